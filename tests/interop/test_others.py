"""Files that other tools than RAVE's exporter wrote: each plays, or is refused with a line that says what to do."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
import soundfile
import torch

from rld_live.audio.frames import Frames
from rld_live.codec.encoding import StreamingEncoder
from rld_live.codec.export import describe_codec, open_codec
from rld_live.codec.memory import is_state
from rld_live.codec.prior import open_prior
from rld_live.codec.reach import measure_decoder, measure_encoder
from rld_live.codec.self_test import self_test
from rld_live.codec.streaming import StreamingDecoder
from rld_live.config import ModelsConfig
from rld_live.errors import ModelError
from rld_live.pipeline.models import compute_on_one_thread, load_models
from tests.end_to_end.server import Server
from tests.fakes.exports import torchscript_accepted
from tests.interop.environments import Environments
from tests.interop.other_files import OTHERS, RATE, Other, write_other
from tests.interop.playing import CHUNK, decoded_whole, latents_of, played, write_checkpoint

pytestmark = pytest.mark.interop

_NN_VERSIONS = ("1.3.4", "1.5.6", "1.6.0")
_CODECS = {  # and the generation that each is taken for
    **{f"nn{version}-{kind}.ts": "nn~" for version in _NN_VERSIONS for kind in ("offline", "streaming", "decoder")},
    "nn1.6.0-accessors.ts": "nn~",
    "after-codec.ts": "nn~",
    "after-streaming-codec.ts": "nn~",
    "iil-offline.ts": "RAVE v2.3",
    "iil-streaming.ts": "RAVE v2.3",
    "msprior-recurrent-nn1.5.6.ts": "msprior",
    "msprior-recurrent-nn1.6.0.ts": "msprior",
    "msprior-decoder_only-nn1.5.6.ts": "msprior",
    "msprior-decoder_only-nn1.6.0.ts": "msprior",
    "msprior-rwkv.ts": "msprior",
}
_PRIORS = (*(name for name, generation in _CODECS.items() if generation == "msprior"), "msprior-conditioned.ts")
_PLAYED = (
    ("nn1.3.4-streaming.ts", "diffusion"),
    ("nn1.6.0-offline.ts", "diffusion"),
    ("nn1.6.0-decoder.ts", "diffusion"),
    ("after-codec.ts", "diffusion"),
    ("after-streaming-codec.ts", "diffusion"),
    ("msprior-recurrent-nn1.5.6.ts", "diffusion"),
    ("msprior-recurrent-nn1.5.6.ts", "prior"),
    ("msprior-decoder_only-nn1.6.0.ts", "prior"),
)
_SEED = 12
_SECONDS = 20.0
_REFUSALS = {
    "nn1.3.4-effect.ts": "has no method decode, so it is no codec",
    "nn1.5.6-effect.ts": "has no method decode, so it is no codec",
    "nn1.6.0-effect.ts": "has no method decode, so it is no codec",
    "msprior-discrete.ts": "codebook indices, not numbers to diffuse",
    "msprior-alone.ts": "is a prior without its codec: combine the two",
    "after-model.ts": "is an AFTER model, which generates from live structure and timbre",
    "neutone.nm": "is a Neutone model, which does not show its latents",
    "lightning.ckpt": "is a Lightning training checkpoint.*rave export",
    "model.onnx": "is an ONNX model.*TorchScript",
}


@pytest.fixture
def other(request: pytest.FixtureRequest) -> Other:
    """The row that the test's parameter names."""
    return OTHERS[request.param]


@pytest.fixture
def file(other: Other, environments: Environments) -> Path:
    """What the tool wrote."""
    return write_other(other, environments)


@pytest.mark.parametrize("other", _CODECS, indirect=True)
def test_a_codec_of_another_tool_passes_its_self_test(other: Other, file: Path) -> None:
    codec = open_codec(file, sample_rate=other.sample_rate)

    tested = self_test(codec, chunk=4)

    assert codec.info.generation == _CODECS[other.name]
    assert tested.block_difference < 1e-5
    assert tested.keeps_up


