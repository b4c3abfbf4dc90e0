"""Rows that were judged, casus by casus, become the store's: order, numbers and codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.analysis.fouten import RoutedataFout
from rk.analysis.inlezen.sleutels import Sleutelmaker
from rk.analysis.keuring import Keurder
from rk.analysis.nummers import nummer
from rk.analysis.opslag import VERZONNEN, Herkomst, Naamlijsten, Schrijver
from rk.analysis.opslag.parquet import casustype, leeg
from rk.analysis.tabel import GROEP, ONBEKEND, TIJD_ONBEKEND, ZELF, Tijdeenheid, code
from rk.domain import HOOFDPERSOON, Route, Routekaart
from rk.taal import _

Rij = npt.NDArray[Any]
HELPERS = ("helper", "organisatie")
"""Columns that may hold texts: they become numbers within the casus."""
TEKST = "_tekst"
_ZELF = (HOOFDPERSOON, "zelf", str(ZELF))
_NIEMAND = ("", str(ONBEKEND), "onbekend")
_SLEUTEL = re.compile(rf"[0-9a-f]{{32}}|{VERZONNEN}[0-9a-f]{{22}}")
MEESTE_HALTES = 100_000


class Haltes:
    """The haltes of a file as codes of the store: by the map's ids and names, else by their own name."""

    def __init__(self, namen: Naamlijsten, kaart: Routekaart | None, routes: Mapping[str, Route]) -> None:
        self._namen = namen
        self._routes = {_gewoon(naam): code("route", route) for naam, route in routes.items()}
        self._kaart: dict[str, tuple[str, str, int]] = {}
        for halte in kaart.haltes if kaart else ():
            for naam in (halte.id, halte.naam):
                self._kaart.setdefault(_gewoon(naam), (halte.id, halte.naam, code("route", halte.route)))
        self._gezien: set[str] = set()

    def __call__(self, teksten: pd.Series[Any], routes: Rij | None) -> tuple[Rij, Rij]:
        """The code of each halte, and the route of each row: as the row says, else as its halte has it."""
        welke, uniek = pd.factorize(teksten)
        self._gezien.update(map(str, uniek))
        if len(self._gezien) > MEESTE_HALTES:
            raise RoutedataFout(
                _("Er zijn meer dan {n} verschillende haltes. Kijk na of de kolom met haltes klopt.").format(
                    n=MEESTE_HALTES
                )
            )
        eerste = np.full(len(uniek), ONBEKEND, dtype=np.int8)
        if routes is not None:
            bekend = np.flatnonzero(routes != ONBEKEND)[::-1]
            eerste[welke[bekend]] = routes[bekend]
        nummers, zijn = np.zeros(len(uniek), dtype=np.int32), np.zeros(len(uniek), dtype=np.int8)
        for plek, tekst in enumerate(uniek):
            nummers[plek], zijn[plek] = self._een(str(tekst), int(eerste[plek]))
        van_rij = zijn[welke]
        if routes is not None:
            van_rij = np.where(routes == ONBEKEND, van_rij, routes).astype(np.int8)
        return nummers[welke], van_rij

    def _een(self, tekst: str, gezegd: int) -> tuple[int, int]:
        id_, naam, route = self._kaart.get(_gewoon(tekst), (tekst, tekst, ONBEKEND))
        route = self._routes.get(_gewoon(tekst), route)
        if route == ONBEKEND:
            route = gezegd
        return self._namen.halte(id_, naam, route), route


