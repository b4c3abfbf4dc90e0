"""The event itself: who (role) did what, when; and its way to and from JSON."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from rk.events.rol import Rol
from rk.events.soort import SOORTEN, Inhoud


@dataclass(frozen=True, kw_only=True, slots=True)
class Gebeurtenis:
    """One event of one session.

    `id` is a UUID from whoever made it, so that sending twice counts once; `nr` counts from 1
    within the session and is 0 until the store gives it; `tijd` is ISO 8601 in UTC.
    """

    id: str
    sessie: str
    nr: int
    tijd: str
    rol: Rol
    soort: str
    versie: int
    inhoud: Mapping[str, Any]


class GebeurtenisFout(ValueError):
    """An event that can't be read. Its text is one plain Dutch sentence."""


_ONLEESBAAR = "Dit kon niet worden bewaard. Laad de pagina opnieuw en probeer het nog eens."
_ZINNEN: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "string_too_long": lambda ctx: f"De tekst is te lang. Houd het op {ctx.get('max_length')} tekens.",
    "too_long": lambda ctx: f"Dat zijn er te veel. Houd het op {ctx.get('max_length')}.",
    "value_error": lambda ctx: (
        "Typ eerst een paar woorden." if str(ctx.get("error")) == "leeg" else _ONLEESBAAR
    ),
}

OPWAARDERINGEN: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From a kind's older version to the next: content in, content out. Files of every earlier
version stay in the tests."""


def maak(
    soort: str,
    inhoud: Mapping[str, Any] | None = None,
    *,
    sessie: str = "",
    rol: Rol = Rol.FACILITATOR,
    id: str | None = None,  # noqa: A002  the record's own field name
    tijd: str | None = None,
) -> Gebeurtenis:
    """A new event, not yet stored. What is made gets the event's own id when none is given.

    Raises  GebeurtenisFout: unknown kind, or content that its kind does not accept.
    """
    id_ = id or str(uuid.uuid4())
    gegeven = dict(inhoud or {})
    kind = SOORTEN.get(soort)
    if kind is None:
        raise GebeurtenisFout(_ONLEESBAAR)
    if kind.nieuw and not gegeven.get(kind.nieuw):
        gegeven[kind.nieuw] = id_
    gelezen = lees_als(kind, gegeven)
    return Gebeurtenis(
        id=id_,
        sessie=sessie,
        nr=0,
        tijd=tijd or datetime.now(UTC).isoformat(timespec="milliseconds"),
        rol=rol,
        soort=soort,
        versie=kind.versie,
        inhoud=gelezen.model_dump(mode="json"),
    )


def lees_inhoud(g: Gebeurtenis) -> Inhoud:
    """The content of an event as its kind's newest version.

    Raises  GebeurtenisFout: unknown kind or version, or content that does not fit.
    """
    kind = SOORTEN.get(g.soort)
    if kind is None or g.versie > kind.versie:
        raise GebeurtenisFout("Dit gesprek is met een nieuwere versie gemaakt. Werk het programma bij.")
    gegeven = dict(g.inhoud)
    for versie in range(g.versie, kind.versie):
        gegeven = _waardeer_op(g.soort, versie, gegeven)
    return lees_als(kind, gegeven)


def _waardeer_op(soort: str, versie: int, gegeven: dict[str, Any]) -> dict[str, Any]:
    stap = OPWAARDERINGEN.get((soort, versie))
    if stap is None:
        raise GebeurtenisFout(_ONLEESBAAR)
    try:
        return stap(gegeven)
    except (LookupError, TypeError, ValueError, AttributeError):
        # Content that never fitted its own version: nothing to bring up to date.
        raise GebeurtenisFout(_ONLEESBAAR) from None


M = TypeVar("M", bound=BaseModel)


def lees_als(kind: type[M], gegeven: object) -> M:
    """What was given, read as this model. Raises GebeurtenisFout: it does not fit; says why."""
    try:
        return kind.model_validate(gegeven)
    except ValidationError as fout:
        eerste = fout.errors(include_url=False)[0]
        zin = _ZINNEN.get(eerste["type"])
        raise GebeurtenisFout(zin(eerste.get("ctx", {})) if zin else _ONLEESBAAR) from None


def naar_json(g: Gebeurtenis) -> dict[str, Any]:
    """The event as plain JSON data."""
    return asdict(g)


def uit_json(gegeven: object) -> Gebeurtenis:
    """An event from plain JSON data; its content is not read yet (`lees_inhoud`, `beoordeel`).

    Raises  GebeurtenisFout: not of an event's shape.
    """
    try:
        g = _adapter(Gebeurtenis).validate_python(gegeven)
    except ValidationError:
        raise GebeurtenisFout(_ONLEESBAAR) from None
    if not 1 <= len(g.id) <= 80 or not g.id.isascii() or len(g.soort) > 80:
        raise GebeurtenisFout(_ONLEESBAAR)
    return g


T = TypeVar("T")


_adapters: dict[object, TypeAdapter[Any]] = {}


def _adapter(type_: type[T]) -> TypeAdapter[T]:
    if type_ not in _adapters:
        _adapters[type_] = TypeAdapter(type_)
    return _adapters[type_]


def als_gegeven(record: object) -> dict[str, Any]:
    """A record of the domain as plain JSON data."""
    gegeven: dict[str, Any] = _adapter(type(record)).dump_python(record, mode="json")
    return gegeven


def uit_gegeven(type_: type[T], gegeven: object) -> T:
    """A record of the domain from plain JSON data.

    Raises  pydantic.ValidationError: data of another shape.
    """
    return _adapter(type_).validate_python(gegeven)
