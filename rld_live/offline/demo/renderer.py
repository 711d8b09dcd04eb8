"""From a score to sound: parts and drums onto three buses, room and echoes behind them, mastered."""

from dataclasses import dataclass

import numpy as np

from rld_live.audio.frames import Frames
from rld_live.offline.demo import effects
from rld_live.offline.demo.drums import KITS, strokes
from rld_live.offline.demo.instruments import GAINS_DB, INSTRUMENTS
from rld_live.offline.demo.score import Part, Piece
from rld_live.offline.demo.voices import frequency_of

# How far the kick pushes a part down (dB); what is not named keeps still.
DUCKING_DB = {"pad": 5.0, "halo": 4.0, "wash": 4.0, "comp": 2.5, "grains": 2.5, "bass": 3.5}


@dataclass(frozen=True)
class Buses:
    """The three places a sound is sent to, each [frames, 2]."""

    dry: Frames
    room: Frames
    delay: Frames


def render(piece: Piece, rate: int) -> Frames:
    """The mastered piece as [frames, 2]; the same piece gives the same samples."""
    frames = round(piece.seconds * rate)
    buses = Buses(*(np.zeros((frames, 2), np.float32) for _ in range(3)))
    kicks = _kicks(piece, rate)
    for index, part in enumerate(piece.parts):
        sound = render_part(piece, part, rate, np.random.default_rng([piece.seed, piece.number, index]))
        if kicks and part.role in DUCKING_DB:
            effects.duck(sound, kicks, rate, depth_db=DUCKING_DB[part.role])
        buses.dry[:] += sound
        buses.room[:] += np.float32(part.reverb) * sound
        if part.delay:
            buses.delay[:] += np.float32(part.delay) * sound
    if piece.hits:
        sound = render_drums(piece, rate)
        buses.dry[:] += sound
        buses.room[:] += np.float32(KITS[piece.kit].room) * sound

    walls = np.random.default_rng([piece.seed, round(piece.reverb_seconds * 2)])  # like rooms for like lengths
    space = effects.room(piece.reverb_seconds, rate, walls)
    delayed = buses.delay.mean(axis=1, keepdims=True).repeat(2, axis=1)  # ping-pong starts from the middle
    repeats = effects.convolve(delayed, effects.echoes(piece.delay_beats * piece.beat_seconds, rate))
    mix = buses.dry + repeats + effects.convolve(buses.room + np.float32(0.25) * repeats, space)
    return effects.master(mix, rate, fade_out=piece.tail_seconds + 2 * piece.beat_seconds)


def render_part(piece: Piece, part: Part, rate: int, rng: np.random.Generator) -> Frames:
    """One part alone and dry, at its level in the mix: [frames, 2] of the whole piece."""
    out = np.zeros((round(piece.seconds * rate), 2), np.float32)
    voice = INSTRUMENTS[part.instrument]
    level = 10 ** (GAINS_DB[part.instrument] / 20)
    for note in part.notes:
        sound = voice(frequency_of(note.pitch), note.beats * piece.beat_seconds, note.velocity, rate, rng)
        angle = (float(np.clip(part.pan + note.pan, -1, 1)) + 1) * np.pi / 4
        sides = np.array([np.cos(angle), np.sin(angle)], np.float32) * np.float32(np.sqrt(2) * level)
        _add(out, sound * sides, round(note.start * piece.beat_seconds * rate))
    return out


def render_drums(piece: Piece, rate: int) -> Frames:
    """The whole kit, dry: [frames, 2] of the whole piece."""
    out = np.zeros((round(piece.seconds * rate), 2), np.float32)
    sounds = strokes(KITS[piece.kit], piece.key.tonic, rate, np.random.default_rng([piece.seed, piece.number, 1000]))
    for index, hit in enumerate(piece.hits):
        variants = sounds[hit.drum]
        sound = variants[index % len(variants)] * np.float32(hit.velocity**1.3)
        _add(out, sound, round(hit.start * piece.beat_seconds * rate))
    return out


def _kicks(piece: Piece, rate: int) -> list[tuple[int, float]]:
    return [(round(h.start * piece.beat_seconds * rate), h.velocity) for h in piece.hits if h.drum == "kick"]


def _add(out: Frames, sound: Frames, start: int) -> None:
    room_left = out[start : start + len(sound)]
    room_left += sound[: len(room_left)]
