"""What groups wrote, to be coded: cards of the 4V, wishes and obstacles. Words of people, so they stay
within the project.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import uuid4

from rk.analysis.tabel import Codesoort
from rk.analysis.uit_gesprek import kies
from rk.content import casus_ids
from rk.domain import Codeboek, Stap, VierV, Weg
from rk.events import Toestand, waarom_niet
from rk.events.verborgen import casus_zonder, kaarten_zonder

OEFENING = "oefening"
"""The `sleutel` of texts that were made up for practice: no casus of route data has it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tekst:
    """One text. `id` has no meaning; `sleutel` is that of the casus in the route data."""

    id: str
    sleutel: str
    soort: Codesoort
    tekst: str


def uit_gesprekken(toestanden: Iterable[Toestand]) -> list[Tekst]:
    """The texts of all talks that give route data: one for each casus, and none after a later no."""
    alle = list(toestanden)
    gekozen = kies(alle)
    return [tekst for t in alle if t.sessie in gekozen for tekst in uit_gesprek(t)]


def uit_gesprek(t: Toestand) -> Iterator[Tekst]:
    """The texts of one talk: cards of the 4V, wishes, and obstacles at visits of both ways.

    Nothing when the group or the person did not say yes. What the person does not want on the screen
    is left out, and so is an empty text.
    """
    if waarom_niet(t, meegeleverd=casus_ids()) is not None:
        return
    kaarten = (k for k in kaarten_zonder(t.kaarten, t.verborgen) if k.punt == Stap.VIERV)
    casus = casus_zonder(t.casus, t.verborgen)
    # A wish that came of a proposal says what that said.
    stil = t.verborgen | {v.wens_id for v in t.voorstellen if v.id in t.verborgen}
    rij = [
        *((Codesoort(k.vak), k.tekst) for k in kaarten if k.vak in set(VierV)),
        *((Codesoort.WENS, w.tekst) for w in t.wensen if w.id not in stil),
        *((Codesoort.OBSTAKEL, o.tekst) for weg in Weg for b in casus.weg(weg) for o in b.obstakels),
    ]
    for soort, tekst in rij:
        if tekst.strip():
            yield Tekst(id=uuid4().hex, sleutel=t.sleutel, soort=soort, tekst=tekst.strip())


def oefenteksten(boek: Codeboek) -> Iterator[Tekst]:
    """The made-up examples of a codebook as texts, to practise with and to try the screen."""
    soorten = list(Codesoort)
    voorbeelden = [v for c in boek.codes for v in c.voorbeelden]
    for nr, tekst in enumerate(voorbeelden):
        soort = soorten[nr % len(soorten)]
        yield Tekst(id=uuid4().hex, sleutel=OEFENING, soort=soort, tekst=tekst)
