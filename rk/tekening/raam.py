"""The frame around every step: header with the eight steps and the quiet bar, footer, panels."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from rk.domain import ACHT_STAPPEN, Fase, Kamerstand, Punt, Stap, StapUitleg, Werkpunt
from rk.events import Toestand
from rk.taal import _
from rk.tekening import agenda, meedoen, vorige
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.vormen import icoon, knop, maandnaam, vul

NIEMAND = Kamerstand()
"""Nobody can join by phone."""

_LANG = 12
"""A name of more letters would not fit in the header as "Robs ogen"."""


def stapnaam(t: Toestand, stap: Punt) -> str:
    """The short name of a step, with the person's name where it is short enough."""
    w = t.werkvorm(stap)
    uitleg = _uitleg(t, stap)
    naam = w.kort if w is not None else uitleg.naam if uitleg else stap.value
    if "{" in naam and len(t.casus.naam) > _LANG:
        return _("Eigen ogen")
    return vul(naam, t.casus.naam)


def _uitleg(t: Toestand, stap: Punt) -> StapUitleg | None:
    return t.stappenplan.uitleg(stap) if isinstance(stap, Stap) else None


def stapvraag(t: Toestand, stap: Punt) -> str:
    """The one question of a step."""
    uitleg = t.werkvorm(stap) or _uitleg(t, stap)
    return vul(uitleg.vraag, t.casus.naam) if uitleg else ""


def stapuitleg(t: Toestand, stap: Punt) -> str:
    """One or two sentences under the question."""
    uitleg = t.werkvorm(stap) or _uitleg(t, stap)
    return vul(uitleg.uitleg, t.casus.naam) if uitleg else ""


def raam(
    t: Toestand, stap: Punt, blik: Blik, inhoud: El, *, voet: object = None, kamer: Kamerstand = NIEMAND
) -> El:
    """The whole screen: `inhoud` is the step's own main element, `voet` its hint in the footer."""
    return el(
        "div",
        _kop(t, stap, smal=blik.smal),
        inhoud,
        _voet(t, stap, blik, voet, kamer),
        _paneel(t, stap, blik, kamer),
        class_=f"rk-scherm rk-stap-{stap.value}" + (" rk-smal" if blik.smal else ""),
        data_stap=stap.value,
        data_sessie=t.sessie,
    )


def _kop(t: Toestand, stap: Punt, *, smal: bool) -> El:
    stand = _("stand {maand}") if smal else _("kaart stand {maand}")
    kaart = stand.format(maand=maandnaam(t.kaart.stand)) if t.kaart.stand else ""
    soort = _("oefenverhaal") if t.casus.oefening else ""
    # A narrow screen has room for one of the two; the sheets and the report say both.
    onder = kaart or soort if smal else " · ".join(x for x in (soort, kaart) if x)
    titel = el(
        "h1",
        el("span", _("Het verhaal van {naam}").format(naam=t.casus.naam), class_="rk-titel", dir="auto"),
        el("small", onder) if onder else None,
        class_="rk-h1",
        title=t.casus.naam,
    )
    return el("header", titel, _stappen(t, stap, smal=smal), _balk(t, stap), class_="rk-kop")


def _stappen(t: Toestand, stap: Punt, *, smal: bool) -> El:
    punten = t.punten()
    plaats = punten.index(t.stap) if t.stap in punten else 0
    rijen = []
    for nr, s in enumerate(punten[1:-1], 1):
        gedaan = nr < plaats
        klasse = (
            ("is-gedaan " if gedaan else "")
            + ("is-nu " if s == t.stap else "")
            + ("is-gezien" if s == stap else "")
        )
        toestand = _("hier is de groep") if s == t.stap else (_("geweest") if gedaan else "")
        bol = el("i", icoon("vink") if gedaan else nr)
        tekst = el("span", stapnaam(t, s), class_="rk-stapnaam")
        extra = el("span", toestand, class_="rk-alleen-voorlezen") if toestand else None
        k = el(
            "button",
            bol,
            tekst,
            extra,
            type="button",
            class_="rk-stapknop",
            id=f"stap-{s.value}",
            data_blik={"stap": None if s == t.stap else s.value},
            aria_current="step" if s == stap else None,
        )
        rijen.append(el("li", k, class_=klasse.strip() or None))
    # A short name has at most 14 letters: eight of those only fit beside each other on a wide screen.
    vol = len(rijen) > len(ACHT_STAPPEN) or (smal and any(isinstance(s, Werkpunt) for s in punten))
    veel = " is-veel" if vol else ""
    stijl = f"--punten:{len(rijen)}" if veel else None
    return el("nav", el("ol", rijen, class_=f"rk-stappen{veel}", style=stijl), aria_label=_("Stappen"))


def _balk(t: Toestand, stap: Punt) -> El:
    """The quiet bar: how much of the step's time is used. Without seconds, and never urging."""
    duur = t.minuten_voor(t.stap) * 60
    if not duur:
        return el("div", class_="rk-balk rk-leeg", id="rk-balk")
    klok = t.klok(t.stap)
    balk = el(
        "span",
        el("span", class_="rk-balk-vol"),
        class_="rk-balk-baan",
        role="img",
        id="rk-balk-baan",
        data_duur=duur,
        data_verstreken=klok.verstreken,
        data_sinds=_epoch(klok.sinds),
        aria_label=_("Voor {stap} is ongeveer {minuten} minuten").format(
            stap=stapnaam(t, t.stap), minuten=duur // 60
        ),
    )
    pauze = knop(
        icoon("pauze" if t.klok_loopt else "speel"),
        daad="klok_gezet",
        inhoud={"loopt": not t.klok_loopt},
        soort="icoon",
        naam=_("Tijd stilzetten (toets K)") if t.klok_loopt else _("Tijd laten lopen (toets K)"),
        toets="k",
        id="rk-klok",
    )
    return el("div", balk, None if t.gesloten else pauze, class_="rk-balk", id="rk-balk")


def _epoch(tijd: str | None) -> int | None:
    if tijd is None:
        return None
    try:
        return int(datetime.fromisoformat(tijd).timestamp())
    except ValueError:
        return None


def _voet(t: Toestand, stap: Punt, blik: Blik, hint: object, kamer: Kamerstand) -> El:
    kijkt_rond = stap != t.stap
    deelname = None if t.gesloten or (kijkt_rond and blik.smal) else meedoen.regel(kamer, smal=blik.smal)
    if deelname is not None and isinstance(hint, str):
        hint = _een_regel(hint, 46 if blik.smal else 62)
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
        uitleg = w or _uitleg(t, stap)
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
