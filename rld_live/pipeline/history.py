"""What sounded before."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rld_live.errors import ControlError
from rld_live.latent.voice import Voice


class Entry(NamedTuple):
    """Number 1 is what sounded last, and it was left so many seconds into its pieces."""

    number: int
    seeds: tuple[int, ...]
    seconds: float


def entries(left: Iterable[Voice], *, latent_rate: float) -> tuple[Entry, ...]:
    """Return an entry for each voice, the latest first."""
    numbered = enumerate(left, start=1)
    return tuple(Entry(number, voice.seeds, voice.place / latent_rate) for number, voice in numbered)


def voice_of(number: int, left: Sequence[Voice]) -> Voice:
    """Return entry `number` as it is to begin again; raise `ControlError` if there is none."""
    if not 1 <= number <= len(left):
        raise ControlError(f"the history has {len(left)} entries: send /rld/history for the list")
    return left[number - 1].at_rest()
