"""The figures of short ways, with a bit for each visit.

Nearly every casus has so few visits that what is asked of them fits in one number: bit k says something
of visit k. What the loops beside this room find by looking again and again is then a few steps for all
visits at once. Those loops say what a figure is, and have the casussen that are too long; both give the
same answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.deel import Deel
from rk.analysis.tabel import BEZOEK, ONBEKEND
from rk.analysis.vragen.cijfers.kort import gang, tabel, waakvlam
from rk.analysis.vragen.cijfers.kort.woorden import LANGST, woorden
from rk.analysis.vragen.klad import Klad

__all__ = ["LANGST", "Kort", "van"]

_DTYPE = {k.naam: k.dtype for k in BEZOEK}


@dataclass(frozen=True, kw_only=True, slots=True)
class Kort:
    """A part, made ready for walks along its short casussen."""

    woord: npt.NDArray[np.uint64]
    helper: npt.NDArray[np.uint16]
    organisatie: npt.NDArray[np.uint16]
    halte: npt.NDArray[np.uint32]
    maand: npt.NDArray[np.int64]
    t: npt.NDArray[np.int16]
    hoogst: tuple[int, int, int]
    """The highest codes of a helper, an organisation and a halte, plus one."""

    def reken(self, uit: Any, van: Any, midden: Any, tot: Any) -> None:
        """Fill the rows of `uit` (columns as of FIGUREN) of the casussen that are short enough.

        The visits of casus c lie from `van[c]` to `midden[c]` on the real way, and on to `tot[c]` on the
        best way. Columns `van` of what is no part of a whole are left as they are.
        """
        t = self.t[:, : len(uit)]
        gang.reken(t, van, midden, tot, self.woord, self.helper, self.organisatie, self.halte, *self.hoogst)
        tabel.vul(uit, t)
        waakvlam.reken(
            uit, tabel.WAAKVLAM, van, midden, tot, self.woord, self.helper, self.maand, self.hoogst[0]
        )


def van(deel: Deel, maand: npt.NDArray[np.int64], meest: int, klad: Klad) -> Kort:
    """A part, for `meest` casussen at once. `maand`: of each visit, TIJD_ONBEKEND where it is not known.

    What is made of it lies in `klad`.
    """
    kolom = {naam: _codes(deel, naam) for naam in ("helper", "organisatie", "halte")}
    helpers, organisaties, haltes = (int(x.max(initial=ONBEKEND)) + 1 for x in kolom.values())
    return Kort(
        woord=woorden(deel, klad),
        # As numbers without a sign, which need no look whether they count from the end. Unknown, -1, is
        # the highest then.
        helper=kolom["helper"].view(np.uint16),
        organisatie=kolom["organisatie"].view(np.uint16),
        halte=kolom["halte"].view(np.uint32),
        maand=maand,
        t=klad.ruimte("tabel", tabel.RIJEN * meest, np.int16).reshape(tabel.RIJEN, meest),
        hoogst=(helpers, organisaties, haltes),
    )


def _codes(deel: Deel, naam: str) -> npt.NDArray[Any]:
    """A column as it is kept. Below "unknown" is no code: the walk would look beside its tables."""
    rij = deel[naam].astype(_DTYPE[naam], copy=False)
    return rij if rij.min(initial=ONBEKEND) == ONBEKEND else np.maximum(rij, ONBEKEND)
