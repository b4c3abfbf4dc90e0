"""Signals of rules and systems, counted over talks: for policy, without telling which talk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rk.domain import Plandeel, Planregel, Veldsoort
from rk.events import Toestand
from rk.inzicht.gelijk import gelijke_teksten
from rk.inzicht.instroom import uit_het_zicht
from rk.taal import _


class Signaalstand(StrEnum):
    """How far a signal came, the furthest last."""

    NIEUW = "nieuw"
    GEMELD = "gemeld"
    BEANTWOORD = "beantwoord"


@dataclass(frozen=True, kw_only=True, slots=True)
class Signaalregel:
    """One row of a register, with its halte by name and the person called "deze persoon"."""

    id: str
    wat: str
    wie: str = ""
    halte: str = ""
    kan: str = ""
    stand: Signaalstand = Signaalstand.NIEUW


@dataclass(frozen=True, kw_only=True, slots=True)
class Signaal:
    """What was heard in `gesprekken` talks, in nearly the same words; of the rest each answer once."""

    wat: str
    gesprekken: int
    wie: tuple[str, ...] = ()
    halte: tuple[str, ...] = ()
    kan: tuple[str, ...] = ()
    stand: Signaalstand = Signaalstand.NIEUW


def signaalregels(t: Toestand) -> tuple[Signaalregel, ...]:
    """The rows of all registers of one talk; none of what the person hid.

    Which field says what follows from its kind: what it is stands in the first field of text, whom
    it hits in the next line of text, where in the first halte, who can change it in the first choice;
    reported when a day is filled in, answered when the last long text is.
    """
    weg = uit_het_zicht(t)
    uit = []
    for a in t.agenda:
        w = a.werkvorm
        if w is None or w.plan is None or not w.plan.register:
            continue
        for d in w.plan.delen:
            rijen = [r for r in t.werkstand(a.punt).regels if r.deel == d.id and weg.isdisjoint(r.uit)]
            uit += [regel for r in rijen if (regel := _regel(t, d, r)).wat]
    return tuple(uit)


def register(gesprekken: Iterable[Toestand]) -> tuple[Signaal, ...]:
    """All signals of some talks, what came up in most of them first; equals by their words, so that
    no order tells which talk one is from.

    Rows that say nearly the same (`gelijke_teksten`) are one signal; it is counted once for each talk.
    A row that two talks share, because one began as a copy of the other, counts once. Unit: talks.
    Source: seeds 003 §2.3, §5; issue 5.
    """
    gezien: dict[str, tuple[int, Signaalregel]] = {}
    for nr, t in enumerate(gesprekken):
        for r in signaalregels(t):
            gezien.setdefault(r.id, (nr, r))
    # In the order of the words: which of some is the first must not follow from which talk came first.
    rijen = sorted(gezien.values(), key=lambda x: (x[1].wat.casefold(), x[1].wat))
    groepen: dict[int, list[tuple[int, Signaalregel]]] = {}
    for eerste, rij in zip(gelijke_teksten([r.wat for _nr, r in rijen]), rijen, strict=True):
        groepen.setdefault(eerste, []).append(rij)
    signalen = [
        Signaal(
            wat=rij[0][1].wat,
            gesprekken=len({nr for nr, _r in rij}),
            wie=_elk(r.wie for _nr, r in rij),
            halte=_elk(r.halte for _nr, r in rij),
            kan=_elk(r.kan for _nr, r in rij),
            stand=max((r.stand for _nr, r in rij), key=list(Signaalstand).index),
        )
        for rij in groepen.values()
    ]
    return tuple(sorted(signalen, key=lambda s: (-s.gesprekken, s.wat.casefold())))


def _elk(waarden: Iterable[str]) -> tuple[str, ...]:
    op_naam: dict[str, str] = {}
    for w in waarden:
        if w:
            op_naam.setdefault(w.casefold(), w)
    return tuple(op_naam[k] for k in sorted(op_naam))


def _regel(t: Toestand, d: Plandeel, r: Planregel) -> Signaalregel:
    teksten = [v for v in d.velden if v.soort in (Veldsoort.TEKST, Veldsoort.LANG)]
    lang = [v for v in teksten if v.soort is Veldsoort.LANG]
    wie = next((v for v in teksten[1:] if v.soort is Veldsoort.TEKST), None)
    halte = next((v for v in d.velden if v.soort is Veldsoort.HALTE), None)
    kan = next((v for v in d.velden if v.soort is Veldsoort.KEUZE), None)

    def zegt(id_: str) -> str:
        return zonder_naam(r.waarden.get(id_, ""), t.casus.naam)

    plek = t.halte(r.waarden.get(halte.id, "")) if halte is not None else None
    gemeld = any(r.waarden.get(v.id) for v in d.velden if v.soort is Veldsoort.DATUM)
    beantwoord = len(lang) > 1 and bool(r.waarden.get(lang[-1].id))
    stand = Signaalstand.GEMELD if gemeld else Signaalstand.NIEUW
    return Signaalregel(
        id=r.id,
        wat=zegt(teksten[0].id) if teksten else "",
        wie=zegt(wie.id) if wie is not None else "",
        # A place that the group made itself may be known by few.
        halte="" if plek is None else _("een eigen plek") if plek.eigen else plek.naam,
        kan=r.waarden.get(kan.id, "") if kan is not None else "",
        stand=Signaalstand.BEANTWOORD if beantwoord else stand,
    )


def zonder_naam(tekst: str, naam: str) -> str:
    """A text in one line in which the person is not called by name."""
    plat = " ".join(tekst.split())
    if not naam.strip():
        return plat
    patroon = rf"(?<!\w){re.escape(' '.join(naam.split()))}(?:[’']?s|[’'])?(?!\w)"
    return re.sub(patroon, _("deze persoon"), plat, flags=re.IGNORECASE)
