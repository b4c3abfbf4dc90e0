"""What every drawing of a plan asks: its parts, their rows that may be seen, values in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from rk.domain import Planblad, Plandeel, Planidee, Planregel, Punt, Veld, Veldsoort, Werkstand
from rk.events import Toestand
from rk.inzicht.bedragen import Som, bedrag_van, bedragvelden, tel_op
from rk.inzicht.instroom import uit_het_zicht
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.datum import dag
from rk.tekening.vormen import maandnaam, vul
from rk.tekening.werk.delen import werkvorm_van

NAAST = "naast"
"""In the place of a part's id: the two ways beside each other. No part is confused with it: a part
that has this id is found first."""
_LANGST = 2000
_TEKST = (Veldsoort.TEKST, Veldsoort.LANG)


def plan_van(t: Toestand, punt: Punt) -> Planblad:
    """The form of the werkvorm. Raises ValueError: it is no plan."""
    p = werkvorm_van(t, punt).plan
    if p is None:
        raise ValueError(str(punt))
    return p


def stand_van(t: Toestand, punt: Punt) -> Werkstand:
    """What was filled in, without rows that come from what the person hid."""
    s, weg = t.werkstand(punt), uit_het_zicht(t)
    return replace(s, regels=tuple(r for r in s.regels if weg.isdisjoint(r.uit)))


def rijen_van(s: Werkstand, d: Plandeel) -> tuple[Planregel, ...]:
    """The rows of one part."""
    return tuple(r for r in s.regels if r.deel == d.id)


def ideeen_van(s: Werkstand, d: Plandeel) -> tuple[Planidee, ...]:
    """The ideas for one part that are not in a row yet."""
    al = {u for r in s.regels for u in r.uit}
    return tuple(i for i in s.ideeen if i.deel == d.id and i.id not in al)


def eerder_van(t: Toestand, punt: Punt, d: Plandeel) -> tuple[tuple[str, tuple[Planregel, ...]], ...]:
    """What earlier talks left at a part: the day and its rows, the last one first. A row that was
    carried on from a talk before it is shown with the newest alone.
    """
    id_ = werkvorm_van(t, punt).id
    rij = [(dag(e.dag) or e.dag, rijen_van(e.werk[id_], d)) for e in reversed(t.eerder) if id_ in e.werk]
    return tuple((wanneer, rijen) for wanneer, rijen in rij if rijen)


# ---- what is looked at ---------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Keus:
    """What of a plan is open: a part, a row of it, and how many rows there were when that was chosen."""

    deel: str = ""
    rij: str = ""
    toen: int = -1


def keus_van(blik: Blik) -> Keus:
    """What of a plan is open, from the view's `kaart`: "part/row/count"."""
    deel, rij, toen = [*(blik.kaart or "").split("/"), "", ""][:3]
    return Keus(
        deel=deel, rij=rij, toen=int(toen) if toen.isascii() and toen.isdigit() and len(toen) < 4 else -1
    )


def kijk_naar(d: Plandeel, rijen: int, rij: str = "") -> dict[str, object]:
    """The change of view that opens a part, and one row of it."""
    return {"kaart": f"{d.id}/{rij}/{rijen}"}


def open_rij(rijen: tuple[Planregel, ...], keus: Keus) -> str:
    """The row that is open: the one that is new since the choice, the one that was chosen, or none.
    Where nobody chose anything yet, the last.
    """
    if rijen and (keus.toen < 0 or len(rijen) > keus.toen):
        return rijen[-1].id
    return next((r.id for r in rijen if r.id == keus.rij), "")


# ---- values in words -----------------------------------------------------------------------------


def leeswaarde(t: Toestand, v: Veld, waarde: str) -> str:
    """A value as people say it: a day, a month and a halte by their names."""
    match v.soort:
        case Veldsoort.DATUM:
            return dag(waarde) or waarde
        case Veldsoort.MAAND:
            return maandnaam(waarde)
        case Veldsoort.HALTE:
            halte = t.halte(waarde)
            return halte.naam if halte is not None else ""
        case Veldsoort.BEDRAG:
            return f"€ {waarde}" if waarde[:1].isdigit() else waarde
    return waarde


def leeskolommen(t: Toestand, d: Plandeel) -> list[tuple[Veld, str, Callable[[Planregel], str]]]:
    """What of a part is read, in order: the field, its name, and its words in a row. The two ends of an
    amount are read as one.
    """
    paar = next((p for p in bedragvelden(d) if len(p) > 1), ())
    kolommen: list[tuple[Veld, str, Callable[[Planregel], str]]] = []
    for v in d.velden:
        if paar and v is paar[0]:
            kolommen.append((v, _("Bedrag"), partial(_van_tot, paar)))
        elif v not in paar:
            kolommen.append((v, vul(v.naam, t.casus.naam), partial(_los, t, v)))
    return kolommen


def _los(t: Toestand, v: Veld, r: Planregel) -> str:
    return leeswaarde(t, v, r.waarden.get(v.id, ""))


