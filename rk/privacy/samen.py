"""What several publications give away together, though each is fine alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from rk.privacy.herleid import Stelsel, Zoeker
from rk.privacy.leden import Leden, stapel
from rk.privacy.paren import mag_verschil
from rk.privacy.regels import Regels
from rk.privacy.tabel import Betekenis

Waar = npt.NDArray[np.bool_]
MEESTE_GROEPEN = 400
"""With more kinds of people than this (by the cells that they are in) a simpler, coarser rule decides."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Eerder:
    """Rows that were judged before: what each means, whether it was shown, and who is in it."""

    betekenis: list[Betekenis]
    getoond: Waar
    leden: Leden


@dataclass(frozen=True, kw_only=True, eq=False)
class Vergelijking:
    """For each new row: `botst` with what was shown before (it must stay away), of which `gegroeid` were
    shown themselves, with too few people more or fewer; or `bekend`: shown before as it is.
    """

    botst: Waar
    gegroeid: Waar
    bekend: Waar


def vergelijk(betekenis: list[Betekenis], leden: Leden, eerder: Eerder, regels: Regels) -> Vergelijking:
    """Hold new rows beside earlier ones, pair by pair.

    When one of two rows lies within the other, who knows both counts knows about how many are in the one
    and not in the other: so that group must pass the rules by itself. That also holds when nobody is
    left, unless both mean the same. Rows that mean the same, in other data, may not differ by a group
    that fails, in either direction; what was withheld stays so until enough is new. Rows that lie across
    each other may not differ by fewer people than the least in all.
    Within is what it is in these data, also where by meaning it need not be.
    """
    aantal, gesprekken, grootste = leden.geteld()
    # Rows that fail the rules by themselves stay away anyway.
    kijk = np.flatnonzero(regels.mag(aantal, gesprekken, grootste))
    nieuw_meent = [betekenis[i] for i in kijk]
    ook = set(nieuw_meent)
    naast = np.flatnonzero(eerder.getoond | np.array([b in ook for b in eerder.betekenis], bool))
    n_oud = len(naast)
    samen = stapel([eerder.leden.rijen(naast), leden.rijen(kijk)])
    oud, nieuw = samen.wie[:n_oud], samen.wie[n_oud:]
    beide = (nieuw @ oud.T).toarray()
    groot_n = np.asarray(nieuw.sum(axis=1)).reshape(-1, 1)
    groot_o = np.asarray(oud.sum(axis=1)).reshape(1, -1)
    gelijk, getoond = _gelijk(nieuw_meent, [eerder.betekenis[o] for o in naast]), eerder.getoond[naast]
    zelfde = (beide == groot_n) & (beide == groot_o)
    bekend = (gelijk & zelfde & getoond).any(axis=1)
    per = samen.per_gesprek()
    in_oud, in_nieuw = beide == groot_n, beide == groot_o
    rest = groot_o + groot_n - 2 * beide

    fout = (zelfde & ~gelijk) | ((rest < regels.minstens) & (rest > 0))
    for i, o in _per_stuk(in_oud & ~zelfde & ~fout):
        fout[i, o] |= ~mag_verschil(per, o, i + n_oud, regels)
    for i, o in _per_stuk(in_nieuw & ~zelfde & ~fout):
        fout[i, o] |= ~mag_verschil(per, i + n_oud, o, regels)
    for i, o in _per_stuk(gelijk & ~in_oud & ~in_nieuw & ~fout):
        fout[i, o] |= ~_kruislings(samen, i, o, n_oud, regels)
    botst = (fout & getoond).any(axis=1) & ~bekend
    blijft = (gelijk & (fout | zelfde) & ~getoond).any(axis=1) & ~bekend
    gegroeid = (fout & gelijk & getoond).any(axis=1) & ~bekend

    def van_alle(deel: Waar) -> Waar:
        uit = np.zeros(len(betekenis), bool)
        uit[kijk] = deel
        return uit

    return Vergelijking(botst=van_alle(botst | blijft), gegroeid=van_alle(gegroeid), bekend=van_alle(bekend))


def _gelijk(nieuw: list[Betekenis], oud: list[Betekenis]) -> Waar:
    nummer = {b: k for k, b in enumerate(dict.fromkeys([*nieuw, *oud]))}
    a, b = (np.array([nummer[x] for x in lijst], dtype=np.int64) for lijst in (nieuw, oud))
    return np.asarray(a.reshape(-1, 1) == b.reshape(1, -1))


