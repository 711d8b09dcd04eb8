"""Exports that RAVE's own exporter wrote, played live: `make interop`, or `pytest -m interop tests/interop`.

The network that generates is untrained; what it gives is noise, which is harder on a decoder than music.
"""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from rld_live.audio.frames import Frames
from rld_live.codec.export import describe_codec
from rld_live.codec.streaming import StreamingDecoder
from rld_live.config import ModelsConfig
from rld_live.offline.generate import GenerateJob, generate
from rld_live.pipeline.models import Models, compute_on_one_thread, load_models
from tests.end_to_end.server import Server
from tests.interop.playing import CHUNK, decoded_whole, latents_of, played, write_checkpoint
from tests.interop.rave_cases import CASES, Case

pytestmark = pytest.mark.interop

SEED = 12
SECONDS = 20.0
TOLERANCE = 1e-5
"""Of the peak."""

REFUSED = {key: case for key, case in CASES.items() if "discrete" in case.name or case.name == "hybrid"}
PLAYABLE = {key: case for key, case in CASES.items() if key not in REFUSED}


@pytest.mark.parametrize("case", PLAYABLE, indirect=True)
def test_an_export_plays_without_underrun_or_click_as_if_it_had_been_decoded_in_one_call(
    export: Path, tmp_path: Path
) -> None:
    info, _ = describe_codec(export)
    checkpoint = write_checkpoint(tmp_path / "untrained.safetensors", info)
    models_config = ModelsConfig(codec=export, checkpoint=checkpoint)

    recorded = _play_live(models_config, tmp_path, sample_rate=info.sample_rate)

    models = _load(models_config)
    audio = _decoded(models)
    _assert_same(recorded, played(models, SEED, audio, SECONDS + 2), sample_rate=info.sample_rate)
    _assert_no_click(audio, ratio=info.ratio)


@pytest.mark.parametrize("case", [key for key, case in CASES.items() if case.has_prior], indirect=True)
def test_a_prior_plays_as_a_source_of_latents(export: Path, tmp_path: Path) -> None:
    info, _ = describe_codec(export)
    models_config = ModelsConfig(codec=export, source="prior")

    recorded = _play_live(models_config, tmp_path, sample_rate=info.sample_rate)

    models = _load(models_config)
    expected = played(models, SEED, _decoded(models), SECONDS + 2)
    _assert_same(recorded, expected, sample_rate=info.sample_rate)


def _play_live(models: ModelsConfig, folder: Path, *, sample_rate: int) -> Frames:
    """Play for 20 s into a clock, and return the recording."""
    given = models.model_dump(exclude_none=True, exclude_defaults=True)
    settings = [part for key, value in given.items() for part in ("--set", f"models.{key}={value}")]
    settings += ["--set", f"play.seed={SEED}", "--set", f"play.chunk={CHUNK}", "--duration", str(SECONDS)]
    with Server(folder, *settings) as server:
        report = server.ended(seconds=SECONDS + 30)
    assert report["underruns"] == 0
    recorded, rate = soundfile.read(server.recording, dtype="float32", always_2d=True)
    assert rate == sample_rate
    assert np.isfinite(recorded).all()
    assert np.abs(recorded).max() > 0.01
    return np.asarray(recorded)


def _load(models_config: ModelsConfig) -> Models:
    compute_on_one_thread()
    return load_models(models_config, solver="dpmpp-2m", chunk=CHUNK)


def _assert_same(recorded: Frames, expected: Frames, *, sample_rate: int) -> None:
    """Compare all but the last second, in which a recording fades."""
    compared = len(recorded) - sample_rate
    assert compared > (SECONDS - 2) * sample_rate
    difference = np.abs(recorded[:compared] - expected[:compared]).max()
    assert difference <= TOLERANCE * np.abs(expected[:compared]).max()


