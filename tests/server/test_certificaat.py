"""With a certificate nobody on the network reads along; without a good one the server says so."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from rk.cli import main
from rk.server.telefoon.certificaat import CertificaatFout, lees_certificaat
from tests.server.kamerproef import kamerproef

_OPENSSL = shutil.which("openssl")


@pytest.mark.skipif(_OPENSSL is None, reason="zonder openssl is er geen certificaat te maken")
async def test_with_a_certificate_phones_speak_in_secret(tmp_path: Path) -> None:
    cert, sleutel = tmp_path / "cert.pem", tmp_path / "sleutel.pem"
    subprocess.run(
        [str(_OPENSSL), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=proef",
         "-keyout", sleutel, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip

    async with kamerproef(tls=lees_certificaat(cert, sleutel)) as proef:
        await proef.open()
        stand = await proef.stand(open=True)
        antwoord = await (await proef.vreemde()).post("/binnen", data={"code": stand.code})

        assert stand.versleuteld
        assert stand.adres.startswith("https://")
        assert 303 == antwoord.status_code
        assert "secure" in antwoord.headers["set-cookie"].lower().split("; ")


def test_a_certificate_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "cert.pem").write_text("een brief")

    for naam in ("cert.pem", "weg.pem"):
        with pytest.raises(CertificaatFout, match="kan niet worden gebruikt"):
            lees_certificaat(tmp_path / naam, None)


def test_the_command_tells_it_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opdracht = [
        "start",
        "--geen-browser",
        "--data-map",
        str(tmp_path / "data"),
        "--cert",
        str(tmp_path / "x"),
    ]

    assert 1 == main(opdracht)
    assert "Het certificaat kan niet worden gebruikt" in capsys.readouterr().err
