"""The knobs."""

import math

import pytest

from rld_live.errors import ConfigError
from rld_live.parameters import KNOBS, Knob, defaults, knob


@pytest.mark.parametrize("each", KNOBS.values(), ids=lambda each: each.name)
def test_a_knob_takes_its_default_and_both_ends_of_its_range(each: Knob) -> None:
    for value in (each.default, each.minimum, each.maximum):
        assert each.check(value) == value


@pytest.mark.parametrize("each", KNOBS.values(), ids=lambda each: each.name)
def test_a_knob_refuses_what_lies_outside_with_its_range(each: Knob) -> None:
    for value in (each.minimum - 1, each.maximum + 1, math.nan, math.inf, -math.inf):
        with pytest.raises(ConfigError, match="outside") as caught:
            each.check(value)
        assert each.range in str(caught.value)


def test_a_whole_knob_refuses_a_fraction() -> None:
    with pytest.raises(ConfigError, match=r"steps = 6\.5 is not a whole number"):
        knob("steps").check(6.5)


def test_a_knob_that_is_nearly_right_is_named() -> None:
    with pytest.raises(ConfigError, match="did you mean temperature"):
        knob("temprature")
    with pytest.raises(ConfigError, match="there are crossfade"):
        knob("xyz")


def test_every_knob_has_a_default_and_a_sentence() -> None:
    assert defaults().keys() == KNOBS.keys()
    assert all(each.sentence for each in KNOBS.values())


def test_the_table_of_knobs_cannot_be_changed_while_playing() -> None:
    with pytest.raises(TypeError):
        KNOBS["gain"] = KNOBS["mute"]  # type: ignore[index]
