"""The parts that every screen is made of: buttons, fields, choices, icons.

Each says in its attributes what it does; `hand.js` reads them (the protocol stands at its top)
and reports. `daad` is the kind of an event, `inhoud` its content; `blik` a change of the view.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rk.taal import _
from rk.tekening.boom import El, el

_PADEN = {
    "plus": "M12 5v14M5 12h14",
    "min": "M5 12h14",
    "kruis": "M6 6l12 12M18 6L6 18",
    "vink": "M5 13l4.5 4.5L19 7.5",
    "links": "M15 5l-7 7 7 7",
    "rechts": "M9 5l7 7-7 7",
    "omhoog": "M6 15l6-6 6 6",
    "omlaag": "M6 9l6 6 6-6",
    "terug": "M9 6L4 11l5 5M4 11h10a6 6 0 010 12h-3",
    "opnieuw": "M15 6l5 5-5 5M20 11H10a6 6 0 000 12h3",
    "rondje": "M19.5 12a7.5 7.5 0 11-2.2-5.3L20 9.4M20 4v5.4h-5.4",
    "pauze": "M9 6v12M15 6v12",
    "speel": "M8 5l11 7-11 7z",
    "vraag": "M8 8a4 4 0 116 3.5c-1.3.8-2 1.6-2 3.2M12 19v.6",
    "praat": "M4 5h16v11H10l-5 4v-4H4z",
    "zoek": "M10.5 4a6.5 6.5 0 110 13 6.5 6.5 0 010-13M15.5 15.5L21 21",
    "oog": "M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7M12 9a3 3 0 110 6 3 3 0 010-6",
    "dicht": "M3 3l18 18M2 12s4-7 10-7c2 0 3.7.8 5.1 1.8M22 12s-4 7-10 7c-2 0-3.7-.8-5.1-1.8",
    "pen": "M4 20l1-5L16 4l4 4L9 19z",
    "prullenbak": "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
    "scherm": "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
    "print": "M7 9V3h10v6M6 17H3V9h18v8h-3M7 14h10v7H7z",
    "huis": "M3 11l9-8 9 8M6 9v11h12V9",
    "anker": "M12 8v13M12 4a2 2 0 110 4 2 2 0 010-4M8 12h8M4 14a8 7 0 0016 0",
    "berg": "M12 5l8 14H4z",
    "ster": "M12 3l2 7 7 2-7 2-2 7-2-7-7-2 7-2z",
    "weg": "M7 17L17 7M9 7h8v8",
    "telefoon": "M7.5 2.5h9v19h-9zM11 18.2h2",
    "samen": "M4 4h11v11H4zM9 15v5h11V9h-5",
    "uiteen": "M3 3h8v8H3zM13 13h8v8h-8zM14 10l6-6M20 8V4h-4",
    "lijst": "M9 6h11M9 12h11M9 18h11M4 6h.5M4 12h.5M4 18h.5",
    "slot": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3",
}


def icoon(naam: str) -> El:
    """A line drawing of 24 by 24, in the colour of the text around it; decoration only."""
    pad = el("path", d=_PADEN[naam])
    return el(
        "svg",
        pad,
        class_=f"rk-icoon rk-icoon-{naam}",
        viewBox="0 0 24 24",
        aria_hidden="true",
        focusable="false",
    )


def knop(
    *inhoud_: object,
    daad: str | None = None,
    inhoud: Mapping[str, Any] | None = None,
    blik: Mapping[str, Any] | None = None,
    lokaal: str | None = None,
    soort: str = "gewoon",
    toets: str | None = None,
    naam: str | None = None,
    aan: bool | None = None,
    open_: bool | None = None,
    id: str | None = None,  # noqa: A002  the attribute's own name
    **meer: object,
) -> El:
    """A button. `soort`: "hoofd" (the one main act), "gewoon", "stil" (only text), "icoon", "chip".

    `naam` is its accessible name where the text alone doesn't say it; `aan` makes it a toggle,
    `open_` something that unfolds; `toets` the key that presses it ("PageDown", "Ctrl+z", "p").
    """
    return el(
        "button",
        *inhoud_,
        type="button",
        id=id,
        class_=f"rk-knop rk-{soort}" + (" is-aan" if aan else ""),
        data_daad=daad,
        data_inhoud=dict(inhoud or {}) if daad else None,
        data_blik=dict(blik) if blik is not None else None,
        data_lokaal=lokaal,
        data_toets=toets,
        aria_label=naam,
        title=naam if soort == "icoon" else None,
        aria_pressed=None if aan is None else ("true" if aan else "false"),
        aria_expanded=None if open_ is None else ("true" if open_ else "false"),
        **meer,
    )


def veld(
    label: str,
    waarde: str,
    *,
    daad: str,
    inhoud: Mapping[str, Any],
    id: str,  # noqa: A002
    regels: int = 1,
    hint: str = "",
    verberg_label: bool = False,
    hoogstens: int = 2000,
    neem_focus: bool = False,
) -> El:
    """A field that stores itself: when somebody pauses in typing, and when he leaves it.

    The typed text goes into the event as "waarde". `neem_focus`: it takes the focus when it appears.
    """
    gemeen = {
        "id": id,
        "class_": "rk-invoer",
        "data_daad": daad,
        "data_inhoud": dict(inhoud),
        "maxlength": hoogstens,
        "placeholder": hint or None,
        "autocomplete": "off",
        "spellcheck": "true",
        "dir": "auto",
        "data_neem_focus": neem_focus,
    }
    invoer = (
        el("textarea", waarde, rows=regels, **gemeen)
        if regels > 1
        else el("input", type="text", value=waarde, **gemeen)
    )
    return el(
        "label",
        el("span", label, class_="rk-label" + (" rk-alleen-voorlezen" if verberg_label else "")),
        invoer,
        class_="rk-veld",
        for_=id,
    )


def toevoegveld(
    label: str,
    *,
    daad: str,
    inhoud: Mapping[str, Any],
    id: str,  # noqa: A002
    veldnaam: str = "tekst",
    hint: str = "",
    knoptekst: str = "",
    regels: int = 1,
    hoogstens: int = 2000,
    extra: Iterable[object] = (),
    neem_focus: bool = False,
) -> El:
    """A field with an add button. Enter adds; the text stays until the server has stored it.

    `extra` are further named fields (a select, for instance) that go into the event.
    """
    gemeen = {
        "id": f"{id}-invoer",
        "name": veldnaam,
        "class_": "rk-invoer",
        "maxlength": hoogstens,
        "placeholder": hint or None,
        "autocomplete": "off",
        "required": True,
        "dir": "auto",
        "aria_label": label,
        "data_neem_focus": neem_focus,
    }
    invoer = (
        el("textarea", rows=regels, data_enter="stuur", **gemeen)
        if regels > 1
        else el("input", type="text", **gemeen)
    )
    stuur = el(
        "button",
        icoon("plus"),
        el("span", knoptekst) if knoptekst else None,
        type="submit",
        class_="rk-knop rk-toevoegknop" + ("" if knoptekst else " rk-icoon-knop"),
        aria_label=None if knoptekst else label,
    )
    return el(
        "form",
        invoer,
        list(extra),
        stuur,
        id=id,
        class_="rk-toevoeg",
        data_daad=daad,
        data_inhoud=dict(inhoud),
    )


def kiezer(
    label: str,
    keuzes: Iterable[tuple[str, str]],
    gekozen: str,
    *,
    id: str,  # noqa: A002
    daad: str | None = None,
    inhoud: Mapping[str, Any] | None = None,
    naam: str | None = None,
    verberg_label: bool = False,
) -> El:
    """A drop-down list of (value, text). With `daad` it stores itself as "waarde" (an empty value
    as null); with `naam` it is a field of a form.
    """
    opties = [el("option", tekst, value=waarde, selected=waarde == gekozen) for waarde, tekst in keuzes]
    lijst = el(
        "select",
        opties,
        id=id,
        name=naam,
        class_="rk-invoer rk-kiezer",
        data_daad=daad,
        data_inhoud=dict(inhoud or {}) if daad else None,
    )
    return el(
        "label",
        el("span", label, class_="rk-label" + (" rk-alleen-voorlezen" if verberg_label else "")),
        lijst,
        class_="rk-veld",
        for_=id,
    )


def segment(
    label: str,
    keuzes: Iterable[tuple[str, str]],
    gekozen: str,
    *,
    daad: str,
    inhoud: Mapping[str, Any],
    id: str,  # noqa: A002
    verberg_label: bool = False,
) -> El:
    """A row of buttons of which one is on; stores the chosen value as "waarde"."""
    knoppen = [
        knop(
            tekst,
            daad=daad,
            inhoud={**inhoud, "waarde": waarde},
            soort="segment",
            aan=waarde == gekozen,
            id=f"{id}-{waarde or 'leeg'}",
        )
        for waarde, tekst in keuzes
    ]
    return el(
        "div",
        el(
            "span",
            label,
            class_="rk-label" + (" rk-alleen-voorlezen" if verberg_label else ""),
            id=f"{id}-label",
        ),
        el("div", knoppen, class_="rk-segment", role="group", aria_labelledby=f"{id}-label"),
        class_="rk-veld",
        id=id,
    )


def lijst(items: Iterable[object], *, klasse: str = "", leeg: str = "") -> El:
    """A list, or one quiet sentence where it would be empty."""
    rijen = [el("li", item) for item in items]
    return el("ul", rijen, class_=f"rk-lijst {klasse}".strip()) if rijen else el("p", leeg, class_="rk-stil")


def genitief(naam: str) -> str:
    """The name in front of what is somebody's: Robs, Anna’s, Max’."""
    if not naam:
        return ""
    if naam[-1].lower() in "szx":
        return f"{naam}’"
    return f"{naam}’s" if naam[-1].lower() in "aiouy" else f"{naam}s"


def vul(tekst: str, naam: str) -> str:
    """A text of the protocol with the person's name in it (`{naam}`, `{naams}`)."""
    wie = naam or _("deze persoon")
    return tekst.replace("{naams}", genitief(wie)).replace("{naam}", wie)


_MAANDEN = ("januari februari maart april mei juni juli augustus september oktober november december").split()


def maandnaam(maand: str) -> str:
    """ "2018-02" as "februari 2018"; what is no month stays as it is."""
    jaar, _streep, nr = maand.partition("-")
    return f"{_MAANDEN[int(nr) - 1]} {jaar}" if nr.isdigit() and 1 <= int(nr) <= len(_MAANDEN) else maand
