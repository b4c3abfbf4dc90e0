"""Cards that say nearly the same, so that a group may lay them together."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise

from rk.domain import Kaart

GELIJK = 80.0
"""From this likeness on (0 to 100) two texts are offered as one."""
MEESTE_PAREN = 30
"""So many pairs are offered at once, at most; the group sees one, and how many are left."""
PER_KAART = 3
"""A card is compared with many, and asks for so few of them."""
_GRENS = GELIJK / 100

# They turn a sentence round: "wel bellen" and "niet bellen" look alike and say the opposite.
_ONTKENT = frozenset("niet geen nooit niemand niets zonder minder".split())
_KLEIN = frozenset(
    "de het een en van te er is in op met voor dat die aan om hij zij ze hem haar zijn".split()
)


def bijna_gelijk(kaarten: Sequence[Kaart]) -> tuple[tuple[str, str], ...]:
    """Pairs of cards in the same field that say nearly the same, most alike first, as ids.

    At most `MEESTE_PAREN`; each card looks for at most `PER_KAART` others that it is most like. In a
    pile that says the same, those lead to all the rest.

    Likeness is that of the words in alphabetical order, without capitals, accents, signs and the
    smallest words; the same letters in another order are alike. Texts of which one denies and the
    other does not are never offered, nor cards of different fields: what one wants to keep and
    another to leave is a talk, not a double.
    Source: issue 4; likeness is rapidfuzz' normalised Indel similarity.
    """
    vakken = dict.fromkeys((k.punt, k.vak) for k in kaarten)
    per_vak = (tuple((k.id, k.tekst) for k in kaarten if (k.punt, k.vak) == vak) for vak in vakken)
    paren = [paar for vak in per_vak for paar in _paren(vak)]
    return tuple((a, b) for _hoe, a, b in nlargest(MEESTE_PAREN, paren, key=lambda p: p[0]))


def gelijke_teksten(teksten: Sequence[str]) -> tuple[int, ...]:
    """For each text the place of the one that it says nearly the same as: its own, or an earlier.

    Alike as in `bijna_gelijk`. Walking on, a text joins the one that it is most alike to itself among
    those that joined no other, never through a third: texts that shade into each other stay apart.
    """
    from rapidfuzz.distance import Indel  # as below
    from rapidfuzz.process import extractOne

    bij: list[int] = []
    eerste: dict[bool, dict[str, int]] = {False: {}, True: {}}
    for nr, tekst in enumerate(teksten):
        kern, ontkent = _kern(tekst)
        al = eerste[ontkent]
        plek = al.get(kern)
        if plek is None and kern:
            beste = extractOne(
                kern, list(al), scorer=Indel.normalized_similarity, processor=None, score_cutoff=_GRENS - 1e-6
            )
            plek = al[beste[0]] if beste is not None and beste[1] >= _GRENS else None
        bij.append(nr if plek is None else plek)
        if plek is None and kern:
            al[kern] = nr
    return tuple(bij)


@lru_cache(maxsize=64)
def _paren(teksten: tuple[tuple[str, str], ...]) -> tuple[tuple[float, str, str], ...]:
    from rapidfuzz.distance import Indel  # not before there are cards: a kernel stays small
    from rapidfuzz.process import extract

    # In the order in which the cards lie: the elder is the first of a pair.
    plaats = {id_: nr for nr, (id_, _tekst) in enumerate(teksten)}
    # Each thought is compared once, however many say it in the same words.
    wie: dict[tuple[bool, str], list[str]] = {}
    for id_, tekst in teksten:
        kern, ontkent = _kern(tekst)
        if kern:
            wie.setdefault((ontkent, kern), []).append(id_)
    uit = [(1.0, a, b) for ids in wie.values() for a, b in pairwise(ids)]
    for ontkent in (False, True):
        kernen = sorted((kern for o, kern in wie if o is ontkent), key=len)
        lengten = [len(kern) for kern in kernen]
        for i, kern in enumerate(kernen):
            # Alike by so much needs lengths alike by so much; the rest of the row is longer still.
            tot = bisect_right(lengten, lengten[i] * (2 / _GRENS - 1) + 1e-6)
            # At exactly that likeness the library's own cutoff rounds the other way.
            beste = extract(
                kern, kernen[i + 1 : tot], scorer=Indel.normalized_similarity, processor=None,
                score_cutoff=_GRENS - 1e-6, limit=PER_KAART,
            )  # fmt: skip
            for ander, hoe, _nr in beste:
                if hoe >= _GRENS:
                    a, b = wie[ontkent, kern][0], wie[ontkent, ander][0]
                    uit.append((hoe, a, b) if plaats[a] < plaats[b] else (hoe, b, a))
    return tuple(uit)


def _kern(tekst: str) -> tuple[str, bool]:
    """The words that carry a text, and whether it denies."""
    plat = unicodedata.normalize("NFKD", tekst.casefold())
    letters = "".join(c for c in plat if not unicodedata.combining(c))
    woorden = "".join(c if c.isalnum() else " " for c in letters).split()
    dragend = [w for w in woorden if w not in _KLEIN] or woorden
    return " ".join(sorted(dragend)), not _ONTKENT.isdisjoint(woorden)
