"""The panel of step 4 for one helper, and for who has overview of which part of the life."""

from __future__ import annotations

from rk.domain import HOOFDPERSOON, Actor, ActorSoort, Band, BandSoort, Leefdomein, Route
from rk.events import Toestand
from rk.taal import _
from rk.tekening import woorden
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.schermen.rijen import rij, schakelaar, zacht
from rk.tekening.vormen import icoon, knop, segment, veld, vul


def soortnaam(soort: ActorSoort) -> str:
    """In which role somebody helps, in plain words."""
    return {
        ActorSoort.FORMEEL: _("beroepskracht"),
        ActorSoort.INFORMEEL: _("informele helper"),
        ActorSoort.ERVARINGSDESKUNDIGE: _("ervaringsdeskundige"),
    }[soort]


def helperblad(t: Toestand, blik: Blik, actor: Actor) -> list[object]:
    """One helper: how near, who he knows and tunes with, what he has overview of, and the rest."""
    return [
        bladkop(actor.naam, {"actor": None, "kaart": None}, van=actor.id),
        _dichtbij(t, actor),
        el(
            "div",
            _banden(t, blik, actor, BandSoort.KENT, _("kent")),
            _banden(t, blik, actor, BandSoort.STEMT_AF, _("stemt af met")),
            _overzicht(t, blik, actor),
            _gegevens(blik, actor),
            class_="rk-rijen is-kort",
        ),
        knop(
            icoon("prullenbak"),
            _("Haal deze helper weg"),
            daad="actor_weggehaald",
            inhoud={"actor_id": actor.id},
            soort="stil",
            id=f"helper-weg-{actor.id}",
        ),
    ]


def bladkop(titel: str, dicht: dict[str, None], *, van: str = "blad") -> El:
    """The head of a panel, with the button that goes back. `van`: what the panel is about.

    The button takes the focus, so that somebody with a keyboard is in the panel at once.
    """
    sluit = knop(
        _("Klaar"),
        blik=dicht,
        toets="Escape",
        id=f"regie-dicht-{van}",
        data_neem_focus=van != "blad",
    )
    return el("div", el("h2", titel, dir="auto"), sluit, class_="rk-regie-kop")


def _dichtbij(t: Toestand, actor: Actor) -> El:
    namen = {r.route: r.naam for r in t.kaart.routes}
    return segment(
        _("Hoe dichtbij?"),
        [(r.value, namen.get(r) or woorden.route(r)) for r in Route],
        actor.route.value,
        daad="actor_gewijzigd",
        inhoud={"actor_id": actor.id, "veld": "route"},
        id=f"helper-ring-{actor.id}",
    )


def _verbonden(t: Toestand, actor: Actor, soort: BandSoort) -> dict[str, Band]:
    """Who is tied to this helper, by id, with the tie as it is filed."""
    uit: dict[str, Band] = {}
    for b in t.casus.banden:
        if b.soort is soort and actor.id in (b.van, b.naar):
            uit[b.naar if b.van == actor.id else b.van] = b
    return uit


def _banden(t: Toestand, blik: Blik, actor: Actor, soort: BandSoort, label: str) -> El:
    verbonden = _verbonden(t, actor, soort)
    anderen = [a for a in t.casus.actoren if a.id != actor.id]
    chips = [
        schakelaar(
            a.naam,
            a.id in verbonden,
            "band_losgemaakt" if a.id in verbonden else "band_gelegd",
            {"soort": soort.value, "van": actor.id, "naar": a.id},
            id=f"{soort.value}-{actor.id}-{a.id}",
        )
        for a in anderen
    ]
    tekst = ", ".join(zacht(a.naam) for a in anderen if a.id in verbonden)
    return _keuzerij(blik, label, tekst, chips, f"helper-{soort.value}")


def _overzicht(t: Toestand, blik: Blik, actor: Actor) -> El:
    ziet = {b.naar for b in t.casus.banden if b.soort is BandSoort.OVERZICHT and b.van == actor.id}
    chips = [_overzichtknop(woorden.leefdomein(d), actor.id, d, d.value in ziet) for d in Leefdomein]
    tekst = ", ".join(woorden.leefdomein(d) for d in Leefdomein if d.value in ziet)
    return _keuzerij(blik, _("heeft overzicht over"), tekst, chips, "helper-overzicht")


