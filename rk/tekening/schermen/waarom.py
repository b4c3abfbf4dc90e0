"""What a statement of the map rests on, in a few words: what was counted, and what is not known."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rk.domain import Bezoek, Overdracht, Stap, Uitkomst
from rk.events import Toestand
from rk.inzicht import Uitspraak, redenen
from rk.inzicht.uitspraken import zonder_verborgen
from rk.taal import _
from rk.tekening import woorden
from rk.tekening.vormen import vul

TE_WEINIG = "te_weinig"
"""Stands for the figures that can't be shown yet: why they can't is their why."""
_MEEST = 4
"""So many names stand in a row; how many more there are is told."""
_LANG = 40

_GETELD: dict[str, Callable[[], str]] = {
    "vertelteller": lambda: _(
        "Geteld: elke halte met een helper die het verhaal nog niet kende. "
        "Familie, vrienden en lotgenoten tellen niet mee."
    ),
    "vertelteller_beste": lambda: _(
        "Geteld: op beide wegen elke halte met een helper die het verhaal nog niet kende."
    ),
    "waakvlam": lambda: _("Gekeken is welke helpers er voor én na deze halte waren."),
    "wegwijzergat": lambda: _(
        "Geteld: de haltes waar geen helper heen wijst, van wie {naam} nu kan bereiken."
    ),
    "hangt_veel_aan": lambda: _(
        "Geteld: de haltes van onze beste weg waar {naam} alleen via deze helper kan komen. "
        "Gekeken is wie wie kent en wie waarheen wijst."
    ),
    "overzicht_haltes": lambda: _(
        "Geteld: bij welke haltes een helper was, werkt, of heen wees. Van elke helper is het een deel."
    ),
    "overzicht_domeinen": lambda: _("Gekeken is wie er overzicht heeft, zoals jullie dat invulden."),
    "regie_open": lambda: _("Geteld: de taken waar jullie zelf zeiden dat er nog geen naam bij staat."),
    "regie_meer": lambda: _("Geteld: de taken met meer dan één naam, buiten {naam} om."),
    "drempelkringen": lambda: _("Gekeken is wat er volgens jullie eerst moet, bij elk ding dat vastloopt."),
    "overdrachtswarmte": lambda: _("Geteld: de haltes waar iemand mee naartoe ging."),
    "deuren": lambda: _("Geteld: de haltes tot de eerste die hielp, of een beetje hielp."),
    "losse_einden": lambda: _(
        "Geteld: de keren dat {naam} alleen een naam kreeg of werd weggestuurd, "
        "en daarna niet kwam waar de helper heen wees."
    ),
    "deuren_dicht": lambda: _("Geteld: de bezoeken waarna {naam} werd weggestuurd."),
    "terugkeer": lambda: _("Geteld: de keren dat {naam} naar een andere halte ging, en meteen weer terug."),
    "formeel_tegelijk": lambda: _(
        "Geteld: met hoeveel beroepskrachten er contact was, bij elk van het eerste tot het laatste bezoek."
    ),
    "dichterbij": lambda: _("Gekeken is op welke route de twee wegen beginnen."),
    "vaste_gezichten": lambda: _("Geteld: bij hoeveel haltes de helper was die {naam} het vaakst zag."),
    "ideaal_en_werkelijk": lambda: _("Geteld: de haltes van onze beste weg waar {naam} nog niet was."),
}

_Open = Callable[[tuple[Bezoek, ...]], list[Bezoek]]


def _zonder_helper(weg: tuple[Bezoek, ...]) -> list[Bezoek]:
    return [b for b in weg if b.actor_id is None]


def _zonder_overdracht(weg: tuple[Bezoek, ...]) -> list[Bezoek]:
    # Nobody hands over to the first halte.
    return [b for b in weg[1:] if b.overdracht is Overdracht.ONBEKEND]


def _zonder_beide(weg: tuple[Bezoek, ...]) -> list[Bezoek]:
    missend = {b.id for b in (*_zonder_helper(weg), *_zonder_overdracht(weg))}
    return [b for b in weg if b.id in missend]


def _zonder_uitkomst(weg: tuple[Bezoek, ...]) -> list[Bezoek]:
    return [b for b in weg if b.uitkomst is Uitkomst.ONBEKEND]


_WIE = (_zonder_helper, lambda: _("wie daar was"))
_HOE = (_zonder_overdracht, lambda: _("hoe {naam} er kwam"))
_BEIDE = (_zonder_beide, lambda: _("wie daar was, of hoe {naam} er kwam"))
_WAT = (_zonder_uitkomst, lambda: _("wat het opleverde"))
_ONBEKEND: dict[str, tuple[_Open, Callable[[], str]]] = {
    "vertelteller": _BEIDE,
    "vertelteller_beste": _BEIDE,
    "waakvlam": _WIE,
    "wegwijzergat": _HOE,
    "hangt_veel_aan": _HOE,
    "overzicht_haltes": _BEIDE,
    "overdrachtswarmte": _HOE,
    "losse_einden": _BEIDE,
    "deuren": _WAT,
    "deuren_dicht": _WAT,
    "formeel_tegelijk": _WIE,
    "vaste_gezichten": _WIE,
}
"""By figure: what of the way until today may be unknown and would change it."""


def waarom(t: Toestand, stap: Stap, uitspraak: Uitspraak) -> str:
    """What was counted, what of it is unknown, and what it is about where no picture can show that."""
    if uitspraak.figuur == TE_WEINIG:
        return " ".join(redenen(t, stap, gevraagd=True))
    zinnen = (
        _GETELD.get(uitspraak.figuur, str)(),
        _onbekend(zonder_verborgen(t), uitspraak.figuur),
        _waarover(t, stap, uitspraak),
    )
    return vul(" ".join(z for z in zinnen if z), t.casus.naam)


def _onbekend(t: Toestand, figuur: str) -> str:
    if figuur not in _ONBEKEND:
        return ""
    open_, wat = _ONBEKEND[figuur]
    aantal = len(open_(t.casus.werkelijk))
    if figuur == "vertelteller_beste":
        aantal += len(open_(t.casus.beste))
    if not aantal:
        return ""
    zin = (
        _("Van 1 halte weten we nog niet {wat}.")
        if aantal == 1
        else _("Van {aantal} haltes weten we nog niet {wat}.")
    )
    return zin.replace("{aantal}", str(aantal)).replace("{wat}", wat())


def _waarover(t: Toestand, stap: Stap, u: Uitspraak) -> str:
    """The names of it: of functions always, and of what it is about where there is no picture of it."""
    namen = [woorden.functies(t.casus.naam)[f] for f in u.bewijs.functies]
    if stap is Stap.WENSEN and not namen:
        obstakels = [_aangehaald(o[1].tekst) for i in u.bewijs.obstakels if (o := t.obstakel(i))]
        haltes = [h.naam for i in u.bewijs.haltes if (h := t.halte(i))]
        namen = obstakels or haltes
    if not namen:
        return ""
    return _("Het gaat om: {namen}.").replace("{namen}", _rij(namen))


def _aangehaald(tekst: str) -> str:
    kort = tekst if len(tekst) <= _LANG else tekst[: _LANG - 1].rstrip() + "…"
    return f"“{kort.rstrip('. ')}”"


def _rij(namen: Sequence[str]) -> str:
    over = len(namen) - _MEEST
    if over <= 1:
        return ", ".join(namen)
    return (
        _("{namen} en nog {over}").replace("{namen}", ", ".join(namen[:_MEEST])).replace("{over}", str(over))
    )
