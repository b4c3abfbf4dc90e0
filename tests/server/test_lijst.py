"""A long list on a phone: a whole one fits, a form comes back at its own place, the group gets counts."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from rk.content import laad_werkvorm
from rk.domain import Stem, Werkpunt, werkpunt
from rk.events import als_gegeven
from tests.server.kamerproef import Kamerproef, Telefoon, kamerproef

LIJST = "zo-werken-we-samen"
PUNT: Werkpunt = werkpunt(LIJST)


@pytest_asyncio.fixture
async def proef() -> AsyncIterator[Kamerproef]:
    async with kamerproef() as proef:
        werkvorm = als_gegeven(laad_werkvorm(LIJST))
        await proef.doe("werkvorm_toegevoegd", punt=str(PUNT), werkvorm=werkvorm)
        await proef.doe("fase_gezet", stap=str(PUNT), fase="voor_zich")
        await proef.open(str(PUNT))
        yield proef


def zinnen() -> list[str]:
    lijst = laad_werkvorm(LIJST).checklijst
    assert lijst is not None
    return [z.id for g in lijst.groepen for z in g.stellingen]


def velden(stelling: str, antwoord: str, opmerking: str = "") -> dict[str, str]:
    """What a form of the phone sends."""
    return {
        "id": str(uuid.uuid4()), "stap": str(PUNT), "vorm": "checklijst", "stelling": stelling,
        "antwoord": antwoord, "opmerking": opmerking, "anker": stelling,
    }  # fmt: skip


async def geef(telefoon: Telefoon, stelling: str, antwoord: str, opmerking: str = "") -> str:
    antwoord_ = await telefoon.stuur("/inbreng", velden(stelling, antwoord, opmerking))
    assert 200 == antwoord_.status_code, antwoord_.text
    return str(antwoord_.json()["eigen"])


async def test_a_whole_list_with_a_remark_at_each_statement_is_given_and_shown_as_counts(
    proef: Kamerproef,
) -> None:
    telefoons = [await proef.telefoon() for _ in range(2)]
    for nr, telefoon in enumerate(telefoons):
        for z in zinnen():
            await geef(telefoon, z, ("ja", "nee")[nr], "x" * 300)
        assert "Je gaf 41 van de 41" in await telefoon.eigen()

    await proef.doe("fase_gezet", stap=str(PUNT), fase="bekijken")

    stellingen = (await proef.huis.toestand(proef.sessie)).werkstand(PUNT).stellingen
    assert dict.fromkeys(zinnen(), 2) == Counter(z.stelling for z in stellingen)
    assert {Stem.DEELNEMER} == {z.stem for z in stellingen}
    assert zinnen() * 2 != [z.stelling for z in stellingen]  # in the order of nobody


async def test_a_new_answer_comes_in_the_place_of_the_old_one_until_it_is_taken_back(
    proef: Kamerproef,
) -> None:
    telefoon = await proef.telefoon()
    eigen = await geef(telefoon, "tijd", "ja")
    assert 'id="geef-tijd-ja" class="tel-antwoord" aria-pressed="true"' in eigen
    eigen = await geef(telefoon, "tijd", "deels", "Op vrijdag niet")

    assert 1 == eigen.count('aria-pressed="true"')
    assert "Op vrijdag niet" in eigen
    assert 1 == (await proef.stand(wachtend=1)).wachtend
    plek = await proef.huis.haal(proef.sessie)
    (mijn,) = [i for d in plek.kamer.telefoons() for i in d.inbreng]
    weg = await telefoon.stuur("/inbreng/weg", {"id": mijn, "anker": "tijd"})
    assert 'aria-pressed="true"' not in weg.json()["eigen"].split('id="klaar"')[0]


@pytest.mark.parametrize(
    ("anker", "waar"),
    [
        ("tijd", "/?bij=tijd#zin-tijd"),
        ("", "/"),
        ("//elders.example", "/"),
        ("tijd\r\nSet-Cookie: x=1", "/"),
        ("t" * 81, "/"),
    ],
)
async def test_a_form_without_script_comes_back_where_it_was_sent(
    proef: Kamerproef, anker: str, waar: str
) -> None:
    telefoon = await proef.telefoon()
    antwoord = await telefoon.client.post("/inbreng", data=velden("tijd", "ja") | {"anker": anker})

    assert (303, waar) == (antwoord.status_code, antwoord.headers["Location"])
    pagina = (await telefoon.client.get(waar)).text
    assert 'id="geef-tijd-ja" class="tel-antwoord" aria-pressed="true"' in pagina
    assert ('<details id="groep-vertrouwen" open' in pagina) == (anker == "tijd")


async def test_another_phone_never_sees_what_this_one_answered(proef: Kamerproef) -> None:
    een, twee = await proef.telefoon(), await proef.telefoon()
    await geef(een, "tijd", "nee", "zilvermeeuw")

    for markup in (await twee.pagina(), await twee.eigen()):
        assert "zilvermeeuw" not in markup
        assert "Je gaf 0 van de 41" in markup
