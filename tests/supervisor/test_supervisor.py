"""The supervisor in a process of its own, with engines that do what they are told."""

import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import psutil
import pytest

from rld_live.box.notify import PULSE_SECONDS
from rld_live.box.unit import WATCHDOG_SECONDS
from tests.box.receiver import Receiver
from tests.test_architecture import loaded_by
from tests.waiting import wait_until

ENGINE = Path(__file__).with_name("engine.py")
RUN = """
import sys
from rld_live.supervisor import Supervisor
sys.exit(Supervisor(sys.argv[4:], engine=sys.argv[1:4]).run())
"""


class Stage:
    """A supervisor of the engines that `script` describes, one line each."""

    def __init__(
        self,
        folder: Path,
        *script: str,
        arguments: tuple[str, ...] = ("serve", "--device", "null"),
        launcher: tuple[str, ...] = (),
        stdin: int | None = None,
        stderr: int | IO[str] = subprocess.PIPE,
        python: Path = Path(sys.executable),
    ) -> None:
        self._script, self._notes = folder / "script", folder / "notes"
        self._script.write_text("\n".join(script) + "\n")
        engine = (str(python), str(ENGINE), str(self._script))
        command = [*launcher, sys.executable, "-c", RUN, *engine, str(self._notes), *arguments]
        self.process = subprocess.Popen(command, stdin=stdin, stderr=stderr, text=True)

    @property
    def lives(self) -> list[dict[str, Any]]:
        """What each engine noted."""
        return [json.loads(line) for line in self._notes.read_text().splitlines()] if self._notes.exists() else []

    @property
    def heard(self) -> list[str]:
        """What the engines heard by their leash."""
        return [word for word in self._told if word != "waits"]

    def wait(self) -> None:
        """Return when the engine waits for a word, and the supervisor has heard what it said before."""
        wait_until(lambda: self._told)
        time.sleep(0.1)

    @property
    def _told(self) -> list[str]:
        told = self._notes.with_suffix(".heard")
        return told.read_text().splitlines() if told.exists() else []

    def ended(self) -> tuple[int, str]:
        """Return the exit code, and what was said."""
        _, said = self.process.communicate(timeout=20)
        return self.process.returncode, said


@contextmanager
def staged(folder: Path, *script: str, **options: Any) -> Iterator[Stage]:
    stage = Stage(folder, *script, **options)
    try:
        yield stage
    finally:
        stage.process.kill()
        stage.process.wait()
        if stage.process.stderr is not None:
            stage.process.stderr.close()


def test_an_engine_that_is_killed_goes_on_at_once_from_its_saved_state(tmp_path: Path) -> None:
    with staged(tmp_path, "started sounding signal:9", "started sounding exit:0") as stage:
        code, said = stage.ended()
        first, second = stage.lives
    assert code == 0
    assert first["arguments"] == ["serve", "--device", "null", "--supervised"]
    death = ["--restarts", "1", "--death", "was killed by signal 9", "--has-played"]
    assert second["arguments"][:-1] == ["serve", "--device", "null", "--resume", "--supervised", *death]
    assert said == "rld-live: the engine was killed by signal 9: it starts again in 0.5 s\n"


def test_each_engine_knows_since_when_the_performance_sounds(tmp_path: Path) -> None:
    with staged(tmp_path, "started sounding signal:9", "signal:9", "started sounding signal:9", "exit:0") as stage:
        assert stage.ended()[0] == 0
        told = [[each for each in life["arguments"] if each.startswith("--sounding-since")] for life in stage.lives]
    (since,) = told[1]
    assert told == [[], [since], [since], [since]]
    assert stage.lives[0]["at"] < float(since.partition("=")[2]) < stage.lives[1]["at"]


def test_an_engine_that_dies_while_it_loads_begins_as_the_first_one_did(tmp_path: Path) -> None:
    with staged(tmp_path, "signal:9", "started sounding exit:0") as stage:
        assert stage.ended()[0] == 0
        death = ["--restarts", "1", "--death", "was killed by signal 9"]
        assert stage.lives[1]["arguments"] == ["serve", "--device", "null", "--supervised", *death]


