"""What is heard in the next device block: transport, gain, mute, limiter."""

from collections.abc import Mapping
from typing import Protocol

from rld_live.commands import JSON
from rld_live.errors import ConfigError, DataError
from rld_live.parameters import knob

POST_RING_KNOBS = ("gain", "mute", "limiter")


class Output(Protocol):
    """The audio process, as the engine plays it; `due` (monotonic seconds) is the moment when it is to be heard."""

    def play(self, fade_seconds: float, *, due: float | None = None) -> None: ...
    def stop(self, fade_seconds: float, *, due: float | None = None) -> None: ...
    def panic(self) -> None: ...
    def set_gain(self, db: float, glide_seconds: float, *, due: float | None = None) -> None: ...
    def set_mute(self, is_muted: bool, *, due: float | None = None) -> None: ...
    def set_limiter(self, db: float, *, due: float | None = None) -> None: ...


class PostRing:
    """The output, and where it stands; raises `DeviceError` when it is dead.

    Called by the control thread; a preset's knobs are turned by the decoder's, and the last to turn one wins.
    """

    def __init__(self, output: Output, knobs: Mapping[str, float]) -> None:
        self.transport = "stopped"
        self.knobs: Mapping[str, float] = {name: knobs[name] for name in POST_RING_KNOBS}
        self._output = output

    def begin(self, *, is_playing: bool, fade_seconds: float) -> None:
        """Set the knobs as they stand, and let the sound begin as soon as there is any."""
        for name, value in self.knobs.items():
            self.turn(name, value)
        if is_playing:
            self.play(fade_seconds)

    def play(self, fade_seconds: float, *, due: float | None = None) -> None:
        """Sound as soon as there is sound."""
        self._output.play(fade_seconds, due=due)
        self.transport = "playing"

    def stop(self, fade_seconds: float, *, due: float | None = None) -> None:
        """Fade to silence."""
        self._output.stop(fade_seconds, due=due)
        self.transport = "stopped"

    def panic(self) -> None:
        """Be silent at once, and drop what is in the ring and what is dated."""
        self._output.panic()
        self.transport = "panicked"

    def turn(self, name: str, value: float, *, glide_seconds: float = 0.0, due: float | None = None) -> None:
        """Turn the knob called `name`, one of these three."""
        match name:
            case "gain":
                self._output.set_gain(value, glide_seconds, due=due)
            case "mute":
                self._output.set_mute(bool(value), due=due)
            case "limiter":
                self._output.set_limiter(value, due=due)
            case _:
                raise AssertionError(f"{name} is not turned behind the ring")
        self.knobs = {**self.knobs, name: value}


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