class Vuller:
    """Writes blocks of whole casussen into a store.

    What only the whole of a casus shows (a place taken twice, an attribute with two values) is told
    to the `keurder`, and that casus does not come in.
    """

    def __init__(self, schrijver: Schrijver, keurder: Keurder, *, tijdeenheid: Tijdeenheid) -> None:
        self._s, self._keurder, self._eenheid = schrijver, keurder, tijdeenheid
        self._sleutel = Sleutelmaker()
        self.casussen = self.bezoeken = 0

    def voeg_toe(
        self, bezoek: pd.DataFrame, casus: pd.DataFrame | None = None, codes: pd.DataFrame | None = None
    ) -> None:
        """Whole casussen; the rows of each lie together. `casus` may name casussen without visits."""
        nr, namen = pd.factorize(bezoek["casus"])
        if casus is not None:
            # Casussen without visits take their place in the order of keys, as the others have theirs.
            alle = namen.union(pd.Index(casus["casus"]))
            nr, namen = alle.get_indexer(namen)[nr], alle
        b, order = self._geordend(bezoek, nr)
        c = self._casus(bezoek, nr, casus, namen)
        self._dubbel(b, bezoek["rij"].to_numpy()[order], namen)
        d = self._codes(codes, namen)
        if self._keurder.slecht:
            houd = ~pd.Index(namen).isin(list(self._keurder.slecht))
            nieuw = np.cumsum(houd) - 1
            b, d = ({k: rij[houd[t["casus"]]] for k, rij in t.items()} for t in (b, d))
            b["casus"], d["casus"] = nieuw[b["casus"]], nieuw[d["casus"]]
            c = {k: rij[houd] for k, rij in c.items()}
        self.casussen += len(c["sleutel"])
        self.bezoeken += len(b["casus"])
        self._s.voeg_toe(b, c, d)

    def _geordend(self, bezoek: pd.DataFrame, nr: Rij) -> tuple[dict[str, Rij], Rij | slice]:
        """The visits sorted, each with its place on its way; and the order that sorts them."""
        weg, rij = bezoek["weg"].to_numpy(), bezoek["rij"].to_numpy()
        way = nr.astype(np.int64) * 2 + weg
        if "volgorde" in bezoek:
            plaats: Rij = bezoek["volgorde"].to_numpy()
        elif self._eenheid is Tijdeenheid.MICROSECONDE and "tijd" in bezoek:
            # Where one moment is unknown, only the order of the file is left.
            tijd = bezoek["tijd"].to_numpy()
            open_ = np.bincount(way, tijd == TIJD_ONBEKEND, minlength=int(way.max(initial=0)) + 1) > 0
            plaats = np.where(open_[way], 0, tijd)
        else:
            plaats = np.zeros(len(bezoek), dtype=np.int8)
        stap = np.diff(way)
        order: Rij | slice = slice(None)  # as it mostly comes; sorting costs more than all the rest
        if (stap < 0).any() or (np.diff(plaats) < 0)[stap == 0].any():
            order = np.lexsort((rij, plaats, way))
        b = {
            k: bezoek[k].to_numpy()[order]
            for k in bezoek
            if k not in ("casus", "rij", "volgorde") and not str(k).endswith(TEKST) and not _van_casus(str(k))
        }
        way = way[order]
        begin = np.flatnonzero(np.diff(way, prepend=-1) != 0)
        lengte = np.diff(np.append(begin, len(way)))
        b["casus"] = nr[order]
        b["volgorde"] = np.arange(len(way)) - np.repeat(begin, lengte)
        self._gezegd = plaats[order] if "volgorde" in bezoek else None
        for kolom in HELPERS:
            if (naam := f"{kolom}{TEKST}") in bezoek:
                b[kolom] = _binnen_casus(b["casus"], bezoek[naam].iloc[order], zelf=kolom == "helper")
        return b, order

    def _dubbel(self, b: dict[str, Rij], rij: Rij, namen: pd.Index[Any]) -> None:
        """Two visits with one place on one way: the order of that casus is not known."""
        if self._gezegd is None:
            return
        zelfde = np.zeros(len(rij), dtype=bool)
        zelfde[1:] = (np.diff(b["casus"]) == 0) & (np.diff(b["weg"]) == 0) & (np.diff(self._gezegd) == 0)
        self._meld("volgorde", _("een plaats die op deze weg nog vrij is"), zelfde, rij, namen[b["casus"]])

    def _meld(self, kolom: str, verwacht: str, mis: Rij, rij: Rij, namen: pd.Index[Any]) -> None:
        # What was seen part by part was told already.
        mis = mis & ~namen.isin(list(self._keurder.slecht))
        if mis.any():
            self._keurder.meld(kolom, verwacht, rij[mis].tolist(), namen[mis].tolist())

    def _casus(
        self, bezoek: pd.DataFrame, nr: Rij, casus: pd.DataFrame | None, namen: pd.Index[Any]
    ) -> dict[str, Rij]:
        """The casus table of a block: attributes from the visits, or from a table of their own."""
        uit: dict[str, Rij] = {}
        eerste = np.flatnonzero(np.diff(nr, prepend=-1) != 0)
        van_eerste = np.repeat(eerste, np.diff(np.append(eerste, len(nr))))
        for kolom in map(str, bezoek):
            if _van_casus(kolom):
                rij = bezoek[kolom].to_numpy()
                anders = rij != rij[van_eerste]
                if rij.dtype.kind == "f":
                    anders &= ~(np.isnan(rij) & np.isnan(rij[van_eerste]))
                verwacht = _("hetzelfde bij elk bezoek van een casus")
                self._meld(kolom, verwacht, anders, bezoek["rij"].to_numpy(), namen[nr])
                uit[kolom] = self._gecodeerd(kolom, rij[eerste], len(namen), nr[eerste])
        if casus is not None:
            plek = pd.Index(namen).get_indexer(casus["casus"])
            for kolom in map(str, casus):
                if kolom not in ("casus", "rij"):
                    uit[kolom] = self._gecodeerd(kolom, casus[kolom].to_numpy(), len(namen), plek)
        sleutels = uit.setdefault("sleutel", leeg("string", len(namen)))
        zonder = np.flatnonzero(sleutels == "")
        sleutels[zonder] = self._sleutel.van_alle("casus", map(str, namen[zonder].tolist()))
        return uit

    def _gecodeerd(self, kolom: str, rij: Rij, aantal: int, plek: Rij) -> Rij:
        """A column of the casus table in the store's codes; who has no value there is unknown."""
        uit = leeg(casustype(kolom), aantal)
        if kolom == "sleutel":
            waarden: list[Any] = [self._betekenisloos("casus", str(x)) for x in rij]
        elif kolom == "gesprek":
            waarden = [self._s.namen.gesprek(self._betekenisloos("gesprek", str(x))) for x in rij]
        elif kolom.startswith(GROEP):
            waarden = [self._s.namen.groep(kolom, str(x)) for x in rij]
        else:
            waarden = rij.tolist()
        uit[plek] = waarden
        return uit

    def _betekenisloos(self, soort: str, tekst: str) -> str:
        """A key of this tool stays; any other gets one without meaning, the same each time."""
        if not tekst or _SLEUTEL.fullmatch(tekst):
            if tekst.startswith(VERZONNEN):
                # Made-up casussen stay marked as such, by whatever way they come in.
                self._s.herkomst = Herkomst.VOORBEELD
            return tekst
        return self._sleutel(soort, tekst)

    def _codes(self, codes: pd.DataFrame | None, namen: pd.Index[Any]) -> dict[str, Rij]:
        if codes is None or not len(codes):
            return {k: np.zeros(0, dtype=np.int32) for k in ("casus", "soort", "code")}
        alle = codes.drop_duplicates(["casus", "soort", "code"])
        return {
            "casus": pd.Index(namen).get_indexer(alle["casus"]),
            "soort": alle["soort"].to_numpy(),
            "code": np.array([self._s.namen.code(str(x)) for x in alle["code"]], dtype=np.int32),
        }


