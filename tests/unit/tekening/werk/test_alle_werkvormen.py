"""Every werkvorm that ships, from its file to its end: given by phones, pressed, undone, read back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from rk.content import laad_casus, laad_kaart, laad_stappenplan, laad_werkvorm, werkvormen
from rk.domain import Fase, Kamerstand, Tafel, Vorm, Werkpunt, werkpunt
from rk.events import BEGIN, Toestand, als_gegeven, beginnen, beoordeel, fold, maak, mag
from rk.events.inbreng import Inbreng, als_gebeurtenis, bezwaar, lees_inbreng
from rk.tekening.beeld import beeld
from rk.tekening.blik import BREED, SMAL, Blik, kijk
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.schermen.verslag import verslag
from rk.tekening.telefoon import eigen, telefoon, verzamelt, zegt
from rk.tekening.werk import werk_op_papier
from tests.unit.begin import na
from tests.unit.tekening.schermproef import attributen, daden, dubbel, geweigerd, heeft, met_id

WERKVORMEN = sorted(werkvormen())
MENSEN = 5
KAMER = Kamerstand(open=True, deelnemers=MENSEN)
MEESTE_BLIKKEN, MEESTE_DADEN = 15, 40
GENOEG = 40
"""How far one phase is walked through (views, acts), and how many contributions are changed again."""


def begonnen(*, oefening: bool) -> Toestand:
    inhoud = beginnen(
        kaart=laad_kaart("sittard-geleen-beek-stein"),
        casus=replace(laad_casus("rob"), oefening=oefening),
        stappenplan=laad_stappenplan("acht-stappen"),
        minuten=60,
        titel="Het verhaal van Rob",
    )
    return fold(BEGIN, replace(maak("sessie_begonnen", inhoud, sessie="s"), nr=1))


def op_tafel(t: Toestand, id_: str) -> tuple[Toestand, Werkpunt]:
    punt = werkpunt(id_)
    t = na(t, "werkvorm_toegevoegd", punt=str(punt), werkvorm=als_gegeven(laad_werkvorm(id_)))
    return na(t, "stap_geopend", stap=str(punt)), punt


def in_fase(t: Toestand, fase: Fase) -> Toestand:
    return na(t, "fase_gezet", stap=str(t.stap), fase=fase.value)


# ---- phones ---------------------------------------------------------------------------------------


def blad(t: Toestand, wijzig: Inbreng | None = None) -> El:
    return telefoon(
        t,
        stippen=0,
        meelezen=False,
        weinig=False,
        eigen_deel=_van_mij(t, wijzig),
        kamer="k",
        merk="m",
        plek="p",
        nieuw="12345678-nieuw",
        wijzig=wijzig,
        vervangt="12345678-oud" if wijzig is not None else "",
    )


def _van_mij(t: Toestand, al: Inbreng | None) -> El:
    gegeven_ = [("12345678-oud", al)] if al is not None else []
    return eigen(t, gegeven_, klaar=False, gestipt=frozenset(), stippen=0, nieuw="12345678-nieuw")


Veld = tuple[El, dict[str, str]]


def vormen(pagina: El) -> list[list[Veld]]:
    """The fields of every form that gives something; a field may stand outside its form."""
    wie = [(e, attributen(e)) for e in alle(pagina)]
    uit = []
    for vorm, a in wie:
        if vorm.tag == "form" and a.get("data-stuur") == "inbreng":
            assert ("post", "/inbreng") == (a["method"], a["action"])
            buiten = [v for v in wie if v[1].get("form") == a["id"]]
            uit.append([v for v in [*((e, attributen(e)) for e in alle(vorm)), *buiten] if "name" in v[1]])
    return uit


def _opties(e: El) -> list[str]:
    return [attributen(o).get("value", "") for o in alle(e, "option")]


def _staat_er(velden: list[Veld]) -> dict[str, list[str]]:
    """What the form would send as it is; of its buttons the one that is pressed already."""
    uit: dict[str, list[str]] = {}
    for e, a in velden:
        if e.tag == "select":
            gekozen = [attributen(o)["value"] for o in alle(e, "option") if "selected" in attributen(o)]
            waarden = gekozen or _opties(e)[:1]
        elif e.tag == "textarea":
            waarden = ["".join(str(k) for k in e.kinderen)]
        elif e.tag == "button":
            waarden = [a["value"]] if a.get("aria-pressed") == "true" else []
        elif a.get("type") in ("radio", "checkbox"):
            waarden = [a["value"]] if "checked" in a else []
        else:
            waarden = [a.get("value", "")]
        if waarden:
            uit.setdefault(a["name"], []).extend(waarden)
    return uit


def _vult_in(velden: list[Veld], wie: int) -> dict[str, list[str]]:
    """What somebody sends who chooses, writes and presses at each field: another one something else."""
    uit = _staat_er(velden)
    keuzes: dict[tuple[str, str], list[str]] = {}
    for e, a in velden:
        naam, soort = a["name"], a.get("type", "")
        if e.tag == "select":
            opties = _opties(e)
            uit[naam] = [opties[wie % len(opties)]]
            if naam == "tot" and uit["tot"] != [""] and int(uit["tot"][0]) < int(uit["maand"][0]):
                uit["tot"] = opties[-1:]  # nobody ends before he begins
        elif e.tag == "textarea" or soort == "text":
            uit[naam] = [f"Wat {wie} schrijft"]
        elif soort in ("radio", "checkbox", "submit"):
            keuzes.setdefault((naam, soort), []).append(a["value"])
    for (naam, soort), waarden in keuzes.items():
        if soort != "checkbox" or len(waarden) > 1:
            uit[naam] = [waarden[wie % len(waarden)]]
        elif wie % 2:
            uit[naam] = waarden
    if "twijfel" in uit:  # in between two
        andere = keuzes["opties", "checkbox"]
        uit["opties"] = [a for nr, a in enumerate(andere) if (nr - wie) % len(andere) < 2]
    return uit


def gelezen(velden: dict[str, list[str]]) -> Inbreng:
    """What the server reads of a form, as its page for phones does it."""
    los: dict[str, Any] = {n: w[0] if len(w) == 1 else w for n, w in velden.items()}
    for naam in ("id", "vervangt", "gemeld", "anker"):
        los.pop(naam, None)
    return lees_inbreng(los.pop("stap"), los)


def gegeven(t: Toestand) -> Iterator[Inbreng]:
    """What five people give, each with every form of the page."""
    pagina = vormen(blad(t))
    for wie in range(MENSEN):
        for vorm in pagina:
            yield gelezen(_vult_in(vorm, wie))


def leg_neer(t: Toestand, inbreng: Inbreng) -> Toestand:
    g = als_gebeurtenis(inbreng, sessie="s", tijd=t.laatst)
    assert (None, None) == (mag(g), beoordeel(t, g))
    return fold(t, replace(g, nr=t.nr + 1))


def uit_de_kamer(t: Toestand) -> Toestand:
    """The state after everybody's phone was revealed."""
    wachtend = list(gegeven(t))
    for inbreng in wachtend:
        assert bezwaar(t, inbreng) is None
    t = in_fase(t, Fase.BEKIJKEN)
    for inbreng in wachtend:
        t = leg_neer(t, inbreng)
    return t


