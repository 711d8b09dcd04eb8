import math

import pytest
import torch
from torch import Tensor

from rld_live.latent.slerp import crossfade, slerp, trajectory_slerp


def noise(seed: int, *shape: int) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def textbook_slerp(a: Tensor, b: Tensor, t: float) -> Tensor:
    angle = torch.acos((a * b).sum(0) / (a.norm(dim=0) * b.norm(dim=0)))
    return (torch.sin((1 - t) * angle) * a + torch.sin(t * angle) * b) / torch.sin(angle)


@pytest.mark.parametrize("t", [0.0, 0.2, 0.5, 0.9, 1.0])
def test_unit_vectors_go_shoemakes_way(t: float) -> None:
    a, b = (torch.nn.functional.normalize(noise(seed, 16, 50).double(), dim=0) for seed in (1, 2))

    torch.testing.assert_close(slerp(a, b, t), textbook_slerp(a, b, t))


def test_both_ends_are_reached_whatever_the_lengths() -> None:
    a, b = noise(1, 16, 50), 3 * noise(2, 16, 50)

    torch.testing.assert_close(slerp(a, b, 0.0), a)
    torch.testing.assert_close(slerp(a, b, 1.0), b)


def test_noise_stays_as_loud_as_noise_where_a_straight_line_would_not() -> None:
    a, b = noise(1, 16, 5000), noise(2, 16, 5000)

    assert float(slerp(a, b, 0.5).std()) == pytest.approx(1.0, abs=0.03)
    assert float(torch.lerp(a, b, 0.5).std()) == pytest.approx(math.sqrt(0.5), abs=0.03)


def test_the_angle_grows_in_proportion_to_t() -> None:
    a, b = torch.tensor([[1.0], [0.0]]), torch.tensor([[0.0], [1.0]])

    torch.testing.assert_close(slerp(a, b, 1 / 3), torch.tensor([[math.cos(math.pi / 6)], [math.sin(math.pi / 6)]]))


def test_t_may_differ_from_frame_to_frame() -> None:
    a, b, progress = noise(1, 16, 50), noise(2, 16, 50), torch.linspace(0, 1, 50)
    together = slerp(a, b, progress)
    one_by_one = [slerp(a[:, i : i + 1], b[:, i : i + 1], float(progress[i])) for i in range(50)]

    torch.testing.assert_close(together, torch.cat(one_by_one, dim=1))


def test_vectors_may_lie_along_any_dimension() -> None:
    a, b = noise(1, 16, 50), noise(2, 16, 50)

    torch.testing.assert_close(slerp(a.T, b.T, 0.3, dim=1).T, slerp(a, b, 0.3, dim=0))


@pytest.mark.parametrize("t", [0.0, 0.3, 0.5, 1.0])
@pytest.mark.parametrize("scale", [1.0, 1 + 1e-6, 1e-20, 2.0])
def test_vectors_of_one_direction_stay_in_it(t: float, scale: float) -> None:
    a = noise(1, 16, 50)

    torch.testing.assert_close(slerp(a, a * scale, t), a * (1 + t * (scale - 1)))


