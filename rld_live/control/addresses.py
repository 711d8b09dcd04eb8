"""The OSC namespace: what an address means, where it stands, what is told without being asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType

from rld_live.control.patterns import is_pattern, matching
from rld_live.control.replies import Value
from rld_live.control.row import PLACE, ROOT, Row
from rld_live.control.vocabulary import GROUPS
from rld_live.errors import ControlError
from rld_live.status import Standing

__all__ = ["EVENTS", "GROUPS", "ROOT", "STREAMS", "TABLE", "Event", "Found", "Row", "find", "unknown_address", "values"]

PATTERNS_REMEMBERED = 256

TABLE: Mapping[str, Row] = MappingProxyType({row.address: row for rows in GROUPS.values() for row in rows})


@dataclass(frozen=True, slots=True)
class Found:
    """What an address means: a row and, if it has places, which of them."""

    row: Row
    place: int | None = None

    @property
    def address(self) -> str:
        """Return the address in full, without patterns."""
        return self.row.at(self.place)


_PLAIN = {row.address: (Found(row),) for row in TABLE.values() if row.place is None}
_PLACED = {row.address.removesuffix(PLACE): row for row in TABLE.values() if row.place is not None}


@dataclass(frozen=True)
class Event:
    """What is sent to subscribers without being asked."""

    address: str
    sentence: str


EVENTS: Mapping[str, Event] = MappingProxyType(
    {
        "cue_ready": Event("/rld/cue/ready", "seed: the cue is generated; also told to whoever asked for it"),
        "seed": Event("/rld/event/seed", "seed that begins to sound, whoever chose it"),
        "underrun": Event("/rld/event/underrun", "number of underruns: the ring ran dry"),
        "window": Event("/rld/event/window", "number of the window that begins"),
        "crossfade_done": Event("/rld/event/crossfade_done", "seed that plays when a crossfade has ended"),
        "value": Event(
            "/rld/event/value",
            "address and values: what an address stands at, told at the start of a lease and at each change",
        ),
        "model": Event("/rld/event/model", "name of a set of models, and: loading, playing, or why it does not play"),
        "recording": Event("/rld/event/recording", "file that is recorded; empty when the recording is complete"),
        "recording_failed": Event(
            "/rld/event/recording/failed", "file, and why its recording has ended by itself: it is whole up to there"
        ),
        "recording_gap": Event(
            "/rld/event/recording/gap",
            "file, and the seconds that its disk was too slow for so far: it has silence in their place",
        ),
        "device_lost": Event("/rld/event/device_lost", "name of the sound card that is gone, and why; the music holds"),
        "device_back": Event("/rld/event/device_back", "name of the sound card, and the seconds that it was away"),
        "starving": Event(
            "/rld/event/starving", "1 when the last window is played again for want of a new one, 0 when it is over"
        ),
        "generation_failed": Event(
            "/rld/event/generation_failed", "seed whose latents cannot be generated, and why; told once"
        ),
        "steps_lowered": Event(
            "/rld/event/steps", "steps that are used now (fewer while the machine is too slow), and those asked for"
        ),
        "resumed": Event("/rld/event/resumed", "why the engine was started again; told at the start of a lease"),
        "beat": Event("/rld/event/beat", "number of the beat that is heard now, while quantize is on"),
        "cuelist": Event("/rld/event/cuelist", "number and name of the written cue that plays now"),
        "midi": Event("/rld/event/midi", "address and what was bound to it"),
        "refused": Event(
            "/rld/event/refused",
            "address, why, and who asked: what a MIDI controller or the written set could not do",
        ),
    }
)

STREAMS: Mapping[str, Event] = MappingProxyType(
    {
        "latent": Event("/rld/latent/frame", "one latent frame that is heard now, as the codec takes it"),
        "waveform": Event("/rld/waveform", "least and greatest sample of each 256 frames since the last message"),
    }
)


def find(address: str, *, dimensions: int) -> tuple[Found, ...]:
    """Return what `address` means, or all that match if it is a pattern; empty when there is nothing.

    A row with places has `dimensions` of them. Raises `ControlError` for a place beyond them, and for a bad pattern.
    """
    if address in _PLAIN:
        return _PLAIN[address]
    if is_pattern(address):
        return _matching(address, dimensions)
    parent, slash, last = address.rpartition("/")
    row = _PLACED.get(parent + slash)
    if row is None or row.place is None or not (last.isascii() and last.isdecimal() and len(last) <= 6):
        return ()
    if int(last) >= dimensions:
        raise ControlError(f"{row.place.name} = {int(last)} is out of range: send 0 to {dimensions - 1}")
    return (Found(row, int(last)),)


def values(standing: Standing, knobs: Mapping[str, float]) -> dict[str, tuple[Value, ...]]:
    """Return where each address stands that has a value, each place apart."""
    told: dict[str, tuple[Value, ...]] = {}
    for row in TABLE.values():
        if row.place is not None:
            told.update({row.at(place): (each,) for place, each in enumerate(row.value(standing, knobs))})
        elif row.standing:
            told[row.address] = row.value(standing, knobs)
    return told


def unknown_address(address: str) -> ControlError:
    """Return the error for an address that no row has, with the nearest one that exists."""
    near = get_close_matches(address[:64], TABLE, n=1)
    hint = f"did you mean {near[0]}?" if near else "send /rld/help for the list"
    return ControlError(f"there is no such address: {hint}")


@lru_cache(PATTERNS_REMEMBERED)  # a fader that is bound to a pattern sends the same one a hundred times a second
def _matching(pattern: str, dimensions: int) -> tuple[Found, ...]:
    everything = _everything(dimensions)
    return tuple(everything[address] for address in matching(pattern, everything))


@lru_cache(4)
def _everything(dimensions: int) -> dict[str, Found]:
    """Return every address that a pattern may mean, each place apart."""
    found = [
        Found(row, place)
        for row in TABLE.values()
        for place in ((None,) if row.place is None else range(dimensions))
        if not row.needs_full_name
    ]
    return {each.address: each for each in found}
