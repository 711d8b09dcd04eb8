"""The audio process, as the one who started it holds it."""

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rld_live.audio.settings import ProcessSettings

LEAVE_SECONDS = 2.0
LAST_WORDS_SECONDS = 0.2
"""How long after its last line it may take to be gone."""

_logger = logging.getLogger(__name__)


class Child:
    """Runs from its making until `end`; `on_event` is told each of its events, and `ended` last, by a thread."""

    def __init__(
        self, settings: ProcessSettings, *, descriptors: tuple[int, ...], on_event: Callable[[dict[str, Any]], None]
    ) -> None:
        self._last_words = ""
        """On standard error."""
        self._on_event = on_event
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            [sys.executable, "-m", "rld_live.audio.process", settings.to_text()],
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            pass_fds=descriptors,
            env=_environment(),
            text=True,
        )
        self._listeners = [
            threading.Thread(target=target, name=name, daemon=True)
            for target, name in ((self._hear, "audio-events"), (self._hear_errors, "audio-errors"))
        ]
        for listener in self._listeners:
            listener.start()

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    @property
    def cause_of_death(self) -> str:
        """What is known of why it has ended."""
        code = self._process.returncode if self.has_ended_within(LAST_WORDS_SECONDS) else None
        if code is not None and code < 0:
            return signal.Signals(-code).name
        return self._last_words or "nothing says why"

    def tell(self, **line: Any) -> None:
        """Send it one line; raise `OSError` if it is gone."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(line) + "\n")
        self._process.stdin.flush()

    def end(self) -> None:
        """Ask by closing its input, then tell it, then do it (a dead JACK server leaves no other way)."""
        process = self._process
        assert process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        for insist in (process.terminate, process.kill):
            if not self.has_ended_within(LEAVE_SECONDS):
                insist()
        self._clear_away()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._clear_away()

    def has_ended_within(self, seconds: float) -> bool:
        """Wait until it has ended, so long at most; return whether it has."""
        try:
            self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def _clear_away(self) -> None:
        process = self._process
        process.wait()
        for listener in self._listeners:
            listener.join(timeout=1.0)
        for stream in (process.stdin, process.stdout, process.stderr):
            assert stream is not None
            with contextlib.suppress(BrokenPipeError):
                stream.close()

    def _hear(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("{"):
                self._on_event(json.loads(line))
            else:  # a sound server's library that prints
                _logger.debug("audio process: %s", line.rstrip())
        self._on_event({"event": "ended"})

    def _hear_errors(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:  # mostly ALSA thinking aloud
            self._last_words = line.strip()
            _logger.debug("audio process: %s", self._last_words)


def _environment() -> dict[str, str]:
    """The child finds this very package, and numpy starts no threads of its own there."""
    package_root = str(Path(__file__).resolve().parents[2])
    paths = [package_root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
