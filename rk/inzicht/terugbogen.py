"""The fewest arcs whose removal leaves no circle: the minimum feedback arc set of a digraph.

Pure combinatorics; what it means for people stands in `rk.inzicht.kringen`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

Boog = tuple[str, str]

EXACT_TOT = 20
"""Up to so many nodes in one strongly connected part the answer is exact."""


def terugbogen(knopen: Sequence[str], bogen: Iterable[Boog]) -> tuple[Boog, ...]:
    """The feedback arcs of one strongly connected part; exact up to `EXACT_TOT` nodes.

    An order of the nodes leaves the arcs that point back in it; the fewest over all orders is the
    answer. Exact: dynamic programming over subsets of nodes, each time choosing who comes first
    (Lawler 1964), with parts split where they fall apart and branches cut by a bound (`_Exact`).
    Above: Eades, Lin & Smyth (1993), which leaves at most half of the arcs less a sixth of the nodes
    (of a graph without circles of two); then arcs that turn out not to be needed are left out again.
    The same answer whatever the order of `bogen`. An arc to itself always counts.
    """
    alle = sorted(set(bogen))
    lussen = [b for b in alle if b[0] == b[1]]
    echt = [b for b in alle if b[0] != b[1]]
    rij = sorted(knopen)
    plaats = {k: nr for nr, k in enumerate(_orde(tuple(rij), tuple(echt)))}
    terug = [b for b in echt if plaats[b[0]] > plaats[b[1]]]
    return tuple(sorted([*lussen, *_zonder_overbodige(echt, terug)]))


@lru_cache(maxsize=64)
def _orde(knopen: tuple[str, ...], bogen: tuple[Boog, ...]) -> tuple[str, ...]:
    """Remembered: most acts of a group leave what waits for what as it was, and exact takes its time."""
    exact = len(knopen) <= EXACT_TOT
    return tuple(_Exact(knopen, bogen).orde() if exact else eades_lin_smyth(knopen, bogen))


def eades_lin_smyth(knopen: Sequence[str], bogen: Iterable[Boog]) -> list[str]:
    """An order with few arcs pointing back: ends first, then whoever has most arcs out less in.

    Nodes stand in buckets by out less in, so each arc costs a constant time.
    Source: Eades, Lin & Smyth, Information Processing Letters 47 (1993) 319-323.
    """
    uit: dict[str, list[str]] = {k: [] for k in knopen}
    in_: dict[str, list[str]] = {k: [] for k in knopen}
    for van, naar in bogen:
        uit[van].append(naar)
        in_[naar].append(van)
    n_uit, n_in = ({k: len(b[k]) for k in knopen} for b in (uit, in_))
    hoogste = len(knopen)
    # Dicts as ordered sets. Bucket 0 holds the sinks, 1 the sources, the rest out - in + hoogste + 2.
    emmers: list[dict[str, None]] = [{} for _nr in range(2 * hoogste + 4)]

    def emmer(k: str) -> int:
        if not n_uit[k]:
            return 0
        return n_uit[k] - n_in[k] + hoogste + 2 if n_in[k] else 1

    waar = {k: emmer(k) for k in knopen}
    for k in knopen:
        emmers[waar[k]][k] = None
    begin: list[str] = []
    eind: list[str] = []
    top = len(emmers) - 1
    while waar:
        if emmers[0]:
            nr = 0
        elif emmers[1]:
            nr = 1
        else:
            while not emmers[top]:
                top -= 1
            nr = top
        k = next(iter(emmers[nr]))
        del emmers[nr][k], waar[k]
        (eind if nr == 0 else begin).append(k)
        for buren, tel in ((uit[k], n_in), (in_[k], n_uit)):
            for buur in buren:
                if buur in waar:
                    tel[buur] -= 1
                    del emmers[waar[buur]][buur]
                    waar[buur] = emmer(buur)
                    emmers[waar[buur]][buur] = None
                    top = max(top, waar[buur])
    return begin + eind[::-1]


def _zonder_overbodige(bogen: Sequence[Boog], terug: Sequence[Boog]) -> list[Boog]:
    """The feedback arcs without those that make no circle when they are put back."""
    if len(terug) < 2 or len(bogen) > 400:  # each try walks the graph: only where that is quick
        return list(terug)
    weg = set(terug)
    uit: dict[str, set[str]] = {}
    for van, naar in bogen:
        if (van, naar) not in weg:
            uit.setdefault(van, set()).add(naar)
    for van, naar in terug:
        if not _leidt(uit, naar, van):
            weg.discard((van, naar))
            uit.setdefault(van, set()).add(naar)
    return [b for b in terug if b in weg]


def _leidt(uit: Mapping[str, set[str]], van: str, naar: str) -> bool:
    gezien, rij = {van}, [van]
    while rij:
        for k in uit.get(rij.pop(), ()):
            if k == naar:
                return True
            if k not in gezien:
                gezien.add(k)
                rij.append(k)
    return False


class _Exact:
    """The order with the fewest arcs pointing back. Sets of nodes are the bits of one number."""

    def __init__(self, knopen: Sequence[str], bogen: Sequence[Boog]) -> None:
        nr = {k: i for i, k in enumerate(knopen)}
        self.knopen = knopen
        self.uit = [0] * len(knopen)
        self.in_ = [0] * len(knopen)
        for van, naar in bogen:
            self.uit[nr[van]] |= 1 << nr[naar]
            self.in_[nr[naar]] |= 1 << nr[van]
        # Known at least, and where exact the order that reaches it.
        self.minstens: dict[int, int] = {}
        self.beste: dict[int, tuple[int, tuple[int, ...]]] = {}

    def orde(self) -> list[str]:
        _kosten, rij = self._los((1 << len(self.knopen)) - 1, 1 << 30) or (0, ())
        return [self.knopen[i] for i in rij]

    def _los(self, S: int, grens: int) -> tuple[int, tuple[int, ...]] | None:
        """The fewest arcs back within S, and an order; None when that is not under `grens`."""
        voor: list[int] = []
        na: list[int] = []
        S = self._schil(S, voor, na)
        if not S:
            return (0, (*voor, *na[::-1])) if grens > 0 else None
        kosten, midden = 0, list[int]()
        delen = self._delen(S)
        ondergrens = [self._minstens(deel) for deel in delen]
        rest = sum(ondergrens)
        for deel, laag in zip(delen, ondergrens, strict=True):
            rest -= laag
            gevonden = self._kring(deel, grens - kosten - rest)
            if gevonden is None:
                return None
            kosten += gevonden[0]
            midden.extend(gevonden[1])
        return (kosten, (*voor, *midden, *na[::-1])) if kosten < grens else None

    def _kring(self, S: int, grens: int) -> tuple[int, tuple[int, ...]] | None:
        """As `_los`, of a strongly connected part."""
        if S in self.beste:
            return self.beste[S] if self.beste[S][0] < grens else None
        if self._minstens(S) >= grens:
            return None
        keuzes = []
        for v in _bits(S):
            terug, heen = (self.in_[v] & S).bit_count(), (self.uit[v] & S).bit_count()
            # Who comes first could as well come last: never with more arcs in than out.
            if terug <= heen:
                keuzes.append((terug - heen, terug, v))
        beste: tuple[int, tuple[int, ...]] | None = None
        for _verschil, terug, v in sorted(keuzes):
            rest = self._los(S & ~(1 << v), (beste[0] if beste else grens) - terug)
            if rest is not None:
                beste = (terug + rest[0], (v, *rest[1]))
        if beste is None:
            self.minstens[S] = max(self.minstens[S], grens)
        else:
            self.beste[S] = beste
        return beste

    def _schil(self, S: int, voor: list[int], na: list[int]) -> int:
        """S without those who can come first or last at no cost, again and again."""
        weer = True
        while weer:
            weer = False
            for v in _bits(S):
                if not self.in_[v] & S:
                    voor.append(v)
                elif not self.uit[v] & S:
                    na.append(v)
                else:
                    continue
                S &= ~(1 << v)
                weer = True
        return S

    def _delen(self, S: int) -> list[int]:
        """The strongly connected parts of S, each before those that it leads to."""
        delen: list[int] = []
        while S:
            # The part of the first node, between all that lead to it and all that it leads to.
            v = S & -S
            terug = self._bereik(v, S, self.in_)
            deel = self._bereik(v, S, self.uit) & terug
            delen.extend(self._delen(terug & ~deel))
            delen.append(deel)
            S &= ~terug
        return delen

    @staticmethod
    def _bereik(begin: int, S: int, buren: list[int]) -> int:
        gezien = nieuw = begin
        while nieuw:
            verder = 0
            for v in _bits(nieuw):
                verder |= buren[v]
            nieuw = verder & S & ~gezien
            gezien |= nieuw
        return gezien

    def _minstens(self, S: int) -> int:
        """At least so many arcs back: circles of S that share no arc, the shortest first."""
        if S not in self.minstens:
            uit = [self.uit[v] & S for v in range(len(self.knopen))]
            kringen = 0
            for lengte in (2, 3, len(self.knopen)):
                for v in _bits(S):
                    while kring := _kortste(uit, v, lengte):
                        kringen += 1
                        for a, b in zip(kring, (*kring[1:], kring[0]), strict=True):
                            uit[a] &= ~(1 << b)
            self.minstens[S] = kringen
        return self.minstens[S]


def _bits(S: int) -> Iterator[int]:
    while S:
        laagste = S & -S
        yield laagste.bit_length() - 1
        S ^= laagste


def _kortste(uit: list[int], v: int, hoogstens: int) -> tuple[int, ...]:
    """A shortest circle through v of at most so many arcs, as its nodes; empty when there is none."""
    pad: dict[int, tuple[int, ...]] = {v: (v,)}
    laag, gezien = [v], 1 << v
    for _lengte in range(hoogstens):
        volgende = []
        for k in laag:
            if uit[k] >> v & 1:
                return pad[k]
            for buur in _bits(uit[k] & ~gezien):
                gezien |= 1 << buur
                pad[buur] = (*pad[k], buur)
                volgende.append(buur)
        laag = volgende
    return ()
