"""Filling a store: whole casussen come in, parts go to the disk, and the manifest is last."""

from __future__ import annotations

import re
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from rk.analysis.fouten import RoutedataFout
from rk.analysis.opslag import manifest, parquet
from rk.analysis.opslag.contract import Aantal, Herkomst
from rk.analysis.opslag.manifest import DELEN, Manifest, Opslagdeel, Stuk
from rk.analysis.opslag.namen import Naamlijsten, Namen
from rk.analysis.opslag.veilig import BEZIG, bewaar, schijffouten, slot
from rk.analysis.tabel import Tijdeenheid
from rk.taal import _

PER_DEEL = 1 << 20
"""How many visits a part has, about: enough to read fast, few enough to hold some in memory."""

Rijen = Mapping[str, Any]
_Tabel = dict[str, npt.NDArray[Any]]
_ONZE = re.compile(rf"(bezoek|casus|code|namen|gesprekken)-\d+(\.\d+)?\.parquet({re.escape(BEZIG)})?")
NAMEN = {"lijst": "string", "naam": "string", "halte": "string", "route": "int8"}
GESPREKKEN = {"sleutel": "string"}


class Schrijver:
    """Writes a store. Nothing of it counts until the context ends well; then all of it does.

    `namen` are the lists that give names their codes; `herkomst` can be changed until the end.
    `vervang`: a store that is there already makes room, but only when the new one is whole.
    Raises  RoutedataFout: there is a store already, somebody else writes here, or the disk refuses.
    """

    def __init__(
        self,
        map_: Path,
        *,
        tijdeenheid: Tijdeenheid = Tijdeenheid.MAAND,
        herkomst: Herkomst,
        vervang: bool = False,
        per_deel: int = PER_DEEL,
    ) -> None:
        self.map = Path(map_)
        self.namen = Naamlijsten()
        self._tijdeenheid = Tijdeenheid(tijdeenheid)
        self.herkomst = Herkomst(herkomst)
        self._vervang = vervang
        self._per_deel = per_deel
        self._keer = 1
        self._delen: list[Opslagdeel] = []
        self._casustypen: dict[str, str] = {}
        self._wacht: list[tuple[_Tabel, _Tabel, _Tabel]] = []
        self._wachtend = 0
        self._casussen = 0
        self._nr = 0
        self._bezig: Future[Opslagdeel] | None = None
        self._hulp = ThreadPoolExecutor(max_workers=1)
        self._opgeruimd = ExitStack()

    def __enter__(self) -> Self:
        with schijffouten(self.map), ExitStack() as stapel:
            self.map.mkdir(mode=0o700, parents=True, exist_ok=True)  # about people: for its owner only
            (self.map / DELEN).mkdir(exist_ok=True)
            stapel.enter_context(slot(self.map))
            oud = self._wat_er_is()
            ruim_op(self.map, oud)
            self._opgeruimd = stapel.pop_all()
        return self

    def _wat_er_is(self) -> Manifest | None:
        if not manifest.bestaat(self.map):
            return None
        if not self._vervang:
            raise RoutedataFout(
                _(
                    "Er staat al een routeopslag in {map}. Kies een andere map, of zet --vervang erbij."
                ).format(map=self.map)
            )
        try:
            oud = manifest.lees(self.map)
        except RoutedataFout:
            # What is damaged can't be kept whole; being replaced is what it waits for.
            self._keer = 1 + max((_keer(p.name) for p in (self.map / DELEN).iterdir()), default=0)
            return None
        self._keer = oud.keer + 1
        return oud

    def voeg_toe(self, bezoek: Rijen, casus: Rijen, code: Rijen | None = None) -> None:
        """Add whole casussen.

        `casus` has one row for each; `casus` in `bezoek` and `code` is its place among them, from 0,
        and visits are sorted by casus, weg and volgorde. Columns that are left out are unknown; the
        first call says which columns the casus table has.
        Raises  RoutedataFout: a number does not fit in its column. ValueError: unsorted, or columns
                that the first call did not have.
        """
        n = max((len(rij) for rij in casus.values()), default=0)
        if not self._casustypen:
            eerst = ("casus", "sleutel", "gesprek", "maand")
            rest = sorted(naam for naam in casus if naam not in eerst)
            self._casustypen = {naam: parquet.casustype(naam) for naam in (*eerst, *rest)}
        if vreemd := [x for x in casus if x not in self._casustypen] + [
            x for x in bezoek if x not in parquet.VAST
        ]:
            raise ValueError(f"onbekende kolommen: {vreemd}")
        b = _heel(bezoek, parquet.VAST)
        c = _heel({**casus, "casus": np.arange(n, dtype=np.int32)}, self._casustypen)
        d = _heel(code or {}, parquet.CODES)
        _gesorteerd(b, n)
        order = np.argsort(d["casus"], kind="stable")
        d = {naam: rij[order] for naam, rij in d.items()}
        if len(d["casus"]) and not 0 <= d["casus"][0] <= d["casus"][-1] < n:
            raise ValueError("casus in code")
        if self._casussen + n > np.iinfo(np.int32).max:
            raise RoutedataFout(
                _("Dit zijn te veel casussen voor één opslag. Verdeel ze over meer opslagen.")
            )
        for tabel in (b, c, d):
            tabel["casus"] = tabel["casus"] + np.int32(self._casussen)
        self._casussen += n
        self._wacht.append((b, c, d))
        self._wachtend += max(len(b["casus"]), n)
        if self._wachtend >= self._per_deel:
            self._schrijf_delen(rest=False)

    def _schrijf_delen(self, *, rest: bool) -> None:
        """Write what waits as parts of about `per_deel` visits, cut between casussen."""
        if not self._wacht:
            return
        b, c, d = (
            {naam: np.concatenate([w[i][naam] for w in self._wacht]) for naam in self._wacht[0][i]}
            for i in range(3)
        )
        eerste = int(c["casus"][0]) if len(c["casus"]) else self._casussen
        einde = eerste + len(c["casus"])
        tot_bezoek = np.searchsorted(b["casus"], np.arange(eerste, einde, dtype=np.int32), side="right")
        vanaf = 0
        while vanaf < einde - eerste:
            begin = int(tot_bezoek[vanaf - 1]) if vanaf else 0
            tot = int(np.searchsorted(tot_bezoek, begin + self._per_deel, side="right"))
            tot = min(max(tot, vanaf + 1), vanaf + self._per_deel, einde - eerste)
            vol = (
                tot < einde - eerste
                or int(tot_bezoek[-1]) - begin >= self._per_deel
                or tot - vanaf >= self._per_deel
            )
            if not (vol or rest):
                break
            self._schrijf_deel(
                *(_tussen(tabel, eerste + vanaf, eerste + tot) for tabel in (b, c, d)), vanaf=eerste + vanaf
            )
            vanaf = tot
        over = tuple(_tussen(tabel, eerste + vanaf, einde, kopie=True) for tabel in (b, c, d))
        self._wachtend = max(len(over[0]["casus"]), len(over[1]["casus"]))
        self._wacht = [(over[0], over[1], over[2])] if self._wachtend else []

    def _schrijf_deel(self, b: _Tabel, c: _Tabel, d: _Tabel, *, vanaf: int) -> None:
        """Have a part written while the next one is filled; one at a time, so that memory stays small."""
        self._klaar_met_schrijven()
        nr, self._nr = self._nr, self._nr + 1

        def schrijf() -> Opslagdeel:
            return Opslagdeel(
                vanaf=vanaf,
                bezoek=self._stuk("bezoek", nr, b, parquet.VAST),
                casus=self._stuk("casus", nr, c, self._casustypen),
                code=self._stuk("code", nr, d, parquet.CODES),
            )

        self._bezig = self._hulp.submit(schrijf)

    def _klaar_met_schrijven(self) -> None:
        """Wait for the part that is being written. Raises RoutedataFout: the disk refused it."""
        if self._bezig is not None:
            bezig, self._bezig = self._bezig, None
            self._delen.append(bezig.result())

    def _stuk(self, soort: str, nr: int, tabel: _Tabel, typen: Mapping[str, str]) -> Stuk:
        return schrijf_stuk(self.map, soort, nr, self._keer, tabel, typen)

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        with self._opgeruimd:
            try:
                if fout is None:
                    self._maak_af()
            finally:
                self._hulp.shutdown(wait=True)
                # Whether it went well or not, only what the manifest names may stay.
                ruim_op(self.map, manifest.lees(self.map) if manifest.bestaat(self.map) else None)

    def _maak_af(self) -> None:
        self._schrijf_delen(rest=True)
        if not self._nr:
            # A store without casussen is a store too: one part, in which nobody is.
            self._casustypen = self._casustypen or {
                n: parquet.casustype(n) for n in ("casus", "sleutel", "gesprek", "maand")
            }
            self._schrijf_deel(
                *(_heel({}, t) for t in (parquet.VAST, self._casustypen, parquet.CODES)), vanaf=0
            )
        self._klaar_met_schrijven()
        namen = self.namen.vast()
        manifest.schrijf(
            self.map,
            Manifest(
                let_op=manifest.let_op(self.herkomst),
                herkomst=self.herkomst,
                tijdeenheid=self._tijdeenheid,
                aantal=Aantal(
                    casussen=self._casussen,
                    bezoeken=sum(d.bezoek.rijen for d in self._delen),
                    gesprekken=len(namen.gesprekken),
                    codes=sum(d.code.rijen for d in self._delen),
                ),
                namen=schrijf_namen(self.map, namen, self._keer),
                gesprekken=self._stuk(
                    "gesprekken", 0, {"sleutel": np.array(namen.gesprekken, dtype=object)}, GESPREKKEN
                ),
                casuskolommen=self._casustypen,
                delen=tuple(self._delen),
                keer=self._keer,
            ),
        )


