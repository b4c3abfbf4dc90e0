"""Step 6: what the group takes with it, in four fields: hold on, strengthen, renew, leave.

Three phases that lie open all the time: each for himself on paper, looking together, choosing
together. The cards are entered at the laptop; what the group chooses turns purple.
"""

from __future__ import annotations

from rk.domain import Fase, Kamerstand, Stap, VierV
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.raam import NIEMAND, stapvraag
from rk.tekening.schermen.fasen import blok, fase_van, rusthint, strook, voor_zich
from rk.tekening.schermen.kaartbord import bordhint, kaartbord, schijf, verborgen, zichtbaar
from rk.tekening.schermen.stippen import opener
from rk.tekening.schermen.verbergen import teller, terughalen
from rk.tekening.schermen.vierkaart import ICOON, Bord, Bordvak, vaknaam


def vierv(t: Toestand, blik: Blik, kamer: Kamerstand = NIEMAND) -> tuple[El, object]:
    """The four fields, as far as the group is in the step."""
    fase = fase_van(t, Stap.VIERV)
    if fase is Fase.VOOR_ZICH:
        return _voor_zich(t, kamer), rusthint()
    bord = vierbord()
    kaarten = zichtbaar(t, bord)
    weg = verborgen(t, bord)
    kop = el(
        "div",
        el("h2", stapvraag(t, Stap.VIERV), class_="rk-vraag"),
        teller(len(weg), blik, een=_("1 kaart verborgen"), meer=_("{aantal} verborgen")),
        el(
            "div",
            opener(blik) if fase is Fase.KIEZEN and kaarten else None,
            strook(t, Stap.VIERV, kamer),
            class_="rk-4v-rechts",
        ),
        class_="rk-4v-kop",
    )
    scherm = el(
        "main",
        kop,
        terughalen(t, blik, weg),
        kaartbord(t, blik, kamer, bord, fase),
        class_=f"rk-inhoud rk-vlak rk-4v rk-4v-{fase.value}",
        tabindex="-1",
        id="rk-hoofd",
    )
    return scherm, bordhint(kaarten, fase, kamer)


def _ondertitel(vak: VierV) -> str:
    return {
        VierV.VASTHOUDEN: _("loopt goed, zo houden"),
        VierV.VERSTERKEN: _("gebeurt hier en daar"),
        VierV.VERNIEUWEN: _("is er nog niet"),
        VierV.VERLATEN: _("hier moeten we vanaf"),
    }[vak]


def denkvraag(vak: VierV) -> str:
    """What there is to think about in a field."""
    return {
        VierV.VASTHOUDEN: _("Wat helpt nu al, en wil je niet kwijt?"),
        VierV.VERSTERKEN: _("Wat lukt soms, en mag vaker?"),
        VierV.VERNIEUWEN: _("Wat ontbreekt, en zou wel helpen?"),
        VierV.VERLATEN: _("Waar kunnen we beter mee ophouden?"),
    }[vak]


def vierbord() -> Bord:
    """The four fields as a board; its cards can say whether they are about policy or practice."""
    vakken = tuple(Bordvak(id=v.value, naam=vaknaam(v), onder=_ondertitel(v), icoon=ICOON[v]) for v in VierV)
    return Bord(punt=Stap.VIERV, vakken=vakken, met_merk=True)


def _voor_zich(t: Toestand, kamer: Kamerstand) -> El:
    """Quiet minutes: what to write, and nothing else. What is there already is only counted."""
    blokken = [
        blok(vak.naam, denkvraag(VierV(vak.id)), onder=vak.onder, teken=schijf(vak))
        for vak in vierbord().vakken
    ]
    n = len(t.kaarten_bij(Stap.VIERV))
    een, meer = _("1 kaart staat klaar"), _("{aantal} kaarten staan klaar")
    klaar = "" if not n else een if n == 1 else meer.format(aantal=n)
    return voor_zich(t, Stap.VIERV, kamer, blokken, klaar=klaar)
