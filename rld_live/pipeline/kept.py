"""What a performance finds where it was kept: in a slot, in what sounds already, or in what has died."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from rld_live.errors import ControlError
from rld_live.latent.library import Piece
from rld_live.latent.timeline import Timeline
from rld_live.latent.voice import Voice
from rld_live.pipeline.pieces import Pieces

log = logging.getLogger(__name__)


class Carried(NamedTuple):
    """A voice that goes on at the place of the one that sounds."""

    voice: Voice
    stays: bool
    """Whether its sound is the same, so that it may take over at once."""


def slot_of(number: int, slots: Mapping[int, Voice]) -> Voice:
    """Return what slot `number` keeps; raise `ControlError` when that is nothing."""
    if number not in slots:
        raise ControlError(f"slot {number} is empty: send /rld/slot/store {number} while something plays")
    return slots[number]


def carried_on(pieces: tuple[Piece, ...], timeline: Timeline) -> Carried | None:
    """Return the voice of `pieces` that goes on at the place of the one that sounds, if that begins with the first.

    A morph stays where it is: at the same sound, if these pieces are its own and more.
    """
    sounding, scene = timeline.sounding, timeline.scene
    if scene is None or sounding is None or not sounding.pieces[0].is_like(pieces[0]):
        return None
    before, pieces = scene.voice.pieces, (sounding.pieces[0], *pieces[1:])
    stays = scene.voice.is_same_music_as(replace(sounding, pieces=pieces[: len(before)]))
    return Carried(replace(sounding, pieces=(*before, *pieces[len(before) :]) if stays else pieces), stays)


def resumed(voice: Voice, pieces: Pieces, *, is_frozen: bool) -> Voice:
    """Return `voice` as it is heard soonest where nothing is generated yet: what grows, from its beginning."""
    voice = replace(voice, is_frozen=is_frozen)
    if pieces.begin_anywhere:
        return voice
    if voice.place > 0:
        lack = "its prior would have to generate all that was played of it first, in silence"
        log.warning("seed %d begins anew: %s", voice.seeds[0], lack)
    return replace(voice, pieces=tuple(replace(piece, turns=()) for piece in voice.pieces), position=0.0)
