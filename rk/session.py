"""A session as one notebook sees it: live traits, on a journal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from rk.domain import Kamerstand
from rk.events import BEGIN, Gebeurtenis, Toestand, fold, maak
from rk.journal import Journaal


class Sessie(traitlets.HasTraits):
    """Holds the folded state and lets acts go the one way they may: to the journal first.

    `toestand` changes only after an event was stored. `kamer` is who joins by phone: numbers.
    """

    toestand = traitlets.Instance(Toestand, default_value=BEGIN)
    kamer = traitlets.Instance(Kamerstand, default_value=Kamerstand())

    def __init__(self, journaal: Journaal) -> None:
        super().__init__()
        self._journaal = journaal
        journaal.kamer = self._neem_kamer

    async def doe(
        self,
        soort: str,
        inhoud: Mapping[str, Any],
        *,
        id: str | None = None,  # noqa: A002  the record's own field name
    ) -> Gebeurtenis:
        """Do an act: make the event, have it judged and stored, then fold it.

        Raises  GebeurtenisFout: content that its kind does not accept. Geweigerd: the server
        says no; its text is one plain sentence. GeenVerbinding: not stored, try again.
        """
        g = maak(soort, inhoud, sessie=self.toestand.sessie, id=id)
        bewaard = await self._journaal.append(g)
        # What others did in between comes by the stream, in order, and this one with it.
        if bewaard.nr == self.toestand.nr + 1:
            self._neem(bewaard)
        return bewaard

    async def volg(self) -> None:
        """Follow the session for as long as this notebook lives."""
        async for g in self._journaal.follow(self.toestand.nr):
            self._neem(g)

    def _neem_kamer(self, kamer: Kamerstand) -> None:
        self.kamer = kamer

    def _neem(self, g: Gebeurtenis) -> None:
        if g.nr > self.toestand.nr:
            self.toestand = fold(self.toestand, g)
