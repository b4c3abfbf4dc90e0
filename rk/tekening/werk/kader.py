"""The frame around every werkvorm: its door, its question and phases, what it is not."""

from __future__ import annotations

from rk.domain import Antwoord, Kamerstand, Punt, Stem, Tafel
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.raam import stapnaam, stapvraag
from rk.tekening.schermen.fasen import strook
from rk.tekening.vormen import icoon, knop, vul


def scherm_van(t: Toestand, punt: Punt, kamer: Kamerstand, inhoud: El) -> El:
    """The screen of a werkvorm that is open: the question, the phases, and its own drawing."""
    w = t.werkvorm(punt)
    let_op = w.let_op if w is not None else ""
    return el(
        "main",
        el(
            "div",
            el("h2", stapvraag(t, punt), class_="rk-vraag", dir="auto"),
            el("div", _opnieuw(t, punt), strook(t, punt, kamer), class_="rk-werk-rechts"),
            class_="rk-fase-kop",
        ),
        inhoud,
        el("p", icoon("praat"), el("span", vul(let_op, t.casus.naam)), class_="rk-werk-letop")
        if let_op
        else None,
        class_=f"rk-inhoud rk-vlak rk-werk rk-werk-{w.vorm.value if w is not None else ''}",
        tabindex="-1",
        id="rk-hoofd",
    )


def _opnieuw(t: Toestand, punt: Punt) -> El | None:
    """Everybody in the room has one turn; this gives a new one, and what was given before goes."""
    w, s = t.werkvorm(punt), t.werkstand(punt)
    rijen: tuple[tuple[object, ...], ...] = (s.stellingen, s.plekken, s.scores, s.keuzes, s.plaatsingen)
    gaf = any(getattr(r, "stem", None) is Stem.DEELNEMER for rij in rijen for r in rij)
    if t.gesloten or w is None or not gaf:
        return None
    return knop(
        icoon("rondje"),
        daad="werk_opnieuw_gevraagd",
        inhoud={"punt": str(punt)},
        soort="icoon",
        naam=_("Vraag de kamer opnieuw. Wat er lag, gaat weg."),
        id="werk-opnieuw",
    )


def dicht(t: Toestand, punt: Punt) -> El:
    """The door of a werkvorm for the person himself: it opens with him and his yes."""
    w = t.werkvorm(punt)
    hier = t.vooraf.is_hier is Antwoord.JA
    naam = t.casus.naam
    if w is not None and w.tafel is Tafel.TEAM:
        return _voor_team(t, punt)
    vraag = vul(w.toestemming, naam) if w is not None and w.toestemming else vul(
        _("{naam}, wil je dit samen doen?"), naam
    )  # fmt: skip
    ja = knop(
        icoon("vink"),
        vul(_("{naam} zegt ja"), naam),
        daad="werk_ja_gezet",
        inhoud={"punt": str(punt), "ja": True},
        soort="hoofd",
        id="werk-ja",
        disabled=not hier,
    )
    zin = (
        _("Nee zeggen mag altijd. Sla dit onderdeel dan over.")
        if hier
        else vul(_("Dit doe je met {naam} zelf. Zeg bij Vooraf of {naam} hier is."), naam)
    )
    return el(
        "main",
        el("h2", stapnaam(t, punt), class_="rk-vraag", dir="auto"),
        el(
            "div",
            el("p", vraag, class_="rk-grote-vraag", dir="auto"),
            el("p", zin, class_="rk-fase-onder", dir="auto"),
            el("div", ja, class_="rk-fase-verder"),
            class_="rk-fase-stil",
        ),
        class_="rk-inhoud rk-vlak rk-fase-scherm rk-werk-dicht",
        tabindex="-1",
        id="rk-hoofd",
    )


def _voor_team(t: Toestand, punt: Punt) -> El:
    zin = vul(_("Dit gaat over jullie eigen werk. Doe het als {naam} er niet bij is."), t.casus.naam)
    return el(
        "main",
        el("h2", stapnaam(t, punt), class_="rk-vraag", dir="auto"),
        el(
            "div",
            el("p", zin, class_="rk-grote-vraag", dir="auto"),
            class_="rk-fase-stil",
        ),
        class_="rk-inhoud rk-vlak rk-fase-scherm rk-werk-dicht",
        tabindex="-1",
        id="rk-hoofd",
    )
