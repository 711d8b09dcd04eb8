"""The page of the doctor."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console, RenderableType
from typer.testing import CliRunner

from rld_live.cli.app import app
from rld_live.cli.doctor_view import finding_line, trial_lines, verdict_line
from rld_live.config import Config
from rld_live.engine.doctor.finding import Finding
from rld_live.engine.doctor.trial import Trial
from rld_live.engine.doctor.verdict import Verdict, judge
from tests.engine.doctor.healthy import DECODE, HEALTHY, with_decode

PORTS = Finding("ports", "bad", "OSC 7400: address already in use", "end what listens there")
STALLED = judge(replace(HEALTHY, decode=replace(DECODE, worst_seconds=0.4)))


def printed(*lines: RenderableType) -> str:
    console = Console(file=StringIO(), width=100)
    for line in lines:
        console.print(line)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def trial_of(verdict: Verdict) -> Trial:
    return Trial(STALLED.changes, Config(), verdict, seconds=30.0)


def test_what_is_well_takes_one_line_of_a_terminal_of_eighty_columns() -> None:
    console = Console(file=StringIO(), width=80)
    for finding in judge(with_decode(pieces=200)).findings:
        assert len(console.render_lines(finding_line(finding))) == 1


def test_a_finding_tells_what_to_do_beneath_it() -> None:
    first, second = printed(finding_line(PORTS)).splitlines()
    assert first.split() == ["✗", "ports", *PORTS.found.split()]
    assert second.strip() == "→ end what listens there"


def test_the_verdict_names_what_it_rests_on() -> None:
    assert "STAGE-SAFE" in printed(verdict_line(judge(HEALTHY)))
    assert "NOT STAGE-SAFE   ports, ring" in printed(verdict_line(judge(with_decode(worst_seconds=0.4), (PORTS,))))


def test_what_helped_in_the_trial_is_told() -> None:
    told = printed(*trial_lines(STALLED, trial_of(judge(HEALTHY))))
    assert "audio.prebuffer_seconds to 0.9" in told
    assert "stage-safe with that for 30 s, headroom" in told


def test_what_no_setting_mends_remains() -> None:
    verdict = judge(with_decode(worst_seconds=0.4), (PORTS,))
    assert "remain      ports" in printed(*trial_lines(verdict, trial_of(judge(HEALTHY))))


def test_what_did_not_help_is_told_as_well() -> None:
    assert "not enough, for 30 s: ring" in printed(*trial_lines(STALLED, trial_of(STALLED)))


def test_without_a_trial_nothing_is_told_of_one() -> None:
    assert list(trial_lines(judge(HEALTHY), None)) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--set", "audio.blok_frames=256"], "did you mean block_frames?"),
        (["--inject", "{part: generate, share: 2}"], "faults.0.share"),
        (["--fix-into", "mine.yaml"], "not overwritten"),
    ],
)
def test_what_cannot_be_tried_is_told_in_a_line_with_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    (tmp_path / "mine.yaml").write_text("")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["doctor", *options])
    assert result.exit_code == 2
    assert said in result.output
    assert "could not be tried" in result.output
