"""The real server, played by programs of other makers: Pure Data, and liblo's oscsend and oscdump."""

import contextlib
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
import soundfile

from rld_live.audio.frames import Frames
from tests.end_to_end.music import RATE, best_likeness, render, silences
from tests.end_to_end.server import Server, playing
from tests.patches.headless_pd import complaints, needs_pd, running_pd
from tests.patches.printing import Printing
from tests.soak.machine import only_two_cores

needs_liblo = pytest.mark.skipif(
    not (shutil.which("oscsend") and shutil.which("oscdump")), reason="needs oscsend and oscdump (liblo-tools)"
)


# Pure Data ------------------------------------------------------------------------------------------------------------


def perform_in_pd(folder: Path, port: int, steps: Mapping[float, str]) -> Printing:
    """Let a performer's own Pd patch play through our abstractions until it ends Pd, and return what Pd printed."""
    (folder / "own.pd").write_text(own_patch(port, steps))
    with running_pd(folder / "own.pd") as pd:
        pd.read_all()
    return pd


def own_patch(port: int, steps: Mapping[float, str]) -> str:
    """Return a patch that says each message after so many seconds, prints what is answered, and then ends Pd."""
    boxes = [f"#X obj 10 10 rld.connect 127.0.0.1 {port};", "#X obj 200 10 print rld-heard;", "#X obj 10 40 loadbang;"]
    cords = ["#X connect 0 0 1 0;"]
    ways = [(seconds, f"#X msg 10 100 {message};", "#X obj 10 130 s rld-out;") for seconds, message in steps.items()]
    for seconds, message, way in [*ways, (max(steps) + 1.0, "#X msg 10 100 quit;", "#X obj 10 130 s pd;")]:
        delay = len(boxes)
        boxes += [f"#X obj 10 70 del {1000 * seconds:g};", message, way]
        cords += [f"#X connect 2 0 {delay} 0;", f"#X connect {delay} 0 {delay + 1} 0;"]
        cords += [f"#X connect {delay + 1} 0 {delay + 2} 0;"]
    return "\n".join(["#N canvas 0 0 400 300 12;", *boxes, *cords]) + "\n"


def recorded(server: Server) -> Frames:
    audio, rate = soundfile.read(server.recording, dtype="float32", always_2d=True)
    assert rate == RATE
    return np.asarray(audio, np.float32)


@pytest.mark.interop
@needs_pd
def test_what_pd_sends_changes_the_sound_and_the_answers_arrive_in_pd(tmp_path: Path) -> None:
    old, new = render(7, 9.0), render(42, 4.0)
    with playing(tmp_path, "--set", "play.seed=7", "--set", "knobs.crossfade=0") as (server, _):
        time.sleep(1.0)
        steps = {
            1.0: "/rld/seed 42",
            4.0: "/rld/mute 1",
            4.7: "/rld/mute 0",
            5.4: "/rld/gain 99",
            5.5: "/rld/panic",
        }
        pd = perform_in_pd(tmp_path, server.port, steps)
        report = server.finish()

    assert complaints(pd) == []
    answers = [line for line in pd.lines if line.startswith("rld-heard: done")]
    for answer in ("/rld/seed 42", "/rld/mute 1", "/rld/mute 0", "/rld/panic"):
        assert any(line.endswith(answer) for line in answers), answers
    assert any(line.startswith("rld-heard: error /rld/gain") for line in pd.lines)
    assert (report["underruns"], report["refused"]) == (0, 1)

    live = recorded(server)
    compared = min(len(live), len(old))
    change = int(np.flatnonzero((live[:compared] != old[:compared]).any(1))[0])
    assert change > RATE  # the seed that played first, to the bit, until Pd said something
    settled = round(0.2 * RATE)  # what the codec still holds of the old seed
    heard = live[change + settled : change + settled + 2 * RATE]
    is_new = best_likeness(heard, new[settled:], within=0.5)  # a busy machine joins the new seed as late as it is
    is_old = best_likeness(heard, old[change + settled :], within=0.5)
    assert is_new > 0.5, (is_new, is_old)
    assert is_new > is_old + 0.25, (is_new, is_old)

    (muted, opened), *panicked = silences(live)
    assert muted > change / RATE + 2.0
    assert opened - muted == pytest.approx(0.7, abs=0.3)
    assert not panicked or panicked[0][1] == pytest.approx(len(live) / RATE, abs=0.1)


# oscsend and oscdump --------------------------------------------------------------------------------------------------


