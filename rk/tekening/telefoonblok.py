"""What every form of a phone is made of, at a step and at a werkvorm alike."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rk.domain import Punt
from rk.taal import _
from rk.tekening.boom import El, el

LANGST = 300
"""So many characters fit into one field."""
_LANGSTE_ID = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Rand:
    """What is round the fields of each form: `nieuw` is the id of what it would give without script,
    `vervangt` that of what it changes, `noot` what is said below. `meelezen`: the page says that the
    facilitator reads along, and the form brings along that it did when its button was pressed.
    """

    nieuw: str
    vervangt: str
    noot: El | None
    meelezen: bool

    def van(self, deel: str, *, wijzigt: bool, noot: El | None = None) -> Rand:
        """That of one form among more: an id of its own; only the one that `wijzigt` names the older."""
        nieuw = f"{self.nieuw}-{deel}"[:_LANGSTE_ID] if self.nieuw else ""
        return replace(self, nieuw=nieuw, vervangt=self.vervangt if wijzigt else "", noot=noot)


def verborgen(**velden: str) -> list[El]:
    """What a form brings along unseen."""
    return [el("input", type="hidden", name=naam, value=waarde) for naam, waarde in velden.items()]


def mee(punt: Punt, rand: Rand, **velden: str) -> list[El]:
    """What each form that gives something brings along unseen, with `velden` of its own."""
    ouder = {"vervangt": rand.vervangt} if rand.vervangt else {}
    gemeld = "1" if rand.meelezen else "0"
    return verborgen(stap=str(punt), id=rand.nieuw, gemeld=gemeld, **ouder, **velden)


def vorm(punt: Punt, rand: Rand, *velden: object, soort: str = "", naam: str = "", knop: str = "") -> El:
    """One form. At a werkvorm `soort` says which content it is (the key in WERKINBRENG); `naam` makes its
    id its own where a page has more than one.
    """
    return el(
        "form",
        mee(punt, rand, **({"vorm": soort} if soort else {})),
        velden,
        rand.noot,
        el("button", knop or _("Leg op tafel"), type="submit", class_="tel-knop"),
        el("a", _("Laat het zoals het was"), href="/", class_="tel-link") if rand.vervangt else None,
        method="post",
        action="/inbreng",
        data_stuur="inbreng",
        class_="tel-vorm",
        id=f"vorm-{naam or punt}",
    )


def tekstveld(
    punt: Punt,
    naam: str,
    label: str,
    waarde: str = "",
    *,
    bij: str = "",
    stil: bool = False,
    verplicht: bool = True,
    rijen: int = 4,
) -> El:
    """A field for words; `bij` makes its id its own where a page has more than one of this name."""
    return el(
        "label",
        el("span", label, class_="tel-alleen-voorlezen" if stil else "tel-label"),
        el(
            "textarea",
            waarde,
            name=naam,
            id=f"veld-{punt}-{bij}{naam}",  # what was typed at one place never turns up at another
            rows=rijen,
            maxlength=LANGST,
            required=verplicht,
            autocomplete="off",
            aria_describedby="noot",
        ),
        class_="tel-veld",
    )


def keuze(
    naam: str,
    waarde: str,
    label: object,
    *,
    aan: bool,
    bij: str = "",
    soort: str = "radio",
    verplicht: bool = True,
) -> El:
    """One choice, in a large target. Of a row of radio buttons one is needed, unless not `verplicht`."""
    return el(
        "label",
        el(
            "input", type=soort, name=naam, value=waarde, checked=aan, id=f"veld-{bij}{naam}-{waarde}",
            required=verplicht and soort == "radio",
        ),
        el("span", label),
        class_="tel-keuze",
    )  # fmt: skip
