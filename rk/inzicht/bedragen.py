"""Own amounts of a plan, added as a range: what nobody knows stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rk.domain import Plandeel, Planregel, Veld, Veldsoort, Vergelijking, Werkstand, Werkvorm

_GETAL = r"(\d{1,3}(?:[. ]\d{3})+|\d{1,12})(?:,(\d{2}|-{1,2}))?(?:,-)?"
_BEDRAG = re.compile(
    rf"(?:van\s*)?(?:€|euro|eur)?\s*{_GETAL}\s*(?:euro|eur)?"
    rf"(?:\s*(?:-|–|—|tot|t/m|à)\s*(?:en met\s*)?(?:€|euro|eur)?\s*{_GETAL}\s*(?:euro|eur)?)?\Z",
    re.ASCII | re.IGNORECASE,
)
_HOOGSTE = 10**14


@dataclass(frozen=True, kw_only=True, slots=True)
class Bedrag:
    """An amount in cents: at least `laag`, at most `hoog`; None: nobody knows."""

    laag: int | None = None
    hoog: int | None = None

    @property
    def bekend(self) -> bool:
        """Whether anything at all is known of it."""
        return self.laag is not None or self.hoog is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Som:
    """Amounts added, in cents. `laag` is surely reached (what is unknown counts as nothing in it);
    `hoog` is None as soon as one amount has no known end. `bekend` of `regels` rows say something.
    """

    laag: int = 0
    hoog: int | None = 0
    bekend: int = 0
    regels: int = 0

    @property
    def onbekend(self) -> int:
        """How many rows say no amount."""
        return self.regels - self.bekend


@dataclass(frozen=True, kw_only=True, slots=True)
class Verschil:
    """What the first of two ways costs more than the second, in cents: below 0 it costs less. None:
    that end is not known.
    """

    laag: int | None
    hoog: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Partij:
    """Somebody who pays or gains, as he was written first: what, on each way, and in which rows."""

    naam: str
    een: Som
    twee: Som
    minder: Som
    regels: tuple[Planregel, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Naast:
    """Two ways beside each other. `minder` is what the second makes needless; `verschil` takes it
    to the first. `zonder_herkomst` counts amounts of which nobody says where they come from.
    """

    een: Som
    twee: Som
    minder: Som
    verschil: Verschil
    betaalt: tuple[Partij, ...]
    wint: tuple[Partij, ...]
    zonder_herkomst: int


def lees_bedrag(tekst: str) -> Bedrag:
    """An amount as people write it: "1.200", "€ 12,50", "100 tot 200". Other words are no amount."""
    m = _BEDRAG.match(" ".join(tekst.split()))
    if m is None:
        return Bedrag()
    een = _centen(m[1], m[2])
    ander = _centen(m[3], m[4]) if m[3] else een
    return Bedrag(laag=min(een, ander), hoog=max(een, ander))


def _centen(heel: str, deel: str | None) -> int:
    euro = int(re.sub(r"\D", "", heel))
    return min(_HOOGSTE, euro * 100 + (int(deel) if deel and deel.isdigit() else 0))


def bedragvelden(d: Plandeel) -> tuple[tuple[Veld, ...], ...]:
    """The fields that make one amount together: `van` and `tot` are its two ends, any other is its own."""
    velden = {v.id: v for v in d.velden if v.soort is Veldsoort.BEDRAG}
    if {"van", "tot"} <= set(velden):
        rest = tuple((v,) for id_, v in velden.items() if id_ not in ("van", "tot"))
        return ((velden["van"], velden["tot"]), *rest)
    return tuple((v,) for v in velden.values())


def bedrag_van(velden: Sequence[Veld], r: Planregel) -> Bedrag:
    """The amount of one row. An end that was not filled in is not known."""
    gelezen = [lees_bedrag(r.waarden.get(v.id, "")) for v in velden]
    if len(gelezen) == 1:
        return gelezen[0]
    van, tot = gelezen[0].laag, gelezen[1].hoog
    if van is not None and tot is not None and van > tot:
        van, tot = tot, van
    return Bedrag(laag=van, hoog=tot)


def tel_op(bedragen: Iterable[Bedrag]) -> Som:
    """Amounts added as a range; none known gives a sum of which nothing is known but that it is not
    below 0. Unit: cents.
    """
    rij = list(bedragen)
    open_ = any(b.hoog is None for b in rij)
    return Som(
        laag=sum(b.laag or 0 for b in rij),
        hoog=None if open_ else sum(b.hoog or 0 for b in rij),
        bekend=sum(b.bekend for b in rij),
        regels=len(rij),
    )


def sommen(d: Plandeel, s: Werkstand) -> tuple[tuple[tuple[Veld, ...], Som], ...]:
    """The sums of a part, one for each amount that its rows have; none where `som` is off."""
    if not d.som:
        return ()
    rijen = [r for r in s.regels if r.deel == d.id]
    return tuple((velden, tel_op(bedrag_van(velden, r) for r in rijen)) for velden in bedragvelden(d))


def naast_elkaar(w: Werkvorm, s: Werkstand) -> Naast | None:
    """Two ways of a plan beside each other; None where it compares nothing.

    The difference is the first way, with what the second makes needless, less the second: an
    interval as wide as what is not known. Amounts of the same payer are added, of the same gainer
    too; both by their words without capitals. Unit: cents. Only what the group filled in counts.
    Source: seeds 003 §3.6.
    """
    v = w.plan.vergelijk if w.plan is not None else None
    if w.plan is None or v is None:
        return None
    delen = {d.id: d for d in w.plan.delen}
    rijen = {id_: _bedragen(delen.get(id_), s) for id_ in (v.een, v.twee, v.minder) if id_}
    een, twee, minder = (tel_op(b for _r, b in rijen.get(id_, [])) for id_ in (v.een, v.twee, v.minder))
    return Naast(
        een=een,
        twee=twee,
        minder=minder,
        verschil=_verschil(een, minder, twee),
        betaalt=_partijen(v, rijen, v.betaalt),
        wint=_partijen(v, rijen, v.wint),
        zonder_herkomst=sum(
            b.bekend and not r.waarden.get(v.herkomst, "") for rij in rijen.values() for r, b in rij
        )
        if v.herkomst
        else 0,
    )


def _bedragen(d: Plandeel | None, s: Werkstand) -> list[tuple[Planregel, Bedrag]]:
    if d is None or not (velden := bedragvelden(d)):
        return []
    return [(r, bedrag_van(velden[0], r)) for r in s.regels if r.deel == d.id]


def _verschil(een: Som, minder: Som, twee: Som) -> Verschil:
    # A way of which nothing was filled in is not a way that costs nothing.
    if not een.regels or not twee.regels:
        return Verschil(laag=None, hoog=None)
    laag = None if twee.hoog is None else een.laag + minder.laag - twee.hoog
    hoog = None if een.hoog is None or minder.hoog is None else een.hoog + minder.hoog - twee.laag
    return Verschil(laag=laag, hoog=hoog)


def _partijen(
    v: Vergelijking, rijen: dict[str, list[tuple[Planregel, Bedrag]]], veld: str
) -> tuple[Partij, ...]:
    if not veld:
        return ()
    namen: dict[str, str] = {}
    per: dict[str, list[tuple[str, Planregel, Bedrag]]] = {}
    for deel, rij in rijen.items():
        for r, b in rij:
            if wie := " ".join(r.waarden.get(veld, "").split()):
                namen.setdefault(wie.casefold(), wie)
                per.setdefault(wie.casefold(), []).append((deel, r, b))

    def van(deel: str, wie: str) -> Som:
        return tel_op(b for d, _r, b in per[wie] if d == deel)

    return tuple(
        Partij(
            naam=naam,
            een=van(v.een, wie),
            twee=van(v.twee, wie),
            minder=van(v.minder, wie),
            regels=tuple(r for _d, r, _b in per[wie]),
        )
        for wie, naam in namen.items()
    )
