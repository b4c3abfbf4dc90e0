"""The frame around every step: header with the eight steps and the quiet bar, footer, panels."""

from __future__ import annotations

from typing import TypedDict

from rk.domain import Fase, Kamerstand, Punt, Stap
from rk.events import Toestand
from rk.taal import _
from rk.tekening import agenda, meedoen, meetellen, vorige
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.kop import kop
from rk.tekening.stapwoorden import stapnaam as stapnaam
from rk.tekening.stapwoorden import stapuitleg as stapuitleg
from rk.tekening.stapwoorden import stapvraag as stapvraag
from rk.tekening.stapwoorden import uitleg_van
from rk.tekening.vormen import icoon, knop, vul

NIEMAND = Kamerstand()
"""Nobody can join by phone."""

_LANGE_NAMEN = 20
"""With so many letters on the two large buttons the footer has no room for an invitation."""


def raam(
    t: Toestand, stap: Punt, blik: Blik, inhoud: El, *, voet: object = None, kamer: Kamerstand = NIEMAND
) -> El:
    """The whole screen: `inhoud` is the step's own main element, `voet` its hint in the footer."""
    return el(
        "div",
        kop(t, stap, smal=blik.smal),
        inhoud,
        _voet(t, stap, blik, voet, kamer),
        _paneel(t, stap, blik, kamer),
        class_=f"rk-scherm rk-stap-{stap.value}" + (" rk-smal" if blik.smal else ""),
        data_stap=stap.value,
        data_sessie=t.sessie,
    )


def _voet(t: Toestand, stap: Punt, blik: Blik, hint: object, kamer: Kamerstand) -> El:
    kijkt_rond = stap != t.stap
    krap = blik.smal or _knopletters(t, stap) > _LANGE_NAMEN
    deelname = None if t.gesloten or (kijkt_rond and blik.smal) else meedoen.regel(kamer, smal=krap)
    if deelname is not None and isinstance(hint, str):
        hint = _een_regel(hint, 46 if krap else 62)
    midden: object = el("span", hint, class_="rk-hint") if hint else None
    if kijkt_rond:
        midden = el(
            "span",
            _("Je kijkt even bij {hier}. De groep is bij {daar}.").format(
                hier=stapnaam(t, stap), daar=stapnaam(t, t.stap)
            ),
            class_="rk-hint",
        )
    if t.gesloten:
        midden = el("span", _("Dit gesprek is afgesloten. Je kunt alles bekijken."), class_="rk-hint")
    if blik.melding:
        midden = el("span", icoon("praat"), el("span", blik.melding), class_="rk-melding")
    return el(
        "footer",
        el(
            "div",
            _vorige(t, stap, kijkt_rond),
            None if t.gesloten else _herstel(t, blik),
            class_="rk-voet-links",
        ),
        # The count of who joins is no news to read aloud at each one: it stands beside the status.
        el(
            "div",
            deelname,
            el("div", midden, role="status", id="rk-melding"),
            class_="rk-voet-midden",
        ),
        el(
            "div",
            _hulpknoppen(None if t.gesloten else kamer, smal=blik.smal),
            _volgende(t, stap, kijkt_rond),
            class_="rk-voet-rechts",
        ),
        class_="rk-voet",
    )


def _knopletters(t: Toestand, stap: Punt) -> int:
    """How many letters the buttons to the places beside this one have together."""
    punten = t.punten()
    plaats = punten.index(stap) if stap in punten else 0
    naast = punten[max(0, plaats - 1) : plaats] + punten[plaats + 1 : plaats + 2]
    return sum(len(stapnaam(t, p)) for p in naast)


def _een_regel(hint: str, hoogstens: int) -> str:
    """As much of a hint as there is room for beside the code: whole parts only."""
    for teken in (" · ", ". "):
        while len(hint) > hoogstens and teken in hint:
            hint = hint.rpartition(teken)[0]
    return hint if len(hint) <= hoogstens else ""


class _Verderop(TypedDict, total=False):
    daad: str
    inhoud: dict[str, str]
    blik: dict[str, str | None]


def _verderop(t: Toestand, stap: Punt) -> _Verderop:
    """What a button to another step does: the group goes there; in a closed talk one only looks."""
    if t.gesloten:
        return {"blik": {"stap": None if stap == t.stap else stap.value}}
    return {"daad": "stap_geopend", "inhoud": {"stap": stap.value}}


