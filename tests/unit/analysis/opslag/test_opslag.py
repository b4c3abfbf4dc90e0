"""A store gives back what was put in, whole casussen to a part, and is whole at any moment."""

import errno
import json
import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis import voorbeeld
from rk.analysis.fouten import RoutedataFout
from rk.analysis.opslag import Herkomst, OpslagstukFout, Routeopslag, Schrijver, manifest, parquet
from rk.analysis.opslag.schrijven import schrijf_stuk
from rk.analysis.tabel import BEZOEK, ONBEKEND, TIJD_ONBEKEND, Tijdeenheid

KOLOMMEN = [k.naam for k in BEZOEK]


def _vul(
    map_: Path, lengten: list[list[int]], *, per_deel: int = 10, vervang: bool = False, **meer: Any
) -> None:
    """A store of casussen with so many visits, each inner list added at once."""
    with Schrijver(map_, herkomst=Herkomst.VOORBEELD, per_deel=per_deel, vervang=vervang, **meer) as s:
        halte = s.namen.halte("huisarts", "Huisarts", 2)
        s.namen.groep("g_regio", "Noord")
        nr = 0
        for blok in lengten:
            casus = np.repeat(np.arange(len(blok)), blok)
            plaats = np.concatenate([np.arange(0), *(np.arange(n) for n in blok)])
            gesprek = [s.namen.gesprek(f"g{nr + i}") for i in range(len(blok))]
            s.voeg_toe(
                {
                    "casus": casus,
                    "weg": np.zeros(len(casus)),
                    "volgorde": plaats,
                    "halte": np.full(len(casus), halte),
                },
                {
                    "sleutel": [f"k{nr + i}" for i in range(len(blok))],
                    "gesprek": gesprek,
                    "g_regio": [0] * len(blok),
                },
                {
                    "casus": np.arange(len(blok)),
                    "soort": [0] * len(blok),
                    "code": [s.namen.code("rust")] * len(blok),
                },
            )
            nr += len(blok)


@settings(max_examples=25, deadline=None)
@given(
    lengten=st.lists(st.lists(st.integers(0, 12), max_size=5), max_size=3),
    per_deel=st.integers(2, 30),
)
def test_what_goes_in_comes_out_and_no_casus_lies_in_two_parts(
    tmp_path_factory: pytest.TempPathFactory, lengten: list[list[int]], per_deel: int
) -> None:
    map_ = tmp_path_factory.mktemp("opslag")
    _vul(map_, lengten, per_deel=per_deel)

    opslag = Routeopslag.open(map_)

    alle = [n for blok in lengten for n in blok]
    delen = [opslag.lees(nr, KOLOMMEN, ["casus", "sleutel"]) for nr in range(len(opslag.delen))]
    per = [np.unique(d["casus"]) for d in delen]
    assert not any(len(np.intersect1d(a, b)) for i, a in enumerate(per) for b in per[i + 1 :])
    casus = np.concatenate([d["casus"] for d in delen])
    assert alle == np.bincount(casus, minlength=len(alle)).tolist()
    assert np.all(np.diff(casus) >= 0)
    assert [f"k{i}" for i in range(len(alle))] == np.concatenate([d.casus["sleutel"] for d in delen]).tolist()
    assert (len(alle), sum(alle)) == (opslag.aantal.casussen, opslag.aantal.bezoeken)
    codes = np.concatenate([opslag.codes_van(nr)["casus"] for nr in range(len(opslag.delen))])
    assert list(range(len(alle))) == codes.tolist()


def test_columns_that_nobody_gave_are_unknown_and_each_has_its_type(tmp_path: Path) -> None:
    _vul(tmp_path, [[3]])

    deel = Routeopslag.open(tmp_path).lees(0, KOLOMMEN, ["maand", "r_overzicht", "f_x_laag"])

    assert {k.naam: k.dtype for k in BEZOEK} == {naam: str(rij.dtype) for naam, rij in deel.bezoek.items()}
    assert ([ONBEKEND] * 3, [TIJD_ONBEKEND] * 3) == (deel["helper"].tolist(), deel["tijd"].tolist())
    assert ([ONBEKEND], [ONBEKEND]) == (deel.casus["maand"].tolist(), deel.casus["r_overzicht"].tolist())
    assert np.isnan(deel.casus["f_x_laag"]).all()


