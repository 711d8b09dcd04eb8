"""The timeline, on a library whose latents say where they come from."""

import torch

from rld_live.latent.circumstances import Live
from rld_live.latent.geometry import ANGULAR
from rld_live.latent.library import BlockKey, Library, Piece
from rld_live.latent.pending import Aim
from rld_live.latent.timeline import Timeline
from rld_live.latent.voice import Voice

HOP = 16
WINDOW = 2 * HOP


def piece(seed: int) -> Piece:
    return Piece(seed, temperature=1.0, steps=4)


def frames_of(seed: int, start: int, stop: int) -> torch.Tensor:
    """Latents that name their seed in one dimension and their place in the other: [2, stop - start]."""
    return torch.stack([torch.full((stop - start,), float(seed)), torch.arange(start, stop).float()])


def fill(library: Library, timeline: Timeline) -> None:
    """Generate everything that is wanted, as a producer with time enough would."""
    for key in timeline.wanted:
        if key not in library:
            library.add(key, frames_of(key.piece.seed, key.index * HOP, (key.index + 1) * HOP))


class Counting(Live):
    """Fresh seeds from 1000 on."""

    def __init__(self) -> None:
        self.seeds = iter(range(1000, 2000))

    def fresh_seed(self) -> int:
        return next(self.seeds)


