"""The command itself: where it listens before, while and after phones can come in; and with a certificate."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psutil  # type: ignore[import-untyped]  # comes with ipykernel, without types
import pytest

from tests.conftest import Server
from tests.server.test_samen_kwaad import doe, stand
from tests.server.test_server import begin, kernel_van
from tests.wachten import wacht_tot

_OPENSSL = shutil.which("openssl")
_HIER = "127.0.0.1"
_COMMANDO = (
    "import sys; from rk.cli import main; from rk.domain import Net; from rk.server import app; "
    # A machine that runs tests may have no network: it is told of one that every machine has.
    "app.start.__kwdefaults__['netten'] = lambda: (Net(id='proef', naam='Proefnet', adres='127.0.0.2'),); "
    "sys.exit(main(sys.argv[1:]))"
)


class Commando(Server):
    """`rk start` as it is typed, with these options."""

    def __init__(self, map_: Path, *opties: str) -> None:
        super().__init__(map_)
        self.opties = opties
        with socket.create_server((_HIER, 0)) as vrij:
            self._poort = str(vrij.getsockname()[1])

    def opdracht(self) -> list[str]:
        start = ["start", "--port", self._poort, "--geen-browser", "--data-map", str(self.datamap)]
        return [_COMMANDO, *start, *self.opties]

    def luistert(self) -> Counter[str]:
        """At which addresses it listens, its kernels too, and at how many ports of each."""
        gevonden: Counter[str] = Counter()
        for proces in self.processen():
            try:
                verbindingen = proces.net_connections(kind="inet")
            except psutil.NoSuchProcess:
                continue  # a kernel that just went
            gevonden.update(v.laddr.ip for v in verbindingen if v.status == psutil.CONN_LISTEN)
        return gevonden

    def elders(self) -> dict[str, int]:
        """Those beyond 127.0.0.1."""
        return {adres: n for adres, n in self.luistert().items() if adres != _HIER}


def _binnen(client: httpx.Client) -> str:
    """Begin a talk as the facilitator; gives its page's path."""
    client.get("/")
    client.headers["X-XSRFToken"] = client.cookies["_xsrf"]
    return begin(client)


def test_nothing_listens_beyond_this_machine_but_where_and_while_phones_can_come_in(tmp_path: Path) -> None:
    with Commando(tmp_path) as server, server.client() as client:
        pad = _binnen(client)
        sessie = pad.removeprefix("/sessie/")
        kernel_van(client, pad)
        assert server.luistert()[_HIER]
        assert {} == server.elders()

        doe(client, sessie, "kamer_geopend", net="proef")
        assert {"127.0.0.2": 1} == server.elders()
        doe(client, sessie, "stap_geopend", stap="vierv")
        assert {"127.0.0.2": 1} == server.elders()
        doe(client, sessie, "kamer_gesloten")
        assert {} == server.elders()
        doe(client, sessie, "kamer_geopend", net="proef")
        assert {"127.0.0.2": 1} == server.elders()
        doe(client, sessie, "sessie_gesloten")
        assert {} == server.elders()
        adres = client.base_url
    with pytest.raises(httpx.TransportError):
        httpx.get(str(adres), trust_env=False)


@pytest.mark.skipif(_OPENSSL is None, reason="zonder openssl is er geen certificaat te maken")
def test_the_command_with_a_certificate_speaks_in_secret_and_no_other_way(tmp_path: Path) -> None:
    cert, sleutel = tmp_path / "cert.pem", tmp_path / "sleutel.pem"
    subprocess.run(
        [str(_OPENSSL), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=proef",
         "-addext", "subjectAltName=IP:127.0.0.2", "-keyout", sleutel, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    with (
        Commando(tmp_path, "--cert", str(cert), "--sleutel", str(sleutel)) as server,
        server.client() as client,
    ):
        sessie = _binnen(client).removeprefix("/sessie/")
        doe(client, sessie, "kamer_geopend", net="proef")
        kamer = stand(client, sessie)
        assert "https" == urlsplit(kamer["adres"]).scheme
        assert kamer["versleuteld"]

        vertrouwt = ssl.create_default_context(cafile=str(cert))
        with httpx.Client(base_url=kamer["adres"], verify=vertrouwt, trust_env=False, timeout=60) as telefoon:
            assert 303 == telefoon.post("/binnen", data={"code": kamer["code"]}).status_code
            assert "Het verhaal van Rob" in telefoon.get("/").text
        open_ = kamer["adres"].replace("https://", "http://")
        with pytest.raises(httpx.TransportError):
            httpx.get(open_, trust_env=False, timeout=60)
        with pytest.raises(httpx.TransportError):  # nor to who trusts no certificate of ours
            httpx.get(kamer["adres"], trust_env=False, timeout=60)
        wacht_tot(1, lambda: stand(client, sessie)["deelnemers"])