@pytest.mark.parametrize("other", _CODECS, indirect=True)
def test_a_codec_of_another_tool_decodes_in_pieces_as_it_does_whole(other: Other, file: Path) -> None:
    codec = open_codec(file, sample_rate=other.sample_rate)
    reach = measure_decoder(codec)
    decoder = StreamingDecoder(codec, chunk=4, reach=reach)
    latents = torch.randn(codec.info.latent_dim, 40, generator=torch.Generator().manual_seed(1))
    codec.reset()
    whole = codec.decode(latents[None])[0].numpy().T

    for sizes in ([4] * 10, [1, 2, 7, 16, 3, 11]):
        decoder.reset()
        audio = np.concatenate([decoder.push(piece) for piece in torch.split(latents, sizes, dim=1)])

        late = 0 if codec.info.is_streaming else decoder.delay_frames - reach.delay_frames
        assert np.abs(audio[late:] - whole[: len(whole) - late]).max() < 1e-5
        assert np.abs(audio).max() > 1e-3


@pytest.mark.parametrize("other", [name for name in _CODECS if "decoder.ts" not in name], indirect=True)
def test_a_codec_of_another_tool_encodes_in_pieces_as_it_does_whole(other: Other, file: Path) -> None:
    codec = open_codec(file, sample_rate=other.sample_rate)
    encoder = StreamingEncoder(codec, chunk=8)
    rng = np.random.default_rng(0)
    audio = (0.1 * rng.standard_normal((40 * codec.info.ratio, 1))).astype(np.float32)
    codec.reset()
    whole = codec.encode(torch.from_numpy(audio.T.copy())[None])[0]

    encoder.reset()
    pieces = [encoder.push(piece) for piece in np.split(audio, [1000, 1001, 9000])]
    latents = torch.cat([*pieces, encoder.finish()[0]], 1)

    late = measure_encoder(codec).delay
    assert latents.shape == whole.shape
    torch.testing.assert_close(latents[:, : 40 - late], whole[:, late:], rtol=0, atol=1e-5)


@pytest.mark.parametrize("other", [f"nn{version}-decoder.ts" for version in _NN_VERSIONS], indirect=True)
def test_a_codec_that_registered_no_encoder_says_so(file: Path) -> None:
    codec = open_codec(file, sample_rate=RATE)

    assert not codec.info.has_encoder
    with pytest.raises(ModelError, match="has no method encode"):
        codec.encode(torch.zeros(1, 1, codec.info.ratio))


@pytest.mark.parametrize("other", ["iil-offline.ts", "iil-streaming.ts"], indirect=True)
def test_the_mean_of_a_fork_of_rave_is_what_it_gives_at_temperature_zero(file: Path) -> None:
    codec = open_codec(file)
    audio = 0.1 * torch.randn(1, 1, 8 * codec.info.ratio, generator=torch.Generator().manual_seed(2))
    with torchscript_accepted(), torch.inference_mode():
        module = torch.jit.load(str(file)).eval()
        for name, buffer in module.named_buffers():
            if is_state(name):
                buffer.zero_()
        expected = module.encode(audio, 0.0)

    torch.testing.assert_close(codec.encode(audio), expected, rtol=0, atol=1e-6)


@pytest.mark.parametrize("other", _REFUSALS, indirect=True)
def test_what_is_no_codec_is_refused_with_its_line(other: Other, file: Path) -> None:
    with pytest.raises(ModelError, match=_REFUSALS[other.name]) as refusal:
        open_codec(file, sample_rate=RATE)

    assert "\n" not in str(refusal.value)
    assert str(file) in str(refusal.value)


@pytest.mark.parametrize("other", _REFUSALS, indirect=True)
def test_serve_refuses_what_is_no_codec_with_the_same_line(other: Other, file: Path) -> None:
    outcome = _command("serve", "--device", "null", "--set", f"models.codec={file}")

    assert outcome.returncode == 1
    assert _last_line(outcome.stderr).startswith(f"rld-live: {file}")
    assert re.search(_REFUSALS[other.name], _last_line(outcome.stderr))
    assert "Traceback" not in outcome.stderr


@pytest.mark.parametrize("other", _REFUSALS, indirect=True)
def test_inspect_tells_what_it_is(other: Other, file: Path) -> None:
    outcome = _command("inspect", str(file))

    what, _, _ = _REFUSALS[other.name].removeprefix("is ").partition(".*")
    assert outcome.returncode == 0
    assert what in " ".join(outcome.stdout.split())


