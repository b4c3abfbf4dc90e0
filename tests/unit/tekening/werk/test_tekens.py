"""The pictures of the werkvormen."""

from __future__ import annotations

from rk.content import werkvormen
from rk.tekening.boom import alle
from rk.tekening.werk.tekens import kent, teken
from tests.unit.tekening.schermproef import attributen


def test_every_picture_that_a_werkvorm_names_is_there() -> None:
    genoemd: set[str] = set()
    for w in werkvormen().values():
        genoemd |= {d.teken for d in w.schaal.delen} if w.schaal else set()
        genoemd |= {v.teken for v in w.kaarten.vakken} if w.kaarten else set()
        genoemd |= {m.teken for m in w.reis.merken} if w.reis else set()
        genoemd |= {o.teken for o in w.keuze.opties} if w.keuze else set()

    assert {n for n in genoemd if n and not kent(n)} == set()
    assert "huis" in genoemd


def test_a_picture_that_nobody_drew_is_a_plain_ring() -> None:
    (pad,) = alle(teken("bestaat-niet"), "path")

    assert attributen(pad)["d"].startswith("M12")
    assert attributen(pad)["d"] != attributen(next(iter(alle(teken("huis"), "path"))))["d"]