def _overzichtknop(tekst: str, wie: str, domein: Leefdomein, aan: bool) -> El:
    return schakelaar(
        tekst,
        aan,
        "band_losgemaakt" if aan else "band_gelegd",
        {"soort": BandSoort.OVERZICHT.value, "van": wie, "naar": domein.value},
        id=f"ziet-{wie}-{domein.value}",
    )


def _keuzerij(blik: Blik, label: str, tekst: str, chips: list[El], naam: str) -> El:
    open_ = blik.kaart == naam
    binnen: El | None = None
    if open_ and chips:
        binnen = el("div", chips, class_="rk-rij-chips", role="group", aria_labelledby=naam)
    elif open_:
        binnen = el("p", _("Er staan nog geen andere helpers."), class_="rk-rij-chips rk-stil")
    return rij(
        label,
        tekst or _("nog open"),
        blik={"kaart": None if open_ else naam},
        open_=open_,
        id=naam,
        binnen=binnen,
    )


def _gegevens(blik: Blik, actor: Actor) -> El:
    """What is seldom changed: role, kind and organisation."""
    open_ = blik.kaart == "helper-gegevens"
    wat = soortnaam(actor.soort)
    binnen = None
    if open_:
        binnen = el(
            "div",
            veld(
                _("Rol"),
                actor.naam,
                daad="actor_gewijzigd",
                inhoud={"actor_id": actor.id, "veld": "naam"},
                id=f"helper-naam-{actor.id}",
                hint=_("een rol, geen echte naam"),
                hoogstens=60,
                neem_focus=True,
            ),
            segment(
                _("Wat voor helper?"),
                [(s.value, soortnaam(s)) for s in ActorSoort],
                actor.soort.value,
                daad="actor_gewijzigd",
                inhoud={"actor_id": actor.id, "veld": "soort"},
                id=f"helper-soort-{actor.id}",
            ),
            veld(
                _("Van welke organisatie?"),
                actor.organisatie,
                daad="actor_gewijzigd",
                inhoud={"actor_id": actor.id, "veld": "organisatie"},
                id=f"helper-organisatie-{actor.id}",
                hoogstens=300,
            ),
            class_="rk-rij-velden",
        )
    return rij(
        _("helpt als"),
        f"{wat}, {actor.organisatie}" if actor.organisatie else wat,
        blik={"kaart": None if open_ else "helper-gegevens"},
        open_=open_,
        id="helper-gegevens",
        binnen=binnen,
    )


def overzichtsblad(t: Toestand, blik: Blik, *, prefix: str) -> list[object]:
    """Per part of the life, who has overview of it; the person himself too.

    `prefix`: what `blik.kaart` begins with while this list is open.
    """
    return [
        bladkop(_("Wie houdt overzicht waarvan?"), {"kaart": None}, van="overzicht"),
        el("div", [_domein(t, blik, d, prefix) for d in Leefdomein], class_="rk-rijen is-kort"),
    ]


def _domein(t: Toestand, blik: Blik, domein: Leefdomein, prefix: str) -> El:
    ziet = {b.van for b in t.casus.banden if b.soort is BandSoort.OVERZICHT and b.naar == domein.value}
    zelf = vul(_("{naam} zelf"), t.casus.naam)
    mensen = [(a.id, a.naam) for a in t.casus.actoren] + [(HOOFDPERSOON, zelf)]
    namen = [zacht(n) if id_ != HOOFDPERSOON else n for id_, n in mensen if id_ in ziet]
    tekst = vul(_("alleen {naam} zelf"), t.casus.naam) if ziet == {HOOFDPERSOON} else ", ".join(namen)
    naam = f"{prefix}-{domein.value}"
    open_ = blik.kaart == naam
    chips = [_overzichtknop(n, id_, domein, id_ in ziet) for id_, n in mensen]
    return rij(
        woorden.leefdomein(domein),
        tekst or _("nog open"),
        blik={"kaart": prefix if open_ else naam},
        open_=open_,
        id=naam,
        binnen=el("div", chips, class_="rk-rij-chips", role="group", aria_labelledby=naam) if open_ else None,
    )
