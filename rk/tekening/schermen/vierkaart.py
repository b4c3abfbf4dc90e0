"""One card of the 4V quadrant: as it lies there, as it is chosen, and opened in its field."""

from __future__ import annotations

from rk.domain import Kaart, Merk, VierV
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.letter import regels
from rk.tekening.schermen.stippen import VOUW, stippen
from rk.tekening.schermen.stippen import knoppen as stipknoppen
from rk.tekening.schermen.verbergen import verberg
from rk.tekening.schermen.viersamen import kiest_samen, neerleggen, samen_met, samen_opener, uit_elkaar
from rk.tekening.vormen import icoon, knop, veld

ICOON = {
    VierV.VASTHOUDEN: "anker",
    VierV.VERSTERKEN: "berg",
    VierV.VERNIEUWEN: "ster",
    VierV.VERLATEN: "weg",
}
_KAARTREGELS = 4
"""So many lines of a card show; a longer text ends in dots and can be unfolded."""

_HAND = 50
"""Height of the buttons for dots by hand under a card."""


def vaknaam(vak: VierV) -> str:
    """The name of a field on the screen."""
    return {
        VierV.VASTHOUDEN: _("Vasthouden"),
        VierV.VERSTERKEN: _("Versterken"),
        VierV.VERNIEUWEN: _("Vernieuwen"),
        VierV.VERLATEN: _("Verlaten"),
    }[vak]


def merknaam(merk: Merk) -> str:
    """The mark of a card in words."""
    return _("beleid") if merk is Merk.BELEID else _("uitvoering")


def plaats_in_vak(t: Toestand, kaart: Kaart) -> int:
    """The place (from 0) among all cards of the field, those that are hidden too."""
    return [k.id for k in t.kaarten if k.vak is kaart.vak].index(kaart.id)


def _aantal_regels(blik: Blik, kaart: Kaart) -> int:
    """The lines that a card's text takes by the widths of the font; one more than show at most."""
    breed = 250 if blik.smal else 350
    return len(regels(kaart.tekst, max_breedte=breed, grootte=25, max_regels=_KAARTREGELS + 1))


def _is_lang(blik: Blik, kaart: Kaart) -> bool:
    return _aantal_regels(blik, kaart) > _KAARTREGELS


def hoogte(blik: Blik, kaarten: list[Kaart]) -> int:
    """About how high the cards stand in their two columns, in units; rather too much."""
    hoog = [
        32 * min(_aantal_regels(blik, k), _KAARTREGELS) + (66 if k.merk or k.delen else 34) for k in kaarten
    ]
    onder = 12 + (_HAND if blik.is_open(VOUW) else 0)
    return sum(max(hoog[i : i + 2]) + onder for i in range(0, len(hoog), 2))


def _kaarttekst(kaart: Kaart, stippen_: int, *, heel: bool = False) -> list[object]:
    gekozen = el("span", _("gekozen"), class_="rk-alleen-voorlezen")
    samen = _("{n} samen").format(n=len(kaart.delen))
    return [
        el("span", kaart.tekst, class_="rk-4v-tekst" + (" is-heel" if heel else ""), dir="auto"),
        el("span", merknaam(kaart.merk), class_="rk-4v-merk") if kaart.merk else None,
        el("span", samen, class_="rk-4v-merk") if kaart.delen else None,
        stippen(stippen_),
        el("span", icoon("vink"), gekozen, class_="rk-4v-vink") if kaart.gekozen else None,
    ]


def _klasse(kaart: Kaart) -> str:
    return "rk-4v-kaart" + (" is-gekozen" if kaart.gekozen else "") + (" is-stapel" if kaart.delen else "")


def leesrij(t: Toestand, _blik: Blik, kaart: Kaart, stippen_: int) -> El:
    """A card while looking together: pressing it opens it, dragging moves it, or lays it on another."""
    k = el(
        "button",
        _kaarttekst(kaart, stippen_),
        type="button",
        id=f"kaart-{kaart.id}",
        class_=_klasse(kaart),
        data_blik={"kaart": kaart.id},
        aria_haspopup="true",
    )
    return el(
        "li",
        k,
        neerleggen(kaart),
        id=f"rij-{kaart.id}",
        data_sleep={"soort": "kaart", "inhoud": {"kaart_id": kaart.id}},
        data_ontvangt="kaart",
        data_daad="kaart_verplaatst",
        data_inhoud={"vak": kaart.vak.value, "plaats": plaats_in_vak(t, kaart)},
    )


