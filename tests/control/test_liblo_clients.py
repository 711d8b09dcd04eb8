"""The control server and a client of another make: liblo's oscsend and oscdump."""

import select
import shutil
import subprocess

import pytest

from rld_live.commands import CutToSlot, Freeze, PlaySeed, Quit, SetKnob, SetLatent, SetMorphSeeds
from rld_live.config import ControlConfig
from rld_live.control.fake import FakePerformer
from rld_live.control.server import ControlServer

pytestmark = pytest.mark.skipif(
    not (shutil.which("oscsend") and shutil.which("oscdump")), reason="needs oscsend and oscdump (liblo-tools)"
)


def oscsend(port: int, *words: str) -> None:
    subprocess.run(["oscsend", f"osc.udp://127.0.0.1:{port}", *words], check=True, timeout=5)


@pytest.mark.usefixtures("server")
def test_oscsend_plays_with_every_type_it_knows(port: int, performer: FakePerformer) -> None:
    oscsend(port, "/rld/seed", "h", "9000000000")
    oscsend(port, "/rld/seed", "sd", "9000000001", "1.5")
    oscsend(port, "/rld/mute", "T")
    oscsend(port, "/rld/gain", "f", "-6.3")
    oscsend(port, "/rld/morph/seeds", "iif", "1", "2", "3")
    oscsend(port, "/rld/freeze", "F")
    oscsend(port, "/rld/cut", "sf", "slot", "3")
    oscsend(port, "/rld/latent/bias/[01]", "fN", "0.7")
    oscsend(port, "/rld/quit")
    assert performer.wait_for(10) == [
        PlaySeed(9_000_000_000),
        PlaySeed(9_000_000_001, 1.5),
        SetKnob("mute", 1),
        SetKnob("gain", -6.3),
        SetMorphSeeds((1, 2, 3)),
        Freeze(False),
        CutToSlot(3),
        SetLatent("bias", 0, 0.7),
        SetLatent("bias", 1, 0.7),
        Quit(),
    ]


def test_oscdump_reads_the_answers(port: int, reply_port: int) -> None:
    dump = subprocess.Popen(["oscdump", "-L", f"osc.udp://:{reply_port}"], stdout=subprocess.PIPE, text=True)
    assert dump.stdout is not None
    try:
        with ControlServer(ControlConfig(port=port, reply_port=reply_port), FakePerformer()):
            while not select.select([dump.stdout], [], [], 0.2)[0]:  # until oscdump listens
                oscsend(port, "/rld/ping", "s", "awake")
            line = ""
            oscsend(port, "/rld/gain", "i", "40")
            while "/rld/error" not in line:
                line = dump.stdout.readline()
            assert '/rld/error ss "/rld/gain" "gain = 40 is out of range: send -90 to 12 dB"' in line
    finally:
        dump.kill()
        dump.wait()
        dump.stdout.close()
