"""The store in one SQLite file."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from rk.domain import EigenAgenda
from rk.events import Gebeurtenis, Rol, als_gegeven, uit_gegeven
from rk.store import privaat, schema
from rk.store.contract import (
    NIETS,
    AlGebruikt,
    DeelnemerRij,
    InbrengRij,
    KamerRij,
    OpslagFout,
    Privaat,
    SessieRij,
    op_naam,
    zelfde,
)

T = TypeVar("T")

_NIETS_KWIJT = "Er is niets overschreven."
_BESCHADIGD = f"Het bestand met de gesprekken is beschadigd: {{pad}}. {_NIETS_KWIJT}"
_NIEUWER = (
    "De gesprekken zijn bewaard met een nieuwere versie van Routekaart. "
    f"Werk Routekaart bij om ze te openen. {_NIETS_KWIJT}"
)
_ZINNEN = (
    ("locked", "Een ander programma houdt het bestand met de gesprekken bezet. Sluit dat eerst."),
    ("full", "De schijf is vol. Maak ruimte vrij; wat al bewaard was, staat er nog."),
    ("readonly", "In het bestand met de gesprekken mag niet worden geschreven: {pad}."),
    ("read-only", "In het bestand met de gesprekken mag niet worden geschreven: {pad}."),
    ("unable to open", "Het bestand met de gesprekken kan niet worden geopend: {pad}."),
    ("not a database", _BESCHADIGD),
    ("malformed", _BESCHADIGD),
)
_IN_EEN_VRAAG = 500
"""SQLite takes a limited number of values in one statement."""
_ONBEKEND = "Het bewaren lukt nu niet. Probeer het nog eens, of start Routekaart opnieuw."


class SqliteOpslag:
    """The store in one SQLite file.

    `alleen_lezen` is for the command line while a server runs: it never writes or migrates.
    Raises  OpslagFout: a damaged, locked or unreadable file, or one of a newer Routekaart.
    """

    def __init__(self, pad: Path, *, alleen_lezen: bool = False) -> None:
        self._pad = pad
        self._alleen_lezen = alleen_lezen
        self._motor = sa.create_engine("sqlite://", creator=self._verbind, poolclass=sa.StaticPool)
        # pysqlite would begin late and not at all for DDL; we begin ourselves, and at once.
        sa.event.listen(self._motor, "begin", self._begin)
        try:
            with self._fouten():
                stand = self._controleer()
                if not alleen_lezen:
                    self._maak_klaar(stand)
        except OpslagFout:
            self._motor.dispose()
            raise

    def _verbind(self) -> sqlite3.Connection:
        modus = "ro" if self._alleen_lezen else "rwc"
        if self._ligt_vast():
            modus = "ro&immutable=1"
        return sqlite3.connect(
            f"{self._pad.absolute().as_uri()}?mode={modus}",
            uri=True,
            timeout=3,
            isolation_level=None,
            check_same_thread=False,  # one writer thread, but not the thread that opened it
        )

    def _ligt_vast(self) -> bool:
        """Whether the file lies whole in a folder where nothing may be written. SQLite reads no WAL
        database there unless it is told that nobody writes (https://sqlite.org/wal.html#readonly);
        beside a file that somebody has open there is a "-wal".
        """
        map_ = self._pad.absolute().parent
        wie = {"effective_ids": True} if os.access in os.supports_effective_ids else {}
        return (
            self._pad.exists()
            and not self._pad.with_name(f"{self._pad.name}-wal").exists()
            and not os.access(map_, os.W_OK, **wie)
        )

    def _buiten_transactie(self, *opdrachten: str) -> None:
        """Run what SQLite refuses inside a transaction."""
        ruw = self._motor.raw_connection()
        try:
            for opdracht in opdrachten:
                ruw.cursor().execute(opdracht).fetchall()
        finally:
            ruw.close()

    def _begin(self, db: sa.Connection) -> None:
        leest = self._alleen_lezen or db.get_execution_options().get("rk_leest")
        db.exec_driver_sql("BEGIN" if leest else "BEGIN IMMEDIATE")

    @contextmanager
    def _lezend(self) -> Iterator[sa.Connection]:
        """A transaction that asks for no right to write, so that a read-only disk can be read."""
        with self._fouten(), self._motor.connect() as db, db.execution_options(rk_leest=True).begin():
            yield db

    def _controleer(self) -> int:
        """The number of the last migration that the file has had; nothing is written."""
        with self._lezend() as db:
            uitslag = db.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            if uitslag != "ok":
                raise OpslagFout(_BESCHADIGD.format(pad=self._pad))
            tabellen = sa.inspect(db).get_table_names()
            if tabellen and "migratie" not in tabellen:
                raise OpslagFout(_BESCHADIGD.format(pad=self._pad))
            stand = db.execute(sa.select(sa.func.max(schema.migratie.c.nr))).scalar() if tabellen else 0
        if (stand or 0) > len(schema.MIGRATIES):
            raise OpslagFout(_NIEUWER)
        return stand or 0

    def _maak_klaar(self, stand: int) -> None:
        if stand == len(schema.MIGRATIES) and self._ligt_vast():
            return  # it can still be read; who writes is told
        self._buiten_transactie(
            "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON"
        )
        if stand == len(schema.MIGRATIES):
            return
        with self._motor.begin() as db:
            schema.migratie.create(db, checkfirst=True)
            for nr, (naam, stap) in enumerate(schema.MIGRATIES[stand:], stand + 1):
                stap(db)
                tijd = datetime.now(UTC).isoformat(timespec="seconds")
                db.execute(sa.insert(schema.migratie).values(nr=nr, naam=naam, tijd=tijd))

    @contextmanager
    def _fouten(self) -> Iterator[None]:
        """Turn what SQLite says into one plain sentence, without what was being stored."""
        try:
            yield
        except (sa.exc.DBAPIError, sqlite3.Error) as fout:
            ruw = str(fout.orig if isinstance(fout, sa.exc.DBAPIError) else fout).lower()
            zin = next((zin for woord, zin in _ZINNEN if woord in ruw), _ONBEKEND)
            raise OpslagFout(zin.format(pad=self._pad)) from None

    def voeg_toe(self, gebeurtenis: Gebeurtenis) -> Gebeurtenis:
        return self.voeg_alle_toe([gebeurtenis])[0]

    def voeg_alle_toe(
        self,
        gebeurtenissen: Sequence[Gebeurtenis],
        *,
        onthuld: Mapping[str, str] = NIETS,
        opnieuw: tuple[str, str] | None = None,
    ) -> list[Gebeurtenis]:
        with self._fouten(), self._motor.begin() as db:
            bewaard = self._voeg_toe(db, gebeurtenissen)
            privaat.onthul(db, onthuld)
            if opnieuw is not None:
                privaat.niemand_klaar(db, *opnieuw)
        if onthuld:
            # Whose it was must not stay in the WAL either. What is stored is stored: no fault here undoes it.
            with suppress(OpslagFout), self._fouten():
                self._buiten_transactie("PRAGMA wal_checkpoint(TRUNCATE)")
        return bewaard

    def _voeg_toe(self, db: sa.Connection, rij: Sequence[Gebeurtenis]) -> list[Gebeurtenis]:
        # A whole room can be shown at once: a few statements for all of them, not a few for each.
        tabel = schema.gebeurtenis
        bekend: dict[str, Gebeurtenis] = {}
        for begin in range(0, len(rij), _IN_EEN_VRAAG):
            ids = [g.id for g in rij[begin : begin + _IN_EEN_VRAAG]]
            gevonden = db.execute(sa.select(tabel).where(tabel.c.id.in_(ids)))
            bekend |= {r.id: _uit_rij(r) for r in gevonden}
        laatste: dict[str, int] = {}
        nieuw: list[Gebeurtenis] = []
        for g in rij:
            oud = bekend.get(g.id)
            if oud is not None:
                if not zelfde(oud, g):
                    raise AlGebruikt
                continue
            if g.sessie not in laatste:
                vraag = sa.select(sa.func.max(tabel.c.nr)).where(tabel.c.sessie == g.sessie)
                laatste[g.sessie] = db.execute(vraag).scalar() or 0
            laatste[g.sessie] += 1
            bekend[g.id] = replace(g, nr=laatste[g.sessie])
            nieuw.append(bekend[g.id])
        if nieuw:
            db.execute(sa.insert(tabel), [_als_rij(g) for g in nieuw])
        return [bekend[g.id] for g in rij]

    def lees(self, sessie: str, sinds: int = 0) -> list[Gebeurtenis]:
        vraag = (
            sa.select(schema.gebeurtenis)
            .where(schema.gebeurtenis.c.sessie == sessie, schema.gebeurtenis.c.nr > sinds)
            .order_by(schema.gebeurtenis.c.nr)
        )
        with self._lezend() as db:
            return [_uit_rij(rij) for rij in db.execute(vraag)]

    def sessies(self) -> list[SessieRij]:
        c = schema.gebeurtenis.c
        laatst = sa.func.max(c.tijd)
        vraag = (
            sa.select(c.sessie, sa.func.min(c.tijd), laatst, sa.func.count())
            .group_by(c.sessie)
            .order_by(laatst.desc(), c.sessie.desc())
        )
        with self._lezend() as db:
            return [
                SessieRij(id=sessie, begonnen=begonnen, laatst=tot, aantal=aantal)
                for sessie, begonnen, tot, aantal in db.execute(vraag)
            ]

    def verwijder(self, sessie: str) -> None:
        with self._fouten():
            with self._motor.begin() as db:
                db.execute(sa.delete(schema.gebeurtenis).where(schema.gebeurtenis.c.sessie == sessie))
                privaat.wis_alles(db, sessie)
            self._vergeet()

    def _vergeet(self) -> None:
        """Leave no byte of what was removed in the files."""
        self._buiten_transactie(
            "PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"
        )

    def sluit(self) -> None:
        self._motor.dispose()

    # ---- own agendas ------------------------------------------------------------------------

    def agendas(self) -> list[EigenAgenda]:
        with self._fouten(), self._motor.begin() as db:
            rijen = db.execute(sa.select(schema.agenda)).mappings().all()
        return sorted((_agenda(rij) for rij in rijen), key=op_naam)

    def bewaar_agenda(self, agenda: EigenAgenda) -> None:
        heel = als_gegeven(agenda)
        rij = heel | {"regels": json.dumps(heel["regels"], ensure_ascii=False)}
        with self._fouten(), self._motor.begin() as db:
            db.execute(sa.insert(schema.agenda).prefix_with("OR REPLACE").values(**rij))

    def verwijder_agenda(self, agenda: str) -> bool:
        with self._fouten():
            with self._motor.begin() as db:
                weg = db.execute(sa.delete(schema.agenda).where(schema.agenda.c.id == agenda)).rowcount
            if weg:
                self._vergeet()
        return bool(weg)

    # ---- what is private --------------------------------------------------------------------

    def _doe(self, wat: Callable[..., T], *waarden: Any) -> T:
        with self._fouten(), self._motor.begin() as db:
            return wat(db, *waarden)

    def kamers(self) -> list[KamerRij]:
        with self._lezend() as db:
            return privaat.kamers(db)

    def bewaar_kamer(self, rij: KamerRij) -> None:
        self._doe(privaat.bewaar_kamer, rij)

    def privaat(self, sessie: str) -> Privaat:
        with self._lezend() as db:
            return privaat.lees(db, sessie)

    def bewaar_deelnemer(self, rij: DeelnemerRij) -> None:
        self._doe(privaat.bewaar_deelnemer, rij)

    def verwijder_deelnemer(self, deelnemer: str, *, waarom: str = "") -> None:
        self._doe(privaat.verwijder_deelnemer, deelnemer, waarom)

    def leg_in(self, rij: InbrengRij, *, vervangt: str = "", beurt: str = "") -> bool:
        return self._doe(privaat.leg_in, rij, vervangt, beurt)

    def haal_terug(self, inbreng: str, *, sessie: str, deelnemer: str = "") -> bool:
        return self._doe(privaat.haal_terug, inbreng, sessie, deelnemer)

    def zet_klaar(self, deelnemer: str, sessie: str, stap: str, klaar: bool) -> None:
        self._doe(privaat.zet_klaar, deelnemer, sessie, stap, klaar)

    def zet_stip(self, deelnemer: str, sessie: str, stap: str, doel: str, aan: bool) -> None:
        self._doe(privaat.zet_stip, deelnemer, sessie, stap, doel, aan)

    def wis_privaat(self, sessie: str) -> None:
        with self._fouten():
            with self._motor.begin() as db:
                iets = privaat.wis_alles(db, sessie)
            if iets:
                self._vergeet()


def _agenda(rij: sa.RowMapping) -> EigenAgenda:
    return uit_gegeven(EigenAgenda, dict(rij) | {"regels": json.loads(rij["regels"])})


def _als_rij(g: Gebeurtenis) -> dict[str, Any]:
    return {
        "id": g.id,
        "sessie": g.sessie,
        "nr": g.nr,
        "tijd": g.tijd,
        "rol": str(g.rol),
        "soort": g.soort,
        "versie": g.versie,
        "inhoud": json.dumps(dict(g.inhoud), ensure_ascii=False),
    }


def _uit_rij(rij: sa.Row[tuple[str, str, int, str, str, str, int, str]]) -> Gebeurtenis:
    return Gebeurtenis(
        id=rij.id,
        sessie=rij.sessie,
        nr=rij.nr,
        tijd=rij.tijd,
        rol=Rol(rij.rol),
        soort=rij.soort,
        versie=rij.versie,
        inhoud=json.loads(rij.inhoud),
    )
