"""What a place on the agenda is called, and what it asks."""

from __future__ import annotations

from rk.domain import ONS_WERK, Casus, Punt, Stap, StapUitleg
from rk.events import Toestand
from rk.taal import _
from rk.tekening.vormen import vul

_LANG = 12
"""A name of more letters would not fit in the header as "Robs ogen"."""


def over_ons(casus: Casus) -> bool:
    """Whether the talk is about one's own work, and about no person."""
    return casus.id == ONS_WERK


def gesprekstitel(casus: Casus) -> str:
    """What the talk is called."""
    if over_ons(casus):
        return _("Over ons eigen werk")
    return _("Het verhaal van {naam}").format(naam=casus.naam)


def stapnaam(t: Toestand, stap: Punt) -> str:
    """The short name of a step, with the person's name where it is short enough."""
    w = t.werkvorm(stap)
    uitleg = uitleg_van(t, stap)
    naam = w.kort if w is not None else uitleg.naam if uitleg else stap.value
    if "{" in naam and len(t.casus.naam) > _LANG:
        return _("Eigen ogen")
    return vul(naam, t.casus.naam)


def uitleg_van(t: Toestand, stap: Punt) -> StapUitleg | None:
    """What the protocol says of a step; None for a werkvorm."""
    return t.stappenplan.uitleg(stap) if isinstance(stap, Stap) else None


def stapvraag(t: Toestand, stap: Punt) -> str:
    """The one question of a step."""
    uitleg = t.werkvorm(stap) or uitleg_van(t, stap)
    return vul(uitleg.vraag, t.casus.naam) if uitleg else ""


def stapuitleg(t: Toestand, stap: Punt) -> str:
    """One or two sentences under the question."""
    uitleg = t.werkvorm(stap) or uitleg_van(t, stap)
    return vul(uitleg.uitleg, t.casus.naam) if uitleg else ""