def schrijf_stuk(map_: Path, soort: str, nr: int, keer: int, tabel: _Tabel, typen: Mapping[str, str]) -> Stuk:
    """Write one file of a store. A store that is written anew gives it another name: both can be there."""
    naam = f"{soort}-{nr:05}{'' if keer == 1 else f'.{keer}'}.parquet"
    pad = map_ / DELEN / naam
    with schijffouten(map_):
        omvang = bewaar(pad, lambda f: parquet.schrijf(f, tabel, typen))
        einde = parquet.einde(pad)
    return Stuk(bestand=naam, rijen=len(next(iter(tabel.values()))), omvang=omvang, einde=einde)


def schrijf_namen(map_: Path, namen: Namen, keer: int) -> Stuk:
    """Write the lists of names but that of the talks: one row for each name, in the order of their codes."""
    rijen = [("halte", *rij) for rij in zip(namen.haltes, namen.halte_ids, namen.halte_route, strict=True)]
    lijsten = {"code": namen.codes, **namen.groepen}
    rijen += [(lijst, naam, "", -1) for lijst, rij in lijsten.items() for naam in rij]
    kolommen = list(zip(*rijen, strict=True)) or [()] * len(NAMEN)
    tabel = {
        naam: np.array(rij, dtype=object if dtype == "string" else dtype)
        for (naam, dtype), rij in zip(NAMEN.items(), kolommen, strict=True)
    }
    return schrijf_stuk(map_, "namen", 0, keer, tabel, NAMEN)


