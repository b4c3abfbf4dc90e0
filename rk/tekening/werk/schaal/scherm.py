"""The form `schaal` on the beamer: whose view above, the drawing, and one quiet panel beside it."""

from __future__ import annotations

from rk.domain import Fase, Kamerstand, Punt, Schaaltekening, Stem
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.schermen.fasen import blok, fase_van
from rk.tekening.vormen import knop, maandnaam, vul
from rk.tekening.werk.delen import werkvorm_van
from rk.tekening.werk.schaal import balken, brug, web
from rk.tekening.werk.schaal.merken import monster
from rk.tekening.werk.schaal.stand import WENS, Schaalbeeld, lees, stemnaam, zichtbare_delen
from rk.tekening.werk.schaal.zij import zij
from rk.tekening.werk.tekens import teken

HOOG = 618
"""How high a web or a bridge is drawn, in units: what is left below the question and the voices."""
_ZIJ = {False: 520, True: 400}
_RAND = {False: 88, True: 56}
_MAANDEN = 60


def scherm(t: Toestand, punt: Punt, blik: Blik, kamer: Kamerstand) -> tuple[El, object]:
    """What everybody sees on the scale, and what is chosen from it."""
    b = lees(t, punt, blik)
    kiezen = fase_van(t, punt) is Fase.KIEZEN
    breed = blik.breedte - _RAND[blik.smal] - _ZIJ[blik.smal] - 34
    inhoud = el(
        "div",
        _balk(t, b),
        el(
            "div",
            el(
                "div",
                tekening(b, float(breed), float(HOOG)),
                class_="rk-schaal-vlak rk-rol",
                tabindex="0",
                role="region",
                aria_label=_("De tekening"),
                id="schaal-vlak",
            ),
            zij(t, b, blik, kiezen=kiezen),
            class_="rk-schaal-deel",
            style=f"--zij:{_ZIJ[blik.smal]}",
        ),
        class_="rk-schaal-scherm",
    )
    return inhoud, _hint(b)


def tekening(b: Schaalbeeld, breed: float, hoog: float) -> El:
    """The drawing that the werkvorm asks for; bars where it would not fit."""
    if b.schaal.tekening is Schaaltekening.WEB and web.past(b, breed, hoog):
        return web.web(b, breed, hoog)
    if b.schaal.tekening is Schaaltekening.BRUG and brug.past(b, breed, hoog):
        return brug.brug(b, breed, hoog)
    return balken.balken(b, breed, hoog)


def denk(t: Toestand, punt: Punt) -> list[El]:
    """The domains to think about."""
    w = werkvorm_van(t, punt)
    if w.schaal is None:
        return []
    return [
        blok(d.naam, d.uitleg, teken=el("span", teken(d.teken), class_="rk-schaal-denk"))
        for d in zichtbare_delen(w.schaal, t.werkstand(punt))
    ]


def _hint(b: Schaalbeeld) -> str | None:
    if not b.daden:
        return None
    if b.stem is Stem.DEELNEMER:
        return _("elke druk is één antwoord · niemand ziet van wie")
    return _("druk op een plek · of kies met pijltjes en spatie")


# ---- whose view, now or wished for, of which moment ----------------------------------------------


def _balk(t: Toestand, b: Schaalbeeld) -> El:
    return el(
        "div",
        _stemmen(b),
        _nu_of_wens(b) if b.schaal.gewenst else None,
        _moment(t, b) if b.daden else None,
        class_="rk-schaal-balk",
    )


def _stemmen(b: Schaalbeeld) -> El:
    """Each voice with its mark: at once the legend of the drawing."""
    knoppen = [
        knop(
            monster(s),
            el("span", stemnaam(s, b.naam), dir="auto"),
            blik={"actor": s.value},
            soort="chip",
            aan=s is b.stem,
            id=f"schaal-stem-{s.value}",
        )
        for s in b.schaal.stemmen
    ]
    return el("div", knoppen, class_="rk-schaal-stemmen", role="group", aria_label=_("Wie kijkt?"))


def _nu_of_wens(b: Schaalbeeld) -> El:
    keuzes = ((False, "nu", _("nu")), (True, "straks", _("zo wil ik het")))
    knoppen = [
        knop(
            teken(beeld),
            el("span", naam),
            blik={"wissel": WENS} if wens is not b.wens else {},
            soort="chip",
            aan=wens is b.wens,
            id=f"schaal-{beeld}",
        )
        for wens, beeld, naam in keuzes
    ]
    return el("div", knoppen, class_="rk-schaal-stemmen", role="group", aria_label=_("Nu of gewenst?"))


def _moment(t: Toestand, b: Schaalbeeld) -> El:
    """For which month is filled in: today, or one of before from a paper or a file."""
    maanden = maanden_voor(t.begonnen, b.moment)
    opties = [
        el("option", maandnaam(m) if m else _("vandaag"), value=m, selected=m == b.moment)
        for m in ("", *maanden)
    ]
    lijst = el(
        "select",
        opties,
        id="schaal-moment",
        class_="rk-invoer rk-kiezer",
        data_blik_veld="zoek",
    )
    return el(
        "label",
        el("span", _("Stand van"), class_="rk-label"),
        lijst,
        class_="rk-schaal-moment" + (" is-toen" if b.moment else ""),
        for_="schaal-moment",
        data_schrijft=True,
    )


def maanden_voor(begonnen: str, ook: str = "") -> tuple[str, ...]:
    """The months before a talk began, the last one first; `ook` is among them in any case."""
    if not (begonnen[:4].isdigit() and begonnen[5:7].isdigit()):
        return (ook,) if ook else ()
    nr = int(begonnen[:4]) * 12 + int(begonnen[5:7]) - 1
    rij = tuple(f"{(nr - i) // 12:04d}-{(nr - i) % 12 + 1:02d}" for i in range(1, _MAANDEN + 1))
    return rij if not ook or ook in rij else (*rij, ook)


def wie_zegt(b: Schaalbeeld, stem: Stem) -> str:
    """A voice with a capital, as the head of a row."""
    naam = stemnaam(stem, b.naam)
    return vul(naam[:1].upper() + naam[1:], b.naam)
