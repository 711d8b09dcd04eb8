"""How far a change of one latent frame reaches: measured on the codec itself, not guessed from its name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import fmean
from typing import TypeVar

import torch
from torch import Tensor

from rld_live.codec.export import Codec
from rld_live.errors import ModelError

# Beyond this share of the change's peak nothing can be heard or seen: −120 dB, float32's own rounding.
_THRESHOLD = 1e-6
_LENGTHS = (33, 65, 129, 257)  # latent frames to try, an odd number each; the first is enough for most of RAVE
_LEVEL = 0.1  # of the noise that is encoded: about that of music
_PARTS = 4  # of a latent frame's audio, changed one at a time: that tells a delay to less than a latent frame
_SILENCE = 1e-5  # −100 dBFS
_LATENTS: Mapping[str, Callable[[Tensor], Tensor]] = {  # by geometry: normal noise as latents that the codec may meet
    "linear": lambda noise: noise,
    "angular": torch.erf,  # evenly spread over (-1, 1)
}


@dataclass(frozen=True)
class DecoderReach:
    """Where audio changes when one latent frame does, and what else a streaming decoder needs to know."""

    before: int
    """Latent frames before the changed one whose audio changes: what a frame must know of its future."""
    after: int
    """Latent frames after it whose audio changes: what a frame must know of its past. 128 at most: what is streaming
    and remembers for longer has forgotten nearly all by then."""
    delay_frames: int
    """Audio frames from a latent frame's own time to the middle of what it changes; 0 where that is centred on it."""
    is_noisy: bool
    """Whether it draws noise of its own, so that another noise seed gives other audio."""


@dataclass(frozen=True)
class EncoderReach:
    """Which latent frames change when the audio of one does."""

    before: int
    after: int
    delay: int
    """Latent frames from the changed audio to the middle of what it changes; 0 where that is its own time."""


@dataclass(frozen=True)
class DecoderTrial:
    """Latents that were decoded in one call, and what can be told from that."""

    latents: Tensor  # [latent_dim, n]
    audio: Tensor  # [channels, n·ratio]
    noise: Tensor  # by how much another noise seed changes the audio; zeros unless the decoder is noisy
    reach: DecoderReach


_R = TypeVar("_R")


def measure_decoder(codec: Codec) -> DecoderReach:
    """Decode noise, once with one latent frame changed; leaves the codec reset.

    Raises `ModelError` for a decoder that gives NaN or silence, or in which a change never ends.
    """
    return try_decoder(codec, latent_frames=_LENGTHS[0]).reach


def measure_encoder(codec: Codec) -> EncoderReach:
    """Encode noise, then with the audio of one latent frame changed; leaves the codec reset, raises `ModelError`."""
    return _first_that_fits(codec, _measure_encoder, _LENGTHS[0])


def try_decoder(codec: Codec, *, latent_frames: int) -> DecoderTrial:
    """Measure the decoder as `measure_decoder` does, on `latent_frames` or more where there is a length of that."""
    return _first_that_fits(codec, _try_decoder, latent_frames)


def _first_that_fits(codec: Codec, measure: Callable[[Codec, int], _R | None], at_least: int) -> _R:
    for length in _LENGTHS:
        if length < min(at_least, _LENGTHS[-1]):
            continue
        measured = measure(codec, length)
        if measured is not None:
            return measured
    streaming = "" if codec.info.is_streaming else "a streaming export, or "
    raise ModelError(
        f"{codec.info.path}: a change lasts longer than {_LENGTHS[-1] // 2} latent frames, so it cannot be used in "
        f"pieces: use {streaming}an export without recurrence or normalisation over time"
    )


