"""The source of a view's module: the vendored morph, the hand, and the view's own few lines.

anywidget loads a module from a blob, where relative imports fail; so they are joined here.
"""

from __future__ import annotations

from pathlib import Path

import rk.tekening

_PEN = Path(rk.tekening.__file__).parent


def met_hand(eigen: Path) -> str:
    """A view's JavaScript with everything it needs before it."""
    return "\n".join((*_hand(), eigen.read_text(encoding="utf-8")))


def met_morph(eigen: Path) -> str:
    """A view's JavaScript with only the morph before it, for a view with keys and acts of its own."""
    return "\n".join((_hand()[0], eigen.read_text(encoding="utf-8")))


def _hand() -> tuple[str, ...]:
    return tuple((_PEN / naam).read_text(encoding="utf-8") for naam in ("morphdom.js", "hand.js"))
