"""Musical time: where beats fall in what is heard."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from rld_live.latent.pending import When
from rld_live.parameters import KNOBS, QuantizeMode

BEATS: Mapping[QuantizeMode, int] = {"beat": 1, "bar": 4}
"""Beats from one place where a quantized trigger may start to the next."""
LEAD_SECONDS = 0.25
"""What is quantized starts no sooner than this after it was asked for: so long decoding and the ring may take."""
TAPS_TOGETHER_SECONDS = 2.0
"""After a longer pause, a tap begins anew."""
TAPS_COUNTED = 4
"""Intervals between the latest taps of which the median is the beat."""


@dataclass(frozen=True)
class BeatGrid:
    """Beats in latent frames, counted as what is heard is: the first of a bar falls at `anchor`."""

    latent_rate: float
    bpm: float
    anchor: float = 0.0
    taps: tuple[float, ...] = ()
    """Where the latest taps fell."""

    @property
    def frames_per_beat(self) -> float:
        return self.latent_rate * 60 / self.bpm

    def beat(self, position: float) -> float:
        """Return the beats from the anchor to `position`; negative before it."""
        return (position - self.anchor) / self.frames_per_beat

    def next(self, position: float, beats: int = 1) -> float:
        """Return the first place from `position` on that is a multiple of `beats` away from the anchor."""
        every = beats * self.frames_per_beat
        return self.anchor + math.ceil((position - self.anchor) / every - 1e-9) * every

    def when(self, mode: QuantizeMode, *, asked_at: float, due: int | None) -> When:
        """Return when a trigger starts that was asked for at `asked_at`, to start at `due` if that is given."""
        if mode == "off":
            return When(due)
        soonest = asked_at + LEAD_SECONDS * self.latent_rate if due is None else due
        return When(self.next(soonest, BEATS[mode]), BEATS[mode] * self.frames_per_beat)

    def at_tempo(self, bpm: float, position: float) -> "BeatGrid":
        """Return the grid with another tempo from `position` on, where the count of beats stays what it is."""
        changed = replace(self, bpm=bpm, taps=())
        return replace(changed, anchor=position - self.beat(position) * changed.frames_per_beat)

    def tapped(self, position: float) -> "BeatGrid":
        """Return the grid after a tap at `position`: a beat falls there, the first of a bar.

        Two taps or more in a row set the tempo, within the bounds of the knob; what is outside of them begins anew.
        """
        tempo = KNOBS["tempo"]
        gap = (position - self.taps[-1]) / self.latent_rate if self.taps else math.inf
        if not 60 / tempo.maximum <= gap <= min(TAPS_TOGETHER_SECONDS, 60 / tempo.minimum):
            return replace(self, anchor=position, taps=(position,))
        taps = (*self.taps, position)[-TAPS_COUNTED - 1 :]
        interval = median(later - earlier for earlier, later in pairwise(taps))
        return replace(self, bpm=self.latent_rate * 60 / interval, anchor=position, taps=taps)

    def followed(self, position: float, beat: float, bpm: float) -> "BeatGrid":
        """Return the grid of somebody else's clock, which counts `beat` at `position`."""
        changed = replace(self, bpm=bpm, taps=())
        return replace(changed, anchor=position - beat * changed.frames_per_beat)
