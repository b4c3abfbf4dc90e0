"""(f) From one place on the agenda to another, with every werkvorm on it, beside a bare anywidget."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from playwright.sync_api import Page

from benchmarks import klikken
from benchmarks.gesprek import Gesprekken
from benchmarks.servers import Chromium, Voila, Werksessie
from benchmarks.verhouding import Verhouding
from rk.content import werkvormen
from rk.domain import Stem, Vorm, Werkpunt, Werkvorm, werkpunt
from rk.events import als_gegeven, beoordeel, fold, fold_alle, maak
from rk.store import Datamap, SqliteOpslag

_SESSIE = "meting-agenda"
_TIJD = "2026-01-01T09:00:00.000+00:00"
_STEMMEN = 12
"""So many people in the room gave an answer at each werkvorm."""

Daad = tuple[str, dict[str, object]]


def maak_gesprek(gesprekken: Gesprekken) -> tuple[Gesprekken, list[str]]:
    """A session with forty stops and all werkvormen on the agenda, each filled in (`vol`); its places."""
    with Datamap(gesprekken.database.parent) as plek:
        opslag = SqliteOpslag(plek.database)
        rij = [replace(g, sessie=_SESSIE, id=f"{_SESSIE}-{g.id}") for g in opslag.lees(gesprekken.vol)]
        t = fold_alle(rij)
        for nr, (soort, inhoud) in enumerate(_daden()):
            g = maak(soort, inhoud, sessie=_SESSIE, id=f"{_SESSIE}-d{nr}", tijd=_TIJD)
            if bezwaar := beoordeel(t, g):
                raise RuntimeError(f"{soort}: {bezwaar}")
            rij.append(replace(g, nr=t.nr + 1))
            t = fold(t, rij[-1])
        opslag.voeg_alle_toe(rij)
        opslag.sluit()
    return replace(gesprekken, vol=_SESSIE), [str(p) for p in t.punten()]


def _daden() -> Iterator[Daad]:
    for w in werkvormen().values():
        punt = werkpunt(w.id)
        yield "werkvorm_toegevoegd", {"punt": str(punt), "werkvorm": als_gegeven(w)}
        yield from _ingevuld(w, punt)


def _ingevuld(w: Werkvorm, punt: Werkpunt) -> Iterator[Daad]:
    """Something from everybody in the room, in the form of this werkvorm."""
    hier: dict[str, object] = {"punt": str(punt)}
    stem = {"stem": Stem.DEELNEMER.value}
    for nr in range(_STEMMEN):
        if w.vorm is Vorm.SCHAAL and w.schaal is not None and Stem.DEELNEMER in w.schaal.stemmen:
            for deel in w.schaal.delen:
                niveau = nr % len(w.schaal.niveaus)
                yield "schaal_gezet", hier | stem | {"deel": deel.id, "nu": niveau}
        elif w.vorm is Vorm.KAARTEN and w.kaarten is not None:
            vak = w.kaarten.vakken[nr % len(w.kaarten.vakken)].id
            yield "kaart_toegevoegd", hier | {"vak": vak, "tekst": f"Een gedachte, de {nr}e"}
        elif w.vorm is Vorm.CHECKLIJST and w.checklijst is not None:
            for groep in w.checklijst.groepen:
                for s in groep.stellingen:
                    antwoord = ("ja", "deels", "nee", "nvt")[nr % 4]
                    yield "stelling_beantwoord", hier | stem | {"stelling": s.id, "antwoord": antwoord}
        elif w.vorm is Vorm.PLAN and w.plan is not None:
            deel_ = w.plan.delen[nr % len(w.plan.delen)].id
            yield "planidee_gegeven", hier | {"deel": deel_, "tekst": f"Een idee, het {nr}e"}
        elif w.vorm is Vorm.REIS and w.reis is not None:
            for e in w.reis.etappes:
                for vraag in w.reis.vragen:
                    score = {"etappe": e.id, "vraag": vraag.id, "waarde": nr % 5}
                    yield "reisscore_gegeven", hier | stem | score
        elif w.vorm is Vorm.KEUZE and w.keuze is not None:
            optie = w.keuze.opties[nr % len(w.keuze.opties)].id
            yield "keuze_gemaakt", hier | stem | {"opties": [optie]}


# A button of our own, as in `klikken`; it goes to the next place, whatever stands there.
_KNOP = """([daden, nr]) => {
  const wortel = document.getElementById("rk-scherm");
  if (!bench.knop) {
    bench.knop = document.createElement("button");
    bench.knop.style.cssText = "position: fixed; left: 0; top: 0; width: 40px; height: 40px; z-index: 99";
    bench.knop.dataset.daad = "stap_geopend";
    bench.kijk(bench.knop, wortel, { attributes: true, subtree: true, attributeFilter: ["data-stap"] });
  }
  bench.knop.dataset.inhoud = daden[nr % daden.length];
  if (!bench.knop.isConnected) wortel.append(bench.knop);
}"""


def meet(
    browser: Chromium,
    werksessie: Werksessie,
    kaal: Voila,
    gesprekken: Gesprekken,
    punten: list[str],
    *,
    kliks: int,
) -> Verhouding:
    """Walk the whole agenda, there and back in leaps, as often as `kliks` asks."""
    # Near and far in turn: the next place, then the one at the other side of the agenda.
    half = len(punten) // 2
    om = [p for paar in zip(punten[:half], punten[half : 2 * half], strict=True) for p in paar]
    daden = [json.dumps({"stap": p}) for p in om]

    def klik(pagina: Page, _gesprekken: Gesprekken, nr: int) -> None:
        pagina.evaluate(_KNOP, [daden, nr])
        klikken.klik(pagina, nr)

    uitkomst = klikken.meet(browser, werksessie, kaal, gesprekken, kliks=kliks, onze_klik=klik)
    return replace(uitkomst, naam=f"van punt naar punt, {len(punten)} punten, p95", doel=2.0)
