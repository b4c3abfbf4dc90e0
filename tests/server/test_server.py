"""The whole server from outside, as its own process: who gets in, what lasts, what is left behind."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tests.conftest import Server

_KERNEL = "00000000-0000-4000-8000-000000000000"


@pytest.fixture(scope="module")
def binnen(server: Server) -> Iterator[httpx.Client]:
    """The facilitator's browser."""
    with server.client() as client:
        yield client


def begin(client: httpx.Client, **velden: str) -> str:
    """Begin a session; gives its page's path."""
    client.get("/")
    vorm = {
        "_xsrf": client.cookies["_xsrf"],
        "kaart": "sittard-geleen-beek-stein",
        "casus": "rob",
        "minuten": "60",
    }
    antwoord = client.post("/sessies", data=vorm | velden)
    assert 303 == antwoord.status_code, antwoord.text
    return antwoord.headers["location"]


def kernel_van(client: httpx.Client, pad: str) -> str:
    """Open a session's page; gives the id of its kernel."""
    gevonden = re.search(r'"kernelId": ?"([\w-]+)"', client.get(pad).text)
    assert gevonden is not None
    return gevonden[1]


def verlaat(client: httpx.Client, kernel: str) -> None:
    """Do what Voilà's script does when a page is left."""
    antwoord = client.post(f"/voila/api/shutdown/{kernel}", data={"_xsrf": client.cookies["_xsrf"]})
    assert 204 == antwoord.status_code


# ---- who gets in ------------------------------------------------------------------------------------


@pytest.mark.parametrize("pad", ["/", "/?eerder=1", "/sessie/x"])
def test_without_the_cookie_a_page_only_says_where_the_link_is(server: Server, pad: str) -> None:
    with server.client(open_=False) as client:
        antwoord = client.get(pad)

    assert 403 == antwoord.status_code
    assert "Open de link die in het venster van het programma staat." in antwoord.text


@pytest.mark.parametrize(
    ("methode", "pad"),
    [
        ("GET", f"/api/kernels/{_KERNEL}"),
        ("GET", f"/api/kernels/{_KERNEL}/channels"),
        ("POST", f"/voila/api/shutdown/{_KERNEL}"),
        ("POST", "/sessies"),
        ("POST", "/sessies/x/verwijder"),
        ("POST", "/api/sessies/x/gebeurtenissen"),
        ("GET", "/api/sessies/x/gebeurtenissen"),
        ("GET", "/api/kernel/sessie"),
    ],
)
def test_without_the_cookie_there_is_no_kernel_and_no_act(server: Server, methode: str, pad: str) -> None:
    with server.client(open_=False) as client:
        assert 403 == client.request(methode, pad, headers=_WS if "channels" in pad else {}).status_code


def test_a_forged_cookie_opens_nothing(server: Server, binnen: httpx.Client) -> None:
    naam = next(n for n in binnen.cookies if n.startswith("rk_begeleider"))
    with server.client(open_=False) as client:
        client.cookies.set(
            naam, binnen.cookies[naam][:-1] + ("0" if binnen.cookies[naam][-1] != "0" else "1")
        )

        assert 403 == client.get("/").status_code


def test_the_link_works_once_and_the_window_shows_a_next_one(server: Server) -> None:
    gebruikt = server.link
    with server.client():
        pass

    with server.client(open_=False) as client:
        antwoord = client.get(gebruikt)
        assert 403 == antwoord.status_code
        assert "al gebruikt" in antwoord.text
    with server.client() as client:
        assert 200 == client.get("/").status_code


def test_the_cookie_is_for_this_server_and_no_script(server: Server) -> None:
    with server.client(open_=False) as client:
        koek = next(k for k in client.get(server.link).headers.get_list("set-cookie") if "begeleider" in k)
        server.lees_link()

    assert {"httponly", "samesite=strict"} <= {deel.strip().lower() for deel in koek.split(";")}


@pytest.mark.parametrize(
    "pad", ["/", f"/api/kernels/{_KERNEL}/channels", "/voila/static/0.5.13/voila.js", "/x"]
)
@pytest.mark.parametrize("host", ["kwaad.example", "127.0.0.1.kwaad.example", ""])
def test_a_foreign_host_gets_nothing(binnen: httpx.Client, pad: str, host: str) -> None:
    antwoord = binnen.get(pad, headers={"Host": host})

    assert antwoord.status_code in (400, 404)
    assert "Routekaart staat" not in antwoord.text


