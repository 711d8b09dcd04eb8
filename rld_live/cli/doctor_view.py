"""What the doctor says, laid out for a terminal."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rld_live import __version__
from rld_live.cli.gauges import BAD, DOUBTFUL, GOOD, QUIET
from rld_live.engine.doctor.finding import Change, Finding, Grade

if TYPE_CHECKING:
    from rld_live.engine.doctor.trial import Trial
    from rld_live.engine.doctor.verdict import Verdict

MARKS: Mapping[Grade, tuple[str, str]] = {"ok": ("✓", GOOD), "warn": ("!", DOUBTFUL), "bad": ("✗", BAD)}
NAME_COLUMNS = 11


def title(name: str) -> Text:
    """Return the first line."""
    return Text.assemble(("rld_live doctor ", "bold"), f"{__version__}  ", (name, QUIET))


def heading(text: str) -> Text:
    """Return what stands above a part of the page."""
    return Text(f"\n{text}", QUIET)


def finding_line(finding: Finding) -> RenderableType:
    """Return one finding: a mark, what was found, and beneath it what to do, if anything."""
    mark, style = MARKS[finding.grade]
    found = Text(finding.found)
    if finding.remedy:
        found.append(f"\n→ {finding.remedy}", style.removeprefix("bold "))  # calm
    return _row(Text(mark, style), Text(finding.name, QUIET if finding.grade == "ok" else ""), found)


def verdict_line(verdict: "Verdict") -> RenderableType:
    """Return the verdict, and why."""
    if verdict.is_safe:
        badge = Text(" STAGE-SAFE ", f"bold {GOOD} reverse")
        told = f"headroom {verdict.headroom:.1f}: the machine may get so many times as slow"
    else:
        badge = Text(" NOT STAGE-SAFE ", f"{BAD} reverse")
        told = ", ".join(dict.fromkeys(reason.name for reason in verdict.reasons))
    return Padding(Text.assemble(badge, "  ", (told, "bold")), (1, 0, 0, 0))


def trial_lines(verdict: "Verdict", trial: "Trial | None") -> Iterable[RenderableType]:
    """Yield what was changed, and whether that helps."""
    if trial is None:
        return
    yield _row(Text("→", DOUBTFUL), Text("change"), Text(_listed(trial.changes), "bold"))
    if not trial.verdict.is_safe:
        names = ", ".join(reason.name for reason in trial.verdict.reasons)
        yield _row(Text("✗", BAD), Text("tried"), Text(f"not enough, for {trial.seconds:g} s: {names}"))
        return
    told = f"stage-safe with that for {trial.seconds:g} s, headroom {trial.verdict.headroom:.1f}"
    yield _row(Text("✓", GOOD), Text("tried"), Text(told))
    untried = [reason.name for reason in verdict.reasons if reason not in verdict.findings]
    if untried:  # what a check found, which no setting of the music mends
        yield _row(Text("✗", BAD), Text("remain"), Text(", ".join(untried)))


def _listed(changes: Iterable[Change]) -> str:
    return "   ".join(f"{change.key} to {change.value:g}" for change in changes)


def _row(mark: Text, name: Text, told: Text) -> Table:
    row = Table.grid(padding=(0, 1))
    row.add_column(width=1)
    row.add_column(width=NAME_COLUMNS, no_wrap=True)
    row.add_column(overflow="fold")
    row.add_row(mark, name, told)
    return row
