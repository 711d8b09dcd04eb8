"""Tells the service manager that the music goes on, for as long as it does."""

import logging

from rld_live.box.freshness import Freshness, Sign
from rld_live.box.notify import Notifier, Starting
from rld_live.control.server import ControlServer
from rld_live.engine.chain import Chain
from rld_live.status import Status

PING_SECONDS = 2.0
"""A fifth of the unit's WatchdogSec."""
SOUND_SECONDS = 8.0
OSC_SECONDS = 8.0
DECODER_SECONDS = 30.0
PRODUCER_SECONDS = 180.0
"""A window of the largest checkpoint takes half a minute, on a machine that is too slow for it."""

log = logging.getLogger(__name__)


class Watchdog:
    """Looks at every part from the main loop, and so vouches for that too.

    It is silent once a part hangs: then nothing helps but a start from the beginning. A sound card that is gone is no
    such part: a start would not bring it back.
    """

    def __init__(self, notifier: Notifier, starting: Starting, freshness: Freshness) -> None:
        self._notifier = notifier
        self._starting = starting
        self._freshness = freshness
        self._is_ready = False
        self._hanging: tuple[str, ...] = ()
        self._due = 0.0

    def look(self, status: Status, now: float) -> None:
        """Take the state of this moment."""
        if not self._is_ready and _is_ready(status):
            self._is_ready = True
            self._starting.end()
            self._notifier.ready()
        if now >= self._due:
            self._due = now + PING_SECONDS
            self._ping(status, now)

    def _ping(self, status: Status, now: float) -> None:
        hanging = self._freshness.stale(now, excused={"sound"} if status.device_state == "lost" else ())
        if hanging and hanging != self._hanging:
            log.error("no sign of life: %s: what has started us starts us again, if it watches", ", ".join(hanging))
        self._hanging = hanging
        if hanging:
            self._notifier.status(f"{sentence(status)}; hangs: {', '.join(hanging)}")
        elif self._is_ready:
            self._notifier.ping(sentence(status))
        else:
            self._starting.step(sentence(status))


def signs_of_life(chain: Chain, control: ControlServer) -> Freshness:
    """Return what must not stand still in an engine that plays."""
    return Freshness(
        (
            Sign("sound", lambda: chain.output.meters().heartbeat, SOUND_SECONDS),
            Sign("OSC", lambda: control.turns, OSC_SECONDS),
            Sign("decoder", lambda: chain.decoder.turns, DECODER_SECONDS),
            Sign("producer", lambda: chain.producer.turns, PRODUCER_SECONDS),
        )
    )


def sentence(status: Status) -> str:
    """Return how it goes, in a line."""
    card = "; the sound card is lost" if status.device_state == "lost" else ""
    return (
        f"{status.state}, seed {status.seed}, ring {1000 * status.ring_seconds:.0f} ms, "
        f"{status.underruns} underruns on {status.device}{card}"
    )


def _is_ready(status: Status) -> bool:
    """Tell whether it sounds, or would if it were let, or if it had a sound card."""
    return status.state in {"playing", "stopped", "panicked"} or status.device_state == "lost"
