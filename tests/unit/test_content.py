# ruff: noqa: E501 - in a table of broken files a case stands on one line
"""What stands in data/ becomes records; what is wrong in it becomes plain sentences."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rk.content import (
    EIGEN,
    InhoudFout,
    agendas,
    casussen,
    codeboeken,
    controleer,
    data_map,
    eigen_fouten,
    kaarten,
    laad_casus,
    laad_kaart,
    laad_stappenplan,
    schemas,
    schrijf_schemas,
    stappenplannen,
    werkvormen,
)
from rk.domain import (
    HOOFDPERSOON,
    Casus,
    Leefdomein,
    Overdracht,
    Overgang,
    Route,
    Routekaart,
    Stap,
    Subroute,
    Woord,
)
from rk.inzicht import cijfers

KAART = """\
id: dorp
naam: Dorp
stand: 2018-02
routes:
  - {route: groen, naam: Groen, uitleg: a}
  - {route: geel, naam: Geel, uitleg: b}
  - {route: oranje, naam: Oranje, uitleg: c}
  - {route: blauw, naam: Blauw, uitleg: d}
subroutes:
  - {subroute: wonen, naam: Wonen}
haltes:
  - id: huisarts
    naam: Huisarts
    route: oranje
  - id: hostel
    naam: Hostel
    route: blauw
    subroute: wonen
    onder: huisarts
    zoekwoorden: [kamer]
vangnet:
  uitleg: e
  meldplekken:
    - {id: politie, naam: Politie}
  oppakkers: []
  herstel: []
"""

CASUS = """\
id: ria
naam: Ria
domeinen: [wonen, geld]
actoren:
  - {id: zus, naam: Zus, soort: informeel, route: groen, halte_id: hostel}
  - {id: arts, naam: Arts, soort: formeel, route: oranje}
banden:
  - {soort: kent, van: zus, naar: arts}
  - {soort: wijst, van: hoofdpersoon, naar: hostel}
  - {soort: overzicht, van: zus, naar: wonen}
regie:
  - {functie: vraagbaak, wie: [zus, hoofdpersoon]}
werkelijk:
  - id: b1
    halte_id: huisarts
    actor_id: arts
    overdracht: warm
    maand: 2017-11
    obstakels:
      - {id: o1, tekst: Ik wacht, vereist: [o2]}
      - {id: o2, tekst: Geen geld, soort: geld}
beste:
  - {id: b2, halte_id: hostel, actor_id: hoofdpersoon}
"""

STAPPENPLAN = """\
id: kort
titel: Kort
doel: a
voor_wie: b
stappen:
  - {stap: wie, naam: Wie, vraag: c, uitleg: d, prompts: [e], minuten: {60: 20, 90: 30}}
  - {stap: wensen, naam: Wensen, vraag: c, uitleg: d, prompts: [], minuten: {60: 40, 90: 60}}
