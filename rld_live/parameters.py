"""The knobs: everything that a performer may turn while the music plays."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Literal

from rld_live.errors import ConfigError


@dataclass(frozen=True)
class Knob:
    """One number that is free while playing: its range, default, unit and meaning."""

    name: str
    default: float
    minimum: float
    maximum: float
    unit: str
    sentence: str
    is_integer: bool = False
    can_glide: bool = False
    """Whether a message may say in how many seconds the value is reached."""
    nearest_to_zero: float = 0.0
    """Values nearer to zero than this are none of this knob's."""

    def check(self, value: float) -> float:
        """Return `value` as this knob holds it; raise `ConfigError` outside the range."""
        value = math.inf if abs(value) >= 2**1023 else value  # a whole number may be larger than any float
        if not self.minimum <= value <= self.maximum:  # false for NaN as well
            raise ConfigError(f"{self.name} = {value:g} is outside {self.range}: send a value inside it")
        if abs(value) < self.nearest_to_zero:
            raise ConfigError(f"{self.name} = {value:g} is too near to zero: send {self.range}")
        if self.is_integer and value != round(value):
            raise ConfigError(f"{self.name} = {value:g} is not a whole number: send one in {self.range}")
        return float(value)

    @property
    def range(self) -> str:
        """The range in words, as help and errors print it."""
        gap = f" (±{self.nearest_to_zero:g} or more)" if self.nearest_to_zero else ""
        return f"{self.minimum:g} … {self.maximum:g}{f' {self.unit}' if self.unit else ''}{gap}"


KNOBS: Mapping[str, Knob] = MappingProxyType(
    {
        knob.name: knob
        for knob in (
            Knob("crossfade", 3.0, 0.0, 60.0, "s", "length of a crossfade whose message names none"),
            Knob("steps", 8, 2, 200, "", "denoising steps per window: more is finer and slower", is_integer=True),
            Knob("temperature", 1.0, 0.1, 2.0, "", "gain of the noise: below 1 calmer, above 1 wilder"),
            Knob(
                "guidance",
                1.0,
                0.0,
                8.0,
                "",
                "above 1 a window keeps to one texture, below 1 it wanders; 1 is off",
            ),
            Knob("horizon", 12.0, 2.0, 120.0, "s", "how far ahead of the playhead latents are generated"),
            Knob(
                "speed",
                1.0,
                -4.0,
                4.0,
                "",
                "latent time against heard time: 0.25 to 4, below zero backwards; the pitch stays",
                can_glide=True,
                nearest_to_zero=0.25,
            ),
            Knob("tempo", 120.0, 20.0, 400.0, "bpm", "beats per minute that quantize counts by, four to a bar"),
            Knob("gain", 0.0, -90.0, 12.0, "dB", "output level", can_glide=True),
            Knob("mute", 0, 0, 1, "", "1 silences the output, 0 opens it again", is_integer=True),
            Knob("limiter", -1.0, -24.0, 0.0, "dBFS", "ceiling of the output limiter"),
        )
    }
)

ReseedMode = Literal["continue", "loop", "next", "random"]
"""What follows at the end of a window: the seed goes on, starts again, or gives way to another."""

QuantizeMode = Literal["off", "beat", "bar"]
"""When a new seed, a cue, a cut, a recall or a slot takes effect."""

SLOT_MAXIMUM = 127
BIAS_MAXIMUM = 8.0
"""Farthest that a latent dimension can be moved, in standard deviations."""
SCALE_MAXIMUM = 4.0
"""Most that a latent dimension can be scaled by."""
GLIDE_SECONDS_MAXIMUM = 600.0
SEED_MAXIMUM = 2**63 - 1


def knob(name: str) -> Knob:
    """Return the knob called `name`; raise `ConfigError` with the nearest name if there is none."""
    if name not in KNOBS:
        near = get_close_matches(name, KNOBS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(KNOBS)}"
        raise ConfigError(f"no knob is called {name!r}: {hint}")
    return KNOBS[name]


def defaults() -> dict[str, float]:
    """Return every knob's default by name."""
    return {name: each.default for name, each in KNOBS.items()}