def _try_decoder(codec: Codec, length: int) -> DecoderTrial | None:
    info, middle = codec.info, length // 2
    generator = torch.Generator().manual_seed(length)
    as_latents = _LATENTS[info.geometry]
    latents = as_latents(torch.randn(1, info.latent_dim, length, generator=generator))
    changed = latents.clone()
    changed[:, :, middle] = as_latents(torch.randn(1, info.latent_dim, generator=generator))
    audio = _afresh(codec, "decode", partial(codec.decode, latents))
    if audio.abs().max() < _SILENCE:
        raise ModelError(f"{info.path}: decodes latents to silence: export it again, trained")
    change = (_afresh(codec, "decode", partial(codec.decode, changed)) - audio).abs().amax(0)
    first, last = extent = _extent(change, codec)
    is_cut_off = first < info.ratio or last >= (length - 1) * info.ratio
    if is_cut_off and not (info.is_streaming and length == _LENGTHS[-1]):
        return None  # its end was not seen; a state that is carried may ring for as long as it likes
    noise = _afresh(codec, "decode", partial(codec.decode, latents, noise_seed=1)) - audio
    is_late = info.is_streaming or first >= (middle + 1) * info.ratio  # some are late by design
    reach = DecoderReach(
        before=max(0, middle - first // info.ratio),
        after=max(0, last // info.ratio - middle),
        delay_frames=_delay([change], [extent], places_per_frame=info.ratio) if is_late else 0,
        is_noisy=bool(noise.any()),
    )
    return DecoderTrial(latents[0], audio, noise, reach)


def _measure_encoder(codec: Codec, length: int) -> EncoderReach | None:
    info, middle = codec.info, length // 2
    generator = torch.Generator().manual_seed(length)
    audio = _LEVEL * torch.randn(1, info.input_channels, length * info.ratio, generator=generator)
    original = _afresh(codec, "encode", partial(codec.encode, audio))
    changes = []
    part = max(1, info.ratio // _PARTS)
    for start in range(middle * info.ratio, (middle + 1) * info.ratio, part):
        changed = audio.clone()
        changed[:, :, start : start + part] *= -0.5
        changes.append((_afresh(codec, "encode", partial(codec.encode, changed)) - original).abs().amax(0))
    extents = [_extent(change, codec) for change in changes]
    first, last = min(start for start, _ in extents), max(stop for _, stop in extents)
    if first < 1 or last >= length - 1:
        return None
    return EncoderReach(
        before=max(0, middle - first),
        after=max(0, last - middle),
        delay=_delay(changes, extents, places_per_frame=1) if info.is_streaming else 0,
    )


def _extent(change: Tensor, codec: Codec) -> tuple[int, int]:
    """Return the first and the last place that changed noticeably."""
    peak = float(change.max())
    if peak == 0:
        raise ModelError(f"{codec.info.path}: what goes in does not change what comes out: export it again, trained")
    touched = torch.nonzero(change > _THRESHOLD * peak).flatten()
    return int(touched[0]), int(touched[-1])


def _delay(changes: Sequence[Tensor], extents: Sequence[tuple[int, int]], *, places_per_frame: int) -> int:
    """Return by how many places the centres of `changes` come after the changed latent frame's own, on average.

    A network that was centred and then delayed until it was causal changes as much before its centre as after: the
    middle of the change is exact then. One that was trained causal has most of its change early: the centre of energy
    is the better estimate.
    """
    middle = fmean((first + last + 1 - len(change)) / 2 for change, (first, last) in zip(changes, extents, strict=True))
    centroid = fmean(map(_centroid, changes))
    return max(0, round(middle if abs(middle - centroid) < places_per_frame else centroid))


def _centroid(change: Tensor) -> float:
    """Return how many places after the middle the energy of `change` has its centre.

    The middle is where the change was made: a piece has an odd number of latent frames.
    """
    energy = change.double().square()
    places = torch.arange(len(energy), dtype=torch.float64) + 0.5
    return float((energy * places).sum() / energy.sum()) - len(change) / 2


def _afresh(codec: Codec, method: str, call: Callable[[], Tensor]) -> Tensor:
    """Return what `call` gives from a reset state, without the batch axis; leaves the codec reset."""
    codec.reset()
    result = call()[0]
    codec.reset()
    if not result.isfinite().all():
        raise ModelError(f"{codec.info.path}: {method} gives NaN: export an earlier state of the run")
    return result
