"""What the person does not want on the screen, at the steps where the group collects.

He takes it off with one press. What is hidden is named by its place only, and comes back when
somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rk.domain import Antwoord
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.vormen import icoon, knop

_VOUW = "verborgen"


def verberg(t: Toestand, wat: str, *, id: str, naam: str = "") -> El | None:  # noqa: A002  as `el` has it
    """The button that takes one thing off every screen; only while the person is in the room.

    `naam` says it to who doesn't see where the button stands.
    """
    if t.vooraf.is_hier is not Antwoord.JA or t.gesloten:
        return None
    return knop(
        icoon("dicht"),
        daad="verborgen_gezet",
        inhoud={"wat": wat, "verborgen": True},
        soort="icoon",
        naam=naam or _("Niet op het scherm"),
        id=id,
    )


def teller(aantal: int, blik: Blik, *, een: str, meer: str) -> El | None:
    """One quiet line: how much is hidden. `een` and `meer` are its words, with {aantal} in `meer`."""
    if not aantal:
        return None
    return knop(
        icoon("dicht"),
        een if aantal == 1 else meer.format(aantal=aantal),
        blik={"wissel": _VOUW},
        soort="stil",
        open_=blik.is_open(_VOUW),
        id="verborgen-open",
    )


def terughalen(t: Toestand, blik: Blik, weg: Sequence[tuple[str, str]]) -> El | None:
    """A button for each hidden thing: its id, and its place in words. Only when asked for."""
    if not weg or t.gesloten or not blik.is_open(_VOUW):
        return None
    knoppen = [toon(id_, naam) for id_, naam in weg]
    return el("div", el("span", _("Weer laten zien:")), knoppen, class_="rk-terughalen", id="terughalen")


def verborgen_rij(
    t: Toestand, blik: Blik, weg: Sequence[tuple[str, str]], *, een: str, meer: str
) -> El | None:
    """`teller` and `terughalen` on a line of their own, where the head of a screen is full."""
    if not weg:
        return None
    return el(
        "div", teller(len(weg), blik, een=een, meer=meer), terughalen(t, blik, weg), class_="rk-verborgen-rij"
    )


def toon(wat: str, naam: str) -> El:
    """The button that shows one thing again."""
    return knop(
        icoon("oog"),
        naam,
        daad="verborgen_gezet",
        inhoud={"wat": wat, "verborgen": False},
        soort="chip",
        id=f"toon-{wat}",
    )
