"""What must be true in a codebook beyond its shape."""

from __future__ import annotations

from collections.abc import Iterator

from rk.content.fouten import Bevinding, aangehaald, bedoel_je
from rk.content.regels import Waarden, blokken, tekst_van, twee_keer
from rk.domain import GEEN_CODE
from rk.taal import _

MEESTE_CODES = 30
"""So many codes each have a key of their own, and can still be kept in mind."""


def codeboek(boek: Waarden) -> Iterator[Bevinding]:
    """Codes once, each with a meaning; what became of older codes leads to codes that are there."""
    versie = boek.get("versie")
    if isinstance(versie, int) and not isinstance(versie, bool) and versie < 1:
        yield Bevinding(pad=("versie",), tekst=_("{n} kan hier niet; verwacht: 1 of hoger").format(n=versie))
    codes = list(blokken(boek, "codes"))
    ids = [tekst_van(c, "id") for _pad, c in codes]
    yield from twee_keer(((*pad, "id"), id_) for (pad, _c), id_ in zip(codes, ids, strict=True))
    yield from twee_keer(((*pad, "naam"), tekst_van(c, "naam")) for pad, c in codes)
    if isinstance(boek.get("codes"), list) and not 2 <= len(ids) <= MEESTE_CODES:
        yield Bevinding(
            pad=("codes",),
            tekst=_("hier staan {n} codes; verwacht: 2 tot en met {meeste}").format(
                n=len(ids), meeste=MEESTE_CODES
            ),
        )
    for pad, code in codes:
        if code.get("id") == GEEN_CODE:
            yield Bevinding(
                pad=(*pad, "id"),
                tekst=_('"geen" betekent al: geen van deze codes; verwacht: een andere id'),
            )
        if isinstance(code.get("definitie"), str) and not tekst_van(code, "definitie").strip():
            yield Bevinding(
                pad=(*pad, "definitie"), tekst=_("deze tekst is leeg; verwacht: wat de code betekent")
            )
    yield from _omzetting(boek, ids)


def _omzetting(boek: Waarden, ids: list[str]) -> Iterator[Bevinding]:
    regels = list(blokken(boek, "omzetting"))
    vorige = tekst_van(boek, "vorige")
    if regels and not vorige:
        yield Bevinding(
            pad=("omzetting",),
            tekst=_("er is geen vorige versie; zet bij `vorige` haar id, of laat dit weg"),
        )
    if vorige and vorige == boek.get("id"):
        yield Bevinding(
            pad=("vorige",), tekst=_("dit is de id van deze versie zelf; verwacht: die van de vorige")
        )
    yield from twee_keer(((*pad, "van"), tekst_van(r, "van")) for pad, r in regels)
    for pad, regel in regels:
        naar = regel.get("naar")
        for nr, code in enumerate(naar if isinstance(naar, list) else ()):
            if isinstance(code, str) and code not in ids:
                yield Bevinding(
                    pad=(*pad, "naar", nr),
                    tekst=_("{wat} bestaat niet").format(wat=aangehaald(code)) + bedoel_je(code, ids),
                )
