"""What a diffusion checkpoint is, ours or RAVE-Latent Diffusion's, and which codec it needs."""

import math
from collections.abc import Iterable
from pathlib import Path

from safetensors import safe_open

from rld_live.codec.container import Container
from rld_live.codec.export import fingerprint
from rld_live.diffusion.checkpoint import Checkpoint, CodecIdentity, read_header
from rld_live.diffusion.rld import describe
from rld_live.errors import ModelError
from rld_live.offline.inspection.report import Report, Rows, latent_rate, neighbours, sentence_of, size

_MOST_HASHED = 500e6  # bytes of codecs that are read to find one by its fingerprint: half a second

_OF_A_RUN = ("of a RAVE run?", "rave export --run RUN --streaming writes the .ts that is wanted as codec")


def checkpoint_report(path: Path, container: Container) -> Report:
    """Describe the weights at `path` by their header; what is no checkpoint for us is told with the remedy."""
    try:
        if container is Container.SAFETENSORS:
            return Report(f"{path}: a diffusion checkpoint", _ours(path, read_header(path)))
        header, left_open = describe(path)
    except ModelError as error:
        export_it = () if container is Container.SAFETENSORS else (_OF_A_RUN,)
        rows = (("size", size(path)), ("plays", f"no: {sentence_of(error, path)}"), *export_it)
        return Report(f"{path}: {container.value}", rows)
    return Report(f"{path}: a checkpoint of RAVE-Latent Diffusion", _foreign(path, header, left_open))


def _ours(path: Path, header: Checkpoint) -> Rows:
    network, codec = header.network, header.codec
    loss = "not measured" if header.validation_loss is None else f"{header.validation_loss:.4f}"
    rate = f", {latent_rate(codec.sample_rate, codec.ratio)}" if codec else ""
    seconds = f", {network.window * codec.ratio / codec.sample_rate:.1f} s" if codec else ""
    return (
        ("window", f"{network.window} latent frames{seconds}"),
        ("latents", f"{network.latent_dim} dimensions{rate}"),
        ("statistics", _statistics(header)),
        ("noise", header.noise),
        ("network", f"{_shape(header)}; {_stored(path)}"),
        ("trained", f"{header.step} steps from seed {header.seed}; validation loss {loss}"),
        ("size", size(path)),
        ("fits", _fitting_codec(path, codec) if codec else f"a codec of {network.latent_dim} dimensions"),
    )


def _foreign(path: Path, header: Checkpoint, left_open: Iterable[str]) -> Rows:
    epoch = header.training["epoch"]
    trained = [f"{header.step} steps" if header.step else "", f"epoch {epoch}" if epoch is not None else ""]
    return (
        ("window", f"{header.network.window} latent frames"),
        ("latents", f"{header.network.latent_dim} dimensions; each window is standardised as a whole"),
        ("network", _shape(header)),
        ("trained", ", ".join(filter(None, trained)) or "the file does not tell"),
        ("size", size(path)),
        *(("does not tell", sentence) for sentence in left_open),
        (
            "fits",
            f"--checkpoint as it is, or rld-live convert {path.name} --codec CODEC.ts --audio AUDIO --out "
            f"{path.stem}.safetensors, which measures what the file does not tell and makes it smaller",
        ),
    )


def _fitting_codec(path: Path, codec: CodecIdentity) -> str:
    wanted = f"codec {codec.name} ({codec.fingerprint})"
    found = _codec_beside(path, codec)
    return f"{wanted}: {found.name} in the same folder" if found else wanted


def _codec_beside(path: Path, codec: CodecIdentity) -> Path | None:
    """Return the codec if it lies in the same folder: the file of its name first, since telling takes reading it."""
    left = _MOST_HASHED
    for file in sorted(neighbours(path, "*.ts"), key=lambda file: file.stem != codec.name):
        left -= file.stat().st_size
        if left >= 0 and fingerprint(file) == codec.fingerprint:
            return file
    return None


def _statistics(header: Checkpoint) -> str:
    means, deviations = header.statistics.mean, header.statistics.deviation
    if header.standardisation == "window":
        return f"each window is standardised as a whole, then times {deviations[0]:.3f} plus {means[0]:.3f}"
    return f"means {min(means):.2f} … {max(means):.2f}, deviations {min(deviations):.2f} … {max(deviations):.2f}"


def _shape(header: Checkpoint) -> str:
    return f"channels {_list(header.network.channels)}; factors {_list(header.network.factors)}"


def _stored(path: Path) -> str:
    """Return how many parameters a file of ours holds for the network, and in which format."""
    with safe_open(path, framework="pt") as file:
        slices = [file.get_slice(name) for name in file.keys() if name.startswith("network.")]  # noqa: SIM118
        count = sum(math.prod(part.get_shape()) for part in slices)
        formats = sorted({str(part.get_dtype()) for part in slices})
    return f"{count / 1e6:.1f} M parameters as {', '.join(formats)}"


def _list(values: tuple[int, ...]) -> str:
    return ", ".join(map(str, values))
