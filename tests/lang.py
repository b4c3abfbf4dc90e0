"""How long the tests of a full room go on: short in the suite, long by `make test-lang`."""

from __future__ import annotations

import os

LANG = bool(os.environ.get("RK_LANG"))


def rondes(kort: int, lang: int) -> int:
    """So many rounds: the first in the suite, the second by `make test-lang`."""
    return lang if LANG else kort
