"""A server whose handlers do nothing: `python -m benchmarks.samen.kaal POORT`."""

from __future__ import annotations

import asyncio
import sys

from tornado.iostream import StreamClosedError
from tornado.web import Application, RequestHandler

_BLAD = "x" * 2000
"""As long as what a phone is sent at a change."""


class _Kaal(RequestHandler):
    nr = 0
    meer: asyncio.Event


class Binnen(_Kaal):
    """Lets everyone in."""

    def post(self) -> None:
        self.set_cookie("wie", "iemand")
        self.redirect("/", status=303)


class Niets(_Kaal):
    """Does nothing."""

    def get(self) -> None:
        self.write({"eigen": ""})

    def post(self) -> None:
        self.write({"eigen": ""})


class Wissel(_Kaal):
    """Something changes for everyone."""

    def post(self) -> None:
        _Kaal.nr += 1
        vorige, _Kaal.meer = _Kaal.meer, asyncio.Event()
        vorige.set()
        self.write({"nr": _Kaal.nr})


class Stroom(_Kaal):
    """Tells every change to who follows."""

    async def get(self) -> None:
        self.set_header("Content-Type", "text/event-stream")
        try:
            while True:
                meer = _Kaal.meer
                self.write(f'data: {{"merk": "{_Kaal.nr}", "eigen": false, "blad": "{_BLAD}"}}\n\n')
                await self.flush()
                await meer.wait()
        except StreamClosedError:
            return


async def _draai(poort: int) -> None:
    _Kaal.meer = asyncio.Event()
    app = Application(
        [(r"/binnen", Binnen), (r"/wissel", Wissel), (r"/stroom", Stroom), (r"/.*", Niets)],
        log_function=lambda _handler: None,
    )
    app.listen(poort, "127.0.0.2")
    print("klaar", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_draai(int(sys.argv[1])))
