"""The data dictionary of route data, in Dutch and in English, made from the tables themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rk.analysis.codewoorden import OBSTAKEL, PER_KOLOM
from rk.analysis.kolommen import TABELLEN
from rk.analysis.tabel import Kolom

BESTANDEN = {"nl": "routedata.md", "en": "route-data.md"}
"""The file of each language, in the folder `docs`."""

_TAAL = {"nl": 0, "en": 1}
_GRENS = "rk/analysis/woordenboek.py. -->\n"
"""At the end of the line after which everything is made."""
_TABEL = {
    "nl": {
        "bezoek": ("Bezoeken", "Een rij voor elk bezoek, op volgorde van casus, weg en plaats op die weg."),
        "casus": ("Casussen", "Een rij voor elke casus. Na `maand` staat er alleen wat een opslag heeft."),
        "code": (
            "Codes",
            "Een rij voor elke code die een casus heeft. Codes, nooit de woorden van een kaart.",
        ),
        "kolommen": ("Kolom", "In de opslag", "Wat het is"),
        "codes": ("Code", "Naam", "Wat het is"),
        "kop_codes": ("Codes van", "Soorten obstakels in"),
        "lijst": ("nummer in de lijst", "tekst"),
    },
    "en": {
        "bezoek": ("Visits", "One row for each visit, sorted by case, way and place on that way."),
        "casus": ("Cases", "One row for each case. After `maand` a store has only what is known."),
        "code": ("Codes", "One row for each code of a case. Codes, never the words of a card."),
        "kolommen": ("Column", "In the store", "What it is"),
        "codes": ("Code", "Name", "What it is"),
        "kop_codes": ("Codes of", "Kinds of obstacles in"),
        "lijst": ("number in the list", "text"),
    },
}


def woordenboek(taal: str) -> str:
    """The tables of the dictionary as Markdown, in "nl" or "en"."""
    delen = []
    for naam, kolommen in TABELLEN.items():
        titel, uitleg = _TABEL[taal][naam]
        rijen = [(f"`{k.naam}`", _opslag(taal, k), k.en if taal == "en" else k.nl) for k in kolommen]
        delen.append(f"## {titel} (`{naam}`)\n\n{uitleg}\n\n{_rooster(_TABEL[taal]['kolommen'], rijen)}")
        delen += [_codes(taal, naam, k) for k in kolommen if (naam, k.naam) in PER_KOLOM]
    return "\n" + "\n".join(delen)


def bijgewerkt(taal: str, tekst: str) -> str:
    """The text of a dictionary with its tables made anew; what people wrote above them stays."""
    hoofd, grens, _oud = tekst.partition(_GRENS)
    return hoofd + grens + woordenboek(taal)


def werk_bij(map_: Path) -> None:
    """Make the tables of the dictionaries in a folder anew."""
    for taal, naam in BESTANDEN.items():
        tekst = bijgewerkt(taal, (map_ / naam).read_text(encoding="utf-8"))
        (map_ / naam).write_text(tekst, encoding="utf-8", newline="\n")


def _opslag(taal: str, k: Kolom) -> str:
    nummer, tekst = _TABEL[taal]["lijst"]
    if k.lijst:
        return f"{k.dtype}, {nummer} `{k.lijst}`"
    return tekst if k.dtype == "string" else k.dtype


def _codes(taal: str, tabel: str, k: Kolom) -> str:
    woorden = PER_KOLOM[tabel, k.naam]
    kop = _TABEL[taal]["kop_codes"][woorden is OBSTAKEL]
    rijen = [(f"`{naam}`", woord[_TAAL[taal]]) for naam, woord in woorden.items()]
    kolommen = _TABEL[taal]["codes"]
    if k.lijst:
        # The store's own lists say which number these have.
        rooster = _rooster(kolommen[1:], rijen)
    else:
        rooster = _rooster(kolommen, [(str(nr), *rij) for nr, rij in enumerate(rijen)])
    return f"### {kop} `{k.naam}`\n\n{rooster}"


def _rooster(kop: tuple[str, ...], rijen: Sequence[tuple[str, ...]]) -> str:
    regels = [kop, ("---",) * len(kop), *rijen]
    return "".join(f"| {' | '.join(cel.replace('|', '/') for cel in r)} |\n" for r in regels)
