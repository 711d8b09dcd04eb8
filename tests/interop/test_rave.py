"""The codec adapter on files that RAVE's own exporter wrote: `pytest -m interop tests/interop/test_rave.py`."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from rld_live.codec.contract import CodecInfo
from rld_live.codec.encoding import StreamingEncoder
from rld_live.codec.export import open_codec
from rld_live.codec.reach import measure_decoder, measure_encoder
from rld_live.codec.streaming import StreamingDecoder
from rld_live.errors import ModelError
from tests.fakes.exports import torchscript_accepted

pytestmark = pytest.mark.interop

# RAVE 2.3.1 does not start on current numpy and scipy, and asks for more than an export needs.
_PACKAGES = (
    "torch==2.13.0 numpy<2 scipy==1.10.0 setuptools<80 scikit-learn<1.4 einops gin-config GPUtil absl-py PyYAML tqdm "
    "librosa flask tensorboard lightning-utilities torchmetrics fsspec packaging"
)
_BARE_PACKAGES = (
    "acids-rave==2.3.1 cached-conv==2.5.0 nn-tilde==1.6.0 udls==1.1.4 lmdb torchaudio pytorch-lightning==1.9.0"
)

_PLAYABLE = [
    *(
        (config, channels, mode)
        for config in ("v2", "v2,noise")
        for channels in (1, 2)
        for mode in ("streaming", "offline")
    ),
    *((config, 1, mode) for config in ("v2_small", "v3", "v2,wasserstein") for mode in ("streaming", "offline")),
    ("v2,wasserstein", 2, "streaming"),
    ("v2,causal", 1, "streaming"),
]
_DRAWS_NOISE = ("v2_noise", "v2_wasserstein")  # beginnings of the files' names


@pytest.fixture(scope="session")
def rave_python(request: pytest.FixtureRequest) -> Path:
    """An environment with RAVE, kept in pytest's cache."""
    folder = Path(request.config.cache.mkdir("rave-environment"))  # type: ignore[union-attr]
    python, is_complete = folder / "bin" / "python", folder / "complete"
    if not is_complete.exists():
        pip = [str(python), "-m", "pip", "install", "--quiet"]
        for command in (
            [sys.executable, "-m", "venv", str(folder)],
            [*pip, *_PACKAGES.split()],
            [*pip, "--no-deps", *_BARE_PACKAGES.split()],
        ):
            outcome = subprocess.run(command, capture_output=True, text=True, check=False)
            if outcome.returncode:
                pytest.skip(f"RAVE cannot be installed here: {outcome.stderr.strip()[-300:]}")
        is_complete.touch()
    return python


@pytest.fixture
def export(rave_python: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export that the test's parameters (config, channels, mode) ask for."""
    config, channels, mode = request.param
    path = tmp_path_factory.getbasetemp() / f"{config.replace(',', '_')}_{channels}_{mode}.ts"
    if not path.exists():
        script = Path(__file__).with_name("export_rave.py")
        command = [str(rave_python), str(script), str(path), config, str(channels), mode]
        outcome = subprocess.run(command, capture_output=True, text=True, check=False)
        assert outcome.returncode == 0, outcome.stderr[-2000:]
    return path


def _latents(info: CodecInfo, count: int = 40) -> torch.Tensor:
    return torch.randn(info.latent_dim, count, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize("export", _PLAYABLE, indirect=True, ids=lambda case: "-".join(map(str, case)))
def test_an_export_decodes_in_pieces_as_it_does_whole(export: Path) -> None:
    codec = open_codec(export)
    decoder = StreamingDecoder(codec, chunk=4)
    latents = _latents(codec.info)
    codec.reset()
    whole = codec.decode(latents[None])[0].numpy().T
    codec.reset()
    quiet_difference = np.abs(codec.decode(latents[None], noise_seed=1)[0].numpy().T - whole).max()

    for sizes in ([4] * 10, [1, 2, 7, 16, 3, 11]):
        decoder.reset()
        audio = np.concatenate([decoder.push(piece) for piece in torch.split(latents, sizes, dim=1)])
        late = 0 if codec.info.is_streaming else decoder.delay_frames

        # what the export draws itself may differ, by as much as another seed would make it
        allowed = 2 * quiet_difference if export.stem.startswith(_DRAWS_NOISE) else 0
        assert np.abs(audio[late:] - whole[: len(whole) - late]).max() <= allowed + 1e-6
        decoder.reset()
        again = np.concatenate([decoder.push(piece) for piece in torch.split(latents, sizes, dim=1)])
        assert np.array_equal(audio, again)


@pytest.mark.parametrize("export", _PLAYABLE, indirect=True, ids=lambda case: "-".join(map(str, case)))
def test_an_export_encodes_in_pieces_as_it_does_whole(export: Path) -> None:
    codec = open_codec(export)
    encoder = StreamingEncoder(codec, chunk=8)
    frames = 40 * codec.info.ratio
    rng = np.random.default_rng(0)
    audio = (0.1 * rng.standard_normal((frames, codec.info.input_channels))).astype(np.float32)
    codec.reset()
    whole = codec.encode(torch.from_numpy(audio.T.copy())[None])[0]

    encoder.reset()
    pieces = [encoder.push(piece) for piece in np.split(audio, [5000, 5001, 30000])]
    latents = torch.cat([*pieces, encoder.finish()[0]], 1)

    late = measure_encoder(codec).delay
    assert latents.shape == whole.shape
    torch.testing.assert_close(latents[:, : 40 - late], whole[:, late:], rtol=0, atol=1e-5)


@pytest.mark.parametrize("export", [("v2", 1, "offline"), ("v2", 2, "offline"), ("v3", 1, "offline")], indirect=True)
def test_the_mean_is_the_mean_of_what_the_export_samples(export: Path) -> None:
    codec = open_codec(export)
    audio = 0.1 * torch.randn(
        1, codec.info.input_channels, 8 * codec.info.ratio, generator=torch.Generator().manual_seed(2)
    )
    with torchscript_accepted(), torch.inference_mode():
        module = torch.jit.load(str(export)).eval()
        samples = torch.stack([module.encode(audio)[0] for _ in range(200)])

    errors = (samples.mean(0) - codec.encode(audio)[0]) / (samples.std(0) / 200**0.5)

    assert float(errors.square().mean()) < 2


@pytest.mark.parametrize(
    ("export", "decoder_frames", "encoder_latents"),
    [(("v2", 1, "streaming"), 12512, 7), (("v3", 1, "streaming"), 12512, 7), (("v2_small", 1, "streaming"), 5024, 11)],
    indirect=["export"],
)
def test_measured_delays_are_those_of_the_architecture(export: Path, decoder_frames: int, encoder_latents: int) -> None:
    codec = open_codec(export)

    assert abs(measure_decoder(codec).delay_frames - decoder_frames) < 100
    assert measure_encoder(codec).delay == encoder_latents


@pytest.mark.parametrize(
    ("export", "reason"),
    [
        (("discrete", 1, "streaming"), "codebook indices"),
        (("v2,spherical", 1, "streaming"), "angles that wrap"),
        (("v2,hybrid", 1, "streaming"), "recurrent"),
    ],
    indirect=["export"],
)
def test_kinds_that_cannot_play_are_refused_with_a_sentence(export: Path, reason: str) -> None:
    with pytest.raises(ModelError, match=reason):
        StreamingDecoder(open_codec(export), chunk=4)
