"""The doctor's advice, tried before it is given."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rld_live.config import Config
from rld_live.engine.doctor.finding import Change
from rld_live.engine.doctor.observation import Show, observe
from rld_live.engine.doctor.prescription import with_changes
from rld_live.engine.doctor.verdict import Verdict, judge, merged

ROUNDS = 2
"""What a first change brings to light a second one may mend; what two do not, settings do not."""


@dataclass(frozen=True)
class Trial:
    """Changes, and how the set did with them."""

    changes: tuple[Change, ...]
    config: Config
    verdict: Verdict
    seconds: float


def try_out(
    show: Show, verdict: Verdict, *, seconds: float, root: Path, on_progress: Callable[[float], None]
) -> Trial | None:
    """Play the set with the changes that `verdict` asks for, and with those that this asks for; None without any."""
    trial, changes = None, verdict.changes
    for _ in range(ROUNDS):
        if not changes or (trial is not None and changes == trial.changes):
            break
        config = with_changes(show.config, changes)
        figures = observe(show.with_changes(config, changes), seconds=seconds, root=root, on_progress=on_progress)
        trial = Trial(changes, config, judge(figures), seconds)
        changes = merged((*changes, *trial.verdict.changes))
    return trial
