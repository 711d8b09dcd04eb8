"""The figures that judge the built-in set."""

import numpy as np
import pytest
import torch

from rld_live.offline.demo.evaluate import MEL_BANDS, frechet_distance, log_mel_statistics, mel_filters

RATE = 48000


def test_the_distance_of_gaussians_with_known_moments_is_the_closed_form() -> None:
    rng = np.random.default_rng(0)
    one = rng.normal(0.0, 1.0, (200_000, 2))
    other = rng.normal(0.0, 1.0, (200_000, 2)) * [3.0, 1.0] + [2.0, 0.0]
    # axis by axis: (difference of means)² + (difference of deviations)²
    assert frechet_distance(one, other) == pytest.approx(2.0**2 + (3.0 - 1.0) ** 2, rel=0.02)


def test_the_distance_to_itself_is_nothing_and_both_ways_are_the_same() -> None:
    rng = np.random.default_rng(1)
    one, other = rng.normal(size=(500, 6)), rng.normal(size=(500, 6)) @ rng.normal(size=(6, 6))
    assert frechet_distance(one, one) == pytest.approx(0.0, abs=1e-8)
    assert frechet_distance(one, other) == pytest.approx(frechet_distance(other, one), rel=1e-6)


def test_a_tone_lights_the_mel_band_that_holds_it() -> None:
    time = torch.arange(2 * RATE) / RATE
    for hertz in (200.0, 1000.0, 6000.0):
        features = log_mel_statistics(torch.sin(2 * torch.pi * hertz * time)[None], RATE)
        assert features.shape == (2, 2 * MEL_BANDS)
        bin_of_tone = round(hertz / RATE * 2048)
        expected = int(mel_filters(RATE)[:, bin_of_tone].argmax())
        assert abs(int(features[0, :MEL_BANDS].argmax()) - expected) <= 1


def test_louder_music_is_farther_from_soft_music_than_soft_from_itself() -> None:
    noise = torch.randn(1, 40 * RATE, generator=torch.Generator().manual_seed(0))
    soft, again = noise[:, : 20 * RATE] * 0.01, noise[:, 20 * RATE :] * 0.01
    near = frechet_distance(log_mel_statistics(soft, RATE), log_mel_statistics(again, RATE))
    far = frechet_distance(log_mel_statistics(soft, RATE), log_mel_statistics(again * 30, RATE))
    assert far > 10 * near
