"""When a window ends while the speed is on its way."""

import random

from rld_live.latent.glide import Glide
from rld_live.latent.library import Piece
from rld_live.latent.manner import Manner
from rld_live.latent.moment import Moment
from rld_live.latent.scene import Scene
from rld_live.latent.turns import Turns
from rld_live.latent.voice import Voice


def moment(position: float, speed: Glide) -> Moment:
    return Moment(Scene(Voice((Piece(1, 1.0),), position)), Manner(speed))


def frames_until_outside(window: int, position: float, speed: Glide) -> int | None:
    """Go there step by step; None if that takes longer than anybody waits."""
    position %= window
    for count in range(40 * window):
        if not 0 <= position < window:
            return count
        position, speed = position + speed.value, speed.step(1)
    return None


def test_a_window_ends_where_the_playhead_is_when_it_goes_there_step_by_step() -> None:
    chance = random.Random(1)
    for _ in range(100):
        position = chance.uniform(-500, 500)
        speed = Glide(chance.uniform(-4, 4), chance.choice([-1.0, 1.0, 2.5]), chance.choice([0, 5, 100]))
        speed = speed.step(chance.randrange(0, 100))
        frames = Turns(64, "loop").frames_until(moment(position, speed))
        outside = frames_until_outside(64, position, speed)
        assert outside is not None
        assert frames == max(0, outside - 1)
