"""Kernels come and go with who looks at them. Without processes: only the bookkeeping."""

from __future__ import annotations

from typing import Any

import pytest

from rk.server.kernels import Kernels, Vol, Voorraad, kernel_omgeving


class Boekhouding(Kernels):
    """Kernels that are names only; `weg` holds those that were ended, in order."""

    def __init__(self, *namen: str) -> None:
        super().__init__()
        self.weg: list[str] = []
        for naam in namen:
            self._kernels[naam] = None
            self._kernel_connections[naam] = 0
            self.ken(naam, f"sleutel van {naam}")

    async def shutdown_kernel(self, kernel_id: str, *_a: Any, **_k: Any) -> None:  # type: ignore[override]  # async, as in use
        self.weg.append(kernel_id)
        self.remove_kernel(kernel_id)


def pool(kernels: Kernels, hoogstens: int) -> Voorraad:
    return Voorraad(kernels, lambda: None, adres="", werkmap="", grootte=0, hoogstens=hoogstens)


@pytest.fixture
def klok(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    nu = [0.0]
    monkeypatch.setattr("rk.server.kernels.time.monotonic", lambda: nu[0])
    return nu


async def test_a_kernel_that_nobody_looks_at_any_more_goes(klok: list[float]) -> None:
    kernels = Boekhouding("gezien", "verlaten", "wachtend")
    for naam in ("gezien", "verlaten"):
        kernels.bind(naam, "s")
        kernels.notify_connect(naam)
    kernels.notify_disconnect("verlaten")
    klok[0] = kernels.cull_idle_timeout + 1

    for naam in ("gezien", "verlaten", "wachtend"):
        await kernels.cull_kernel_if_idle(naam)

    assert ["verlaten"] == kernels.weg


async def test_a_second_visitor_keeps_a_kernel_when_the_first_leaves(klok: list[float]) -> None:
    kernels = Boekhouding("a")
    kernels.bind("a", "s")
    kernels.notify_connect("a")
    kernels.notify_connect("a")

    kernels.notify_disconnect("a")

    assert kernels.verlaten() is None


async def test_when_it_is_full_the_kernel_left_longest_makes_place(klok: list[float]) -> None:
    kernels = Boekhouding("a", "b", "c")
    for tijd, naam in enumerate("bac"):
        klok[0] = tijd
        kernels.bind(naam, "s")
    kernels.notify_connect("b")

    await pool(kernels, hoogstens=3).maak_plaats()

    assert ["a"] == kernels.weg


async def test_when_everyone_looks_a_next_one_is_refused() -> None:
    kernels = Boekhouding("a")
    kernels.bind("a", "s")
    kernels.notify_connect("a")

    with pytest.raises(Vol):
        await pool(kernels, hoogstens=1).maak_plaats()

    assert [] == kernels.weg


def test_a_key_opens_its_own_kernel_and_is_not_kept() -> None:
    kernels = Boekhouding("a", "b")

    plek = kernels.bij_sleutel("sleutel van b")

    assert plek is not None
    assert "b" == plek.kernel_id
    assert kernels.bij_sleutel("sleutel van c") is None
    assert b"sleutel" not in plek.sleutel


def test_the_environment_of_a_kernel_is_a_short_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "geheim")
    monkeypatch.setenv("PATH", "/bin")

    omgeving = kernel_omgeving(RK_ADRES="hier")

    assert "DATABASE_URL" not in omgeving
    assert ("/bin", "hier") == (omgeving["PATH"], omgeving["RK_ADRES"])
