"""The first line of a take's log."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from rld_live.config import Config, ModelsConfig
from rld_live.errors import ConfigError, DataError
from rld_live.parameters import defaults
from rld_live.pipeline.take_header import header_of
from tests.pipeline.takes import HEADER


def test_the_header_comes_back_without_secrets_and_with_the_hashes_of_the_models(tmp_path: Path) -> None:
    codec = tmp_path / "codec.ts"
    codec.write_bytes(b"abc")
    header = replace(HEADER, config=Config(models=ModelsConfig(source="prior", codec=codec), web=HEADER.config.web))
    line = json.loads(json.dumps(header.line()))
    again = header_of(line, "here")
    assert replace(again, config=header.config) == header
    assert (again.config.models, again.config.play) == (header.config.models, header.config.play)
    assert line["sha256"] == {"codec": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}
    assert "secret" not in json.dumps(line)
    assert again.prebuffer_frames == 24000


@pytest.mark.parametrize("key", ["config", "knobs", "device_rate", "ring_frames"])
def test_a_header_that_lacks_something_is_refused(key: str) -> None:
    line = {**HEADER.line()}
    del line[key]
    with pytest.raises(DataError, match=f"here: is no header of a take: .*{key}"):
        header_of(line, "here")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("codec_rate", 1),
        ("device_rate", 10**30),
        ("channels", True),
        ("ring_frames", 1 << 40),
        ("knobs", {"gain": 0.0}),
    ],
)
def test_a_header_that_no_machine_has_written_is_refused(key: str, value: object) -> None:
    with pytest.raises(DataError, match="here: is no header of a take"):
        header_of({**HEADER.line(), key: value}, "here")


def test_a_header_with_a_knob_out_of_its_range_is_refused() -> None:
    line = {**HEADER.line(), "knobs": {**defaults(), "gain": 1e30}}
    with pytest.raises(ConfigError, match=r"here: .*gain = 1e\+30 is outside"):
        header_of(line, "here")
