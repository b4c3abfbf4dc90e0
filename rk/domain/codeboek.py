"""A codebook: the themes that researchers look for in what groups wrote, and what each means."""

from dataclasses import dataclass

from rk.domain.bron import Bron

GEEN_CODE = "geen"
"""Stands for "none of these codes"; no code of a codebook has this id."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Themacode:
    """One code: what it means, when it fits (`wel`), when it does not (`niet`), and made-up examples."""

    id: str
    naam: str
    definitie: str
    wel: tuple[str, ...] = ()
    niet: tuple[str, ...] = ()
    voorbeelden: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Omzetting:
    """What became of one code of the version before: the same under another name, a part of a wider
    code (one in `naar`), several codes (more), or nothing (empty). `uitleg` says why.
    """

    van: str
    naar: tuple[str, ...] = ()
    uitleg: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Codeboek:
    """One version of a codebook; it never changes once people code with it.

    `vorige` is the id of the version before, or empty; `omzetting` has a line for each of its codes
    that is not in this version under the same id and with the same meaning.
    """

    id: str
    titel: str
    versie: int
    doel: str
    codes: tuple[Themacode, ...]
    vorige: str = ""
    omzetting: tuple[Omzetting, ...] = ()
    bron: Bron | None = None

    def code(self, code_id: str) -> Themacode | None:
        """The code with this id, or None."""
        return next((c for c in self.codes if c.id == code_id), None)