def _decoded(models: Models) -> Frames:
    """Return the audio that should come out of the decoder.

    An export that draws nothing is asked for everything in one call, without our adapter. What the adapter draws in the
    place of an export hangs on its place in the piece: the adapter is asked for everything in one call. A synthesiser
    of noise draws other numbers in one call than in pieces: it is asked for the pieces.
    """
    codec = models.codec
    decoder = StreamingDecoder(codec, chunk=CHUNK)
    ahead = decoder.delay_frames / codec.info.sample_rate
    latents = latents_of(models, SEED, SECONDS + 4 + ahead)
    assert models.self_test is not None
    if models.self_test.decoder.is_noisy:
        return np.concatenate([decoder.push(piece) for piece in torch.split(latents, CHUNK, 1)])
    audio = decoded_whole(codec.info.path, latents)
    if not np.array_equal(audio, decoded_whole(codec.info.path, latents)):
        codec.reset()
        audio = np.ascontiguousarray(codec.decode(latents[None])[0].numpy().T)
    if codec.info.is_streaming:
        return audio
    late = np.zeros((decoder.delay_frames, audio.shape[1]), np.float32)
    return np.concatenate([late, audio])


def _assert_no_click(audio: Frames, *, ratio: int) -> None:
    """Where pieces join, the music is as smooth as where latent frames of the same piece do."""
    rough = np.square(np.diff(audio.astype(np.float64), 2, axis=0)).sum(1)
    seams = [rough[place - 4 : place + 4].mean() for place in range(ratio, len(rough) - 4, ratio)]
    at_joins, elsewhere = seams[CHUNK - 1 :: CHUNK], np.delete(seams, np.s_[CHUNK - 1 :: CHUNK])
    assert np.mean(at_joins) < 1.5 * np.mean(elsewhere)


def test_a_click_would_be_found() -> None:
    """The detector's own check: a step of a tenth of the level at each join."""
    rng = np.random.default_rng(0)
    audio = np.cumsum(0.01 * rng.standard_normal((200_000, 1)), axis=0).astype(np.float32)
    _assert_no_click(audio, ratio=2048)
    for number, join in enumerate(range(CHUNK * 2048, len(audio), CHUNK * 2048)):
        audio[join:] += 0.1 * (-1) ** number
    with pytest.raises(AssertionError):
        _assert_no_click(audio, ratio=2048)


@pytest.mark.parametrize("case", REFUSED, indirect=True)
def test_what_cannot_play_live_is_refused_with_one_line(case: Case, export: Path, tmp_path: Path) -> None:
    info, _ = describe_codec(export)
    checkpoint = write_checkpoint(tmp_path / "untrained.safetensors", info)
    settings = ("--set", f"models.codec={export}", "--set", f"models.checkpoint={checkpoint}", "--device", "null")

    command = [sys.executable, "-m", "rld_live", "serve", *settings, "--duration", "1"]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert outcome.returncode == 1
    assert "Traceback" not in outcome.stderr
    told = " ".join(outcome.stderr.split())
    assert ("recurrent" if case.name == "hybrid" else "codebook indices") in told
    assert ("config" if case.name == "hybrid" else "--config v2") in told


@pytest.mark.parametrize("case", [key for key, case in CASES.items() if case.name == "hybrid"], indirect=True)
def test_a_recurrent_export_is_generated_from_in_one_call(export: Path, tmp_path: Path) -> None:
    info, _ = describe_codec(export)
    checkpoint = write_checkpoint(tmp_path / "untrained.safetensors", info)
    models_config = ModelsConfig(codec=export, checkpoint=checkpoint)

    job = GenerateJob(models=models_config, out=tmp_path, seeds=(SEED,), chunk=CHUNK)
    (file,) = generate(job, lambda name, fraction: None)

    generated, _ = soundfile.read(file.path, dtype="float32", always_2d=True)
    models = load_models(models_config, solver="dpmpp-2m", chunk=CHUNK, is_live=False)
    audio = decoded_whole(export, latents_of(models, SEED, 2 * file.seconds)[:, : 2 * models.source.hop])
    expected = played(models, SEED, audio, file.seconds)
    compared = len(generated) - info.sample_rate
    assert np.abs(generated[:compared] - expected[:compared]).max() <= TOLERANCE * np.abs(expected).max()
