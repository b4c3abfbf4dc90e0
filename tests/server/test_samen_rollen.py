"""Every role at every door: what it may not do it can't, also with the ids of another session."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from rk.domain import EigenAgenda
from rk.events import Gebeurtenis, maak, naar_json
from rk.server.app import ROUTES as BEGELEIDERSROUTES
from rk.server.telefoon.afstand import ROUTES as AFSTANDSROUTES
from rk.server.telefoon.meedoen import ROUTES as TELEFOONROUTES
from rk.store import Privaat, SqliteOpslag
from tests.conftest import Server
from tests.server.test_samen_kwaad import doe, stand
from tests.server.test_server import _WS, _koeken, begin, kernel_van

NIEMAND, DEELNEMER, DEELNEMER_ELDERS, AFSTAND, BEGELEIDER, ANDERE_PAGINA, KERNEL, KERNEL_ELDERS = ROLLEN = (
    "niemand", "deelnemer", "deelnemer elders", "afstandsbediening", "begeleider", "begeleider zonder merk",
    "kernel", "kernel elders",
)  # fmt: skip
TELEFOONS = {DEELNEMER, DEELNEMER_ELDERS}
IEDEREEN = set(ROLLEN)
GEPROEFD = IEDEREEN - {NIEMAND}
"""Who is passed by: wrong codes are slowed down, so one role tries them."""
GEHEIM = "zilvermeeuw"


@dataclass(kw_only=True, slots=True)
class Gesprek:
    """A session with an open room, a phone that gave something, and a kernel."""

    sessie: str
    deur: str
    kernel: str
    inbreng: str
    sleutel: str
    koekje: str
    agenda: str


@dataclass(kw_only=True, slots=True)
class Huis:
    """Two sessions on one server, and what each role brings along."""

    server: Server
    hier: Gesprek
    elders: Gesprek
    koppen: dict[str, dict[str, str]] = field(default_factory=dict)
    afstand: str = ""

    def vraag(self, rol: str, deur: str, methode: str, pad: str, lijf: Any = None) -> httpx.Response:
        """One request of this role; of a stream only its beginning."""
        if lijf is not None and pad.startswith("/afstand/"):
            lijf = lijf | {"sleutel": self.afstand}  # whatever role it is: it looked over a shoulder
        wat = {"json": lijf} if "/api/" in pad else {"data": lijf}
        koppen = self.koppen[rol] | (_WS if pad.endswith("/channels") else {})
        with (
            httpx.Client(base_url=deur, timeout=60, trust_env=False, headers=koppen) as client,
            client.stream(methode, pad, **(wat if lijf is not None else {})) as antwoord,
        ):
            if antwoord.headers.get("content-type", "").startswith(("text/event-stream", "application/x-nd")):
                return httpx.Response(antwoord.status_code)
            antwoord.read()
            return antwoord

    def bewaard(self) -> tuple[list[tuple[list[Gebeurtenis], Privaat]], list[EigenAgenda]]:
        """All that the store has of both sessions, and the own agendas."""
        opslag = SqliteOpslag(self.server.datamap / "routekaart.db", alleen_lezen=True)
        try:
            beide = [(opslag.lees(g.sessie), opslag.privaat(g.sessie)) for g in (self.hier, self.elders)]
            return beide, opslag.agendas()
        finally:
            opslag.sluit()


def _gesprek(server: Server, client: httpx.Client) -> Gesprek:
    pad = begin(client)
    sessie = pad.removeprefix("/sessie/")
    doe(client, sessie, "kamer_geopend", net="proef")
    doe(client, sessie, "stap_geopend", stap="vierv")
    kernel = kernel_van(client, pad)
    kamer, inbreng = stand(client, sessie), str(uuid.uuid4())
    with httpx.Client(base_url=kamer["adres"], timeout=60, trust_env=False) as telefoon:
        assert 303 == telefoon.post("/binnen", data={"code": kamer["code"]}).status_code
        velden = {"id": inbreng, "stap": "vierv", "vak": "verlaten", "tekst": GEHEIM}
        assert 303 == telefoon.post("/inbreng", data=velden).status_code
        koekje = _koeken(telefoon)
    with httpx.Client(base_url=server.adres, timeout=60, trust_env=False) as kaal:
        sleutel = next(s for s in _sleutels(server) if _sessie_van(kaal, s, sessie))
    agenda = f"Agenda van {sessie[:8]}"
    doe(client, sessie, "agenda_bewaard", naam=agenda)
    return Gesprek(
        sessie=sessie,
        deur=kamer["adres"],
        kernel=kernel,
        inbreng=inbreng,
        sleutel=sleutel,
        koekje=koekje,
        agenda=next(a.id for a in _agendas(server) if a.naam == agenda),
    )


def _agendas(server: Server) -> list[EigenAgenda]:
    opslag = SqliteOpslag(server.datamap / "routekaart.db", alleen_lezen=True)
    try:
        return opslag.agendas()
    finally:
        opslag.sluit()


def _sleutels(server: Server) -> list[str]:
    return [k.environ()["RK_SLEUTEL"] for k in server.kernels()]


def _sessie_van(client: httpx.Client, sleutel: str, sessie: str) -> bool:
    """Whether this key is of a kernel of this session. A stranger's answer comes at once."""
    koppen = {"Authorization": f"Bearer {sleutel}"}
    with client.stream("GET", f"/api/sessies/{sessie}/gebeurtenissen", headers=koppen) as antwoord:
        return antwoord.status_code == 200


