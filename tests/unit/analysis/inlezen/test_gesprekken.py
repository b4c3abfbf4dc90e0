"""Talks become a store: what two times yes allows, each casus once, and codes stay with their casus."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rk.analysis.fouten import RoutedataFout
from rk.analysis.inlezen import gesprekken, lees_gesprekken
from rk.analysis.opslag import Herkomst, Routeopslag
from rk.analysis.tabel import BEZOEK, FIGUURKOLOMMEN, REGIEKOLOMMEN, Codesoort
from rk.analysis.uit_gesprek import Gesprekrijen, uit_gesprek
from rk.content import casussen
from rk.events import Toestand
from tests.unit.events.test_meetellen import BEIDE, antwoord, echt


def _gesprek(naam: str, *antwoorden: tuple[str, str]) -> Toestand:
    """A shipped story as if it were of a real person, with these answers."""
    t = echt(replace(casussen()[naam], id=f"eigen-{naam}", oefening=False), sessie=naam)
    return antwoord(t, *(antwoorden or BEIDE))


@pytest.fixture(scope="module")
def talks() -> list[Toestand]:
    return [_gesprek(naam) for naam in sorted(casussen())]


def _lees(talks: list[Toestand], map_: Path, **hoe: Any) -> Any:
    return lees_gesprekken(lambda: iter(talks), map_, **hoe)


def test_the_store_holds_what_each_talk_gives(talks: list[Toestand], tmp_path: Path) -> None:
    opslag = _lees(talks, tmp_path).opslag

    deel = opslag.lees(0, [k.naam for k in BEZOEK], opslag.casuskolommen)
    for nr, t in enumerate(talks):
        uit = uit_gesprek(t)
        assert isinstance(uit, Gesprekrijen)
        rijen = [
            {k.naam: int(deel[k.naam][i]) for k in BEZOEK} for i in range(len(deel)) if deel["casus"][i] == nr
        ]
        namen = [opslag.namen.haltes[rij["halte"]] for rij in rijen]
        assert [uit.haltes[b["halte"]].naam for b in uit.bezoeken] == namen
        zonder = {"casus", "halte"}
        assert [{k: v for k, v in b.items() if k not in zonder} for b in uit.bezoeken] == [
            {k: v for k, v in rij.items() if k not in zonder} for rij in rijen
        ]
        assert (uit.sleutel, uit.maand) == (deel.casus["sleutel"][nr], deel.casus["maand"][nr])
        for kolom in REGIEKOLOMMEN:
            assert uit.regie[kolom] == deel.casus[kolom][nr]
        for kolom in FIGUURKOLOMMEN:
            assert pytest.approx(uit.figuren[kolom], nan_ok=True) == deel.casus[kolom][nr]
    assert (len(talks), Herkomst.GESPREKKEN) == (opslag.aantal.gesprekken, opslag.herkomst)


def test_no_word_that_somebody_typed_is_in_the_files(talks: list[Toestand], tmp_path: Path) -> None:
    _lees(talks, tmp_path)

    alles = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()).decode("utf-8", "replace")
    for t in talks:
        c = t.casus
        woorden = [c.verhaal, *c.kan_goed, *c.wil, *(a.naam for a in c.actoren if len(a.naam) > 12)]
        assert not [w for w in woorden if w and w in alles]


def test_why_others_do_not_count_is_told_in_numbers(talks: list[Toestand], tmp_path: Path) -> None:
    nee = _gesprek("rob", ("persoon", "nee"), ("groep", "ja"))

    uit = _lees([nee, *(t for t in talks if t.sessie != "rob"), echt(casussen()["rob"])], tmp_path)

    assert len(talks) - 1 == uit.opslag.aantal.casussen
    assert {"1 × De hoofdpersoon zei nee.", "1 × Dit is een oefenverhaal. Dat telt nooit mee."} == set(
        uit.regels
    )


def test_codes_of_researchers_go_along_to_the_new_store_and_leave_with_their_casus(
    talks: list[Toestand], tmp_path: Path
) -> None:
    eerst = _lees(talks[:2], tmp_path).opslag
    a, b = (t.sleutel for t in talks[:2])
    eerst.met_codes([(a, Codesoort.WENS, "Rust (boek-1)"), (b, Codesoort.WENS, "Rust (boek-1)")])

    uit = _lees(talks[1:3], tmp_path, vervang=True)

    sleutels = uit.opslag.pandas("casus")["sleutel"].tolist()
    codes = [r for r in uit.opslag.codes().to_pylist() if r["soort"] == "wens"]
    assert [b] == [sleutels[r["casus"]] for r in codes]
    assert any("codes van 1 casussen" in regel for regel in uit.regels)


def test_a_damaged_old_store_is_told_and_replaced(talks: list[Toestand], tmp_path: Path) -> None:
    _lees(talks[:1], tmp_path)
    next((tmp_path / "delen").glob("code-*")).unlink()

    uit = _lees(talks[:1], tmp_path, vervang=True)

    assert any("oude opslag was beschadigd" in regel for regel in uit.regels)
    assert 1 == Routeopslag.open(tmp_path).aantal.casussen


def test_a_talk_that_does_not_hold_together_is_set_apart(
    talks: list[Toestand], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuk(t: Toestand) -> Any:
        if t.sessie == talks[0].sessie:
            raise RoutedataFout("Dit past niet.")
        return uit_gesprek(t)

    monkeypatch.setattr(gesprekken, "uit_gesprek", stuk)

    uit = _lees(talks, tmp_path)

    assert len(talks) - 1 == uit.opslag.aantal.casussen
    assert ["gesprek,reden", f"{talks[0].sessie},Dit past niet."] == uit.apart[0].read_text().splitlines()


@pytest.mark.parametrize("per_keer", [1, 2, 100])
def test_many_talks_go_in_some_at_a_time(
    talks: list[Toestand], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, per_keer: int
) -> None:
    monkeypatch.setattr(gesprekken, "_PER_KEER", per_keer)
    gehoord: list[tuple[str, int, int]] = []

    uit = _lees(talks, tmp_path, aantal=len(talks), voortgang=lambda *x: gehoord.append(x))

    assert len(talks) == uit.opslag.aantal.casussen
    assert ("Gesprekken lezen", len(talks), len(talks)) == gehoord[-1]


def test_no_talk_that_counts_gives_an_empty_store_with_the_same_columns(
    talks: list[Toestand], tmp_path: Path
) -> None:
    leeg, vol = _lees([], tmp_path / "leeg").opslag, _lees(talks, tmp_path / "vol").opslag

    assert 0 == leeg.aantal.casussen
    assert vol.casuskolommen == leeg.casuskolommen
