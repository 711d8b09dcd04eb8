"""What is recorded from the first sound on, as against what goes on from before."""

from pathlib import Path

import pytest

from rld_live.config import OWN_SET
from rld_live.engine.state.resuming import Resuming, Start
from rld_live.engine.state.saved_state import SavedState, StateFile

FRESH, RESUMED, CRASHED = Start(), Start(resumes=True), Start(resumes=True, restarts=1, has_played=True)
DIED_LOADING = Start(resumes=True, restarts=1)
SAVED = SavedState(codec="", set=OWN_SET, transport="playing", is_frozen=False, parts={})


@pytest.mark.parametrize(
    ("start", "is_there", "recorded"),
    [
        (FRESH, False, "show.wav"),
        (FRESH, True, "show.wav"),  # asked for by name, and by somebody who is there
        (RESUMED, False, "show.wav"),
        (RESUMED, True, "show-2.wav"),
        (CRASHED, False, "show.wav"),
    ],
)
def test_what_an_earlier_start_has_recorded_is_not_written_over(
    tmp_path: Path, start: Start, is_there: bool, recorded: str
) -> None:
    asked_for = tmp_path / "show.wav"
    if is_there:
        asked_for.touch()
    resuming = Resuming(StateFile(tmp_path / "state.json"), start)
    assert resuming.first_recording(asked_for, goes_on=None) == tmp_path / recorded


def test_where_one_goes_on_or_none_is_asked_for_there_is_no_other(tmp_path: Path) -> None:
    resuming = Resuming(StateFile(tmp_path / "state.json"), CRASHED)
    (tmp_path / "show.wav").touch()
    goes_on = resuming.further_recording(tmp_path / "show.wav", tmp_path / "recordings")
    assert goes_on == tmp_path / "show-2.wav"
    assert resuming.first_recording(tmp_path / "show.wav", goes_on=goes_on) is None
    assert resuming.first_recording(None, goes_on=None) is None


@pytest.mark.parametrize(("start", "recorded"), [(DIED_LOADING, "show.wav"), (CRASHED, None)])
def test_what_is_asked_for_is_begun_once_in_a_performance_that_could_be_played(
    tmp_path: Path, start: Start, recorded: str | None
) -> None:
    file = StateFile(tmp_path / "state.json")
    file.write(SAVED)  # in which nothing is recorded: by an earlier performance, or because somebody has stopped it
    path = Resuming(file, start).first_recording(tmp_path / "show.wav", goes_on=None)
    assert path == (recorded and tmp_path / recorded)