class _Geduldig(Server):
    """Its kernels, that no page ever talks to, stay for as long as a busy machine may need."""

    def opdracht(self) -> list[str]:
        start, *rest = super().opdracht()
        return [f"import rk.server.kernels; rk.server.kernels._EERSTE_BEZOEK = 900.0; {start}", *rest]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with _Geduldig(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture(scope="module")
def huis(server: Server) -> Iterator[Huis]:
    with server.client() as client:
        client.get("/")
        merk = client.cookies["_xsrf"]
        client.headers["X-XSRFToken"] = merk
        huis = Huis(server=server, hier=_gesprek(server, client), elders=_gesprek(server, client))
        huis.koppen = {
            NIEMAND: {},
            DEELNEMER: {"Cookie": huis.hier.koekje},
            DEELNEMER_ELDERS: {"Cookie": huis.elders.koekje},
            BEGELEIDER: {"Cookie": _koeken(client), "X-XSRFToken": merk},
            ANDERE_PAGINA: {"Cookie": _koeken(client)},
            AFSTAND: {"Cookie": _afstandsbediening(client, huis.hier)},
            KERNEL: {"Authorization": f"Bearer {huis.hier.sleutel}"},
            KERNEL_ELDERS: {"Authorization": f"Bearer {huis.elders.sleutel}"},
        }
        pagina = huis.vraag(AFSTAND, huis.hier.deur, "GET", "/afstand").text
        huis.afstand = re.findall(r'name="sleutel" value="([\w-]+)"', pagina)[0]
        yield huis


def _afstandsbediening(client: httpx.Client, g: Gesprek) -> str:
    """What a phone brings along that the laptop said yes to."""
    doe(client, g.sessie, "kamer_afstand", aan=True)
    with httpx.Client(base_url=g.deur, timeout=60, trust_env=False) as telefoon:
        code = stand(client, g.sessie)["afstandscode"]
        assert 303 == telefoon.post("/afstand/binnen", data={"code": code}).status_code
        nummer = stand(client, g.sessie)["afstand_vraagt"]
        doe(client, g.sessie, "kamer_afstand_bevestigd", ja=True, nummer=nummer)
        return _koeken(telefoon)


def _daad() -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "daad": "wens_toegevoegd", "inhoud": {"tekst": "een bed"}}


def _gebeurtenis() -> dict[str, Any]:
    return naar_json(maak("wens_toegevoegd", {"tekst": "een bed"}))


