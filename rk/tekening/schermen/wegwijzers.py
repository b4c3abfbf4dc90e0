"""Step 3: who points the way to which halte, how the person finds it, and who hears worries."""

from __future__ import annotations

from collections.abc import Sequence

from rk.domain import HOOFDPERSOON, Actor, BandSoort, Halte, Route, Stap, VangnetPlek, Weg
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.letter import regels
from rk.tekening.raam import stapnaam, stapuitleg, stapvraag
from rk.tekening.schermen.bezoekblad import nieuwe_helper, op_ring
from rk.tekening.schermen.halteboek import laannaam
from rk.tekening.schermen.kaartvraagt import belicht, kaart_vraagt
from rk.tekening.vormen import icoon, kiezer, knop, veld
from rk.tekening.wijzers import Groep, wijzers

_HOOGTE, _ZIJ, _REGEL = 872, 456, 33


def wegwijzers(t: Toestand, blik: Blik) -> tuple[El, object]:
    """The screen of step 3 and the hint in its footer."""
    groepen = _groepen(t, blik)
    hier = {h.id for g in groepen for h in g.haltes}
    halte = t.halte(blik.halte) if blik.halte in hier and blik.halte else None
    actor = t.casus.actor(blik.actor) if blik.actor else None
    zelf = blik.actor == HOOFDPERSOON
    zij: list[El | None]
    if halte:
        zij = _halteblad(t, blik, halte)
    elif actor or zelf:
        zij = _helperblad(t, actor, groepen)
    elif blik.is_open("vangnet"):
        zij = _vangnetblad(t)
    else:
        zij = _vragen(t, blik)
    gekozen = actor.id if actor else (HOOFDPERSOON if zelf else None)
    inhoud = el(
        "main",
        el("section", _beeld(t, blik, groepen, halte, gekozen), class_="rk-vlak rk-wijs-vlak"),
        el("section", zij, class_="rk-zij rk-wijs-zij", aria_label=_("Wie wijst de weg"), id="rk-zij"),
        class_="rk-inhoud rk-twee",
        tabindex="-1",
        id="rk-hoofd",
    )
    return inhoud, _("Kies een halte of een helper, en zeg wie waarheen wijst.") if hier else None


def _groepen(t: Toestand, blik: Blik) -> tuple[Groep, ...]:
    """The haltes in the picture: of the best way, and of the real way when asked or when alone."""
    beste, gegaan = _haltes(t, Weg.BESTE), _haltes(t, Weg.WERKELIJK)
    if not beste:
        return (Groep(naam="", haltes=gegaan),) if gegaan else ()
    if not blik.is_open("ook-gegaan"):
        return (Groep(naam="", haltes=beste),)
    rest = tuple(h for h in gegaan if h not in beste)
    return (
        Groep(naam=_("onze beste weg"), haltes=beste),
        *((Groep(naam=_("weg tot nu toe"), haltes=rest),) if rest else ()),
    )


def _haltes(t: Toestand, weg: Weg) -> tuple[Halte, ...]:
    ids = dict.fromkeys(b.halte_id for b in t.casus.weg(weg) if b.id not in t.verborgen)
    return tuple(h for i in ids if (h := t.halte(i)))


def _beeld(
    t: Toestand, blik: Blik, groepen: tuple[Groep, ...], halte: Halte | None, actor: str | None
) -> list[El | None]:
    breed = blik.breedte - _ZIJ - 2 * (28 if blik.smal else 44)
    uitleg = stapuitleg(t, Stap.WEGWIJZERS)
    boven = 36 + 4 + len(regels(uitleg, max_breedte=breed, grootte=24, max_regels=3)) * _REGEL
    onder = _over_de_weg(t, blik)
    hoogte = _HOOGTE - 18 - boven - 16 - (64 if onder else 0) - 18
    kop = [el("h2", stapvraag(t, Stap.WEGWIJZERS), class_="rk-vraag"), el("p", uitleg, class_="rk-uitleg")]
    if not groepen:
        return [*kop, _leeg(t)]
    # A strip at the right is kept free for a scroll bar.
    tekening = wijzers(
        t.casus,
        groepen,
        breedte=breed - 14,
        hoogte=hoogte,
        halte=halte.id if halte else None,
        actor=actor,
        met_daden=True,
        belicht=belicht(t, Stap.WEGWIJZERS, blik),
    )
    rol = el(
        "div",
        tekening.svg,
        class_="rk-rol rk-wijs-rol",
        id="rk-wijsrol",
        tabindex="0" if tekening.hoogte > hoogte else None,
        role="region",
        aria_label=_("Helpers en haltes"),
    )
    return [*kop, rol, onder]


