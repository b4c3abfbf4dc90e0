"""The room against a plain model: whatever people do in whatever order, each sees what the model says."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rk.domain import Fase, Net, Stap
from rk.events import Rol, Toestand, fold_alle, maak
from rk.server.deur import GeenDeur
from rk.server.geweigerd import Geweigerd
from rk.server.huis import Huis, Plek
from rk.server.kamer import Deelnemer
from rk.store import GeheugenOpslag, Opslag, SqliteOpslag
from rk.tekening.boom import schrijf
from rk.tekening.telefoon import eigen
from tests.lang import rondes
from tests.unit.begin import eerste

T = TypeVar("T")

NET = Net(id="proef", naam="Proefnet", adres="127.0.0.2")
STAPPEN = (Stap.VIERV, Stap.DILEMMAS, Stap.WENSEN)
"""Steps that collect texts of which each phone can give many."""
_MEESTE_TELEFOONS = 5
_WOORD = re.compile(r"woord\d{5}")


class Deur(GeenDeur):
    """A door that is only said to be open."""

    def netten(self) -> tuple[Net, ...]:
        return (NET,)

    def open(self, net: str, poort: int) -> int:
        return poort or 8080


@dataclass(kw_only=True)
class Telefoon:
    """What the model knows of a phone: what waits (id, step, text), all it ever sent, ready, dots."""

    teken: str
    wacht: dict[str, tuple[Stap, str]] = field(default_factory=dict)
    ooit: dict[str, tuple[Stap, str]] = field(default_factory=dict)
    klaar: set[Stap] = field(default_factory=set)
    stippen: set[tuple[Stap, str]] = field(default_factory=set)


def inhoud(stap: Stap, tekst: str) -> dict[str, str]:
    """What a form of this step holds."""
    match stap:
        case Stap.VIERV:
            return {"vak": "verlaten", "tekst": tekst}
        case Stap.DILEMMAS:
            return {"tussen": tekst, "en": "iets anders"}
        case _:
            return {"tekst": tekst}


def bord(t: Toestand, stap: Stap) -> dict[str, str]:
    """The ids and texts that a step's board holds, those in a pile too."""
    match stap:
        case Stap.VIERV:
            return {d.id: d.tekst for k in t.kaarten for d in (k.delen or (k,))}
        case Stap.DILEMMAS:
            return {d.id: d.tussen for d in t.dilemmas}
        case _:
            return {v.id: v.tekst for v in t.voorstellen}