def test_a_form_of_another_site_is_refused(binnen: httpx.Client) -> None:
    vorm = {"kaart": "sittard-geleen-beek-stein", "casus": "rob", "minuten": "60"}

    assert 403 == binnen.post("/sessies", data=vorm).status_code


@pytest.mark.parametrize(
    ("methode", "pad"),
    [
        ("POST", "/api/kernels"),
        ("GET", "/api/kernels"),
        ("DELETE", f"/api/kernels/{_KERNEL}"),
        ("POST", f"/api/kernels/{_KERNEL}/restart"),
        ("POST", f"/api/kernels/{_KERNEL}/interrupt"),
        ("GET", "/api/contents"),
        ("GET", "/api/sessions"),
        ("GET", "/api/terminals"),
        ("GET", "/files/werksessie.ipynb"),
        ("GET", "/login"),
        ("GET", "/voila/tree"),
        ("GET", "/voila/render/werksessie.ipynb"),
        ("GET", "/voila/files/werksessie.ipynb"),
        ("GET", "/voila/templates/rk/static/index.html.j2"),
        ("GET", "/voila/labextensions/jupyterlab-plotly/package.json"),
        ("GET", f"/voila/query/{_KERNEL}"),
        ("GET", "/statisch/0123456789abcdef/server/pagina.css"),
        ("GET", "/statisch/../../identity.py"),
    ],
)
def test_nothing_else_of_jupyter_is_there_even_for_the_facilitator(
    binnen: httpx.Client, methode: str, pad: str
) -> None:
    xsrf = {"X-XSRFToken": binnen.cookies["_xsrf"]}

    assert binnen.request(methode, pad, headers=xsrf).status_code in (404, 405)


# ---- what a page holds ------------------------------------------------------------------------------


