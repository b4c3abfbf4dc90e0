"""A code in route data tells which codebook it is from, and is read without it."""

from rk.analysis.codenamen import WIE_KAN_HET, in_routedata, kaal, wie_kan_het
from rk.analysis.voorbeeld.kansen import WIE_KAN_HET as VERZONNEN
from rk.content import codeboeken, laad_codeboek
from rk.dashboards.scherm4v import thema


def test_the_name_of_every_shipped_code_is_found_back() -> None:
    for boek in codeboeken().values():
        for code in boek.codes:
            assert code.naam == kaal(in_routedata(code.naam, boek.id))
            assert boek.id.startswith(f"{WIE_KAN_HET}-") is wie_kan_het(in_routedata(code.naam, boek.id))
    assert ["regel", "iets (anders)", "iets-1"] == [kaal(x) for x in ("regel", "iets (anders)", "iets-1")]
    assert "Warm overdragen" == thema("Warm overdragen (themas-1)")


def test_made_up_data_has_the_codes_of_who_can_change_it() -> None:
    boek = laad_codeboek(f"{WIE_KAN_HET}-1")
    assert {in_routedata(c.naam, boek.id) for c in boek.codes} == set(VERZONNEN)
