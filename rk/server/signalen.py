"""The signals of all talks: for the facilitator alone, without telling which talk one is from."""

from __future__ import annotations

import asyncio
from functools import partial

from rk.inzicht.signalen import Signaal, register
from rk.server import pagina
from rk.server.basis import Besloten
from rk.taal import _
from rk.tekening.schermen.signalen import signalen, signalen_csv


class Signalen(Besloten):
    """All signals as a page."""

    async def get(self) -> None:
        self.finish(pagina.papier(self.statisch, _("Signalen"), signalen(await self.alle())))

    async def alle(self) -> tuple[Signaal, ...]:
        """The signals of every stored session, counted."""
        rijen = await self.huis.in_opslag(self.huis.opslag.sessies)
        toestanden = [await self.huis.toestand(rij.id) for rij in rijen]
        # Thousands of rows take a while to lay beside each other; phones must not wait for it.
        doe = partial(register, toestanden)
        return await asyncio.get_running_loop().run_in_executor(None, doe)


class SignalenCsv(Signalen):
    """The same as a file to save."""

    async def get(self) -> None:
        lijf = signalen_csv(await self.alle())
        self.set_header("Content-Type", "text/csv; charset=UTF-8")
        self.set_header("Content-Disposition", 'attachment; filename="signalen.csv"')
        self.finish(lijf)