def ruim_op(map_: Path, heel: Manifest | None) -> None:
    """Take away what an earlier or failed run left: files with names like ours that do not count."""
    blijft = heel.bestanden() if heel else set()
    for pad in (map_ / DELEN).iterdir():
        if _ONZE.fullmatch(pad.name) and pad.name not in blijft:
            # On Windows a file that is open elsewhere stays; the next run tries again.
            with suppress(OSError):
                pad.unlink()


def _keer(naam: str) -> int:
    deel = naam.split(".")
    return int(deel[1]) if len(deel) > 2 and deel[1].isdigit() else 1


def _heel(rijen: Rijen, typen: Mapping[str, str]) -> _Tabel:
    n = max((len(rij) for rij in rijen.values()), default=0)
    return {
        naam: parquet.passend(naam, rijen[naam], dtype, n) if naam in rijen else parquet.leeg(dtype, n)
        for naam, dtype in typen.items()
    }


def _gesorteerd(b: _Tabel, casussen: int) -> None:
    casus, weg, plaats = (b[naam] for naam in ("casus", "weg", "volgorde"))
    if not len(casus):
        return
    stijgt = np.diff(casus)
    zelfde_weg = np.diff(weg)
    goed = (stijgt > 0) | ((stijgt == 0) & ((zelfde_weg > 0) | ((zelfde_weg == 0) & (np.diff(plaats) > 0))))
    if not goed.all() or casus[0] < 0 or casus[-1] >= casussen:
        raise ValueError("bezoeken zijn niet gesorteerd")


def _tussen(tabel: _Tabel, vanaf: int, tot: int, *, kopie: bool = False) -> _Tabel:
    """The rows of some casussen: views, or copies when what they come from must be let go."""
    begin, einde = np.searchsorted(tabel["casus"], [vanaf, tot])
    return {naam: rij[begin:einde].copy() if kopie else rij[begin:einde] for naam, rij in tabel.items()}
