"""A server that plays the telling set, in a performer's hands."""

import contextlib
import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rld_live.control.replies import encode
from tests.end_to_end.reading import Reading, silent_runs
from tests.end_to_end.server import Client, Server, playing
from tests.end_to_end.telling import DIMENSIONS, RATE, Latents, Telling, options, write_telling_set

PREBUFFER_SECONDS = 0.25
HOME = 1
"""The seed that plays first."""

CLAP_SECONDS = 0.04
SETTLE_SECONDS = 0.15
"""Within which a trigger is heard."""
GATE_FRAMES = round(0.005 * RATE)
"""In which the output is muted."""

WRITTEN = """
- {name: calm, seed: [101, 0], then: 0.25}
- {name: bright, seed: [102, 0]}
- {name: end, seed: [103, 0]}
"""
"""A set of cues, of seeds that are generated ahead of it."""

NEUTRAL = (
    ("/rld/unsubscribe",),
    ("/rld/latent/stream", 0),
    ("/rld/waveform/stream", 0),
    ("/rld/quantize", "off"),
    ("/rld/reseed", "continue"),
    ("/rld/freeze", 0),
    ("/rld/speed", 1.0),
    *((f"/rld/latent/bias/{dimension}", 0.0) for dimension in range(DIMENSIONS)),
    *((f"/rld/latent/scale/{dimension}", 1.0) for dimension in range(DIMENSIONS)),
    ("/rld/codec/attribute", "level", 1.0),
    ("/rld/crossfade", 0.0),
    ("/rld/steps", 2),
    ("/rld/temperature", 1.0),
    ("/rld/guidance", 1.0),
    ("/rld/horizon", 12.0),
    ("/rld/tempo", 120.0),
    ("/rld/gain", 0.0),
    ("/rld/mute", 0),
    ("/rld/limiter", -1.0),
    ("/rld/play", 0.0),
)


@dataclass(frozen=True)
class Clock:
    """Which frame of a recording was played when: known from something that was dated, and is in it."""

    moment: float
    sample: int

    def sample_at(self, moment: float) -> float:
        """Return the audio frame that was played at a moment of Unix time."""
        return self.sample + (moment - self.moment) * RATE


class Take:
    """One recording; `reading`, `clock` and `log` once it is complete."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def clock(self, clap: float) -> Clock:
        """Return the clock of a recording in which the first silence is the clap of that moment."""
        start, _ = silent_runs(self.reading.audio)[0]
        return Clock(clap, start - GATE_FRAMES)

    @property
    def log(self) -> Path:
        return self.path.with_suffix(".jsonl")

    @cached_property
    def reading(self) -> Reading:
        return Reading.of(self.path)


class Instrument:
    """The server, one client of it, and what it should sound like."""

    def __init__(self, server: Server, client: Client, telling: Telling) -> None:
        self.server = server
        self.client = client
        self.telling = telling
        self._numbers = itertools.count(1)

    def make_neutral(self, seed: int = HOME) -> None:
        """Turn everything back to where it stands at start, and go to the beginning of a seed."""
        self.client.forget()
        for address, *values in NEUTRAL:
            self.client.send(address, *values)
        for address, *_ in NEUTRAL:
            self.client.hear("/rld/done", address)
        self.cut(seed)
        time.sleep(SETTLE_SECONDS)

    def cut(self, seed: int) -> None:
        """Jump to the beginning of a seed, generated first."""
        self.cue(seed)
        self.client.ask("/rld/cut", seed)

    def cue(self, seed: int) -> None:
        self.client.ask("/rld/cue", seed)
        self.client.hear("/rld/cue/ready", seed)

    @contextlib.contextmanager
    def recording(self) -> Iterator[Take]:
        """Record what is done inside."""
        _, path = self.client.ask("/rld/record/start", f"take {next(self._numbers)}")
        try:
            yield Take(Path(path))
        finally:
            assert self.client.ask("/rld/record/stop")[1] == path

    def clap(self, seconds: float = 0.15) -> float:
        """Have the sound muted for a moment so many seconds from now, and return when that is; see `Take.clock`."""
        moment = time.time() + seconds
        self.bundle(moment, ("/rld/mute", 1))
        self.bundle(moment + CLAP_SECONDS, ("/rld/mute", 0))
        return moment

    def bundle(self, moment: float, *messages: tuple[str | float, ...]) -> None:
        """Send `messages`, dated at a moment of Unix time."""
        self.client.send_bytes(dated_bundle(moment, *(encode(str(address), *values) for address, *values in messages)))

    def seeds(self, *seeds: int) -> dict[int, Latents]:
        return {seed: self.telling.seed(seed) for seed in seeds}

    def status(self, field: str) -> tuple[object, ...]:
        self.client.send("/rld/status")
        told = self.client.hear(f"/rld/status/{field}")
        self.client.hear("/rld/done", "/rld/status")
        return told


def dated_bundle(moment: float, *packets: bytes) -> bytes:
    """Return an OSC bundle with the timetag of `moment`, in Unix time."""
    whole = int(moment)
    timetag = (whole + 2208988800) << 32 | int((moment - whole) * 2**32)
    parts = b"".join(len(packet).to_bytes(4, "big") + packet for packet in packets)
    return b"#bundle\0" + timetag.to_bytes(8, "big") + parts


@contextlib.contextmanager
def instrument_playing(folder: Path, *more: str) -> Iterator[Instrument]:
    models = write_telling_set(folder)
    cuelist = folder / "cuelist.yaml"
    cuelist.write_text(WRITTEN)
    own = (f"play.seed={HOME}", f"play.cuelist={cuelist}", f"audio.prebuffer_seconds={PREBUFFER_SECONDS}")
    settings = (*options(models), *(word for setting in own for word in ("--set", setting)))
    with playing(folder, *settings, *more, is_recorded=False) as (server, client):
        yield Instrument(server, client, Telling(models))