class Kamermachine(RuleBasedStateMachine):
    """A room with its phones and its facilitator, beside plain dicts and sets."""

    def maak_opslag(self) -> Opslag:
        return GeheugenOpslag()

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.opslag = self.maak_opslag()
        self.nummers = count()
        self.telefoons: list[Telefoon] = []
        self.op_tafel: Counter[tuple[Stap, str]] = Counter()
        # 4V begins on paper; the others begin together.
        self.fasen = dict.fromkeys(STAPPEN, Fase.BEKIJKEN) | {Stap.VIERV: Fase.VOOR_ZICH}
        self.stap = Stap.VIERV
        self.stippen = 0
        self.meelezen = False
        self.gemeld: dict[str, bool] = {}  # by id, whether the room was told when it was written
        self.geteld: dict[Stap, dict[str, int]] = {}
        self.stapels: dict[str, list[str]] = {}  # by the card on top, all that lie in it
        self._begin()
        self.sessie = self.doe(self.huis.begin(eerste().inhoud))
        self.plek: Plek = self.doe(self.huis.haal(self.sessie))
        self.kamer("kamer_geopend", net=NET.id)
        self.daad("stap_geopend", stap="vierv")

    def _begin(self) -> None:
        async def maak_huis() -> Huis:
            huis = Huis(self.opslag)
            huis.kamers.deur = Deur()
            await huis.kamers.hervat()
            return huis

        self.huis = self.doe(maak_huis())

    def doe(self, wat: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(wat)

    def kamer(self, daad: str, **wat: Any) -> None:
        self.doe(self.huis.kamers.doe(self.sessie, daad, wat))

    def daad(self, soort: str, **wat: Any) -> None:
        self.doe(self.huis.schrijf(self.sessie, maak(soort, wat), rol=Rol.FACILITATOR))

    def wie(self, t: Telefoon) -> Deelnemer:
        gevonden = self.huis.kamers.bij_teken(t.teken)
        assert gevonden is not None
        assert self.plek is gevonden[0]
        return gevonden[1]

    def kies(self, getal: int) -> Telefoon:
        return self.telefoons[getal % len(self.telefoons)]

    def leg(self, t: Telefoon, id_: str, stap: Stap, tekst: str, vervangt: str = "", *, gemeld: bool) -> None:
        wat = self.huis.kamers.inleg.leg_in(
            self.plek, self.wie(t), id_=id_, stap=stap.value, inhoud=inhoud(stap, tekst), vervangt=vervangt,
            gemeld=gemeld,
        )  # fmt: skip
        self.doe(wat)

    def onderop(self) -> set[str]:
        """The cards that lie in a pile under another."""
        return {deel for op, delen in self.stapels.items() for deel in delen if deel != op}

    @initialize(kiest=st.booleans())
    def begin_halverwege(self, kiest: bool) -> None:
        """Half of the runs begin where dots are given: few would come there by themselves."""
        if kiest:
            self.zet_stippen(2)
            for wie in range(2):
                self.kom_binnen()
                self.geef(wie, Stap.VIERV, gemeld=True)
            self.zet_fase(Stap.VIERV, Fase.KIEZEN)

    # ---- what phones do -------------------------------------------------------------------------

    @precondition(lambda self: len(self.telefoons) < _MEESTE_TELEFOONS)
    @rule()
    def kom_binnen(self) -> None:
        teken = self.doe(self.huis.kamers.meedoen(self.plek.kamer.rij.code))
        assert teken is not None
        self.telefoons.append(Telefoon(teken=teken))

    @precondition(lambda self: self.telefoons)
    @rule(wie=st.integers(0, 99), stap=st.sampled_from(STAPPEN), gemeld=st.booleans())
    def geef(self, wie: int, stap: Stap, gemeld: bool) -> None:
        """`gemeld`: the page said so when it was pressed, which may be long ago."""
        t, nr = self.kies(wie), next(self.nummers)
        id_, tekst = f"inbreng-{nr}", f"woord{nr:05}"
        self.leg(t, id_, stap, tekst, gemeld=gemeld)
        t.wacht[id_] = t.ooit[id_] = (stap, tekst)
        self.gemeld[id_] = gemeld and self.meelezen

    @precondition(lambda self: any(t.ooit for t in self.telefoons))
    @rule(wie=st.integers(0, 99), wat=st.integers(0, 99))
    def stuur_nog_eens(self, wie: int, wat: int) -> None:
        t = self.kies(wie)
        if t.ooit:
            id_ = sorted(t.ooit)[wat % len(t.ooit)]
            self.leg(t, id_, *t.ooit[id_], gemeld=True)

    @precondition(lambda self: any(t.ooit for t in self.telefoons))
    @rule(wie=st.integers(0, 99), van=st.integers(0, 99), wat=st.integers(0, 99))
    def wijzig(self, wie: int, van: int, wat: int) -> None:
        """Change one's own, or try another's, or one that is on the table already."""
        t, ander = self.kies(wie), self.kies(van)
        if not ander.ooit:
            return
        oud = sorted(ander.ooit)[wat % len(ander.ooit)]
        nr = next(self.nummers)
        stap, tekst = ander.ooit[oud][0], f"woord{nr:05}"
        if oud not in t.wacht:
            with pytest.raises(Geweigerd):
                self.leg(t, f"inbreng-{nr}", stap, tekst, vervangt=oud, gemeld=True)
            return
        self.leg(t, f"inbreng-{nr}", stap, tekst, vervangt=oud, gemeld=True)
        del t.wacht[oud]
        t.wacht[f"inbreng-{nr}"] = t.ooit[f"inbreng-{nr}"] = (stap, tekst)
        self.gemeld[f"inbreng-{nr}"] = self.meelezen

    @precondition(lambda self: any(t.ooit for t in self.telefoons))
    @rule(wie=st.integers(0, 99), van=st.integers(0, 99), wat=st.integers(0, 99))
    def haal_terug(self, wie: int, van: int, wat: int) -> None:
        """Take back one's own; of another's, or what was seen, nothing goes."""
        t, ander = self.kies(wie), self.kies(van)
        if ander.ooit:
            id_ = sorted(ander.ooit)[wat % len(ander.ooit)]
            self.doe(self.huis.kamers.inleg.haal_terug(self.plek, self.wie(t), id_))
            t.wacht.pop(id_, None)

    @precondition(lambda self: self.telefoons)
    @rule(wie=st.integers(0, 99), stap=st.sampled_from(STAPPEN), aan=st.booleans())
    def zeg_klaar(self, wie: int, stap: Stap, aan: bool) -> None:
        t = self.kies(wie)
        self.doe(self.huis.kamers.inleg.zet_klaar(self.plek, self.wie(t), stap, aan))
        (t.klaar.add if aan else t.klaar.discard)(stap)

    @precondition(lambda self: self.telefoons and self.op_tafel)
    @rule(wie=st.integers(0, 99), stap=st.sampled_from(STAPPEN), wat=st.integers(0, 99), aan=st.booleans())
    def geef_stip(self, wie: int, stap: Stap, wat: int, aan: bool) -> None:
        t, doelen = self.kies(wie), sorted(bord(self.plek.toestand, stap).keys() - self.onderop())
        if not doelen:
            return
        doel = doelen[wat % len(doelen)]
        gegeven = {d for s, d in t.stippen if s is self.stap}
        hier = gegeven & {doel, *self.stapels.get(doel, ())}
        mag = self.stippen and self.fasen[self.stap] is Fase.KIEZEN
        op = not hier and len(gegeven) >= self.stippen
        if not mag or (aan and (op or stap is not self.stap)):
            with pytest.raises(Geweigerd):
                self.doe(self.huis.kamers.inleg.zet_stip(self.plek, self.wie(t), doel, aan))
            return
        self.doe(self.huis.kamers.inleg.zet_stip(self.plek, self.wie(t), doel, aan))
        if not aan and stap is self.stap:
            t.stippen -= {(stap, d) for d in hier}
        elif aan and not hier:
            t.stippen.add((stap, doel))

    @precondition(lambda self: len(self.plek.toestand.kaarten) > 1)
    @rule(op=st.integers(0, 99), wat=st.integers(0, 99))
    def leg_samen(self, op: int, wat: int) -> None:
        """Two cards become one: what lay in both lies in the first."""
        ids = [k.id for k in self.plek.toestand.kaarten]
        eerste, tweede = ids[op % len(ids)], ids[wat % len(ids)]
        if eerste != tweede:
            self.daad("kaarten_samengevoegd", kaart_ids=[eerste, tweede])
            delen = [*self.stapels.pop(eerste, [eerste]), *self.stapels.pop(tweede, [tweede])]
            self.stapels[eerste] = delen

    @precondition(lambda self: self.stapels)
    @rule(wat=st.integers(0, 99))
    def haal_uit_elkaar(self, wat: int) -> None:
        """A pile comes apart into all its cards, dots and all."""
        op = sorted(self.stapels)[wat % len(self.stapels)]
        self.daad("kaart_gesplitst", kaart_id=op)
        del self.stapels[op]

    # ---- what the facilitator does ----------------------------------------------------------------

    def _tel(self, stap: Stap) -> None:
        """The dots are counted when the phase in which they are given is left."""
        if self.fasen[stap] is Fase.KIEZEN:
            self.geteld[stap] = dict(Counter(d for t in self.telefoons for s, d in t.stippen if s is stap))

    @rule(stap=st.sampled_from(STAPPEN))
    def open_stap(self, stap: Stap) -> None:
        if stap is not self.stap:  # who goes on with the same step leaves nothing
            self._tel(self.stap)
            self.daad("stap_geopend", stap=stap.value)
            self.stap = stap

    @rule(stap=st.sampled_from(STAPPEN), fase=st.sampled_from(Fase))
    def zet_fase(self, stap: Stap, fase: Fase) -> None:
        self.daad("fase_gezet", stap=stap.value, fase=fase.value)
        if fase is not Fase.KIEZEN:
            self._tel(stap)
        if fase is Fase.BEKIJKEN or (fase is Fase.KIEZEN and self.fasen[stap] is Fase.VOOR_ZICH):
            for t in self.telefoons:
                for id_, (s, tekst) in list(t.wacht.items()):
                    if s is stap:
                        self.op_tafel[s, tekst] += 1
                        del t.wacht[id_]
        if fase is Fase.VOOR_ZICH is not self.fasen[stap]:
            for t in self.telefoons:
                t.klaar.discard(stap)  # a new round
        self.fasen[stap] = fase

    @rule(aantal=st.integers(0, 3))
    def zet_stippen(self, aantal: int) -> None:
        self.kamer("kamer_stippen", aantal=aantal)
        self.stippen = aantal

    @rule(aan=st.booleans())
    def zet_meelezen(self, aan: bool) -> None:
        self.kamer("kamer_meelezen", aan=aan)
        self.meelezen = aan

    @precondition(lambda self: any(t.ooit for t in self.telefoons))
    @rule(wie=st.integers(0, 99), wat=st.integers(0, 99))
    def haal_weg(self, wie: int, wat: int) -> None:
        """The facilitator takes off what waits, only when the room was told before it was written."""
        t = self.kies(wie)
        if not t.ooit:
            return
        id_ = sorted(t.ooit)[wat % len(t.ooit)]
        if not (self.meelezen and id_ in t.wacht and self.gemeld[id_]):
            with pytest.raises(Geweigerd):
                self.doe(self.huis.kamers.afstanden.haal_weg(self.plek, id_))
            return
        self.doe(self.huis.kamers.afstanden.haal_weg(self.plek, id_))
        del t.wacht[id_]

    @rule()
    def de_stroom_valt_uit(self) -> None:
        """The server is gone, and another reads what is stored."""
        self.huis.zeg_af()
        self.huis.sluit()
        self._begin()
        self.plek = self.doe(self.huis.haal(self.sessie))

    # ---- what each may see ------------------------------------------------------------------------

    @invariant()
    def elk_ziet_het_eigene(self) -> None:
        t = self.plek.toestand
        for telefoon in self.telefoons:
            wie = self.wie(telefoon)
            deel = eigen(t, wie.bij(t.stap), klaar=False, gestipt=wie.gestipt(t.stap), stippen=self.stippen)
            verwacht: set[str] = set()
            assert isinstance(t.stap, Stap)
            if self.fasen[t.stap] is Fase.VOOR_ZICH:
                verwacht = {tekst for s, tekst in telefoon.wacht.values() if s is t.stap}
            elif self.fasen[t.stap] is Fase.KIEZEN and self.stippen:
                verwacht = {x for id_, x in bord(t, t.stap).items() if id_ not in self.onderop()}
                if verwacht:
                    self._ziet_zijn_stippen(telefoon, schrijf(deel))
            assert verwacht == set(_WOORD.findall(schrijf(deel)))
            for stap in STAPPEN:
                assert {(id_, tekst) for id_, (s, tekst) in telefoon.wacht.items() if s is stap} == {
                    (id_, _WOORD.findall(str(i))[0]) for id_, i in wie.bij(stap)
                }
                assert (stap in telefoon.klaar) == (stap.value in wie.klaar)
                assert {d for s, d in telefoon.stippen if s is stap} == wie.gestipt(stap)

    def _ziet_zijn_stippen(self, telefoon: Telefoon, markup: str) -> None:
        """A dot in a pile is shown on the pile, and is one of the few."""
        gegeven = {d for s, d in telefoon.stippen if s is self.stap}
        bovenop = {deel: op for op, delen in self.stapels.items() for deel in delen}
        aan = set(re.findall(r'id="stip-([\w-]+)"[^>]*aria-pressed="true"', markup))
        assert {bovenop.get(d, d) for d in gegeven} == aan
        over = max(0, self.stippen - len(gegeven))
        assert {0: "Je stippen zijn op.", 1: "Nog 1 stip<"}.get(over, f"Nog {over} stippen") in markup

    @invariant()
    def de_groep_ziet_wat_op_tafel_ligt(self) -> None:
        t = self.plek.toestand
        assert fold_alle(self.opslag.lees(self.sessie)) == t
        assert self.op_tafel == Counter((s, tekst) for s in STAPPEN for tekst in bord(t, s).values())
        for stap in STAPPEN:
            assert self.geteld.get(stap, {}) == dict(t.geteld.get(stap, {}))

    @invariant()
    def wat_wacht_staat_nergens_anders(self) -> None:
        wacht = {tekst for t in self.telefoons for _stap, tekst in t.wacht.values()}
        stand = self.doe(self.huis.kamers.nu(self.sessie))
        blad = self.huis.kamers._blad(self.plek)
        logboek = str(self.opslag.lees(self.sessie))
        assert set() == wacht & set(_WOORD.findall(f"{stand} {blad} {logboek}"))
        wie = {d.id for d in self.opslag.privaat(self.sessie).deelnemers}
        assert [] == [x for x in wie if x in logboek]

    @invariant()
    def de_beamer_telt(self) -> None:
        stand = self.doe(self.huis.kamers.nu(self.sessie))
        assert len(self.telefoons) == stand.deelnemers
        assert sum(self.stap in t.klaar for t in self.telefoons) == stand.klaar
        assert stand.wachtend == sum(s is self.stap for t in self.telefoons for s, _ in t.wacht.values())
        kiest = self.stippen and self.fasen[self.stap] is Fase.KIEZEN
        stippen = Counter(d for t in self.telefoons for s, d in t.stippen if s is self.stap)
        assert (stippen if kiest else {}) == dict(stand.gestipt)

    @invariant()
    def de_opslag_weet_het_ook(self) -> None:
        p = self.opslag.privaat(self.sessie)
        wacht = {(id_, tekst) for t in self.telefoons for id_, (_s, tekst) in t.wacht.items()}
        assert wacht == {(i.id, _WOORD.findall(str(i.inhoud))[0]) for i in p.inbreng}
        assert sum(len(t.klaar) for t in self.telefoons) == len(p.klaar)
        assert sum(len(t.stippen) for t in self.telefoons) == len(p.stippen)

    def teardown(self) -> None:
        self.huis.zeg_af()
        self.huis.sluit()
        self.opslag.sluit()
        self.loop.run_until_complete(asyncio.sleep(0))
        self.loop.close()


class Bestandsmachine(Kamermachine):
    """The same, on files."""

    def maak_opslag(self) -> Opslag:
        self._map = TemporaryDirectory()
        return SqliteOpslag(Path(self._map.name) / f"{secrets.token_hex(4)}.db")

    def teardown(self) -> None:
        super().teardown()
        self._map.cleanup()


TestOfARoomInMemoryDoesWhatTheModelSays = Kamermachine.TestCase
TestOfARoomInMemoryDoesWhatTheModelSays.settings = settings(
    max_examples=rondes(20, 400),
    stateful_step_count=rondes(40, 80),
    suppress_health_check=[HealthCheck.too_slow],
)
TestOfARoomOnFilesDoesWhatTheModelSays = Bestandsmachine.TestCase
TestOfARoomOnFilesDoesWhatTheModelSays.settings = settings(
    max_examples=rondes(5, 120),
    stateful_step_count=rondes(40, 80),
    suppress_health_check=[HealthCheck.too_slow],
)


def test_dots_that_were_all_taken_back_are_gone_from_the_board() -> None:
    kamer = Kamermachine()
    kamer.begin_halverwege(kiest=True)
    for aan in (True, False):
        kamer.zet_fase(Stap.VIERV, Fase.KIEZEN)
        kamer.geef_stip(0, Stap.VIERV, 0, aan)
        kamer.zet_fase(Stap.VIERV, Fase.BEKIJKEN)

    kamer.de_groep_ziet_wat_op_tafel_ligt()
    assert {} == kamer.plek.toestand.geteld[Stap.VIERV]
    kamer.teardown()
