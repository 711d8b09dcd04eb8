"""What a live performance was told by its circumstances, told again from its log."""

from pathlib import Path

import pytest

from rld_live.commands import (
    PlaySeed,
)
from rld_live.errors import DataError
from rld_live.latent.circumstances import Live
from rld_live.latent.scene import Retreat
from rld_live.pipeline.circumstances import LatentsMissing, Moment, NotingCircumstances, ToldCircumstances
from rld_live.pipeline.take import open_take
from rld_live.pipeline.take_commands import command_line
from rld_live.pipeline.take_events import Performed, Rewound
from rld_live.pipeline.take_script import TakeScript
from tests.pipeline.takes import taken


def test_what_was_noted_is_told_again_and_anything_else_is_another_course(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    moment = Moment(0, 0)
    with taken(path) as log:
        live = NotingCircumstances(Live(), log.note, moment=lambda: moment)
        assert not live.may_start(lambda: False)
        assert live.may_start(lambda: True)
        moment = Moment(3, 12)
        assert live.may_turn(lambda: True)  # its chunk was not ready
        moment = Moment(4, 12)
        assert live.may_turn(lambda: True)
        seed = live.fresh_seed()
        live.turned()
        log.note(chunk=5, heard=1.0, at=9, **command_line(PlaySeed(3)))
        log.note(chunk=5, written=100, rewind=14)
        log.note(chunk=5, written=100, splice=[1, 2])
        log.note(frame=1, recording="a.wav", skips_silence=False)
    with pytest.raises(DataError, match="line 2: the music takes another course"):
        TakeScript(open_take(path)).work(3)  # what was told of chunk 0 has not happened
    script = TakeScript(open_take(path))
    told = ToldCircumstances(script, moment=lambda: moment)
    moment = Moment(0, 0)
    assert script.work(0) is None
    with pytest.raises(LatentsMissing):
        told.may_start(lambda: False)
    assert told.may_start(lambda: True)
    assert not told.may_start(lambda: True)
    moment = Moment(3, 12)
    assert not told.may_turn(lambda: True)
    moment = Moment(4, 12)
    assert told.may_turn(lambda: True)
    with pytest.raises(LatentsMissing):
        told.may_turn(lambda: False)
    assert told.fresh_seed() == seed
    told.turned()
    assert [script.work(5) for _ in range(3)] == [Performed(5, PlaySeed(3), heard=1.0, at=9), Rewound(5, 14), None]
    with pytest.raises(DataError, match="another course"):
        told.fresh_seed()


def test_a_start_a_retreat_and_a_turn_in_one_chunk_are_told_whenever_they_are_asked_for(tmp_path: Path) -> None:
    path, moment = tmp_path / "a.jsonl", Moment(7, 28)
    gone = (Retreat(0, 64.0, 8), Retreat(1, -3.5, 0))
    with taken(path) as log:
        live = NotingCircumstances(Live(), log.note, moment=lambda: moment)
        assert live.retreats(lambda: gone) == gone
        assert live.may_start(lambda: True)
        assert live.may_turn(lambda: True)
        live.retreated(gone)
        live.turned()
        log.note(frame=1, recording="a.wav", skips_silence=False)
    told = ToldCircumstances(TakeScript(open_take(path)), moment=lambda: moment)
    moment = Moment(6, 24)
    assert told.retreats(lambda: gone) == ()
    moment = Moment(7, 28)
    for _ in range(2):  # a chunk whose latents are not there is asked for again
        assert told.retreats(lambda: ()) == gone
        assert told.may_turn(lambda: True)
    assert told.may_start(lambda: True)
    assert told.retreats(lambda: ()) == gone
    assert told.may_turn(lambda: True)
    told.retreated(gone)
    assert told.retreats(lambda: gone) == ()
    assert told.may_turn(lambda: True)
    told.turned()
    with pytest.raises(DataError, match="another course"):
        told.retreated(gone)
