"""What makes a training run the one that it was, so that it may go on."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from rld_live.codec.export import fingerprint
from rld_live.diffusion.checkpoint import Checkpoint, read_header
from rld_live.diffusion.trainer import StepSettings
from rld_live.errors import ConfigError
from rld_live.offline.training.training_config import DEFAULT_PRESET, TrainingConfig


def identity_of(config: TrainingConfig, settings: StepSettings) -> dict[str, Any]:
    """Return what has to stay the same when a run goes on."""
    begins: dict[str, Any] = (
        {"preset": config.preset or DEFAULT_PRESET} if config.init is None else {"init": fingerprint(config.init)}
    )
    return {**begins, "batch": config.batch, "precision": config.precision, **asdict(settings)}


def check_same_run(last: Path, wanted: Checkpoint) -> None:
    """Raise `ConfigError` if there is a `last` checkpoint and it comes from another run than the one `wanted`."""
    if not last.exists():
        return
    before, now = _traits(read_header(last)), _traits(wanted)
    for trait in {**now, **before}:
        if before.get(trait) != now.get(trait):
            raise ConfigError(
                f"{last}: belongs to another run: the {trait} was {before.get(trait)} and is now {now.get(trait)}; "
                "give the same to go on, or another --out to begin"
            )


def _traits(header: Checkpoint) -> dict[str, object]:
    """Return what makes a run this one, in plain values, what a person would ask first first."""
    rows = {"mean": header.statistics.mean, "deviation": header.statistics.deviation}
    return {
        "checkpoint that it began from (--init)": header.training.get("init"),
        "codec": header.codec and header.codec.fingerprint,
        "seed": header.seed,
        "standardisation": header.standardisation,
        "noise": header.noise,
        **header.training,
        **asdict(header.network),
        **{
            f"{name} of latent dimension {number}": value
            for name, row in rows.items()
            for number, value in enumerate(row)
        },
    }
