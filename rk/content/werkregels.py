"""What must be true in a file of a werkvorm or an agenda beyond its shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rk.content.fouten import Bevinding, Pad, aangehaald, bedoel_je
from rk.content.regels import Waarden, blokken, tekst_van, twee_keer
from rk.domain import Stap, Stem, Tafel, Tijdeenheid, Veldsoort, Vorm
from rk.taal import _

LANGSTE_KORT = 14
"""So many letters of a short name fit in the header."""
MEESTE_STELLINGEN = 60
"""So many statements one person answers on a phone, with something left to give elsewhere."""
MEESTE_RIJEN = 40
"""So many times a part of a plan can be filled in."""
_TE_TELLEN = (
    ("schaal", "delen", "niveaus"),
    ("kaarten", "vakken"),
    ("checklijst", "groepen"),
    ("plan", "delen"),
    ("keuze", "opties"),
)


def werkvorm(w: Waarden) -> Iterator[Bevinding]:
    """The block of its form is there and no other; ids are there once; what is named exists."""
    vorm = tekst_van(w, "vorm")
    for v in Vorm:
        if v == vorm and not isinstance(w.get(v), dict):
            yield Bevinding(
                pad=(v.value,),
                tekst=_('het blok "{vorm}" ontbreekt; verwacht: wat bij deze vorm hoort').format(vorm=v),
            )
        elif v != vorm and vorm in set(Vorm) and w.get(v.value) is not None:
            yield Bevinding(
                pad=(v.value,),
                tekst=_('dit blok hoort niet bij de vorm "{vorm}"; laat het weg').format(vorm=vorm),
            )
    kort = tekst_van(w, "kort")
    if len(kort) > LANGSTE_KORT:
        yield Bevinding(
            pad=("kort",),
            tekst=_("deze naam heeft {n} tekens; verwacht: hoogstens 14").format(n=len(kort)),
        )
    minuten = w.get("minuten")
    if isinstance(minuten, int) and not isinstance(minuten, bool) and not 1 <= minuten <= 120:
        yield Bevinding(
            pad=("minuten",),
            tekst=_("{n} kan hier niet; verwacht: 1 tot en met 120 minuten").format(n=minuten),
        )
    if tekst_van(w, "toestemming") and tekst_van(w, "tafel") != Tafel.PERSOON:
        yield Bevinding(
            pad=("toestemming",),
            tekst=_('toestemming vraag je aan de persoon; zet bij tafel "persoon", of laat dit weg'),
        )
    for vorm_, *lijsten in _TE_TELLEN:
        blok = w.get(vorm_)
        for lijst in lijsten:
            if isinstance(blok, dict) and blok.get(lijst) == []:
                yield Bevinding(pad=(vorm_, lijst), tekst=_("deze lijst is leeg; verwacht: ten minste één"))
    yield from _ids(w)
    yield from _velden(w)
    for vorm_, regels in _PER_VORM:
        blok = w.get(vorm_)
        if isinstance(blok, dict):
            yield from regels(blok)


def agenda(a: Waarden, werkvormen: Iterable[str]) -> Iterator[Bevinding]:
    """Each line is a step or a known werkvorm, never both; a step occurs once."""
    bekend = list(werkvormen)
    regels = list(blokken(a, "punten"))
    yield from twee_keer(((*pad, "stap"), tekst_van(r, "stap")) for pad, r in regels)
    for pad, regel in regels:
        stap, werk = tekst_van(regel, "stap"), tekst_van(regel, "werkvorm")
        if bool(stap) == bool(werk):
            yield Bevinding(pad=pad, tekst=_("verwacht: een stap of een werkvorm, een van de twee"))
        elif stap in (Stap.VOORAF, Stap.EINDE):
            yield Bevinding(
                pad=(*pad, "stap"), tekst=_('"{stap}" is er altijd; laat deze regel weg').format(stap=stap)
            )
        elif werk and werk not in bekend:
            yield Bevinding(
                pad=(*pad, "werkvorm"),
                tekst=_("{wat} bestaat niet").format(wat=aangehaald(werk)) + bedoel_je(werk, bekend),
            )


def _ids(waarde: object, pad: Pad = ()) -> Iterator[Bevinding]:
    """Within one list every id is there once."""
    match waarde:
        case dict():
            for sleutel, inhoud in waarde.items():
                yield from _ids(inhoud, (*pad, sleutel))
        case list():
            yield from twee_keer(
                ((*pad, nr, "id"), tekst_van(x, "id")) for nr, x in enumerate(waarde) if isinstance(x, dict)
            )
            for nr, inhoud in enumerate(waarde):
                yield from _ids(inhoud, (*pad, nr))


def _velden(waarde: object, pad: Pad = ()) -> Iterator[Bevinding]:
    """Only a field that is chosen has choices, and it always has."""
    match waarde:
        case dict():
            for sleutel, inhoud in waarde.items():
                yield from _velden(inhoud, (*pad, sleutel))
        case list():
            for nr, inhoud in enumerate(waarde):
                yield from _velden(inhoud, (*pad, nr))
                if pad[-1:] != ("velden",) or not isinstance(inhoud, dict):
                    continue
                kiest = inhoud.get("soort") == Veldsoort.KEUZE
                if kiest and not inhoud.get("keuzes"):
                    yield Bevinding(
                        pad=(*pad, nr, "keuzes"), tekst=_("deze sleutel ontbreekt; verwacht: de keuzes")
                    )
                elif not kiest and inhoud.get("keuzes"):
                    yield Bevinding(
                        pad=(*pad, nr, "keuzes"),
                        tekst=_('keuzes horen bij soort "keuze"; verander de soort, of laat ze weg'),
                    )


def _bestaat(pad: Pad, naam: object, keuzes: Iterable[str]) -> Iterator[Bevinding]:
    keuzes = list(keuzes)
    if isinstance(naam, str) and naam and naam not in keuzes:
        yield Bevinding(
            pad=pad, tekst=_("{wat} bestaat niet").format(wat=aangehaald(naam)) + bedoel_je(naam, keuzes)
        )


def _schaal(schaal: Waarden) -> Iterator[Bevinding]:
    delen = [tekst_van(d, "id") for _pad, d in blokken(schaal, "delen")]
    niveaus = schaal.get("niveaus")
    if isinstance(niveaus, list) and len(niveaus) == 1:
        yield Bevinding(
            pad=("schaal", "niveaus"), tekst=_("één niveau is geen schaal; verwacht: twee of meer")
        )
    if schaal.get("tekening") == "web" and len(delen) < 3:
        yield Bevinding(
            pad=("schaal", "delen"), tekst=_("een web heeft ten minste drie delen; kies anders balken")
        )
    stemmen = schaal.get("stemmen")
    if stemmen == []:
        yield Bevinding(
            pad=("schaal", "stemmen"),
            tekst=_("deze lijst is leeg; verwacht: een of meer van {keuzes}").format(keuzes=", ".join(Stem)),
        )
    for pad, combinatie in blokken(schaal, "combinaties"):
        hoog = combinatie.get("hoog")
        for nr, deel in enumerate(hoog if isinstance(hoog, list) else ()):
            yield from _bestaat(("schaal", *pad, "hoog", nr), deel, delen)


def _kaarten(bord: Waarden) -> Iterator[Bevinding]:
    vakken = [tekst_van(v, "id") for _pad, v in blokken(bord, "vakken")]
    for pad, voorbeeld in blokken(bord, "voorbeelden"):
        yield from _bestaat(("kaarten", *pad, "vak"), voorbeeld.get("vak"), vakken)
        if bord.get("plaatsen") is True and not tekst_van(voorbeeld, "vak"):
            yield Bevinding(
                pad=("kaarten", *pad, "vak"),
                tekst=_("deze sleutel ontbreekt; verwacht: het vak waar dit voorbeeld hoort"),
            )


def _checklijst(lijst: Waarden) -> Iterator[Bevinding]:
    """A statement is known by its id in the whole list, and a whole list fits on a phone."""
    zinnen = []
    eerste: dict[tuple[str, int], tuple[Pad, str]] = {}  # twice in one group is said already
    for nr, (pad, groep) in enumerate(blokken(lijst, "groepen")):
        for onder, z in blokken(groep, "stellingen"):
            id_ = tekst_van(z, "id")
            zinnen.append(id_)
            eerste.setdefault((id_, nr), (("checklijst", *pad, *onder, "id"), id_))
    yield from twee_keer(eerste.values())
    if len(zinnen) > MEESTE_STELLINGEN:
        yield Bevinding(
            pad=("checklijst", "groepen"),
            tekst=_("deze lijst heeft {n} stellingen; verwacht: hoogstens {meeste}").format(
                n=len(zinnen), meeste=MEESTE_STELLINGEN
            ),
        )
    for sleutel, meeste in (("minste", 50), ("oppakken", 10)):
        n = lijst.get(sleutel, 0)
        if isinstance(n, int) and not 0 <= n <= meeste:
            yield Bevinding(
                pad=("checklijst", sleutel),
                tekst=_("{n} kan hier niet; verwacht: 0 tot en met {meeste}").format(n=n, meeste=meeste),
            )


def _plan(plan: Waarden) -> Iterator[Bevinding]:
    """A part can be filled in at least once; a comparison names parts with amounts, and their fields."""
    velden: dict[str, list[str]] = {}
    for pad, deel in blokken(plan, "delen"):
        eigen = [v for _pad, v in blokken(deel, "velden")]
        velden[tekst_van(deel, "id")] = [tekst_van(v, "id") for v in eigen]
        rijen = deel.get("rijen", 1)
        if isinstance(rijen, int) and not isinstance(rijen, bool) and not 1 <= rijen <= MEESTE_RIJEN:
            yield Bevinding(
                pad=("plan", *pad, "rijen"),
                tekst=_("{n} kan hier niet; verwacht: 1 tot en met 40 regels").format(n=rijen),
            )
        if not eigen:
            yield Bevinding(
                pad=("plan", *pad, "velden"), tekst=_("deze lijst is leeg; verwacht: ten minste één")
            )
        if deel.get("som") is True and not any(tekst_van(v, "soort") == Veldsoort.BEDRAG for v in eigen):
            yield Bevinding(
                pad=("plan", *pad, "som"),
                tekst=_('er is geen veld van soort "bedrag" om op te tellen; laat dit weg'),
            )
    vergelijk = plan.get("vergelijk")
    if isinstance(vergelijk, dict):
        pad_ = ("plan", "vergelijk")
        for sleutel in ("een", "twee", "minder"):
            yield from _bestaat((*pad_, sleutel), vergelijk.get(sleutel), velden)
        for sleutel in ("betaalt", "wint", "herkomst"):
            in_deel = velden.get(tekst_van(vergelijk, "een"), [])
            yield from _bestaat((*pad_, sleutel), vergelijk.get(sleutel), in_deel)


def _reis(reis: Waarden) -> Iterator[Bevinding]:
    if not reis.get("etappes") and not isinstance(reis.get("tijdlijn"), dict):
        yield Bevinding(
            pad=("reis",), tekst=_("een reis heeft etappes of een tijdlijn; verwacht: een van de twee")
        )
    etappes = [e for _pad, e in blokken(reis, "etappes")]
    if reis.get("plek") is True and not etappes:
        yield Bevinding(pad=("reis", "plek"), tekst=_("zonder etappes is er geen plek; zet er etappes bij"))
    if reis.get("vragen") and not etappes:
        yield Bevinding(
            pad=("reis", "vragen"), tekst=_("zonder etappes valt er niets te scoren; zet er etappes bij")
        )
    meet = any(e.get("meting") is True for e in etappes)
    if meet != bool(tekst_van(reis, "meting")):
        yield Bevinding(
            pad=("reis", "meting"),
            tekst=_("verwacht: de vraag bij de meting, en etappes met `meting: true`; of geen van beide"),
        )
    tijdlijn = reis.get("tijdlijn")
    if isinstance(tijdlijn, dict):
        yield from _tijdlijn(tijdlijn, reis)


_VERST = {Tijdeenheid.MAAND: 60, Tijdeenheid.JAAR: 600}


def _tijdlijn(tijdlijn: Waarden, reis: Waarden) -> Iterator[Bevinding]:
    van, tot = tijdlijn.get("van"), tijdlijn.get("tot")
    jaar = tijdlijn.get("eenheid") == Tijdeenheid.JAAR
    verst = _VERST[Tijdeenheid.JAAR if jaar else Tijdeenheid.MAAND]
    if isinstance(van, int) and isinstance(tot, int):
        if not -verst <= van <= 0 < tot <= verst:
            yield Bevinding(
                pad=("reis", "tijdlijn", "van"),
                tekst=_("verwacht: `van` tussen -{n} en 0, en `tot` tussen 1 en {n} maanden").format(n=verst),
            )
        elif jaar and (van % 12 or tot % 12):
            yield Bevinding(
                pad=("reis", "tijdlijn", "van"),
                tekst=_("verwacht bij jaren: `van` en `tot` in hele jaren, dus 12, 24, 36 ... maanden"),
            )
    if tijdlijn.get("gaten") is True and not any(m.get("wie") is True for _p, m in blokken(reis, "merken")):
        yield Bevinding(
            pad=("reis", "tijdlijn", "gaten"),
            tekst=_("een maand is pas niet leeg met een merk met `wie: true`; zet er zo een bij"),
        )


def _keuze(keuze: Waarden) -> Iterator[Bevinding]:
    opties = [o for _pad, o in blokken(keuze, "opties")]
    hoogstens = keuze.get("hoogstens", 1)
    if isinstance(hoogstens, int) and not 1 <= hoogstens <= max(1, len(opties)):
        yield Bevinding(
            pad=("keuze", "hoogstens"),
            tekst=_("{n} kan hier niet; verwacht: 1 tot en met het aantal opties").format(n=hoogstens),
        )
    top = keuze.get("top", 0)
    if isinstance(top, int) and isinstance(hoogstens, int) and not 0 <= top <= hoogstens:
        yield Bevinding(
            pad=("keuze", "top"),
            tekst=_("{n} kan hier niet; verwacht: 0 tot en met `hoogstens`").format(n=top),
        )


_PER_VORM: tuple[tuple[Vorm, Callable[[Waarden], Iterator[Bevinding]]], ...] = (
    (Vorm.SCHAAL, _schaal),
    (Vorm.KAARTEN, _kaarten),
    (Vorm.CHECKLIJST, _checklijst),
    (Vorm.PLAN, _plan),
    (Vorm.REIS, _reis),
    (Vorm.KEUZE, _keuze),
)
