"""When what waits starts: at once, at its place, or not yet."""

from collections.abc import Callable

import pytest
import torch
from torch import Tensor

from rld_live.latent.circumstances import Live
from rld_live.latent.library import BlockKey, Library, Piece
from rld_live.latent.pending import Aim, Pending, When, taken_back
from rld_live.latent.timeline import Timeline
from rld_live.latent.voice import Voice

HOP = 16


def piece(seed: int) -> Piece:
    return Piece(seed, temperature=1.0, steps=4)


class Noting(Live):
    """Remembers what came of it, by the number of the chunk."""

    def __init__(self) -> None:
        self.chunk = 0
        self.notes: list[tuple[int, str]] = []
        self._seeds = iter(range(100, 200))

    def may_start(self, is_ready: Callable[[], bool]) -> bool:
        starts = is_ready()
        self.notes += [(self.chunk, "start")] if starts else []
        return starts

    def turned(self) -> None:
        self.notes.append((self.chunk, "turn"))

    def fresh_seed(self) -> int:
        return next(self._seeds)


class Again(Noting):
    """Tells what was noted."""

    def __init__(self, notes: list[tuple[int, str]]) -> None:
        super().__init__()
        self._told = list(notes)

    def may_start(self, is_ready: Callable[[], bool]) -> bool:  # noqa: ARG002
        if self._told[:1] != [(self.chunk, "start")]:
            return False
        self._told.pop(0)
        return True

    def may_turn(self, is_ready: Callable[[], bool]) -> bool:  # noqa: ARG002
        return (self.chunk, "turn") in self._told

    def turned(self) -> None:
        self._told.remove((self.chunk, "turn"))