def _per_stuk(paren: Waar, stuk: int = 20_000) -> Any:
    i, o = np.nonzero(paren)
    for van in range(0, len(i), stuk):
        yield i[van : van + stuk], o[van : van + stuk]


def _kruislings(samen: Leden, i: Any, o: Any, oud: int, regels: Regels) -> Waar:
    """Pairs that lie across each other: may both differences be shown?"""
    a, b = samen.wie[i + oud], samen.wie[o]
    beide = a.multiply(b)
    goed = np.ones(len(i), bool)
    for los in (a - beide, b - beide):
        aantal, gesprekken, grootste = Leden(
            wie=csr_array(los), casus=samen.casus, gesprek=samen.gesprek
        ).geteld()
        goed &= regels.mag(aantal, gesprekken, grootste)
    return goed


def weggevers(leden: Leden, getoond: Waar, regels: Regels) -> Waar:
    """Which shown rows give together away that some group of people is small.

    People who are in the same shown rows are one kind. For each kind that has fewer people than the least
    there must be another way to divide people over the kinds that are there, in which every shown row
    rounds to the same and this kind has the least or more. Then no sum or difference of shown rows, of
    however many of them, says of any group with somebody in it that it is small. Checked by a linear
    program, over real numbers.

    With more than MEESTE_GROEPEN kinds a coarser rule: what is left of a shown row outside all shown rows
    that lie within it must be nobody, or pass the rules; and there may be half as many shown rows, at most,
    as kinds: with more numbers than that the people themselves could be worked out.
    Source: Dinur and Nissim 2003, "Revealing information while preserving privacy".
    """
    rijen = np.flatnonzero(getoond)
    wie = leden.wie[rijen]
    uit = np.zeros(len(getoond), bool)
    if not len(rijen):
        return uit
    soort, mensen = _soorten(wie)
    if soort.shape[1] > MEESTE_GROEPEN:
        uit[rijen] = _rest_faalt(leden.rijen(rijen), regels) | (2 * len(rijen) > soort.shape[1])
        return uit
    van, tot = (x.astype(float) for x in regels.grenzen(regels.rond(np.asarray(wie.sum(axis=1)).ravel())))
    s = Stelsel(aantal=mensen, som=soort, laag=van, hoog=tot, in_kring=np.ones(len(van), bool))
    zoeker = Zoeker(s, np.zeros(len(mensen)), np.full(len(mensen), np.inf), heel=False)
    in_iets = np.asarray(soort.sum(axis=0)).ravel() > 0
    doel = (mensen < regels.minstens) & in_iets
    zwak = zoeker.mist(doel, np.full(len(mensen), float(regels.minstens)), op=True)
    uit[rijen] = np.asarray(soort[:, np.flatnonzero(zwak)].sum(axis=1)).ravel() > 0
    return uit


def _soorten(wie: Any) -> tuple[Any, npt.NDArray[np.int64]]:
    """Rows × kinds of people, and how many people are of each kind."""
    kans = np.random.default_rng(6).integers(1, 2**62, size=wie.shape[0], dtype=np.int64)
    with np.errstate(over="ignore"):
        merk = np.asarray(wie.T.astype(np.int64) @ kans)
    _, eerste, mensen = np.unique(merk, return_index=True, return_counts=True)
    return csr_array(wie[:, eerste]).astype(float), mensen.astype(np.int64)


def _rest_faalt(leden: Leden, regels: Regels) -> Waar:
    wie = csr_array(leden.wie)
    beide = (wie @ wie.T).toarray()
    groot = np.diag(beide)
    binnen = (beide == groot.reshape(-1, 1)) & (groot.reshape(-1, 1) < groot.reshape(1, -1))
    gedekt = csr_array(csr_array(binnen.T.astype(np.int64)) @ wie)
    gedekt.data[:] = 1
    rest = csr_array(wie - gedekt.multiply(wie))
    rest.eliminate_zeros()
    aantal, gesprekken, grootste = Leden(wie=rest, casus=leden.casus, gesprek=leden.gesprek).geteld()
    return np.asarray((aantal > 0) & ~regels.mag(aantal, gesprekken, grootste))
