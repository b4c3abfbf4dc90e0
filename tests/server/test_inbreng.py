"""What one gives before anybody sees it: private, once, one's own; then shown, shuffled, of nobody."""

from __future__ import annotations

import asyncio
import re
import threading
import uuid
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import pytest
import pytest_asyncio

from rk.domain import VERZAMELEND, Stap
from rk.events import Gebeurtenis, Toestand
from rk.events.soorten.oogst import KaartToegevoegd
from rk.server.geweigerd import Geweigerd
from rk.store import OpslagFout
from tests.server.kamerproef import Kamerproef, kaarten_in, kamerproef, lees

GEHEIM = "zilvermeeuw"


@pytest_asyncio.fixture
async def proef() -> AsyncIterator[Kamerproef]:
    async with kamerproef() as proef:
        yield proef


# ---- what is private -----------------------------------------------------------------------------------


async def test_sending_twice_counts_once_before_and_after_the_group_looked(proef: Kamerproef) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    id_ = await telefoon.leg(GEHEIM)
    await telefoon.leg(GEHEIM, id_=id_)
    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")
    await telefoon.leg(GEHEIM, id_=id_)
    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")

    assert [GEHEIM] == [k.tekst for k in (await proef.huis.toestand(proef.sessie)).kaarten]
    assert 0 == (await proef.stand(wachtend=0)).wachtend


async def test_what_comes_late_is_shown_the_next_time_the_group_looks(proef: Kamerproef) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")
    await telefoon.leg(GEHEIM)

    assert () == (await proef.huis.toestand(proef.sessie)).kaarten
    assert 1 == (await proef.stand(wachtend=1)).wachtend
    await proef.doe("fase_gezet", stap="vierv", fase="voor_zich")
    assert GEHEIM in await telefoon.pagina()
    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")
    assert [GEHEIM] == [k.tekst for k in (await proef.huis.toestand(proef.sessie)).kaarten]