def begeleidersrijen(g: Gesprek) -> list[tuple[str, str, Any, set[str]]]:
    """Every route of the facilitator's side: method, path, body, and who may."""
    pagina = {BEGELEIDER, ANDERE_PAGINA}
    api = f"/api/sessies/{g.sessie}"
    return [
        ("GET", "/", None, pagina),
        ("GET", "/?eerder=1", None, pagina),
        ("GET", "/open/geraden", None, pagina),  # who is in already needs no link
        ("POST", "/sessies", {"kaart": "sittard-geleen-beek-stein", "casus": "rob"}, {BEGELEIDER}),
        *(
            ("POST", f"/sessies/{g.sessie}/{wat}", {"titel": "x", "zeker": "nee"}, {BEGELEIDER})
            for wat in ("hernoem", "kopieer", "vervolg", "sluit", "heropen")
        ),
        ("POST", f"/sessies/{g.sessie}/verwijder", {"zeker": "ja"}, {BEGELEIDER}),
        ("GET", "/sessies/signalen", None, pagina),
        ("GET", "/sessies/signalen.csv", None, pagina),
        ("POST", f"/agendas/{g.agenda}/hernoem", {"naam": g.agenda}, {BEGELEIDER}),
        ("POST", f"/agendas/{g.agenda}/verwijder", {}, {BEGELEIDER}),
        ("GET", f"/sessie/{g.sessie}", None, pagina),
        ("GET", f"/sessie/{g.sessie}/papier/vierv", None, pagina),
        ("POST", f"{api}/daden", _daad(), {BEGELEIDER}),
        ("POST", f"{api}/daden", {"id": "x", "daad": "kamer_gesloten", "inhoud": {}}, {BEGELEIDER}),
        ("POST", f"{api}/gebeurtenissen", _gebeurtenis(), {KERNEL}),
        ("GET", f"{api}/gebeurtenissen", None, {KERNEL}),
        ("GET", f"{api}/kamer", None, pagina),
        ("GET", "/api/kernel/sessie", None, {KERNEL, KERNEL_ELDERS}),
        ("GET", f"/api/kernels/{g.kernel}", None, pagina),
        ("DELETE", f"/api/kernels/{g.kernel}", None, set()),
        ("GET", f"/api/kernels/{g.kernel}/channels", None, pagina),
        ("POST", f"/voila/api/shutdown/{g.kernel}", {}, {BEGELEIDER}),
        ("GET", "/statisch/0123456789abcdef/server/pagina.css", None, set()),
    ]  # fmt: skip


def telefoonrijen(g: Gesprek) -> list[tuple[str, str, Any, set[str]]]:
    """Every route of the phones' side: method, path, body, and who may."""
    kaart = {"id": str(uuid.uuid4()), "stap": "vierv", "vak": "verlaten", "tekst": "een kaart"}
    return [
        ("GET", "/", None, IEDEREEN),
        ("GET", "/k/AAAAAAAA", None, IEDEREEN),  # the same, as the QR opens it
        ("POST", "/binnen", {"code": "AAAA AAAA"}, GEPROEFD),
        ("POST", "/inbreng", kaart, TELEFOONS),
        ("POST", "/inbreng/weg", {"id": g.inbreng}, TELEFOONS),
        ("POST", "/klaar", {"stap": "vierv", "klaar": "1"}, TELEFOONS),
        ("POST", "/stip", {"doel": "x", "aan": "0"}, set()),  # nobody gives dots now
        ("GET", "/eigen", None, TELEFOONS),
        ("GET", "/stroom", None, TELEFOONS),
        ("GET", "/statisch/0123456789abcdef/server/telefoon.css", None, set()),
        ("GET", "/afstand", None, IEDEREEN),  # what others see of it is tried below
        ("GET", "/afstand/k/AAAAAAAA", None, IEDEREEN),
        ("POST", "/afstand/binnen", {"code": "AAAA AAAA"}, GEPROEFD),
        ("GET", "/afstand/deel", None, {AFSTAND}),
        ("POST", "/afstand/stap", {"stap": "regie"}, {AFSTAND}),
        ("POST", "/afstand/fase", {"stap": "regie", "fase": "bekijken"}, {AFSTAND}),
        ("POST", "/afstand/klok", {"loopt": "0"}, {AFSTAND}),
        ("POST", "/afstand/werkvorm", {"werkvorm": "signalen", "na": "vierv"}, {AFSTAND}),
        ("POST", "/afstand/weg", {"id": g.inbreng}, set()),  # the room was not told that he reads along
        ("GET", "/afstand/stroom", None, {AFSTAND}),
    ]


@pytest.mark.parametrize("kant", ["begeleider", "telefoon"])
def test_every_route_is_tried_here(huis: Huis, kant: str) -> None:
    routes, rijen = (
        (BEGELEIDERSROUTES, begeleidersrijen(huis.hier))
        if kant == "begeleider"
        else (TELEFOONROUTES + AFSTANDSROUTES, telefoonrijen(huis.hier))
    )

    paden = [pad.partition("?")[0] for _methode, pad, _lijf, _mag in rijen]
    assert [] == [r[0] for r in routes if not any(re.fullmatch(r[0], pad) for pad in paden)]


