"""Routes: flows between haltes, the figures as cards, the colours along the way, and whose word it was."""

from __future__ import annotations

from collections.abc import Mapping

from rk.dashboards import schermdelen as s
from rk.dashboards.cijfers import Cijfers, Getoond
from rk.domain import Route
from rk.taal import _
from rk.tekening.onderzoek import figuur
from rk.tekening.onderzoek.getal import procent
from rk.tekening.onderzoek.kader import Blok, Bord, Cijferkaart
from rk.tekening.onderzoek.stromen import routenaam, stromen
from rk.tekening.onderzoek.stroomplan import Stroom
from rk.tekening.onderzoek.tabel import Tabel

IN_BEELD = 16
"""At most so many flows are drawn; the others stand in the table."""


def maak(c: Cijfers, keuzes: Mapping[str, str]) -> Bord:
    """The screen for what is chosen."""
    keuze = s.gekozen(c, keuzes)
    if not s.genoeg(c, keuze):
        return s.bord(c, "routes", keuze, wat="")
    return s.bord(
        c,
        "routes",
        keuze,
        wat=_("de weg tot vandaag"),
        kaarten=tuple(_kaarten(c, keuze)),
        blokken=(
            _stromen(c, keuze),
            _kleuren(c, keuze),
            *((_woord(c),) if s.WOORD in c.attributen else ()),
        ),
    )


def _kaarten(c: Cijfers, keuze: str) -> list[Cijferkaart]:
    warm = c.tabel("warm", keuze)
    vast, einde = c.tabel("aanspreekpunt", keuze), c.tabel("einde", keuze)
    midden, hoog = s.vertellen(c, keuze), s.vertellen(c, keuze, 0.9)
    kaarten = [
        Cijferkaart(
            id="vertellen",
            waarde=midden,
            wat=_("keer opnieuw het verhaal doen"),
            erbij=(
                _("mediaan (P90: {p})").format(p=hoog),
                *([_("een bereik: niet alles is bekend")] if _(" tot ") in midden + hoog else []),
            ),
        ),
        Cijferkaart(
            id="warm",
            waarde=s.deel(s.aandeel(warm, "vooral")),
            wat=_("had minstens de helft van de overdrachten warm"),
            erbij=(_per_route(c.tabel("warm_route", keuze)),),
        ),
        Cijferkaart(
            id="aanspreekpunt",
            waarde=s.deel(s.aandeel(vast, "een")),
            wat=_("heeft één vast aanspreekpunt"),
            erbij=(_("niemand: {x}").format(x=s.deel(s.aandeel(vast, "niemand"))),),
        ),
    ]
    if "wegwijzers" in c.tabellen:
        gat = c.tabel("wegwijzers", keuze)
        return [
            *kaarten,
            Cijferkaart(
                id="wegwijzers",
                waarde=s.mediaan(gat),
                wat=_("haltes zonder wegwijzer"),
                erbij=(_("op de beste weg, mediaan (P90: {p})").format(p=s.mediaan(gat, 0.9)),),
            ),
        ]
    return [
        *kaarten,
        Cijferkaart(
            id="einde",
            waarde=s.deel(s.aandeel(einde, "geholpen")),
            wat=_("is bij de laatste halte geholpen"),
            erbij=(_("contact gestopt: {x}").format(x=s.deel(s.aandeel(einde, "gestopt"))),),
        ),
    ]


def _per_route(t: Getoond) -> str:
    delen = []
    for naam, routes in (
        (_("alleen stappen naar groen of geel"), (Route.GROEN, Route.GEEL)),
        (_("naar oranje of blauw"), (Route.ORANJE, Route.BLAUW)),
    ):
        wel = [t[(r.value, "vooral")] for r in routes]
        niet = [t[(r.value, "minder")] for r in routes]
        if None in (*wel, *niet):
            continue
        ja, alle = sum(n or 0 for n in wel), sum(n or 0 for n in (*wel, *niet))
        if alle:
            delen.append(f"{naam}: {procent(ja / alle)}")
    return ", ".join(delen) or _("per route is het te weinig")


