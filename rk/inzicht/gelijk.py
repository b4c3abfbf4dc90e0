"""Cards that say nearly the same, so that a group may lay them together."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rk.domain import Kaart

GELIJK = 80.0
"""From this likeness on (0 to 100) two texts are offered as one."""

# They turn a sentence round: "wel bellen" and "niet bellen" look alike and say the opposite.
_ONTKENT = frozenset("niet geen nooit niemand niets zonder minder".split())
_KLEIN = frozenset(
    "de het een en van te er is in op met voor dat die aan om hij zij ze hem haar zijn".split()
)


def bijna_gelijk(kaarten: Sequence[Kaart]) -> tuple[tuple[str, str], ...]:
    """Pairs of cards in the same field that say nearly the same, most alike first, as ids.

    Likeness is that of the words in alphabetical order, without capitals, accents, signs and the
    smallest words; the same letters in another order are alike. Texts of which one denies and the
    other does not are never offered, nor cards of different fields: what one wants to keep and
    another to leave is a talk, not a double.
    Source: issue 4; likeness is rapidfuzz' normalised Indel similarity.
    """
    vakken = dict.fromkeys((k.punt, k.vak) for k in kaarten)
    per_vak = (tuple((k.id, k.tekst) for k in kaarten if (k.punt, k.vak) == vak) for vak in vakken)
    paren = [paar for vak in per_vak for paar in _paren(vak)]
    return tuple((a, b) for _hoe, a, b in sorted(paren, key=lambda p: -p[0]))


def gelijke_teksten(teksten: Sequence[str]) -> tuple[int, ...]:
    """For each text the place of the first one that it says nearly the same as: its own, or an earlier.

    Alike as in `bijna_gelijk`. A text joins the first that it is alike to itself, never through a
    third: three texts that shade into each other do not become one.
    """
    paren = {(int(a), int(b)) for _hoe, a, b in _paren(tuple((str(nr), x) for nr, x in enumerate(teksten)))}
    bij: list[int] = []
    for nr in range(len(teksten)):
        eerste = [n for n in range(nr) if bij[n] == n]
        bij.append(next((n for n in eerste if (n, nr) in paren), nr))
    return tuple(bij)


@lru_cache(maxsize=64)
def _paren(teksten: tuple[tuple[str, str], ...]) -> tuple[tuple[float, str, str], ...]:
    from rapidfuzz.distance import Indel  # not before there are cards: a kernel stays small

    rij = sorted(((id_, *_kern(tekst)) for id_, tekst in teksten), key=lambda r: len(r[1]))
    uit = []
    for i, (a, kern, ontkent) in enumerate(rij):
        for b, ander, ontkent_ook in rij[i + 1 :]:
            # Alike by so much needs lengths alike by so much; the rest of the row is longer still.
            if 2 * len(kern) < GELIJK / 100 * (len(kern) + len(ander)):
                break
            if kern and ontkent == ontkent_ook:
                # The cutoff is only for speed; at exactly that likeness it rounds the other way.
                hoe = Indel.normalized_similarity(kern, ander, score_cutoff=GELIJK / 100 - 1e-6)
                if hoe >= GELIJK / 100:
                    uit.append((hoe, a, b))
    # In the order in which the cards lie: the elder is the first of a pair.
    plaats = {id_: nr for nr, (id_, _tekst) in enumerate(teksten)}
    return tuple((hoe, a, b) if plaats[a] < plaats[b] else (hoe, b, a) for hoe, a, b in uit)


def _kern(tekst: str) -> tuple[str, bool]:
    """The words that carry a text, and whether it denies."""
    plat = unicodedata.normalize("NFKD", tekst.casefold())
    letters = "".join(c for c in plat if not unicodedata.combining(c))
    woorden = "".join(c if c.isalnum() else " " for c in letters).split()
    dragend = [w for w in woorden if w not in _KLEIN] or woorden
    return " ".join(sorted(dragend)), not _ONTKENT.isdisjoint(woorden)
