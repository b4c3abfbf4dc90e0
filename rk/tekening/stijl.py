"""The look as one text: tokens, the frame, the pictures and every screen's own rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HIER = Path(__file__).parent
_EERST = ("tokens.css", "tekening.css", "stijl.css")


@cache
def css(*, onderzoek: bool = False) -> str:
    """All style sheets joined, in the order in which they build on each other; those of the
    researchers' screens only when asked.
    """
    delen = [_HIER / naam for naam in _EERST] + sorted((_HIER / "schermen").glob("*.css"))
    delen += sorted((_HIER / "werk").glob("**/*.css"))
    if onderzoek:
        delen += sorted((_HIER / "onderzoek").glob("*.css"))
    return "\n".join(deel.read_text(encoding="utf-8") for deel in delen)
