"""The certificate that makes secret what goes between phones and this laptop."""

from __future__ import annotations

import ssl
from pathlib import Path

from rk.taal import _


class CertificaatFout(Exception):
    """A certificate that can't be used. Its text is one plain Dutch sentence."""


def lees_certificaat(cert: Path, sleutel: Path | None) -> ssl.SSLContext:
    """The certificate with its key (in the same file when `sleutel` is None).

    Raises  CertificaatFout: a file that is not there, or the two don't belong together.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        # An empty answer, not a question in a window that nobody looks at.
        context.load_cert_chain(cert, sleutel, password=lambda: b"")
    except (OSError, ssl.SSLError):
        tekst = _(
            "Het certificaat kan niet worden gebruikt: {pad}. Hoort de sleutel erbij, zonder wachtwoord?"
        )
        raise CertificaatFout(tekst.format(pad=cert)) from None
    return context
