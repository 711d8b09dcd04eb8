"""Attributes of a codec's module, turned over OSC while it plays."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import torch
from torch import Tensor, nn

from rld_live.audio.sound_files import read_audio
from rld_live.codec.export import open_codec
from rld_live.config import ModelsConfig
from rld_live.diffusion.checkpoint import load_checkpoint, save_checkpoint
from rld_live.diffusion.weights import weights_of
from rld_live.offline.generate import GenerateJob, generate
from rld_live.pipeline.models import BUILTIN_CHECKPOINT, BUILTIN_CODEC, builtin
from tests.end_to_end.crashes import kill_engine
from tests.end_to_end.server import Client, Server, playing
from tests.fakes.exports import save, torchscript_accepted

LOUD, SOFT = 0.5, 0.05
SEED = 42


class Tilted(nn.Module):
    """The built-in codec with attributes as nn~'s own `register_attribute` leaves them."""

    decode_params: Tensor
    level_params: Tensor
    is_open_params: Tensor

    def __init__(self, codec: Any) -> None:
        super().__init__()
        self.codec = codec
        self.sr = int(codec.sr)
        self.level = (LOUD,)
        self.is_open = (True,)
        self.register_buffer("decode_params", codec.decode_params.clone())
        self.register_buffer("level_params", torch.tensor([2]))  # one float
        self.register_buffer("is_open_params", torch.tensor([0]))  # one bool

    @torch.jit.export
    def decode(self, z: Tensor) -> Tensor:
        audio: Tensor = self.codec.decode(z)
        return audio * self.level[0] if self.is_open[0] else audio * 0.0

    @torch.jit.export
    def reset(self) -> None:
        self.codec.reset()

    @torch.jit.export
    def get_attributes(self) -> list[str]:
        return ["level", "is_open"]

    @torch.jit.export
    def get_level(self) -> float:
        return self.level[0]

    @torch.jit.export
    def set_level(self, level: float) -> int:
        self.level = (level,)
        return 0

    @torch.jit.export
    def get_is_open(self) -> bool:
        return self.is_open[0]

    @torch.jit.export
    def set_is_open(self, is_open: bool) -> int:
        self.is_open = (is_open,)
        return 0


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> ModelsConfig:
    """A set of the wrapped codec, and the built-in checkpoint made out to it."""
    folder = tmp_path_factory.mktemp("attributes")
    with torchscript_accepted():
        module = torch.jit.load(str(builtin(BUILTIN_CODEC)))  # type: ignore[no-untyped-call]
    path = folder / "tilted.safetensors"
    codec = save(Tilted(module), folder / "tilted.ts")
    info = open_codec(codec).info
    checkpoint, network = load_checkpoint(builtin(BUILTIN_CHECKPOINT))
    assert checkpoint.codec is not None
    identity = replace(checkpoint.codec, name=info.name, fingerprint=info.fingerprint)
    save_checkpoint(path, replace(checkpoint, codec=identity), weights_of(network))
    return ModelsConfig(codec=codec, checkpoint=path)


@pytest.fixture
def stage(tmp_path: Path, models: ModelsConfig) -> Iterator[tuple[Server, Client]]:
    settings = (f"models.codec={models.codec}", f"models.checkpoint={models.checkpoint}", f"play.seed={SEED}")
    with playing(tmp_path, *(word for setting in settings for word in ("--set", setting))) as stage:
        yield stage


def ask(client: Client, *values: Any) -> tuple[Any, ...]:
    """Return what is told of the attribute, behind the address."""
    return client.ask("/rld/codec/attribute", *values)[1:]


