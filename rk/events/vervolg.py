"""The next talk about the same casus: what an earlier one leaves to it, and nothing that was hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rk.domain import Eerder, EerdereKaart, Gevolgd, Verloop, Wens, Werkstand
from rk.events.soorten.sessie import beginnen
from rk.events.soorten.vervolg import laatst_gevolgd
from rk.events.toestand import Toestand
from rk.events.verborgen import (
    casus_zonder,
    eerder_zonder,
    kaart_zonder,
    kaarten_zonder,
    stille_haltes,
    werk_zonder,
)

_MEESTE_TEKENS = 60
_NUMMER = re.compile(r", gesprek \d+$")
_AF = (Verloop.GELUKT, Verloop.ANDERS)


def vervolg(t: Toestand) -> dict[str, Any]:
    """The content of the first event of the talk that continues this one.

    It has the casus as it stands now, the same map, stappenplan and agenda, and knows what all
    earlier talks left. What the person hid does not travel, nor does a yes to a werkvorm or to research.
    """
    eerder = zichtbaar_eerder(t)
    toen = {b.halte_id for e in eerder for b in (*e.casus.werkelijk, *e.casus.beste)}
    return beginnen(
        kaart=kaart_zonder(t.kaart, stille_haltes(t.casus, t.verborgen) - toen),
        casus=casus_zonder(t.casus, t.verborgen),
        stappenplan=t.stappenplan,
        minuten=t.minuten,
        titel=_titel(t),
        agenda=t.agenda,
        eerder=(*eerder, eerder_van(t)),
        wegwijzing=t.wegwijzing,
        sleutel=t.sleutel,
    )


def _titel(t: Toestand) -> str:
    bij = f", gesprek {len(t.eerder) + 2}"
    return _NUMMER.sub("", t.titel)[: _MEESTE_TEKENS - len(bij)].rstrip() + bij


def eerder_van(t: Toestand) -> Eerder:
    """What this talk leaves to the next one."""
    weg = t.verborgen
    return Eerder(
        sessie=t.sessie,
        dag=t.begonnen[:10],
        titel=t.titel,
        casus=casus_zonder(t.casus, weg),
        # A proposal and the wish that came of it say the same.
        wensen=tuple(w for w in t.wensen if w.id not in weg | _verborgen_voorstellen(t)),
        afspraken=tuple(d.afspraak for d in t.dilemmas if d.afspraak and d.id not in weg),
        werk=_werk(t),
        kaarten=_kaarten(t),
        wegwijzing=t.wegwijzing,
        gevolgd=_gevolgd(t),
    )


def _verborgen_voorstellen(t: Toestand) -> frozenset[str]:
    return frozenset(v.wens_id for v in t.voorstellen if v.wens_id and v.id in t.verborgen)


def _werk(t: Toestand) -> Mapping[str, Werkstand]:
    """By werkvorm. Of one that was on the agenda twice, the last where something was filled in."""
    leeg = Werkstand()
    uit: dict[str, Werkstand] = {}
    for a in t.agenda:
        if a.werkvorm is None or str(a.punt) in t.verborgen:
            continue
        # Each talk asks the person anew.
        s = replace(werk_zonder(t.werkstand(a.punt), t.verborgen), ja=False)
        if s != leeg:
            uit[a.werkvorm.id] = s
    return uit


def _kaarten(t: Toestand) -> Mapping[str, tuple[EerdereKaart, ...]]:
    uit: dict[str, tuple[EerdereKaart, ...]] = {}
    for a in t.agenda:
        zichtbaar = kaarten_zonder(t.kaarten_bij(a.punt), t.verborgen)
        rij = tuple(EerdereKaart(id=k.id, vak=k.vak, tekst=k.tekst, gekozen=k.gekozen) for k in zichtbaar)
        if rij:
            uit[a.werkvorm.id if a.werkvorm is not None else str(a.punt)] = rij
    return uit


def _gevolgd(t: Toestand) -> tuple[Gevolgd, ...]:
    er_zijn = {(e.sessie, w.id) for e in zichtbaar_eerder(t) for w in e.wensen}
    return tuple(g for g in t.gevolgd if (g.sessie, g.wens_id) in er_zijn)


# ---- looking back -------------------------------------------------------------------------------


def zichtbaar_eerder(t: Toestand) -> tuple[Eerder, ...]:
    """The earlier talks, without what the person does not want on the screen."""
    return tuple(eerder_zonder(e, t.verborgen) for e in t.eerder)


def te_volgen(t: Toestand) -> tuple[tuple[Eerder, Wens], ...]:
    """The wishes to look back at: all of the last talk, and of those before it what is not done yet."""
    rijen = zichtbaar_eerder(t)
    return tuple(
        (e, w)
        for e in reversed(rijen)
        for w in e.wensen
        if e is rijen[-1] or _eerder_gezegd(t, e, w.id) not in _AF
    )


def _eerder_gezegd(t: Toestand, e: Eerder, wens_id: str) -> Verloop | None:
    """How it went as an earlier talk said it: what is said now must not take it off the screen."""
    return laatst_gevolgd(replace(t, gevolgd=()), e.sessie, wens_id).verloop
