"""A whole server, as it starts by default: its doors, and what real datagrams do to it."""

import contextlib
import socket
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import psutil
import pytest

from rld_live.control.server_process import free_port
from tests.end_to_end.server import Client, Server, playing
from tests.hostile.datagrams import datagrams
from tests.hostile.reporting import report

HOST = "127.0.0.1"
PATIENCE_SECONDS = 20.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="module")
def played(folder: Path) -> Iterator[tuple[Server, Client]]:
    """A server of which only the numbers of the ports were chosen."""
    web = free_port(socket.SOCK_STREAM)
    with playing(folder, "--set", f"web.port={web}", is_recorded=False) as (server, client):
        server.wait_for("web: http://127.0.0.1:")
        yield server, client


def processes(server: Server) -> list[psutil.Process]:
    parent = psutil.Process(server.process.pid)
    return [parent, *parent.children(recursive=True)]


def memory(server: Server) -> int:
    """Return the resident mebibytes of all processes."""
    return sum(each.memory_info().rss for each in processes(server)) // 2**20


def flood(server: Server, *, count: int, senders: int, seed: int) -> int:
    """Send hostile datagrams from so many ports, as fast as they are taken; return how many went out."""
    sent = 0
    with contextlib.ExitStack() as stack:
        lines = [stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) for _ in range(senders)]
        for number, datagram in enumerate(islice(datagrams(seed), count)):
            if b"quit" not in datagram:
                with contextlib.suppress(OSError):  # larger than a datagram may be
                    lines[number % senders].sendto(datagram, (HOST, server.port))
                    sent += 1
    return sent


def seconds_to_panic(client: Client) -> float:
    """Return how long a performer has to press panic, four times a second, until it is obeyed."""
    began = time.monotonic()
    while True:
        client.send("/rld/panic")
        with contextlib.suppress(AssertionError):
            client.hear("/rld/done", "/rld/panic", seconds=0.25)
            break
        assert time.monotonic() - began < PATIENCE_SECONDS
    pressed = time.monotonic() - began
    client.send("/rld/play")
    return pressed


def assert_has_no_bugs_to_tell(server: Server, client: Client) -> None:
    client.ask("/rld/hello", server.reply_port)  # with all that it said before
    assert [line for line in server.lines if "Traceback" in line or "stumbled" in line] == []


def test_no_door_is_open_beyond_this_machine_unless_it_is_configured(played: tuple[Server, Client]) -> None:
    server, _ = played
    sockets = [each for process in processes(server) for each in process.net_connections(kind="inet")]
    listening = {
        (each.laddr.ip, each.laddr.port) for each in sockets if each.type == socket.SOCK_DGRAM or not each.raddr
    }
    assert {(HOST, server.port)} < listening
    assert {ip for ip, _ in listening} == {HOST}
    assert 5353 not in {port for _, port in listening}, "mDNS speaks to the network"


def test_a_flood_of_hostile_datagrams_leaves_it_playing_and_writes_nowhere_else(
    played: tuple[Server, Client], folder: Path
) -> None:
    server, client = played
    assert flood(server, count=2000, senders=40, seed=7) > 1500
    seconds_to_panic(client)
    assert_has_no_bugs_to_tell(server, client)
    assert {each.name for each in folder.iterdir()} <= {"files", "report.json"}
    assert {each.name for each in (folder / "files").iterdir()} <= {"presets", "recordings", "state.json", "shows"}


@pytest.mark.soak
def test_hundreds_of_thousands_of_datagrams_leave_its_memory_as_it_was(
    played: tuple[Server, Client], capsys: pytest.CaptureFixture[str]
) -> None:
    server, client = played
    for seed in range(100, 108):  # until what it may remember is full
        flood(server, count=20_000, senders=400, seed=seed)
        time.sleep(3.0)
    before, began = memory(server), time.monotonic()
    sent = sum(flood(server, count=20_000, senders=400, seed=seed) for seed in range(10, 20))
    seconds = time.monotonic() - began
    pressed = seconds_to_panic(client)
    assert_has_no_bugs_to_tell(server, client)
    time.sleep(5.0)
    after = memory(server)
    underruns = client.ask("/rld/status") and client.hear("/rld/status/underruns")
    report(
        capsys,
        f"UDP: {sent} hostile datagrams at {sent / seconds:.0f} a second into a playing server from 400 ports; "
        f"MiB of all processes {before} before, {after} after; "
        f"a panic right behind it was obeyed after {pressed:.2f} s; underruns {underruns}",
    )
    assert after < 1.25 * before  # what an allocator keeps after so many sizes; Python holds nothing more
