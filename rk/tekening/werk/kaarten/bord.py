"""What a werkvorm with cards has: its board, and where the room lays the examples."""

from __future__ import annotations

from collections import Counter

from rk.domain import Kaartbord, Punt, Stem, Vak, Voorbeeld
from rk.events import Toestand
from rk.taal import _
from rk.tekening.schermen.vierkaart import Bord, Bordvak
from rk.tekening.vormen import icoon, knop, vul
from rk.tekening.werk.delen import werkvorm_van


def kaartbord_van(t: Toestand, punt: Punt) -> Kaartbord:
    """The fields and examples of the werkvorm. Raises ValueError: it has no cards."""
    bord = werkvorm_van(t, punt).kaarten
    if bord is None:
        raise ValueError(str(punt))
    return bord


def bord_van(t: Toestand, punt: Punt) -> Bord:
    """Its fields as a board; one with examples inside can be opened."""
    k, naam = kaartbord_van(t, punt), t.casus.naam
    veel = len(k.vakken) > 4
    vakken = tuple(
        Bordvak(
            id=v.id,
            naam=vul(v.naam, naam),
            onder="" if veel else vul(v.vraag, naam),
            erbij=knop(
                icoon("vraag"),
                blik={"deel": v.id},
                soort="icoon",
                naam=_("Meer over {wat}").format(wat=vul(v.naam, naam)),
                id=f"open-{v.id}",
            )
            if v.blokken or v.vraag
            else None,
        )
        for v in k.vakken
    )
    return Bord(punt=punt, vakken=vakken)


def vak_van(k: Kaartbord, vak: str | None) -> Vak | None:
    """A field by its id, or None."""
    return next((v for v in k.vakken if v.id == vak), None)


def geplaatst(t: Toestand, punt: Punt) -> dict[str, str]:
    """In which field the group laid each example."""
    rij = t.werkstand(punt).plaatsingen
    return {p.voorbeeld: p.vak for p in rij if p.stem is Stem.GROEP}


def uit_de_kamer(t: Toestand, punt: Punt, voorbeeld: Voorbeeld) -> Counter[str]:
    """How many in the room lay an example in each field."""
    rij = t.werkstand(punt).plaatsingen
    return Counter(p.vak for p in rij if p.stem is Stem.DEELNEMER and p.voorbeeld == voorbeeld.id)
