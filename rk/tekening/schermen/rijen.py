"""Rows of "what" and "who" that unfold to choices: how the panel of step 4 asks everything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rk.tekening.boom import El, el
from rk.tekening.vormen import icoon, knop


def rij(
    label: str,
    waarde: str | None,
    *,
    blik: Mapping[str, Any],
    open_: bool,
    id: str,  # noqa: A002  the attribute's own name
    binnen: object = None,
    teken: str | None = None,
    schrijft: bool = False,
    belicht: bool = False,
) -> El:
    """One row. `waarde` is what was filled in (None: the row only unfolds); `binnen` shows below
    it while it is open; `teken` is the icon at its end in place of an arrow;
    `schrijft`: it opens only to write, so that a closed talk is without it;
    `belicht`: it is pointed at.
    """
    pijl = icoon(teken or ("omhoog" if open_ else "omlaag"))
    kop = el(
        "button",
        el("span", label, class_="rk-rij-label" if waarde is not None else "rk-rij-alleen", dir="auto"),
        " ",
        el("b", waarde, class_="rk-rij-waarde", dir="auto") if waarde is not None else None,
        pijl,
        type="button",
        class_="rk-rij-kop",
        data_blik=dict(blik),
        aria_expanded="true" if open_ else "false",
        id=id,
    )
    return el(
        "div",
        kop,
        binnen,
        class_="rk-rij" + (" is-open" if open_ else "") + (" rk-belicht" if belicht else ""),
        id=f"{id}-rij",
        data_schrijft=schrijft,
    )


def schakelaar(tekst: str, aan: bool, daad: str, inhoud: Mapping[str, Any], *, id: str) -> El:  # noqa: A002
    """A choice that is on or off, and says so with a mark too."""
    merk = icoon("vink" if aan else "plus")
    naam = el("span", tekst, dir="auto")
    return knop(merk, naam, daad=daad, inhoud=inhoud, soort="chip", aan=aan, id=id)


def zacht(naam: str) -> str:
    """A role within a sentence: no capital, unless it is an abbreviation."""
    return naam if len(naam) > 1 and naam[1].isupper() else naam[:1].lower() + naam[1:]
