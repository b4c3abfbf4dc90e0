"""What one looks at in a journey: which of its pictures, whose view is filled in, what is opened.

It all lives in one field of the view (`Blik.kaart`, as "weg/groep/e:merken"), so that looking
elsewhere closes it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from rk.domain import Antwoord, Fase, Punt, Reis, Stem, Tafel
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.schermen.fasen import fase_van
from rk.tekening.vormen import vul
from rk.tekening.werk.delen import werkvorm_van


class Deel(StrEnum):
    """A picture of a journey: the stages, what we think of each, the time."""

    WEG = "weg"
    WARMTE = "warmte"
    LIJN = "lijn"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kijk:
    """Which picture, whose view, and what is opened ("e:<stage>", "v:<stage>:<question>",
    "m:<first month of a slot>", both with ":<sort of mark>" to add, "k:<mark>"; empty: nothing).
    """

    deel: Deel
    stem: Stem = Stem.GROEP
    open: str = ""

    def naar(self, open_: str = "", *, deel: Deel | None = None, stem: Stem | None = None) -> dict[str, str]:
        """The change of the view to something else in this journey."""
        k = replace(self, open=open_, deel=deel or self.deel, stem=stem or self.stem)
        return {"kaart": f"{k.deel}/{k.stem}/{k.open}"}

    def van(self, soort: str) -> tuple[str, ...]:
        """What is opened, when it is of this sort: its parts; else none."""
        voor, *rest = self.open.split(":")
        return tuple(rest) if voor == soort else ()


def reis_van(t: Toestand, punt: Punt) -> Reis:
    """The journey at a place. Raises ValueError: there is none."""
    reis = werkvorm_van(t, punt).reis
    if reis is None:
        raise ValueError(str(punt))
    return reis


def delen_van(reis: Reis) -> tuple[Deel, ...]:
    """The pictures that a journey has."""
    heeft = {
        Deel.WEG: bool(reis.etappes),
        Deel.WARMTE: bool(reis.vragen and reis.etappes),
        Deel.LIJN: reis.tijdlijn is not None,
    }
    return tuple(d for d in Deel if heeft[d])


def deelnaam(deel: Deel) -> str:
    """A picture in words."""
    return {
        Deel.WEG: _("De weg"),
        Deel.WARMTE: _("Hoe doen wij het?"),
        Deel.LIJN: _("In de tijd"),
    }[deel]


def stemmen_van(t: Toestand, punt: Punt) -> tuple[Stem, ...]:
    """Whose view can be filled in now: the person's own only when he is here, or as practice."""
    hier = t.vooraf.is_hier is Antwoord.JA or t.casus.oefening
    if fase_van(t, punt) is Fase.KIEZEN:
        return (Stem.GROEP,)
    if werkvorm_van(t, punt).tafel is Tafel.PERSOON:
        return (Stem.PERSOON, Stem.DEELNEMER, Stem.GROEP) if hier else (Stem.DEELNEMER, Stem.GROEP)
    return (Stem.GROEP, Stem.DEELNEMER, Stem.PERSOON) if hier else (Stem.GROEP, Stem.DEELNEMER)


def stemnaam(t: Toestand, stem: Stem) -> str:
    """Whose view, in words."""
    if stem is Stem.PERSOON:
        return vul(_("{naam} zelf"), t.casus.naam)
    return _("wij samen") if stem is Stem.GROEP else _("iemand in de kamer")


def kijk_van(t: Toestand, punt: Punt, blik: Blik) -> Kijk:
    """What is looked at; what can't be is passed by."""
    delen, stemmen = delen_van(reis_van(t, punt)), stemmen_van(t, punt)
    deel, _streep, rest = (blik.kaart or "").partition("/")
    stem, _streep, open_ = rest.partition("/")
    return Kijk(
        deel=next((d for d in delen if d == deel), delen[0]),
        stem=next((s for s in stemmen if s == stem), stemmen[0]),
        open=open_,
    )
