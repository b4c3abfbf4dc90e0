"""Where sessions are kept: an append-only store of events, and the folder it lives in.

The server is the only writer. One connection writes and checkpoints (SQLite before 3.51.3 has
a WAL bug with several writers, https://sqlite.org/wal.html#walresetbug), with
`synchronous=FULL`: what was acknowledged survives a power cut. What is removed is really gone:
overwritten, the WAL truncated, the file rebuilt.
"""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import sqlalchemy as sa
from platformdirs import user_data_dir

from rk.events import Gebeurtenis, Rol


class OpslagFout(Exception):
    """The store can't do what was asked. Its text is one plain Dutch sentence for the user."""


class AlGebruikt(OpslagFout):
    """An event's id was used before, in another session or with other content."""

    def __init__(self) -> None:
        super().__init__("Dit is al eerder bewaard, maar met iets anders erin. Laad de pagina opnieuw.")


@dataclass(frozen=True, kw_only=True, slots=True)
class SessieRij:
    """One stored session: its id, the times of its first and last event (ISO, UTC), how many."""

    id: str
    begonnen: str
    laatst: str
    aantal: int


class Opslag(Protocol):
    """An append-only store. Every implementation passes tests/store/."""

    def voeg_toe(self, gebeurtenis: Gebeurtenis) -> Gebeurtenis:
        """Store one event; it comes back with its number, the session's last plus one.

        The same event again gives the stored one: sending twice counts once.
        Raises  AlGebruikt; OpslagFout: the disk refuses.
        """

    def voeg_alle_toe(self, gebeurtenissen: Sequence[Gebeurtenis]) -> list[Gebeurtenis]:
        """Store these events together: all of them or none. Raises as `voeg_toe`."""

    def lees(self, sessie: str, sinds: int = 0) -> list[Gebeurtenis]:
        """The events of a session with a number above `sinds`, in order."""

    def sessies(self) -> list[SessieRij]:
        """All sessions, the one that was used last first."""

    def verwijder(self, sessie: str) -> None:
        """Remove a session for good; no byte of it stays in the store's files."""

    def sluit(self) -> None:
        """Let go of files. Nothing can be asked afterwards."""


def _zelfde(oud: Gebeurtenis, nieuw: Gebeurtenis) -> bool:
    """Whether it is the same act, sent again (the number and the time are the store's)."""
    return replace(oud, nr=nieuw.nr, tijd=nieuw.tijd, inhoud=dict(oud.inhoud)) == replace(
        nieuw, inhoud=dict(nieuw.inhoud)
    )


class GeheugenOpslag:
    """A store that lives as long as the program: for tests and for looking around."""

    def __init__(self) -> None:
        self._sessies: dict[str, list[Gebeurtenis]] = {}

    def voeg_toe(self, gebeurtenis: Gebeurtenis) -> Gebeurtenis:
        return self.voeg_alle_toe([gebeurtenis])[0]

    def voeg_alle_toe(self, gebeurtenissen: Sequence[Gebeurtenis]) -> list[Gebeurtenis]:
        nieuw = {naam: list(rij) for naam, rij in self._sessies.items()}
        bekend = {g.id: g for rij in nieuw.values() for g in rij}
        klaar: list[Gebeurtenis] = []
        for g in gebeurtenissen:
            oud = bekend.get(g.id)
            if oud is not None and not _zelfde(oud, g):
                raise AlGebruikt
            if oud is None:
                rij = nieuw.setdefault(g.sessie, [])
                oud = bekend[g.id] = replace(g, nr=len(rij) + 1)
                rij.append(oud)
            klaar.append(oud)
        self._sessies = nieuw
        return klaar

    def lees(self, sessie: str, sinds: int = 0) -> list[Gebeurtenis]:
        return self._sessies.get(sessie, [])[sinds:]

    def sessies(self) -> list[SessieRij]:
        rijen = (
            SessieRij(id=naam, begonnen=rij[0].tijd, laatst=rij[-1].tijd, aantal=len(rij))
            for naam, rij in self._sessies.items()
        )
        return sorted(rijen, key=lambda r: (r.laatst, r.id), reverse=True)

    def verwijder(self, sessie: str) -> None:
        self._sessies.pop(sessie, None)

    def sluit(self) -> None:
        self._sessies = {}


