"""Two groups side by side, worked out of shown numbers alone: differences with their intervals.

For each pair of values of an attribute and each measure: the shares of both, the difference (in points)
with a 95% interval that holds the rounding too, and whether it stands after Holm's correction for all
measures of that pair.
"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, test_proportions_2indep

from rk.dashboards.cijfers import Cijfers, Getoond

ZEKER = 0.05
_BUITEN = ("onbekend", "geen")
Maat = tuple[str, str, tuple[str, ...]]


def maten(c: Cijfers) -> list[Maat]:
    """What is compared: a name, its table, and the cell that counts as yes."""
    vast: list[Maat] = [
        ("warm", "warm", ("vooral",)),
        ("aanspreekpunt", "aanspreekpunt", ("een",)),
        ("niemand", "aanspreekpunt", ("niemand",)),
        ("geholpen", "einde", ("geholpen",)),
        ("gestopt", "einde", ("gestopt",)),
    ]
    # Of who has a wish or an obstacle: everybody who does not, counts as no.
    for tabel in ("obstakels", "wensen"):
        vast += [(f"{tabel}:{code}", tabel, (soort, code)) for (soort, code), _n in c.tabel(tabel).gewone()]
    return vast


def tel(t: Getoond, maat: Maat) -> tuple[int, int] | None:
    """How many of how many, from shown numbers; None where one of these is withheld."""
    cel = maat[2]
    k = t[cel]
    # Who is in no cell counts as no, of whom it is not known does not count at all.
    buiten = [t[(x,)] for x in _BUITEN if (x,) in t.cellen] if len(cel) == 1 else []
    if k is None or t.totaal is None or None in buiten:
        return None
    n = t.totaal - sum(x or 0 for x in buiten)
    return (min(k, n), n) if n > 0 else None


def verschil(a: tuple[int, int], b: tuple[int, int], *, half: int) -> dict[str, float]:
    """Difference of two shares in points, its interval, and the p of no difference.

    Newcombe's interval (hybrid score). Each count may be `half` off by rounding; the interval takes in
    what that can make of it.
    """
    laag, hoog = confint_proportions_2indep(a[0], a[1], b[0], b[1], method="newcomb", compare="diff")
    p = float(test_proportions_2indep(a[0], a[1], b[0], b[1], method="score", compare="diff").pvalue)
    speling = half / a[1] + half / b[1]
    d = a[0] / a[1] - b[0] / b[1]
    return {
        "a": 100 * a[0] / a[1],
        "b": 100 * b[0] / b[1],
        "verschil": 100 * d,
        "laag": 100 * max(-1.0, float(laag) - speling),
        "hoog": 100 * min(1.0, float(hoog) + speling),
        "p": 1.0 if np.isnan(p) else p,
    }


def naast(c: Cijfers) -> dict[str, Any]:
    """By attribute, and by "one|other" value: for each measure the record of `verschil` with `staat`."""
    half = int(c.extra["afronden"]) // 2
    alle = maten(c)
    uit: dict[str, Any] = {}
    for attribuut, waarden in c.attributen.items():
        geteld = {w: {m[0]: tel(c.tabel(m[1], f"{attribuut}={w}"), m) for m in alle} for w in waarden}
        uit[attribuut] = {
            f"{w}|{v}": _paar(geteld[w], geteld[v], half) for w, v in itertools.combinations(waarden, 2)
        }
    return uit


def _paar(
    a: dict[str, tuple[int, int] | None], b: dict[str, tuple[int, int] | None], half: int
) -> dict[str, Any]:
    rij = {m: verschil(x, y, half=half) for m, x in a.items() if x and (y := b[m])}
    if not rij:
        return {}
    staat = multipletests([r["p"] for r in rij.values()], alpha=ZEKER, method="holm")[0]
    return {
        m: {k: round(x, 2) for k, x in r.items() if k != "p"}
        # What rounding alone could make is no difference either.
        | {"staat": bool(s) and (r["laag"] > 0 or r["hoog"] < 0)}
        for (m, r), s in zip(rij.items(), staat, strict=True)
    }
