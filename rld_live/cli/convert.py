"""The commands for checkpoints that come from RAVE-Latent Diffusion."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rld_live.cli.options import SampleRateOption
from rld_live.cli.progress import progress_bar
from rld_live.cli.say import quote, say

if TYPE_CHECKING:
    from rld_live.offline.calibrate import Calibration

TrainedCodecOption = Annotated[Path, typer.Option(help="Exported codec (.ts) that the checkpoint was trained on.")]


def convert_command(
    source: Annotated[Path, typer.Argument(metavar="OLD.pt", help="Checkpoint of RAVE-Latent Diffusion or a fork.")],
    codec: TrainedCodecOption,
    out: Annotated[Path, typer.Option(help="The new file, .safetensors.")],
    storage: Annotated[
        str, typer.Option(help="Its weights: bfloat16, float16 (half the size) or float32.")
    ] = "bfloat16",
    audio: Annotated[
        Path | None, typer.Option(help="Audio to measure scale and offset on, as `calibrate` does.")
    ] = None,
    scale: Annotated[float | None, typer.Option(help="Deviation of the codec's latents, if you know it.")] = None,
    offset: Annotated[float | None, typer.Option(help="Mean of the codec's latents, if you know it.")] = None,
    noise: Annotated[
        str, typer.Option(help="What it learned to remove: white, pyramid (trained in 2024) or white-1.005 (since).")
    ] = "white",
    window: Annotated[
        int | None,
        typer.Option(help="Latent frames it was trained with; left out: the file's, or its program's usual."),
    ] = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="It was trained on latents that nobody standardised (Flex-ed's --norm_off).")
    ] = False,
    heads: Annotated[int | None, typer.Option(help="Attention heads; left out: of 64 features each.")] = None,
    groups: Annotated[int, typer.Option(help="Groups of its normalisation.")] = 8,
    sample_rate: SampleRateOption = None,
) -> None:
    """Turn RAVE-Latent Diffusion's .pt into a file of ours: a sixth of the size, with all that it needs inside."""
    from rld_live.diffusion.checkpoint import ForeignOptions
    from rld_live.offline.convert import ConvertJob, convert

    foreign = ForeignOptions(
        noise=noise,
        scale=1.0 if scale is None else scale,
        offset=0.0 if offset is None else offset,
        standardisation="dimension" if raw else "window",
        window=window,
        heads=heads,
        groups=groups,
    )
    job = ConvertJob(source, codec, out, storage=storage, foreign=foreign, audio=audio, sample_rate=sample_rate)
    with progress_bar("converting") as bar:
        done = convert(job, lambda fraction, name: bar.show(fraction, name, description="listening"))
        bar.show(1.0, description="converted")
    if done.calibration:
        _tell(done.calibration)
    network = done.header.network
    say(
        f"{out}: {done.bytes_after / 1e6:.0f} MB ({done.bytes_before / 1e6:.0f} MB before), windows of "
        f"{network.window} latent frames, {network.latent_dim} dimensions, noise {done.header.noise}; next, "
        f"rld-live generate --codec {quote(codec)} --checkpoint {quote(out)} --out MUSIC"
    )
    if not (audio or raw or scale):
        say(
            "its latents are decoded at deviation 1, as RAVE-Latent Diffusion does; rld-live calibrate --codec "
            f"{quote(codec)} --checkpoint {quote(out)} --audio AUDIO measures what the codec is used to"
        )


def calibrate_command(
    codec: TrainedCodecOption,
    audio: Annotated[Path, typer.Option(help="Folder of reference audio, best what the checkpoint was trained on.")],
    checkpoint: Annotated[
        Path | None, typer.Option(help="Write the result into this .safetensors, made by `convert`.")
    ] = None,
    window: Annotated[int | None, typer.Option(help="Latent frames; left out: the checkpoint's, or 2048.")] = None,
    sample_rate: SampleRateOption = None,
) -> None:
    """Measure scale and offset of a codec's latents, which RAVE-Latent Diffusion's files have lost."""
    from rld_live.offline.calibrate import CalibrateJob, calibrate

    job = CalibrateJob(codec, audio, checkpoint=checkpoint, window=window, sample_rate=sample_rate)
    with progress_bar("listening") as bar:
        found = calibrate(job, bar.show)
        bar.show(1.0)
    _tell(found)
    if checkpoint:
        say(f"{checkpoint}: scale {found.scale.median:.4g} and offset {found.offset.median:.4g} are written into it")
    else:
        say(f"models:\n  scale: {found.scale.median:.4g}\n  offset: {found.offset.median:.4g}")


def _tell(found: "Calibration") -> None:
    for failure in found.failed:
        say(f"not measured: {failure.path}: {failure.reason}")
    for name, spread in (("scale", found.scale), ("offset", found.offset)):
        say(f"{name} {spread.median:.4g}, nine windows of ten between {spread.low:.4g} and {spread.high:.4g}")
    say(f"measured on {found.windows} windows of {found.window} latent frames, or less where a file is shorter")
