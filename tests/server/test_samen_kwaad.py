"""Hostile bodies at the phones' door: no fault of the server, nothing that runs, nothing in a log."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes

import httpx
import pytest

from rk.events import Toestand, fold_alle
from rk.server.kamer import hash_van
from rk.store import SqliteOpslag
from rk.tekening.beeld import beeld
from rk.tekening.blik import Blik
from rk.tekening.boom import schrijf
from tests.conftest import Server
from tests.lang import rondes
from tests.server.test_server import begin

# After the lists that security testers share (OWASP cheat sheets, "big list of naughty strings").
SCRIPTS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "\"><script>alert(1)</script>", "'-alert(1)-'", "javascript:alert(1)",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>", "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x",
    "<body onload=alert(1)>", "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "{{7*7}}", "${7*7}", "<%= 7*7 %>", "{% raw %}", "<!--", "]]>", "<![CDATA[<script>alert(1)</script>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "data: x\n\nevent: einde\ndata: klaar\n\n", "\r\n\r\nevent: einde\r\ndata: klaar\r\n\r\n",
)  # fmt: skip
SQL = (
    "'; DROP TABLE inbreng; --", "' OR '1'='1", "1); DELETE FROM gebeurtenis; --", "\" OR \"\"=\"",
    "'; VACUUM; --",
    "' UNION SELECT teken FROM deelnemer --", "%' ESCAPE '\\", "x'00'", "NULL",
    "'; ATTACH DATABASE '/tmp/x' AS x; --",
    "PRAGMA writable_schema=1", "admin'/*", "\\'; --", ":x", "?1", "@p", "$p", "%s%s%n", "%(id)s",
)  # fmt: skip
TEKENS = (
    "\x00", "a\x00b", "\x01\x02\x1b[2J", "\u202eneddah", "\u2066x\u2069", "\ufeff", "\ufffe\uffff",
    "\u2028\u2029",
    "Z̴̡̢a̷l̸g̶o" * 30, "👩‍👩‍👧‍👦" * 40, "\u0000\u202e<script>", "ﷺ" * 100, "\t\n\r", " ", "", "0", "-1",
    "1e999", "NaN",
    "../../etc/passwd", "..%2f..%2f", "file:///etc/passwd", "http://169.254.169.254/", "__proto__",
    "constructor",
    "__class__", "x" * 2001, "x" * 15_000, "1" * 400,
)  # fmt: skip
BYTES = (
    b"\xff\xfe", b"\x00", b"\xed\xa0\x80", b"\xed\xb0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xfe",
    b"\x80" * 50,
)  # fmt: skip
"""No text in any encoding: lone surrogates, overlong forms, what is past the last letter."""
RAUW = (
    b"", b"&", b"=", b"&&==&", b"%", b"%u0041=1", b"%ED%A0%80=%ED%B0%80", b"id", b"\x00" * 400, b"{",
    b"[" * 9000,
    b'{"a":' * 3000, b'{"id":"\\ud800","stap":"vierv"}', b"[]", b"null", b"9" * 15_000,
    b"--x\r\nContent-Disposition: form-data; name=\"tekst\"\r\n\r\nx", b"--x--", b"--x\r\n\r\n--x\r\n",
    b"--x\r\nA: b",
    b"--x\r\nContent-Disposition: form-data; name=\"tekst\"; filename=\"../../x\"\r\n\r\nx\r\n--x--\r\n",
    b"a=" + b"x" * 17_000, b"a=1&" * 5000, b"a=" + b"x" * 70_000, b"x" * 1_000_000,
)  # fmt: skip
SOORTEN = (
    "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-7",
    "application/json",
    "multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary=",
    "text/plain", "", "/",
)  # fmt: skip
GEWOON: dict[str, dict[str, str]] = {
    "/inbreng": {"id": "", "stap": "vierv", "vak": "verlaten", "tekst": "gewoon", "vervangt": ""},
    "/inbreng/weg": {"id": ""},
    "/klaar": {"stap": "vierv", "klaar": "1"},
    "/stip": {"doel": "k0", "aan": "1"},
    "/binnen": {"code": "AAAA AAAA"},
}
AFSTAND: dict[str, dict[str, str]] = {
    "/afstand/stap": {"sleutel": "", "stap": "wensen"},
    "/afstand/fase": {"sleutel": "", "stap": "vierv", "fase": "voor_zich"},
    "/afstand/klok": {"sleutel": "", "loopt": "1"},
    "/afstand/weg": {"sleutel": "", "id": "x"},
}
"""What the remote's page sends; `sleutel` is what it finds in its own page."""
_INBRENG: tuple[dict[str, str], ...] = (
    {"stap": "regie", "functie": "vraagbaak", "wie": "zus"},
    {"stap": "ogen", "bezoek_id": "b5", "kant": "goed", "tekst": "gewoon"},
    {"stap": "dilemmas", "tussen": "een", "en": "twee"},
    {"stap": "wensen", "tekst": "gewoon"},
)
_VAAK = ("/inbreng", "/inbreng", "/inbreng", "/inbreng/weg", "/klaar", "/stip")
_TEKSTEN = {"tekst", "tussen", "en"}
_GROOT = 60_000
"""Bytes; the server hangs up on who sends much more than this."""


