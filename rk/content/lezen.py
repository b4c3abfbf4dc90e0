"""A YAML file → plain values, and the line of every one of them.

YAML is read event by event instead of by `yaml.safe_load`, for four reasons: a line for
every key, double keys seen, no depth or alias that can exhaust the machine, and words as
an editor with YAML 1.2 reads them (`nee` and `no` are texts, `2018-02-01` is no date).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from rk.content.fouten import Fout, InhoudFout, Pad, aangehaald, sleutel_van
from rk.taal import _

MEESTE_BYTES = 1_000_000
MEESTE_TEKENS = 2_000
"""The longest text that a screen promises to hold."""
_DIEPSTE = 20
# Room for some 1,500 haltes; without it a file of 1 MB can keep the check busy for minutes.
_MEESTE_WAARDEN = 20_000

# libyaml reads the whole route map in some 20 ms, pure Python in half a second.
_Lader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_LANGSTE_GETAL = 300
_GETAL = re.compile(r"[-+]?(\d+|(\.\d+|\d+\.\d*|\d+)([eE][-+]?\d+)?)\Z", re.ASCII)
_VERBODEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_GEWOON = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Gelezen:
    """What a file says: its values, the line of every way to a value, and faults found on the way."""

    bestand: str
    waarde: dict[str, object]
    regels: dict[Pad, int]
    fouten: tuple[Fout, ...]

    def regel(self, pad: Pad) -> int | None:
        """The line of a value, or of the nearest block around it where the value is absent."""
        return next((self.regels[pad[:n]] for n in range(len(pad), -1, -1) if pad[:n] in self.regels), None)


class _Gestopt(Exception):
    """Reading on makes no sense."""

    def __init__(self, tekst: str, regel: int | None = None) -> None:
        super().__init__(tekst)
        self.tekst, self.regel = tekst, regel


def lees(pad: Path) -> Gelezen:
    """The values of a YAML file whose top is a block of keys; all keys are texts.

    Raises  InhoudFout: absent, unreadable, over 1 MB, not UTF-8, not YAML, more than one
    document, aliases or tags, deeper than 20 blocks, over 20,000 values, or no keys at the top.
    """
    try:
        bouw = _Bouw()
        for gebeurtenis in _gebeurtenissen(_tekst(pad)):
            bouw.neem(gebeurtenis)
        waarde = bouw.top
        if not isinstance(waarde, dict):
            raise _Gestopt(
                _("dit bestand is leeg; verwacht: sleutels met een waarde, zoals `id: rob`")
                if waarde is None
                else _("bovenaan staat {waarde}; verwacht: sleutels met een waarde, zoals `id: rob`").format(
                    waarde=aangehaald(waarde)
                )
            )
    except _Gestopt as stop:
        fout = Fout(bestand=pad.name, regel=stop.regel, sleutel="", tekst=stop.tekst)
        raise InhoudFout([fout]) from None
    fouten = tuple(
        Fout(bestand=pad.name, regel=regel, sleutel=sleutel_van(plek), tekst=tekst)
        for plek, regel, tekst in bouw.bevindingen
    )
    return Gelezen(bestand=pad.name, waarde=waarde, regels=bouw.regels, fouten=fouten)


def _tekst(pad: Path) -> str:
    try:
        if pad.is_dir():
            raise _Gestopt(_("dit is een map; verwacht: een YAML-bestand"))
        if not pad.exists():
            raise _Gestopt(_("dit bestand bestaat niet"))
        # A pipe or a device would keep us waiting for ever.
        if not pad.is_file():
            raise _Gestopt(_("dit is geen gewoon bestand; verwacht: een YAML-bestand"))
        with pad.open("rb") as bestand:
            inhoud = bestand.read(MEESTE_BYTES + 1)
    except (OSError, ValueError):
        raise _Gestopt(_("dit bestand kan niet gelezen worden; mag je het openen?")) from None
    if len(inhoud) > MEESTE_BYTES:
        raise _Gestopt(_("dit bestand is te groot; verwacht: hoogstens 1 MB"))
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise _Gestopt(
            _("hier staat een teken dat geen UTF-8 is; bewaar het bestand als UTF-8"),
            inhoud[: fout.start].count(b"\n") + 1,
        ) from None
    if verboden := _VERBODEN.search(tekst):
        raise _Gestopt(
            _("hier staat een onzichtbaar teken dat niet mag: {teken}").format(
                teken=aangehaald(verboden.group())
            ),
            tekst[: verboden.start()].count("\n") + 1,
        )
    return tekst


def _gebeurtenissen(tekst: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(tekst, Loader=_Lader)
    except yaml.MarkedYAMLError as fout:
        plaats = fout.problem_mark or fout.context_mark
        regel = plaats.line + 1 if plaats is not None else None
        raise _Gestopt(_raad(fout.problem or ""), regel) from None
    except yaml.YAMLError:
        raise _Gestopt(_raad("")) from None


def _raad(probleem: str) -> str:
    """What is wrong with the YAML, by what the parser says of it."""
    if "mapping values are not allowed" in probleem:
        return _(
            "geen goede YAML: een dubbele punt op een plek waar dat niet kan; "
            "kijk of de regels gelijk inspringen, of zet de tekst tussen aanhalingstekens"
        )
    if "cannot start any token" in probleem or "tab character" in probleem:
        return _(
            "geen goede YAML: een teken dat hier niet kan beginnen; "
            "spring in met spaties (geen tabs) en zet de tekst tussen aanhalingstekens"
        )
    if "unexpected end of stream" in probleem or "expected ',' or" in probleem:
        return _("geen goede YAML: een haakje of aanhalingsteken gaat niet dicht")
    return _("geen goede YAML: kijk of de regels gelijk inspringen en elke sleutel een dubbele punt heeft")


@dataclass(slots=True)
class _Blok:
    """A list or mapping that is being filled; `sleutel` is the key that waits for its value."""

    pad: Pad
    inhoud: list[object] | dict[str, object]
    sleutel: str | None = None


@dataclass(slots=True)
class _Bouw:
    """Builds the values from the events, without recursion."""

    top: object = None
    regels: dict[Pad, int] = field(default_factory=dict)
    bevindingen: list[tuple[Pad, int, str]] = field(default_factory=list)
    _open: list[_Blok] = field(default_factory=list)
    _documenten: int = 0

    def neem(self, gebeurtenis: yaml.Event) -> None:
        assert gebeurtenis.start_mark is not None  # only events made by hand have no mark
        regel = gebeurtenis.start_mark.line + 1
        match gebeurtenis:
            case yaml.DocumentStartEvent():
                self._documenten += 1
                if self._documenten > 1:
                    raise _Gestopt(_("hier begint een tweede document (`---`); verwacht: één"), regel)
            case yaml.AliasEvent():
                raise _Gestopt(_("een verwijzing met `*` kan hier niet; schrijf de waarde uit"), regel)
            case yaml.NodeEvent(anchor=str()):
                raise _Gestopt(_("een anker met `&` kan hier niet; schrijf de waarde uit"), regel)
            case yaml.ScalarEvent():
                self._enkel(gebeurtenis, regel)
            case yaml.MappingStartEvent():
                self._begin(gebeurtenis, {}, regel)
            case yaml.SequenceStartEvent():
                self._begin(gebeurtenis, [], regel)
            case yaml.CollectionEndEvent():
                self._open.pop()

    def _begin(
        self, gebeurtenis: yaml.CollectionStartEvent, inhoud: list[object] | dict[str, object], regel: int
    ) -> None:
        if gebeurtenis.tag not in (None, "!", f"tag:yaml.org,2002:{'map' if inhoud == {} else 'seq'}"):
            raise _Gestopt(_("een soort met `!` kan hier niet; laat die weg"), regel)
        if len(self._open) >= _DIEPSTE:
            raise _Gestopt(_("de blokken zijn te diep genest; verwacht: hoogstens 20 diep"), regel)
        blok = self._open[-1] if self._open else None
        if blok and isinstance(blok.inhoud, dict) and blok.sleutel is None:
            raise _Gestopt(_("een lijst of blok kan geen sleutel zijn; verwacht: een woord"), regel)
        self._open.append(_Blok(self._plaats(inhoud, regel), inhoud))

    def _enkel(self, gebeurtenis: yaml.ScalarEvent, regel: int) -> None:
        blok = self._open[-1] if self._open else None
        if blok and isinstance(blok.inhoud, dict) and blok.sleutel is None:
            # A key is always the text itself: the agenda `60:` needs no quotes.
            blok.sleutel = gebeurtenis.value
            pad = (*blok.pad, blok.sleutel)
            if blok.sleutel in blok.inhoud:
                self.bevindingen.append(
                    (pad, regel, _("deze sleutel staat er twee keer; verwacht: één keer"))
                )
            self.regels[pad] = regel
            return
        waarde = _waarde(gebeurtenis, regel)
        pad = self._plaats(waarde, regel)
        if not isinstance(waarde, str):
            return
        if len(waarde) > MEESTE_TEKENS:
            self.bevindingen.append(
                (
                    pad,
                    regel,
                    _("deze tekst heeft {n} tekens; verwacht: hoogstens 2000").format(n=len(waarde)),
                )
            )
        if verboden := _VERBODEN.search(waarde):
            self.bevindingen.append(
                (
                    pad,
                    regel,
                    _("hier staat een onzichtbaar teken dat niet mag: {teken}").format(
                        teken=aangehaald(verboden.group())
                    ),
                )
            )

    def _plaats(self, waarde: object, regel: int) -> Pad:
        """Puts a value where it belongs and returns the way to it."""
        if len(self.regels) >= _MEESTE_WAARDEN:
            raise _Gestopt(_("dit bestand heeft te veel waarden; verwacht: hoogstens 20.000"), regel)
        if not self._open:
            self.top = waarde
            self.regels[()] = regel
            return ()
        blok = self._open[-1]
        if isinstance(blok.inhoud, list):
            blok.inhoud.append(waarde)
            pad = (*blok.pad, len(blok.inhoud) - 1)
            self.regels[pad] = regel
            return pad
        assert blok.sleutel is not None  # both callers have dealt with the key
        pad = (*blok.pad, blok.sleutel)
        blok.inhoud[blok.sleutel] = waarde
        blok.sleutel = None
        return pad


def _waarde(gebeurtenis: yaml.ScalarEvent, regel: int) -> object:
    if gebeurtenis.tag not in (None, "!", "tag:yaml.org,2002:str"):
        raise _Gestopt(_("een soort met `!` kan hier niet; laat die weg"), regel)
    tekst: str = gebeurtenis.value
    if gebeurtenis.tag is not None or not gebeurtenis.implicit[0]:
        return tekst
    if tekst in _GEWOON:
        return _GEWOON[tekst]
    # Python refuses whole numbers of thousands of digits: so long a row of digits is a text.
    if len(tekst) > _LANGSTE_GETAL or not _GETAL.match(tekst):
        return tekst
    return int(tekst) if tekst.lstrip("+-").isdigit() else float(tekst)
