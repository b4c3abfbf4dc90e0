"""Where a fact comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Bron:
    """Where a fact comes from: a document of the sources and the section in it."""

    document: str
    plaats: str
