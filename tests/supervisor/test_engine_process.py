"""One engine, as the supervisor holds it."""

import os
import signal
import subprocess
import sys

import pytest

from rld_live.supervisor.engine_process import _deaf

KILL_ITSELF = "import os, signal; [os.kill(os.getpid(), number) for number in (signal.SIGINT, signal.SIGHUP)]"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_a_signal_that_arrives_while_an_engine_is_started_is_heard(number: signal.Signals) -> None:
    heard: list[int] = []
    before = signal.signal(number, lambda number, _frame: heard.append(number))
    try:
        with _deaf():
            os.kill(os.getpid(), number)
        assert heard == [number]
    finally:
        signal.signal(number, before)


def test_an_engine_is_deaf_to_its_terminal_from_its_first_instruction_on() -> None:
    with _deaf():
        engine = subprocess.Popen([sys.executable, "-c", KILL_ITSELF])
    assert engine.wait() == 0
