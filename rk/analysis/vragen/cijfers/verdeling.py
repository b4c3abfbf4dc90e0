"""Figures as a distribution: how many casussen have which value, by group, halte, route or whose word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from rk.analysis.deel import Deel
from rk.analysis.tabel import BEZOEK, GROEP, ONBEKEND, Tijdeenheid
from rk.analysis.vragen.basis import Getallen, Namen, VraagFout
from rk.analysis.vragen.cellen import ROUTES, Celtelling, benoem
from rk.analysis.vragen.cijfers.rij import FIGUREN, KOLOMMEN, MATEN, MET_VAN, Randen, blokken, randen
from rk.analysis.vragen.cijfers.telling import SOM, Maten, Telling
from rk.analysis.vragen.dekking import CASUSKOLOMMEN
from rk.analysis.vragen.klad import Klad, geleend
from rk.taal import _

if TYPE_CHECKING:
    import pandas as pd

WOORDEN = (*next(k.namen for k in BEZOEK if k.naam == "woord"), "gemengd")
"""Whose word: `gemengd` where the visits of a casus rest on the words of several."""
MEEST = 4095
"""Whole numbers beyond it are told as that; their mean is right all the same."""
KLASSEN = {m: (0.0, 0.05) if m != "ideaal_verschuiving" else (-3.0, 0.25) for m in MATEN}
"""Of figures that are no whole number: where the first class begins, and how wide each is."""
ALLEN = 63
"""In place of a figure: all casussen of the group, with or without a value."""
_VAST = 1 << 32
"""Sums of figures that are no whole number are kept in steps of 2^-32, so that they merge exactly."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cijferverdeling:
    """How the figures that follow from the order of visits lie over casussen.

    `per`: None for all together; a group attribute such as `g_regio`; `woord`, whose word the visits
    of the real way rest on; `route` or `halte`, where a casus counts at each that its real way comes
    by. A cell counts casussen with these `laag` and `hoog`: they differ where unknowns leave the figure
    open. Indices are told in classes (KLASSEN). How a figure is defined: `rk.inzicht.begrippen`.
    """

    per: str | None = None
    figuren: tuple[str, ...] = FIGUREN
    dekking: bool = True
    weg: None = None

    @property
    def kolommen(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*KOLOMMEN, *(("woord",) if self.per == "woord" else ()))))

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        groep = (self.per,) if self.per and self.per.startswith(GROEP) else ()
        return (*(CASUSKOLOMMEN if self.dekking else ("casus",)), *groep)

    def kernel(self, deel: Deel) -> Celtelling:
        """Raises  VraagFout: a figure or group that is not there."""
        onbekend = [f for f in self.figuren if f not in FIGUREN]
        if onbekend:
            raise VraagFout(
                _(
                    "“{naam}” is geen cijfer dat uit de volgorde van de bezoeken volgt. Kies uit: {keus}."
                ).format(naam=onbekend[0], keus=", ".join(FIGUREN))
            )
        wat = Maten(
            nummers=np.array([FIGUREN.index(f) for f in self.figuren], dtype=np.int64),
            begin=np.array([KLASSEN.get(f, (0.0, 0.0))[0] for f in self.figuren]),
            breed=np.array([KLASSEN.get(f, (0.0, 0.0))[1] for f in self.figuren]),
        )
        with geleend() as klad:
            return self._tel(deel, wat, klad)

    def _tel(self, deel: Deel, wat: Maten, klad: Klad) -> Celtelling:
        grens = randen(deel, klad)
        plekken, groepen = self._groepen(deel, grens)
        van, tot = (int(groepen.min()), int(groepen.max()) + 1) if len(groepen) else (0, 0)
        telling = Telling(deel, grens.casus, wat, groepen=range(van, tot), dekking=self.dekking)
        for vanaf, rij in blokken(deel, grens, klad):
            plek, groep = None, groepen[vanaf : vanaf + len(rij)]
            if plekken is not None:
                a, b = np.searchsorted(plekken, (vanaf, vanaf + len(rij)))
                plek, groep = plekken[a:b] - vanaf, groepen[a:b]
            telling.tel(rij, vanaf, plek, groep)
        return telling.klaar()

    def merge(self, a: Celtelling, b: Celtelling) -> Celtelling:
        return a + b

    def antwoord(self, r: Celtelling, namen: Namen, tijdeenheid: Tijdeenheid) -> VerdelingAntwoord:
        sleutels = r.cellen.sleutels[0]
        per = r.per()
        return VerdelingAntwoord(
            groep=(sleutels >> 30) - 1,
            figuur=(sleutels >> 24) & ALLEN,
            laag=(sleutels >> 12) & MEEST,
            hoog=sleutels & MEEST,
            som={k: per.pop(k) for k in SOM},
            per=per,
            namen=self._namen(namen),
        )

    def _groepen(self, deel: Deel, grens: Randen) -> tuple[Getallen | None, Getallen]:
        """Pairs, in the order of the casussen: a row of these, and the code of a group that it is in.

        None in place of the rows: each once.
        """
        n = len(grens.casus)
        if self.per is None:
            return None, np.zeros(n, dtype=np.int64)
        if self.per.startswith(GROEP):
            codes = deel.casus.get(self.per)
            if codes is None:
                raise VraagFout(
                    _("Deze gegevens hebben geen groep “{naam}”.").format(naam=self.per.removeprefix(GROEP))
                )
            return None, codes.astype(np.int64)
        if self.per == "woord":
            return None, _woord(deel["woord"], grens)
        if self.per not in ("halte", "route"):
            raise VraagFout(_("Verdeel per groep, per woord, per route of per halte."))
        lengte = grens.midden - grens.van
        alle = np.arange(n, dtype=np.int64)
        rij = np.repeat(alle, lengte)
        plek = np.arange(len(rij), dtype=np.int64) + np.repeat(
            grens.van - np.concatenate(([0], np.cumsum(lengte)[:-1])) if n else alle, lengte
        )
        samen = np.unique((rij << 20) | (deel[self.per][plek].astype(np.int64) + 1))
        return samen >> 20, (samen & ((1 << 20) - 1)) - 1

    def _namen(self, namen: Namen) -> tuple[str, ...]:
        if self.per is None:
            return ("alle",)
        vast = {"woord": WOORDEN, "route": ROUTES, "halte": namen.haltes}
        return vast.get(self.per) or tuple(namen.groepen.get(self.per, ()))


