"""How far coders agree beyond chance: Krippendorff's alpha, with an interval, or why it can't be said.

Several codes can belong to one text. Two measures answer for that, and both are given:
- of all codes together: the whole set of codes of a text is one value, and two sets differ by the MASI
  distance (0 the same, 1 nothing shared), so that half the same counts as half;
- of each code apart: a text has it or has not, nominal.
"None of these" is a value of its own. "I don't know" is no value: that text does not count for that
coder, and with fewer than two coders it does not count at all.
Source: Krippendorff, Content Analysis (2004), ch. 11; Passonneau, Measuring Agreement on Set-Valued
Items (2006).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rk.analysis.coderen.codering import Codering
from rk.analysis.coderen.ronde import Ronde
from rk.taal import _

Waarde = frozenset[str]
Afstand = Callable[[Waarde, Waarde], float]

MINSTE_TEKSTEN = 30
"""With fewer texts that two coders answered, nothing is said."""
MINSTE_CASUSSEN = 10
"""Texts of one casus resemble each other: with fewer casussen the interval would be a guess."""
MINSTE_KEREN = 5
"""In so many texts at least one coder must have given a code, for something to be said about it."""
_TREKKINGEN = 2000
_HOOGSTENS_LEEG = 0.05
"""When more of the draws than this hold no variation at all, the interval says nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Overeenstemming:
    """Alpha of one code (its id) or of all together (""): 1 is full agreement, 0 what chance gives.

    `laag` and `hoog` are the 95% interval over draws of whole casussen. All three are None when there
    is too little, and `reden` then says why. `teksten` counts those with at least two values,
    `zonder` those with fewer, `keren` the texts in which at least one coder gave the code.
    """

    code: str
    teksten: int
    casussen: int
    zonder: int
    keren: int
    alpha: float | None = None
    laag: float | None = None
    hoog: float | None = None
    reden: str = ""

    @property
    def zin(self) -> str:
        """What it means, in plain words."""
        if self.alpha is None or self.laag is None or self.hoog is None:
            return self.reden
        getal = _("{alpha} (tussen {laag} en {hoog})").format(
            alpha=_komma(self.alpha), laag=_komma(self.laag), hoog=_komma(self.hoog)
        )
        if self.laag >= 0.8:
            return _("{getal}: jullie kiezen bijna altijd hetzelfde.").format(getal=getal)
        if self.laag >= 0.667:
            return _("{getal}: goed genoeg voor een voorzichtige uitspraak.").format(getal=getal)
        return _("{getal}: nog te onzeker. Bespreek de verschillen en maak de definitie scherper.").format(
            getal=getal
        )


def overeenstemming(ronde: Ronde, *, zaad: int = 0) -> tuple[Overeenstemming, ...]:
    """All codes together first, then each code of the codebook. `zaad` decides the draws.

    Raises  CodeerFout: somebody is still coding.
    """
    coderingen = ronde.coderingen()
    sleutels = {t.id: t.sleutel for t in ronde.teksten}
    samen = _waarden(coderingen, sleutels, lambda codes: codes)
    uit = [_meet("", samen, sleutels, zaad)]
    for code in ronde.boek.codes:
        apart = _waarden(coderingen, sleutels, lambda codes, id_=code.id: codes & {id_})  # type: ignore[misc]  # the default binds this code
        uit.append(_meet(code.id, apart, sleutels, zaad))
    return tuple(uit)


def _waarden(
    coderingen: Mapping[str, Codering], teksten: Mapping[str, str], hoe: Callable[[Waarde], Waarde]
) -> dict[str, dict[str, Waarde]]:
    """By text and coder the value that he gave; a text of which somebody does not know lacks his."""
    return {
        id_: {
            coder: hoe(keus.codes)
            for coder, codering in coderingen.items()
            if not (keus := codering.keus(id_)).weet_niet and not keus.leeg
        }
        for id_ in teksten
    }


