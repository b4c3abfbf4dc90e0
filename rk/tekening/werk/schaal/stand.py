"""What there is to draw of a scale: whose views, of which moment, beside what was before.

Nothing here adds people up: of voices from the room only how often each level was named is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from rk.domain import Combinatie, Punt, Schaal, Schaaldeel, Schaalzet, Stem, Werkstand
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.datum import dag
from rk.tekening.vormen import maandnaam
from rk.tekening.werk.delen import werkvorm_van

WENS: Final = "schaal-wens"
"""What is open in the view while one points at what is wished for."""
_MAAND = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z")
_VANZELF: Final = 3
"""So many earlier moments lie below the present one without being asked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """What was filled in before: `sleutel` is a month ("2025-03") or a day ("2025-03-14")."""

    sleutel: str
    zetten: tuple[Schaalzet, ...]
    te_zien: bool = True

    @property
    def naam(self) -> str:
        """The moment in words."""
        return maandnaam(self.sleutel) if _MAAND.match(self.sleutel) else dag(self.sleutel) or self.sleutel

    def van(self, deel: str, stem: Stem) -> Schaalzet | None:
        """Where one voice had a domain then."""
        return next((z for z in reversed(self.zetten) if (z.deel, z.stem) == (deel, stem)), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Schaalbeeld:
    """All that a drawing of a scale needs. `stem`: whose view is being filled in, `wens`: what is wished
    for in place of now, `moment`: for which month (empty: today); `gekozen`: the domain that is open;
    `daden`: it can be changed; `stil`: nothing in it can be pressed. `zetten` one per domain and voice;
    `kamer` and `kamerwens` how often the room named each level.
    """

    punt: Punt
    naam: str
    schaal: Schaal
    stand: Werkstand
    delen: tuple[Schaaldeel, ...]
    stem: Stem
    wens: bool = False
    moment: str = ""
    gekozen: str = ""
    zetten: Mapping[tuple[str, Stem], Schaalzet] = field(default_factory=dict)
    kamer: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    kamerwens: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    kamerpraat: Mapping[str, int] = field(default_factory=dict)
    eerder: tuple[Moment, ...] = ()
    daden: bool = True
    stil: bool = False

    @property
    def niveaus(self) -> tuple[str, ...]:
        """The words from low to high."""
        return self.schaal.niveaus

    @property
    def hoofdstem(self) -> Stem:
        """Whose view is drawn large: the one being filled in, or the first with something said."""
        if self.stem is not Stem.DEELNEMER:
            return self.stem
        anderen = [s for s in self.schaal.stemmen if s is not Stem.DEELNEMER]
        gezegd = {stem for _deel, stem in self.zetten}
        return next((s for s in anderen if s in gezegd), anderen[0] if anderen else self.stem)

    def zet(self, deel: str, stem: Stem | None = None) -> Schaalzet | None:
        """Where a voice puts a domain at this moment."""
        return self.zetten.get((deel, stem or self.hoofdstem))

    def gekozen_telling(self, deel: str) -> list[tuple[int, int]]:
        """How often the room named each level of a domain: now, or as wished for when that is looked at."""
        tel = (self.kamerwens if self.wens else self.kamer).get(deel, {})
        return sorted((n, aantal) for n, aantal in tel.items() if n < len(self.niveaus))

    def toen(self) -> tuple[Moment, ...]:
        """The earlier moments that are to be seen, oldest first."""
        return tuple(m for m in self.eerder if m.te_zien)

    def praat(self, deel: str) -> bool:
        """Whether anybody wants to talk about a domain."""
        return bool(self.kamerpraat.get(deel)) or any(
            z.praten for (d, _stem), z in self.zetten.items() if d == deel
        )


def lees(t: Toestand, punt: Punt, blik: Blik, *, stil: bool = False) -> Schaalbeeld:
    """The scale at a place of the agenda, as this view looks at it; `stil`: to be printed."""
    w = werkvorm_van(t, punt)
    if w.schaal is None:
        raise ValueError(str(punt))
    schaal, s = w.schaal, t.werkstand(punt)
    moment = blik.zoek if not t.gesloten and _MAAND.match(blik.zoek) else ""
    nu = [z for z in s.schaal if z.moment == moment]
    kamer = [z for z in nu if z.stem is Stem.DEELNEMER]
    stem = next((x for x in schaal.stemmen if x.value == blik.actor), schaal.stemmen[0])
    delen = zichtbare_delen(schaal, s)
    return Schaalbeeld(
        punt=punt,
        naam=t.casus.naam,
        schaal=schaal,
        stand=s,
        delen=delen,
        stem=stem,
        wens=schaal.gewenst and blik.is_open(WENS),
        moment=moment,
        gekozen=blik.kaart if blik.kaart in {d.id for d in delen} else "",
        zetten={(z.deel, z.stem): z for z in nu if z.stem is not Stem.DEELNEMER},
        kamer=_tel((z.deel, z.nu) for z in kamer),
        kamerwens=_tel((z.deel, z.wens) for z in kamer),
        kamerpraat=Counter(z.deel for z in kamer if z.praten),
        eerder=_eerder(t, w.id, s, moment, blik),
        daden=not stil and not t.gesloten,
        stil=stil,
    )


def _tel(paren: Iterable[tuple[str, int | None]]) -> Mapping[str, Counter[int]]:
    uit: dict[str, Counter[int]] = {}
    for deel, niveau in paren:
        if niveau is not None:
            uit.setdefault(deel, Counter())[niveau] += 1
    return uit


def zichtbare_delen(schaal: Schaal, s: Werkstand) -> tuple[Schaaldeel, ...]:
    """The domains in the order that the person chose; an optional one only when it was asked for, or
    was filled in while nobody chose an order.
    """
    if s.volgorde:
        bij_id = {d.id: d for d in schaal.delen}
        return tuple(bij_id[i] for i in s.volgorde if i in bij_id)
    gezegd = {z.deel for z in s.schaal}
    return tuple(d for d in schaal.delen if not d.vrij or d.id in gezegd)


def vrije_delen(b: Schaalbeeld) -> tuple[Schaaldeel, ...]:
    """The domains that are not there, and may be asked for."""
    er_al = {d.id for d in b.delen}
    return tuple(d for d in b.schaal.delen if d.id not in er_al)


def _eerder(t: Toestand, werkvorm: str, s: Werkstand, moment: str, blik: Blik) -> tuple[Moment, ...]:
    """What was before the moment that is being looked at, of this talk and of earlier ones."""
    bij: dict[str, list[Schaalzet]] = {}
    for e in t.eerder:
        for z in e.werk.get(werkvorm, Werkstand()).schaal:
            bij.setdefault(z.moment or e.dag[:10], []).append(z)
    for z in s.schaal:
        if z.moment:
            bij.setdefault(z.moment, []).append(z)
    sleutels = sorted(k for k in bij if k and (not moment or k < moment))
    vanzelf = set(sleutels[-_VANZELF:])
    return tuple(
        Moment(
            sleutel=k,
            zetten=tuple(bij[k]),
            te_zien=(k in vanzelf) is not blik.is_open(momentnaam(k)),
        )
        for k in sleutels
    )


def momentnaam(sleutel: str) -> str:
    """The name under which an earlier moment folds in or out."""
    return f"schaal-toen-{sleutel}"


# ---- in words ------------------------------------------------------------------------------------


def stemnaam(stem: Stem, naam: str) -> str:
    """Whose view it is."""
    return {
        Stem.PERSOON: naam or _("de persoon zelf"),
        Stem.NAASTE: _("een naaste"),
        Stem.HELPER: _("een helper"),
        Stem.DEELNEMER: _("in de kamer"),
        Stem.GROEP: _("samen"),
    }[stem]


def telwoorden(tel: Mapping[int, int], niveaus: tuple[str, ...]) -> str:
    """How often each level was named, from high to low: never an average."""
    paren = sorted(((n, aantal) for n, aantal in tel.items() if n < len(niveaus)), reverse=True)
    return ", ".join(f"{aantal}× {niveaus[n]}" for n, aantal in paren)


def woord(niveaus: tuple[str, ...], n: int | None) -> str:
    """The word of a level; empty where nothing was said."""
    return niveaus[n] if n is not None and n < len(niveaus) else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verschuiving:
    """A domain that stands elsewhere than at an earlier moment."""

    deel: Schaaldeel
    van: int
    naar: int
    sinds: Moment

    @property
    def omhoog(self) -> bool:
        """Whether it went up."""
        return self.naar > self.van


def verschoven(b: Schaalbeeld) -> list[Verschuiving]:
    """What moved since the last time that the same voice said something of the domain."""
    uit = []
    for d in b.delen:
        nu, vorig = b.zet(d.id), vorige(b, d.id)
        if nu is None or nu.nu is None or vorig is None:
            continue
        moment, toen = vorig
        if toen.nu is not None and toen.nu != nu.nu:
            uit.append(Verschuiving(deel=d, van=toen.nu, naar=nu.nu, sinds=moment))
    return uit


def vorige(b: Schaalbeeld, deel: str) -> tuple[Moment, Schaalzet] | None:
    """The last moment that is to be seen at which the same voice said where a domain stood."""
    for m in reversed(b.toen()):
        z = m.van(deel, b.hoofdstem)
        if z is not None and z.nu is not None:
            return m, z
    return None


def combinatie(b: Schaalbeeld) -> Combinatie | None:
    """What the values of one voice feel like together, when they are all said and match. Never of the
    room: its answers belong to different people.
    """
    waarden = {d.id: z.nu for d in b.schaal.delen if (z := b.zet(d.id)) and z.nu is not None}
    if len(waarden) < len(b.schaal.delen):
        return None
    k = len(b.niveaus)
    hoog = {d for d, n in waarden.items() if n * 2 >= k}
    laag = {d for d, n in waarden.items() if n * 2 < k - 1}
    alle = set(waarden)
    return next(
        (c for c in b.schaal.combinaties if set(c.hoog) <= hoog and alle - set(c.hoog) <= laag),
        None,
    )
