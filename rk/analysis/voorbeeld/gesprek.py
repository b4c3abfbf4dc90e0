"""A talk that was never held, to show what one gives to research."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rk.content import laad_kaart, laad_stappenplan
from rk.domain import (
    Actor,
    ActorSoort,
    Antwoord,
    Bezoek,
    Casus,
    Obstakel,
    ObstakelSoort,
    Overdracht,
    Persoonsantwoord,
    Route,
    Uitkomst,
    Woord,
)
from rk.events import BEGIN, Toestand, beginnen, fold, maak

_BO = Casus(
    id="bo",
    naam="Bo",
    leeftijd="rond de 30",
    verhaal="Bo slaapt bij vrienden. Hij zoekt een plek voor zichzelf.",
    actoren=(
        Actor(id="vriend", naam="Vriend", soort=ActorSoort.INFORMEEL, route=Route.GROEN),
        Actor(id="huisarts", naam="Huisarts", soort=ActorSoort.FORMEEL, route=Route.ORANJE),
    ),
    werkelijk=(
        Bezoek(id="b1", halte_id="vrienden", actor_id="vriend", woord=Woord.HOOFDPERSOON, maand="2025-09"),
        Bezoek(
            id="b2", halte_id="huisarts", actor_id="huisarts", overdracht=Overdracht.WARM,
            uitkomst=Uitkomst.DEELS, woord=Woord.HOOFDPERSOON, goed="Zij nam de tijd voor mij.",
            obstakels=(Obstakel(id="o1", tekst="Ik wachtte elf weken.", soort=ObstakelSoort.WACHTTIJD),),
        ),
    ),
)  # fmt: skip
_OOGST: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("kaart_toegevoegd", {"kaart_id": "k1", "vak": "vasthouden", "tekst": "Dezelfde huisarts"}),
    ("kaart_toegevoegd", {"kaart_id": "k2", "vak": "verlaten", "tekst": "Steeds opnieuw vertellen"}),
    ("wens_toegevoegd", {"wens_id": "w1", "tekst": "Een eigen sleutel"}),
)


def nagespeeld_gesprek(
    *, persoon: Persoonsantwoord | None = None, groep: Antwoord = Antwoord.ONBEKEND
) -> Toestand:
    """A talk about Bo, who does not exist, as if he were real: with what he and the group answered to
    whether it may count in research.

    Every call gives another talk about another casus. Keep its rows apart from those of real talks.
    """
    inhoud = beginnen(
        kaart=laad_kaart("sittard-geleen-beek-stein"),
        casus=_BO,
        stappenplan=laad_stappenplan("acht-stappen"),
        minuten=60,
        titel="Het verhaal van Bo",
    )
    daden = [*_OOGST, ("meetellen_gezet", {"veld": "groep", "waarde": groep})]
    if persoon is not None:
        daden.append(("meetellen_gezet", {"veld": "persoon", "waarde": persoon}))
    eerste = maak("sessie_begonnen", inhoud, sessie="nagespeeld")
    t = fold(BEGIN, replace(eerste, sessie=eerste.id, nr=1))
    for nr, (soort, wat) in enumerate(daden, 2):
        t = fold(t, replace(maak(soort, wat, sessie=t.sessie), nr=nr))
    return t
