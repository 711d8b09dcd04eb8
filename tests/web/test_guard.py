"""Who may come in."""

import socket
from collections.abc import Iterator

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from rld_live.web.guard import COOKIE
from rld_live.web.hosts import is_loopback, own_addresses
from tests.web.page_client import PageClient
from tests.web.stage import Stage, stage

TOKEN = "open sesame"
PAGE = {"Accept": "text/html"}
(OWN_ADDRESS, *_) = own_addresses("0.0.0.0")
needs_network = pytest.mark.skipif(OWN_ADDRESS == "127.0.0.1", reason="this machine has no network to be reached from")


@pytest.fixture(scope="module")
def open_stage() -> Iterator[Stage]:
    """A stage whose web other machines reach, and whose OSC they do not."""
    with stage(web_host="0.0.0.0", token=TOKEN) as put_up:
        yield put_up


@pytest.fixture(scope="module")
def outside(open_stage: Stage) -> Iterator[httpx.Client]:
    """A browser on another machine; its address is one of our own, which is not the loopback."""
    with httpx.Client(base_url=f"http://{OWN_ADDRESS}:{open_stage.config.web.port}") as client:
        yield client


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="this machine has no IPv6")
def test_all_addresses_of_ipv6_are_those_of_ipv4_as_well_and_this_machine_needs_no_token() -> None:
    with stage(web_host="::", token=TOKEN) as put_up:
        port = put_up.config.web.port
        for host in ("127.0.0.1", "::1"):
            told = httpx.get(f"http://{f'[{host}]' if ':' in host else host}:{port}/?HOST_INFO")
            assert told.status_code == 200
            assert told.json()["OSC_IP"] == host
        if OWN_ADDRESS != "127.0.0.1":
            assert httpx.get(f"http://{OWN_ADDRESS}:{port}/healthz").status_code == 401


@pytest.mark.parametrize(
    ("host", "is_so"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("localhost", True),
        ("::ffff:10.0.0.1", False),
        ("10.0.0.1", False),
        ("::", False),
        ("0.0.0.0", False),
        ("stage.local", False),
    ],
)
def test_the_loopback_is_known_by_all_its_names(host: str, is_so: bool) -> None:
    assert is_loopback(host) == is_so


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", socket.gethostname()])
def test_a_host_header_that_is_this_machine_is_let_in(here: Stage, host: str) -> None:
    answer = httpx.get(f"{here.address}/rld/gain", headers={"Host": f"{host}:{here.config.web.port}"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{7480}",
        "127.0.0.1.evil.example",
        "localhost.evil",
        "",
        "[fe80::1%; script-src *]",
    ],
)
def test_a_name_that_strangers_point_here_is_refused(here: Stage, host: str) -> None:
    assert httpx.get(f"{here.address}/rld/gain", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("path", ["/", "/ws"])
@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_another_page_cannot_open_a_websocket(here: Stage, path: str, origin: str) -> None:
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(f"ws://127.0.0.1:{here.config.web.port}{path}", additional_headers={"Origin": origin}),
    ):
        pass
    assert refused.value.response.status_code == 403


def test_the_page_itself_can(here: Stage) -> None:
    with PageClient(here.config.web.port, headers={"Origin": here.address}) as page:
        page.hear()


def test_nothing_can_be_posted(here: Stage) -> None:
    assert httpx.post(f"{here.address}/rld/gain", content=b"1").status_code == 405


@pytest.mark.parametrize(
    "path", ["/", "/page/main.js", "/rld", "/healthz", "/page/../guard.py", "/page/%2e%2e/guard.py"]
)
def test_every_answer_forbids_what_a_page_of_ours_does_not_need(here: Stage, path: str) -> None:
    answer = httpx.get(here.address + path, headers=PAGE)
    assert answer.status_code == (404 if "guard" in path else 200)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in answer.headers


@needs_network
@pytest.mark.parametrize("path", ["/", "/rld", "/page/main.js", "/healthz", "/metrics"])
def test_another_machine_needs_the_token(outside: httpx.Client, path: str) -> None:
    assert outside.get(path, headers=PAGE).status_code == 401
    assert outside.get(path, headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert outside.get(path, headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


@needs_network
def test_the_token_in_the_address_becomes_a_cookie_that_scripts_cannot_read(open_stage: Stage) -> None:
    port = open_stage.config.web.port
    with httpx.Client(base_url=f"http://{OWN_ADDRESS}:{port}", headers=PAGE) as browser:
        answer = browser.get("/", params={"token": TOKEN})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert "httponly" in answer.headers["set-cookie"].lower()
        assert browser.get("/").status_code == 200
        cookie = {"Cookie": f'{COOKIE}="{TOKEN}"'}
        with PageClient(port, host=OWN_ADDRESS, headers=cookie) as page:
            page.hear()


@needs_network
def test_a_websocket_of_another_machine_needs_the_token(open_stage: Stage) -> None:
    where = f"ws://{OWN_ADDRESS}:{open_stage.config.web.port}/ws"
    with pytest.raises(InvalidStatus) as refused, connect(where):
        pass
    assert refused.value.response.status_code == 401
    with connect(f"{where}?token={TOKEN.replace(' ', '%20')}") as page:
        page.recv(5)


@needs_network
def test_oscquery_is_open_to_those_for_whom_osc_is_but_the_page_is_not() -> None:
    with stage(web_host="0.0.0.0", control_host="0.0.0.0", token=TOKEN) as put_up:
        where = f"{OWN_ADDRESS}:{put_up.config.web.port}"
        assert httpx.get(f"http://{where}/?HOST_INFO").json()["OSC_IP"] == OWN_ADDRESS
        assert httpx.get(f"http://{where}/rld/gain").status_code == 200
        with connect(f"ws://{where}/"):
            pass
        assert httpx.get(f"http://{where}/", headers=PAGE).status_code == 401
        with pytest.raises(InvalidStatus), connect(f"ws://{where}/ws"):
            pass


@needs_network
def test_an_empty_token_is_none() -> None:
    with stage(web_host="0.0.0.0", token="") as put_up:
        where = f"http://{OWN_ADDRESS}:{put_up.config.web.port}/healthz"
        assert httpx.get(where).status_code == 401
        assert httpx.get(where, params={"token": ""}).status_code == 401


def test_a_token_is_made_where_none_is_given_and_told_in_the_address() -> None:
    with stage(web_host="0.0.0.0") as put_up:
        token = put_up.door.address.partition("?token=")[2]
        assert len(token) >= 20
        assert httpx.get(f"{put_up.address}/healthz").status_code in {200, 503}