# ---- the beamer -----------------------------------------------------------------------------------


def hoofd(t: Toestand, blik: Blik) -> El:
    boom = beeld(t, t.stap, blik, KAMER)
    assert [] == dubbel(boom)
    return met_id(boom, "rk-hoofd")


def blikken(boom: El, blik: Blik) -> Iterator[Blik]:
    for e in alle(boom):
        gegeven_ = attributen(e).get("data-blik")
        if gegeven_:
            yield kijk(blik, json.loads(gegeven_))


def loop(t: Toestand, blik: Blik, *, behoud: bool = False) -> tuple[Toestand, list[Blik], int]:
    """Press every act and open everything that a phase offers; nothing is pressed twice. `behoud`:
    nothing is taken away. Gives the state, what was looked at and how many acts were pressed.
    """
    te_zien, gezien, gedrukt = [blik], [blik], set[str]()
    while te_zien and len(gedrukt) < MEESTE_DADEN:
        nu = te_zien.pop(0)
        boom = hoofd(t, nu)
        assert [] == geweigerd(t, boom)
        while (daad := _nieuw(boom, gedrukt, behoud=behoud)) is not None and len(gedrukt) < MEESTE_DADEN:
            soort, inhoud = daad
            gedrukt.add(_merk(soort, inhoud))
            t = na(t, soort, **inhoud)
            boom = hoofd(t, nu)
        for ander in blikken(boom, nu):
            if ander not in gezien and len(gezien) < MEESTE_BLIKKEN:
                gezien.append(ander)
                te_zien.append(ander)
    return t, gezien, len(gedrukt)


