"""What all tests share."""

import os
from pathlib import Path

import pytest

from tests.reliability import Reliability, table

# One thread per process, as when playing: several spin against each other as soon as another program wants a core, and
# what takes a second then takes minutes. Set before torch is imported, and inherited by the programs that tests start.
os.environ.update(OMP_NUM_THREADS="1", OMP_WAIT_POLICY="PASSIVE", MKL_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

RELIABILITY = pytest.StashKey[Reliability]()


@pytest.fixture(scope="session")
def reliability(pytestconfig: pytest.Config) -> Reliability:
    """The table to which tests that inject faults add their rows."""
    return pytestconfig.stash.setdefault(RELIABILITY, Reliability())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table of reliability, and leave it in `build/reliability.md`, where there is one."""
    found = config.stash.get(RELIABILITY, None)
    if found is not None and found.rows:
        text = table(found.rows)
        terminalreporter.section("reliability")
        terminalreporter.write_line(text)
        path = Path("build/reliability.md")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