def test_the_store_keeps_names_unit_and_where_it_came_from(tmp_path: Path) -> None:
    _vul(tmp_path, [[1, 2]], tijdeenheid=Tijdeenheid.MICROSECONDE)

    opslag = Routeopslag.open(tmp_path)

    assert (("Huisarts",), ("huisarts",), (2,)) == (
        opslag.namen.haltes,
        opslag.namen.halte_ids,
        opslag.namen.halte_route,
    )
    assert (("rust",), ("g0", "g1"), ("Noord",)) == (
        opslag.namen.codes,
        tuple(opslag.namen.gesprekken),
        opslag.namen.van("g_regio"),
    )
    assert (Tijdeenheid.MICROSECONDE, Herkomst.VOORBEELD) == (opslag.tijdeenheid, opslag.herkomst)
    assert "Verzonnen" in json.loads((tmp_path / "routeopslag.json").read_text(encoding="utf-8"))["let_op"]


def test_a_store_can_be_sent_to_another_process_and_read_there(tmp_path: Path) -> None:
    _vul(tmp_path, [[1] * 3])

    opslag = pickle.loads(pickle.dumps(Routeopslag.open(tmp_path)))

    assert 3 == len(opslag.lees(0, ["halte"]))
    assert ("g1", ("g0", "g1"), 3) == (
        opslag.namen.gesprekken[1],
        opslag.namen.gesprekken[:2],
        len(opslag.namen.gesprekken),
    )


def test_an_empty_store_is_a_store_with_one_part_in_which_nobody_is(tmp_path: Path) -> None:
    _vul(tmp_path, [])

    opslag = Routeopslag.open(tmp_path)

    assert (1, 0, 0) == (len(opslag.delen), opslag.aantal.casussen, len(opslag.lees(0, KOLOMMEN)))


def test_where_no_store_is_a_sentence_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RoutedataFout, match="rk inlezen"):
        Routeopslag.open(tmp_path / "nergens")


def test_a_store_is_not_written_over_by_accident(tmp_path: Path) -> None:
    _vul(tmp_path, [[1]])

    with pytest.raises(RoutedataFout, match="--vervang"):
        _vul(tmp_path, [[1, 1]])
    assert 1 == Routeopslag.open(tmp_path).aantal.casussen


def test_a_new_store_takes_the_place_of_the_old_and_leaves_none_of_its_files(tmp_path: Path) -> None:
    _vul(tmp_path, [[9], [9], [9]])

    _vul(tmp_path, [[1]], vervang=True)

    opslag = Routeopslag.open(tmp_path)
    assert 1 == opslag.aantal.bezoeken
    assert opslag.manifest.bestanden() == {p.name for p in (tmp_path / "delen").iterdir()}


def test_two_do_not_write_in_one_folder(tmp_path: Path) -> None:
    with (
        Schrijver(tmp_path, herkomst=Herkomst.LOG),
        pytest.raises(RoutedataFout, match="al in deze map geschreven"),
        Schrijver(tmp_path, herkomst=Herkomst.LOG),
    ):
        pass


