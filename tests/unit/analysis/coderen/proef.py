"""A small project, for the tests of coding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rk.analysis.coderen import Keus, Project, Ronde, Tekst
from rk.analysis.tabel import Codesoort
from rk.domain import Codeboek, Omzetting, Themacode

WEET_NIET = Keus(weet_niet=True)


def boek(*codes: str, id_: str = "b-1", **meer: object) -> Codeboek:
    """A codebook with these codes."""
    return Codeboek(
        id=id_, titel="Proef", versie=int(id_[-1]), doel="Proef.",
        codes=tuple(Themacode(id=c, naam=c.upper(), definitie=f"Gaat over {c}.") for c in codes), **meer,  # type: ignore[arg-type]  # a test's own
    )  # fmt: skip


def weg(van: str, *naar: str) -> Omzetting:
    """What became of a code."""
    return Omzetting(van=van, naar=naar, uitleg="Omdat.")


def teksten(aantal: int, *, per_casus: int = 2) -> list[Tekst]:
    """Texts with ids t0, t1 ... of casussen k0, k1 ..."""
    return [
        Tekst(id=f"t{n}", sleutel=f"k{n // per_casus}", soort=Codesoort.WENS, tekst=f"Wens nummer {n}")
        for n in range(aantal)
    ]


def project(map_: Path, aantal: int = 3, *, per_casus: int = 2) -> Project:
    """A project without a round."""
    return Project.maak(map_ / "project", teksten(aantal, per_casus=per_casus), doel="Proef.")


def ronde(
    map_: Path, aantal: int = 3, *, codes: Sequence[str] = ("a", "b", "c"), per_casus: int = 2
) -> Ronde:
    """A round of anna and bram."""
    return project(map_, aantal, per_casus=per_casus).begin(boek(*codes), ["anna", "bram"])


def keus(*codes: str) -> Keus:
    """An answer of these codes; none at all is "I don't know"."""
    return Keus(codes=frozenset(codes)) if codes else WEET_NIET


def vul(r: Ronde, gaven: Mapping[str, Sequence[Sequence[str]]]) -> None:
    """What each coder gave, text by text, and that he is done."""
    for coder, rij in gaven.items():
        for nr, codes in enumerate(rij):
            r.kies(coder, f"t{nr}", keus(*codes))
        r.klaar(coder)
