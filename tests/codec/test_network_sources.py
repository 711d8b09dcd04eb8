"""The tonal bank sounds the tones it is asked for; the noise is white, and the same wherever a stream is cut."""

import math

import pytest
import torch

from rld_live.codec.network.shape import CodecConfig
from rld_live.codec.network.sources import Noise, TonalBank

MONO = CodecConfig(channels=1)
STEREO = CodecConfig(channels=2)
START = torch.tensor([[7]])


def test_a_constant_amplitude_is_the_sine_of_that_frequency_and_phase() -> None:
    bank = TonalBank(MONO)
    tone = MONO.tone_hz.index(440.0)
    amplitudes = torch.zeros(1, bank.amplitudes, 20)
    amplitudes[:, tone] = 0.5

    audio = bank(amplitudes, START)[0, 0]

    times = torch.arange(len(audio), dtype=torch.float64) + 7 * MONO.control_frames
    wanted = 0.5 * torch.sin(2 * math.pi * 440.0 * times / MONO.sample_rate)
    settled = MONO.control_frames  # the first step rises from silence
    torch.testing.assert_close(audio[settled:].double(), wanted[settled:], atol=1e-5, rtol=0)


def test_amplitudes_move_linearly_within_a_step() -> None:
    bank = TonalBank(MONO)
    tone = MONO.tone_hz.index(440.0)
    amplitudes = torch.zeros(1, bank.amplitudes, 2)
    amplitudes[:, tone, 1] = 1.0

    rising = bank(amplitudes, START)[0, 0, MONO.control_frames :].double()

    times = torch.arange(MONO.control_frames, dtype=torch.float64)
    sine = torch.sin(2 * math.pi * 440.0 * (times + 8 * MONO.control_frames) / MONO.sample_rate)
    torch.testing.assert_close(rising, sine * (times + 1) / MONO.control_frames, atol=1e-5, rtol=0)


def test_the_quadrature_part_is_heard_in_the_side_and_not_in_the_middle() -> None:
    bank = TonalBank(STEREO)
    amplitudes = torch.zeros(1, bank.amplitudes, 20)
    amplitudes[:, 2 * bank.tones + STEREO.tone_hz.index(440.0)] = 0.5

    left, right = bank(amplitudes, START)[0]

    torch.testing.assert_close(left, -right)
    assert left[1000:].abs().max() == pytest.approx(0.5, abs=0.01)


def test_phases_are_exact_after_a_day() -> None:
    bank = TonalBank(MONO)
    tone = MONO.tone_hz.index(3520.0)
    amplitudes = torch.zeros(1, bank.amplitudes, 4)
    amplitudes[:, tone] = 1.0
    steps_in_a_day = 24 * 3600 * MONO.sample_rate // MONO.control_frames  # a whole number of periods of 3520 Hz

    now, tomorrow = (bank(amplitudes, torch.tensor([[start]])) for start in (0, steps_in_a_day))

    torch.testing.assert_close(now, tomorrow, atol=2e-5, rtol=0)


def test_noise_is_white_with_unit_variance_and_independent_channels() -> None:
    noise = Noise(3, 8)(torch.zeros(1, 1, dtype=torch.int64), 20000)[0].double()

    correlations = torch.corrcoef(torch.stack([noise[0], noise[1], noise[2], noise[0].roll(1), noise[1].roll(7)]))

    assert noise.var(1).tolist() == pytest.approx([1.0] * 3, abs=0.01)
    assert noise.mean(1).abs().max() < 0.01
    assert (correlations - torch.eye(5)).abs().max() < 0.01  # 4 deviations at this length


def test_noise_of_pieces_is_the_noise_of_the_whole() -> None:
    noise = Noise(2, 8)
    pieces = [noise(torch.tensor([[position]]), 5) for position in (100, 105)]

    assert torch.equal(torch.cat(pieces, 2), noise(torch.tensor([[100]]), 10))
