"""The command that writes music to files."""

from pathlib import Path
from typing import Annotated

import typer

from rld_live.cli.options import CodecOption, SampleRateOption
from rld_live.cli.progress import progress_bar
from rld_live.cli.say import say
from rld_live.config_file import parse_config
from rld_live.errors import ConfigError


def generate_command(
    out: Annotated[Path, typer.Option(help="Folder for the files.")],
    codec: CodecOption = None,
    checkpoint: Annotated[
        Path | None,
        typer.Option(help="Diffusion checkpoint: of `train` (.safetensors), or RAVE-Latent Diffusion's (.pt)."),
    ] = None,
    seed: Annotated[int | None, typer.Option(help="First seed; left out, 1.")] = None,
    num: Annotated[int | None, typer.Option(help="How many files: seed, seed + 1, …; left out, 1.", min=1)] = None,
    morph: Annotated[tuple[int, int] | None, typer.Option(metavar="A B", help="Travel from seed A to seed B.")] = None,
    windows: Annotated[int, typer.Option(help="Length of each file, in windows.", min=1)] = 1,
    steps: Annotated[int, typer.Option(help="Denoising steps per window.")] = 8,
    temperature: Annotated[float, typer.Option(help="Gain of the noise.")] = 1.0,
    guidance: Annotated[
        float, typer.Option(help="Above 1 a window keeps to one texture, below 1 it wanders; 1 is off.")
    ] = 1.0,
    solver: Annotated[str, typer.Option(help="dpmpp-2m, unipc or ddim.")] = "dpmpp-2m",
    prior: Annotated[
        bool, typer.Option("--prior", help="Generate with the prior in the codec's own file, without a checkpoint.")
    ] = False,
    noise: Annotated[
        str | None, typer.Option(help="Noise that a .pt was trained with: white, pyramid or white-1.005.")
    ] = None,
    scale: Annotated[float | None, typer.Option(help="Of the latents of a .pt; `calibrate` measures it.")] = None,
    offset: Annotated[float | None, typer.Option(help="Of the latents of a .pt.")] = None,
    window: Annotated[
        int | None, typer.Option(help="Latent frames that a .pt was trained with, where it does not tell them.")
    ] = None,
    interpolation: Annotated[
        str, typer.Option(help="Of a morph: frame, or trajectory (RAVE-Latent Diffusion's, in one window).")
    ] = "frame",
    sample_rate: SampleRateOption = None,
    format: Annotated[str, typer.Option(help="wav (32-bit float) or flac (24 bit).")] = "wav",  # noqa: A002
) -> None:
    """Write music to files: what `serve` would play, sample for sample."""
    from rld_live.offline.generate import GenerateJob, generate

    if morph and (seed, num) != (None, None):
        raise ConfigError(
            "--morph A B names both its seeds and writes one file: leave --seed and --num out, or --morph"
        )
    first = 1 if seed is None else seed
    models = {
        "source": "prior" if prior else "diffusion",
        "codec": codec,
        "checkpoint": checkpoint,
        "noise": noise,
        "scale": scale,
        "offset": offset,
        "window": window,
        "sample_rate": sample_rate,
    }
    job = GenerateJob(
        models=parse_config({"models": models}, "generate").models,
        out=out,
        seeds=morph or tuple(range(first, first + (num or 1))),
        is_morph=morph is not None,
        interpolation=interpolation,
        windows=windows,
        steps=steps,
        temperature=temperature,
        guidance=guidance,
        solver=solver,
        suffix=f".{format.lower().lstrip('.')}",
    )
    with progress_bar("generating") as bar:
        files = generate(job, lambda name, fraction: bar.show(fraction, description=name))
    for file in files:
        say(f"{file.path}: {file.seconds:.1f} s of music, real-time factor {file.real_time_factor:.2f}; {file.picture}")
