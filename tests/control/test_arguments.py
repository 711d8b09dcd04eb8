"""What an argument may be."""

import math
import struct

import pytest

from rld_live.control.arguments import Name, Number, Seed, Token, Word, as_written, join_halves
from rld_live.errors import ControlError
from rld_live.parameters import SEED_MAXIMUM

GAIN = Number("gain", -90.0, 12.0, "dB")
STEPS = Number("steps", 2, 200, is_whole=True)


def float32(value: float) -> float:
    (rounded,) = struct.unpack(">f", struct.pack(">f", value))
    return float(rounded)


@pytest.mark.parametrize("value", [-90, -90.0, 12, 0, True])
def test_a_number_may_come_as_int_float_or_bool(value: object) -> None:
    assert GAIN.read(value) == float(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [-90.001, 12.5, math.nan, math.inf, -math.inf])
def test_a_number_out_of_range_is_refused_with_the_range(value: float) -> None:
    with pytest.raises(ControlError, match=r"gain = .* is out of range: send -90 to 12 dB"):
        GAIN.read(value)


@pytest.mark.parametrize("value", ["half", "", "0x10", "nan", "1_0", "²", "- 1", "1" * 5000, None, b"\0", []])
def test_what_is_no_number_is_refused_with_the_range(value: object) -> None:
    with pytest.raises(ControlError, match="send a number, -90 to 12 dB"):
        GAIN.read(value)


@pytest.mark.parametrize(("text", "number"), [("-6", -6), ("+1.5", 1.5), (".5", 0.5), ("1.", 1.0), ("-1e1", -10.0)])
def test_a_number_may_come_as_its_digits(text: str, number: float) -> None:
    assert GAIN.fits(text)
    assert GAIN.read(text) == number


def test_digits_out_of_range_are_refused_as_a_number_would_be() -> None:
    with pytest.raises(ControlError, match=r"gain = 13 is out of range"):
        GAIN.read("13")


@pytest.mark.parametrize(("value", "name"), [("dark sea", "dark sea"), (3, "3"), (3.0, "3"), ("3", "3")])
def test_a_name_may_be_a_number_where_a_client_has_no_words(value: object, name: str) -> None:
    assert Name("name").read(value) == name


@pytest.mark.parametrize("value", ["", "x" * 65, 0.5, float("nan"), float("inf"), None, b"x", 2**300])
def test_what_is_no_name_is_refused(value: object) -> None:
    with pytest.raises(ControlError, match="send a name, or a whole number"):
        Name("name").read(value)


def test_a_whole_number_may_come_as_a_float_and_becomes_an_int() -> None:
    assert STEPS.read(6.0) == 6
    assert isinstance(STEPS.read(6.0), int)
    with pytest.raises(ControlError, match=r"steps = 6\.5 is not whole"):
        STEPS.read(6.5)


def test_a_float_is_read_as_the_decimal_that_was_sent() -> None:
    for thousandths in range(-2000, 2000):
        sent = thousandths / 1000
        assert as_written(float32(sent)) == sent


def test_a_double_keeps_its_precision() -> None:
    assert as_written(math.pi) == math.pi


def test_a_float_at_the_edge_of_the_range_is_inside() -> None:
    temperature = Number("temperature", 0.7, 2.0)
    assert float32(0.7) < 0.7
    assert temperature.read(float32(0.7)) == 0.7


@pytest.mark.parametrize(
    ("value", "seed"),
    [
        (0, 0),
        (42.0, 42),
        (2.0**24 - 1, 2**24 - 1),
        (2**31 - 1, 2**31 - 1),
        (SEED_MAXIMUM, SEED_MAXIMUM),
        ("12345", 12345),
        (str(SEED_MAXIMUM), SEED_MAXIMUM),
    ],
)
def test_a_seed_may_come_as_int_exact_float_or_digits(value: object, seed: int) -> None:
    assert Seed().read(value) == seed


@pytest.mark.parametrize("value", [-1, 0.5, "-1", "0x10", "1e3", "", "²", str(SEED_MAXIMUM + 1), "9" * 5000, None])
def test_what_is_no_seed_is_refused(value: object) -> None:
    with pytest.raises(ControlError, match="send"):
        Seed().read(value)


def test_a_float_that_may_have_been_rounded_is_refused_as_a_seed_and_told_how_to_send_it() -> None:
    with pytest.raises(ControlError, match="string of digits"):
        Seed().read(2.0**24)


def test_two_halves_make_the_seed_that_was_split() -> None:
    for seed in (0, 65535, 65536, 123456789, 2**31 - 1):
        assert join_halves(float(seed // 65536), float(seed % 65536)) == seed


def test_a_word_that_is_nearly_right_is_refused_with_the_right_one() -> None:
    mode = Word("mode", ("continue", "random"))
    assert mode.read("random") == "random"
    with pytest.raises(ControlError, match="did you mean random"):
        mode.read("randon")
    with pytest.raises(ControlError, match="send one of continue, random"):
        mode.read(3)


def test_a_token_comes_back_as_it_was_sent() -> None:
    token = Token("id", takes_numbers=True)
    assert [token.read(value) for value in (7, 0.5, True, "seven")] == [7, 0.5, True, "seven"]
    assert token.read(0.699999988079071) == 0.7  # what arrives when 0.7 is sent as a float32
    with pytest.raises(ControlError, match="at most 64 characters"):
        token.read("x" * 65)
    with pytest.raises(ControlError, match="a string"):
        Token("address").read(7)
