"""The loop behind vertelteller and overdrachten_warm: `rk.inzicht.verhaal` on columns."""

from __future__ import annotations

from typing import Any

import numpy as np

from rk.analysis.tabel import ONBEKEND, ZELF, code
from rk.analysis.vragen.snel import lus
from rk.domain import ActorSoort, Overdracht, Route

WARM = code("overdracht", Overdracht.WARM)
LAUW = code("overdracht", Overdracht.LAUW)
INFORMEEL = code("soort", ActorSoort.INFORMEEL)
ERVARING = code("soort", ActorSoort.ERVARINGSDESKUNDIGE)
GROEN = code("route", Route.GROEN)

FIGUREN = (
    "vertelteller_werkelijk",
    "vertelteller_beste",
    "vertelteller_te_voorkomen",
    "overdrachten_warm",
    "overdrachten_warm_beste",
)
KOLOMMEN = ("helper", "telt", "organisatie", "overdracht")
"""Of these, `telt` is made of the helper's `soort` and `helper_route`, by `telt_mee`."""


@lus
def telt_mee(helper: Any, soort: Any, helper_route: Any) -> Any:
    """By visit 1 where a helper counts, 0 for the person himself and who is of his own circle.

    A visit to somebody unknown counts. As `rk.inzicht.maten.eigen_kring`.
    """
    uit = np.empty(len(helper), dtype=np.int8)
    for i in range(len(helper)):
        eigen = (soort[i] == ERVARING) | ((soort[i] == INFORMEEL) & (helper_route[i] == GROEN))
        uit[i] = (helper[i] != ZELF) & ((helper[i] == ONBEKEND) | (not eigen))
    return uit


@lus
def reken(
    uit: Any,
    kolom: int,
    van: Any,
    midden: Any,
    tot: Any,
    helper: Any,
    telt: Any,
    organisatie: Any,
    overdracht: Any,
) -> None:
    """Fill `uit` (rows casussen, from `kolom` on `laag`, `hoog` and `van` of each of FIGUREN).

    The visits of casus c lie from `van[c]` to `midden[c]` on the real way, and on to `tot[c]` on the
    best way. As `vertelteller`: who is informed, walked along twice at once, narrow and wide.
    """
    # Who is informed on this way: each way has a number of its own, so that nothing is wiped. The first
    # place is for who is not known, and stays empty; the last is where nobody looks. Counting goes
    # without branches: what a visit is can't be foreseen.
    hoogste = 0
    meest = 0
    for i in range(len(helper)):
        hoogste = max(hoogste, int(helper[i]))
        meest = max(meest, int(organisatie[i]))
    weggooi = hoogste + meest + 2
    eng = np.zeros(weggooi + 1, dtype=np.int64)
    ruim = np.zeros(weggooi + 1, dtype=np.int64)
    for c in range(len(van)):
        for weg in range(2):
            begin = van[c] if weg == 0 else midden[c]
            eind = midden[c] if weg == 0 else tot[c]
            nu = 2 * c + weg + 1
            n = eind - begin
            gezien = 0
            hoog = 0
            laag = 0
            over = 0
            warm = 0
            open_ = 0
            for i in range(begin, eind):
                h = int(helper[i])
                hoe = int(overdracht[i])
                later = int(i > begin)
                ken = int(h != ONBEKEND)
                is_open = int(hoe == ONBEKEND)
                verteld = int(hoe == WARM) | int(hoe == LAUW)
                warm += later & int(hoe == WARM)
                open_ += later & is_open
                gezien |= later & ken
                nieuw = later & int(telt[i]) & (1 - verteld)
                hoog += nieuw & int(eng[h + 1] != nu)
                # A visit to somebody unknown can spare one later telling, when it cost none itself.
                over += (1 - ken) & (1 - (later & (1 - verteld) & (1 - is_open)))
                org = int(organisatie[i])
                wie = hoogste + 1 + org if org > 0 else h + 1
                opnieuw = nieuw & ken & (1 - is_open) & int(ruim[wie] != nu)
                spaart = opnieuw & int(over > 0)
                over -= spaart
                laag += opnieuw - spaart
                meld = int(telt[i]) & ken
                eng[h + 1 if meld else weggooi] = nu
                ruim[wie if meld else weggooi] = nu
            k = kolom + 3 * weg
            if n < 2 or gezien == 0:
                uit[c, k] = np.nan
                uit[c, k + 1] = np.nan
            else:
                uit[c, k] = laag
                uit[c, k + 1] = hoog
            uit[c, k + 2] = np.nan
            k = kolom + 9 + 3 * weg
            if n < 2:
                uit[c, k] = np.nan
                uit[c, k + 1] = np.nan
                uit[c, k + 2] = np.nan
            else:
                uit[c, k] = warm
                uit[c, k + 1] = warm + open_
                uit[c, k + 2] = n - 1
        # NaN of either way stays NaN.
        a = uit[c, kolom] - uit[c, kolom + 4]
        b = uit[c, kolom + 1] - uit[c, kolom + 3]
        uit[c, kolom + 6] = 0.0 if a < 0 else a
        uit[c, kolom + 7] = 0.0 if b < 0 else b
        uit[c, kolom + 8] = np.nan
