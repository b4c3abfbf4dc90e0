"""One column from elsewhere, read as the numbers of a table; what cannot be read is marked, not guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from rk.analysis.tabel import GROEP, ONBEKEND, TIJD_ONBEKEND, Kolom, Tijdeenheid
from rk.taal import _

LANGSTE, LANGSTE_KENMERK = 300, 60
"""So many characters a key or the name of a halte has at most, and the value of a group attribute."""
_GEHEEL = re.compile(r"[+-]?\d{1,10}(\.0+)?")
_MAAND = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_LEEG = ("", "onbekend")
_EERSTE_JAAR, _LAATSTE_JAAR = 1900, 2199
_JAREN = ((_EERSTE_JAAR - 1970) * 12, (_LAATSTE_JAAR + 1 - 1970) * 12 - 1)
_PLAATS = "volgorde"
"""The one whole number without an "unknown": visits in no order are no way."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gelezen:
    """The values of a column, which of them could not be read, and what was expected there."""

    waarden: npt.NDArray[Any] | pd.Series[Any]
    mis: npt.NDArray[np.bool_]
    verwacht: str


def lees(
    rij: pd.Series[Any],
    kolom: Kolom,
    *,
    tijdeenheid: Tijdeenheid = Tijdeenheid.MAAND,
    verplicht: bool = False,
) -> Gelezen:
    """The column as its table keeps it; names of a growing list and keys stay text.

    `verplicht`: it may not be unknown. Empty and "onbekend" are unknown, in capitals too.
    """
    if rij.dtype == bool:
        rij = rij.astype(object)  # true and false are no numbers here
    if rij.dtype != object:
        return _lees(rij, kolom, tijdeenheid, verplicht=verplicht)
    gewoon, vreemd = _gewoon(rij)
    uit = _lees(gewoon, kolom, tijdeenheid, verplicht=verplicht)
    return replace(uit, mis=uit.mis | vreemd) if vreemd.any() else uit


def _lees(rij: pd.Series[Any], kolom: Kolom, tijdeenheid: Tijdeenheid, *, verplicht: bool) -> Gelezen:
    if kolom.naam in ("tijd", "maand"):
        in_maanden = kolom.naam == "maand" or tijdeenheid is Tijdeenheid.MAAND
        return _maanden(rij, kolom) if in_maanden else _moment(rij)
    if kolom.namen:
        return _keuze(rij, kolom, verplicht=verplicht)
    if kolom.naam == "casus" or kolom.lijst or kolom.dtype == "string":
        return _naam(rij, kolom, verplicht=verplicht)
    return _breuk(rij) if kolom.dtype.startswith("float") else _geheel(rij, kolom, verplicht=verplicht)


def _gewoon(rij: pd.Series[Any]) -> tuple[pd.Series[Any], npt.NDArray[np.bool_]]:
    """A column of loose Python values as moments or texts, and which of them are no single value."""
    if pd.api.types.infer_dtype(rij, skipna=True) in ("date", "datetime"):
        moment = pd.to_datetime(rij, errors="coerce", utc=True)
        return moment, (moment.isna() & rij.notna()).to_numpy(dtype=bool)
    vreemd = np.array([not pd.api.types.is_scalar(x) or isinstance(x, bytes) for x in rij], dtype=bool)
    teksten = [None if v or pd.isna(x) else str(x) for x, v in zip(rij, vreemd, strict=True)]
    return pd.Series(teksten, index=rij.index, dtype="str"), vreemd


def als_tekst(waarde: object) -> str:
    """A value as a cell of a CSV file; what is missing is an empty cell."""
    return "" if pd.isna(waarde) else str(waarde)


def _tekst(rij: pd.Series[Any]) -> pd.Series[Any]:
    return rij.astype("str").str.strip().where(rij.notna(), "").astype("str")


def _per_waarde(
    rij: pd.Series[Any], lees_een: Callable[[str], float | int | None], dtype: str
) -> tuple[npt.NDArray[Any], npt.NDArray[np.bool_]]:
    """Read each different value once: a column has few of them. None is a fault."""
    nummers, uniek = pd.factorize(rij)
    # What is missing has number -1, so it stands at the end.
    gelezen = [lees_een(str(x).strip()) for x in uniek] + [lees_een("")]
    waarden = np.array([0 if x is None else x for x in gelezen], dtype=dtype)
    slecht = np.array([x is None for x in gelezen], dtype=bool)
    return waarden[nummers], slecht[nummers]


