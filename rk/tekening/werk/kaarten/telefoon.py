"""The form `kaarten` on a phone: a card in a field, the examples to lay down, and what to read."""

from __future__ import annotations

from rk.domain import Kaartbord, Punt
from rk.events import Toestand
from rk.events.inbreng import Inbreng, WerkInbreng
from rk.events.inbreng.werk import PlaatsInbreng, VakkaartInbreng
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.telefoonblok import Rand, keuze, tekstveld, vorm
from rk.tekening.vormen import vul
from rk.tekening.werk.kaarten.bord import kaartbord_van, vak_van

_KORT = 16
"""Names of more letters stand below each other."""


def telefoon(t: Toestand, punt: Punt, wijzig: Inbreng | None, rand: Rand) -> list[El]:
    """A card of one's own; before it the examples, where the group lays them down first."""
    k, naam = kaartbord_van(t, punt), t.casus.naam
    if isinstance(wijzig, PlaatsInbreng):
        return [*([rand.noot] if rand.noot is not None else []), *_voorbeelden(t, punt, k, wijzig, rand)]
    kaart = wijzig if isinstance(wijzig, VakkaartInbreng) else None
    eerste = kaart.vak if kaart is not None else k.vakken[0].id
    vakken = el(
        "fieldset",
        el("legend", _("In welk vak?"), class_="tel-alleen-voorlezen"),
        [keuze("vak", v.id, vul(v.naam, naam), aan=v.id == eerste, bij=f"{punt}-") for v in k.vakken],
        class_="tel-vakken" + (" is-lang" if any(len(v.naam) > _KORT for v in k.vakken) else ""),
    )
    tekst = tekstveld(punt, "tekst", _("Jouw kaart"), kaart.tekst if kaart is not None else "", stil=True)
    zelf = vorm(punt, rand, vakken, tekst, soort="kaarten")
    if kaart is not None or not k.plaatsen:
        return [zelf, *_lezen(t, k)]
    return [
        *_voorbeelden(t, punt, k, None, rand),
        el("h2", _("Of schrijf zelf"), class_="tel-tussen"),
        zelf,
    ]


def _voorbeelden(t: Toestand, punt: Punt, k: Kaartbord, wijzig: PlaatsInbreng | None, rand: Rand) -> list[El]:
    """One form for each example, folded but the first: where does this lie?"""
    naam = t.casus.naam
    over = [v for v in k.voorbeelden if wijzig is None or v.id == wijzig.voorbeeld]
    uit = []
    for nr, v in enumerate(over):
        keuzes = [
            keuze(
                "vak",
                vak.id,
                vul(vak.naam, naam),
                aan=wijzig is not None and wijzig.vak == vak.id,
                bij=f"{punt}-{v.id}-",
            )
            for vak in k.vakken
        ]
        deze = vorm(
            punt,
            rand.van(v.id, wijzigt=wijzig is not None),
            el("input", type="hidden", name="voorbeeld", value=v.id),
            el(
                "fieldset",
                el("legend", _("Waar hoort dit?"), class_="tel-alleen-voorlezen"),
                keuzes,
                class_="tel-vakken",
            ),
            soort="plaats",
            naam=f"{punt}-{v.id}",
            knop=_("Bewaar"),
        )
        uit.append(
            el("details", el("summary", vul(v.tekst, naam)), deze, id=f"voorbeeld-{v.id}", open=not nr)
        )
    return uit


def _lezen(t: Toestand, k: Kaartbord) -> list[El]:
    """What the fields have to read, folded."""
    naam = t.casus.naam
    uit = []
    for v in k.vakken:
        blokken = [
            el("div", el("h3", vul(b.kop, naam)), el("ul", [el("li", vul(r, naam)) for r in b.regels]))
            for b in v.blokken
        ]
        if blokken:
            lees = el("div", el("p", vul(v.vraag, naam)) if v.vraag else None, blokken, class_="tel-lezen")
            uit.append(el("details", el("summary", vul(v.naam, naam)), lees, id=f"lees-{v.id}"))
    return [el("h2", _("Om te lezen"), class_="tel-tussen"), *uit] if uit else []


def in_woorden(t: Toestand, inbreng: WerkInbreng) -> str:
    """The field and the words."""
    k, naam = kaartbord_van(t, inbreng.waar), t.casus.naam
    if isinstance(inbreng, VakkaartInbreng):
        vak = vak_van(k, inbreng.vak)
        return f"{vul(vak.naam, naam)}: {inbreng.tekst}" if vak is not None else inbreng.tekst
    if isinstance(inbreng, PlaatsInbreng):
        vak = vak_van(k, inbreng.vak)
        tekst = next((v.tekst for v in k.voorbeelden if v.id == inbreng.voorbeeld), "")
        return f"{vul(vak.naam, naam)}: {vul(tekst, naam)}" if vak is not None else vul(tekst, naam)
    return ""
