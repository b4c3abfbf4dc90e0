"""What each screen counts: by screen the tables of people that it is made of, from the route store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.deel import Deel
from rk.analysis.opslag import Routeopslag
from rk.analysis.tabel import ONBEKEND, Codesoort, code
from rk.analysis.vragen import stel
from rk.analysis.vragen.cijfers.per_casus import CijfersPerCasus
from rk.dashboards.tellen import Getallen, Mensen, Paren, Teltabel, Wie, met_codes, paren
from rk.dashboards.vakken import AANTALLEN
from rk.domain import Overdracht, Route, Uitkomst

STROMEN, PLEKKEN = 24, 12
"""At most so many flows, and so many places of a way, are looked at."""
HOE = ("koud", "anders", "onbekend")
WARM = ("vooral", "minder", "onbekend", "geen")
HOEVEEL = ("niemand", "een", "meer", "onbekend")
EINDE = ("geholpen", "deels", "anders", "gestopt", "onbekend", "geen")
VIERV = (Codesoort.VASTHOUDEN, Codesoort.VERSTERKEN, Codesoort.VERNIEUWEN, Codesoort.VERLATEN)
ZONDER = len(AANTALLEN.grenzen)
"""After the bins: the figure is not known of somebody, or there was too little to go on."""
VAKNAMEN = (*AANTALLEN.namen, "onbekend")
_ROUTES = tuple(r.value for r in Route)
_WARM, _KOUD = code("overdracht", Overdracht.WARM), code("overdracht", Overdracht.KOUD)

Bezoeken = npt.NDArray[Any]


def gewoon(naam: str, dimensie: str, namen: Sequence[str], p: Paren, telt: str, mensen: Mensen) -> Teltabel:
    """A table of one dimension."""
    return Teltabel(
        naam=naam,
        dimensies=(dimensie,),
        namen=[(n,) for n in namen],
        paren=p,
        telt=telt,
        mensen=len(mensen),
    )


def _eerste(deel: Deel) -> npt.NDArray[np.bool_]:
    """Which visits are the first of their way."""
    casus = deel["casus"]
    return np.r_[True, casus[1:] != casus[:-1]] if len(casus) else np.zeros(0, bool)


def routes(opslag: Routeopslag, mensen: Mensen) -> list[Teltabel]:
    """Flows between haltes and how cold, figures, and the route at each place of the way."""

    def cellen(deel: Deel, plek: npt.NDArray[np.intp]) -> dict[str, npt.NDArray[Any]]:
        n, eerste = len(deel.casus["casus"]), _eerste(deel)
        halte, route, hoe = (np.asarray(deel[k], np.int64) for k in ("halte", "route", "overdracht"))
        volgorde = np.arange(len(halte)) - np.flatnonzero(eerste)[np.cumsum(eerste) - 1] if n else halte
        vorige = np.r_[ONBEKEND, halte[:-1]][: len(halte)]
        stap = ~eerste & (halte >= 0) & (vorige >= 0) & (halte != vorige)
        lengte = np.bincount(plek, minlength=n)
        uit = {
            "stap": np.where(stap, vorige * len(opslag.namen.haltes) + halte, -1),
            "plek": np.where((volgorde < PLEKKEN) & (route >= 0), volgorde * len(_ROUTES) + route, -1),
            "lengte": np.where(lengte > 0, in_vakken(lengte), ZONDER),
            "aanspreekpunt": _hoeveel(deel.casus["r_aanspreekpunt"]),
            "einde": _einde(deel, plek, n),
        }
        for nr, naam in enumerate(_ROUTES):
            hier = ~eerste & (route == nr)
            warm = _per_casus(hier & (hoe == _WARM), plek, n)
            open_ = _per_casus(hier & (hoe == ONBEKEND), plek, n)
            # Of whom it is not known is left out here: there is no total to set it beside.
            klasse = _warm(warm, warm + open_, _per_casus(hier, plek, n))
            uit[f"warm_{naam}"] = np.where(klasse > 1, -1, klasse)
        return uit

    r = stel(
        opslag,
        Wie(
            kolommen=("casus", "halte", "route", "overdracht", "uitkomst"),
            cellen=cellen,
            extra=("r_aanspreekpunt",),
        ),
    )
    warm_route = samen_route(r)
    cijfers = stel(opslag, CijfersPerCasus())
    vertellen, overdrachten = cijfers.van("vertelteller_werkelijk"), cijfers.van("overdrachten_warm")
    warm = _warm(overdrachten["laag"], overdrachten["hoog"], overdrachten["van"])
    return [
        *_stromen(opslag, r["stap"], mensen),
        *(
            gewoon(
                f"vertellen_{grens}",
                "keer",
                VAKNAMEN,
                paren(_figuur(vertellen[grens]), cijfers.casus),
                "keer opnieuw vertellen",
                mensen,
            )
            for grens in ("laag", "hoog")
        ),
        *_wegwijzers(opslag, mensen),
        gewoon("warm", "overdracht", WARM, paren(warm, cijfers.casus), "mensen met een weg", mensen),
        Teltabel(
            naam="warm_route",
            dimensies=("route", "overdracht"),
            namen=[(route, w) for route in _ROUTES for w in WARM[:2]],
            paren=warm_route,
            telt="mensen die op een route aankwamen",
            mensen=len(mensen),
        ),
        gewoon("aanspreekpunt", "hoeveel", HOEVEEL, r["aanspreekpunt"], "mensen", mensen),
        gewoon("lengte", "haltes", VAKNAMEN, r["lengte"], "mensen met een weg", mensen),
        gewoon("einde", "uitkomst", EINDE, r["einde"], "mensen met een weg", mensen),
        Teltabel(
            naam="plek",
            dimensies=("plek", "route"),
            namen=[(str(p + 1), route) for p in range(PLEKKEN) for route in _ROUTES],
            paren=r["plek"],
            telt="mensen met een bezoek op die plek",
            mensen=len(mensen),
        ),
    ]


def samen_route(r: dict[str, Paren]) -> Paren:
    """The tables by route as one: a cell is the route times two, plus mostly warm or less."""
    delen = [r[f"warm_{naam}"] for naam in _ROUTES]
    return Paren(
        cel=np.concatenate([2 * nr + d.cel for nr, d in enumerate(delen)]),
        casus=np.concatenate([d.casus for d in delen]),
    )


def in_vakken(waarde: npt.NDArray[Any]) -> Getallen:
    """The bin of AANTALLEN that each value is in."""
    return np.searchsorted([laag for laag, _hoog in AANTALLEN.grenzen], waarde, side="right") - 1


def _per_casus(waar: npt.NDArray[np.bool_], plek: npt.NDArray[np.intp], n: int) -> Getallen:
    return np.bincount(plek[waar], minlength=n)


def _warm(laag: npt.NDArray[Any], hoog: npt.NDArray[Any], van: npt.NDArray[Any]) -> Getallen:
    """Whether at least half of the handovers was warm, in WARM: unknown where that depends on what is
    not known, "geen" for who had none.
    """
    er = np.nan_to_num(van) > 0
    klasse = np.where(2 * np.nan_to_num(laag) >= van, 0, np.where(2 * np.nan_to_num(hoog) < van, 1, 2))
    return np.where(er, klasse, WARM.index("geen"))


def _wegwijzers(opslag: Routeopslag, mensen: Mensen) -> list[Teltabel]:
    """How many haltes of the best way nobody points to; only talks can tell."""
    if _GAT not in opslag.casuskolommen:
        return []

    def cellen(deel: Deel, _plek: npt.NDArray[np.intp]) -> dict[str, npt.NDArray[Any]]:
        return {"gat": _figuur(deel.casus[_GAT])}

    r = stel(opslag, Wie(kolommen=("casus",), cellen=cellen, extra=(_GAT,)))
    return [gewoon("wegwijzers", "haltes", VAKNAMEN, r["gat"], "mensen met een beste weg", mensen)]


def _hoeveel(hoe: npt.NDArray[Any]) -> Getallen:
    hoe = np.asarray(hoe, np.int64)
    return np.where(hoe < 0, 3, np.minimum(hoe, 2))


def _einde(deel: Deel, plek: npt.NDArray[np.intp], n: int) -> Getallen:
    """What came of the last visit, in EINDE."""
    uitkomst = np.asarray(deel["uitkomst"], np.int64)
    naar = {
        code("uitkomst", Uitkomst.GEHOLPEN): 0,
        code("uitkomst", Uitkomst.DEELS): 1,
        code("uitkomst", Uitkomst.CONTACT_GESTOPT): 3,
        ONBEKEND: 4,
    }
    klasse = np.full(n, EINDE.index("geen"), np.int64)
    # The last write wins: the visits of a casus are in order.
    klasse[plek] = [naar.get(u, 2) for u in uitkomst.tolist()]
    return klasse


def _stromen(opslag: Routeopslag, stap: Paren, mensen: Mensen) -> list[Teltabel]:
    """The thickest flows by people, and for the same how the handover was."""
    n, haltes = len(opslag.namen.haltes), opslag.namen.haltes
    keer = np.bincount(stap.cel, minlength=1)
    top = np.argsort(-keer, kind="stable")[:STROMEN]
    top = np.sort(top[keer[top] > 0])
    naam = [(haltes[c // n], haltes[c % n]) for c in top.tolist()] if n else []

    def cellen(deel: Deel, _plek: npt.NDArray[np.intp]) -> dict[str, npt.NDArray[Any]]:
        halte, hoe = np.asarray(deel["halte"], np.int64), np.asarray(deel["overdracht"], np.int64)
        vorige = np.r_[ONBEKEND, halte[:-1]][: len(halte)]
        cel = np.where(~_eerste(deel) & (halte >= 0) & (vorige >= 0), vorige * n + halte, -1)
        plaats = np.searchsorted(top, cel) if len(top) else np.zeros(len(cel), np.int64)
        raak = (plaats < len(top)) & (top[np.minimum(plaats, len(top) - 1)] == cel) if len(top) else cel < -1
        soort = np.where(hoe == _KOUD, 0, np.where(hoe == ONBEKEND, 2, 1))
        return {"hoe": np.where(raak, plaats * len(HOE) + soort, -1)}

    hoe = stel(opslag, Wie(kolommen=("casus", "halte", "overdracht"), cellen=cellen))["hoe"]
    stap = paren(hoe.cel // len(HOE), hoe.casus)
    telt = "mensen met een stap van, naar"
    return [
        Teltabel(
            naam="stromen",
            dimensies=("van", "naar"),
            namen=naam,
            paren=stap,
            telt=telt,
            mensen=len(mensen),
            open=True,
        ),
        Teltabel(
            naam="koud",
            dimensies=("van", "naar", "hoe"),
            namen=[(a, b, h) for a, b in naam for h in HOE],
            paren=hoe,
            telt=telt,
            mensen=len(mensen),
            houdt=(("van", "naar"),),
            los=True,
            open=True,
        ),
    ]


def _codes(opslag: Routeopslag, soorten: Sequence[Codesoort], naam: str, mensen: Mensen) -> Teltabel:
    """Who has which code of these kinds; only codes that somebody has."""
    p, n = met_codes(opslag)
    nummers = [code_nr(s) for s in soorten]
    cellen = np.array([s * n + c for s in nummers for c in range(n)], np.int64)
    gebruikt = np.isin(cellen, p.cel)
    teksten = [
        (s.value, opslag.namen.codes[c] if opslag.namen.codes else "") for s in soorten for c in range(n)
    ]
    orde = np.sort(cellen[gebruikt])
    naam_van = dict(zip(cellen.tolist(), teksten, strict=True))
    plaats = np.searchsorted(orde, p.cel)
    raak = np.isin(p.cel, orde)
    return Teltabel(
        naam=naam,
        dimensies=("soort", "code"),
        namen=[naam_van[c] for c in orde.tolist()],
        paren=Paren(cel=plaats[raak], casus=p.casus[raak]),
        telt="mensen met een code",
        open=True,
        mensen=len(mensen),
    )


def code_nr(soort: Codesoort) -> int:
    """The number of a kind of code in the table of codes."""
    return list(Codesoort).index(soort)


def vierv(opslag: Routeopslag, mensen: Mensen) -> list[Teltabel]:
    """Themes by field of 4V, and those of wishes."""
    return [
        _codes(opslag, VIERV, "vierv", mensen),
        _codes(opslag, (Codesoort.WENS,), "wensen", mensen),
    ]


def signalen(opslag: Routeopslag, mensen: Mensen) -> list[Teltabel]:
    """Obstacles by kind, and how many of them hang together in a circle."""

    def cellen(deel: Deel, _plek: npt.NDArray[np.intp]) -> dict[str, npt.NDArray[Any]]:
        return {
            "kring": _figuur(deel.casus[_KRING]),
            "openen": _figuur(deel.casus[_OPENEN]),
        }

    kolommen = (_KRING, _OPENEN)
    er = all(k in opslag.casuskolommen for k in kolommen)
    tabellen = [_codes(opslag, (Codesoort.OBSTAKEL,), "obstakels", mensen)]
    if er:
        r = stel(opslag, Wie(kolommen=("casus",), cellen=cellen, extra=kolommen))
        tabellen += [
            gewoon("kring", "obstakels", VAKNAMEN, r["kring"], "mensen met obstakels", mensen),
            gewoon("openen", "plekken", VAKNAMEN, r["openen"], "mensen met een kring", mensen),
        ]
    return tabellen


_GAT = "f_wegwijzergat_laag"
_KRING, _OPENEN = "f_drempels_in_kring_laag", "f_kringen_openen_laag"


def _figuur(waarde: npt.NDArray[Any]) -> Getallen:
    """The bin of a figure that is a float column; ZONDER where there was too little to go on."""
    bekend = np.isfinite(waarde)
    return np.where(bekend, in_vakken(np.where(bekend, waarde, 0)), ZONDER)


def alles(opslag: Routeopslag, mensen: Mensen) -> list[Teltabel]:
    """All tables of all screens. They are judged together: who sees one screen can open the next."""
    return [
        *routes(opslag, mensen),
        *vierv(opslag, mensen),
        *signalen(opslag, mensen),
    ]
