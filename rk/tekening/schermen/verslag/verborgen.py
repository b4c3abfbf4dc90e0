"""What the person does not want on the screen is not on the page either."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from rk.domain import BandSoort, Bezoek, Casus, Dilemma, Kaart, Voorstel, Wens
from rk.events import Toestand
from rk.tekening.schermen.ogenhalte import goed_id

T = TypeVar("T", Kaart, Dilemma, Voorstel, Wens)


def zonder_verborgen(t: Toestand) -> Toestand:
    """The state without everything that the person does not want on the screen."""

    def over(rij: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(x for x in rij if x.id not in t.verborgen)

    def weg(bezoeken: tuple[Bezoek, ...]) -> tuple[Bezoek, ...]:
        return tuple(
            replace(
                b,
                goed="" if goed_id(b) in t.verborgen else b.goed,
                obstakels=tuple(o for o in b.obstakels if o.id not in t.verborgen),
            )
            for b in bezoeken
            if b.id not in t.verborgen
        )

    bezoeken = (*t.casus.werkelijk, *t.casus.beste)
    # A halte that was only visited out of sight is not named as somebody's destination either.
    stil = {b.halte_id for b in bezoeken if b.id in t.verborgen}
    stil -= {b.halte_id for b in bezoeken if b.id not in t.verborgen}
    leeg = Casus(id="", naam="")
    velden = ("leeftijd", "verhaal", "kan_goed", "wil", "wil_niet", "domeinen")
    casus = replace(
        t.casus,
        werkelijk=weg(t.casus.werkelijk),
        beste=weg(t.casus.beste),
        banden=tuple(b for b in t.casus.banden if b.soort is not BandSoort.WIJST or b.naar not in stil),
        **{veld: getattr(leeg, veld) for veld in velden if veld in t.verborgen},
    )
    kaarten = tuple(replace(k, delen=over(k.delen)) for k in over(t.kaarten))
    return replace(
        t,
        casus=casus,
        kaarten=kaarten,
        dilemmas=over(t.dilemmas),
        voorstellen=over(t.voorstellen),
        wensen=over(t.wensen),
    )
