"""The unit as it is written, started as systemd starts it: what it tells a manager, a monitor, and afterwards."""

import json
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import psutil
import pytest
from prometheus_client.parser import text_string_to_metric_families

from rld_live.box.show_file import read_show, verdict
from rld_live.box.show_folder import shows
from rld_live.box.unit import WATCHDOG_SECONDS
from rld_live.control.server_process import free_port
from tests.box.receiver import Receiver
from tests.reliability import Bound, Outcome, Reliability
from tests.waiting import wait_until

START_SECONDS = 90.0


class Service:
    """What systemd makes of the unit: its ExecStart, a socket to notify, and a journal."""

    def __init__(self, folder: Path, manager: Receiver) -> None:
        self.files = folder / "files"
        self.journal = folder / "journal"
        self.web_port = free_port(socket.SOCK_STREAM)
        settings = [f"files.folder={self.files}", f"control.port={free_port()}", f"web.port={self.web_port}"]
        options = [word for setting in [*settings, "midi.input=off"] for word in ("--set", setting)]
        print_unit = [sys.executable, "-m", "rld_live", "service", "print", "--device", "null", *options]
        unit = subprocess.run(print_unit, capture_output=True, text=True, check=True).stdout
        self._command = next(line for line in unit.splitlines() if line.startswith("ExecStart=")).partition("=")[2]
        self._manager = manager

    @contextmanager
    def running(self) -> Iterator["subprocess.Popen[bytes]"]:
        """Start it, wait until it is ready, and leave nothing of it behind."""
        with self.journal.open("a") as journal:
            status = os.fstat(journal.fileno())
            environment = {
                **os.environ,
                "NOTIFY_SOCKET": self._manager.address,
                "JOURNAL_STREAM": f"{status.st_dev}:{status.st_ino}",
            }
            process = subprocess.Popen(
                shlex.split(self._command), env=environment, stdin=subprocess.DEVNULL, stdout=journal, stderr=journal
            )
            family = [psutil.Process(process.pid)]
            try:
                self._manager.hear_until(lambda message: message.get("READY") == "1", seconds=START_SECONDS)
                family += family[0].children(recursive=True)
                yield process
            finally:
                for each in family:
                    if each.is_running():
                        each.kill()
                process.wait()

    def read(self, page: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.web_port}{page}", timeout=5.0) as answer:
            return str(answer.read().decode())


def engine_of(process: "subprocess.Popen[bytes]") -> psutil.Process:
    (engine,) = psutil.Process(process.pid).children()
    return engine


def is_ping(message: dict[str, str]) -> bool:
    return message.get("WATCHDOG") == "1" and message.get("STATUS", "").startswith("playing")


def test_the_unit_gets_ready_pings_is_healthy_reloads_stops_when_it_is_told_and_tells_of_it(tmp_path: Path) -> None:
    with Receiver(tmp_path) as manager:
        service = Service(tmp_path, manager)
        with service.running() as process:
            ping = manager.hear_until(is_ping, seconds=10.0)
            assert "seed 1, ring " in ping["STATUS"]
            wait_until(lambda: "web: http" in service.journal.read_text(), seconds=20.0)
            wait_until(lambda: json.loads(service.read("/healthz"))["healthy"], seconds=10.0)
            families = {each.name: each for each in text_string_to_metric_families(service.read("/metrics"))}
            assert families["rld_live_up"].samples[0].value == 1.0
            assert families["rld_live_ring_seconds"].samples[0].value > 0.0
            process.send_signal(signal.SIGHUP)
            manager.hear_until(lambda message: message.get("RELOADING") == "1", seconds=5.0)
            manager.hear_until(lambda message: message.get("READY") == "1", seconds=5.0)
            process.send_signal(signal.SIGTERM)
            manager.hear_until(lambda message: message.get("STOPPING") == "1", seconds=5.0)
            assert process.wait(timeout=30.0) == 0
        lines = service.journal.read_text().splitlines()
        assert any(line.startswith("<6>OSC: listening") for line in lines)
        (show,) = shows(service.files / "shows")
        entries = read_show(show)
        assert [entries[0].kind, entries[-1].kind] == ["start", "end"]
        assert {"device", "seed", "state"} <= {entry.kind for entry in entries}
        assert "no end was written" not in verdict(entries)


@pytest.mark.soak
def test_an_engine_that_is_killed_is_back_in_the_same_show_and_the_manager_never_misses_it(tmp_path: Path) -> None:
    with Receiver(tmp_path) as manager:
        service = Service(tmp_path, manager)
        with service.running() as process:
            manager.hear_until(is_ping, seconds=10.0)
            engine_of(process).kill()
            manager.hear_until(lambda message: message.get("READY") == "1", seconds=START_SECONDS)
            manager.hear_until(is_ping, seconds=10.0)
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=30.0) == 0
        (show,) = shows(service.files / "shows")
        entries = read_show(show)
        starts = [entry for entry in entries if entry.kind == "start"]
        assert [entry.details["restarts"] for entry in starts] == [0, 1]
        assert "killed by signal 9" in starts[1].details["death"]
        pings = [at for at, message in manager.heard if "WATCHDOG" in message]
        assert max(later - earlier for earlier, later in pairwise(pings)) < WATCHDOG_SECONDS


@pytest.mark.soak
def test_an_engine_that_hangs_is_missed_by_the_watchdog_and_started_again(
    tmp_path: Path, reliability: Reliability
) -> None:
    """The test does what systemd does: without a ping for WatchdogSec it ends all of it, and starts the unit again."""
    with Receiver(tmp_path) as manager:
        service = Service(tmp_path, manager)
        with service.running() as process:
            manager.hear_until(is_ping, seconds=10.0)
            hung_at = time.monotonic()
            engine_of(process).suspend()
            while manager.hear(seconds=WATCHDOG_SECONDS) is not None:
                pass
            detected = time.monotonic() - hung_at
            process.send_signal(signal.SIGABRT)
        with service.running():
            recovered = time.monotonic() - hung_at
            manager.hear_until(is_ping, seconds=10.0)
    outcome = Outcome(detected=detected, recovered=recovered, lost="nothing: it resumes")
    reliability.add("the engine hangs (stopped): systemd's watchdog", [outcome], Bound(detected=12.0, recovered=40.0))