def _vorige(t: Toestand, stap: Punt, kijkt_rond: bool) -> object:
    if kijkt_rond and not t.gesloten:
        tekst = _("Terug naar {stap}").format(stap=stapnaam(t, t.stap))
        return knop(icoon("links"), tekst, blik={"stap": None}, toets="PageUp", id="rk-vorige")
    punten = t.punten()
    plaats = punten.index(stap) if stap in punten else 1
    if plaats == 0:
        return el("a", icoon("huis"), _("Beginscherm"), href="/", class_="rk-knop rk-gewoon", id="rk-vorige")
    vorige = punten[plaats - 1]
    return knop(
        icoon("links"),
        stapnaam(t, vorige),
        toets="PageUp",
        id="rk-vorige",
        **_verderop(t, vorige),
    )


def _volgende(t: Toestand, stap: Punt, kijkt_rond: bool) -> object:
    if kijkt_rond and not t.gesloten:
        return knop(
            _("Hier verder met de groep"),
            icoon("rechts"),
            daad="stap_geopend",
            inhoud={"stap": stap.value},
            soort="hoofd",
            toets="PageDown",
            id="rk-volgende",
        )
    punten = t.punten()
    plaats = punten.index(stap) if stap in punten else 0
    if plaats == len(punten) - 1:
        return el(
            "a", icoon("huis"), _("Beginscherm"), href="/", class_="rk-knop rk-gewoon", id="rk-volgende"
        )
    volgende = punten[plaats + 1]
    # While everybody thinks for himself, looking together is what comes next: one main button.
    in_stilte = not t.gesloten and t.verzamelt(stap) and t.fase(stap) is Fase.VOOR_ZICH
    return knop(
        stapnaam(t, volgende),
        icoon("rechts"),
        soort="gewoon" if in_stilte else "hoofd",
        toets="PageDown",
        id="rk-volgende",
        **_verderop(t, volgende),
    )


def _herstel(t: Toestand, blik: Blik) -> El:
    laatste = t.te_herstellen()
    wat = f": {laatste[1].omschrijving}" if laatste else ""
    terug = knop(
        icoon("terug"),
        # A narrow screen has room for the sign alone.
        None if blik.smal else el("span", _("Ongedaan maken")),
        daad="ongedaan_gemaakt",
        inhoud={"doel": laatste[0].id if laatste else ""},
        soort="icoon" if blik.smal else "stil",
        naam=_("Ongedaan maken") + wat,
        toets="Ctrl+z",
        id="rk-ongedaan",
        disabled=laatste is None,
    )
    opnieuw = knop(
        icoon("opnieuw"),
        daad="opnieuw_gedaan",
        inhoud={"doel": t.opnieuw[-1] if t.opnieuw else ""},
        soort="icoon",
        naam=_("Opnieuw doen"),
        toets="Ctrl+y",
        id="rk-opnieuw",
        disabled=not t.opnieuw,
    )
    return el("div", terug, opnieuw, class_="rk-herstel", role="group", aria_label=_("Herstellen"))


def _hulpknoppen(kamer: Kamerstand | None, *, smal: bool) -> El:
    prompts = knop(
        icoon("praat"),
        # A narrow screen has room for the sign alone.
        None if smal else el("span", _("Tips")),
        blik={"paneel": "prompts"},
        soort="icoon" if smal else "stil",
        naam=_("Tips voor wie leidt (toets P)"),
        toets="p",
        id="rk-prompts",
    )
    hulp = knop(
        icoon("vraag"),
        blik={"paneel": "hulp"},
        soort="icoon",
        naam=_("Hulp en toetsen (toets H)"),
        toets="h",
        id="rk-hulp",
    )
    return el(
        "div", meedoen.opener(kamer) if kamer else None, agenda.opener(), prompts, hulp, class_="rk-herstel"
    )


