"""The page's websocket."""

import asyncio
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest
import websockets
from websockets.exceptions import ConnectionClosed

from rld_live.commands import Freeze, MovePad, Panic, PlaySeed, SavePreset
from rld_live.engine.files.preset_folder import PRESETS_MAXIMUM
from rld_live.web.connection import CONNECTIONS_PER_HOST
from rld_live.web.process import FRAME_BYTES_MAXIMUM
from rld_live.web.remote import PAGES_MAXIMUM, TRY_AGAIN_LATER, UNSEEN_MAXIMUM
from tests.engine.answers import NotingAnswer
from tests.web.page_client import PageClient
from tests.web.stage import DIMENSIONS, Stage


@pytest.fixture
def page(here: Stage) -> Iterator[PageClient]:
    with PageClient(here.config.web.port) as page:
        yield page


def test_a_page_is_told_everything_when_it_comes(page: PageClient) -> None:
    page.hear_latest("/rld/status/state", "playing")
    page.hear_latest("/rld/hello/latent_dim", DIMENSIONS)
    page.hear_latest("/rld/gain", 0.0)
    page.hear_latest("/rld/latent/scale/7", 1.0)


def test_a_command_is_obeyed_and_answered_to_the_page_that_sent_it(here: Stage, page: PageClient) -> None:
    with PageClient(here.config.web.port) as other:
        page.say("/rld/seed", 42, 1.5)
        assert page.hear_line("/rld/done", "/rld/seed") == ["/rld/done", "/rld/seed", 42]
        assert here.performer.commands[-1] == PlaySeed(42, 1.5)
        other.hear_latest("/rld/seed", 42)
        assert other.lines == []


def test_the_names_of_hundreds_of_presets_reach_the_page(here: Stage, page: PageClient) -> None:
    names = [f"{number:064}" for number in range(PRESETS_MAXIMUM)]
    for name in names:
        here.performer.submit(SavePreset(name), NotingAnswer())
    page.say("/rld/preset/list")
    assert page.hear_line("/rld/done", "/rld/preset/list")[2:] == names


def test_a_seed_beyond_the_numbers_of_a_browser_arrives_as_its_digits(here: Stage, page: PageClient) -> None:
    seed = 2**63 - 1
    page.say("/rld/seed", str(seed))
    page.hear_latest("/rld/seed", str(seed))
    assert here.performer.commands[-1] == PlaySeed(seed)


def test_an_error_of_the_instrument_reaches_the_page(page: PageClient) -> None:
    page.say("/rld/gain", 99)
    line = page.hear_line("/rld/error", "/rld/gain")
    assert "out of range" in line[2]


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "42",
        "[]",
        '["rld"]',
        '["/rld/gain", null]',
        '["/rld/gain", [1]]',
        "[" * 9000,
        '["/rld/subscribe", 20]',
        '["/rld/seed", "\\ud800"]',
        b"/rld/gain",
    ],
)
def test_what_makes_no_sense_is_answered_by_an_error_and_nothing_else_happens(
    page: PageClient, frame: str | bytes
) -> None:
    page.socket.send(frame)
    assert page.hear_line("/rld/error", "page")[2]


def test_a_frame_that_is_too_large_ends_this_page_only(here: Stage, page: PageClient) -> None:
    with PageClient(here.config.web.port) as greedy:
        greedy.socket.send("x" * (FRAME_BYTES_MAXIMUM + 1))
        with pytest.raises(ConnectionClosed):
            greedy.hear_line("never")
    page.say("/rld/ping", 7)
    assert page.hear_line("/rld/pong") == ["/rld/pong", 7]


