"""One visit, opened from the map: how the person got there, what came of it, who was met.

Only the halte is needed. The first look asks two or three things; the rest unfolds.
"""

from __future__ import annotations

from rk.domain import (
    Actor,
    ActorSoort,
    Antwoord,
    Bezoek,
    Halte,
    Overdracht,
    Overgang,
    Route,
    Stap,
    Uitkomst,
    Weg,
    Woord,
)
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.raam import stapnaam
from rk.tekening.schermen.halteboek import laannaam
from rk.tekening.vormen import icoon, kiezer, knop, maandnaam, toevoegveld

_TERUG_IN_DE_TIJD = 30


def overdrachten(weg: Weg) -> tuple[tuple[str, str], ...]:
    """The ways to get to a halte, each with its words; on the best way nobody is sent away."""
    gegaan = weg is Weg.WERKELIJK
    alle = (
        (Overdracht.ONBEKEND, _("weten we nog niet")),
        (Overdracht.WARM, _("warm: iemand ging mee") if gegaan else _("warm: iemand gaat mee")),
        (Overdracht.LAUW, _("lauw: de informatie ging mee") if gegaan else _("lauw: de informatie gaat mee")),
        (Overdracht.KOUD, _("koud: alleen een naam")),
        (Overdracht.WEGGESTUURD, _("na een deur die niet openging")) if gegaan else None,
        (Overdracht.ZELF, _("zelf gevonden") if gegaan else _("zelf")),
    )
    return tuple((k[0].value, k[1]) for k in alle if k)


def uitkomsten() -> tuple[tuple[str, str], ...]:
    """What can come of a visit, each with its words."""
    return (
        (Uitkomst.ONBEKEND.value, _("weten we nog niet")),
        (Uitkomst.GEHOLPEN.value, _("het hielp")),
        (Uitkomst.DEELS.value, _("het hielp een beetje")),
        (Uitkomst.DOORGESTUURD.value, _("door naar een ander")),
        (Uitkomst.WEGGESTUURD.value, _("een deur die niet openging")),
        (Uitkomst.CONTACT_GESTOPT.value, _("contact gestopt")),
    )


def overgangen() -> tuple[tuple[str, str], ...]:
    """What can have ended with a visit, each with its words."""
    return (
        ("", _("nee")),
        (Overgang.KLINIEK.value, _("weg uit de kliniek")),
        (Overgang.BESCHERMD_WONEN.value, _("weg uit beschermd wonen")),
        (Overgang.DETENTIE.value, _("einde van de detentie")),
        (Overgang.EINDE_TRAJECT.value, _("einde van een traject")),
    )


def woorden(naam: str) -> tuple[tuple[str, str], ...]:
    """Whose word a visit can rest on, each with its words."""
    return (
        (Woord.ONBEKEND.value, _("weten we nog niet")),
        (Woord.HOOFDPERSOON.value, _("{naam} zelf").format(naam=naam)),
        (Woord.NAASTE.value, _("iemand dichtbij")),
        (Woord.ERVARINGSDESKUNDIGE.value, _("een ervaringsdeskundige")),
        (Woord.PROFESSIONAL.value, _("een professional")),
        (Woord.DOSSIER.value, _("het dossier")),
        (Woord.OEFENING.value, _("verzonnen voor de oefening")),
    )


def bezoekblad(t: Toestand, blik: Blik, weg: Weg, bezoek: Bezoek) -> list[El | None]:
    """The side panel for one visit."""
    halte = t.halte(bezoek.halte_id) or Halte(id=bezoek.halte_id, naam=bezoek.halte_id, route=Route.GROEN)
    inhoud = [_vragen(t, blik, weg, bezoek, halte)]
    open_ = blik.is_open("meer-bezoek")
    meer = knop(
        icoon("omhoog" if open_ else "omlaag"),
        _("Minder") if open_ else _("Meer over deze halte"),
        blik={"wissel": "meer-bezoek"},
        open_=open_,
        soort="stil",
        id="rk-meer-bezoek",
    )
    rest = _meer(t, weg, bezoek, halte) if open_ else None
    rol = el(
        "div",
        inhoud,
        meer,
        rest,
        class_="rk-rol rk-blad",
        id=f"blad-{bezoek.id}",
        tabindex="0",
        role="region",
        aria_label=halte.naam,
    )
    return [_kop(t, halte), rol, _verzetten(t, weg, bezoek)]


def _kop(t: Toestand, halte: Halte) -> El:
    klaar = knop(
        _("Klaar"),
        blik={"bezoek": None},
        toets="Escape",
        id="rk-bezoek-klaar",
        soort="gewoon",
        data_neem_focus=True,
    )
    delen = [
        el("h2", halte.naam, dir="auto", class_="rk-bladnaam", title=halte.naam),
        klaar,
        el("p", laannaam(t, halte.route), class_="rk-bladlaan"),
        el("p", halte.aanbod, class_="rk-bladaanbod", dir="auto") if halte.aanbod else None,
        el("p", _("Bestaat niet meer."), class_="rk-bladaanbod") if halte.vervallen else None,
    ]
    return el("div", delen, class_=f"rk-bladkop rk-{halte.route.value}")