def _merk(soort: str, inhoud: dict[str, Any]) -> str:
    return f"{soort} {json.dumps(inhoud, sort_keys=True)}"


_NIET = ("fase_gezet", "werk_opnieuw_gevraagd")
"""The test itself moves on; and what people gave stays, or there would be little to look at."""


def _nieuw(boom: El, gedrukt: set[str], *, behoud: bool) -> tuple[str, dict[str, Any]] | None:
    eerst = (d for d in daden(boom) if d[0] not in _NIET and not (behoud and d[0].endswith("weggehaald")))
    return next((d for d in eerst if _merk(*d) not in gedrukt), None)


def ongedaan(t: Toestand) -> Toestand:
    """The state after undo was pressed until there is nothing left of it."""
    while (laatste := t.te_herstellen()) is not None:
        t = na(t, "ongedaan_gemaakt", doel=laatste[0].id)
    return t


def opnieuw(t: Toestand) -> Toestand:
    while t.opnieuw:
        t = na(t, "opnieuw_gedaan", doel=t.opnieuw[-1])
    return t


def kaal(t: Toestand) -> Toestand:
    """What a state says, without how it came about."""
    return replace(t, nr=0, laatst="", log=(), ongedaan=frozenset(), opnieuw=(), klokken=())


# ---- played -----------------------------------------------------------------------------------------


def open_voor_telefoons(id_: str) -> tuple[Toestand, Werkpunt]:
    t, punt = op_tafel(begonnen(oefening=True), id_)
    return in_fase(t, Fase.VOOR_ZICH), punt


