"""What sounded before."""

from collections.abc import Iterable
from typing import NamedTuple

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