def kiesrij(t: Toestand, blik: Blik, kaart: Kaart, stippen_: int) -> El:
    """A card while choosing together: pressing it chooses it, or takes the choice back."""
    heel = blik.kaart == kaart.id
    k = el(
        "button",
        _kaarttekst(kaart, stippen_, heel=heel),
        type="button",
        id=f"kaart-{kaart.id}",
        class_=_klasse(kaart),
        data_daad="kaart_gewijzigd",
        data_inhoud={"kaart_id": kaart.id, "veld": "gekozen", "waarde": not kaart.gekozen},
        aria_pressed="true" if kaart.gekozen else "false",
    )
    meer = None
    if heel or _is_lang(blik, kaart):
        meer = knop(
            _("minder lezen") if heel else _("alles lezen"),
            blik={"kaart": None if heel else kaart.id},
            soort="stil",
            open_=heel,
            id=f"heel-{kaart.id}",
        )
    hand = stipknoppen(t, blik, kaart, kaart.tekst[:60])
    return el("li", k, meer, hand, id=f"rij-{kaart.id}", class_="is-heel" if heel else None)


def kaartkop(blik: Blik, kaart: Kaart) -> El:
    """What stands in the head of a field while a card lies open: together, apart, done."""
    return el(
        "div",
        samen_opener(blik, kaart),
        uit_elkaar(blik, kaart),
        knop(icoon("vink"), _("Klaar"), blik={"kaart": None}, toets="Escape", id="kaart-klaar", soort="chip"),
        class_="rk-4v-doe",
    )


def kaartpaneel(t: Toestand, blik: Blik, kaart: Kaart, kaarten: list[Kaart]) -> El:
    """All that can be done with one card, in the place of the field's cards."""
    if blik.is_open(kiest_samen(kaart)):
        return samen_met(t, kaart)
    tekst = veld(
        _("Tekst van de kaart"),
        kaart.tekst,
        daad="kaart_gewijzigd",
        inhoud={"kaart_id": kaart.id, "veld": "tekst"},
        id=f"tekst-{kaart.id}",
        regels=2,
        verberg_label=True,
    )
    merken = [
        knop(
            naam,
            daad="kaart_gewijzigd",
            inhoud={"kaart_id": kaart.id, "veld": "merk", "waarde": merk.value if merk else None},
            soort="segment",
            aan=kaart.merk is merk,
            id=f"merk-{merk.value if merk else 'geen'}",
        )
        for merk, naam in ((None, _("geen")), (Merk.BELEID, _("beleid")), (Merk.UITVOERING, _("uitvoering")))
    ]
    hier = plaats_in_vak(t, kaart)
    naar = [
        knop(
            None if blik.smal else icoon(ICOON[vak]),
            vaknaam(vak),
            daad="kaart_verplaatst",
            inhoud={"kaart_id": kaart.id, "vak": vak.value} | ({"plaats": hier} if vak is kaart.vak else {}),
            soort="segment",
            aan=vak is kaart.vak,
            id=f"naar-{vak.value}",
        )
        for vak in VierV
    ]
    return el(
        "div",
        tekst,
        el(
            "div",
            el(
                "div",
                merken,
                class_="rk-segment",
                role="group",
                aria_label=_("Gaat het over beleid of uitvoering?"),
            ),
            _kaartknoppen(t, kaart, kaarten),
            class_="rk-4v-rij",
        ),
        el(
            "div",
            el("div", naar, class_="rk-segment", role="group", aria_label=_("In welk vak?")),
            class_="rk-4v-rij rk-4v-naar",
        ),
        class_="rk-4v-paneel rk-rol",
        id=f"paneel-{kaart.id}",
        role="group",
        aria_label=_("Deze kaart"),
        tabindex="-1",
        data_neem_focus=True,
    )


def _kaartknoppen(t: Toestand, kaart: Kaart, kaarten: list[Kaart]) -> El:
    """Forward, back, away; `kaarten` are those of the field that show."""
    plaats, aantal = kaarten.index(kaart), len(kaarten)

    def schuif(naar: int, beeld: str, naam: str) -> El:
        kan = 0 <= naar < aantal
        return knop(
            icoon(beeld),
            daad="kaart_verplaatst",
            inhoud={
                "kaart_id": kaart.id,
                "vak": kaart.vak.value,
                "plaats": plaats_in_vak(t, kaarten[naar] if kan else kaart),
            },
            soort="icoon",
            naam=naam,
            id=f"kaart-{beeld}",
            disabled=not kan,
        )

    weg = knop(
        icoon("prullenbak"),
        daad="kaart_weggehaald",
        inhoud={"kaart_id": kaart.id},
        soort="icoon",
        naam=_("Kaart weghalen"),
        id="kaart-weg",
    )
    return el(
        "div",
        schuif(plaats - 1, "omhoog", _("Naar voren")),
        schuif(plaats + 1, "omlaag", _("Naar achteren")),
        el(
            "span",
            _("{plaats} van {aantal}").format(plaats=plaats + 1, aantal=aantal),
            class_="rk-stil rk-4v-plaats",
        ),
        verberg(t, kaart.id, id="kaart-verberg"),
        weg,
        class_="rk-4v-knoppen",
    )