def _naar_route(t: Toestand, *, soort: str) -> El:
    tekst = _("Kijk bij {stap}").format(stap=stapnaam(t, Stap.ROUTE))
    return knop(icoon("links"), tekst, blik={"stap": Stap.ROUTE.value}, soort=soort, id="rk-naar-route")


def _leeg(t: Toestand) -> El:
    tekst = _("Er staat nog geen halte op de weg. Kies er eerst een paar, dan zie je hier wie erheen wijst.")
    return el("div", el("p", tekst), _naar_route(t, soort="gewoon"), class_="rk-wijs-leeg")


def _over_de_weg(t: Toestand, blik: Blik) -> El | None:
    """Which way is in the picture, and the way to the other."""
    beste, gegaan = _haltes(t, Weg.BESTE), _haltes(t, Weg.WERKELIJK)
    if not beste:
        if not gegaan:
            return None
        tekst = el("p", _("Onze beste weg is nog leeg. Hier zie je de weg tot nu toe."))
        return el("div", tekst, _naar_route(t, soort="chip"), class_="rk-wijs-onder")
    if not any(h not in beste for h in gegaan):
        return None
    ook = blik.is_open("ook-gegaan")
    wissel = knop(
        icoon("vink" if ook else "plus"),
        _("Ook de weg tot nu toe"),
        blik={"wissel": "ook-gegaan"},
        soort="chip",
        aan=ook,
        id="rk-ook-gegaan",
    )
    wat = _("Dit zijn de haltes van beide wegen.") if ook else _("Dit zijn de haltes van onze beste weg.")
    return el("div", el("p", wat), wissel, class_="rk-wijs-onder")


# ---- beside the picture: the questions, or what is open -------------------------------------------------


def _zet(veldnaam: str) -> dict[str, str]:
    return {"veld": veldnaam}


def _vragen(t: Toestand, blik: Blik) -> list[El | None]:
    w = t.wegwijzing
    hoe = veld(
        _("Hoe weet {naam} zelf waar hulp is?").format(naam=t.casus.naam),
        w.hoe_weet,
        daad="wegwijzing_gewijzigd",
        inhoud=_zet("hoe_weet"),
        id="wijs-hoe",
        regels=4,
        hint=_("Van een ander gehoord, zelf gezocht…"),
    )
    eerste = kiezer(
        _("Wie zag als eerste dat er hulp nodig was?"),
        [("", _("weten we nog niet")), *((a.id, a.naam) for a in op_ring(t.casus.actoren))],
        w.eerste_vinder or "",
        id="wijs-eerste",
        daad="wegwijzing_gewijzigd",
        inhoud=_zet("eerste_vinder"),
    )
    return [hoe, eerste, kaart_vraagt(t, Stap.WEGWIJZERS, blik), _vangnetdeur(t)]


def _vangnetdeur(t: Toestand) -> El:
    """Folded: the question of safety, and who was named."""
    vangnet, w = t.kaart.vangnet, t.wegwijzing
    plekken = [p for p in vangnet.meldplekken if p.id in w.meldplekken]
    plekken += [p for p in vangnet.oppakkers if p.id in w.oppakkers]
    gekozen = dict.fromkeys(p.naam for p in plekken)
    wie = ", ".join(gekozen) or w.veilig_afspraak or _("Kies samen wie dat is.")
    return el(
        "button",
        el("b", _("Wie hoort het als het niet veilig is?")),
        icoon("rechts"),
        el("span", wie, class_="rk-deurtekst", dir="auto"),
        type="button",
        id="rk-vangnet",
        class_="rk-vangnetdeur",
        data_blik={"wissel": "vangnet"},
        aria_expanded="false",
    )


def _vangnetblad(t: Toestand) -> list[El | None]:
    vangnet, w = t.kaart.vangnet, t.wegwijzing
    klaar = knop(
        _("Klaar"), blik={"wissel": "vangnet"}, toets="Escape", id="rk-vangnet-klaar", data_neem_focus=True
    )
    kop = el("div", el("h2", _("Als het niet veilig is")), klaar, class_="rk-bladkop rk-vangnetkop")
    herstel = ", ".join(p.naam for p in vangnet.herstel)
    delen = [
        el("p", vangnet.uitleg, class_="rk-stil") if vangnet.uitleg else None,
        _plekken(_("Wie hoort het?"), "meldplekken", vangnet.meldplekken, w.meldplekken, "meld"),
        _plekken(_("Wie pakt het op?"), "oppakkers", vangnet.oppakkers, w.oppakkers, "pakt"),
        veld(
            _("Wat spreken we af?"),
            w.veilig_afspraak,
            daad="wegwijzing_gewijzigd",
            inhoud=_zet("veilig_afspraak"),
            id="wijs-veilig",
            regels=3,
        ),
        el("p", el("b", _("Daarna:")), " ", herstel, class_="rk-stil") if herstel else None,
    ]
    return [kop, _blad(delen, _("Als het niet veilig is"), "blad-vangnet")]