def _van_casus(kolom: str) -> bool:
    """Whether a column belongs to the casus, though it stands with the visits."""
    return kolom in ("sleutel", "gesprek", "maand") or kolom.startswith((GROEP, "r_", "f_"))


def _binnen_casus(casus: Rij, teksten: pd.Series[Any], *, zelf: bool) -> Rij:
    """Texts as numbers within their casus, in order of first sight; of "the person himself" ZELF."""
    tekst = teksten.fillna("").astype("str").str.strip()
    klein = tekst.str.lower()
    uit = np.full(len(tekst), ONBEKEND, dtype=np.int64)
    is_zelf = klein.isin(_ZELF).to_numpy(dtype=bool) if zelf else np.zeros(len(tekst), dtype=bool)
    uit[is_zelf] = ZELF
    wie = np.flatnonzero(~is_zelf & ~klein.isin(_NIEMAND).to_numpy(dtype=bool))
    sleutel, _uniek = pd.factorize(tekst.iloc[wie])
    uit[wie], _welke, _eerste = nummer(casus[wie], sleutel)
    return uit


def _gewoon(tekst: str) -> str:
    return tekst.strip().casefold()


def kolommen_van_casus(kolommen: Iterable[str]) -> list[str]:
    """Those of some columns that belong to the casus."""
    return [k for k in kolommen if _van_casus(k)]