class Dump:
    """`oscdump` at the port where answers go."""

    def __init__(self, port: int, log: Path) -> None:
        self._log = log
        with log.open("w") as out:
            self._process = subprocess.Popen(["oscdump", "-L", f"osc.udp://:{port}"], stdout=out, stderr=out)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()

    def heard(self, address: str) -> list[str]:
        """Return what came to `address`, each with its types and values."""
        lines = (line.split(" ", 1) for line in self._log.read_text().splitlines())
        return [line[1] for line in lines if len(line) == 2 and line[1].startswith(f"{address} ")]

    def answered(self) -> Counter[str]:
        """Return how often each command was answered with done, the questions of `served_to_oscdump` left out."""
        return Counter(line.split('"')[1] for line in self.heard("/rld/done") if '"/rld/status"' not in line)

    def wait_for(self, address: str, text: str = "", *, count: int = 1, seconds: float = 10.0) -> None:
        deadline = time.monotonic() + seconds
        while sum(text in line for line in self.heard(address)) < count:
            assert time.monotonic() < deadline, f"{address} {text} was not heard {count} times: {self._log.read_text()}"
            time.sleep(0.05)


def oscsend(port: int, message: str) -> str:
    """Send `message` (address, types, values), and return its address."""
    subprocess.run(["oscsend", f"osc.udp://127.0.0.1:{port}", *message.split()], check=True, timeout=5)
    return message.split()[0]


def set_of(seeds: int) -> Iterator[str]:
    """A performance: `seeds` changes of the seed, some through a cue, with morphs between and two panics."""
    panics = {seeds // 3, 2 * seeds // 3}
    for number in range(1, seeds + 1):
        if number % 6 == 0:
            yield f"/rld/cue i {100 + number}"
            yield "/rld/go f 0.5"
        else:
            yield f"/rld/seed if {100 + number} {(0.0, 0.3, 1.0)[number % 3]}"
        if number % 4 == 0:
            yield f"/rld/morph/seeds ii {100 + number} {200 + number}"
            yield "/rld/morph ff 1.0 0.5"
            yield "/rld/morph f 0.25"
        if number % 5 == 0:
            yield "/rld/temperature f 0.9"
            yield "/rld/gain ff -3 0.2"
        if number in panics:
            yield "/rld/panic"
            yield "/rld/play"


@contextlib.contextmanager
def served_to_oscdump(folder: Path, *options: str) -> Iterator[tuple[Server, Dump]]:
    """Start a server whose answers oscdump hears, and wait until it sounds."""
    with Server(folder, *options) as server:
        dump = Dump(server.reply_port, folder / "oscdump.log")
        try:
            deadline = time.monotonic() + 60.0
            while not any("playing" in line for line in dump.heard("/rld/status/state")):
                assert time.monotonic() < deadline
                oscsend(server.port, "/rld/status")
                time.sleep(0.2)
            yield server, dump
        finally:
            dump.end()


def perform(server: Server, dump: Dump, *, seeds: int, seconds: float) -> Counter[str]:
    """Play the set in `seconds`, and return how often each command was sent once all were answered."""
    script = list(set_of(seeds))
    began, sent = time.monotonic(), Counter[str]()
    for number, message in enumerate(script):
        time.sleep(max(0.0, began + seconds * number / len(script) - time.monotonic()))
        sent[oscsend(server.port, message)] += 1
    for address, count in sent.items():
        dump.wait_for("/rld/done", f'"{address}"', count=count)
    return sent


@pytest.mark.interop
@needs_liblo
def test_a_set_played_with_oscsend_is_answered_in_full_and_never_runs_dry(tmp_path: Path) -> None:
    with served_to_oscdump(tmp_path) as (server, dump):
        sent = perform(server, dump, seeds=12, seconds=12.0)
        report = server.finish()

    assert dump.answered() == sent
    assert dump.heard("/rld/error") == []
    assert sent["/rld/panic"] == sent["/rld/play"] == 2
    assert report["commands"] >= sent.total()
    assert (report["refused"], report["underruns"]) == (0, 0)
    audio = recorded(server)
    assert len(audio) > 10 * RATE
    assert np.isfinite(audio).all()
    assert np.abs(audio).max() <= 10 ** (-1 / 20) + 1e-6  # the limiter's ceiling


@pytest.mark.soak
@needs_liblo
def test_two_minutes_on_two_cores_with_sixty_seeds_never_run_dry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with only_two_cores(), served_to_oscdump(tmp_path, "--duration", "120") as (server, dump):
        sent = perform(server, dump, seeds=60, seconds=112.0)
        report = server.ended(seconds=60.0)
    with capsys.disabled():
        sys.stdout.write((tmp_path / "report.json").read_text())

    assert dump.answered() == sent
    assert dump.heard("/rld/error") == []
    assert (report["refused"], report["underruns"]) == (0, 0)
    assert report["seconds"] > 110.0  # two panics are silence
    assert report["generate_rtf"] < 0.2
    assert report["decode_rtf"] < 0.5