class _Scripts(HTMLParser):
    """Collects what could run or be fetched: inline scripts, handlers, addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.lopend: list[str] = []
        self.adressen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        gegeven = dict(attrs)
        self.adressen += [gegeven[a] or "" for a in ("src", "href") if a in gegeven]
        self.lopend += [a for a in gegeven if a.startswith("on")]
        if tag == "script" and "src" not in gegeven and not str(gegeven.get("type")).endswith("json"):
            self.lopend.append(tag)


@pytest.mark.parametrize("pad", ["/", "/sessie/weg", "/nergens", None])
def test_every_page_runs_scripts_from_files_of_this_server_only(
    binnen: httpx.Client, pad: str | None
) -> None:
    antwoord = binnen.get(pad or begin(binnen))
    lezer = _Scripts()
    lezer.feed(antwoord.text)

    beleid = dict(deel.split(" ", 1) for deel in antwoord.headers["content-security-policy"].split("; "))
    assert "'self'" == beleid["default-src"]
    assert "'self' blob:" == beleid["script-src"]
    assert [] == lezer.lopend
    assert [] == [a for a in lezer.adressen if not a.startswith(("/", "#")) or a.startswith("//")]
    assert '<html lang="nl">' in antwoord.text


def test_the_first_picture_is_in_the_page_before_the_kernels_part(binnen: httpx.Client) -> None:
    tekst = binnen.get(begin(binnen)).text

    assert tekst.index('<div id="rk-scherm"') < tekst.index("Vooraf") < tekst.index("jupyter-config-data")


@pytest.mark.parametrize("gemeten", ["99999999999", "-1", "x", "100"])
def test_a_strange_width_of_the_screen_breaks_nothing(binnen: httpx.Client, gemeten: str) -> None:
    pad = begin(binnen)

    assert 200 == binnen.get(pad, headers={"Cookie": _koeken(binnen) + f"; rk_breedte={gemeten}"}).status_code


def test_a_page_that_is_not_there_says_so_in_dutch(binnen: httpx.Client) -> None:
    antwoord = binnen.get("/nergens")

    assert 404 == antwoord.status_code
    assert "Deze pagina is er niet." in antwoord.text


def test_static_files_are_kept_by_the_browser(binnen: httpx.Client) -> None:
    script = re.search(r'src="(/statisch/[^"]+\.js)"', binnen.get("/").text)
    assert script is not None
    antwoord = binnen.get(script[1])

    assert "immutable" in antwoord.headers["cache-control"]
    assert "gzip" == antwoord.headers["content-encoding"]


def test_the_look_inside_a_page_finds_its_letters(binnen: httpx.Client) -> None:
    letters = set(re.findall(r"url\(([^)\"]+\.woff2)\)", binnen.get("/").text))

    assert {200} == {binnen.get(adres).status_code for adres in letters}


def test_voilas_script_waits_until_the_drawing_is_painted(binnen: httpx.Client) -> None:
    pagina = binnen.get(begin(binnen)).text
    meteen = re.sub(r"<template.*?</template>", "", pagina, flags=re.DOTALL)

    assert re.search(r'<script src="[^"]*voila.js"', pagina)
    assert not re.search(r'(src|href)="[^"]*(voila.js|labextensions)', meteen)


# ---- sessions ---------------------------------------------------------------------------------------


def test_other_sessions_are_hidden_until_they_are_asked_for(binnen: httpx.Client) -> None:
    begin(binnen, casus="leeg", naam="Fenna")

    assert "Het verhaal van Fenna" not in binnen.get("/").text
    assert "Het verhaal van Fenna" in binnen.get("/?eerder=1").text


def test_an_empty_casus_needs_a_name(binnen: httpx.Client) -> None:
    binnen.get("/")
    vorm = {"_xsrf": binnen.cookies["_xsrf"], "kaart": "sittard-geleen-beek-stein", "casus": "leeg"}

    antwoord = binnen.post("/sessies", data=vorm)

    assert 400 == antwoord.status_code
    assert "Geef de hoofdpersoon een naam" in antwoord.text


def test_a_removed_session_is_gone_and_its_kernel_with_it(server: Server, binnen: httpx.Client) -> None:
    pad = begin(binnen, casus="leeg", naam="Zilvermeeuw")
    kernel = kernel_van(binnen, pad)
    xsrf = {"_xsrf": binnen.cookies["_xsrf"]}

    antwoord = binnen.post(f"/sessies/{pad.removeprefix('/sessie/')}/verwijder", data=xsrf | {"zeker": "ja"})

    assert 303 == antwoord.status_code
    assert 404 == binnen.get(pad).status_code
    assert 404 == binnen.get(f"/api/kernels/{kernel}").status_code
    assert not [p for p in server.datamap.iterdir() if b"Zilvermeeuw" in p.read_bytes()]


# ---- kernels ----------------------------------------------------------------------------------------

_WS = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


def _koeken(client: httpx.Client) -> str:
    return "; ".join(f"{naam}={waarde}" for naam, waarde in client.cookies.items())


def test_leaving_a_page_ends_its_kernel_so_reloads_leave_one(server: Server, binnen: httpx.Client) -> None:
    pad = begin(binnen)
    for _ in range(4):
        kernel = kernel_van(binnen, pad)
        verlaat(binnen, kernel)
        assert 404 == binnen.get(f"/api/kernels/{kernel}").status_code
    kernel_van(binnen, pad)

    namen = {k.environ()["RK_SLEUTEL"] for k in server.kernels()}
    assert len(server.kernels()) == len(namen)  # no two share a key


def test_a_kernel_gets_only_the_environment_it_needs(server: Server, binnen: httpx.Client) -> None:
    kernel_van(binnen, begin(binnen))

    for kernel in server.kernels():
        omgeving = kernel.environ()
        assert "GEHEIM_VAN_DE_BEHEERDER" not in omgeving
        assert not [waarde for waarde in omgeving.values() if str(server.datamap) in waarde]
        assert server.adres == omgeving["RK_ADRES"]


@pytest.mark.parametrize("kanaal", ["shell", "control", "stdin", None])
@pytest.mark.parametrize("soort", ["execute_request", "inspect_request", "shutdown_request", "debug_request"])
def test_no_message_of_a_page_executes_code(
    binnen: httpx.Client, een_kernel: str, tmp_path: Path, kanaal: str | None, soort: str
) -> None:
    bewijs = tmp_path / "uitgevoerd"
    code = f"open({str(bewijs)!r}, 'w').close()"
    ws_adres = str(binnen.base_url).replace("http", "ws").rstrip("/")
    adres = f"{ws_adres}/api/kernels/{een_kernel}/channels?session_id={uuid.uuid4()}"

    with connect(adres, additional_headers={"Cookie": _koeken(binnen)}) as ws:
        ws.send(_bericht(soort, kanaal, {"code": code, "silent": False, "command": "evaluate"}))
        ws.send(_bericht("kernel_info_request", "shell", {}))
        while "kernel_info_reply" not in str(ws.recv(timeout=30)):
            pass  # the shell answers in order

    assert not bewijs.exists()


_SOORTEN = (
    "execute_request", "inspect_request", "complete_request", "history_request", "is_complete_request",
    "connect_request", "shutdown_request", "interrupt_request", "debug_request", "input_reply",
    "input_request", "create_subshell_request", "delete_subshell_request", "list_subshell_request",
    "usage_request", "apply_request", "abort_request", "clear_request", "purge_request", "comm_request",
    "execute_reply", "execute_input", "execute_result", "display_data", "stream", "status", "error",
    "kernel_info_reply", "EXECUTE_REQUEST", "execute_request ", "comm_msg\x00execute_request", "",
    "_execute_request",
)  # fmt: skip
"""Every type of the kernels' protocol that is no comm, and some that only look like one."""


