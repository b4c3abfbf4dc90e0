"""Plane geometry that plans share: boxes, stretches through them, stretches that cross."""

Vak = tuple[float, float, float, float]
"""A box: left, top, right, bottom."""


def snijdt(x1: float, y1: float, x2: float, y2: float, vak: Vak) -> bool:
    """Whether the stretch between two points runs through a box (Liang and Barsky)."""
    links, boven, rechts, onder = vak
    if (x1 < links and x2 < links) or (x1 > rechts and x2 > rechts):
        return False
    if (y1 < boven and y2 < boven) or (y1 > onder and y2 > onder):
        return False
    van, tot = 0.0, 1.0
    for p, q in (
        (x1 - x2, x1 - links),
        (x2 - x1, rechts - x1),
        (y1 - y2, y1 - boven),
        (y2 - y1, onder - y1),
    ):
        if p == 0:
            if q < 0:
                return False
        elif p < 0:
            van = max(van, q / p)
        else:
            tot = min(tot, q / p)
        if van > tot:
            return False
    return True


def kruist(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]
) -> bool:
    """Whether the stretch from `a` to `b` crosses that from `c` to `d`."""

    def kant(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> bool:
        return (q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0])

    return kant(a, b, c) != kant(a, b, d) and kant(c, d, a) != kant(c, d, b)
