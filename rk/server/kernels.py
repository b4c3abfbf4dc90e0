"""Kernels: each is born with a key, tied once to one session, and gone when nobody looks.

A pool of kernels has run the notebook before anyone asks: its cell waits to hear which session
it is for. The pool is our own instead of Voilà's, because Voilà's refill inherits the
visitor's context and request, and needs a websocket that replays them.
"""

from __future__ import annotations

import asyncio
import contextvars
import hashlib
import json
import os
import secrets
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from jupyter_server.services.kernels.connection.base import (
    deserialize_binary_message,
    deserialize_msg_from_ws_v1,
)
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from voila.notebook_renderer import NotebookRenderer

from rk.content import EIGEN
from rk.journal import ADRES, SLEUTEL

# What a Python needs to start on Linux, macOS and Windows; no secrets, no addresses, no settings.
_OMGEVING = {
    *("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP"),
    *("VIRTUAL_ENV", "PYTHONPATH", "PYTHONUTF8"),
    *("SYSTEMROOT", "SYSTEMDRIVE", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PATHEXT", "COMSPEC"),
}


_EERSTE_BEZOEK = 45.0
"""Seconds that a handed-out kernel waits for its page to connect."""


def kernel_omgeving(**eigen: str) -> dict[str, str]:
    """The environment for a kernel: the few names of `_OMGEVING`, and what is given."""
    return {naam: waarde for naam, waarde in os.environ.items() if naam.upper() in _OMGEVING} | eigen


@dataclass(eq=False, slots=True)
class Plek:
    """What the server knows of one kernel. `sinds_alleen` is when (monotonic seconds) its last
    visitor left, None while somebody looks or while it waits in the pool.
    """

    kernel_id: str
    sleutel: bytes
    sessie: str | None = None
    gebonden: asyncio.Event = field(default_factory=asyncio.Event)
    sinds_alleen: float | None = None
    bezocht: bool = False


def _afdruk(sleutel: str) -> bytes:
    return hashlib.sha256(sleutel.encode()).digest()


class Kernels(AsyncMappingKernelManager):
    """Kernels with their keys. Only the key's hash is kept."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.omgeving: dict[str, str] = {}  # what every kernel gets besides what a Python needs
        self._plekken: dict[str, Plek] = {}
        self._opruimers: set[asyncio.Future[None]] = set()

    async def baar(self, adres: str, werkmap: str) -> str:
        """Start a kernel with a fresh key; gives its id."""
        sleutel, kernel_id = secrets.token_urlsafe(32), self.new_kernel_id()
        self.ken(kernel_id, sleutel)  # first: it may ask for its session at once
        try:
            await self._async_start_kernel(
                kernel_id=kernel_id,
                env=kernel_omgeving(
                    **{ADRES: adres, SLEUTEL: sleutel, "IPYTHONDIR": werkmap},
                    **({EIGEN: os.environ[EIGEN]} if os.environ.get(EIGEN) else {}),
                    **self.omgeving,
                    PYDEVD_DISABLE_FILE_VALIDATION="1",
                ),
                cwd=werkmap,
                # What goes wrong in a kernel can hold people's words, and nobody reads them there.
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except BaseException:
            self._plekken.pop(kernel_id, None)
            raise
        return kernel_id

    def ken(self, kernel_id: str, sleutel: str) -> None:
        """From now on this key is that kernel's."""
        self._plekken[kernel_id] = Plek(kernel_id, _afdruk(sleutel))

    def bij_sleutel(self, sleutel: str) -> Plek | None:
        """The kernel that was born with this key, or None."""
        afdruk = _afdruk(sleutel)
        gevonden = None
        for plek in self._plekken.values():
            if secrets.compare_digest(plek.sleutel, afdruk):
                gevonden = plek
        return gevonden

    def bind(self, kernel_id: str, sessie: str) -> None:
        """Tie a kernel to a session, once and for good."""
        plek = self._plekken[kernel_id]
        if plek.sessie is not None:
            raise RuntimeError("deze kernel hoort al bij een sessie")
        plek.sessie = sessie
        plek.sinds_alleen = time.monotonic()
        plek.gebonden.set()
        # A page that was left before its script ran says nothing when it goes.
        asyncio.get_running_loop().call_later(_EERSTE_BEZOEK, self._als_niemand_kwam, plek)

    def _als_niemand_kwam(self, plek: Plek) -> None:
        if plek.kernel_id in self._plekken and not plek.bezocht:
            taak = asyncio.ensure_future(self.shutdown_kernel(plek.kernel_id, now=True))
            self._opruimers.add(taak)  # the loop itself keeps no task alive
            taak.add_done_callback(self._opruimers.discard)

    def verlaten(self) -> str | None:
        """The handed-out kernel that has been without a visitor longest, or None."""
        alleen = [p for p in self._plekken.values() if p.sinds_alleen is not None]
        return min(alleen, key=lambda p: p.sinds_alleen or 0.0).kernel_id if alleen else None

    async def sluit_sessie(self, sessie: str) -> None:
        """End every kernel of a session that was removed."""
        for plek in [p for p in self._plekken.values() if p.sessie == sessie]:
            await self.shutdown_kernel(plek.kernel_id, now=True)

    async def sluit(self) -> None:
        """End all kernels at once, and let who still asks for its session go first."""
        for plek in self._plekken.values():
            plek.gebonden.set()
        await self.shutdown_all(now=True)

    def remove_kernel(self, kernel_id: str) -> Any:
        self._plekken.pop(kernel_id, None)
        return super().remove_kernel(kernel_id)

    def notify_connect(self, kernel_id: str) -> None:
        super().notify_connect(kernel_id)
        plek = self._plekken.get(kernel_id)
        if plek is not None:
            plek.sinds_alleen, plek.bezocht = None, True

    def notify_disconnect(self, kernel_id: str) -> None:
        super().notify_disconnect(kernel_id)
        plek = self._plekken.get(kernel_id)
        if plek is not None and not self._kernel_connections.get(kernel_id):
            plek.sinds_alleen = time.monotonic()

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        # Jupyter's rule counts any message as activity, and a kernel that nobody looks at still
        # follows its session. Ours counts visitors; a kernel in the pool never had one.
        plek = self._plekken.get(kernel_id)
        if plek is None or plek.sinds_alleen is None:
            return
        if time.monotonic() - plek.sinds_alleen > self.cull_idle_timeout:
            await self.shutdown_kernel(kernel_id, now=True)


class AlleenComms(ZMQChannelsWebsocketConnection):
    """A page's connection to its kernel, for widgets only: no message of it executes code."""

    # Jupyter drops what a kernel says when it says much, and a drawing that is dropped is missed.
    limit_rate = False
    SOORTEN = frozenset({"comm_open", "comm_msg", "comm_close", "comm_info_request", "kernel_info_request"})

    def handle_incoming_message(self, incoming_msg: str | bytes) -> None:
        try:
            kanaal, soort = self._lees(incoming_msg)
        except (ValueError, KeyError, TypeError, IndexError, AttributeError):
            return
        # Jupyter's own check would log the whole message when it has no channel.
        if kanaal == "shell" and soort in self.SOORTEN:
            with suppress(UnicodeEncodeError):  # half a character: it would end the page's connection
                super().handle_incoming_message(incoming_msg)  # type: ignore[arg-type]  # bytes in fact

    def _lees(self, bericht: str | bytes) -> tuple[str, str]:
        """The channel and the type of a message. Raises when it is no message."""
        if isinstance(bericht, bytes) and self.subprotocol == "v1.kernel.websocket.jupyter.org":
            kanaal, delen = deserialize_msg_from_ws_v1(bericht)
            return kanaal, self.session.unpack(delen[0])["msg_type"]
        vorm = deserialize_binary_message(bericht) if isinstance(bericht, bytes) else json.loads(bericht)
        return vorm["channel"], vorm["header"]["msg_type"]


class Vol(Exception):
    """As many kernels run as this machine may have."""


@dataclass(eq=False, slots=True)
class _Warm:
    """A kernel that runs the notebook: its id, and the page's last part as it comes."""

    kernel_id: str
    klaar: asyncio.Task[tuple[list[str], AsyncIterator[Any]]]


class Voorraad:
    """A few kernels that ran the notebook before they were asked for.

    `renderer` makes a fresh NotebookRenderer. `grootte` kernels wait; together with those in
    use there are at most `hoogstens`. A new one starts `rust` seconds after one was handed out.
    """

    def __init__(
        self,
        kernels: Kernels,
        renderer: Callable[[], NotebookRenderer],
        *,
        adres: str,
        werkmap: str,
        grootte: int,
        hoogstens: int,
        rust: float = 1.0,
    ) -> None:
        self._kernels = kernels
        self._renderer = renderer
        self._adres = adres
        self._werkmap = werkmap
        self._grootte = grootte
        self._hoogstens = hoogstens
        self._rust = rust
        self._wachtend: list[asyncio.Task[_Warm]] = []

    def vul_aan(self) -> None:
        """Start kernels until the pool is full, outside the context of whoever asked."""
        while len(self._wachtend) < self._grootte and len(self._kernels) + 1 < self._hoogstens:
            self._wachtend.append(self._start())

    async def gevuld(self) -> None:
        """Wait until what is started has run its notebook, or could not."""
        for taak in list(self._wachtend):
            with suppress(Exception):  # who asks for a kernel later hears of it
                await (await asyncio.shield(taak)).klaar

    def _start(self) -> asyncio.Task[_Warm]:
        return asyncio.get_running_loop().create_task(self._warm_op(), context=contextvars.Context())

    async def _warm_op(self) -> _Warm:
        renderer = self._renderer()
        await renderer.initialize()
        kernel_id = await self._kernels.baar(self._adres, self._werkmap)
        kernel = self._kernels.get_kernel(kernel_id)
        return _Warm(kernel_id, asyncio.create_task(renderer.generate_content_hybrid(kernel_id, kernel)))

    async def maak_plaats(self) -> None:
        """Make sure that one more kernel may be handed out.

        Raises  Vol: every kernel has a visitor.
        """
        if self._wachtend or len(self._kernels) < self._hoogstens:
            return
        verlaten = self._kernels.verlaten()
        if verlaten is None:
            raise Vol
        await self._kernels.shutdown_kernel(verlaten, now=True)

    async def geef_uit(self, sessie: str) -> str:
        """Tie a kernel to the session and give the end of its page: configuration, cells, scripts."""
        warm = None
        while self._wachtend and warm is None:
            warm = await self._nog_goed(self._wachtend.pop(0))
        if warm is None:
            warm = await self._start()
        self._kernels.bind(warm.kernel_id, sessie)
        delen, rest = await warm.klaar
        delen += [deel async for deel, _ in rest]
        asyncio.get_running_loop().call_later(self._rust, self.vul_aan)  # the visitor's page goes first
        return "".join(delen)

    async def _nog_goed(self, taak: asyncio.Task[_Warm]) -> _Warm | None:
        try:
            warm = await taak
        except Exception:  # whatever kept a waiting kernel from starting, a fresh one may do
            return None
        return warm if warm.kernel_id in self._kernels else None

    async def sluit(self) -> None:
        """End all kernels at once."""
        self._grootte = 0
        # A kernel that is being launched can't be ended yet; launching takes no second.
        for warm in await asyncio.gather(*self._wachtend, return_exceptions=True):
            if isinstance(warm, _Warm):
                warm.klaar.cancel()
        await self._kernels.sluit()