def _paneel(t: Toestand, stap: Punt, blik: Blik, kamer: Kamerstand) -> El | None:
    if blik.paneel == "prompts":
        w, naam = t.werkvorm(stap), t.casus.naam
        uitleg = w or uitleg_van(t, stap)
        vooraf = [el("p", vul(x, naam), dir="auto") for x in ((w.uitleg, w.let_op) if w else ()) if x]
        tips = [el("li", vul(p, naam)) for p in (uitleg.prompts if uitleg else ())]
        return _overlay(
            _("Tips bij {stap}").format(stap=stapnaam(t, stap)),
            el("div", vooraf, el("ul", tips, class_="rk-tips"), _lessen(stap, naam), class_="rk-tipsvlak"),
            toets="p",
        )
    if blik.paneel == "hulp":
        return _overlay(_("Hulp"), _hulp(), toets="h")
    if blik.paneel == agenda.PANEEL:
        namen = [stapnaam(t, a.punt) for a in t.agenda]
        return _overlay(_("Agenda"), agenda.agenda(t, blik, namen), toets="a", breed=True)
    if blik.paneel == vorige.VORIGE and t.eerder:
        return _overlay(vorige.titel(t), vorige.vorige(t, blik), toets="", breed=True)
    if blik.paneel == vorige.BEWOGEN and vorige.bewogen_opener(t) is not None and vorige.is_open(t):
        return _overlay(vorige.bewogen_titel(t), vorige.bewogen_paneel(t, blik), toets="", breed=True)
    if blik.paneel == meetellen.PANEEL and stap is Stap.EINDE and meetellen.kan(t):
        return _overlay(meetellen.titel(), meetellen.paneel(t), toets="", breed=True)
    if blik.paneel == meedoen.PANEEL and not t.gesloten:
        return _overlay(meedoen.titel(kamer), meedoen.meedoen(kamer), toets="d", breed=True)
    return None


def _lessen(stap: Punt, naam: str) -> El | None:
    """What others learned, where it fits: the cards of a werkvorm that name this step."""
    from rk.content import werkvormen  # only who asks for tips reads the files

    borden = [w.kaarten for w in werkvormen().values() if w.kaarten is not None]
    lessen = [v for bord in borden for v in bord.voorbeelden if v.stap == stap]
    if not lessen:
        return None
    kaarten = [el("li", vul(v.tekst, naam), dir="auto") for v in lessen]
    return el("section", el("h3", _("Les van anderen")), el("ul", kaarten), class_="rk-tipsles", id="les")


def _overlay(titel: str, inhoud: object, *, toets: str, breed: bool = False) -> El:
    kop = el("h2", titel, id="rk-paneel-titel")
    dicht = knop(
        icoon("kruis"),
        blik={"paneel": None},
        soort="icoon",
        naam=_("Sluiten (Escape)"),
        toets=f"Escape {toets}".strip(),
        id="rk-paneel-dicht",
        data_neem_focus=True,
    )
    binnen = el(
        "div",
        el("div", kop, dicht, class_="rk-paneel-kop"),
        inhoud,
        class_="rk-paneel" + (" is-breed" if breed else ""),
    )
    return el(
        "div",
        binnen,
        class_="rk-overlay",
        role="dialog",
        aria_modal="true",
        aria_labelledby="rk-paneel-titel",
        id="rk-overlay",
    )


def _hulp() -> El:
    toetsen = (
        ("PageDown", _("naar de volgende stap, met de hele groep")),
        ("PageUp", _("naar de vorige stap")),
        ("Ctrl Z", _("ongedaan maken")),
        ("Ctrl Y", _("opnieuw doen")),
        ("Tab", _("naar de volgende knop of halte")),
        ("Enter", _("kiezen of openen")),
        ("D", _("meedoen op je telefoon")),
        ("A", _("de agenda: volgorde, tijd, een werkvorm erbij")),
        ("P", _("tips voor wie het gesprek leidt")),
        ("K", _("tijd stilzetten of laten lopen")),
        ("F", _("volledig scherm, en terug")),
        ("H", _("deze hulp")),
        ("Escape", _("sluiten wat open staat")),
    )
    rijen = [el("div", el("dt", el("kbd", toets)), el("dd", tekst)) for toets, tekst in toetsen]
    return el(
        "div",
        el("dl", rijen, class_="rk-toetsen"),
        el(
            "div",
            knop(icoon("scherm"), _("Volledig scherm"), lokaal="volscherm", toets="f", id="rk-volscherm"),
            knop(_("Tekst groter"), lokaal="groter", id="rk-groter"),
            knop(_("Lettertoetsen uit"), lokaal="letters", id="rk-letters"),
            el("a", icoon("huis"), _("Beginscherm"), href="/", class_="rk-knop rk-gewoon"),
            class_="rk-hulpknoppen",
        ),
        el(
            "p",
            _("Een kopje in de kop bekijken verandert niets voor de groep. Alles wordt vanzelf bewaard."),
            class_="rk-stil",
        ),
    )
