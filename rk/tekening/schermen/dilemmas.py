"""Step 7: "between … and …": two good things that pull, what pleads for each, what is agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rk.domain import Dilemma, Fase, Kamerstand, Stap
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.raam import NIEMAND, stapuitleg, stapvraag
from rk.tekening.schermen.fasen import blok, fase_van, rusthint, strook, voor_zich
from rk.tekening.schermen.kiesbord import Keuze, kiesbord
from rk.tekening.schermen.stippen import uitnodiging
from rk.tekening.schermen.verbergen import verberg, verborgen_rij
from rk.tekening.vormen import icoon, knop, veld


def dilemmas(t: Toestand, blik: Blik, kamer: Kamerstand = NIEMAND) -> tuple[El, object]:
    """One dilemma large, as a balance; the others as cards beside it."""
    weg = [
        (d.id, _("dilemma {nr}").format(nr=nr)) for nr, d in enumerate(t.dilemmas, 1) if d.id in t.verborgen
    ]
    t = replace(t, dilemmas=tuple(d for d in t.dilemmas if d.id not in t.verborgen))
    fase = fase_van(t, Stap.DILEMMAS)
    if fase is Fase.VOOR_ZICH:
        return _voor_zich(t, kamer), rusthint()
    if fase is Fase.KIEZEN and t.dilemmas:
        return _kiezen(t, blik, kamer, weg), " · ".join(
            [
                _("paars: hier praten we over"),
                *(uitnodiging(kamer) or [_("druk op een dilemma om te kiezen")]),
            ]
        )
    gekozen = _gekozen(t, blik)
    fasen = strook(t, Stap.DILEMMAS, kamer)
    if not t.dilemmas:
        delen: tuple[object, ...] = (el("div", fasen, class_="rk-dil-fasen"), _eerste(t))
    else:
        kop = el("h2", stapvraag(t, Stap.DILEMMAS), class_="rk-vraag")
        erbij = knop(
            icoon("plus"),
            _("Nog een") if blik.smal else _("Nog een dilemma"),
            # The form closes by itself when there is one more than now.
            blik={"dilemma": f"nieuw-{len(t.dilemmas)}"},
            id="dilemma-erbij",
            data_schrijft=True,
        )
        groot = _weegschaal(t, gekozen) if gekozen else _nog_een()
        naast = _lijst(t, gekozen) if len(t.dilemmas) > 1 or gekozen is None else None
        delen = (
            el(
                "div",
                kop,
                el(
                    "div",
                    verberg(t, gekozen.id, id="dilemma-verberg") if gekozen else None,
                    _weghalen(gekozen) if gekozen else None,
                    erbij if gekozen else None,
                    fasen,
                    class_="rk-dil-rechts",
                ),
                class_="rk-dil-kop",
            ),
            el("div", naast, groot, class_="rk-dil-deel" + (" heeft-lijst" if naast else "")),
        )
    kop_, *rest = delen
    terug = verborgen_rij(t, blik, weg, een=_("1 dilemma verborgen"), meer=_("{aantal} verborgen"))
    scherm = el("main", kop_, terug, rest, class_="rk-inhoud rk-vlak rk-dil", tabindex="-1", id="rk-hoofd")
    return scherm, _hint(t, gekozen)


def _gekozen(t: Toestand, blik: Blik) -> Dilemma | None:
    """The dilemma that is looked at: the chosen one, else the last; None while a new one is made."""
    keus = blik.dilemma or ""
    if gekozen := next((d for d in t.dilemmas if d.id == keus), None):
        return gekozen
    if keus.startswith("nieuw-") and len(t.dilemmas) <= _getal(keus.removeprefix("nieuw-")):
        return None
    return t.dilemmas[-1] if t.dilemmas else None


def _getal(tekst: str) -> int:
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) <= 3 else -1


def _hint(t: Toestand, gekozen: Dilemma | None) -> str | None:
    if gekozen is None:
        return None
    if gekozen.afspraak or gekozen.leggen_voor:
        return _("1 dilemma") if len(t.dilemmas) == 1 else _("{n} dilemma’s").format(n=len(t.dilemmas))
    return _("geef eerst elke kant een eerlijke kans")


# ---- each for himself, and choosing --------------------------------------------------------------


def _voor_zich(t: Toestand, kamer: Kamerstand) -> El:
    blokken = [
        blok(
            _("Tussen … en …"),
            _("Schrijf twee dingen op die allebei goed zijn, en die elkaar in de weg zitten."),
        ),
        blok(_("Bijvoorbeeld"), _("Tussen eerlijk zijn en iemand sparen.")),
    ]
    n = len(t.dilemmas)
    een, meer = _("1 dilemma staat er al"), _("{n} dilemma’s staan er al")
    klaar = "" if not n else een if n == 1 else meer.format(n=n)
    return voor_zich(t, Stap.DILEMMAS, kamer, blokken, klaar=klaar)


def _kiezen(t: Toestand, blik: Blik, kamer: Kamerstand, weg: Sequence[tuple[str, str]]) -> El:
    """All of them beside each other: which do we speak about? `weg` is what the person hides."""
    keuzes = [
        Keuze(
            doel=d,
            tekst=[
                el("span", d.tussen, dir="auto"),
                el("em", " ", _("en"), " "),
                el("span", d.en, dir="auto"),
            ],
            naam=d.tussen,
            gekozen=d.gekozen,
            daad="dilemma_gewijzigd",
            inhoud={"dilemma_id": d.id, "veld": "gekozen", "waarde": not d.gekozen},
        )
        for d in t.dilemmas
    ]
    return kiesbord(t, Stap.DILEMMAS, blik, kamer, keuzes, verborgen=weg)


# ---- a new one -------------------------------------------------------------------------------


def _eerste(t: Toestand) -> El:
    """The first look: the question and one sentence to fill in."""
    voorbeelden = el(
        "p",
        _("Bijvoorbeeld: tussen eerlijk zijn en iemand sparen."),
        el("br"),
        _("Of: tussen rust in huis en een deur die altijd open is."),
        class_="rk-stil rk-dil-voorbeeld",
    )
    return el(
        "div",
        el("h2", stapvraag(t, Stap.DILEMMAS), class_="rk-grote-vraag"),
        el("p", stapuitleg(t, Stap.DILEMMAS), class_="rk-uitleg"),
        _zin(),
        voorbeelden,
        class_="rk-dil-eerste",
    )


def _nog_een() -> El:
    return el(
        "section",
        el("h3", _("Nog een dilemma")),
        _zin(neem_focus=True),
        knop(_("Toch niet"), blik={"dilemma": None}, soort="stil", toets="Escape", id="dilemma-toch-niet"),
        class_="rk-dil-nieuw",
    )


def _zin(*, neem_focus: bool = False) -> El:
    """Two fields in one sentence. Enter in the last one adds."""

    def helft(woord: str, naam: str) -> El:
        invoer = el(
            "input",
            type="text",
            id=f"dilemma-nieuw-{naam}",
            name=naam,
            class_="rk-invoer",
            maxlength=2000,
            autocomplete="off",
            spellcheck="true",
            required=True,
            dir="auto",
            data_neem_focus=neem_focus and naam == "tussen",
        )
        return el("label", el("span", woord), invoer, class_="rk-dil-helft", for_=f"dilemma-nieuw-{naam}")

    stuur = el(
        "button",
        icoon("plus"),
        el("span", _("Zet erbij")),
        type="submit",
        class_="rk-knop rk-toevoegknop",
        id="dilemma-nieuw-stuur",
    )
    return el(
        "form",
        helft(_("Tussen"), "tussen"),
        helft(_("en"), "en"),
        stuur,
        class_="rk-dil-zin",
        id="dilemma-nieuw",
        data_daad="dilemma_toegevoegd",
        data_inhoud={},
    )


# ---- those that are there --------------------------------------------------------------------


def _lijst(t: Toestand, gekozen: Dilemma | None) -> El:
    rijen = []
    for d in sorted(t.dilemmas, key=lambda d: not d.gekozen):
        is_dit = gekozen is not None and d.id == gekozen.id
        af = d.afspraak or d.leggen_voor
        k = el(
            "button",
            el("span", d.tussen, class_="rk-dil-kort", dir="auto"),
            el("span", _("en"), class_="rk-dil-en"),
            el("span", d.en, class_="rk-dil-kort", dir="auto"),
            el("span", icoon("vink"), _("besproken"), class_="rk-dil-af") if af else None,
            el("span", _("gekozen"), class_="rk-dil-af") if d.gekozen and not af else None,
            type="button",
            class_="rk-dil-kaart" + (" is-dit" if is_dit else "") + (" is-gekozen" if d.gekozen else ""),
            id=f"dilemma-{d.id}",
            data_blik={"dilemma": d.id},
            aria_current="true" if is_dit else None,
        )
        rijen.append(el("li", k))
    return el(
        "nav",
        el("ul", rijen, class_="rk-dil-kaarten"),
        class_="rk-rol rk-dil-lijst",
        id="dilemma-lijst",
        tabindex="0",
        aria_label=_("Alle dilemma’s"),
    )


def _weghalen(d: Dilemma) -> El:
    """It takes both sides away: it stands with the head, in neither of the two."""
    return knop(
        icoon("prullenbak"),
        _("Haal weg"),
        daad="dilemma_weggehaald",
        inhoud={"dilemma_id": d.id},
        soort="stil",
        id="dilemma-weg",
        data_schrijft=True,
    )


def _weegschaal(t: Toestand, d: Dilemma) -> El:
    """The two sides beside each other on one beam, and under it what the group agrees."""

    def kies(naam: str, label: str, waarde: str, *, regels: int, hint: str = "", verberg: bool = False) -> El:
        return veld(
            label,
            waarde,
            daad="dilemma_gewijzigd",
            inhoud={"dilemma_id": d.id, "veld": naam},
            id=f"dilemma-{d.id}-{naam}",
            regels=regels,
            hint=hint,
            verberg_label=verberg,
            hoogstens=300 if naam == "leggen_voor" else 2000,
        )

    def kant(naam: str, woord: str, waarde: str, voor: str) -> El:
        return el(
            "section",
            el("p", woord, class_="rk-dil-woord", aria_hidden="true"),
            el("div", kies(naam, woord, waarde, regels=2, verberg=True), class_="rk-dil-naam"),
            kies(f"voor_{naam}", _("Wat is hier goed aan?"), voor, regels=3),
            class_="rk-dil-kant",
            aria_label=woord,
        )

    # A beam on its pivot; it never tips: the tool weighs nothing.
    balk = el("div", class_="rk-dil-wip", aria_hidden="true")
    besluit = el(
        "div",
        kies("afspraak", _("Wat spreken we af?"), d.afspraak, regels=2),
        kies(
            "leggen_voor",
            _("We komen er niet uit: wie leggen we dit voor?"),
            d.leggen_voor,
            regels=1,
            hint=_("een rol, geen naam"),
        ),
        class_="rk-dil-besluit",
    )
    return el(
        "div",
        el(
            "div",
            kant("tussen", _("tussen"), d.tussen, d.voor_tussen),
            kant("en", _("en"), d.en, d.voor_en),
            class_="rk-dil-kanten",
        ),
        balk,
        besluit,
        class_="rk-dil-groot",
        id=f"groot-{d.id}",
    )
