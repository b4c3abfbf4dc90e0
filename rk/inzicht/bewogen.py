"""What the map shows now and showed at an earlier talk: only what differs, and never as better or worse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rk.domain import Casus, Eerder, Wegwijzing
from rk.events import Toestand
from rk.events.verborgen import casus_zonder
from rk.graph import GraafFout
from rk.inzicht.cijfers import Rij, cijfers
from rk.inzicht.uitspraken import figuren_aan
from rk.taal import _


@dataclass(frozen=True, kw_only=True, slots=True)
class Beweging:
    """A figure that differs. `zin` says what it counts, `vraag` is for the group; `{naam}` stands for the
    person's first name. `toen` and `nu` are ranges in words; empty where too little is known. `zeker`:
    it surely differs, whatever is unknown.
    """

    figuur: str
    zin: str
    toen: str
    nu: str
    vraag: str
    zeker: bool


def bewogen(t: Toestand, e: Eerder) -> tuple[Beweging, ...]:
    """What differs between the map as an earlier talk left it and as it is now, what surely does first.

    Empty while figures are off (`figuren_aan`). What the person hides counts in neither.
    """
    if not figuren_aan(t):
        return ()
    toen = _rijen(t, e.casus, e.wegwijzing)
    nu = _rijen(t, t.casus, t.wegwijzing)
    rij = [
        Beweging(
            figuur=figuur,
            zin=zin,
            toen=str(toen[figuur]["tekst"] or ""),
            nu=str(nu[figuur]["tekst"] or ""),
            vraag=vraag,
            zeker=_zeker(toen[figuur], nu[figuur]),
        )
        for figuur, (zin, vraag) in _zinnen().items()
        if figuur in toen and figuur in nu and _anders(toen[figuur], nu[figuur])
    ]
    return tuple(sorted(rij, key=lambda b: not b.zeker))


def _rijen(t: Toestand, casus: Casus, wegwijzing: Wegwijzing) -> Mapping[str, Rij]:
    try:
        rij = cijfers(t.kaart, casus_zonder(casus, t.verborgen), wegwijzing=wegwijzing)
    except GraafFout:
        # Of a halte that is on neither map nothing can be said.
        return {}
    return {str(r["figuur"]): r for r in rij}


def _anders(a: Rij, b: Rij) -> bool:
    return any(a[x] != b[x] for x in ("laag", "hoog", "van"))


def _zeker(a: Rij, b: Rij) -> bool:
    """Whether the ranges lie apart. Of what nothing was known nothing can differ."""
    laag_a, hoog_a, laag_b, hoog_b = a["laag"], a["hoog"], b["laag"], b["hoog"]
    if not all(isinstance(x, (int, float)) for x in (laag_a, hoog_a, laag_b, hoog_b)):
        return False
    return hoog_a < laag_b or hoog_b < laag_a  # type: ignore[operator]  # numbers, as was just asked


def _zinnen() -> Mapping[str, tuple[str, str]]:
    """In plain words, in the order of the steps. Indices for researchers are not for a group."""
    gemaakt = _("Wat maakte dat?")
    nodig = _("Wat is er nog nodig?")
    return {
        "vertelteller_werkelijk": (_("Zo vaak vertelde {naam} het verhaal opnieuw."), gemaakt),
        "vertelteller_beste": (
            _("Zo vaak vertelt {naam} het opnieuw op onze beste weg."),
            _("Kan dat nog minder?"),
        ),
        "overdrachten_warm": (_("Zo vaak ging er iemand mee naar de volgende halte."), gemaakt),
        "overdrachten_warm_beste": (_("Zo vaak gaat er iemand mee op onze beste weg."), nodig),
        "losse_einden": (_("Zo vaak kwam {naam} niet aan waar iemand heen wees."), gemaakt),
        "deuren_dicht": (_("Zo vaak ging een deur niet open."), _("Wat is daarvan te leren?")),
        "terugkeer": (_("Zo vaak ging {naam} heen en weer terug."), gemaakt),
        "formeel_tegelijk": (
            _("Zoveel beroepshelpers waren er tegelijk, op het drukste moment."),
            _("Hoe is dat voor {naam}?"),
        ),
        "waakvlam_zonder": (
            _("Zo vaak hield iets op en liep er geen contact door."),
            _("Wie blijft er nu contact houden?"),
        ),
        "wegwijzergat": (_("Bij zoveel haltes van onze beste weg wijst nog geen helper de weg."), nodig),
        "wegwijzer_afstand": (
            _("Zoveel helpers zitten er tussen {naam} en de verste halte van onze beste weg."),
            _("Kan dat dichterbij?"),
        ),
        "hangt_aan_een": (
            _("Zoveel haltes van onze beste weg hangen aan één helper."),
            _("Wie kan er nog bij?"),
        ),
        "minste_wegen": (
            _("Zoveel wegen zijn er naar de halte die het moeilijkst te bereiken is."),
            _("Is dat genoeg als er iemand wegvalt?"),
        ),
        "overzicht_zonder": (_("Van zoveel delen van het leven heeft geen helper overzicht."), nodig),
        "overzicht_haltes": (
            _("Zoveel haltes kent de helper die er de meeste kent."),
            _("Helpt dat {naam}?"),
        ),
        "regie_duidelijk": (_("Voor zoveel taken is er precies één iemand."), gemaakt),
        "regie_niemand": (_("Zoveel taken hebben nog niemand."), nodig),
        "ideaal_ontbreekt": (
            _("Zoveel haltes van onze beste weg zijn nog niet bezocht."),
            _("Wat wordt de eerste?"),
        ),
        "ideaal_andere_weg": (
            _("Zoveel haltes op de weg van {naam} staan niet op onze beste weg."),
            _("Wat zegt dat over onze beste weg?"),
        ),
        "ideaal_volgorde": (_("Zoveel haltes komen op een ander moment."), _("Maakt dat iets uit?")),
        "drempels_in_kring": (_("Zoveel drempels wachten op elkaar."), _("Waar is er ruimte in de regel?")),
        "kringen_openen": (
            _("Op zoveel plekken is ruimte nodig om verder te kunnen."),
            _("Wie kan die ruimte geven?"),
        ),
    }