@pytest.fixture(scope="module")
def binnen(server: Server) -> Iterator[httpx.Client]:
    """The facilitator's browser."""
    with server.client() as client:
        client.get("/")
        client.headers["X-XSRFToken"] = client.cookies["_xsrf"]
        yield client


class Kwaad:
    """Makes hostile requests: always the same row for the same seed."""

    def __init__(self, zaad: int) -> None:
        self.dobbel = random.Random(zaad)

    def _waarde(self) -> bytes:
        d = self.dobbel
        if d.random() < 0.2:
            return d.choice(BYTES)
        tekst = d.choice(d.choice((SCRIPTS, SQL, TEKENS)))
        if d.random() < 0.2:
            tekst += d.choice(d.choice((SCRIPTS, SQL, TEKENS)))
        return tekst.encode("utf-8", "surrogatepass")[:20_000]

    def verzoek(self, pad: str = "", **vast: str) -> tuple[str, bytes, dict[str, str]]:
        """Where to, the body, and the headers; `vast` is not touched."""
        d = self.dobbel
        # Wrong codes are slowed down on purpose: a few are enough.
        pad = pad or ("/binnen" if d.random() < 0.002 else d.choice(_VAAK))
        koppen = {"Content-Type": SOORTEN[0]}
        if d.random() < 0.5:
            koppen["Accept"] = "application/json"
        if d.random() < 0.2:
            koppen["Content-Type"] = d.choice(SOORTEN)
            return pad, d.choice(RAUW), {k: v for k, v in koppen.items() if v}
        velden = {k: v.encode() for k, v in ((GEWOON | AFSTAND)[pad] | vast).items()}
        if pad == "/inbreng":
            velden["id"] = str(uuid.UUID(int=d.getrandbits(128), version=4)).encode()
            if d.random() < 0.4:
                velden = {k: v for k, v in velden.items() if k == "id"}
                velden |= {k: v.encode() for k, v in d.choice(_INBRENG).items()}
        teksten = sorted(velden.keys() & _TEKSTEN)
        doelen = teksten if teksten and d.random() < 0.6 else sorted(velden.keys() - vast.keys())
        for naam in d.sample(doelen, k=min(len(doelen), d.choice((1, 1, 2)))):
            velden[naam] = self._waarde()
        paren = list(velden.items())
        if d.random() < 0.1:
            paren.append((d.choice(sorted(velden)), self._waarde()))  # the same field twice
        if d.random() < 0.1:
            paren.append((self._waarde().decode("latin-1")[:100], b"x"))
        lijf = "&".join(
            f"{quote_from_bytes(k.encode('latin-1', 'replace'))}={quote_from_bytes(v)}" for k, v in paren
        )
        return pad, lijf.encode(), koppen


