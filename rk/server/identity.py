"""Who may do what: the facilitator by a signed cookie, a kernel by the key it was born with.

The facilitator gets the cookie from a link that works once, printed in the program's own
window. Without the cookie there is no page, no kernel and no websocket: whoever reaches a
kernel could act as the facilitator.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from jupyter_server.auth import IdentityProvider, User
from tornado.web import HTTPError, RequestHandler

_DAGEN = 60
_WIE = b"begeleider"


def cookie_naam(handler: RequestHandler) -> str:
    """The name of the facilitator's cookie; with the port, because cookies don't know ports."""
    return f"rk_begeleider_{handler.settings['rk_poort']}"


def is_begeleider(handler: RequestHandler) -> bool:
    """Whether the request carries the facilitator's cookie, signed by this data folder's secret."""
    return handler.get_signed_cookie(cookie_naam(handler), max_age_days=_DAGEN) == _WIE


def geef_cookie(handler: RequestHandler) -> None:
    """Make the browser that asks the facilitator's."""
    handler.set_signed_cookie(
        cookie_naam(handler), _WIE, expires_days=_DAGEN, path="/", httponly=True, samesite="Strict"
    )


class Begeleider(IdentityProvider):
    """The same question for the handlers of Jupyter Server: kernel, websocket, shutdown."""

    auth_enabled = True
    login_available = False
    logout_available = False

    def get_user(self, handler: RequestHandler) -> User | None:
        return User(username="begeleider") if is_begeleider(handler) else None

    def is_token_authenticated(self, handler: RequestHandler) -> bool:
        return False  # a token would skip the check of _xsrf

    def should_check_origin(self, handler: RequestHandler) -> bool:
        return True


class EenmaligeLink:
    """The link that works once. `toon` gets its path, and every next one after it was used."""

    def __init__(self, toon: Callable[[str], None]) -> None:
        self._toon = toon
        self._teken = secrets.token_urlsafe(24)

    def toon(self) -> None:
        """Show the link."""
        self._toon(f"/open/{self._teken}")

    def gebruik(self, teken: str) -> None:
        """Take the link; the next one is made and shown.

        Raises  HTTPError 403: an unknown link, or one that was used.
        """
        if not secrets.compare_digest(teken, self._teken):
            raise HTTPError(403)
        self._teken = secrets.token_urlsafe(24)
        self.toon()