def _zet(bezoek: Bezoek, veld: str) -> dict[str, str]:
    return {"bezoek_id": bezoek.id, "veld": veld}


def _vragen(t: Toestand, blik: Blik, weg: Weg, bezoek: Bezoek, halte: Halte) -> list[El]:
    naam = t.casus.naam
    gegaan = weg is Weg.WERKELIJK
    vragen = [
        kiezer(
            (_("Hoe kwam {naam} hier?") if gegaan else _("Hoe komt {naam} hier?")).format(naam=naam),
            overdrachten(weg),
            bezoek.overdracht.value,
            id=f"overdracht-{bezoek.id}",
            daad="bezoek_gewijzigd",
            inhoud=_zet(bezoek, "overdracht"),
        )
    ]
    if gegaan:
        vragen.append(
            kiezer(
                _("Wat leverde het op?"),
                uitkomsten(),
                bezoek.uitkomst.value,
                id=f"uitkomst-{bezoek.id}",
                daad="bezoek_gewijzigd",
                inhoud=_zet(bezoek, "uitkomst"),
            )
        )
    if gegaan and bezoek.uitkomst is Uitkomst.CONTACT_GESTOPT:
        waar = _("Wat maakte dat? Daar is plek voor bij {stap}.").format(stap=stapnaam(t, Stap.OGEN))
        vragen.append(el("p", waar, class_="rk-stil"))
    vragen.append(
        kiezer(
            _("Met wie?"),
            [("", _("weten we nog niet")), *((a.id, a.naam) for a in op_ring(t.casus.actoren))],
            bezoek.actor_id or "",
            id=f"actor-{bezoek.id}",
            daad="bezoek_gewijzigd",
            inhoud=_zet(bezoek, "actor_id"),
        )
    )
    vragen.append(nieuwe_helper(blik, halte.route, id_=f"helper-{bezoek.id}", bezoek_id=bezoek.id))
    return vragen


def op_ring(actoren: tuple[Actor, ...]) -> list[Actor]:
    """The helpers from near to far, within a ring in the order in which they came."""
    return sorted(actoren, key=lambda a: list(Route).index(a.route))


def nieuwe_helper(blik: Blik, route: Route, *, id_: str, bezoek_id: str | None = None) -> El:
    """A helper who is not among the choices: a role, and in which way he helps. Folded until asked."""
    open_ = blik.is_open("nieuwe-helper")
    vouw = knop(
        icoon("min" if open_ else "plus"),
        _("Helper erbij"),
        blik={"wissel": "nieuwe-helper"},
        open_=open_,
        soort="stil",
        id="rk-nieuwe-helper",
        data_schrijft=True,
    )
    if not open_:
        return vouw
    soorten = kiezer(
        _("Soort helper"),
        (
            (ActorSoort.FORMEEL.value, _("beroepskracht")),
            (ActorSoort.INFORMEEL.value, _("naaste of vrijwilliger")),
            (ActorSoort.ERVARINGSDESKUNDIGE.value, _("ervaringsdeskundige")),
        ),
        (ActorSoort.INFORMEEL if route in (Route.GROEN, Route.GEEL) else ActorSoort.FORMEEL).value,
        id=f"{id_}-soort",
        naam="soort",
        verberg_label=True,
    )
    inhoud = {"route": route.value} | ({"bezoek_id": bezoek_id} if bezoek_id else {})
    veld = toevoegveld(
        _("Helper erbij: een rol, geen naam"),
        daad="actor_toegevoegd",
        inhoud=inhoud,
        id=id_,
        veldnaam="naam",
        hint=_("een rol, zoals buurvrouw"),
        hoogstens=60,
        extra=[soorten],
    )
    return el("div", vouw, veld, class_="rk-nieuwe-helper")


