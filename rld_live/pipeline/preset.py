"""Everything that a performance stands at, as a file of JSON holds it.

A preset may have been edited by hand, or damaged: what comes back is checked to the last number before it is used.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from rld_live.commands import JSON
from rld_live.errors import ConfigError, DataError
from rld_live.latent.glide import Glide
from rld_live.latent.library import TURNS_MAXIMUM, Piece
from rld_live.latent.line import Line
from rld_live.latent.manner import Manner
from rld_live.latent.morph import Morph
from rld_live.latent.pad import CORNERS, Pad
from rld_live.latent.voice import Voice
from rld_live.parameters import (
    BIAS_MAXIMUM,
    KNOBS,
    SCALE_MAXIMUM,
    SEED_MAXIMUM,
    SLOT_MAXIMUM,
    QuantizeMode,
    ReseedMode,
    knob,
)
from rld_live.pipeline.pieces import Pieces, remade
from rld_live.status import Standing

PERFORMANCE_KNOBS = ("crossfade", "steps", "temperature", "guidance", "horizon", "speed", "tempo")
POSITION_MAXIMUM = 2.0**31


def _knob_values(values: dict[str, float]) -> dict[str, float]:
    if set(values) != set(PERFORMANCE_KNOBS):
        raise ValueError(f"these are the knobs: {', '.join(PERFORMANCE_KNOBS)}")
    try:
        return {name: knob(name).check(value) for name, value in values.items()}
    except ConfigError as error:
        raise ValueError(str(error)) from error


def _evenly_shared(shares: tuple[float, ...]) -> tuple[float, ...]:
    if abs(sum(shares) - 1.0) > 1e-6:
        raise ValueError("the shares of the line must add up to 1")
    return shares


Share = Annotated[float, Field(ge=0.0, le=1.0)]
Temperature = Annotated[float, Field(ge=KNOBS["temperature"].minimum, le=KNOBS["temperature"].maximum)]
Block = Annotated[int, Field(ge=0, le=int(POSITION_MAXIMUM))]
Slot = Annotated[int, Field(ge=0, le=SLOT_MAXIMUM)]


class _Saved(BaseModel):
    """Unknown keys and other types are errors, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class SavedPiece(_Saved):
    seed: Annotated[int, Field(ge=0, le=SEED_MAXIMUM)]
    temperature: Temperature
    steps: Annotated[int, Field(ge=0, le=int(KNOBS["steps"].maximum))]
    guidance: Annotated[float, Field(ge=KNOBS["guidance"].minimum, le=KNOBS["guidance"].maximum)]
    turns: Annotated[tuple[tuple[Block, Temperature], ...], Field(max_length=TURNS_MAXIMUM)] = ()

    @staticmethod
    def of(piece: Piece) -> "SavedPiece":
        return SavedPiece(
            seed=piece.seed,
            temperature=piece.temperature,
            steps=piece.steps,
            guidance=piece.guidance,
            turns=piece.turns,
        )

    def piece(self) -> Piece:
        return Piece(self.seed, self.temperature, self.steps, self.guidance, self.turns)

    def made_by(self, pieces: Pieces, knobs: Mapping[str, float]) -> "SavedPiece":
        turns = () if pieces.begin_anywhere else self.turns
        return SavedPiece.of(replace(remade(self.piece(), pieces, knobs), turns=turns))


class SavedVoice(_Saved):
    pieces: Annotated[tuple[SavedPiece, ...], Field(min_length=1, max_length=CORNERS)]
    position: Annotated[float, Field(ge=-POSITION_MAXIMUM, le=POSITION_MAXIMUM)]
    line: Annotated[tuple[Share, ...], AfterValidator(_evenly_shared)]
    """Share of each piece; see `Line`."""
    pad: tuple[Share, Share] = (0.0, 0.0)
    on_pad: Share = 0.0

    @model_validator(mode="after")
    def _fit(self) -> Self:
        if len(self.line) != len(self.pieces):
            raise ValueError("the line has one share for each piece")
        if self.on_pad > 0.0 and len(self.pieces) < CORNERS:
            raise ValueError(f"the square takes {CORNERS} pieces")
        return self

    @staticmethod
    def of(voice: Voice) -> "SavedVoice":
        morph = voice.morph
        return SavedVoice(
            pieces=tuple(SavedPiece.of(piece) for piece in voice.pieces),
            position=voice.position,
            line=tuple(share.value for share in morph.line.shares),
            pad=(morph.pad.x, morph.pad.y),
            on_pad=morph.share.value,
        )

    def voice(self) -> Voice:
        line = Line(tuple(Glide.at(share) for share in self.line))
        morph = Morph(line, Pad.at(*self.pad), Glide.at(self.on_pad))
        return Voice(tuple(saved.piece() for saved in self.pieces), self.position, morph)

    def made_by(self, pieces: Pieces, knobs: Mapping[str, float]) -> Self:
        """Return it at its place, or at its beginning if the place is one that `pieces` would have to grow to anew."""
        is_elsewhere = not pieces.begin_anywhere and any(piece.steps for piece in self.pieces)
        made = tuple(piece.made_by(pieces, knobs) for piece in self.pieces)
        return self.model_copy(update={"pieces": made, "position": 0.0 if is_elsewhere else self.position})