def _plekken(
    vraag: str, veldnaam: str, plekken: tuple[VangnetPlek, ...], gekozen: tuple[str, ...], prefix: str
) -> El | None:
    if not plekken:
        return None
    chips = []
    for plek in plekken:
        aan = plek.id in gekozen
        lijst = [i for i in gekozen if i != plek.id] if aan else [*gekozen, plek.id]
        chips.append(
            knop(
                icoon("vink" if aan else "plus"),
                plek.naam,
                daad="wegwijzing_gewijzigd",
                inhoud={"veld": veldnaam, "waarde": lijst},
                soort="chip",
                aan=aan,
                id=f"{prefix}-{plek.id}",
            )
        )
    return _chips(vraag, chips, f"{prefix}-vraag")


def _chips(vraag: str, chips: list[El], id_: str) -> El:
    return el(
        "div",
        el("p", vraag, class_="rk-label", id=id_),
        el("div", chips, class_="rk-bladchips", role="group", aria_labelledby=id_),
        class_="rk-veld",
    )


def _blad(delen: Sequence[El | None], naam: str, id_: str) -> El:
    return el("div", delen, class_="rk-rol rk-blad", id=id_, tabindex="0", role="region", aria_label=naam)


def _bladkop(naam: str, onder: str, route: Route) -> El:
    klaar = knop(
        _("Klaar"),
        blik={"halte": None, "actor": None},
        toets="Escape",
        id="rk-wijs-klaar",
        data_neem_focus=True,
    )
    return el(
        "div",
        el("h2", naam, dir="auto", class_="rk-bladnaam", title=naam),
        klaar,
        el("p", onder, class_="rk-bladlaan"),
        class_=f"rk-bladkop rk-{route.value}",
    )


def _wijst(t: Toestand, van: str, naar: str, tekst: str, id_: str) -> El:
    """A toggle: this helper points to this halte, or no longer."""
    aan = any(b.soort is BandSoort.WIJST and b.van == van and b.naar == naar for b in t.casus.banden)
    return knop(
        icoon("vink" if aan else "plus"),
        el("span", tekst, dir="auto"),
        daad="band_losgemaakt" if aan else "band_gelegd",
        inhoud={"soort": BandSoort.WIJST.value, "van": van, "naar": naar},
        soort="chip",
        aan=aan,
        id=id_,
    )


def _halteblad(t: Toestand, blik: Blik, halte: Halte) -> list[El | None]:
    wie = [(HOOFDPERSOON, _zelf(t)), *((a.id, a.naam) for a in op_ring(t.casus.actoren))]
    chips = [_wijst(t, van, halte.id, naam, f"wijst-{van}") for van, naam in wie]
    delen = [
        _chips(_("Wie wijst hier de weg?"), chips, "wijst-vraag"),
        nieuwe_helper(blik, halte.route, id_=f"wijs-helper-{halte.id}"),
    ]
    kop = _bladkop(halte.naam, laannaam(t, halte.route), halte.route)
    return [kop, _blad(delen, halte.naam, f"blad-{halte.id}")]


def _helperblad(t: Toestand, actor: Actor | None, groepen: tuple[Groep, ...]) -> list[El | None]:
    wie, naam = (actor.id, actor.naam) if actor else (HOOFDPERSOON, _zelf(t))
    route = actor.route if actor else Route.GROEN
    vraag = _("Naar welke haltes wijst deze helper?")
    if actor is None:
        vraag = _("Welke haltes kent {naam} zelf?").format(naam=t.casus.naam)
    haltes = {h.id: h for g in groepen for h in g.haltes}.values()
    chips = [_wijst(t, wie, h.id, h.naam, f"wijst-naar-{h.id}") for h in haltes]
    kop = _bladkop(naam, laannaam(t, route), route)
    return [kop, _blad([_chips(vraag, chips, "wijst-vraag")], naam, f"blad-{wie}")]


def _zelf(t: Toestand) -> str:
    return _("{naam} zelf").format(naam=t.casus.naam)
