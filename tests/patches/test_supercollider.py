"""RldLive in real, headless sclang, with the real control server and a performer without sound."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from rld_live.commands import (
    Cut,
    MoveMorph,
    PlayRandomSeed,
    PlaySeed,
    PrepareCue,
    SetKnob,
    SetLatent,
    SetReseed,
)
from rld_live.config import ControlConfig
from rld_live.control.addresses import TABLE, find
from rld_live.control.fake import FakePerformer
from rld_live.control.server import ControlServer
from rld_live.control.server_process import free_port
from rld_live.status import Status
from tests.patches.printing import Printing, printing

HELPER = Path(__file__).parents[2] / "patches" / "rld_live.scd"
needs_sclang = pytest.mark.skipif(not shutil.which("sclang"), reason="needs sclang (supercollider-language)")
STEP, LATENCY = 0.15, 0.2

SCRIPT = """
(
"HELPER".getenv.load;
~rld.on(\\seed, {{ |seed| ("rld-seed" + seed).postln }});
~rld.on(\\error, {{ |address, reason| ("rld-error" + address + reason).postln }});
~rld.on(\\status_ring_seconds, {{ |seconds| ("rld-ring" + seconds).postln }});
~rld.on(\\done, {{ |address| (address == '/rld/subscribe').if {{ "rld-ready".postln }} }});
~rld.on(\\window, {{
    ("rld-stands" + ~rld.where('/rld/gain') + ~rld.where('/rld/latent/bias/2') + ~rld.status(\\state)).postln;
    Pbind(\\type, \\rld, \\say, \\cut, \\args, Pseq([[42], [7], [9]]), \\dur, {step}, \\latency, {latency}).play;
    Pbind(\\type, \\rld, \\say, \\knob, \\args, Pseq([[\\temperature, 0.5]]), \\dur, 1).play;
}});
~rld.connect("127.0.0.1", {port});
~rld.seed(42, 3);
~rld.morph(0.5, 8);
~rld.knob(\\gain, -6, 2);
~rld.latent(\\bias, 2, 1.5);
~rld.random;
~rld.reseed(\\loop);
~rld.seed("4611686018427387904");
~rld.cue(3, nil);
~rld.knob(\\gainn, 3);
)
"""


@contextmanager
def running_sclang(port: int, folder: Path) -> Iterator[Printing]:
    """Run sclang without a screen, with the script above."""
    script = folder / "play.scd"
    script.write_text(SCRIPT.format(port=port, step=STEP, latency=LATENCY), encoding="utf-8")
    folder.chmod(0o700)
    # Without these sclang, which brings a web browser along, ends at once where there is no screen, or as root.
    headless = {
        "QT_QPA_PLATFORM": "offscreen",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
        "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox",
        "XDG_RUNTIME_DIR": str(folder),
    }
    with printing(["sclang", str(script)], {**headless, "HELPER": str(HELPER)}) as sclang:
        yield sclang


@needs_sclang
def test_rld_live_plays_the_server_hears_it_and_keeps_time(tmp_path: Path) -> None:
    performer, port = FakePerformer(), free_port()
    with ControlServer(ControlConfig(port=port), performer) as server, running_sclang(port, tmp_path) as sclang:
        sclang.read_until("rld-error /rld/gainn")
        sclang.read_until("rld-ready")
        assert performer.wait_for(8)[:8] == [
            PlaySeed(42, 3.0),
            MoveMorph(0.5, 8.0),
            SetKnob("gain", -6.0, 2.0),
            SetLatent("bias", 2, 1.5, 0.0),
            PlayRandomSeed(),
            SetReseed("loop"),
            PlaySeed(2**62),
            PrepareCue(3),
        ]
        server.event("seed", 77)
        server.event("value", "/rld/gain", -6.0)
        server.event("value", "/rld/latent/bias/2", 1.5)
        server.publish(Status(state="playing", ring_seconds=0.75))
        sclang.read_until("rld-ring 0.75")
        sclang.read_until("rld-seed 77")
        server.event("window", 1)
        sclang.read_until("rld-stands -6.0 1.5 playing")
        performer.wait_for(12)
    cuts = [(command.seed, due) for command, due in performer.submissions if isinstance(command, Cut)]
    assert [seed for seed, _ in cuts] == [42, 7, 9]
    dated = [due for _, due in cuts if due is not None]
    assert [later - earlier for earlier, later in pairwise(dated)] == pytest.approx([STEP, STEP], abs=0.02)
    assert SetKnob("temperature", 0.5) in performer.commands


def test_every_word_of_rld_live_has_an_address_and_every_row_a_word() -> None:
    text = HELPER.read_text(encoding="utf-8")
    table = text[text.index("~rld.words = (") :]
    words = dict(re.findall(r"(\w+): '(/rld/[a-z/]+)'", table[: table.index(");")]))
    knobs = {name for name in TABLE if name.removeprefix("/rld/") in FakePerformer().knobs()}
    hands = {"/rld/latent/bias/<d>", "/rld/latent/scale/<d>"}
    connected = {"/rld/hello", "/rld/subscribe", "/rld/unsubscribe"}
    assert all(find(address, dimensions=1) for address in words.values())
    assert set(words.values()) | knobs | hands | connected == set(TABLE)
