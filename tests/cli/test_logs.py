"""The log on standard error: all of it in its order, and never at the cost of whoever logs."""

import os
import subprocess
import sys
from contextlib import suppress

import pytest

LOG = """
import logging, sys
from rld_live.cli.logs import LogStyle, log_to_stderr
log_to_stderr(LogStyle({style!r}), is_verbose=False)
log = logging.getLogger("rld_live.test")
for number in range({count}):
    log.info("line %d", number)
{then}
"""


def command(style: str, *, count: int, then: str = "") -> list[str]:
    return [sys.executable, "-c", LOG.format(style=style, count=count, then=then)]


@pytest.mark.parametrize("style", ["text", "json", "journal"])
def test_what_was_logged_just_before_the_exit_is_written_in_its_order(style: str) -> None:
    done = subprocess.run(command(style, count=500, then="sys.exit(3)"), stderr=subprocess.PIPE, text=True, check=False)
    lines = done.stderr.splitlines()
    assert done.returncode == 3
    assert [f"line {number}" in line for number, line in enumerate(lines)] == [True] * 500


def test_a_traceback_is_written_with_its_line() -> None:
    then = "try: 1 / 0\nexcept ZeroDivisionError: log.exception('failed, 100%')"
    done = subprocess.run(command("json", count=0, then=then), stderr=subprocess.PIPE, text=True, check=True)
    assert '"message": "failed, 100%", "traceback": "Traceback' in done.stderr


def test_the_last_words_of_a_command_come_behind_its_log() -> None:
    then = (
        "import types\nfrom rld_live.errors import ModelError\n"
        "def app():\n    log.info('loading')\n    raise ModelError('no codec')\n"
        "sys.modules['rld_live.cli.app'] = types.SimpleNamespace(app=app)\n"
        "sys.argv = ['rld-live']\nfrom rld_live.cli import main\nmain()"
    )
    done = subprocess.run(command("journal", count=0, then=then), stderr=subprocess.PIPE, text=True, check=False)
    assert done.stderr == "<6>loading\nrld-live: no codec\n"
    assert done.returncode == 1


def test_a_terminal_that_stands_still_holds_nobody_up_not_even_the_exit() -> None:
    ours, theirs = os.pipe()
    with os.fdopen(ours), os.fdopen(theirs, "w") as full:
        os.set_blocking(theirs, False)
        with suppress(BlockingIOError):
            while True:
                os.write(theirs, bytes(4096))
        os.set_blocking(theirs, True)
        then = "sys.exit(3)"
        assert (
            subprocess.run(command("text", count=5000, then=then), stderr=full, check=False, timeout=20).returncode == 3
        )
