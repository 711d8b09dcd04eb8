"""What is asked of the engine from outside of the music."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from rld_live.engine.orders import Orders, SupervisorLeash, signals_as
from rld_live.leash import Word
from tests.waiting import wait_until


class Held:
    """An engine's orders, its leash, and the supervisor's end of that."""

    def __init__(self) -> None:
        self.orders = Orders()
        self.engine, self.supervisor = socket.socketpair()
        self.leash = SupervisorLeash(self.engine, self.orders)


@pytest.fixture
def held() -> Iterator[Held]:
    held = Held()
    with held.engine:
        with held.supervisor:
            yield held
        wait_until(held.orders.leave.is_set)  # its thread has ended


def test_what_the_supervisor_says_is_an_order(held: Held) -> None:
    held.supervisor.sendall(Word.RELOAD.line)
    wait_until(held.orders.reload.is_set)
    assert not held.orders.leave.is_set()
    held.supervisor.sendall(b"something else\n" + Word.LEAVE.line)
    wait_until(held.orders.leave.is_set)


def test_what_the_engine_says_is_heard(held: Held) -> None:
    held.leash.tell(Word.STARTED)
    held.leash.tell(Word.SOUNDING)
    wait_until(lambda: held.supervisor.recv(100, socket.MSG_PEEK) == b"started\nsounding\n")


def test_without_its_supervisor_the_engine_leaves(held: Held, caplog: pytest.LogCaptureFixture) -> None:
    held.supervisor.close()
    wait_until(held.orders.leave.is_set)
    held.leash.tell(Word.SOUNDING)
    assert caplog.messages == ["the supervisor is gone: the music ends"]


def test_an_engine_at_its_leash_is_deaf_to_its_terminal_and_so_is_what_it_starts() -> None:
    code = """
import os, signal, subprocess
from rld_live.engine.orders import Orders, SupervisorLeash
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})  # as it is born
for number in (signal.SIGINT, signal.SIGHUP):
    os.kill(os.getpid(), number)
SupervisorLeash.at_standard_input(Orders())
for number in (signal.SIGINT, signal.SIGHUP):
    os.kill(os.getpid(), number)
assert not signal.sigpending() and not signal.pthread_sigmask(signal.SIG_BLOCK, ())
subprocess.run(["sh", "-c", "kill -INT $$; kill -HUP $$"], check=True)
"""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        done = subprocess.run([sys.executable, "-c", code], stdin=theirs, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_second_signal_ends_at_once_what_has_no_supervisor() -> None:
    orders = Orders()
    with signals_as(orders, is_supervised=False):
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGTERM)


def test_with_a_supervisor_a_signal_to_all_of_a_group_is_no_second_one() -> None:
    orders = Orders()
    with signals_as(orders, is_supervised=True):
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGTERM)
    assert orders.leave.is_set()


class SetBy(threading.Event):
    """Knows by which thread it was set."""

    thread: threading.Thread | None = None

    def set(self) -> None:
        self.thread = threading.current_thread()
        super().set()


def test_a_signal_sets_nothing_in_the_main_thread_which_may_hold_what_it_waits_for() -> None:
    orders = Orders()
    orders.leave, orders.reload = leave, reload = SetBy(), SetBy()
    with signals_as(orders, is_supervised=False):
        os.kill(os.getpid(), signal.SIGHUP)
        os.kill(os.getpid(), signal.SIGTERM)
    for event in (leave, reload):
        assert event.is_set()
        assert event.thread is not threading.main_thread()


def test_a_hang_up_of_what_has_no_terminal_lets_the_config_be_read_again() -> None:
    orders = Orders()
    with signals_as(orders, is_supervised=False):
        os.kill(os.getpid(), signal.SIGHUP)
    assert orders.reload.is_set()
    assert not orders.leave.is_set()
