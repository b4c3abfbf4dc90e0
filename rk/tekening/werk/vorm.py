"""What every form draws: a screen, the blocks to think about, a page for the phone, a sheet of paper,
one contribution in words and a paragraph for the overview.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from rk.domain import Kamerstand, Punt
from rk.events import Toestand
from rk.events.inbreng import Inbreng, WerkInbreng
from rk.tekening.blik import Blik
from rk.tekening.boom import El
from rk.tekening.telefoonblok import Rand


@dataclass(frozen=True, kw_only=True, slots=True)
class Mijn:
    """What one phone gave, by id: `gegeven` is still its own, of `gehad` the group has it (the turn of
    an Inbreng). `bij` is the item of a long list that was just answered.
    """

    gegeven: Sequence[tuple[str, Inbreng]] = ()
    gehad: Set[str] = frozenset()
    bij: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vormtekening:
    """The drawings of one form.

    `scherm`: what lies below the question while the group looks or chooses together, and the hint in
    the footer. `denk`: blocks of the quiet screen. `telefoon`: the form to fill in, with what is
    changed and what is round its fields. `van_mij`: where it is no list to change one
    by one, one phone's own part, with the same note.
    """

    scherm: Callable[[Toestand, Punt, Blik, Kamerstand], tuple[El, object]]
    denk: Callable[[Toestand, Punt], list[El]]
    telefoon: Callable[[Toestand, Punt, Inbreng | None, Rand], list[El]]
    in_woorden: Callable[[Toestand, WerkInbreng], str]
    papier: Callable[[Toestand, Punt], El]
    alinea: Callable[[Toestand, Punt], El | None]
    van_mij: Callable[[Toestand, Punt, Mijn, Rand], list[El]] | None = None
