"""What a group did is never lost: events fold whatever comes, undo goes back and redo forth."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.domain import (
    HOOFDPERSOON,
    ActorSoort,
    Antwoord,
    BandSoort,
    Fase,
    HalteSoort,
    Leefdomein,
    Merk,
    ObstakelSoort,
    Overdracht,
    Overgang,
    Regiefunctie,
    Route,
    Stap,
    Uitkomst,
    VierV,
    Weg,
    Woord,
)
from rk.events import (
    BEGIN,
    Gebeurtenis,
    GebeurtenisFout,
    Toestand,
    beoordeel,
    fold,
    fold_alle,
    kopieer,
    lees_inhoud,
    maak,
    naar_json,
    uit_json,
)
from rk.events.gebeurtenis import OPWAARDERINGEN
from rk.events.soort import SOORTEN

EERDER = Path(__file__).parent / "gebeurtenissen"

# ---- acts as a group could do them -------------------------------------------------------------

tekst = st.sampled_from(["een", "Twee woorden.", "<b>drie</b>", "vier 🙂"])
halte = st.sampled_from(["huis", "winkel", "h1", "weg"])
actor = st.sampled_from(["zus", "a1", "a2", "weg"])
wie = actor | st.just(HOOFDPERSOON)
bezoek = st.sampled_from(["v1", "b1", "b2", "h1.1"])
obstakel = st.sampled_from(["o1", "o2"])
kaart = st.sampled_from(["k1", "k2", "k3"])
dilemma = st.sampled_from(["d1", "d2"])
wens = st.sampled_from(["w1", "w2", "w3", "w4"])
plaats = st.integers(-1, 4)
Inhoud = st.SearchStrategy[dict[str, Any]]


def met(**velden: st.SearchStrategy[Any]) -> Inhoud:
    return st.fixed_dictionaries(velden)


def wijzig(sleutel: Mapping[str, st.SearchStrategy[Any]], **velden: st.SearchStrategy[Any]) -> Inhoud:
    return st.one_of([met(**sleutel, veld=st.just(v), waarde=w) for v, w in velden.items()])


DADEN: dict[str, Inhoud] = {
    "sessie_hernoemd": met(titel=tekst),
    "sessie_gesloten": met(),
    "sessie_heropend": met(),
    "stap_geopend": met(stap=st.sampled_from(Stap)),
    "fase_gezet": met(stap=st.just(Stap.VIERV), fase=st.sampled_from(Fase)),
    "klok_gezet": met(loopt=st.booleans()),
    "vooraf_ingevuld": wijzig(
        {}, is_hier=st.sampled_from(Antwoord), geen_echte_namen=st.booleans(), vertelt_terug=tekst
    ),
    "agenda_gekozen": met(minuten=st.sampled_from([45, 60, 90, 120])),
    "verborgen_gezet": met(wat=bezoek | kaart, verborgen=st.booleans()),
    "verhaal_gewijzigd": wijzig(
        {}, naam=tekst, verhaal=tekst, wil=st.lists(tekst), domeinen=st.lists(st.sampled_from(Leefdomein), max_size=3)
    ),
    "wegwijzing_gewijzigd": wijzig(
        {}, hoe_weet=tekst, eerste_vinder=st.none() | actor, meldplekken=st.lists(halte, max_size=3)
    ),
    "halte_toegevoegd": met(
        halte_id=halte, naam=tekst, route=st.sampled_from(Route), soort=st.sampled_from(HalteSoort),
        weg=st.none() | st.sampled_from(Weg),
    ),
    "halte_gewijzigd": wijzig({"halte_id": halte}, vervallen=st.booleans(), naam=tekst, route=st.sampled_from(Route)),
    "bezoek_toegevoegd": met(bezoek_id=bezoek, weg=st.sampled_from(Weg), halte_id=halte, plaats=st.none() | plaats),
    "bezoek_gewijzigd": wijzig(
        {"bezoek_id": bezoek}, halte_id=halte, actor_id=st.none() | actor, goed=tekst, maand=st.just("2018-02"),
        overgang=st.none() | st.sampled_from(Overgang),
        overdracht=st.sampled_from(Overdracht), uitkomst=st.sampled_from(Uitkomst), woord=st.sampled_from(Woord),
    ),
    "bezoek_verplaatst": met(bezoek_id=bezoek, plaats=plaats, weg=st.none() | st.sampled_from(Weg)),
    "bezoek_weggehaald": met(bezoek_id=bezoek),
    "obstakel_toegevoegd": met(
        obstakel_id=obstakel, bezoek_id=bezoek, tekst=tekst, soort=st.sampled_from(ObstakelSoort)
    ),
    "obstakel_gewijzigd": wijzig({"obstakel_id": obstakel}, tekst=tekst, vereist=st.lists(obstakel, max_size=2)),
    "obstakel_weggehaald": met(obstakel_id=obstakel),
    "actor_toegevoegd": met(
        actor_id=actor, naam=tekst, soort=st.sampled_from(ActorSoort), route=st.sampled_from(Route),
        bezoek_id=st.none() | bezoek,
    ),
    "actor_gewijzigd": wijzig({"actor_id": actor}, naam=tekst, route=st.sampled_from(Route)),
    "actor_weggehaald": met(actor_id=actor),
    "band_gelegd": met(soort=st.sampled_from(BandSoort), van=wie, naar=wie | halte | st.sampled_from(Leefdomein)),
    "band_losgemaakt": met(soort=st.sampled_from(BandSoort), van=wie, naar=wie | halte),
    "regie_gezet": met(functie=st.sampled_from(Regiefunctie), wie=st.lists(wie, max_size=3), niemand=st.booleans()),
    "kaart_toegevoegd": met(kaart_id=kaart, vak=st.sampled_from(VierV), tekst=tekst),
    "kaart_gewijzigd": wijzig(
        {"kaart_id": kaart}, tekst=tekst, merk=st.none() | st.sampled_from(Merk), gekozen=st.booleans()
    ),
    "kaart_verplaatst": met(kaart_id=kaart, vak=st.sampled_from(VierV), plaats=st.none() | plaats),
    "kaart_weggehaald": met(kaart_id=kaart),
    "dilemma_toegevoegd": met(dilemma_id=dilemma, tussen=tekst, en=tekst),
    "dilemma_gewijzigd": wijzig({"dilemma_id": dilemma}, tussen=tekst, voor_en=tekst, afspraak=tekst, leggen_voor=tekst),
    "dilemma_weggehaald": met(dilemma_id=dilemma),
    "wens_toegevoegd": met(wens_id=wens, tekst=tekst),
    "wens_gewijzigd": wijzig({"wens_id": wens}, tekst=tekst, oplossing=tekst, wie=tekst, vindt_ervan=tekst),
    "wens_verplaatst": met(wens_id=wens, plaats=plaats),
    "wens_weggehaald": met(wens_id=wens),
    "kaart_vraagt_geopend": met(stap=st.sampled_from(Stap)),
    "uitspraak_bewaard": met(figuur=st.sampled_from(["vertelteller", "kring"]), tekst=tekst),
    "uitspraak_weggelegd": met(figuur=st.sampled_from(["vertelteller", "kring"])),
    "ongedaan_gemaakt": met(),
    "opnieuw_gedaan": met(),
}  # fmt: skip
daad = st.one_of([st.tuples(st.just(soort), inhoud) for soort, inhoud in DADEN.items()])
daden = st.lists(daad, max_size=40)


@cache
def eerder() -> tuple[Gebeurtenis, ...]:
    """The kept session of version 1: one event of every kind at least."""
    regels = (EERDER / "versie-1.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(uit_json(json.loads(regel)) for regel in regels)


@cache
def begonnen() -> Toestand:
    return fold(BEGIN, eerder()[0])


class Gesprek:
    """A session as the server keeps it: judged, numbered, stored, folded."""

    def __init__(self) -> None:
        self.t = begonnen()
        self.opgeslagen = [eerder()[0]]

    def doe(self, soort: str, inhoud: Mapping[str, Any] | None = None) -> str | None:
        """Why the act was refused, or None."""
        gegeven = dict(inhoud or {})
        if soort == "ongedaan_gemaakt" and not gegeven:
            laatste = self.t.te_herstellen()
            gegeven["doel"] = laatste[0].id if laatste else "niets"
        if soort == "opnieuw_gedaan" and not gegeven:
            gegeven["doel"] = self.t.opnieuw[-1] if self.t.opnieuw else "niets"
        minuut = len(self.opgeslagen)
        tijd = f"2026-01-05T{10 + minuut // 60:02d}:{minuut % 60:02d}:00.000+00:00"
        g = replace(maak(soort, gegeven, sessie="proef", tijd=tijd), nr=self.t.nr + 1)
        bezwaar = beoordeel(self.t, g)
        if bezwaar is None:
            self.opgeslagen.append(g)
            self.t = fold(self.t, g)
        return bezwaar

    def doe_alle(self, rij: list[tuple[str, dict[str, Any]]]) -> None:
        for soort, inhoud in rij:
            self.doe(soort, inhoud)


_STROOM = frozenset("log ongedaan opnieuw nr laatst stap klokken klok_loopt fasen gesloten titel kaart_vraagt".split())


def inhoud_van(t: Toestand) -> dict[str, Any]:
    """What the group made: all of the state but where it is, the bars and the book-keeping."""
    return {f.name: getattr(t, f.name) for f in fields(t) if f.name not in _STROOM}


def test_these_tests_know_every_kind_of_act() -> None:
    assert set(SOORTEN) == set(DADEN) | {"sessie_begonnen"}


# ---- whatever comes ----------------------------------------------------------------------------

json_ding = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(list(Stap)),
    lambda kind: st.lists(kind, max_size=3) | st.dictionaries(st.text(max_size=8), kind, max_size=3),
    max_leaves=6,
)
# Half of what comes almost fits: a good act of which one value is something else.
bijna = st.tuples(daad, st.integers(0, 5), json_ding).map(
    lambda x: (x[0][0], x[0][1] | dict([(sorted(x[0][1] or {"x": 0})[x[1] % len(x[0][1] or {"x": 0})], x[2])]))
)
wat_dan_ook = st.tuples(
    st.sampled_from(sorted(SOORTEN)) | st.text(max_size=20), st.dictionaries(st.text(max_size=12), json_ding, max_size=4)
)


@settings(max_examples=150)
@given(rij=st.lists(st.tuples(bijna | wat_dan_ook | daad, st.integers(-2, 3)), max_size=8), leeg=st.booleans())
def test_whatever_is_in_the_log_a_session_opens(
    rij: list[tuple[tuple[str, dict[str, Any]], int]], leeg: bool
) -> None:
    t = BEGIN if leeg else begonnen()
    for (soort, inhoud), versie in rij:
        g = replace(eerder()[0], id="x", nr=t.nr + 1, soort=soort, versie=versie, inhoud=inhoud)

        bezwaar = beoordeel(t, g)
        na = fold(t, g)

        assert t.nr + 1 == na.nr
        if bezwaar is not None and not t.gesloten:
            assert replace(t, nr=na.nr) == na
        t = na


@given(gegeven=json_ding)
def test_what_is_no_event_is_refused_with_a_sentence(gegeven: object) -> None:
    with pytest.raises(GebeurtenisFout, match=r"^[A-Z].*\.$"):
        uit_json(gegeven)


def test_a_stream_may_repeat_itself() -> None:
    een = fold_alle(eerder())

    assert een == fold_alle(eerder(), een)
    assert een == fold_alle(g for g in eerder() for _ in range(2))


def test_an_event_comes_back_from_json_as_it_went() -> None:
    assert list(eerder()) == [uit_json(json.loads(json.dumps(naar_json(g)))) for g in eerder()]


# ---- judging -----------------------------------------------------------------------------------


@settings(max_examples=60)
@given(rij=daden)
def test_what_is_accepted_is_done(rij: list[tuple[str, dict[str, Any]]]) -> None:
    g = Gesprek()
    for soort, inhoud in rij:
        voor = g.t
        bezwaar = g.doe(soort, inhoud)

        if bezwaar is not None:
            assert re.fullmatch(r"[A-Z].*\.", bezwaar)
            assert voor is g.t
        elif soort == "ongedaan_gemaakt":
            assert (*voor.opnieuw, g.opgeslagen[-1].inhoud["doel"]) == g.t.opnieuw
        elif soort == "opnieuw_gedaan":
            assert voor.ongedaan - {g.opgeslagen[-1].inhoud["doel"]} == g.t.ongedaan
        else:
            assert g.opgeslagen[-1].id == g.t.log[-1][0].id


def test_a_fourth_wish_is_refused_kindly() -> None:
    g = Gesprek()
    for nr in range(3):
        assert g.doe("wens_toegevoegd", {"tekst": f"Wens {nr}"}) is None

    bezwaar = g.doe("wens_toegevoegd", {"tekst": "Nog een"})

    assert (bezwaar or "").startswith("Drie wensen is genoeg")
    assert 3 == len(g.t.wensen)


def test_a_closed_session_only_opens_again() -> None:
    g = Gesprek()
    g.doe("wens_toegevoegd", {"wens_id": "w1", "tekst": "Een plek"})
    g.doe("sessie_gesloten")

    geweigerd = [soort for soort, inhoud in VOORBEELDEN.items() if g.doe(soort, inhoud)]

    assert sorted(set(VOORBEELDEN) - {"sessie_heropend"}) == sorted(geweigerd)
    assert g.doe("wens_gewijzigd", {"wens_id": "w1", "veld": "wie", "waarde": "zus"}) is None


VOORBEELDEN: dict[str, dict[str, Any]] = {
    "wens_toegevoegd": {"tekst": "Te laat"},
    "kaart_toegevoegd": {"vak": "verlaten", "tekst": "Te laat"},
    "stap_geopend": {"stap": "wie"},
    "sessie_gesloten": {},
    "ongedaan_gemaakt": {},
    "sessie_heropend": {},
}


def test_control_characters_are_cleaned_and_lines_stay() -> None:
    g = maak("kaart_toegevoegd", {"vak": "verlaten", "tekst": " een\x00\x1b[31m\r\ntwee\x7f\uffff "})

    assert "een[31m\ntwee" == g.inhoud["tekst"]


@pytest.mark.parametrize(
    ("soort", "inhoud"),
    [
        ("kaart_toegevoegd", {"vak": "verlaten", "tekst": "x" * 2001}),
        ("kaart_gewijzigd", {"kaart_id": "k1", "veld": "tekst", "waarde": "x" * 2001}),
        ("wens_gewijzigd", {"wens_id": "w1", "veld": "oplossing", "waarde": "x" * 2001}),
    ],
)
def test_a_text_that_is_too_long_gets_a_sentence_with_the_most_there_can_be(
    soort: str, inhoud: dict[str, Any]
) -> None:
    with pytest.raises(GebeurtenisFout, match=r"^De tekst is te lang\. Houd het op 2000 tekens\.$"):
        maak(soort, inhoud)


@pytest.mark.parametrize("waarde", ["", "  \n", "\x00\x07"])
def test_a_text_without_words_asks_for_words(waarde: str) -> None:
    with pytest.raises(GebeurtenisFout, match=r"^Typ eerst een paar woorden\.$"):
        maak("kaart_gewijzigd", {"kaart_id": "k1", "veld": "tekst", "waarde": waarde})


def test_a_value_that_is_left_out_empties_no_field_that_cannot_be_empty() -> None:
    with pytest.raises(GebeurtenisFout):
        maak("kaart_gewijzigd", {"kaart_id": "k1", "veld": "tekst"})

    assert maak("kaart_gewijzigd", {"kaart_id": "k1", "veld": "merk"}).inhoud["waarde"] is None


def test_a_card_that_goes_leaves_nothing_hidden_behind() -> None:
    g = Gesprek()
    g.doe("kaart_toegevoegd", {"kaart_id": "k1", "vak": "verlaten", "tekst": "Niet voor het scherm"})
    g.doe("verborgen_gezet", {"wat": "k1"})
    g.doe("kaart_weggehaald", {"kaart_id": "k1"})

    assert frozenset() == g.t.verborgen


# ---- back and forth ----------------------------------------------------------------------------


@settings(max_examples=60)
@given(rij=daden)
def test_undo_of_everything_goes_back_to_the_beginning_and_redo_brings_it_all_back(
    rij: list[tuple[str, dict[str, Any]]],
) -> None:
    g = Gesprek()
    g.doe_alle(rij)
    g.doe("sessie_heropend")
    voor, keren = g.t, 0

    while g.doe("ongedaan_gemaakt") is None:
        keren += 1
    assert inhoud_van(begonnen()) == inhoud_van(g.t)

    while g.doe("opnieuw_gedaan") is None:
        keren -= 1
    # What was undone before stands on the same pile, and comes back too.
    assert keren == -len(voor.opnieuw)
    if not voor.opnieuw:
        assert inhoud_van(voor) == inhoud_van(g.t)


@settings(max_examples=60)
@given(rij=daden)
def test_a_reload_shows_what_was_shown(rij: list[tuple[str, dict[str, Any]]]) -> None:
    g = Gesprek()
    g.doe_alle(rij)

    assert g.t == fold_alle(g.opgeslagen)


def test_undo_names_its_act_so_that_two_screens_do_not_undo_two() -> None:
    g = Gesprek()
    g.doe("wens_toegevoegd", {"wens_id": "w1", "tekst": "Een"})
    g.doe("wens_toegevoegd", {"wens_id": "w2", "tekst": "Twee"})
    doel = {"doel": g.opgeslagen[-1].id}

    assert g.doe("ongedaan_gemaakt", doel) is None
    assert (g.doe("ongedaan_gemaakt", doel) or "").startswith("Er is intussen iets anders gedaan")
    assert ["Een"] == [w.tekst for w in g.t.wensen]


def test_a_new_act_ends_redo_and_moving_on_does_not() -> None:
    g = Gesprek()
    g.doe("wens_toegevoegd", {"wens_id": "w1", "tekst": "Een"})
    g.doe("ongedaan_gemaakt")
    g.doe("stap_geopend", {"stap": "wensen"})
    assert 1 == len(g.t.opnieuw)

    g.doe("wens_toegevoegd", {"wens_id": "w2", "tekst": "Twee"})

    assert "Er is niets om opnieuw te doen." == g.doe("opnieuw_gedaan")


def test_undo_takes_no_time_back() -> None:
    g = Gesprek()
    g.doe("stap_geopend", {"stap": "wie"})
    for nr in range(40):
        g.doe("kaart_toegevoegd", {"vak": "verlaten", "tekst": f"Kaart {nr}"})
    g.doe("stap_geopend", {"stap": "route"})
    verstreken = g.t.klok(Stap.WIE).verstreken
    g.doe("ongedaan_gemaakt")

    assert 41 * 60 == verstreken
    assert verstreken == g.t.klok(Stap.WIE).verstreken


# ---- copies ------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(rij=daden)
def test_a_copy_holds_the_same_and_goes_its_own_way(rij: list[tuple[str, dict[str, Any]]]) -> None:
    g = Gesprek()
    g.doe_alle(rij)
    kopie = [replace(k, nr=nr) for nr, k in enumerate(kopieer(g.opgeslagen, sessie="kopie", titel="Nog eens"), 1)]

    t = fold_alle(kopie)

    zelfde = replace(g.t, sessie="kopie")
    assert inhoud_van(zelfde) == inhoud_van(t)
    assert ("Nog eens", g.t.stap, False) == (t.titel, t.stap, t.gesloten)
    assert not {k.id for k in kopie} & {o.id for o in g.opgeslagen}
    g.doe("sessie_heropend")
    if laatste := t.te_herstellen():
        terug = replace(maak("ongedaan_gemaakt", {"doel": laatste[0].id}, sessie="kopie"), nr=t.nr + 1)
        g.doe("ongedaan_gemaakt")

        assert beoordeel(t, terug) is None
        assert inhoud_van(replace(g.t, sessie="kopie")) == inhoud_van(fold(t, terug))


# ---- versions ----------------------------------------------------------------------------------


def test_a_session_of_version_1_opens_without_loss() -> None:
    t = BEGIN
    for g in eerder():
        assert beoordeel(t, g) is None, g.soort
        t = fold(t, g)
    geschreven = set(re.findall(r"behoud-\d+", (EERDER / "versie-1.jsonl").read_text(encoding="utf-8")))

    assert geschreven == set(re.findall(r"behoud-\d+", repr(replace(t, log=()))))
    assert (["w2", "w1"], ["k1"], ["d1"]) == (
        [w.id for w in t.wensen],
        [k.id for k in t.kaarten if k.gekozen and k.vak is VierV.VERSTERKEN],
        [d.id for d in t.dilemmas],
    )


def test_the_kept_session_holds_every_kind_of_version_1() -> None:
    assert {soort for soort, kind in SOORTEN.items() if kind.versie == 1} <= {g.soort for g in eerder()}


def test_an_older_event_is_brought_up_to_date_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SOORTEN["wens_toegevoegd"], "versie", 3)
    monkeypatch.setitem(OPWAARDERINGEN, ("wens_toegevoegd", 1), lambda i: {"wens_id": i["id"], "zin": i["zin"]})
    monkeypatch.setitem(OPWAARDERINGEN, ("wens_toegevoegd", 2), lambda i: {"wens_id": i["wens_id"], "tekst": i["zin"]})
    oud = replace(eerder()[0], nr=2, soort="wens_toegevoegd", inhoud={"id": "w1", "zin": "Een plek"})

    t = fold(begonnen(), oud)

    assert [("w1", "Een plek")] == [(w.id, w.tekst) for w in t.wensen]
    assert 3 == maak("wens_toegevoegd", {"tekst": "Nieuw"}).versie


@pytest.mark.parametrize("inhoud", [{}, {"zin": None}, {"tekst": "x"}])
def test_an_old_event_that_never_fitted_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, inhoud: dict[str, Any]
) -> None:
    monkeypatch.setattr(SOORTEN["wens_toegevoegd"], "versie", 2)
    monkeypatch.setitem(OPWAARDERINGEN, ("wens_toegevoegd", 1), lambda i: {"wens_id": "w", "tekst": i["zin"].strip()})
    oud = replace(eerder()[0], nr=2, soort="wens_toegevoegd", inhoud=inhoud)

    assert replace(begonnen(), nr=2) == fold(begonnen(), oud)


@pytest.mark.parametrize("versie", [-1, 0, 2])
def test_a_version_that_nobody_knows_is_said_and_not_guessed(versie: int) -> None:
    g = replace(eerder()[0], soort="kaart_toegevoegd", versie=versie, inhoud={"vak": "verlaten", "tekst": "x"})

    with pytest.raises(GebeurtenisFout, match=r"^[A-Z].*\.$"):
        lees_inhoud(g)
