"""What must be true in a file beyond its shape, told for all of the file at once.

The rules read plain values and pass over what has the wrong shape: that fault is told
elsewhere, and must not hide these.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rk.content.fouten import Bevinding, Pad, aangehaald, bedoel_je
from rk.domain import HOOFDPERSOON, BandSoort, Leefdomein, Route, Routekaart, Weg
from rk.taal import _

Waarden = Mapping[str, object]

LANGSTE_NAAM = 60
ID = r"^[a-z0-9]+([-_][a-z0-9]+)*$"
MAAND = r"^\d{4}-(0[1-9]|1[0-2])$"
_id_past = re.compile(ID[:-1] + r"\Z", re.ASCII).match
_is_maand = re.compile(MAAND[:-1] + r"\Z", re.ASCII).match


def algemeen(waarde: object, pad: Pad = ()) -> Iterator[Bevinding]:
    """Names fit on a screen and are not blank, ids are short slugs; in any file, anywhere."""
    match waarde:
        case dict():
            for sleutel, inhoud in waarde.items():
                yield from algemeen(inhoud, (*pad, sleutel))
        case list():
            for nr, inhoud in enumerate(waarde):
                yield from algemeen(inhoud, (*pad, nr))
        case str() if pad[-1:] in (("naam",), ("titel",)):
            if not waarde.strip():
                yield Bevinding(pad=pad, tekst=_("deze naam is leeg; verwacht: een tekst"))
            if len(waarde) > LANGSTE_NAAM:
                yield Bevinding(
                    pad=pad,
                    tekst=_("deze naam heeft {n} tekens; verwacht: hoogstens 60").format(n=len(waarde)),
                )
        case str() if pad[-1:] == ("id",) and not (_id_past(waarde) and len(waarde) <= LANGSTE_NAAM):
            yield Bevinding(
                pad=pad,
                tekst=_(
                    "{id} kan geen id zijn; verwacht: kleine letters, cijfers en streepjes, hoogstens 60"
                ).format(id=aangehaald(waarde)),
            )


def routekaart(kaart: Waarden) -> Iterator[Bevinding]:
    """The four routes once each, subroutes only on the blue one, and haltes that hold together."""
    yield from _maand(kaart, ("stand",))
    routes = [(pad, tekst_van(r, "route")) for pad, r in blokken(kaart, "routes")]
    yield from twee_keer(((*pad, "route"), route) for pad, route in routes)
    if isinstance(kaart.get("routes"), list):
        genoemd = {route for _pad, route in routes}
        for route in Route:
            if route not in genoemd:
                yield Bevinding(pad=("routes",), tekst=_('de route "{route}" ontbreekt').format(route=route))
    subroutes = [((*pad, "subroute"), tekst_van(s, "subroute")) for pad, s in blokken(kaart, "subroutes")]
    yield from twee_keer(subroutes)
    haltes = list(blokken(kaart, "haltes"))
    yield from twee_keer(((*pad, "id"), tekst_van(h, "id")) for pad, h in haltes)
    boven = {tekst_van(h, "id"): tekst_van(h, "onder") for _pad, h in haltes}
    for pad, halte in haltes:
        yield from _route_van_halte(pad, halte, {s for _pad, s in subroutes})
        onder = tekst_van(halte, "onder")
        if onder and onder not in boven:
            yield _bestaat_niet((*pad, "onder"), onder, boven)
        elif _draait_rond(tekst_van(halte, "id"), boven):
            yield Bevinding(
                pad=(*pad, "onder"),
                tekst=_("deze halte valt zo onder zichzelf; verwacht: een andere halte"),
            )
    vangnet = kaart.get("vangnet")
    if isinstance(vangnet, dict):
        for lijst in ("meldplekken", "oppakkers", "herstel"):
            yield from twee_keer(
                (("vangnet", *pad, "id"), tekst_van(p, "id")) for pad, p in blokken(vangnet, lijst)
            )


def stappenplan(stappenplan: Waarden) -> Iterator[Bevinding]:
    """Each step once, and for every agenda minutes that add up to its name."""
    stappen = list(blokken(stappenplan, "stappen"))
    yield from twee_keer(((*pad, "stap"), tekst_van(s, "stap")) for pad, s in stappen)
    som: Counter[str] = Counter()
    for pad, stap in stappen:
        minuten = stap.get("minuten")
        for agenda, duur in minuten.items() if isinstance(minuten, dict) else ():
            plek = (*pad, "minuten", agenda)
            if not re.fullmatch(r"[1-9][0-9]{0,2}", agenda):
                yield Bevinding(
                    pad=plek,
                    tekst=_("{agenda} kan hier niet; verwacht: de naam van een agenda, zoals 60").format(
                        agenda=aangehaald(agenda)
                    ),
                )
            elif isinstance(duur, int) and not isinstance(duur, bool):
                som[agenda] += duur
                if duur < 0:
                    yield Bevinding(
                        pad=plek,
                        tekst=_("{duur} kan hier niet; verwacht: 0 of meer minuten").format(duur=duur),
                    )
    for agenda, samen in sorted(som.items()):
        if samen != int(agenda):
            yield Bevinding(
                pad=("stappen",),
                tekst=_("de minuten van agenda {agenda} zijn samen {samen}; verwacht: {agenda}").format(
                    agenda=agenda, samen=samen
                ),
            )


def casus(casus: Waarden, kaarten: Sequence[Routekaart]) -> Iterator[Bevinding]:
    """Ids once, and every id that is named exists: in the casus itself, or on a map.

    Haltes are sought on the map that knows most of them; without maps they are not checked.
    """
    actoren = list(blokken(casus, "actoren"))
    actor_ids = {tekst_van(a, "id") for _pad, a in actoren}
    yield from twee_keer(((*pad, "id"), tekst_van(a, "id")) for pad, a in actoren)
    for pad, actor in actoren:
        if actor.get("id") == HOOFDPERSOON:
            yield Bevinding(
                pad=(*pad, "id"),
                tekst=_('"hoofdpersoon" is altijd de persoon zelf; verwacht: een id voor een helper'),
            )
    yield from _haltes_op_kaart(casus, kaarten)
    bezoeken = [b for weg in Weg for b in blokken(casus, weg)]
    yield from twee_keer(((*pad, "id"), tekst_van(b, "id")) for pad, b in bezoeken)
    yield from _obstakels(bezoeken)
    for pad, bezoek in bezoeken:
        yield from _maand(bezoek, (*pad, "maand"))
        yield from _is_actor((*pad, "actor_id"), bezoek.get("actor_id"), actor_ids)
    banden = list(blokken(casus, "banden"))
    yield from twee_keer((pad, _band(b)) for pad, b in banden)
    for pad, band in banden:
        yield from _is_actor((*pad, "van"), band.get("van"), actor_ids)
        naar = tekst_van(band, "naar")
        if band.get("soort") in (BandSoort.KENT, BandSoort.STEMT_AF):
            yield from _is_actor((*pad, "naar"), naar, actor_ids)
        elif band.get("soort") == BandSoort.OVERZICHT and naar not in set(Leefdomein):
            yield Bevinding(
                pad=(*pad, "naar"),
                tekst=_("{naar} is geen leefdomein").format(naar=aangehaald(naar))
                + (
                    bedoel_je(naar, Leefdomein)
                    or _("; verwacht: een van {keuzes}").format(keuzes=", ".join(Leefdomein))
                ),
            )
    yield from _regie(casus, actor_ids)
    domeinen = casus.get("domeinen")
    if isinstance(domeinen, list):
        yield from twee_keer((("domeinen", nr), d) for nr, d in enumerate(domeinen) if isinstance(d, str))


def _band(band: Waarden) -> str:
    """What a tie says; knowing and tuning say the same in both directions."""
    einden = [tekst_van(band, "van"), tekst_van(band, "naar")]
    if band.get("soort") in (BandSoort.KENT, BandSoort.STEMT_AF):
        einden.sort()
    return " ".join((tekst_van(band, "soort"), *einden))


def _route_van_halte(pad: Pad, halte: Waarden, uitgelegd: set[str]) -> Iterator[Bevinding]:
    subroute = halte.get("subroute")
    if halte.get("route") == Route.BLAUW and subroute is None:
        yield Bevinding(
            pad=(*pad, "subroute"), tekst=_("een halte op de blauwe route hoort op een subroute; kies er een")
        )
    elif subroute is not None and tekst_van(halte, "route") in set(Route) - {Route.BLAUW}:
        yield Bevinding(
            pad=(*pad, "subroute"),
            tekst=_("alleen de blauwe route heeft subroutes; laat deze sleutel weg"),
        )
    elif isinstance(subroute, str) and subroute not in uitgelegd:
        yield Bevinding(
            pad=(*pad, "subroute"),
            tekst=_("{subroute} staat niet bij `subroutes`").format(subroute=aangehaald(subroute)),
        )


def _draait_rond(halte_id: str, boven: Mapping[str, str]) -> bool:
    """Whether the way upward from this halte comes back to it."""
    gezien: set[str] = set()
    nu = boven.get(halte_id, "")
    while nu and nu not in gezien:
        if nu == halte_id:
            return True
        gezien.add(nu)
        nu = boven.get(nu, "")
    return False


def _haltes_op_kaart(casus: Waarden, kaarten: Sequence[Routekaart]) -> Iterator[Bevinding]:
    genoemd = [
        *(((*pad, "halte_id"), b) for weg in Weg for pad, b in blokken(casus, weg)),
        *(((*pad, "halte_id"), a) for pad, a in blokken(casus, "actoren")),
        *(((*pad, "naar"), b) for pad, b in blokken(casus, "banden") if b.get("soort") == BandSoort.WIJST),
    ]
    ids = [(pad, halte_id) for pad, blok in genoemd if (halte_id := tekst_van(blok, str(pad[-1])))]
    bekend = [{h.id for h in kaart.haltes} for kaart in kaarten]
    if not bekend:
        return
    haltes = min(bekend, key=lambda haltes: sum(halte_id not in haltes for _pad, halte_id in ids))
    for pad, halte_id in ids:
        if halte_id not in haltes:
            yield _bestaat_niet(pad, halte_id, haltes)


def _obstakels(bezoeken: Iterable[tuple[Pad, Waarden]]) -> Iterator[Bevinding]:
    obstakels = [((*pad, *plek), o) for pad, b in bezoeken for plek, o in blokken(b, "obstakels")]
    ids = {tekst_van(o, "id") for _pad, o in obstakels}
    yield from twee_keer(((*pad, "id"), tekst_van(o, "id")) for pad, o in obstakels)
    for pad, obstakel in obstakels:
        vereist = obstakel.get("vereist")
        for nr, ander in enumerate(vereist if isinstance(vereist, list) else ()):
            if not isinstance(ander, str):
                continue
            if ander not in ids:
                yield _bestaat_niet((*pad, "vereist", nr), ander, ids)
            elif ander == obstakel.get("id"):
                yield Bevinding(
                    pad=(*pad, "vereist", nr),
                    tekst=_("een obstakel kan niet op zichzelf wachten; verwacht: een ander obstakel"),
                )


def _regie(casus: Waarden, actor_ids: set[str]) -> Iterator[Bevinding]:
    regie = list(blokken(casus, "regie"))
    yield from twee_keer(((*pad, "functie"), tekst_van(r, "functie")) for pad, r in regie)
    for pad, functie in regie:
        wie = functie.get("wie")
        namen = wie if isinstance(wie, list) else []
        if functie.get("niemand") is True and namen:
            yield Bevinding(
                pad=(*pad, "niemand"),
                tekst=_("`niemand` en namen bij `wie` kunnen niet samen; kies een van de twee"),
            )
        for nr, naam in enumerate(namen):
            yield from _is_actor((*pad, "wie", nr), naam, actor_ids)


def _is_actor(pad: Pad, wie: object, actor_ids: set[str]) -> Iterator[Bevinding]:
    if isinstance(wie, str) and wie not in {HOOFDPERSOON, *actor_ids}:
        yield _bestaat_niet(pad, wie, {HOOFDPERSOON, *actor_ids})


def _bestaat_niet(pad: Pad, wat: str, keuzes: Iterable[str]) -> Bevinding:
    return Bevinding(
        pad=pad, tekst=_("{wat} bestaat niet").format(wat=aangehaald(wat)) + bedoel_je(wat, keuzes)
    )


def twee_keer(paren: Iterable[tuple[Pad, str]]) -> Iterator[Bevinding]:
    """A fault for each value that stood there before; blanks are told elsewhere."""
    gezien: set[str] = set()
    for pad, waarde in paren:
        if waarde.strip() and waarde in gezien:
            yield Bevinding(
                pad=pad,
                tekst=_("{waarde} staat er twee keer; verwacht: één keer").format(waarde=aangehaald(waarde)),
            )
        gezien.add(waarde)


def _maand(blok: Waarden, pad: Pad) -> Iterator[Bevinding]:
    """The map's month is needed, that of a visit may be empty."""
    maand = blok.get(str(pad[-1]))
    if isinstance(maand, str) and not _is_maand(maand) and (maand or len(pad) == 1):
        yield Bevinding(
            pad=pad,
            tekst=_("{maand} is geen maand; verwacht: jaar en maand, zoals 2018-02").format(
                maand=aangehaald(maand)
            ),
        )


def blokken(houder: Waarden, sleutel: str) -> Iterator[tuple[Pad, Waarden]]:
    """The blocks in a list, each with the way to it; whatever is no block is passed over."""
    lijst = houder.get(sleutel)
    for nr, blok in enumerate(lijst if isinstance(lijst, list) else ()):
        if isinstance(blok, dict):
            yield (sleutel, nr), blok


def tekst_van(blok: Waarden, sleutel: str) -> str:
    """A text in a block, or nothing where there is none."""
    waarde = blok.get(sleutel)
    return waarde if isinstance(waarde, str) else ""
