"""What must agree before anything plays."""

from pathlib import Path

from rld_live.codec.contract import CodecInfo
from rld_live.diffusion.checkpoint import Checkpoint
from rld_live.errors import ConfigError, ModelError


def check_fit(info: CodecInfo, checkpoint: Checkpoint, path: Path) -> None:
    """Raise `ModelError`, with both values, when the latents of the checkpoint at `path` are not the codec's.

    A checkpoint of RAVE-Latent Diffusion says how many dimensions it has, and nothing else of its codec.
    """
    trained = checkpoint.codec
    pairs: list[tuple[str, int | str, int | str]] = [
        ("latent dimensions", checkpoint.network.latent_dim, info.latent_dim)
    ]
    if trained is not None:
        pairs += [
            ("ratio", trained.ratio, info.ratio),
            ("sample rate", trained.sample_rate, info.sample_rate),
            ("fingerprint", trained.fingerprint, info.fingerprint),
        ]
    named = f"its own ({trained.name})" if trained is not None else "the codec that it was trained on"
    for name, wanted, found in pairs:
        if wanted != found:
            raise ModelError(
                f"{info.path}: {path.name} was trained on a codec with {name} {wanted}, this one has {found}: "
                f"use {named}, or train on this codec"
            )


def check_chunk(chunk: int, *, window: int) -> None:
    """Raise `ConfigError` for a chunk that is longer than what is generated before a voice starts."""
    longest = max(1, window // 4)
    if chunk > longest:
        raise ConfigError(f"play.chunk = {chunk} is too long for windows of {window}: {longest} at most")
