"""What lies between two points of a latent space."""

import math
from itertools import pairwise

import pytest
import torch
from torch import Tensor

from rld_live.latent.geometry import ANGULAR, GEOMETRIES, LINEAR, Geometry, Way

FRAMES = 400
WAYS = ("interpolate", "crossfade", "fade", "blend")


def noise(seed: int, *shape: int) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def angles(seed: int, dims: int = 3) -> Tensor:
    return 2 * torch.rand((dims, FRAMES), generator=torch.Generator().manual_seed(seed)) - 1


def way(geometry: Geometry, name: str) -> Way:
    found: Way = getattr(geometry, name)
    return found


def directions(angles: Tensor) -> Tensor:
    """Return the unit vectors [latent_dim + 1, latent_frames] that a spherical RAVE makes of angles."""
    turns = (angles / 2 + 0.5).remainder(1.0)
    polar, azimuth = math.pi * turns[:-1], 2 * math.pi * turns[-1:]
    every = torch.cat([polar, azimuth])
    sines = torch.cat([torch.ones(1, angles.shape[1]), every.sin().cumprod(0)])
    return torch.cat([every.cos(), torch.ones(1, angles.shape[1])]) * sines


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("geometry", GEOMETRIES.values(), ids=GEOMETRIES)
def test_every_way_leads_from_the_one_to_the_other(geometry: Geometry, name: str) -> None:
    a, b = (geometry.enclose(0.4 * noise(seed, 4, FRAMES)) for seed in (1, 2))
    towards = way(geometry, name)

    torch.testing.assert_close(towards(a, b, torch.zeros(FRAMES)), a)
    torch.testing.assert_close(towards(a, b, torch.ones(FRAMES)), b, atol=2e-6, rtol=1e-5)


def test_unrelated_latents_stay_as_loud_while_they_fade() -> None:
    a, b = noise(1, 16, 4000), noise(2, 16, 4000)
    for progress in (0.25, 0.5, 0.75):
        assert float(LINEAR.fade(a, b, torch.tensor(progress)).std()) == pytest.approx(1.0, abs=0.02)


def test_latents_that_are_alike_stay_what_they_are_while_they_blend() -> None:
    a = noise(1, 16, FRAMES)
    torch.testing.assert_close(LINEAR.blend(a, a, torch.linspace(0, 1, FRAMES)), a)


def test_the_azimuth_takes_the_shorter_way_round() -> None:
    a, b = torch.tensor([[0.9, -0.9, 0.1]]), torch.tensor([[-0.9, 0.9, 0.3]])
    halfway = ANGULAR.interpolate(a, b, torch.full((3,), 0.5))
    assert halfway[0, :2].abs().tolist() == pytest.approx([1.0, 1.0])
    assert float(halfway[0, 2]) == pytest.approx(0.2)


@pytest.mark.parametrize("name", WAYS)
def test_on_the_sphere_no_way_jumps_from_pole_to_pole(name: str) -> None:
    a, b = (ANGULAR.enclose(angles(seed)) for seed in (1, 2))
    towards, steps = way(ANGULAR, name), 200
    stations = [directions(towards(a, b, torch.full((FRAMES,), step / steps))) for step in range(steps + 1)]
    longest = max(float((after - before).norm(dim=0).max()) for before, after in pairwise(stations))
    # at most half a turn of the azimuth and half of each polar angle, in equal steps
    assert longest < 3 * math.pi / steps


@pytest.mark.parametrize("name", WAYS)
def test_between_angles_lie_angles(name: str) -> None:
    a, b = (ANGULAR.enclose(angles(seed)) for seed in (1, 2))
    mixed = way(ANGULAR, name)(a, b, torch.linspace(0, 1, FRAMES))
    assert float(mixed.min()) >= -1.0
    assert float(mixed.max()) < 1.0


def test_what_a_network_makes_becomes_a_point_of_the_sphere() -> None:
    wild = torch.tensor([[0.5, 1.5, -1.5, 1.0], [0.5, 1.5, -1.5, 1.0]])
    polar, azimuth = ANGULAR.enclose(wild)
    torch.testing.assert_close(polar, torch.tensor([0.5, 1.0, -1.0, 1.0]))
    torch.testing.assert_close(azimuth, torch.tensor([0.5, -0.5, 0.5, -1.0]))
    # past the pole is the pole: neither the decoder's modulo nor ours may turn it into the other one
    assert float(directions(ANGULAR.enclose(wild))[0, 1]) == pytest.approx(-1.0, abs=1e-5)


def test_an_ordinary_space_leaves_what_a_network_makes_alone() -> None:
    a = 3 * noise(1, 4, FRAMES)
    assert torch.equal(LINEAR.enclose(a), a)


@pytest.mark.parametrize("geometry", GEOMETRIES.values(), ids=GEOMETRIES)
def test_the_first_edges_of_the_square_are_the_ways_between_their_corners(geometry: Geometry) -> None:
    corners = [geometry.enclose(0.3 * noise(seed, 4, FRAMES)) for seed in (1, 2, 3, 4)]
    along, still = torch.linspace(0, 1, FRAMES), torch.zeros(FRAMES)
    a, b, c, d = corners
    for x, y, end in ((along, still, b), (still, along, c)):
        torch.testing.assert_close(geometry.square(corners, x, y), geometry.interpolate(a, end, along))
    torch.testing.assert_close(geometry.square(corners, still + 1, still + 1), d, atol=2e-6, rtol=1e-5)


def test_the_square_of_azimuths_all_around_the_circle_has_no_seam() -> None:
    corners = [torch.tensor([[azimuth]]) for azimuth in (0.0, 0.6, -0.6, 1.0 - 2**-10)]
    steps = 50
    for number in range(steps):
        x = torch.full((1,), number / steps)
        a, b = (ANGULAR.square(corners, x, torch.full((1,), y / steps)) for y in (number, number + 1))
        assert float(ANGULAR.distance(a, b)) < 0.1


@pytest.mark.parametrize("geometry", GEOMETRIES.values(), ids=GEOMETRIES)
def test_a_distance_is_travelled_evenly(geometry: Geometry) -> None:
    a, b = (geometry.enclose(0.4 * noise(seed, 4, FRAMES)) for seed in (1, 2))
    whole = geometry.distance(a, b)
    for part in (0.1, 0.5, 0.75):
        there = geometry.interpolate(a, b, torch.full((FRAMES,), part))
        torch.testing.assert_close(geometry.distance(a, there), part * whole, atol=1e-5, rtol=1e-4)


def test_the_distance_of_latents_is_their_angle_even_if_it_is_tiny() -> None:
    a = noise(1, 8, FRAMES).double()
    side = noise(2, 8, FRAMES).double()
    side -= (side * a).sum(0) / a.square().sum(0) * a
    b = a + 1e-7 * side / side.norm(dim=0) * a.norm(dim=0)
    torch.testing.assert_close(
        LINEAR.distance(a, b), torch.full((FRAMES,), 1e-7, dtype=torch.float64), rtol=1e-6, atol=0
    )
    assert float(LINEAR.distance(a, torch.zeros_like(a)).max()) == 0.0
