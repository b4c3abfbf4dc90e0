"""All figures of one casus as rows, for researchers."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from rk.domain import Casus, Routekaart, Weg, Wegwijzing
from rk.graph import Bereik, maak_graaf
from rk.inzicht.afhankelijkheid import er_hangt_veel_aan, wegwijzergat
from rk.inzicht.begrippen import BEGRIPPEN
from rk.inzicht.deuren import deuren
from rk.inzicht.gezichten import Vastheid, vaste_gezichten
from rk.inzicht.ideaal import ideaal_en_werkelijk
from rk.inzicht.kringen import drempelkringen
from rk.inzicht.maten import Deel, Maat, TeWeinig, getal
from rk.inzicht.overzicht import Regielijst, Stand, overzichtsdekking, regie_eenduidigheid, regielijst
from rk.inzicht.verhaal import overdrachtswarmte, vertelteller, verteltellers
from rk.inzicht.waakvlam import waakvlam
from rk.taal import _

_Waarde: TypeAlias = Bereik | Deel | Maat | float | TeWeinig
Rij: TypeAlias = dict[str, str | float | bool | None]


def cijfers(
    kaart: Routekaart,
    casus: Casus,
    *,
    wegwijzing: Wegwijzing | None = None,
    lijsten: Iterable[Regielijst] | None = None,
) -> list[Rij]:
    """Every figure of a casus, one row each, always the same rows in the same order.

    Fit for a data frame. Keys: `casus` and `figuur` (ids); `naam_nl`, `naam_en`; `waarde`, the
    number, None where unknowns leave it open; `laag` and `hoog`, its bounds; `van`, the whole that
    it is a part of, if any; `tekst`, as it is shown; `eenheid_nl`, `eenheid_en`; `uitleg_nl`,
    `uitleg_en`, its definition; `reden`, in Dutch, why there is none, else empty; `voorbij`, whether
    it speaks of the real way alone. `lijsten` are answers to who does what, by default the group's.
    Raises  GraafFout: as `rk.graph.maak_graaf`.
    """
    rijen: list[Rij] = []
    for figuur, waarde in _waarden(kaart, casus, wegwijzing, lijsten):
        begrip = BEGRIPPEN[figuur]
        laag, hoog = _grenzen(waarde)
        rijen.append(
            {
                "casus": casus.id,
                "figuur": figuur,
                "naam_nl": begrip.naam[0],
                "naam_en": begrip.naam[1],
                "waarde": laag if laag == hoog else None,
                "laag": laag,
                "hoog": hoog,
                "van": waarde.van if isinstance(waarde, Deel) else None,
                "tekst": _tekst(waarde),
                "eenheid_nl": begrip.eenheid[0],
                "eenheid_en": begrip.eenheid[1],
                "uitleg_nl": begrip.uitleg[0],
                "uitleg_en": begrip.uitleg[1],
                "reden": waarde.reden if isinstance(waarde, TeWeinig) else "",
                "voorbij": begrip.voorbij,
            }
        )
    return rijen


def _grenzen(waarde: _Waarde) -> tuple[float | None, float | None]:
    match waarde:
        case TeWeinig():
            return None, None
        case Bereik() | Deel() | Maat():
            return waarde.laag, waarde.hoog
    return waarde, waarde


def _tekst(waarde: _Waarde) -> str:
    match waarde:
        case TeWeinig():
            return ""
        case Bereik():
            return getal(waarde)
        case Deel() | Maat():
            return str(waarde)
    return f"{waarde:.2f}".replace(".", ",")


def _waarden(
    kaart: Routekaart,
    casus: Casus,
    wegwijzing: Wegwijzing | None,
    lijsten: Iterable[Regielijst] | None,
) -> Iterator[tuple[str, _Waarde]]:
    G = maak_graaf(kaart, casus, wegwijzing=wegwijzing)
    yield from _van_verhaal(casus)
    a = er_hangt_veel_aan(G)
    if isinstance(a, TeWeinig):
        yield from _leeg(a, "hangt_aan_een", "minste_wegen")
    else:
        meest = Deel(
            laag=max((s.haltes.laag for s in a.schakels), default=0),
            hoog=max((s.haltes.hoog for s in a.schakels), default=0),
            van=len(a.nodig),
        )
        yield "hangt_aan_een", meest
        yield "minste_wegen", _minste(w.wegen for w in a.wegen)
    w = wegwijzergat(G)
    if isinstance(w, TeWeinig):
        yield from _leeg(w, "wegwijzergat", "wegwijzer_afstand")
    else:
        yield "wegwijzergat", w.haltes
        nergens = TeWeinig(reden=_("Er is nog geen halte op onze beste weg waar een helper heen wijst."))
        yield "wegwijzer_afstand", _meeste(w.afstand.values()) if w.afstand else nergens
    yield from _van_overzicht(casus, (regielijst(casus),) if lijsten is None else tuple(lijsten))
    yield from _van_gezichten(casus)
    d = deuren(casus)
    if isinstance(d, TeWeinig):
        yield from _leeg(d, "eerste_hulp", "deuren_dicht", "terugkeer", "formeel_tegelijk")
    else:
        geen = TeWeinig(reden=_("Er staat nog bij geen enkele halte dat het hielp."))
        yield "eerste_hulp", d.eerste_hulp or geen
        yield "deuren_dicht", d.dicht
        yield "terugkeer", _precies(d.terug)
        yield "formeel_tegelijk", d.tegelijk
    i = ideaal_en_werkelijk(G)
    if isinstance(i, TeWeinig):
        yield from _leeg(i, "ideaal_ontbreekt", "ideaal_andere_weg", "ideaal_volgorde", "ideaal_verschuiving")
    else:
        yield "ideaal_ontbreekt", _precies(len(i.ontbreekt))
        yield "ideaal_andere_weg", _precies(len(i.andere_weg))
        yield "ideaal_volgorde", _precies(len(i.volgorde))
        yield "ideaal_verschuiving", i.verschuiving
    k = drempelkringen(casus)
    if isinstance(k, TeWeinig):
        yield from _leeg(k, "drempels_in_kring", "kringen_openen")
    else:
        yield "drempels_in_kring", k.obstakels
        yield "kringen_openen", k.openen
    v = waakvlam(casus)
    yield "waakvlam_zonder", v if isinstance(v, TeWeinig) else v.zonder


def _van_verhaal(casus: Casus) -> Iterator[tuple[str, _Waarde]]:
    for weg, naam in ((Weg.WERKELIJK, "werkelijk"), (Weg.BESTE, "beste")):
        v = vertelteller(casus, weg=weg)
        yield f"vertelteller_{naam}", v if isinstance(v, TeWeinig) else v.keer
    verschil = verteltellers(casus)
    yield (
        "vertelteller_te_voorkomen",
        verschil if isinstance(verschil, TeWeinig) else verschil.te_voorkomen,
    )
    o = overdrachtswarmte(casus)
    yield "overdrachten_warm", o if isinstance(o, TeWeinig) else _deel(o.warm, o.totaal)
    b = overdrachtswarmte(casus, weg=Weg.BESTE)
    yield "overdrachten_warm_beste", b if isinstance(b, TeWeinig) else _deel(b.warm, b.totaal)
    yield "losse_einden", o if isinstance(o, TeWeinig) else o.losse_einden


def _van_overzicht(casus: Casus, lijsten: tuple[Regielijst, ...]) -> Iterator[tuple[str, _Waarde]]:
    o = overzichtsdekking(casus)
    if isinstance(o, TeWeinig):
        yield from _leeg(o, "overzicht_zonder", "overzicht_haltes")
    else:
        zonder = len(o.zonder)
        leeg = TeWeinig(reden=_("Er staat nog niet op de kaart wie overzicht heeft over welk deel."))
        yield (
            "overzicht_zonder",
            Deel(laag=zonder, hoog=zonder, van=len(o.domeinen)) if o.ingevuld else leeg,
        )
        anderen = [m.haltes for m in o.mensen[1:]]
        yield (
            "overzicht_haltes",
            Deel(
                laag=max((h.laag for h in anderen), default=0),
                hoog=max((h.hoog for h in anderen), default=0),
                van=len(o.haltes),
            ),
        )
    r = regie_eenduidigheid(lijsten)
    if isinstance(r, TeWeinig):
        yield from _leeg(r, "regie_duidelijk", "regie_niemand")
    else:
        yield "regie_duidelijk", r.duidelijk
        niemand = len(r.met(Stand.NIEMAND))
        yield "regie_niemand", Deel(laag=niemand, hoog=niemand, van=r.duidelijk.van)


def _van_gezichten(casus: Casus) -> Iterator[tuple[str, _Waarde]]:
    g = vaste_gezichten(casus)
    per: dict[str, Vastheid | TeWeinig] = (
        {"persoon": g, "organisatie": g}
        if isinstance(g, TeWeinig)
        else {"persoon": g.per_persoon, "organisatie": g.per_organisatie}
    )
    for wie, vastheid in per.items():
        if isinstance(vastheid, TeWeinig):
            yield from _leeg(vastheid, f"upc_{wie}", f"coc_{wie}", f"secon_{wie}")
        else:
            yield f"upc_{wie}", vastheid.upc
            yield f"coc_{wie}", vastheid.coc
            yield f"secon_{wie}", vastheid.secon


def _leeg(reden: TeWeinig, *namen: str) -> Iterator[tuple[str, _Waarde]]:
    for naam in namen:
        yield naam, reden


def _precies(n: int) -> Bereik:
    return Bereik(laag=n, hoog=n)


def _deel(bereik: Bereik, van: int) -> Deel:
    return Deel(laag=bereik.laag, hoog=bereik.hoog, van=van)


def _minste(rij: Iterable[Bereik]) -> Bereik:
    alle = tuple(rij)
    return Bereik(laag=min(b.laag for b in alle), hoog=min(b.hoog for b in alle))


def _meeste(rij: Iterable[Bereik]) -> Bereik:
    alle = tuple(rij)
    return Bereik(laag=max(b.laag for b in alle), hoog=max(b.hoog for b in alle))
