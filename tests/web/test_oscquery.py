"""OSCQuery, asked by a client of the tests' own and by the library python-oscquery."""

import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest
from pythonoscquery.osc_query_client import OSCQueryClient as LibraryClient
from pythonoscquery.shared.osc_access import OSCAccess
from zeroconf import ServiceInfo

from rld_live.commands import Freeze, Panic, SetKnob, SetLatent
from rld_live.control.addresses import TABLE
from rld_live.control.packets import Message
from rld_live.parameters import KNOBS
from rld_live.status import STATUS_FIELDS
from tests.waiting import wait_until
from tests.web.oscquery_client import OscQueryClient, bundle, osc
from tests.web.stage import DIMENSIONS, Stage


@pytest.fixture
def client(here: Stage) -> Iterator[OscQueryClient]:
    with OscQueryClient(here.address) as client:
        wait_until(lambda: "VALUE" in client.get("/rld/gain"))
        yield client


def leaves(node: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every node that can be played or read, by its path."""
    found = {node["FULL_PATH"]: node} if "TYPE" in node else {}
    for child in node.get("CONTENTS", {}).values():
        found |= leaves(child)
    return found


def test_the_root_holds_every_address_of_the_table_and_every_field_of_the_status(client: OscQueryClient) -> None:
    found = leaves(client.get("/"))
    expected = {address for address in TABLE if not address.endswith("<d>")}
    expected |= {f"/rld/latent/{hand}/{each}" for hand in ("bias", "scale") for each in range(DIMENSIONS)}
    expected |= {f"/rld/status/{field}" for field in STATUS_FIELDS}
    assert set(found) == expected


def test_every_node_says_where_it_is_and_describes_as_many_values_as_it_has(client: OscQueryClient) -> None:
    for path, node in leaves(client.get("/")).items():
        assert node["FULL_PATH"] == path
        assert node["DESCRIPTION"]
        for attribute in ("VALUE", "RANGE", "UNIT", "CLIPMODE"):
            assert len(node.get(attribute, node["TYPE"])) == len(node["TYPE"]), (path, attribute)


def test_the_slots_that_keep_something_are_not_shown_as_what_slot_play_was_sent(
    here: Stage, client: OscQueryClient
) -> None:
    for slot in (2, 5):
        here.control.inject(Message("/rld/slot/store", (slot,)), "test")
    wait_until(lambda: here.performer.standing().slots[-2:] == (2, 5))
    time.sleep(0.2)  # until the web has heard of it
    node = client.get("/rld/slot/play")
    assert (node["TYPE"], node["ACCESS"]) == ("i", 2)
    assert "VALUE" not in node


def test_a_knob_has_its_type_range_unit_value_and_sentence(client: OscQueryClient) -> None:
    node = client.get("/rld/gain")
    assert node == {
        "FULL_PATH": "/rld/gain",
        "TYPE": "f",
        "ACCESS": 3,
        "RANGE": [{"MIN": KNOBS["gain"].minimum, "MAX": KNOBS["gain"].maximum}],
        "UNIT": ["gain.db"],
        "CLIPMODE": ["none"],
        "VALUE": [0.0],
        "DEFAULT_VALUE": [0.0],
        "DESCRIPTION": KNOBS["gain"].sentence,
    }


@pytest.mark.parametrize(
    ("path", "attribute", "value"),
    [
        ("/rld/quantize", "RANGE", [{"VALS": ["off", "beat", "bar"]}]),
        ("/rld/quantize", "VALUE", ["off"]),
        ("/rld/morph/xy", "TYPE", "ff"),
        ("/rld/play", "TYPE", "N"),
        ("/rld/play", "ACCESS", 2),
        ("/rld/latent", "ACCESS", 0),
        ("/rld/latent/scale/7", "VALUE", [1.0]),
        ("/rld/status/level", "ACCESS", 1),
        ("/rld/status/state", "VALUE", ["playing"]),
        ("/rld/mute", "TYPE", "i"),
    ],
)
def test_one_attribute_can_be_asked_for(client: OscQueryClient, path: str, attribute: str, value: object) -> None:
    assert client.get(f"{path}?{attribute}") == {attribute: value}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/rld/play?VALUE", 204),
        ("/rld/latent?RANGE", 204),
        ("/rld/gain?LOUDNESS", 400),
        ("/rld/gian", 404),
        ("/rld/latent/bias/8", 404),
        ("/favicon.ico", 404),
    ],
)
def test_what_cannot_be_told_is_answered_by_the_proposals_status(
    client: OscQueryClient, path: str, status: int
) -> None:
    assert client.status(path) == status


def test_the_host_says_where_osc_and_the_websocket_are(client: OscQueryClient, here: Stage) -> None:
    info = client.get("/rld?HOST_INFO")
    assert info["NAME"].startswith("rld_live")
    assert (info["OSC_IP"], info["OSC_PORT"], info["OSC_TRANSPORT"]) == ("127.0.0.1", here.config.control.port, "UDP")
    assert (info["WS_IP"], info["WS_PORT"]) == ("127.0.0.1", here.config.web.port)
    assert info["EXTENSIONS"]["LISTEN"] is True


def test_a_client_that_listens_hears_the_value_now_and_whenever_it_changes(client: OscQueryClient) -> None:
    client.command("LISTEN", "/rld/temperature")
    assert client.hear() == ("/rld/temperature", [1.0])
    client.set("/rld/temperature", 0.5)
    assert client.hear() == ("/rld/temperature", [0.5])
    client.command("IGNORE", "/rld/temperature")
    client.command("LISTEN", "/rld/quantize")
    assert client.hear() == ("/rld/quantize", ["off"])
    client.set("/rld/temperature", 1.0)
    client.set("/rld/quantize", "bar")
    assert client.hear() == ("/rld/quantize", ["bar"])
    client.set("/rld/quantize", "off")


def test_a_status_can_be_listened_to(client: OscQueryClient) -> None:
    client.command("LISTEN", "/rld/status/position")
    first, second = client.hear()[1][0], client.hear()[1][0]
    assert isinstance(first, float)
    assert first < second


def test_binary_frames_are_obeyed_in_their_order(client: OscQueryClient, here: Stage) -> None:
    before = len(here.performer.commands)
    client.set("/rld/latent/bias/3", 2.0)
    client.set("/rld/panic")
    client.set("/rld/crossfade", 4.0)
    commands = here.performer.wait_for(before + 3)[before:]
    assert commands == [SetLatent("bias", 3, 2.0), Panic(), SetKnob("crossfade", 4.0)]
    client.set("/rld/play")


def test_a_bundle_is_obeyed_message_by_message(client: OscQueryClient, here: Stage) -> None:
    before = len(here.performer.commands)
    client.socket.send(bundle(osc("/rld/limiter", -3.0), osc("/rld/freeze", 0.0), osc("/rld/limiter", -1.0)))
    commands = here.performer.wait_for(before + 3)[before:]
    assert commands == [SetKnob("limiter", -3.0), Freeze(False), SetKnob("limiter", -1.0)]


def test_a_change_of_type_is_told_as_a_changed_path(client: OscQueryClient) -> None:
    client.command("LISTEN", "/rld/morph/seeds")
    client.set("/rld/morph/seeds", 1, 2, 3, 4)
    assert client.hear() == ("/rld/morph/seeds", [1, 2, 3, 4])
    assert {"COMMAND": "PATH_CHANGED", "DATA": "/rld/morph"} in client.commands
    assert client.get("/rld/morph/seeds?TYPE") == {"TYPE": "iiii"}


def test_garbage_on_the_websocket_changes_nothing(client: OscQueryClient) -> None:
    for garbage in (
        "",
        "[",
        "[]",
        "{}",
        '{"COMMAND": 1, "DATA": []}',
        '{"COMMAND": "LISTEN", "DATA": "/nowhere"}',
        "[" * 9000,
    ):
        client.socket.send(garbage)
    for garbage in (b"", b"#bundle\0", b"/rld/gain", b"\xff" * 64):
        client.socket.send(garbage)
    client.command("LISTEN", "/rld/limiter")
    assert client.hear() == ("/rld/limiter", [-1.0])


def test_the_library_python_oscquery_reads_host_and_knobs(here: Stage) -> None:
    kind = "_oscjson._tcp.local."
    about = ServiceInfo(kind, f"x.{kind}", port=here.config.web.port, addresses=[socket.inet_aton("127.0.0.1")])
    library = LibraryClient(about)
    host = library.get_host_info()
    assert host is not None
    assert (host.osc_ip, host.osc_port) == ("127.0.0.1", here.config.control.port)
    gain = library.query_node("/rld/gain")
    assert gain is not None
    assert (gain.full_path, gain.access, gain.value) == ("/rld/gain", OSCAccess.READWRITE_VALUE, [0.0])
    hands = library.query_node("/rld/latent/scale")
    assert hands is not None
    assert [each.full_path for each in hands.contents] == [f"/rld/latent/scale/{d}" for d in range(DIMENSIONS)]
    assert library.query_node("/rld/nowhere") is None
