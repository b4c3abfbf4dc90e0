"""The table in which figures are counted, filled row by row."""

from __future__ import annotations

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
_SLEUTEL, _AANTAL, _SOM, _TALKS, _ZONDER, _GROOTST, _LAATST, _LOOP = 0, 1, 2, 5, 6, 7, 8, 9


class Telling:
    """Counts of (group, figure, laag, hoog), and the talks behind each, of one part."""

    def __init__(self, deel: Deel, casus: npt.NDArray[Any], *, dekking: bool) -> None:
        n = len(casus)
        self._deel, self._casus, self._dekking = deel, casus, dekking
        self._gesprek = np.zeros(n, dtype=np.int32)
        self._los = np.zeros(n, dtype=bool)
        if dekking:
            self._gesprek = deel.casus.get("gesprek", np.full(n, ONBEKEND, dtype=np.int32))
            self._los = deel.casus.get(LOS, self._gesprek != ONBEKEND)
        self._tafel = _nieuw(1 << 10)
        self._vol = 0
        self._losse: list[tuple[Getallen, Getallen]] = []
        self._rijen: list[tuple[Getallen, npt.NDArray[Any], Getallen]] = []

    def tel(
        self,
        rij: npt.NDArray[np.float64],
        vanaf: int,
        plek: Getallen,
        groep: Getallen,
        nummers: Getallen,
        begin: npt.NDArray[np.float64],
        breed: npt.NDArray[np.float64],
    ) -> None:
        """Count the figures `nummers` of the casussen at `plek` in `rij` in the group of each."""
        if not aan():
            self._rijen.append((*_sleutels(rij, plek, groep, nummers, begin, breed), vanaf + plek))
            return
        gesprek, los = (x[vanaf : vanaf + len(rij)] for x in (self._gesprek, self._los))
        ruimte = len(plek) * (len(nummers) + 1) if los.any() else 0
        los_s, los_g = np.empty(ruimte, dtype=np.int64), np.empty(ruimte, dtype=np.int64)
        self._tafel, self._vol, losse = _tel_lus(
            rij,
            plek,
            groep,
            nummers,
            begin,
            breed,
            gesprek,
            los,
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
        t = self._tafel[self._tafel[:, _SLEUTEL] >= 0]
        t = t[np.argsort(t[:, _SLEUTEL])]
        kolom = [np.ascontiguousarray(t[:, k]) for k in range(t.shape[1])]
        sleutels = (kolom[_SLEUTEL],)
        cellen = Tellers(
            sleutels=sleutels,
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
        dekking = Tellers(sleutels=sleutels, som=som, meest={"grootste": kolom[_GROOTST]})
        return Celtelling(cellen=cellen, dekking=Dekking(cellen=dekking, los=los))

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
    rij: npt.NDArray[np.float64],
    plek: Getallen,
    groep: Getallen,
    nummers: Getallen,
    begin: npt.NDArray[np.float64],
    breed: npt.NDArray[np.float64],
) -> tuple[Getallen, npt.NDArray[Any]]:
    """By casus and figure (and one more for all): the key of the cell, -1 for none; and the three sums."""
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
    plek: Any,
    groep: Any,
    nummers: Any,
    begin: Any,
    breed: Any,
    gesprek: Any,
    los: Any,
    tafel: Any,
    vol: int,
    los_s: Any,
    los_g: Any,
    dekking: bool,
) -> tuple[Any, int, int]:
    losse = 0
    kolommen = tafel.shape[1]
    keer = np.zeros(len(breed))
    hoogst = np.zeros(len(breed))
    for f in range(len(breed)):
        if breed[f] > 0:
            keer[f] = np.rint(1 / breed[f])
            hoogst[f] = (1.0 if begin[f] == 0 else -2 * begin[f]) * keer[f] - 1
    for p in range(len(plek)):
        c = plek[p]
        for f in range(len(nummers) + 1):
            boven = (groep[p] + 1) << 30
            laag = 0.0
            hoog = 0.0
            van = 0.0
            if f == len(nummers):
                s = boven | (_ALLEN << 24)
            else:
                k = 3 * nummers[f]
                laag = rij[c, k]
                if np.isnan(laag):
                    continue
                hoog = rij[c, k + 1]
                van = rij[c, k + 2]
                if np.isnan(van):
                    van = 0.0
                if breed[f] > 0:
                    # A hair above, so that a value on a border is in the class that it begins.
                    a = np.int64(min(hoogst[f], (laag - begin[f]) * keer[f] + 1e-9))
                    b = np.int64(min(hoogst[f], (hoog - begin[f]) * keer[f] + 1e-9))
                    laag = np.floor(laag * _VAST + 0.5)
                    hoog = np.floor(hoog * _VAST + 0.5)
                else:
                    a = np.int64(min(laag, float(_MEEST)))
                    b = np.int64(min(hoog, float(_MEEST)))
                s = boven | (nummers[f] << 24) | (a << 12) | b
            maat = len(tafel)
            h = ((s * 0x2545F4914F6CDD1D) >> 24) & (maat - 1)
            while tafel[h, _SLEUTEL] != s and tafel[h, _SLEUTEL] >= 0:
                h = (h + 1) & (maat - 1)
            if tafel[h, _SLEUTEL] < 0:
                tafel[h, _SLEUTEL] = s
                vol += 1
            tafel[h, _AANTAL] += 1
            tafel[h, _SOM] += np.int64(laag)
            tafel[h, _SOM + 1] += np.int64(hoog)
            tafel[h, _SOM + 2] += np.int64(van)
            if not dekking:
                continue
            g = gesprek[c]
            if los[c]:
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
        while 2 * (vol + len(nummers) + 1) >= len(tafel):
            maat = len(tafel)
            groter = np.zeros((4 * maat, kolommen), dtype=np.int64)
            groter[:, _SLEUTEL] = -1
            groter[:, _LAATST] = -1
            for r in range(maat):
                if tafel[r, _SLEUTEL] >= 0:
                    h = ((tafel[r, _SLEUTEL] * 0x2545F4914F6CDD1D) >> 24) & (4 * maat - 1)
                    while groter[h, _SLEUTEL] >= 0:
                        h = (h + 1) & (4 * maat - 1)
                    groter[h] = tafel[r]
            tafel = groter
    return tafel, vol, losse
