"""Somebody who knows three contacts of a person, in their order, singles out nobody from what went out."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest

from rk.privacy import ALLES, Tabel, beginnen, toon
from rk.privacy.begin import EINDE, NIET_VERDER
from tests.lang import rondes

Reeks = npt.NDArray[Any]
HALTES = 9
MINSTENS = 10


def verzamelingen(zaad: int, hoeveel: int) -> pd.DataFrame:
    """Visits of many made-up corpora side by side, each of 30 to 110 people; the corpus is in `corpus`."""
    kans = np.random.default_rng(zaad)
    mensen = kans.integers(30, 110, hoeveel)
    corpus = np.repeat(np.arange(hoeveel), mensen)
    lengte = kans.integers(2, 6, len(corpus))
    casus = np.repeat(np.arange(len(corpus)), lengte)
    gesprek = corpus * 1_000 + kans.integers(0, 25, len(corpus))
    # Where people go from where they are: a few ways are walked by many.
    naar = kans.dirichlet(np.full(HALTES, 0.25), size=HALTES + 1).cumsum(axis=1)
    halte = np.empty(len(casus), np.int64)
    plek = np.arange(len(casus)) - np.searchsorted(casus, casus)
    worp = kans.random(len(casus))
    for k in range(lengte.max()):
        hier = np.flatnonzero(plek == k)
        vorige = halte[hier - 1] if k else np.full(len(hier), HALTES)
        halte[hier] = (naar[vorige] < worp[hier].reshape(-1, 1)).sum(axis=1).clip(max=HALTES - 1)
    return pd.DataFrame(
        {
            "casus": casus,
            "gesprek": gesprek[casus],
            "corpus": corpus[casus],
            "halte": [f"h{h}" for h in halte],
        }
    )


def _begin(rijen: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The visits with a first step for each corpus, and their beginnings as they are told.

    Every corpus hangs below that step of its own: one tree, and for each corpus what it would be alone.
    """
    eerste = rijen.drop_duplicates("casus").assign(halte=lambda d: "corpus " + d["corpus"].astype(str))
    alle = pd.concat([eerste, rijen]).sort_values("casus", kind="stable")
    return alle, toon(beginnen(alle, diep=4)).cellen


def test_a_beginning_places_nobody_in_a_group_of_one_to_nine() -> None:
    diep = 0
    # In rounds: more corpora at once would not fit in memory.
    for zaad in range(1, 1 + rondes(1, 10)):
        rijen = verzamelingen(zaad, 1_000)
        _alle, uit = _begin(rijen)

        groepen = _groepen(uit, _eerste_drie(rijen))

        # He knows the first three contacts. What he can place the person in: those who began with as much of
        # them as is told, less those who went on in another way that is told.
        assert (groepen >= MINSTENS).all()
        assert uit["aantal"].notna().sum() > 2_000
        diep += (uit["plaats_4"] != ALLES).sum()
    assert diep > 50


def _eerste_drie(rijen: pd.DataFrame) -> pd.DataFrame:
    plek = rijen.groupby("casus").cumcount()
    wegen = rijen[plek < 3].assign(plek=plek[plek < 3]).pivot(index="casus", columns="plek", values="halte")
    wegen = wegen.fillna(EINDE)
    wegen.insert(
        0, "corpus", "corpus " + rijen.drop_duplicates("casus").set_index("casus")["corpus"].astype(str)
    )
    return wegen


def _groepen(uit: pd.DataFrame, wegen: pd.DataFrame) -> Reeks:
    """For each person how many people, in truth, are in the smallest group that he can be placed in."""
    verteld = {
        tuple(s for s in rij[:-1] if s != ALLES)
        for rij in uit[uit["aantal"].notna()].itertuples(index=False, name=None)
    } | {()}
    plek = []
    for weg in wegen.itertuples(index=False, name=None):
        k = 0
        while k < 4 and weg[: k + 1] in verteld:
            k += 1
        plek.append(weg[:k])
    groep = pd.Series(plek)
    return np.asarray(groep.map(groep.value_counts()))


