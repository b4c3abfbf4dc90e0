"""A talk that goes on with another, and agendas of one's own, from outside and through HTTP."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from rk.content import casussen, laad_casus
from rk.domain import Verloop
from rk.events import Toestand, fold_alle, laatst_gevolgd
from rk.server.begin import aanbod_casussen
from rk.store import SqliteOpslag
from tests.conftest import Server
from tests.server.test_server import begin

GEHEIM = "zilvermeeuw"


@pytest.fixture(scope="module")
def binnen(server: Server) -> Iterator[httpx.Client]:
    """The facilitator's browser."""
    with server.client() as client:
        yield client


def toestand(server: Server, sessie: str) -> Toestand:
    """What is stored of a session, folded."""
    opslag = SqliteOpslag(server.datamap / "routekaart.db", alleen_lezen=True)
    try:
        return fold_alle(opslag.lees(sessie))
    finally:
        opslag.sluit()


def doe(client: httpx.Client, sessie: str, daad: str, /, **inhoud: Any) -> httpx.Response:
    """An act of the group, as its page sends it."""
    return client.post(
        f"/api/sessies/{sessie}/daden",
        json={"id": str(uuid.uuid4()), "daad": daad, "inhoud": inhoud},
        headers={"X-XSRFToken": client.cookies["_xsrf"]},
    )


def post(client: httpx.Client, pad: str, **velden: str) -> httpx.Response:
    return client.post(pad, data={"_xsrf": client.cookies["_xsrf"]} | velden)


def gesprek(client: httpx.Client, **velden: str) -> str:
    """A talk with a wish, an agreement, and something hidden; gives its id."""
    sessie = begin(client, **velden).rpartition("/")[2]
    for daad, inhoud in (
        ("wens_toegevoegd", {"wens_id": "w1", "tekst": "Een vast gezicht"}),
        ("wens_toegevoegd", {"wens_id": "w2", "tekst": GEHEIM}),
        ("verborgen_gezet", {"wat": "w2", "verborgen": True}),
        ("bezoek_toegevoegd", {"weg": "beste", "halte_id": "vrienden", "bezoek_id": "x1"}),
    ):
        assert 200 == doe(client, sessie, daad, **inhoud).status_code
    return sessie


def vervolg(client: httpx.Client, sessie: str) -> str:
    antwoord = post(client, f"/sessies/{sessie}/vervolg")
    assert 303 == antwoord.status_code, antwoord.text
    return antwoord.headers["location"].rpartition("/")[2]


# ---- going on ----------------------------------------------------------------------------------


@pytest.mark.parametrize("dicht", [False, True])
def test_a_talk_goes_on_with_another_whether_that_is_closed_or_not(
    server: Server, binnen: httpx.Client, dicht: bool
) -> None:
    een = gesprek(binnen)
    if dicht:
        doe(binnen, een, "sessie_gesloten")
    was = toestand(server, een)

    twee = vervolg(binnen, een)

    assert een != twee
    assert was == toestand(server, een)
    t = toestand(server, twee)
    assert (was.casus, was.kaart) == (t.casus, t.kaart)
    assert [een] == [e.sessie for e in t.eerder]
    assert ["Een vast gezicht"] == [w.tekst for w in t.eerder[0].wensen]
    pagina = binnen.get(f"/sessie/{twee}").text
    assert "Jullie gaan verder met het gesprek van" in pagina
    assert GEHEIM not in pagina


def test_how_it_went_is_stored_undone_and_there_again(server: Server, binnen: httpx.Client) -> None:
    een = gesprek(binnen)
    twee = vervolg(binnen, een)
    goed = {"sessie": een, "wens_id": "w1", "veld": "verloop", "waarde": "gelukt"}

    bewaard = doe(binnen, twee, "eerdere_wens_gevolgd", **goed).json()["gebeurtenis"]

    assert Verloop.GELUKT is laatst_gevolgd(toestand(server, twee), een, "w1").verloop
    assert 200 == doe(binnen, twee, "ongedaan_gemaakt", doel=bewaard["id"]).status_code
    assert laatst_gevolgd(toestand(server, twee), een, "w1").verloop is None
    assert "staat niet bij" in doe(binnen, een, "eerdere_wens_gevolgd", **goed).json()["zin"]
    assert GEHEIM not in repr(toestand(server, twee))


