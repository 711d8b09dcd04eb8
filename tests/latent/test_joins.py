"""Whatever a performer does, the latents go on: no step at a join is larger than those of the music around it."""

from collections.abc import Callable

import pytest
import torch
from torch import Tensor

from rld_live.latent.geometry import ANGULAR, GEOMETRIES, LINEAR, Geometry
from rld_live.latent.library import Library, Piece
from rld_live.latent.pending import Aim
from rld_live.latent.timeline import Timeline
from rld_live.latent.voice import Voice

HOP, DIMS = 64, 8


def piece(seed: int) -> Piece:
    return Piece(seed, temperature=1.0)


class Music:
    """Smooth noise: each dimension a sum of slow waves, different in each piece."""

    def __init__(self, geometry: Geometry) -> None:
        self.geometry = geometry
        self.library = Library(hop=HOP)
        self.timeline = Timeline(self.library, geometry=geometry)
        self.timeline.play(Voice.of(piece(1), piece(2)), fade_frames=0)

    def generate(self) -> None:
        for key in self.timeline.wanted:
            if key not in self.library:
                self.library.add(key, self.block(key.piece.seed, key.index))

    def block(self, seed: int, index: int) -> Tensor:
        generator = torch.Generator().manual_seed(seed)
        rates, phases = torch.rand((2, DIMS, 5, 1), generator=generator)
        places = torch.arange(index * HOP, (index + 1) * HOP)
        waves = torch.sin(0.05 + 0.25 * rates * places + 6.3 * phases).sum(1) * 0.63
        return waves if self.geometry is LINEAR else self.geometry.enclose(0.15 * waves)

    def hear(self, count: int) -> Tensor:
        parts = []
        for _ in range(count // 4):
            self.generate()
            latents = self.timeline.next(4)
            assert latents is not None
            parts.append(latents)
        return torch.cat(parts, dim=1)

    def steps(self, latents: Tensor) -> Tensor:
        distance = latents[:, 1:] - latents[:, :-1]
        if self.geometry is ANGULAR:
            distance[-1] = torch.remainder(distance[-1] + 1.0, 2.0) - 1.0
        return distance.norm(dim=0)


def _seed(music: Music) -> Tensor:
    music.timeline.play(Voice.of(piece(5)), fade_frames=40)
    return music.hear(80)


def _seed_within_a_crossfade(music: Music) -> Tensor:
    music.timeline.play(Voice.of(piece(5)), fade_frames=60)
    before = music.hear(20)
    music.timeline.play(Voice.of(piece(6)), fade_frames=60)
    return torch.cat([before, music.hear(80)], dim=1)


def _reverse(music: Music) -> Tensor:
    music.timeline.play_in(music.timeline.manner.at_speed(-1.0, 40))
    return music.hear(80)


def _thaw(music: Music) -> Tensor:
    music.timeline.freeze(True)
    before = music.hear(16)
    music.timeline.freeze(False)
    return torch.cat([before, music.hear(40)], dim=1)


def _turn(music: Music) -> Tensor:
    music.timeline.reseed("next", fade_frames=40)
    return music.hear(160)


CROSSFADES = (_seed, _seed_within_a_crossfade, _reverse, _thaw, _turn)


@pytest.mark.parametrize("geometry", GEOMETRIES.values(), ids=GEOMETRIES)
@pytest.mark.parametrize("gesture", CROSSFADES)
def test_no_join_is_rougher_than_the_music(gesture: Callable[[Music], Tensor], geometry: Geometry) -> None:
    music = Music(geometry)
    before, joined, after = music.hear(160), gesture(music), music.hear(160)
    around = float(torch.cat([music.steps(before), music.steps(after)]).max())
    heard = torch.cat([before[:, -1:], joined, after[:, :1]], dim=1)
    assert float(music.steps(heard).max()) <= around


def _line(music: Music) -> None:
    music.timeline.steer(Aim(1.0, 100))


def _back_on_the_line(music: Music) -> None:
    music.timeline.steer(Aim(0.1, 100))


def _square(music: Music) -> None:
    music.timeline.go_on(lambda voice: voice.with_more([piece(3), piece(4)]), fade_frames=0)
    music.timeline.steer(Aim((1.0, 1.0), 100))


def _elsewhere_on_the_square(music: Music) -> None:
    music.timeline.steer(Aim((0.0, 0.5), 100))


def _hand(music: Music) -> None:
    music.timeline.play_in(music.timeline.manner.with_hand("bias", 0, 1.0, 100).with_hand("scale", 1, 2.0, 100))


@pytest.mark.parametrize("geometry", GEOMETRIES.values(), ids=GEOMETRIES)
@pytest.mark.parametrize(
    "orders",
    [
        (_line, _back_on_the_line),
        (_square, _elsewhere_on_the_square, _line),
        (_line, _square, _line, _elsewhere_on_the_square),
        (_hand, _line),
    ],
)
def test_a_movement_begins_goes_over_and_ends_no_rougher_than_it_is(
    orders: tuple[Callable[[Music], None], ...], geometry: Geometry
) -> None:
    music = Music(geometry)
    music.hear(40)
    music.timeline.freeze(True)  # so that nothing but these movements moves
    parts = [music.hear(8)]
    for order in orders:  # each in the middle of the one before
        order(music)
        parts.append(music.hear(48))
    parts += [music.hear(52), music.hear(8)]
    steps = music.steps(torch.cat(parts, dim=1))
    at = -1
    for part in parts[:-1]:
        at += part.shape[1]
        around = torch.cat([steps[at - 6 : at - 1], steps[at + 2 : at + 7]])
        assert float(steps[at - 1 : at + 2].max()) <= 1.1 * float(around.max())  # a jump would be many times that