@pytest.mark.parametrize("binair", [False, True])
def test_no_type_of_message_but_a_comm_gets_an_answer_or_does_anything(
    binnen: httpx.Client, een_kernel: str, tmp_path: Path, binair: bool
) -> None:
    bewijs = tmp_path / "uitgevoerd"
    code = f"open({str(bewijs)!r}, 'w').close()"
    inhoud: dict[str, object] = {
        **{"code": code, "silent": False, "store_history": False, "user_expressions": {"x": code}},
        **{"cursor_pos": 1, "value": code, "command": "evaluate", "arguments": {"expression": code}},
    }
    ws_adres = str(binnen.base_url).replace("http", "ws").rstrip("/")
    adres = f"{ws_adres}/api/kernels/{een_kernel}/channels?session_id={uuid.uuid4()}"
    v1 = Subprotocol("v1.kernel.websocket.jupyter.org")
    kanalen = ("shell", "control", "stdin", "iopub", "hb", "", "SHELL", "__class__", None)

    antwoorden: set[str] = set()
    with connect(
        adres, additional_headers={"Cookie": _koeken(binnen)}, subprotocols=[v1] if binair else None
    ) as ws:
        verboden = [_bericht(soort, kanaal, inhoud) for soort in _SOORTEN for kanaal in kanalen]
        laatste = _bericht("kernel_info_request", "shell", {})
        for bericht in (*verboden, laatste):
            ws.send(_v1(bericht) if binair else bericht)
        ids = {json.loads(bericht)["header"]["msg_id"] for bericht in verboden}
        while "kernel_info_reply" not in (gezegd := _tekst(ws.recv(timeout=30))):
            antwoorden |= {id_ for id_ in ids if id_ in gezegd}

    assert set() == antwoorden
    assert not bewijs.exists()
    assert 200 == binnen.get(f"/api/kernels/{een_kernel}").status_code


def _tekst(bericht: str | bytes) -> str:
    return bericht if isinstance(bericht, str) else bericht.decode("utf-8", "replace")


def _v1(bericht: str) -> bytes:
    """The same message in the binary form that Jupyter's own pages send."""
    vorm = json.loads(bericht)
    delen = [str(vorm.get("channel", "")).encode()]
    delen += [json.dumps(vorm[naam]).encode() for naam in ("header", "parent_header", "metadata", "content")]
    plekken = [8 * (len(delen) + 2)]
    for deel in delen:
        plekken.append(plekken[-1] + len(deel))
    return b"".join(nr.to_bytes(8, "little") for nr in (len(plekken), *plekken)) + b"".join(delen)


@pytest.fixture(scope="module")
def een_kernel(binnen: httpx.Client) -> str:
    return kernel_van(binnen, begin(binnen))