def test_what_went_along_stays_when_the_first_talk_is_thrown_away(
    server: Server, binnen: httpx.Client
) -> None:
    een = gesprek(binnen)
    twee = vervolg(binnen, een)

    assert "Een vervolggesprek houdt wat het meekreeg." in binnen.get("/?eerder=1").text
    assert 303 == post(binnen, f"/sessies/{een}/verwijder", zeker="ja").status_code

    assert 404 == post(binnen, f"/sessies/{een}/vervolg").status_code
    assert [een] == [e.sessie for e in toestand(server, twee).eerder]


@pytest.mark.parametrize(
    "id_", ["nergens", "..", "../rob", "<script>", "a" * 200, "%00", "x' OR 1=1 --", "🦆"]
)
def test_a_session_that_is_none_gives_no_next_one(binnen: httpx.Client, id_: str) -> None:
    binnen.get("/")
    eerder = binnen.get("/?eerder=1").text.count("<article")

    antwoord = post(binnen, f"/sessies/{quote(id_, safe='')}/vervolg")

    assert antwoord.status_code in (400, 404)
    assert "<script>" not in antwoord.text
    assert eerder == binnen.get("/?eerder=1").text.count("<article")


@pytest.mark.parametrize("pad", ["/sessies/x/vervolg", "/agendas/x/hernoem", "/agendas/x/verwijder"])
def test_only_the_facilitator_and_only_from_this_page(server: Server, binnen: httpx.Client, pad: str) -> None:
    with server.client(open_=False) as vreemd:
        assert 403 == vreemd.post(pad).status_code
    assert 403 == binnen.post(pad).status_code  # without the page's own mark
    assert 405 == binnen.get(pad).status_code


# ---- own agendas -------------------------------------------------------------------------------


def agendas(client: httpx.Client) -> dict[str, str]:
    """The own agendas that the start page offers: id by name."""
    gevonden = re.findall(r'<option value="eigen:([\w-]+)"[^>]*>([^<]*)', client.get("/").text)
    return {naam: id_ for id_, naam in gevonden}


def test_an_agenda_is_kept_chosen_renamed_and_thrown_away(server: Server, binnen: httpx.Client) -> None:
    een = begin(binnen).rpartition("/")[2]
    doe(binnen, een, "werkvorm_toegevoegd", werkvorm="signalen", na="regie")
    punten = [{"punt": "w-signalen", "minuten": 25}, {"punt": "wie", "overgeslagen": True}]
    doe(binnen, een, "agenda_ingedeeld", punten=punten)
    was = toestand(server, een)

    zegt = doe(binnen, een, "agenda_bewaard", naam="  Kort   gesprek ").json()

    assert "Bewaard. Je kiest deze agenda op het beginscherm." == zegt["zin"]
    assert was == toestand(server, een)  # no event of this talk
    id_ = agendas(binnen)["Kort gesprek"]
    twee = toestand(server, begin(binnen, agenda=f"eigen:{id_}").rpartition("/")[2])
    assert was.agenda == twee.agenda
    assert 303 == post(binnen, f"/agendas/{id_}/hernoem", naam="Lang gesprek").status_code
    assert {"Lang gesprek": id_} == agendas(binnen)
    assert "Lang gesprek" in binnen.get("/?agendas=1").text
    assert 303 == post(binnen, f"/agendas/{id_}/verwijder").status_code
    assert {} == agendas(binnen)
    assert 404 == post(binnen, f"/agendas/{id_}/hernoem", naam="x").status_code
    assert (
        400
        == post(
            binnen, "/sessies", kaart="sittard-geleen-beek-stein", casus="rob", agenda=f"eigen:{id_}"
        ).status_code
    )


def test_the_same_name_is_the_same_agenda_and_the_page_says_so(binnen: httpx.Client) -> None:
    sessie = begin(binnen).rpartition("/")[2]

    zinnen = [doe(binnen, sessie, "agenda_bewaard", naam=n).json()["zin"] for n in ("Een", "EEN", "Twee")]

    assert "Bewaard, in plaats van de oude met deze naam." == zinnen[1]
    assert {"EEN", "Twee"} == set(agendas(binnen))
    bezet = post(binnen, f"/agendas/{agendas(binnen)['Twee']}/hernoem", naam="een")
    assert 409 == bezet.status_code
    assert "Er is al een agenda met deze naam." in bezet.text
    for id_ in agendas(binnen).values():
        post(binnen, f"/agendas/{id_}/verwijder")


