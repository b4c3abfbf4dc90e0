"""The form `schaal` on paper: a row for each domain, to cross a ring for now and a star for the wish."""

from __future__ import annotations

from rk.domain import Punt, Schaal, Schaaldeel
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.werk.delen import werkvorm_van
from rk.tekening.werk.schaal.merken import trapje
from rk.tekening.werk.schaal.stand import zichtbare_delen
from rk.tekening.werk.schaal.woorden import TERMIJNEN, doelnaam
from rk.tekening.werk.tekens import teken


def papier(t: Toestand, punt: Punt) -> El:
    """The sheet to write on."""
    schaal = werkvorm_van(t, punt).schaal
    if schaal is None:
        raise ValueError(str(punt))
    op_scherm = zichtbare_delen(schaal, t.werkstand(punt))
    delen = (*op_scherm, *(d for d in schaal.delen if d not in op_scherm))
    return el(
        "div",
        el("p", _uitleg(schaal)),
        _tabel(schaal, delen),
        _doelen(delen) if schaal.doelen else None,
        class_="rk-papier-schaal",
    )


def _uitleg(schaal: Schaal) -> str:
    zinnen = [_("Zet in elke rij een kruis in het rondje dat past.")]
    if schaal.gewenst:
        zinnen = [_("Zet in elke rij een kruis in het rondje voor nu, en in de ster voor hoe je het wilt.")]
    if schaal.bespreken:
        zinnen.append(_("Zet een kruis in het vierkant als je hierover wilt praten."))
    return " ".join(zinnen)


def _tabel(schaal: Schaal, delen: tuple[Schaaldeel, ...]) -> El:
    k = len(schaal.niveaus)
    vinken = "○ ☆" if schaal.gewenst else "○"
    koppen = [el("th", trapje(n, k), el("div", naam), scope="col") for n, naam in enumerate(schaal.niveaus)]
    kop = el(
        "tr",
        el("th", _("Wat"), scope="col"),
        koppen,
        el("th", _("Praten"), scope="col") if schaal.bespreken else None,
    )
    rijen = [
        el(
            "tr",
            el(
                "th",
                teken(d.teken) if d.teken else None,
                d.naam,
                el("p", d.uitleg) if d.uitleg else None,
                scope="row",
                dir="auto",
            ),
            [el("td", vinken, class_="rk-papier-vink") for _n in range(k)],
            el("td", "□", class_="rk-papier-vink") if schaal.bespreken else None,
        )
        for d in delen
    ]
    return el("table", el("thead", kop), el("tbody", rijen))


def _doelen(delen: tuple[Schaaldeel, ...]) -> El:
    kop = el("tr", el("th", _("Wat"), scope="col"), [el("th", doelnaam(x), scope="col") for x in TERMIJNEN])
    rijen = [
        el("tr", el("th", d.naam, scope="row", dir="auto"), [el("td") for _x in TERMIJNEN]) for d in delen
    ]
    return el("table", el("thead", kop), el("tbody", rijen), class_="rk-papier-doelen")
