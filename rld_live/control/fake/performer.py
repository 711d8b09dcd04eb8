"""A performer without sound, which keeps what it is told."""

import math
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import replace

from rld_live import __version__
from rld_live.commands import (
    Command,
    Cut,
    CutToSlot,
    Freeze,
    Go,
    ListHistory,
    ListModels,
    ListPresets,
    LoadModel,
    LoadPreset,
    MoveMorph,
    MovePad,
    Panic,
    Play,
    PlayRandomSeed,
    PlaySeed,
    PlaySlot,
    PrepareCue,
    Recall,
    SavePreset,
    SetKnob,
    SetLatent,
    SetMorphSeeds,
    SetQuantize,
    SetReseed,
    StartRecording,
    Stop,
    StopRecording,
    StoreSlot,
)
from rld_live.config import OWN_SET
from rld_live.control.music_rows import HISTORY_MAXIMUM
from rld_live.control.replies import Answer, Value
from rld_live.errors import ControlError
from rld_live.parameters import SLOT_MAXIMUM, defaults
from rld_live.status import Standing, Status

FRESH_SEED = 4711
LATENT_DIM = 8
SETS = (OWN_SET, "other")
REMEMBERED_MAXIMUM = 10_000
LATENT_RATE = 48000 / 2048
WINDOW_SECONDS = 10.9