def _meet(
    code: str,
    waarden: Mapping[str, Mapping[str, Waarde]],
    sleutels: Mapping[str, str],
    zaad: int,
) -> Overeenstemming:
    gepaard = {id_: per for id_, per in waarden.items() if len(per) > 1}
    casussen = {sleutels[id_] for id_ in gepaard}
    keren = sum(any(code in w if code else w for w in per.values()) for per in gepaard.values())
    geteld = {
        "code": code,
        "teksten": len(gepaard),
        "casussen": len(casussen),
        "zonder": len(waarden) - len(gepaard),
        "keren": keren,
    }

    def te_weinig(reden: str) -> Overeenstemming:
        return Overeenstemming(**geteld, reden=reden)  # type: ignore[arg-type]  # by keyword, each of its own kind

    if len(gepaard) < MINSTE_TEKSTEN:
        return te_weinig(
            _("Te weinig om te zeggen: {n} teksten, en er zijn er {minste} nodig.").format(
                n=len(gepaard), minste=MINSTE_TEKSTEN
            )
        )
    if len(casussen) < MINSTE_CASUSSEN:
        return te_weinig(
            _(
                "Te weinig om te zeggen: de teksten komen uit {n} casussen, en er zijn er {minste} nodig."
            ).format(n=len(casussen), minste=MINSTE_CASUSSEN)
        )
    if keren < MINSTE_KEREN:
        return te_weinig(_("Te weinig om te zeggen: bijna niemand koos deze code."))
    if len({w for per in gepaard.values() for w in per.values()}) < 2:
        return te_weinig(_("Te weinig om te zeggen: alle antwoorden zijn gelijk, ook per toeval kan dat."))
    afstand = _afstand(samen=not code)
    grenzen = _grenzen(gepaard, sleutels, afstand, zaad)
    if grenzen is None:
        return te_weinig(_("Te weinig om te zeggen: de code komt in te weinig casussen voor."))
    laag, hoog = grenzen
    alpha = alfa(gepaard, afstand)
    return Overeenstemming(**geteld, alpha=alpha, laag=min(laag, alpha), hoog=max(hoog, alpha))  # type: ignore[arg-type]  # as above


def _afstand(*, samen: bool) -> Afstand:
    # 2 s to load: only who has something to measure waits for it.
    from nltk.metrics import distance  # type: ignore[import-untyped]  # no types

    gekozen: Afstand = distance.masi_distance if samen else distance.binary_distance
    return gekozen


def alfa(waarden: Mapping[str, Mapping[str, Waarde]], afstand: Afstand) -> float:
    """Krippendorff's alpha of values by text and coder, by nltk; needs two different values."""
    from nltk.metrics.agreement import AnnotationTask  # type: ignore[import-untyped]  # no types

    drietallen = [(coder, id_, w) for id_, per in waarden.items() for coder, w in per.items()]
    return float(AnnotationTask(data=drietallen, distance=afstand).alpha())


def _grenzen(
    gepaard: Mapping[str, Mapping[str, Waarde]], sleutels: Mapping[str, str], afstand: Afstand, zaad: int
) -> tuple[float, float] | None:
    """The middle 95% of alpha over draws of as many casussen, with replacement; None when unsure."""
    casussen = sorted({sleutels[id_] for id_ in gepaard})
    keren = np.random.default_rng(zaad).multinomial(
        len(casussen), np.full(len(casussen), 1 / len(casussen)), size=_TREKKINGEN
    )
    alphas = gewogen_alfa(gepaard, [casussen.index(sleutels[id_]) for id_ in gepaard], keren, afstand)
    if np.isnan(alphas).mean() > _HOOGSTENS_LEEG:
        return None
    laag, hoog = np.nanpercentile(alphas, [2.5, 97.5])
    return float(laag), float(hoog)


def gewogen_alfa(
    gepaard: Mapping[str, Mapping[str, Waarde]],
    groep: Sequence[int],
    keren: npt.NDArray[np.int64],
    afstand: Afstand,
) -> npt.NDArray[np.float64]:
    """Alpha of many draws at once; NaN for a draw that holds one value only.

    `groep` is the group of each text, `keren` (draws × groups) how often each group was drawn. No
    library draws groups; with every group once this is nltk's alpha, which a test compares.
    """
    waarden = sorted({w for per in gepaard.values() for w in per.values()}, key=sorted)
    plek = {w: nr for nr, w in enumerate(waarden)}
    afstanden = np.array([[afstand(a, b) for b in waarden] for a in waarden])
    aantal = np.zeros((keren.shape[1], len(waarden)))  # of each value, by group
    gezien = np.zeros(keren.shape[1])  # disagreement within texts, by group
    for per, nr in zip(gepaard.values(), groep, strict=True):
        rij = np.bincount([plek[w] for w in per.values()], minlength=len(waarden))
        aantal[nr] += rij
        gezien[nr] += rij @ afstanden @ rij / (len(per) - 1)
    n = keren @ aantal
    totaal = n.sum(axis=1)
    verwacht = np.einsum("bi,ij,bj->b", n, afstanden, n) / (totaal * (totaal - 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        uit: npt.NDArray[np.float64] = np.where(verwacht > 0, 1 - keren @ gezien / totaal / verwacht, np.nan)
    return uit


def _komma(getal: float) -> str:
    return f"{getal:.2f}".replace(".", ",")