async def test_nothing_that_is_shown_says_whose_it_was_or_in_which_order_it_came(proef: Kamerproef) -> None:
    await proef.open()
    telefoons = [await proef.telefoon() for _ in range(4)]
    teksten = [f"kaart {i}" for i in range(24)]
    ids = [await telefoons[i // 6].leg(tekst) for i, tekst in enumerate(teksten)]

    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")

    getoond = [g for g in proef.log() if g.soort == "kaart_toegevoegd"]
    volgorde = [g.inhoud["tekst"] for g in getoond]
    assert sorted(teksten) == sorted(volgorde)
    assert teksten != volgorde  # once in 24 factorial
    assert 1 == len({g.tijd for g in getoond})
    assert {"deelnemer"} == {str(g.rol) for g in getoond}
    geheim = [*ids, *(d.id for d in proef.opslag.privaat(proef.sessie).deelnemers)]
    assert [] == [x for x in geheim if x in str(getoond)]
    assert () == proef.opslag.privaat(proef.sessie).inbreng


async def test_the_act_and_what_it_shows_are_stored_together_or_not_at_all(
    proef: Kamerproef, monkeypatch: pytest.MonkeyPatch
) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    await telefoon.leg(GEHEIM)

    def vol(*_alles: object, **_namen: object) -> list[Gebeurtenis]:
        raise OpslagFout("De schijf is vol.")

    with monkeypatch.context() as kapot:
        kapot.setattr(proef.opslag, "voeg_alle_toe", vol)
        with pytest.raises(Geweigerd, match="vol"):
            await proef.doe("fase_gezet", stap="vierv", fase="bekijken")

    assert GEHEIM in await telefoon.pagina()
    assert [] == [g for g in proef.log() if g.soort in ("fase_gezet", "kaart_toegevoegd")]


async def test_until_the_group_looks_no_text_is_in_any_stream_or_page_but_its_authors(
    proef: Kamerproef,
) -> None:
    await proef.open()
    schrijver, ander = await proef.telefoon(), await proef.telefoon()
    await schrijver.leg(GEHEIM)
    stand = await proef.stand(deelnemers=2, wachtend=1)

    async with aclosing(proef.huis.volg(proef.sessie, 0, hartslag=1)) as stroom:
        gebeurtenissen, kamer = await anext(stroom)
    async with ander.stroom() as berichten:
        gezien = await anext(berichten)

    for plek in (gebeurtenissen, kamer, stand, gezien, await ander.pagina(), await ander.eigen()):
        assert GEHEIM not in str(plek)
    assert GEHEIM in await schrijver.pagina()


async def test_nobody_takes_back_or_changes_a_card_of_another(proef: Kamerproef) -> None:
    await proef.open()
    schrijver, ander = await proef.telefoon(), await proef.telefoon()
    id_ = await schrijver.leg(GEHEIM)

    await ander.stuur("/inbreng/weg", {"id": id_})
    velden = {"stap": "vierv", "vak": "verlaten", "tekst": "iets anders"}
    zelfde = await ander.stuur("/inbreng", velden | {"id": id_})
    vervangt = await ander.stuur("/inbreng", velden | {"id": "nieuw-1234", "vervangt": id_})

    assert 409 == zelfde.status_code == vervangt.status_code
    assert GEHEIM in await schrijver.pagina()
    assert GEHEIM not in (await ander.client.get("/", params={"wijzig": id_})).text


async def test_one_takes_back_and_changes_ones_own(proef: Kamerproef) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    weg, oud = await telefoon.leg("weg"), await telefoon.leg("oud")
    await telefoon.stuur("/inbreng/weg", {"id": weg})
    nieuw = await telefoon.leg("nieuw", "verlaten", vervangt=oud)
    await telefoon.leg("oud", id_=oud)  # sent again, late
    await telefoon.leg("weg", id_=weg)

    assert {nieuw} == kaarten_in(await telefoon.pagina())
    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")
    assert ["nieuw"] == [k.tekst for k in (await proef.huis.toestand(proef.sessie)).kaarten]


async def test_a_card_that_is_on_the_table_can_not_be_changed_any_more(proef: Kamerproef) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    oud = await telefoon.leg("oud")
    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")

    velden = {"id": "nieuw-1234", "stap": "vierv", "vak": "verlaten", "tekst": "nieuw", "vervangt": oud}
    antwoord = await telefoon.stuur("/inbreng", velden)

    assert 409 == antwoord.status_code
    assert "al op tafel" in antwoord.json()["zin"]


@pytest.mark.parametrize("stap", ["vierv", "regie"])
async def test_what_one_gave_never_comes_together_or_in_ones_own_order(proef: Kamerproef, stap: str) -> None:
    """Over a few rounds: who gave three in a row would be known by his first."""
    await proef.doe("fase_gezet", stap=stap, fase="voor_zich")
    await proef.open(stap)
    telefoons = [await proef.telefoon() for _ in range(4)]
    functies = ("vraagbaak", "overzicht", "routeplan")
    volgorden = []
    for _ronde in range(8):
        for nr, functie in enumerate(functies):
            for wie, telefoon in enumerate(telefoons):
                velden = {"id": str(uuid.uuid4()), "stap": stap, "vak": "verlaten", "tekst": f"{wie} {nr}"}
                if stap == "regie":
                    # Of each phone another answer, so that the order of the authors can be read.
                    wat = ({"weet_niet": "1"}, {"wie": "zus"}, {"wie": "hoofdpersoon"}, {})[wie]
                    velden = {"id": str(uuid.uuid4()), "stap": stap, "functie": functie} | wat
                assert 200 == (await telefoon.stuur("/inbreng", velden)).status_code
        eerder = len(proef.log())
        await proef.doe("fase_gezet", stap=stap, fase="bekijken")
        nieuw = [g.inhoud for g in proef.log()[eerder + 1 :]]
        if stap == "regie":
            volgorden.append([(_van(i), functies.index(i["functie"])) for i in nieuw])
            for functie in functies:
                await proef.doe("regie_antwoorden_gewist", functie=functie)
        else:
            volgorden.append([(int(i["tekst"][0]), int(i["tekst"][2])) for i in nieuw])
        await proef.doe("fase_gezet", stap=stap, fase="voor_zich")

    assert {12} == {len(v) for v in volgorden}
    assert 8 == len({tuple(v) for v in volgorden})  # once in 12 factorial
    # Of 88 neighbours some 16 are of one author: 64 when each one's lie together, none when they take
    # turns. Once in ten million more or less than this.
    naast = sum(v[i][0] == v[i + 1][0] for v in volgorden for i in range(11))
    assert 0 < naast < 40
    eigen_volgorde = [[nr for w, nr in v if w == wie] == [0, 1, 2] for v in volgorden for wie in range(4)]
    assert sum(eigen_volgorde) < 25  # a sixth of 32 is some 5; once in a billion more than this


def _van(inhoud: Any) -> int:
    """Which phone gave this answer, in the test above."""
    return 0 if inhoud["weet_niet"] else {("zus",): 1, ("hoofdpersoon",): 2, (): 3}[tuple(inhoud["wie"])]


@pytest.mark.parametrize("fase", ["voor_zich", "bekijken", "kiezen"])
@pytest.mark.parametrize("stap", list(Stap))
async def test_outside_what_it_collects_a_phone_says_look_at_each_other_and_nothing_else(
    proef: Kamerproef, stap: Stap, fase: str
) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    await telefoon.leg(GEHEIM)
    await proef.doe("kaart_toegevoegd", vak="verlaten", tekst=GEHEIM)
    if stap in VERZAMELEND:
        await proef.doe("fase_gezet", stap=stap.value, fase=fase)
    await proef.doe("stap_geopend", stap=stap.value)

    pagina = await telefoon.pagina()
    plek = f"{stap.value}:{fase if stap in VERZAMELEND else 'bekijken'}"
    async with asyncio.timeout(20), telefoon.stroom() as berichten:
        while (bericht := lees((await anext(berichten))[1]))["plek"] != plek:
            continue  # the picture of before
    eigen = await telefoon.eigen()

    if stap in VERZAMELEND and fase == "voor_zich":
        assert "<form" in pagina
        assert bericht["eigen"]
        return
    hoofd = re.search(r"<main[^>]*>(.*)</main>", pagina, re.S)
    mijn = re.search(r'<section id="eigen"[^>]*>(.*)</section>', pagina, re.S)
    assert hoofd is not None
    assert mijn is not None
    zonder_script = "Kijk of er iets nieuws is"
    for markup in (hoofd[1], str(bericht["blad"])):
        assert "Kijk naar elkaar" == _tekst(re.sub(r"<noscript>.*?</noscript>", "", markup))
        assert zonder_script in markup
    assert "" == mijn[1] == eigen
    assert not bericht["eigen"]
    for markup in (hoofd[1], str(bericht["blad"])):
        assert not re.search(r"<(form|button|input|textarea|select|img|svg)", markup)


def _tekst(markup: str) -> str:
    """What of this markup can be read."""
    return re.sub(r"<[^>]*>", "", markup).strip()


# ---- numbers ---------------------------------------------------------------------------------------------


async def test_the_beamer_knows_how_many_are_ready(proef: Kamerproef) -> None:
    await proef.open()
    een, twee = await proef.telefoon(), await proef.telefoon()
    await een.stuur("/klaar", {"stap": "vierv", "klaar": "1"})
    await twee.stuur("/klaar", {"stap": "vierv", "klaar": "1"})
    await een.stuur("/klaar", {"stap": "vierv", "klaar": "0"})

    assert 2 == (await proef.stand(klaar=1)).deelnemers
    await proef.doe("stap_geopend", stap="wensen")
    assert 0 == (await proef.stand(klaar=0)).klaar


async def test_with_few_people_the_phone_says_that_it_can_be_guessed(proef: Kamerproef) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    assert "te raden van wie" in await telefoon.pagina()

    for _ in range(3):
        await proef.telefoon()

    assert "te raden van wie" not in await telefoon.pagina()


async def test_dots_are_counted_and_fixed_when_the_phase_is_left(proef: Kamerproef) -> None:
    await proef.open()
    een, twee = await proef.telefoon(), await proef.telefoon()
    for tekst in ("a", "b", "c"):
        await een.leg(tekst)
    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")
    a, b, _c = (
        k.id for k in sorted((await proef.huis.toestand(proef.sessie)).kaarten, key=lambda k: k.tekst)
    )
    te_vroeg = await een.stuur("/stip", {"doel": a, "aan": "1"})
    await proef.kamer("kamer_stippen", aantal=1)
    await proef.doe("fase_gezet", stap="vierv", fase="kiezen")
    await een.stuur("/stip", {"doel": a, "aan": "1"})
    te_veel = await een.stuur("/stip", {"doel": b, "aan": "1"})
    await een.stuur("/stip", {"doel": a, "aan": "0"})
    await een.stuur("/stip", {"doel": b, "aan": "1"})
    await twee.stuur("/stip", {"doel": b, "aan": "1"})
    await twee.stuur("/stip", {"doel": b, "aan": "1"})

    assert 409 == te_vroeg.status_code == te_veel.status_code
    assert ((b, 2),) == (await proef.stand(gestipt=((b, 2),))).gestipt
    assert [] == [g for g in proef.log() if g.soort == "stippen_geteld"]
    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")
    assert [{"stap": "vierv", "totalen": {b: 2}}] == [
        g.inhoud for g in proef.log() if g.soort == "stippen_geteld"
    ]
    assert () == (await proef.stand(gestipt=())).gestipt


async def test_the_facilitator_takes_off_only_what_was_written_after_the_room_was_told(
    proef: Kamerproef,
) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    eerder = await telefoon.leg("eerder")
    await proef.kamer("kamer_meelezen", aan=True)
    assert "leest mee" in await telefoon.pagina()
    later = await telefoon.leg("later")
    plek = await proef.huis.haal(proef.sessie)

    with pytest.raises(Geweigerd):
        await proef.huis.kamers.afstanden.haal_weg(plek, eerder)
    await proef.huis.kamers.afstanden.haal_weg(plek, later)

    assert {eerder} == kaarten_in(await telefoon.pagina())
    await telefoon.leg("later", id_=later)
    assert {eerder} == kaarten_in(await telefoon.pagina())


# ---- what it was about is gone -----------------------------------------------------------------------


_WEG: tuple[tuple[str, dict[str, str], tuple[str, dict[str, str]], str], ...] = (
    (
        "ogen",
        {"bezoek_id": "b5", "kant": "goed", "tekst": GEHEIM},
        ("bezoek_weggehaald", {"bezoek_id": "b5"}),
        "Deze halte is intussen van de weg gehaald.",
    ),
    (
        "ogen",
        {"bezoek_id": "b5", "kant": "vast", "tekst": GEHEIM},
        ("bezoek_weggehaald", {"bezoek_id": "b5"}),
        "Deze halte is intussen van de weg gehaald.",
    ),
    (
        "regie",
        {"functie": "overzicht", "wie": "zus"},
        ("actor_weggehaald", {"actor_id": "zus"}),
        "Deze helper is intussen weggehaald.",
    ),
)


@pytest.mark.parametrize(("stap", "gegeven", "weg", "zin"), _WEG, ids=["goed", "vast", "regie"])
async def test_what_is_about_something_that_is_gone_waits_and_is_told_and_comes_back_with_it(
    proef: Kamerproef, stap: str, gegeven: dict[str, str], weg: tuple[str, dict[str, str]], zin: str
) -> None:
    await proef.open(stap)
    await proef.doe("fase_gezet", stap=stap, fase="voor_zich")
    telefoon = await proef.telefoon()
    velden = {"id": "gegeven-1", "stap": stap} | gegeven
    assert 200 == (await telefoon.stuur("/inbreng", velden)).status_code
    weggehaald = await proef.doe(weg[0], **weg[1])

    await proef.doe("fase_gezet", stap=stap, fase="bekijken")

    stand = await proef.stand(wachtend=1)
    assert ((zin, 1),) == stand.apart
    assert GEHEIM not in str(stand)
    assert ["gegeven-1"] == [i.id for i in proef.opslag.privaat(proef.sessie).inbreng]
    laatste = proef.log()[-1]
    assert "fase_gezet" == laatste.soort
    await proef.doe("ongedaan_gemaakt", doel=weggehaald.id)
    assert () == (await proef.stand(apart=())).apart
    assert 1 == (await proef.stand(wachtend=1)).wachtend
    await proef.doe("fase_gezet", stap=stap, fase="bekijken")
    assert "deelnemer" == str(proef.log()[-1].rol)
    assert () == proef.opslag.privaat(proef.sessie).inbreng


async def test_who_wrote_what_could_not_be_placed_can_give_it_another_place(proef: Kamerproef) -> None:
    await proef.open("ogen")
    telefoon = await proef.telefoon()
    gegeven = {"stap": "ogen", "kant": "goed", "tekst": GEHEIM}
    await telefoon.stuur("/inbreng", gegeven | {"id": "gegeven-1", "bezoek_id": "b5"})
    await proef.doe("bezoek_weggehaald", bezoek_id="b5")
    await proef.doe("fase_gezet", stap="ogen", fase="bekijken")
    await proef.doe("fase_gezet", stap="ogen", fase="voor_zich")
    assert kaarten_in(await telefoon.pagina()) == {"gegeven-1"}

    anders = gegeven | {"id": "gegeven-2", "bezoek_id": "b4", "vervangt": "gegeven-1"}
    assert 200 == (await telefoon.stuur("/inbreng", anders)).status_code

    assert () == (await proef.stand(apart=())).apart
    await proef.doe("fase_gezet", stap="ogen", fase="bekijken")
    gevonden = (await proef.huis.toestand(proef.sessie)).bezoek("b4")
    assert gevonden is not None
    assert GEHEIM in gevonden[2].goed


async def test_an_answer_that_names_two_keeps_the_one_who_is_still_there(proef: Kamerproef) -> None:
    await proef.open("regie")
    telefoon = await proef.telefoon()
    antwoord = {"id": "gegeven-1", "stap": "regie", "functie": "overzicht", "wie": ["zus", "hoofdpersoon"]}
    await telefoon.stuur("/inbreng", antwoord)
    await proef.doe("actor_weggehaald", actor_id="zus")

    await proef.doe("fase_gezet", stap="regie", fase="bekijken")

    assert [("hoofdpersoon",)] == [a.wie for a in (await proef.huis.toestand(proef.sessie)).antwoorden]


# ---- what a full room costs ---------------------------------------------------------------------------


async def test_a_reveal_is_worked_out_beside_the_loop_and_each_card_judged_once(
    proef: Kamerproef, monkeypatch: pytest.MonkeyPatch
) -> None:
    await proef.open()
    telefoons = [await proef.telefoon() for _ in range(3)]
    for telefoon in telefoons:
        for nr in range(5):
            await telefoon.leg(f"kaart {nr}")
    waar: list[int] = []
    echt = KaartToegevoegd.bezwaar

    def bezwaar(self: KaartToegevoegd, t: Toestand) -> str | None:
        waar.append(threading.get_ident())
        return echt(self, t)

    monkeypatch.setattr(KaartToegevoegd, "bezwaar", bezwaar)
    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")

    assert 15 == len(waar)
    assert threading.get_ident() not in waar


# ---- every step ------------------------------------------------------------------------------------------


async def test_all_five_steps_collect_by_the_same_way(proef: Kamerproef) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    bezoek = (await proef.huis.toestand(proef.sessie)).casus.werkelijk[0].id
    inbreng: dict[str, list[dict[str, object]]] = {
        "regie": [
            {"functie": "vraagbaak", "wie": ["hoofdpersoon", "zus"]},
            {"functie": "vraagbaak", "wie": "zus"},
            {"functie": "overzicht", "weet_niet": "1"},
        ],
        "ogen": [
            {"bezoek_id": bezoek, "kant": "goed", "tekst": "Ik kreeg soep"},
            {"bezoek_id": bezoek, "kant": "vast", "tekst": "Ik stond buiten"},
        ],
        "dilemmas": [{"tussen": "rust", "en": "drukte"}],
        "wensen": [{"tekst": "een bed"}],
    }
    for stap, rij in inbreng.items():
        await proef.doe("fase_gezet", stap=stap, fase="voor_zich")
        await proef.doe("stap_geopend", stap=stap)
        for nr, velden in enumerate(rij):
            antwoord = await telefoon.stuur("/inbreng", {"id": f"{stap}-nummer-{nr}", "stap": stap} | velden)
            assert 200 == antwoord.status_code, antwoord.text
        await proef.doe("fase_gezet", stap=stap, fase="bekijken")

    t = await proef.huis.toestand(proef.sessie)
    gevonden = t.bezoek(bezoek)
    assert gevonden is not None
    assert [("vraagbaak", ("zus",), False), ("overzicht", (), True)] == sorted(
        ((a.functie.value, a.wie, a.weet_niet) for a in t.antwoorden), reverse=True
    )
    assert "Ik kreeg soep" in gevonden[2].goed
    assert "Ik stond buiten" in [o.tekst for o in gevonden[2].obstakels]
    assert ["rust"] == [d.tussen for d in t.dilemmas if d.tussen == "rust"]
    assert ["een bed"] == [v.tekst for v in t.voorstellen]
