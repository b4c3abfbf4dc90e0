"""Handing over: a table for outside with what was done to it, or the route table within the project."""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rk.analysis.fouten import RoutedataFout
from rk.analysis.opslag.contract import Herkomst
from rk.analysis.tabel import GROEP
from rk.analysis.uitgifte import UITLEG, Verzoek, keuzenaam, tabel, versie
from rk.privacy import Gelijkenis, Grootboek, Uitgifte, gelijkenis, publiceer
from rk.taal import _

if TYPE_CHECKING:
    from rk.analysis.opslag import Routeopslag

KORTSTE_DOEL = 15
"""A purpose of fewer signs says nothing."""
LEES_DIT = "LEES-DIT.txt"


def naar_buiten(
    opslag: Routeopslag, verzoek: Verzoek, naar: Path, *, grootboek: Grootboek, doel: str = ""
) -> tuple[Uitgifte, Path]:
    """Write a table that may go out as CSV, with a text of the same name that says how it was made.

    It stands in the ledger before it is written. Returns what went out and where that text is.
    Raises  RoutedataFout: the file is there already, or can't be written. UitgifteFout: it may not go out.
    """
    bij = naar.with_suffix(".txt")
    if naar.exists() or bij.exists():
        raise RoutedataFout(_("{pad} is er al. Kies een andere naam.").format(pad=naar))
    if not naar.parent.is_dir():
        raise RoutedataFout(_("De map {pad} is er niet. Maak die eerst.").format(pad=naar.parent))
    uit = publiceer(tabel(opslag, verzoek), grootboek=grootboek, doel=doel)
    try:
        _schrijf_csv(naar, uit)
        bij.write_text(_verantwoording(opslag, verzoek, uit), encoding="utf-8")
    except OSError:
        raise RoutedataFout(
            _("{pad} kan niet worden geschreven. Maak ruimte op de schijf.").format(pad=naar)
        ) from None
    return uit, bij


def _schrijf_csv(naar: Path, uit: Uitgifte) -> None:
    vers = naar.with_name(naar.name + ".nieuw")
    with vers.open("w", encoding="utf-8", newline="") as f:
        schrijver = csv.writer(f)
        schrijver.writerow([*uit.dimensies, "aantal"])
        for rij in uit.cellen.itertuples(index=False, name=None):
            schrijver.writerow(["" if x is None or x != x else x for x in map(_kaal, rij)])
    vers.replace(naar)


def _kaal(waarde: object) -> object:
    """An empty cell for what is withheld."""
    import pandas as pd

    return "" if waarde is pd.NA else waarde


def _verantwoording(opslag: Routeopslag, verzoek: Verzoek, uit: Uitgifte) -> str:
    regels = [
        _("Wat er staat: {wat}.").format(wat=UITLEG[verzoek.vraag]),
        _("Over wie: {wie}.").format(
            wie=", ".join(f"{k.removeprefix(GROEP)} = {w}" for k, w in keuzenaam(verzoek.keuze))
            or _("alle casussen")
        ),
        uit.zin,
        _("Een leeg vak is weggelaten. Dat is niet hetzelfde als nul."),
        _("Deze groepen kozen hun gesprekken zelf. Er volgt dus niets uit over hoe vaak iets voorkomt."),
        _("Gemaakt met Routekaart op {dag}.").format(dag=datetime.now(UTC).date().isoformat()),
    ]
    if opslag.herkomst is Herkomst.VOORBEELD:
        regels.insert(0, _("Verzonnen voorbeeldgegevens: niemand hierin bestaat."))
    return "\n".join(regels) + "\n"


def binnen(opslag: Routeopslag, naar: Path, *, grootboek: Grootboek, doel: str) -> Gelijkenis:
    """Write the route table itself, still about people, for use within the project: CSV files and a warning.

    What it is for is written down in the ledger first. Returns how much alike people are in their group
    attributes.
    Raises  RoutedataFout: no purpose, the folder is there already, or it can't be written.
    """
    if len(doel.strip()) < KORTSTE_DOEL:
        raise RoutedataFout(
            _("Dit gaat over mensen. Schrijf met --doel in één zin waar je het voor nodig hebt.")
        )
    if naar.exists():
        raise RoutedataFout(_("{pad} is er al. Kies een andere naam.").format(pad=naar))
    groepen = [k for k in opslag.casuskolommen if k.startswith(GROEP)]
    alike = gelijkenis(opslag.pandas("casus", kolommen=["casus", *groepen]), groepen)
    grootboek.noteer({"soort": "binnen", "doel": doel.strip(), "versie": versie(opslag)})
    try:
        naar.parent.mkdir(parents=True, exist_ok=True)
        vers = Path(tempfile.mkdtemp(dir=naar.parent, prefix=".nieuw-"))
        try:
            for naam in ("bezoek", "casus", "code"):
                opslag.pandas(naam).to_csv(vers / f"{naam}.csv", index=False)
            (vers / LEES_DIT).write_text(_waarschuwing(opslag, alike, doel.strip()), encoding="utf-8")
            os.chmod(vers, 0o700)
            vers.rename(naar)
        except BaseException:
            shutil.rmtree(vers, ignore_errors=True)
            raise
    except OSError:
        raise RoutedataFout(
            _("{pad} kan niet worden geschreven. Maak ruimte op de schijf.").format(pad=naar)
        ) from None
    return alike


def _waarschuwing(opslag: Routeopslag, alike: Gelijkenis, doel: str) -> str:
    regels = [
        _("Dit is niet voor buiten het project: elke rij gaat over een mens."),
        _("Ook zonder naam kan iemand herkend worden, aan de haltes en hun volgorde."),
        _("{alleen} van de {mensen} mensen zijn de enige met hun kenmerken.").format(
            alleen=alike.alleen, mensen=alike.mensen
        ),
        _("Waarvoor: {doel}").format(doel=doel),
        _("Gemaakt op {dag}. Gooi het weg als je klaar bent.").format(
            dag=datetime.now(UTC).date().isoformat()
        ),
    ]
    if opslag.herkomst is Herkomst.VOORBEELD:
        regels.insert(0, _("Verzonnen voorbeeldgegevens: niemand hierin bestaat."))
    return "\n".join(regels) + "\n"
