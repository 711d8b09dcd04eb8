"""The codec hears only the past, has the shape it says, and learns."""

import math

import pytest
import torch

from rld_live.codec.losses import mid_side, spectral_distance, tone_distance
from rld_live.codec.network.codec import Codec
from rld_live.codec.network.shape import CodecConfig, preset
from rld_live.errors import ConfigError

SMALLEST = CodecConfig(
    channels=2,
    full_latent_size=8,
    encoder_width=32,
    encoder_layers=1,
    decoder_widths=(32, 24, 16),
    decoder_layers=(1, 1, 1),
    wave_width=16,
    wave_layers=1,
)


def seeded(config: CodecConfig) -> Codec:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return Codec(config).eval()


def noise(frames: int, *, channels: int = 2) -> torch.Tensor:
    return 0.1 * torch.randn(1, channels, frames, generator=torch.Generator().manual_seed(3))


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("sample_rate", [22050, 48000])
def test_reconstruction_has_the_shape_of_the_audio(channels: int, sample_rate: int) -> None:
    codec = seeded(preset("tiny", sample_rate=sample_rate, channels=channels))
    audio = noise(4 * 2048, channels=channels)

    with torch.inference_mode():
        assert codec.reconstruct(audio).shape == audio.shape
        assert codec.encoder(audio)[0].shape == (1, codec.config.full_latent_size, 4)


def test_what_comes_later_changes_nothing_before() -> None:
    codec = seeded(SMALLEST)
    audio = noise(6 * 2048)
    changed = audio.clone()
    changed[:, :, 4 * 2048 :] = 0

    with torch.inference_mode():
        first, second = codec.reconstruct(audio), codec.reconstruct(changed)

    assert torch.equal(first[:, :, : 4 * 2048], second[:, :, : 4 * 2048])
    assert not torch.equal(first, second)


def test_the_tiny_preset_stays_below_2_8_million_parameters() -> None:
    codec = Codec(preset("tiny", sample_rate=48000, channels=2))

    assert sum(weights.numel() for weights in codec.parameters()) < 2_800_000


def test_every_weight_receives_a_gradient() -> None:
    codec = seeded(SMALLEST)
    audio = noise(6 * 2048)

    estimate, divergence = codec(audio, torch.Generator().manual_seed(0))
    (spectral_distance(estimate, audio) + divergence).backward()

    assert [name for name, weights in codec.named_parameters() if weights.grad is None] == []


def test_unknown_presets_and_impossible_shapes_are_refused() -> None:
    with pytest.raises(ConfigError, match="choose one of tiny, small"):
        preset("huge", sample_rate=48000, channels=2)
    with pytest.raises(ConfigError, match="1 or 2 channels"):
        CodecConfig(channels=6)
    with pytest.raises(ConfigError, match="multiple"):
        CodecConfig(ratio=1000)


def test_the_distance_is_zero_only_for_equal_spectra() -> None:
    audio = 5 * noise(8192)

    assert float(spectral_distance(audio, audio)) == 0
    assert float(spectral_distance(-audio, audio)) < 1e-6  # phase is not compared
    halved = float(spectral_distance(0.5 * audio, audio))
    assert halved == pytest.approx(0.5 + 0.693, abs=0.02)  # convergence one half, a factor two is 0.693 nepers


def test_a_tone_twice_as_loud_is_ln_2_away_at_its_own_place_only() -> None:
    pitch = seeded(SMALLEST).encoder.pitch
    tone = torch.sin(2 * math.pi * 440 * torch.arange(6 * 2048) / 48000)[None, None]

    whole = float(tone_distance(pitch, tone, 2 * tone))
    silence = float(tone_distance(pitch, 0 * tone, 0 * tone))

    assert silence == 0
    assert 0 < whole < math.log(2)  # the tones whose bands are silent in both do not differ


def test_middle_and_side_keep_the_power() -> None:
    audio = noise(1000)

    assert float(mid_side(audio).square().sum()) == pytest.approx(float(audio.square().sum()), rel=1e-5)
