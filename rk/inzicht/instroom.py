"""What of the talk can flow into a plan: offered one by one, taken over by the group, never by itself."""

from __future__ import annotations

from dataclasses import dataclass

from rk.domain import Instroom
from rk.events import Toestand
from rk.inzicht.kringen import drempelkringen
from rk.inzicht.maten import TeWeinig
from rk.inzicht.uitspraken import figuren_aan, zonder_verborgen
from rk.inzicht.vanzelf import OVERGANGEN
from rk.inzicht.verhaal import vertelteller
from rk.taal import _


@dataclass(frozen=True, kw_only=True, slots=True)
class Instroomregel:
    """One thing that can be taken over. `uit` are the ids that it comes from; `halte_id` where it was."""

    tekst: str
    uit: tuple[str, ...]
    halte_id: str = ""


def instroom(t: Toestand, soort: Instroom) -> tuple[Instroomregel, ...]:
    """What the talk has of this kind, in the order in which it was told; nothing that the person hid.

    Circles of obstacles and tellings are figures: they come only where figures may show, circles
    first. A telling that is not sure is offered too, and says so.
    """
    zichtbaar = zonder_verborgen(t)
    match soort:
        case Instroom.OBSTAKELS:
            return (*_kringen(zichtbaar), *_obstakels(zichtbaar))
        case Instroom.VERTELD:
            return _verteld(zichtbaar) if figuren_aan(t) else ()
        case Instroom.WENSEN:
            return tuple(
                Instroomregel(tekst=w.tekst, uit=(w.id,)) for w in t.wensen if w.id not in t.verborgen
            )
        case Instroom.OVERGANGEN:
            return tuple(
                Instroomregel(tekst=_hoofdletter(OVERGANGEN[b.overgang]()), uit=(b.id,), halte_id=b.halte_id)
                for b in zichtbaar.casus.werkelijk
                if b.overgang is not None
            )


def uit_het_zicht(t: Toestand) -> frozenset[str]:
    """The ids that the person does not want on the screen, and of the obstacles at visits among them."""
    bezoeken = (*t.casus.werkelijk, *t.casus.beste)
    return t.verborgen | {o.id for b in bezoeken if b.id in t.verborgen for o in b.obstakels}


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _obstakels(t: Toestand) -> tuple[Instroomregel, ...]:
    return tuple(
        Instroomregel(tekst=o.tekst, uit=(o.id,), halte_id=b.halte_id)
        for b in t.casus.werkelijk
        for o in b.obstakels
    )


def _kringen(t: Toestand) -> tuple[Instroomregel, ...]:
    gevonden = drempelkringen(t.casus) if figuren_aan(t) else None
    if gevonden is None or isinstance(gevonden, TeWeinig) or "drempelkringen" in t.weggelegd:
        return ()
    teksten = {o.id: o.tekst for b in (*t.casus.werkelijk, *t.casus.beste) for o in b.obstakels}
    regels = []
    for k in gevonden.kringen:
        delen = " ".join(f"({nr}) {teksten[o]}" for nr, o in enumerate(k.obstakels, 1))
        tekst = _("Dit wacht op elkaar: {delen}").format(delen=delen)
        regels.append(Instroomregel(tekst=tekst[:1900], uit=k.obstakels[:40]))
    return tuple(regels)


def _verteld(t: Toestand) -> tuple[Instroomregel, ...]:
    teller = vertelteller(t.casus)
    if isinstance(teller, TeWeinig) or "vertelteller" in t.weggelegd:
        return ()
    regels = []
    for b in t.casus.werkelijk:
        if b.id not in (*teller.zeker, *teller.misschien):
            continue
        helper, halte = t.casus.actor(b.actor_id or ""), t.halte(b.halte_id)
        aan = helper.naam if helper is not None else halte.naam if halte is not None else ""
        zin = (
            _("Opnieuw verteld aan: {wie}")
            if b.id in teller.zeker
            else _("Misschien opnieuw verteld aan: {wie}")
        )
        regels.append(Instroomregel(tekst=zin.format(wie=aan), uit=(b.id,), halte_id=b.halte_id))
    return tuple(regels)
