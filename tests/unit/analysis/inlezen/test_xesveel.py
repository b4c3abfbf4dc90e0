"""A large log that goes in stretches to other processes is what it is when it is read with care."""

import os
import random
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from rk.analysis.inlezen import Koppeling, xesveel
from rk.analysis.inlezen.xes import XesBron
from rk.analysis.xesstuk import ontleed
from tests.unit.analysis.inlezen.test_xes import KOP, event, in_stukken, trace

_LEEG = "<trace/>", trace(), "<trace><string key='concept:name' value='x'></string></trace >"
_RAAR = (
    "<!-- <trace> -->",
    "<!-- </trace> -->",
    "<?iets </trace>?>",
    "<x>" + trace(event("Diep")) + "</x>",
    trace(event("A") + "<!-- </trace> --><global><event/></global>"),
    trace("<event><list key='l'><string key='concept:name' value='nee'/></list></event>"),
    trace("<event><string key='concept:name' value='een'/><string key='concept:name' value='twee'/></event>"),
    trace(event("&lt;/trace&gt; &#10; &quot;", "2020-01-01T10:00:00Z")),
)


@pytest.mark.parametrize("zaad", range(30))
def test_in_stretches_a_log_is_what_it_is_with_care(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zaad: int
) -> None:
    kies = random.Random(zaad)
    gewoon = [trace(*(event(f"H{nr}") for nr in range(n))) for n in range(1, 6)]
    stukken = kies.choices([*gewoon, *_LEEG, *kies.sample(_RAAR, zaad % 3)], k=40)
    pad = tmp_path / "log.xes"
    pad.write_text("\n".join((f"{KOP}<extension name='Concept'/>", *stukken, "</log>\n")), encoding="utf-8")
    monkeypatch.setattr(xesveel, "VEEL", 1 << 30)
    met_zorg, leeg = _alles(pad)
    in_stukken(monkeypatch, kies.choice((50, 400, 3000)))

    snel, ook_leeg = _alles(pad)

    pd.testing.assert_frame_equal(met_zorg, snel)
    assert leeg == ook_leeg


def _alles(pad: Path) -> tuple[pd.DataFrame, int]:
    bron = XesBron(pad, Koppeling())
    delen = list(bron.delen())
    plek = 1
    for deel, eerste in delen:
        assert plek == eerste
        plek += len(deel)
    return pd.concat([deel for deel, _eerste in delen], ignore_index=True), bron.geteld.leeg


def _sterft(kop: bytes, stuk: bytes, *meer: Any) -> Any:
    if b"H7" in stuk:
        os._exit(1)
    return ontleed(kop, stuk, *meer)


def test_a_process_that_ends_costs_noevent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = tmp_path / "log.xes"
    pad.write_text(f"{KOP}{''.join(trace(event(f'H{nr}')) for nr in range(30))}</log>", encoding="utf-8")
    in_stukken(monkeypatch)
    monkeypatch.setattr(xesveel, "ontleed", _sterft)

    assert [f"H{nr}" for nr in range(30)] == _alles(pad)[0]["halte"].tolist()


class _Kapot:
    """Processes of which one ends after two stretches were given."""

    def __init__(self) -> None:
        self.keer = 0

    def submit(self, doe: Any, *wat: Any) -> Future[Any]:
        self.keer += 1
        if self.keer > 2:
            raise BrokenProcessPool
        klaar: Future[Any] = Future()
        klaar.set_result(doe(*wat))
        return klaar


def test_a_process_that_ended_before_a_stretch_was_given_costs_no_event(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "log.xes"
    pad.write_text(f"{KOP}{''.join(trace(event(f'H{nr}')) for nr in range(30))}</log>", encoding="utf-8")
    in_stukken(monkeypatch)
    monkeypatch.setattr(xesveel, "get_reusable_executor", lambda **_hoe: _Kapot())

    assert [f"H{nr}" for nr in range(30)] == _alles(pad)[0]["halte"].tolist()


def test_nesting_without_end_is_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diep = "<list key='l'>" * 200_000 + "</list>" * 200_000
    pad = tmp_path / "log.xes"
    pad.write_text(f"{KOP}{trace(event('A'))}{trace(f'<event>{diep}</event>')}</log>", encoding="utf-8")
    in_stukken(monkeypatch, 8 << 20)

    assert 2 == len(_alles(pad)[0])
