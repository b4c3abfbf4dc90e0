"""Joining by phone, as the beamer shows it: the line in the footer and the panel "Doe mee".

It knows numbers only: never who joined, never what anybody wrote.
"""

from __future__ import annotations

from rk.domain import Kamerstand
from rk.taal import _
from rk.tekening import afstandsvraag
from rk.tekening.boom import El, el
from rk.tekening.qr import qr
from rk.tekening.vormen import icoon, knop

PANEEL = "meedoen"
"""The value of `blik.paneel` that opens the panel."""
GENOEG = 4
"""With fewer people it is easy to guess who wrote what."""
_STIPPEN = (0, 3, 5)


def leescode(code: str) -> str:
    """The code in two groups, as one says it aloud: K7MW 4QXA."""
    letters = "".join(code.split())
    return " ".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def toegang(kamer: Kamerstand) -> str:
    """The address in the QR code: who scans it need not type the code."""
    return f"{kamer.adres}/k/{''.join(kamer.code.split())}"


def deelnemers(kamer: Kamerstand) -> str:
    """How many joined, in words."""
    if kamer.deelnemers == 1:
        return _("1 deelnemer")
    return _("{n} deelnemers").format(n=kamer.deelnemers) if kamer.deelnemers else _("nog niemand")


def dun(kamer: Kamerstand) -> El | None:
    """That anonymity is thin, where it is."""
    if not kamer.open or kamer.deelnemers >= GENOEG:
        return None
    zin = _("Met minder dan vier mensen is snel te raden wie wat schreef.")
    return el("p", icoon("oog"), el("span", zin), class_="rk-meedoen-dun", id="meedoen-dun")


def regel(kamer: Kamerstand, *, smal: bool) -> El | None:
    """The line in the footer while phones can join."""
    if not kamer.open:
        return None
    aantal = el("span", deelnemers(kamer))
    if kamer.op_slot:
        return el(
            "div", icoon("slot"), aantal, el("span", _("op slot")), class_="rk-deelname", id="rk-deelname"
        )
    uitnodiging = None if smal else el("span", _("Doe mee op je telefoon"))
    code = el("b", leescode(kamer.code), class_="rk-deelname-code")
    return el("div", uitnodiging, code, aantal, class_="rk-deelname", id="rk-deelname")


def opener(kamer: Kamerstand) -> El:
    """The button in the footer that opens the panel."""
    return knop(
        icoon("telefoon"),
        blik={"paneel": PANEEL},
        soort="icoon",
        naam=_("Doe mee op je telefoon (toets D)"),
        toets="d",
        id="rk-meedoen",
        aan=True if kamer.open else None,
    )


def titel(kamer: Kamerstand) -> str:
    """What the panel is about: nobody in the room should scan the remote's code by mistake."""
    bezig = kamer.open and (kamer.afstandscode or kamer.afstand_vraagt)
    return _("Afstandsbediening voor wie leidt") if bezig else _("Doe mee op je telefoon")


def meedoen(kamer: Kamerstand) -> El:
    """What the panel holds: how to join, or which network to open it on."""
    inhoud = (afstandsvraag.bezig(kamer) or _open(kamer)) if kamer.open else _dicht(kamer)
    return el("div", inhoud, class_="rk-meedoen", id="rk-meedoen-vak")


# ---- closed: which network? ----------------------------------------------------------------------


def _dicht(kamer: Kamerstand) -> list[El]:
    uitleg = el(
        "p", _("Schrijven op je telefoon, zonder account en zonder app. Niemand ziet wie wat schreef.")
    )
    if not kamer.netten:
        leeg = _("Deze laptop zit niet op een netwerk. Zet wifi aan. Op papier kan het altijd.")
        return [uitleg, el("p", leeg, class_="rk-let-op", id="meedoen-geen-net")]
    netten = [
        el(
            "li",
            knop(
                el("span", net.naam, class_="rk-meedoen-net", dir="auto"),
                el("span", net.adres, class_="rk-stil"),
                daad="kamer_geopend",
                inhoud={"net": net.id},
                id=f"net-{net.id}",
            ),
        )
        for net in kamer.netten
    ]
    slot_ = (
        _("Nu kan niemand erbij. Als je een netwerk kiest, gaat alleen de pagina voor telefoons open.")
        if kamer.versleuteld
        else _(
            "Nu kan niemand erbij. Als je een netwerk kiest, gaat alleen de pagina voor telefoons open. "
            "Anderen op dat netwerk kunnen dan meelezen."
        )
    )
    return [
        uitleg,
        el("h3", _("Op welk netwerk zitten de telefoons?"), id="meedoen-net"),
        el("ul", netten, class_="rk-meedoen-netten", aria_labelledby="meedoen-net"),
        el("p", slot_, class_="rk-stil"),
    ]


