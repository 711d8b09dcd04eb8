"""What each pre-ring command does to the performance."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rld_live.commands import (
    BoundSteps,
    Command,
    Cut,
    CutToSlot,
    FollowBeat,
    Freeze,
    GetAttribute,
    Go,
    ListAttributes,
    ListHistory,
    MoveMorph,
    MovePad,
    Panic,
    PlayRandomSeed,
    PlaySeed,
    PlaySlot,
    PrepareCue,
    Recall,
    RestorePreset,
    SetAttribute,
    SetKnob,
    SetLatent,
    SetMorphSeeds,
    SetQuantize,
    SetReseed,
    StoreSlot,
    TapBeat,
)
from rld_live.pipeline.history import voice_of
from rld_live.pipeline.performance import Performance

Value = int | float | str


@dataclass(frozen=True)
class Outcome:
    """What a command came to."""

    values: tuple[Value, ...] = ()
    """What its answer tells."""
    lines: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    """What is told before the answer: (name, values), each at an address of its own."""


TURN: Mapping[str, Callable[[Performance, float, float], None]] = MappingProxyType(
    {
        "crossfade": lambda performance, value, _glide: performance.set_crossfade(value),
        "steps": lambda performance, value, _glide: performance.set_steps(int(value)),
        "temperature": lambda performance, value, _glide: performance.set_temperature(value),
        "guidance": lambda performance, value, _glide: performance.set_guidance(value),
        "horizon": lambda performance, value, _glide: performance.set_horizon(value),
        "speed": lambda performance, value, glide: performance.set_speed(value, glide),
        "tempo": lambda performance, value, _glide: performance.set_tempo(value),
    }
)
"""The knobs that belong to the performance, and what turning them means."""


def foresee(command: Command, performance: Performance) -> None:
    """Generate ahead what `command` will play; raise `RldError` for what it could not play now."""
    match command:
        case PlaySeed(seed) | Cut(seed):
            voice = performance.voice(seed)
        case SetMorphSeeds(seeds):
            voice = performance.voice(*seeds)
        case Recall(number):
            voice = voice_of(number, performance.timeline.left)
        case RestorePreset(snapshot):
            saved = performance.preset(snapshot).voice
            if saved is None:
                return
            voice = saved.voice()
        case _:  # plays nothing, or what is kept ready
            return
    performance.timeline.foresee(voice)


def perform(command: Command, performance: Performance) -> Outcome:
    """Carry out a pre-ring `command` (decoder's thread, or offline); raise `RldError` for what cannot be."""
    match command:
        case Panic():
            performance.timeline.drop_queued()
        case PlaySeed(seed, crossfade_seconds):
            performance.play_seed(seed, crossfade_seconds)
            return Outcome((seed,))
        case PlayRandomSeed(crossfade_seconds):
            return Outcome((performance.play_random_seed(crossfade_seconds),))
        case SetReseed(mode):
            performance.set_reseed(mode)
        case PrepareCue(seed):
            performance.prepare_cue(seed)
            return Outcome((seed,))
        case Go(crossfade_seconds):
            return Outcome((performance.go(crossfade_seconds),))
        case Cut(seed):
            performance.cut(seed)
            return Outcome((seed,))
        case CutToSlot(slot):
            performance.cut_to_slot(slot)
            return Outcome((slot,))
        case MoveMorph(position, glide_seconds):
            performance.move_morph(position, glide_seconds)
        case MovePad(x, y, glide_seconds):
            performance.move_pad(x, y, glide_seconds)
        case SetMorphSeeds(seeds):
            performance.set_morph_seeds(seeds)
        case ListHistory():
            entries = performance.history()
            return Outcome(lines=tuple(("history/entry", (e.number, e.seeds[0], e.seconds)) for e in entries))
        case Recall(number, crossfade_seconds):
            performance.recall(number, crossfade_seconds)
            return Outcome((number,))
        case StoreSlot(slot):
            performance.store_slot(slot)
            return Outcome((slot,))
        case PlaySlot(slot, crossfade_seconds):
            performance.play_slot(slot, crossfade_seconds)
            return Outcome((slot,))
        case Freeze(is_frozen):
            performance.freeze(is_frozen)
        case SetLatent(hand, dimension, value, glide_seconds):
            performance.set_latent(hand, dimension, value, glide_seconds)
            return Outcome((value,))
        case SetKnob(name, value, glide_seconds) if name in TURN:
            TURN[name](performance, value, glide_seconds)
            return Outcome((value,))
        case SetQuantize(mode):
            performance.set_quantize(mode)
        case TapBeat():
            return Outcome((performance.tap_beat(),))
        case BoundSteps(most):
            performance.bound_steps(most)
        case FollowBeat(beat, bpm):
            performance.follow_beat(beat, bpm)
        case RestorePreset(snapshot, crossfade_seconds):
            performance.restore(snapshot, crossfade_seconds)
        case ListAttributes():
            return Outcome(performance.attributes.names())
        case GetAttribute(name):
            return Outcome((name, *performance.attributes.get(name)))
        case SetAttribute(name, values):  # each of many: a module may take 1 and 0 together for a trigger
            performance.attributes.set(name, values)
            return Outcome((name, *performance.attributes.get(name)))
        case _:
            raise AssertionError(f"{command} does not belong to the performance")
    return Outcome()
