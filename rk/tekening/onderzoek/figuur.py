"""Figures for Plotly as plain data, in the look of the other screens; Plotly's own script draws them.

Plotly's Python is not needed for it: loading that takes longer than all else of a screen. The tests
have it judge every figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.los import tokens

PATRONEN = ("", "/", ".", "x", "-", "+")
"""Beside its colour every series of areas has a pattern of its own."""


def _as(**eigen: Any) -> dict[str, Any]:
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": True,
        **eigen,
    }


def _patroon(nr: int, lijn: str) -> dict[str, Any]:
    """The lines or dots over the colour of a series."""
    vorm = PATRONEN[nr % len(PATRONEN)]
    return {
        "shape": vorm,
        "fillmode": "overlay",
        "fgcolor": lijn,
        "fgopacity": 0.75,
        "size": 8,
        "solidity": 0.22,
    }


def opmaak(**eigen: Any) -> dict[str, Any]:
    """A layout: no frame, ink on paper, the legend below; font and size come from the page."""
    inkt = tokens()["--ink"]
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": inkt},
        "margin": {"l": 8, "r": 16, "t": 8, "b": 8},
        "separators": ",.",
        "hoverlabel": {"bgcolor": "#ffffff", "bordercolor": tokens()["--vangnet"], "font": {"color": inkt}},
        "legend": {"orientation": "h", "x": 0, "y": -0.12, "yanchor": "top", "traceorder": "normal"},
        "xaxis": _as(),
        "yaxis": _as(),
        **eigen,
    }


def stapels(
    rijen: Sequence[str],
    reeksen: Sequence[tuple[str, str, Sequence[float | None]]],
    *,
    eenheid: str,
    patroon: bool = True,
) -> dict[str, Any]:
    """Lying bars, one for each row, built of the series (name, colour, values)."""
    wit = "#ffffff"
    data = [
        {
            "type": "bar",
            "orientation": "h",
            "name": naam,
            "y": list(rijen),
            "x": list(waarden),
            "marker": {
                "color": kleur,
                "line": {"color": wit, "width": 1},
                "pattern": _patroon(nr if patroon else 0, wit),
            },
            "hovertemplate": "%{y}<br>" + naam + ": %{x} " + eenheid + "<extra></extra>",
        }
        for nr, (naam, kleur, waarden) in enumerate(reeksen)
    ]  # fmt: skip
    return {
        "data": data,
        "layout": opmaak(
            barmode="stack",
            bargap=0.42,
            showlegend=len(reeksen) > 1,
            yaxis=_as(autorange="reversed", ticklabelstandoff=8),
            xaxis=_as(title={"text": eenheid, "standoff": 8}, rangemode="tozero", tickformat=",",
                      nticks=6, showgrid=True, gridcolor=tokens()["--rule"]),
            legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "xanchor": "left",
                    "traceorder": "normal"},
        ),
    }  # fmt: skip


def kleuren_langs(
    plekken: Sequence[str], reeksen: Sequence[tuple[str, str, Sequence[float | None]]], *, as_naam: str
) -> dict[str, Any]:
    """Standing bars of shares of one, side by side without much space: how colours change along a way."""
    data = [
        {
            "type": "bar",
            "name": naam,
            "x": list(plekken),
            "y": list(waarden),
            "marker": {
                "color": kleur,
                "line": {"color": "#ffffff", "width": 1},
                "pattern": _patroon(nr, "#ffffff"),
            },
            "hovertemplate": as_naam + " %{x}<br>" + naam + ": %{y:.0%}<extra></extra>",
        }
        for nr, (naam, kleur, waarden) in enumerate(reeksen)
    ]  # fmt: skip
    return {
        "data": data,
        "layout": opmaak(
            barmode="stack",
            bargap=0.12,
            showlegend=True,
            xaxis=_as(type="category", title={"text": as_naam, "standoff": 6}),
            yaxis=_as(tickformat=".0%", range=[0, 1], nticks=5),
            legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "xanchor": "left",
                    "traceorder": "normal"},
        ),
    }  # fmt: skip


def bereiken(
    rijen: Sequence[str],
    punten: Sequence[tuple[float, float, float, bool]],
    *,
    as_naam: str,
    kleur: str,
) -> dict[str, Any]:
    """By row an estimate with its interval (low, estimate, high), beside a line at no difference.

    The last of a point says whether it stands: then its mark is filled, else open.
    """
    data = [
        {
            "type": "scatter",
            "mode": "markers",
            "y": list(rijen),
            "x": [p[1] for p in punten],
            "error_x": {
                "type": "data",
                "symmetric": False,
                "array": [p[2] - p[1] for p in punten],
                "arrayminus": [p[1] - p[0] for p in punten],
                "color": kleur,
                "thickness": 3,
                "width": 6,
            },
            "marker": {
                "color": [kleur if p[3] else "#ffffff" for p in punten],
                "line": {"color": kleur, "width": 2.5},
                "size": 13,
                "symbol": "diamond",
            },
            "hovertemplate": "%{y}: %{x:+.0f}<extra></extra>",
        }
    ]
    return {
        "data": data,
        "layout": opmaak(
            showlegend=False,
            yaxis=_as(ticklabelstandoff=8, categoryorder="array", categoryarray=list(rijen),
                      range=[len(rijen) - 0.5, -0.5], showgrid=True, gridcolor=tokens()["--rule"]),
            xaxis=_as(title={"text": as_naam, "standoff": 8}, zeroline=True, zerolinecolor=tokens()["--ink"],
                      zerolinewidth=2, showgrid=True, gridcolor=tokens()["--rule"], nticks=7),
        ),
    }  # fmt: skip


def vak(figuur: Mapping[str, Any], *, id: str, naam: str, hoog: float = 20) -> El:  # noqa: A002
    """The place of a figure; `hoog` in lines of text. Its numbers stand in the table beside it."""
    return el(
        "div",
        id=f"figuur-{id}",
        class_="rk-figuur",
        style=f"--hoog:{hoog:.1f}em",
        data_figuur=dict(figuur),
        role="img",
        aria_label=_("{naam}. Dezelfde cijfers staan in de tabel hieronder.").format(naam=naam),
    )
