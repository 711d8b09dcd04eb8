"""The engine's door to the web: starts the web process, watches it, and takes it down again."""

import contextlib
import json
import logging
import os
import secrets
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from rld_live.config import Config

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
LEAVE_SECONDS = 2.0
TOKEN_BYTES = 16

_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})

_logger = logging.getLogger(__name__)


class WebDoor:
    """Keeps the web process alive from `__enter__` to `__exit__`; the music never waits for it.

    It is started again when it dies, after a pause that grows; what keeps it from starting is said once.
    """

    def __init__(self, config: Config, *, first_pause_seconds: float = FIRST_PAUSE_SECONDS) -> None:
        self._config = _with_token(config)
        self._first_pause_seconds = first_pause_seconds
        self._leaving = threading.Event()
        self._ready = threading.Event()
        self._process: subprocess.Popen[str] | None = None
        self._starting = threading.Lock()  # so that none is started behind the back of `__exit__`
        self._address = ""
        self._complaint = ""
        self._thread = threading.Thread(target=self._watch, name="web-door", daemon=True)

    def __enter__(self) -> Self:
        """Start, unless `web.port` is 0."""
        if self._config.web.port:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process, and return when it has gone."""
        self._leaving.set()
        with self._starting:
            process = self._process
        if process is not None:
            _reap(process)
        if self._thread.is_alive():
            self._thread.join(LEAVE_SECONDS)

    @property
    def address(self) -> str:
        """What to open in a browser, with the token where it needs one; empty while there is no page."""
        return self._address

    @property
    def pid(self) -> int | None:
        """The process, for those who count what it costs."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def wait_until_ready(self, timeout_seconds: float) -> bool:
        """Return whether there was a page within the time; nobody who makes music needs to wait."""
        return self._ready.wait(timeout_seconds)

    def _watch(self) -> None:
        pause = self._first_pause_seconds
        while not self._leaving.is_set():
            began = time.monotonic()
            with self._starting:
                process = None if self._leaving.is_set() else self._start()
                self._process = process
            if process is not None:
                self._hear(process)
                _reap(process)
            self._address = ""
            self._ready.clear()
            if time.monotonic() - began > LONGEST_PAUSE_SECONDS:
                pause = self._first_pause_seconds
            self._leaving.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    def _start(self) -> subprocess.Popen[str] | None:
        sections = {"web": self._config.web.model_dump(), "control": self._config.control.model_dump()}
        command = [sys.executable, "-m", "rld_live.web.process", json.dumps(sections)]
        pipe = subprocess.PIPE
        try:
            # In a session of its own, so that Ctrl-C reaches the engine only, which then lets it go.
            return subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=None, env=_environment(), text=True, start_new_session=True
            )
        except OSError as error:
            self._complain(f"no web page: {error.strerror}")
            return None

    def _hear(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        was_ready = False
        with process.stdout as lines:
            for line in lines:
                event = json.loads(line)
                if event["event"] == "ready":
                    was_ready = True
                    self._address, self._complaint = event["address"], ""
                    self._ready.set()
                    _logger.info("web: %s", self._address)
                else:
                    self._complain(event["message"])
        if not self._leaving.is_set() and (was_ready or not self._complaint):
            self._complain("the web page has ended, and comes back")

    def _complain(self, message: str) -> None:
        if message != self._complaint:
            _logger.warning("%s", message)
        self._complaint = message


def _with_token(config: Config) -> Config:
    if config.web.token or config.web.host in _LOCAL:
        return config
    web = config.web.model_copy(update={"token": secrets.token_urlsafe(TOKEN_BYTES)})
    return config.model_copy(update={"web": web})


def _environment() -> dict[str, str]:
    """The child finds this very package."""
    package_root = str(Path(__file__).resolve().parents[2])
    paths = [package_root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def _reap(process: subprocess.Popen[str]) -> None:
    """End `process`: ask by closing its input, then tell it, then do it."""
    assert process.stdin is not None
    with contextlib.suppress(OSError):
        process.stdin.close()
    for insist in (process.terminate, process.kill):
        try:
            process.wait(timeout=LEAVE_SECONDS)
        except subprocess.TimeoutExpired:
            insist()
    process.wait()