def test_who_may_not_gets_nothing_and_changes_nothing(huis: Huis) -> None:
    eerst = huis.bewaard()
    anders = []
    for deur, rijen in (
        (huis.server.adres, begeleidersrijen(huis.hier)),
        (huis.hier.deur, telefoonrijen(huis.hier)),
    ):
        for methode, pad, lijf, mag in rijen:
            for rol in (r for r in ROLLEN if r not in mag):
                antwoord = huis.vraag(rol, deur, methode, pad, lijf)
                if antwoord.status_code not in (403, 404, 405, 409) or GEHEIM in antwoord.text:
                    anders.append((rol, methode, pad, antwoord.status_code))

    assert [] == anders
    assert eerst == huis.bewaard()


def test_no_side_answers_for_the_other(huis: Huis) -> None:
    eerst = huis.bewaard()
    anders = []
    for deur, rijen in (
        (huis.server.adres, telefoonrijen(huis.hier)),
        (huis.hier.deur, begeleidersrijen(huis.hier)),
    ):
        for methode, pad, lijf, _mag in rijen:
            if pad.partition("?")[0] != "/":  # both have a front
                anders += [
                    (rol, methode, pad)
                    for rol in (NIEMAND, DEELNEMER, AFSTAND, BEGELEIDER, KERNEL)
                    if huis.vraag(rol, deur, methode, pad, lijf).status_code not in (403, 404, 405)
                ]

    assert [] == anders
    assert eerst == huis.bewaard()


def test_a_visitor_of_the_phones_front_sees_nothing_of_the_talk(huis: Huis) -> None:
    for rol in ROLLEN:
        tekst = huis.vraag(rol, huis.hier.deur, "GET", "/").text
        assert (rol in TELEFOONS) != ('action="/binnen"' in tekst)
        assert (rol in TELEFOONS) == ("Het verhaal van Rob" in tekst)
        assert (rol in TELEFOONS) == (GEHEIM in tekst)
        tekst = huis.vraag(rol, huis.hier.deur, "GET", "/afstand").text
        assert (rol == AFSTAND) == ("Het verhaal van Rob" in tekst)
        assert (rol == AFSTAND) == ('name="sleutel"' in tekst)
        assert GEHEIM not in tekst


def test_who_may_can(huis: Huis) -> None:
    """Else the tests above would prove nothing. What ends something comes last, elsewhere."""
    anders = []
    for deur, rijen in (
        (huis.hier.deur, [r for r in telefoonrijen(huis.hier) if r[1] != "/inbreng/weg"]),
        (huis.server.adres, begeleidersrijen(huis.hier)),
    ):
        for methode, pad, lijf, mag in rijen:
            laat = ("verwijder", "sluit", "heropen", "shutdown", "kamer_gesloten", "/channels", "binnen")
            if any(woord in f"{pad} {lijf}" for woord in laat):
                continue
            for rol in sorted(mag):
                vers = lijf | {"id": str(uuid.uuid4())} if lijf and "id" in lijf else lijf
                antwoord = huis.vraag(rol, deur, methode, pad, vers)
                if antwoord.status_code >= 400:
                    anders.append((rol, methode, pad, antwoord.status_code))

    assert [] == anders


def test_with_the_ids_of_another_session_a_phone_does_nothing_there(huis: Huis) -> None:
    met = huis.bewaard()[0][0]
    van, deur = huis.hier, huis.hier.deur
    kaart = {"stap": "vierv", "vak": "verlaten", "tekst": "iets anders"}
    vervangt = kaart | {"id": "nieuw-1234", "vervangt": van.inbreng}

    antwoorden = [
        huis.vraag(DEELNEMER_ELDERS, deur, "POST", "/inbreng/weg", {"id": van.inbreng}),
        huis.vraag(DEELNEMER_ELDERS, deur, "POST", "/inbreng", kaart | {"id": van.inbreng}),
        huis.vraag(DEELNEMER_ELDERS, deur, "POST", "/inbreng", vervangt),
        huis.vraag(DEELNEMER_ELDERS, deur, "GET", f"/?wijzig={van.inbreng}"),
    ]  # fmt: skip

    assert [303, 409, 409, 200] == [a.status_code for a in antwoorden]
    assert van.inbreng not in antwoorden[-1].text
    assert met == huis.bewaard()[0][0]


def test_nothing_of_all_this_was_a_fault_of_the_server(huis: Huis) -> None:
    """Last in this file: what every request above left in the log."""
    assert "" == huis.server.logboek.read_text()
