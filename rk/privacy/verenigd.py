"""Tables that lie beside each other, as one: what means the same is one row, and what adds up across them
is a sum like any other.

The total of everybody in one table, the north in a second and the south in a third are a sum; what is left
of it, the east, is protected although no table ever asked for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from rk.privacy.fouten import UitgifteFout
from rk.privacy.leden import Leden, stapel
from rk.privacy.lijnen import Lijnen, lijnen_van
from rk.privacy.tabel import ALLES, Betekenis, Tabel, betekenis
from rk.privacy.telling import Telling
from rk.taal import _

Plekken = npt.NDArray[np.int64]
_Lijn = tuple[int, tuple[int, ...]]


def alle_kenmerken(tabellen: Sequence[Tabel]) -> frozenset[str]:
    """What any of these tables chooses people by."""
    return frozenset().union(*(t.kenmerken | {k for k, _w in t.keuze} for t in tabellen))


def verenig(tabellen: Sequence[Tabel], kenmerken: Collection[str]) -> tuple[Telling, list[Plekken]]:
    """All rows of these tables (each with `leden`), and where the rows of each table went.

    Rows that mean the same are one when the same people are in them; with other people they are of other
    data (`versie`).
    Raises  UitgifteFout: the data changed and their version did not.
    """
    leden = [t.leden for t in tabellen if t.leden is not None]
    assert len(leden) == len(tabellen)
    samen = stapel(leden)
    merk = samen.merk()
    rij: dict[tuple[Betekenis, int], int] = {}
    per_versie: dict[tuple[str, Betekenis], int] = {}
    eerste: list[int] = []
    plekken: list[Plekken] = []
    begin = 0
    for tabel in tabellen:
        plek = np.empty(len(tabel), np.int64)
        for nr, meent in enumerate(betekenis_van(tabel, kenmerken)):
            sleutel = (meent, int(merk[begin + nr]))
            if sleutel not in rij:
                rij[sleutel] = len(rij)
                eerste.append(begin + nr)
            plek[nr] = rij[sleutel]
            if per_versie.setdefault((tabel.versie, meent), int(plek[nr])) != plek[nr]:
                raise UitgifteFout(
                    _("De gegevens zijn veranderd sinds een eerdere uitgifte. Geef ze een andere versie.")
                )
        plekken.append(plek)
        begin += len(tabel)
    eigen = Leden(
        wie=csr_array(samen.wie[np.array(eerste, np.int64)]), casus=samen.casus, gesprek=samen.gesprek
    )
    aantal, gesprekken, grootste = eigen.geteld()
    niets = np.zeros(len(rij), bool)
    for tabel, plek in zip(tabellen, plekken, strict=True):
        niets[plek[list(tabel.onmogelijk)]] = True
    lijnen, heel = _alle_lijnen(tabellen, plekken, kenmerken)
    telling = Telling(
        aantal=aantal, gesprekken=gesprekken, grootste=grootste, niets=niets, leden=eigen,
        zichtbaar=np.ones(len(rij), bool), lijnen=lijnen, heel=heel,
    )  # fmt: skip
    return telling.met_rest(), plekken


def betekenis_van(tabel: Tabel, kenmerken: Collection[str]) -> list[Betekenis]:
    """What each row counts, where `kenmerken` choose people."""
    return betekenis(tabel.cellen, tabel.dimensies, tabel.keuze, tabel.telt, kenmerken)


def _alle_lijnen(
    tabellen: Sequence[Tabel],
    plekken: Sequence[Plekken],
    kenmerken: Collection[str],
) -> tuple[Lijnen, npt.NDArray[np.bool_]]:
    """The sums within each table and across them; and of which the parts are everybody."""
    heel: dict[_Lijn, bool] = {}
    for tabel, plek in zip(tabellen, plekken, strict=True):
        telling = tabel.telling()
        for lijn, is_heel in zip(_uit(telling.lijnen, plek), telling.heel, strict=True):
            heel[lijn] = heel.get(lijn, False) or bool(is_heel)
    for welke in _bij_elkaar(tabellen, plekken, kenmerken):
        if len(welke) > 1:
            namen = pd.concat([_kolommen(tabellen[nr], kenmerken) for nr in welke], ignore_index=True)
            plek, eerste = np.unique(np.concatenate([plekken[nr] for nr in welke]), return_index=True)
            namen = namen.iloc[eerste].fillna(ALLES)
            codes = [np.where(namen[k] == ALLES, 0, pd.factorize(namen[k])[0] + 1) for k in namen]
            for lijn in _uit(lijnen_van(np.stack(codes, axis=1)), plek):
                heel.setdefault(lijn, False)
    lengte = [len(delen) for _totaal, delen in heel]
    lijnen = Lijnen(
        totaal=np.array([totaal for totaal, _delen in heel], np.int64),
        lijn=np.repeat(np.arange(len(heel)), lengte),
        deel=np.array([d for _totaal, delen in heel for d in delen], np.int64),
        langs=np.full(len(heel), -1),
    )
    return lijnen, np.array(list(heel.values()), bool)


def _bij_elkaar(
    tabellen: Sequence[Tabel], plekken: Sequence[Plekken], kenmerken: Collection[str]
) -> list[list[int]]:
    """Tables that can be of the same data: what means the same has the same people in all of them. A table
    of which nothing contradicts it lies with each, whatever its version is called.
    """
    groepen: list[tuple[dict[Betekenis, int], list[int]]] = []
    for nr, (tabel, plek) in enumerate(zip(tabellen, plekken, strict=True)):
        meent = dict(zip(betekenis_van(tabel, kenmerken), plek.tolist(), strict=True))
        past = [g for g in groepen if all(g[0].get(b, waar) == waar for b, waar in meent.items())]
        if not past:
            past = [({}, [])]
            groepen += past
        for rijen, welke in past:
            rijen.update(meent)
            welke.append(nr)
    return [welke for _rijen, welke in groepen]


def _uit(lijnen: Lijnen, plek: Plekken) -> Iterator[_Lijn]:
    """Each line as its total and its parts, in rows of the whole."""
    einde = np.searchsorted(lijnen.lijn, np.arange(len(lijnen)) + 1)
    for nr, delen in enumerate(np.split(plek[lijnen.deel], einde[:-1]) if len(lijnen) else []):
        yield int(plek[lijnen.totaal[nr]]), tuple(np.unique(delen).tolist())


def _kolommen(tabel: Tabel, kenmerken: Collection[str]) -> pd.DataFrame:
    """The table's names under columns that mean the same in every table."""
    namen = tabel.cellen[list(tabel.dimensies)].astype(str)
    namen = namen.rename(columns={d: f"{tabel.telt}\n{d}" for d in tabel.dimensies if d not in kenmerken})
    return namen.assign(**dict(tabel.keuze))
