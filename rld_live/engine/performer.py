"""Where a command finds its owner."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from rld_live.commands import (
    Command,
    ListModels,
    ListPresets,
    LoadModel,
    LoadPreset,
    Panic,
    Play,
    Quit,
    SavePreset,
    SetKnob,
    StartRecording,
    Stop,
    StopRecording,
)
from rld_live.control.replies import Answer, Value
from rld_live.engine.attempt import attempt
from rld_live.engine.clerk import Clerk
from rld_live.engine.files.presets import Presets
from rld_live.engine.files.recordings import Recordings
from rld_live.engine.post_ring import POST_RING_KNOBS, PostRing
from rld_live.engine.pre_ring import PreRing
from rld_live.engine.sets.now_playing import NowPlaying
from rld_live.status import Standing, Status


class Loader(Protocol):
    """Whoever loads other models."""

    def load(self, name: str, crossfade_seconds: float | None, answer: Answer) -> None: ...
    def list(self, answer: Answer) -> None: ...
    def drop(self) -> None: ...


class LivePerformer:
    """What the control server plays on; its methods are called by the control thread, and return at once.

    Post-ring commands reach the output at once. Pre-ring ones are work for the decoder's thread, files are the clerk's;
    these answer themselves.
    """

    def __init__(
        self,
        *,
        pre_ring: PreRing,
        post_ring: PostRing,
        presets: Presets,
        recordings: Recordings,
        clerk: Clerk,
        loader: Loader,
        playing: NowPlaying,
        facts: Mapping[str, Value],
    ) -> None:
        self.quit_requested = threading.Event()
        self.latest_status = Status()  # written by the main thread
        self._pre_ring = pre_ring
        self._post_ring = post_ring
        self._presets = presets
        self._recordings = recordings
        self._clerk = clerk
        self._loader = loader
        self._playing = playing
        self._facts = dict(facts)

    def submit(self, command: Command, answer: Answer, *, due: float | None = None) -> None:
        """Pass `command` to its owner, who calls `answer` once; `due` (monotonic seconds) is when it is to be heard."""
        match command:
            case Play(fade_seconds):
                _at_once(lambda: self._post_ring.play(fade_seconds, due=due), answer)
            case Stop(fade_seconds):
                _at_once(lambda: self._post_ring.stop(fade_seconds, due=due), answer)
            case Panic():
                _at_once(self._panic, answer)
            case Quit():
                _at_once(self.quit_requested.set, answer)
            case SetKnob(name, value, glide_seconds) if name in POST_RING_KNOBS:
                turn = self._post_ring.turn
                _at_once(lambda: turn(name, value, glide_seconds=glide_seconds, due=due), answer, value)
            case SavePreset(preset):
                self._presets.save(preset, answer, due=due)
            case LoadPreset(preset, crossfade_seconds):
                self._presets.load(preset, crossfade_seconds, answer, due=due)
            case ListPresets():
                self._presets.list(answer)
            case LoadModel(name, crossfade_seconds):
                attempt(lambda: self._loader.load(name, crossfade_seconds, answer), answer)
            case ListModels():
                self._loader.list(answer)
            case StartRecording(recording):
                self._recordings.start(recording, answer, due=due)
            case StopRecording():
                self._recordings.stop(answer, due=due)
            case _:
                self._pre_ring.submit(command, answer, due=due)

    def status(self) -> Status:
        """Return the latest snapshot."""
        return self.latest_status

    def knobs(self) -> Mapping[str, float]:
        """Return every knob's value."""
        return {**self._pre_ring.knobs, **self._post_ring.knobs}

    def standing(self) -> Standing:
        """Return what is set beside the knobs."""
        return replace(self._pre_ring.standing, recording=self._recordings.current, set=self._playing.now.name)

    def facts(self) -> Mapping[str, Value]:
        """Return what changes with the models at most."""
        return {**self._facts, **self._playing.now.facts}

    @property
    def transport(self) -> str:
        """Return what was asked for last: playing, stopped or panicked."""
        return self._post_ring.transport

    def _panic(self) -> None:
        self._post_ring.panic()  # first: silence does not wait for the rest
        self._pre_ring.panic()
        self._clerk.drop_dated()
        self._loader.drop()


def _at_once(act: Callable[[], None], answer: Answer, *values: Value) -> None:
    def obey() -> None:
        act()
        answer.done(*values)

    attempt(obey, answer)
