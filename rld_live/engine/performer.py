"""Where a command finds its owner."""

import logging
import threading
from collections.abc import Callable, Mapping
from typing import Protocol

from rld_live.commands import (
    Command,
    Cut,
    GetAttribute,
    Go,
    ListAttributes,
    MoveMorph,
    Panic,
    Play,
    PlayRandomSeed,
    PlaySeed,
    PrepareCue,
    Quit,
    SetAttribute,
    SetKnob,
    SetMorphSeeds,
    SetReseed,
    Stop,
)
from rld_live.control.replies import BUG, Answer, Value
from rld_live.engine.decoder import Work
from rld_live.errors import RldError
from rld_live.pipeline import Performance
from rld_live.status import Status

log = logging.getLogger(__name__)


class Output(Protocol):
    """The post-ring controls: heard in the next device block."""

    def play(self, fade_seconds: float) -> None: ...
    def stop(self, fade_seconds: float) -> None: ...
    def panic(self) -> None: ...
    def set_gain(self, db: float, glide_seconds: float) -> None: ...
    def set_mute(self, is_muted: bool) -> None: ...
    def set_limiter(self, db: float) -> None: ...


class Decoder(Protocol):
    """The thread that pre-ring commands are work for."""

    def submit(self, work: Work) -> None: ...


class LivePerformer:
    """What the control server plays on; its methods are called by the control thread only.

    Post-ring commands reach the output at once. Pre-ring ones are work for the decoder's thread, which answers them.
    """

    def __init__(self, decoder: Decoder, output: Output, *, knobs: Mapping[str, float]) -> None:
        self.quit_requested = threading.Event()
        self.transport = "stopped"
        self.latest_status = Status()  # written by the main thread
        self._decoder = decoder
        self._output = output
        self._knobs = dict(knobs)

    def submit(self, command: Command, answer: Answer) -> None:
        """Pass `command` to its owner; `answer` is called once, here or by the owner's thread."""
        match command:
            case Play(fade_seconds):
                self._post_ring(lambda: self._output.play(fade_seconds), answer, transport="playing")
            case Stop(fade_seconds):
                self._post_ring(lambda: self._output.stop(fade_seconds), answer, transport="stopped")
            case Panic():
                self._post_ring(self._output.panic, answer, transport="panicked")
                self._decoder.submit(lambda performance: performance.timeline.drop_queued())
            case Quit():
                self._post_ring(self.quit_requested.set, answer)
            case SetKnob():
                self._turn_knob(command, answer)
            case _:
                self._pre_ring(command, answer)

    def status(self) -> Status:
        """Return the latest snapshot."""
        return self.latest_status

    def knobs(self) -> Mapping[str, float]:
        """Return every knob's value."""
        return dict(self._knobs)

    def begin(self, *, is_playing: bool, fade_seconds: float) -> None:
        """Set the post-ring knobs as they stand, and let the sound begin as soon as there is any."""
        self._output.set_gain(self._knobs["gain"], 0.0)
        self._output.set_mute(bool(self._knobs["mute"]))
        self._output.set_limiter(self._knobs["limiter"])
        if is_playing:
            self._output.play(fade_seconds)
            self.transport = "playing"

    def _post_ring(self, act: Callable[[], None], answer: Answer, *values: Value, transport: str | None = None) -> None:
        try:
            act()
        except RldError as error:
            answer.failed(str(error))
            return
        self.transport = transport or self.transport
        answer.done(*values)

    def _turn_knob(self, command: SetKnob, answer: Answer) -> None:
        value, glide = command.value, command.glide_seconds
        self._knobs[command.name] = value
        match command.name:
            case "gain":
                self._post_ring(lambda: self._output.set_gain(value, glide), answer, value)
            case "mute":
                self._post_ring(lambda: self._output.set_mute(bool(value)), answer, value)
            case "limiter":
                self._post_ring(lambda: self._output.set_limiter(value), answer, value)
            case _:
                self._pre_ring(command, answer)

    def _pre_ring(self, command: Command, answer: Answer) -> None:
        def work(performance: Performance) -> None:
            try:
                values = perform(command, performance)
            except RldError as error:
                answer.failed(str(error))
            except Exception:  # else it would end the decoder's thread, and the music with it
                log.exception("%s failed, and the music goes on", command)
                answer.failed(BUG)
            else:
                answer.done(*values)

        self._decoder.submit(work)


def perform(command: Command, performance: Performance) -> tuple[Value, ...]:
    """Carry out a pre-ring `command` (decoder's thread, or offline) and return what its answer tells."""
    match command:
        case PlaySeed(seed, crossfade_seconds):
            performance.play_seed(seed, crossfade_seconds)
            return (seed,)
        case PlayRandomSeed(crossfade_seconds):
            return (performance.play_random_seed(crossfade_seconds),)
        case SetReseed(mode):
            performance.set_reseed(mode)
        case PrepareCue(seed):
            performance.prepare_cue(seed)
            return (seed,)
        case Go(crossfade_seconds):
            return (performance.go(crossfade_seconds),)
        case Cut(seed):
            performance.cut(seed)
            return (seed,)
        case MoveMorph(position, glide_seconds):
            performance.move_morph(position, glide_seconds)
        case SetMorphSeeds(seeds):
            performance.set_morph_seeds(seeds)
        case SetKnob("crossfade", value):
            performance.set_crossfade(value)
            return (value,)
        case SetKnob("temperature", value):
            performance.set_temperature(value)
            return (value,)
        case SetKnob("steps", value):
            performance.set_steps(int(value))
            return (value,)
        case ListAttributes():
            return performance.attribute_names()
        case GetAttribute(name):
            return (name, *performance.attribute(name))
        case SetAttribute(name, values):  # each of many: a module may take 1 and 0 together for a trigger
            return (name, *performance.set_attribute(name, values))
        case _:
            raise AssertionError(f"{command} does not belong to the performance")
    return ()