_meta = sa.MetaData()
_migratie = sa.Table(
    "migratie",
    _meta,
    sa.Column("nr", sa.Integer, primary_key=True),
    sa.Column("naam", sa.Text, nullable=False),
    sa.Column("tijd", sa.Text, nullable=False),
)
_gebeurtenis = sa.Table(
    "gebeurtenis",
    _meta,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("sessie", sa.Text, nullable=False),
    sa.Column("nr", sa.Integer, nullable=False),
    sa.Column("tijd", sa.Text, nullable=False),
    sa.Column("rol", sa.Text, nullable=False),
    sa.Column("soort", sa.Text, nullable=False),
    sa.Column("versie", sa.Integer, nullable=False),
    sa.Column("inhoud", sa.Text, nullable=False),
    sa.UniqueConstraint("sessie", "nr"),
)


def _m1_begin(db: sa.Connection) -> None:
    _gebeurtenis.create(db)


MIGRATIES: tuple[tuple[str, Callable[[sa.Connection], None]], ...] = (("begin", _m1_begin),)
"""The steps from an empty file to the newest schema, each run once, in this order. Never change
a step that was released: add one, and keep a file of the older kind in tests/store/oud/."""

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
        return sqlite3.connect(
            f"{self._pad.absolute().as_uri()}?mode={modus}",
            uri=True,
            timeout=3,
            isolation_level=None,
            check_same_thread=False,  # one writer thread, but not the thread that opened it
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
        db.exec_driver_sql("BEGIN" if self._alleen_lezen else "BEGIN IMMEDIATE")

    def _controleer(self) -> int:
        """The number of the last migration that the file has had; nothing is written."""
        with self._motor.begin() as db:
            uitslag = db.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            if uitslag != "ok":
                raise OpslagFout(_BESCHADIGD.format(pad=self._pad))
            tabellen = sa.inspect(db).get_table_names()
            if tabellen and "migratie" not in tabellen:
                raise OpslagFout(_BESCHADIGD.format(pad=self._pad))
            stand = db.execute(sa.select(sa.func.max(_migratie.c.nr))).scalar() if tabellen else 0
        if (stand or 0) > len(MIGRATIES):
            raise OpslagFout(_NIEUWER)
        return stand or 0

    def _maak_klaar(self, stand: int) -> None:
        self._buiten_transactie(
            "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON"
        )
        with self._motor.begin() as db:
            _migratie.create(db, checkfirst=True)
            for nr, (naam, stap) in enumerate(MIGRATIES[stand:], stand + 1):
                stap(db)
                tijd = datetime.now(UTC).isoformat(timespec="seconds")
                db.execute(sa.insert(_migratie).values(nr=nr, naam=naam, tijd=tijd))

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

    def voeg_alle_toe(self, gebeurtenissen: Sequence[Gebeurtenis]) -> list[Gebeurtenis]:
        with self._fouten(), self._motor.begin() as db:
            return [self._voeg_toe(db, g) for g in gebeurtenissen]

    def _voeg_toe(self, db: sa.Connection, g: Gebeurtenis) -> Gebeurtenis:
        rij = db.execute(sa.select(_gebeurtenis).where(_gebeurtenis.c.id == g.id)).one_or_none()
        if rij is not None:
            oud = _uit_rij(rij)
            if not _zelfde(oud, g):
                raise AlGebruikt
            return oud
        laatste = sa.select(sa.func.max(_gebeurtenis.c.nr)).where(_gebeurtenis.c.sessie == g.sessie)
        g = replace(g, nr=(db.execute(laatste).scalar() or 0) + 1)
        db.execute(
            sa.insert(_gebeurtenis).values(
                id=g.id,
                sessie=g.sessie,
                nr=g.nr,
                tijd=g.tijd,
                rol=str(g.rol),
                soort=g.soort,
                versie=g.versie,
                inhoud=json.dumps(dict(g.inhoud), ensure_ascii=False),
            )
        )
        return g

    def lees(self, sessie: str, sinds: int = 0) -> list[Gebeurtenis]:
        vraag = (
            sa.select(_gebeurtenis)
            .where(_gebeurtenis.c.sessie == sessie, _gebeurtenis.c.nr > sinds)
            .order_by(_gebeurtenis.c.nr)
        )
        with self._fouten(), self._motor.begin() as db:
            return [_uit_rij(rij) for rij in db.execute(vraag)]

    def sessies(self) -> list[SessieRij]:
        c = _gebeurtenis.c
        laatst = sa.func.max(c.tijd)
        vraag = (
            sa.select(c.sessie, sa.func.min(c.tijd), laatst, sa.func.count())
            .group_by(c.sessie)
            .order_by(laatst.desc(), c.sessie.desc())
        )
        with self._fouten(), self._motor.begin() as db:
            return [
                SessieRij(id=sessie, begonnen=begonnen, laatst=tot, aantal=aantal)
                for sessie, begonnen, tot, aantal in db.execute(vraag)
            ]

    def verwijder(self, sessie: str) -> None:
        with self._fouten():
            with self._motor.begin() as db:
                db.execute(sa.delete(_gebeurtenis).where(_gebeurtenis.c.sessie == sessie))
            self._buiten_transactie(
                "PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"
            )

    def sluit(self) -> None:
        self._motor.dispose()


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


def standaard_map() -> Path:
    """The folder of this user for Routekaart's data, by the habits of the system."""
    return Path(user_data_dir("routekaart", appauthor=False))


class Datamap:
    """The folder with everything that must last, held by one server at a time.

    As a context it makes the folder when needed (only its owner may look inside) and holds a
    lock on it; `database` and `geheim` are what is in it.
    Raises  OpslagFout: another server holds it, or the folder can't be used.
    """

    def __init__(self, pad: Path | None = None) -> None:
        self.pad = pad or standaard_map()
        self._slot: int | None = None

    @property
    def database(self) -> Path:
        """The file with all sessions."""
        return self.pad / "routekaart.db"

    def __enter__(self) -> Self:
        try:
            self.pad.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._slot = os.open(self.pad / "slot", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            raise OpslagFout(
                f"De map voor de gesprekken kan niet worden gebruikt: {self.pad}. Kies een andere map."
            ) from None
        try:
            _vergrendel(self._slot)
        except OSError:
            self._laat_los()
            raise OpslagFout(
                f"Routekaart draait al met deze map: {self.pad}. Gebruik dat venster, of kies een andere map."
            ) from None
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self._laat_los()

    def _laat_los(self) -> None:
        if self._slot is not None:
            os.close(self._slot)
            self._slot = None

    def geheim(self) -> bytes:
        """The secret that signs cookies; made once, readable by the owner only."""
        pad = self.pad / "geheim"
        try:
            if not pad.exists() or pad.stat().st_size < 32:
                vers = pad.with_suffix(".nieuw")
                vers.unlink(missing_ok=True)
                with open(os.open(vers, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as f:
                    f.write(secrets.token_bytes(48))
                vers.replace(pad)
            return pad.read_bytes()
        except OSError:
            raise OpslagFout(
                f"In de map voor de gesprekken kan niet worden geschreven: {self.pad}."
            ) from None


if sys.platform == "win32":
    import msvcrt

    def _vergrendel(slot: int) -> None:
        msvcrt.locking(slot, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _vergrendel(slot: int) -> None:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
