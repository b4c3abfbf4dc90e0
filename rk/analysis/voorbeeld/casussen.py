"""Made-up casussen beside their ways: attributes, talks, regie and codes."""

from __future__ import annotations

import numpy as np

from rk.analysis.opslag import VERZONNEN, Naamlijsten
from rk.analysis.tabel import CODE, FIGUREN, FIGUUR, OBSTAKELS, ONBEKEND, REGIEKOLOMMEN, Codesoort
from rk.analysis.voorbeeld import kansen
from rk.analysis.voorbeeld.wegen import Rij

_SOORTEN = next(k.namen for k in CODE if k.naam == "soort")
_JAREN = tuple(str(1970 + m // 12) for m in range(kansen.EERSTE_MAAND, kansen.LAATSTE_MAAND + 1, 12))
_GROEPSGROOTTE = (0.72, 0.14, 0.06, 0.04, 0.03, 0.01)
"""How many casussen one talk gives: one to five, and now and then many."""
_VEEL = 25


def noem(namen: Naamlijsten) -> None:
    """Give the texts of attributes and codes their numbers, in a fixed order."""
    for kolom, (teksten, _kans) in kansen.GROEPEN.items():
        for tekst in teksten:
            namen.groep(kolom, tekst)
    for jaar in _JAREN:
        namen.groep("g_jaar", jaar)
    for tekst in _codeteksten():
        namen.code(tekst)


def _codeteksten() -> tuple[str, ...]:
    return (
        *(tekst for soort in kansen.CODES.values() for tekst in soort),
        *OBSTAKELS,
        *kansen.WIE_KAN_HET,
    )


def sleutels(rng: np.random.Generator, n: int) -> Rij:
    """Keys without meaning, of 32 signs, that say that they are made up."""
    hex_ = np.frombuffer(rng.bytes(11 * n).hex().encode(), dtype="S22").astype("U22")
    return np.strings.add(VERZONNEN, hex_).astype(object)


def rijen(rng: np.random.Generator, n: int, namen: Naamlijsten) -> tuple[dict[str, Rij], Rij]:
    """The casus table of `n` casussen, and for which of them people are introduced more often."""
    gesprek = _gesprekken(rng, n)
    talks = int(gesprek[-1]) + 1 if n else 0
    eerste = [namen.gesprek(sleutel) for sleutel in sleutels(rng, talks).tolist()]
    maand = rng.integers(kansen.EERSTE_MAAND, kansen.LAATSTE_MAAND + 1, size=talks)[gesprek]
    uit: dict[str, Rij] = {
        "sleutel": sleutels(rng, n),
        "gesprek": np.array(eerste, dtype=np.int32)[gesprek],
        "maand": maand.astype(np.int32),
        "g_jaar": ((maand - kansen.EERSTE_MAAND) // 12).astype(np.int16),
    }
    for kolom, (teksten, kans) in kansen.GROEPEN.items():
        gekozen = kansen.kies(rng, kansen.stapel(kans), np.zeros(n, dtype=np.int8)).astype(np.int16)
        uit[kolom] = np.where(gekozen == len(teksten), np.int16(ONBEKEND), gekozen)
    gevraagd = rng.random(n) < 0.8
    for kolom in REGIEKOLOMMEN:
        wie = rng.choice(np.arange(4, dtype=np.int8), p=[0.3, 0.45, 0.2, 0.05], size=n)
        uit[kolom] = np.where(gevraagd & (rng.random(n) < 0.9), wie, np.int8(ONBEKEND))
    uit |= _figuren(rng, n, np.stack([uit[kolom] for kolom in REGIEKOLOMMEN]))
    regio = kansen.GROEPEN["g_regio"][0].index(kansen.WARMERE_REGIO)
    return uit, uit["g_regio"] == regio


def _figuren(rng: np.random.Generator, n: int, regie: Rij) -> dict[str, Rij]:
    """The figures that ties and obstacles would tell. Those of regie are counted from its columns."""
    uit: dict[str, Rij] = {}
    for naam, heeft_van in FIGUREN.items():
        van = rng.integers(2, 9, size=n)
        laag = rng.binomial(van, kansen.FIGUUR.get(naam, 0.3))
        hoog = np.where(rng.random(n) < 0.7, laag, np.minimum(laag + rng.integers(1, 3, size=n), van))
        weinig = rng.random(n) < 0.2
        if naam.startswith("regie_"):
            laag = hoog = np.sum(regie == (0 if naam == "regie_niemand" else 1), axis=0)
            van = np.sum(regie >= 0, axis=0)
            weinig = van == 0
        delen = {"laag": laag, "hoog": hoog, "van": van} if heeft_van else {"laag": laag, "hoog": hoog}
        for deel, rij in delen.items():
            uit[f"{FIGUUR}{naam}_{deel}"] = np.where(weinig, np.nan, rij)
    return uit


def _gesprekken(rng: np.random.Generator, n: int) -> Rij:
    """Which talk of this block each casus comes from; the casussen of a talk lie side by side."""
    grootte = 1 + rng.choice(len(_GROEPSGROOTTE), p=_GROEPSGROOTTE, size=n)
    grootte[grootte == len(_GROEPSGROOTTE)] = _VEEL
    return np.repeat(np.arange(n), grootte)[:n]


def codes(rng: np.random.Generator, n: int, namen: Naamlijsten) -> dict[str, Rij]:
    """What researchers coded, and the kinds of obstacles: each code at most once for a casus and kind."""
    teksten = _codeteksten()
    nr = np.array([namen.code(tekst) for tekst in teksten])
    per = [(plaats, soort, kansen.CODES.get(soort, OBSTAKELS)) for plaats, soort in enumerate(_SOORTEN)]
    per.append((_SOORTEN.index(Codesoort.OBSTAKEL), Codesoort.OBSTAKEL, kansen.WIE_KAN_HET))
    gecodeerd = rng.random(n) < 0.85
    delen = []
    for plaats, soort, keuze in per:
        gemiddeld = 1.1 if soort == Codesoort.OBSTAKEL else 0.9
        casus = np.repeat(np.arange(n), rng.poisson(gemiddeld, size=n) * gecodeerd)
        gewicht = 1 / np.arange(1, len(keuze) + 1)
        wat = rng.choice(len(keuze), p=gewicht / gewicht.sum(), size=len(casus))
        vanaf = teksten.index(keuze[0])
        delen.append((casus * len(_SOORTEN) + plaats) * len(teksten) + vanaf + wat)
    alle = np.unique(np.concatenate(delen))
    return {
        "casus": (alle // (len(_SOORTEN) * len(teksten))).astype(np.int32),
        "soort": (alle // len(teksten) % len(_SOORTEN)).astype(np.int8),
        "code": nr[alle % len(teksten)].astype(np.int32),
    }