def _woord(woord: npt.NDArray[Any], grens: Randen) -> Getallen:
    lengte = grens.midden - grens.van
    uit = np.where(lengte > 0, len(WOORDEN) - 1, ONBEKEND).astype(np.int64)
    for nr in range(ONBEKEND, len(WOORDEN) - 1):
        tot = np.concatenate(([0], np.cumsum(woord == nr)))
        uit[(lengte > 0) & (tot[grens.midden] - tot[grens.van] == lengte)] = nr
    return uit


@dataclass(frozen=True, kw_only=True, slots=True)
class VerdelingAntwoord:
    """One row for each cell: group and figure as codes, `laag` and `hoog` as they are counted.

    `figuur` is a place in FIGUREN, or ALLEN: then `aantal` counts all casussen of the group. `som` has
    the exact sums of laag, hoog and van.
    """

    groep: Getallen
    figuur: Getallen
    laag: Getallen
    hoog: Getallen
    som: dict[str, Getallen]
    per: dict[str, npt.NDArray[Any]]
    namen: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.groep)

    def tabel(self) -> pd.DataFrame:
        """`groep`, `figuur`, `laag`, `hoog` (where a class begins, for an index), and the counts."""
        import pandas as pd

        rij = self.figuur != ALLEN
        begin, breed = (
            np.array([KLASSEN.get(FIGUREN[f], (0.0, 1.0))[nr] for f in self.figuur[rij]]) for nr in (0, 1)
        )
        return pd.DataFrame(
            {
                "groep": benoem(self.groep[rij], self.namen),
                "figuur": [FIGUREN[f] for f in self.figuur[rij]],
                "laag": begin + breed * self.laag[rij],
                "hoog": begin + breed * self.hoog[rij],
                **{k: v[rij] for k, v in self.per.items()},
            }
        )

    def gemiddelden(self) -> pd.DataFrame:
        """By group and figure: `aantal` casussen with a value, `te_weinig` without, and the means.

        `gemiddeld_laag` and `gemiddeld_hoog` bound the mean; `gemiddeld_van` is that of the whole, NaN
        for a figure that is no part of one.
        """
        import pandas as pd

        return pd.DataFrame(list(self._rijen()))

    def _rijen(self) -> Iterator[dict[str, Any]]:
        allen = self.figuur == ALLEN
        groot = dict(zip(self.groep[allen].tolist(), self.per["aantal"][allen].tolist(), strict=True))
        for groep, figuur in sorted(
            set(zip(self.groep[~allen].tolist(), self.figuur[~allen].tolist(), strict=True))
        ):
            hier = (self.groep == groep) & (self.figuur == figuur)
            naam = FIGUREN[figuur]
            n = int(self.per["aantal"][hier].sum())
            maal = n * (_VAST if naam in MATEN else 1)
            yield {
                "groep": benoem(np.array([groep]), self.namen)[0],
                "figuur": naam,
                "aantal": n,
                "te_weinig": groot[groep] - n,
                "gemiddeld_laag": int(self.som["som_laag"][hier].sum()) / maal,
                "gemiddeld_hoog": int(self.som["som_hoog"][hier].sum()) / maal,
                "gemiddeld_van": int(self.som["som_van"][hier].sum()) / n if naam in MET_VAN else np.nan,
            }
