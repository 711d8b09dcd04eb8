"""Ableton Link: the beat of the other musicians on the network, which ours then follows."""

import asyncio
import importlib
import logging
import statistics
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol

from rld_live.commands import FollowBeat
from rld_live.engine.thread import EngineThread
from rld_live.errors import ConfigError
from rld_live.parameters import KNOBS
from rld_live.pipeline import Performance
from rld_live.pipeline.perform import perform

LOOK_SECONDS = 0.25
BEATS_PER_BAR = 4.0
DRIFT_SECONDS = 0.005
"""The grid stays where it is while it is this near: it would wander with each unevenness of the clocks."""
JUMP_SECONDS = 0.05
"""Somebody has moved the beat: followed at once."""
LOOKS = 9
"""Whose median is taken for the drift."""
ALONE, FOLLOWING = "nobody else is in the session: the tempo is ours", "following the session"

log = logging.getLogger(__name__)


class LinkSession(Protocol):
    """The session, as a package for Link shows it."""

    enabled: bool
    """Whether we are in it."""

    @property
    def num_peers(self) -> int:
        """How many others are in it."""

    @property
    def beat(self) -> float:
        """The beat of the session now; a bar begins at each multiple of four."""

    @property
    def tempo(self) -> float:
        """Its beats per minute."""


class Decoder(Protocol):
    """The thread that owns the performance."""

    def submit(self, do: Callable[[Performance], None], *, key: str | None = None) -> None: ...

    def note(self, command: FollowBeat) -> None: ...


class Steering:
    """Decides when the grid has drifted, from looks at both beats; knows no clock."""

    def __init__(self) -> None:
        self._drifts: deque[float] = deque(maxlen=LOOKS)

    def correct(self, *, ours: float, our_bpm: float, theirs: float, bpm: float) -> float | None:
        """Return the beat that ours should be at, or None where it is near enough."""
        drift = ours - theirs
        self._drifts.append(drift)
        if abs(our_bpm - bpm) > 1e-3 or abs(drift) * 60 / bpm > JUMP_SECONDS:
            self._drifts.clear()
            return theirs
        median = statistics.median(self._drifts)
        if len(self._drifts) < LOOKS or abs(median) * 60 / bpm <= DRIFT_SECONDS:
            return None
        self._drifts.clear()
        return ours - median  # one look is as uneven as the clocks, many are not


class LinkThread(EngineThread):
    """Looks at the session four times a second, and takes the performance's beat to it while others are there.

    Alone in the session, the tempo is the performer's own. `publish` is told the performance whenever it was moved.
    """

    def __init__(self, session: LinkSession, decoder: Decoder, publish: Callable[[Performance], None]) -> None:
        super().__init__("link")
        self._session = session
        self._decoder = decoder
        self._publish = publish
        self._steering = Steering()
        self._stance = ""

    def turn(self) -> None:
        bpm = round(self._session.tempo, 3)  # Link keeps whole microseconds per beat
        stance = _stance(self._session.num_peers, bpm)
        if stance != self._stance:
            log.info("Link: %s", stance)
        self._stance = stance
        if stance == FOLLOWING:
            beat = self._session.beat
            self._decoder.submit(lambda performance: self._follow(performance, beat, bpm), key="link")
        self.idle(LOOK_SECONDS)

    def end(self) -> None:
        self._session.enabled = False

    def _follow(self, performance: Performance, beat: float, bpm: float) -> None:
        """Take the performance to `beat`, which was heard when this was submitted (decoder's thread)."""
        wanted = self._steering.correct(ours=performance.beat, our_bpm=performance.knobs["tempo"], theirs=beat, bpm=bpm)
        if wanted is not None:
            command = FollowBeat(wanted, bpm)
            perform(command, performance)
            self._decoder.note(command)
            self._publish(performance)


def _stance(peers: int, bpm: float) -> str:
    """Return in words what to do about the session."""
    if not peers:
        return ALONE
    knob = KNOBS["tempo"]
    return FOLLOWING if knob.minimum <= bpm <= knob.maximum else f"the tempo is outside {knob.range}: not followed"


def join_link(bpm: float) -> LinkSession:
    """Join the session of this network, at `bpm` if nobody is there; raise `ConfigError` where aalink is missing."""
    try:
        aalink = importlib.import_module("aalink")  # the user's own choice: its licence is the GPL
    except ImportError as error:
        raise ConfigError(
            "tempo.link: the package aalink is missing: install it with `pip install aalink` "
            "(its licence is the GPL, which is why it does not come along), or leave tempo.link out"
        ) from error

    async def join() -> Any:  # it wants to be made inside a loop, and needs none afterwards
        return aalink.Link(bpm)

    session: Any = asyncio.run(join())
    session.quantum = BEATS_PER_BAR  # so that the session's bars and ours begin together
    session.enabled = True
    joined: LinkSession = session
    return joined