def _keuze(rij: pd.Series[Any], kolom: Kolom, *, verplicht: bool) -> Gelezen:
    if kolom.naam.startswith(GROEP):
        return _groep(rij, kolom)
    namen = {naam: nr for nr, naam in enumerate(kolom.namen)}
    codes = {str(nr): nr for nr in range(-1 if not verplicht else 0, len(kolom.namen))}

    def een(tekst: str) -> int | None:
        klein = _GEHEEL.sub(lambda m: m[0].partition(".")[0], tekst.lower())
        if klein in _LEEG:
            return None if verplicht else ONBEKEND
        return namen.get(klein, codes.get(klein))

    waarden, mis = _per_waarde(rij, een, kolom.dtype)
    verwacht = _("een van {namen}").format(namen=", ".join(kolom.namen))
    return Gelezen(waarden=waarden, mis=mis, verwacht=verwacht if verplicht else _of_leeg(verwacht))


def _groep(rij: pd.Series[Any], kolom: Kolom) -> Gelezen:
    tekst = _tekst(rij).str.lower()
    tekst = tekst.where(~tekst.isin(_LEEG), "")
    mis = ~tekst.isin(("", *kolom.namen))
    verwacht = _of_leeg(_("een van {namen}").format(namen=", ".join(kolom.namen)))
    return Gelezen(waarden=tekst, mis=mis.to_numpy(dtype=bool), verwacht=verwacht)


def _naam(rij: pd.Series[Any], kolom: Kolom, *, verplicht: bool) -> Gelezen:
    # Each different text is looked at once, and most columns stay as they are.
    nummers, verschillend = pd.factorize(rij, use_na_sentinel=False)
    uniek = pd.Series(verschillend)
    tekst = _tekst(uniek)
    if not verplicht:
        tekst = tekst.where(~tekst.str.lower().isin(_LEEG), "")
    # A group attribute says what many have in common: a long text is somebody's words.
    langste = LANGSTE_KENMERK if kolom.naam.startswith(GROEP) else LANGSTE
    lengte = tekst.str.len()
    mis = lengte > langste
    if verplicht:
        mis |= lengte == 0
    verwacht = _("1 tot {n} tekens") if verplicht else _("hoogstens {n} tekens")
    anders = rij.dtype != "str" or not tekst.equals(uniek)
    return Gelezen(
        waarden=tekst.take(nummers).set_axis(rij.index) if anders else rij,
        mis=mis.to_numpy(dtype=bool)[nummers],
        verwacht=verwacht.format(n=langste),
    )


def _geheel(rij: pd.Series[Any], kolom: Kolom, *, verplicht: bool) -> Gelezen:
    grens = np.iinfo(kolom.dtype)
    leeg = None if verplicht or kolom.naam == _PLAATS else ONBEKEND
    laag, hoog = 0 if leeg is None else ONBEKEND, int(grens.max)

    def een(tekst: str) -> int | None:
        if tekst.lower() in _LEEG:
            return leeg
        getal = int(tekst.partition(".")[0]) if _GEHEEL.fullmatch(tekst) else None
        return getal if getal is not None and laag <= getal <= hoog else None

    if pd.api.types.is_integer_dtype(rij.dtype) and isinstance(rij.dtype, np.dtype):
        getallen = rij.to_numpy()
        mis = (getallen < laag) | (getallen > hoog)
        waarden = np.where(mis, 0, getallen).astype(kolom.dtype)
    else:
        waarden, mis = _per_waarde(rij, een, kolom.dtype)
    verwacht = _("een heel getal van {laag} tot {hoog}").format(laag=max(laag, 0), hoog=hoog)
    return Gelezen(waarden=waarden, mis=mis, verwacht=verwacht if leeg is None else _of_leeg(verwacht))


