"""From a talk by way of two coders to the route data, and never a word."""

from __future__ import annotations

from pathlib import Path

from rk.analysis.coderen import Project, coderijen, uit_gesprekken
from rk.analysis.inlezen import lees_gesprekken
from rk.analysis.tabel import Codesoort
from rk.analysis.voorbeeld.gesprek import nagespeeld_gesprek
from rk.content import laad_codeboek
from rk.domain import Antwoord, Persoonsantwoord
from tests.unit.analysis.coderen.proef import keus


def test_what_two_coders_agreed_on_stands_in_the_store_beside_what_the_group_chose(tmp_path: Path) -> None:
    gesprekken = [nagespeeld_gesprek(persoon=Persoonsantwoord.JA, groep=Antwoord.JA) for _ in range(2)]
    opslag = lees_gesprekken(lambda: gesprekken, tmp_path / "routedata").opslag
    project = Project.maak(tmp_path / "p", uit_gesprekken(gesprekken), doel="Proef.")
    ronde = project.begin(laad_codeboek("themas-1"), ["a", "b"])
    for coder in ronde.coders:
        for t in ronde.teksten:
            ronde.kies(
                coder, t.id, keus("minder-wachten") if t.soort is Codesoort.OBSTAKEL else keus("nazorg")
            )
        ronde.klaar(coder)

    uit = opslag.met_codes(coderijen(ronde))

    codes = uit.opslag.codes().to_pandas()
    assert frozenset() == uit.onbekend
    assert {
        ("obstakel", "wachttijd"),
        ("obstakel", "Minder wachten (themas-1)"),
        ("vasthouden", "Nazorg (themas-1)"),
        ("verlaten", "Nazorg (themas-1)"),
        ("wens", "Nazorg (themas-1)"),
    } == set(zip(codes["soort"].astype(str), codes["code"].astype(str), strict=True))
    assert 10 == len(codes)
    woorden = [t.tekst.encode() for t in project.teksten]
    bestanden = [f.read_bytes() for f in (tmp_path / "routedata").rglob("*") if f.is_file()]
    assert not [w for w in woorden for b in bestanden if w in b]