def _meer(t: Toestand, weg: Weg, bezoek: Bezoek, halte: Halte) -> El:
    andere = Weg.BESTE if weg is Weg.WERKELIJK else Weg.WERKELIJK
    naar = _("Naar onze beste weg") if andere is Weg.BESTE else _("Naar de weg tot nu toe")
    delen: list[El | None] = []
    if weg is Weg.WERKELIJK:
        delen = [
            kiezer(
                _("Wiens woord is dit?"),
                woorden(t.casus.naam),
                bezoek.woord.value,
                id=f"woord-{bezoek.id}",
                daad="bezoek_gewijzigd",
                inhoud=_zet(bezoek, "woord"),
            ),
            _wanneer(t, bezoek),
            kiezer(
                _("Was dit een overgang?"),
                overgangen(),
                bezoek.overgang.value if bezoek.overgang else "",
                id=f"overgang-{bezoek.id}",
                daad="bezoek_gewijzigd",
                inhoud=_zet(bezoek, "overgang"),
            ),
        ]
    vervallen = knop(
        icoon("vink" if halte.vervallen else "min"),
        _("Bestaat niet meer"),
        daad="halte_gewijzigd",
        inhoud={"halte_id": halte.id, "veld": "vervallen", "waarde": not halte.vervallen},
        soort="chip",
        aan=halte.vervallen,
        id=f"vervallen-{bezoek.id}",
    )
    verplaats = knop(
        naar,
        daad="bezoek_verplaatst",
        inhoud={"bezoek_id": bezoek.id, "plaats": len(t.casus.weg(andere)), "weg": andere.value},
        soort="chip",
        id=f"anderom-{bezoek.id}",
    )
    verberg = knop(
        icoon("dicht"),
        _("Verberg deze halte"),
        daad="verborgen_gezet",
        inhoud={"wat": bezoek.id, "verborgen": True},
        soort="chip",
        id=f"verberg-{bezoek.id}",
    )
    chips = [
        verplaats,
        vervallen if t.halte(halte.id) else None,
        verberg if t.vooraf.is_hier is Antwoord.JA else None,
    ]
    return el("div", delen, el("div", chips, class_="rk-bladchips"), class_="rk-meer")


def _wanneer(t: Toestand, bezoek: Bezoek) -> El:
    """The month of a visit, as two lists: browsers don't agree on a month field."""
    jaar, maand = bezoek.maand[:4] or _jaar_van(t), bezoek.maand[5:]
    maanden = [(f"{jaar}-{m:02}", maandnaam(f"{jaar}-{m:02}")) for m in range(1, 13)]
    if not maand:
        maanden.insert(0, ("", _("weten we nog niet")))
    welke = kiezer(
        _("Wanneer was dat?"),
        maanden,
        bezoek.maand,
        id=f"maand-{bezoek.id}",
        daad="bezoek_gewijzigd",
        inhoud=_zet(bezoek, "maand"),
    )
    if not maand:
        return welke
    laatste = max(int(jaar), int(_jaar_van(t)))
    eerste = min(int(jaar), laatste - _TERUG_IN_DE_TIJD)
    jaren = [(f"{j}-{maand}", str(j)) for j in range(laatste, eerste - 1, -1)]
    welk_jaar = kiezer(
        _("Jaar"),
        jaren,
        bezoek.maand,
        id=f"jaar-{bezoek.id}",
        daad="bezoek_gewijzigd",
        inhoud=_zet(bezoek, "maand"),
        verberg_label=True,
    )
    wis = knop(
        icoon("kruis"),
        daad="bezoek_gewijzigd",
        inhoud={**_zet(bezoek, "maand"), "waarde": ""},
        soort="icoon",
        naam=_("Maand weghalen"),
        id=f"maand-wis-{bezoek.id}",
    )
    return el("div", welke, welk_jaar, wis, class_="rk-wanneer")


def _jaar_van(t: Toestand) -> str:
    """The year in which the session began; the map's year where that is not known."""
    for tijd in (t.begonnen, t.kaart.stand):
        if tijd[:4].isdigit() and len(tijd) >= 4:
            return tijd[:4]
    return "2018"


def _verzetten(t: Toestand, weg: Weg, bezoek: Bezoek) -> El:
    alle = [b.id for b in t.casus.weg(weg)]
    te_zien = [b.id for b in t.casus.weg(weg) if b.id not in t.verborgen]
    hier = te_zien.index(bezoek.id)

    def naar(buur: int, tekst: str, tekening: str, id_: str) -> El:
        kan = 0 <= buur < len(te_zien)
        return knop(
            icoon(tekening),
            tekst,
            daad="bezoek_verplaatst",
            inhoud={"bezoek_id": bezoek.id, "plaats": alle.index(te_zien[buur]) if kan else 0},
            soort="chip",
            id=id_,
            disabled=not kan,
        )

    weghalen = knop(
        icoon("prullenbak"),
        daad="bezoek_weggehaald",
        inhoud={"bezoek_id": bezoek.id},
        blik={"bezoek": None},
        soort="icoon",
        naam=_("Haal deze halte van de weg"),
        id="rk-bezoek-weg",
    )
    return el(
        "div",
        naar(hier - 1, _("Eerder"), "links", "rk-eerder"),
        naar(hier + 1, _("Later"), "rechts", "rk-later"),
        weghalen,
        class_="rk-verzetten",
        role="group",
        aria_label=_("Plaats op de weg"),
    )
