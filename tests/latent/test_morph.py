"""Where between its pieces a voice stands, and how evenly it travels."""

import math
from itertools import pairwise

import pytest
import torch
from torch import Tensor

from rld_live.latent.geometry import ANGULAR, LINEAR, Geometry
from rld_live.latent.line import Line
from rld_live.latent.morph import Morph
from rld_live.latent.slerp import slerp

DIMS = 8


def held(count: int, *, seed: int = 3, dims: int = DIMS) -> list[Tensor]:
    """Tracks [dims, 1] of pieces that stand still."""
    generator = torch.Generator().manual_seed(seed)
    return [torch.randn((dims, 1), generator=generator) for _ in range(count)]


def held_angles(count: int, *, seed: int = 3) -> list[Tensor]:
    generator = torch.Generator().manual_seed(seed)
    return [ANGULAR.enclose(2 * torch.rand((3, 1), generator=generator) - 1) for _ in range(count)]


def journey(
    morph: Morph, tracks: list[Tensor], count: int, geometry: Geometry = LINEAR, *, chunk: int = 1
) -> tuple[Tensor, Morph]:
    """Return what is heard of `count` latent frames of held pieces [dims, count], and the morph after them."""
    heard = []
    while count > 0:
        run = 1 if morph.is_measured else min(chunk, count)
        wide = [track.expand(-1, run) for track in tracks]
        heard.append(morph.render(wide, run, geometry))
        morph = morph.measured_step(wide, geometry) if morph.is_measured else morph.step(run)
        count -= run
    return torch.cat(heard, dim=1), morph


def turns(latents: Tensor) -> list[float]:
    """Angles between successive latent frames, by the definition of the scalar product, in float64."""
    units = latents.double() / latents.double().norm(dim=0)
    return [float(torch.acos((a * b).sum().clamp(-1, 1))) for a, b in pairwise(units.unbind(1))]


def assert_even(steps: list[float], *, within: float = 0.01) -> None:
    middle = sum(steps) / len(steps)
    assert middle > 0
    assert max(abs(step / middle - 1) for step in steps) < within


@pytest.mark.parametrize("chunk", [1, 4, 50])
@pytest.mark.parametrize("pieces", [2, 3, 4])
def test_a_glide_along_a_line_turns_by_the_same_angle_in_every_latent_frame(pieces: int, chunk: int) -> None:
    tracks = held(pieces)
    frames = 400
    heard, after = journey(Morph.at(0.0, pieces).to_line(1.0, frames), tracks, frames, chunk=chunk)
    steps = turns(torch.cat([heard, after.render(tracks, 1)], dim=1))
    angles = [turns(torch.cat(pair, dim=1))[0] for pair in pairwise(tracks)]
    even = sum(angles) / frames
    # A step across a piece cuts its corner; the others are alike, and as long as the whole way makes them.
    corners = {math.floor(sum(angles[: number + 1]) / even) for number in range(pieces - 2)}
    straight = [step for number, step in enumerate(steps) if number not in corners]
    assert_even(straight)
    assert straight[0] == pytest.approx(even, rel=0.01)
    assert all(steps[corner] < 1.001 * even for corner in corners)


@pytest.mark.parametrize(
    ("start", "end"),
    [((0, 0), (1, 0)), ((0, 0), (1, 1)), ((1, 0), (0, 1)), ((0.2, 0.9), (0.8, 0.1)), ((0.5, 0), (0.5, 1))],
)
@pytest.mark.parametrize("frames", [60, 400])
def test_a_glide_across_the_square_turns_by_the_same_angle_in_every_latent_frame(
    start: tuple[float, float], end: tuple[float, float], frames: int
) -> None:
    tracks = held(4, seed=5)
    morph = Morph.at(0.0, 4).to_pad(*start, 0)
    heard, after = journey(morph.to_pad(*end, frames), tracks, frames)
    steps = turns(torch.cat([heard, after.render(tracks, 1)], dim=1).double())
    assert_even(steps, within=0.01)
    assert (after.pad.x, after.pad.y) == end
    assert not after.is_measured


def test_the_corners_of_the_square_are_the_pieces() -> None:
    tracks = held(4)
    for corner, (x, y) in zip(tracks, [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)], strict=True):
        torch.testing.assert_close(Morph.at(0.0, 4).to_pad(x, y, 0).render(tracks, 1), corner)


@pytest.mark.parametrize("pieces", [2, 3, 4])
def test_a_line_at_rest_divides_its_way_between_the_pieces_evenly(pieces: int) -> None:
    tracks = held(pieces)
    for index, track in enumerate(tracks):
        torch.testing.assert_close(Morph.at(index / (pieces - 1), pieces).render(tracks, 1), track)
    halfway = Morph.at(0.5 / (pieces - 1), pieces).render(tracks, 1)
    torch.testing.assert_close(halfway, slerp(tracks[0], tracks[1], 0.5))


def test_a_glide_over_two_pieces_is_plain_slerp_to_the_last_bit() -> None:
    tracks = [torch.randn((DIMS, 50), generator=torch.Generator().manual_seed(seed)) for seed in (1, 2)]
    heard = Morph.at(0.25, 2).to_line(1.0, 80).render(tracks, 50)
    progress = 0.25 + (1.0 - 0.25) * (torch.arange(50) / 80).clamp(max=1.0)
    assert torch.equal(heard, torch.where(progress > 0, slerp(tracks[0], tracks[1], progress), tracks[0]))


