"""Music whose next latents do not come: it goes round in those that are there, and says so."""

from collections.abc import Callable

import pytest
import torch
from torch import Tensor

from rld_live.latent.library import Library, Piece
from rld_live.latent.pending import Aim
from rld_live.latent.timeline import Timeline
from rld_live.latent.voice import Voice

HOP, CHUNK, DIMS = 32, 4, 8
WINDOW = 2 * HOP
FADE = HOP // 4


def piece(seed: int) -> Piece:
    return Piece(seed, temperature=1.0, steps=4)


class Producer:
    """A timeline of slow waves with its producer, which stalls when it is told to."""

    def __init__(self, *pieces: int) -> None:
        self.told: list[int] = []
        self.heard: list[Tensor] = []
        self.library = Library(hop=HOP)
        self.timeline = Timeline(self.library, on_event=self._hear)
        self.timeline.look_ahead(WINDOW)
        self.timeline.play(Voice.of(*(piece(seed) for seed in pieces or (1,))), fade_frames=0)
        self.is_stalled = False

    def _hear(self, name: str, values: tuple[int | float | str, ...]) -> None:
        if name == "starving":
            self.told.append(int(values[0]))

    def produce(self) -> None:
        for key in self.timeline.wanted:
            if key not in self.library and not self.is_stalled:
                self.library.add(key, waves(key.piece.seed, key.index))

    def hear(self, count: int) -> Tensor:
        """Return the next latents [DIMS, count]; there are some at any time."""
        parts = []
        for _ in range(count // CHUNK):
            self.produce()
            latents = self.timeline.next(CHUNK)
            assert latents is not None, f"silence at {self.timeline.produced}"
            parts.append(latents)
        self.heard += parts
        return torch.cat(parts, dim=1)

    def stall(self) -> None:
        self.is_stalled = True

    def recover(self) -> None:
        self.is_stalled = False

    @property
    def voice(self) -> Voice:
        assert self.timeline.scene is not None
        return self.timeline.scene.voice


def waves(seed: int, index: int) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    rates, phases = torch.rand((2, DIMS, 5, 1), generator=generator)
    places = torch.arange(index * HOP, (index + 1) * HOP)
    return torch.sin(0.05 + 0.25 * rates * places + 6.3 * phases).sum(1) * 0.63


def of(seed: int, start: int, stop: int) -> Tensor:
    blocks = range(start // HOP, (stop - 1) // HOP + 1)
    return torch.cat([waves(seed, index) for index in blocks], dim=1)[:, start % HOP :][:, : stop - start]


def place_of(latents: Tensor, seed: int, *, within: int = 8 * WINDOW) -> int:
    """Return where in a piece these latents come from, to the last bit; -1 if they come from nowhere in it."""
    music = of(seed, 0, within)
    places = (
        place
        for place in range(within - latents.shape[1])
        if torch.equal(music[:, place : place + latents.shape[1]], latents)
    )
    return next(places, -1)


def roughest(latents: Tensor) -> float:
    return float((latents[:, 1:] - latents[:, :-1]).norm(dim=0).max())


def test_a_stall_that_the_horizon_survives_is_not_heard() -> None:
    producer = Producer()
    heard = [producer.hear(HOP)]
    producer.stall()
    heard.append(producer.hear(WINDOW - FADE - 2 * CHUNK))
    producer.recover()
    heard.append(producer.hear(4 * WINDOW))
    assert torch.equal(torch.cat(heard, dim=1), of(1, 0, HOP + 5 * WINDOW - FADE - 2 * CHUNK))
    assert producer.told == []


def test_the_last_window_is_heard_again_and_again_through_crossfades_until_the_next_block_is_there() -> None:
    producer = Producer()
    producer.hear(HOP)
    producer.stall()
    edge = 3 * HOP
    first = producer.hear(WINDOW)
    producer.hear(6 * WINDOW)
    assert place_of(first[:, : WINDOW - FADE - CHUNK], 1) == HOP
    assert edge - WINDOW <= producer.voice.place < edge
    producer.recover()
    last = producer.hear(3 * WINDOW)
    assert place_of(last[:, -WINDOW:], 1) > edge - FADE


def test_the_music_goes_on_past_the_edge_in_one_piece_once_the_block_is_there() -> None:
    producer = Producer()
    producer.hear(HOP)
    producer.stall()
    producer.hear(2 * WINDOW)
    producer.recover()
    place = int(producer.voice.place)
    heard = producer.hear(3 * WINDOW)
    rest = heard[:, FADE:]
    assert torch.equal(rest, of(1, place + FADE, place + 3 * WINDOW))


@pytest.mark.parametrize("pieces", [(1,), (1, 2, 3)], ids=["seed", "morph"])
def test_one_stall_is_told_as_one_episode(pieces: tuple[int, ...]) -> None:
    producer = Producer(*pieces)
    producer.hear(HOP)
    for expected in ([1, 0], [1, 0, 1, 0]):
        producer.stall()
        producer.hear(8 * WINDOW)
        assert producer.told == [*expected[:-1]]
        assert producer.timeline.starving.lacking
        producer.recover()
        producer.hear(2 * WINDOW)
        assert producer.told == expected
        assert not producer.timeline.starving.lacking
    assert producer.timeline.starving.episodes == 2


def test_what_is_lacking_is_wanted_first_behind_what_is_to_start() -> None:
    producer = Producer()
    producer.hear(HOP)
    producer.stall()
    producer.hear(3 * WINDOW)
    producer.timeline.play(Voice.of(piece(2)), fade_frames=8)
    missing = [key for key in producer.timeline.wanted if key not in producer.library]
    assert [(key.piece.seed, key.index) for key in missing[:2]] == [(2, 0), (1, 3)]


def _nothing(producer: Producer) -> None:
    pass


def _speed(speed: float, frames: int = 0) -> Callable[[Producer], None]:
    def gesture(producer: Producer) -> None:
        producer.timeline.play_in(producer.timeline.manner.at_speed(speed, frames))

    return gesture


def _back_and_forth(producer: Producer) -> None:
    _speed(-1.0)(producer)
    producer.hear(3 * WINDOW)
    _speed(2.0)(producer)


def _crossfade(producer: Producer) -> None:
    """Begins while both what goes and what comes have no more than a block or two."""
    producer.recover()
    producer.timeline.cue(Voice.of(piece(5)))
    producer.produce()
    producer.stall()
    producer.timeline.play(Voice.of(piece(5)), fade_frames=3 * WINDOW)


def _freeze(producer: Producer) -> None:
    producer.timeline.freeze(True)
    producer.hear(2 * WINDOW)
    producer.timeline.freeze(False)


def _slot_far_away(producer: Producer) -> None:
    """A place with latents on both sides of it, but not many."""
    voice = Voice((piece(7),), 1000.5)
    producer.recover()
    producer.timeline.cue(voice)
    producer.produce()
    producer.stall()
    producer.timeline.play(voice, fade_frames=8)


def _slot_far_away_backwards(producer: Producer) -> None:
    _slot_far_away(producer)
    producer.hear(WINDOW)
    _speed(-1.0, 20)(producer)


def _before_the_beginning(producer: Producer) -> None:
    _speed(-1.0)(producer)
    producer.hear(HOP)


def _retuned(producer: Producer) -> None:
    producer.timeline.retune(lambda each, _block: Piece(each.seed, 0.5, steps=4), fade_frames=3 * WINDOW)
    producer.recover()
    producer.produce()
    producer.stall()


@pytest.mark.parametrize("pieces", [(1,), (1, 2, 3)], ids=["seed", "morph"])
@pytest.mark.parametrize(
    "gesture",
    [
        _nothing,
        *(_speed(speed) for speed in (0.25, 0.37, 2.0, 4.0, -0.25, -1.0, -4.0)),
        _speed(-1.0, 3 * WINDOW),
        _back_and_forth,
        _crossfade,
        _freeze,
        _slot_far_away,
        _slot_far_away_backwards,
        _before_the_beginning,
        _retuned,
    ],
)
def test_whatever_is_played_a_stall_is_neither_silent_nor_rough(
    gesture: Callable[[Producer], None], pieces: tuple[int, ...]
) -> None:
    producer = Producer(*pieces)
    producer.timeline.steer(Aim(0.5, 200))
    producer.hear(HOP)
    producer.stall()
    gesture(producer)
    producer.hear(8 * WINDOW)
    producer.recover()
    producer.hear(4 * WINDOW)
    speed = max(1.0, abs(producer.timeline.manner.speed.value))
    assert roughest(torch.cat(producer.heard, dim=1)) < 1.5 * speed
    assert not producer.timeline.starving.lacking
    assert set(producer.told) <= {0, 1}


def test_a_frozen_voice_starves_nobody() -> None:
    producer = Producer()
    producer.hear(HOP)
    producer.timeline.freeze(True)
    producer.stall()
    held = producer.hear(8 * WINDOW)
    assert torch.equal(held[:, 1:], held[:, :-1])
    assert producer.told == []


def test_a_loop_that_is_asked_for_stays_in_its_window_and_needs_nothing() -> None:
    producer = Producer()
    producer.timeline.reseed("loop", fade_frames=8)
    producer.hear(HOP)
    producer.stall()
    for _ in range(40):
        producer.hear(8)
        assert producer.voice.place < WINDOW
    assert producer.told == []


def test_a_loop_in_all_that_there_is_does_not_starve() -> None:
    producer = Producer()
    producer.timeline.look_ahead(0)
    producer.hear(HOP + 8)
    producer.timeline.reseed("loop", fade_frames=8)
    producer.stall()
    assert not producer.library.holds(piece(1), 0, WINDOW + 1)
    producer.hear(6 * WINDOW)
    assert producer.told == []


def test_fewer_steps_while_the_music_starves_are_no_other_episode() -> None:
    producer = Producer()
    producer.hear(HOP)
    producer.stall()
    producer.hear(3 * WINDOW)
    for most in (3, 2, 1, 0):
        producer.timeline.bound_steps(most)
        producer.hear(2 * WINDOW + 12)
    assert producer.told == [1]
    producer.recover()
    producer.hear(2 * WINDOW)
    assert producer.told == [1, 0]


def test_a_loop_whose_second_half_is_lacking_stays_in_the_first() -> None:
    producer = Producer()
    producer.timeline.look_ahead(0)
    producer.hear(WINDOW + 8)
    producer.timeline.reseed("loop", fade_frames=8)
    producer.stall()
    places = []
    for _ in range(60):
        producer.hear(8)
        places.append(producer.voice.place)
    assert producer.told == [1]
    assert min(places) >= WINDOW


def test_a_new_seed_waits_and_begins_when_it_is_there_and_the_starving_is_over() -> None:
    producer = Producer()
    producer.hear(HOP)
    producer.stall()
    producer.hear(3 * WINDOW)
    producer.timeline.play(Voice.of(piece(2)), fade_frames=8)
    producer.hear(3 * WINDOW)
    assert producer.timeline.waiting_seed == 2
    assert producer.told == [1]
    producer.library.add(
        producer.timeline.shelf and next(k for k in producer.timeline.wanted if k.piece.seed == 2), waves(2, 0)
    )
    heard = producer.hear(HOP // 2)
    assert place_of(heard[:, 8:], 2) == 8
    assert producer.told == [1, 0]


def test_before_even_one_block_is_there_nothing_is_heard() -> None:
    producer = Producer()
    producer.stall()
    assert producer.timeline.next(CHUNK) is None


def test_music_that_is_taken_back_to_before_it_went_back_does_so_again() -> None:
    producer = Producer()
    producer.hear(HOP)
    producer.stall()
    first = producer.hear(3 * WINDOW)
    producer.timeline.rewind(HOP + CHUNK)
    assert torch.equal(producer.hear(3 * WINDOW - CHUNK), first[:, CHUNK:])
    assert producer.told == [1]
