"""Ways through a graph that share nobody: how many there are, and who together bars them all."""

from collections import deque
from collections.abc import Mapping, Sequence

_Plek = tuple[str, bool]
"""A node seen from where one comes in (True) or from where one goes out (False)."""


def onafhankelijke_wegen(
    buren: Mapping[str, Sequence[str]], van: str, naar: str
) -> tuple[int, tuple[str, ...]]:
    """How many ways lead from one node to another that share no node between, and a smallest cut.

    Augmenting paths (Ford & Fulkerson 1956) in which each node between can be passed once; their
    number is the size of the smallest set of nodes that bars every way (Menger 1927). `buren` are
    the neighbours by node. The cut, in alphabetical order, is the one nearest to `van`; it is empty
    when the two are neighbours, for then nothing between can bar them, and when no way leads there.

    A search that fails goes no farther than the cut: begin where that is expected to be near.
    """
    door: dict[str, str] = {}  # who is on a way → who comes before him
    eind: set[str] = set()  # who stands just before the end
    while True:
        ouders = _zoek(buren, van, naar, door, eind)
        if (naar, True) not in ouders:
            los = van in eind
            snede = [wie for wie, ingang in ouders if ingang and (wie, False) not in ouders]
            return len(eind), () if los else tuple(sorted(snede))
        _leg(ouders, naar, door, eind)


def _zoek(
    buren: Mapping[str, Sequence[str]], van: str, naar: str, door: Mapping[str, str], eind: set[str]
) -> dict[_Plek, _Plek | None]:
    """All places that one more way could come to, each with the place before it."""
    begin: _Plek = (van, False)
    ouders: dict[_Plek, _Plek | None] = {begin: None}
    rij = deque([begin])
    while rij:
        wie, ingang = plek = rij.popleft()
        volgende: list[_Plek] = []
        if ingang:
            # Where a way already passes, one can only go back along it.
            volgende = [(door[wie], False)] if wie in door else [(wie, False)]
        else:
            for buur in buren.get(wie, ()):
                if buur == naar:
                    if wie not in eind:
                        ouders[naar, True] = plek
                        return ouders
                elif buur != van:
                    volgende.append((buur, True))
            if wie in door:
                volgende.append((wie, True))
        for p in volgende:
            if p not in ouders:
                ouders[p] = plek
                rij.append(p)
    return ouders


def _leg(ouders: Mapping[_Plek, _Plek | None], naar: str, door: dict[str, str], eind: set[str]) -> None:
    """Take the way that was found, undoing the parts of earlier ways that it goes back along."""
    af: list[str] = []
    aan: list[tuple[str, str]] = []
    plek: _Plek = (naar, True)
    while (vorige := ouders[plek]) is not None:
        if vorige[0] != plek[0]:
            # From where one goes out to where one comes in is forward; the other way is going back.
            if vorige[1]:
                af.append(vorige[0])
            else:
                aan.append((vorige[0], plek[0]))
        plek = vorige
    for wie in af:
        del door[wie]
    for wie, volgende in aan:
        if volgende == naar:
            eind.add(wie)
        else:
            door[volgende] = wie
