"""The filter bank gives back what it was given, band by band."""

import math

import pytest
import torch

from rld_live.codec.network.pqmf import Analysis, Synthesis, delay


@pytest.mark.parametrize("bands", [8, 16])
@pytest.mark.parametrize("channels", [1, 2])
def test_synthesis_of_analysis_is_the_delayed_audio_within_60_decibels(bands: int, channels: int) -> None:
    audio = torch.randn(2, channels, bands * 500, generator=torch.Generator().manual_seed(1))

    rebuilt = Synthesis(channels, bands)(Analysis(channels, bands)(audio))

    late = delay(bands)
    settled = 40 * bands  # beyond the filters' onset
    wanted, error = audio[:, :, settled:-late], rebuilt[:, :, settled + late :] - audio[:, :, settled:-late]
    assert 10 * math.log10(float(wanted.square().sum() / error.square().sum())) > 60


def test_a_sine_appears_in_the_band_that_holds_its_frequency() -> None:
    bands = 16
    middle_of_band_five = 2 * math.pi * (5 + 0.5) / (2 * bands)
    audio = torch.sin(middle_of_band_five * torch.arange(bands * 200))[None, None]

    energy = Analysis(1, bands)(audio)[0, :, 20:].square().mean(1)

    assert int(energy.argmax()) == 5
    assert energy[5] / energy.sum() > 0.999


def test_the_bank_keeps_power() -> None:
    audio = torch.randn(1, 1, 16 * 4000, generator=torch.Generator().manual_seed(2))

    bands = Analysis(1, 16)(audio)

    assert float(bands.square().sum() / audio.square().sum()) == pytest.approx(1.0, abs=0.01)
