"""From a file with visits to a store: judged, put in order, and what is wrong set apart."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from rk.analysis.fouten import RoutedataFout
from rk.analysis.inlezen.aaneen import NietAaneen, aaneen
from rk.analysis.inlezen.bron import Bron, Deelrij, vooruit
from rk.analysis.inlezen.koppeling import LEVENSLOOP, Koppeling
from rk.analysis.inlezen.stapel import Stapel
from rk.analysis.inlezen.tabelbron import CsvBron, ParquetBron
from rk.analysis.inlezen.vullen import HELPERS, TEKST, Haltes, Rij, Vuller, kolommen_van_casus
from rk.analysis.inlezen.xes import XesBron
from rk.analysis.keuring import Keurder
from rk.analysis.kolommen import TABELLEN
from rk.analysis.opslag import Herkomst, Routeopslag, Schrijver
from rk.analysis.opslag.manifest import APART
from rk.analysis.opslag.veilig import bewaar, schijffouten
from rk.analysis.tabel import GROEP, Kolom, Tijdeenheid
from rk.content import kaarten
from rk.domain import Routekaart
from rk.taal import _

Voortgang = Callable[[str, int, int], None]
"""Called with what is being done, how far it is, and of how much."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ingelezen:
    """The store that came of it. `apart` are the files with what did not come in, `casussen_apart` how
    many casussen that are, and `regels` what else there is to tell, a sentence each.
    """

    opslag: Routeopslag
    casussen_apart: int = 0
    apart: tuple[Path, ...] = ()
    regels: tuple[str, ...] = ()


@dataclass(slots=True)
class _Levensloop:
    """Which transitions count, and how often each was met."""

    tellen: frozenset[str]
    mee: dict[str, int] = field(default_factory=dict)
    niet: dict[str, int] = field(default_factory=dict)

    def telt(self, rij: pd.Series[str]) -> Rij:
        """Which rows count: also those that say nothing of it, and all where nothing was chosen."""
        klein = rij.fillna("").astype("str").str.strip().str.lower()
        telt: Rij = klein.isin(self.tellen | {""}).to_numpy(dtype=bool) | (not self.tellen)
        for waar, waarin in ((telt, self.mee), (~telt, self.niet)):
            for naam, keer in klein[waar & (klein != "").to_numpy(dtype=bool)].value_counts().items():
                waarin[str(naam)] = waarin.get(str(naam), 0) + int(keer)
        return telt

    def regels(self) -> Iterator[str]:
        if self.mee or self.niet:
            mee = ", ".join(f"{k} ({n})" for k, n in sorted(self.mee.items()))
            yield _("Dit telt mee: {mee}.").format(mee=mee or _("niets"))
        if self.niet:
            niet = ", ".join(f"{k} ({n})" for k, n in sorted(self.niet.items()))
            yield _("Dit telt niet mee: {niet}. Kiezen kan met: --levensloop").format(niet=niet)


def houd_apart(map_: Path, nieuw: Iterable[Path]) -> None:
    """Take away what an earlier read set apart: it is no longer true of this store."""
    blijft = {p.name for p in nieuw}
    for pad in (map_ / APART).glob("*.csv"):
        if pad.name not in blijft:
            with suppress(OSError):
                pad.unlink()


def bron_van(pad: Path, koppeling: Koppeling, *, log: bool | None = None) -> Bron:
    """The file as what its name says that it is. Raises RoutedataFout: it is absent, or nothing we read."""
    if not pad.is_file():
        raise RoutedataFout(_("Dit bestand bestaat niet: {pad}.").format(pad=pad))
    naam = pad.name.lower()
    if naam.endswith((".xes", ".xes.gz")):
        return XesBron(pad, koppeling)
    if naam.endswith((".parquet", ".pq")):
        return ParquetBron(pad, koppeling, log=log)
    if naam.endswith((".csv", ".tsv", ".txt")):
        return CsvBron(pad, koppeling, log=log)
    raise RoutedataFout(
        _("{bestand}: we lezen CSV, Parquet en XES (ook .xes.gz). Bewaar het zo.").format(bestand=pad.name)
    )


