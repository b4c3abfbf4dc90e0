"""(d) The same click with all figures on: what the map asks is open, on the largest story of a group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from benchmarks import klikken
from benchmarks.gesprek import Gesprekken
from benchmarks.servers import Chromium, Voila, Werksessie
from benchmarks.verhouding import Verhouding
from rk.domain import ActorSoort, BandSoort, Leefdomein, Overdracht, Regiefunctie, Route, Stap
from rk.events import Toestand, beoordeel, fold, fold_alle, maak
from rk.inzicht import uitspraken
from rk.store import Datamap, SqliteOpslag

HELPERS, OBSTAKELS = 25, 15
_SESSIE = "meting-figuren"
_TIJD = "2026-01-01T09:00:00.000+00:00"

Daad = tuple[str, dict[str, object]]


def maak_gesprek(gesprekken: Gesprekken) -> Gesprekken:
    """One more session in the same data folder: that with forty stops, and everything a figure needs.

    Before the server starts, which lets nobody else write. Clicks on what is returned go to that session.
    """
    with Datamap(gesprekken.database.parent) as plek:
        opslag = SqliteOpslag(plek.database)
        eerder = [replace(g, sessie=_SESSIE, id=f"f-{g.id}") for g in opslag.lees(gesprekken.vol)]
        toestand = fold_alle(eerder)
        for nr, (soort, inhoud) in enumerate(_daden(toestand, gesprekken.wissel)):
            g = maak(soort, inhoud, sessie=_SESSIE, id=f"{_SESSIE}-{nr}", tijd=_TIJD)
            if bezwaar := beoordeel(toestand, g):
                raise RuntimeError(bezwaar)
            eerder.append(replace(g, nr=toestand.nr + 1))
            toestand = fold(toestand, eerder[-1])
        opslag.voeg_alle_toe(eerder)
        opslag.sluit()
    if not all(uitspraken(toestand, stap, gevraagd=True) for stap in (Stap.ROUTE, Stap.REGIE, Stap.OGEN)):
        raise RuntimeError("er valt nog niets te vragen")
    return replace(gesprekken, vol=_SESSIE)


def meet(
    browser: Chromium, werksessie: Werksessie, kaal: Voila, met_figuren: Gesprekken, *, kliks: int
) -> Verhouding:
    """As `klikken.meet`, on the session of `maak_gesprek`."""
    uitkomst = klikken.meet(browser, werksessie, kaal, met_figuren, kliks=kliks)
    return replace(uitkomst, naam="klik tot kaart met alle figuren, p95")


def _daden(t: Toestand, wissel: str) -> Iterator[Daad]:
    """Helpers with ties and functions, handovers, obstacles that wait; then it is opened everywhere.

    The handover of `wissel` stays unknown: the first click on it must change something.
    """
    helpers = [a.id for a in t.casus.actoren]
    for nr in range(HELPERS - len(helpers)):
        yield (
            "actor_toegevoegd",
            {
                "actor_id": f"h{nr}",
                "naam": f"Helper {nr}",
                "soort": list(ActorSoort)[nr % 3],
                "route": list(Route)[nr % 4],
            },
        )
        helpers.append(f"h{nr}")
    haltes = [b.halte_id for b in (*t.casus.beste, *t.casus.werkelijk)]
    for nr, wie in enumerate(helpers):
        yield (
            "band_gelegd",
            {"soort": BandSoort.STEMT_AF, "van": wie, "naar": helpers[(nr + 7) % HELPERS]},
        )
        yield "band_gelegd", {"soort": BandSoort.WIJST, "van": wie, "naar": haltes[nr % len(haltes)]}
        yield (
            "band_gelegd",
            {"soort": BandSoort.OVERZICHT, "van": wie, "naar": list(Leefdomein)[nr % len(Leefdomein)]},
        )
    for nr, functie in enumerate(Regiefunctie):
        yield "regie_gezet", {"functie": functie, "wie": helpers[nr : nr + 2]}
    overdrachten = list(Overdracht)
    for nr, b in enumerate((*t.casus.werkelijk, *t.casus.beste)):
        yield "bezoek_gewijzigd", {"bezoek_id": b.id, "veld": "actor_id", "waarde": helpers[nr % HELPERS]}
        if b.id != wissel:
            hoe = overdrachten[nr % len(overdrachten)]
            yield "bezoek_gewijzigd", {"bezoek_id": b.id, "veld": "overdracht", "waarde": hoe}
    for nr in range(OBSTAKELS):
        waar = t.casus.werkelijk[nr % len(t.casus.werkelijk)].id
        yield "obstakel_toegevoegd", {"obstakel_id": f"o{nr}", "bezoek_id": waar, "tekst": f"Drempel {nr}"}
    for nr in range(OBSTAKELS):
        eerst = [f"o{(nr + 1) % OBSTAKELS}", f"o{(nr * 4 + 2) % OBSTAKELS}"]
        vereist = [e for e in dict.fromkeys(eerst) if e != f"o{nr}"]
        yield "obstakel_gewijzigd", {"obstakel_id": f"o{nr}", "veld": "vereist", "waarde": vereist}
    for stap in (Stap.ROUTE, Stap.WEGWIJZERS, Stap.REGIE, Stap.OGEN, Stap.WENSEN):
        yield "kaart_vraagt_geopend", {"stap": stap}
