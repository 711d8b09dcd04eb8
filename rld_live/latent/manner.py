"""How the music is played, whatever plays: its speed, and the hands on the latent space."""

from dataclasses import dataclass, field, replace

from rld_live.latent.glide import Glide
from rld_live.latent.hands import Hand, Hands


@dataclass(frozen=True)
class Manner:
    """It stays from one voice to the next."""

    speed: Glide = field(default_factory=lambda: Glide.at(1.0))
    """Latent frames of the pieces per latent frame that is heard, below 0 backwards."""
    hands: Hands = field(default_factory=Hands)

    def at_speed(self, target: float, frames: int) -> "Manner":
        """Return the manner that goes over to speed `target`."""
        return replace(self, speed=self.speed.to(target, frames))

    def with_hand(self, hand: Hand, dimension: int, value: float, frames: int) -> "Manner":
        """Return the manner in which one hand goes to `value`."""
        return replace(self, hands=self.hands.glide(hand, dimension, value, frames))

    def step(self, count: int) -> "Manner":
        return Manner(self.speed.step(count), self.hands.step(count))

    def as_ordered(self, latest: "Manner") -> "Manner":
        """Return the manner on its way from here to where `latest` leads."""
        return Manner(self.speed.as_ordered(latest.speed), self.hands.as_ordered(latest.hands))
