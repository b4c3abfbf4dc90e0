"""Ways, their beginnings and ends, and where people come back or contact stops, beside a count by hand."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis.vragen import (
    Begin,
    Lussen,
    Routeprint,
    Uiteinde,
    Uitval,
    Varianten,
    VraagFout,
    Waar,
    snel,
    stel,
)
from rk.analysis.vragen.wegen import lussen, sleutels, tel_wegen, tellingen
from tests.unit.analysis.vragen.rijen import Verhaal, deel, delen, verhalen

KNIP = st.lists(st.integers(0, 12), max_size=3)
HIELP = (0, 1)
GESTOPT = 4


def wegen(alle: list[Verhaal], kolom: str = "halte") -> list[tuple[int, list[int], list[dict[str, int]]]]:
    """Of each casus with visits on the real way: its talk, where it went, and the visits."""
    uit = []
    for gesprek, _maand, rij in alle:
        weg = [b for b in rij if b["weg"] == 0]
        if weg:
            uit.append((gesprek, [b[kolom] for b in weg], weg))
    return uit


def als_dict(antwoord: Any) -> dict[tuple[int, ...], dict[str, float]]:
    per = {k: v.tolist() for k, v in antwoord.per.items()}
    kop = zip(*(v.tolist() for v in antwoord.kop.values()), strict=True)
    return {cel: {k: v[nr] for k, v in per.items()} for nr, cel in enumerate(kop)}


def hand(rijen: Sequence[tuple[tuple[int, ...], int, int]]) -> dict[tuple[int, ...], dict[str, float]]:
    """Cells by hand, of rows (cell, casus, talk)."""
    per: dict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
    for cel, casus, gesprek in rijen:
        per[cel].append((casus, gesprek))
    return {
        cel: {
            "aantal": len(rij),
            "casussen": len({c for c, _g in rij}),
            "gesprekken": len({g for _c, g in rij}),
            "grootste": max(Counter(g for _c, g in rij).values()) / len(rij),
        }
        for cel, rij in per.items()
    }


def zonder(uit: dict[Any, dict[str, float]], *namen: str) -> dict[tuple[int, ...], dict[str, float]]:
    return {cel: {k: v for k, v in rij.items() if k not in namen} for cel, rij in uit.items()}


@pytest.mark.parametrize("botst", [False, True])
@settings(max_examples=25, deadline=None)
@given(
    alle=verhalen(haltes=3, meest=30),
    knip=KNIP,
    met_numba=st.booleans(),
    weinig=st.sampled_from([0, 1 << 17]),
    proef=st.sampled_from([1, 1 << 12]),
)
def test_ways_are_counted_exactly_also_when_all_hashes_are_the_same(
    botst: bool, alle: list[Verhaal], knip: list[int], met_numba: bool, weinig: int, proef: int
) -> None:
    verwacht = Counter(tuple(w) for _g, w, _b in wegen(alle))
    with pytest.MonkeyPatch.context() as m:
        # Also as when there are too many ways to merge at once, and when most are gone once.
        m.setattr(tellingen, "_WEINIG", weinig)
        m.setattr(sleutels, "_PROEF", proef)
        if botst:
            # The loops as they stand, with a hash that says nothing, and hardly a way that is its own key.
            for module in (lussen, sleutels, tellingen):
                m.setattr(module, "MAAL", 0)
            for module in (lussen, sleutels):
                m.setattr(module, "LANGST", 2)
            for module, naam in (
                (sleutels, "einden_lus"),
                (sleutels, "bytes_lus"),
                (sleutels, "sleutel_lus"),
                (sleutels, "lang_lus"),
                (sleutels, "knip_lus"),
                (tellingen, "samen_lus"),
            ):
                m.setattr(module, naam, getattr(module, naam).gewoon)
        else:
            m.setattr(snel, "UIT", not met_numba)
        uit = stel(delen(alle, knip), Varianten(top=None))

    assert dict(verwacht) == dict(zip(uit.wegen, uit.aantal.tolist(), strict=True))
    assert (verwacht.total(), len(verwacht)) == (uit.casussen, uit.varianten)
    assert list(verwacht.values()).count(1) == uit.uniek


def test_the_top_is_the_same_whatever_the_parts() -> None:
    alle: list[Verhaal] = [
        (0, 580, [{"halte": (nr * k) % 5, "weg": 0} for k in range(nr % 4 + 1)]) for nr in range(60)
    ]
    heel = stel((deel(alle),), Varianten(top=None))
    for knip in ([], [7], [20, 40, 41]):
        uit = stel(delen(alle, knip), Varianten(top=5))
        assert heel.wegen[:5] == uit.wegen
        assert heel.aantal[:5].tolist() == uit.aantal.tolist()
    assert [] == list(stel(delen(alle, []), Varianten(top=0)).wegen)


def test_long_ways_and_large_codes_count_the_same_with_numba_and_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kans = random.Random(15)
    alle: list[Verhaal] = []
    for _nr in range(60):
        # Around the longest way that is its own key, and around the largest code that a byte holds.
        lang, hoogst = kans.choice([(13, 17), (1, 3), (40, 41)]), kans.choice([1, 252, 253, 254, 70000])
        weg = [{"weg": 0, "halte": kans.choice([0, hoogst])} for _k in range(kans.randint(*lang))]
        alle += [(0, 580, weg)] * kans.randint(1, 3)
    verwacht = Counter(tuple(w) for _g, w, _b in wegen(alle))
    samen = []
    for uit_ in (False, True):
        monkeypatch.setattr(snel, "UIT", uit_)
        stukken = delen(alle, [20, 50])
        uit = stel(stukken, Varianten(top=None))
        assert dict(verwacht) == dict(zip(uit.wegen, uit.aantal.tolist(), strict=True))
        samen.append(tel_wegen(stukken[0]["casus"], stukken[0]["halte"]))
    # A part that was counted without numba has the same keys: they merge with those that were.
    een, ander = (set(zip(w.sleutel[:, 0].tolist(), w.wegen(np.arange(len(w))), strict=True)) for w in samen)
    assert een == ander


@pytest.mark.parametrize(("hoogst", "woorden"), [(7, 4), (7000, 15)])
def test_long_ways_that_are_the_same_are_written_out_once(hoogst: int, woorden: int) -> None:
    weg = [{"weg": 0, "halte": 99 * h % hoogst} for h in range(29)]
    alle: list[Verhaal] = [(0, 580, weg) for _nr in range(40)]
    r = Varianten().kernel(deel(alle[:20])) + Varianten().kernel(deel(alle[20:], eerste=20))
    assert (1, woorden) == (len(r.rijen), len(r.rijen[0].woorden))
    assert [tuple(99 * h % hoogst for h in range(29))] == r.rijen[0].wegen(np.array([0]))


def test_haltes_beyond_a_byte_are_spelled_out_too() -> None:
    alle: list[Verhaal] = [(0, 580, [{"halte": h} for h in (3, 300, 70000)]), (1, 580, [{"halte": 3}])]
    uit = stel(delen(alle, [1]), Varianten())
    assert {(3, 300, 70000), (3,)} == set(uit.wegen)
    assert ["3", "3 → 300 → 70000"] == sorted(uit.tabel()["weg"])


@pytest.mark.parametrize("keren", [True, False])
@settings(max_examples=20, deadline=None)
@given(alle=verhalen(), knip=KNIP)
def test_a_route_print_forgets_the_order(keren: bool, alle: list[Verhaal], knip: list[int]) -> None:
    rijen = []
    for nr, (gesprek, weg, _b) in enumerate(wegen(alle, "route")):
        keer = [weg.count(r) for r in (0, 1, 2, 3, -1)]
        rijen.append((tuple(keer if keren else (min(k, 1) for k in keer)), nr, gesprek))

    assert hand(rijen) == als_dict(stel(delen(alle, knip), Routeprint(keren=keren)))


@pytest.mark.parametrize("lengte", [1, 2, 3])
@settings(max_examples=20, deadline=None)
@given(alle=verhalen(), knip=KNIP)
def test_beginnings_are_those_of_ways_that_are_long_enough(
    lengte: int, alle: list[Verhaal], knip: list[int]
) -> None:
    alles = list(enumerate(wegen(alle)))
    rijen = [(tuple(w[:lengte]), nr, g) for nr, (g, w, _b) in alles if len(w) >= lengte]

    uit = stel(delen(alle, knip), Begin(lengte=lengte))

    assert hand(rijen) == als_dict(uit)
    assert {"korter": len(alles) - len(rijen), "aantal": len(rijen)} == uit.totalen


def test_a_beginning_of_four_is_too_much() -> None:
    with pytest.raises(VraagFout, match="eerste 1, 2 of 3"):
        stel((deel([]),), Begin(lengte=4))


@settings(max_examples=20, deadline=None)
@given(alle=verhalen(), knip=KNIP)
def test_last_haltes_and_where_it_first_helped(alle: list[Verhaal], knip: list[int]) -> None:
    alles = list(enumerate(wegen(alle)))
    laatste = [((w[-1],), nr, g) for nr, (g, w, _b) in alles]
    eerste, misschien = [], Counter[tuple[int, ...]]()
    for nr, (g, w, b) in alles:
        hulp = next((i for i, x in enumerate(b) if x["uitkomst"] in HIELP), None)
        if hulp is not None:
            eerste.append(((w[hulp],), nr, g))
            open_ = [x for x, y in pairwise(b[: hulp + 1]) if x["uitkomst"] == -1 and y["overdracht"] != 3]
            misschien[(w[hulp],)] += bool(open_)

    uit = stel(delen(alle, knip), Uiteinde(waar=Waar.EERSTE_HULP))

    assert hand(laatste) == als_dict(stel(delen(alle, knip), Uiteinde()))
    assert hand(eerste) == zonder(als_dict(uit), "misschien_eerder")
    assert dict(misschien) == {cel: rij["misschien_eerder"] for cel, rij in als_dict(uit).items()}
    assert len(alles) - len(eerste) == uit.totalen["zonder"]


@settings(max_examples=20, deadline=None)
@given(alle=verhalen(), knip=KNIP)
def test_who_comes_back_is_counted_from_the_last_time(alle: list[Verhaal], knip: list[int]) -> None:
    rijen = []
    for nr, (g, w, _b) in enumerate(wegen(alle)):
        for i, h in enumerate(w):
            if h in w[:i]:
                ver = i - max(j for j in range(i) if w[j] == h)
                rijen.append(((h, min(ver, 3) - 1), nr, g))

    uit = stel(delen(alle, knip), Lussen())

    assert hand(rijen) == als_dict(uit)
    assert len({nr for _c, nr, _g in rijen}) == uit.totalen["casussen"]


@settings(max_examples=20, deadline=None)
@given(alle=verhalen(), knip=KNIP)
def test_where_contact_stopped_and_what_came_after(alle: list[Verhaal], knip: list[int]) -> None:
    rijen, later = [], Counter[tuple[int, ...]]()
    for nr, (g, w, b) in enumerate(wegen(alle)):
        for i, h in enumerate(w):
            if b[i]["uitkomst"] == GESTOPT:
                cel = (h, w[i + 1] if i + 1 < len(w) else -9)
                rijen.append((cel, nr, g))
                later[cel] += any(x["uitkomst"] in HIELP for x in b[i + 1 :])
    vraag = Uitval()

    uit = stel(delen(alle, knip), vraag)

    tabel = uit.tabel()
    einde = uit.namen["naar"].index("daarna niets")
    gevonden = {(v, -9 if n == einde else n): rij for (v, n), rij in als_dict(uit).items()}
    assert hand(rijen) == zonder(gevonden, "later_geholpen")
    assert dict(later) == {cel: rij["later_geholpen"] for cel, rij in gevonden.items()}
    assert len(rijen) == uit.totalen["gestopt"] == tabel["aantal"].sum()
    assert np.isin(
        tabel["naar"][np.array([n == einde for n in uit.kop["naar"]], dtype=bool)], "daarna niets"
    ).all()
