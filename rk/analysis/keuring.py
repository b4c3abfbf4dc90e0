"""Tables from elsewhere, judged before they come in: every fault told, every bad row set apart.

A casus with one bad row is set apart whole: without that row the order of its visits would lie.
Values that are wrong are never repeated in a sentence, for they can be anybody's words.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.analysis import waarden
from rk.analysis.fouten import RoutedataFout
from rk.analysis.kolommen import TABELLEN
from rk.analysis.opslag.veilig import bewaar, schijffouten
from rk.analysis.tabel import GROEP, Kolom, Tijdeenheid
from rk.taal import _

NODIG = {"bezoek": ("casus", "halte"), "casus": ("casus",), "code": ("casus", "soort", "code")}
"""The columns that a table cannot do without."""
_VOORAL = 5
"""So many rows are named with each kind of fault."""
_MEESTE_FOUTEN = 1000
APART = "apart"
"""The folder in a store for what did not come in."""
_GEEN_NAAM = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fout:
    """One fault: where it is, and what was expected there. `rij` counts as a spreadsheet does."""

    bestand: str
    rij: int
    kolom: str
    verwacht: str

    def __str__(self) -> str:
        return _('{bestand}, rij {rij}, kolom "{kolom}": verwacht {verwacht}.').format(
            bestand=self.bestand, rij=self.rij, kolom=self.kolom, verwacht=self.verwacht
        )


class Keurder:
    """Judges one file, part by part.

    `tabel` is "bezoek", "casus" or "code". `fouten` are the first faults (at most 1,000, the rest is
    only counted in `aantal_fouten`), `slecht` the keys of the casussen with a fault so far, and
    `vreemd` the columns that no table knows: they are passed by.
    """

    def __init__(
        self, tabel: str = "bezoek", *, bestand: str, tijdeenheid: Tijdeenheid = Tijdeenheid.MAAND
    ) -> None:
        self.bestand = bestand
        self.fouten: list[Fout] = []
        self.aantal_fouten = 0
        self.slecht: set[str] = set()
        self.vreemd: tuple[str, ...] = ()
        self._tabel = tabel
        self._tijdeenheid = tijdeenheid
        self._kolommen = {k.naam: k for k in TABELLEN[tabel]}
        self._soorten: Counter[tuple[str, str]] = Counter()
        self._eerste: defaultdict[tuple[str, str], list[int]] = defaultdict(list)

    def keur(self, deel: pd.DataFrame, *, eerste_rij: int) -> pd.DataFrame:
        """The rows of casussen without a fault so far, as the numbers of the tables.

        `deel` has texts, or numbers and moments as they are in a store; its columns have the names of
        the table. Columns that it lacks are left out, but `weg` is then the real one. Keys and names
        (`casus`, `halte`, g_*) stay text, "" where unknown. The index is the number of the row.
        A casus can turn out bad in a later part: look at `slecht` once more when all is read.
        Raises  RoutedataFout: columns that cannot be done without are not there; names all of them.
        """
        self._kolommen_er(deel)
        uit, mis = self._lees(deel, eerste_rij)
        for (kolom, verwacht), slechte in mis.items():
            self.meld(kolom, verwacht, uit.index[slechte].tolist(), uit["casus"][slechte].unique())
        return uit[~self._weg(uit["casus"])]

    def ken(self, kolommen: Iterable[Kolom]) -> None:
        """Judge these columns too: of another table, but standing in this one."""
        for kolom in kolommen:
            self._kolommen.setdefault(kolom.naam, kolom)

    def meld(self, kolom: str, verwacht: str, rijen: Sequence[int], casussen: Iterable[str]) -> None:
        """Count rows as bad for what is only seen in the whole, and their casussen with them."""
        self.aantal_fouten += len(rijen)
        self._soorten[kolom, verwacht] += len(rijen)
        eerste = self._eerste[kolom, verwacht]
        eerste += map(int, rijen[: _VOORAL - len(eerste)])
        self.fouten += (
            Fout(bestand=self.bestand, rij=int(rij), kolom=kolom, verwacht=verwacht)
            for rij in rijen[: _MEESTE_FOUTEN - len(self.fouten)]
        )
        self.slecht |= set(casussen) - {""}

    def verslag(self) -> list[str]:
        """All faults in a few lines: for each column what was expected, how often, and where first."""
        regels = []
        for (kolom, verwacht), aantal in self._soorten.most_common():
            eerste = ", ".join(str(r) for r in self._eerste[kolom, verwacht])
            waar = _("rij {rijen}") if aantal <= _VOORAL else _("rij {rijen} en nog {rest}")
            regels.append(
                _('{bestand}, kolom "{kolom}", {waar}: verwacht {verwacht}.').format(
                    bestand=self.bestand,
                    kolom=kolom,
                    waar=waar.format(rijen=eerste, rest=aantal - _VOORAL),
                    verwacht=verwacht,
                )
            )
        return regels

    def schrijf_apart(self, map_: Path, delen: Iterable[tuple[pd.DataFrame, int]]) -> Path:
        """Go over the file once more, part by part, and keep every row that does not come in.

        `delen` are the parts as `keur` had them, each with the number of its first row. Writes
        `apart/<name>.csv` in the folder: file, row, what was expected (empty for a good row of a bad
        casus), and then the row as it was. Nothing else is kept of it.
        Raises  RoutedataFout: the disk refuses.
        """
        naam = _GEEN_NAAM.sub("-", self.bestand).strip("-.") or "tabel"
        pad = map_ / APART / (naam if naam.lower().endswith(".csv") else f"{naam}.csv")
        with schijffouten(pad.parent):
            pad.parent.mkdir(parents=True, exist_ok=True)
            bewaar(pad, lambda f: self._schrijf(f, delen))
        return pad

    def _schrijf(self, f: IO[bytes], delen: Iterable[tuple[pd.DataFrame, int]]) -> None:
        tekst = TextIOWrapper(f, encoding="utf-8", newline="", write_through=True)
        schrijver, kop = csv.writer(tekst), True
        for deel, eerste_rij in delen:
            uit, mis = self._lees(deel, eerste_rij)
            redenen: defaultdict[int, list[str]] = defaultdict(list)
            for (kolom, verwacht), slechte in mis.items():
                for plaats in np.flatnonzero(slechte).tolist():
                    redenen[plaats].append(f"{kolom}: {verwacht}")
            if kop:
                schrijver.writerow(["bestand", "rij", "reden", *deel.columns])
                kop = False
            apart = self._weg(uit["casus"])
            rijen = deel[apart].itertuples(index=False, name=None)
            for plaats, rij in zip(np.flatnonzero(apart).tolist(), rijen, strict=True):
                reden = "; ".join(redenen.get(plaats, []))
                schrijver.writerow([self.bestand, eerste_rij + plaats, reden, *map(waarden.als_tekst, rij)])
        # The file is the caller's to close.
        tekst.detach()

    # ---- one part --------------------------------------------------------------------------------

    def _kolommen_er(self, deel: pd.DataFrame) -> None:
        weg = [k for k in NODIG[self._tabel] if k not in deel.columns]
        if weg:
            raise RoutedataFout(
                _("In {bestand} ontbreekt: {kolommen}. Geef aan welke kolommen dat zijn.").format(
                    bestand=self.bestand, kolommen=", ".join(weg)
                )
            )
        for naam in map(str, deel.columns):
            if naam.startswith(GROEP) and self._tabel == "casus" and naam not in self._kolommen:
                self._kolommen[naam] = Kolom(naam=naam, dtype="int16", lijst=naam, nl="", en="")
        vreemd = (str(k) for k in deel.columns if k not in self._kolommen)
        self.vreemd = tuple(dict.fromkeys((*self.vreemd, *vreemd)))

    def _lees(
        self, deel: pd.DataFrame, eerste_rij: int
    ) -> tuple[pd.DataFrame, dict[tuple[str, str], npt.NDArray[np.bool_]]]:
        """The part as numbers, and for each kind of fault which rows have it."""
        uit: dict[str, Any] = {}
        mis: dict[tuple[str, str], npt.NDArray[np.bool_]] = {}
        for naam, kolom in self._kolommen.items():
            if naam in deel.columns:
                verplicht = naam in NODIG[self._tabel] or naam == "weg"
                gelezen = waarden.lees(deel[naam], kolom, tijdeenheid=self._tijdeenheid, verplicht=verplicht)
                uit[naam] = gelezen.waarden
                if gelezen.mis.any():
                    mis[naam, gelezen.verwacht] = gelezen.mis
            elif naam == "weg":
                uit[naam] = np.zeros(len(deel), dtype=np.int8)
        rijen = pd.RangeIndex(eerste_rij, eerste_rij + len(deel))
        tabel = pd.DataFrame({k: pd.Series(v, copy=False).set_axis(rijen) for k, v in uit.items()})
        for soort, slechte in _samenhang(tabel):
            if slechte.any():
                mis[soort] = slechte
        return tabel, mis

    def _weg(self, casussen: pd.Series[Any]) -> npt.NDArray[np.bool_]:
        weg: npt.NDArray[np.bool_] = (casussen == "").to_numpy(dtype=bool)
        return weg | casussen.isin(self.slecht).to_numpy(dtype=bool) if self.slecht else weg


def _samenhang(tabel: pd.DataFrame) -> Iterable[tuple[tuple[str, str], npt.NDArray[np.bool_]]]:
    """What no value tells by itself: two visits in one place, a lower bound above the upper one."""
    if "volgorde" in tabel:
        plek: Sequence[str] = ("casus", "weg", "volgorde")
        dubbel = tabel.duplicated(list(plek), keep="first").to_numpy() & (tabel["casus"] != "").to_numpy()
        yield ("volgorde", _("een plaats die op deze weg nog vrij is")), dubbel
    elif "halte" not in tabel and "soort" not in tabel:
        dubbel = tabel.duplicated(["casus"], keep="first").to_numpy() & (tabel["casus"] != "").to_numpy()
        yield ("casus", _("elke casus één keer")), dubbel
    for laag in (k for k in tabel if str(k).endswith("_laag")):
        hoog = str(laag).removesuffix("laag") + "hoog"
        if hoog in tabel:
            yield (
                (str(laag), _("hoogstens {kolom}").format(kolom=hoog)),
                (tabel[laag] > tabel[hoog]).to_numpy(),
            )
