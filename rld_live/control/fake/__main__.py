"""A server without sound: what it is told shows in status, values, events and streams."""

import contextlib
import math
import sys
import time

from rld_live.config import ControlConfig
from rld_live.control.addresses import values
from rld_live.control.fake.performer import LATENT_DIM, LATENT_RATE, FakePerformer
from rld_live.control.server import ControlServer
from rld_live.status import Status

TICK_SECONDS = 0.05
BUCKETS_PER_TICK = 10

_EVENTS = {"seed": "seed", "window": "window", "recording": "recording", "next_seed": "cue_ready"}
"""What is told when a field of the status has changed."""


def run(port: int) -> None:
    """Serve until Ctrl-C."""
    performer = FakePerformer()
    with ControlServer(ControlConfig(port=port, reply_port=port + 1), performer) as control:
        status, told, frames = performer.status(), values(performer.standing(), performer.knobs()), 0.0
        while True:
            time.sleep(TICK_SECONDS)
            before, status = status, performer.move(TICK_SECONDS)
            control.publish(status)
            _tell_events(control, before, status)
            stood, told = told, values(performer.standing(), performer.knobs())
            for address, value in told.items():
                if value != stood[address]:
                    control.event("value", address, *value)
            frames += TICK_SECONDS * LATENT_RATE
            _stream(control, status.position, int(frames))
            frames -= int(frames)


def _tell_events(control: ControlServer, before: Status, status: Status) -> None:
    for field, event in _EVENTS.items():
        value = getattr(status, field)
        if value != getattr(before, field) and value != -1:
            control.event(event, value)


def _stream(control: ControlServer, position: float, latent_frames: int) -> None:
    """Send what a codec could have made: slow waves, each dimension at its own pace, and a sound that swells."""
    for back in range(latent_frames, 0, -1):
        phase = position - back / LATENT_RATE
        control.stream("latent", *(2 * math.sin(phase * (0.3 + 0.2 * dimension)) for dimension in range(LATENT_DIM)))
    peaks = (0.5 + 0.4 * math.sin(position + 0.1 * bucket) for bucket in range(BUCKETS_PER_TICK))
    control.stream("waveform", *(side * peak for peak in peaks for side in (-1.0, 1.0)))


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        run(int(sys.argv[1]) if len(sys.argv) > 1 else 7400)