class Preset(_Saved):
    """One state of a performance."""

    knobs: Annotated[dict[str, float], AfterValidator(_knob_values)]
    reseed: ReseedMode
    quantize: QuantizeMode
    bias: tuple[Annotated[float, Field(ge=-BIAS_MAXIMUM, le=BIAS_MAXIMUM)], ...]
    scale: tuple[Annotated[float, Field(ge=0.0, le=SCALE_MAXIMUM)], ...]
    voice: SavedVoice | None
    slots: dict[Slot, SavedVoice]

    @staticmethod
    def of(knobs: Mapping[str, float], standing: Standing, voice: Voice | None, slots: Mapping[int, Voice]) -> "Preset":
        """Return the preset of a performance that stands so."""
        return Preset.model_construct(
            knobs=dict(knobs),
            reseed=standing.reseed,
            quantize=standing.quantize,
            bias=standing.bias,
            scale=standing.scale,
            voice=None if voice is None else SavedVoice.of(voice),
            slots={number: SavedVoice.of(each) for number, each in slots.items()},
        )

    def manner(self, before: Manner, frames: int) -> Manner:
        """Return the manner that goes from the one `before` to this preset's within `frames`."""
        manner = before.at_speed(self.knobs["speed"], frames)
        for dimension, (bias, scale) in enumerate(zip(self.bias, self.scale, strict=True)):
            manner = manner.with_hand("bias", dimension, bias, frames).with_hand("scale", dimension, scale, frames)
        return manner

    def made_by(self, pieces: Pieces) -> Self:
        """Return it with its voices as `pieces` make them, whatever source they were saved from."""
        voice = self.voice and self.voice.made_by(pieces, self.knobs)
        slots = {number: saved.made_by(pieces, self.knobs) for number, saved in self.slots.items()}
        return self.model_copy(update={"voice": voice, "slots": slots})

    def as_json(self) -> dict[str, JSON]:
        """Return what `checked_preset` takes."""
        values: dict[str, JSON] = self.model_dump(mode="json")
        return values


def kept(heard: Voice | None, aimed: Voice | None) -> Voice | None:
    """Return what a preset keeps: what is `heard`, as the knobs are turned now if it is what is also `aimed` at."""
    if heard is None or aimed is None or heard.seeds != aimed.seeds:
        return heard or aimed
    return replace(heard, pieces=aimed.pieces)


def snapshot_of(
    knobs: Mapping[str, float], standing: Standing, voice: Voice | None, slots: Mapping[int, Voice]
) -> dict[str, JSON]:
    """Return the preset of a performance that stands so, as `checked_preset` takes it."""
    return Preset.of(knobs, standing, voice, slots).as_json()


def checked_preset(snapshot: Mapping[str, JSON], *, latent_dim: int, pieces: Pieces) -> Preset:
    """Return the preset that `snapshot` is, its voices as `pieces` make them.

    Raise `DataError` for anything else, or other latent dimensions.
    """
    try:
        preset = Preset.model_validate_json(json.dumps(dict(snapshot)))
    except ValidationError as error:
        raise DataError(f"the preset is damaged: {_first_of(error)}: save it again") from error
    except (TypeError, ValueError, RecursionError) as error:
        raise DataError("the preset is damaged: it is no JSON: save it again") from error
    for hand, values in (("bias", preset.bias), ("scale", preset.scale)):
        if len(values) != latent_dim:
            raise DataError(
                f"the preset is of another codec: {hand} has {len(values)} latent dimensions, this one has {latent_dim}"
            )
    return preset.made_by(pieces)


def _first_of(error: ValidationError) -> str:
    first: Any = error.errors()[0]
    place = ".".join(str(each) for each in first["loc"]) or "preset"
    return f"{place}: {first['msg']}"