def lees_in(
    pad: Path,
    map_: Path,
    *,
    koppeling: Koppeling | None = None,
    kaart: Routekaart | None = None,
    casussen: Path | None = None,
    codes: Path | None = None,
    log: bool | None = None,
    herkomst: Herkomst | None = None,
    vervang: bool = False,
    voortgang: Voortgang = lambda _wat, _gedaan, _totaal: None,
) -> Ingelezen:
    """Read a file with visits into a new store, whatever its size, in bounded memory.

    `casussen` and `codes` are files with the tables of those names. `kaart`: whose haltes are known by
    id or name; by default the tool's own, and of a log none. `log`: the file is an event log,
    with moments to the microsecond (XES always is; of a CSV it shows from its columns).
    Raises  RoutedataFout: the file can't be read, or the store can't be written. Bad rows are no
            reason to stop: they are set apart, with their whole casus, and told.
    """
    koppeling = koppeling or Koppeling()
    bron = bron_van(pad, koppeling, log=log)
    if kaart is None and bron.tijdeenheid is Tijdeenheid.MAAND:
        kaart = next(iter(kaarten().values()))
    if herkomst is None:
        micro = bron.tijdeenheid is Tijdeenheid.MICROSECONDE
        herkomst = Herkomst.LOG if micro else Herkomst.GESPREKKEN
    tabellen = {"casus": casussen, "code": codes}

    def doe(*, sorteer: bool) -> Ingelezen:
        with Schrijver(map_, tijdeenheid=bron.tijdeenheid, herkomst=herkomst, vervang=vervang) as s:
            lezer = _Lezer(bron, koppeling, Haltes(s.namen, kaart, koppeling.routes), voortgang)
            vuller = Vuller(s, lezer.keurder, tijdeenheid=bron.tijdeenheid)
            erbij = [_Tabel(naam, p, koppeling) for naam, p in tabellen.items() if p is not None]
            if sorteer or erbij:
                _gesorteerd(lezer, erbij, vuller, map_, voortgang)
            else:
                for blok in aaneen(lezer.goede()):
                    vuller.voeg_toe(blok)
            apart = [*lezer.zet_apart(map_), *(p for t in erbij for p in t.zet_apart(map_))]
        houd_apart(map_, apart)
        keurders = [lezer.keurder, *(t.keurder for t in erbij)]
        return Ingelezen(
            opslag=Routeopslag.open(map_),
            casussen_apart=len(set[str]().union(*(k.slecht for k in keurders))),
            apart=tuple(apart),
            regels=(
                *lezer.levensloop.regels(),
                *(regel for k in keurders for regel in k.verslag()),
                *lezer.niet_mee(),
            ),
        )

    try:
        # Most files have the rows of a casus side by side: then nothing needs sorting.
        return doe(sorteer=False)
    except NietAaneen:
        return doe(sorteer=True)


def _gesorteerd(
    lezer: _Lezer, erbij: Sequence[_Tabel], vuller: Vuller, map_: Path, voortgang: Voortgang
) -> None:
    """Over a pile on disk, for rows that come in any order."""
    with ExitStack() as stapel_open:
        with schijffouten(map_):
            stapel = stapel_open.enter_context(Stapel(map_))
        for goed in lezer.goede():
            stapel.leg("bezoek", goed)
        for tabel in erbij:
            for goed in tabel.goede():
                stapel.leg(tabel.naam, goed)
        for tabel in erbij:
            tabel.meld_samenhang(stapel)
        slecht = set[str]().union(lezer.keurder.slecht, *(t.keurder.slecht for t in erbij))
        lezer.keurder.slecht.update(slecht)
        stapel.laat_weg(slecht)
        wat, totaal = _("Sorteren en schrijven"), lezer.rijen
        voortgang(wat, 0, totaal)
        for blok in stapel.blokken():
            vuller.voeg_toe(blok["bezoek"], blok.get("casus"), blok.get("code"))
            voortgang(wat, min(vuller.bezoeken, totaal), totaal)


