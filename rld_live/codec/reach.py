"""How far a change of one latent frame reaches: measured on the codec itself, not guessed from its name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor

from rld_live.codec.export import Codec
from rld_live.errors import ModelError

# Beyond this share of the change's peak nothing can be heard or seen: −120 dB, float32's own rounding.
_THRESHOLD = 1e-6
_LENGTHS = (33, 97, 257)  # latent frames to try, an odd number each; the first is enough for RAVE v2 and v3
_LEVEL = 0.1  # of the noise that is encoded: about that of music


@dataclass(frozen=True)
class DecoderReach:
    """Where audio changes when one latent frame does, and what else a streaming decoder needs to know."""

    before: int
    """Latent frames before the changed one whose audio changes: what a frame must know of its future."""
    after: int
    """Latent frames after it whose audio changes: what a frame must know of its past."""
    delay_frames: int
    """Audio frames from a latent frame's own time to the middle of what it changes; 0 where that is its own time."""
    is_noisy: bool
    """Whether it draws noise of its own, so that another noise seed gives other audio."""


@dataclass(frozen=True)
class EncoderReach:
    """Which latent frames change when the audio of one does."""

    before: int
    after: int
    delay: int
    """Latent frames from the changed audio to the middle of what it changes; 0 where that is its own time."""


_R = TypeVar("_R")


def measure_decoder(codec: Codec) -> DecoderReach:
    """Decode noise twice, with one latent frame changed; leaves the codec reset.

    Raises `ModelError` for a decoder that does not give `channels` and `ratio` frames per latent frame, or in which a
    change never ends.
    """
    return _first_that_fits(codec, _measure_decoder)


def measure_encoder(codec: Codec) -> EncoderReach:
    """Encode noise twice, with the audio of one latent frame changed; leaves the codec reset, raises `ModelError`."""
    return _first_that_fits(codec, _measure_encoder)


def _first_that_fits(codec: Codec, measure: Callable[[Codec, int], _R | None]) -> _R:
    for length in _LENGTHS:
        reach = measure(codec, length)
        if reach is not None:
            return reach
    raise ModelError(
        f"{codec.info.path}: a change lasts longer than {_LENGTHS[-1] // 2} latent frames, so it cannot be used in "
        "pieces: use an export without recurrence"
    )


def _measure_decoder(codec: Codec, length: int) -> DecoderReach | None:
    ratio, middle = codec.info.ratio, length // 2
    generator = torch.Generator().manual_seed(length)
    latents = torch.randn(1, codec.info.latent_dim, length, generator=generator)
    changed = latents.clone()
    changed[:, :, middle] += 2 * torch.randn(1, codec.info.latent_dim, generator=generator)
    wanted = (codec.info.channels, length * ratio)
    original = _afresh(codec, "decode", lambda: codec.decode(latents), wanted)
    reseeded = _afresh(codec, "decode", lambda: codec.decode(latents, noise_seed=1), wanted)
    change = (_afresh(codec, "decode", lambda: codec.decode(changed), wanted) - original).abs().amax(0)
    first, last = _extent(change, codec)
    if first < ratio or last >= (length - 1) * ratio:
        return None  # the change runs out of the piece: its end was not seen
    return DecoderReach(
        before=max(0, middle - first // ratio),
        after=max(0, last // ratio - middle),
        delay_frames=_delay(change, first, last, ratio) if codec.info.is_streaming else 0,
        is_noisy=not torch.equal(original, reseeded),
    )


def _measure_encoder(codec: Codec, length: int) -> EncoderReach | None:
    ratio, middle = codec.info.ratio, length // 2
    generator = torch.Generator().manual_seed(length)
    audio = _LEVEL * torch.randn(1, codec.info.input_channels, length * ratio, generator=generator)
    # a short change shows the delay to a fraction of a latent frame; all of a frame's audio shows the whole reach
    width = max(1, ratio // 8) if codec.info.is_streaming else ratio
    start = middle * ratio + (ratio - width) // 2
    changed = audio.clone()
    changed[:, :, start : start + width] *= -0.5
    wanted = (codec.info.latent_dim, length)
    original = _afresh(codec, "encode", lambda: codec.encode(audio), wanted)
    change = (_afresh(codec, "encode", lambda: codec.encode(changed), wanted) - original).abs().amax(0)
    first, last = _extent(change, codec)
    if first < 1 or last >= length - 1:
        return None
    return EncoderReach(
        before=max(0, middle - first),
        after=max(0, last - middle),
        delay=max(0, round(_centroid(change))) if codec.info.is_streaming else 0,
    )


def _extent(change: Tensor, codec: Codec) -> tuple[int, int]:
    """Return the first and the last place that changed noticeably."""
    peak = float(change.max())
    if not 0 < peak < float("inf"):  # NaN fails as well
        raise ModelError(f"{codec.info.path}: what goes in does not change what comes out: export it again, trained")
    touched = torch.nonzero(change > _THRESHOLD * peak).flatten()
    return int(touched[0]), int(touched[-1])


def _delay(change: Tensor, first: int, last: int, ratio: int) -> int:
    """Return by how many audio frames the change's centre comes after the changed latent frame's own.

    A network that was centred and then delayed until it was causal changes as much before its centre as after: the
    middle of the change is exact then. One that was trained causal has most of its change early: the centre of energy
    is the better estimate.
    """
    centroid = _centroid(change)
    extent = (first + last + 1 - len(change)) / 2
    return max(0, round(extent if abs(extent - centroid) < ratio else centroid))


def _centroid(change: Tensor) -> float:
    """Return how many places after the middle the energy of `change` has its centre.

    The middle is where the change was made: a piece has an odd number of latent frames.
    """
    energy = change.double().square()
    places = torch.arange(len(energy), dtype=torch.float64) + 0.5
    return float((energy * places).sum() / energy.sum()) - len(change) / 2


def _afresh(codec: Codec, method: str, call: Callable[[], Tensor], wanted: tuple[int, int]) -> Tensor:
    """Return what `call` gives from a reset state, without the batch axis; leaves the codec reset."""
    codec.reset()
    result = call()
    codec.reset()
    if tuple(result.shape) != (1, *wanted):
        raise ModelError(
            f"{codec.info.path}: {method} gives {list(result.shape)} where its contract says {[1, *wanted]}: "
            "the file contradicts itself; export it again"
        )
    return result[0]
