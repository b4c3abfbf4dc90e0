"""The time of a journey: its months or years as slots, their words, who is there and where nobody is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rk.domain import Reis, Reismerk, Tijdeenheid, Tijdlijn
from rk.taal import _

_JAAR = 12
_RONDOM = 12
"""So many months on each side of a year that is opened."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vak:
    """A slot on a timeline: from `van` up to and with `tot`, in months from the moment."""

    van: int
    tot: int

    @property
    def jaar(self) -> bool:
        """Whether it is a whole year."""
        return self.tot > self.van

    @property
    def nummer(self) -> int:
        """How many months or years from the moment; before it below 0."""
        if not self.jaar:
            return self.van
        return self.van // _JAAR if self.van < 0 else self.tot // _JAAR


def vakken(lijn: Tijdlijn, *, rond: int | None = None) -> tuple[Vak, ...]:
    """The slots of a timeline; of one in years the months around `rond` when that is given."""
    if lijn.eenheid is Tijdeenheid.JAAR and rond is None:
        voor = [Vak(van=m, tot=m + _JAAR - 1) for m in range(lijn.van, 0, _JAAR)]
        na = [Vak(van=m, tot=m + _JAAR - 1) for m in range(1, lijn.tot, _JAAR)]
        return (*voor, Vak(van=0, tot=0), *na)
    van, tot = lijn.van, lijn.tot
    if lijn.eenheid is Tijdeenheid.JAAR and rond is not None:
        van, tot = max(van, rond - _RONDOM), min(tot, rond + _RONDOM)
    return tuple(Vak(van=m, tot=m) for m in range(van, tot + 1))


def vakwoord(vak: Vak, moment: str) -> str:
    """A slot in words: "3 maanden ervoor", the moment itself, "1 jaar erna"."""
    n = abs(vak.nummer)
    if not n:
        return moment
    if vak.jaar:
        zin = _("{n} jaar ervoor") if vak.nummer < 0 else _("{n} jaar erna")
    elif vak.nummer < 0:
        zin = _("1 maand ervoor") if n == 1 else _("{n} maanden ervoor")
    else:
        zin = _("1 maand erna") if n == 1 else _("{n} maanden erna")
    return zin.format(n=n)


def maandwoord(maand: int, lijn: Tijdlijn) -> str:
    """A month in words; far away in years and months: "2 jaar en 3 maanden ervoor"."""
    jaren, rest = divmod(abs(maand), _JAAR)
    if lijn.eenheid is not Tijdeenheid.JAAR or not jaren:
        return vakwoord(Vak(van=maand, tot=maand), lijn.moment)
    kant = _("ervoor") if maand < 0 else _("erna")
    maanden = "" if not rest else _("1 maand") if rest == 1 else _("{n} maanden").format(n=rest)
    jaar = _("{n} jaar").format(n=jaren)
    return " ".join((f"{jaar} {_('en')} {maanden}" if maanden else jaar, kant))


def tot_van(m: Reismerk) -> int:
    """The last month of a mark on a timeline."""
    return m.maand if m.tot is None and m.maand is not None else m.tot or 0


def op_de_lijn(merken: Iterable[Reismerk]) -> list[Reismerk]:
    """The marks on the timeline, from early to late."""
    rij = [m for m in merken if m.maand is not None]
    return sorted(rij, key=lambda m: (m.maand or 0, tot_van(m), m.id))


def in_vak(merken: Iterable[Reismerk], vak: Vak) -> list[Reismerk]:
    """The marks that a slot has a part of."""
    return [m for m in op_de_lijn(merken) if (m.maand or 0) <= vak.tot and tot_van(m) >= vak.van]


def houdt_contact(reis: Reis, m: Reismerk) -> bool:
    """Whether a mark says that somebody is there: its sort has a who, and this one says who."""
    met_wie = {s.id for s in reis.merken if s.wie}
    return m.soort in met_wie and bool(m.wie or m.tekst)


def lege_vakken(reis: Reis, merken: Sequence[Reismerk], rij: Sequence[Vak]) -> list[Vak]:
    """The slots where nobody is; none where the timeline does not ask for it."""
    if reis.tijdlijn is None or not reis.tijdlijn.gaten:
        return []
    bezet = [m for m in merken if houdt_contact(reis, m)]
    return [v for v in rij if not in_vak(bezet, v)]


def reeks(leeg: Sequence[Vak], moment: str) -> str:
    """Empty slots in words, those in a row together: "6 tot en met 4 maanden ervoor, De overgang"."""
    groepen: list[list[Vak]] = []
    for v in leeg:
        vorige = groepen[-1][-1] if groepen else None
        # The moment stands on its own: "2 maanden ervoor, de overgang, 1 maand erna".
        naast = vorige is not None and vorige.tot + 1 == v.van and bool(vorige.nummer) and bool(v.nummer)
        if naast:
            groepen[-1].append(v)
        else:
            groepen.append([v])
    return ", ".join(_groep(g, moment) for g in groepen)


def _groep(g: list[Vak], moment: str) -> str:
    eind = vakwoord(g[-1], moment)
    if len(g) == 1:
        return eind
    # "6 tot en met 4 maanden ervoor": the number of the first, the words of the more numerous end.
    ver = g[0] if abs(g[0].nummer) > abs(g[-1].nummer) else g[-1]
    _nr, _spatie, woord = vakwoord(ver, moment).partition(" ")
    return _("{van} tot en met {tot} {woord}").format(
        van=abs(g[0].nummer), tot=abs(g[-1].nummer), woord=woord
    )


def gatenzin(reis: Reis, merken: Sequence[Reismerk]) -> str:
    """Where nobody is yet, as one sentence; empty where the timeline does not ask for it."""
    lijn = reis.tijdlijn
    if lijn is None or not lijn.gaten:
        return ""
    rij = vakken(lijn)
    leeg = lege_vakken(reis, merken, rij)
    if not leeg:
        return _("Er is steeds iemand, van begin tot eind.")
    if len(leeg) == len(rij):
        return _("Er staat nog niemand op de lijn.")
    return _("Nog niemand: {wanneer}.").format(wanneer=reeks(leeg, _zacht(lijn.moment)))


def _zacht(moment: str) -> str:
    return moment[:1].lower() + moment[1:]


def wanneer(m: Reismerk, lijn: Tijdlijn) -> str:
    """When a mark is, in words."""
    van, tot = m.maand or 0, tot_van(m)
    if van == tot:
        return maandwoord(van, lijn)
    binnen = [v for v in vakken(lijn) if van <= v.van and v.tot <= tot]
    if binnen and (binnen[0].van, binnen[-1].tot) == (van, tot):
        if binnen[0].nummer * binnen[-1].nummer > 0:
            return _groep(binnen, lijn.moment)
        eerste, laatste = vakwoord(binnen[0], lijn.moment), vakwoord(binnen[-1], lijn.moment)
        return eerste if len(binnen) == 1 else _("{van} tot en met {tot}").format(van=eerste, tot=laatste)
    return _("{van} tot en met {tot}").format(van=maandwoord(van, lijn), tot=maandwoord(tot, lijn))
