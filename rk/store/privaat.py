"""What is private of a session, in SQLite: each function works inside the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

import sqlalchemy as sa

from rk.store.contract import (
    AlGebruikt,
    AlOpTafel,
    DeelnemerRij,
    InbrengRij,
    KamerRij,
    Privaat,
    zelfde_inbreng,
)
from rk.store.schema import PRIVAAT, deelnemer, gehad, gewist, inbreng, kamer, klaar, stip, voorbij

_VOLGORDE = sa.text("rowid")


def kamers(db: sa.Connection) -> list[KamerRij]:
    """How every session is open."""
    return [KamerRij(**rij) for rij in db.execute(sa.select(kamer)).mappings()]


def bewaar_kamer(db: sa.Connection, rij: KamerRij) -> None:
    """Keep how one session is open."""
    db.execute(sa.insert(kamer).prefix_with("OR REPLACE").values(**asdict(rij)))


def bewaar_deelnemer(db: sa.Connection, rij: DeelnemerRij) -> None:
    """Keep a deelnemer; with "OR REPLACE" goes who had the same `teken`."""
    db.execute(sa.insert(deelnemer).prefix_with("OR REPLACE").values(**asdict(rij)))


def verwijder_deelnemer(db: sa.Connection, id_: str, waarom: str) -> None:
    """Forget a deelnemer, but not why."""
    if waarom:
        wie = sa.select(deelnemer.c.sessie, deelnemer.c.teken, sa.literal(waarom)).where(
            deelnemer.c.id == id_
        )
        bewaar = sa.insert(voorbij).prefix_with("OR REPLACE")
        db.execute(bewaar.from_select(["sessie", "teken", "waarom"], wie))
    db.execute(sa.delete(deelnemer).where(deelnemer.c.id == id_))


def _inbreng(rij: sa.RowMapping) -> InbrengRij:
    return InbrengRij(**(dict(rij) | {"inhoud": json.loads(rij["inhoud"])}))


def lees(db: sa.Connection, sessie: str) -> Privaat:
    """Everything private of one session."""
    wie = db.execute(sa.select(deelnemer).where(deelnemer.c.sessie == sessie)).mappings()
    wat = db.execute(sa.select(inbreng).where(inbreng.c.sessie == sessie).order_by(_VOLGORDE)).mappings()
    af = db.execute(sa.select(klaar.c.deelnemer, klaar.c.stap).where(klaar.c.sessie == sessie))
    al = db.execute(sa.select(gehad.c.deelnemer, gehad.c.beurt).where(gehad.c.sessie == sessie))
    weg = sa.select(voorbij.c.teken, voorbij.c.waarom).where(voorbij.c.sessie == sessie).order_by(_VOLGORDE)
    punten = db.execute(sa.select(stip.c.deelnemer, stip.c.stap, stip.c.doel).where(stip.c.sessie == sessie))
    return Privaat(
        deelnemers=tuple(DeelnemerRij(**rij) for rij in wie),
        inbreng=tuple(_inbreng(rij) for rij in wat),
        klaar=frozenset((d, s) for d, s in af),
        gehad=frozenset((d, beurt) for d, beurt in al),
        voorbij=tuple((teken, waarom) for teken, waarom in db.execute(weg)),
        stippen=frozenset((d, s, doel) for d, s, doel in punten),
    )


def leg_in(db: sa.Connection, rij: InbrengRij, vervangt: str, beurt: str) -> bool:
    """Keep an inbreng, instead of another when it says so; see the contract."""
    oud = db.execute(sa.select(inbreng).where(inbreng.c.id == rij.id)).mappings().one_or_none()
    if oud is not None:
        if not zelfde_inbreng(_inbreng(oud), rij):
            raise AlGebruikt
        return True
    if db.execute(sa.select(gewist.c.sessie).where(gewist.c.id == rij.id)).scalar() is not None:
        return False
    al = sa.select(gehad.c.sessie).where(gehad.c.deelnemer == rij.deelnemer, gehad.c.beurt == beurt)
    if beurt and db.execute(al).scalar() is not None:
        raise AlOpTafel
    van_mij = sa.select(inbreng.c.id).where(inbreng.c.deelnemer == rij.deelnemer)
    weg = []
    if vervangt:
        weg = list(db.execute(van_mij.where(inbreng.c.id == vervangt)).scalars())
        if not weg:
            raise AlOpTafel
    if rij.sleutel:
        weg += db.execute(van_mij.where(inbreng.c.sleutel == rij.sleutel)).scalars()
    wis(db, weg)
    waarden = asdict(rij) | {"inhoud": json.dumps(dict(rij.inhoud), ensure_ascii=False)}
    db.execute(sa.insert(inbreng).values(**waarden))
    return True


def haal_terug(db: sa.Connection, id_: str, sessie: str, van: str) -> bool:
    """Take one inbreng off; see the contract."""
    vraag = sa.select(inbreng.c.id).where(inbreng.c.id == id_, inbreng.c.sessie == sessie)
    gevonden = db.execute(vraag.where(inbreng.c.deelnemer == van) if van else vraag).scalar()
    if gevonden is None:
        return False
    wis(db, [id_])
    return True


def onthul(db: sa.Connection, onthuld: Mapping[str, str]) -> None:
    """Take away what the group sees now, and remember who answered which question."""
    beurten = [{"wat": id_, "vraag": beurt} for id_, beurt in onthuld.items() if beurt]
    if beurten:
        wie = sa.select(inbreng.c.deelnemer, sa.bindparam("vraag"), inbreng.c.sessie)
        bewaar = sa.insert(gehad).prefix_with("OR IGNORE")
        waar = wie.where(inbreng.c.id == sa.bindparam("wat"))
        db.execute(bewaar.from_select(["deelnemer", "beurt", "sessie"], waar), beurten)
    wis(db, list(onthuld))


def wis(db: sa.Connection, ids: Sequence[str]) -> None:
    """Take inbreng away, and remember its ids without whose it was."""
    if not ids:
        return
    weg = [{"weg": id_} for id_ in ids]
    waar = inbreng.c.id == sa.bindparam("weg")
    wat = sa.select(inbreng.c.id, inbreng.c.sessie).where(waar)
    db.execute(sa.insert(gewist).prefix_with("OR IGNORE").from_select(["id", "sessie"], wat), weg)
    db.execute(sa.delete(inbreng).where(waar), weg)


def zet_klaar(db: sa.Connection, wie: str, sessie: str, stap: str, aan: bool) -> None:
    """Keep or forget that somebody is ready."""
    if aan:
        db.execute(sa.insert(klaar).prefix_with("OR IGNORE").values(deelnemer=wie, stap=stap, sessie=sessie))
    else:
        db.execute(sa.delete(klaar).where(klaar.c.deelnemer == wie, klaar.c.stap == stap))


def niemand_klaar(db: sa.Connection, sessie: str, stap: str) -> None:
    """Forget who is ready with a step."""
    db.execute(sa.delete(klaar).where(klaar.c.sessie == sessie, klaar.c.stap == stap))


def zet_stip(db: sa.Connection, wie: str, sessie: str, stap: str, doel: str, aan: bool) -> None:
    """Keep or forget one dot."""
    if aan:
        rij = {"deelnemer": wie, "stap": stap, "doel": doel, "sessie": sessie}
        db.execute(sa.insert(stip).prefix_with("OR IGNORE").values(**rij))
    else:
        waar = (stip.c.deelnemer == wie, stip.c.stap == stap, stip.c.doel == doel)
        db.execute(sa.delete(stip).where(*waar))


def wis_alles(db: sa.Connection, sessie: str) -> bool:
    """Forget all of one session; whether there was anything."""
    weg = [db.execute(sa.delete(tabel).where(tabel.c.sessie == sessie)).rowcount for tabel in PRIVAAT]
    return any(weg)