@pytest.mark.parametrize("other", ["nn1.3.4-offline.ts", "nn1.6.0-offline.ts"], indirect=True)
def test_a_rate_that_the_file_does_not_tell_is_asked_for(file: Path) -> None:
    with pytest.raises(ModelError, match="does not tell its sample rate"):
        open_codec(file)

    assert open_codec(file, sample_rate=32000).info.sample_rate == 32000


@pytest.mark.parametrize("other", [f"nn{version}-offline.ts" for version in _NN_VERSIONS], indirect=True)
def test_attributes_of_every_type_are_read_and_set(file: Path) -> None:
    attributes = open_codec(file, sample_rate=RATE).attributes

    assert attributes.names() == ("gain", "repeat", "muted", "mode", "range")
    for name, old, new in (
        ("gain", (1.0,), (0.5,)),
        ("repeat", (1,), (3,)),
        ("muted", (False,), (True,)),
        ("mode", ("warm",), ("cold",)),
        ("range", (0.25, 0.75), (0.0, 1.0)),
    ):
        assert attributes.get(name) == old
        attributes.set(name, new)
        assert attributes.get(name) == new
    with pytest.raises(ModelError, match="refuses -1"):
        attributes.set("gain", (-1.0,))
    with pytest.raises(ModelError, match="an int"):
        attributes.set("repeat", ("often",))
    with pytest.raises(ModelError, match="it has gain, repeat, muted, mode, range"):
        attributes.get("none")


@pytest.mark.parametrize("other", ["nn1.6.0-accessors.ts"], indirect=True)
def test_attributes_whose_accessors_the_sdk_wrote_are_read_and_set(file: Path) -> None:
    attributes = open_codec(file).attributes

    attributes.set("range", (2, 0.5))

    assert attributes.get("range") == (2, 0.5)
    with pytest.raises(ModelError, match="tensor"):
        attributes.set("table", ("a", "b"))


@pytest.mark.parametrize("other", ["nn1.6.0-streaming.ts"], indirect=True)
def test_an_attribute_is_heard(file: Path) -> None:
    codec = open_codec(file, sample_rate=RATE)
    latents = torch.ones(1, codec.info.latent_dim, 8)
    loud = codec.decode(latents)
    codec.reset()

    codec.attributes.set("gain", (0.5,))

    torch.testing.assert_close(codec.decode(latents), 0.5 * loud)


@pytest.mark.parametrize("other", _PRIORS, indirect=True)
def test_a_prior_gives_the_same_latents_for_the_same_keys(file: Path) -> None:
    prior = open_prior(file)
    opening = prior.state()
    first = prior.generate(64, temperature=1.0, keys=(1,))
    prior.restore(opening)
    other_keys = prior.generate(64, temperature=1.0, keys=(2,))
    prior.restore(opening)

    again = prior.generate(64, temperature=1.0, keys=(1,))

    assert torch.equal(again, first)
    assert torch.equal(open_prior(file).generate(64, temperature=1.0, keys=(1,)), first)
    assert not torch.equal(other_keys, first)
    assert first.shape == (16, 64)
    assert float(first.std()) > 0.1


@pytest.mark.parametrize(
    ("other", "values"),
    [
        ("msprior-of-another-ratio.ts", "ratio 1024, its decoder 2048"),
        ("msprior-of-other-latents.ts", "8, its decoder 16"),
    ],
    indirect=["other"],
)
def test_a_prior_that_does_not_belong_to_its_codec_is_refused(file: Path, values: str) -> None:
    assert open_codec(file).info.latent_dim == 16

    with pytest.raises(ModelError, match=values):
        open_prior(file)


