"""At the end: may what this talk tells count in research? Two questions, behind one quiet line.

The line says how it stands, or that it never counts (practice, the own work). The questions, what is
given and what is not, come when somebody opens them.
"""

from __future__ import annotations

from rk.domain import Antwoord, Persoonsantwoord
from rk.events import Toestand, Waarom, waarom_niet
from rk.events.meetellen import NIET_GEVRAAGD, kan_zo, nooit
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import knop, segment, vul

PANEEL = "meetellen"
"""The name of the panel in `blik.paneel`."""
_DAAD = "meetellen_gezet"


def _waarom(t: Toestand) -> Waarom | None:
    from rk.content import casus_ids  # the rest of a talk needs no files

    return waarom_niet(t, meegeleverd=casus_ids())


def kan(t: Toestand) -> bool:
    """Whether this talk can count at all, so that there is something to ask."""
    from rk.content import casus_ids

    return nooit(t, meegeleverd=casus_ids()) is None


def regel(t: Toestand) -> El:
    """The line above the overview: how it stands, and the button to the questions."""
    open_ = None
    if kan(t):
        tekst = _("Vraag het samen") if _nog_open(t) else _("Bekijk of verander")
        open_ = knop(tekst, blik={"paneel": PANEEL}, soort="chip", id="meetellen-open")
    zin = el("p", vul(_stand(t), t.casus.naam), dir="auto")
    return el("div", zin, open_, class_="rk-meetellen-regel rk-niet-printen", id="meetellen")


def _nog_open(t: Toestand) -> bool:
    return t.toestemming.persoon is None and t.toestemming.groep is Antwoord.ONBEKEND


def _stand(t: Toestand) -> str:
    waarom = _waarom(t)
    if waarom in (Waarom.PERSOON_OPEN, Waarom.GROEP_OPEN) and _nog_open(t):
        return _("Mag dit gesprek meetellen in onderzoek?")
    return _zin(waarom)


def _zin(waarom: Waarom | None) -> str:
    match waarom:
        case None:
            return _("Dit gesprek telt mee in onderzoek.")
        case Waarom.OEFENING | Waarom.MEEGELEVERD:
            return _("Dit is een oefenverhaal. Het telt niet mee in onderzoek.")
        case Waarom.OVER_ONS:
            return _("Dit gesprek gaat over het eigen werk. Het telt niet mee in onderzoek.")
        case Waarom.GROEP_NEE:
            return _("De groep zei nee. Dit gesprek telt niet mee in onderzoek.")
        case Waarom.PERSOON_NEE:
            return _("{naam} zei nee. Dit gesprek telt niet mee in onderzoek.")
        case Waarom.WIL_NIET:
            return _("{naam} weet niet van dit gesprek, of wil het niet. Dan telt het niet mee.")
        case Waarom.PERSOON_OPEN:
            return _("De vraag aan {naam} staat nog open. Tot dan telt dit gesprek niet mee.")
        case Waarom.GROEP_OPEN:
            return _("De vraag aan de groep staat nog open. Tot dan telt dit gesprek niet mee.")


def in_verslag(t: Toestand) -> El | None:
    """On the page that goes home: that the talk counts, and that it can be taken back. Else nothing."""
    if _waarom(t) is not None:
        return None
    later = vul(_("{naam} en de groep kunnen dat altijd nog terugnemen."), t.casus.naam)
    zinnen = f"{_zin(None)} {later}"
    return el("section", el("h3", titel()), el("p", zinnen, dir="auto"), class_="rk-verslag-deel")


def titel() -> str:
    """The title of the panel."""
    return _("Meetellen in onderzoek")


def paneel(t: Toestand) -> El:
    """The panel: what is given and what is not, and the two questions."""
    mee = (
        _("Getallen en plekken: welke haltes, in welke volgorde, in welke maand."),
        _("Hoe iemand er kwam, wat het bracht, wat er ophield, en wie dat zegt."),
        _("Wat voor helpers en drempels er waren, en hoeveel mensen iets regelen."),
        _("Een ruwe leeftijd, de maand van dit gesprek, en of de persoon er was."),
    )
    niet = (
        _("Geen namen, ook niet van helpers."),
        _("Geen verhaal, en geen woorden van kaarten."),
        _("Niets wat verborgen is."),
        _("Van een eigen halte alleen de kleur."),
    )
    uitleg = el(
        "div",
        _lijst(_("Dit geven we"), mee),
        _lijst(_("Dit geven we niet"), niet),
        class_="rk-meetellen-wat",
    )
    nee = _("Nee zeggen mag altijd, ook later. Dan gaan de gegevens weg; wat al is opgeteld, blijft.")
    eerder = _("Een nee geldt ook voor de gesprekken van eerder.")
    let_op = (
        _("Dit is niet anoniem: wie het verhaal goed kent, kan het misschien herkennen."),
        _("Naar buiten gaan alleen optelsommen van veel gesprekken."),
        # Who codes cards reads them: that is said before anybody says yes.
        _("Een paar onderzoekers lezen kaarten, drempels en wensen om ze in te delen."),
        nee,
        *((eerder,) if t.eerder else ()),
    )
    stand = vul(_zin(_waarom(t)), t.casus.naam)
    return el(
        "div",
        uitleg,
        el("div", el("p", " ".join(let_op)), class_="rk-let-op"),
        _vragen(t),
        el("p", stand, class_="rk-meetellen-stand", role="status", dir="auto"),
        class_="rk-meetellen rk-rol",
        tabindex="0",
        role="region",
        aria_label=titel(),
    )


def _lijst(kop: str, zinnen: tuple[str, ...]) -> El:
    return el("section", el("h3", kop), el("ul", [el("li", z) for z in zinnen]))


def _vragen(t: Toestand) -> El:
    naam, ja = t.casus.naam, t.toestemming
    keuzes = [
        (antwoord.value, vul(tekst, naam))
        for antwoord, tekst in (
            (Persoonsantwoord.JA, _("ja")),
            (Persoonsantwoord.NEE, _("nee")),
            (Persoonsantwoord.NIET_HIER, _("is niet hier")),
            (Persoonsantwoord.KAN_NIET, _("kan nu niet kiezen")),
            (Persoonsantwoord.OVERLEDEN, _("leeft niet meer")),
        )
        if antwoord not in NIET_GEVRAAGD or kan_zo(t, antwoord)
    ]
    persoon = segment(
        vul(_("Mag het van {naam}?"), naam),
        keuzes,
        ja.persoon.value if ja.persoon is not None else "",
        daad=_DAAD,
        inhoud={"veld": "persoon"},
        id="meetellen-persoon",
    )
    groep = segment(
        _("Wil de groep het ook? Eén nee is nee."),
        ((Antwoord.JA.value, _("ja")), (Antwoord.NEE.value, _("nee"))),
        "" if ja.groep is Antwoord.ONBEKEND else ja.groep.value,
        daad=_DAAD,
        inhoud={"veld": "groep"},
        id="meetellen-groep",
    )
    return el("div", persoon, groep, class_="rk-meetellen-vragen")
