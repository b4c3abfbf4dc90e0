"""What changed between two drawings of the same screen, as the smallest parts that can be placed.

A click changes a halte and a line; the rest of the screen stays. Only what changed goes to the
page, so that a large map answers as fast as a small one.
"""

from rk.tekening.boom import El


def verschil(oud: El, nieuw: El) -> tuple[El, ...] | None:
    """The smallest elements of `nieuw` with an id that hold everything that changed, in order.

    Placed over the elements with the same ids, they make `nieuw` out of `oud`. Nothing changed:
    an empty tuple. A change outside every element with an id: None, the whole must be placed.
    """
    stukken: list[El] = []
    return tuple(stukken) if _zoek(oud, nieuw, stukken) else None


def _zoek(oud: El, nieuw: El, stukken: list[El]) -> bool:
    """Whether every change inside `nieuw` is now in `stukken`; if not, it is for its parent."""
    if oud is nieuw:
        return True
    begin = len(stukken)
    if _zelfde_kop(oud, nieuw) and all(
        _zoek(van, naar, stukken) if isinstance(van, El) and isinstance(naar, El) else van == naar
        for van, naar in zip(oud.kinderen, nieuw.kinderen, strict=True)
    ):
        return True
    del stukken[begin:]
    id_ = _id(nieuw)
    if id_ is None or oud.tag != nieuw.tag or id_ != _id(oud):
        return False
    stukken.append(nieuw)
    return True


def _zelfde_kop(oud: El, nieuw: El) -> bool:
    return (
        oud.tag == nieuw.tag
        and len(oud.kinderen) == len(nieuw.kinderen)
        and oud.attributen == nieuw.attributen
    )


def _id(element: El) -> str | None:
    return next((waarde for naam, waarde in element.attributen if naam == "id"), None)
