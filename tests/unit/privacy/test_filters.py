"""Ten thousand filters: nothing of 1 to 9 people is shown, or follows from what is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import linprog

from rk.privacy import REGELS, Tabel, UitgifteFout, publiceer, toon
from rk.privacy.leden import Leden
from rk.privacy.lijnen import Lijnen
from rk.privacy.onderdruk import onderdruk
from rk.privacy.telling import Telling
from tests.lang import rondes
from tests.unit.privacy.mensen import boek

Reeks = npt.NDArray[Any]
FILTERS = 10_000
MENSEN = 140
GESPREKKEN = 40
# People of the least, and how far a shown number can be from the count: as the rules say, written out anew.
MINSTENS, SPELING = 10, 2


class Wereld:
    """People with four features, and filters over them: by features, and by leaving a few people out."""

    def __init__(self, zaad: int) -> None:
        kans = np.random.default_rng(zaad)
        self.gesprek = kans.integers(0, GESPREKKEN, MENSEN)
        self.kenmerk = [kans.choice(k, MENSEN, p=kans.dirichlet([1.5] * k)) for k in (4, 5, 3, 3)]
        self.filters = np.ones((FILTERS, MENSEN), bool)
        for kenmerk in self.kenmerk:
            # Half of the filters ask for this feature: some of its values.
            vraagt = kans.random((FILTERS, 1)) < 0.5
            waarden = kans.random((FILTERS, kenmerk.max() + 1)) < 0.6
            self.filters &= (waarden | ~vraagt)[:, kenmerk]
        # Each third filter is another one without somebody, or with: the attack by subtraction.
        for nr in range(2, FILTERS, 3):
            self.filters[nr] = self.filters[kans.integers(0, nr)]
            self.filters[nr, kans.choice(MENSEN, kans.integers(1, 16), replace=False)] ^= True

    def per_cel(self, k: int) -> tuple[Reeks, Reeks, Reeks]:
        """For each filter and each value of this feature: people, talks, people of the largest talk; and
        the total of the filter in the last column."""
        soorten = self.kenmerk[k].max() + 1
        welke = np.eye(soorten + 1, dtype=np.float32)[self.kenmerk[k]]
        welke[:, -1] = 1
        talk = np.eye(GESPREKKEN, dtype=np.float32)[self.gesprek]
        cel = np.einsum("mc,mt->mct", welke, talk).reshape(MENSEN, -1)
        per = (self.filters.astype(np.float32) @ cel).reshape(FILTERS, soorten + 1, GESPREKKEN)
        return tuple(x.astype(np.int64) for x in (per.sum(axis=2), (per > 0).sum(axis=2), per.max(axis=2)))


def _oordeel_per_filter(wereld: Wereld, k: int) -> tuple[Reeks, Reeks]:
    """Counts (filters × cells, the total last), and which are shown: each filter judged as its own table."""
    aantal, gesprekken, grootste = wereld.per_cel(k)
    breed = aantal.shape[1]
    rij = np.arange(aantal.size).reshape(aantal.shape)
    telling = Telling(
        aantal=aantal.ravel(), gesprekken=gesprekken.ravel(), grootste=grootste.ravel(),
        niets=np.zeros(aantal.size, bool), zichtbaar=np.ones(aantal.size, bool), heel=np.ones(FILTERS, bool),
        lijnen=Lijnen(
            totaal=rij[:, -1], lijn=np.repeat(np.arange(FILTERS), breed - 1), deel=rij[:, :-1].ravel(),
            langs=np.zeros(FILTERS, np.int64),
        ),
    )  # fmt: skip
    return aantal, ~onderdruk(telling, REGELS).weg.reshape(aantal.shape)


def _interval(aantal: Reeks, getoond: Reeks) -> tuple[Reeks, Reeks]:
    """Lowest and highest of each cell, given all that is shown of its table; the total is the last."""
    rond = (aantal + 2) // 5 * 5
    laag = np.where(getoond, np.maximum(rond - SPELING, MINSTENS), 0.0)
    hoog = np.where(getoond, rond + SPELING, np.inf)
    delen_laag, delen_hoog, weg = laag[:, :-1], hoog[:, :-1], ~getoond[:, :-1]
    anders_laag = delen_laag.sum(axis=1, keepdims=True) - delen_laag
    elders_weg = weg.sum(axis=1, keepdims=True) - weg > 0
    eindig = np.where(weg, 0, delen_hoog)
    anders_hoog = np.where(elders_weg, np.inf, eindig.sum(axis=1, keepdims=True) - eindig)
    hoogst = np.minimum(delen_hoog, hoog[:, -1:] - anders_laag)
    laagst = np.maximum(delen_laag, laag[:, -1:] - anders_hoog)
    return laagst, hoogst


def test_ten_thousand_filters_one_by_one_show_and_give_away_no_small_cell() -> None:
    for zaad in range(rondes(1, 20)):
        wereld = Wereld(zaad)
        for k in range(4):
            aantal, getoond = _oordeel_per_filter(wereld, k)
            laagst, hoogst = _interval(aantal, getoond)
            klein = aantal[:, :-1] < MINSTENS

            assert not (getoond[:, :-1] & klein).any()
            assert (laagst[klein] == 0).all()
            assert (hoogst[klein] >= MINSTENS).all()
            assert (laagst < hoogst)[getoond[:, :-1]].all(), "a shown number is exact"
            assert getoond.mean() > 0.2, "nothing is left to be seen"


def test_ten_thousand_filters_one_after_the_other_give_away_no_small_difference() -> None:
    for zaad in range(rondes(1, 10)):
        wereld = Wereld(100 + zaad)
        leden = Leden(
            wie=_csr(wereld.filters), casus=np.arange(MENSEN, dtype=np.uint64),
            gesprek=wereld.gesprek.astype(np.uint64),
        )  # fmt: skip
        aantal, gesprekken, grootste = leden.geteld()
        leeg = np.zeros(0, np.int64)
        telling = Telling(
            aantal=aantal, gesprekken=gesprekken, grootste=grootste, niets=np.zeros(FILTERS, bool),
            zichtbaar=np.ones(FILTERS, bool), heel=np.zeros(0, bool), leden=leden,
            lijnen=Lijnen(totaal=leeg, lijn=leeg, deel=leeg, langs=leeg),
        )  # fmt: skip

        uit = wereld.filters[~onderdruk(telling, REGELS).weg].astype(np.int16)

        groot = uit.sum(axis=1)
        binnen = (uit.astype(np.float32) @ uit.T == groot.reshape(-1, 1)) & ~np.eye(len(uit), dtype=bool)
        klein, boven = np.nonzero(binnen)
        verschil = uit[boven] - uit[klein]
        talk = verschil @ np.eye(GESPREKKEN, dtype=np.int16)[wereld.gesprek]
        assert (groot >= MINSTENS).all()
        assert (verschil.sum(axis=1) >= MINSTENS).all()
        assert ((talk > 0).sum(axis=1) >= 3).all()
        assert (talk.max(axis=1) * 2 <= verschil.sum(axis=1)).all()
        assert len(uit) > 20, "nothing is left to be seen"
        assert len(klein) > 20, "no filter lay within another"


def _csr(wie: Reeks) -> Any:
    from scipy.sparse import csr_array

    return csr_array(wie.astype(np.int64))


def _lp(som: Reeks, laag: Reeks, hoog: Reeks, van: Reeks, tot: Reeks, cel: Any, *, op: bool) -> float:
    """The lowest, or highest, that a cell can be."""
    prijs = np.zeros(len(van))
    prijs[cel] = -1 if op else 1
    uit = linprog(
        prijs, A_ub=np.vstack([som, -som]), b_ub=np.concatenate([hoog, -laag]),
        bounds=list(zip(van, [None if np.isinf(t) else t for t in tot], strict=True)), method="highs",
    )  # fmt: skip
    return np.inf if uit.status == 3 else float(-uit.fun if op else uit.fun)


def test_a_linear_program_finds_no_small_cell_in_two_dimensions() -> None:
    kans = np.random.default_rng(5)
    weg_gezien = 0
    for _nr in range(rondes(8, 400)):
        n = int(kans.integers(60, 400))
        a, b = int(kans.integers(2, 5)), int(kans.integers(2, 4))
        rijen = pd.DataFrame(
            {
                "casus": np.arange(n), "gesprek": kans.integers(0, 40, n),
                "a": kans.choice(a, n, p=kans.dirichlet(np.ones(a))).astype(str),
                "b": kans.choice(b, n).astype(str),
            }
        )  # fmt: skip
        tabel = Tabel.van_rijen(
            rijen, dimensies=["a", "b"], waarden={"a": map(str, range(a)), "b": map(str, range(b))}
        )
        cel = toon(tabel).cellen
        echt = {
            tuple(r[:2]): r[2] for r in tabel.cellen[["a", "b", "aantal"]].itertuples(index=False, name=None)
        }
        namen = [(str(x), str(y)) for x, y in zip(cel["a"], cel["b"], strict=True)]
        aantal = np.array([echt[naam] for naam in namen])
        zien = cel["aantal"].notna().to_numpy()
        rond = cel["aantal"].fillna(0).to_numpy(float)
        van = np.where(zien, np.maximum(rond - SPELING, MINSTENS), 0.0)
        tot = np.where(zien, rond + SPELING, np.inf)
        som = _sommen(namen)
        nul = np.zeros(len(som))
        assert (som @ aantal == 0).all()
        for c in np.flatnonzero(aantal < MINSTENS):
            weg_gezien += 1
            assert not zien[c]
            assert _lp(som, nul, nul, van, tot, c, op=True) >= MINSTENS - 1e-6
            assert _lp(som, nul, nul, van, tot, c, op=False) <= 1e-6
    assert weg_gezien > 10


def _sommen(namen: list[tuple[str, str]]) -> Reeks:
    """Total less cells, for each total of the table."""
    alles = "(alles)"
    rijen = []
    for nr, naam in enumerate(namen):
        for d in (0, 1):
            if naam[d] == alles:
                rij = np.zeros(len(namen))
                rij[nr] = 1
                for cel, ander in enumerate(namen):
                    rij[cel] -= ander[d] != alles and ander[1 - d] == naam[1 - d]
                rijen.append(rij)
    return np.array(rijen)


def test_a_linear_program_over_all_releases_finds_no_small_group(tmp_path: Path) -> None:
    for ronde in range(rondes(1, 30)):
        kans = np.random.default_rng(40 + ronde)
        n = 160
        mens = pd.DataFrame(
            {"casus": np.arange(n), "gesprek": kans.integers(0, 30, n), "a": kans.choice(list("xyz"), n),
             "b": kans.choice(list("pqr"), n), "c": kans.choice(list("kl"), n)}
        )  # fmt: skip
        gezien: list[tuple[Reeks, int]] = []
        for _beurt in range(rondes(4, 8)):
            k, w = kans.choice(list("abc")), kans.choice(list("xyzpqrkl"))
            keus = mens[mens[str(k)] != w]
            dim = str(kans.choice([x for x in "abc" if x != k]))
            tabel = Tabel.van_rijen(
                keus, dimensies=[dim], kenmerken=list("abc"), keuze=((f"zonder {k}", str(w)),)
            )
            try:
                uit = publiceer(tabel, grootboek=boek(tmp_path / str(ronde)))
            except UitgifteFout:
                continue
            for waarde, aantal in uit.cellen.dropna().itertuples(index=False, name=None):
                wie = mens["casus"].isin(keus["casus"]) & ((mens[dim] == waarde) | (waarde == "(alles)"))
                gezien.append((wie.to_numpy(), int(aantal)))
        assert len(gezien) > 4, "nothing is left to be seen"
        _geen_kleine_groep(gezien)


def _geen_kleine_groep(gezien: list[tuple[Reeks, int]]) -> None:
    """Whoever is in the same shown rows is one group: each can be ten or more, seen all that is shown."""
    wie = np.stack([w for w, _n in gezien]).astype(float)
    rond = np.array([n for _w, n in gezien], float)
    soort, mensen = np.unique(wie, axis=1, return_counts=True)
    van, tot = np.zeros(len(mensen)), np.full(len(mensen), np.inf)
    laag, hoog = np.maximum(rond - SPELING, MINSTENS), rond + SPELING
    assert (soort @ mensen >= laag).all()
    assert (soort @ mensen <= hoog).all()
    for c in np.flatnonzero((mensen < MINSTENS) & (soort.sum(axis=0) > 0)):
        assert _lp(soort, laag, hoog, van, tot, c, op=True) >= MINSTENS - 1e-6
