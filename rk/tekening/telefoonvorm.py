"""The forms of a phone: one for each step that collects, all of them plain HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rk.domain import HOOFDPERSOON, Stap, VierV
from rk.events import Toestand
from rk.events.inbreng import DilemmaInbreng, Inbreng, KaartInbreng, OgenInbreng, RegieInbreng, WensInbreng
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.schermen.vierkaart import vaknaam
from rk.tekening.telefoonblok import Rand, keuze, tekstveld, vorm
from rk.tekening.vormen import vul
from rk.tekening.woorden import functies

_EERST = 3


def _vierv(t: Toestand, wijzig: Inbreng | None, rand: Rand) -> list[El]:
    kaart = wijzig if isinstance(wijzig, KaartInbreng) else None
    vakken = [
        keuze("vak", vak.value, vaknaam(vak), aan=vak is (kaart.vak if kaart else VierV.VASTHOUDEN))
        for vak in VierV
    ]
    vak_ = el(
        "fieldset",
        el("legend", _("In welk vak?"), class_="tel-alleen-voorlezen"),
        vakken,
        class_="tel-vakken",
    )
    tekst = tekstveld(Stap.VIERV, "tekst", _("Jouw kaart"), kaart.tekst if kaart else "", stil=True)
    return [vorm(Stap.VIERV, rand, vak_, tekst)]


def _dilemmas(t: Toestand, wijzig: Inbreng | None, rand: Rand) -> list[El]:
    d = wijzig if isinstance(wijzig, DilemmaInbreng) else None
    tussen = tekstveld(Stap.DILEMMAS, "tussen", _("Tussen …"), d.tussen if d else "", rijen=3)
    en = tekstveld(Stap.DILEMMAS, "en", _("en …"), d.en if d else "", rijen=3)
    return [vorm(Stap.DILEMMAS, rand, tussen, en)]


def _wensen(t: Toestand, wijzig: Inbreng | None, rand: Rand) -> list[El]:
    wens = wijzig.tekst if isinstance(wijzig, WensInbreng) else ""
    return [vorm(Stap.WENSEN, rand, tekstveld(Stap.WENSEN, "tekst", _("Jouw wens"), wens))]


def _ogen(t: Toestand, wijzig: Inbreng | None, rand: Rand) -> list[El]:
    oog = wijzig if isinstance(wijzig, OgenInbreng) else None
    haltes = bezoeken(t)
    if not haltes:
        return [el("p", _("Er staat nog geen halte op de weg. Kijk mee op het scherm."), class_="tel-zacht")]
    gekozen = oog.bezoek_id if oog else ""
    opties = [el("option", naam, value=id_, selected=id_ == gekozen) for id_, naam in haltes]
    waar = el(
        "label",
        el("span", _("Bij welke halte?"), class_="tel-label"),
        el("select", opties, name="bezoek_id", id="veld-bezoek_id"),
        class_="tel-veld",
    )
    kant = oog.kant if oog else "goed"
    kanten = el(
        "fieldset",
        el("legend", _("Wat wil je zeggen?"), class_="tel-alleen-voorlezen"),
        keuze("kant", "goed", _("Dit deed goed"), aan=kant == "goed"),
        keuze("kant", "vast", _("Hier liep het vast"), aan=kant == "vast"),
        class_="tel-vakken",
    )
    label = vul(_("Zeg het zoals {naam} het zou zeggen: “Ik …”"), t.casus.naam)
    tekst = tekstveld(Stap.OGEN, "tekst", label, oog.tekst if oog else "")
    return [vorm(Stap.OGEN, rand, waar, kanten, tekst)]


def bezoeken(t: Toestand) -> list[tuple[str, str]]:
    """The visits to say something about: ids, and names with their place on the way."""
    zichtbaar = [b for b in t.casus.werkelijk if b.id not in t.verborgen]
    return [
        (b.id, f"{nr}. {halte.naam}")
        for nr, b in enumerate(zichtbaar, 1)
        if (halte := t.halte(b.halte_id)) is not None
    ]


def _regie(t: Toestand, wijzig: Inbreng | None, rand: Rand) -> list[El]:
    eerder = wijzig if isinstance(wijzig, RegieInbreng) else None
    vormen = []
    niets = el("p", _("Kies je niets? Dan zeg je: niemand."), class_="tel-zacht")
    for functie, naam in functies(t.casus.naam).items():
        mijn = eerder if eerder is not None and eerder.functie is functie else None
        wie = mijn.wie if mijn else ()
        keuzes = [_vinkje(functie.value, id_, label, aan=id_ in wie) for id_, label in mensen(t)]
        weet_niet = el(
            "label",
            el(
                "input", type="checkbox", name="weet_niet", value="1", id=f"veld-{functie.value}-weet_niet",
                checked=bool(mijn and mijn.weet_niet),
            ),
            el("span", _("Dat weet ik niet")),
            class_="tel-keuze",
        )  # fmt: skip
        deze = vorm(
            Stap.REGIE,
            rand.van(functie.value, wijzigt=mijn is not None, noot=niets),
            el("input", type="hidden", name="functie", value=functie.value),
            el("div", keuzes, weet_niet, class_="tel-mensen"),
            naam=functie.value,
            knop=_("Bewaar mijn antwoord"),
        )
        hoofdletter = naam[:1].upper() + naam[1:]
        vormen.append(
            el(
                "details", el("summary", hoofdletter), deze, id=f"functie-{functie.value}",
                open=mijn is not None,
            )
        )  # fmt: skip
    later = eerder is not None and eerder.functie in list(functies(t.casus.naam))[_EERST:]
    meer = el(
        "details", el("summary", _("Meer vragen")), vormen[_EERST:], class_="tel-meer", id="functies-meer",
        open=later,
    )  # fmt: skip
    return [*([rand.noot] if rand.noot is not None else []), *vormen[:_EERST], meer]


def _vinkje(functie: str, id_: str, label: str, *, aan: bool) -> El:
    vak = el("input", type="checkbox", name="wie", value=id_, checked=aan, id=f"veld-{functie}-{id_}")
    return el("label", vak, el("span", label), class_="tel-keuze")


def mensen(t: Toestand) -> Iterable[tuple[str, str]]:
    """Who can have a function: ids and names, the person himself first."""
    yield HOOFDPERSOON, t.casus.naam
    for a in t.casus.actoren:
        if not a.vervallen and a.id not in t.verborgen:
            yield a.id, a.naam


FORMEN: dict[Stap, Callable[[Toestand, Inbreng | None, Rand], list[El]]] = {
    Stap.VIERV: _vierv,
    Stap.REGIE: _regie,
    Stap.OGEN: _ogen,
    Stap.DILEMMAS: _dilemmas,
    Stap.WENSEN: _wensen,
}
"""The form of each step: with what is changed, and what is round its fields."""
