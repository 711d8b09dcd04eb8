"""When the main loop ends."""

import math
import time
from types import SimpleNamespace
from typing import Any

import pytest

from rld_live.engine.main_loop import MainLoop
from rld_live.engine.orders import NoLeash, Orders


class Stage(MainLoop):
    """A main loop around parts of which nothing changes."""

    def __init__(self, *, first_sound_time: float) -> None:
        part: Any = SimpleNamespace(
            meters=lambda: SimpleNamespace(first_sound_time=first_sound_time),
            quit_requested=SimpleNamespace(is_set=lambda: time.monotonic() > self.given_up_at),
            standing=lambda: SimpleNamespace(quantize="off"),
        )
        super().__init__(part, part, part, part, part, part, NoLeash(), lambda: None, (), ())
        self.given_up_at = math.inf

    def _tick(self) -> None:
        pass

    def _stands(self) -> dict[str, Any]:
        return {}

    def seconds(self, *, duration: float, sounding_since: float = 0.0) -> float:
        """Return how long it runs, up to a second."""
        began = time.monotonic()
        self.given_up_at = began + 1.0
        self.run(duration=duration, sounding_since=sounding_since, orders=Orders())
        return time.monotonic() - began


def test_it_ends_so_long_after_the_first_sound() -> None:
    assert Stage(first_sound_time=time.monotonic()).seconds(duration=0.3) == pytest.approx(0.3, abs=0.2)
    assert Stage(first_sound_time=0.0).seconds(duration=0.3) >= 1.0  # nothing has sounded


def test_what_an_engine_has_played_that_died_is_part_of_the_duration() -> None:
    now = time.monotonic()
    assert Stage(first_sound_time=now).seconds(duration=100.3, sounding_since=now - 100.0) < 0.8
    assert Stage(first_sound_time=0.0).seconds(duration=60.0, sounding_since=now - 100.0) < 0.8
