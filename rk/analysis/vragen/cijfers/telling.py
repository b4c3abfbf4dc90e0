"""The table in which figures are counted, filled figure by figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.deel import Deel
from rk.analysis.tabel import ONBEKEND
from rk.analysis.vragen.basis import Getallen
from rk.analysis.vragen.cellen import Celtelling
from rk.analysis.vragen.dekking import LOS, Dekking, dek
from rk.analysis.vragen.snel import aan, lus
from rk.analysis.vragen.tellers import Tellers, leeg, maak

SOM = ("som_laag", "som_hoog", "som_van")
_MEEST = 4095
_ALLEN = 63
_VAST = 4294967296.0
_MAAL = 0x2545F4914F6CDD1D
_WAAR = 4095
_GROEPEN, _KLEIN = 8, 5
"""So few groups, and numbers of so few bits, have a place of their own."""
_NIETS = 1 << 62
"""The cell of what has no value."""
_SLEUTEL, _AANTAL, _SOM, _TALKS, _ZONDER, _GROOTST, _LAATST, _LOOP = 0, 1, 2, 5, 6, 7, 8, 9


@dataclass(frozen=True, kw_only=True, slots=True)
class Maten:
    """Which figures, by their place in FIGUREN; and of those that are no whole number, how their classes lie.

    `begin` is where the first class begins and `breed` how wide each is; 0 for a whole number.
    """

    nummers: Getallen
    begin: npt.NDArray[np.float64]
    breed: npt.NDArray[np.float64]


class Telling:
    """Counts of (group, figure, laag, hoog), and the talks behind each, of one part."""

    def __init__(
        self, deel: Deel, casus: npt.NDArray[Any], wat: Maten, *, groepen: range, dekking: bool
    ) -> None:
        n = len(casus)
        self._deel, self._casus, self._wat, self._dekking = deel, casus, wat, dekking
        self._gesprek = np.zeros(n, dtype=np.int32)
        self._los = np.zeros(n, dtype=bool)
        if dekking:
            self._gesprek = deel.casus.get("gesprek", np.full(n, ONBEKEND, dtype=np.int32))
            self._los = deel.casus.get(LOS, self._gesprek != ONBEKEND)
        self._tafel = _nieuw(1 << 10)
        self._vol = 0
        self._losse: list[tuple[Getallen, Getallen]] = []
        # Of few groups, and without talks to look at, small numbers are counted by their own place.
        self._eerste = groepen.start
        plekken = len(groepen) << (2 * _KLEIN) if not dekking and len(groepen) <= _GROEPEN else 0
        self._klein = np.zeros((len(wat.nummers) + 1, 5, plekken + 1), dtype=np.int64)
        self._rijen: list[tuple[Getallen, npt.NDArray[Any], Getallen]] = []

    def tel(self, rij: npt.NDArray[np.float64], vanaf: int, plek: Getallen | None, groep: Getallen) -> None:
        """Count the casussen at `plek` in `rij` (None: all), by group; the first in `rij` is `vanaf`."""
        if not aan():
            plek = np.arange(len(rij)) if plek is None else plek
            self._rijen.append((*_sleutels(rij, plek, groep, self._wat), vanaf + plek))
            return
        gesprek, los = (x[vanaf : vanaf + len(rij)] for x in (self._gesprek, self._los))
        if plek is not None:
            rij, gesprek, los = np.asfortranarray(rij[plek]), gesprek[plek], los[plek]
        ruimte = len(rij) * (len(self._wat.nummers) + 1) if self._dekking and los.any() else 0
        los_s, los_g = np.empty(ruimte, dtype=np.int64), np.empty(ruimte, dtype=np.int64)
        self._tafel, self._vol, losse = _tel_lus(
            rij,
            groep,
            self._wat.nummers,
            self._wat.begin,
            self._wat.breed,
            gesprek,
            los,
            self._eerste,
            self._klein,
            self._tafel,
            self._vol,
            los_s,
            los_g,
            self._dekking,
        )
        if losse:
            self._losse.append((los_s[:losse], los_g[:losse]))

    def klaar(self) -> Celtelling:
        """All that was counted."""
        if not aan():
            return self._gewoon()
        sleutel = self._tafel[:, _SLEUTEL]
        t = self._tafel[(sleutel >= 0) & (sleutel != _NIETS)]
        t = np.concatenate((t, self._uit_klein()))
        t = t[np.argsort(t[:, _SLEUTEL], kind="stable")]
        kolom = [np.ascontiguousarray(t[:, k]) for k in range(t.shape[1])]
        heel = ~np.isin((kolom[_SLEUTEL] >> 24) & _ALLEN, [*self._wat.nummers[self._wat.breed > 0], _ALLEN])
        kolom[_SOM] += np.where(heel, ((kolom[_SLEUTEL] >> 12) & _MEEST) * kolom[_AANTAL], 0)
        kolom[_SOM + 1] += np.where(heel, (kolom[_SLEUTEL] & _MEEST) * kolom[_AANTAL], 0)
        cellen = maak(
            (kolom[_SLEUTEL],),
            som={"aantal": kolom[_AANTAL], **{naam: kolom[_SOM + nr] for nr, naam in enumerate(SOM)}},
        )
        if not self._dekking:
            return Celtelling(cellen=cellen)
        los = leeg(2, som=("aantal",))
        if self._losse:
            s, g = (np.concatenate(x) for x in zip(*self._losse, strict=True))
            los = maak((s, g), som={"aantal": np.ones(len(s), dtype=np.int64)})
        # A casus counts once in a cell.
        som = {"casussen": kolom[_AANTAL], "gesprekken": kolom[_TALKS], "zonder": kolom[_ZONDER]}
        dekking = Tellers(sleutels=cellen.sleutels, som=som, meest={"grootste": kolom[_GROOTST]})
        return Celtelling(cellen=cellen, dekking=Dekking(cellen=dekking, los=los))

    def _uit_klein(self) -> Getallen:
        """Rows for the table, of what was counted by its own place."""
        self._klein[:, 0] += self._klein[:, 4]
        f, plek = np.nonzero(self._klein[:, 0, :-1])
        nummers = np.append(self._wat.nummers, _ALLEN)
        masker = (1 << _KLEIN) - 1
        uit = np.zeros((len(f), self._tafel.shape[1]), dtype=np.int64)
        groep = (plek >> (2 * _KLEIN)) + self._eerste + 1
        uit[:, _SLEUTEL] = (
            (groep << 30) | (nummers[f] << 24) | (((plek >> _KLEIN) & masker) << 12) | (plek & masker)
        )
        uit[:, _AANTAL : _SOM + 3] = self._klein[f, :4, plek]
        return uit

    def _gewoon(self) -> Celtelling:
        s = (
            np.concatenate([r[0].ravel() for r in self._rijen])
            if self._rijen
            else np.zeros(0, dtype=np.int64)
        )
        telt = s >= 0
        som = {"aantal": np.ones(int(telt.sum()), dtype=np.int64)}
        for nr, naam in enumerate(SOM):
            alle = [r[1][nr].ravel() for r in self._rijen]
            som[naam] = np.concatenate(alle)[telt] if alle else s[telt]
        cellen = maak((s[telt],), som=som)
        if not self._dekking:
            return Celtelling(cellen=cellen)
        casus = (
            np.concatenate([np.repeat(self._casus[r[2]], r[0].shape[1]) for r in self._rijen])
            if self._rijen
            else self._casus[:0]
        )
        plek = np.searchsorted(cellen.sleutels[0], s[telt])
        return Celtelling(cellen=cellen, dekking=dek(plek, self._deel, cellen.sleutels[0], casus=casus[telt]))


def _nieuw(maat: int) -> Getallen:
    tafel = np.zeros((maat, 10), dtype=np.int64)
    tafel[:, _SLEUTEL] = -1
    tafel[:, _LAATST] = -1
    return tafel


def _sleutels(
    rij: npt.NDArray[np.float64], plek: Getallen, groep: Getallen, wat: Maten
) -> tuple[Getallen, npt.NDArray[Any]]:
    """By casus and figure (and one more for all): the key of the cell, -1 for none; and the three sums."""
    nummers, begin, breed = wat.nummers, wat.begin, wat.breed
    waarde = rij[plek].reshape(len(plek), -1, 3)[:, nummers, :]
    weet = ~np.isnan(waarde[:, :, 0])
    heel = np.nan_to_num(waarde)
    klasse = breed > 0
    deler = np.where(klasse, breed, 1.0)[None, :, None]
    schaal = np.floor(
        (heel - begin[None, :, None]) * np.rint(1 / deler) + np.where(klasse, 1e-9, 0.0)[None, :, None]
    )
    hoogst = np.where(klasse, np.rint(-2 * begin / np.where(klasse, breed, 1)) - 1, _MEEST)
    hoogst = np.where(klasse & (begin == 0), np.rint(1 / np.where(klasse, breed, 1)) - 1, hoogst)
    schaal = np.clip(schaal, 0, hoogst[None, :, None]).astype(np.int64)
    sleutels = (
        ((groep[:, None] + 1) << 30) | (nummers[None, :] << 24) | (schaal[:, :, 0] << 12) | schaal[:, :, 1]
    )
    sleutels = np.where(weet, sleutels, -1)
    allen = ((groep + 1) << 30) | (_ALLEN << 24)
    vast = np.where(klasse, _VAST, 1.0)[None, :, None]
    sommen = np.where(weet[:, :, None], np.floor(heel * vast + 0.5), 0).astype(np.int64)
    nul = np.zeros((len(plek), 1), dtype=np.int64)
    return np.column_stack((sleutels, allen)), np.stack([np.hstack((sommen[:, :, k], nul)) for k in range(3)])


@lus
def _tel_lus(
    rij: Any,
    groep: Any,
    nummers: Any,
    begin: Any,
    breed: Any,
    gesprek: Any,
    los: Any,
    eerste: int,
    klein: Any,
    tafel: Any,
    vol: int,
    los_s: Any,
    los_g: Any,
    dekking: bool,
) -> tuple[Any, int, int]:
    """Count in `tafel`, of which `vol` cells are taken. Row p of `rij` is of a casus in group `groep[p]`.

    For each figure first where each value belongs, which goes for many at once; then counting.
    """
    n = len(groep)
    losse = 0
    kolommen = tafel.shape[1]
    # Of each casus its key in `tafel`; or, where numbers are small, its place in `klein`.
    plek = np.empty(n, dtype=np.int64)
    hier = np.empty(n, dtype=np.uint32)
    nul = np.zeros((3, n)).T
    som = np.zeros((2, n), dtype=np.int64)
    # Where a key was found last: most of what is counted comes again and again.
    waar = np.zeros(_WAAR + 1, dtype=np.int32)
    nergens = klein.shape[2] - 1
    for f in range(len(nummers) + 1):
        # Room for a cell of its own for each.
        while 2 * (vol + n) >= len(tafel):
            maat = len(tafel)
            groter = np.zeros((4 * maat, kolommen), dtype=np.int64)
            groter[:, _SLEUTEL] = -1
            groter[:, _LAATST] = -1
            for r in range(maat):
                if tafel[r, _SLEUTEL] >= 0:
                    h = ((tafel[r, _SLEUTEL] * _MAAL) >> 24) & (4 * maat - 1)
                    while groter[h, _SLEUTEL] >= 0:
                        h = (h + 1) & (4 * maat - 1)
                    groter[h] = tafel[r]
            tafel = groter
        maat = len(tafel)
        # Sums of whole numbers follow from the cells; only what these do not tell is added up.
        allen = f == len(nummers)
        kop = (_ALLEN if allen else nummers[f]) << 24
        klasse = not allen and breed[f] > 0
        laagst = 0.0
        maal = 1.0
        haar = 0.0
        hoogst = float(_MEEST)
        if klasse:
            laagst = begin[f]
            maal = np.rint(1 / breed[f])
            # A hair above, so that a value on a border is in the class that it begins.
            haar = 1e-9
            hoogst = (1.0 if laagst == 0 else -2 * laagst) * maal - 1
        bron = nul if allen else rij
        k = 0 if allen else 3 * nummers[f]
        laag = bron[:, k]
        hoog = bron[:, k + 1]
        van = bron[:, k + 2]
        groot = 0
        erover = 0
        helen = 0
        for p in range(n):
            groot += int(hoog[p] >= 1 << _KLEIN)
            erover += int(hoog[p] > hoogst)
            helen += int(van[p] == van[p])
        met_van = helen > 0 and not allen
        met_som = klasse or erover > 0
        if klasse:
            for p in range(n):
                som[0, p] = np.int64(np.floor(laag[p] * _VAST + 0.5))
                som[1, p] = np.int64(np.floor(hoog[p] * _VAST + 0.5))
        elif met_som:
            for p in range(n):
                som[0, p] = np.int64(max(0.0, laag[p] - hoogst))
                som[1, p] = np.int64(max(0.0, hoog[p] - hoogst))
        # What is not there is counted too, in a cell that nobody looks at: which it is can't be foreseen.
        if nergens > 0 and (klasse or groot == 0):
            for p in range(n):
                x = (laag[p] - laagst) * maal + haar
                y = (hoog[p] - laagst) * maal + haar
                onder = np.int32(x if x < hoogst else hoogst)
                boven = np.int32(y if y < hoogst else hoogst)
                k = (
                    (np.int32(groep[p] - eerste) << np.int32(2 * _KLEIN))
                    | (onder << np.int32(_KLEIN))
                    | boven
                )
                hier[p] = np.uint32(k) if laag[p] == laag[p] else np.uint32(nergens)
            # In turns: one after the other in the same place has to wait.
            keer = klein[f, 0]
            ook = klein[f, 4]
            for p in range(0, n - 1, 2):
                keer[hier[p]] += 1
                ook[hier[p + 1]] += 1
            if n % 2:
                keer[hier[n - 1]] += 1
            if met_som:
                som_laag = klein[f, 1]
                som_hoog = klein[f, 2]
                for p in range(n):
                    som_laag[hier[p]] += som[0, p]
                    som_hoog[hier[p]] += som[1, p]
            if met_van:
                som_van = klein[f, 3]
                for p in range(n):
                    som_van[hier[p]] += np.int64(van[p] if van[p] == van[p] else 0.0)
            continue
        for p in range(n):
            x = (laag[p] - laagst) * maal + haar
            y = (hoog[p] - laagst) * maal + haar
            a = np.int64(x if x < hoogst else hoogst)
            b = np.int64(y if y < hoogst else hoogst)
            s = ((groep[p] + 1) << 30) | kop | (a << 12) | b
            plek[p] = s if laag[p] == laag[p] else _NIETS
        for p in range(n):
            s = plek[p]
            w = (s ^ (s >> 7) ^ (s >> 23)) & _WAAR
            h = waar[w]
            if tafel[h, _SLEUTEL] != s:
                h = ((s * _MAAL) >> 24) & (maat - 1)
                while tafel[h, _SLEUTEL] != s and tafel[h, _SLEUTEL] >= 0:
                    h = (h + 1) & (maat - 1)
                if tafel[h, _SLEUTEL] < 0:
                    tafel[h, _SLEUTEL] = s
                    vol += 1
                waar[w] = h
            tafel[h, _AANTAL] += 1
            if met_som:
                tafel[h, _SOM] += som[0, p]
                tafel[h, _SOM + 1] += som[1, p]
            if met_van:
                tafel[h, _SOM + 2] += np.int64(van[p] if van[p] == van[p] else 0.0)
            if not dekking or s == _NIETS:
                continue
            g = gesprek[p]
            if los[p]:
                los_s[losse] = s
                los_g[losse] = g
                losse += 1
            elif g < 0:
                tafel[h, _ZONDER] += 1
            else:
                if tafel[h, _LAATST] != g:
                    tafel[h, _LAATST] = g
                    tafel[h, _TALKS] += 1
                    tafel[h, _LOOP] = 0
                tafel[h, _LOOP] += 1
                tafel[h, _GROOTST] = max(tafel[h, _GROOTST], tafel[h, _LOOP])
    return tafel, vol, losse
