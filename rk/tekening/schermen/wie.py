"""Step 1: who is this person? The story, and what he can do well, wants and does not want."""

from __future__ import annotations

from rk.domain import Antwoord, Leefdomein, Stap
from rk.events import Toestand
from rk.taal import _
from rk.tekening import woorden
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.raam import stapuitleg, stapvraag
from rk.tekening.vormen import icoon, knop, veld, vul

_DAAD = "verhaal_gewijzigd"
_LIJSTEN = ("kan_goed", "wil", "wil_niet")
_TEKENS = {"kan_goed": "ster", "wil": "weg", "wil_niet": "min"}
_MEESTE_REGELS = 30 * 301
"""Thirty items of 300 characters, one to a line: what the list of an act can hold."""


def wie(t: Toestand, blik: Blik) -> tuple[El, object]:
    """The story to read; a pen unfolds the fields to tell it in other words."""
    pen = next((naam for naam in ("verhaal", *_LIJSTEN) if blik.is_open(f"pen-{naam}")), None)
    if pen and not t.gesloten:
        return _blad(_bewerken(t, pen), "rk-wie-bewerken"), _("Wat je typt, wordt vanzelf bewaard.")
    return _blad(_lezen(t), "rk-wie-lezen"), None


def _blad(inhoud: list[object], klasse: str) -> El:
    return el("main", inhoud, class_=f"rk-inhoud rk-vlak rk-wie {klasse}", tabindex="-1", id="rk-hoofd")


def titel(t: Toestand, deel: str) -> str:
    """What a part of the story is called, with the person's name in it."""
    return vul(
        {
            "verhaal": _("Het verhaal"),
            "leeftijd": _("Leeftijd"),
            "domeinen": _("Waar het over gaat"),
            "kan_goed": _("Wat {naam} goed kan"),
            "wil": _("Wat {naam} wil"),
            "wil_niet": _("Wat {naam} niet wil"),
        }[deel],
        t.casus.naam,
    )


def leeftijd(tekst: str) -> str:
    """The age as people say it: "32" becomes "32 jaar", "rond de 40" stays."""
    return _("{getal} jaar").format(getal=tekst) if tekst.isdecimal() else tekst


def alineas(verhaal: str) -> list[El]:
    """The paragraphs of a story: each line that holds something is one."""
    return [el("p", deel, dir="auto") for regel in verhaal.splitlines() if (deel := " ".join(regel.split()))]


# ---- reading -----------------------------------------------------------------------------------


def _lezen(t: Toestand) -> list[object]:
    toon = [deel for deel in _LIJSTEN if deel not in t.verborgen]
    return [_kop(t), _midden(t), el("div", [_kolom(t, deel) for deel in toon], class_="rk-wie-kolommen")]


def _kop(t: Toestand) -> El:
    wie_ = leeftijd(t.casus.leeftijd) if "leeftijd" not in t.verborgen else ""
    vraag = el("h2", stapvraag(t, Stap.WIE), class_="rk-grote-vraag", dir="auto")
    oud = (
        el("p", el("span", wie_, dir="auto"), _oog(t, "leeftijd"), class_="rk-wie-leeftijd") if wie_ else None
    )
    aanpassen = knop(icoon("pen"), _("Aanpassen"), blik={"wissel": "pen-verhaal"}, open_=False, id="wie-pen")
    # Where there is nothing to read yet, it asks for the story.
    leeg = _("Vertel samen wie dit is. Een paar zinnen is genoeg, en je kunt dit ook later doen.")
    uitleg = el("p", stapuitleg(t, Stap.WIE) if t.casus.verhaal else leeg, class_="rk-uitleg")
    rechts = el("div", _verborgen(t), None if t.gesloten else aanpassen, class_="rk-wie-knoppen")
    return el("div", el("div", vraag, oud, class_="rk-wie-vraag"), rechts, uitleg, class_="rk-wie-kop")


