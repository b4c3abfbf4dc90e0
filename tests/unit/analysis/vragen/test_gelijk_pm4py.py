"""The same small log gives the same numbers as pm4py gave (`make gelijk` asks it anew)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from rk.analysis.deel import Deel
from rk.analysis.tabel import Tijdeenheid
from rk.analysis.vragen import Begin, DirectNa, Duur, Naamloos, Uiteinde, Varianten, stel

MAP = Path(__file__).parents[1] / "antwoorden"
SECONDE = 1_000_000


@pytest.fixture(scope="module")
def pm4py() -> dict[str, Any]:
    uit: dict[str, Any] = json.loads((MAP / "pm4py.json").read_text(encoding="utf-8"))
    return uit


@pytest.fixture(scope="module")
def log() -> tuple[tuple[Deel, ...], Naamloos]:
    """The log in three parts, in the order of the cases in the file."""
    rijen = pd.read_csv(MAP / "log.csv")
    casus, _gevallen = pd.factorize(rijen["casus"])
    halte, namen = pd.factorize(rijen["activiteit"])
    bezoek = {
        "casus": casus.astype(np.int32),
        "weg": np.zeros(len(rijen), dtype=np.int8),
        "halte": halte.astype(np.int32),
        "overdracht": np.full(len(rijen), -1, dtype=np.int8),
        "tijd": rijen["microseconden"].to_numpy(),
    }
    delen = tuple(
        Deel(
            bezoek={k: v[(casus >= van) & (casus < tot)] for k, v in bezoek.items()},
            tijdeenheid=Tijdeenheid.MICROSECONDE,
        )
        for van, tot in ((0, 30), (30, 31), (31, 80))
    )
    return delen, Naamloos(haltes=tuple(namen))


def test_directly_follows_and_waits_are_those_of_pm4py(pm4py: Any, log: Any) -> None:
    tabel = stel(log[0], DirectNa(), namen=log[1]).tabel()
    paren = [f"{v}|{n}" for v, n in zip(tabel["van"], tabel["naar"], strict=True)]

    assert pm4py["direct_na"] == dict(zip(paren, tabel["aantal"].tolist(), strict=True))
    for paar, gemiddeld, mediaan in zip(paren, tabel["wacht_gemiddeld"], tabel["wacht_mediaan"], strict=True):
        assert pm4py["wachten"][paar]["mean"] == pytest.approx(gemiddeld / SECONDE, rel=1e-12)
        assert pm4py["wachten"][paar]["median"] == pytest.approx(mediaan / SECONDE, rel=1 / 128)


def test_variants_are_those_of_pm4py(pm4py: Any, log: Any) -> None:
    uit = stel(log[0], Varianten(top=None), namen=log[1])
    wegen = ["|".join(log[1].haltes[h] for h in weg) for weg in uit.wegen]

    assert pm4py["varianten"] == dict(zip(wegen, uit.aantal.tolist(), strict=True))


def test_start_and_end_are_those_of_pm4py(pm4py: Any, log: Any) -> None:
    begin = stel(log[0], Begin(), namen=log[1]).tabel()
    eind = stel(log[0], Uiteinde(), namen=log[1]).tabel()

    assert pm4py["begin"] == dict(zip(begin["halte_1"], begin["aantal"].tolist(), strict=True))
    assert pm4py["eind"] == dict(zip(eind["halte"], eind["aantal"].tolist(), strict=True))


def test_durations_are_those_of_pm4py(pm4py: Any, log: Any) -> None:
    rij = stel(log[0], Duur(), namen=log[1]).tabel().iloc[0]
    duren = pd.Series(pm4py["duren"])

    assert (len(duren), len(duren)) == (rij["aantal"], rij["bekend"])
    assert duren.mean() == pytest.approx(rij["gemiddeld"] / SECONDE, rel=1e-12)
    assert duren.median() == pytest.approx(rij["mediaan"] / SECONDE, rel=1 / 128)
    assert duren.quantile(0.9) == pytest.approx(rij["p90"] / SECONDE, rel=1 / 128)


def test_the_kept_log_has_what_could_differ() -> None:
    # Cases of one event, the same activity twice, and steps of a single microsecond.
    rijen = pd.read_csv(MAP / "log.csv")
    stap = rijen["microseconden"].diff()[rijen["casus"] == rijen["casus"].shift()]
    assert 1 == rijen.groupby("casus").size().min()
    assert 1 == stap.min()
    assert (rijen["activiteit"] == rijen["activiteit"].shift()).any()
