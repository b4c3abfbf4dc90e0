"""What can be said of each casus, counted: yes-or-no shares by whose word it was, and the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.analysis.deel import Deel
from rk.analysis.duiding import basis
from rk.analysis.duiding.basis import Cellen, Grond, Wegen
from rk.analysis.tabel import BEZOEK, FIGUREN, FIGUUR, FIGUURKOLOMMEN, ONBEKEND, Tijdeenheid, code
from rk.analysis.vragen.basis import Naamloos, Namen, een_weg
from rk.analysis.vragen.cijfers.per_casus import CijfersPerCasus
from rk.analysis.vragen.cijfers.rij import FIGUREN as UIT_VOLGORDE
from rk.domain import Overdracht, Route, Uitkomst, Weg
from rk.taal import _

ALLE_WOORDEN = -2
"""In `woord`: all visits, whoever told of them."""
WOORDEN = next(k.namen for k in BEZOEK if k.naam == "woord")
_RUIS = 9
"""Figures are told apart to so many decimals: thirds that are equal by hand are equal here."""

Bool = npt.NDArray[np.bool_]


WELKE = ("alle", "later", "eerste")


@dataclass(frozen=True, kw_only=True, slots=True)
class Aandeel:
    """Whether something holds of a casus, because it does of one of its visits at least.

    It holds of a visit whose `kolom` is one of `codes`, and may hold where that is unknown. `welke`, one
    of WELKE: all visits count, those after the first (a handover lies between two), or the first alone.
    """

    naam: str
    kolom: str
    codes: tuple[int, ...]
    welke: str


def _uit(*uitkomsten: Uitkomst) -> tuple[int, ...]:
    return tuple(code("uitkomst", u) for u in uitkomsten)


AANDELEN: tuple[Aandeel, ...] = (
    Aandeel(
        naam="hulp", kolom="uitkomst", codes=_uit(Uitkomst.GEHOLPEN, Uitkomst.DEELS), welke="alle"
    ),
    Aandeel(naam="weggestuurd", kolom="uitkomst", codes=_uit(Uitkomst.WEGGESTUURD), welke="alle"),
    Aandeel(naam="gestopt", kolom="uitkomst", codes=_uit(Uitkomst.CONTACT_GESTOPT), welke="alle"),
    Aandeel(
        naam="warm", kolom="overdracht", codes=(code("overdracht", Overdracht.WARM),), welke="later"
    ),
    Aandeel(
        naam="koud", kolom="overdracht", codes=(code("overdracht", Overdracht.KOUD),), welke="later"
    ),
    Aandeel(naam="begin_groen", kolom="route", codes=(code("route", Route.GROEN),), welke="eerste"),
)  # fmt: skip
AANDEELNAMEN: dict[str, Callable[[], str]] = {
    "hulp": lambda: _("ergens (deels) geholpen"),
    "weggestuurd": lambda: _("ergens weggestuurd"),
    "gestopt": lambda: _("ergens stopte het contact"),
    "warm": lambda: _("een warme overdracht"),
    "koud": lambda: _("een koude overdracht"),
    "begin_groen": lambda: _("begint in de eigen kring (groen)"),
}
"""How each share is called, at the moment that it is shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Maattelling:
    """What parts give.

    `aandelen`: casussen by maat (a place in AANDELEN), woord, laag and hoog (0 or 1). `cijfers`:
    casussen by maat (a place in the question's figures), laag and hoog. `gronden_aandeel`: casussen
    by which visits count (a place in WELKE) and woord; `gronden_cijfer`: by maat; `grond`: all casussen.
    """

    aandelen: pd.DataFrame
    cijfers: pd.DataFrame
    gronden_aandeel: Cellen
    gronden_cijfer: Cellen
    grond: Cellen

    def __add__(self, ander: Maattelling) -> Maattelling:
        return Maattelling(
            aandelen=basis.tel_op(self.aandelen, ander.aandelen),
            cijfers=basis.tel_op(self.cijfers, ander.cijfers),
            gronden_aandeel=self.gronden_aandeel + ander.gronden_aandeel,
            gronden_cijfer=self.gronden_cijfer + ander.gronden_cijfer,
            grond=self.grond + ander.grond,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Groepsmaten:
    """What was counted of one group of casussen.

    `aandelen` and `cijfers` as in Maattelling, with names in `maat` and `woord` ("alle", or whose
    word); `gronden` by (maat, woord).
    """

    grond: Grond
    aandelen: pd.DataFrame
    cijfers: pd.DataFrame
    gronden: dict[tuple[str, str], Grond]

    def sommen(self) -> dict[tuple[str, str], tuple[int, int, int]]:
        """By (maat, woord): casussen, those of which it surely holds, and those of which it may."""
        uit: dict[tuple[str, str], tuple[int, int, int]] = {}
        for rij in self.aandelen.itertuples(index=False):
            sleutel, n = (str(rij.maat), str(rij.woord)), int(rij.aantal)
            alle, laag, hoog = uit.get(sleutel, (0, 0, 0))
            uit[sleutel] = (alle + n, laag + n * int(rij.laag), hoog + n * int(rij.hoog))
        return uit

    def tabel(self) -> pd.DataFrame:
        """One row per share: maat, woord, aantal casussen, and the bounds of the share, 0 to 1."""
        return pd.DataFrame(
            [(*sleutel, n, laag / n, hoog / n) for sleutel, (n, laag, hoog) in self.sommen().items()],
            columns=["maat", "woord", "aantal", "laag", "hoog"],
        )

    def zin(self) -> str:
        """How many casussen, and the shares of which there is enough to say."""
        delen = []
        for (maat, woord), (n, laag, hoog) in self.sommen().items():
            if woord == "alle" and basis.te_weinig(self.gronden[maat, woord]) is None:
                delen.append(f"{AANDEELNAMEN[maat]()} {tussen(laag / n, hoog / n)}")
        if not delen:
            weinig = basis.te_weinig(self.grond)
            return weinig.reden if weinig else _("Er zijn nog geen wegen om naar te kijken.")
        return _("Van {grond}: {delen}.").format(grond=self.grond, delen="; ".join(delen))


def tussen(laag: float, hoog: float) -> str:
    """A share with its bounds: "37%", or "37% tot 52%"."""
    a, b = basis.procent(laag), basis.procent(hoog)
    return a if a == b else _("{laag} tot {hoog}").format(laag=a, hoog=b)


@dataclass(frozen=True, kw_only=True, slots=True)
class Casusmaten:
    """Shares and figures of all casussen, counted so that groups of them can be compared.

    A share is of casussen, never of visits: visits of one person are no separate witnesses. What is
    unknown leaves it open (`laag`, `hoog`). The shares are also told by whose word the visits rest on:
    then only visits on that word count, and the casussen that have one. A figure that is a part of a
    whole is taken as a share of it, from 0 to 1. `figuren`: ids of BEGRIPPEN, by default all that the
    order of visits tells and all that were kept as columns.
    """

    figuren: tuple[str, ...] = (*UIT_VOLGORDE, *FIGUREN)
    weg: ClassVar[None] = None

    @property
    def kolommen(self) -> tuple[str, ...]:
        """The columns of BEZOEK that this needs."""
        eigen = ("casus", "weg", "uitkomst", "overdracht", "route", "woord")
        return tuple(dict.fromkeys((*eigen, *(CijfersPerCasus().kolommen if self._volgorde else ()))))

    @property
    def _volgorde(self) -> tuple[str, ...]:
        return tuple(naam for naam in self.figuren if naam in UIT_VOLGORDE)

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        """The columns of the casus table that this needs."""
        kolommen = [k for k in FIGUURKOLOMMEN if _figuur(k) in self.figuren]
        return ("casus", "gesprek", *kolommen)

    def kernel(self, deel: Deel) -> Maattelling:
        """The counts of one part, which has both ways."""
        echt = een_weg(deel, Weg.WERKELIJK)
        aandelen, gronden_aandeel = _aandelen(deel, echt, basis.wegen(echt))
        ieder = deel.casus["casus"]
        niemand = ieder[:0].astype(np.int64)
        cijfers = [basis.tel(maat=niemand, laag=niemand.astype(float), hoog=niemand.astype(float))]
        gronden_cijfer = basis.cellen(deel, niemand, maat=niemand)
        # One figure at a time: all of them beside each other would be larger than the part.
        for nr, laag, hoog, casus in self._cijfers(deel):
            maat = np.full(len(casus), nr)
            cijfers.append(basis.tel(maat=maat, laag=laag, hoog=hoog))
            gronden_cijfer += basis.cellen(deel, casus, maat=maat)
        return Maattelling(
            aandelen=aandelen,
            cijfers=pd.concat(cijfers, ignore_index=True),
            gronden_aandeel=gronden_aandeel,
            gronden_cijfer=gronden_cijfer,
            grond=basis.cellen(deel, ieder, alle=np.zeros(len(ieder), np.int64)),
        )

    def merge(self, a: Maattelling, b: Maattelling) -> Maattelling:
        """Both together."""
        return a + b

    def antwoord(
        self, r: Maattelling, namen: Namen, tijdeenheid: Tijdeenheid = Tijdeenheid.MAAND
    ) -> Groepsmaten:
        """The counts, with names."""
        aandelen, cijfers = r.aandelen.copy(), r.cijfers.copy()
        aandelen["woord"] = [_woord(w) for w in aandelen["woord"]]
        aandelen["maat"] = [AANDELEN[m].naam for m in aandelen["maat"]]
        cijfers["maat"] = [self.figuren[int(m)] for m in cijfers["maat"]]
        gronden = {
            (aandeel.naam, _woord(int(rij.woord))): _grond(rij)
            for rij in r.gronden_aandeel.tabel().itertuples(index=False)
            for aandeel in AANDELEN
            if aandeel.welke == WELKE[int(rij.welke)]
        }
        gronden |= {
            (self.figuren[int(rij.maat)], "alle"): _grond(rij)
            for rij in r.gronden_cijfer.tabel().itertuples(index=False)
        }
        grond = r.grond.gronden().get(0, Grond(casussen=0, gesprekken=0, grootste=0.0))
        return Groepsmaten(grond=grond, aandelen=aandelen, cijfers=cijfers, gronden=gronden)

    def _cijfers(
        self, deel: Deel
    ) -> Iterator[tuple[int, npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[Any]]]:
        """Of each figure that the part has: maat, laag, hoog and casus, of casussen that have it."""
        kolommen = dict(deel.casus)
        if self._volgorde:
            uit = CijfersPerCasus()
            rijen = uit.antwoord(uit.kernel(deel), Naamloos(), deel.tijdeenheid)
            kolommen |= {
                f"{FIGUUR}{naam}_{deel_}": waarde
                for naam in self._volgorde
                for deel_, waarde in rijen.van(naam).items()
            }
        for nr, naam in enumerate(self.figuren):
            if f"{FIGUUR}{naam}_laag" not in kolommen:
                continue
            laag, hoog = (np.asarray(kolommen[f"{FIGUUR}{naam}_{x}"], dtype=float) for x in ("laag", "hoog"))
            van = kolommen.get(f"{FIGUUR}{naam}_van")
            if van is not None:
                heel = np.where(np.asarray(van, dtype=float) > 0, van, np.nan)
                laag, hoog = laag / heel, hoog / heel
            er = ~(np.isnan(laag) | np.isnan(hoog))
            yield nr, laag[er].round(_RUIS), hoog[er].round(_RUIS), deel.casus["casus"][er]


def _figuur(kolom: str) -> str:
    return kolom.removeprefix(FIGUUR).rpartition("_")[0]


def _woord(code_: int) -> str:
    if code_ == ALLE_WOORDEN:
        return "alle"
    return "onbekend" if code_ == ONBEKEND else WOORDEN[code_]


def _grond(rij: Any) -> Grond:
    return Grond(casussen=int(rij.aantal), gesprekken=int(rij.gesprekken), grootste=float(rij.grootste))


def _aandelen(deel: Deel, echt: Deel, alle: Wegen) -> tuple[pd.DataFrame, Cellen]:
    """Casussen by maat, woord, laag and hoog; and by `welke` and woord the casussen with such a visit."""
    nummer, plaats = alle.nummer(), alle.plaats()
    telt = {"alle": np.ones(len(nummer), dtype=bool), "later": plaats > 0, "eerste": plaats == 0}
    zo = [np.isin(echt[a.kolom], a.codes) for a in AANDELEN]
    kan = [waar | (echt[a.kolom] == ONBEKEND) for waar, a in zip(zo, AANDELEN, strict=True)]
    rijen: list[tuple[int, int, int, int, int]] = []
    niemand = np.zeros(0, np.int64)
    gronden = basis.cellen(deel, niemand, welke=niemand, woord=niemand)
    for woord in (ALLE_WOORDEN, *range(ONBEKEND, len(WOORDEN))):
        van_wie = telt["alle"] if woord == ALLE_WOORDEN else echt["woord"] == woord
        for welke, naam in enumerate(WELKE):
            bezoek = van_wie & telt[naam]
            er = _ergens(bezoek, nummer, len(alle))
            n = int(er.sum())
            gronden += basis.cellen(deel, alle.casus[er], welke=np.full(n, welke), woord=np.full(n, woord))
            for nr, aandeel in enumerate(AANDELEN):
                if aandeel.welke != naam:
                    continue
                laag, hoog = (int(_ergens(bezoek & x[nr], nummer, len(alle)).sum()) for x in (zo, kan))
                for uit in ((0, 0, n - hoog), (0, 1, hoog - laag), (1, 1, laag)):
                    rijen += [(nr, woord, *uit)] if uit[2] else []
    frame = pd.DataFrame(rijen, columns=["maat", "woord", "laag", "hoog", "aantal"], dtype=np.int64)
    return frame.sort_values(["maat", "woord", "laag", "hoog"], ignore_index=True), gronden


def _ergens(waar: Bool, nummer: npt.NDArray[np.int64], aantal: int) -> Bool:
    uit = np.zeros(aantal, dtype=bool)
    uit[nummer[waar]] = True
    return uit
