"""The real audio process on real PortAudio: a private JACK server with its dummy driver."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from rld_live.audio.output import AudioOutput
from rld_live.config import AudioConfig
from tests.audio.sounds import RATE, sharpest_bend, sine
from tests.audio.test_process import Feeder, wait_for

PROGRAMS = ("jackd", "jack_lsp", "jack_capture")
MISSING = [program for program in PROGRAMS if shutil.which(program) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (jackd2, jack-capture)")

TAKES = 3


class JackServer:
    """A jackd of our own, beside any other one."""

    def __init__(self, folder, *, sample_rate=RATE):
        self.name = f"rld-test-{os.getpid()}"
        self.environment = {
            "JACK_DEFAULT_SERVER": self.name,
            "JACK_NO_START_SERVER": "1",
            "JACK_NO_AUDIO_RESERVATION": "1",
        }
        self._log = folder / "jackd.log"
        can_be_realtime = subprocess.run(["chrt", "-f", "50", "true"], capture_output=True, check=False).returncode == 0
        rights = ["-R", "-P", "70"] if can_be_realtime else ["-r"]
        self._command = ["jackd", "-n", self.name, *rights, "-d", "dummy", "-p", "1024", "-C", "0", "-P", "2", "-r"]
        self._sample_rate = sample_rate

    def __enter__(self):
        return self.start(self._sample_rate)

    def start(self, sample_rate):
        """Be there, or there again."""
        with self._log.open("a") as log:
            self.process = subprocess.Popen([*self._command, str(sample_rate)], stdout=log, stderr=log)
        deadline = time.monotonic() + 10.0
        while self.run("jack_lsp").returncode:
            if time.monotonic() > deadline:
                self.__exit__()
                pytest.fail(f"jackd does not start: {self._log.read_text()}")
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """Leave in peace."""
        self.process.terminate()
        self.process.wait()

    def kill(self):
        """Die without a farewell."""
        self.process.kill()
        self.process.wait()

    def run(self, *command):
        return subprocess.run(command, env={**os.environ, **self.environment}, capture_output=True, check=False)

    @property
    def overruns(self):
        return self._log.read_text().count("XRun")


@pytest.fixture
def jack(tmp_path, monkeypatch):
    server = JackServer(tmp_path)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    with server:
        yield server
    if (
        server.process.returncode < 0
    ):  # killed: JACK keeps its name on a list of eight until it starts and ends in peace
        with server:
            pass
        for semaphore in Path("/dev/shm").glob(f"jack_sem*{server.name}*"):
            semaphore.unlink()


def test_what_jack_records_is_what_was_sent_without_gaps_or_clicks(jack, tmp_path):
    config = AudioConfig(device="jack", block_frames=1024)
    for take in range(TAKES):
        overruns = jack.overruns
        tap, capture = tmp_path / f"tap{take}.wav", tmp_path / f"jack{take}.wav"
        with AudioOutput(config, channels=2, preferred_rate=44100, record=tap) as output, Feeder(output):
            info = output.start()
            assert (info.host_api, info.sample_rate, info.is_null) == ("JACK Audio Connection Kit", RATE, False)
            output.play(0.01)
            wait_for(lambda: output.meters().is_sounding)
            options = "--no-stdin --disable-console -f wav -b FLOAT -c 2 -p PortAudio:out_0 -p PortAudio:out_1 -d 2"
            jack.run("jack_capture", *options.split(), str(capture))
            meters = output.meters()
        if jack.overruns == overruns and not meters.underflows:
            break  # otherwise the machine was too busy for jackd itself: try again
    assert (meters.underruns, meters.faults, meters.recording_lost_frames) == (0, 0, 0)
    sent, _ = soundfile.read(tap, dtype="float32")
    got, _ = soundfile.read(capture, dtype="float32")
    got = got[np.flatnonzero(got[:, 0])[0] :]
    assert len(got) > RATE
    assert sharpest_bend(got[100:]) < 1.1 * sharpest_bend(sine(2000))
    start = find(sent[:, 0], got[1000:1200, 0]) - 1000
    assert np.array_equal(got[1000 : len(got) - 2000], sent[start + 1000 : start + len(got) - 2000])


@pytest.mark.soak
def test_the_music_keeps_its_pitch_when_jack_comes_back_at_another_rate(jack, tmp_path):
    config = AudioConfig(device="jack", block_frames=1024)
    with AudioOutput(config, channels=2, preferred_rate=RATE) as output, Feeder(output):
        output.when_back(lambda: output.play(0.1))
        output.start()
        output.play(0.01)
        for rate in (44100, RATE, 96000):
            wait_for(lambda: output.meters().is_sounding)
            jack.stop()
            wait_for(lambda: not output.is_open)
            jack.start(rate)
            wait_for(lambda: output.meters().is_sounding, seconds=10.0)
            assert output.device.sample_rate == rate
            assert ("is resampled" in output.device.sentence) == (rate != RATE)
            options = "--no-stdin --disable-console -f wav -b FLOAT -c 2 -p PortAudio:out_0 -p PortAudio:out_1 -d 2"
            jack.run("jack_capture", *options.split(), str(tmp_path / f"{rate}.wav"))
        meters = output.meters()
    assert (meters.underruns, meters.faults) == (0, 0)
    for rate in (44100, RATE, 96000):
        got, captured_rate = soundfile.read(tmp_path / f"{rate}.wav", dtype="float32")
        assert captured_rate == rate
        whole = got[rate // 2 : rate // 2 + rate, 0]
        assert pitch(whole, rate) == pytest.approx(440.0, abs=0.5)
        assert np.abs(whole).max() == pytest.approx(0.3, rel=0.01)


def pitch(tone, rate):
    """Return the frequency of a pure tone, from where it rises through zero first and last."""
    rises = np.flatnonzero((tone[:-1] < 0.0) & (tone[1:] >= 0.0))
    exact = rises - tone[rises] / (tone[rises + 1] - tone[rises])
    return (len(exact) - 1) * rate / (exact[-1] - exact[0])


WAITING = """
from rld_live.audio.output import AudioOutput
from rld_live.config import AudioConfig
output = AudioOutput(AudioConfig(device="jack", wait=True), channels=2, preferred_rate=48000)
output.start()
"""


@pytest.mark.soak
def test_no_process_stays_behind_when_the_engine_is_killed_while_a_sound_server_hangs(jack):
    os.kill(jack.process.pid, signal.SIGSTOP)
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", WAITING], cwd=root) as engine:
        wait_for(lambda: psutil.Process(engine.pid).children(), seconds=10.0)
        (audio,) = psutil.Process(engine.pid).children()
        time.sleep(1.5)  # it is in the midst of opening
        assert audio.is_running()
        engine.kill()
    wait_for(lambda: not audio.is_running() or audio.status() == psutil.STATUS_ZOMBIE, seconds=1.0)
    os.kill(jack.process.pid, signal.SIGCONT)


def test_a_jack_server_that_dies_is_noticed_and_close_does_not_hang(jack):
    with AudioOutput(AudioConfig(device="jack"), channels=2, preferred_rate=RATE) as output:
        output.start()
        assert output.is_open
        jack.kill()
        wait_for(lambda: not output.is_open, seconds=5.0)
        began = time.monotonic()
        output.close()
        assert time.monotonic() - began < 7.0


def find(material, excerpt):
    """Return where `excerpt` begins in `material`."""
    windows = np.lib.stride_tricks.sliding_window_view(material, len(excerpt))
    candidates = np.flatnonzero(np.isin(material[: len(windows)], excerpt[:1]))
    return next(int(place) for place in candidates if np.array_equal(windows[place], excerpt))
