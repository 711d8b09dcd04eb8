"""What is heard in the next device block: transport, gain, mute, limiter."""

import bisect
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from rld_live.commands import JSON
from rld_live.errors import ConfigError, DataError
from rld_live.parameters import knob

POST_RING_KNOBS = ("gain", "mute", "limiter")
RETURN_FADE_SECONDS = 0.1
"""Of the music that comes back after its output was lost."""


class Output(Protocol):
    """The audio process, as the engine plays it; `due` (monotonic seconds) is the moment when it is to be heard."""

    def play(self, fade_seconds: float, *, due: float | None = None) -> None: ...
    def stop(self, fade_seconds: float, *, due: float | None = None) -> None: ...
    def panic(self) -> None: ...
    def set_gain(self, db: float, glide_seconds: float, *, due: float | None = None) -> None: ...
    def set_mute(self, is_muted: bool, *, due: float | None = None) -> None: ...
    def set_limiter(self, db: float, *, due: float | None = None) -> None: ...


@dataclass(frozen=True)
class _Stand:
    """Where the output stands."""

    transport: str
    knobs: Mapping[str, float]


@dataclass(frozen=True)
class _Dated:
    """What is said to the output for `due`, and what becomes of the stand then."""

    due: float
    say: Callable[[], None]
    change: Callable[[_Stand], _Stand]


class PostRing:
    """The output, and where it stands; raises `DeviceError` when it does not answer.

    Called by the control thread; a preset's knobs are turned by the decoder's, and the last to turn one wins. What is
    dated counts from its date on, as it is heard. An output that was replaced by a new one is told all of it again.
    """

    def __init__(
        self, output: Output, knobs: Mapping[str, float], *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._output = output
        self._now = now
        self._lock = threading.Lock()
        self._stand = _Stand("stopped", {name: knobs[name] for name in POST_RING_KNOBS})
        self._dated: list[_Dated] = []

    @property
    def transport(self) -> str:
        """What was asked for last: playing, stopped or panicked."""
        return self._stand_now().transport

    @property
    def knobs(self) -> Mapping[str, float]:
        """The values of its knobs."""
        return self._stand_now().knobs

    def begin(self, transport: str, *, fade_seconds: float) -> None:
        """Set the knobs as they stand, and let the sound begin as soon as there is any, if it is "playing"."""
        self._stand = replace(self._stand, transport=transport)
        for name, value in self.knobs.items():
            self.turn(name, value)
        if transport == "playing":
            self.play(fade_seconds)

    def restore(self) -> None:
        """Tell an output that knows nothing where it stands now, and what is dated (the thread that started it)."""
        with self._lock:
            self._settle()
            for name, value in self._stand.knobs.items():
                self._say_turn(name, value)
            if self._stand.transport == "playing":
                self._output.play(RETURN_FADE_SECONDS)
            for dated in self._dated:
                dated.say()

    def play(self, fade_seconds: float, *, due: float | None = None) -> None:
        """Sound as soon as there is sound."""
        self._do(
            lambda: self._output.play(fade_seconds, due=due),
            lambda stand: replace(stand, transport="playing"),
            due=due,
        )

    def stop(self, fade_seconds: float, *, due: float | None = None) -> None:
        """Fade to silence."""
        self._do(
            lambda: self._output.stop(fade_seconds, due=due),
            lambda stand: replace(stand, transport="stopped"),
            due=due,
        )

    def panic(self) -> None:
        """Be silent at once, and drop what is in the ring and what is dated."""
        with self._lock:
            self._output.panic()
            self._settle()
            self._dated.clear()
            self._stand = replace(self._stand, transport="panicked")

    def turn(self, name: str, value: float, *, glide_seconds: float = 0.0, due: float | None = None) -> None:
        """Turn the knob called `name`, one of these three."""
        self._do(
            lambda: self._say_turn(name, value, glide_seconds=glide_seconds, due=due),
            lambda stand: replace(stand, knobs={**stand.knobs, name: value}),
            due=due,
        )

    def _say_turn(self, name: str, value: float, *, glide_seconds: float = 0.0, due: float | None = None) -> None:
        match name:
            case "gain":
                self._output.set_gain(value, glide_seconds, due=due)
            case "mute":
                self._output.set_mute(bool(value), due=due)
            case "limiter":
                self._output.set_limiter(value, due=due)
            case _:
                raise AssertionError(f"{name} is not turned behind the ring")

    def _do(self, say: Callable[[], None], change: Callable[[_Stand], _Stand], *, due: float | None) -> None:
        with self._lock:  # so that an output that is being told everything hears this once, and in its turn
            say()
            bisect.insort_right(self._dated, _Dated(self._now() if due is None else due, say, change), key=_due)
            self._settle()

    def _stand_now(self) -> _Stand:
        with self._lock:
            self._settle()
            return self._stand

    def _settle(self) -> None:
        now = self._now()
        while self._dated and self._dated[0].due <= now:
            self._stand = self._dated.pop(0).change(self._stand)


def _due(dated: _Dated) -> float:
    return dated.due


def checked_knobs(saved: JSON) -> dict[str, float]:
    """Return the post-ring knobs of a preset; raise `DataError` for what they cannot stand at."""
    if not isinstance(saved, dict):
        raise DataError("no preset of this instrument: its knobs have no names: save it again")
    knobs = {}
    for name, value in saved.items():
        if name not in POST_RING_KNOBS or isinstance(value, bool) or not isinstance(value, int | float):
            raise DataError(f"no preset of this instrument: its {name} stands at {value!r}: save it again")
        try:
            knobs[name] = knob(name).check(value)
        except ConfigError as error:
            raise DataError(f"no preset of this instrument: {error}") from error
    return knobs
