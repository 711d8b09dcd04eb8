"""The shape of one codec: everything that must be known to build its modules again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from rld_live.errors import ConfigError


@dataclass(frozen=True)
class CodecConfig:
    """What fixes a codec's modules.

    The decoder runs at three rates: latents (`sample_rate / ratio`), control (`ratio / 16` samples per step) and bands
    (`bands` samples per step).
    """

    sample_rate: int = 48000
    channels: int = 2  # 1 or 2
    ratio: int = 2048  # audio frames per latent frame
    bands: int = 16  # of the PQMF filter bank
    full_latent_size: int = 32  # before PCA drops what carries nothing
    encoder_width: int = 224
    encoder_layers: int = 2
    decoder_widths: tuple[int, int, int] = (256, 192, 128)  # at latent rate, ×4, ×16
    decoder_layers: tuple[int, int, int] = (3, 2, 3)
    wave_width: int = 48  # at band rate
    wave_layers: int = 3
    lowest_hz: float = 27.5  # of the tonal bank, and of the encoder's long spectrum
    tones: int = 108
    tones_per_octave: int = 12
    lookahead: int = 1  # latent frames that the encoder may hear ahead of what it describes

    def __post_init__(self) -> None:
        if self.channels not in (1, 2):
            raise ConfigError(f"a codec has 1 or 2 channels, not {self.channels}: set channels to 1 or 2")
        if self.ratio % (16 * self.bands) or self.ratio % 64:
            raise ConfigError(f"ratio {self.ratio} must be a multiple of 64 and of 16 × {self.bands} bands")

    @property
    def control_frames(self) -> int:
        """Audio frames per control step."""
        return self.ratio // 16

    @property
    def delay(self) -> int:
        """Audio frames by which decode(encode(x)) is late."""
        return self.lookahead * self.ratio + self.control_frames

    @property
    def tone_hz(self) -> tuple[float, ...]:
        """Frequencies of the equal-tempered grid that lie safely below half the sample rate."""
        grid = (self.lowest_hz * 2.0 ** (step / self.tones_per_octave) for step in range(self.tones))
        return tuple(hz for hz in grid if hz < 0.45 * self.sample_rate)

    @classmethod
    def from_mapping(cls, values: Mapping[str, object]) -> CodecConfig:
        """Return the config that `dataclasses.asdict` wrote, after a round trip through JSON; refuse unknown keys."""
        known = {field.name for field in fields(cls)}
        if unknown := sorted(set(values) - known):
            raise ConfigError(f"unknown codec setting {', '.join(unknown)}: known are {', '.join(sorted(known))}")
        plain = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
        return cls(**plain)  # type: ignore[arg-type]  # the keys were checked above


PRESETS: Mapping[str, Mapping[str, object]] = {
    "tiny": {},
    "small": {
        "encoder_width": 384,
        "encoder_layers": 4,
        "decoder_widths": (512, 320, 192),
        "decoder_layers": (4, 4, 4),
        "wave_width": 64,
        "wave_layers": 4,
        "full_latent_size": 64,
    },
}


def preset(name: str, *, sample_rate: int, channels: int) -> CodecConfig:
    """Return the named preset for this rate and channel count."""
    if name not in PRESETS:
        raise ConfigError(f"unknown codec preset {name!r}: choose one of {', '.join(PRESETS)}")
    return CodecConfig.from_mapping({**PRESETS[name], "sample_rate": sample_rate, "channels": channels})