@pytest.mark.parametrize("na", [0, 3, 7, 12])
def test_after_a_full_disk_the_old_store_is_whole_and_nothing_else_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, na: int
) -> None:
    _vul(tmp_path, [[4]])
    ruimte = iter(range(na))

    def vol(f: IO[bytes], *rest: Any) -> None:
        if next(ruimte, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        echt(f, *rest)

    echt = os.fsync
    monkeypatch.setattr("rk.analysis.opslag.veilig.os.fsync", vol)
    with pytest.raises(RoutedataFout, match="De schijf is vol"):
        _vul(tmp_path, [[10]] * 8, vervang=True)
    monkeypatch.undo()

    opslag = Routeopslag.open(tmp_path)
    assert 4 == len(opslag.lees(0, ["halte"], controleer=True))
    assert opslag.manifest.bestanden() == {p.name for p in (tmp_path / "delen").iterdir()}
    assert [] == list(tmp_path.glob("*.bezig"))


def test_after_a_kill_the_old_store_is_whole_and_the_next_run_cleans_up(tmp_path: Path) -> None:
    _vul(tmp_path, [[4]])
    s = Schrijver(tmp_path, herkomst=Herkomst.VOORBEELD, vervang=True, per_deel=1)
    s.__enter__()
    s.voeg_toe({"casus": [0], "weg": [0], "volgorde": [0], "halte": [0]}, {"sleutel": ["x"]})
    (tmp_path / "delen" / "bezoek-00007.2.parquet.bezig").write_bytes(b"half")
    # What the system does for a process that ends: nothing of it goes on, and the lock goes.
    s._hulp.shutdown(wait=True)
    s._opgeruimd.pop_all().close()

    assert 4 == Routeopslag.open(tmp_path).aantal.bezoeken
    _vul(tmp_path, [[2]], vervang=True)
    assert Routeopslag.open(tmp_path).manifest.bestanden() == {p.name for p in (tmp_path / "delen").iterdir()}


@pytest.mark.parametrize("na", [3, 9])
def test_a_process_that_is_killed_leaves_the_old_store_whole(tmp_path: Path, na: int) -> None:
    _vul(tmp_path, [[4]])
    moord = (
        "import os, signal, sys; from pathlib import Path; from rk.analysis import voorbeeld\n"
        "from rk.analysis.opslag import schrijven, manifest, veilig\n"
        "schrijven.PER_DEEL, voorbeeld.BLOK = 50, 5\n"
        "schrijven.Schrijver.__init__.__kwdefaults__['per_deel'] = 50\n"
        f"over, echt = iter(range({na})), os.replace\n"
        "def dood(*x): next(over, None) is None and os.kill(os.getpid(), signal.SIGKILL); echt(*x)\n"
        "os.replace = dood\n"
        f"voorbeeld.maak(Path({str(tmp_path)!r}), 60, seed=1, vervang=True)\n"
    )

    uit = subprocess.run([sys.executable, "-c", moord], capture_output=True, check=False)

    assert -signal.SIGKILL == uit.returncode
    assert 4 == len(Routeopslag.open(tmp_path).lees(0, KOLOMMEN, controleer=True))
    assert len(list((tmp_path / "delen").iterdir())) > 5
    _vul(tmp_path, [[2]], vervang=True)
    assert Routeopslag.open(tmp_path).manifest.bestanden() == {p.name for p in (tmp_path / "delen").iterdir()}


def test_a_fault_in_what_fills_the_store_leaves_no_store(tmp_path: Path) -> None:
    def val() -> None:
        with Schrijver(tmp_path, herkomst=Herkomst.LOG, per_deel=1) as s:
            s.voeg_toe({"casus": [0], "halte": [0]}, {"sleutel": ["x"]})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        val()
    with pytest.raises(RoutedataFout, match="geen routeopslag"):
        Routeopslag.open(tmp_path)
    assert [] == list((tmp_path / "delen").iterdir())


@pytest.mark.parametrize(
    ("bezoek", "zin"),
    [
        ({"casus": [0, 0], "weg": [1, 0], "volgorde": [0, 0]}, "gesorteerd"),
        ({"casus": [0, 0], "weg": [0, 0], "volgorde": [1, 1]}, "gesorteerd"),
        ({"casus": [0, 1]}, "gesorteerd"),
        ({"casus": [0], "diagnose": [1]}, "diagnose"),
    ],
)
def test_the_writer_takes_no_visits_that_a_question_would_misread(
    tmp_path: Path, bezoek: dict[str, list[int]], zin: str
) -> None:
    with pytest.raises(ValueError, match=zin), Schrijver(tmp_path, herkomst=Herkomst.LOG) as s:
        s.voeg_toe(bezoek, {"sleutel": ["x"]})


def test_a_number_that_does_not_fit_is_told_and_not_cut(tmp_path: Path) -> None:
    with (
        pytest.raises(RoutedataFout, match='"helper" past een getal niet'),
        Schrijver(tmp_path, herkomst=Herkomst.LOG) as s,
    ):
        s.voeg_toe({"casus": [0], "helper": [40_000]}, {"sleutel": ["x"]})


def test_a_part_that_was_cut_short_is_named(tmp_path: Path) -> None:
    _vul(tmp_path, [[9], [9]])
    deel = tmp_path / "delen" / "bezoek-00001.parquet"
    deel.write_bytes(deel.read_bytes()[:-30])

    with pytest.raises(OpslagstukFout, match=r"bezoek-00001.parquet .* beschadigd"):
        Routeopslag.open(tmp_path)


def test_a_part_that_is_gone_is_named(tmp_path: Path) -> None:
    _vul(tmp_path, [[9], [9]])
    opslag = Routeopslag.open(tmp_path)
    (tmp_path / "delen" / "casus-00001.parquet").unlink()

    with pytest.raises(OpslagstukFout, match=r"casus-00001.parquet .* is weg"):
        Routeopslag.open(tmp_path)
    with pytest.raises(OpslagstukFout, match="is weg"):
        opslag.lees(1, ["halte"], ["sleutel"])


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_bits_that_changed_in_a_part_are_never_read_as_data(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    map_ = tmp_path_factory.mktemp("opslag")
    (map_ / "delen").mkdir()
    rijen = {k.naam: np.arange(40, dtype=k.dtype) % 3 for k in BEZOEK}
    stuk = schrijf_stuk(map_, "bezoek", 0, 1, rijen, parquet.VAST)
    pad = map_ / "delen" / stuk.bestand
    ruw = bytearray(pad.read_bytes())
    plek = data.draw(st.integers(0, len(ruw) - 1))
    ruw[plek] ^= 1 << data.draw(st.integers(0, 7))
    pad.write_bytes(ruw)

    # A bit that says nothing of the data may change; any other is a fault, and never another answer.
    try:
        gelezen = parquet.lees(map_, stuk, KOLOMMEN, parquet.VAST, {})
    except OpslagstukFout:
        return
    assert all(np.array_equal(rijen[k], gelezen[k]) for k in KOLOMMEN)


def test_a_part_that_changes_while_it_is_open_is_checked_again(tmp_path: Path) -> None:
    _vul(tmp_path, [[9]])
    opslag = Routeopslag.open(tmp_path)
    opslag.lees(0, KOLOMMEN)
    deel = tmp_path / "delen" / "bezoek-00000.parquet"
    ruw = bytearray(deel.read_bytes())
    ruw[40] ^= 0xFF
    deel.write_bytes(ruw)
    os.utime(deel, ns=(1, 1))

    with pytest.raises(OpslagstukFout, match=r"bezoek-00000.parquet .* beschadigd"):
        opslag.lees(0, KOLOMMEN)


def _beschadigd_na(map_: Path, gelezen: list[str]) -> manifest.Stuk:
    """A part of which a bit of `tijd` changed after some columns were read, at the same moment as before."""
    (map_ / "delen").mkdir()
    rijen = {k.naam: np.full(400, 1, k.dtype) for k in BEZOEK}
    rijen["tijd"] = np.random.default_rng(1).integers(0, 1 << 62, 400)
    stuk = schrijf_stuk(map_, "bezoek", 0, 1, rijen, parquet.VAST)
    parquet.lees(map_, stuk, gelezen, parquet.VAST, {})
    pad = map_ / "delen" / stuk.bestand
    stand, ruw = pad.stat(), bytearray(pad.read_bytes())
    ruw[len(ruw) // 3] ^= 1  # the moments take most of the file
    pad.write_bytes(ruw)
    os.utime(pad, ns=(stand.st_atime_ns, stand.st_mtime_ns))
    return stuk


def test_a_column_is_checked_the_first_time_also_when_another_was(tmp_path: Path) -> None:
    stuk = _beschadigd_na(tmp_path, ["casus"])

    assert 400 == len(parquet.lees(tmp_path, stuk, ["casus"], parquet.VAST, {})["casus"])
    with pytest.raises(OpslagstukFout, match="beschadigd"):
        parquet.lees(tmp_path, stuk, ["casus", "tijd"], parquet.VAST, {})


def test_who_asks_for_it_has_every_byte_looked_at_again(tmp_path: Path) -> None:
    stuk = _beschadigd_na(tmp_path, ["tijd"])

    with pytest.raises(OpslagstukFout, match="beschadigd"):
        parquet.lees(tmp_path, stuk, ["tijd"], parquet.VAST, {}, controleer=True)


def test_another_file_of_the_same_size_and_moment_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "delen").mkdir()
    for halte in (2, 3):
        rijen = {k.naam: np.full(40, halte if k.naam == "halte" else 1, k.dtype) for k in BEZOEK}
        stuk = schrijf_stuk(tmp_path, "bezoek", 0, 1, rijen, parquet.VAST)
        os.utime(tmp_path / "delen" / stuk.bestand, ns=(1, 1))
        for _keer in range(2):
            assert [halte] * 40 == parquet.lees(tmp_path, stuk, ["halte"], parquet.VAST, {})["halte"].tolist()


def test_a_column_of_one_value_cannot_be_written_in(tmp_path: Path) -> None:
    (tmp_path / "delen").mkdir()
    rijen = {k.naam: np.full(40, 1, k.dtype) for k in BEZOEK}
    stuk = schrijf_stuk(tmp_path, "bezoek", 0, 1, rijen, parquet.VAST)
    for _keer in range(2):
        gelezen = parquet.lees(tmp_path, stuk, ["weg"], parquet.VAST, {})["weg"]
        with pytest.raises(ValueError, match="read-only"):
            gelezen[0] = 0


@pytest.mark.parametrize(
    ("halte", "zin"),
    [
        (pa.array(["Huisarts"] * 3), '"halte" een ander type'),
        (pa.array([0, 0, 0], pa.int64()), r"int64, niet int32"),
        (pa.array([0, 1, 0], pa.int32()), "beschadigd"),
        (pa.array([0, -2, 0], pa.int32()), "beschadigd"),
        (None, 'ontbreekt de kolom "halte"'),
    ],
)
def test_a_column_of_another_type_or_with_codes_without_a_name_is_refused(
    tmp_path: Path, halte: pa.Array | None, zin: str
) -> None:
    _vul(tmp_path, [[3]])
    deel = tmp_path / "delen" / "bezoek-00000.parquet"
    tabel = pq.read_table(deel)
    plaats = tabel.column_names.index("halte")
    tabel = tabel.remove_column(plaats) if halte is None else tabel.set_column(plaats, "halte", halte)
    pq.write_table(tabel, deel)
    manifest = json.loads((tmp_path / "routeopslag.json").read_text(encoding="utf-8"))
    manifest["delen"][0]["bezoek"] |= {"omvang": deel.stat().st_size, "einde": parquet.einde(deel)}
    (tmp_path / "routeopslag.json").write_text(json.dumps(manifest), encoding="utf-8")

    with pytest.raises(OpslagstukFout, match=zin):
        Routeopslag.open(tmp_path).lees(0, ["halte"])


@pytest.mark.parametrize("tekst", ["{", "[]", '{"soort": "iets"}', '{"soort": "routeopslag", "versie": 1}'])
def test_a_manifest_that_is_none_is_a_sentence(tmp_path: Path, tekst: str) -> None:
    (tmp_path / "routeopslag.json").write_text(tekst)

    with pytest.raises(OpslagstukFout, match=r"routeopslag.json .* beschadigd"):
        Routeopslag.open(tmp_path)


def test_a_manifest_that_points_outside_its_folder_is_refused(tmp_path: Path) -> None:
    _vul(tmp_path, [[3]])
    pad = tmp_path / "routeopslag.json"
    pad.write_text(pad.read_text(encoding="utf-8").replace("bezoek-00000.parquet", "../../x.parquet"))

    with pytest.raises(OpslagstukFout, match="beschadigd"):
        Routeopslag.open(tmp_path)


def test_a_column_of_one_value_is_the_same_when_it_is_not_read(tmp_path: Path) -> None:
    voorbeeld.log(tmp_path / "log", 2_000, seed=3)
    opslag = Routeopslag.open(tmp_path / "log")
    kolommen = [k.naam for k in BEZOEK]
    # Every byte is looked at; after that a column of one value comes from the file's own summary.
    gelezen, later = (opslag.lees(0, kolommen, controleer=nr == 0) for nr in range(2))
    assert len(np.unique(gelezen["weg"])) == 1
    for naam in kolommen:
        np.testing.assert_array_equal(gelezen[naam], later[naam])
        assert gelezen[naam].dtype == later[naam].dtype
