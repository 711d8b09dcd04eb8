"""Pure Data without window, sound and preferences, for tests."""

import re
import shutil
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.patches.printing import Printing, printing

PD = Path(__file__).parents[2] / "patches" / "pd"
needs_pd = pytest.mark.skipif(not shutil.which("pd"), reason="needs Pure Data (puredata-core)")
# Pd ends with 0 whatever fails: only its console tells.
_COMPLAINT = re.compile(r"couldn't create|connection failed|no method|no such|error|cannot|bad arg|expected|extra arg")


def running_pd(*patches: Path, sends: Sequence[str] = ()) -> AbstractContextManager[Printing]:
    """Run Pd with `patches` open, which gets the messages `sends` once they are loaded."""
    opened = [word for patch in patches for word in ("-open", str(patch))]
    sent = [word for message in sends for word in ("-send", message)]
    options = ["-nogui", "-noaudio", "-nomidi", "-noprefs", "-stderr", "-path", str(PD)]
    return printing(["pd", *options, *opened, *sent])


def complaints(pd: Printing) -> list[str]:
    """Return what Pd complained about so far; what our patches print begins with `rld-`."""
    return [line for line in pd.lines if _COMPLAINT.search(line) and not line.startswith("rld-")]
