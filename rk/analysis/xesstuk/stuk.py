"""What a stretch of a log gives, whoever read it."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

SOORTEN = frozenset(("string", "date", "int", "float", "boolean", "id"))
"""The kinds of attributes that have one value."""
MEESTE_IN_CASUS = 1_000_000
CASUS = "casus"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stuk:
    """The events of some whole traces, with all columns that were asked for.

    `rijen` has a column `casus`: which of these traces, from 0. `leeg`: traces without events.
    """

    rijen: pa.RecordBatch
    casussen: int
    leeg: int