def _van_tot(paar: tuple[Veld, ...], r: Planregel) -> str:
    ruw = [w for v in paar if (w := r.waarden.get(v.id, ""))]
    b = bedrag_van(paar, r)
    if b.laag is None and b.hoog is not None:
        return _("hoogstens {bedrag}").format(bedrag=geld(b.hoog))
    return somtekst(tel_op([b])) if b.bekend else " – ".join(ruw)


def gevuld(t: Toestand, d: Plandeel, r: Planregel, *, zonder: Veld | None = None) -> list[tuple[str, str]]:
    """The filled fields of a row, by name and in words; `zonder` one that is said elsewhere."""
    return [(naam, w) for v, naam, lees in leeskolommen(t, d) if v is not zonder and (w := lees(r))]


def hoofdveld(d: Plandeel) -> Veld | None:
    """The field that words go into when they are taken over: the first for text."""
    return next((v for v in d.velden if v.soort in _TEKST), None)


def naamveld(d: Plandeel, r: Planregel) -> Veld | None:
    """The field that a row is called by: the first that says who or what, and is filled in."""
    return next((v for v in d.velden if v.soort in (*_TEKST, Veldsoort.WIE) and r.waarden.get(v.id)), None)


def rijnaam(t: Toestand, s: Werkstand, d: Plandeel, r: Planregel) -> str:
    """What a row is called: what it came from where it says nothing in words, else its first value."""
    if (v := naamveld(d, r)) is not None:
        return r.waarden[v.id]
    uit = next((i.tekst for i in s.ideeen if i.id in r.uit), "")
    eerste = next((w for _naam, w in gevuld(t, d, r)), "")
    return uit or eerste or _("nog leeg")


def overname(
    punt: Punt,
    s: Werkstand,
    d: Plandeel,
    tekst: str,
    uit: tuple[str, ...],
    halte_id: str = "",
    waarden: Mapping[str, str] | None = None,
) -> tuple[str, dict[str, Any]] | None:
    """The act that takes words over into a part; None when there is no room for them. `s` is all that
    was filled in, hidden rows too.
    """
    rijen, hoofd = rijen_van(s, d), hoofdveld(d)
    gemeen: dict[str, Any] = {"punt": str(punt), "deel": d.id, "uit": list(uit)}
    if d.rijen > 1:
        if len(rijen) >= d.rijen:
            return None
        halte = next((v.id for v in d.velden if v.soort is Veldsoort.HALTE), None)
        keuze = next((v.id for v in d.velden if v.soort is Veldsoort.KEUZE and tekst in v.keuzes), None)
        nieuw = dict(waarden or {})
        if waarden is not None:
            pass  # a whole row, as it was
        elif hoofd is not None:
            nieuw.setdefault(hoofd.id, _op_maat(hoofd, tekst))
        elif keuze is not None:
            nieuw.setdefault(keuze, tekst)
        if halte_id and halte is not None:
            nieuw.setdefault(halte, halte_id)
        return "planrij_toegevoegd", gemeen | {"waarden": nieuw}
    nu = rijen[0].waarden if rijen else {}
    veld = next((v for v in d.velden if v.soort in _TEKST and not nu.get(v.id)), hoofd)
    if veld is None:
        return None
    samen = "\n".join(x for x in (nu.get(veld.id, ""), _op_maat(veld, tekst)) if x)
    if veld.soort is Veldsoort.TEKST:
        samen = "; ".join(samen.split("\n"))
    if len(samen) > _LANGST:
        return None
    return "planveld_gezet", gemeen | {"rij": enige_rij(rijen, d), "veld": veld.id, "waarde": samen}


def enige_rij(rijen: tuple[Planregel, ...], d: Plandeel) -> str:
    """The id of the one row of a part that is filled in once, there already or not."""
    return rijen[0].id if rijen else f"{d.id}:1"


def _op_maat(v: Veld, tekst: str) -> str:
    return " ".join(tekst.split()) if v.soort is Veldsoort.TEKST else tekst


# ---- amounts -------------------------------------------------------------------------------------


def geld(centen: int) -> str:
    """An amount in cents as "€ 1.200" or "€ 12,50"."""
    heel, rest = divmod(abs(centen), 100)
    cijfers = f"{heel:,}".replace(",", ".")
    return f"€ {cijfers},{rest:02d}" if rest else f"€ {cijfers}"


def somtekst(som: Som) -> str:
    """A sum as a range; empty where there are no rows."""
    if not som.regels:
        return ""
    if not som.bekend:
        return _("nog geen bedrag bekend")
    if som.hoog is None:
        return _("ten minste {bedrag}").format(bedrag=geld(som.laag))
    if som.laag == som.hoog:
        return geld(som.laag)
    return _("{van} tot {tot}").format(van=geld(som.laag), tot=geld(som.hoog))


def onbekendtekst(som: Som) -> str:
    """How many rows say no amount, in words; empty when all do."""
    if not som.onbekend:
        return ""
    een, meer = _("van 1 regel is het bedrag niet bekend"), _("van {n} regels is het bedrag niet bekend")
    return een if som.onbekend == 1 else meer.format(n=som.onbekend)