def _breuk(rij: pd.Series[Any]) -> Gelezen:
    if pd.api.types.is_numeric_dtype(rij.dtype):
        waarden, leeg = rij.to_numpy(dtype="float64", na_value=np.nan), rij.isna().to_numpy(dtype=bool)
    else:
        tekst = _tekst(rij)
        leeg = tekst.str.lower().isin(_LEEG).to_numpy(dtype=bool)
        waarden = pd.to_numeric(tekst, errors="coerce").to_numpy(dtype="float64")
    mis = ~leeg & ~np.isfinite(waarden)
    return Gelezen(waarden=waarden, mis=mis, verwacht=_of_leeg(_("een getal zoals 2 of 2.5")))


def _maanden(rij: pd.Series[Any], kolom: Kolom) -> Gelezen:
    """Whole months since January 1970. A finer date in a text is refused, and not quietly coarsened."""
    leeg = TIJD_ONBEKEND if kolom.dtype == "int64" else ONBEKEND
    if pd.api.types.is_datetime64_any_dtype(rij.dtype):
        maand = (rij.dt.year * 12 + rij.dt.month - 1 - 1970 * 12).fillna(leeg).astype("int64")
        waarden, mis = maand.to_numpy(dtype=kolom.dtype), np.zeros(len(rij), dtype=bool)
    elif pd.api.types.is_numeric_dtype(rij.dtype):
        getal = rij.fillna(leeg).to_numpy(dtype="float64")
        bekend = getal != leeg
        mis = bekend & ((getal < _JAREN[0]) | (getal > _JAREN[1]) | (getal != np.floor(getal)))
        waarden = np.where(bekend & ~mis, getal, 0).astype(kolom.dtype)
        waarden[~bekend] = leeg
    else:

        def een(tekst: str) -> int | None:
            if tekst.lower() in _LEEG:
                return leeg
            m = _MAAND.fullmatch(tekst)
            getal = (int(m[1]) - 1970) * 12 + int(m[2]) - 1 if m else None
            return getal if getal is not None and _JAREN[0] <= getal <= _JAREN[1] else None

        waarden, mis = _per_waarde(rij, een, kolom.dtype)
    return Gelezen(waarden=waarden, mis=mis, verwacht=_of_leeg(_("een maand zoals 2018-02")))


def _moment(rij: pd.Series[Any]) -> Gelezen:
    """Microseconds since 1970, UTC; a moment without a zone is taken for UTC."""
    if pd.api.types.is_integer_dtype(rij.dtype):
        waarden = rij.fillna(TIJD_ONBEKEND).to_numpy(dtype="int64")
        mis = np.zeros(len(rij), dtype=bool)
    else:
        if pd.api.types.is_datetime64_any_dtype(rij.dtype):
            moment, leeg = pd.to_datetime(rij, utc=True), rij.isna()
        else:
            tekst = _tekst(rij)
            leeg = tekst.str.lower().isin(_LEEG)
            moment = _momenten(tekst.where(~leeg))
        mis = (moment.isna() & ~leeg).to_numpy(dtype=bool)
        micro = moment.dt.as_unit("us").astype("int64").to_numpy()
        waarden = np.where(moment.isna().to_numpy(dtype=bool), TIJD_ONBEKEND, micro)
    return Gelezen(waarden=waarden, mis=mis, verwacht=_of_leeg(_("een tijdstip zoals 2018-02-01T10:30")))


def _momenten(tekst: pd.Series[str]) -> pd.Series[Any]:
    """Texts as moments in UTC; what cannot be read is missing."""
    # Arrow reads a column of one shape ten times as fast, and refuses it whole as soon as one is another.
    for soort in (pa.timestamp("us", "UTC"), pa.timestamp("us")):
        try:
            gelezen = pa.array(tekst, type=pa.string()).cast(soort).cast(pa.int64())
        except pa.ArrowInvalid:
            continue
        # The smallest number is what numpy keeps for "no moment".
        micro = gelezen.fill_null(TIJD_ONBEKEND).to_numpy(zero_copy_only=False).view("M8[us]")
        return pd.Series(micro, index=tekst.index).dt.tz_localize("UTC")
    return pd.to_datetime(tekst, errors="coerce", utc=True, format="ISO8601")


def _of_leeg(verwacht: str) -> str:
    return _("{wat}, of leeg").format(wat=verwacht)
