"""Step 5: what the person does not want to see, and the way to show it again."""

from __future__ import annotations

from rk.domain import Weg
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.schermen.ogenhalte import goed_id
from rk.tekening.vormen import icoon, knop


def verborgen_regel(t: Toestand, blik: Blik) -> El | None:
    """One quiet line; what is hidden is named only by its place, and only when asked."""
    wat = _verborgen_dingen(t)
    if not wat:
        return None
    tekst = _("1 ding is verborgen") if len(wat) == 1 else _("{n} dingen zijn verborgen").format(n=len(wat))
    open_ = blik.is_open("verborgen")
    knoppen = [
        knop(
            icoon("oog"),
            naam,
            daad="verborgen_gezet",
            inhoud={"wat": id_, "verborgen": False},
            soort="chip",
            id=f"toon-{id_}",
        )
        for id_, naam in wat
    ]
    wissel = knop(
        _("Weer laten zien"), blik={"wissel": "verborgen"}, soort="stil", open_=open_, id="ogen-verborgen"
    )
    return el(
        "div",
        el("span", tekst, class_="rk-stil"),
        wissel,
        el("div", knoppen, class_="rk-ogen-terug") if open_ else None,
        class_="rk-ogen-verborgen",
    )


def _verborgen_dingen(t: Toestand) -> list[tuple[str, str]]:
    uit: list[tuple[str, str]] = []
    nr = 0
    for b in t.casus.weg(Weg.WERKELIJK):
        if b.id in t.verborgen:
            uit.append((b.id, _("een halte na nummer {nr}").format(nr=nr) if nr else _("de eerste halte")))
            continue
        nr += 1
        if b.goed and goed_id(b) in t.verborgen:
            uit.append((goed_id(b), _("wat goed doet bij nummer {nr}").format(nr=nr)))
        uit += [
            (o.id, _("waar het vastloopt bij nummer {nr}").format(nr=nr))
            for o in b.obstakels
            if o.id in t.verborgen
        ]
    return uit
