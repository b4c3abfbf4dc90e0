"""A shared screen with choices: everything that it can show is one publication.

Who may choose on a shared screen can subtract: everybody without the choice, less those with it, are the
rest. So a screen has a fixed list of choices, made before it opens, and all tables that can come out of
them are judged together, once: the rules of `toon`, with as sums also "all values of a choice together are
everybody". A number with a choice stays away when the people outside that choice would be too few. After
that each choice is a look-up: nothing new can be asked, so nothing new can be computed. The same cell looks
the same from wherever one comes, and on each table of the screen the same people have the same number.

One choice at a time, unless two together were counted beforehand. Free choices (a date from and to, any
set of values) belong in a researcher's own notebook.

It says nothing about what was published elsewhere, or is on another screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from rk.privacy.fouten import UitgifteFout
from rk.privacy.leden import Leden, stapel
from rk.privacy.lijnen import Lijnen
from rk.privacy.onderdruk import Oordeel, onderdruk
from rk.privacy.regels import REGELS, Regels
from rk.privacy.tabel import ALLES, Tabel
from rk.privacy.telling import Telling
from rk.privacy.uitgifte import Uitgifte, uitgifte, zelf_gezien
from rk.taal import _

GETALLEN = ["aantal", "gesprekken", "grootste"]


class Scherm:
    """All that a screen can show. `tabellen` by name, each with the `keuzes` among its dimensions.

    `alleen_voor_mij`: see `toon`.
    Raises  UitgifteFout: a table lacks one of the choices.
    """

    def __init__(
        self,
        tabellen: Mapping[str, Tabel],
        *,
        keuzes: Sequence[str],
        alleen_voor_mij: bool = False,
        regels: Regels = REGELS,
    ) -> None:
        for naam, tabel in tabellen.items():
            mist = [k for k in keuzes if k not in tabel.dimensies]
            if mist or len(tabel.dimensies) == len(keuzes):
                raise UitgifteFout(
                    _('In de tabel "{naam}" ontbreekt {wat}.').format(
                        naam=naam, wat=", ".join(mist) or _("wat er geteld wordt")
                    )
                )
        self._tabellen, self._keuzes, self._regels = dict(tabellen), tuple(keuzes), regels
        self._open = alleen_voor_mij
        self._oordeel = {} if alleen_voor_mij else _oordelen(self._tabellen, self._keuzes, regels)

    def alles(self, naam: str) -> pd.DataFrame:
        """All choices of the table of this name at once: its dimensions, the choices (ALLES: not chosen) and
        `aantal`, <NA> where it is withheld.
        """
        tabel = self._tabellen[naam]
        if self._open:
            return zelf_gezien(tabel, self._regels).cellen
        return uitgifte(tabel, self._oordeel[naam], self._regels).cellen

    def toon(self, naam: str, **keuze: str) -> Uitgifte:
        """The table of this name for a choice ({"g_regio": "Noord"}), or for everybody.

        Raises  UitgifteFout: this was not among the choices of the screen.
        """
        tabel = self._tabellen[naam]
        kies = np.ones(len(tabel), bool)
        for dimensie in self._keuzes:
            kies &= (tabel.cellen[dimensie] == keuze.get(dimensie, ALLES)).to_numpy()
        if not kies.any() or not set(keuze) <= set(self._keuzes):
            raise UitgifteFout(
                _("Deze keuze kan niet op een gedeeld scherm. Kies één ding tegelijk, uit de lijst.")
            )
        deel = Tabel(
            dimensies=tuple(d for d in tabel.dimensies if d not in self._keuzes),
            compleet=tabel.compleet,
            waarden=tabel.waarden,
            cellen=tabel.cellen[kies].drop(columns=list(self._keuzes)).reset_index(drop=True),
            onmogelijk=frozenset(
                np.flatnonzero(np.isin(np.flatnonzero(kies), list(tabel.onmogelijk))).tolist()
            ),
        )
        if self._open:
            return zelf_gezien(deel, self._regels)
        return uitgifte(deel, self._oordeel[naam].van(kies), self._regels)


def schermtabel(
    alles: pd.DataFrame,
    per_keuze: Mapping[str, Mapping[str, pd.DataFrame]],
    *,
    dimensies: Sequence[str],
    telt: str,
    compleet: bool = False,
    waarden: Mapping[str, Sequence[str]] | None = None,
) -> Tabel:
    """A table for a screen from counted cells: `alles` for everybody, `per_keuze` for each value of each
    choice, with the dimensions, `aantal` (people), `gesprekken` and `grootste` (share of the largest talk).

    Totals are rows with ALLES; the one with ALLES everywhere is all people of that choice. A cell that is
    missing with a choice has nobody there. `compleet` and `waarden`: see `Tabel`.
    """
    dims = list(dimensies)
    namen = alles[dims].astype(str)
    stukken = [alles[GETALLEN].assign(**{d: namen[d] for d in dims}, **dict.fromkeys(per_keuze, ALLES))]
    for keuze, frames in per_keuze.items():
        for waarde, frame in frames.items():
            geteld = frame[[*dims, *GETALLEN]].astype(dict.fromkeys(dims, str))
            samen = namen.merge(geteld, on=dims, how="left", validate="one_to_one").fillna(0)
            if samen["aantal"].sum() != geteld["aantal"].sum():
                raise UitgifteFout(
                    _('Bij "{waarde}" staat een cel die er voor iedereen niet is. Tel opnieuw.').format(
                        waarde=waarde
                    )
                )
            stukken.append(samen.assign(**{**dict.fromkeys(per_keuze, ALLES), keuze: waarde}))
    cellen = pd.concat(stukken, ignore_index=True)[[*dims, *per_keuze, *GETALLEN]]
    return Tabel(
        dimensies=(*dims, *per_keuze), cellen=cellen, telt=telt, kenmerken=frozenset(per_keuze),
        compleet=compleet, waarden={d: tuple(w) for d, w in (waarden or {}).items()},
    )  # fmt: skip


def _oordelen(tabellen: Mapping[str, Tabel], keuzes: Sequence[str], regels: Regels) -> dict[str, Oordeel]:
    """Judge all tables as one; rows that mean the same are one row."""
    rij: dict[object, int] = {}
    plek = {}
    for naam, tabel in tabellen.items():
        anders = frozenset(keuzes) | tabel.kenmerken
        met = [(wie, wat and (naam, telt), wat) for wie, telt, wat in tabel.betekenis(anders)]
        plek[naam] = np.array([rij.setdefault(b, len(rij)) for b in met], np.int64)
    tellingen = {naam: tabel.telling() for naam, tabel in tabellen.items()}
    n = len(rij)
    aantal, gesprekken, grootste = (np.zeros(n, np.int64) for _g in GETALLEN)
    niets = np.zeros(n, bool)
    totaal, lijn, deel, heel, begin = [], [], [], [], 0
    for naam, t in tellingen.items():
        p = plek[naam]
        for doel, bron in ((aantal, t.aantal), (gesprekken, t.gesprekken), (grootste, t.grootste)):
            doel[p] = bron
        niets[p] = t.niets
        totaal.append(p[t.lijnen.totaal])
        lijn.append(t.lijnen.lijn + begin)
        deel.append(p[t.lijnen.deel])
        heel.append(t.heel)
        begin += len(t.lijnen)
    if any((aantal[plek[naam]] != t.aantal).any() for naam, t in tellingen.items()):
        raise UitgifteFout(_("Twee tabellen op dit scherm gaan over andere mensen. Tel ze over dezelfde."))
    samen = Telling(
        aantal=aantal, gesprekken=gesprekken, grootste=grootste, niets=niets, zichtbaar=np.ones(n, bool),
        lijnen=Lijnen(
            totaal=np.concatenate(totaal), lijn=np.concatenate(lijn), deel=np.concatenate(deel),
            langs=np.full(begin, -1),
        ),
        heel=np.concatenate(heel),
        leden=_leden([t.leden for t in tabellen.values()], list(plek.values()), n),
    )  # fmt: skip
    o = onderdruk(samen.met_rest(), regels)
    return {naam: o.van(p) for naam, p in plek.items()}


def _leden(alle: Sequence[Leden | None], plekken: Sequence[npt.NDArray[np.int64]], n: int) -> Leden | None:
    bekend = [leden for leden in alle if leden is not None]
    if not bekend or len(bekend) < len(alle):
        return None
    samen = stapel(bekend)
    # Each row once, from whichever table has it last.
    waar = np.zeros(n, np.int64)
    waar[np.concatenate(plekken)] = np.arange(samen.wie.shape[0])
    return Leden(wie=csr_array(samen.wie[waar]), casus=samen.casus, gesprek=samen.gesprek)
