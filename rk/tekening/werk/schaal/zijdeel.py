"""One domain of a scale with all that belongs to it: who says what, goals, links, its place."""

from __future__ import annotations

from typing import Any

from rk.domain import Schaaldeel, Stem
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.schermen.rijen import schakelaar
from rk.tekening.vormen import icoon, knop, veld
from rk.tekening.werk.schaal.merken import monster, plaatsing
from rk.tekening.werk.schaal.stand import Moment, Schaalbeeld, stemnaam, telwoorden, woord
from rk.tekening.werk.schaal.woorden import TERMIJNEN, doel, doelnaam, gezegd
from rk.tekening.werk.tekens import teken


def een_deel(b: Schaalbeeld, d: Schaaldeel, *, kiezen: bool) -> list[El | None]:
    """What the panel shows of it; `kiezen`: the group chooses what it goes on with."""
    kop = el(
        "div",
        teken(d.teken),
        el("h3", d.naam, dir="auto"),
        knop(
            icoon("kruis"),
            blik={"kaart": None},
            soort="icoon",
            naam=_("Sluiten (Escape)"),
            toets="Escape",
            id="schaal-deel-dicht",
        ),
        class_="rk-schaal-zijkop",
    )
    return [
        kop,
        el("p", d.uitleg, class_="rk-stil", dir="auto") if d.uitleg else None,
        _kies(b, d) if kiezen else None,
        _wie_zegt_wat(b, d),
        _daden(b, d) if b.daden else None,
        _doelen(b, d) if b.schaal.doelen else None,
        _verband(b, d) if b.schaal.verbanden and len(b.delen) > 1 else None,
        _plaats(b, d) if b.daden else None,
    ]


def _kies(b: Schaalbeeld, d: Schaaldeel) -> El:
    aan = d.id in b.stand.gekozen
    inhoud = {"punt": str(b.punt), "wat": d.id, "gekozen": not aan}
    return el(
        "div",
        schakelaar(_("Hier gaan we mee verder"), aan, "werk_gekozen", inhoud, id=f"schaal-kies-{d.id}"),
        class_="rk-schaal-chips",
    )


def _wie_zegt_wat(b: Schaalbeeld, d: Schaaldeel) -> El | None:
    rijen = [
        el("li", monster(stem), el("span", el("b", wie), ": ", wat, dir="auto"))
        for stem, wie, wat in gezegd(b, d)
    ]
    for m in b.eerder:
        z = m.van(d.id, b.hoofdstem)
        toen = woord(b.niveaus, z.nu) if z is not None else _toen_kamer(b, m, d)
        if toen:
            rijen.append(el("li", icoon("terug"), el("span", el("b", m.naam), ": ", toen, dir="auto")))
    return el("ul", rijen, class_="rk-schaal-rijen", id="schaal-gezegd") if rijen else None


def _toen_kamer(b: Schaalbeeld, m: Moment, d: Schaaldeel) -> str:
    tel: dict[int, int] = {}
    for z in m.zetten:
        if z.deel == d.id and z.stem is Stem.DEELNEMER and z.nu is not None:
            tel[z.nu] = tel.get(z.nu, 0) + 1
    return telwoorden(tel, b.niveaus)


def _daden(b: Schaalbeeld, d: Schaaldeel) -> El:
    """What the voice that is being filled in can say besides a level, and how to take it back."""
    al = b.zet(d.id, b.stem) if b.stem is not Stem.DEELNEMER else None
    knoppen: list[El] = []
    if b.schaal.bespreken:
        praten = al is not None and al.praten
        inhoud: dict[str, Any] = {
            "punt": str(b.punt),
            "deel": d.id,
            "stem": b.stem.value,
            "praten": not praten,
        }
        if b.moment:
            inhoud["moment"] = b.moment
        if al is not None:
            inhoud |= {"nu": al.nu, "wens": al.wens}
        tekst = {
            Stem.DEELNEMER: _("Iemand wil hierover praten"),
            Stem.GROEP: _("Hier willen we over praten"),
        }.get(b.stem) or _("Hier wil ik over praten")
        knoppen.append(schakelaar(tekst, praten, "schaal_gezet", inhoud, id=f"schaal-praat-{d.id}"))
    if al is not None:
        knoppen.append(
            knop(
                icoon("terug"),
                _("Haal weg wat {wie} zei").format(wie=stemnaam(b.stem, b.naam)),
                daad="schaal_gezet",
                inhoud=plaatsing(b, d.id, None, weg=True),
                soort="chip",
                id=f"schaal-leeg-{d.id}",
            )
        )
    if b.stem is Stem.DEELNEMER and not b.moment and (b.kamer.get(d.id) or b.kamerwens.get(d.id)):
        knoppen.append(
            knop(
                icoon("rondje"),
                _("Vraag dit opnieuw"),
                daad="schaal_antwoorden_gewist",
                inhoud={"punt": str(b.punt), "deel": d.id},
                soort="chip",
                id=f"schaal-opnieuw-{d.id}",
            )
        )
    return el("div", knoppen, class_="rk-schaal-chips")


def _doelen(b: Schaalbeeld, d: Schaaldeel) -> El:
    velden = [
        veld(
            doelnaam(termijn),
            doel(b, d.id, termijn),
            daad="aantekening_gezet",
            inhoud={"punt": str(b.punt), "bij": f"{termijn}:{d.id}"},
            id=f"schaal-{termijn}-{d.id}",
            regels=2,
        )
        for termijn in TERMIJNEN
    ]
    return el("div", velden, class_="rk-schaal-doelen")


def _verband(b: Schaalbeeld, d: Schaaldeel) -> El:
    met = {frozenset(v) for v in b.stand.verbanden}
    chips = [
        schakelaar(
            x.naam,
            frozenset((d.id, x.id)) in met,
            "schaal_verbonden",
            {"punt": str(b.punt), "van": d.id, "naar": x.id, "aan": frozenset((d.id, x.id)) not in met},
            id=f"schaal-verband-{x.id}",
        )
        for x in b.delen
        if x.id != d.id
    ]
    rij = el("div", chips, class_="rk-schaal-chips", role="group", aria_label=_("Hangt samen met"))
    return el("section", el("h3", _("Hangt samen met")), rij, class_="rk-schaal-stuk", id="schaal-hangt")


def _plaats(b: Schaalbeeld, d: Schaaldeel) -> El | None:
    """Where it stands in the order that the person chose, and the way out of an optional domain."""
    ids = [x.id for x in b.delen]
    nr = ids.index(d.id)
    knoppen = []
    if b.schaal.volgorde and len(ids) > 1:
        for stap, naam, beeld in (
            (-1, _("Eerder aan de beurt"), "links"),
            (1, _("Later aan de beurt"), "rechts"),
        ):
            kan = 0 <= nr + stap < len(ids)
            ander = list(ids)
            if kan:
                ander[nr], ander[nr + stap] = ander[nr + stap], ander[nr]
            knoppen.append(
                knop(
                    icoon(beeld),
                    el("span", naam),
                    daad="schaal_geordend",
                    inhoud={"punt": str(b.punt), "volgorde": ander},
                    soort="chip",
                    id=f"schaal-naar-{beeld}",
                    disabled=not kan,
                )
            )
    if d.vrij and len(ids) > 1:
        knoppen.append(
            knop(
                icoon("kruis"),
                _("Hoort er niet bij"),
                daad="schaal_geordend",
                inhoud={"punt": str(b.punt), "volgorde": [x for x in ids if x != d.id]},
                soort="chip",
                id="schaal-eruit",
            )
        )
    return el("div", knoppen, class_="rk-schaal-chips") if knoppen else None
