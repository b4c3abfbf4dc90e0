"""A sheet of paper for each step that collects: for groups without phones, or for who has none.

A page of its own: it is printed, one for each person, and nobody's name is on it.
"""

from __future__ import annotations

from collections.abc import Callable

from rk.domain import Punt, Stap, VierV, Weg, Werkpunt
from rk.events import Toestand
from rk.taal import _
from rk.tekening import woorden
from rk.tekening.boom import El, el
from rk.tekening.raam import stapnaam, stapvraag
from rk.tekening.schermen.vierkaart import vaknaam
from rk.tekening.schermen.vierv import denkvraag
from rk.tekening.stapwoorden import gesprekstitel
from rk.tekening.vormen import icoon, knop, vul
from rk.tekening.werk import werk_op_papier
from rk.tekening.werk.delen import papierlijnen

_HALTES = 14
"""So many haltes have a row of their own; a longer way gets open rows to write the number in."""


def papier(t: Toestand, stap: Punt) -> El:
    """The sheet of one step, to print.

    Raises  ValueError: a step that collects nothing.
    """
    if isinstance(stap, Werkpunt):
        vel = werk_op_papier(t, stap)
    elif stap in _VELLEN:
        vel = _VELLEN[stap](t)
    else:
        raise ValueError(stap.value)
    return el(
        "main",
        el(
            "div",
            knop(icoon("print"), _("Print dit blad"), lokaal="print", soort="hoofd", id="papier-print"),
            el("p", _("Print er een voor ieder. Wie leidt, typt daarna over wat de groep wil delen.")),
            class_="rk-papier-knoppen rk-niet-printen",
        ),
        el(
            "article",
            el(
                "header",
                el("p", gesprekstitel(t.casus), " · ", stapnaam(t, stap)),
                el("h1", stapvraag(t, stap)),
                el("p", _("Schrijf voor jezelf. Noem geen namen. Je hoeft niet alles te vullen.")),
                class_="rk-papier-kop",
                dir="auto",
            ),
            vel,
            class_=f"rk-papier-vel rk-papier-{stap.value}",
        ),
        class_="rk-papier",
        id="rk-papier",
    )


def _vierv(t: Toestand) -> El:
    vakken = [
        el("section", el("h2", vaknaam(v)), el("p", denkvraag(v)), papierlijnen(6), class_="rk-papier-vak")
        for v in VierV
    ]
    return el("div", vakken, class_="rk-papier-vakken")


def _regie(t: Toestand) -> El:
    """Functions with room for a name; the helpers that are on the screen, to choose from."""
    helpers = [a.naam for a in t.casus.actoren] + [vul(_("{naam} zelf"), t.casus.naam)]
    rijen = [
        el("tr", el("th", label, scope="row", dir="auto"), el("td"))
        for label in woorden.functies(t.casus.naam).values()
    ]
    kop = el("tr", el("th", _("Wat"), scope="col"), el("th", _("Wie doet dit volgens jou?"), scope="col"))
    return el(
        "div",
        el("p", el("b", _("Kies uit: ")), ", ".join(helpers), "."),
        el("p", _("Of schrijf: niemand, of: weet ik niet.")),
        el("table", el("thead", kop), el("tbody", rijen)),
    )


def _ogen(t: Toestand) -> El:
    bezoeken = [b for b in t.casus.weg(Weg.WERKELIJK) if b.id not in t.verborgen]
    namen = [
        f"{nr}. {halte.naam if (halte := t.halte(b.halte_id)) else b.halte_id}"
        for nr, b in enumerate(bezoeken, 1)
    ]
    rijen = namen if 0 < len(namen) <= _HALTES else ["…"] * 10
    kop = el(
        "tr",
        el("th", _("Halte"), scope="col"),
        el("th", _("Wat doet mij goed?"), scope="col"),
        el("th", _("Waar loop ik vast?"), scope="col"),
    )
    return el(
        "div",
        el("p", vul(_("Schrijf alsof je {naam} bent: in de ik-vorm."), t.casus.naam), dir="auto"),
        el(
            "table",
            el("thead", kop),
            el("tbody", [el("tr", el("th", r, scope="row", dir="auto"), el("td"), el("td")) for r in rijen]),
        ),
    )


def _dilemmas(_t: Toestand) -> El:
    keer = [
        el(
            "section",
            el("h2", _("Tussen")),
            papierlijnen(2),
            el("h2", _("en")),
            papierlijnen(2),
            class_="rk-papier-vak",
        )
        for _nr in range(3)
    ]
    return el("div", keer)


def _wensen(t: Toestand) -> El:
    keer = [
        el(
            "section",
            el("h2", _("Wens {nr}").format(nr=nr)),
            papierlijnen(4),
            el("p", vul(_("Wie kan dit samen met {naam} oppakken?"), t.casus.naam), dir="auto"),
            papierlijnen(1),
            class_="rk-papier-vak",
        )
        for nr in (1, 2, 3)
    ]
    return el("div", keer)


_VELLEN: dict[Stap, Callable[[Toestand], El]] = {
    Stap.VIERV: _vierv,
    Stap.REGIE: _regie,
    Stap.OGEN: _ogen,
    Stap.DILEMMAS: _dilemmas,
    Stap.WENSEN: _wensen,
}