# ---- open: how to join ---------------------------------------------------------------------------


def _open(kamer: Kamerstand) -> list[El | None]:
    adres = kamer.adres.removeprefix("http://")
    code = leescode(kamer.code)
    if kamer.op_slot:
        binnen = [
            el(
                "p",
                icoon("slot"),
                el("span", _("Op slot: er kan niemand meer bij.")),
                class_="rk-meedoen-slot",
            ),
            el("p", _("Wie er al is, blijft erbij."), class_="rk-stil"),
        ]
    else:
        binnen = [
            el("p", _("Scan met je camera, of ga naar")),
            el("p", adres, class_="rk-meedoen-adres", id="meedoen-adres"),
            el("p", _("en typ")),
            el("p", code, class_="rk-meedoen-code", id="meedoen-code"),
        ]
    teken = (
        None
        if kamer.op_slot
        else qr(toegang(kamer), naam=_("QR-code om mee te doen: {adres}").format(adres=adres))
    )
    aantal = el(
        "p", el("b", deelnemers(kamer)), class_="rk-meedoen-aantal", id="meedoen-aantal", role="status"
    )
    return [
        el("div", teken, el("div", binnen, aantal, class_="rk-meedoen-hoe"), class_="rk-meedoen-boven"),
        el("div", dun(kamer), _meegelezen(kamer), _veilig(kamer), class_="rk-meedoen-zinnen"),
        _knoppen(kamer),
    ]


def _meegelezen(kamer: Kamerstand) -> El | None:
    zin = _(
        "Wie leidt, leest mee op zijn eigen telefoon en kan een kaart weghalen. Hij ziet niet van wie die is."
    )
    return el("p", icoon("praat"), el("span", zin)) if kamer.meelezen else None


def _veilig(kamer: Kamerstand) -> El:
    if kamer.versleuteld:
        zin = _("Open op dit netwerk: alleen de pagina voor telefoons. Niemand kan onderweg meelezen.")
    else:
        zin = _(
            "Open op dit netwerk: alleen de pagina voor telefoons. "
            "Zonder certificaat kunnen anderen op dit netwerk meelezen."
        )
    return el("p", icoon("vraag" if not kamer.versleuteld else "slot"), el("span", zin), id="meedoen-veilig")


def _knoppen(kamer: Kamerstand) -> El:
    stippen = [
        knop(
            str(n) if n else _("geen"),
            daad="kamer_stippen",
            inhoud={"aantal": n},
            soort="segment",
            aan=n == kamer.stippen,
            id=f"kamer-stippen-{n}",
        )
        for n in sorted({*_STIPPEN, kamer.stippen})
    ]
    return el(
        "div",
        knop(
            icoon("slot"),
            _("Van het slot") if kamer.op_slot else _("Op slot"),
            daad="kamer_op_slot",
            inhoud={"op_slot": not kamer.op_slot},
            id="kamer-slot",
        ),
        knop(icoon("rondje"), _("Nieuwe code"), daad="kamercode_vernieuwd", id="kamer-code"),
        knop(
            icoon("vink") if kamer.meelezen else None,
            _("Ik lees mee"),
            daad="kamer_meelezen",
            inhoud={"aan": not kamer.meelezen},
            aan=kamer.meelezen,
            id="kamer-meelezen",
        )
        if kamer.afstand or kamer.meelezen  # on the remote, and nowhere else
        else None,
        el(
            "div",
            el("span", _("Stippen per telefoon"), id="kamer-stippen"),
            el("div", stippen, class_="rk-segment", role="group", aria_labelledby="kamer-stippen"),
            class_="rk-meedoen-stippen",
        ),
        afstandsvraag.knoppen(kamer),
        knop(icoon("kruis"), _("Telefoons uit"), daad="kamer_gesloten", id="kamer-dicht"),
        class_="rk-meedoen-knoppen",
    )
