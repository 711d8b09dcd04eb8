"""The choice among sound cards, and the clock that stands in for one."""

import threading
import time
from dataclasses import replace

import numpy as np
import pytest

from rld_live.audio.device import OutputDevice, OutputInfo, choose_device, same_device
from rld_live.audio.null_device import NullDevice
from rld_live.errors import DeviceError

BUILT_IN = OutputDevice(0, "HDA Intel PCH: ALC257 (hw:0,0)", "ALSA", 2, 44100, 0.01, False)
DEFAULT = OutputDevice(1, "default", "ALSA", 32, 44100, 0.01, True)
SCARLETT = OutputDevice(2, "Scarlett 2i2 USB", "ALSA", 2, 48000, 0.01, False)
SYSTEM = OutputDevice(3, "system", "JACK Audio Connection Kit", 2, 48000, 0.01, False)
THERE = (BUILT_IN, DEFAULT, SCARLETT, SYSTEM)


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        ("Scarlett 2i2 USB", SCARLETT),
        ("scarlett", SCARLETT),
        ("hw:0,0", BUILT_IN),
        ("default", DEFAULT),
        ("ALSA", DEFAULT),
        ("jack", SYSTEM),
        ("JACK", SYSTEM),
        ("ALSA: scar", SCARLETT),
    ],
)
def test_a_card_is_found_by_its_name_or_part_of_it(wanted, chosen):
    assert choose_device(wanted, THERE) is chosen


def test_a_card_that_comes_back_is_the_same_one_only_in_the_same_host_api():
    assert same_device("system", "JACK Audio Connection Kit", THERE) is SYSTEM
    for name, host_api in (("system", "ALSA"), ("Scarlett", "ALSA"), ("scarlett 2i2 usb", "ALSA")):
        with pytest.raises(DeviceError, match="is not there"):
            same_device(name, host_api, THERE)


def test_a_card_that_comes_back_under_another_number_is_the_same_one_unless_there_are_two():
    moved = replace(BUILT_IN, index=7, name="HDA Intel PCH: ALC257 (hw:2,0)")
    other = replace(BUILT_IN, index=8, name="HDA Intel PCH: ALC257 (hw:3,0)")
    hdmi = replace(BUILT_IN, index=9, name="HDA Intel PCH: ALC257 (hw:0,3)")
    assert same_device(BUILT_IN.name, "ALSA", (hdmi, moved)) is moved
    assert same_device(BUILT_IN.name, "ALSA", (moved, other, BUILT_IN)) is BUILT_IN
    with pytest.raises(DeviceError, match="is not there"):
        same_device(BUILT_IN.name, "ALSA", (moved, other))


def test_a_card_is_lost_after_a_time_that_its_blocks_and_its_buffer_allow():
    info = OutputInfo("card", "ALSA", 48000, 2, 512, 0.05, False, "")
    assert info.patience_seconds < 0.8  # the engine gives it a little more, and promises 1 s
    assert replace(info, block_frames=48000).patience_seconds == 3.0
    assert replace(info, latency_seconds=2.0).patience_seconds == 3.0


def test_an_exact_name_wins_over_a_part_of_another_one():
    longer = OutputDevice(4, "default (surround)", "ALSA", 8, 48000, 0.01, False)
    assert choose_device("default", (longer, DEFAULT)) is DEFAULT


def test_a_name_that_matches_nothing_is_an_error_that_lists_what_is_there():
    with pytest.raises(DeviceError, match=r"'fireface'.*Scarlett 2i2 USB \(ALSA\); system.*audio\.device"):
        choose_device("fireface", THERE)


def test_jack_without_a_server_says_what_to_start():
    with pytest.raises(DeviceError, match="start a JACK server"):
        choose_device("jack", (BUILT_IN,))


def test_the_null_device_asks_on_time_and_does_not_drift():
    device = NullDevice(sample_rate=48000, channels=2, block_frames=480, sentence="")
    calls, begins, slow_at = [], [], 10
    enough = threading.Event()

    def render(out, *, block_time, late_seconds, is_underflow):
        assert out.shape == (480, 2)
        assert late_seconds >= 0.0
        calls.append((time.monotonic(), is_underflow))
        begins.append(block_time)
        if len(calls) == slow_at:
            time.sleep(0.035)
        if len(calls) == 50:
            enough.set()

    device.start(render)
    assert device.is_active
    assert enough.wait(5.0)
    device.stop()
    assert not device.is_active
    assert np.allclose(np.diff(begins), 0.010, rtol=0.0, atol=1e-9)  # even, whatever the calls
    assert calls[49][0] - calls[0][0] == pytest.approx(49 * 0.010, abs=0.02)
    assert any(is_underflow for _, is_underflow in calls[slow_at : slow_at + 3])
