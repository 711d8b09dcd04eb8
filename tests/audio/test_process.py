"""The real audio process, on the null device, heard through its own recording."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile

from rld_live.audio.limiter import Limiter
from rld_live.audio.output import AudioOutput
from rld_live.audio.playback import Playback
from rld_live.audio.recording import first_sound
from rld_live.audio.ring import RingBuffer
from rld_live.config import AudioConfig
from rld_live.errors import DataError, DeviceError
from tests.audio.disks import disk_with_room_for
from tests.audio.sounds import RATE, cuts, noise, sharpest_bend, sine

SMOOTH = 1.5 * sharpest_bend(sine(2000))


class Feeder:
    """Keeps an output's ring filled with one endless sine, as the decoder's thread would."""

    def __init__(self, output, *, ahead=24000):
        self.is_feeding = True
        self._output = output
        self._ahead = ahead
        self._sent = 0
        self._thread = threading.Thread(target=self._feed)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._running = False
        self._thread.join()

    def _feed(self):
        self._running = True
        while self._running:
            if self.is_feeding and self._output.ring.ahead_frames < self._ahead:
                self._sent += self._output.ring.write(sine(4096, start=self._sent))
            time.sleep(0.002)


@contextmanager
def playing(path, **config):
    """An output that plays a sine and records itself to `path`."""
    output = AudioOutput(AudioConfig(device="null", **config), channels=2, preferred_rate=RATE, record=path)
    with output, Feeder(output) as feeder:
        output.start()
        output.play(0.01)
        wait_for(lambda: output.meters().is_sounding)
        yield output, feeder


def wait_for(is_done, seconds=3.0):
    deadline = time.monotonic() + seconds
    while not is_done():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.002)


def recorded(path):
    frames, rate = soundfile.read(path, dtype="float32")
    assert rate == RATE
    return frames


def test_it_starts_quickly_and_says_what_it_opened():
    with AudioOutput(AudioConfig(device="null"), channels=2, preferred_rate=44100) as output:
        began = time.monotonic()
        info = output.start()
        assert time.monotonic() - began < 2.0  # 0.1 s on an idle machine
        assert (info.is_null, info.sample_rate, info.channels, info.block_frames) == (True, 44100, 2, 512)
        assert output.is_open
    assert not output.is_open


def test_the_recording_is_complete_and_without_a_gap_or_click(tmp_path):
    with playing(tmp_path / "take.wav") as (output, _):
        time.sleep(0.7)
        output.close(0.05)
        played = output.meters()
    frames = recorded(tmp_path / "take.wav")
    assert sharpest_bend(frames) < SMOOTH
    steady = frames[RATE // 4 : RATE // 2, 0].astype(np.float64)
    recurrence = 2 * np.cos(2 * np.pi * 440 / RATE) * steady[1:-1] - steady[:-2]
    assert np.abs(steady[2:] - recurrence).max() < 1e-4  # every sample follows from the two before it
    assert np.abs(frames[-10:]).max() < 1e-3
    assert len(frames) >= played.frames_played
    assert (played.underruns, played.faults, played.recording_lost_frames) == (0, 0, 0)


def test_an_underrun_fades_is_counted_once_and_the_music_comes_back(tmp_path):
    with playing(tmp_path / "take.wav") as (output, feeder):
        time.sleep(0.2)
        feeder.is_feeding = False
        wait_for(lambda: output.meters().underruns == 1)
        time.sleep(0.1)
        feeder.is_feeding = True
        wait_for(lambda: output.meters().is_sounding)
        time.sleep(0.2)
        meters = output.meters()
    assert meters.underruns == 1
    assert meters.underrun_frames > 0.05 * RATE
    frames = recorded(tmp_path / "take.wav")
    assert sharpest_bend(frames) < SMOOTH
    silent = np.flatnonzero(~frames.any(axis=1))
    assert len(silent) > 0.05 * RATE


def test_mute_is_heard_within_25_ms(tmp_path):
    sent = []
    with playing(tmp_path / "take.wav") as (output, _):
        for pause in np.linspace(0.08, 0.12, 8):
            time.sleep(pause)
            sent.append(time.monotonic())
            output.set_mute(True)
            time.sleep(0.06)
            output.set_mute(False)
        began = output.meters().first_sound_time
    frames = recorded(tmp_path / "take.wav")
    assert sharpest_bend(frames) < SMOOTH
    is_silent = ~frames.any(axis=1)
    silences = np.flatnonzero(np.diff(is_silent.astype(int)) == 1)[: len(sent)]
    delays = began + (silences + Limiter(2, RATE).latency_frames) / RATE - np.array(sent)
    assert np.median(delays) < 0.025


def test_post_ring_controls_are_obeyed_by_the_next_block():
    with playing(None) as (output, _):
        lateness = []
        for _ in range(10):
            time.sleep(0.03)
            block = output.meters().heartbeat
            output.panic()
            output.play(0.01)
            wait_for(lambda: not output.meters().is_sounding, 1.0)
            lateness.append(output.meters().heartbeat - block)
            wait_for(lambda: output.meters().is_sounding)
    assert np.median(lateness) <= 2


def test_a_splice_makes_no_click(tmp_path):
    with playing(tmp_path / "take.wav") as (output, _):
        for _ in range(5):
            time.sleep(0.15)
            ring = output.ring
            assert ring.splice(at_frame=ring.taken + 2880, to_frame=ring.written)
            wait_for(lambda: not output.ring.is_splice_pending)
        assert output.meters().underruns == 0
    assert sharpest_bend(recorded(tmp_path / "take.wav")) < 2 * SMOOTH


def test_recordings_begin_and_end_while_it_plays_and_the_journal_tells_their_frames(tmp_path):
    with playing(None) as (output, _):
        for name in ("a", "b"):
            assert output.recording is None
            output.start_recording(tmp_path / f"{name}.wav")
            assert output.recording == tmp_path / f"{name}.wav"
            time.sleep(0.2)
            output.stop_recording()
            time.sleep(0.05)
        with pytest.raises(DataError, match="No such file"):
            output.start_recording(tmp_path / "no" / "c.wav")
        assert output.recording is None
        output.stop_recording()
        output.start_recording(tmp_path / "d.wav")
        with pytest.raises(DataError, match=r"d\.wav is being recorded"):
            output.start_recording(tmp_path / "e.wav")
    lines = [line for line in output.journal() if "recording" in line]
    assert [Path(line["recording"]).name for line in lines] == ["a.wav", "", "b.wav", "", "d.wav", ""]
    for begins, ends in zip(lines[::2], lines[1::2], strict=True):
        frames = recorded(Path(begins["recording"]))
        assert len(frames) == ends["frame"] - begins["frame"]
        assert np.abs(frames[0]).max() + np.abs(frames[1]).max() > 0.0
        assert sharpest_bend(frames) < SMOOTH
    assert not (tmp_path / "e.wav").exists()


def test_a_disk_that_is_full_ends_the_recording_and_the_music_goes_on(tmp_path):
    with playing(None) as (output, _):
        output.start_recording(tmp_path / "full.wav")
        with disk_with_room_for(10_000, pid=output.pid):
            wait_for(lambda: output.recording is None)
        assert "File too large" in output.failure
        output.start_recording(tmp_path / "b.wav")
        time.sleep(0.1)
        assert output.is_open
        assert output.meters().underruns == 0
    assert sharpest_bend(recorded(tmp_path / "b.wav")) < SMOOTH


def test_a_recording_that_a_hanging_process_is_asked_for_is_refused_and_another_can_begin(tmp_path):
    with playing(None) as (output, _):
        hanging = output.pid
        os.kill(hanging, signal.SIGSTOP)
        with pytest.raises(DeviceError, match="does not answer"):
            output.start_recording(tmp_path / "a.wav")
        assert output.recording is None
        wait_for(lambda: output.pid not in (None, hanging))
        output.start_recording(tmp_path / "b.wav")
        time.sleep(0.1)
        output.stop_recording()
    lines = [Path(line["recording"]).name for line in output.journal() if "recording" in line]
    assert lines == ["b.wav", ""]
    assert len(recorded(tmp_path / "b.wav")) > 0.05 * RATE


def test_dates_100_ms_apart_are_kept_exactly_on_a_clock_that_is_exact(tmp_path):
    with playing(tmp_path / "take.wav") as (output, _):
        begins = time.monotonic() + 0.1
        for number in range(6):
            output.set_mute(number % 2 == 0, due=begins + 0.1 * number)
        time.sleep(0.8)
    lines = output.journal()
    frames = [line["frame"] for line in lines if line.get("verb") == "mute"]
    assert np.abs(np.diff(frames) - 4800).max() <= 1
    sound = recorded(tmp_path / "take.wav")
    opens = np.flatnonzero(np.diff((~sound.any(axis=1)).astype(int)) == -1)
    assert np.abs(np.diff(opens) - 9600).max() <= 1
    assert sharpest_bend(sound) < SMOOTH


def test_the_clock_and_the_outline_follow_the_sound():
    with playing(None) as (output, _):
        output.outline()
        time.sleep(0.3)
        frame, asked_at = output.clock()
        points = output.outline()
        assert 0.0 <= time.monotonic() - asked_at < 0.2
        assert abs(output.ring.taken - frame) < 0.1 * RATE
        assert 0.2 < len(points) * 256 / RATE < 0.6
        assert min(low for low, _ in points) == pytest.approx(-0.3, rel=0.02)
        assert max(high for _, high in points) == pytest.approx(0.3, rel=0.02)


def test_a_flac_recording_is_made_for_that_suffix(tmp_path):
    with playing(tmp_path / "take.FLAC"):
        time.sleep(0.3)
    assert soundfile.info(tmp_path / "take.FLAC").subtype == "PCM_24"
    assert sharpest_bend(recorded(tmp_path / "take.FLAC")) < SMOOTH


def test_a_recording_that_cannot_be_made_stops_the_start_with_the_reason(tmp_path):
    config = AudioConfig(device="null")
    with (
        AudioOutput(config, channels=2, preferred_rate=RATE, record=tmp_path / "no" / "a.wav") as output,
        pytest.raises(DataError, match="No such file or directory"),
    ):
        output.start()


def test_a_device_that_is_not_there_is_an_error_with_the_list_of_what_is():
    config = AudioConfig(device="the card that nobody has")
    with (
        AudioOutput(config, channels=2, preferred_rate=RATE) as output,
        pytest.raises(DeviceError, match=r"nobody has.*there is|PortAudio is missing"),
    ):
        output.start()


@pytest.fixture
def no_portaudio(tmp_path, monkeypatch):
    """A machine without libportaudio2, as the audio process sees it."""
    (tmp_path / "sounddevice.py").write_text('raise OSError("PortAudio library not found")')
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


@pytest.mark.usefixtures("no_portaudio")
def test_without_portaudio_it_plays_into_the_null_device_and_says_so_loudly():
    with AudioOutput(AudioConfig(), channels=2, preferred_rate=RATE) as output:
        info = output.start()
    assert info.is_null
    assert info.sentence.startswith("NOTHING WILL BE HEARD (PortAudio is missing: install it")


@pytest.mark.usefixtures("no_portaudio")
def test_without_portaudio_a_named_device_is_an_error_with_the_remedy():
    with (
        AudioOutput(AudioConfig(device="jack"), channels=2, preferred_rate=RATE) as output,
        pytest.raises(DeviceError, match="apt-get install libportaudio2"),
    ):
        output.start()


@pytest.mark.usefixtures("no_portaudio")
def test_while_a_card_is_waited_for_the_music_stands_still_and_what_is_asked_waits_with_it(tmp_path):
    config = AudioConfig(device="jack", wait=True)
    with AudioOutput(config, channels=2, preferred_rate=44100) as output:
        info = output.start()
        assert (info.name, info.sample_rate, info.is_null) == ("jack", 44100, False)
        assert not output.is_open
        for _ in range(3000):
            output.set_gain(-3.0, 0.0)
        frame, moment = output.clock()
        assert (frame, output.meters().is_sounding) == (0, False)
        assert 0.0 <= time.monotonic() - moment < 1.0
        with pytest.raises(DeviceError, match="try again when the sound is back"):
            output.start_recording(tmp_path / "a.wav")
        ((event, name, why),) = output.news()
        assert (event, name) == ("device_lost", "jack")
        assert "PortAudio is missing" in why


def test_a_live_recording_and_an_offline_one_have_the_same_bits(tmp_path):
    material = sine(RATE) + noise(RATE, level=0.9)
    with AudioOutput(AudioConfig(device="null"), channels=2, preferred_rate=RATE, record=tmp_path / "a.wav") as output:
        output.start()
        output.set_gain(-3.0, 0.0)
        output.play(0.01)
        output.ring.write(material)
        wait_for(lambda: output.meters().frames_played == len(material))
    ring = RingBuffer.create(RATE, 2)
    ring.write(material)
    playback = Playback(ring, sample_rate=RATE, prebuffer_frames=round(AudioConfig().prebuffer_seconds * RATE))
    playback.set_gain(-3.0)
    playback.play(0.01)
    out = np.zeros((2 * RATE, 2), np.float32)
    for cut in cuts(len(out), 1):
        playback.render(out[cut])
    live = recorded(tmp_path / "a.wav")
    offline = out[first_sound(out) :]
    assert np.array_equal(live[:RATE], offline[:RATE])


def test_a_killed_process_is_replaced_and_the_recording_goes_on_with_the_next_frame_in_a_further_file(tmp_path):
    with playing(tmp_path / "take.wav") as (output, _):
        output.when_back(lambda: output.play(0.01))
        time.sleep(0.3)
        killed, before = output.pid, output.meters()
        os.kill(killed, signal.SIGKILL)
        wait_for(lambda: output.pid not in (None, killed))
        assert output.recording == tmp_path / "take-2.wav"
        wait_for(lambda: output.meters().is_sounding)
        time.sleep(0.2)
        after = output.meters()
    assert [name for name, *_ in output.news()] == ["device_lost", "device_back"]
    assert after.frames_played > before.frames_played > 0
    assert after.heartbeat > before.heartbeat
    assert (after.first_sound_time, after.underruns, after.faults) == (before.first_sound_time, 0, 0)
    (replaced,) = [line["replaced"] for line in output.journal() if "replaced" in line]
    frames = recorded(tmp_path / "take-2.wav")
    frames = frames[first_sound(frames) :]
    assert sharpest_bend(frames) < SMOOTH
    steady = slice(RATE // 20, RATE // 10)
    assert np.abs(frames[steady] - sine(RATE // 20, start=replaced + RATE // 20)).max() < 0.01


def test_a_process_that_was_killed_a_moment_ago_does_not_hold_up_the_end():
    output = AudioOutput(AudioConfig(device="null"), channels=2, preferred_rate=RATE)
    output.start()
    os.kill(output.pid, signal.SIGKILL)
    wait_for(lambda: not output.is_open)
    began = time.monotonic()
    output.close(0.05)
    assert not output.is_open
    assert time.monotonic() - began < 5.0


PARENT = """
import os, time
from rld_live.audio.limiter import Limiter
from rld_live.audio.output import AudioOutput
from rld_live.config import AudioConfig
from tests.audio.sounds import sine
from pathlib import Path
import sys
output = AudioOutput(AudioConfig(device="null"), channels=2, preferred_rate=48000, record=Path(sys.argv[1]))
output.start()
output.ring.write(sine(200000))
output.play(0.01)
while not output.meters().is_sounding:
    time.sleep(0.01)
time.sleep(0.3)
print(output.pid, flush=True)
time.sleep(60)
"""


def test_when_the_engine_is_killed_the_sound_fades_out_and_no_process_is_left(tmp_path):
    path = tmp_path / "take.wav"
    command = [sys.executable, "-c", PARENT, str(path)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    wait_for(lambda: not is_running(child))
    frames = recorded(path)
    assert sharpest_bend(frames) < SMOOTH
    assert np.abs(frames[-10:]).max() < 1e-3
    assert len(frames) > 0.3 * RATE


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
