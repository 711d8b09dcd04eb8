"""The code that the shell gets, wherever standard error leads."""

import subprocess
import sys
from pathlib import Path

import pytest

RUN = """
import sys, types
from rld_live.errors import ConfigError
def app():
    raise {raised}
sys.modules["rld_live.cli.app"] = types.SimpleNamespace(app=app)
from rld_live.cli import main
main()
"""


@pytest.mark.parametrize(
    ("raised", "code", "told"),
    [
        ("ConfigError('no such key')", 2, "rld-live: no such key"),
        ("ZeroDivisionError('a bug')", 70, "ZeroDivisionError: a bug"),
        ("KeyboardInterrupt", 130, "rld-live: interrupted"),
    ],
)
def test_a_full_disk_behind_standard_error_changes_no_exit_code(raised: str, code: int, told: str) -> None:
    command = [sys.executable, "-c", RUN.format(raised=raised)]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (code, told)
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    with Path("/dev/full").open("w") as full:
        assert subprocess.run(command, stderr=full, check=False).returncode == code
