"""What every kind of event has in common: a frozen content, an objection, an effect."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    TypeAdapter,
    ValidationInfo,
    field_validator,
)

from rk.domain import Punt, Werkpunt, lees_punt
from rk.events.rol import Rol

if TYPE_CHECKING:
    from rk.events.gebeurtenis import Gebeurtenis
    from rk.events.toestand import Toestand

_VERBODEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def _schoon(tekst: str) -> str:
    """Without the control characters that no screen and no file can show; ends trimmed."""
    return _VERBODEN.sub("", tekst.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _een_regel(tekst: str) -> str:
    return " ".join(_schoon(tekst).split())


def _gevuld(tekst: str) -> str:
    if not tekst:
        raise ValueError("leeg")
    return tekst


Id = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[\w:.-]+$")]
Tekst = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_schoon)]
Verzameld = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(_schoon)]
Regel = Annotated[str, StringConstraints(max_length=300), AfterValidator(_een_regel)]
Naam = Annotated[str, StringConstraints(max_length=60), AfterValidator(_een_regel), AfterValidator(_gevuld)]
VolleTekst = Annotated[Tekst, AfterValidator(_gevuld)]


def _werkpunt(waarde: object) -> Werkpunt:
    punt = lees_punt(waarde)
    if not isinstance(punt, Werkpunt):
        raise ValueError("punt")
    return punt


PuntVeld = Annotated[Punt, PlainValidator(lees_punt), PlainSerializer(str, return_type=str)]
"""A place on the agenda."""
WerkpuntVeld = Annotated[Werkpunt, PlainValidator(_werkpunt), PlainSerializer(str, return_type=str)]
"""A place on the agenda that is a werkvorm."""
Maand = Annotated[str, StringConstraints(pattern=r"^(\d{4}-(0[1-9]|1[0-2]))?$")]


def regels(waarde: Any) -> Any:
    """A text area's lines as a list; a list stays one."""
    return (
        [r for r in (_een_regel(x) for x in waarde.split("\n")) if r] if isinstance(waarde, str) else waarde
    )


class Inhoud(BaseModel):
    """The content of one event. A subclass is one kind.

    `kind` and `versie` name it in the log; `omschrijving` says to the group what undo
    would take back; `herstelbaar` is False for acts that undo passes by (moving between steps,
    the clock, opening and closing); `nieuw` names the field that gets the id of what is made.
    `rollen` may do it: a phone only what it gave before the reveal, the server what it counted.
    """

    # Built when the first of its kind is read: a talk uses few of the kinds, and starts without the rest.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    kind: ClassVar[str] = ""
    versie: ClassVar[int] = 1
    omschrijving: ClassVar[str] = ""
    herstelbaar: ClassVar[bool] = True
    nieuw: ClassVar[str | None] = None
    bij_gesloten: ClassVar[bool] = False
    rollen: ClassVar[frozenset[Rol]] = frozenset({Rol.FACILITATOR})

    def bezwaar(self, t: Toestand) -> str | None:
        """Why this can't be done now, as one plain Dutch sentence; None when it can."""
        return None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        """The state after this event. Called only when there is no objection."""
        raise NotImplementedError


OOK_DEELNEMERS = frozenset({Rol.FACILITATOR, Rol.DEELNEMER})
"""Who may do what people in the room can also give by phone."""


class Wijziging(Inhoud):
    """A change of one field: `veld` names it, `waarde` is read by that field's own type."""

    velden: ClassVar[Mapping[str, TypeAdapter[Any]]] = {}

    veld: str
    # A value that is left out is read as null: not every field can be empty.
    waarde: Any = Field(default=None, validate_default=True)

    @field_validator("veld")
    @classmethod
    def _bekend(cls, veld: str) -> str:
        if veld not in cls.velden:
            raise ValueError("onbekend veld")
        return veld

    @field_validator("waarde")
    @classmethod
    def _lees(cls, waarde: Any, info: ValidationInfo) -> Any:
        veld = info.data.get("veld")
        return cls.velden[veld].validate_python(waarde) if veld else waarde


def velden(**typen: Any) -> dict[str, TypeAdapter[Any]]:
    """The fields that a Wijziging may change, each with the type that reads its value."""
    return {naam: TypeAdapter(type_, config=ConfigDict(defer_build=True)) for naam, type_ in typen.items()}


SOORTEN: dict[str, type[Inhoud]] = {}
"""All kinds by name, at their newest version."""


def soort(naam: str, omschrijving: str = "") -> Callable[[type[Inhoud]], type[Inhoud]]:
    """Register a class as the kind with this name."""

    def meld_aan(cls: type[Inhoud]) -> type[Inhoud]:
        cls.kind, cls.omschrijving = naam, omschrijving
        if naam in SOORTEN:
            raise ValueError(naam)
        SOORTEN[naam] = cls
        return cls

    return meld_aan
