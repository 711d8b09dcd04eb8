"""What a codec does when it is tried, before anybody hears it."""

import math
import statistics
import time
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from rld_live.codec.chance import seeded
from rld_live.codec.contract import CodecInfo
from rld_live.codec.export import Codec
from rld_live.codec.reach import DecoderReach, DecoderTrial, try_decoder
from rld_live.codec.streaming import StreamingDecoder
from rld_live.errors import ModelError

_TOLERANCE = 1e-4  # −80 dB under the peak: state that is lost differs by more than a tenth, rounding by 1e-6
_TIMED_PIECES = 8
KEEPS_UP = 0.8
"""Real-time factor from which a busy moment makes the music stop."""


@dataclass(frozen=True)
class SelfTest:
    """A codec's decoder, measured on this machine."""

    info: CodecInfo
    chunk: int  # latent frames that were decoded in one call
    decoder: DecoderReach
    peak: float  # of noise as latents; 1 is full scale
    level: float  # its RMS
    block_difference: float
    """Between decoding in pieces and in one call, as a share of the peak, beyond what another noise seed changes."""
    delay_frames: int  # by which audio is late when it is decoded in pieces
    memory: int  # latent frames after which what came before is forgotten
    real_time_factor: float  # seconds of decoding per second of audio, median

    @property
    def keeps_up(self) -> bool:
        """Whether decoding leaves this machine enough time for the rest."""
        return self.real_time_factor < KEEPS_UP

    @property
    def joins(self) -> str:
        """How well what is decoded in pieces equals what is decoded whole, in words."""
        if self.block_difference == 0:
            return "equal the whole but for its noise" if self.decoder.is_noisy else "equal the whole exactly"
        return f"equal the whole to {self.block_difference:.0e} of the peak"

    @property
    def loudness(self) -> str:
        """How loud noise as latents came out, in words."""
        return f"peak {_decibels(self.peak)}, level {_decibels(self.level)}"

    @property
    def summary(self) -> str:
        """Everything that a performer wants to know, in one line."""
        milliseconds = 1000 * self.delay_frames / self.info.sample_rate
        facts = [
            f"{self.info.name} ({self.info.generation}, {self.info.kind})",
            f"pieces of {self.chunk} {self.joins}",
            f"{milliseconds:.0f} ms late",
            self.loudness,
            f"real-time factor {self.real_time_factor:.2f}",
        ]
        advice = "" if self.keeps_up else f" – too slow to play safely: {REMEDY_FOR_SLOWNESS}"
        return ", ".join(facts) + advice


REMEDY_FOR_SLOWNESS = "stop other programs, raise play.chunk, or use a smaller codec (RAVE's v2_small or raspberry)"


def self_test(codec: Codec, *, chunk: int) -> SelfTest:
    """Try the codec as it will be played, in pieces of `chunk` latent frames; leaves it reset and warm.

    Raise `ModelError` for one that cannot be played: wrong shapes, NaN, silence, a change that never ends, pieces that
    do not join. One that is too slow is told by `keeps_up`: perhaps the machine is only busy.
    """
    trial = try_decoder(codec, latent_frames=3 * chunk)
    decoder = StreamingDecoder(codec, chunk=chunk, reach=trial.reach)
    audio, seconds = _decode_in_pieces(decoder, trial.latents)
    difference = _difference(
        trial, audio, late=0 if codec.info.is_streaming else decoder.delay_frames - trial.reach.delay_frames
    )
    if trial.reach.is_noisy and codec.info.is_streaming:
        exact = _difference_in_one_chance(codec, trial, chunk)
        difference = difference if exact is None else exact
    if difference > _TOLERANCE:
        raise ModelError(
            f"{codec.info.path}: decoded in pieces of {chunk} it differs from the whole by {difference:.0e} of the "
            "peak, so it would click: export it again with --streaming, of a config without recurrence (for example v2)"
        )
    return SelfTest(
        info=codec.info,
        chunk=chunk,
        decoder=trial.reach,
        peak=float(trial.audio.abs().max()),
        level=float(trial.audio.square().mean().sqrt()),
        block_difference=difference,
        delay_frames=decoder.delay_frames,
        memory=decoder.memory,
        real_time_factor=seconds / (chunk / codec.info.latent_rate),
    )


def _decode_in_pieces(decoder: StreamingDecoder, latents: Tensor) -> tuple[Tensor, float]:
    """Return audio [channels, frames], and the median of the seconds that a piece took; the decoder is reset after."""
    pieces, seconds = [], []
    for piece in torch.split(latents, decoder.chunk, 1):
        if piece.shape[1] < decoder.chunk:
            break  # a shape that does not come up while playing is not warm
        began = time.perf_counter()
        pieces.append(decoder.push(piece))
        seconds.append(time.perf_counter() - began)
    decoder.reset()
    return torch.from_numpy(np.concatenate(pieces).T), statistics.median(seconds[-_TIMED_PIECES:])


def _difference(trial: DecoderTrial, audio: Tensor, *, late: int) -> float:
    """Return how much `audio`, decoded in pieces and `late` frames late, differs from the trial's, of its peak.

    A decoder that draws noise draws other numbers in pieces than in one call. There the power of the difference is
    compared with that of the difference which another seed makes: as much is no difference.
    """
    frames = audio.shape[1] - late
    whole, difference = trial.audio[:, :frames], audio[:, late:] - trial.audio[:, :frames]
    peak = float(whole.abs().max())
    if not trial.reach.is_noisy:
        return float(difference.abs().max()) / peak
    power, from_noise = float(difference.square().mean()), float(trial.noise[:, :frames].square().mean())
    return math.sqrt(max(0.0, power - 2 * from_noise)) / peak


def _difference_in_one_chance(codec: Codec, trial: DecoderTrial, chunk: int) -> float | None:
    """Return how much pieces differ from the whole where the decoder draws on from piece to piece, of the peak.

    RAVE draws its noise one latent frame after another, so it draws the same numbers either way. None for a decoder
    that does not: the beginning of a shorter call tells. Leaves the codec reset.
    """
    count = trial.latents.shape[1] // chunk * chunk
    half = count // 2
    whole, halves, pieces = (_decode_on(codec, trial.latents[:, :count], size) for size in (count, half, chunk))
    peak = float(whole.abs().max())
    known = slice((half - trial.reach.before) * codec.info.ratio)  # what the first half can know
    is_fair = float((whole - halves)[:, known].abs().max()) <= _TOLERANCE * peak
    return float((whole - pieces).abs().max()) / peak if is_fair else None


def _decode_on(codec: Codec, latents: Tensor, size: int) -> Tensor:
    """Return the audio of latents that are decoded `size` at a time, without seeding the chance anew each time."""
    codec.reset()
    with seeded(0):
        pieces = [
            codec.decode(piece[None], position=index * size, noise_seed=None)[0]
            for index, piece in enumerate(torch.split(latents, size, 1))
        ]
    codec.reset()
    return torch.cat(pieces, 1)


def _decibels(amplitude: float) -> str:
    return f"{20 * math.log10(amplitude):.0f} dBFS"
