from collections.abc import Sequence
from pathlib import Path

import pytest
import torch

from rld_live.codec.attributes import Attributes, Value
from rld_live.codec.export import open_codec
from rld_live.errors import ModelError
from tests.fakes import generations, strangers
from tests.fakes.exports import LATENT_DIM, write_export


@pytest.fixture
def attributes(tmp_path: Path) -> Attributes:
    return open_codec(generations.write(tmp_path / "voice.ts", strangers.Voice), sample_rate=44100).attributes


def test_a_module_lists_what_it_registered(tmp_path: Path, attributes: Attributes) -> None:
    assert attributes.names() == ("gain", "repeat", "muted", "mode", "span", "table", "loudness")
    assert open_codec(write_export(tmp_path / "rave.ts")).attributes.names() == ()


@pytest.mark.parametrize(
    ("name", "before", "given", "after"),
    [
        ("gain", (0.5,), [2], (2.0,)),  # a getter that answers with a value
        ("repeat", (2,), [3.0], (3,)),  # and one that answers with a tuple
        ("muted", (False,), [1], (True,)),
        ("mode", ("plain",), ["bright"], ("bright",)),
        ("span", (0.0, 1.0), [0.25, 2], (0.25, 2.0)),
    ],
)
def test_what_is_set_is_what_is_got(
    attributes: Attributes, name: str, before: tuple[Value, ...], given: Sequence[Value], after: tuple[Value, ...]
) -> None:
    assert attributes.get(name) == before

    attributes.set(name, given)

    assert attributes.get(name) == after
    assert [type(value) for value in attributes.get(name)] == [type(value) for value in after]


def test_a_set_attribute_is_heard(tmp_path: Path) -> None:
    codec = open_codec(generations.write(tmp_path / "voice.ts", strangers.Voice), sample_rate=44100)
    latents = torch.randn(1, LATENT_DIM, 6, generator=torch.Generator().manual_seed(0))
    before = codec.decode(latents)

    codec.attributes.set("gain", [1.0])
    codec.reset()

    torch.testing.assert_close(codec.decode(latents), 2 * before)


def test_an_attribute_with_which_decoding_fails_is_set_back_and_the_music_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    codec = open_codec(generations.write(tmp_path / "voice.ts", strangers.Voice), sample_rate=44100)
    latents = torch.randn(1, LATENT_DIM, 6, generator=torch.Generator().manual_seed(0))
    codec.attributes.set("repeat", [3])
    expected = codec.decode(latents)
    codec.reset()

    codec.attributes.set("repeat", [100])
    audio = codec.decode(latents)

    assert torch.equal(audio, expected)
    assert codec.attributes.get("repeat") == (3,)
    assert "attribute repeat set back: the module fails (" in caplog.text
    assert "too many repetitions" in caplog.text


@pytest.mark.parametrize(
    ("name", "given", "sentence"),
    [
        ("gian", [1.0], "no attribute gian: it has gain, repeat, muted, mode, span, table, loudness"),
        ("gain", ["loud"], "attribute gain takes a float, not 'loud'"),
        ("repeat", [2.5], "attribute repeat takes an int, not 2.5"),
        ("muted", [2], r"attribute muted takes a bool \(0 or 1\), not 2"),
        ("mode", [1], "attribute mode takes a string, not 1"),
        ("span", [1.0], "attribute span takes a float, a float: give 2 values, not 1"),
        ("gain", [1.0, 2.0], "attribute gain takes a float: give 1 value, not 2"),
        ("gain", [-1.0], "attribute gain refuses -1.0: give another value"),
        ("mode", ["sour"], "attribute mode refuses 'sour': no such mode"),
        ("table", ["x"], "attribute table takes tensors, .*: it can only be read"),
        ("gain", [float("inf")], "attribute gain takes a float, not inf"),
    ],
)
def test_what_cannot_be_set_is_refused_with_what_can(
    attributes: Attributes, name: str, given: Sequence[Value], sentence: str
) -> None:
    with pytest.raises(ModelError, match=sentence):
        attributes.set(name, given)
    assert attributes.get("gain") == (0.5,)


def test_an_attribute_that_cannot_be_told_says_why(attributes: Attributes) -> None:
    attributes.set("gain", [0.0])

    with pytest.raises(ModelError, match="attribute loudness cannot be told: there is no sound"):
        attributes.get("loudness")


def test_a_codec_without_attributes_says_so(tmp_path: Path) -> None:
    attributes = open_codec(write_export(tmp_path / "rave.ts")).attributes

    with pytest.raises(ModelError, match="no attribute gain: this codec has none"):
        attributes.get("gain")
