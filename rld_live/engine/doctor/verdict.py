"""The verdict: stage-safe or not, from what was found and measured."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rld_live.engine.doctor.figures import Figures
from rld_live.engine.doctor.finding import Change, Finding
from rld_live.engine.doctor.rules import RULES

LOWERED = frozenset({"knobs.steps"})
"""Settings that help by being lower; the others help by being higher."""


@dataclass(frozen=True)
class Verdict:
    """What the performer is told."""

    findings: tuple[Finding, ...]
    """Of the observation: one per rule."""
    reasons: tuple[Finding, ...]
    """Why not; empty where it is stage-safe."""
    changes: tuple[Change, ...]
    """Settings that the reasons ask for, each once."""
    headroom: float
    """How many times as slow this machine may get before the music stops."""

    @property
    def is_safe(self) -> bool:
        return not self.reasons


def judge(figures: Figures, checks: Sequence[Finding] = ()) -> Verdict:
    """Hold the figures against the rules; what the `checks` found bad counts as well."""
    findings = tuple(rule(figures) for rule in RULES)
    reasons = tuple(each for each in (*checks, *findings) if each.grade == "bad")
    changes = merged(change for reason in reasons for change in reason.changes)
    return Verdict(findings, reasons, changes, headroom(figures))


def headroom(figures: Figures) -> float:
    """Return the least of what each part could bear, from its worst moment."""
    settings = figures.settings
    worst = (
        (1.0, figures.decode.p999),
        (1.0, figures.generate.p999),
        (settings.prebuffer_seconds, figures.stall_seconds),
        (settings.horizon_seconds, figures.generate.worst_seconds),
    )
    return min((room / taken for room, taken in worst if taken > 0), default=1.0)


def merged(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return each setting once, with the value that satisfies everybody who asked for it."""
    wanted: dict[str, list[float]] = {}
    for change in changes:
        wanted.setdefault(change.key, []).append(change.value)
    return tuple(Change(key, min(values) if key in LOWERED else max(values)) for key, values in wanted.items())