class Rig:
    def __init__(self) -> None:
        self.events: list[tuple[str, tuple[int | float | str, ...]]] = []
        self.library = Library(hop=HOP)
        self.timeline = Timeline(
            self.library,
            on_event=lambda name, values: self.events.append((name, values)),
            circumstances=Counting(),
        )

    def play(self, seed: int, *, fade_frames: int = 0) -> None:
        self.timeline.play(Voice.of(piece(seed)), fade_frames=fade_frames, is_urgent=True)

    def pull(self, count: int, *, chunk: int = 4) -> torch.Tensor:
        parts = []
        for _ in range(count // chunk):
            fill(self.library, self.timeline)
            latents = self.timeline.next(chunk)
            assert latents is not None
            parts.append(latents)
        return torch.cat(parts, dim=1)


def test_a_seed_plays_its_latents_in_order_without_an_end() -> None:
    rig = Rig()
    rig.play(7)
    torch.testing.assert_close(rig.pull(5 * WINDOW), frames_of(7, 0, 5 * WINDOW))


def test_latents_that_are_not_generated_yet_are_none_and_lose_nothing() -> None:
    rig = Rig()
    rig.play(7)
    assert rig.timeline.next(4) is None
    torch.testing.assert_close(rig.pull(4), frames_of(7, 0, 4))


def test_a_new_seed_waits_for_its_latents_and_then_crossfades_with_equal_power() -> None:
    rig = Rig()
    rig.play(1)
    rig.pull(8)
    rig.play(2, fade_frames=8)
    assert rig.timeline.next(4) is not None  # seed 2 is not generated: seed 1 goes on
    latents = rig.pull(12)
    angle = torch.arange(8) / 8 * (torch.pi / 2)
    torch.testing.assert_close(latents[0, :8], torch.cos(angle) * 1 + torch.sin(angle) * 2)
    torch.testing.assert_close(latents[:, 8:], frames_of(2, 8, 12))
    assert ("crossfade_done", (2,)) in rig.events


def test_a_seed_during_a_crossfade_fades_in_over_both_without_a_jump() -> None:
    rig = Rig()
    rig.play(1)
    rig.pull(4)
    rig.play(2, fade_frames=64)
    before = rig.pull(16)
    rig.play(3, fade_frames=64)
    after = rig.pull(16)
    assert (after[0, 0] - before[0, -1]).abs() < 0.1


def test_pieces_fed_in_other_chunks_give_the_same_latents() -> None:
    results = []
    for chunk in (1, 3, 16):
        rig = Rig()
        rig.timeline.reseed("next", fade_frames=6)
        rig.play(5)
        results.append(rig.pull(3 * 48, chunk=chunk))
    torch.testing.assert_close(results[0], results[1])
    torch.testing.assert_close(results[0], results[2])


def test_reseed_next_turns_to_the_following_seed_at_the_end_of_the_window() -> None:
    rig = Rig()
    rig.timeline.reseed("next", fade_frames=8)
    rig.play(5)
    latents = rig.pull(WINDOW + 8)
    torch.testing.assert_close(latents[0, : WINDOW - 8], torch.full((WINDOW - 8,), 5.0))
    torch.testing.assert_close(latents[:, WINDOW:], frames_of(6, 8, 16))


def test_reseed_loop_plays_the_same_window_again() -> None:
    rig = Rig()
    rig.timeline.reseed("loop", fade_frames=8)
    rig.play(5)
    latents = rig.pull(2 * WINDOW)
    torch.testing.assert_close(latents[1, WINDOW : 2 * WINDOW - 16], torch.arange(8.0, WINDOW - 8))


def test_reseed_random_reports_the_seed_that_it_turns_to() -> None:
    rig = Rig()
    rig.timeline.reseed("random", fade_frames=8)
    rig.play(5)
    latents = rig.pull(WINDOW)
    told = [values[0] for name, values in rig.events if name == "seed"]
    assert told[0] == 5
    assert rig.pull(8)[0, -1] == told[-1]
    assert told[-1] >= 1000
    assert latents[0, 0] == 5


def test_a_rewound_timeline_plays_the_same_again() -> None:
    rig = Rig()
    rig.play(1)
    rig.pull(8)
    rig.play(2, fade_frames=12)
    first = rig.pull(32)
    rig.timeline.rewind(13)
    assert rig.timeline.produced == 13
    torch.testing.assert_close(rig.pull(24), first[:, 5:29])


def test_a_trigger_is_urgent_only_once_its_latents_are_there() -> None:
    rig = Rig()
    rig.play(1)
    rig.pull(4)
    rig.play(2, fade_frames=4)
    assert rig.timeline.urgent_from(0) is None
    fill(rig.library, rig.timeline)
    assert rig.timeline.urgent_from(0) == 0


def test_a_cue_is_told_when_ready_and_starts_at_its_beginning() -> None:
    rig = Rig()
    rig.play(1)
    rig.timeline.cue(Voice.of(piece(9)))
    rig.pull(8)
    assert ("cue_ready", (9,)) in rig.events
    cue = rig.timeline.shelf.take_cue()
    assert cue is not None
    rig.timeline.play(cue, fade_frames=0, is_urgent=True)
    torch.testing.assert_close(rig.pull(4), frames_of(9, 0, 4))


def test_a_morph_stands_at_its_ends_and_glides_between_them() -> None:
    rig = Rig()
    rig.timeline.play(Voice.of(piece(1), piece(3)), fade_frames=0)
    assert torch.equal(rig.pull(4), frames_of(1, 0, 4))
    rig.timeline.steer(Aim(1.0, 8))
    travelling = rig.pull(8)
    assert (travelling[0].diff() > 0).all()
    torch.testing.assert_close(rig.pull(4), frames_of(3, 12, 16))


def test_a_knob_that_changes_the_piece_goes_on_at_the_same_place() -> None:
    rig = Rig()
    rig.play(1)
    rig.pull(8)
    rig.timeline.retune(lambda each, _block: Piece(each.seed, 0.5, each.steps), fade_frames=4)
    torch.testing.assert_close(rig.pull(8), frames_of(1, 8, 16))
    scene = rig.timeline.scene
    assert scene is not None
    assert scene.voice.pieces[0].temperature == 0.5


def test_dropping_what_is_queued_leaves_only_what_sounds() -> None:
    rig = Rig()
    rig.play(1)
    rig.pull(4)
    rig.play(2, fade_frames=8)
    rig.timeline.cue(Voice.of(piece(3)))
    rig.timeline.drop_queued()
    assert {key.piece.seed for key in rig.timeline.wanted} == {1}
    assert rig.timeline.shelf.take_cue() is None


def test_the_playhead_is_wanted_first_then_what_waits_then_the_horizon() -> None:
    rig = Rig()
    rig.play(1)
    rig.pull(4)
    rig.play(2)
    rig.timeline.cue(Voice.of(piece(3)))
    order = [key.piece.seed for key in rig.timeline.wanted]
    assert order.index(1) < order.index(2) < order.index(3)
    last_of_playing = max(index for index, seed in enumerate(order) if seed == 1)
    assert order.index(2) < last_of_playing < order.index(3)


def test_a_full_library_forgets_the_oldest_that_nobody_wants() -> None:
    library = Library(hop=HOP, capacity=3)
    kept = BlockKey(piece(1), 0)
    for index in range(6):
        library.add(BlockKey(piece(1), index), frames_of(1, 0, HOP), keep=[kept])
    assert kept in library
    assert BlockKey(piece(1), 1) not in library
    assert BlockKey(piece(1), 5) in library


def test_a_panic_before_the_first_sound_leaves_the_seed_that_is_to_begin() -> None:
    rig = Rig()
    rig.play(7)
    rig.timeline.drop_queued()
    torch.testing.assert_close(rig.pull(4), frames_of(7, 0, 4))


def test_a_rewind_into_a_chunk_with_a_turn_in_it_finds_the_seed_that_turned() -> None:
    rig = Rig()
    rig.timeline.reseed("next", fade_frames=0)
    rig.play(5)
    first = rig.pull(48, chunk=12)
    rig.timeline.rewind(WINDOW + 1)  # the turn is two frames before that, in the same chunk
    torch.testing.assert_close(rig.pull(4), first[:, WINDOW + 1 : WINDOW + 5])


def test_a_morph_moved_just_before_a_turn_stays_where_it_was_moved() -> None:
    rig = Rig()
    rig.timeline.reseed("next", fade_frames=4)
    rig.timeline.play(Voice.of(piece(1), piece(3)), fade_frames=0)
    rig.pull(WINDOW - 8)
    rig.timeline.steer(Aim(1.0, 0))
    rig.pull(16)
    scene = rig.timeline.scene
    assert scene is not None
    assert scene.voice.seeds == (2, 4)
    assert scene.voice.morph.line.value == 1.0


def test_a_morph_that_glides_goes_on_gliding_while_a_knob_waits_for_its_latents() -> None:
    rig = Rig()
    rig.timeline.play(Voice.of(piece(1), piece(3)), fade_frames=0)
    rig.timeline.steer(Aim(1.0, 16))
    rig.pull(4)
    rig.timeline.retune(lambda each, _block: Piece(each.seed, 0.5, each.steps), fade_frames=0)
    assert rig.timeline.next(4) is not None  # not generated yet: the old latents go on
    rig.pull(4)
    scene = rig.timeline.scene
    assert scene is not None
    assert scene.voice.pieces[0].temperature == 0.5
    assert scene.voice.morph.line.value == 12 / 16


def test_a_piece_that_grows_is_left_as_it_was_before_the_block_in_which_a_knob_is_turned() -> None:
    rig = Rig()
    rig.play(7)
    rig.pull(2 * WINDOW + 4)  # into block 4
    rig.timeline.retune(lambda each, block: each.turned(0.5, block=block), fade_frames=4)
    rig.pull(WINDOW)
    assert rig.timeline.scene is not None
    (grown,) = rig.timeline.scene.voice.pieces
    assert grown == Piece(7, 0.5, 4, turns=((4, 1.0),))
    assert BlockKey.of(grown, 3) == BlockKey(piece(7), 3)
    assert rig.library.holds(grown, 0, 3 * WINDOW)  # the past is shared, nothing of it is generated again


def test_the_seed_that_follows_a_grown_piece_begins_without_its_past() -> None:
    rig = Rig()
    rig.play(7)
    rig.pull(HOP + 4)
    rig.timeline.retune(lambda each, block: each.turned(0.5, block=block), fade_frames=0)
    rig.timeline.reseed("next", fade_frames=4)
    rig.pull(WINDOW)
    assert rig.timeline.scene is not None
    assert rig.timeline.scene.voice.pieces == (Piece(8, 0.5, 4),)


def test_in_an_angular_space_a_crossfade_goes_the_shorter_way_round() -> None:
    library = Library(hop=HOP)
    timeline = Timeline(library, geometry=ANGULAR)
    for seed, angle in ((1, 0.8), (2, -0.8)):
        for index in range(8):
            library.add(BlockKey(piece(seed), index), torch.full((1, HOP), angle))
    timeline.play(Voice.of(piece(1)), fade_frames=0)
    timeline.next(4)
    timeline.play(Voice.of(piece(2)), fade_frames=4)
    latents = timeline.next(6)
    assert latents is not None
    torch.testing.assert_close(latents, torch.tensor([[0.8, 0.9, -1.0, -0.9, -0.8, -0.8]]))
