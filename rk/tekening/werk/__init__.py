"""The werkvormen: one drawing for each of the six forms, in a frame that all share."""

from __future__ import annotations

from rk.domain import Fase, Kamerstand, Punt, Vorm
from rk.events import Toestand
from rk.events.inbreng import Inbreng, WerkInbreng
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.schermen.fasen import fase_van, rusthint, voor_zich
from rk.tekening.telefoonblok import Rand
from rk.tekening.werk import checklijst, kaarten, keuze, plan, reis, schaal
from rk.tekening.werk.kader import dicht, scherm_van
from rk.tekening.werk.vorm import Mijn as Mijn
from rk.tekening.werk.vorm import Vormtekening as Vormtekening

VORMEN: dict[Vorm, Vormtekening] = {
    Vorm.SCHAAL: schaal.VORM,
    Vorm.KAARTEN: kaarten.VORM,
    Vorm.CHECKLIJST: checklijst.VORM,
    Vorm.PLAN: plan.VORM,
    Vorm.REIS: reis.VORM,
    Vorm.KEUZE: keuze.VORM,
}


def vormtekening(t: Toestand, punt: Punt) -> Vormtekening:
    """The drawings of the werkvorm at a place. Raises ValueError: there is none."""
    w = t.werkvorm(punt)
    if w is None:
        raise ValueError(str(punt))
    return VORMEN[w.vorm]


def werk(t: Toestand, punt: Punt, blik: Blik, kamer: Kamerstand) -> tuple[El, object]:
    """The screen of a werkvorm: its door while it is closed, the quiet screen, or its own drawing."""
    tekening = vormtekening(t, punt)
    if not t.mag_werken(punt) and not t.gesloten:
        return dicht(t, punt), None
    if fase_van(t, punt) is Fase.VOOR_ZICH:
        blokken = tekening.denk(t, punt)
        kolommen = 1 if len(blokken) == 1 else 2 if len(blokken) <= 4 else 3
        return voor_zich(t, punt, kamer, blokken, kolommen=kolommen), rusthint()
    inhoud, hint = tekening.scherm(t, punt, blik, kamer)
    return scherm_van(t, punt, kamer, inhoud), hint


def werk_op_telefoon(t: Toestand, punt: Punt, wijzig: Inbreng | None, rand: Rand) -> list[El]:
    """The form of a werkvorm on a phone."""
    return vormtekening(t, punt).telefoon(t, punt, wijzig, rand)


def werk_van_mij(t: Toestand, punt: Punt, mijn: Mijn, rand: Rand) -> list[El] | None:
    """One phone's own part at a werkvorm; None where it is the list of what it gave, as at a step."""
    van_mij = vormtekening(t, punt).van_mij if t.werkvorm(punt) is not None else None
    return van_mij(t, punt, mijn, rand) if van_mij is not None else None


def werk_in_woorden(t: Toestand, inbreng: WerkInbreng) -> str:
    """One contribution as one line; empty when its werkvorm is gone."""
    if t.werkvorm(inbreng.waar) is None:
        return ""
    return vormtekening(t, inbreng.waar).in_woorden(t, inbreng)


def werk_op_papier(t: Toestand, punt: Punt) -> El:
    """The sheet of a werkvorm. Raises ValueError: there is no such werkvorm."""
    return vormtekening(t, punt).papier(t, punt)


def werk_in_verslag(t: Toestand) -> list[El]:
    """A paragraph for each werkvorm where something was filled in, in the order of the agenda."""
    punten = [a.punt for a in t.agenda if a.werkvorm is not None]
    alineas = [vormtekening(t, p).alinea(t, p) for p in punten]
    return [el("div", a) for a in alineas if a is not None]
