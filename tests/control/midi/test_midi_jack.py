"""Real MIDI: a virtual controller and our inputs on a JACK server of our own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.audio.test_jack import MISSING, JackServer

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (jackd2, jack-capture)")

CHILD = """
import json, time
import mido
from rld_live.config import MidiConfig
from rld_live.control.midi.input import MidiInput
from rld_live.control.midi.map import MidiMap

def wait_until(is_so):
    deadline = time.monotonic() + 10
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.01)

midi, said, told = MidiMap(), [], []
hear = lambda message, source: said.append((message.address, *message.values))
with MidiInput(MidiConfig(input="controller"), midi, hear, lambda *event: told.append(event), scan_seconds=0.1):
    time.sleep(0.2)
    before = midi.inputs()
    with mido.open_output("controller", virtual=True) as box:
        wait_until(lambda: midi.inputs())
        during = midi.inputs()
        midi.learn("/rld/gain")
        for value in range(0, 128):
            box.send(mido.Message("control_change", control=7, value=value))
        wait_until(lambda: len(said) >= 127)
        midi.learn("/rld/panic")
        for velocity in (100, 0, 100, 0):
            box.send(mido.Message("note_on", note=36, velocity=velocity))
        wait_until(lambda: len(said) >= 128)
    wait_until(lambda: not midi.inputs())
    after = midi.inputs()
print(json.dumps({"before": before, "during": during, "after": after, "said": said, "told": told}))
"""


def test_a_controller_that_is_plugged_in_is_heard_in_order_until_it_is_pulled_out(tmp_path: Path) -> None:
    with JackServer(tmp_path) as server:
        # In a process of its own, because JACK's library reads the environment when it is loaded.
        child = server.run("env", "MIDO_BACKEND=mido.backends.rtmidi/UNIX_JACK", sys.executable, "-c", CHILD)
    assert isinstance(child, subprocess.CompletedProcess)
    assert child.returncode == 0, child.stderr.decode()
    heard = json.loads(child.stdout.splitlines()[-1])
    assert (heard["before"], heard["after"]) == ([], [])
    assert len(heard["during"]) == 1
    gains = [value for address, value in heard["said"][:127] if address == "/rld/gain"]
    assert len(gains) == 127
    assert gains == sorted(gains)
    assert gains[-1] == 12.0
    assert heard["said"][127:] == [["/rld/panic"]]
    assert heard["told"] == [
        ["midi", "/rld/gain", "cc 7 channel 1", -90.0, 12.0],
        ["midi", "/rld/panic", "note 36 channel 1"],
    ]
