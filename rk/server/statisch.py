"""Files that never change under the same address: ours, and Voilà's with the version in it.

The address of ours holds a hash of their contents, so a browser may keep them for a year and a
new version is a new address. They are read and compressed once, when the server starts.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from pathlib import Path

from tornado.web import HTTPError, RequestHandler
from voila.static_file_handler import MultiStaticFileHandler

from rk.tekening.stijl import css

_HIER = Path(__file__).resolve().parents[1]
_MAPPEN = {"server": _HIER / "server" / "static", "tekening": _HIER / "tekening"}
_SOORTEN = {
    ".css": "text/css; charset=UTF-8",
    ".js": "text/javascript; charset=UTF-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
}
# What a session's page runs by itself, in order; one request.
_SCRIPTS = ("tekening/morphdom.js", "tekening/hand.js", "server/breedte.js", "server/scherm.js")
# What a phone runs; one request.
_TELEFOON = (
    "tekening/morphdom.js",
    "server/verbinding.js",
    "server/telefoon.js",
    "server/afstand.js",
)
_GROOT = 256 * 1024
_JAAR = "public, max-age=31536000, immutable"


class Statisch:
    """The static files of the project, by name: `server/wacht.js`, `tekening/morphdom.js`.

    `gemaakt` holds texts that are no file, by name. `stijl` is the look of every page; with
    `onderzoek` that of the researchers' screens too.
    """

    def __init__(self, gemaakt: Mapping[str, str] | None = None, *, onderzoek: bool = False) -> None:
        self.bestanden: dict[str, tuple[str, bytes, bytes | None]] = {}
        self.groot: dict[str, str] = {}  # the whole address, by name
        for naam, map_ in _MAPPEN.items():
            for pad in sorted(map_.rglob("*")):
                if pad.suffix in _SOORTEN:
                    self._neem(f"{naam}/{pad.relative_to(map_).as_posix()}", pad.read_bytes())
        samen = {
            "server/alles.js": "\n".join(map(self._tekst, _SCRIPTS)),
            "server/bordalles.js": "\n".join(map(self._tekst, (*_SCRIPTS, "server/grafiek.js"))),
            "server/telefoonhand.js": "\n".join(map(self._tekst, _TELEFOON)),
            # Its letters lie beside it: an address within the sheet.
            "server/telefoon.css": self._tekst("tekening/tokens.css").replace(
                "url(letters/", "url(../tekening/letters/"
            )
            + self._tekst("tekening/telefoon.css"),
        }
        for naam, tekst in (samen | dict(gemaakt or {})).items():
            self._neem(naam, tekst.encode())
        hash_ = hashlib.sha256()
        for sleutel, (_soort, inhoud, _kort) in sorted(self.bestanden.items()):
            hash_.update(sleutel.encode() + inhoud)
        self.hash = hash_.hexdigest()[:16]
        letters = f"url(/statisch/{self.hash}/tekening/letters/"
        # The whole look, for inside a page: a request of its own would keep the first picture waiting.
        stijl = css(onderzoek=onderzoek) + self._tekst("server/pagina.css")
        self.stijl = stijl.replace("url(letters/", letters)

    def _tekst(self, naam: str) -> str:
        return self.bestanden[naam][1].decode()

    def _neem(self, sleutel: str, inhoud: bytes) -> None:
        achtervoegsel = Path(sleutel).suffix
        # Large ones are for the page on this machine alone: there a copy is quicker than unpacking.
        gaat_ver = achtervoegsel != ".woff2" and len(inhoud) < _GROOT
        kort = gzip.compress(inhoud, mtime=0) if gaat_ver else None
        self.bestanden[sleutel] = (_SOORTEN[achtervoegsel], inhoud, kort)

    def met_groot(self, naam: str, inhoud: bytes) -> Statisch:
        """With one more file, however large: compressed, and at an address by its own contents.

        A browser unpacks it once, and keeps it with what it made of it.
        """
        eigen = f"{hashlib.sha256(inhoud).hexdigest()[:16]}/{naam}"
        self.groot[naam] = f"/statisch/{eigen}"
        soort = _SOORTEN[Path(naam).suffix]
        self.bestanden[eigen] = (soort, inhoud, gzip.compress(inhoud, compresslevel=6, mtime=0))
        return self

    def adres(self, naam: str) -> str:
        """The address of one file. Raises KeyError: there is no such file."""
        if naam in self.groot:
            return self.groot[naam]
        self.bestanden[naam]
        return f"/statisch/{self.hash}/{naam}"


class StatischHandler(RequestHandler):
    """Serves the project's own static files, to anyone: they are public."""

    def get(self, hash_: str, naam: str) -> None:
        statisch: Statisch = self.settings["rk_statisch"]
        gevonden = statisch.bestanden.get(naam if hash_ == statisch.hash else f"{hash_}/{naam}")
        if gevonden is None:
            raise HTTPError(404)
        soort, inhoud, kort = gevonden
        self.set_header("Content-Type", soort)
        self.set_header("Cache-Control", _JAAR)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Vary", "Accept-Encoding")
        if kort is not None and "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            inhoud = kort
        self.finish(inhoud)


class VoilaStatisch(MultiStaticFileHandler):
    """Voilà's own scripts, under an address with Voilà's version."""

    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", _JAAR)
        self.set_header("X-Content-Type-Options", "nosniff")