class Take:
    """A timeline of noise, whose blocks come as late as one likes."""

    def __init__(self, circumstances: Noting | None = None) -> None:
        self.library = Library(hop=HOP)
        self.circumstances = circumstances or Noting()
        self.timeline = Timeline(self.library, circumstances=self.circumstances)

    def play(self, seed: int, *, fade_frames: int = 0, at: float | None = None, every: float = 0.0) -> None:
        voice = Voice.of(piece(seed))
        self.timeline.play(voice, fade_frames=fade_frames, is_urgent=True, when=When(at, every))

    def generate(self, *, but: int = -1) -> None:
        for key in self.timeline.wanted:
            if key not in self.library and key.piece.seed != but:
                place = key.piece.seed * 1000 + key.index
                latents = torch.randn((2, HOP), generator=torch.Generator().manual_seed(place))
                latents[0] = key.piece.seed
                self.library.add(key, latents)

    def next(self, count: int = 4) -> Tensor | None:
        latents = self.timeline.next(count)
        if latents is not None:
            self.circumstances.chunk += 1
        return latents

    def hear(self, count: int, *, but: int = -1) -> Tensor:
        parts = []
        for _ in range(count // 4):
            self.generate(but=but)
            latents = self.next()
            assert latents is not None
            parts.append(latents)
        return torch.cat(parts, dim=1)

    def seeds(self, count: int, *, but: int = -1) -> list[float]:
        return self.hear(count, but=but)[0].tolist()


def test_a_start_at_a_place_splits_the_chunk_there() -> None:
    take = Take()
    take.play(1)
    take.hear(8)
    take.play(2, at=14.4)
    assert take.seeds(12) == [1.0] * 6 + [2.0] * 6


def test_a_start_that_is_late_waits_for_the_next_beat() -> None:
    take = Take()
    take.play(1)
    take.hear(8)
    take.play(2, at=10.0, every=8.0)
    assert take.seeds(8, but=2) == [1.0] * 8
    assert take.seeds(12) == [1.0] * 2 + [2.0] * 10  # at 18: 10 + 8


def test_a_late_start_without_a_beat_comes_as_soon_as_it_can() -> None:
    take = Take()
    take.play(1)
    take.hear(8)
    take.play(2, at=10.0)
    take.hear(8, but=2)
    assert take.seeds(4) == [2.0] * 4


def test_a_start_in_what_is_already_decoded_asks_to_go_back_to_its_place() -> None:
    take = Take()
    take.play(1)
    take.hear(40)
    take.play(2, at=26.0, every=12.0)
    assert take.timeline.urgent_from(0) is None  # not generated yet
    take.generate()
    assert take.timeline.urgent_from(20) == 26
    take.timeline.rewind(23)
    assert take.seeds(8) == [1.0] * 3 + [2.0] * 5


def test_music_that_is_taken_back_too_late_waits_for_the_next_beat_and_asks_once() -> None:
    take = Take()
    take.play(1)
    take.hear(40)
    take.play(2, at=26.0, every=12.0)
    take.generate()
    take.timeline.rewind(29)
    assert take.timeline.urgent_from(29) == 38
    assert take.seeds(12) == [1.0] * 9 + [2.0] * 3


def test_a_start_that_a_freeze_takes_back_happens_again_at_its_place() -> None:
    take = Take()
    take.play(1)
    take.hear(20)
    take.play(2, at=30.0)
    first = take.hear(20)
    take.timeline.freeze(True)
    take.timeline.rewind(24)
    take.timeline.freeze(False)
    assert torch.equal(take.hear(16), first[:, 4:])


def test_a_knob_that_was_turned_in_what_is_taken_back_stays_turned() -> None:
    take = Take()
    take.play(1)
    take.hear(20)
    take.timeline.retune(lambda each, _block: Piece(each.seed, 0.5, each.steps), fade_frames=0)
    take.hear(8)
    take.timeline.rewind(16)
    take.hear(12)
    scene = take.timeline.scene
    assert scene is not None
    assert scene.voice.pieces[0].temperature == 0.5


def test_a_newer_trigger_takes_the_place_of_one_that_was_taken_back() -> None:
    take = Take()
    take.play(1)
    take.hear(20)
    take.play(2, at=30.0, every=10.0)
    take.hear(20)
    take.play(3)
    take.generate()
    take.timeline.rewind(24)
    assert take.seeds(16) == [3.0] * 16


def test_what_has_a_date_is_played_then_whatever_is_played_before() -> None:
    take = Take()
    take.play(1)
    take.hear(20)
    take.play(2, at=30.0)
    take.hear(12)
    take.play(3, at=34.0)
    take.hear(8)
    take.play(4)
    take.generate()
    take.timeline.rewind(24)
    assert take.seeds(16) == [4.0] * 6 + [2.0] * 4 + [3.0] * 6
    assert take.timeline.waits_for is None


def test_starts_that_a_freeze_takes_back_happen_again_each_at_its_place() -> None:
    take = Take()
    take.play(1)
    take.hear(20)
    take.play(2, at=26.0)
    first = take.hear(8)
    take.play(3, at=30.0)
    first = torch.cat([first, take.hear(8)], dim=1)
    take.timeline.freeze(True)
    take.timeline.rewind(20)
    take.timeline.freeze(False)
    assert torch.equal(take.hear(16), first)


def test_what_waits_does_not_wait_behind_what_has_a_date() -> None:
    take = Take()
    take.play(1)
    take.hear(8)
    take.play(2, at=14.0)
    take.play(3, at=10.0)
    assert take.seeds(12) == [1.0] * 2 + [3.0] * 4 + [2.0] * 6
    take.play(4, at=30.0)
    take.play(5, at=32.0)  # whoever asks for it now no longer waits for the one before
    assert take.seeds(16)[-4:] == [5.0] * 4
    assert 4.0 not in take.seeds(16)


def test_a_freeze_with_a_date_is_worth_going_back_for_to_its_date_only() -> None:
    take = Take()
    take.play(1)
    take.hear(40)
    take.timeline.freeze(True, when=When(26.0))
    assert take.timeline.urgent_from(20) == 26
    take.timeline.rewind(26)
    latents = take.hear(12)
    assert torch.equal(latents, latents[:, :1].expand(-1, 12))


def test_a_freeze_with_a_date_is_not_before_it() -> None:
    take = Take()
    take.play(1)
    take.hear(8)
    take.timeline.freeze(True, when=When(18.0))
    heard = take.hear(16)
    assert torch.equal(heard[:, 10:], heard[:, 10:11].expand(-1, 6))
    assert not torch.equal(heard[:, 9], heard[:, 10])


def test_a_freeze_that_is_taken_back_happens_again() -> None:
    take = Take()
    take.play(1)
    take.hear(20)
    take.timeline.freeze(True)
    first = take.hear(8)
    take.timeline.rewind(17)
    assert torch.equal(take.hear(8)[:, 3:], first[:, :5])


def test_a_freeze_waits_with_its_chunk() -> None:
    take = Take()
    take.play(1)
    take.library.add(BlockKey(piece(1), 0), torch.ones(2, HOP))
    for _ in range(4):
        take.next()
    take.timeline.freeze(True, when=When(300.0))
    assert take.next(400) is None
    assert take.timeline.urgent_from(0) == 300
    take.timeline.freeze(False)
    take.generate()
    take.next()
    scene = take.timeline.scene
    assert scene is not None
    assert not scene.voice.is_frozen


def test_a_knob_turned_after_a_chunk_that_did_not_come_is_turned_with_the_one_before_it() -> None:
    def turned(in_vain: int) -> Tensor:
        take = Take()
        take.play(1)
        take.hear(16)
        for temperature in (0.9, 0.8, 0.7):
            take.timeline.retune(
                lambda each, _block, temperature=temperature: Piece(each.seed, temperature),  # type: ignore[misc]
                fade_frames=4,
            )
            for _ in range(in_vain):
                take.timeline.next(400)
        return take.hear(40)

    assert torch.equal(turned(0), turned(2))


def test_what_is_foreseen_is_generated_before_the_horizon_and_changes_nothing() -> None:
    take = Take()
    take.play(1)
    take.hear(8)
    take.timeline.foresee(Voice.of(piece(2)))
    assert take.timeline.wanted[1].piece.seed == 2
    assert take.seeds(8) == [1.0] * 8
    take.play(2)
    assert take.timeline.is_ready(Voice.of(piece(2)))


def test_of_too_much_that_is_foreseen_the_oldest_is_forgotten() -> None:
    take = Take()
    take.play(1)
    for seed in range(2, 12):
        take.timeline.foresee(Voice.of(piece(seed)))
    take.timeline.foresee(Voice.of(piece(5)))
    assert [voice.seeds[0] for voice in take.timeline.shelf.foreseen] == [4, 6, 7, 8, 9, 10, 11, 5]
    take.hear(8)
    take.timeline.drop_queued()
    assert {key.piece.seed for key in take.timeline.wanted} == {1}


def test_a_knob_that_waits_for_its_latents_follows_a_start_that_is_taken_back() -> None:
    take = Take()
    take.play(1)
    take.hear(20)
    take.play(2)
    take.hear(4)
    take.timeline.retune(lambda each, _block: Piece(each.seed, 0.5, each.steps), fade_frames=0)
    take.timeline.rewind(16)
    assert take.seeds(4) == [1.0] * 4
    heard = take.seeds(12)
    assert heard == [2.0] * 12
    scene = take.timeline.scene
    assert scene is not None
    assert scene.voice.pieces[0].temperature == 0.5
    assert scene.voice.position == 12


def test_what_follows_a_start_that_was_taken_back_follows_it_again() -> None:
    started = Pending(Voice.of(piece(2)), 8, is_urgent=True, when=When(10.0), is_decided=True)
    turned = Pending(Voice.of(Piece(2, 0.5, 4)), 4, follows=True, when=When(14.0), is_decided=True)
    waiting = taken_back([started, turned])
    assert [(each.voice.pieces, each.when.at, each.fade_frames) for each in waiting] == [((Piece(2, 0.5, 4),), 10.0, 8)]
    assert taken_back([]) == ()


def test_what_is_ready_does_not_start_in_a_chunk_whose_rest_is_not() -> None:
    take = Take()
    take.play(1)
    take.library.add(BlockKey(piece(1), 0), torch.ones(2, HOP))
    for _ in range(4):
        assert take.next() is not None
    take.play(2, fade_frames=8)
    take.library.add(BlockKey(piece(2), 0), torch.full((2, HOP), 2.0))
    assert take.next(400) is None  # seed 2 could start, but so much of it is not there
    assert take.circumstances.notes == [(0, "start")]
    take.library.add(BlockKey(piece(1), 1), torch.ones(2, HOP))
    assert take.next() is not None
    assert take.circumstances.notes == [(0, "start"), (4, "start")]


def _improvise(take: Take) -> Tensor:
    """Play something with everything in it, with blocks that come late and chunks that are asked for in vain."""
    heard: list[Tensor] = []

    def hear(count: int, *, late: int = -1) -> None:
        while count > 0:
            for _ in range(2):  # in vain, the first time, wherever something new is wanted
                latents = take.next()
                heard.extend([] if latents is None else [latents])
                take.generate(but=late)
            count -= 4

    timeline = take.timeline
    take.play(1)
    hear(12)
    timeline.reseed("random", fade_frames=6)
    hear(60)
    take.play(2, fade_frames=10)
    hear(20, late=2)
    hear(12)
    take.play(3, at=timeline.produced + 6.0, every=10.0)
    hear(16, late=3)
    hear(24)
    timeline.freeze(True)
    timeline.rewind(timeline.produced - 5)
    hear(8)
    timeline.freeze(False)
    timeline.play_in(timeline.manner.at_speed(-2.0, 12))
    hear(60)
    timeline.rewind(timeline.produced - 7)
    hear(40)
    return torch.cat(heard, dim=1)


def test_a_take_that_is_told_the_same_circumstances_is_the_same_to_the_last_bit() -> None:
    chunks: list[int] = []

    class Counted(Take):
        """Chunks that came, at each place of the script."""

        def next(self, count: int = 4) -> Tensor | None:
            latents = super().next(count)
            chunks.append(latents is not None)
            return latents

    live = Counted()
    first = _improvise(live)
    came = iter(chunks)

    class Rendered(Take):
        """Everything is generated in time, and only what came is asked for."""

        def next(self, count: int = 4) -> Tensor | None:
            super().generate()
            return super().next(count) if next(came) else None

    again = Rendered(Again(live.circumstances.notes))
    assert torch.equal(_improvise(again), first)


@pytest.mark.parametrize("frames", [0, 12])
def test_a_square_that_waits_for_its_pieces_is_gone_to_when_they_are_there(frames: int) -> None:
    take = Take()
    take.play(1)
    take.hear(8)
    take.timeline.go_on(lambda voice: voice.with_more([piece(2), piece(3), piece(4)]), fade_frames=0)
    take.timeline.steer(Aim((1.0, 1.0), frames))
    assert take.seeds(4, but=4) == [1.0] * 4
    take.hear(16)
    scene = take.timeline.scene
    assert scene is not None
    assert scene.voice.morph.is_pad
    assert take.seeds(4) == pytest.approx([4.0] * 4)
    assert scene.voice.position == 28