@pytest.mark.parametrize("naam", ["", "   ", "x" * 61, None, 3, ["a"], {"a": 1}])
def test_a_name_that_can_be_none_keeps_nothing(binnen: httpx.Client, naam: object) -> None:
    sessie = begin(binnen).rpartition("/")[2]

    antwoord = doe(binnen, sessie, "agenda_bewaard", naam=naam)

    assert 400 == antwoord.status_code
    assert antwoord.json()["zin"].endswith(".")
    assert {} == agendas(binnen)


def test_a_hostile_name_stays_text_and_a_hostile_id_leads_nowhere(binnen: httpx.Client) -> None:
    sessie = begin(binnen).rpartition("/")[2]
    assert 200 == doe(binnen, sessie, "agenda_bewaard", naam="<script>alert(1)</script>").status_code

    for pad in ("/", "/?agendas=1"):
        pagina = binnen.get(pad).text
        assert "<script>alert" not in pagina
        assert "&lt;script&gt;alert" in pagina
    for id_ in ("..", "<script>", "a" * 200, "x' OR 1=1 --"):
        weg = post(binnen, f"/agendas/{quote(id_, safe='')}/verwijder")
        assert 404 == weg.status_code
        assert "<script>" not in weg.text
    assert 1 == len(re.findall(r'value="eigen:', binnen.get("/").text))


def test_a_kept_agenda_about_the_own_work_asks_for_no_person_either(binnen: httpx.Client) -> None:
    eerste = post(binnen, "/sessies", kaart="sittard-geleen-beek-stein", agenda="over-onszelf")
    assert (
        200
        == doe(
            binnen, eerste.headers["location"].rpartition("/")[2], "agenda_bewaard", naam="Ons"
        ).status_code
    )
    (gevonden,) = [f"eigen:{id_}" for naam, id_ in agendas(binnen).items() if naam == "Ons"]

    antwoord = post(binnen, "/sessies", kaart="sittard-geleen-beek-stein", casus="rob", agenda=gevonden)

    assert 303 == antwoord.status_code
    bladzij = binnen.get(antwoord.headers["location"]).text
    assert "Over ons eigen werk" in bladzij
    assert "Rob" not in bladzij


def test_there_are_never_more_than_forty(binnen: httpx.Client) -> None:
    sessie = begin(binnen).rpartition("/")[2]
    zinnen = [doe(binnen, sessie, "agenda_bewaard", naam=f"Nummer {nr}").json()["zin"] for nr in range(41)]

    assert "Er zijn al 40 eigen agenda’s." in zinnen[-1]
    assert 40 == len(re.findall(r'value="eigen:', binnen.get("/").text))


# ---- where it starts ---------------------------------------------------------------------------


def test_rob_is_offered_first_when_the_program_was_started_with_nobody() -> None:
    niemand: Any = SimpleNamespace(settings={"rk_casus": None})
    daan: Any = SimpleNamespace(settings={"rk_casus": laad_casus("daan")})

    assert "rob" == next(iter(aanbod_casussen(niemand)))
    assert "daan" == next(iter(aanbod_casussen(daan)))
    assert set(casussen()) == set(aanbod_casussen(niemand)) == set(aanbod_casussen(daan))


def test_every_practice_story_is_named_as_one(binnen: httpx.Client) -> None:
    keuzes = re.findall(r'<option value="([\w-]+)"[^>]*>([^<]*) · oefenverhaal', binnen.get("/").text)

    assert {id_ for id_, c in casussen().items() if c.oefening} == {id_ for id_, _naam in keuzes}


def test_own_agendas_are_there_after_a_power_cut(server: Server) -> None:
    server.kill()
    server.start()

    with server.client() as client:
        assert "eigen:" in client.get("/").text


def test_a_team_that_talks_about_itself_has_nobodys_story_on_the_screen(binnen: httpx.Client) -> None:
    antwoord = post(binnen, "/sessies", kaart="sittard-geleen-beek-stein", casus="rob", agenda="over-onszelf")

    assert 303 == antwoord.status_code
    bladzij = binnen.get(antwoord.headers["location"]).text
    assert "Over ons eigen werk" in bladzij
    assert "Rob" not in bladzij
