"""Acts that no screen would send, straight to a session's address with everything that opens it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

import httpx
import pytest

from rk.domain import Regiefunctie, Route, Stap
from rk.events import Gebeurtenis, Toestand, fold, maak, naar_json, uit_json
from rk.tekening.beeld import beeld
from rk.tekening.blik import Blik
from rk.tekening.boom import schrijf
from tests.conftest import Server
from tests.server.test_server import begin, kernel_van
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import daden

RARE_WAARDEN: tuple[Any, ...] = (
    None,
    True,
    -1,
    10**400,
    -(10**400),
    0.5,
    1e308,
    float("nan"),
    float("inf"),
    "",
    "\x00",
    "a\x00b",
    "\ud800",
    "ok \udfff",
    "\ufffe\u202e",
    "x" * 3000,
    "x" * 100_000,
    "<script>alert(1)</script>",
    "__class__",
    [],
    ["\ud800"],
    ["x"] * 5000,
    [[[[[["x"]]]]]],
    {},
    {"\ud800": "\ud800"},
    {"veld": "naam", "waarde": "x"},
)

BEGIN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("vooraf_ingevuld", {"veld": "is_hier", "waarde": "ja"}),
    ("kaart_toegevoegd", {"kaart_id": "k1", "vak": "verlaten", "tekst": "een"}),
    ("obstakel_toegevoegd", {"obstakel_id": "o1", "bezoek_id": "b5", "tekst": "een"}),
    ("dilemma_toegevoegd", {"dilemma_id": "d1", "tussen": "een", "en": "twee"}),
    ("wens_toegevoegd", {"wens_id": "w1", "tekst": "een"}),
    ("wens_toegevoegd", {"wens_id": "w2", "tekst": "twee"}),
    ("fase_gezet", {"stap": "vierv", "fase": "bekijken"}),
)
"""Something of everything that can be changed."""

BLIKKEN: tuple[dict[str, Any], ...] = (
    {},
    {"zoek": "nergens", "open": frozenset({"maak-halte", "vangnet", "wens-alles"})},
    {"route": Route.BLAUW, "open": frozenset({"pen-verhaal", "verborgen"})},
    {"bezoek": "b5", "open": frozenset({"meer-bezoek", "nieuwe-helper"})},
    {"bezoek": "b5", "kaart": "o1"},
    {"actor": "zus", "kaart": "helper-gegevens"},
    {"actor": "zus", "kaart": "helper-kent"},
    {"kaart": Regiefunctie.VRAAGBAAK.value},
    {"kaart": "k1"},
)
"""Looks that together show every place where something can be done."""


@pytest.fixture(scope="module")
def binnen(server: Server) -> Iterator[httpx.Client]:
    """The facilitator's browser, with the mark that its own page would send."""
    with server.client() as client:
        client.get("/")
        client.headers["X-XSRFToken"] = client.cookies["_xsrf"]
        yield client


def adres(pad: str, waar: str = "daden") -> str:
    return f"/api{pad.replace('/sessie/', '/sessies/')}/{waar}"


def stuur(client: httpx.Client, pad: str, lijf: object) -> httpx.Response:
    """As the facilitator's page does an act."""
    # NaN, Infinity and lone surrogates as escapes: what JSON.stringify never makes.
    return client.post(adres(pad), content=json.dumps(lijf).encode("ascii"))


def vriendelijk_geweigerd(antwoord: httpx.Response) -> bool:
    """Whether a refusal is one of ours: no fault of the server, one plain sentence, nothing repeated."""
    zin = str(antwoord.json()["zin"])
    return 400 <= antwoord.status_code < 500 and zin.endswith(".") and len(zin) < 200 and "script" not in zin


def als_daad(g: Gebeurtenis) -> dict[str, Any]:
    """An event as the page sends it, which knows no more of it than this."""
    return {"id": g.id, "daad": g.soort, "inhoud": dict(g.inhoud)}


@cache
def voorbeelden() -> dict[str, dict[str, Any]]:
    """One act of every kind, and of every field that a kind can change, that Rob's session would
    take from a screen; as its page sends it, by a name.
    """
    t = rob(*BEGIN)
    gevonden = {}
    for stap, blik in product(Stap, BLIKKEN):
        for soort, inhoud in daden(beeld(t, stap, Blik(**blik))):
            gevonden[f"{soort} {inhoud.get('veld', '')}".strip()] = als_daad(maak(soort, inhoud))
    return gevonden


def vervalsingen(naam: str) -> Iterator[dict[str, Any]]:
    """This act with, in each place of its content in turn, each of the strange values."""
    echt = voorbeelden()[naam]
    for plek, (nr, raar) in product((*echt["inhoud"], "bestaat_niet"), enumerate(RARE_WAARDEN)):
        yield {**echt, "id": f"{plek}-{nr}", "inhoud": {**echt["inhoud"], plek: raar}}


def alles_getekend(t: Toestand) -> None:
    """Draw every step of a state, as the page would get it. Fails on what can't be drawn or sent."""
    for stap, blik in product(Stap, BLIKKEN):
        schrijf(beeld(t, stap, Blik(**blik))).encode()