"""

GROEN_TEKST = "  - {route: groen, naam: Groen, uitleg: a}\n"


@pytest.fixture
def kaart(tmp_path: Path) -> Routekaart:
    bestand = tmp_path / "dorp.yaml"
    bestand.write_text(KAART, encoding="utf-8")
    return laad_kaart(bestand)


def _fouten(tmp_path: Path, inhoud: str | bytes, kaart: Routekaart | None = None) -> list[str]:
    bestand = tmp_path / "ria.yaml"
    bestand.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    return [str(fout) for fout in controleer(bestand, kaart=kaart)]


def test_a_map_keeps_its_lists_in_order_and_its_words_as_enums(kaart: Routekaart) -> None:
    hostel = kaart.haltes[1]

    assert (Route.BLAUW, Subroute.WONEN, "huisarts", ("kamer",)) == (
        hostel.route,
        hostel.subroute,
        hostel.onder,
        hostel.zoekwoorden,
    )
    assert "2018-02" == kaart.stand


def test_a_casus_may_name_the_person_himself_wherever_a_helper_is_asked(
    tmp_path: Path, kaart: Routekaart
) -> None:
    bestand = tmp_path / "ria.yaml"
    bestand.write_text(CASUS, encoding="utf-8")

    casus = laad_casus(bestand, kaart=kaart)

    assert HOOFDPERSOON == casus.beste[0].actor_id
    assert Overdracht.WARM is casus.werkelijk[0].overdracht
    assert (Leefdomein.WONEN, Leefdomein.GELD) == casus.domeinen


def test_an_agenda_needs_no_quotes(tmp_path: Path) -> None:
    bestand = tmp_path / "kort.yaml"
    bestand.write_text(STAPPENPLAN, encoding="utf-8")

    uitleg = laad_stappenplan(bestand).uitleg(Stap.WIE)

    assert uitleg is not None
    assert {"60": 20, "90": 30} == uitleg.minuten


HALTE_SLEUTELS = (
    "id, naam, route, subroute, soort, specifiek, gemeentelijk, organisatie, wet, aanbod, onder, "
    "zoekwoorden, vervallen, eigen, bron"
)

KAPOTTE_KAART = [
    ("naam: Dorp", "naam: 3", 'ria.yaml:2 naam: 3 kan hier niet; verwacht: een tekst (zet er aanhalingstekens omheen)'),
    ("naam: Dorp", "naam:", "ria.yaml:2 naam: leeg kan hier niet; verwacht: een tekst"),
    ("naam: Dorp", "naam: ' '", "ria.yaml:2 naam: deze naam is leeg; verwacht: een tekst"),
    ("naam: Dorp", f"naam: {'a' * 61}", "ria.yaml:2 naam: deze naam heeft 61 tekens; verwacht: hoogstens 60"),
    ("naam: Dorp\n", "", "ria.yaml:1 naam: deze sleutel ontbreekt; verwacht: een tekst"),
    ("naam: Dorp\n", "naam: Dorp\nnaam: Stad\n", "ria.yaml:3 naam: deze sleutel staat er twee keer; verwacht: één keer"),
    ("id: dorp", "id: Het Dorp", 'ria.yaml:1 id: "Het Dorp" kan geen id zijn; verwacht: kleine letters, cijfers en streepjes, hoogstens 60'),
    ("stand: 2018-02", "stand: 2018-13", 'ria.yaml:3 stand: "2018-13" is geen maand; verwacht: jaar en maand, zoals 2018-02'),
    ("stand: 2018-02", "stand: ''", 'ria.yaml:3 stand: "" is geen maand; verwacht: jaar en maand, zoals 2018-02'),
    ("    route: oranje", "    route: oranj", 'ria.yaml:14 haltes[0].route: "oranj" kan hier niet; bedoel je "oranje"?'),
    ("    route: oranje", "    route: paars", 'ria.yaml:14 haltes[0].route: "paars" kan hier niet; verwacht: een van groen, geel, oranje, blauw'),
    ("    route: oranje", "    route: [oranje]", "ria.yaml:14 haltes[0].route: een lijst kan hier niet; verwacht: een van groen, geel, oranje, blauw"),
    ("    route: oranje\n", "    route: oranje\n    subroute: wonen\n", "ria.yaml:15 haltes[0].subroute: alleen de blauwe route heeft subroutes; laat deze sleutel weg"),
    ("    route: oranje\n", "    route: oranje\n    vervalen: true\n", 'ria.yaml:15 haltes[0].vervalen: deze sleutel kennen we niet; bedoel je "vervallen"?'),
    ("    route: oranje\n", "    route: oranje\n    xyzzy: 1\n", f"ria.yaml:15 haltes[0].xyzzy: deze sleutel kennen we niet; verwacht: een van {HALTE_SLEUTELS}"),
    ("    route: oranje\n", "    route: oranje\n    vervallen: nee\n", 'ria.yaml:15 haltes[0].vervallen: "nee" kan hier niet; verwacht: true of false'),
    ("    route: oranje\n", "    route: oranje\n    bron: seeds\n", 'ria.yaml:15 haltes[0].bron: "seeds" kan hier niet; verwacht: een blok met de sleutels document, plaats'),
    ("    subroute: wonen\n", "", "ria.yaml:15 haltes[1].subroute: een halte op de blauwe route hoort op een subroute; kies er een"),
    ("    subroute: wonen", "    subroute: werk", 'ria.yaml:18 haltes[1].subroute: "werk" staat niet bij `subroutes`'),
    ("onder: huisarts", "onder: huisart", 'ria.yaml:19 haltes[1].onder: "huisart" bestaat niet; bedoel je "huisarts"?'),
    ("onder: huisarts", "onder: hostel", "ria.yaml:19 haltes[1].onder: deze halte valt zo onder zichzelf; verwacht: een andere halte"),
    ("id: hostel", "id: huisarts", 'ria.yaml:15 haltes[1].id: "huisarts" staat er twee keer; verwacht: één keer'),
    ("zoekwoorden: [kamer]", "zoekwoorden: kamer", 'ria.yaml:20 haltes[1].zoekwoorden: "kamer" kan hier niet; verwacht: een lijst'),
    (GROEN_TEKST, "", 'ria.yaml:4 routes: de route "groen" ontbreekt'),
    (GROEN_TEKST, GROEN_TEKST * 2, 'ria.yaml:6 routes[1].route: "groen" staat er twee keer; verwacht: één keer'),
    ("oppakkers: []", "oppakkers: {}", "ria.yaml:25 vangnet.oppakkers: een blok met sleutels kan hier niet; verwacht: een lijst"),
    ("uitleg: e", f"uitleg: {'e' * 2001}", "ria.yaml:22 vangnet.uitleg: deze tekst heeft 2001 tekens; verwacht: hoogstens 2000"),
    ("uitleg: e", r'uitleg: "\0"', r'ria.yaml:22 vangnet.uitleg: hier staat een onzichtbaar teken dat niet mag: "\u0000"'),
]  # fmt: skip

KAPOTTE_CASUS = [
    ("halte_id: huisarts", "halte_id: huisart", 'ria.yaml:15 werkelijk[0].halte_id: "huisart" bestaat niet; bedoel je "huisarts"?'),
    ("halte_id: hostel}\n  - {id: arts", "halte_id: xyzzy}\n  - {id: arts", 'ria.yaml:5 actoren[0].halte_id: "xyzzy" bestaat niet'),
    ("actor_id: arts", "actor_id: artsen", 'ria.yaml:16 werkelijk[0].actor_id: "artsen" bestaat niet; bedoel je "arts"?'),
    ("naar: hostel", "naar: hotel", 'ria.yaml:9 banden[1].naar: "hotel" bestaat niet; bedoel je "hostel"?'),
    ("naar: arts", "naar: hostel", 'ria.yaml:8 banden[0].naar: "hostel" bestaat niet'),
    ("van: zus, naar: wonen", "van: zus, naar: wone", 'ria.yaml:10 banden[2].naar: "wone" is geen leefdomein; bedoel je "wonen"?'),
    ("{soort: overzicht, van: zus, naar: wonen}", "{soort: kent, van: arts, naar: zus}", 'ria.yaml:10 banden[2]: "kent arts zus" staat er twee keer; verwacht: één keer'),
    ("wie: [zus, hoofdpersoon]", "wie: [zusje]", 'ria.yaml:12 regie[0].wie[0]: "zusje" bestaat niet; bedoel je "zus"?'),
    ("wie: [zus, hoofdpersoon]", "wie: [zus], niemand: true", "ria.yaml:12 regie[0].niemand: `niemand` en namen bij `wie` kunnen niet samen; kies een van de twee"),
    ("id: arts, naam", "id: hoofdpersoon, naam", 'ria.yaml:6 actoren[1].id: "hoofdpersoon" is altijd de persoon zelf; verwacht: een id voor een helper'),
    ("id: b2", "id: b1", 'ria.yaml:23 beste[0].id: "b1" staat er twee keer; verwacht: één keer'),
    ("vereist: [o2]", "vereist: [o3]", 'ria.yaml:20 werkelijk[0].obstakels[0].vereist[0]: "o3" bestaat niet'),
    ("vereist: [o2]", "vereist: [o1]", "ria.yaml:20 werkelijk[0].obstakels[0].vereist[0]: een obstakel kan niet op zichzelf wachten; verwacht: een ander obstakel"),
    ("maand: 2017-11", "maand: nov 2017", 'ria.yaml:18 werkelijk[0].maand: "nov 2017" is geen maand; verwacht: jaar en maand, zoals 2018-02'),
    ("domeinen: [wonen, geld]", "domeinen: [wonen, wonen]", 'ria.yaml:3 domeinen[1]: "wonen" staat er twee keer; verwacht: één keer'),
]  # fmt: skip

KAPOTTE_STAPPENPLAN = [
    ("60: 40", "60: 35", "ria.yaml:5 stappen: de minuten van agenda 60 zijn samen 55; verwacht: 60"),
    ("60: 40", "60: veertig", 'ria.yaml:7 stappen[1].minuten.60: "veertig" kan hier niet; verwacht: een geheel getal'),
    ("90: 60", "90: 60, uur: 1", 'ria.yaml:7 stappen[1].minuten.uur: "uur" kan hier niet; verwacht: de naam van een agenda, zoals 60'),
    ("stap: wensen", "stap: wie", 'ria.yaml:7 stappen[1].stap: "wie" staat er twee keer; verwacht: één keer'),
    ("prompts: []", "prompts: {a: 1}", "ria.yaml:7 stappen[1].prompts: een blok met sleutels kan hier niet; verwacht: een lijst"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("heel", "was", "wordt", "melding"),
    [
        *((KAART, *geval) for geval in KAPOTTE_KAART),
        *((CASUS, *geval) for geval in KAPOTTE_CASUS),
        *((STAPPENPLAN, *geval) for geval in KAPOTTE_STAPPENPLAN),
    ],
    ids=[geval[2][:60] for geval in (*KAPOTTE_KAART, *KAPOTTE_CASUS, *KAPOTTE_STAPPENPLAN)],
)
def test_a_fault_names_file_line_key_and_what_was_expected(
    tmp_path: Path, kaart: Routekaart, heel: str, was: str, wordt: str, melding: str
) -> None:
    assert heel.count(was) == 1

    fouten = _fouten(tmp_path, heel.replace(was, wordt), kaart)

    assert melding in fouten
    assert all(fout.startswith("ria.yaml:") for fout in fouten)


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "ria.yaml: dit bestand is leeg; verwacht: sleutels met een waarde, zoals `id: rob`"),
        (b"# niets\n", "ria.yaml: dit bestand is leeg; verwacht: sleutels met een waarde, zoals `id: rob`"),
        (b"- a\n", "ria.yaml: bovenaan staat een lijst; verwacht: sleutels met een waarde, zoals `id: rob`"),
        (b"id: a\nnaam: caf\xe9\n", "ria.yaml:2: hier staat een teken dat geen UTF-8 is; bewaar het bestand als UTF-8"),
        (b"id: a\nnaam: \x07\n", r'ria.yaml:2: hier staat een onzichtbaar teken dat niet mag: "\u0007"'),
        (b"id: a\nnaam: Rob: de man\n", "ria.yaml:2: geen goede YAML: een dubbele punt op een plek waar dat niet kan; kijk of de regels gelijk inspringen, of zet de tekst tussen aanhalingstekens"),
        (b"id: a\n\tnaam: b\n", "ria.yaml:2: geen goede YAML: een teken dat hier niet kan beginnen; spring in met spaties (geen tabs) en zet de tekst tussen aanhalingstekens"),
        (b"id: [a\n", "ria.yaml:2: geen goede YAML: een haakje of aanhalingsteken gaat niet dicht"),
        (b"id: a\n---\nid: b\n", "ria.yaml:2: hier begint een tweede document (`---`); verwacht: één"),
        (b"id: &x a\nnaam: *x\n", "ria.yaml:1: een anker met `&` kan hier niet; schrijf de waarde uit"),
        (b"id: a\nnaam: *x\n", "ria.yaml:2: een verwijzing met `*` kan hier niet; schrijf de waarde uit"),
        (b"id: !!python/object:os.system a\n", "ria.yaml:1: een soort met `!` kan hier niet; laat die weg"),
        (b"? [a]\n: b\n", "ria.yaml:1: een lijst of blok kan geen sleutel zijn; verwacht: een woord"),
        (b"id: " + b"[" * 100_000, "ria.yaml:1: de blokken zijn te diep genest; verwacht: hoogstens 20 diep"),
        (b"id: [" + b"a," * 30_000 + b"]", "ria.yaml:1: dit bestand heeft te veel waarden; verwacht: hoogstens 20.000"),
        (b"id: a\n" + b"#" * 1_000_000, "ria.yaml: dit bestand is te groot; verwacht: hoogstens 1 MB"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lader", ["CSafeLoader", "SafeLoader"])
def test_a_file_that_can_not_be_read_says_so_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lader: str, inhoud: bytes, melding: str
) -> None:
    # libyaml may be absent, and words some of its complaints in another way.
    monkeypatch.setattr("rk.content.lezen._Lader", getattr(yaml, lader, yaml.SafeLoader))

    assert [melding] == _fouten(tmp_path, inhoud)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    assert ["weg.yaml: dit bestand bestaat niet"] == [str(f) for f in controleer(tmp_path / "weg.yaml")]
    assert "dit is een map; verwacht: een YAML-bestand" == controleer(tmp_path)[0].tekst


def test_a_file_that_may_not_be_opened_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bestand := tmp_path / "ria.yaml").touch()

    def dicht(*_args: object, **_opties: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", dicht)

    fouten = [str(fout) for fout in controleer(bestand)]

    assert ["ria.yaml: dit bestand kan niet gelezen worden; mag je het openen?"] == fouten


def test_all_faults_of_a_file_come_at_once_in_the_order_of_its_lines(
    tmp_path: Path, kaart: Routekaart
) -> None:
    bestand = tmp_path / "ria.yaml"
    kapot = CASUS.replace("naam: Ria", "naam: 3").replace("van: zus, naar: arts", "van: zuz, naar: arts")
    bestand.write_text(kapot.replace("overdracht: warm", "overdracht: heet"), encoding="utf-8")

    with pytest.raises(InhoudFout) as gevangen:
        laad_casus(bestand, kaart=kaart)

    assert [2, 8, 17] == [fout.regel for fout in gevangen.value.fouten]
    assert 3 == len(str(gevangen.value).splitlines())


def test_a_message_stays_one_line_whatever_the_file_says(tmp_path: Path) -> None:
    fouten = _fouten(tmp_path, CASUS + '"a\\nb\\e[31m": 1\n')

    assert any(r"a\u000ab\u001b[31m" in fout for fout in fouten)
    assert all(len(fout.splitlines()) == 1 for fout in fouten)


def test_words_are_read_as_an_editor_reads_them(tmp_path: Path, kaart: Routekaart) -> None:
    ja_nee = KAART.replace("naam: Groen", "naam: no").replace("uitleg: a", "uitleg: 2018-02-01")

    assert [] == _fouten(tmp_path, ja_nee)


def test_an_unknown_id_gets_a_suggestion() -> None:
    with pytest.raises(InhoudFout, match=r'^casussen: "roob" bestaat niet; bedoel je "rob"\?$'):
        laad_casus("roob")


def test_a_casus_without_a_map_is_checked_against_the_shipped_ones(tmp_path: Path) -> None:
    fouten = _fouten(tmp_path, CASUS.replace("halte_id: huisarts", "halte_id: huisart"))

    assert 'ria.yaml:15 werkelijk[0].halte_id: "huisart" bestaat niet; bedoel je "huisarts"?' in fouten


def test_everything_that_is_shipped_is_in_order() -> None:
    bestanden = sorted(data_map().glob("*/*.yaml"))

    assert {p: [] for p in bestanden} == {p: controleer(p) for p in bestanden}
    assert {p.stem for p in bestanden} == {
        *kaarten(),
        *casussen(),
        *stappenplannen(),
        *werkvormen(),
        *agendas(),
        *codeboeken(),
    }


def test_shipped_records_are_read_once() -> None:
    assert laad_casus("rob") is casussen()["rob"]


def test_the_kept_schemas_are_the_generated_ones(tmp_path: Path) -> None:
    schrijf_schemas(tmp_path)
    kept = data_map() / "schemas"
    # What is no file of data/ has a test of its own: tests/unit/analysis/test_schema.py.
    van_data = [p for p in sorted(kept.iterdir()) if not p.name.startswith("routedata")]

    assert {p.name: p.read_text("utf-8") for p in sorted(tmp_path.iterdir())} == {
        p.name: p.read_text("utf-8") for p in van_data
    }


@pytest.mark.parametrize(
    ("naam", "goed", "kapot"),
    [
        ("routekaart", KAART, KAART.replace("    route: oranje", "    route: paars")),
        ("casus", CASUS, CASUS + "verhaall: x\n"),
        ("stappenplan", STAPPENPLAN, STAPPENPLAN.replace("60: 40", "60: veel")),
    ],
)
def test_an_editor_with_the_schema_sees_what_the_check_sees(naam: str, goed: str, kapot: str) -> None:
    jsonschema.Draft7Validator.check_schema(schemas()[naam])
    keurt = jsonschema.Draft7Validator(schemas()[naam])

    assert [] == list(keurt.iter_errors(_als_json(goed)))
    assert [] != list(keurt.iter_errors(_als_json(kapot)))


def _als_json(tekst: str) -> object:
    # All keys of JSON are texts, as they are for us.
    return json.loads(json.dumps(yaml.safe_load(tekst)))


@pytest.mark.parametrize("pad", sorted(data_map().glob("*/*.yaml")), ids=lambda pad: pad.stem)
def test_a_shipped_file_shows_an_editor_its_schema(pad: Path) -> None:
    eerste = pad.read_text("utf-8").splitlines()[0]
    schema = pad.parent / eerste.removeprefix("# yaml-language-server: $schema=")

    assert eerste.startswith("# yaml-language-server: $schema=../schemas/")
    assert [] == list(
        jsonschema.Draft7Validator(json.loads(schema.read_text("utf-8"))).iter_errors(
            _als_json(pad.read_text("utf-8"))
        )
    )


VERHALEN = ["chantal", "daan", "danielle", "hanneke", "ilse", "joris", "mark", "rob", "wilma"]

PLAATS_OF_BAAS = re.compile(
    r"\b(?:Amsterdam|Beek|Den Haag|Dordrecht|Dord\w+|Drechtsteden|Geleen|Heerlen|Limburg|Maastricht|Rotterdam"
    r"|Sittard|Stein|MDHG|MEE\w*|Movisie|Muzus|SOS|Schouders [Oo]nder [Ss]tress)\b"
)
"""Towns and organisations of the sources and of the map, none of which may stand in a story."""

MAG_MET_HOOFDLETTER = {"UWV"}
"""What the whole country has may be named; beside it only the person, by a first name."""

ZINSBEGIN = re.compile(r"^|(?<=[.!?:])\s+")


def _teksten(casus: Casus) -> Iterator[str]:
    """Everything that a group reads of a casus on its screens."""
    yield from (casus.leeftijd, *casus.verhaal.splitlines(), *casus.kan_goed, *casus.wil, *casus.wil_niet)
    for actor in casus.actoren:
        yield from (actor.naam, actor.organisatie)
    for bezoek in casus.werkelijk:
        yield from (bezoek.goed, *(o.tekst for o in bezoek.obstakels))


def _met_hoofdletter(tekst: str) -> set[str]:
    """The words with a capital that do not begin a sentence."""
    return {
        woord
        for zin in ZINSBEGIN.split(tekst)
        for woord in re.findall(r"[^\W\d_]+", zin)[1:]
        if woord[:1].isupper()
    }


def test_every_story_that_ships_is_known_here() -> None:
    assert VERHALEN == list(casussen())


@pytest.mark.parametrize("naam", VERHALEN)
def test_a_shipped_story_says_where_it_comes_from_and_what_was_made_up(naam: str) -> None:
    casus = laad_casus(naam)

    assert casus.bron is not None
    assert casus.bron.document in {"001", "002", "003"}
    assert casus.bron.plaats
    assert casus.oefening
    assert casus.verzonnen


@pytest.mark.parametrize("naam", VERHALEN)
def test_a_shipped_story_leaves_the_best_way_to_the_group(naam: str) -> None:
    casus = laad_casus(naam)

    assert casus.beste == ()
    assert len(casus.werkelijk) >= 4
    assert [b.id for b in casus.werkelijk if b.woord is Woord.ONBEKEND] == []


@pytest.mark.parametrize("naam", VERHALEN)
def test_nobody_can_be_found_by_town_or_employer(naam: str) -> None:
    bestand = (data_map() / "casussen" / f"{naam}.yaml").read_text("utf-8")
    casus = laad_casus(naam)
    namen = {woord for tekst in _teksten(casus) for woord in _met_hoofdletter(tekst)}

    assert PLAATS_OF_BAAS.findall(bestand) == []
    assert namen <= {casus.naam, *MAG_MET_HOOFDLETTER}


def test_the_search_for_names_finds_them() -> None:
    tekst = "Zij woont in Heerlen. Daar werkt ze bij Bakker Jansen: Anna belt elke dag met Piet."

    assert PLAATS_OF_BAAS.findall(tekst) == ["Heerlen"]
    assert _met_hoofdletter(tekst) == {"Heerlen", "Bakker", "Jansen", "Piet"}


@pytest.mark.parametrize("naam", VERHALEN)
def test_a_story_tells_nothing_of_children(naam: str) -> None:
    tekst = " ".join(_teksten(laad_casus(naam))).casefold()

    assert (
        re.findall(r"\b(?:kind|kinderen|zoons?|dochters?|tieners?|pubers?|baby\w*|kleuters?)\b", tekst) == []
    )


@pytest.mark.parametrize("naam", VERHALEN)
def test_every_figure_of_a_shipped_story_is_a_number_or_says_why_not(naam: str) -> None:
    kaart = kaarten()["sittard-geleen-beek-stein"]
    rijen = cijfers(kaart, laad_casus(naam))

    assert [r["figuur"] for r in cijfers(kaart, laad_casus("rob"))] == [r["figuur"] for r in rijen]
    assert [r["figuur"] for r in rijen if (r["laag"] is None) is not bool(r["reden"])] == []


@pytest.mark.parametrize("naam", VERHALEN)
def test_the_months_of_a_way_go_forward(naam: str) -> None:
    maanden = [b.maand for b in laad_casus(naam).werkelijk if b.maand]

    assert maanden == sorted(maanden)


def test_the_long_journey_goes_from_the_first_debts_to_handing_over_the_budget() -> None:
    weg = laad_casus("ilse").werkelijk
    haltes = {b.halte_id for b in weg}
    maanden = [b.maand for b in weg if b.maand]

    assert "uitkering" == weg[0].halte_id
    assert {b.halte_id for b in weg if b.overgang is Overgang.EINDE_TRAJECT} == {"budgetbeheer"}
    assert ("2019-11", "2022-06") == (maanden[0], maanden[-1])
    assert {"schuldhulpverlening", "maatschappelijk-werk", "toeslagen", "huisarts", "werkgever"} <= haltes
    # Falling and getting up is part of the way.
    assert [b.id for b in weg if b.maand == "2022-03" and b.obstakels and not b.goed] == ["b24"]


HEEL = [KAART, CASUS, STAPPENPLAN]
SNIPPERS = st.sampled_from([":", "- ", "{", "}", "[", "]", "\n", "  ", "'", '"', "&a ", "*a", "!x ", "? ",
                            "|\n", "null", "true", "1e999", ".5", "\t", "\ufeff", "---\n", "9" * 5000,
                            '"\\ud800"', "id: ", "soort", "hoofdpersoon", "%", "[]", "{}"])  # fmt: skip


@st.composite
def _verminkt(draw: st.DrawFn) -> bytes:
    """A good file with some cuts and snippets: near enough to reach deep into the check."""
    tekst = draw(st.sampled_from(HEEL))
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(tekst)))
        einde = min(len(tekst), begin + draw(st.integers(0, 12)))
        tekst = tekst[:begin] + draw(SNIPPERS | st.text(max_size=4)) + tekst[einde:]
    return tekst.encode("utf-8", "surrogatepass")


_KALM = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_KALM
@given(inhoud=st.binary(max_size=200) | _verminkt())
def test_no_file_whatsoever_gives_a_traceback(tmp_path: Path, kaart: Routekaart, inhoud: bytes) -> None:
    bestand = tmp_path / "ria.yaml"
    bestand.write_bytes(inhoud)

    fouten = controleer(bestand, kaart=kaart)

    assert all(len(str(fout).splitlines()) == 1 for fout in fouten)
    for laad in (laad_kaart, lambda pad: laad_casus(pad, kaart=kaart), laad_stappenplan):
        try:
            laad(bestand)
        except InhoudFout as fout:
            assert fout.fouten  # noqa: PT017 - either a record or faults, never another exception


# ---- a group's own werkvormen --------------------------------------------------------------------

_EIGEN = """
id: energie
titel: Wat geeft energie?
kort: Energie
vorm: kaarten
doel: "Samen zien wat {naam} kracht geeft."
voor_wie: "Een groep."
tafel: groep
minuten: 15
vraag: "Wat geeft {naam} energie?"
kaarten:
  vakken:
    - {id: geeft, naam: Geeft energie}
    - {id: kost, naam: Kost energie}
