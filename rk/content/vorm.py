"""Plain values → frozen records, and the shape of the records in words.

Pydantic reads the types of `rk.domain` as they stand: the records know nothing of it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError

from rk.content.fouten import Bevinding, Pad, aangehaald, bedoel_je
from rk.taal import _

R = TypeVar("R")


@cache
def adapter(soort: Any) -> TypeAdapter[Any]:
    """How pydantic sees a kind of record: strict, and without keys that it doesn't know.

    Pydantic takes no config for a dataclass itself, other than its own attribute on the class,
    which `rk.domain` must not carry. A union with None takes it, and hands it down.
    """
    return TypeAdapter(soort | None, config=ConfigDict(extra="forbid", strict=True))


def giet(soort: type[R], gegeven: Mapping[str, object]) -> tuple[R | None, list[Bevinding]]:
    """The record, or None with every fault in the shape of the values."""
    try:
        # As JSON: only there does strict allow a list for a tuple and a word for an enum.
        # The cast: mypy takes no class for hashable.
        return adapter(cast("Any", soort)).validate_json(json.dumps(gegeven)), []
    except ValidationError as fout:
        return None, [
            Bevinding(pad=pad, tekst=_in_woorden(soort, f["type"], pad, f["input"]))
            for f in fout.errors(include_url=False, include_context=False)
            for pad in [tuple(f["loc"])]
        ]


def _in_woorden(soort: type, fouttype: str, pad: Pad, waarde: object) -> str:
    if fouttype == "missing":
        verwacht = _verwacht(_type_op(soort, pad))
        return _("deze sleutel ontbreekt; verwacht: {verwacht}").format(verwacht=verwacht)
    if fouttype == "unexpected_keyword_argument":
        namen = _sleutels(_type_op(soort, pad[:-1]))
        raad = bedoel_je(str(pad[-1]), namen)
        return _("deze sleutel kennen we niet") + (raad or _verwacht_een_van(namen))
    verwacht = _type_op(soort, pad)
    tekst = _("{waarde} kan hier niet").format(waarde=aangehaald(waarde))
    if _is_keuze(verwacht) and isinstance(waarde, str):
        keuzes = [str(k) for k in verwacht]
        return tekst + (bedoel_je(waarde, keuzes) or _verwacht_een_van(keuzes))
    tekst += _("; verwacht: {verwacht}").format(verwacht=_verwacht(verwacht))
    if verwacht is str and isinstance(waarde, bool | int | float):
        tekst += _(" (zet er aanhalingstekens omheen)")
    return tekst


def _verwacht_een_van(keuzes: Iterable[str]) -> str:
    return _("; verwacht: {keuzes}").format(keuzes=_een_van(keuzes))


def _een_van(keuzes: Iterable[str]) -> str:
    return _("een van {keuzes}").format(keuzes=", ".join(keuzes))


def _verwacht(soort: Any) -> str:
    if _is_keuze(soort):
        return _een_van(soort)
    if is_dataclass(soort):
        return _("een blok met de sleutels {sleutels}").format(sleutels=", ".join(_sleutels(soort)))
    return {
        bool: _("true of false"),
        int: _("een geheel getal"),
        tuple: _("een lijst"),
        dict: _("een blok met sleutels"),
    }.get(get_origin(soort) or soort, _("een tekst"))


def _is_keuze(soort: Any) -> bool:
    return isinstance(soort, type) and issubclass(soort, StrEnum)


def _sleutels(soort: Any) -> list[str]:
    return [veld.name for veld in fields(soort)] if is_dataclass(soort) else []


@cache
def _velden(soort: type) -> dict[str, Any]:
    return get_type_hints(soort)


def _type_op(soort: Any, pad: Pad) -> Any:
    """The type that belongs at the end of a way through a record, without its "or None"."""
    for deel in pad:
        if is_dataclass(soort):
            soort = _velden(soort)[str(deel)]  # type: ignore[arg-type] # a class, never an instance
        else:  # a tuple of one kind, or a dict from text to one kind
            soort = get_args(soort)[0 if get_origin(soort) is tuple else 1]
        if get_origin(soort) in (Union, UnionType):
            soort = next(t for t in get_args(soort) if t is not NoneType)
    return soort
