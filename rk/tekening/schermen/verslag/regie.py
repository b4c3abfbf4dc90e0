"""Step 4 on the page: who does what, and how far the answers lay apart."""

from __future__ import annotations

from rk.domain import BandSoort, Leefdomein, Stap
from rk.events import Toestand
from rk.taal import _
from rk.tekening import woorden
from rk.tekening.boom import El, el
from rk.tekening.raam import stapnaam
from rk.tekening.schermen.regie import wie_tekst
from rk.tekening.schermen.spreiding import eenduidigzin, tellingen
from rk.tekening.schermen.verslag.verhaal import actornaam
from rk.tekening.schermen.verslag.vorm import deel, paren


def regie(t: Toestand) -> El | None:
    """What the group agrees on, who sees the whole, and what each thought before."""
    gezegd = {r.functie: r for r in t.casus.regie if r.wie or r.niemand}
    rijen = [
        (label[:1].upper() + label[1:], wie_tekst(t, gezegd[functie].wie, niemand=gezegd[functie].niemand))
        for functie, label in woorden.functies(t.casus.naam).items()
        if functie in gezegd
    ]
    overzicht: dict[str, list[str]] = {}
    for band in t.casus.banden:
        if band.soort is BandSoort.OVERZICHT:
            overzicht.setdefault(actornaam(t, band.van), []).append(woorden.leefdomein(Leefdomein(band.naar)))
    rijen += [
        (_("{wie} ziet het geheel van").format(wie=wie), ", ".join(wat)) for wie, wat in overzicht.items()
    ]
    delen = [tafel for tafel in (paren(rijen), *_genoemd(t)) if tafel]
    return deel(stapnaam(t, Stap.REGIE), *delen) if delen else None


def _genoemd(t: Toestand) -> list[El]:
    """What everybody answered for himself: only how often each was named, never by whom."""
    rijen = []
    for functie, label in woorden.functies(t.casus.naam).items():
        keer = [_("{wie}: {n} keer").format(wie=wie, n=n) for wie, n in tellingen(t, functie)]
        rijen.append((label[:1].upper() + label[1:], " · ".join(keer)))
    tafel = paren(rijen)
    if tafel is None:
        return []
    zin = eenduidigzin(t)
    return [
        el("h4", _("Wie noemden we, ieder voor zich?")),
        *([el("p", zin)] if zin else []),
        tafel,
    ]
