"""What the person does not want on the screen is not on the page either."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from rk.domain import Dilemma, Kaart, Voorstel, Wens
from rk.events import Toestand
from rk.events.verborgen import casus_zonder

T = TypeVar("T", Kaart, Dilemma, Voorstel, Wens)


def zonder_verborgen(t: Toestand) -> Toestand:
    """The state without everything that the person does not want on the screen.

    Of a pile of cards the rest stays: the page tells what each card says by itself.
    """

    def over(rij: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(x for x in rij if x.id not in t.verborgen)

    return replace(
        t,
        casus=casus_zonder(t.casus, t.verborgen),
        kaarten=tuple(replace(k, delen=over(k.delen)) for k in over(t.kaarten)),
        dilemmas=over(t.dilemmas),
        voorstellen=over(t.voorstellen),
        wensen=over(t.wensen),
    )
