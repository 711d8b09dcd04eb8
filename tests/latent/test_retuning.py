"""Knobs turned faster than what they change can be generated."""

from collections.abc import Callable

import pytest
import torch

from rld_live.errors import ControlError
from rld_live.latent.library import Library, Piece
from rld_live.latent.scene import DEEPEST_CROSSFADE
from rld_live.latent.timeline import Timeline
from rld_live.latent.voice import Voice

HOP = 64
CHUNK = 4
FADE = 24


class Rig:
    """Latents are the temperature of their piece, and a block takes as long as a chunk to generate."""

    def __init__(self) -> None:
        self.fails_at: float | None = None
        self.library = Library(hop=HOP)
        self.timeline = Timeline(self.library)
        self.timeline.play(Voice.of(Piece(1, 1.0)), fade_frames=0)
        self.generate(64)
        self.pull(1)

    def generate(self, count: int) -> None:
        missing = [key for key in self.timeline.wanted if key not in self.library]
        for key in [key for key in missing if key.piece.temperature != self.fails_at][:count]:
            self.library.add(key, torch.full((1, HOP), key.piece.temperature))

    def turn(self, temperature: float) -> None:
        self.timeline.retune(at(temperature), fade_frames=FADE)

    def pull(self, chunks: int, each: Callable[[int], None] = lambda number: None) -> torch.Tensor:
        """Return the temperatures that are heard, `each` done before each chunk."""
        parts = []
        for number in range(chunks):
            each(number)
            latents = self.timeline.next(CHUNK)
            assert latents is not None
            parts.append(latents[0])
            self.generate(1)
        return torch.cat(parts)


def at(temperature: float) -> Callable[[Piece, int], Piece]:
    return lambda piece, _block: Piece(piece.seed, temperature)


def test_a_knob_that_is_never_at_rest_is_heard_on_its_way() -> None:
    rig = Rig()
    heard = rig.pull(80, lambda number: rig.turn(1.0 - number / 100))
    assert heard[80] < 1.0  # 20 chunks, and still turning
    assert heard[-1] < 0.5
    assert (heard.diff() <= 1e-6).all()


def test_the_last_turn_is_what_stays() -> None:
    rig = Rig()
    rig.pull(10, lambda number: rig.turn(1.0 - number / 20))
    assert rig.pull(40)[-1] == pytest.approx(0.55)


def test_a_turn_that_cannot_be_generated_holds_the_others_up_for_two_windows_only() -> None:
    rig = Rig()
    rig.fails_at = 2.0
    for temperature in (2.0, 0.9, 0.5):
        rig.turn(temperature)
    heard = rig.pull(80)
    assert heard[-1] == pytest.approx(0.5)
    assert int((heard != 1.0).nonzero()[0]) == pytest.approx(4 * HOP, abs=4 * CHUNK)


def test_no_crossfade_is_cut_short_by_another_turn() -> None:
    rig = Rig()
    depths = []

    def turn(number: int) -> None:
        rig.turn(float(number % 2))
        rig.generate(64)
        assert rig.timeline.scene is not None
        depths.append(len(rig.timeline.scene.voices()))

    heard = rig.pull(60, turn)
    assert max(depths) == DEEPEST_CROSSFADE
    assert heard.diff().abs().max() <= DEEPEST_CROSSFADE / FADE


def test_knobs_turned_while_another_waits_are_all_heard() -> None:
    rig = Rig()
    rig.turn(0.8)
    for change in (at(0.5), lambda piece, _block: Piece(piece.seed, piece.temperature, guidance=3.0)):
        rig.timeline.retune(change, fade_frames=FADE)
    assert rig.timeline.aimed is not None
    assert rig.timeline.aimed.pieces == (Piece(1, 0.5, guidance=3.0),)
    rig.pull(60)
    assert rig.timeline.scene is not None
    assert rig.timeline.scene.voice.pieces == (Piece(1, 0.5, guidance=3.0),)


def test_a_new_seed_that_waits_takes_the_turn_with_it() -> None:
    rig = Rig()
    rig.timeline.play(Voice.of(Piece(2, 1.0)), fade_frames=FADE, is_urgent=True)
    rig.turn(0.5)
    rig.pull(6)
    assert rig.timeline.scene is not None
    assert rig.timeline.scene.voice.pieces == (Piece(2, 0.5),)


def test_what_is_played_anew_keeps_its_own_knobs() -> None:
    rig = Rig()
    rig.turn(0.8)
    rig.turn(0.5)
    rig.timeline.play(Voice.of(Piece(2, 0.9)), fade_frames=0, is_urgent=True)
    rig.pull(40)
    assert rig.timeline.scene is not None
    assert rig.timeline.scene.voice.pieces == (Piece(2, 0.9),)


def test_a_turn_that_means_nothing_is_refused_at_once_even_while_another_waits() -> None:
    def refuse(_piece: Piece, _block: int) -> Piece:
        raise ControlError("nothing is denoised")

    rig = Rig()
    rig.turn(0.8)
    with pytest.raises(ControlError):
        rig.timeline.retune(refuse, fade_frames=FADE)
    assert rig.pull(60)[-1] == pytest.approx(0.8)
