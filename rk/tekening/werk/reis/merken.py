"""The marks on a journey: what they look like, adding one, changing one, choosing one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rk.domain import Fase, Merksoort, Punt, Reis, Reismerk
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.schermen.fasen import fase_van
from rk.tekening.vormen import icoon, kiezer, knop, toevoegveld, veld
from rk.tekening.werk.reis.kijk import Kijk, reis_van
from rk.tekening.werk.reis.teken import teken
from rk.tekening.werk.reis.tijd import tot_van, vakken, vakwoord

LANGST = 300
LANGSTE_WIE = 60
_MEESTE_CHIPS = 4


def soort_van(reis: Reis, merk: Reismerk) -> Merksoort:
    """The sort of a mark; a sort that is gone keeps its id as its name."""
    return next((s for s in reis.merken if s.id == merk.soort), Merksoort(id=merk.soort, naam=merk.soort))


def merkteken(soort: Merksoort) -> str:
    """The drawing of a sort: as the file says, else a person where it says who, else a flag."""
    return soort.teken or ("mens" if soort.wie else "vlag")


def merkwoorden(reis: Reis, merk: Reismerk) -> str:
    """A mark in words without its sort: who, and what."""
    return ": ".join(x for x in (merk.wie, merk.tekst) if x) or soort_van(reis, merk).naam


def merknaam(reis: Reis, merk: Reismerk) -> str:
    """A mark in words: its sort, who, and what."""
    return ": ".join(x for x in (soort_van(reis, merk).naam, merk.wie, merk.tekst) if x)


def merklijst(t: Toestand, punt: Punt, kijk: Kijk, merken: Sequence[Reismerk], *, bij: dict[str, str]) -> El:
    """Marks as rows to open or, while choosing, to choose; `bij`: when each is, by id."""
    reis, gekozen = reis_van(t, punt), t.werkstand(punt).gekozen
    kiest = fase_van(t, punt) is Fase.KIEZEN and not t.gesloten
    rijen = []
    for m in merken:
        s, aan = soort_van(reis, m), m.id in gekozen
        inhoud = (
            teken(merkteken(s)),
            el(
                "span",
                el("b", s.naam, dir="auto"),
                el("span", f" · {bij[m.id]}" if bij.get(m.id) else "", class_="rk-stil"),
                el("span", merkwoorden(reis, m), class_="rk-reis-merktekst", dir="auto")
                if m.wie or m.tekst
                else None,
                class_="rk-reis-merkwoord",
            ),
            el("span", icoon("vink"), el("span", _("gekozen"), class_="rk-alleen-voorlezen"))
            if aan
            else None,
        )
        daad: dict[str, Any] = (
            {"data_daad": "werk_gekozen", "aria_pressed": "true" if aan else "false",
             "data_inhoud": {"punt": str(punt), "wat": m.id, "gekozen": not aan}}
            if kiest
            else {"data_blik": kijk.naar(f"k:{m.id}")}
        )  # fmt: skip
        klasse = "rk-reis-merk" + (" is-gekozen" if aan else "")
        rijen.append(el("li", el("button", inhoud, type="button", class_=klasse, id=f"merk-{m.id}", **daad)))
    return el("ul", rijen, class_="rk-reis-merken")


def erbij(
    t: Toestand, punt: Punt, kijk: Kijk, *, plek: dict[str, Any], kies: str, extra: Iterable[object] = ()
) -> El | None:
    """Adding a mark: its sort first, then its words. `plek` is where it comes, `kies` what is opened
    ("e:<stage>") with the sort after it.
    """
    reis = reis_van(t, punt)
    if not reis.merken or t.gesloten:
        return None
    gevraagd = kijk.open.removeprefix(kies).lstrip(":")
    soort = next((s for s in reis.merken if s.id == gevraagd), reis.merken[0])
    chips = [
        knop(
            teken(merkteken(s)),
            el("span", s.naam, dir="auto"),
            blik=kijk.naar(f"{kies}:{s.id}"),
            soort="chip",
            aan=s is soort,
            id=f"merksoort-{s.id}",
        )
        for s in reis.merken
    ]
    if len(reis.merken) > _MEESTE_CHIPS:
        return _met_lijst(punt, reis, plek=plek, extra=extra)
    wie = _("Wie? Een rol, zoals zus")
    wat = _("Wat? Dat hoeft niet")
    tekst = el(
        "input", type="text", name="tekst", id="merk-tekst", class_="rk-invoer", maxlength=LANGST,
        placeholder=wat, aria_label=wat, autocomplete="off", dir="auto",
    )  # fmt: skip
    form = toevoegveld(
        wie if soort.wie else soort.naam,
        daad="reismerk_gezet",
        inhoud={"punt": str(punt), "soort": soort.id, **plek},
        id=f"merk-erbij-{soort.id}",
        veldnaam="wie" if soort.wie else "tekst",
        hint=wie if soort.wie else _("Schrijf een paar woorden"),
        hoogstens=LANGSTE_WIE if soort.wie else LANGST,
        extra=[tekst if soort.wie else None, *extra],
        knoptekst=_("Zet erbij"),
    )
    groep = el("div", chips, class_="rk-reis-soorten", role="group", aria_label=_("Wat voor merk?"))
    return el("div", groep if len(chips) > 1 else None, form, class_="rk-reis-erbij", data_schrijft=True)


def _met_lijst(punt: Punt, reis: Reis, *, plek: dict[str, Any], extra: Iterable[object]) -> El:
    """Many sorts: one form, its sort from a list; who may be left empty."""
    soorten = el(
        "select",
        [el("option", s.naam, value=s.id) for s in reis.merken],
        name="soort",
        id="merk-soort",
        class_="rk-invoer rk-kiezer",
        aria_label=_("Wat voor merk?"),
    )
    vraag = _("Wie was erbij? Dat hoeft niet")
    wie = el(
        "input", type="text", name="wie", id="merk-wie", class_="rk-invoer", maxlength=LANGSTE_WIE,
        placeholder=vraag, aria_label=vraag, autocomplete="off", dir="auto",
    )  # fmt: skip
    form = toevoegveld(
        _("Leg iets neer"),
        daad="reismerk_gezet",
        inhoud={"punt": str(punt), **plek},
        id="merk-erbij",
        hint=_("Schrijf een paar woorden"),
        hoogstens=LANGST,
        extra=[soorten, wie if any(s.wie for s in reis.merken) else None, *extra],
        knoptekst=_("Zet erbij"),
    )
    return el("div", form, class_="rk-reis-erbij", data_schrijft=True)


def merkblad(t: Toestand, punt: Punt, kijk: Kijk, merk: Reismerk) -> El:
    """One mark, opened: everything about it can be changed, and it can go."""
    reis = reis_van(t, punt)
    soort = soort_van(reis, merk)
    zet: dict[str, Any] = {"punt": str(punt), "merk_id": merk.id}

    def kies(label: str, veld_: str, keuzes: list[tuple[str, str]], nu: str) -> El:
        return kiezer(
            label,
            keuzes,
            nu,
            daad="reismerk_gewijzigd",
            inhoud={**zet, "veld": veld_},
            id=f"merk-{veld_}-{merk.id}",
        )

    def woorden(label: str, veld_: str, nu: str, *, hoogstens: int, regels: int = 1) -> El:
        return veld(
            label,
            nu,
            daad="reismerk_gewijzigd",
            inhoud={**zet, "veld": veld_},
            id=f"merk-{veld_}-{merk.id}",
            hoogstens=hoogstens,
            regels=regels,
        )

    if merk.etappe:
        plek = [kies(_("Waar?"), "etappe", [(e.id, e.naam) for e in reis.etappes], merk.etappe)]
        terug = f"e:{merk.etappe}"
    else:
        plek, terug = _tijdkeuzes(reis, merk, kies), ""
    weg = knop(
        icoon("prullenbak"),
        _("Haal weg"),
        daad="reismerk_weggehaald",
        inhoud=zet,
        soort="stil",
        id=f"merk-weg-{merk.id}",
    )
    klaar = knop(_("Klaar"), blik=kijk.naar(terug), soort="gewoon", id="merk-klaar")
    return el(
        "section",
        el("h3", teken(merkteken(soort)), el("span", soort.naam, dir="auto"), class_="rk-reis-kopje"),
        kies(_("Wat voor merk?"), "soort", [(s.id, s.naam) for s in reis.merken], merk.soort)
        if len(reis.merken) > 1
        else None,
        woorden(_("Wie?"), "wie", merk.wie, hoogstens=LANGSTE_WIE) if soort.wie or merk.wie else None,
        woorden(_("Wat?"), "tekst", merk.tekst, hoogstens=LANGST, regels=2),
        plek,
        el("div", klaar, weg, class_="rk-reis-knoppen"),
        class_="rk-reis-merkblad",
        id=f"merkblad-{merk.id}",
    )


def _tijdkeuzes(reis: Reis, merk: Reismerk, kies: Any) -> list[El]:
    lijn = reis.tijdlijn
    if lijn is None or merk.maand is None:
        return []
    rij = vakken(lijn)
    van = {v.van: vakwoord(v, lijn.moment) for v in rij}
    tot = {v.tot: vakwoord(v, lijn.moment) for v in rij}
    # A month within a year that was opened is no slot of the years.
    los = {m.van: vakwoord(m, lijn.moment) for m in vakken(lijn, rond=merk.maand)}
    van |= {merk.maand: van.get(merk.maand) or los.get(merk.maand, str(merk.maand))}
    eind = tot_van(merk)
    tot |= {eind: tot.get(eind) or los.get(eind, str(eind))}
    return [
        kies(_("Vanaf"), "maand", [(str(m), w) for m, w in sorted(van.items())], str(merk.maand)),
        kies(_("Tot en met"), "tot", [(str(m), w) for m, w in sorted(tot.items())], str(eind)),
    ]
