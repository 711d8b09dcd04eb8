"""The commands that make and judge the built-in set."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rld_live.cli.progress import progress_bar
from rld_live.cli.say import quote, say
from rld_live.cli.tables import facts_table

demo = typer.Typer(help="Make the built-in set again, or judge it.", no_args_is_help=True)


@demo.command("build")
def build_command(
    out: Annotated[Path, typer.Option(help="Folder of the build; the set appears in its folder set.")],
    minutes: Annotated[float, typer.Option(help="Length of the corpus.", min=1.0)] = 66.0,
    codec_minutes: Annotated[float, typer.Option(help="Training of the codec.", min=0.01)] = 44.0,
    diffusion_minutes: Annotated[float, typer.Option(help="Training of the diffusion model.", min=0.01)] = 35.0,
    seed: Annotated[int, typer.Option(help="What decides chance.", min=0)] = 0,
    threads: Annotated[int, typer.Option(help="CPU threads for the codec.", min=1)] = 3,
) -> None:
    """Compose the corpus, train both models; run it again to go on after an interruption."""
    from rld_live.offline.demo.build import BuildJob, build

    job = BuildJob(
        out=out,
        minutes=minutes,
        codec_minutes=codec_minutes,
        diffusion_minutes=diffusion_minutes,
        seed=seed,
        codec_threads=threads,
    )
    with progress_bar("composing") as bar:
        folder = build(job, lambda stage, fraction, note: bar.show(fraction, note, description=stage))
    codec, checkpoint = folder / "codec.ts", folder / "diffusion.safetensors"
    say(f"{folder}: next, rld-live serve --set models.codec={quote(codec)} --set models.checkpoint={quote(checkpoint)}")


@demo.command("evaluate")
def evaluate_command(
    corpus: Annotated[Path, typer.Option(help="Folder of the corpus that the set was trained on.")],
    out: Annotated[Path, typer.Option(help="Folder for held-out music, figures and pictures.")],
    set_folder: Annotated[Path | None, typer.Option("--set", help="Folder of a build's set; the built-in one.")] = None,
    seeds: Annotated[int, typer.Option(help="How many seeds to listen to.", min=2)] = 24,
    seconds: Annotated[float, typer.Option(help="How long to listen to each.", min=5.0)] = 30.0,
) -> None:
    """Measure codec and diffusion model on music that neither was trained on."""
    from rld_live.offline.demo.evaluate import EvaluationJob, evaluate_set

    job = EvaluationJob(corpus=corpus, out=out, set_folder=set_folder, seeds=seeds, seconds_per_seed=seconds)
    with progress_bar("evaluating") as bar:
        evaluation = evaluate_set(job, lambda stage: bar.show(0.0, description=stage))
    rows = [(name.replace("_", " "), f"{value:.3f}") for name, value in asdict(evaluation).items()]
    Console().print(facts_table("The smaller, the nearer", rows))
