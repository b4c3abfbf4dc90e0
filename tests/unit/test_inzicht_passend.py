"""What may fit: at most three, with a reason, nothing of someone's state on the screen that all see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from rk.content import laad_werkvorm, werkvormen
from rk.domain import Aanleiding, Casus, Leefdomein, Tafel, Werkvorm
from rk.events import Toestand, als_gegeven
from rk.inzicht.passend import HOOGSTENS, aanleidingen, passend
from tests.unit.begin import na, rob

Daad = tuple[str, Mapping[str, Any]]


def leeg(*daden: Daad) -> Toestand:
    """A talk in which nothing gives a reason yet."""
    t = rob()
    t = replace(t, casus=Casus(id="eigen", naam="Rob", actoren=t.casus.actoren))
    for soort, inhoud in daden:
        t = na(t, soort, **inhoud)
    return t


def weg(*haltes: str, **velden: Any) -> tuple[Daad, ...]:
    """A way past these haltes, with fields for the last visit."""
    bij = [
        ("bezoek_toegevoegd", {"weg": "werkelijk", "halte_id": h, "bezoek_id": f"n{nr}"})
        for nr, h in enumerate(haltes, 1)
    ]
    laatste = f"n{len(haltes)}"
    zet = [
        ("bezoek_gewijzigd", {"bezoek_id": laatste, "veld": v, "waarde": waarde})
        for v, waarde in velden.items()
    ]
    return (*bij, *zet)


def obstakels(*soorten: str) -> tuple[Daad, ...]:
    return (
        *weg("huisarts"),
        *(
            ("obstakel_toegevoegd", {"obstakel_id": f"o{nr}", "bezoek_id": "n1", "tekst": "x", "soort": s})
            for nr, s in enumerate(soorten)
        ),
    )


_VEEL = ("huisarts", "familie", "vrienden", "buddyzorg", "inloop-ggz", "huisarts", "familie")
GEVALLEN: dict[Aanleiding, tuple[Daad, ...]] = {
    Aanleiding.PERSOON_IS_HIER: (("vooraf_ingevuld", {"veld": "is_hier", "waarde": "ja"}),),
    Aanleiding.VEEL_HALTES: weg(*_VEEL),
    Aanleiding.VEEL_OBSTAKELS: obstakels("taal", "schaamte", "wachttijd", "anders"),
    Aanleiding.REGELS: obstakels("regel"),
    Aanleiding.GELD: obstakels("geld"),
    Aanleiding.OVERGANG: weg("huisarts", overgang="kliniek"),
    Aanleiding.GEEN_REGIE: (("regie_gezet", {"functie": "aanspreekpunt", "niemand": True}),),
    Aanleiding.VAAK_VERTELD: tuple(
        daad
        for nr, wie in enumerate(("begeleider", "huisarts", "psychiater", "wijkagent"), 1)
        for daad in (
            ("actor_toegevoegd", {"actor_id": f"a{nr}", "naam": wie, "soort": "formeel", "route": "oranje"}),
            ("bezoek_toegevoegd", {"weg": "werkelijk", "halte_id": "huisarts", "bezoek_id": f"n{nr}"}),
            ("bezoek_gewijzigd", {"bezoek_id": f"n{nr}", "veld": "actor_id", "waarde": f"a{nr}"}),
            ("bezoek_gewijzigd", {"bezoek_id": f"n{nr}", "veld": "overdracht", "waarde": "koud"}),
        )
    ),
    Aanleiding.CONTACT_GESTOPT: weg("huisarts", uitkomst="contact_gestopt"),
    Aanleiding.WENSEN: (("wens_toegevoegd", {"wens_id": "w1", "tekst": "Rust"}),),
}


def werkvorm(*past_bij: Aanleiding, **anders: Any) -> Werkvorm:
    return replace(laad_werkvorm("signalen"), past_bij=past_bij, **anders)


def ids(t: Toestand, *, gedeeld: bool) -> list[str]:
    return [p.werkvorm.id for p in passend(t, werkvormen().values(), gedeeld=gedeeld)]


@pytest.mark.parametrize("aanleiding", Aanleiding)
def test_every_reason_comes_of_one_thing_in_the_talk_and_not_without_it(aanleiding: Aanleiding) -> None:
    assert {} == dict(aanleidingen(leeg()))

    redenen = aanleidingen(leeg(*GEVALLEN[aanleiding]))

    assert aanleiding in redenen
    assert redenen[aanleiding].endswith(".")
    assert "{" not in redenen[aanleiding]
    (gevonden,) = passend(leeg(*GEVALLEN[aanleiding]), [werkvorm(aanleiding)], gedeeld=False)
    assert redenen[aanleiding] == gevonden.reden


def test_a_domain_in_play_is_a_reason_too() -> None:
    t = leeg(("verhaal_gewijzigd", {"veld": "domeinen", "waarde": [Leefdomein.GELD]}))

    assert [Aanleiding.GELD] == list(aanleidingen(t))


@pytest.mark.parametrize(
    ("aanleiding", "verberg"),
    [
        (Aanleiding.REGELS, "o0"),
        (Aanleiding.GELD, "n1"),
        (Aanleiding.OVERGANG, "n1"),
        (Aanleiding.CONTACT_GESTOPT, "n1"),
        (Aanleiding.WENSEN, "w1"),
    ],
)
def test_what_the_person_hides_is_no_reason(aanleiding: Aanleiding, verberg: str) -> None:
    t = leeg(*GEVALLEN[aanleiding], ("verborgen_gezet", {"wat": verberg}))

    assert {} == dict(aanleidingen(t))


def alles() -> Toestand:
    """A practice talk in which every reason is there, and the person too."""
    t = replace(leeg(), casus=replace(leeg().casus, oefening=True))
    for aanleiding in Aanleiding:
        if aanleiding is Aanleiding.VAAK_VERTELD:
            continue
        daden = [
            (soort, {k: f"{aanleiding}-{v}" if k in ("bezoek_id", "obstakel_id", "wens_id") else v
                     for k, v in inhoud.items()})
            for soort, inhoud in GEVALLEN[aanleiding]
        ]  # fmt: skip
        for soort, inhoud in daden:
            t = na(t, soort, **inhoud)
    return t


@pytest.mark.parametrize("gedeeld", [True, False])
def test_there_are_never_more_than_three_and_the_best_founded_stands_first(gedeeld: bool) -> None:
    t = alles()
    rij = [
        werkvorm(Aanleiding.REGELS, id="een", minuten=5),
        werkvorm(Aanleiding.GELD, Aanleiding.OVERGANG, id="twee", minuten=60),
        werkvorm(Aanleiding.WENSEN, id="drie", minuten=10),
        werkvorm(Aanleiding.OVERGANG, id="vier", minuten=20),
        werkvorm(id="nooit"),
    ]

    assert ["twee", "een", "drie"] == [p.werkvorm.id for p in passend(t, rij, gedeeld=gedeeld)]
    assert len(ids(t, gedeeld=gedeeld)) <= HOOGSTENS


def test_nothing_about_someones_motivation_stress_or_state_is_on_the_shared_screen() -> None:
    gevoelig = {w.id for w in werkvormen().values() if w.gevoelig}
    gezien: set[str] = set()
    for w in werkvormen().values():
        assert () == passend(alles(), [w], gedeeld=True) or not w.gevoelig
        gezien |= {p.werkvorm.id for p in passend(alles(), [w], gedeeld=False)}

    assert gevoelig & gezien  # who leads alone does get them


@pytest.mark.parametrize("gedeeld", [True, False])
def test_a_team_never_gets_one_about_itself_with_the_person_in_the_room(gedeeld: bool) -> None:
    team = werkvorm(Aanleiding.REGELS, tafel=Tafel.TEAM)
    t = leeg(*GEVALLEN[Aanleiding.REGELS])

    assert passend(t, [team], gedeeld=gedeeld)
    t = na(t, "vooraf_ingevuld", veld="is_hier", waarde="ja")
    assert () == passend(t, [team], gedeeld=gedeeld)


def test_one_for_the_person_fits_only_with_him_or_as_practice() -> None:
    zijn = werkvorm(Aanleiding.REGELS, tafel=Tafel.PERSOON)
    t = leeg(*GEVALLEN[Aanleiding.REGELS])

    assert () == passend(t, [zijn], gedeeld=False)
    assert passend(na(t, "vooraf_ingevuld", veld="is_hier", waarde="ja"), [zijn], gedeeld=False)
    assert passend(replace(t, casus=replace(t.casus, oefening=True)), [zijn], gedeeld=False)


def test_what_is_on_the_agenda_is_not_offered_again() -> None:
    t = leeg(*GEVALLEN[Aanleiding.REGELS])
    assert ids(t, gedeeld=True)

    eerst = ids(t, gedeeld=True)[0]
    heel = als_gegeven(laad_werkvorm(eerst))
    t = na(t, "werkvorm_toegevoegd", punt=f"w-{eerst}", werkvorm=heel)

    assert eerst not in ids(t, gedeeld=True)


def test_a_figure_is_no_reason_on_the_shared_screen_while_figures_are_off() -> None:
    t = leeg(*GEVALLEN[Aanleiding.VAAK_VERTELD])
    w = [werkvorm(Aanleiding.VAAK_VERTELD)]
    assert passend(t, w, gedeeld=True)

    hier = na(t, "vooraf_ingevuld", veld="is_hier", waarde="ja")

    assert () == passend(hier, w, gedeeld=True)
    assert passend(hier, w, gedeeld=False)
    assert passend(na(hier, "vooraf_ingevuld", veld="cijfers_aan", waarde="ja"), w, gedeeld=True)
