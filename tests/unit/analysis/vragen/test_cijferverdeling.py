"""The distribution of figures is that of the figures of each casus, by every kind of group."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import Any

import numpy as np
import pytest

from rk.analysis.deel import Deel
from rk.analysis.vragen import CijfersPerCasus, Cijferverdeling, Geheugen, VraagFout, snel, stel, uitvoeren
from rk.analysis.vragen.cijfers.rij import FIGUREN, MATEN, MET_VAN
from rk.analysis.vragen.cijfers.verdeling import KLASSEN, WOORDEN
from tests.unit.analysis.vragen.rijen import LEEG, deel
from tests.unit.analysis.vragen.test_cijfers_gelijk import als_deel, maak_casus


@pytest.fixture(scope="module")
def geheugen() -> Geheugen:
    kans = random.Random(9)
    alle = als_deel([maak_casus(kans, nr) for nr in range(400)])
    n = len(alle.casus["casus"])
    casus = {
        **alle.casus,
        "gesprek": np.array([kans.randint(-1, 60) if nr % 3 else nr // 9 for nr in range(n)], dtype=np.int32),
        "g_regio": np.array([kans.randint(-1, 2) for _ in range(n)], dtype=np.int16),
    }
    bezoek = dict(alle.bezoek)
    # Some casussen rest on the word of one alone.
    bezoek["woord"] = np.where(bezoek["casus"] % 2 == 0, bezoek["casus"] % 5, bezoek["woord"]).astype(np.int8)
    return Geheugen(delen=(Deel(bezoek=bezoek, casus=casus),))


def groepen(alles: Deel, per: str | None) -> dict[int, set[int]]:
    """By casus, the groups that it counts in."""
    echt = alles["weg"] == 0
    uit: dict[int, set[int]] = {}
    for c in alles.casus["casus"].tolist():
        rij = echt & (alles["casus"] == c)
        if per is None:
            uit[c] = {0}
        elif per == "g_regio":
            uit[c] = {int(alles.casus["g_regio"][c])}
        elif per == "woord":
            woorden = set(alles["woord"][rij].tolist())
            uit[c] = woorden if len(woorden) == 1 else {len(WOORDEN) - 1} if woorden else {-1}
        else:
            uit[c] = set(alles[per][rij].tolist())
    return uit


def klasse(figuur: str, x: float) -> int:
    if figuur not in MATEN:
        return int(x)
    begin, breed = KLASSEN[figuur]
    return min(int((x - begin) / breed + 1e-9), round((1 if begin == 0 else 6) / breed) - 1)


@pytest.mark.parametrize("met_numba", [True, False])
@pytest.mark.parametrize("per", [None, "g_regio", "woord", "route", "halte"])
def test_every_casus_counts_once_in_its_cell_of_each_group(
    geheugen: Geheugen, per: str | None, met_numba: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    alles = geheugen.delen[0]
    cijfers = stel(geheugen, CijfersPerCasus())
    cellen: dict[tuple[int, ...], list[int]] = defaultdict(list)
    gemiddeld: dict[tuple[int, int], list[list[float]]] = defaultdict(list)
    for c, in_ in groepen(alles, per).items():
        for nr, figuur in enumerate(FIGUREN):
            k = [float(x[c]) for x in cijfers.van(figuur).values()]
            if not np.isnan(k[0]):
                for g in in_:
                    cellen[g, nr, klasse(figuur, k[0]), klasse(figuur, k[1])].append(
                        int(alles.casus["gesprek"][c])
                    )
                    gemiddeld[g, nr].append(k)
    monkeypatch.setattr(snel, "UIT", not met_numba)
    monkeypatch.setattr(uitvoeren, "STUK", 900)

    uit = stel(geheugen, Cijferverdeling(per=per))

    gevonden = {
        (g, f, a, b): (n, t, round(x * n))
        for g, f, a, b, n, t, x in zip(
            *(k.tolist() for k in (uit.groep, uit.figuur, uit.laag, uit.hoog)),
            *(uit.per[k].tolist() for k in ("aantal", "gesprekken", "grootste")),
            strict=True,
        )
        if f != 63
    }
    assert {cel: (len(t), len(set(t)), max(Counter(t).values())) for cel, t in cellen.items()} == gevonden
    rijen = {(r["groep"], r["figuur"]): r for r in uit.gemiddelden().to_dict("records")}
    assert len(gemiddeld) == len(rijen)
    for (g, nr), waarden in gemiddeld.items():
        naam = uit.namen[g] if 0 <= g < len(uit.namen) else str(g) if g >= 0 else "onbekend"
        rij = rijen[naam, FIGUREN[nr]]
        assert len(waarden) == rij["aantal"]
        for soort, kolom in zip(("laag", "hoog", "van"), zip(*waarden, strict=True), strict=False):
            assert rij[f"gemiddeld_{soort}"] == pytest.approx(np.mean(kolom), abs=1e-8)


@pytest.mark.parametrize("per", [None, "woord", "route", "halte"])
@pytest.mark.parametrize("met_numba", [True, False])
def test_counts_and_sums_are_the_same_with_and_without_the_talks_behind_them(
    per: str | None, met_numba: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without talks, and of few groups, small numbers are counted another way than large ones.
    kans = random.Random(31)
    meest = [(14, 8), (30, 10), (120, 60)]
    bron = (als_deel([maak_casus(kans, nr, meest=meest[nr % 3]) for nr in range(300)]),)
    met = stel(bron, Cijferverdeling(per=per))
    monkeypatch.setattr(snel, "UIT", not met_numba)
    zonder = stel(bron, Cijferverdeling(per=per, dekking=False))

    for naam in ("groep", "figuur", "laag", "hoog"):
        np.testing.assert_array_equal(getattr(met, naam), getattr(zonder, naam))
    np.testing.assert_array_equal(met.per["aantal"], zonder.per["aantal"])
    for naam, rij in met.som.items():
        np.testing.assert_array_equal(rij, zonder.som[naam])
    # Both ways of counting were asked for.
    assert met.hoog.max() > 31


def test_who_has_too_little_is_told_beside_the_mean() -> None:
    rijen: Any = [
        (0, 580, [{**LEEG, "halte": 0, "uitkomst": 0}]),
        (1, 580, []),
        (2, 580, [{**LEEG, "halte": 1}]),
    ]
    uit = stel((deel(rijen),), Cijferverdeling(figuren=("deuren_dicht",))).gemiddelden()
    assert [1] == uit["aantal"].tolist()
    assert [2] == uit["te_weinig"].tolist()


def test_the_table_tells_classes_by_where_they_begin(geheugen: Geheugen) -> None:
    tabel = stel(geheugen, Cijferverdeling()).tabel()
    upc = tabel[tabel["figuur"] == "upc_persoon"]
    assert upc["laag"].between(0, 0.96).all()
    assert (upc["laag"] <= upc["hoog"]).all()
    assert set(tabel["figuur"]) == set(FIGUREN)
    assert set(FIGUREN) > MET_VAN


@pytest.mark.parametrize(
    "vraag", [Cijferverdeling(figuren=("geluk",)), Cijferverdeling(per="naam"), Cijferverdeling(per="g_x")]
)
def test_what_is_not_there_is_told_in_one_sentence(vraag: Cijferverdeling, geheugen: Geheugen) -> None:
    with pytest.raises(VraagFout, match=r"geen cijfer|Verdeel per|geen groep"):
        stel(geheugen, vraag)
