"""The built-in corpus: an hour of pieces on disk, composed and rendered from one seed."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import soundfile

from rld_live.errors import ConfigError
from rld_live.offline.demo.composer import Plan, compose
from rld_live.offline.demo.renderer import render
from rld_live.offline.demo.score import Key
from rld_live.offline.demo.styles import STYLES
from rld_live.offline.output_folder import make_folder

MEAN_MINUTES = 2.6
LOWEST_RATE = 32000  # below it the highest partials and hats would fold back
REVISION = 1  # raise it when the music changes, so that older files on disk are rendered anew

Progress = Callable[[int, int], None]  # pieces done, pieces in all


def compose_corpus(
    out: Path,
    *,
    minutes: float = 66,
    seed: int = 0,
    sample_rate: int = 48000,
    workers: int = 1,
    on_progress: Progress | None = None,
) -> list[Path]:
    """Write `piece_00.flac` … (stereo, 16 bit) into `out`; pieces that are there already, from the same plan, are kept.

    The same arguments give the same bytes, however many workers there are, and also after an interruption.
    Raises ConfigError for a length that is not positive or a rate below 32 kHz.
    """
    if not minutes > 0:
        raise ConfigError(f"demo corpus: {minutes:g} minutes is no length; ask for more than 0")
    if sample_rate < LOWEST_RATE:
        raise ConfigError(f"demo corpus: {sample_rate} Hz is too low for its sounds; use {LOWEST_RATE} Hz or more")
    make_folder(out)
    plans = plan_corpus(minutes=minutes, seed=seed)
    paths = {plan: out / f"piece_{plan.number:02d}.flac" for plan in plans}
    waiting = [plan for plan in plans if not _is_finished(paths[plan], plan, sample_rate)]
    report = on_progress or (lambda done, total: None)
    done = len(plans) - len(waiting)
    report(done, len(plans))
    if workers > 1 and len(waiting) > 1:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            for job in as_completed([pool.submit(write_piece, plan, paths[plan], sample_rate) for plan in waiting]):
                job.result()
                done += 1
                report(done, len(plans))
    else:
        for plan in waiting:
            write_piece(plan, paths[plan], sample_rate)
            done += 1
            report(done, len(plans))
    return list(paths.values())


def plan_corpus(*, minutes: float, seed: int) -> list[Plan]:
    """Who plays what: every style in turn, all twelve tonics before one returns, modes that suit the style."""
    rng = np.random.default_rng(seed)
    count = max(1, round(minutes / MEAN_MINUTES))
    lengths = rng.uniform(0.82, 1.18, count)
    lengths *= minutes * 60 / lengths.sum()
    order = np.concatenate([rng.permutation(len(STYLES)) for _ in range(-(-count // len(STYLES)))])
    tonics = np.concatenate([rng.permutation(12) for _ in range(-(-count // 12))])
    plans = []
    for number in range(count):
        style = STYLES[order[number]]
        key = Key(int(tonics[number]), str(rng.choice(style.modes)))
        plans.append(Plan(number, seed, style.name, key, float(lengths[number])))
    return plans


def write_piece(plan: Plan, path: Path, sample_rate: int) -> None:
    """Compose, render and write one piece; the file appears under its name only when it is whole."""
    sound = render(compose(plan), sample_rate)
    unfinished = path.with_suffix(".part")
    with soundfile.SoundFile(
        unfinished, "w", samplerate=sample_rate, channels=2, format="FLAC", subtype="PCM_16"
    ) as file:
        file.comment = _identity(plan, sample_rate)
        file.write(sound)
    unfinished.replace(path)


def _identity(plan: Plan, sample_rate: int) -> str:
    return f"rld_live demo r{REVISION} {plan.seed}/{plan.number} {plan.style} {plan.seconds:.3f}s {sample_rate}Hz"


def _is_finished(path: Path, plan: Plan, sample_rate: int) -> bool:
    if not path.exists():
        return False
    with soundfile.SoundFile(path) as file:
        return bool(file.comment == _identity(plan, sample_rate))
