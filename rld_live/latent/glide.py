"""A number on its way from one value to another, in a straight line, by latent frames."""

from dataclasses import dataclass, replace

import torch
from torch import Tensor


@dataclass(frozen=True)
class Glide:
    """It stands at `target` once `frames` are done, and at once if there are none."""

    start: float
    target: float
    frames: int = 0
    done: int = 0

    @staticmethod
    def at(value: float) -> "Glide":
        """Return a number that stands still."""
        return Glide(value, value)

    @property
    def value(self) -> float:
        if self.is_at_rest:
            return self.target
        return self.start + (self.target - self.start) * self.done / self.frames

    @property
    def is_at_rest(self) -> bool:
        return self.done >= self.frames

    @property
    def rest(self) -> int:
        """Latent frames that are left until the target."""
        return max(0, self.frames - self.done)

    def values(self, count: int) -> Tensor:
        """Return the next `count` values [count]."""
        if self.is_at_rest:
            return torch.full((count,), self.target)
        progress = torch.arange(self.done, self.done + count) / self.frames
        return self.start + (self.target - self.start) * progress.clamp(max=1.0)

    def step(self, count: int) -> "Glide":
        return self if self.is_at_rest else replace(self, done=self.done + count)

    def to(self, target: float, frames: int) -> "Glide":
        """Return the glide from where this one is now."""
        return Glide(self.value, target, frames)

    def as_ordered(self, latest: "Glide") -> "Glide":
        """Return the glide to where `latest` leads, from here: this one, if `latest` is what became of it."""
        if (self.start, self.target, self.frames) == (latest.start, latest.target, latest.frames):
            return self
        return self.to(latest.target, latest.frames)
