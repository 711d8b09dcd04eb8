"""The commands that make models out of audio."""

from pathlib import Path
from typing import Annotated

import typer

from rld_live.cli.options import CodecOption, SampleRateOption
from rld_live.cli.progress import progress_bar
from rld_live.cli.say import quote, say

MinutesOption = Annotated[float | None, typer.Option(help="End after this many minutes.", min=0.01)]
StepsOption = Annotated[int | None, typer.Option(help="End after this many steps.", min=1)]


def train_codec_command(
    audio_dir: Annotated[Path, typer.Argument(help="Folder of audio files, searched to its depth.")],
    out: Annotated[Path, typer.Option(help="Folder of the run; codec.ts appears in it.")],
    preset: Annotated[str, typer.Option(help="tiny (plays anywhere) or small.")] = "tiny",
    sample_rate: Annotated[int, typer.Option(help="Rate of the codec in Hz.", min=8000, max=192000)] = 48000,
    channels: Annotated[int, typer.Option(help="1 or 2.", min=1, max=2)] = 2,
    minutes: MinutesOption = None,
    steps: StepsOption = None,
    batch: Annotated[int, typer.Option(help="Excerpts per step.", min=1)] = 8,
    seed: Annotated[int, typer.Option(help="What decides chance.", min=0)] = 0,
    threads: Annotated[int, typer.Option(help="CPU threads.", min=1)] = 2,
) -> None:
    """Train a codec on your audio and export it; run it again to go on after an interruption."""
    from rld_live.offline.codec_training.codec_trainer import CodecTraining, Progress
    from rld_live.offline.codec_training.train_codec import train_codec
    from rld_live.offline.sources import find_audio

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
    from rld_live.offline.latents.preprocess import PreprocessJob, Progress, preprocess
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
    seed: Annotated[int, typer.Option(help="What decides chance.", min=0)] = 0,
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

    from rld_live.offline.training.train import Progress, TrainingConfig, train

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
