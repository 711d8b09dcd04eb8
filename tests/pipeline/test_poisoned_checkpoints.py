"""Checkpoints that answer with what is no number, found before anything sounds."""

import math
from pathlib import Path

import pytest
from safetensors import safe_open
from safetensors.torch import save_file

from rld_live.errors import ModelError
from rld_live.pipeline.models import load_models
from tests.fakes.sets import write_set


def poison(path: Path, value: float) -> None:
    """Put `value` into a weight of the checkpoint, whose header stays as it is."""
    with safe_open(path, "pt") as file:
        metadata = file.metadata()
        weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - no mapping
    largest = max(weights, key=lambda name: weights[name].numel())
    weights[largest].view(-1)[0] = value
    save_file(weights, path, metadata=metadata)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 3e38])
def test_a_poisoned_checkpoint_is_refused_with_its_name(tmp_path: Path, value: float) -> None:
    played = write_set(tmp_path)
    poison(played.checkpoint, value)
    with pytest.raises(ModelError, match=r"NaN or infinity") as refusal:
        load_models(played.config, solver="dpmpp-2m", chunk=4)
    assert str(refusal.value).startswith(str(played.checkpoint))
    assert "\n" not in str(refusal.value)