def _namen(uit: pd.DataFrame) -> list[tuple[str, ...]]:
    return [tuple(s for s in rij[:-1] if s != ALLES) for rij in uit.itertuples(index=False, name=None)]


def _kinderen(namen: list[tuple[str, ...]]) -> pd.Series[int]:
    """How many next steps stand behind each beginning that is not empty."""
    keer = pd.Series([naam[:-1] for naam in namen if naam]).value_counts()
    return keer[[len(naam) > 0 for naam in keer.index]]


def test_a_told_beginning_has_more_than_one_told_next_step() -> None:
    _alle, uit = _begin(verzamelingen(2, 100))
    verteld = _namen(uit[uit["aantal"].notna()])

    assert (_kinderen(verteld) >= 2).all()
    assert any(naam[-1] == NIET_VERDER for naam in verteld if naam)


@pytest.mark.parametrize("zaad", range(2, 2 + rondes(1, 10)))
def test_no_told_beginning_tells_the_next_contact_of_all_who_began_so(zaad: int) -> None:
    alle, uit = _begin(verzamelingen(zaad, 100))
    wegen = alle.groupby("casus")["halte"].agg(list)
    # How many began so, in truth.
    samen = Counter(tuple(weg)[:diep] for weg in wegen for diep in range(len(weg) + 1))

    # Of two next steps that could be told one may be kept back for another reason.
    assert (_kinderen(_namen(uit)) >= 2).all()
    for naam in _namen(uit[uit["aantal"].notna()]):
        if naam and naam[-1] not in (NIET_VERDER, EINDE):
            assert samen[naam] < samen[naam[:-1]], naam


# More at once would not fit in memory.
@pytest.mark.parametrize("zaad", range(3, 3 + rondes(1, 5)))
def test_steps_place_nobody_in_a_group_of_one_to_nine(zaad: int) -> None:
    rijen = verzamelingen(zaad, 1_000)
    stap = rijen.assign(naar=rijen["halte"].shift(-1), ander=rijen["casus"].shift(-1))
    stap = stap[stap["casus"] == stap["ander"]].rename(columns={"halte": "van"})
    allen = rijen.drop_duplicates("casus")
    tabel = Tabel.van_rijen(
        stap, dimensies=["corpus", "van", "naar"], sneden=[["corpus", "van", "naar"], ["corpus"]],
        kenmerken=["corpus"], bevolking=allen, telt="stap",
    )  # fmt: skip

    uit = toon(tabel).cellen.dropna()

    wie = _wie(uit, stap, allen)
    groot = np.asarray(wie.sum(axis=1)).ravel()
    beide = (wie @ wie.T).tocoo()
    klein, boven = beide.coords
    binnen = (beide.data == groot[klein]) & (klein != boven)
    # Who took a step that is known; and, where one step's people are within another's, who took only that.
    assert (groot >= MINSTENS).all()
    assert ((groot[boven] - groot[klein])[binnen] >= MINSTENS).all()
    assert len(uit) > 2_000


def _wie(uit: pd.DataFrame, stap: pd.DataFrame, allen: pd.DataFrame) -> Any:
    """Shown rows × people."""
    from scipy.sparse import csr_array

    geteld = pd.concat([stap, allen.assign(van=ALLES, naar=ALLES)])[["corpus", "van", "naar", "casus"]]
    geteld = geteld.drop_duplicates().astype({"corpus": str})
    met = geteld.merge(uit.assign(rij=np.arange(len(uit))), on=["corpus", "van", "naar"])
    vorm = (len(uit), int(allen["casus"].max()) + 1)
    return csr_array(
        (np.ones(len(met), np.int64), (met["rij"].to_numpy(), met["casus"].to_numpy())), shape=vorm
    )
