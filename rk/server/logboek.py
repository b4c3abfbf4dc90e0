"""What the server says on its window's error stream: never what people typed, and little else.

Messages of the libraries below us can hold a message of a page or the text of an error, so of
those only the place is shown. Requests are logged without their address.
"""

from __future__ import annotations

import logging

from tornado.web import RequestHandler

log = logging.getLogger("rk.server")


class Bondig(logging.Formatter):
    """Our own messages as they are; of anything else only where it came from and the error's kind."""

    def format(self, record: logging.LogRecord) -> str:
        soort = record.exc_info[0] if record.exc_info else None
        fout = f" ({soort.__name__})" if soort else ""
        if record.name == log.name:
            return f"routekaart: {record.getMessage()}{fout}"
        waar = f"{record.name} {record.module}:{record.lineno}"
        return f"routekaart: {record.levelname.lower()} in {waar}{fout}"


def richt_in() -> None:
    """Send every logger through `Bondig`: ours from warnings up, those below us from errors up."""
    uit = logging.StreamHandler()
    uit.setFormatter(Bondig())
    logging.basicConfig(handlers=[uit], level=logging.ERROR, force=True)
    logging.captureWarnings(True)
    log.setLevel(logging.WARNING)
    log.getChild("voila").setLevel(logging.ERROR)


def log_verzoek(handler: RequestHandler) -> None:
    """Tornado's `log_function`: only what went wrong here, by the name of its handler."""
    if handler.get_status() >= 500:
        duur = 1000 * handler.request.request_time()
        log.warning("%s bij %s na %.0f ms", handler.get_status(), type(handler).__name__, duur)
