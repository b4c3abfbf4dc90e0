"""Codes of casussen, counted: themes of the four V's and of wishes, obstacles, and what goes together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.analysis.deel import Deel
from rk.analysis.duiding import basis
from rk.analysis.duiding.basis import Cellen
from rk.analysis.tabel import CODE, FIGUUR, ONBEKEND, Codesoort
from rk.analysis.vragen.basis import ALLES, Keuze, VraagFout
from rk.analysis.vragen.basis import Namen as Bronnamen
from rk.taal import _

SOORTEN = next(k.namen for k in CODE if k.naam == "soort")
_OBSTAKEL = SOORTEN.index(Codesoort.OBSTAKEL)
KRING = f"{FIGUUR}drempels_in_kring"
"""The figure that says how many obstacles of a casus wait for each other in a circle."""


class Codenamen(Bronnamen, Protocol):
    """The lists of names of a store, those of codes among them."""

    @property
    def codes(self) -> tuple[str, ...]: ...


class Codebron(Protocol):
    """What holds casussen and their codes, part by part: a route store."""

    @property
    def namen(self) -> Codenamen: ...
    @property
    def delen(self) -> Sequence[Any]: ...
    @property
    def casuskolommen(self) -> Collection[str]: ...
    def lees(self, nr: int, kolommen: Sequence[str], casuskolommen: Sequence[str] = ()) -> Deel: ...
    def codes_van(self, nr: int) -> Mapping[str, npt.NDArray[Any]]: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Codetelling:
    """Casussen by group, kind and code (`codes`), by group and kind (`velden`), and by group (`grond`).

    A casus with the same code twice counts once. Of obstacles also: `paren` of two codes of one casus,
    and `kringen`, by code (ONBEKEND for all with any obstacle) and whether the casus has a circle (1),
    has none (0), or that is not known (ONBEKEND).
    """

    codes: Cellen
    velden: Cellen
    grond: Cellen
    paren: Cellen
    kringen: Cellen

    def __add__(self, ander: Codetelling) -> Codetelling:
        return Codetelling(
            codes=self.codes + ander.codes,
            velden=self.velden + ander.velden,
            grond=self.grond + ander.grond,
            paren=self.paren + ander.paren,
            kringen=self.kringen + ander.kringen,
        )


def tel_codes(bron: Codebron, *, keuze: Keuze = ALLES, groep: str = "") -> Codetelling:
    """The codes of the casussen that `keuze` names, part by part.

    Raises  VraagFout: `keuze` asks whose word it was; a card and a wish are of a group, not of one
    person. RoutedataFout: as the store, or as `keur_groep`.
    """
    basis.keur_groep(groep)
    if keuze.woorden is not None:
        raise VraagFout(
            _("Van kaarten, wensen en obstakels is niet bekend van wie het woord was. Laat dat filter weg.")
        )
    eigen = [groep] if groep else []
    eigen += [f"{KRING}_laag"] if f"{KRING}_laag" in bron.casuskolommen else []
    kolommen = tuple(dict.fromkeys(("casus", "gesprek", *eigen, *keuze.casuskolommen)))
    uit: Codetelling | None = None
    for nr in range(len(bron.delen)):
        deel = bron.lees(nr, (), kolommen)
        deel = keuze.kies(
            Deel(bezoek={"casus": np.zeros(0, dtype=np.int32)}, casus=deel.casus), bron.namen, weg=None
        )
        nieuw = tel_deel(deel, bron.codes_van(nr), groep=groep)
        uit = nieuw if uit is None else uit + nieuw
    leeg = np.zeros(0, dtype=np.int32)
    return uit or tel_deel(
        Deel(bezoek={}, casus=dict.fromkeys(kolommen, leeg)), dict.fromkeys((k.naam for k in CODE), leeg)
    )


def tel_deel(deel: Deel, codes: Mapping[str, npt.NDArray[Any]], *, groep: str = "") -> Codetelling:
    """The codes of the casussen of one part; codes of other casussen are left out."""
    casussen = deel.casus["casus"]
    van = basis.van_casus(deel, groep, casussen)
    mee = np.isin(codes["casus"], casussen)
    rijen = pd.DataFrame({k: codes[k][mee].astype(np.int64) for k in ("casus", "soort", "code")})
    rijen = rijen.drop_duplicates(ignore_index=True)
    velden = rijen[["casus", "soort"]].drop_duplicates(ignore_index=True)
    obstakels = rijen.loc[rijen["soort"] == _OBSTAKEL, ["casus", "code"]]
    paren = obstakels.merge(obstakels, on="casus", suffixes=("_a", "_b"))
    paren = paren[paren["code_a"] < paren["code_b"]]
    met = pd.concat(
        [obstakels, pd.DataFrame({"casus": obstakels["casus"].unique(), "code": ONBEKEND})],
        ignore_index=True,
    )

    def bij(casus: pd.Series) -> npt.NDArray[Any]:
        return np.asarray(van[np.searchsorted(casussen, casus.to_numpy())])

    return Codetelling(
        codes=basis.cellen(
            deel,
            rijen["casus"].to_numpy(),
            groep=bij(rijen["casus"]),
            soort=rijen["soort"].to_numpy(),
            code=rijen["code"].to_numpy(),
        ),
        velden=basis.cellen(
            deel, velden["casus"].to_numpy(), groep=bij(velden["casus"]), soort=velden["soort"].to_numpy()
        ),
        grond=basis.cellen(deel, casussen, groep=van),
        paren=basis.cellen(
            deel, paren["casus"].to_numpy(), a=paren["code_a"].to_numpy(), b=paren["code_b"].to_numpy()
        ),
        kringen=basis.cellen(
            deel,
            met["casus"].to_numpy(),
            code=met["code"].to_numpy(),
            kring=_kring(deel)[np.searchsorted(casussen, met["casus"].to_numpy())],
        ),
    )


def _kring(deel: Deel) -> npt.NDArray[np.int64]:
    """Of each casus of a part: 1 with a circle of obstacles, 0 without, ONBEKEND where nobody knows."""
    aantal = deel.casus.get(f"{KRING}_laag")
    if aantal is None:
        return np.full(len(deel.casus["casus"]), ONBEKEND)
    return np.where(np.isnan(aantal), ONBEKEND, aantal > 0).astype(np.int64)


def codenaam(namen: Codenamen, code: int) -> str:
    """The text of a code; its number where the store has no text for it."""
    return namen.codes[code] if 0 <= code < len(namen.codes) else str(code)
