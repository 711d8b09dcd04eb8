"""How fast the latents go by: speed, backwards, freeze, and what happens at the end of a window then."""

import pytest
import torch
from torch import Tensor

from rld_live.latent.circumstances import Live
from rld_live.latent.library import Library, Piece
from rld_live.latent.pending import Aim
from rld_live.latent.slerp import slerp
from rld_live.latent.timeline import Timeline
from rld_live.latent.voice import Voice

HOP = 32
WINDOW = 2 * HOP


def piece(seed: int) -> Piece:
    return Piece(seed, temperature=1.0, steps=4)


class Tape:
    """A timeline whose latents say where they are: place in one dimension, seed in the other."""

    def __init__(self, *, hop: int = HOP) -> None:
        self.library = Library(hop=hop)
        self.timeline = Timeline(self.library, circumstances=Live())
        self.events: list[str] = []

    def play(self, seed: int, *, position: float = 0.0, fade_frames: int = 0) -> None:
        voice = Voice((piece(seed),), position)
        self.timeline.play(voice, fade_frames=fade_frames, is_urgent=True)

    def glide_speed(self, speed: float, frames: int = 0) -> None:
        self.timeline.play_in(self.timeline.manner.at_speed(speed, frames))

    def generate(self) -> None:
        for key in self.timeline.wanted:
            if key not in self.library:
                start = key.index * self.library.hop
                places = torch.arange(start, start + self.library.hop).float()
                self.library.add(key, torch.stack([1000.0 + places, torch.full_like(places, key.piece.seed)]))

    def hear(self, count: int, *, chunk: int = 4) -> Tensor:
        """Return the next latents [2, count]; everything that is wanted, and only that, is generated in time."""
        parts = []
        for _ in range(count // chunk):
            self.generate()
            latents = self.timeline.next(chunk)
            assert latents is not None
            parts.append(latents)
        return torch.cat(parts, dim=1)

    def places(self, count: int, *, chunk: int = 4) -> list[float]:
        """Return the places in the piece that the next latents come from."""
        return [float(place) - 1000.0 for place in self.hear(count, chunk=chunk)[0]]

    @property
    def voice(self) -> Voice:
        assert self.timeline.scene is not None
        return self.timeline.scene.voice


@pytest.mark.parametrize("chunk", [1, 4, 16])
def test_at_twice_the_speed_every_second_latent_frame_is_heard(chunk: int) -> None:
    tape = Tape()
    tape.play(7)
    tape.glide_speed(2.0)
    assert tape.places(96, chunk=chunk) == [2.0 * number for number in range(96)]


def test_a_frame_between_two_is_a_slerp_of_them() -> None:
    tape = Tape()
    tape.play(7)
    tape.glide_speed(0.25)
    heard = tape.hear(8)
    low, high = (tape.library.frames(piece(7), at, at + 1) for at in (0, 1))
    assert low is not None
    assert high is not None
    assert torch.equal(heard[:, :1], low)
    assert torch.equal(heard[:, 4:5], high)
    torch.testing.assert_close(heard[:, 2:3], slerp(low, high, 0.5))


def test_a_glide_of_the_speed_is_heard_in_every_latent_frame() -> None:
    tape = Tape()
    tape.play(7)
    tape.hear(8)
    tape.glide_speed(3.0, 16)
    steps = torch.tensor(tape.places(24, chunk=8)).diff()
    torch.testing.assert_close(steps[:16], 1.0 + 2.0 * torch.arange(16) / 16, atol=3e-2, rtol=0.0)
    torch.testing.assert_close(steps[16:], torch.full((7,), 3.0), atol=3e-2, rtol=0.0)


@pytest.mark.parametrize("speed", [1.0, -1.0])
def test_back_at_a_whole_speed_the_latents_themselves_are_heard_again_soon(speed: float) -> None:
    tape = Tape()
    tape.play(7, position=500.0)
    tape.glide_speed(0.3)
    tape.hear(12)
    tape.glide_speed(speed)
    steps = torch.tensor(tape.places(60)).diff() * speed
    assert float(steps.min()) > 0.97
    assert float(steps.max()) < 1.001
    assert tape.voice.position == round(tape.voice.position)


def test_from_forwards_to_backwards_the_playhead_turns_round_in_a_curve() -> None:
    tape = Tape()
    tape.play(7)
    tape.hear(40)
    tape.glide_speed(-1.0, 20)
    places = torch.tensor(tape.places(60))
    assert float(places.max()) == pytest.approx(40 + 5, abs=0.6)
    assert float(places.diff().abs().max()) < 1.05
    assert places[-1] < 20


def test_before_its_beginning_a_piece_is_mirrored() -> None:
    tape = Tape()
    tape.play(7)
    tape.hear(4)
    tape.glide_speed(-1.0)
    assert tape.places(12) == [4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6, 7]
    assert tape.voice.place == 8
    assert tape.timeline.window == 0


def test_a_frozen_voice_stands_still_and_goes_on_where_it_stood() -> None:
    tape = Tape()
    tape.play(7)
    tape.hear(12)
    tape.timeline.freeze(True)
    assert tape.timeline.urgent_from(0) == 0
    assert tape.places(20) == [12.0] * 20
    assert tape.timeline.is_frozen
    tape.timeline.freeze(False)
    assert tape.places(8) == [12, 13, 14, 15, 16, 17, 18, 19]


def test_a_seed_that_comes_while_all_is_frozen_moves() -> None:
    tape = Tape()
    tape.play(7)
    tape.hear(12)
    tape.timeline.freeze(True)
    tape.hear(4)
    tape.play(8)
    assert tape.places(4) == [0, 1, 2, 3]
    assert not tape.timeline.is_frozen


def test_a_morph_moves_while_its_voice_is_frozen() -> None:
    tape = Tape()
    tape.timeline.play(Voice.of(piece(1), piece(200)), fade_frames=0)
    tape.hear(8)
    tape.timeline.freeze(True)
    tape.timeline.steer(Aim(1.0, 16))
    heard = tape.hear(20)
    assert (heard[1, :17].diff() > 0).all()
    assert float(heard[1, -1]) == pytest.approx(200, abs=0.1)


@pytest.mark.parametrize("speed", [4.0, -4.0, 0.3, -1.0, 2.5])
def test_everything_that_a_speed_needs_is_wanted_in_time(speed: float) -> None:
    tape = Tape(hop=16)
    tape.play(7, position=400.0)
    tape.hear(4)
    tape.glide_speed(speed, 20)
    tape.hear(160)
    tape.timeline.steer(Aim(0.0, 0))
    tape.play(8, fade_frames=24)
    tape.hear(160)


def test_what_is_far_ahead_is_generated_in_the_direction_of_travel_and_as_far_as_the_horizon_says() -> None:
    tape = Tape()
    tape.play(7, position=1000.0)
    tape.glide_speed(-2.0)
    tape.timeline.look_ahead(100)
    tape.hear(4)
    tape.generate()
    blocks = sorted(key.index for key in tape.timeline.wanted)
    assert blocks[0] == (1000 - 8 - 200) // HOP
    assert blocks[-1] == 992 // HOP
    assert tape.timeline.horizon() == pytest.approx(200, abs=HOP)


@pytest.mark.parametrize("speed", [0.5, 1.0, 2.0, 3.0])
def test_a_loop_stays_in_its_window_at_any_speed(speed: float) -> None:
    tape = Tape()
    tape.play(7, position=WINDOW)
    tape.glide_speed(speed)
    tape.timeline.reseed("loop", fade_frames=0)
    places = tape.places(4 * WINDOW)
    assert min(places) == WINDOW
    assert 2 * WINDOW - 2 * speed <= max(places) < 2 * WINDOW
    assert places.count(float(WINDOW)) >= int(3.9 * speed)


@pytest.mark.parametrize("speed", [-0.5, -1.0, -2.0])
def test_backwards_a_loop_jumps_to_the_end_of_its_window(speed: float) -> None:
    tape = Tape()
    tape.play(7, position=1.5 * WINDOW)
    tape.glide_speed(speed)
    tape.timeline.reseed("loop", fade_frames=0)
    places = tape.places(4 * WINDOW)
    last = WINDOW - speed  # the frame before the end, where a turn without a crossfade falls
    assert min(places) == last
    assert max(places) == 2 * WINDOW + speed
    assert places[places.index(last) + 1] == 2 * WINDOW + speed


def test_backwards_the_next_seed_begins_at_the_end_of_its_first_window() -> None:
    tape = Tape()
    tape.play(7, position=WINDOW + 8.0)
    tape.glide_speed(-1.0)
    tape.timeline.reseed("next", fade_frames=0)
    heard = tape.hear(16)
    assert heard[1].tolist() == [7.0] * 8 + [8.0] * 8
    assert [float(place) - 1000 for place in heard[0, 8:11]] == [WINDOW - 1, WINDOW - 2, WINDOW - 3]


def test_a_loop_stays_in_its_window_while_the_speed_glides() -> None:
    tape = Tape()
    tape.play(7, position=WINDOW + 5.0)
    tape.timeline.reseed("loop", fade_frames=4)
    tape.hear(8)
    for speed, frames in ((3.0, 50), (0.5, 30), (-2.0, 40), (1.0, 25)):
        tape.glide_speed(speed, frames)
        tape.hear(3 * WINDOW)
        assert WINDOW <= tape.voice.position < 2 * WINDOW


def test_speed_and_hands_that_were_set_ahead_stay_set_when_the_music_is_taken_back() -> None:
    tape = Tape()
    tape.play(7)
    tape.hear(40)
    tape.timeline.play_in(tape.timeline.manner.at_speed(2.0, 8).with_hand("bias", 1, 3.0, 0))
    tape.hear(4)
    tape.timeline.rewind(32)
    heard = tape.hear(16)
    assert heard[1, 0] == 10.0
    steps = heard[0].diff()
    assert float(steps[0]) == pytest.approx(1.0, abs=0.01)
    assert float(steps[-1]) == pytest.approx(2.0, abs=0.03)


def test_a_glide_that_is_under_way_goes_on_when_the_music_is_taken_back_into_it() -> None:
    tape = Tape()
    tape.play(7)
    tape.hear(8)
    tape.glide_speed(3.0, 40)
    first = tape.places(32)
    tape.timeline.rewind(16)
    assert tape.places(24) == first[8:]


def test_a_seed_without_speed_freeze_or_hands_is_its_latents_to_the_last_bit() -> None:
    library = Library(hop=HOP)
    timeline = Timeline(library)
    timeline.play(Voice.of(piece(3)), fade_frames=0)
    generator = torch.Generator().manual_seed(1)
    heard = []
    for chunk in (4, 4, 7, 16, 1, 32, 3, 64):
        for key in timeline.wanted:
            if key not in library:
                library.add(key, torch.randn((6, HOP), generator=generator))
        latents = timeline.next(chunk)
        assert latents is not None
        heard.append(latents)
    together = torch.cat(heard, dim=1)
    held = library.frames(piece(3), 0, together.shape[1])
    assert held is not None
    assert torch.equal(together, held)