def _stromen(c: Cijfers, keuze: str) -> Blok:
    t, hoe, alle = c.tabel("stromen", keuze), c.tabel("koud"), c.tabel("stromen")
    rij: list[Stroom] = []
    for (van, naar), n in t.gewone():
        # What everybody's flow does not show, may not show how cold it was either.
        if n is None or alle[(van, naar)] is None:
            continue
        koud, anders = hoe[(van, naar, "koud")], hoe[(van, naar, "anders")]
        bekend = koud is not None and anders is not None and koud + anders
        rij.append(Stroom(van=van, naar=naar, aantal=n, koud=(koud or 0) / bekend if bekend else None))
    rij.sort(key=lambda x: (-x.aantal, x.van, x.naar))
    routes = {h: Route(r) if r else None for h, r in c.extra["routes"].items()}
    titel = _("Van halte naar halte")
    if not rij:
        return Blok(
            id="stromen",
            titel=titel,
            uitleg="",
            zin=_("Geen enkele stap tussen twee haltes kwam vaak genoeg voor om te laten zien."),
            breed=8,
        )
    noot = ""
    if len(rij) > IN_BEELD:
        noot = _("Dit zijn de {n} dikste stromen. De andere staan in de tabel.").format(n=IN_BEELD)
    return Blok(
        id="stromen",
        titel=titel,
        uitleg=_(
            "Dikte is het aantal mensen. Gestippeld is koud: bij minstens de helft van iedereen die deze "
            "stap zette."
        ),
        beeld=stromen(rij[:IN_BEELD], routes, naam=titel),
        noot=noot,
        tabel=Tabel(
            koppen=(_("van"), _("naar"), _("mensen"), _("koud, bij iedereen")),
            rijen=tuple((x.van, x.naar, s.getal(x.aantal), s.deel(x.koud)) for x in rij),
        ),
        breed=8,
    )


def _kleuren(c: Cijfers, keuze: str) -> Blok:
    t = c.tabel("plek", keuze)
    plekken = list(dict.fromkeys(p for (p, _r), _n in t.gewone()))
    delen: dict[str, list[float | None]] = {r.value: [] for r in Route}
    heel: list[str] = []
    for p in plekken:
        rij = {r.value: t[(p, r.value)] for r in Route}
        totaal = sum(n or 0 for n in rij.values())
        if not totaal or any(n is None for n in rij.values()):
            break  # from here on too few people are left
        heel.append(p)
        for naam, n in rij.items():
            delen[naam].append((n or 0) / totaal)
    titel = _("De kleuren onderweg")
    uitleg = _("Aan welke route de eerste, tweede, derde … halte lag, van wie dan nog onderweg is.")
    if not heel:
        zin = _("Er zijn te weinig mensen om te laten zien hoe de kleuren veranderen.")
        return Blok(id="kleuren", titel=titel, uitleg=uitleg, zin=zin, breed=4)
    reeksen = [(routenaam(r), s.routekleur(r), delen[r.value]) for r in Route]
    return Blok(
        id="kleuren",
        titel=titel,
        uitleg=uitleg,
        beeld=figuur.vak(
            figuur.kleuren_langs(heel, reeksen, as_naam=_("halte")), id="kleuren", naam=titel, hoog=27
        ),
        tabel=Tabel(
            koppen=(_("halte"), *(naam for naam, _k, _d in reeksen)),
            rijen=tuple((p, *(s.deel(d[nr]) for _n, _k, d in reeksen)) for nr, p in enumerate(heel)),
        ),
        breed=4,
    )


def _woord(c: Cijfers) -> Blok:
    """The same figures by whose word they rest on: always of everybody."""
    rijen = []
    for waarde in c.attributen[s.WOORD]:
        keuze = f"{s.WOORD}={waarde}"
        rijen.append(
            (
                s.waardenaam(s.WOORD, waarde),
                s.getal(c.mensen(keuze)),
                s.vertellen(c, keuze),
                s.mediaan(c.tabel("lengte", keuze)),
                s.deel(s.aandeel(c.tabel("warm", keuze), "vooral")),
                s.deel(s.aandeel(c.tabel("aanspreekpunt", keuze), "een")),
            )
        )
    koppen = (
        _("wie het vertelde"),
        _("mensen"),
        _("opnieuw vertellen, mediaan"),
        _("haltes, mediaan"),
        _("vooral warm"),
        _("één vast aanspreekpunt"),
    )
    return Blok(
        id="woord",
        titel=_("Van wie we het weten"),
        uitleg=_("Dezelfde cijfers, verdeeld naar wie erover vertelde. Van iedereen, zonder keuze."),
        tabel=Tabel(koppen=koppen, rijen=tuple(rijen)),
        breed=12,
    )