class _Lezer:
    """Reads the visits of a source and judges them."""

    def __init__(self, bron: Bron, koppeling: Koppeling, haltes: Haltes, voortgang: Voortgang) -> None:
        self._bron, self._koppeling, self._haltes, self._voortgang = bron, koppeling, haltes, voortgang
        self.keurder = Keurder("bezoek", bestand=bron.pad.name, tijdeenheid=bron.tijdeenheid)
        self.levensloop = _Levensloop(frozenset(x.lower() for x in koppeling.levensloop))
        self.rijen = self._weg = 0

    def goede(self) -> Iterator[pd.DataFrame]:
        """The good rows so far, in codes, with `rij` (their number) and the texts of helpers."""
        wat = _("{bestand} lezen").format(bestand=self._bron.pad.name)
        for deel, eerste in self._delen(lambda gedaan, totaal: self._voortgang(wat, gedaan, totaal)):
            goed = self.keurder.keur(deel, eerste_rij=eerste)
            plek = goed.index.to_numpy() - eerste
            if LEVENSLOOP in deel:
                telt = self.levensloop.telt(deel[LEVENSLOOP].iloc[plek])
                if self._bron.aaneen:
                    self._weg += goed["casus"].nunique() - goed["casus"][telt].nunique()
                goed, plek = goed[telt], plek[telt]
            route = goed["route"].to_numpy() if "route" in goed else None
            halte, route = self._haltes(goed["halte"], route)
            helpers = {
                naam: _tekst(deel[naam].iloc[plek]).set_axis(goed.index)
                for naam in (f"{k}{TEKST}" for k in HELPERS)
                if naam in deel
            }
            self.rijen += len(goed)
            yield goed.assign(halte=halte, route=route, rij=goed.index, **helpers).reset_index(drop=True)

    def _delen(self, hoever: Callable[[int, int], None] = lambda _gedaan, _totaal: None) -> Iterator[Deelrij]:
        for deel, eerste in vooruit(self._bron.delen(hoever)):
            erbij = kolommen_van_casus(map(str, deel.columns))
            self.keurder.ken(_kolom(k) for k in erbij)
            # Helpers may have any text here: it becomes a number, and is kept nowhere.
            yield self._koppeling.vertaal(deel).rename(columns={k: f"{k}{TEKST}" for k in HELPERS}), eerste

    def zet_apart(self, map_: Path) -> Iterator[Path]:
        """Keep the rows that do not come in, and say where."""
        if self.keurder.aantal_fouten:
            yield self.keurder.schrijf_apart(map_, self._delen())
        kapot = self._bron.geteld.kapot
        if kapot:
            pad = map_ / APART / f"{self._bron.pad.stem}.rijen.csv"
            with schijffouten(pad.parent):
                pad.parent.mkdir(exist_ok=True)
                bewaar(pad, lambda f: f.write(_als_csv(self._bron.pad.name, kapot)))
            yield pad

    def niet_mee(self) -> Iterator[str]:
        """Sentences about what could not be judged, and about casussen that have nothing left."""
        leeg = self._bron.geteld.leeg + self._weg
        if leeg:
            tekst = _("{bestand}: {n} casussen zonder bezoek dat meetelt staan niet in de opslag.")
            yield tekst.format(bestand=self._bron.pad.name, n=leeg)
        kapot = self._bron.geteld.kapot
        if kapot:
            yield _(
                "{bestand}: {n} rijen hebben te weinig of te veel cellen (de eerste is rij {rij})."
            ).format(bestand=self._bron.pad.name, n=len(kapot), rij=kapot[0][0])


class _Tabel:
    """A table beside the visits, in a file of its own."""

    def __init__(self, naam: str, pad: Path, koppeling: Koppeling) -> None:
        self.naam = naam
        self._bron = bron_van(pad, Koppeling(kolommen={}, scheiding=koppeling.scheiding), log=False)
        self._koppeling = koppeling
        self.keurder = Keurder(naam, bestand=pad.name)

    def goede(self) -> Iterator[pd.DataFrame]:
        for deel, eerste in self._delen():
            goed = self.keurder.keur(deel, eerste_rij=eerste)
            yield goed.assign(rij=goed.index).reset_index(drop=True)

    def _delen(self) -> Iterator[Deelrij]:
        for deel, eerste in self._bron.delen():
            yield self._koppeling.vertaal(deel), eerste

    def meld_samenhang(self, stapel: Stapel) -> None:
        """What only all rows together tell: a casus that stands there twice, a code of nobody."""
        mis = stapel.dubbel() if self.naam == "casus" else stapel.zonder_casus()
        verwacht = (
            _("elke casus één keer") if self.naam == "casus" else _("een casus die bij de bezoeken staat")
        )
        if len(mis):
            self.keurder.meld("casus", verwacht, mis["rij"].tolist(), mis["casus"].tolist())

    def zet_apart(self, map_: Path) -> Iterator[Path]:
        if self.keurder.aantal_fouten:
            yield self.keurder.schrijf_apart(map_, self._delen())


def _kolom(naam: str) -> Kolom:
    """A column of the casus table, as it is judged when it stands with the visits."""
    bekend = {k.naam: k for k in TABELLEN["casus"]}
    vrij = Kolom(naam=naam, dtype="int16" if naam.startswith(GROEP) else "int8", lijst=naam, nl="", en="")
    return bekend.get(naam, vrij)


def _tekst(rij: pd.Series[Any]) -> pd.Series[str]:
    """A column as texts, whatever it was; what is missing is an empty text."""
    return rij.astype("str").where(rij.notna(), "").astype("str")


def _als_csv(bestand: str, kapot: list[tuple[int, str]]) -> bytes:
    import io

    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit)
    schrijver.writerow(["bestand", "rij", "reden", "tekst"])
    reden = _("te weinig of te veel cellen")
    schrijver.writerows((bestand, rij, reden, tekst) for rij, tekst in kapot)
    return uit.getvalue().encode()