@pytest.mark.parametrize("pieces", [2, 3, 4])
def test_another_glide_on_the_line_goes_on_from_where_the_first_one_is(pieces: int) -> None:
    tracks = held(pieces)
    first, morph = journey(Morph.at(0.0, pieces).to_line(1.0, 200), tracks, 90)
    second, _ = journey(morph.to_line(0.1, 120), tracks, 60)
    steps = turns(torch.cat([first[:, -20:], second], dim=1))
    assert max(steps[18:21]) <= max(*steps[:18], *steps[21:]) * 1.01


def test_another_glide_on_the_square_goes_on_from_where_the_first_one_is() -> None:
    tracks = held(4)
    first, morph = journey(Morph.at(0.0, 4).to_pad(0, 0, 0).to_pad(1, 1, 100), tracks, 45)
    second, _ = journey(morph.to_pad(0, 1, 80), tracks, 40)
    steps = turns(torch.cat([first, second], dim=1))
    assert max(steps[43:46]) <= max(*steps[:43], *steps[46:]) * 1.01


def test_from_the_line_to_the_square_and_back_nothing_jumps() -> None:
    tracks = held(4)
    first, morph = journey(Morph.at(0.0, 4).to_line(1.0, 100), tracks, 40)
    second, morph = journey(morph.to_pad(0.9, 0.2, 50), tracks, 20)  # on its way
    third, morph = journey(morph.to_pad(0.1, 0.8, 40), tracks, 15)
    fourth, morph = journey(morph.to_line(0.5, 60), tracks, 200)
    steps = turns(torch.cat([first, second, third, fourth], dim=1))
    inside = [*steps[:38], *steps[42:58], *steps[62:73], *steps[77:]]
    seams = [*steps[38:42], *steps[58:62], *steps[73:77]]
    assert max(seams) <= max(inside) * 1.01
    torch.testing.assert_close(morph.render(tracks, 1), Morph.at(0.5, 4).render(tracks, 1))
    assert not morph.is_pad


def test_a_stream_of_positions_on_the_square_arrives_as_soon_as_one_would() -> None:
    tracks = held(4)
    morph = Morph.at(0.3, 4)
    for number in range(20):
        _, morph = journey(morph.to_pad(0.5 + number / 100, 0.5, 10), tracks, 4)
    assert morph.share.value == 1.0


def test_a_piece_that_comes_twice_takes_no_time_of_the_glide() -> None:
    a, b = held(2)
    tracks = [a, a, b]
    heard, _ = journey(Morph.at(0.0, 3).to_line(1.0, 50), tracks, 50)
    assert torch.isfinite(heard).all()
    assert_even(turns(heard))


def test_pieces_that_are_all_alike_are_a_way_to_nowhere() -> None:
    a = held(1)[0]
    for morph in (Morph.at(0.0, 4).to_line(1.0, 8), Morph.at(0.0, 4).to_pad(0, 0, 0).to_pad(1, 1, 8)):
        heard, after = journey(morph, [a] * 4, 8)
        torch.testing.assert_close(heard, a.expand(-1, 8))
        assert not after.is_measured


def test_more_pieces_leave_the_point_where_it_is() -> None:
    tracks = held(4)
    _, morph = journey(Morph.at(0.0, 2).to_line(1.0, 10), tracks[:2], 4)
    torch.testing.assert_close(
        morph.over(4, stays=True).render(tracks, 1), morph.render(tracks[:2], 1), rtol=1e-6, atol=1e-6
    )
    assert Line.at(0.7, 2).over(3, stays=False).value == pytest.approx(0.7)


@pytest.mark.parametrize("seed", range(6))
def test_angles_travel_evenly_too_and_never_jump(seed: int) -> None:
    tracks = held_angles(4, seed=seed)
    for morph in (Morph.at(0.0, 4).to_line(1.0, 200), Morph.at(0.0, 4).to_pad(0, 0, 0).to_pad(1, 1, 200)):
        heard, after = journey(morph, tracks, 200, ANGULAR)
        heard = torch.cat([heard, after.render(tracks, 1, ANGULAR)], dim=1)
        steps = ANGULAR.distance(heard[:, :-1], heard[:, 1:])
        assert float(steps.max()) < 1.02 * float(steps.median())
        torch.testing.assert_close(heard[:, :1], tracks[0])
        torch.testing.assert_close(heard[:, -1:], tracks[3])


def test_what_is_taken_back_goes_where_it_was_told_meanwhile() -> None:
    tracks = held(4)
    before = Morph.at(0.0, 4).to_line(0.5, 20)
    _, latest = journey(before, tracks, 8)
    latest = latest.to_line(1.0, 10).to_pad(0.25, 0.75, 5)
    _, told = journey(before.as_ordered(latest), tracks, 40)
    assert (told.pad.x, told.pad.y, told.share.value) == (0.25, 0.75, 1.0)
    _, kept = journey(before, tracks, 5)
    assert before.as_ordered(kept).line == before.line
