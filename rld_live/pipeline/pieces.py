"""What seeds and knobs make of a piece: this differs between the ways to generate latents."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol

from rld_live.errors import ControlError
from rld_live.latent.library import Piece
from rld_live.latent.voice import Voice


class Pieces(Protocol):
    """The pieces of one way to generate. Plain values, for any thread."""

    begin_anywhere: ClassVar[bool]
    """Whether any place of a piece can be generated at once, without all that comes before it."""

    def piece(self, seed: int, *, temperature: float, steps: int, guidance: float) -> Piece:
        """Return the piece of `seed` with the knobs as they stand."""
        ...

    def with_temperature(self, piece: Piece, temperature: float, *, block: int) -> Piece:
        """Return what `piece` becomes when the knob is turned while `block` plays."""
        ...

    def with_steps(self, piece: Piece, steps: int) -> Piece:
        """The same for the steps; raise `ControlError` where there are none."""
        ...

    def with_guidance(self, piece: Piece, guidance: float) -> Piece:
        """The same for the guidance; raise `ControlError` where there is none."""
        ...


@dataclass(frozen=True)
class DenoisedPieces:
    """Each window is made for itself, so a knob changes all of them."""

    begin_anywhere: ClassVar[bool] = True

    can_be_guided: bool = True

    def piece(self, seed: int, *, temperature: float, steps: int, guidance: float) -> Piece:
        return Piece(seed, temperature, steps, guidance if self.can_be_guided else 1.0)

    def with_temperature(self, piece: Piece, temperature: float, *, block: int) -> Piece:  # noqa: ARG002
        return replace(piece, temperature=temperature)

    def with_steps(self, piece: Piece, steps: int) -> Piece:
        return replace(piece, steps=steps)

    def with_guidance(self, piece: Piece, guidance: float) -> Piece:
        if guidance != 1.0 and not self.can_be_guided:
            raise ControlError("guidance has no meaning here: the checkpoint's network has no attention to guide it by")
        return replace(piece, guidance=guidance)


class GrownPieces:
    """Each block grows out of the one before it, so a knob changes what follows and leaves what was."""

    begin_anywhere: ClassVar[bool] = False

    def piece(self, seed: int, *, temperature: float, steps: int, guidance: float) -> Piece:  # noqa: ARG002
        return Piece(seed, temperature)

    def with_temperature(self, piece: Piece, temperature: float, *, block: int) -> Piece:
        return piece.turned(temperature, block=block)

    def with_steps(self, piece: Piece, steps: int) -> Piece:  # noqa: ARG002
        raise ControlError("steps has no meaning here: the codec's prior generates, and nothing is denoised")

    def with_guidance(self, piece: Piece, guidance: float) -> Piece:
        if guidance != 1.0:
            raise ControlError("guidance has no meaning here: the codec's prior generates, and nothing is denoised")
        return piece


DENOISED: Pieces = DenoisedPieces()
GROWN: Pieces = GrownPieces()


def remade(piece: Piece, pieces: Pieces, knobs: Mapping[str, float]) -> Piece:
    """Return what `pieces` have in the place of one that another source may have made, as it begins.

    It keeps the knobs that it was made with; where it had none, those in `knobs` are taken.
    """
    steps, guidance = (piece.steps, piece.guidance) if piece.steps else (int(knobs["steps"]), knobs["guidance"])
    return pieces.piece(piece.seed, temperature=piece.temperature, steps=steps, guidance=guidance)


def check_turns(voice: Voice | None) -> None:
    """Raise `ControlError` if the temperature of what sounds has been turned as often as a piece may."""
    for piece in voice.pieces if voice is not None else ():
        if piece.is_settled:
            count = len(piece.turns)
            raise ControlError(f"the temperature of seed {piece.seed} was turned {count} times: play another seed")
