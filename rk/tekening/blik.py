"""What one pair of eyes looks at: the view's own state, which is nobody else's business.

Opening a lane, looking back at an earlier step, typing in the search field: none of it is an
event, none of it reaches another screen, and a reload starts it afresh.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Annotated, Any

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from rk.domain import Route, Weg
from rk.events.soort import PuntVeld

BREED, SMAL = 1920, 1440
"""Widths of a 16:9 and a 4:3 screen, in units of which every screen is 1080 high."""
_SMALST, _BREEDST = 1200, 2600


@dataclass(frozen=True, kw_only=True, slots=True)
class Blik:
    """`stap` is the step that is looked at (None: the one where the group is); `open` holds the
    names of what is unfolded; `paneel` what lies over the screen ("hulp", "prompts");
    `vraag` the statement of the map that is read (its figure; empty: the most telling one);
    `deel` the part of a werkvorm that is unfolded;
    `proef` the change that is tried (None: that panel is closed; empty: nothing was chosen yet);
    `melding` is one sentence from the tool; `breedte` as in BREED.
    """

    stap: PuntVeld | None = None
    breedte: Annotated[int, AfterValidator(lambda b: max(_SMALST, min(_BREEDST, b)))] = BREED
    open: frozenset[str] = frozenset()
    route: Route | None = None
    bezoek: str | None = None
    halte: str | None = None
    actor: str | None = None
    kaart: str | None = None
    dilemma: str | None = None
    deel: str | None = None
    weg: Weg = Weg.BESTE
    zoek: Annotated[str, Field(max_length=100)] = ""
    paneel: str | None = None
    vraag: Annotated[str, Field(max_length=80)] = ""
    proef: Annotated[tuple[Annotated[str, Field(max_length=80)], ...], Field(max_length=3)] | None = None
    melding: str = ""

    def is_open(self, naam: str) -> bool:
        """Whether something with this name is unfolded."""
        return naam in self.open

    @property
    def smal(self) -> bool:
        """Whether the screen is nearer to 4:3 than to 16:9."""
        return self.breedte < (BREED + SMAL) / 2


_LEZER: TypeAdapter[Blik] = TypeAdapter(Blik)
_DICHT = dict.fromkeys(("bezoek", "halte", "actor", "kaart", "dilemma", "deel", "proef")) | {"zoek": ""}
"""What closes when somebody looks at another step."""
_MAG = frozenset(Blik.__dataclass_fields__) - {"melding", "open"}


def kijk(blik: Blik, gegeven: Mapping[str, Any]) -> Blik:
    """The view after somebody looked elsewhere. What does not fit is passed by.

    `gegeven` holds new values by field; "wissel" folds a name out or in.
    """
    wissel = gegeven.get("wissel")
    open_ = blik.open ^ {wissel} if isinstance(wissel, str) and len(wissel) < 80 else blik.open
    nieuw = {k: v for k, v in gegeven.items() if k in _MAG}
    if "stap" in nieuw:
        nieuw = {**_DICHT, **nieuw}
    try:
        return replace(_LEZER.validate_python(asdict(blik) | nieuw), open=open_, melding="")
    except ValidationError:
        return blik
