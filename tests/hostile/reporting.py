"""What a long test has measured, told past pytest's capture."""

import sys

import pytest


def report(capsys: pytest.CaptureFixture[str], line: str) -> None:
    """Write `line` to the terminal."""
    with capsys.disabled():
        sys.stdout.write(f"\n{line}\n")