@pytest.mark.parametrize("naam", sorted(voorbeelden()))
def test_whatever_stands_in_an_act_is_stored_and_drawn_or_refused_kindly(
    binnen: httpx.Client, naam: str
) -> None:
    pad = begin(binnen)
    t = rob()
    for soort, inhoud in BEGIN:
        assert 200 == stuur(binnen, pad, als_daad(maak(soort, inhoud))).status_code
        t = na(t, soort, **inhoud)
    slecht = []
    for lijf in vervalsingen(naam):
        antwoord = stuur(binnen, pad, lijf)
        if antwoord.status_code == 200:
            t = fold(t, uit_json(antwoord.json()["gebeurtenis"]))
        elif not vriendelijk_geweigerd(antwoord):
            slecht.append((antwoord.status_code, antwoord.text[:200], str(lijf["inhoud"])[:200]))

    assert [] == slecht
    alles_getekend(t)


@pytest.mark.parametrize("veld", ["id", "daad", "inhoud", "extra"])
def test_whatever_an_act_says_of_itself_the_server_says_no_kindly(binnen: httpx.Client, veld: str) -> None:
    pad = begin(binnen)
    echt = als_daad(maak("kaart_toegevoegd", {"vak": "verlaten", "tekst": "een"}))

    antwoorden = [stuur(binnen, pad, {**echt, veld: raar}) for raar in RARE_WAARDEN]

    assert [] == [
        (a.status_code, a.text[:200])
        for a in antwoorden
        if a.status_code != 200 and not vriendelijk_geweigerd(a)
    ]


@pytest.mark.parametrize("veld", ["id", "sessie", "nr", "tijd", "rol", "soort", "versie", "inhoud", "extra"])
def test_whatever_a_kernels_event_says_of_itself_the_server_says_no_kindly(
    server: Server, binnen: httpx.Client, veld: str
) -> None:
    pad = begin(binnen)
    kernel_van(binnen, pad)
    echt = naar_json(maak("kaart_toegevoegd", {"vak": "verlaten", "tekst": "een"}))
    sleutel = next(s for s in sleutels(server) if 200 == met_sleutel(server, pad, s, echt).status_code)

    antwoorden = [met_sleutel(server, pad, sleutel, {**echt, veld: raar}) for raar in RARE_WAARDEN]

    assert [] == [
        (a.status_code, a.text[:200])
        for a in antwoorden
        if a.status_code != 200 and not vriendelijk_geweigerd(a)
    ]


@pytest.mark.parametrize(
    "lijf",
    [
        b"", b"null", b"true", b"0", b'"x"', b"[]", b"{}", b"{", b"NaN", b"\xff\xfe", b"\x00",
        b'{"id": "\\ud800"}',
        b"[" * 200_000, b'{"a":' * 100_000, b"9" * 100_000, b"[" + b"1," * 100_000 + b"1]", b" " * 1_000_000,
        b'{"inhoud": "' + b"x" * 1_000_000 + b'"}',
    ],
    ids=lambda lijf: repr(lijf[:12]),
)  # fmt: skip
def test_what_is_no_act_at_all_is_refused_kindly(binnen: httpx.Client, lijf: bytes) -> None:
    pad = begin(binnen)

    antwoord = binnen.post(adres(pad), content=lijf)

    assert antwoord.status_code in (400, 413)
    assert vriendelijk_geweigerd(antwoord)


def test_the_facilitators_cookie_opens_no_kernels_door(binnen: httpx.Client) -> None:
    pad = begin(binnen)
    lijf = naar_json(maak("kaart_toegevoegd", {"vak": "verlaten", "tekst": "een"}))

    antwoorden = [
        binnen.post(adres(pad, "gebeurtenissen"), json=lijf),
        binnen.get(adres(pad, "gebeurtenissen")),
    ]

    assert [403, 403] == [a.status_code for a in antwoorden]


def test_a_kernel_writes_in_its_own_session_and_in_no_other(server: Server, binnen: httpx.Client) -> None:
    paden = [begin(binnen), begin(binnen)]
    kernels = [kernel_van(binnen, pad) for pad in paden]

    mag = {
        pad: [sleutel for sleutel in sleutels(server) if 200 == met_sleutel(server, pad, sleutel).status_code]
        for pad in paden
    }

    assert 2 == len(set(kernels))
    assert [1, 1] == [len(van) for van in mag.values()]
    assert mag[paden[0]] != mag[paden[1]]


def sleutels(server: Server) -> list[str]:
    """The keys that the kernels of this server were born with."""
    return [k.environ()["RK_SLEUTEL"] for k in server.kernels()]


def met_sleutel(server: Server, pad: str, sleutel: str, lijf: object = None) -> httpx.Response:
    """One event by who holds a kernel's key and no cookie; a card unless given."""
    lijf = lijf or naar_json(maak("kaart_toegevoegd", {"vak": "verlaten", "tekst": "een"}))
    with server.client(open_=False) as client:
        return client.post(
            adres(pad, "gebeurtenissen"),
            content=json.dumps(lijf).encode("ascii"),
            headers={"Authorization": f"Bearer {sleutel}"},
        )


def test_nothing_of_all_this_was_a_fault_of_the_server(server: Server) -> None:
    """Last in this file: what every act above left in the log."""
    assert [] == [r for r in server.logboek.read_text().splitlines() if "Error" in r or "Traceback" in r]
