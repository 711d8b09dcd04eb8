"""The commands for before the show."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rld_live.cli.progress import progress_bar
from rld_live.cli.say import quote, say
from rld_live.cli.tables import facts_table
from rld_live.config import parse_config
from rld_live.errors import ConfigError

CodecOption = Annotated[Path | None, typer.Option(help="Exported codec (.ts); without one, the built-in set's.")]
CheckpointOption = Annotated[
    Path | None, typer.Option(help="Diffusion checkpoint: of `train` (.safetensors), or RAVE-Latent Diffusion's (.pt).")
]
MinutesOption = Annotated[float | None, typer.Option(help="End after this many minutes.", min=0.01)]
SampleRateOption = Annotated[int | None, typer.Option(help="Rate in Hz of a codec that does not tell its own.")]
StepsOption = Annotated[int | None, typer.Option(help="End after this many steps.", min=1)]


def train_codec_command(
    audio_dir: Annotated[Path, typer.Argument(help="Folder of audio files, searched to its depth.")],
    out: Annotated[Path, typer.Option(help="Folder of the run; codec.ts appears in it.")],
    preset: Annotated[str, typer.Option(help="tiny (plays anywhere) or small.")] = "tiny",
    sample_rate: Annotated[int, typer.Option(help="Rate of the codec in Hz.")] = 48000,
    channels: Annotated[int, typer.Option(help="1 or 2.", min=1, max=2)] = 2,
    minutes: MinutesOption = None,
    steps: StepsOption = None,
    batch: Annotated[int, typer.Option(help="Excerpts per step.", min=1)] = 8,
    seed: Annotated[int, typer.Option(help="What decides chance.")] = 0,
    threads: Annotated[int, typer.Option(help="CPU threads.", min=1)] = 2,
) -> None:
    """Train a codec on your audio and export it; run it again to go on after an interruption."""
    from rld_live.offline.codec_trainer import CodecTraining, Progress
    from rld_live.offline.sources import find_audio
    from rld_live.offline.train_codec import train_codec

    training = CodecTraining(
        files=tuple(find_audio(audio_dir)),
        out=out,
        preset=preset,
        sample_rate=sample_rate,
        channels=channels,
        steps=steps,
        minutes=minutes if minutes or steps else 60.0,
        batch=batch,
        seed=seed,
        threads=threads,
    )
    with progress_bar("training the codec") as bar:

        def show(progress: Progress) -> None:
            held_out = f", held out {progress.validation:.3f}" if progress.validation is not None else ""
            bar.show(progress.fraction, f"step {progress.step}, distance {progress.loss:.3f}{held_out}")

        path = train_codec(training, show)
    say(f"{path}: next, rld-live preprocess {quote(audio_dir)} --codec {quote(path)} --out LATENTS")


def preprocess_command(
    audio_dir: Annotated[Path, typer.Argument(help="Folder of audio files, searched to its depth.")],
    out: Annotated[Path, typer.Option(help="Folder for the latents.")],
    codec: CodecOption = None,
    window: Annotated[int, typer.Option(help="Latent frames to which short files are padded.", min=1)] = 2048,
    sample_rate: SampleRateOption = None,
) -> None:
    """Encode a folder of audio into latents; run it again to go on after an interruption."""
    from rld_live.offline.preprocess import PreprocessJob, Progress, preprocess
    from rld_live.pipeline.models import BUILTIN_CODEC, builtin

    job = PreprocessJob(
        audio=audio_dir, codec=codec or builtin(BUILTIN_CODEC), out=out, window=window, sample_rate=sample_rate
    )
    with progress_bar("encoding") as bar:

        def show(progress: Progress) -> None:
            bar.show(progress.fraction, progress.current)

        manifest = preprocess(job, show)
    for failure in manifest.failed:
        say(f"not encoded: {failure.path}: {failure.reason}")
    seconds = sum(source.seconds for source in manifest.sources)
    say(
        f"{out}: {len(manifest.sources)} files, {seconds / 60:.1f} minutes, {len(manifest.failed)} not encoded; "
        f"next, rld-live train {quote(out)} --out RUN"
    )


def train_command(
    latents: Annotated[
        Path, typer.Argument(help="Folder that `preprocess` wrote, or RAVE-Latent Diffusion's .npy or .npz files.")
    ],
    out: Annotated[Path, typer.Option(help="Folder of the run; best.safetensors appears in it.")],
    init: Annotated[
        Path | None,
        typer.Option(help="Checkpoint to fine-tune: our .safetensors or RAVE-Latent Diffusion's .pt."),
    ] = None,
    codec: Annotated[Path | None, typer.Option(help="Codec (.ts) of latents that do not tell theirs.")] = None,
    sample_rate: SampleRateOption = None,
    preset: Annotated[
        str | None,
        typer.Option(help="tiny, small, or rld (RAVE-Latent Diffusion's 191 M); left out: --init's, or tiny."),
    ] = None,
    window: Annotated[
        int | None, typer.Option(help="Latent frames per window; left out: --init's, or the preset's own.")
    ] = None,
    noise: Annotated[
        str | None,
        typer.Option(help="What --init's .pt learned to remove: white, pyramid (2024) or white-1.005 (since)."),
    ] = None,
    scale: Annotated[
        float | None, typer.Option(help="Of latents that RAVE-Latent Diffusion wrote; `calibrate` measures it.")
    ] = None,
    offset: Annotated[float | None, typer.Option(help="The same, their offset.")] = None,
    minutes: MinutesOption = None,
    steps: StepsOption = None,
    batch: Annotated[int, typer.Option(help="Windows per step.", min=1)] = 16,
    seed: Annotated[int, typer.Option(help="What decides chance.")] = 0,
    storage: Annotated[
        str, typer.Option(help="Weights of best.safetensors: float32, bfloat16 or float16.")
    ] = "float32",
    accelerator: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    devices: Annotated[int, typer.Option(help="How many of them.", min=1)] = 1,
    precision: Annotated[str, typer.Option(help="32-true, bf16-mixed or 16-mixed.")] = "32-true",
    threads: Annotated[int, typer.Option(help="CPU threads; on a busy machine more than 1 is slower.", min=1)] = 1,
) -> None:
    """Train a diffusion model on latents; run it again to go on after an interruption."""
    import torch

    from rld_live.offline.train import Progress, TrainingConfig, train

    torch.set_num_threads(threads)
    training = TrainingConfig(
        latents=latents,
        out=out,
        codec=codec,
        sample_rate=sample_rate,
        init=init,
        noise=noise,
        scale=scale,
        offset=offset,
        preset=preset,
        window=window,
        batch=batch,
        steps=steps,
        minutes=minutes if minutes or steps else 60.0,
        seed=seed,
        storage=storage,
        accelerator=accelerator,
        devices=devices,
        precision=precision,
    )
    with progress_bar("training") as bar:

        def show(progress: Progress) -> None:
            held_out = f", held out {progress.validation_loss:.4f}" if progress.validation_loss is not None else ""
            bar.show(progress.fraction, f"step {progress.step}, loss {progress.loss:.4f}{held_out}")

        path = train(training, show)
    name = quote(codec) if codec else "CODEC.ts"
    say(f"{path}: next, rld-live generate --codec {name} --checkpoint {quote(path)} --out MUSIC")


def generate_command(
    out: Annotated[Path, typer.Option(help="Folder for the files.")],
    codec: CodecOption = None,
    checkpoint: CheckpointOption = None,
    seed: Annotated[int, typer.Option(help="First seed.")] = 1,
    num: Annotated[int, typer.Option(help="How many files: seed, seed + 1, …", min=1)] = 1,
    morph: Annotated[tuple[int, int] | None, typer.Option(metavar="A B", help="Travel from seed A to seed B.")] = None,
    windows: Annotated[int, typer.Option(help="Length of each file, in windows.", min=1)] = 1,
    steps: Annotated[int, typer.Option(help="Denoising steps per window.")] = 8,
    temperature: Annotated[float, typer.Option(help="Gain of the noise.")] = 1.0,
    solver: Annotated[str, typer.Option(help="dpmpp-2m, unipc or ddim.")] = "dpmpp-2m",
    prior: Annotated[
        bool, typer.Option("--prior", help="Generate with the prior in the codec's own file, without a checkpoint.")
    ] = False,
    noise: Annotated[
        str | None, typer.Option(help="Noise that a .pt was trained with: white, pyramid or white-1.005.")
    ] = None,
    scale: Annotated[float | None, typer.Option(help="Of the latents of a .pt; `calibrate` measures it.")] = None,
    offset: Annotated[float | None, typer.Option(help="Of the latents of a .pt.")] = None,
    interpolation: Annotated[
        str, typer.Option(help="Of a morph: frame, or trajectory (RAVE-Latent Diffusion's, in one window).")
    ] = "frame",
    sample_rate: SampleRateOption = None,
    format: Annotated[str, typer.Option(help="wav (32-bit float) or flac (24 bit).")] = "wav",  # noqa: A002
) -> None:
    """Write music to files: what `serve` would play, sample for sample."""
    from rld_live.offline.generate import GenerateJob, generate

    models = {
        "source": "prior" if prior else "diffusion",
        "codec": codec,
        "checkpoint": checkpoint,
        "noise": noise,
        "scale": scale,
        "offset": offset,
        "sample_rate": sample_rate,
    }
    job = GenerateJob(
        models=parse_config({"models": models}, "generate").models,
        out=out,
        seeds=morph or tuple(range(seed, seed + num)),
        is_morph=morph is not None,
        interpolation=interpolation,
        windows=windows,
        steps=steps,
        temperature=temperature,
        solver=solver,
        suffix=f".{format.lower().lstrip('.')}",
    )
    with progress_bar("generating") as bar:
        files = generate(job, lambda name, fraction: bar.show(fraction, description=name))
    for file in files:
        say(f"{file.path}: {file.seconds:.1f} s of music, real-time factor {file.real_time_factor:.2f}; {file.picture}")


def inspect_command(
    file: Annotated[
        Path,
        typer.Argument(help="A codec (.ts), a checkpoint (.safetensors, .pt), a folder of latents, or what it is."),
    ],
    sample_rate: SampleRateOption = None,
) -> None:
    """Tell what a file is, what it fits, and of a codec how it does on this machine."""
    from rld_live.offline.inspect import inspect

    report = inspect(file, sample_rate=sample_rate)
    Console().print(facts_table(report.title, report.rows))


def bench_command(
    only: Annotated[list[str] | None, typer.Option(help="Run these parts only.")] = None,
    report: Annotated[Path | None, typer.Option(help="Write the figures as JSON.")] = None,
) -> None:
    """Measure this machine: each part against what one would use instead, side by side."""
    from rld_live.offline.bench import PARTS, run_bench

    chosen = only or list(PARTS)
    unknown = [name for name in chosen if name not in PARTS]
    if unknown:
        raise ConfigError(f"--only {unknown[0]}: there is no such part: there are {', '.join(PARTS)}")
    run_bench(chosen, Console(), report)
