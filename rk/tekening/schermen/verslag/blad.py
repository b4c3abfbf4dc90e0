"""The page itself. A part that stayed empty is left out."""

from __future__ import annotations

from rk.events import Toestand
from rk.inzicht.uitspraken import figuren_aan
from rk.taal import _
from rk.tekening import meetellen
from rk.tekening.boom import El, el
from rk.tekening.datum import dag
from rk.tekening.schermen.verslag import oogst, verhaal
from rk.tekening.schermen.verslag.regie import regie
from rk.tekening.schermen.verslag.verborgen import zonder_verborgen
from rk.tekening.schermen.verslag.vorm import deel, lijst
from rk.tekening.stapwoorden import over_ons
from rk.tekening.vorige import in_verslag
from rk.tekening.vormen import maandnaam, vul
from rk.tekening.werk import werk_in_verslag


def verslag(t: Toestand, *, breedte: int) -> El:
    """The page. `breedte`: what it has for its pictures, in units of which a screen is 1080 high."""
    t = zonder_verborgen(t)
    stukken = (
        None if over_ons(t.casus) else verhaal.wie(t),
        in_verslag(t),
        verhaal.weg(t, breedte),
        verhaal.wegwijzers(t),
        regie(t),
        verhaal.ogen(t),
        werk_in_verslag(t),
        oogst.vierv(t),
        oogst.dilemmas(t),
        oogst.wensen(t),
        _kaart_vroeg(t),
        _verzonnen(t),
    )
    return el(
        "article", _hoofd(t), stukken, meetellen.in_verslag(t), _vertelt(t), class_="rk-verslag", id="verslag"
    )


def _hoofd(t: Toestand) -> El:
    kaart = _("kaart {kaart}, stand {maand}").format(kaart=t.kaart.naam, maand=maandnaam(t.kaart.stand))
    gesprek = _("gesprek van {dag}").format(dag=dag(t.begonnen)) if dag(t.begonnen) else ""
    regels = (gesprek, kaart, _("oefenverhaal") if t.casus.oefening else "")
    onder = " · ".join(r for r in regels if r)
    return el(
        "header", el("h2", t.titel, dir="auto"), el("p", onder, class_="rk-stil"), class_="rk-verslag-hoofd"
    )


def _kaart_vroeg(t: Toestand) -> El | None:
    """The statements that the group kept, as it read them; none while figures are off."""
    # What he hid is counted by no figure, but an older statement may still name it.
    stil = {"overzicht_domeinen"} if "domeinen" in t.verborgen else set()
    bewaard = [u for u in t.bewaarde_uitspraken if u.figuur not in stil]
    if not bewaard or not figuren_aan(t):
        return None
    return deel(_("Wat de kaart vroeg"), lijst([el("li", u.tekst, dir="auto") for u in bewaard]))


def _verzonnen(t: Toestand) -> El | None:
    if not t.casus.verzonnen:
        return None
    items = [el("li", x, dir="auto") for x in t.casus.verzonnen]
    return deel(_("Verzonnen voor de oefening"), lijst(items), klasse="rk-verslag-verzonnen")


def _vertelt(t: Toestand) -> El | None:
    if over_ons(t.casus):
        return None
    vraag = vul(_("Wie vertelt {naam} dit?"), t.casus.naam)
    wie = t.vooraf.vertelt_terug or _("Dat is nog niet afgesproken.")
    return el("footer", el("b", vraag), " ", el("span", wie, dir="auto"), class_="rk-verslag-vertelt")
