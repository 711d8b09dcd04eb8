"""What a codec, a checkpoint or a latent folder is, and what goes with it."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from safetensors import safe_open

from rld_live.codec.container import Container, recognise
from rld_live.codec.export import describe_codec, fingerprint
from rld_live.diffusion.checkpoint import CodecIdentity, read_header
from rld_live.errors import DataError, RldError
from rld_live.latent.statistics import LatentStatistics
from rld_live.offline.manifest import FILE, read_manifest

Rows = tuple[tuple[str, str], ...]  # name, value

_MOST_NEIGHBOURS = 16  # files of the same folder that are looked at for what fits
_ELSEWHERE: dict[Container, str] = {
    Container.TORCH_WEIGHTS: "nothing here yet: a codec has to be exported first (rave export --run RUN --streaming)",
    Container.ONNX: "nothing here: export the run as TorchScript (.ts)",
}


@dataclass(frozen=True)
class Report:
    """A title and a table of two columns."""

    title: str
    rows: Rows


def inspect(path: Path) -> Report:
    """Describe what is at `path`, running nothing in it; raise `RldError` if it cannot be read at all."""
    if path.is_dir():
        return Report(f"{path}: a folder of latents", _latent_folder(path))
    container = recognise(path)
    describe = _DESCRIBE.get(container)
    if describe is None:
        fits = _ELSEWHERE.get(container, "nothing here: give a .ts, a .safetensors or a folder of latents")
        return Report(f"{path}: {container.value}", (("size", _size(path)), ("fits", fits)))
    title, rows = describe(path)
    return Report(f"{path}: {title}", rows)


def _codec(path: Path) -> tuple[str, Rows]:
    info, refusal = describe_codec(path)
    left_out = f" of {info.full_latent_dim}" if info.full_latent_dim > info.latent_dim else ""
    if refusal:
        plays = f"no: {refusal}"
    elif info.is_recurrent:
        plays = "no: its decoder is recurrent and forgets its state between pieces"
    elif info.is_streaming:
        plays = "yes, streaming: it carries its state from piece to piece"
    else:
        plays = "yes, in pieces with what surrounds them (export it with --streaming to need less computing)"
    fitting = [
        file.name
        for file in _neighbours(path, "*.safetensors")
        if (identity := _codec_of_checkpoint(file)) is not None and identity.fingerprint == info.fingerprint
    ]
    return f"a codec ({info.kind})", (
        ("sample rate", f"{info.sample_rate} Hz"),
        ("channels", f"{info.input_channels} in, {info.channels} out"),
        ("latents", f"{info.latent_dim}{left_out} dimensions, {_latent_rate(info.sample_rate, info.ratio)}"),
        ("plays live", plays),
        ("methods", ", ".join(info.methods)),
        ("size", _size(path)),
        ("fingerprint", info.fingerprint),
        ("fits", f"{', '.join(fitting) or 'checkpoints and latents'} with codec {info.fingerprint}"),
    )


def _checkpoint(path: Path) -> tuple[str, Rows]:
    header = read_header(path)
    shape, codec = header.network, header.codec
    seconds = shape.window * codec.ratio / codec.sample_rate
    loss = "not measured" if header.validation_loss is None else f"{header.validation_loss:.4f}"
    return "a diffusion checkpoint", (
        ("window", f"{shape.window} latent frames, {seconds:.1f} s"),
        ("latents", f"{shape.latent_dim} dimensions, {_latent_rate(codec.sample_rate, codec.ratio)}"),
        ("statistics", _ranges(header.statistics)),
        ("network", f"channels {_list(shape.channels)}; factors {_list(shape.factors)}; {_stored(path)}"),
        ("trained", f"{header.step} steps from seed {header.seed}; validation loss {loss}"),
        ("size", _size(path)),
        ("fits", _fitting_codec(path, codec)),
    )


def _latent_folder(path: Path) -> Rows:
    manifest = read_manifest(path)
    if manifest is None:
        raise DataError(f"{path}: has no {FILE}, so it is no folder of latents: give one that preprocess wrote")
    codec = manifest.codec
    frames = sum(source.frames for source in manifest.sources)
    padded = [source for source in manifest.sources if source.padded_frames]
    shortest = min(source.frames for source in manifest.sources)
    failed = [("not encoded", f"{failure.path}: {failure.reason}") for failure in manifest.failed]
    return (
        ("audio", f"{manifest.audio}: {len(manifest.sources)} files, {manifest.seconds / 60:.1f} minutes"),
        ("latents", f"{codec.latent_dim} dimensions, {_latent_rate(codec.sample_rate, codec.ratio)}; {frames} in all"),
        ("silence added", f"to {len(padded)} files, up to a window of {manifest.window} latent frames"),
        ("statistics", _ranges(manifest.statistics)),
        *failed,
        ("fits", f"train with --window up to {shortest}; codec {codec.name} ({codec.fingerprint})"),
    )


_DESCRIBE: dict[Container, Callable[[Path], tuple[str, Rows]]] = {
    Container.TORCHSCRIPT: _codec,
    Container.SAFETENSORS: _checkpoint,
}


def _fitting_codec(path: Path, codec: CodecIdentity) -> str:
    wanted = f"codec {codec.name} ({codec.fingerprint})"
    found = [file.name for file in _neighbours(path, "*.ts") if fingerprint(file) == codec.fingerprint]
    return f"{wanted}: {', '.join(found)} in the same folder" if found else wanted


def _codec_of_checkpoint(path: Path) -> CodecIdentity | None:
    try:
        return read_header(path).codec
    except RldError:
        return None  # somebody else's safetensors fit nothing


def _neighbours(path: Path, pattern: str) -> Iterator[Path]:
    yield from sorted(path.absolute().parent.glob(pattern))[:_MOST_NEIGHBOURS]


def _stored(path: Path) -> str:
    """Return how many parameters the file holds for the network, and in which format."""
    with safe_open(path, framework="pt") as file:
        slices = [file.get_slice(name) for name in file.keys() if name.startswith("network.")]  # noqa: SIM118
        count = sum(math.prod(part.get_shape()) for part in slices)
        formats = sorted({str(part.get_dtype()) for part in slices})
    return f"{count / 1e6:.1f} M parameters as {', '.join(formats)}"


def _latent_rate(sample_rate: int, ratio: int) -> str:
    return f"one frame every {ratio} samples, {sample_rate / ratio:.2f} per second"


def _ranges(statistics: LatentStatistics) -> str:
    return (
        f"means {min(statistics.mean):.2f} … {max(statistics.mean):.2f}, "
        f"deviations {min(statistics.deviation):.2f} … {max(statistics.deviation):.2f}"
    )


def _list(values: tuple[int, ...]) -> str:
    return ", ".join(map(str, values))


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB"