class _Lezer(HTMLParser):
    """Collects what could run: scripts that are not a file of ours, handlers, addresses elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.kwaad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        gegeven = {naam: waarde or "" for naam, waarde in attrs}
        self.kwaad += [f"{tag} {a}" for a in gegeven if a.startswith("on") or a == "srcdoc"]
        self.kwaad += [gegeven[a] for a in ("src", "href", "action") if gegeven.get(a, "/")[:1] not in "/#?"]
        if tag in ("iframe", "base", "math", "object", "style") or (tag == "script" and "src" not in gegeven):
            self.kwaad.append(tag)


def kwaad_in(markup: str) -> list[str]:
    """What of this markup could run."""
    lezer = _Lezer()
    lezer.feed(markup)
    return lezer.kwaad


def doe(client: httpx.Client, sessie: str, daad: str, **inhoud: Any) -> None:
    """The facilitator does something."""
    lijf = {"id": str(uuid.uuid4()), "daad": daad, "inhoud": inhoud}
    antwoord = client.post(f"/api/sessies/{sessie}/daden", json=lijf)
    assert 200 == antwoord.status_code, antwoord.text


def stand(client: httpx.Client, sessie: str) -> dict[str, Any]:
    """How the room is."""
    gegeven: dict[str, Any] = client.get(f"/api/sessies/{sessie}/kamer").json()["kamer"]
    return gegeven


def op_tafel(server: Server, sessie: str) -> Toestand:
    """What the session's log folds to."""
    opslag = SqliteOpslag(server.datamap / "routekaart.db", alleen_lezen=True)
    try:
        return fold_alle(opslag.lees(sessie))
    finally:
        opslag.sluit()


def test_whatever_a_phone_sends_the_server_answers_calmly_and_nothing_of_it_runs(
    server: Server, binnen: httpx.Client
) -> None:
    zaad = random.randrange(2**32)
    print(f"zaad {zaad}")
    kwaad = Kwaad(zaad)
    sessie = begin(binnen).removeprefix("/sessie/")
    doe(binnen, sessie, "kamer_geopend", net="proef")
    doe(binnen, sessie, "kamer_stippen", aantal=3)
    slecht: list[object] = []
    for _telefoon in range(rondes(5, 100)):
        kamer = stand(binnen, sessie)
        doe(
            binnen,
            sessie,
            "stap_geopend",
            stap=kwaad.dobbel.choice(("vierv", "regie", "dilemmas", "wensen", "ogen")),
        )
        with httpx.Client(base_url=kamer["adres"], timeout=60, trust_env=False) as telefoon:
            assert 303 == telefoon.post("/binnen", data={"code": kamer["code"]}).status_code
            for _verzoek in range(100):
                pad, lijf, koppen = kwaad.verzoek()
                try:
                    antwoord = telefoon.post(pad, content=lijf, headers=koppen)
                except httpx.TransportError:
                    if len(lijf) < _GROOT:
                        slecht.append((pad, lijf[:80], "opgehangen"))
                    continue
                if antwoord.status_code >= 500:
                    slecht.append((antwoord.status_code, pad, lijf[:200]))
                elif "json" not in antwoord.headers.get("content-type", "") and kwaad_in(antwoord.text):
                    slecht.append((pad, lijf[:200], kwaad_in(antwoord.text)))
            for markup in (telefoon.get("/").text, telefoon.get("/eigen").json()["eigen"]):
                slecht += kwaad_in(markup)
    for stap in ("vierv", "regie", "ogen", "dilemmas", "wensen"):
        doe(binnen, sessie, "fase_gezet", stap=stap, fase="voor_zich")
        doe(binnen, sessie, "fase_gezet", stap=stap, fase="bekijken")

    assert [] == slecht
    t = op_tafel(server, sessie)
    assert t.kaarten
    assert t.dilemmas or t.voorstellen
    for stap in t.fasen:
        slecht += kwaad_in(schrijf(beeld(t, stap, Blik())))
    assert [] == slecht
    assert "" == server.logboek.read_text()


