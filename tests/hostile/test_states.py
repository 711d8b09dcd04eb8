"""Saved states that are damaged, or were put there by strangers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rld_live.config import Config
from rld_live.engine.state.resuming import Resuming, Start
from rld_live.engine.state.saved_state import SavedState, StateFile
from tests.hostile.files import bounded, flipped, truncated
from tests.hostile.values import HARMFUL, ODDITIES, TOWERS, changed

STATE = SavedState(
    codec="0123456789abcdef",
    set="default",
    transport="playing",
    is_frozen=False,
    recording="recordings/take.wav",
    cuelist=2,
    parts={"performance": {"knobs": {"crossfade": 1.0}, "voice": None}, "knobs": {"gain": -3.0}, "midi": []},
)


PATHS = (*(each for each in HARMFUL if isinstance(each, str)), "..", "recordings/../x.wav")


def begin(folder: Path, content: bytes) -> Path | None:
    """Begin as after a crash, with `content` as what was saved; return where a recording would go on."""
    path = folder / "state.json"
    path.write_bytes(content)
    with bounded():
        resuming = Resuming(StateFile(path), Start(resumes=True, restarts=1, death="died"))
        resuming.set_name(Config())
        further = resuming.further_recording(None, folder / "recordings")
    for aside in folder.glob("state-aside-*"):
        aside.unlink()
    return further


def begin_all(folder: Path, contents: Iterator[bytes]) -> None:
    for content in contents:
        further = begin(folder, content)
        assert further is None or further.resolve().is_relative_to((folder / "recordings").resolve()), content[:300]
    assert {each.name for each in folder.iterdir()} <= {"state.json"}


def test_whatever_was_saved_it_begins_and_records_nowhere_else(tmp_path: Path) -> None:
    saved = STATE.model_dump(mode="json")
    begin_all(tmp_path, changed(saved, count=150, seed=1))
    begin_all(tmp_path, iter((*TOWERS, *ODDITIES)))
    begin_all(tmp_path, flipped(STATE.model_dump_json().encode(), count=50, seed=2))


@pytest.mark.parametrize("recording", PATHS, ids=range(len(PATHS)))
def test_a_recording_that_leads_elsewhere_does_not_go_on(tmp_path: Path, recording: str) -> None:
    content = STATE.model_copy(update={"recording": recording})
    begin_all(tmp_path, iter([content.model_dump_json().encode() if recording != "\ud800" else b"{}"]))


@pytest.mark.soak
def test_states_cut_at_every_byte_and_changed_in_every_way(tmp_path: Path) -> None:
    content = STATE.model_dump_json().encode()
    begin_all(tmp_path, truncated(content))
    begin_all(tmp_path, flipped(content, count=10_000, seed=3))
    begin_all(tmp_path, changed(STATE.model_dump(mode="json"), count=10_000, seed=4))
