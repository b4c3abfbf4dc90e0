"""The tables of the SQLite store, and the steps that made them what they are."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

_meta = sa.MetaData()
migratie = sa.Table(
    "migratie",
    _meta,
    sa.Column("nr", sa.Integer, primary_key=True),
    sa.Column("naam", sa.Text, nullable=False),
    sa.Column("tijd", sa.Text, nullable=False),
)
gebeurtenis = sa.Table(
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

kamer = sa.Table(
    "kamer",
    _meta,
    sa.Column("sessie", sa.Text, primary_key=True),
    sa.Column("net", sa.Text, nullable=False),
    sa.Column("poort", sa.Integer, nullable=False),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("open", sa.Boolean, nullable=False),
    sa.Column("op_slot", sa.Boolean, nullable=False),
    sa.Column("meelezen", sa.Boolean, nullable=False),
    sa.Column("stippen", sa.Integer, nullable=False),
    sa.Column("tijd", sa.Text, nullable=False),
)
deelnemer = sa.Table(
    "deelnemer",
    _meta,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("sessie", sa.Text, nullable=False, index=True),
    sa.Column("teken", sa.Text, nullable=False, unique=True),
    sa.Column("afstand", sa.Boolean, nullable=False),
)
# No time in any of these: when somebody typed would say who it was. The order of the rows is the
# order of the author's own list.
inbreng = sa.Table(
    "inbreng",
    _meta,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("sessie", sa.Text, nullable=False, index=True),
    sa.Column("deelnemer", sa.Text, nullable=False, index=True),
    sa.Column("stap", sa.Text, nullable=False),
    sa.Column("inhoud", sa.Text, nullable=False),
    sa.Column("sleutel", sa.Text, nullable=False),
    sa.Column("mee", sa.Boolean, nullable=False),
)
gewist = sa.Table(  # ids without an owner: what comes late is known, not whose it was
    "inbreng_gewist",
    _meta,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("sessie", sa.Text, nullable=False, index=True),
    sqlite_with_rowid=False,  # kept in the order of the ids, not in that of the people
)
klaar = sa.Table(
    "klaar",
    _meta,
    sa.Column("deelnemer", sa.Text, primary_key=True),
    sa.Column("stap", sa.Text, primary_key=True),
    sa.Column("sessie", sa.Text, nullable=False, index=True),
)
stip = sa.Table(
    "stip",
    _meta,
    sa.Column("deelnemer", sa.Text, primary_key=True),
    sa.Column("stap", sa.Text, primary_key=True),
    sa.Column("doel", sa.Text, primary_key=True),
    sa.Column("sessie", sa.Text, nullable=False, index=True),
)
agenda = sa.Table(  # belongs to no session
    "agenda",
    _meta,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("naam", sa.Text, nullable=False),
    sa.Column("regels", sa.Text, nullable=False),
)
gehad = sa.Table(  # whose answer to a question is with the group: never what it was
    "gehad",
    _meta,
    sa.Column("deelnemer", sa.Text, primary_key=True),
    sa.Column("beurt", sa.Text, primary_key=True),
    sa.Column("sessie", sa.Text, nullable=False, index=True),
    sqlite_with_rowid=False,
)
voorbij = sa.Table(  # the remotes of before
    "afstand_voorbij",
    _meta,
    sa.Column("sessie", sa.Text, primary_key=True),
    sa.Column("teken", sa.Text, primary_key=True),
    sa.Column("waarom", sa.Text, nullable=False),
)
_SAMEN = (kamer, deelnemer, inbreng, gewist, klaar, stip)
PRIVAAT = (*_SAMEN, gehad, voorbij)
"""What belongs to the people in the room: gone when the session closes."""


def _m1_begin(db: sa.Connection) -> None:
    gebeurtenis.create(db)


def _m2_samen(db: sa.Connection) -> None:
    for tabel in _SAMEN:
        tabel.create(db)


def _m3_zonder_afstandscode(db: sa.Connection) -> None:
    """A column that early copies of the second step made, and nothing ever used."""
    if any(kolom["name"] == "afstandscode" for kolom in sa.inspect(db).get_columns("kamer")):
        db.exec_driver_sql("ALTER TABLE kamer DROP COLUMN afstandscode")


def _m4_gehad_en_voorbij(db: sa.Connection) -> None:
    for tabel in (gehad, voorbij):
        tabel.create(db, checkfirst=True)


def _m5_agendas(db: sa.Connection) -> None:
    agenda.create(db)


MIGRATIES: tuple[tuple[str, Callable[[sa.Connection], None]], ...] = (
    ("begin", _m1_begin),
    ("samen", _m2_samen),
    ("zonder_afstandscode", _m3_zonder_afstandscode),
    ("gehad_en_voorbij", _m4_gehad_en_voorbij),
    ("agendas", _m5_agendas),
)
"""The steps from an empty file to the newest schema, each run once, in this order. Never change
a step that was released: add one, and keep a file of the older kind in tests/store/oud/."""