def test_whatever_a_phone_says_of_a_dot_while_the_group_chooses_only_real_ones_count(
    server: Server, binnen: httpx.Client
) -> None:
    zaad = random.randrange(2**32)
    print(f"zaad {zaad}")
    kwaad = Kwaad(zaad)
    sessie = begin(binnen).removeprefix("/sessie/")
    doe(binnen, sessie, "kamer_geopend", net="proef")
    doe(binnen, sessie, "stap_geopend", stap="vierv")
    for nr in range(4):
        doe(binnen, sessie, "kaart_toegevoegd", kaart_id=f"k{nr}", vak="verlaten", tekst=f"kaart {nr}")
    doe(binnen, sessie, "kamer_stippen", aantal=2)
    doe(binnen, sessie, "fase_gezet", stap="vierv", fase="kiezen")
    kamer, telefoons = stand(binnen, sessie), rondes(3, 40)
    slecht: list[object] = []
    gelukt = 0
    for _telefoon in range(telefoons):
        with httpx.Client(base_url=kamer["adres"], timeout=60, trust_env=False) as telefoon:
            assert 303 == telefoon.post("/binnen", data={"code": kamer["code"]}).status_code
            for nr in range(100):
                # Now and then a real one between the hostile: what they are refused for is read.
                pad, lijf, koppen = kwaad.verzoek("/stip")
                if nr % 5 == 0:
                    lijf, koppen = f"doel=k{nr % 4}&aan=1".encode(), {"Content-Type": SOORTEN[0]}
                antwoord = _post(telefoon, pad, lijf, koppen)
                if antwoord is None:
                    slecht += [lijf[:80]] if len(lijf) < _GROOT else []
                    continue
                gelukt += antwoord.status_code < 400
                if antwoord.status_code >= 500 or _loopt(antwoord):
                    slecht.append((antwoord.status_code, lijf[:200]))
            slecht += kwaad_in(telefoon.get("/").text)

    assert [] == slecht
    assert gelukt >= telefoons
    gestipt = dict(stand(binnen, sessie)["gestipt"])
    assert gestipt.keys() <= {f"k{nr}" for nr in range(4)}
    assert 0 < sum(gestipt.values()) <= 2 * telefoons
    doe(binnen, sessie, "fase_gezet", stap="vierv", fase="bekijken")
    assert gestipt == op_tafel(server, sessie).geteld["vierv"]  # type: ignore[index]  # a Stap is a text
    assert "" == server.logboek.read_text()


def test_whatever_a_remote_sends_the_server_answers_calmly(server: Server, binnen: httpx.Client) -> None:
    zaad = random.randrange(2**32)
    print(f"zaad {zaad}")
    kwaad = Kwaad(zaad)
    sessie = begin(binnen).removeprefix("/sessie/")
    doe(binnen, sessie, "kamer_geopend", net="proef")
    doe(binnen, sessie, "stap_geopend", stap="vierv")
    doe(binnen, sessie, "kamer_afstand", aan=True)
    kamer = stand(binnen, sessie)
    slecht: list[object] = []
    gelukt = 0
    with httpx.Client(base_url=kamer["adres"], timeout=60, trust_env=False) as afstand:
        assert 303 == afstand.post("/afstand/binnen", data={"code": kamer["afstandscode"]}).status_code
        nummer = stand(binnen, sessie)["afstand_vraagt"]
        doe(binnen, sessie, "kamer_afstand_bevestigd", ja=True, nummer=nummer)
        sleutel = afstand.get("/afstand").text.partition('name="sleutel" value="')[2].partition('"')[0]
        assert sleutel
        for nr in range(rondes(400, 4000)):
            # Three in four get past the door: what is behind it is tried.
            vast = {"sleutel": sleutel} if nr % 4 else {}
            pad, lijf, koppen = kwaad.verzoek(kwaad.dobbel.choice(sorted(AFSTAND)), **vast)
            antwoord = _post(afstand, pad, lijf, koppen)
            if antwoord is None:
                slecht += [lijf[:80]] if len(lijf) < _GROOT else []
                continue
            gelukt += antwoord.status_code < 400
            if antwoord.status_code >= 500 or _loopt(antwoord):
                slecht.append((antwoord.status_code, pad, lijf[:200]))
        slecht += kwaad_in(afstand.get("/afstand").text)

    assert [] == slecht
    assert gelukt
    assert "" == server.logboek.read_text()


def _post(client: httpx.Client, pad: str, lijf: bytes, koppen: dict[str, str]) -> httpx.Response | None:
    """The answer, or None when the server hung up."""
    try:
        return client.post(pad, content=lijf, headers=koppen)
    except httpx.TransportError:
        return None


