"""The facilitator's phone as the remote, as the beamer's panel shows it: a code, and then yes or no.

Everyone sees this screen, so a code alone gives nobody the remote.
"""

from __future__ import annotations

from rk.domain import Kamerstand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.qr import qr
from rk.tekening.vormen import icoon, knop

PAD = "/afstand"
"""Where the remote comes in, after the phones' address."""


def toegang(kamer: Kamerstand) -> str:
    """The address in the QR code of the remote."""
    return f"{kamer.adres}{PAD}/k/{''.join(kamer.afstandscode.split())}"


def bezig(kamer: Kamerstand) -> list[El] | None:
    """What the panel shows instead of how to join, while a code is shown or a phone asks."""
    if kamer.afstand_vraagt:
        return _vraagt(kamer)
    return _code(kamer) if kamer.afstandscode else None


def _code(kamer: Kamerstand) -> list[El]:
    adres = kamer.adres.removeprefix("http://") + PAD
    oud = (
        el("p", _("De telefoon die nu bedient, stopt daarmee."), class_="rk-stil") if kamer.afstand else None
    )
    hoe = el(
        "div",
        el("h3", _("Jouw telefoon bedient dan het scherm")),
        el("p", _("Scan met je camera, of ga naar")),
        el("p", adres, class_="rk-meedoen-adres", id="afstand-adres"),
        el("p", _("en typ")),
        el("p", kamer.afstandscode, class_="rk-meedoen-code", id="afstand-code"),
        el("p", _("De code werkt één keer, vijf minuten lang. Daarna vraagt dit scherm of het mag.")),
        oud,
        class_="rk-meedoen-hoe",
    )
    teken = qr(toegang(kamer), naam=_("QR-code voor de afstandsbediening: {adres}").format(adres=adres))
    niet = knop(
        icoon("kruis"), _("Toch niet"), daad="kamer_afstand", inhoud={"aan": False}, id="afstand-niet"
    )
    return [
        el("div", teken, hoe, class_="rk-meedoen-boven"),
        el("div", niet, class_="rk-meedoen-knoppen"),
    ]


def _vraagt(kamer: Kamerstand) -> list[El]:
    def antwoord(ja: bool, tekst: str, soort: str) -> El:
        inhoud = {"ja": ja, "nummer": kamer.afstand_vraagt}
        id_ = "afstand-ja" if ja else "afstand-nee"
        return knop(tekst, daad="kamer_afstand_bevestigd", inhoud=inhoud, soort=soort, id=id_)

    oud = el("p", _("De telefoon die nu bedient, stopt dan."), class_="rk-stil") if kamer.afstand else None
    return [
        el(
            "div",
            el("h3", _("Mag deze telefoon het scherm bedienen?"), class_="rk-meedoen-adres"),
            el("p", _("Op die telefoon staat")),
            el("p", kamer.afstand_vraagt, class_="rk-meedoen-code", id="afstand-nummer"),
            el("p", _("Staat er op jouw telefoon iets anders? Druk dan op nee.")),
            oud,
            class_="rk-meedoen-hoe",
            role="status",
        ),
        el(
            "div",
            antwoord(True, _("Ja, deze telefoon mag bedienen"), "hoofd"),
            antwoord(False, _("Nee"), "gewoon"),
            class_="rk-meedoen-knoppen",
        ),
    ]


def knoppen(kamer: Kamerstand) -> list[El]:
    """The quiet buttons in the panel."""
    mijn = _("Mijn telefoon als afstandsbediening")
    ander = _("Andere telefoon als afstandsbediening")
    rij = [
        knop(
            icoon("telefoon"),
            ander if kamer.afstand else mijn,
            daad="kamer_afstand",
            inhoud={"aan": True},
            soort="stil",
            id="kamer-afstand",
        )
    ]
    if kamer.afstand:
        stop = _("Stop met afstandsbediening")
        rij.append(knop(stop, daad="kamer_afstand_gestopt", soort="stil", id="kamer-afstand-stop"))
    return rij
