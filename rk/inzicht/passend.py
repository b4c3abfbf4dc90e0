"""Which werkvormen may fit this talk, and why: at most three, for who leads, never put in by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rk.domain import (
    Aanleiding,
    Antwoord,
    Leefdomein,
    ObstakelSoort,
    Tafel,
    Uitkomst,
    Weg,
    Werkvorm,
)
from rk.events import Toestand
from rk.events.verborgen import casus_zonder
from rk.inzicht.maten import TeWeinig
from rk.inzicht.uitspraken import figuren_aan
from rk.inzicht.verhaal import vertelteller
from rk.taal import _

HOOGSTENS = 3
_VEEL_HALTES, _VEEL_OBSTAKELS, _VAAK = 7, 4, 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Passend:
    """A werkvorm that may fit, and the reason in one plain sentence."""

    werkvorm: Werkvorm
    reden: str


def passend(t: Toestand, werkvormen: Iterable[Werkvorm], *, gedeeld: bool) -> tuple[Passend, ...]:
    """At most three that may fit and are not on the agenda yet, the best founded first.

    `gedeeld`: everybody sees it, so nothing about someone's motivation, stress or state is among them,
    and no reason is a figure while figures are off.
    """
    redenen = aanleidingen(t)
    if gedeeld and not figuren_aan(t):
        redenen = {a: zin for a, zin in redenen.items() if a is not Aanleiding.VAAK_VERTELD}
    op_agenda = {a.werkvorm.id for a in t.agenda if a.werkvorm is not None}
    uit = []
    for w in werkvormen:
        waarom = [redenen[a] for a in w.past_bij if a in redenen]
        if not waarom or w.id in op_agenda or not _kan(t, w) or (gedeeld and w.gevoelig):
            continue
        uit.append((-len(waarom), w.minuten, w.id, Passend(werkvorm=w, reden=waarom[0])))
    return tuple(p for *_rang, p in sorted(uit, key=lambda x: x[:3]))[:HOOGSTENS]


def _kan(t: Toestand, w: Werkvorm) -> bool:
    hier = t.vooraf.is_hier is Antwoord.JA
    if w.tafel is Tafel.PERSOON:
        return hier or t.casus.oefening
    return w.tafel is not Tafel.TEAM or not hier


def aanleidingen(t: Toestand) -> Mapping[Aanleiding, str]:
    """What in this talk can make a werkvorm fit, each in one sentence; nothing that the person hides."""
    casus = casus_zonder(t.casus, t.verborgen)
    weg = casus.weg(Weg.WERKELIJK)
    obstakels = [o for b in weg for o in b.obstakels]
    verteld = vertelteller(casus)
    vaak = 0 if isinstance(verteld, TeWeinig) else verteld.keer.laag
    geld = Leefdomein.GELD in casus.domeinen or any(o.soort is ObstakelSoort.GELD for o in obstakels)
    alle = (
        (Aanleiding.PERSOON_IS_HIER, t.vooraf.is_hier is Antwoord.JA, _("{naam} is er zelf bij.")),
        (Aanleiding.VEEL_HALTES, len(weg) >= _VEEL_HALTES, _("Er staan veel haltes op de weg.")),
        (Aanleiding.VEEL_OBSTAKELS, len(obstakels) >= _VEEL_OBSTAKELS, _("Er staat veel in de weg.")),
        (
            Aanleiding.REGELS,
            any(o.soort is ObstakelSoort.REGEL for o in obstakels),
            _("Een regel staat in de weg."),
        ),
        (Aanleiding.GELD, geld, _("Geld speelt mee in dit verhaal.")),
        (
            Aanleiding.OVERGANG,
            any(b.overgang is not None for b in weg),
            _("Er hield iets op. Dan raakt contact makkelijk kwijt."),
        ),
        (
            Aanleiding.GEEN_REGIE,
            any(r.niemand for r in casus.regie),
            _("Een taak heeft nog niemand."),
        ),
        (
            Aanleiding.VAAK_VERTELD,
            vaak >= _VAAK,
            _("Het verhaal is al vaak opnieuw verteld."),
        ),
        (
            Aanleiding.CONTACT_GESTOPT,
            any(b.uitkomst is Uitkomst.CONTACT_GESTOPT for b in weg),
            _("Er stopte ergens een contact."),
        ),
        (Aanleiding.WENSEN, any(w.id not in t.verborgen for w in t.wensen), _("Er liggen wensen op tafel.")),
    )
    return {a: zin.replace("{naam}", t.casus.naam) for a, is_zo, zin in alle if is_zo}