def test_of_what_was_refused_or_waited_when_the_talk_ended_no_file_holds_a_trace(tmp_path: Path) -> None:
    with Server(tmp_path) as server, server.client() as binnen:
        binnen.get("/")
        binnen.headers["X-XSRFToken"] = binnen.cookies["_xsrf"]
        sessie = begin(binnen).removeprefix("/sessie/")
        doe(binnen, sessie, "kamer_geopend", net="proef")
        doe(binnen, sessie, "stap_geopend", stap="vierv")
        kamer = stand(binnen, sessie)
        with httpx.Client(base_url=kamer["adres"], timeout=60, trust_env=False) as telefoon:
            telefoon.post("/binnen", data={"code": kamer["code"]})
            kaart = {"stap": "vierv", "vak": "verlaten", "tekst": "zilvermeeuw geweigerd"}
            geweigerd = [
                kaart | {"id": "kort"}, kaart | {"id": _id(), "stap": "route"},
                kaart | {"id": _id(), "vak": "zilvermeeuw"}, kaart | {"id": _id(), "extra": "zilvermeeuw"},
                kaart | {"id": _id(), "tekst": "zilvermeeuw " * 400},
                kaart | {"id": _id(), "vervangt": "zilvermeeuw"},
            ]  # fmt: skip
            codes = [telefoon.post("/inbreng", data=velden).status_code for velden in geweigerd]
            codes.append(telefoon.post("/zilvermeeuw", data=kaart).status_code)
            codes.append(telefoon.post("/stip", data={"doel": "zilvermeeuw", "aan": "1"}).status_code)
            codes.append(telefoon.post("/inbreng/weg", data={"id": "zilvermeeuw"}).status_code)
            assert [] == [code for code in codes[:-1] if not 400 <= code < 500]
            assert [] == _sporen(tmp_path, b"zilvermeeuw")
            weg, wacht = (kaart | {"id": _id(), "tekst": f"tureluur {wat}"} for wat in ("weg", "wacht"))
            for velden in (weg, wacht):
                assert 303 == telefoon.post("/inbreng", data=velden).status_code
            assert 303 == telefoon.post("/inbreng/weg", data={"id": weg["id"]}).status_code
            assert _sporen(tmp_path, b"tureluur wacht")
        # What was taken back went; what waits goes when the talk ends, with all that says who was there.
        doe(binnen, sessie, "sessie_gesloten")
        koekje = next(iter(telefoon.cookies.jar)).value or ""
        for spoor in (
            "tureluur",
            wacht["id"],
            weg["id"],
            koekje,
            hash_van(koekje),
            kamer["code"].replace(" ", ""),
        ):
            assert [] == _sporen(tmp_path, spoor.encode())
    for spoor in (b"tureluur", b"zilvermeeuw"):
        assert [] == _sporen(tmp_path, spoor)


def _loopt(antwoord: httpx.Response) -> list[str]:
    """What of a page could run."""
    return [] if "json" in antwoord.headers.get("content-type", "") else kwaad_in(antwoord.text)


def _id() -> str:
    return str(uuid.uuid4())


def _sporen(map_: Path, spoor: bytes) -> list[str]:
    """The files that hold this."""
    return [pad.name for pad in map_.rglob("*") if pad.is_file() and spoor in pad.read_bytes()]


@pytest.mark.parametrize(
    "kop", ["Cookie", "Origin", "Host", "Accept", "Sec-Fetch-Site", "Transfer-Encoding", "Range"]
)
def test_whatever_stands_in_a_header_the_server_answers_calmly(
    server: Server, binnen: httpx.Client, kop: str
) -> None:
    sessie = begin(binnen).removeprefix("/sessie/")
    doe(binnen, sessie, "kamer_geopend", net="proef")
    adres = stand(binnen, sessie)["adres"]
    waarden = [w.encode("utf-8", "surrogatepass") for w in (*SCRIPTS, *SQL, *TEKENS)] + list(BYTES)
    slecht = []
    with httpx.Client(base_url=adres, timeout=60, trust_env=False) as vreemde:
        for waarde in waarden:
            schoon = waarde.translate(None, b"\r\n\x00")[:9000]
            for methode, pad in (
                ("GET", "/"),
                ("POST", "/klaar"),
                ("GET", "/stroom"),
                ("GET", "/statisch/x"),
            ):
                try:
                    antwoord = vreemde.request(methode, pad, headers={kop.encode(): schoon})
                except httpx.TransportError:
                    continue  # it is no HTTP, and who sends it is hung up on
                if antwoord.status_code >= 500 and antwoord.status_code != 501:
                    slecht.append((antwoord.status_code, pad, schoon[:60]))

    assert [] == slecht
    assert "" == server.logboek.read_text()
