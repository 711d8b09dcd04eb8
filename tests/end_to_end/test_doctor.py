"""The doctor on the real set."""

import subprocess
import sys

import pytest

SECONDS = 30.0
FAULT = "{part: %s, share: 0.01, factor: 5}"

pytestmark = pytest.mark.soak


def doctor(*options: str) -> tuple[int, str]:
    """Examine the built-in set on the null device, print the page, and return the exit code and the verdict."""
    command = [sys.executable, "-m", "rld_live", "doctor", "--device", "null", "--seconds", str(SECONDS), *options]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    print(result.stdout)  # noqa: T201 - what was measured
    (verdict,) = (line for line in result.stdout.splitlines() if "STAGE-SAFE" in line)
    return result.returncode, verdict


@pytest.fixture(scope="module")
def unharmed() -> tuple[int, str]:
    return doctor()


@pytest.mark.parametrize(("part", "reason"), [("generate", "generating"), ("decode", "decoding")])
def test_one_piece_in_a_hundred_that_takes_five_times_as_long_turns_the_verdict(
    unharmed: tuple[int, str], part: str, reason: str
) -> None:
    code, verdict = doctor("--inject", FAULT % part)
    assert code == 1
    assert "NOT STAGE-SAFE" in verdict
    if unharmed[0] != 0:
        pytest.skip(f"this machine is too busy to be stage-safe without the fault: {unharmed[1]}")
    assert reason in verdict