def _midden(t: Toestand) -> El:
    delen = []
    if "verhaal" not in t.verborgen:
        delen.append(_verhaal(t))
    if t.casus.domeinen and "domeinen" not in t.verborgen:
        delen.append(_domeinen(t))
    return el("div", delen, class_="rk-wie-midden")


def _verhaal(t: Toestand) -> El:
    tekst = alineas(t.casus.verhaal)
    if not tekst:
        zin = _("Wie is {naam}? Vertel in een paar zinnen.")
        return el("div", _leeg(t, "verhaal", vul(zin, t.casus.naam)), class_="rk-wie-verhaal")
    return el(
        "div",
        _oog(t, "verhaal"),
        tekst,
        _herkomst(t),
        class_="rk-wie-verhaal rk-rol",
        tabindex="0",
        role="region",
        aria_label=titel(t, "verhaal"),
        id="wie-verhaal",
    )


def _domeinen(t: Toestand) -> El:
    kop = el("h3", titel(t, "domeinen"), _oog(t, "domeinen"))
    chips = el("ul", [el("li", woorden.leefdomein(d)) for d in t.casus.domeinen], class_="rk-wie-domeinen")
    return el("section", kop, chips, class_="rk-wie-over")


def _kolom(t: Toestand, deel: str) -> El:
    items: tuple[str, ...] = getattr(t.casus, deel)
    kop = el("h3", icoon(_TEKENS[deel]), el("span", titel(t, deel), dir="auto"), _oog(t, deel))
    if not items:
        inhoud = _leeg(t, deel, _("Nog leeg. Wat weten jullie hiervan?"))
    else:
        inhoud = el(
            "div",
            el("ul", [el("li", item, dir="auto") for item in items]),
            class_="rk-rol rk-wie-lijst",
            tabindex="0",
            role="region",
            aria_label=titel(t, deel),
            id=f"wie-lijst-{deel}",
        )
    return el("section", kop, inhoud, class_=f"rk-wie-kolom rk-wie-{deel}", id=f"wie-{deel}")


def _leeg(t: Toestand, deel: str, zin: str) -> El:
    """An empty place that invites: pressing it opens the pen at that very field."""
    if t.gesloten:
        return el("p", _("Dit is leeg gebleven."), class_="rk-stil")
    return knop(
        icoon("plus"),
        el("span", zin),
        blik={"wissel": f"pen-{deel}"},
        soort="leeg",
        open_=False,
        id=f"wie-vul-{deel}",
    )


def _herkomst(t: Toestand) -> El | None:
    bron = t.casus.bron
    if not bron and not t.casus.verzonnen:
        return None
    waar = _("Bron {document}: {plaats}").format(document=bron.document, plaats=bron.plaats) if bron else ""
    verzonnen = [
        el("p", _("Verzonnen voor de oefening:")),
        el("ul", [el("li", x, dir="auto") for x in t.casus.verzonnen]),
    ]
    return el(
        "details",
        el("summary", _("Waar komt dit verhaal vandaan?")),
        el("p", waar) if waar else None,
        verzonnen if t.casus.verzonnen else None,
        class_="rk-wie-herkomst",
        id="wie-herkomst",
    )


# ---- what the person does not want on the screen -------------------------------------------------


def _oog(t: Toestand, deel: str) -> El | None:
    """An eye to take something off the screen; only there when the person is in the room."""
    if t.vooraf.is_hier is not Antwoord.JA or t.gesloten:
        return None
    return knop(
        icoon("oog"),
        daad="verborgen_gezet",
        inhoud={"wat": deel},
        soort="icoon",
        naam=_("Haal van het scherm: {wat}").format(wat=titel(t, deel)),
        id=f"wie-verberg-{deel}",
    )


