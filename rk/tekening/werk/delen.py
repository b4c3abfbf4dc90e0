"""What the forms have in common on a phone, on paper and in the overview."""

from __future__ import annotations

from rk.domain import Punt, Werkvorm
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.raam import stapvraag

LANGST = 300
"""So many characters fit into one field of a phone."""


def werkvorm_van(t: Toestand, punt: Punt) -> Werkvorm:
    """The werkvorm at a place. Raises ValueError: there is none."""
    w = t.werkvorm(punt)
    if w is None:
        raise ValueError(str(punt))
    return w


def telefoonform(
    punt: Punt,
    vorm: str,
    nieuw: str,
    vervangt: str,
    *velden: object,
    noot: object,
    naam: str = "",
    knop: str = "",
) -> El:
    """One form of a phone. `vorm` says which content it is (the key in WERKINBRENG); `naam` makes its id
    its own where a page has more than one.
    """
    verborgen = {"stap": str(punt), "id": nieuw, "vorm": vorm} | ({"vervangt": vervangt} if vervangt else {})
    return el(
        "form",
        [el("input", type="hidden", name=n, value=v) for n, v in verborgen.items()],
        velden,
        noot,
        el("button", knop or _("Leg op tafel"), type="submit", class_="tel-knop"),
        method="post",
        action="/inbreng",
        data_stuur="inbreng",
        class_="tel-vorm",
        id=f"vorm-{naam or punt}",
    )


def telefoontekst(
    punt: Punt,
    naam: str,
    label: str,
    waarde: str = "",
    *,
    bij: str = "",
    stil: bool = False,
    verplicht: bool = True,
) -> El:
    """A field of a phone for words."""
    return el(
        "label",
        el("span", label, class_="tel-alleen-voorlezen" if stil else "tel-label"),
        el(
            "textarea",
            waarde,
            name=naam,
            id=f"veld-{punt}-{bij}{naam}",  # what was typed at one place never turns up at another
            rows=4,
            maxlength=LANGST,
            required=verplicht,
            autocomplete="off",
            aria_describedby="noot",
        ),
        class_="tel-veld",
    )


def telefoonkeuze(
    punt: Punt, naam: str, waarde: str, label: object, *, aan: bool, bij: str = "", soort: str = "radio"
) -> El:
    """One choice of a phone, in a large target."""
    return el(
        "label",
        el(
            "input", type=soort, name=naam, value=waarde, checked=aan, id=f"veld-{punt}-{bij}{naam}-{waarde}",
            required=soort == "radio",
        ),
        el("span", label),
        class_="tel-keuze",
    )  # fmt: skip


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
