import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from rld_live.errors import DataError
from rld_live.latent.statistics import DEVIATION_FLOOR, LatentStatistics, StatisticsEstimator, standardise_window


def latents(seed: int = 0, frames: int = 1000) -> NDArray[np.float32]:
    source = np.random.default_rng(seed)
    spread = np.array([[3.0], [0.1], [1.0]])
    return (source.standard_normal((3, frames)) * spread + [[100.0], [-5.0], [0.0]]).astype(np.float32)


def test_the_estimate_is_numpys_own_over_everything_at_once() -> None:
    whole = latents()
    estimator = StatisticsEstimator()
    for piece in np.split(whole, [1, 2, 500, 500, 997], axis=1):
        estimator.add(piece)
    estimate = estimator.statistics()

    assert estimator.frames == 1000
    np.testing.assert_allclose(estimate.mean, whole.astype(np.float64).mean(axis=1), rtol=1e-12)
    np.testing.assert_allclose(estimate.deviation, whole.astype(np.float64).std(axis=1), rtol=1e-10)


def test_a_large_offset_costs_no_precision() -> None:
    whole = (latents() + 1e4).astype(np.float32)
    estimate = StatisticsEstimator().add(whole[:, :300]).add(whole[:, 300:]).statistics()

    np.testing.assert_allclose(estimate.deviation, whole.astype(np.float64).std(axis=1), rtol=1e-9)


def test_standardised_latents_have_mean_0_and_deviation_1_per_dimension() -> None:
    whole = latents()
    standard = StatisticsEstimator().add(whole).statistics().standardise(torch.from_numpy(whole))

    torch.testing.assert_close(standard.mean(dim=1), torch.zeros(3), atol=1e-4, rtol=0)
    torch.testing.assert_close(standard.std(dim=1, correction=0), torch.ones(3), atol=1e-4, rtol=0)


@pytest.mark.parametrize("shape", [(3, 10), (2, 3, 10), (1, 1, 3, 10)])
def test_restore_undoes_standardise_with_any_batch_axes(shape: tuple[int, ...]) -> None:
    statistics = LatentStatistics(mean=(1.0, 2.0, 3.0), deviation=(0.5, 1.0, 2.0))
    raw = torch.randn(shape, generator=torch.Generator().manual_seed(0))

    torch.testing.assert_close(statistics.restore(statistics.standardise(raw)), raw)


def test_a_dimension_that_never_moves_gets_the_floor_and_stays_finite() -> None:
    still = np.full((1, 100), 2.0, dtype=np.float32)
    statistics = StatisticsEstimator().add(still).statistics()

    assert statistics.deviation == (DEVIATION_FLOOR,)
    assert torch.equal(statistics.standardise(torch.from_numpy(still)), torch.zeros(1, 100))


def test_latents_of_another_size_are_refused() -> None:
    statistics = LatentStatistics(mean=(0.0,), deviation=(1.0,))

    with pytest.raises(DataError, match="3 latent dimensions meet statistics of 1"):
        statistics.standardise(torch.zeros(3, 10))
    with pytest.raises(DataError, match="one codec"):
        StatisticsEstimator().add(latents()).add(latents()[:2])


def test_nothing_and_nan_are_refused() -> None:
    with pytest.raises(DataError, match="no latents"):
        StatisticsEstimator().add(np.zeros((3, 0), dtype=np.float32)).statistics()
    with pytest.raises(DataError, match="NaN"):
        StatisticsEstimator().add(np.full((3, 2), np.nan, dtype=np.float32))


@pytest.mark.parametrize(
    ("mean", "deviation"),
    [((), ()), ((0.0,), (1.0, 1.0)), ((0.0,), (0.0,)), ((float("nan"),), (1.0,)), ((0.0,), (float("inf"),))],
)
def test_impossible_statistics_are_refused(mean: tuple[float, ...], deviation: tuple[float, ...]) -> None:
    with pytest.raises(DataError, match="run preprocess again"):
        LatentStatistics(mean=mean, deviation=deviation)


def test_a_window_is_standardised_by_one_mean_and_one_unbiased_deviation() -> None:
    windows = torch.from_numpy(np.stack([latents(seed=1), latents(seed=2)]))
    whole = windows[0].numpy().astype(np.float64)

    np.testing.assert_allclose(
        standardise_window(windows[0]).numpy(), (whole - whole.mean()) / whole.std(ddof=1), atol=1e-4
    )
    assert torch.equal(standardise_window(windows)[1], standardise_window(windows[1]))


def test_a_window_that_does_not_move_becomes_silence_and_not_nan() -> None:
    assert torch.equal(standardise_window(torch.full((3, 8), 2.0)), torch.zeros(3, 8))


def test_uniform_statistics_scale_and_move_every_dimension_alike() -> None:
    standard = torch.randn(3, 8)

    torch.testing.assert_close(LatentStatistics.uniform(3, scale=2.0, offset=-1.0).restore(standard), 2 * standard - 1)