def test_the_journal_gets_its_lines_as_warnings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "journal").open("w+") as journal:
        status = os.fstat(journal.fileno())
        monkeypatch.setenv("JOURNAL_STREAM", f"{status.st_dev}:{status.st_ino}")
        with staged(tmp_path, "started sounding signal:9", "started sounding exit:0", stderr=journal) as stage:
            stage.ended()
        journal.seek(0)
        assert journal.read() == "<4>the engine was killed by signal 9: it starts again in 0.5 s\n"


def test_an_engine_is_started_again_where_nobody_can_be_told(tmp_path: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    with (
        os.fdopen(theirs, "w") as unread,
        staged(tmp_path, "started sounding signal:9", "started sounding exit:0", stderr=unread) as stage,
    ):
        assert stage.ended()[0] == 0
        assert len(stage.lives) == 2


def test_an_engine_is_started_again_while_the_terminal_stands_still(tmp_path: Path) -> None:
    ours, theirs = os.pipe()
    with os.fdopen(ours), os.fdopen(theirs, "w") as full:
        os.set_blocking(theirs, False)
        with suppress(BlockingIOError):
            while True:
                os.write(theirs, bytes(4096))
        os.set_blocking(theirs, True)
        with staged(tmp_path, "started sounding signal:9", "started sounding exit:0", stderr=full) as stage:
            assert stage.ended()[0] == 0
            assert len(stage.lives) == 2


def test_from_a_death_until_the_next_engine_can_be_played_the_supervisor_gives_the_signs_of_life(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Receiver(tmp_path) as manager:
        monkeypatch.setenv("NOTIFY_SOCKET", manager.address)
        with staged(tmp_path, "started sounding signal:9", "linger") as stage:  # which imports, and imports
            wait_until(lambda: len(stage.lives) == 2)
            loads_since = time.monotonic()
            while manager.hear(seconds=0.05) is not None:  # of the death, and of the pause
                pass
            assert manager.hear(seconds=10.0) == {
                "WATCHDOG": "1",
                "EXTEND_TIMEOUT_USEC": "30000000",
                "STATUS": "the engine was killed by signal 9: it starts again in 0.5 s",
            }
            assert time.monotonic() - loads_since < WATCHDOG_SECONDS / 2
            assert stage.process.poll() is None


def test_once_an_engine_can_be_played_the_signs_of_life_are_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Receiver(tmp_path) as manager:
        monkeypatch.setenv("NOTIFY_SOCKET", manager.address)
        with staged(tmp_path, "started sounding signal:9", "started sounding linger") as stage:
            stage.wait()
            while manager.hear(seconds=0.05) is not None:
                pass
            assert manager.hear(seconds=2 * PULSE_SECONDS) is None


@pytest.mark.parametrize("code", [0, 1, 2])
def test_an_engine_that_ends_before_it_sounds_ends_it_all_without_a_word(tmp_path: Path, code: int) -> None:
    with staged(tmp_path, f"exit:{code}") as stage:
        assert stage.ended() == (code, "")
        assert len(stage.lives) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_reaches_the_engine_once_by_its_leash(tmp_path: Path, number: signal.Signals) -> None:
    with staged(tmp_path, "started sounding hear exit:0") as stage:
        stage.wait()
        stage.process.send_signal(number)
        assert stage.ended() == (0, "")
        assert stage.heard == ["leave"]


def test_ctrl_c_of_a_terminal_which_goes_to_the_whole_group_reaches_the_engine_once(tmp_path: Path) -> None:
    with staged(tmp_path, "started sounding hear exit:0") as stage:
        stage.wait()
        for pid in (stage.lives[0]["pid"], stage.process.pid):
            os.kill(pid, signal.SIGINT)
        assert stage.ended() == (0, "")
        assert stage.heard == ["leave"]


def test_a_second_signal_ends_at_once_an_engine_that_lingers(tmp_path: Path) -> None:
    with staged(tmp_path, "started sounding linger") as stage:
        stage.wait()
        stage.process.send_signal(signal.SIGINT)
        time.sleep(0.1)
        assert stage.process.poll() is None
        stage.process.send_signal(signal.SIGINT)
        assert stage.ended()[0] == 130
        assert not psutil.pid_exists(stage.lives[0]["pid"])


def test_an_engine_that_cannot_be_played_yet_is_ended_at_once(tmp_path: Path) -> None:
    with staged(tmp_path, "linger") as stage:
        stage.wait()
        stage.process.send_signal(signal.SIGTERM)
        assert stage.ended() == (0, "")
        assert not psutil.pid_exists(stage.lives[0]["pid"])


def test_a_signal_ends_the_pause_before_a_restart(tmp_path: Path) -> None:
    early = "started sounding signal:11"
    with staged(tmp_path, early, early, early, early) as stage:
        wait_until(lambda: len(stage.lives) == 3)
        wait_until(lambda: not psutil.pid_exists(stage.lives[2]["pid"]))
        stage.process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        assert stage.ended()[0] == 0
        assert time.monotonic() - began < 1.0
        assert len(stage.lives) == 3


def test_a_system_that_cannot_start_an_engine_is_asked_again(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.symlink_to(sys.executable)
    with staged(tmp_path, "started sounding hear signal:9", "started sounding hear exit:0", python=python) as stage:
        stage.wait()
        python.unlink()
        stage.process.send_signal(signal.SIGHUP)
        wait_until(lambda: not psutil.pid_exists(stage.lives[0]["pid"]))
        time.sleep(0.7)
        assert stage.process.poll() is None
        python.symlink_to(sys.executable)
        wait_until(lambda: len(stage.lives) == 2)
        stage.process.send_signal(signal.SIGTERM)
        code, said = stage.ended()
    assert code == 0
    assert "rld-live: no engine can be started: [Errno 2]" in said
    assert "rld-live: the engine could not be started: it starts again in 1 s\n" in said


def test_the_third_early_death_is_followed_by_a_start_without_the_saved_state(tmp_path: Path) -> None:
    script = ["started sounding signal:9", "exit:70", "exit:70", "started exit:0"]
    with staged(tmp_path, *script, arguments=("serve", "--resume", "-v")) as stage:
        code, said = stage.ended()
    resumes = ["--resume" in life["arguments"] for life in stage.lives]
    assert code == 0
    assert resumes == [True, True, True, False]
    assert ["--suspect-state" in life["arguments"] for life in stage.lives] == [False, False, False, True]
    assert all("-v" in life["arguments"] for life in stage.lives)
    assert "failed by a bug: it starts again in 1 s\n" in said
    assert "failed by a bug: it starts again in 2 s, without its saved state\n" in said


def test_a_hang_up_of_a_daemon_lets_the_engine_read_its_config_again(tmp_path: Path) -> None:
    with staged(tmp_path, "started sounding hear hear exit:0") as stage:
        stage.wait()
        stage.process.send_signal(signal.SIGHUP)
        wait_until(lambda: stage.heard == ["reload"])
        stage.process.send_signal(signal.SIGTERM)
        assert stage.ended() == (0, "")
        assert stage.heard == ["reload", "leave"]


@pytest.mark.skipif(shutil.which("setsid") is None, reason="not installed: setsid (util-linux)")
def test_a_terminal_that_is_closed_ends_it_as_sigterm_does(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    launcher = ("setsid", "--ctty")  # a session of its own, whose terminal is its standard input
    with staged(tmp_path, "started sounding hear exit:0", launcher=launcher, stdin=theirs) as stage:
        os.close(theirs)
        stage.wait()
        os.close(ours)
        assert stage.ended()[0] == 0
        assert stage.heard == ["leave"]


def test_a_hang_up_is_nothing_to_one_that_was_started_by_nohup(tmp_path: Path) -> None:
    with staged(tmp_path, "started sounding hear exit:0", launcher=("nohup",)) as stage:
        stage.wait()
        stage.process.send_signal(signal.SIGHUP)
        time.sleep(0.2)
        assert stage.heard == []
        stage.process.send_signal(signal.SIGTERM)
        assert stage.ended()[0] == 0


def test_when_the_supervisor_is_killed_the_engine_sees_the_end_of_its_leash(tmp_path: Path) -> None:
    with staged(tmp_path, "started sounding hear exit:0") as stage:
        stage.wait()
        stage.process.kill()
        wait_until(lambda: stage.heard == [""])
        wait_until(lambda: not psutil.pid_exists(stage.lives[0]["pid"]))


def test_the_supervisor_is_small() -> None:
    loaded = loaded_by("import rld_live.cli, rld_live.supervisor")
    assert loaded & {"torch", "numpy", "yaml", "pydantic", "typer", "rich", "logging", "json"} == set()