def _bericht(soort: str, kanaal: str | None, inhoud: dict[str, object]) -> str:
    # A kernel passes by what it saw before, so every message needs an id of its own.
    kop = {"msg_id": str(uuid.uuid4()), "msg_type": soort, "session": "s", "username": "", "version": "5.3"}
    vorm = {"header": kop, "parent_header": {}, "metadata": {}, "content": inhoud, "buffers": []}
    return json.dumps(vorm | ({"channel": kanaal} if kanaal else {}))


def test_a_websocket_of_another_site_is_refused(binnen: httpx.Client, een_kernel: str) -> None:
    koppen = _WS | {"Origin": "http://kwaad.example"}

    assert 403 == binnen.get(f"/api/kernels/{een_kernel}/channels", headers=koppen).status_code


# ---- what lasts, and what does not ------------------------------------------------------------------


def test_after_a_power_cut_everything_is_there_and_the_browser_is_still_let_in(tmp_path: Path) -> None:
    with Server(tmp_path) as server, server.client() as client:
        pad = begin(client, casus="leeg", naam="Fenna")
        server.kill()
        server.start()

        assert "Het verhaal van Fenna" in client.get(pad).text
        assert 0 == server.stop()
    assert "Alles is bewaard." in server.gezegd[-1]


def test_nothing_that_people_type_comes_into_a_log(tmp_path: Path) -> None:
    with Server(tmp_path) as server, server.client() as client:
        pad = begin(client, casus="leeg", naam="Zilvermeeuw")
        sessie = pad.removeprefix("/sessie/")
        xsrf = client.cookies["_xsrf"]
        client.post(f"/sessies/{sessie}/hernoem", data={"_xsrf": xsrf, "titel": "Zilvermeeuw " * 50})
        client.post("/sessies", data={"_xsrf": xsrf, "casus": "Zilvermeeuw", "kaart": "Zilvermeeuw"})
        client.post("/sessies", data={"titel": "Zilvermeeuw"})
        client.get("/Zilvermeeuw?zoek=Zilvermeeuw", headers={"Referer": "/Zilvermeeuw"})
        for lijf in (b'{"inhoud": "Zilvermeeuw', b'{"soort": "Zilvermeeuw"}'):
            client.post(f"/api/sessies/{sessie}/gebeurtenissen", content=lijf, headers={"X-XSRFToken": xsrf})
        server.stop()

    gezegd = server.logboek.read_text() + "".join(server.gezegd)
    assert "Zilvermeeuw" in server.datamap.joinpath("routekaart.db").read_bytes().decode("utf-8", "ignore")
    assert "Zilvermeeuw" not in gezegd
    assert sessie not in gezegd


def test_a_port_that_is_taken_is_not_silently_another_one(server: Server, tmp_path: Path) -> None:
    tweede = Server(tmp_path)
    tweede._poort = server._poort

    with pytest.raises(pytest.fail.Exception, match="Address already in use"):
        tweede.start()


def test_a_second_server_on_the_same_folder_says_so(server: Server, tmp_path: Path) -> None:
    tweede = Server(tmp_path)
    tweede.datamap = server.datamap

    with pytest.raises(pytest.fail.Exception, match="Routekaart draait al met deze map"):
        tweede.start()


def test_stopping_leaves_no_kernel_behind(tmp_path: Path) -> None:
    with Server(tmp_path) as server, server.client() as client:
        kernel_van(client, begin(client))
        kernels = server.kernels()
        assert kernels

        assert 0 == server.stop()

    assert [] == [k for k in kernels if k.is_running()]


def test_a_sheet_of_paper_can_be_printed_for_each_step_that_collects(server: Server) -> None:
    with server.client() as client:
        pad = begin(client)
        vel = client.get(f"{pad}/papier/vierv")
        anders = [client.get(f"{pad}/papier/{stap}").status_code for stap in ("regie", "ogen", "route", "x")]
    with server.client(open_=False) as ander:
        dicht = ander.get(f"{pad}/papier/vierv")

    assert 200 == vel.status_code
    assert "Vasthouden" in vel.text
    assert [200, 200, 404, 404] == anders
    assert 403 == dicht.status_code
