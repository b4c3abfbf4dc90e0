"""Every column of the three tables with its words, also those of a casus that a store may leave out."""

from __future__ import annotations

from rk.analysis.tabel import BEZOEK, CASUS, CODE, FIGUREN, FIGUUR, GROEPEN, REGIE, Kolom
from rk.domain import Regiefunctie
from rk.inzicht.begrippen import BEGRIPPEN

_FUNCTIE: dict[Regiefunctie, tuple[str, str]] = {
    Regiefunctie.VRAAGBAAK: ("bij wie hij terechtkan met vragen", "whom he can go to with questions"),
    Regiefunctie.AANSPREEKPUNT: ("wie het vaste aanspreekpunt is", "who is his fixed contact"),
    Regiefunctie.OVERZICHT: ("wie het overzicht houdt", "who keeps the overview"),
    Regiefunctie.ROUTEPLAN: ("wie met hem het plan maakt", "who makes the plan with him"),
    Regiefunctie.AFSPRAKEN: ("wie de afspraken maakt", "who makes the agreements"),
    Regiefunctie.AFSTEMMING: ("wie de helpers op elkaar afstemt", "who tunes the helpers"),
    Regiefunctie.VOORTGANG: ("wie volgt hoe het gaat", "who follows how it goes"),
    Regiefunctie.AANSPREKEN: ("wie hem mag aanspreken", "who may address him"),
}
_DEEL = {
    "laag": ("Ondergrens", "Lower bound"),
    "hoog": ("Bovengrens", "Upper bound"),
    "van": ("Het geheel waar het een deel van is", "The whole that it is a part of"),
}


def _regie(functie: Regiefunctie) -> Kolom:
    nl, en = _FUNCTIE[functie]
    return Kolom(
        naam=f"{REGIE}{functie.value}",
        dtype="int8",
        nl=f"Hoeveel mensen het zijn: {nl}. 0: de groep zei dat nog geen iemand het is.",
        en=f"How many people it is: {en}. 0: the group said that nobody is.",
    )


def _figuur(figuur: str, deel: str) -> Kolom:
    b, (nl, en) = BEGRIPPEN[figuur], _DEEL[deel]
    return Kolom(
        naam=f"{FIGUUR}{figuur}_{deel}",
        dtype="float64",
        nl=f"{nl}, in {b.eenheid[0]}. {b.naam[0]}: {b.uitleg[0]}",
        en=f"{en}, in {b.eenheid[1]}. {b.naam[1]}: {b.uitleg[1]}",
    )


REGIE_KOLOMMEN = tuple(_regie(f) for f in Regiefunctie)
FIGUUR_KOLOMMEN = tuple(
    _figuur(figuur, deel)
    for figuur, van in FIGUREN.items()
    for deel in (("laag", "hoog", "van") if van else ("laag", "hoog"))
)
TABELLEN: dict[str, tuple[Kolom, ...]] = {
    "bezoek": BEZOEK,
    "casus": (*CASUS, *GROEPEN, *REGIE_KOLOMMEN, *FIGUUR_KOLOMMEN),
    "code": CODE,
}
"""All columns of each table, in order; of those of a casus after `maand`, a store has what is known."""
