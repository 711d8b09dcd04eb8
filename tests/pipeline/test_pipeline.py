"""The sound path, put together from the built-in set."""

from dataclasses import replace

import pytest

from rld_live.config import ModelsConfig
from rld_live.errors import ConfigError
from rld_live.parameters import defaults
from rld_live.pipeline import Pipeline
from rld_live.pipeline.models import load_models


def test_a_chunk_longer_than_what_is_generated_before_a_voice_starts_is_refused() -> None:
    models = load_models(ModelsConfig(), solver="dpmpp-2m")
    short = replace(models.checkpoint, network=replace(models.checkpoint.network, window=128))
    with pytest.raises(ConfigError, match=r"play\.chunk = 33 .* 32 at most"):
        Pipeline.build(models.codec, short, models.sampler, chunk=33, knobs=defaults())
