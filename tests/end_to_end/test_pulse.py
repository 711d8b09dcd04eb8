"""The live server on the sound server of most Linux desktops: PulseAudio, and what it records."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import soundfile

from rld_live.audio.recording import first_sound
from tests.end_to_end.server import playing
from tests.end_to_end.test_jack import BROKEN_BY_AN_OVERRUN, broken_excerpts

MISSING = [program for program in ("pulseaudio", "pactl", "parec") if shutil.which(program) is None]
if not any(Path("/usr").glob("lib*/**/libasound_module_pcm_pulse.so")):
    MISSING.append("ALSA's door to it")
PACKAGES = "pulseaudio, pulseaudio-utils, libasound2-plugins"
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)} ({PACKAGES})")

RATE = 48000
CAPTURED_SECONDS = 3


class PulseServer:
    """A PulseAudio of our own, with a sink that goes nowhere."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "pulse.log"
        runtime = folder / "pulse"
        runtime.mkdir(mode=0o700)
        self.environment = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "PULSE_RUNTIME_PATH": str(runtime)}

    def start(self) -> None:
        command = ["pulseaudio", "--system=false", "--daemonize=no", "--exit-idle-time=-1", "-n"]
        command += ["--load=module-native-protocol-unix auth-anonymous=1"]
        # without norewinds the sink stands still for two seconds after each underflow
        command += [f"--load=module-null-sink sink_name=rld rate={RATE} channels=2 format=float32le norewinds=1"]
        with self._log.open("a") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        deadline = time.monotonic() + 10.0
        while subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode:
            assert time.monotonic() < deadline, self._log.read_text()
            time.sleep(0.05)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()

    def kill(self) -> None:
        """Die without a farewell."""
        self._process.kill()
        self._process.wait()


@contextmanager
def running_pulse(folder: Path) -> Iterator[PulseServer]:
    """Run a PulseAudio that programs started inside find."""
    server = PulseServer(folder)
    with pytest.MonkeyPatch.context() as environment:
        for name, value in server.environment.items():
            environment.setenv(name, value)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def capture(path: Path) -> None:
    options = ["--latency-msec=50", f"--rate={RATE}", "--channels=2", "--format=float32le", "--file-format=wav"]
    recorder = subprocess.Popen(["parec", "-d", "rld.monitor", *options, str(path)])
    time.sleep(CAPTURED_SECONDS)
    recorder.terminate()
    recorder.wait()


@pytest.mark.interop
def test_what_pulseaudio_hears_is_our_recording(tmp_path: Path) -> None:
    settings = ("--set", "audio.latency_seconds=0.1")
    with running_pulse(tmp_path), playing(tmp_path, *settings, device="pulse") as (server, _):
        capture(tmp_path / "pulse.wav")
        report = server.finish()
    assert not report["is_null_device"]
    assert report["underruns"] == 0
    heard, rate = soundfile.read(tmp_path / "pulse.wav", dtype="float32", always_2d=True)
    recording, _ = soundfile.read(server.recording, dtype="float32", always_2d=True)
    assert rate == report["sample_rate"] == RATE
    heard = heard[first_sound(heard) :]  # parec begins with silence of its own where it is ahead
    assert len(heard) > RATE
    assert broken_excerpts(heard, recording) <= BROKEN_BY_AN_OVERRUN * (1 + report["underflows"])