def before_and_after(recording: Path) -> tuple[slice, slice]:
    """Return the frames of a recording before an attribute was set, and after that was heard, before it faded."""
    rate, frames = soundfile.info(recording).samplerate, soundfile.info(recording).frames
    return slice(0, rate // 2), slice(frames - rate, frames - rate // 2)


@pytest.mark.skipif(not shutil.which("oscsend"), reason="needs liblo-tools")
def test_oscsend_sets_an_attribute_and_the_sound_changes_behind_the_ring(
    stage: tuple[Server, Client], models: ModelsConfig, tmp_path: Path
) -> None:
    server, client = stage
    time.sleep(0.5)
    oscsend = ("oscsend", "127.0.0.1", str(server.port), "/rld/codec/attribute")
    subprocess.run([*oscsend, "sf", "level", str(SOFT)], check=True)
    assert client.hear("/rld/done", "/rld/codec/attribute", "level")[2] == pytest.approx(SOFT)
    time.sleep(1.7)
    assert server.finish()["underruns"] == 0

    (file,) = generate(GenerateJob(models=models, out=tmp_path, seeds=(SEED,)), lambda name, fraction: None)
    live, rate = soundfile.read(server.recording, dtype="float32", always_2d=True)
    loud = read_audio(file.path, sample_rate=rate, channels=2)[: len(live)]
    before, after = before_and_after(server.recording)
    assert np.array_equal(live[before], loud[before])
    soft = SOFT / LOUD * loud[after]
    assert np.abs(live[after] - soft).max() < 0.01 * np.abs(soft).max()


def test_attributes_are_told_and_a_bool_is_turned_by_the_floats_of_pd(stage: tuple[Server, Client]) -> None:
    server, client = stage
    time.sleep(0.5)
    assert client.ask("/rld/codec/attributes") == ("/rld/codec/attributes", "level", "is_open")
    assert ask(client, "level") == ("level", LOUD)
    assert ask(client, "is_open") == ("is_open", 1)
    assert ask(client, "is_open", 0.0) == ("is_open", 0)
    assert ask(client, "is_open") == ("is_open", 0)
    time.sleep(1.7)
    server.finish()
    live, _ = soundfile.read(server.recording, dtype="float32", always_2d=True)
    before, after = before_and_after(server.recording)
    assert np.abs(live[before]).max() > 0.01
    assert np.abs(live[after]).max() < 1e-5


def test_what_the_module_does_not_take_is_refused_with_what_it_does(stage: tuple[Server, Client]) -> None:
    server, client = stage
    for values, remedy in (
        (("levle",), "level"),
        (("level", "loud"), "float"),
        (("level", 0.1, 0.2), "float"),
        (("level", float("nan")), "number"),
        ((0.5,), "name"),
    ):
        client.send("/rld/codec/attribute", *values)
        _, what = client.hear("/rld/error", "/rld/codec/attribute")
        assert remedy in what
    assert ask(client, "level") == ("level", LOUD)
    assert server.finish()["underruns"] == 0


def test_a_slider_that_moves_all_the_time_stops_nothing(stage: tuple[Server, Client]) -> None:
    server, client = stage
    for step in range(1, 129):  # fewer than a socket keeps, for the answers are read afterwards
        client.send("/rld/codec/attribute", "level", step / 128)
        time.sleep(0.01)
    client.hear("/rld/done", "/rld/codec/attribute", "level", 1.0)
    report = server.finish()
    assert report["underruns"] == 0
    assert report["refused"] == 0


def test_after_a_crash_an_attribute_stands_as_it_was_set_and_the_take_knows(stage: tuple[Server, Client]) -> None:
    server, client = stage
    ask(client, "level", SOFT)
    time.sleep(2.5)  # so that it is saved
    kill_engine(server, client)
    assert ask(client, "level") == ("level", pytest.approx(SOFT))
    time.sleep(1.5)
    server.finish()
    again = server.recording.with_name("recording-2.wav")
    live, _ = soundfile.read(again, dtype="float32", always_2d=True)
    take = again.with_name("rendered.wav")
    command = [sys.executable, "-m", "rld_live", "render", str(again.with_suffix(".jsonl")), "--out", str(take)]
    subprocess.run(command, check=True, capture_output=True)
    rebuilt, _ = soundfile.read(take, dtype="float32", always_2d=True)
    assert np.abs(live).max() > 0.001
    assert np.array_equal(live, rebuilt)
