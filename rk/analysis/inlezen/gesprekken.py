"""From the talks of the workshop to a store: only what two times yes allows, and each casus once."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from rk.analysis.fouten import RoutedataFout
from rk.analysis.inlezen.tabel import Ingelezen, Voortgang
from rk.analysis.opslag import Herkomst, OpslagstukFout, Routeopslag, Schrijver, manifest
from rk.analysis.opslag.coderen import codes_van_onderzoekers
from rk.analysis.opslag.manifest import APART
from rk.analysis.opslag.veilig import bewaar, schijffouten
from rk.analysis.tabel import CODE, FIGUURKOLOMMEN, GROEPEN, REGIEKOLOMMEN, Codesoort
from rk.analysis.uit_gesprek import GeenGegevens, Gesprekrijen, kies, uit_gesprek
from rk.events import Toestand
from rk.taal import _

_SOORTEN = next(k.namen for k in CODE if k.naam == "soort")
_PER_KEER = 500
GROEPKOLOMMEN = tuple(k.naam for k in GROEPEN)
Codes = dict[str, list[tuple[Codesoort, str]]]


def lees_gesprekken(
    toestanden: Callable[[], Iterable[Toestand]],
    map_: Path,
    *,
    aantal: int = 0,
    regio: str = "",
    vervang: bool = False,
    voortgang: Voortgang = lambda _wat, _gedaan, _totaal: None,
) -> Ingelezen:
    """Read talks into a new store. `toestanden` gives all of them, one by one, each time it is called.

    `aantal` is how many there are, for the bar; `regio` is told of all of them as g_regio. A store of
    talks that is replaced hands its researchers' codes over, to the casussen that are still there.
    Raises  RoutedataFout: the store can't be written. A talk that does not hold together is no reason
            to stop: it is set apart and told.
    """
    codes, regels = _oude_codes(map_) if vervang else ({}, [])
    gekozen = kies(_geteld(toestanden(), aantal, _("Gesprekken kiezen"), voortgang))
    waarom: Counter[str] = Counter()
    stuk: list[tuple[str, str]] = []
    with Schrijver(map_, herkomst=Herkomst.GESPREKKEN, vervang=vervang) as s:
        wacht: list[Gesprekrijen] = []
        for t in _geteld(toestanden(), aantal, _("Gesprekken lezen"), voortgang):
            try:
                uit = uit_gesprek(t)
            except RoutedataFout as fout:
                stuk.append((t.sessie, str(fout)))
                continue
            if isinstance(uit, GeenGegevens):
                waarom[uit.zin] += 1
            elif t.sessie not in gekozen:
                waarom[_("Over deze casus is een nieuwer gesprek, of later een nee.")] += 1
            else:
                wacht.append(uit)
                if len(wacht) >= _PER_KEER:
                    _schrijf(s, wacht, codes, regio)
                    wacht = []
        # Also without a talk that counts: the columns of the store are always the same.
        _schrijf(s, wacht, codes, regio)
        apart = (_zet_apart(map_, stuk),) if stuk else ()
    if codes:
        regels.append(
            _("De codes van {n} casussen gingen niet mee: die casussen tellen niet meer mee.").format(
                n=len(codes)
            )
        )
    return Ingelezen(
        opslag=Routeopslag.open(map_),
        casussen_apart=len(stuk),
        apart=apart,
        regels=(*(f"{n} × {zin}" for zin, n in waarom.most_common()), *regels),
    )


def _geteld(
    toestanden: Iterable[Toestand], aantal: int, wat: str, voortgang: Voortgang
) -> Iterator[Toestand]:
    for nr, t in enumerate(toestanden, 1):
        yield t
        voortgang(wat, nr, aantal)


def _oude_codes(map_: Path) -> tuple[Codes, list[str]]:
    """What researchers coded in the store that will be replaced, by casus."""
    per: Codes = defaultdict(list)
    if manifest.bestaat(map_):
        try:
            opslag = Routeopslag.open(map_)
            if opslag.herkomst is Herkomst.GESPREKKEN:
                for sleutel, soort, tekst in codes_van_onderzoekers(opslag):
                    per[sleutel].append((soort, tekst))
        except OpslagstukFout:
            return {}, [_("De codes van onderzoekers gingen niet mee, want de oude opslag was beschadigd.")]
    return per, []


def _schrijf(s: Schrijver, rijen: list[Gesprekrijen], codes: Codes, regio: str) -> None:
    """Add some casussen; the codes that they had are taken out of `codes`."""
    haltes = [[s.namen.halte(h.id, h.naam, h.route) for h in r.haltes] for r in rijen]
    alle = [
        {**b, "casus": nr, "halte": haltes[nr][b["halte"]]} for nr, r in enumerate(rijen) for b in r.bezoeken
    ]
    kolommen = alle[0].keys() if alle else ("casus",)
    van_onderzoekers = [(nr, *c) for nr, r in enumerate(rijen) for c in codes.pop(r.sleutel, [])]
    alle_codes = [*((nr, *c) for nr, r in enumerate(rijen) for c in r.codes), *van_onderzoekers]
    casus = {
        "sleutel": np.array([r.sleutel for r in rijen], dtype=object),
        "gesprek": np.array([s.namen.gesprek(r.gesprek) for r in rijen], dtype=np.int32),
        "maand": np.array([r.maand for r in rijen], dtype=np.int32),
    }
    for kolom in GROEPKOLOMMEN:
        teksten = [regio if kolom == "g_regio" else r.groepen.get(kolom, "") for r in rijen]
        casus[kolom] = np.array([s.namen.groep(kolom, t) for t in teksten], dtype=np.int16)
    casus |= {k: np.array([r.regie[k] for r in rijen], dtype=np.int8) for k in REGIEKOLOMMEN}
    casus |= {k: np.array([r.figuren[k] for r in rijen], dtype=np.float64) for k in FIGUURKOLOMMEN}
    s.voeg_toe(
        {k: np.array([b[k] for b in alle], dtype=np.int64) for k in kolommen},
        casus,
        {
            "casus": np.array([nr for nr, _soort, _tekst in alle_codes], dtype=np.int32),
            "soort": np.array([_SOORTEN.index(soort) for _nr, soort, _tekst in alle_codes], dtype=np.int8),
            "code": np.array([s.namen.code(tekst) for _nr, _soort, tekst in alle_codes], dtype=np.int32),
        },
    )


def _zet_apart(map_: Path, stuk: list[tuple[str, str]]) -> Path:
    """Keep which talks could not be read, by the id of their session."""
    tekst = io.StringIO(newline="")
    csv.writer(tekst).writerows([("gesprek", "reden"), *stuk])
    pad = map_ / APART / "gesprekken.csv"
    with schijffouten(pad.parent):
        pad.parent.mkdir(exist_ok=True)
        bewaar(pad, lambda f: f.write(tekst.getvalue().encode()))
    return pad