class FakePerformer:
    """Answers every command at once, and remembers it; commands named in `refusals` fail with that reason."""

    def __init__(
        self,
        *,
        status: Status | None = None,
        refusals: Mapping[type[Command], str] | None = None,
        latent_dim: int = LATENT_DIM,
    ) -> None:
        self._status = status or Status(state="playing", set=OWN_SET, seed=1, sample_rate=48000)
        self._refusals = dict(refusals or {})
        self._knobs = defaults()
        self._standing = Standing(set=OWN_SET, seed=1, bias=(0.0,) * latent_dim, scale=(1.0,) * latent_dim)
        self._latent_dim = latent_dim
        self._cue: int | None = None
        self._slots: dict[int, int] = {}
        self._history: deque[int] = deque(maxlen=HISTORY_MAXIMUM)
        self._presets: dict[str, tuple[Standing, dict[str, float]]] = {}
        self._changed = threading.Condition()
        self._submissions: deque[tuple[Command, float | None]] = deque(maxlen=REMEMBERED_MAXIMUM)

    @property
    def commands(self) -> list[Command]:
        """Return the commands so far, in the order of their arrival."""
        return [command for command, _ in self.submissions]

    @property
    def submissions(self) -> list[tuple[Command, float | None]]:
        """Return the commands so far, each with the time at which it is due."""
        with self._changed:
            return list(self._submissions)

    def wait_for(self, count: int, timeout_seconds: float = 5.0) -> list[Command]:
        """Return the commands once there are `count` of them; raise `ControlError` when they do not come."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self._submissions) >= count, timeout_seconds):
                raise ControlError(f"{len(self._submissions)} commands after {timeout_seconds:g} s, not {count}")
        return self.commands

    def submit(self, command: Command, answer: Answer, *, due: float | None = None) -> None:
        """Remember `command`, carry it out whatever its date, and answer."""
        with self._changed:
            self._submissions.append((command, due))
            self._changed.notify_all()
        if type(command) in self._refusals:
            answer.failed(self._refusals[type(command)])
            return
        try:
            answer.done(*self._obey(command, answer))
        except ControlError as error:
            answer.failed(str(error))

    def status(self) -> Status:
        """Return the snapshot that was given, or published."""
        return self._status

    def knobs(self) -> Mapping[str, float]:
        """Return where the knobs stand."""
        return dict(self._knobs)

    def standing(self) -> Standing:
        """Return what it is set to."""
        return self._standing

    def facts(self) -> Mapping[str, Value]:
        """Return what does not change."""
        return {
            "version": __version__,
            "sample_rate": self._status.sample_rate,
            "latent_dim": self._latent_dim,
            "latent_rate": LATENT_RATE,
            "window_seconds": WINDOW_SECONDS,
            "slots": SLOT_MAXIMUM + 1,
        }

    def move(self, seconds: float) -> Status:
        """Return a status in which `seconds` have gone by, as far as anything plays."""
        now = self._status
        is_playing = now.state == "playing"
        position = now.position + (seconds * self._knobs["speed"] if is_playing and not self._standing.freeze else 0.0)
        wave = 3 * math.sin(2 * math.pi * position / 7)
        peak = self._knobs["gain"] - 9 + wave if is_playing and not self._knobs["mute"] else -120.0
        self._status = replace(
            now,
            position=position,
            window=int(position / WINDOW_SECONDS),
            beat=now.beat + seconds * self._knobs["tempo"] / 60,
            morph=self._standing.morph if self._standing.seeds else -1.0,
            speed=0.0 if self._standing.freeze else self._knobs["speed"],
            ring_seconds=0.5 + 0.01 * wave,
            ring_seconds_min=0.45,
            horizon_seconds=self._knobs["horizon"] + 0.3 * wave,
            generate_rtf=0.2,
            decode_rtf=0.1,
            decode_rtf_p99=0.15,
            level=(peak, peak - 9, peak - 1, peak - 10),
            device="none (fake)",
            latency_ms=560.0,
            cpu=0.5,
            memory_mb=600.0,
        )
        return self._status

    def _obey(self, command: Command, answer: Answer) -> tuple[Value, ...]:
        """Keep what there is to keep, and return what the answer tells."""
        match command:
            case SetKnob(name, value):
                self._knobs[name] = value
                return (value,)
            case PlaySeed(seed) | Cut(seed):
                return self._play(seed)
            case PlayRandomSeed():
                return self._play(FRESH_SEED)
            case PrepareCue(seed):
                self._cue = seed
                self._status = replace(self._status, next_seed=seed)
                return (seed,)
            case Go():
                return self._play(self._known(self._cue, "nothing is cued: send /rld/cue <seed> first"))
            case StoreSlot(slot):
                self._slots[slot] = self._standing.seed
                self._standing = replace(self._standing, slots=tuple(sorted(self._slots)))
            case PlaySlot(slot) | CutToSlot(slot):
                return self._play(
                    self._known(self._slots.get(slot), f"slot {slot} is empty: send /rld/slot/store {slot}")
                )
            case ListHistory():
                for number, seed in enumerate(self._history, start=1):
                    answer.tell("history/entry", number, seed, 0.0)
                return (len(self._history),)
            case Recall(number):
                known = self._history[number - 1] if number <= len(self._history) else None
                return self._play(self._known(known, f"the history has no entry {number}: see /rld/history"))
            case SavePreset(name):
                self._presets[name] = (self._standing, dict(self._knobs))
                return (name,)
            case LoadPreset(name):
                if name not in self._presets:
                    raise ControlError(f"no preset is called {name!r}: see /rld/preset/list")
                self._standing, knobs = self._presets[name]
                self._knobs = dict(knobs)
                return (name,)
            case ListPresets():
                return tuple(self._presets)
            case LoadModel(name):
                if name not in SETS:
                    raise ControlError(f"there is no set {name!r} in the config's sets: there are {', '.join(SETS)}")
                self._standing = replace(self._standing, set=name)
                self._status = replace(self._status, set=name)
                return (name,)
            case ListModels():
                return SETS
            case StartRecording(name):
                file = f"{name or 'take'}.wav"
                self._standing = replace(self._standing, recording=file)
                self._status = replace(self._status, recording=file)
                return (file,)
            case StopRecording():
                file = self._standing.recording
                if not file:
                    raise ControlError("nothing is recorded: send /rld/record/start first")
                self._standing = replace(self._standing, recording="")
                self._status = replace(self._status, recording="")
                return (file,)
            case _:
                self._set(command)
        return ()

    def _set(self, command: Command) -> None:
        match command:
            case Play():
                self._status = replace(self._status, state="playing")
            case Stop():
                self._status = replace(self._status, state="stopped")
            case Panic():
                self._status = replace(self._status, state="panicked")
            case SetReseed(mode):
                self._standing = replace(self._standing, reseed=mode)
            case SetQuantize(mode):
                self._standing = replace(self._standing, quantize=mode)
            case Freeze(is_frozen):
                self._standing = replace(self._standing, freeze=int(is_frozen))
            case SetMorphSeeds(seeds):
                self._standing = replace(self._standing, seeds=seeds, seed=seeds[0])
            case MoveMorph(position):
                self._standing = replace(self._standing, morph=position)
            case MovePad(x, y):
                self._standing = replace(self._standing, pad=(x, y))
            case SetLatent(hand, dimension, value):
                moved = list(self._standing.bias if hand == "bias" else self._standing.scale)
                moved[dimension] = value
                told = tuple(moved)
                bias = hand == "bias"
                self._standing = replace(self._standing, bias=told) if bias else replace(self._standing, scale=told)
            case _:
                pass

    def _play(self, seed: int) -> tuple[Value, ...]:
        self._history.appendleft(self._standing.seed)
        self._standing = replace(self._standing, seed=seed, seeds=())
        self._status = replace(self._status, seed=seed, next_seed=-1)
        return (seed,)

    def _known(self, seed: int | None, otherwise: str) -> int:
        if seed is None:
            raise ControlError(otherwise)
        return seed