@pytest.mark.parametrize("t", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_opposite_vectors_keep_their_length_on_the_way(t: float) -> None:
    a = noise(1, 16, 50)
    way = slerp(a, -a, t)

    torch.testing.assert_close(way.norm(dim=0), a.norm(dim=0))
    torch.testing.assert_close((way * a).sum(0), math.cos(math.pi * t) * a.square().sum(0), atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("t", [0.0, 0.5, 1.0])
def test_a_zero_vector_gives_a_straight_line(t: float) -> None:
    b = noise(2, 16, 50)

    torch.testing.assert_close(slerp(torch.zeros_like(b), b, t), t * b)
    assert torch.equal(slerp(torch.zeros_like(b), torch.zeros_like(b), t), torch.zeros_like(b))


def test_nearly_opposite_and_nearly_equal_vectors_give_numbers() -> None:
    a = noise(1, 16, 50)
    for distance in (1e-3, 1e-5, 1e-7, 1e-30):
        for b in (a + distance * noise(2, 16, 50), -a + distance * noise(2, 16, 50)):
            assert bool(torch.isfinite(slerp(a, b, 0.5)).all())


def power_on_the_way(outgoing: Tensor, incoming: Tensor) -> Tensor:
    """Mean power at 21 stations of a crossfade, each measured over the whole material."""
    stations = [torch.full((outgoing.shape[1],), float(p)) for p in torch.linspace(0, 1, 21)]
    return torch.stack([crossfade(outgoing, incoming, station).square().mean() for station in stations])


def test_unrelated_material_keeps_its_power_through_a_crossfade() -> None:
    powers = power_on_the_way(noise(1, 16, 4000), noise(2, 16, 4000))

    torch.testing.assert_close(powers, torch.ones(21), atol=0.02, rtol=0)


def test_identical_material_passes_a_crossfade_unchanged() -> None:
    a = noise(1, 16, 400)

    torch.testing.assert_close(crossfade(a, a, torch.linspace(0, 1, 400)), a)


@pytest.mark.parametrize("share", [0.3, 0.7, 0.95])
def test_related_material_keeps_its_power_through_a_crossfade(share: float) -> None:
    a, other = noise(1, 16, 4000), noise(2, 16, 4000)
    powers = power_on_the_way(a, share * a + math.sqrt(1 - share**2) * other)

    torch.testing.assert_close(powers, torch.ones(21), atol=0.03, rtol=0)


def test_a_crossfade_begins_and_ends_with_the_material_itself() -> None:
    a, b = noise(1, 16, 100), noise(2, 16, 100)
    mixed = crossfade(a, b, (torch.arange(100) - 40).clamp(0, 20) / 20)

    torch.testing.assert_close(mixed[:, :41], a[:, :41])
    torch.testing.assert_close(mixed[:, 60:], b[:, 60:])


def test_opposite_and_silent_material_give_numbers() -> None:
    a, progress = noise(1, 16, 100), torch.linspace(0, 1, 100)

    assert bool(torch.isfinite(crossfade(a, -a, progress)).all())
    assert torch.equal(crossfade(a * 0, a * 0, progress), a * 0)
    torch.testing.assert_close(crossfade(a, a * 0, progress), a * torch.cos(progress * math.pi / 2))


def written_out_trajectory(a: Tensor, b: Tensor) -> Tensor:
    """RAVE-Latent Diffusion's interpolation in double precision, one dimension and one latent frame after the other."""
    way = torch.zeros_like(a, dtype=torch.float64)
    for dim in range(a.shape[0]):
        one, other = a[dim].double().tolist(), b[dim].double().tolist()
        scalar = sum(x * y for x, y in zip(one, other, strict=True))
        angle = math.acos(scalar / math.sqrt(sum(x * x for x in one) * sum(y * y for y in other)))
        for frame, (x, y) in enumerate(zip(one, other, strict=True)):
            t = frame / (len(one) - 1)
            way[dim, frame] = (math.sin((1 - t) * angle) * x + math.sin(t * angle) * y) / math.sin(angle)
    return way


def test_a_trajectory_goes_rave_latent_diffusions_way() -> None:
    a, b = noise(1, 8, 64), noise(2, 8, 64) + 0.5 * noise(1, 8, 64)

    torch.testing.assert_close(trajectory_slerp(a, b).double(), written_out_trajectory(a, b), atol=1e-5, rtol=1e-5)


def test_a_trajectory_between_equal_windows_is_that_window() -> None:
    a = noise(1, 8, 64)

    torch.testing.assert_close(trajectory_slerp(a, a), a)


@pytest.mark.parametrize("distance", [0.0, 1e-30, 1e-7, 1e-5, 1e-3])
def test_trajectories_in_one_direction_or_in_opposite_ones_give_numbers_of_their_size(distance: float) -> None:
    a = noise(1, 8, 64)
    for b in (a + distance * noise(2, 8, 64), -a + distance * noise(2, 8, 64), a * 0):
        way = trajectory_slerp(a, b)
        assert bool(torch.isfinite(way).all())
        assert float(way.abs().max()) <= 1.01 * float(a.abs().max())
    assert torch.equal(trajectory_slerp(a * 0, a * 0), a * 0)