"""


def test_a_group_puts_its_own_werkvorm_beside_its_talks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "energie.yaml").write_text(_EIGEN, encoding="utf-8")
    (tmp_path / "stuk.yaml").write_text(_EIGEN.replace("kaarten:", "plan:"), encoding="utf-8")
    geleverd = set(werkvormen())
    monkeypatch.setenv(EIGEN, str(tmp_path))

    assert {"energie"} == set(werkvormen()) - geleverd
    assert {"stuk.yaml"} == {fout.bestand for fout in eigen_fouten()}
    monkeypatch.delenv(EIGEN)
    assert geleverd == set(werkvormen())


@pytest.mark.parametrize(
    ("van", "naar", "zin"),
    [
        ("vorm: kaarten", "vorm: kaart", 'bedoel je "kaarten"?'),
        ("vorm: kaarten", "vorm: schaal", 'het blok "schaal" ontbreekt'),
        ("kort: Energie", "kort: Wat geeft energie", "hoogstens 14"),
        ("minuten: 15", "minuten: 0", "1 tot en met 120 minuten"),
        ("minuten: 15", 'minuten: "15"', "verwacht: een geheel getal"),
        ("tafel: groep", "tafel: zaal", "een van persoon, groep, team"),
        ("tafel: groep", 'tafel: groep\ntoestemming: "Mag het?"', "toestemming vraag je aan de persoon"),
        ("id: kost,", "id: geeft,", "staat er twee keer"),
        ("    - {id: kost", "    - {kleur: rood, id: kost", "deze sleutel kennen we niet"),
        ("vraag:", "vraagt:", "deze sleutel ontbreekt"),
    ],
)
def test_each_fault_in_a_werkvorm_is_one_sentence(tmp_path: Path, van: str, naar: str, zin: str) -> None:
    assert van in _EIGEN
    (tmp_path / "energie.yaml").write_text(_EIGEN.replace(van, naar, 1), encoding="utf-8")
    gevonden = [str(f) for f in controleer(tmp_path / "energie.yaml")]

    assert [f for f in gevonden if zin in f]
    assert all(len(f.splitlines()) == 1 for f in gevonden)


def test_an_agenda_names_only_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        'id: a\ntitel: A\nuitleg: ""\ntafel: groep\npunten:\n  - {stap: vooraf}\n  - {werkvorm: bruk}\n  - {}\n',
        encoding="utf-8",
    )
    gevonden = "\n".join(str(f) for f in controleer(tmp_path / "a.yaml"))

    assert '"vooraf" is er altijd' in gevonden
    assert 'bedoel je "brug"?' in gevonden
    assert "een stap of een werkvorm" in gevonden
