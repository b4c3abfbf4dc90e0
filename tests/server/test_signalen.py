"""The signals of all talks from outside: for the facilitator alone, without telling which talk."""

from __future__ import annotations

import httpx
import pytest

from tests.conftest import Server
from tests.server.test_server import begin


def doe(client: httpx.Client, sessie: str, soort: str, inhoud: dict[str, object]) -> None:
    antwoord = client.post(
        f"/api/sessies/{sessie}/daden",
        json={"id": f"{sessie[:8]}-{soort}", "daad": soort, "inhoud": inhoud},
        headers={"X-XSRFToken": client.cookies["_xsrf"]},
    )
    assert antwoord.is_success, antwoord.text


@pytest.mark.parametrize("pad", ["/sessies/signalen", "/sessies/signalen.csv"])
def test_without_the_cookie_nobody_reads_the_signals(server: Server, pad: str) -> None:
    with server.client(open_=False) as client:
        antwoord = client.get(pad)

    assert 403 == antwoord.status_code
    assert "Wat staat in de weg" not in antwoord.text


def test_what_two_talks_share_is_counted_and_neither_is_named(server: Server) -> None:
    with server.client() as client:
        sessies = [begin(client).rpartition("/")[2] for _nr in range(2)]
        for sessie in sessies:
            doe(client, sessie, "werkvorm_toegevoegd", {"punt": "w-signalen", "werkvorm": "signalen"})
            inhoud: dict[str, object] = {"punt": "w-signalen", "deel": "signaal", "veld": "wat"}
            doe(client, sessie, "planveld_gezet", inhoud | {"waarde": "Eerst een adres"})
        bestand, pagina = client.get("/sessies/signalen.csv"), client.get("/sessies/signalen")

    assert 'attachment; filename="signalen.csv"' == bestand.headers["content-disposition"]
    assert "Eerst een adres;;;;nog niet gemeld;2" in bestand.text
    assert "Eerst een adres" in pagina.text
    assert [] == [s for s in sessies if s in bestand.text + pagina.text]