@pytest.mark.parametrize("id_", WERKVORMEN)
def test_each_phone_gives_with_the_forms_of_its_page_and_can_change_what_it_gave(id_: str) -> None:
    t, _punt = open_voor_telefoons(id_)
    pagina = blad(t)
    assert [] == dubbel(pagina)
    assert verzamelt(t)
    if not vormen(pagina):
        assert "Kijk mee op het scherm." in tekst_van(pagina)

    iedereen = list(gegeven(t))
    for inbreng in iedereen[:: 1 + len(iedereen) // GENOEG]:
        assert bezwaar(t, inbreng) is None
        assert zegt(t, inbreng)
        anders = blad(t, inbreng)
        assert [] == dubbel(anders)
        terug = [s for s in map(_staat_er, vormen(anders)) if "vervangt" in s or "antwoord" in s]
        assert [inbreng] == [gelezen(s) for s in terug]


@pytest.mark.parametrize("breedte", [SMAL, BREED])
@pytest.mark.parametrize("id_", WERKVORMEN)
def test_a_werkvorm_is_played_through_undone_and_done_again(id_: str, breedte: int) -> None:
    eerst = begonnen(oefening=True)
    t, _punt = op_tafel(eerst, id_)
    t = in_fase(t, Fase.VOOR_ZICH)
    assert [] == geweigerd(t, hoofd(t, Blik(breedte=breedte)))
    t = uit_de_kamer(t)

    gedaan = 0
    for fase in (Fase.BEKIJKEN, Fase.KIEZEN):
        t, gezien, n = loop(in_fase(t, fase), Blik(breedte=breedte))
        gedaan += n
        for blik in gezien:
            assert [] == geweigerd(t, hoofd(t, blik))
    assert gedaan > 2, "het scherm biedt bijna niets aan"

    terug = ongedaan(t)
    assert kaal(eerst) == kaal(terug)
    assert kaal(t) == kaal(opnieuw(terug))


@pytest.mark.parametrize("id_", WERKVORMEN)
def test_what_was_filled_in_is_in_the_overview_and_a_closed_talk_only_reads(id_: str) -> None:
    t, punt = open_voor_telefoons(id_)
    titel = laad_werkvorm(id_).titel
    assert titel not in tekst_van(verslag(t, breedte=1600))
    assert tekst_van(werk_op_papier(t, punt))

    t, gezien, _n = loop(in_fase(uit_de_kamer(t), Fase.KIEZEN), Blik(), behoud=True)
    for fase in (Fase.BEKIJKEN, Fase.KIEZEN):
        t, _gezien, _n = loop(in_fase(t, fase), Blik(), behoud=True)
    blad_ = verslag(t, breedte=1600)
    assert titel in tekst_van(blad_)
    assert [] == dubbel(blad_)

    t = na(t, "sessie_gesloten")
    for blik in gezien:
        boom = hoofd(t, blik)
        assert [] == list(daden(boom))
        assert [] == [e for e in alle(boom) if e.tag in ("input", "textarea", "select", "form")]
    assert [] == vormen(blad(t))
    assert titel in tekst_van(verslag(t, breedte=1600))


# ---- who must be at the table ------------------------------------------------------------------------


@pytest.mark.parametrize("id_", [i for i in WERKVORMEN if laad_werkvorm(i).tafel is Tafel.PERSOON])
def test_what_is_made_for_the_person_stays_closed_until_he_is_there_and_says_yes(id_: str) -> None:
    t, punt = op_tafel(begonnen(oefening=False), id_)
    open_ = hoofd(op_tafel(begonnen(oefening=True), id_)[0], Blik())
    assert not heeft(open_, "werk-ja")
    wat = [d for d in daden(open_) if d[0] not in ("fase_gezet", "stap_geopend")]
    assert wat

    def dicht(t: Toestand) -> None:
        stil = in_fase(t, Fase.VOOR_ZICH)
        assert not verzamelt(stil)
        assert [] == vormen(blad(stil))
        for fase in Fase:
            assert "rk-werk-dicht" in schrijf(hoofd(in_fase(t, fase), Blik()))
        for soort, inhoud in wat:
            assert beoordeel(t, maak(soort, inhoud, sessie="s"))

    dicht(t)
    assert [] == list(daden(hoofd(t, Blik())))
    t = na(t, "vooraf_ingevuld", veld="is_hier", waarde="ja")
    dicht(t)
    (ja,) = daden(hoofd(t, Blik()))
    t = na(t, ja[0], **ja[1])
    assert "rk-werk-dicht" not in schrijf(hoofd(t, Blik()))
    assert verzamelt(in_fase(t, Fase.VOOR_ZICH))
    t, _gezien, n = loop(t, Blik())
    assert n > 2

    dicht(na(t, "werk_ja_gezet", punt=str(punt), ja=False))
    dicht(na(t, "vooraf_ingevuld", veld="is_hier", waarde="nee"))


@pytest.mark.parametrize("id_", [i for i in WERKVORMEN if laad_werkvorm(i).tafel is Tafel.TEAM])
@pytest.mark.parametrize("oefening", [False, True])
def test_what_a_team_does_about_itself_is_closed_while_the_person_is_in_the_room(
    id_: str, oefening: bool
) -> None:
    t, _punt = op_tafel(begonnen(oefening=oefening), id_)
    t, gezien, _n = loop(t, Blik())
    t = na(t, "vooraf_ingevuld", veld="is_hier", waarde="ja")

    for blik in gezien:
        boom = hoofd(t, blik)
        assert "rk-werk-dicht" in schrijf(boom)
        assert [] == list(daden(boom))
    assert [] == vormen(blad(in_fase(t, Fase.VOOR_ZICH)))
    t = na(t, "vooraf_ingevuld", veld="is_hier", waarde="nee")
    assert "rk-werk-dicht" not in schrijf(hoofd(t, Blik()))


def test_who_lets_a_mark_end_before_it_begins_reads_what_to_do() -> None:
    t, punt = open_voor_telefoons("waakvlam")
    velden = {"vorm": "reismerk", "merk": "contact", "wie": "zus", "maand": "3", "tot": "1"}

    zin = bezwaar(t, lees_inbreng(str(punt), velden))
    assert zin == "Dit eindigt voor het begint. Kies een latere maand als einde."
    assert bezwaar(t, lees_inbreng(str(punt), velden | {"tot": "3"})) is None


def test_every_form_ships_and_every_kind_of_table() -> None:
    alle_ = werkvormen().values()
    assert set(Vorm) == {w.vorm for w in alle_}
    assert set(Tafel) == {w.tafel for w in alle_}
    assert len(alle_) >= 18