def test_of_a_fast_movement_the_first_and_the_last_value_arrive_and_a_trigger_keeps_its_place(
    here: Stage, page: PageClient
) -> None:
    before = len(here.performer.commands)
    page.say("/rld/morph/xy", 0, 0.5)
    page.hear_line("/rld/done", "/rld/morph/xy")
    for step in range(1, 100):
        page.say("/rld/morph/xy", step / 100, 0.5)
    page.say("/rld/panic")
    page.say("/rld/freeze", 0)
    page.hear_line("/rld/done", "/rld/freeze")
    *moves, panic, freeze = here.performer.commands[before:]
    assert (panic, freeze) == (Panic(), Freeze(False))
    assert moves[0] == MovePad(0.0, 0.5)
    assert moves[-1] == MovePad(0.99, 0.5)
    assert len(moves) < 60
    page.say("/rld/play")
    page.hear_line("/rld/done", "/rld/play")


def test_a_page_that_does_not_draw_is_told_the_latest_and_not_what_it_missed(here: Stage) -> None:
    with PageClient(here.config.web.port) as slow:
        for _ in range(UNSEEN_MAXIMUM):
            told = slow.hear(is_drawn=False)
        with pytest.raises(TimeoutError):
            slow.hear(1.0)
        before = here.performer.status().position
        slow.socket.send(f'{{"seen": {told["n"]}}}')
        slow.hear_latest("/rld/status/state", "playing")
        while slow.latest["/rld/status/position"][0] < before:
            slow.hear()
        assert told["n"] + 1 <= slow.hear()["n"] < told["n"] + 6


def test_the_silence_of_the_engine_is_told_and_its_return(here: Stage, page: PageClient) -> None:
    while not page.hear()["heard"]:
        pass
    here.fall_silent()
    try:
        began = time.monotonic()
        while page.hear()["heard"]:
            pass
        assert 0.5 < time.monotonic() - began < 2.5
    finally:
        here.go_on()
    while not page.hear()["heard"]:
        pass
    page.hear_latest("/rld/gain", 0.0)


def test_there_are_not_more_pages_even_if_all_of_them_come_at_once(here: Stage) -> None:
    async def is_let_in() -> bool:
        async with websockets.connect(f"ws://127.0.0.1:{here.config.web.port}/ws") as page:
            try:
                await asyncio.wait_for(page.recv(), 5.0)
            except ConnectionClosed:
                return False
            all_are_here.append(page)
            while len(all_are_here) < PAGES_MAXIMUM:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.2)
            return True

    async def come() -> list[bool]:
        return await asyncio.gather(*(is_let_in() for _ in range(PAGES_MAXIMUM + 20)))

    all_are_here: list[object] = []
    assert sum(asyncio.run(come())) == PAGES_MAXIMUM


def test_there_are_not_more_pages_than_there_may_be(here: Stage) -> None:
    pages = [PageClient(here.config.web.port) for _ in range(PAGES_MAXIMUM)]
    try:
        for each in pages:
            each.__enter__()
            each.hear()
        with PageClient(here.config.web.port) as one_too_many, pytest.raises(ConnectionClosed) as closed:
            one_too_many.hear()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == TRY_AGAIN_LATER
    finally:
        for each in pages:
            each.__exit__(None, None, None)
    with PageClient(here.config.web.port) as again:
        again.hear()


def test_half_a_request_holds_nobody_up(here: Stage, page: PageClient) -> None:
    with socket.create_connection(("127.0.0.1", here.config.web.port)) as half:
        half.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        page.say("/rld/ping", 3)
        assert page.hear_line("/rld/pong") == ["/rld/pong", 3]


def test_who_says_nothing_holds_no_place_that_others_need(here: Stage) -> None:
    with ExitStack() as stack:
        silent = [
            stack.enter_context(socket.create_connection(("127.0.0.1", here.config.web.port)))
            for _ in range(CONNECTIONS_PER_HOST + 1)
        ]
        for each in silent:
            each.settimeout(5.0)
        with suppress(ConnectionResetError):
            assert silent[-1].recv(1) == b""
        silent[0].sendall(b"GET /rld/gain HTTP/1.0\r\nHost: localhost\r\n\r\n")
        assert silent[0].recv(12) == b"HTTP/1.1 200"
    with PageClient(here.config.web.port) as page:
        page.hear()
