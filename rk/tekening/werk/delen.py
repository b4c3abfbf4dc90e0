"""What the forms have in common on the screen, on paper and in the overview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rk.domain import Punt, Werkvorm
from rk.events import Toestand
from rk.tekening.boom import El, el
from rk.tekening.raam import stapvraag
from rk.tekening.vormen import icoon, knop


def werkvorm_van(t: Toestand, punt: Punt) -> Werkvorm:
    """The werkvorm at a place. Raises ValueError: there is none."""
    w = t.werkvorm(punt)
    if w is None:
        raise ValueError(str(punt))
    return w


def papierlijnen(n: int) -> El:
    """Room to write on."""
    return el("div", [el("i") for _nr in range(n)], class_="rk-papier-lijnen", aria_hidden="true")


def verslagdeel(t: Toestand, punt: Punt, *inhoud: object) -> El:
    """A paragraph of the overview, with the werkvorm's title and question."""
    w = werkvorm_van(t, punt)
    return el(
        "section",
        el("h3", w.titel, dir="auto"),
        el("p", stapvraag(t, punt), class_="rk-stil", dir="auto"),
        inhoud,
        class_="rk-verslag-deel rk-verslag-werk",
    )


def uitlegpaneel(
    naam: str,
    id_: str,
    *,
    kop: str,
    uitleg: str,
    blokken: Sequence[tuple[str, Sequence[str]]],
    dicht: Mapping[str, object],
    dichtwoord: str,
) -> El:
    """What the source says with something, beside the rest of the screen: headings with lines.

    `naam` names the panel for a screen reader; `dicht` is the look that closes it.
    """
    return el(
        "aside",
        el(
            "div",
            el("h3", kop, dir="auto"),
            knop(
                icoon("kruis"),
                blik=dict(dicht),
                soort="icoon",
                naam=dichtwoord,
                toets="Escape",
                id="uitleg-dicht",
            ),
            class_="rk-keuze-uitlegkop",
        ),
        el("p", uitleg, dir="auto") if uitleg else None,
        el(
            "div",
            [
                el("section", el("h4", bovenaan), el("ul", [el("li", r, dir="auto") for r in regels]))
                for bovenaan, regels in blokken
            ],
            class_="rk-keuze-blokken",
        ),
        class_="rk-keuze-paneel rk-rol",
        id=f"uitleg-{id_}",
        aria_label=naam,
        tabindex="-1",
        data_neem_focus=True,
    )
