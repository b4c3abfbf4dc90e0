"""Putting researchers' codes into a store that is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rk.analysis.opslag import manifest, parquet
from rk.analysis.opslag.namen import Naamlijsten
from rk.analysis.opslag.schrijven import ruim_op, schrijf_namen, schrijf_stuk
from rk.analysis.opslag.veilig import schijffouten, slot
from rk.analysis.tabel import CODE, OBSTAKELS, Codesoort

if TYPE_CHECKING:
    from rk.analysis.opslag.lezen import Routeopslag

Coderij = tuple[str, Codesoort, str]
"""The key of a casus, what the code belongs to, and the code."""
_SOORTEN = next(k.namen for k in CODE if k.naam == "soort")
_OBSTAKEL = _SOORTEN.index(Codesoort.OBSTAKEL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Gecodeerd:
    """The store as it is now, and the keys that were named but are not (or no longer) in it."""

    opslag: Routeopslag
    onbekend: frozenset[str]


def codes_van_onderzoekers(opslag: Routeopslag) -> list[Coderij]:
    """What researchers coded so far, by the keys of the casussen: what `met_codes` would put there."""
    uit: list[Coderij] = []
    for nr, deel in enumerate(opslag.delen):
        sleutels = opslag.lees(nr, (), ("sleutel",)).casus["sleutel"]
        c = opslag.codes_van(nr)
        for casus, soort, code in zip(*(c[k].tolist() for k in parquet.CODES), strict=True):
            rij = (sleutels[casus - deel.vanaf], Codesoort(_SOORTEN[soort]), opslag.namen.codes[code])
            if rij[1] is not Codesoort.OBSTAKEL or rij[2] not in OBSTAKELS:
                uit.append(rij)
    return uit


def met_codes(opslag: Routeopslag, rijen: Iterable[Coderij]) -> Gecodeerd:
    """Let the store have exactly these researchers' codes; kinds of obstacles that the group chose stay.

    Raises  RoutedataFout: somebody else writes in the store, or the disk refuses; the store then is as
            it was. ValueError: a code has the name of a kind of obstacle, which is the group's to choose.
    """
    per: dict[str, set[tuple[int, str]]] = {}
    for sleutel, soort, tekst in rijen:
        if soort == Codesoort.OBSTAKEL and tekst in OBSTAKELS:
            raise ValueError(tekst)
        per.setdefault(sleutel, set()).add((_SOORTEN.index(soort), tekst))
    with schijffouten(opslag.map), slot(opslag.map):
        nu = type(opslag).open(opslag.map)
        oud = nu.manifest
        keer = oud.keer + 1
        namen = Naamlijsten(nu.namen)
        gekozen = [nr for nr, tekst in enumerate(nu.namen.codes) if tekst in OBSTAKELS]
        delen, gevonden = [], set[str]()
        try:
            for nr, deel in enumerate(nu.delen):
                sleutels = nu.lees(nr, (), ("sleutel",)).casus["sleutel"].tolist()
                nieuw = [
                    (deel.vanaf + plek, soort, namen.code(tekst))
                    for plek, sleutel in enumerate(sleutels)
                    for soort, tekst in sorted(per.get(sleutel, ()))
                ]
                gevonden.update(per.keys() & set(sleutels))
                b = nu.codes_van(nr)
                blijft = (b["soort"] == _OBSTAKEL) & np.isin(b["code"], gekozen)
                alle = np.concatenate(
                    [
                        np.array(nieuw, dtype=np.int64).reshape(-1, 3),
                        np.stack([b[k][blijft].astype(np.int64) for k in parquet.CODES], axis=1),
                    ]
                )
                alle = alle[np.lexsort((alle[:, 2], alle[:, 1], alle[:, 0]))]
                kolommen = {k: alle[:, i].astype(dtype) for i, (k, dtype) in enumerate(parquet.CODES.items())}
                delen.append(
                    replace(deel, code=schrijf_stuk(nu.map, "code", nr, keer, kolommen, parquet.CODES))
                )
            manifest.schrijf(
                nu.map,
                replace(
                    oud,
                    delen=tuple(delen),
                    namen=schrijf_namen(nu.map, namen.vast(), keer),
                    aantal=replace(oud.aantal, codes=sum(d.code.rijen for d in delen)),
                    keer=keer,
                ),
            )
        finally:
            ruim_op(nu.map, manifest.lees(nu.map))
    return Gecodeerd(opslag=type(opslag).open(opslag.map), onbekend=frozenset(per.keys() - gevonden))
