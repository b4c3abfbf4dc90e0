"""Two smaller drawings of one change, before and after: rings, who points the way, a stretch of the
best way, or rules.

Both stand the same, so that what differs is what changed. Where there is too much to read at this
size, only what has to do with the change is drawn, and the drawing says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from rk.domain import HOOFDPERSOON, Band, BandSoort, Bezoek, Casus, Halte, Obstakel, Regiefunctie
from rk.events import Toestand
from rk.inzicht import (
    BandErbij,
    RolValtWeg,
    RuimteInRegel,
    SamenOverzicht,
    VastContact,
    WarmeOverdracht,
    Wijziging,
)
from rk.taal import _
from rk.tekening.banen import Banentekening, banen
from rk.tekening.banenplan import Plek
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.licht import bandnaam
from rk.tekening.ringen import ringen
from rk.tekening.schermen.proeven import kort
from rk.tekening.wijzers import Groep, Wijzerstekening, wijzers

MEEST_HELPERS = 12
"""So many helpers fit in a ring picture of this size without names over one another."""
_MEEST_HALTES = 7
_MEEST_GEWEZEN = 4
_MEEST_DREMPELS = 6
_RAND = {False: 44, True: 28}
_CIJFERS, _TUSSEN = 500, 24
_HOOGTE = {False: 740, True: 600}
"""Units, by `blik.smal`: what lies beside the drawings, and how high they are."""


def maat(blik: Blik) -> tuple[int, int]:
    """Width and height of one of the two drawings, in units. Wide screens have the figures beside."""
    breed = blik.breedte - 2 * _RAND[blik.smal] - _TUSSEN
    breed -= 0 if blik.smal else _CIJFERS + _TUSSEN
    return breed // 2, _HOOGTE[blik.smal]


def tekeningen(t: Toestand, blik: Blik, wijziging: Wijziging, na: Casus) -> tuple[El, El]:
    """What is now and what would be. `na` is the casus after the change."""
    match wijziging:
        case WarmeOverdracht(bezoek_id=bezoek_id):
            return _weg(t, blik, bezoek_id, na)
        case RuimteInRegel(obstakel_id=obstakel_id):
            return _regels(t, obstakel_id, na)
        case SamenOverzicht(actor_id=wie) | VastContact(actor_id=wie):
            return _kring(t, blik, (wie,), na, ((HOOFDPERSOON, wie),))
        case RolValtWeg(actor_id=wie):
            return _kring(t, blik, (wie,), na, ())
        case BandErbij(band=Band(soort=BandSoort.WIJST) as band):
            return _wijst(t, blik, band, na)
        case BandErbij(band=band):
            return _kring(t, blik, (band.van, band.naar), na, ((band.van, band.naar),))


# ---- the rings ---------------------------------------------------------------------------------


def _kring(
    t: Toestand, blik: Blik, wie: tuple[str, ...], na: Casus, nieuw: tuple[tuple[str, str], ...]
) -> tuple[El, El]:
    blijft = frozenset(_helpers(t.casus, wie))
    voor, na = _met(t.casus, blijft), _met(na, blijft)
    breedte, hoogte = maat(blik)
    namen = {r.route: r.naam for r in t.kaart.routes}

    def teken(casus: Casus, prefix: str, lijnen: tuple[tuple[str, str], ...]) -> El:
        return ringen(
            casus,
            breedte=breedte,
            hoogte=hoogte,
            belicht=frozenset(wie),
            aanspreekpunt=next((r.wie for r in casus.regie if r.functie is Regiefunctie.AANSPREEKPUNT), ()),
            namen=namen,
            nieuw=lijnen,
            opgesteld=voor,
            prefix=f"watals-{prefix}",
        )

    deel = "".join(_van_de_helpers(blijft, t.casus))
    return _plaat(teken(voor, "nu", ()), deel), _plaat(teken(na, "dan", nieuw), deel)


def _van_de_helpers(getekend: Collection[str], casus: Casus) -> list[str]:
    """That not all helpers are drawn, where it is so."""
    if len(getekend) == len(casus.actoren):
        return []
    zin = _("{n} van de {van} helpers: wie er het meest mee te maken heeft")
    return [zin.format(n=len(getekend), van=len(casus.actoren))]


def _helpers(casus: Casus, wie: tuple[str, ...]) -> list[str]:
    """Whom it concerns, then whom they are tied to, then the others; as many as can be read."""
    buren = [
        ander
        for b in casus.banden
        for een, ander in ((b.van, b.naar), (b.naar, b.van))
        if een in wie and casus.actor(ander)
    ]
    rij = [*(w for w in wie if casus.actor(w)), *buren, *(a.id for a in casus.actoren)]
    return list(dict.fromkeys(rij))[:MEEST_HELPERS]


def _met(casus: Casus, helpers: frozenset[str]) -> Casus:
    return replace(casus, actoren=tuple(a for a in casus.actoren if a.id in helpers))


# ---- who points the way ------------------------------------------------------------------------


def _wijst(t: Toestand, blik: Blik, band: Band, na: Casus) -> tuple[El, El]:
    """The halte between its neighbours on the best way, and who points to those."""
    breedte, hoogte = maat(blik)
    alle = list(dict.fromkeys(b.halte_id for b in t.casus.beste))
    begin = max(0, min(alle.index(band.naar) - 1, len(alle) - _MEEST_GEWEZEN))
    ids = alle[begin : begin + _MEEST_GEWEZEN]
    groepen = (Groep(naam="", haltes=tuple(h for i in ids if (h := t.halte(i)))),)
    licht = frozenset({bandnaam(band), f"actor:{band.van}", f"halte:{band.naar}"})

    def teken(casus: Casus, prefix: str, wie: list[str]) -> Wijzerstekening:
        return wijzers(
            _met(casus, frozenset(wie)),
            groepen,
            breedte=breedte,
            hoogte=hoogte,
            belicht=licht,
            prefix=f"watals-{prefix}",
        )

    wijzen = [b.van for b in t.casus.banden if b.soort is BandSoort.WIJST and b.naar in ids]
    helpers = _helpers(t.casus, (band.van, *wijzen))
    while len(helpers) > 1 and teken(t.casus, "nu", helpers).hoogte > hoogte:
        helpers = helpers[:-1]
    zinnen = []
    if len(ids) < len(alle):
        zinnen.append(_("{n} van de {van} haltes van onze beste weg").format(n=len(ids), van=len(alle)))
    zinnen += _van_de_helpers(helpers, t.casus)
    deel = " · ".join(zinnen)
    return _plaat(teken(t.casus, "nu", helpers).svg, deel), _plaat(teken(na, "dan", helpers).svg, deel)


# ---- a stretch of the best way -----------------------------------------------------------------


def _weg(t: Toestand, blik: Blik, bezoek_id: str, na: Casus) -> tuple[El, El]:
    """The handover lights up: as it is, and whole."""
    aankomst = next(nr for nr, b in enumerate(t.casus.beste) if b.id == bezoek_id)
    tekening, van = _past(t, blik, aankomst)
    tot = van + len(tekening.plekken)
    deel = None
    if len(tekening.plekken) < len(t.casus.beste):
        zin = _("halte {van} tot en met {tot} van onze beste weg, van de {alle}")
        deel = zin.format(van=van + 1, tot=tot, alle=len(t.casus.beste))

    def teken(casus: Casus, prefix: str, naam: str) -> El:
        stuk = _banen(t, blik, casus.beste[van:tot], prefix)
        naar = aankomst - van
        lijn = _overdracht(casus.beste[aankomst], stuk.plekken[naar - 1], stuk.plekken[naar])
        vlak = replace(stuk, svg=_onder_haltes(stuk.svg, lijn)).vlak()
        return _plaat(_genoemd(vlak, naam) if stuk.scrolt else vlak, deel)

    return teken(t.casus, "nu", _("Nu: schuif opzij")), teken(na, "dan", _("Als dit zo is: schuif opzij"))


def _past(t: Toestand, blik: Blik, aankomst: int) -> tuple[Banentekening, int]:
    """The longest stretch round a handover that fits without scrolling, and where it begins."""
    alle = len(t.casus.beste)
    for lang in range(min(alle, _MEEST_HALTES), 2, -1):
        van = max(0, min(aankomst - lang // 2, alle - lang))
        tekening = _banen(t, blik, t.casus.beste[van : van + lang], "proef")
        if not tekening.scrolt:
            return tekening, van
    return _banen(t, blik, t.casus.beste[aankomst - 1 : aankomst + 1], "proef"), aankomst - 1


def _banen(t: Toestand, blik: Blik, bezoeken: tuple[Bezoek, ...], prefix: str) -> Banentekening:
    breedte, hoogte = maat(blik)
    casus = replace(t.casus, werkelijk=(), beste=bezoeken)
    return banen(t.kaart, casus, breedte=breedte, hoogte=hoogte, prefix=f"watals-{prefix}")


def _overdracht(bezoek: Bezoek, a: Plek, b: Plek) -> El:
    midden = (a.x + b.x) / 2
    d = f"M{a.x:.1f} {a.y:.1f}C{midden:.1f} {a.y:.1f} {midden:.1f} {b.y:.1f} {b.x:.1f} {b.y:.1f}"
    return el(
        "g",
        el("path", class_="rk-gloed", d=d),
        el("path", class_="rk-bed", d=d),
        el("path", class_=f"rk-{bezoek.overdracht.value}", d=d),
        class_="rk-weg",
        aria_hidden="true",
    )


def _genoemd(deel: El, naam: str) -> El:
    """The same element by another name: two strips beside each other need two."""
    anders = tuple((k, naam if k == "aria-label" else v) for k, v in deel.attributen)
    return replace(deel, attributen=anders)


def _onder_haltes(svg: El, lijn: El) -> El:
    """The drawing with one more line, over the way and under the haltes."""
    eerste = next(
        nr
        for nr, k in enumerate(svg.kinderen)
        if isinstance(k, El) and dict(k.attributen).get("class", "").startswith("rk-halte")
    )
    return replace(svg, kinderen=(*svg.kinderen[:eerste], lijn, *svg.kinderen[eerste:]))


# ---- rules that wait for each other --------------------------------------------------------------


def _regels(t: Toestand, obstakel_id: str, na: Casus) -> tuple[El, El]:
    """Who waits for what, as cards in the colours of the routes where it was met."""
    voor = _wachtrij(t.casus)
    samen = _samenhang([o for _b, o in voor], obstakel_id)
    rij = [(b, o) for b, o in voor if o.id in samen]
    rij.sort(key=lambda bo: bo[1].id != obstakel_id)
    nieuw = {o.id: o for _b, o in _wachtrij(na)}
    deel = None
    if len(rij) > _MEEST_DREMPELS:
        deel = _("{n} van de {van}, het dichtst bij deze regel").format(n=_MEEST_DREMPELS, van=len(rij))
        rij = rij[:_MEEST_DREMPELS]
    anders = {o.id for _b, o in rij if nieuw[o.id].vereist != o.vereist} | {obstakel_id}
    teksten = {o.id: o.tekst for _b, o in voor}

    def teken(na_: bool) -> El:
        kaarten = [
            _drempel(t.halte(b.halte_id), nieuw[o.id] if na_ else o, teksten, belicht=o.id in anders)
            for b, o in rij
        ]
        return _plaat(el("ul", kaarten, class_="rk-watals-drempels"), deel)

    return teken(False), teken(True)


def _wachtrij(casus: Casus) -> list[tuple[Bezoek, Obstakel]]:
    return [(b, o) for weg in (casus.werkelijk, casus.beste) for b in weg for o in b.obstakels]


def _samenhang(obstakels: Iterable[Obstakel], begin: str) -> set[str]:
    """The obstacles that hang together with this one, whichever waits for which."""
    alle = list(obstakels)
    gevonden, groeit = {begin}, True
    while groeit:
        erbij = {
            x
            for o in alle
            if o.id in gevonden or gevonden & set(o.vereist)
            for x in (o.id, *o.vereist)
            if x in {p.id for p in alle}
        }
        groeit = not erbij <= gevonden
        gevonden |= erbij
    return gevonden


def _drempel(halte: Halte | None, obstakel: Obstakel, teksten: dict[str, str], *, belicht: bool) -> El:
    wacht = [kort(teksten[v]) for v in obstakel.vereist if v in teksten]
    zin = _("wacht op: {wat}").format(wat=" · ".join(wacht)) if wacht else _("wacht nergens op")
    return el(
        "li",
        el("small", halte.naam, dir="auto") if halte else None,
        el("b", kort(obstakel.tekst), dir="auto"),
        el("span", zin, dir="auto"),
        class_=f"rk-watals-drempel rk-{halte.route.value if halte else 'groen'}"
        + (" is-belicht" if belicht else "")
        + ("" if wacht else " is-los"),
    )


def _plaat(tekening: El, deel: str | None) -> El:
    return el(
        "div",
        tekening,
        el("p", deel, class_="rk-stil rk-watals-deel") if deel else None,
        class_="rk-watals-plaat",
    )
