"""Numbers as people write them here: 1.250, 3,4 and 38%."""

from __future__ import annotations


def heel(n: float) -> str:
    """A whole number with points between thousands."""
    return f"{round(n):,}".replace(",", ".")


def komma(x: float, plaatsen: int = 1) -> str:
    """A number with a decimal comma; without one where it is whole."""
    tekst = f"{x:,.{plaatsen}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return tekst.rstrip("0").rstrip(",") if "," in tekst else tekst


def procent(deel: float) -> str:
    """A share of one as whole percents."""
    return f"{round(100 * deel)}%"
