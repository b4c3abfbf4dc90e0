"""Acts as a group could do them, and a session as the server keeps it: for tests that try many."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from rk.domain import (
    HOOFDPERSOON,
    VERZAMELEND,
    ActorSoort,
    Antwoord,
    BandSoort,
    Fase,
    HalteSoort,
    Leefdomein,
    Lijstantwoord,
    Merk,
    ObstakelSoort,
    Overdracht,
    Overgang,
    Persoonsantwoord,
    Regiefunctie,
    Route,
    Stap,
    Stem,
    Uitkomst,
    Verloop,
    VierV,
    Weg,
    Woord,
)
from rk.events import BEGIN, Gebeurtenis, Toestand, beoordeel, fold, fold_alle, maak, uit_json

EERDER = Path(__file__).parent / "gebeurtenissen"

tekst = st.sampled_from(["een", "Twee woorden.", "<b>drie</b>", "vier 🙂\nvijf"])
halte = st.sampled_from(["huis", "winkel", "plein", "h1", "weg"])
actor = st.sampled_from(["zus", "buur", "a1", "weg"])
wie = actor | st.just(HOOFDPERSOON)
bezoek = st.sampled_from(["v1", "v2", "b1", "h1.1"])
obstakel = st.sampled_from(["o1", "o2"])
kaart = st.sampled_from(["k1", "k2", "k3"])
dilemma = st.sampled_from(["d1", "d2"])
wens = st.sampled_from(["w1", "w2", "w3", "w4"])
voorstel = st.sampled_from(["p1", "p2"])
plaats = st.integers(-1, 4)
planpunt = st.sampled_from(["w-tandem", "w-weg"])
plandeel = st.sampled_from(["voorop", "achterop", "weg"])
planveld = st.sampled_from(["wie", "taak", "weg"])
planrij = st.sampled_from(["r1", "r2", "r3"])
werkpunt = st.sampled_from(["w-brug", "w-weg"])
schaaldeel = st.sampled_from(["thuis", "geld", "weg"])
reispunt = st.sampled_from(["w-reis", "w-weg"])
etappe = st.sampled_from(["e1", "e2", "weg"])
vraag = st.sampled_from(["q1", "q2"])
merk = st.sampled_from(["m1", "m2"])
merksoort = st.sampled_from(["contact", "kans"])


def _een_werkvorm() -> dict[str, Any]:
    return dict(gesprek_met_werkvormen()[1].inhoud["werkvorm"])


werkvorm = st.builds(_een_werkvorm)
agendaplek = st.fixed_dictionaries(
    {"punt": st.sampled_from(Stap), "minuten": st.integers(0, 30), "overgeslagen": st.booleans()}
)
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
    "fase_gezet": met(stap=st.sampled_from(VERZAMELEND), fase=st.sampled_from(Fase)),
    "klok_gezet": met(loopt=st.booleans()),
    "vooraf_ingevuld": wijzig(
        {}, is_hier=st.sampled_from(Antwoord), geen_echte_namen=st.booleans(), vertelt_terug=tekst
    ),
    "agenda_gekozen": met(minuten=st.sampled_from([45, 60, 90, 120])),
    "deskundige_eerst_gezet": met(eerst=st.booleans()),
    "verborgen_gezet": met(wat=bezoek | kaart | dilemma | wens | voorstel, verborgen=st.booleans()),
    "verhaal_gewijzigd": wijzig(
        {},
        naam=tekst,
        verhaal=tekst,
        wil=st.lists(tekst),
        domeinen=st.lists(st.sampled_from(Leefdomein), max_size=3),
    ),
    "wegwijzing_gewijzigd": wijzig(
        {}, hoe_weet=tekst, eerste_vinder=st.none() | actor, meldplekken=st.lists(halte, max_size=3)
    ),
    "halte_toegevoegd": met(
        halte_id=halte,
        naam=tekst,
        route=st.sampled_from(Route),
        soort=st.sampled_from(HalteSoort),
        weg=st.none() | st.sampled_from(Weg),
    ),
    "halte_gewijzigd": wijzig(
        {"halte_id": halte}, vervallen=st.booleans(), naam=tekst, route=st.sampled_from(Route)
    ),
    "bezoek_toegevoegd": met(
        bezoek_id=bezoek, weg=st.sampled_from(Weg), halte_id=halte, plaats=st.none() | plaats
    ),
    "bezoek_gewijzigd": wijzig(
        {"bezoek_id": bezoek},
        halte_id=halte,
        actor_id=st.none() | actor,
        goed=tekst,
        maand=st.just("2018-02"),
        overgang=st.none() | st.sampled_from(Overgang),
        overdracht=st.sampled_from(Overdracht),
        uitkomst=st.sampled_from(Uitkomst),
        woord=st.sampled_from(Woord),
    ),
    "bezoek_verplaatst": met(bezoek_id=bezoek, plaats=plaats, weg=st.none() | st.sampled_from(Weg)),
    "bezoek_weggehaald": met(bezoek_id=bezoek),
    "obstakel_toegevoegd": met(
        obstakel_id=obstakel, bezoek_id=bezoek, tekst=tekst, soort=st.sampled_from(ObstakelSoort)
    ),
    "obstakel_gewijzigd": wijzig(
        {"obstakel_id": obstakel}, tekst=tekst, vereist=st.lists(obstakel, max_size=2)
    ),
    "obstakel_weggehaald": met(obstakel_id=obstakel),
    "actor_toegevoegd": met(
        actor_id=actor,
        naam=tekst,
        soort=st.sampled_from(ActorSoort),
        route=st.sampled_from(Route),
        bezoek_id=st.none() | bezoek,
    ),
    "actor_gewijzigd": wijzig(
        {"actor_id": actor}, naam=tekst, route=st.sampled_from(Route), vervallen=st.booleans()
    ),
    "actor_weggehaald": met(actor_id=actor),
    "band_gelegd": st.one_of(
        met(soort=st.sampled_from([BandSoort.KENT, BandSoort.STEMT_AF]), van=wie, naar=wie),
        met(soort=st.just(BandSoort.WIJST), van=wie, naar=halte),
        met(soort=st.just(BandSoort.OVERZICHT), van=wie, naar=st.sampled_from(Leefdomein)),
    ),
    "band_losgemaakt": met(soort=st.sampled_from(BandSoort), van=wie, naar=wie | halte),
    "regie_gezet": met(
        functie=st.sampled_from(Regiefunctie), wie=st.lists(wie, max_size=3), niemand=st.booleans()
    ),
    "kaart_toegevoegd": met(kaart_id=kaart, vak=st.sampled_from(VierV), tekst=tekst),
    "kaart_gewijzigd": wijzig(
        {"kaart_id": kaart}, tekst=tekst, merk=st.none() | st.sampled_from(Merk), gekozen=st.booleans()
    ),
    "kaart_verplaatst": met(kaart_id=kaart, vak=st.sampled_from(VierV), plaats=st.none() | plaats),
    "kaart_weggehaald": met(kaart_id=kaart),
    "dilemma_toegevoegd": met(dilemma_id=dilemma, tussen=tekst, en=tekst),
    "dilemma_gewijzigd": wijzig(
        {"dilemma_id": dilemma}, tussen=tekst, voor_en=tekst, afspraak=tekst, leggen_voor=tekst
    ),
    "dilemma_weggehaald": met(dilemma_id=dilemma),
    "wens_toegevoegd": met(wens_id=wens, tekst=tekst),
    "wens_gewijzigd": wijzig({"wens_id": wens}, tekst=tekst, oplossing=tekst, wie=tekst, vindt_ervan=tekst),
    "wens_verplaatst": met(wens_id=wens, plaats=plaats),
    "wens_weggehaald": met(wens_id=wens),
    "goed_toegevoegd": met(bezoek_id=bezoek, tekst=tekst),
    "regie_antwoord_gegeven": met(
        functie=st.sampled_from(Regiefunctie), wie=st.lists(wie, max_size=3), weet_niet=st.booleans()
    ),
    "regie_antwoorden_gewist": met(functie=st.sampled_from(Regiefunctie)),
    "wens_voorgesteld": met(voorstel_id=voorstel, tekst=tekst),
    "wens_voorstel_weggehaald": met(voorstel_id=voorstel),
    "wens_gekozen": met(voorstel_id=voorstel, wens_id=wens),
    "stip_gezet": met(doel=kaart | voorstel | dilemma, aantal=st.integers(0, 3)),
    "stippen_geteld": met(
        stap=st.sampled_from(VERZAMELEND),
        totalen=st.dictionaries(kaart | voorstel, st.integers(0, 3), max_size=3),
    ),
    "kaarten_samengevoegd": st.one_of(
        met(kaart_ids=st.lists(kaart, max_size=3), tekst=st.none() | tekst), met(met=kaart, kaart_id=kaart)
    ),
    "kaart_gesplitst": met(kaart_id=kaart),
    "paar_apart": met(kaart_ids=st.lists(kaart, min_size=2, max_size=2)),
    "reisplek_gezet": met(
        punt=reispunt,
        etappe=st.none() | etappe,
        stem=st.sampled_from(Stem),
        domein=st.sampled_from(["", "Geld"]),
    ),
    "reisscore_gegeven": met(
        punt=reispunt,
        etappe=etappe,
        vraag=vraag,
        waarde=st.none() | st.integers(0, 4),
        stem=st.sampled_from(Stem),
    ),
    "reisscores_gegeven": met(
        punt=reispunt,
        etappe=etappe,
        waarden=st.dictionaries(vraag, st.integers(0, 4), min_size=1, max_size=2),
    ),
    "reismerk_gezet": st.one_of(
        met(punt=reispunt, merk_id=merk, soort=merksoort, tekst=tekst, etappe=etappe),
        met(punt=reispunt, merk_id=merk, soort=merksoort, wie=tekst, maand=plaats, tot=plaats),
    ),
    "reismerk_gewijzigd": wijzig(
        {"punt": reispunt, "merk_id": merk},
        soort=merksoort,
        tekst=tekst,
        wie=tekst,
        etappe=etappe,
        maand=plaats,
    ),
    "reismerk_weggehaald": met(punt=reispunt, merk_id=merk),
    "reismeting_gezet": met(punt=reispunt, etappe=etappe, waarde=st.none() | st.integers(1, 10)),
    "kaart_vraagt_geopend": met(stap=st.sampled_from(Stap)),
    "uitspraak_bewaard": met(figuur=st.sampled_from(["vertelteller", "kring"]), tekst=tekst),
    "uitspraak_weggelegd": met(figuur=st.sampled_from(["vertelteller", "kring"])),
    "planveld_gezet": met(
        punt=planpunt,
        deel=plandeel,
        rij=planrij,
        veld=planveld,
        waarde=tekst,
        uit=st.lists(planrij, max_size=2),
    ),
    "planrij_toegevoegd": met(
        punt=planpunt, deel=plandeel, rij=planrij, waarden=st.dictionaries(planveld, tekst, max_size=2)
    ),
    "planrij_weggehaald": met(punt=planpunt, rij=planrij),
    "planidee_gegeven": met(punt=planpunt, idee_id=planrij, deel=plandeel, tekst=tekst),
    "planidee_weggehaald": met(punt=planpunt, idee_id=planrij),
    "schaal_gezet": met(
        punt=werkpunt,
        deel=schaaldeel,
        stem=st.sampled_from(Stem),
        nu=st.none() | st.integers(0, 4),
        wens=st.none() | st.integers(0, 4),
        praten=st.booleans(),
        moment=st.sampled_from(["", "2025-03"]),
    ),
    "schaal_verbonden": met(punt=werkpunt, van=schaaldeel, naar=schaaldeel, aan=st.booleans()),
    "schaal_geordend": met(punt=werkpunt, volgorde=st.lists(schaaldeel, max_size=3)),
    "schaal_antwoorden_gewist": met(punt=werkpunt, deel=schaaldeel),
    "eerdere_wens_gevolgd": wijzig(
        {"sessie": st.just("proef"), "wens_id": wens},
        verloop=st.none() | st.sampled_from(Verloop),
        woorden=tekst,
    ),
    "meetellen_gezet": wijzig({}, persoon=st.sampled_from(Persoonsantwoord), groep=st.sampled_from(Antwoord)),
    "agenda_ingedeeld": met(punten=st.lists(agendaplek, max_size=4)),
    "werkvorm_toegevoegd": met(punt=werkpunt, werkvorm=werkvorm, na=st.none() | st.sampled_from(Stap)),
    "aantekening_gezet": met(punt=werkpunt, bij=st.sampled_from(["kort:thuis", "o1:wat"]), waarde=tekst),
    "werk_gekozen": met(punt=werkpunt, wat=st.sampled_from(["s", "o1", "e1"]), gekozen=st.booleans()),
    "werk_ja_gezet": met(punt=werkpunt, ja=st.booleans()),
    "werk_opnieuw_gevraagd": met(punt=werkpunt | planpunt | reispunt),
    "keuze_gemaakt": met(
        punt=werkpunt,
        opties=st.lists(st.sampled_from(["o1", "o2"]), max_size=2),
        twijfel=st.booleans(),
        stem=st.sampled_from(Stem),
    ),
    "lijstgebruik_gekozen": met(punt=werkpunt, gebruik=tekst),
    "stelling_beantwoord": met(
        punt=werkpunt,
        stelling=st.sampled_from(["s", "weg"]),
        stem=st.sampled_from(Stem),
        antwoord=st.none() | st.sampled_from(Lijstantwoord),
        opmerking=tekst,
    ),
    "voorbeeld_geplaatst": met(
        punt=werkpunt,
        voorbeeld=st.sampled_from(["v", "weg"]),
        vak=st.none() | st.sampled_from(["a", "b"]),
        stem=st.sampled_from(Stem),
    ),
    "ongedaan_gemaakt": met(),
    "opnieuw_gedaan": met(),
}


def een_van(*namen: str) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return st.sampled_from(namen).flatmap(lambda soort: st.tuples(st.just(soort), DADEN[soort]))


daad = een_van(*DADEN)
# Most of the time a group works; now and then it goes back and forth, seldom it closes.
_WERK = tuple(soort for soort in DADEN if soort != "sessie_gesloten")
daden = st.lists(
    st.one_of(een_van(*_WERK), een_van(*_WERK), een_van("ongedaan_gemaakt", "opnieuw_gedaan"), daad),
    max_size=30,
)


@cache
def eerder() -> tuple[Gebeurtenis, ...]:
    """The kept session of version 1: one event of every kind at least."""
    regels = (EERDER / "versie-1.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(uit_json(json.loads(regel)) for regel in regels)


@cache
def gesprek_van_versie_2() -> tuple[Gebeurtenis, ...]:
    """A kept session that goes on with an earlier one."""
    regels = (EERDER / "versie-2.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(uit_json(json.loads(regel)) for regel in regels)


@cache
def gesprek_met_werkvormen() -> tuple[Gebeurtenis, ...]:
    """A kept session with a werkvorm of every form, as they first were."""
    regels = (EERDER / "werkvormen-1.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(uit_json(json.loads(regel)) for regel in regels)


@cache
def gesprek_dat_meetelt() -> tuple[Gebeurtenis, ...]:
    """A kept session about a real person that may count in research, as answers first were."""
    regels = (EERDER / "meetellen-1.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(uit_json(json.loads(regel)) for regel in regels)


@cache
def begonnen() -> Toestand:
    return fold(BEGIN, eerder()[0])


@cache
def halverwege() -> tuple[Gebeurtenis, ...]:
    """The kept session before anything was undone: something of everything is there."""
    terug = next(nr for nr, g in enumerate(eerder()) if g.soort == "ongedaan_gemaakt")
    return eerder()[:terug]


class Gesprek:
    """A session as the server keeps it: judged, numbered, stored, folded."""

    def __init__(self, opgeslagen: tuple[Gebeurtenis, ...] = ()) -> None:
        self.opgeslagen = list(opgeslagen or eerder()[:1])
        self.t = fold_alle(self.opgeslagen)

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