@pytest.mark.parametrize(("other", "source"), _PLAYED, indirect=["other"])
def test_a_file_of_another_tool_plays_for_twenty_seconds_as_if_decoded_whole(
    other: Other, file: Path, source: Literal["diffusion", "prior"], tmp_path: Path
) -> None:
    info, _ = describe_codec(file, sample_rate=other.sample_rate)
    checkpoint = write_checkpoint(tmp_path / "untrained.safetensors", info) if source == "diffusion" else None
    config = ModelsConfig(source=source, codec=file, checkpoint=checkpoint, sample_rate=other.sample_rate)

    recorded = _play_live(config, tmp_path)

    compute_on_one_thread()
    models = load_models(config, solver="dpmpp-2m", chunk=CHUNK)
    tested = models.self_test
    assert tested is not None
    late = 0 if models.codec.info.is_streaming else tested.delay_frames - tested.decoder.delay_frames
    audio = decoded_whole(file, latents_of(models, _SEED, _SECONDS + 4 + tested.delay_frames / info.sample_rate))
    audio = np.concatenate([np.zeros((late, info.channels), np.float32), audio])
    compared = len(recorded) - info.sample_rate  # its last second fades
    expected = played(models, _SEED, audio, _SECONDS + 2)[:compared]
    assert compared > (_SECONDS - 2) * info.sample_rate
    assert np.abs(recorded[:compared] - expected).max() <= 1e-5 * np.abs(expected).max()


def _play_live(models: ModelsConfig, folder: Path) -> Frames:
    """Play into a clock without an underrun, and return the recording."""
    given = models.model_dump(exclude_none=True, exclude_defaults=True)
    settings = [part for key, value in given.items() for part in ("--set", f"models.{key}={value}")]
    settings += ["--set", f"play.seed={_SEED}", "--set", f"play.chunk={CHUNK}", "--duration", str(_SECONDS)]
    with Server(folder, *settings) as server:
        report = server.ended(seconds=_SECONDS + 30)
    assert report["underruns"] == 0
    recorded, _ = soundfile.read(server.recording, dtype="float32", always_2d=True)
    return np.asarray(recorded)


def _cut_after(share: float) -> Callable[[bytes, Path], None]:
    def cut(content: bytes, path: Path) -> None:
        path.write_bytes(content[: round(share * len(content))])

    return cut


def _flip_a_bit(content: bytes, path: Path) -> None:
    damaged = bytearray(content)
    damaged[content.index(b"/data/0") + 2000] ^= 0x10
    path.write_bytes(damaged)


def _rewrite(member: str, change: Callable[[bytes], bytes]) -> Callable[[bytes, Path], None]:
    def rewrite(content: bytes, path: Path) -> None:
        source = path.with_suffix(".original")
        source.write_bytes(content)
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                data = old.read(name)
                new.writestr(name, change(data) if name.endswith(member) else data)

    return rewrite


_DAMAGES: Mapping[str, tuple[Callable[[bytes, Path], None], str]] = {
    "nothing of it": (_cut_after(0), "is an empty file"),
    "its beginning": (_cut_after(0.001), "is damaged or cut short: fetch it again"),
    "its first half": (_cut_after(0.5), "is damaged or cut short: fetch it again"),
    "all but its end": (_cut_after(0.9999), "is damaged or cut short: fetch it again"),
    "a flipped bit": (_flip_a_bit, "is not what was written"),
    "the version of a newer torch": (_rewrite("/version", lambda _: b"99\n"), "was written by a newer PyTorch"),
    "an operator of a newer torch": (
        _rewrite("tiny_codec.py", lambda code: code.replace(b"torch.conv1d(", b"torch.conv1d_of_tomorrow(")),
        "uses an operator that PyTorch .* does not have: update PyTorch",
    ),
    "an extension's operator": (
        _rewrite("tiny_codec.py", lambda code: code.replace(b"torch.conv1d(", b"ops.extension.conv1d(")),
        "uses an operator from an extension of PyTorch: export it again without",
    ),
}


@pytest.mark.parametrize("other", ["nn1.6.0-offline.ts"], indirect=True)
@pytest.mark.parametrize("damage", _DAMAGES)
def test_a_damaged_export_is_refused_with_what_to_do(file: Path, damage: str, tmp_path: Path) -> None:
    change, line = _DAMAGES[damage]
    path = tmp_path / "codec.ts"
    change(file.read_bytes(), path)

    with pytest.raises(ModelError, match=line) as refusal:
        open_codec(path, sample_rate=RATE)

    assert "\n" not in str(refusal.value)


def _command(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rld_live", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def _last_line(text: str) -> str:
    return text.strip().splitlines()[-1]
