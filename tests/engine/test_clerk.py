"""The thread that does what takes its time."""

import threading
import time

import pytest

from rld_live.engine.clerk import WAITING_MAXIMUM, Clerk
from rld_live.errors import ControlError


def test_jobs_are_done_in_their_order_in_a_thread_of_their_own() -> None:
    done: list[tuple[int, str]] = []
    is_done = threading.Event()
    with Clerk() as clerk:
        for number in range(3):
            clerk.submit(lambda number=number: done.append((number, threading.current_thread().name)))  # type: ignore[misc]
        clerk.submit(is_done.set)
        assert is_done.wait(5.0)
    assert done == [(0, "clerk"), (1, "clerk"), (2, "clerk")]


def test_a_dated_job_holds_up_nothing_and_is_done_when_its_time_has_come() -> None:
    done: list[str] = []
    is_done = threading.Event()
    due = time.monotonic() + 0.05
    with Clerk() as clerk:
        clerk.submit(lambda: (done.append("dated"), is_done.set()), due=due)
        clerk.submit(lambda: done.append("now"))
        assert is_done.wait(5.0)
        assert time.monotonic() >= due
    assert done == ["now", "dated"]


def test_what_is_dated_can_be_dropped_and_is_told() -> None:
    told: list[str] = []
    with Clerk() as clerk:
        clerk.submit(lambda: told.append("done"), due=time.monotonic() + 60.0, otherwise=lambda: told.append("dropped"))
        clerk.drop_dated()
    assert told == ["dropped"]


def test_a_job_that_fails_is_logged_and_the_next_one_is_done(caplog: pytest.LogCaptureFixture) -> None:
    is_done = threading.Event()

    def fail() -> None:
        raise ZeroDivisionError

    with Clerk() as clerk:
        clerk.submit(fail)
        clerk.submit(is_done.set)
        assert is_done.wait(5.0)
    assert "ZeroDivisionError" in caplog.text


def test_what_was_asked_for_before_the_end_is_still_done() -> None:
    done: list[int] = []
    with Clerk() as clerk:
        for number in range(20):
            clerk.submit(lambda number=number: done.append(number))  # type: ignore[misc]
    assert done == list(range(20))


def test_clients_are_refused_where_too_much_waits_and_the_server_never_is() -> None:
    may_go_on, has_begun, is_saved = threading.Event(), threading.Event(), threading.Event()

    def dawdle() -> None:
        has_begun.set()
        may_go_on.wait(5.0)

    done: list[int] = []
    with Clerk() as clerk:
        clerk.ask(dawdle)
        assert has_begun.wait(5.0)
        for number in range(WAITING_MAXIMUM):
            clerk.ask(lambda number=number: done.append(number))  # type: ignore[misc]
        with pytest.raises(ControlError, match="less often"):
            clerk.ask(lambda: done.append(-1))
        clerk.submit(is_saved.set)
        may_go_on.set()
        assert is_saved.wait(5.0)
        clerk.ask(lambda: done.append(WAITING_MAXIMUM))
    assert done == list(range(WAITING_MAXIMUM + 1))
