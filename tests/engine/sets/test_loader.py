"""Other models are loaded beside the music, or it is said why not."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import torch

from rld_live.config import Config, ModelsConfig
from rld_live.engine.pre_ring import DROPPED
from rld_live.engine.sets import loader
from rld_live.engine.sets.arrival import Arrival
from rld_live.engine.sets.loader import NO_MEMORY, ModelLoader
from rld_live.engine.sets.now_playing import NowPlaying
from rld_live.errors import ConfigError, ControlError, ModelError
from rld_live.parameters import defaults
from rld_live.pipeline import Performance
from tests.engine.answers import NotingAnswer
from tests.engine.sets.small_sets import playing_of, small_pipeline
from tests.fakes.bad_sets import PICKLE_WAS_RUN, write_bad_sets
from tests.fakes.sets import write_playable_set
from tests.waiting import wait_until


class PromptDecoder:
    """Has what arrives play at once, if it is to."""

    def __init__(self) -> None:
        self.arrived: list[Arrival] = []
        self.plays_at_once = True
        self.braced: list[bool] = []

    def brace(self, *, is_on: bool) -> None:
        self.braced.append(is_on)

    def receive(self, arrival: Arrival) -> None:
        self.arrived.append(arrival)
        if self.plays_at_once:
            arrival.asker.plays(arrival.playing.pipeline.performance)


class Rig:
    def __init__(self, sets: Mapping[str, ModelsConfig]) -> None:
        self.decoder = PromptDecoder()
        self.events: list[tuple[Any, ...]] = []
        self.published: list[Performance] = []
        self.is_short = threading.Event()
        self.loader = ModelLoader(
            Config(sets=dict(sets)),
            NowPlaying(playing_of("default", small_pipeline())),
            self.decoder,
            knobs=defaults,
            publish=self.published.append,
            announce=lambda *event: self.events.append(event),
            note=lambda **line: None,
            is_music_short=self.is_short.is_set,
        )

    def ask(self, name: str) -> NotingAnswer:
        answer = NotingAnswer()
        self.loader.load(name, 0.5, answer)
        return answer


@contextmanager
def loading(sets: Mapping[str, ModelsConfig]) -> Iterator[Rig]:
    rig = Rig(sets)
    with rig.loader:
        yield rig


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ModelsConfig]:
    return {"other": write_playable_set(tmp_path_factory.mktemp("other")).config}


def test_a_set_is_handed_to_the_decoder_and_answered_when_it_plays(good: Mapping[str, ModelsConfig]) -> None:
    with loading(good) as rig:
        answer = rig.ask("other")
        assert answer.wait(20.0) == ("done", "other")
        (arrival,) = rig.decoder.arrived
        assert arrival.playing.name == "other"
        assert arrival.crossfade_seconds(arrival.playing.pipeline.performance) == 0.5
        assert rig.events == [("model", "other", "loading"), ("model", "other", "playing")]
        assert rig.published == [arrival.playing.pipeline.performance]
        assert rig.decoder.braced[0]
        assert rig.loader.fault is None


def test_an_unknown_name_is_answered_with_those_that_there_are(good: Mapping[str, ModelsConfig]) -> None:
    rig = Rig(good)
    with pytest.raises(ConfigError, match="there are default, other"):
        rig.ask("another")
    answer = NotingAnswer()
    rig.loader.list(answer)
    assert answer.wait() == ("done", "default", "other")


def test_one_set_is_loaded_at_a_time_and_the_next_one_when_that_plays(good: Mapping[str, ModelsConfig]) -> None:
    with loading(good) as rig:
        rig.decoder.plays_at_once = False
        first = rig.ask("other")
        with pytest.raises(ControlError, match="another set is being loaded"):
            rig.ask("default")
        wait_until(lambda: rig.decoder.arrived, seconds=20.0)
        with pytest.raises(ControlError, match="another set is being loaded"):
            rig.ask("other")
        (arrival,) = rig.decoder.arrived
        arrival.asker.plays(arrival.playing.pipeline.performance)
        assert first.wait() == ("done", "other")
        rig.decoder.plays_at_once = True
        assert rig.ask("other").wait(20.0) == ("done", "other")


def test_every_kind_of_bad_file_is_answered_with_the_reason_and_nothing_else_happens(tmp_path: Path) -> None:
    kinds = write_bad_sets(tmp_path)
    with loading({kind: models for kind, (models, _) in kinds.items()}) as rig:
        for kind, (_, reason) in kinds.items():
            heard, said = rig.ask(kind).wait(20.0)
            assert heard == "failed", kind
            assert reason in said, kind
            assert "\n" not in said, kind
            assert rig.events[-2:] == [("model", kind, "loading"), ("model", kind, said)]
        assert rig.decoder.arrived == []
        assert rig.published == []
        assert rig.loader.fault is None
    assert not (tmp_path / PICKLE_WAS_RUN).exists()


def too_large() -> None:
    torch.empty(2**50)


def too_large_for_an_export() -> None:
    try:
        torch.empty(2**50)
    except RuntimeError as error:
        raise ModelError("codec.ts: decode fails") from error


def too_large_for_python() -> None:
    bytearray(2**50)


@pytest.mark.parametrize("load", [too_large, too_large_for_an_export, too_large_for_python])
def test_a_set_for_which_there_is_no_memory_is_refused_as_that(
    monkeypatch: pytest.MonkeyPatch, good: Mapping[str, ModelsConfig], load: Callable[[], None]
) -> None:
    with loading(good) as rig:
        with monkeypatch.context() as patch:
            patch.setattr(loader, "load_models", lambda *_, **__: load())
            assert rig.ask("other").wait() == ("failed", NO_MEMORY)
        assert rig.ask("other").wait(20.0) == ("done", "other")


def test_a_set_whose_files_are_not_there_is_told_at_the_start(caplog: pytest.LogCaptureFixture) -> None:
    with loading({"gone": ModelsConfig(codec=Path("nowhere.ts"))}):
        wait_until(lambda: "the set gone cannot play: nowhere.ts is not there" in caplog.text)


def test_a_panic_gives_up_what_is_being_loaded(good: Mapping[str, ModelsConfig]) -> None:
    with loading(good) as rig:
        rig.is_short.set()
        answer = rig.ask("other")
        rig.loader.drop()
        assert answer.wait() == ("failed", DROPPED)
        rig.is_short.clear()
        assert rig.ask("other").wait(20.0) == ("done", "other")


def test_while_the_music_is_short_nothing_long_is_begun(good: Mapping[str, ModelsConfig]) -> None:
    with loading(good) as rig:
        rig.is_short.set()
        answer = rig.ask("other")
        wait_until(lambda: rig.events)
        threading.Event().wait(0.3)
        assert answer.heard == []
        rig.is_short.clear()
        assert answer.wait(20.0) == ("done", "other")


def test_quitting_does_not_wait_for_what_is_being_loaded(good: Mapping[str, ModelsConfig]) -> None:
    with loading(good) as rig:
        rig.is_short.set()
        answer = rig.ask("other")
        wait_until(lambda: rig.events)
    assert answer.wait() == ("failed", DROPPED)
