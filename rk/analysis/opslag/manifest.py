"""The list of what is in a store. A file that is not on it does not count."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from rk.analysis.fouten import RoutedataFout
from rk.analysis.opslag.contract import Aantal, Herkomst, OpslagstukFout
from rk.analysis.opslag.veilig import bewaar, leg_vast, schijffouten
from rk.analysis.tabel import Tijdeenheid
from rk.taal import _

BESTAND = "routeopslag.json"
DELEN = "delen"
APART = "apart"
"""The folder with rows that were set apart, and why."""
VERSIE = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Stuk:
    """One file: its name in the folder of parts, its rows, its size in bytes, and the checksum of its end.

    A Parquet file tells at its end where everything lies. Its pages have a checksum of their own, that
    end has not.
    """

    bestand: str
    rijen: int
    omvang: int
    einde: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Opslagdeel:
    """The files of one part: whole casussen, the first of them numbered `vanaf`."""

    vanaf: int
    bezoek: Stuk
    casus: Stuk
    code: Stuk


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """All that a store says of itself. `keer` counts how often it was written anew."""

    soort: str = "routeopslag"
    versie: int = VERSIE
    let_op: str = ""
    herkomst: Herkomst
    tijdeenheid: Tijdeenheid
    aantal: Aantal
    namen: Stuk
    gesprekken: Stuk
    casuskolommen: dict[str, str] = field(default_factory=dict)
    delen: tuple[Opslagdeel, ...]
    keer: int = 1

    def bestanden(self) -> set[str]:
        """The names of all files that count."""
        stukken = [s for d in self.delen for s in (d.bezoek, d.casus, d.code)]
        return {s.bestand for s in (self.namen, self.gesprekken, *stukken)}


_VORM: TypeAdapter[Manifest] = TypeAdapter(Manifest)


def let_op(herkomst: Herkomst) -> str:
    """What whoever opens the file must know first."""
    if herkomst is Herkomst.VOORBEELD:
        return _("Verzonnen voorbeeldgegevens: niemand in deze opslag bestaat.")
    if herkomst is Herkomst.GESPREKKEN:
        return _("Dit gaat over echte mensen. Deel het niet buiten het onderzoek.")
    return _("Dit komt uit een log van elders. Kijk eerst na wat je ermee mag.")


def schrijf(map_: Path, manifest: Manifest) -> None:
    """Let the store be what the manifest says, all at once. Raises RoutedataFout."""
    tekst = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
    with schijffouten(map_):
        leg_vast(map_ / DELEN)
        bewaar(map_ / BESTAND, lambda f: f.write(tekst.encode()))
        leg_vast(map_)


def bestaat(map_: Path) -> bool:
    """Whether there is a store in this folder."""
    return (map_ / BESTAND).is_file()


def lees(map_: Path) -> Manifest:
    """What is in the store, after looking whether all its files are there and whole in size.

    Raises  RoutedataFout: there is no store, or it is of another version. OpslagstukFout: a file is
            missing or damaged.
    """
    pad = map_ / BESTAND
    try:
        ruw: Any = json.loads(pad.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        raise RoutedataFout(
            _("Er staat geen routeopslag in {map}. Maak er een met: rk inlezen").format(map=map_)
        ) from None
    except OSError:
        raise RoutedataFout(_("Dit bestand kan niet worden gelezen: {pad}.").format(pad=pad)) from None
    except ValueError:
        raise stuk(BESTAND) from None
    if not isinstance(ruw, dict) or ruw.get("soort") != "routeopslag":
        raise stuk(BESTAND)
    if ruw.get("versie") != VERSIE:
        raise RoutedataFout(
            _("Deze routeopslag hoort bij een andere versie van Routekaart. Lees de gegevens opnieuw in.")
        )
    try:
        manifest = _VORM.validate_python(ruw)
    except ValidationError:
        raise stuk(BESTAND) from None
    for deel in manifest.delen:
        for s in (deel.bezoek, deel.casus, deel.code):
            _kijk_na(map_, s)
    _kijk_na(map_, manifest.namen)
    _kijk_na(map_, manifest.gesprekken)
    return manifest


def stuk(bestand: str) -> OpslagstukFout:
    """The fault for a file that can't be used."""
    return OpslagstukFout(
        _("Het bestand {bestand} van de routeopslag is beschadigd. Lees de gegevens opnieuw in.").format(
            bestand=bestand
        )
    )


def _kijk_na(map_: Path, s: Stuk) -> None:
    if Path(s.bestand).name != s.bestand:
        raise stuk(BESTAND)
    try:
        omvang = (map_ / DELEN / s.bestand).stat().st_size
    except OSError:
        raise OpslagstukFout(
            _("Het bestand {bestand} van de routeopslag is weg. Lees de gegevens opnieuw in.").format(
                bestand=s.bestand
            )
        ) from None
    if omvang != s.omvang:
        raise stuk(s.bestand)
