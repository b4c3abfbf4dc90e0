"""The end: the whole session on one page, to read together and to print."""

from __future__ import annotations

from rk.domain import Stap
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.meetellen import regel
from rk.tekening.raam import stapuitleg, stapvraag
from rk.tekening.schermen.verslag import verslag
from rk.tekening.vorige import bewogen_opener
from rk.tekening.vormen import icoon, knop

_BREEDST = 1560
_RAND = {False: 44, True: 28}
_WIT = {False: 60, True: 40}
"""The page's widest, what lies beside it and the white inside it, in units, by `blik.smal`."""


def einde(t: Toestand, blik: Blik) -> tuple[El, object]:
    """The page of the session with two acts: print it, and close the talk."""
    breedte = min(blik.breedte - 2 * _RAND[blik.smal], _BREEDST) - 2 * _WIT[blik.smal]
    blad = el(
        "div",
        verslag(t, breedte=breedte),
        class_="rk-rol rk-einde-rol",
        tabindex="0",
        role="region",
        aria_label=_("Overzicht van het gesprek"),
        id="einde-overzicht",
    )
    scherm = el("main", _kop(t), regel(t), blad, class_="rk-inhoud rk-einde", tabindex="-1", id="rk-hoofd")
    return scherm, _("Printen kan op papier, of naar een pdf.")


def _kop(t: Toestand) -> El:
    tekst = el(
        "div",
        el("h2", stapvraag(t, Stap.EINDE), class_="rk-grote-vraag"),
        el("p", stapuitleg(t, Stap.EINDE), class_="rk-uitleg"),
    )
    printen = knop(icoon("print"), _("Print"), lokaal="print", id="einde-print")
    if t.gesloten:
        dicht = knop(icoon("rondje"), _("Heropen"), daad="sessie_heropend", id="einde-heropen")
    else:
        dicht = knop(
            icoon("slot"), _("Sluit het gesprek af"), daad="sessie_gesloten", soort="hoofd", id="einde-sluit"
        )
    return el(
        "div",
        tekst,
        el("div", bewogen_opener(t), printen, dicht, class_="rk-einde-knoppen"),
        class_="rk-einde-kop rk-niet-printen",
    )
