"""What every handler of ours has in common: headers, the facilitator, kind errors in Dutch."""

from __future__ import annotations

import json
import traceback
from http.client import responses
from pathlib import Path
from types import TracebackType
from typing import Any

from tornado.web import HTTPError, RequestHandler

from rk.server import pagina
from rk.server.huis import Geweigerd, Huis, OnbekendeSessie
from rk.server.identity import is_begeleider
from rk.server.logboek import log
from rk.server.statisch import Statisch

KOPPEN = {
    # blob: is where anywidget loads a widget's module from; Lumino and the drawings set styles.
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}

_HOOGSTENS = 256 * 1024

ZINNEN = {
    400: "Dit kon niet worden gelezen. Laad de pagina opnieuw en probeer het nog eens.",
    403: "Open de link die in het venster van het programma staat.",
    404: "Deze pagina is er niet.",
    405: "Dat kan hier niet.",
    413: "Dit is te veel in één keer. Maak de tekst korter.",
    500: "Er ging hier iets mis. Wat al bewaard was, staat er nog.",
    503: "Het lukt nu niet. Wacht even en probeer het nog eens.",
}
"""What a page or an answer says for each HTTP status; others get the sentence of 500."""


class Basis(RequestHandler):
    """A handler of this project. Errors are pages; `ZIN` subclasses may answer otherwise."""

    @property
    def huis(self) -> Huis:
        """The sessions of this server."""
        huis: Huis = self.settings["rk_huis"]
        return huis

    @property
    def statisch(self) -> Statisch:
        """The addresses of the files that never change."""
        statisch: Statisch = self.settings["rk_statisch"]
        return statisch

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for naam, waarde in KOPPEN.items():
            self.set_header(naam, waarde)
        self.set_header("Cache-Control", "no-store")

    def get_current_user(self) -> str | None:
        return "begeleider" if is_begeleider(self) else None

    def zin(self, status: int) -> str:
        """What to say to the user for a status."""
        return ZINNEN.get(status, ZINNEN[500])

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        fout = kwargs.get("exc_info", (None, None, None))[1]
        if isinstance(fout, Geweigerd):
            self.set_status(fout.status)
            self.schrijf_fout(fout.status, fout.zin)
        elif isinstance(fout, OnbekendeSessie):
            self.set_status(404)
            self.schrijf_fout(404, "Dit gesprek is er niet (meer).")
        else:
            self.schrijf_fout(status_code, self.zin(status_code))

    def schrijf_fout(self, status: int, zin: str) -> None:
        """Finish with an error: a page here, JSON in the API."""
        binnen = self.current_user is not None
        self.finish(pagina.fout(self.statisch, zin, terug=binnen and status != 403))

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        # Not the message and not the address: both can hold what people typed.
        if typ is None or issubclass(typ, (HTTPError, Geweigerd, OnbekendeSessie)):
            return
        waar = " < ".join(
            f"{Path(f.filename).name}:{f.lineno}" for f in reversed(traceback.extract_tb(tb)[-4:])
        )
        log.error("%s bij %s, %s", typ.__name__, type(self).__name__, waar)


class Besloten(Basis):
    """A page for the facilitator alone."""

    def prepare(self) -> None:
        if self.current_user is None:
            raise HTTPError(403)
        # Touching it sets the cookie that forms and Voilà's shutdown beacon send back; without
        # it every reload would leave a kernel behind.
        _ = self.xsrf_token


class NietHier(Basis):
    """Whatever is asked elsewhere, or of another host."""

    def prepare(self) -> None:
        raise HTTPError(404)


class Json(Basis):
    """A handler that answers in JSON; every error has a Dutch `zin`."""

    def schrijf_fout(self, status: int, zin: str) -> None:
        self.antwoord({"zin": zin, "status": responses.get(status, "")})

    def antwoord(self, lijf: object) -> None:
        """Finish with this JSON."""
        self.set_header("Content-Type", "application/json; charset=UTF-8")
        self.finish(json.dumps(lijf, ensure_ascii=False))

    def lijf(self) -> Any:
        """What was sent. Raises HTTPError: too much of it; ValueError, RecursionError: no JSON."""
        if len(self.request.body) > _HOOGSTENS:
            raise HTTPError(413)
        return json.loads(self.request.body)
