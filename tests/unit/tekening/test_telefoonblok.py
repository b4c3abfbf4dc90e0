"""What every form of a phone is made of."""

from rk.domain import Stap
from rk.tekening.boom import alle, tekst_van
from rk.tekening.telefoonblok import Rand, vorm
from tests.unit.tekening.schermproef import attributen


def rand(vervangt: str = "") -> Rand:
    return Rand(nieuw="n", vervangt=vervangt, noot=None, meelezen=False)


def test_a_change_can_be_left_as_it_was() -> None:
    (terug,) = alle(vorm(Stap.WENSEN, rand("oud")), "a")

    assert "/" == attributen(terug)["href"]
    assert "Laat het zoals het was" == tekst_van(terug)
    assert [] == list(alle(vorm(Stap.WENSEN, rand()), "a"))
