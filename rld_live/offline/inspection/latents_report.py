"""What a folder of latents holds, ours or RAVE-Latent Diffusion's."""

from pathlib import Path

from rld_live.errors import DataError
from rld_live.offline.inspection.report import Report, Rows, latent_rate, size
from rld_live.offline.latents.foreign_latents import survey
from rld_live.offline.latents.latent_file import open_array
from rld_live.offline.latents.manifest import FILE, Manifest, read_manifest


def folder_report(path: Path) -> Report:
    """Describe a folder of latents from its manifest, or from its arrays' headers; raise `DataError` if it is none."""
    manifest = read_manifest(path)
    if manifest is not None:
        return Report(f"{path}: a folder of latents", _ours(manifest))
    try:
        found = survey(path)
    except DataError as error:
        raise DataError(f"{path}: is no folder of latents, since it has no {FILE}, and {error}") from error
    frames = found.frames.values()
    return Report(
        f"{path}: a folder of latents of RAVE-Latent Diffusion",
        (
            ("latents", f"{found.latent_dim} dimensions; {sum(frames)} frames in {len(frames)} arrays"),
            ("songs", f"{found.songs}, by the names of the arrays"),
            ("lengths", f"{min(frames)} to {max(frames)} latent frames"),
            ("fits", f"{_training(path)} --window {min(frames)}, with the codec of {found.latent_dim} dimensions"),
        ),
    )


def array_report(path: Path) -> Report:
    """Describe one array; raise `DataError` if it holds no latents."""
    latent_dim, frames = open_array(path).shape
    return Report(
        f"{path}: latents of RAVE-Latent Diffusion, one array of many",
        (
            ("latents", f"{latent_dim} dimensions, {frames} frames"),
            ("size", size(path)),
            ("fits", f"its folder does: {_training(path.parent)}, with the codec of {latent_dim} dimensions"),
        ),
    )


def _training(folder: Path) -> str:
    return f"rld-live train {folder} --codec CODEC.ts --out RUN"


def _ours(manifest: Manifest) -> Rows:
    codec = manifest.codec
    frames = sum(source.frames for source in manifest.sources)
    padded = [source for source in manifest.sources if source.padded_frames]
    shortest = min(source.frames for source in manifest.sources)
    failed = [("not encoded", f"{failure.path}: {failure.reason}") for failure in manifest.failed]
    means, deviations = manifest.statistics.mean, manifest.statistics.deviation
    return (
        ("audio", f"{manifest.audio}: {len(manifest.sources)} files, {manifest.seconds / 60:.1f} minutes"),
        ("latents", f"{codec.latent_dim} dimensions, {latent_rate(codec.sample_rate, codec.ratio)}; {frames} in all"),
        ("silence added", f"to {len(padded)} files, up to a window of {manifest.window} latent frames"),
        (
            "statistics",
            f"means {min(means):.2f} … {max(means):.2f}, deviations {min(deviations):.2f} … {max(deviations):.2f}",
        ),
        *failed,
        ("fits", f"train with --window up to {shortest}; codec {codec.name} ({codec.fingerprint})"),
    )