def _verborgen(t: Toestand) -> El | None:
    delen = [d for d in ("leeftijd", "verhaal", "domeinen", *_LIJSTEN) if d in t.verborgen]
    if not delen:
        return None
    zin = (
        _("1 ding is verborgen")
        if len(delen) == 1
        else _("{aantal} dingen zijn verborgen").format(aantal=len(delen))
    )
    terug = [
        knop(
            icoon("oog"),
            titel(t, d),
            daad="verborgen_gezet",
            inhoud={"wat": d, "verborgen": False},
            soort="chip",
            naam=_("Laat weer zien: {wat}").format(wat=titel(t, d)),
            id=f"wie-toon-{d}",
        )
        for d in delen
    ]
    rij = el("div", terug, class_="rk-wie-toon") if not t.gesloten else None
    return el(
        "details", el("summary", icoon("dicht"), zin), rij, class_="rk-wie-verborgen", id="wie-verborgen"
    )


# ---- telling it in other words -------------------------------------------------------------------


def _bewerken(t: Toestand, pen: str) -> list[object]:
    klaar = knop(
        icoon("vink"),
        _("Klaar"),
        blik={"wissel": f"pen-{pen}"},
        toets="Escape",
        open_=True,
        id="wie-klaar",
    )
    vraag = el("h2", stapvraag(t, Stap.WIE), class_="rk-grote-vraag", dir="auto")
    kop = el("div", vraag, el("div", klaar, class_="rk-wie-knoppen"), class_="rk-wie-kop")
    kort = el(
        "div",
        _regel(t, "naam", _("Voornaam, verzonnen")),
        _als_zichtbaar(t, "leeftijd"),
        class_="rk-wie-kort",
    )
    links = el("div", kort, _als_zichtbaar(t, "verhaal", pen=pen, regels=12), class_="rk-wie-links")
    lijsten = [_als_zichtbaar(t, deel, pen=pen, regels=4) for deel in _LIJSTEN]
    rechts = el(
        "div", lijsten, None if "domeinen" in t.verborgen else _domeinkeuze(t), class_="rk-wie-rechts"
    )
    return [kop, el("div", links, rechts, class_="rk-wie-velden rk-rol")]


def _regel(t: Toestand, naam: str, label: str) -> El:
    waarde: str = getattr(t.casus, naam)
    return veld(
        label,
        waarde,
        daad=_DAAD,
        inhoud={"veld": naam},
        id=f"wie-{naam}-veld",
        hoogstens=60 if naam == "naam" else 300,
    )


def _als_zichtbaar(t: Toestand, deel: str, *, pen: str = "", regels: int = 1) -> El | None:
    """The field of a part of the story, unless the person took that part off the screen."""
    if deel in t.verborgen:
        return None
    if regels == 1:
        return _regel(t, deel, titel(t, deel))
    waarde = getattr(t.casus, deel)
    is_lijst = not isinstance(waarde, str)
    return veld(
        titel(t, deel) + (" " + _("(op elke regel één ding)") if is_lijst else ""),
        "\n".join(waarde) if is_lijst else waarde,
        daad=_DAAD,
        inhoud={"veld": deel},
        id=f"wie-{deel}-veld",
        regels=regels,
        hint=""
        if is_lijst
        else _("Wat gebeurt er? Wat is er mooi, wat is er lastig? Laat weg wat je ervan vindt."),
        hoogstens=_MEESTE_REGELS if is_lijst else 2000,
        neem_focus=deel == pen,
    )


def _domeinkeuze(t: Toestand) -> El:
    gekozen = t.casus.domeinen
    chips = [
        knop(
            icoon("vink" if d in gekozen else "plus"),
            woorden.leefdomein(d),
            daad=_DAAD,
            inhoud={
                "veld": "domeinen",
                "waarde": [x.value for x in Leefdomein if (x in gekozen) != (x is d)],
            },
            soort="chip",
            aan=d in gekozen,
            id=f"wie-domein-{d.value}",
        )
        for d in Leefdomein
    ]
    label = el("span", titel(t, "domeinen"), class_="rk-label", id="wie-domeinen-label")
    groep = el("div", chips, class_="rk-wie-chips", role="group", aria_labelledby="wie-domeinen-label")
    return el("div", label, groep, class_="rk-veld")
