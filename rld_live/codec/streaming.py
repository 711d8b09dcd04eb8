"""Latents pushed in pieces of any size, audio out as if they had been decoded whole."""

from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from rld_live.codec.export import Codec
from rld_live.codec.reach import DecoderReach, measure_decoder
from rld_live.errors import ModelError

Frames = NDArray[np.float32]  # [frames, channels]

_MOST_FADE_FRAMES = 512


class StreamingDecoder:
    """Turn n latent frames into n·ratio audio frames, late by `delay_frames`. Owner: the thread that decodes.

    A streaming export carries its own state. One that is not streaming is decoded with as many latent frames around
    as its network reaches, and cropped: that is exact, at the price of being that much later and of decoding the
    surroundings again with every piece, so larger pieces cost less.
    """

    def __init__(self, codec: Codec, *, chunk: int, reach: DecoderReach | None = None) -> None:
        """Warm the codec up for pieces of `chunk` latent frames; measure it first, unless its `reach` is known."""
        if codec.info.is_recurrent:
            raise ModelError(
                f"{codec.info.path}: its decoder is recurrent (a hybrid export) and forgets its state between pieces, "
                "so it cannot be streamed: export a run of another config, for example v2"
            )
        self.info = codec.info
        self.chunk = chunk
        self._codec = codec
        reach = reach or measure_decoder(codec)
        self._way: _Way = _Carried(codec, reach) if codec.info.is_streaming else _Surrounded(codec, reach)
        self.delay_frames = self._way.delay_frames
        """Audio frame t that came out belongs to latent position (t − delay_frames) / ratio."""
        self.memory = self._way.memory
        """How many latent frames to push until nothing of what came before them is in what comes out."""
        self._warm_up()

    def push(self, latents: Tensor) -> Frames:
        """Return audio [n·ratio, channels] for raw latents [latent_dim, n]; what is not known yet is silence."""
        if latents.shape[1] == 0:
            return np.zeros((0, self.info.channels), np.float32)
        return np.ascontiguousarray(self._way.push(latents.float()).numpy().T)

    def reset(self) -> None:
        """Begin again, as if nothing had been pushed."""
        self._way.reset()

    def _warm_up(self) -> None:
        """Push until every shape that will come up has come up twice: the first two calls of each are slow."""
        silence = torch.zeros(self.info.latent_dim, self.chunk)
        for _ in range(2):
            for _ in range(1 + -(-self._way.grows_for // self.chunk)):
                self.push(silence)
            self.reset()


class _Way(Protocol):
    """One of the two ways to decode in pieces."""

    delay_frames: int
    memory: int
    grows_for: int  # latent frames until as much is decoded with every piece as with the one before

    def push(self, latents: Tensor) -> Tensor: ...

    def reset(self) -> None: ...


class _Carried:
    """The export carries its state from piece to piece."""

    def __init__(self, codec: Codec, reach: DecoderReach) -> None:
        declared = codec.declared_delays
        self.delay_frames = reach.delay_frames if declared is None else declared[1]
        self.memory = reach.after
        self.grows_for = 0
        self._codec = codec
        self._position = 0

    def push(self, latents: Tensor) -> Tensor:
        audio = self._codec.decode(latents[None], position=self._position)[0]
        self._position += latents.shape[1]
        return audio

    def reset(self) -> None:
        self._codec.reset()
        self._position = 0


class _Surrounded:
    """Each piece is decoded together with the latent frames around it that it depends on.

    The noise that an export draws while it decodes is another one in each piece, so pieces of a noisy export overlap
    by a short fade that adds up to one: what does not depend on the noise stays exact, and the noise does not click.
    """

    def __init__(self, codec: Codec, reach: DecoderReach) -> None:
        ratio = codec.info.ratio
        self._codec = codec
        self._fade = min(_MOST_FADE_FRAMES, ratio // 2) if reach.is_noisy else 0
        self._ahead = reach.before + (1 if reach.is_noisy else 0)  # the fade needs the latent frame that it lies in
        self._behind = reach.after
        self.delay_frames = self._ahead * ratio + reach.delay_frames
        self.memory = self.grows_for = self._behind + self._ahead
        self._rise = (torch.arange(self._fade, dtype=torch.float32) + 0.5) / max(1, self._fade)
        self._window = torch.zeros(codec.info.latent_dim, 0)
        self._window_start = 0
        self._decoded = 0
        self._tail: Tensor | None = None

    def push(self, latents: Tensor) -> Tensor:
        ratio, count = self._codec.info.ratio, latents.shape[1]
        self._window = torch.cat([self._window, latents], 1)
        end = self._window_start + self._window.shape[1]
        start, stop = self._decoded, max(0, end - self._ahead)
        silence = torch.zeros(self._codec.info.channels, (count - (stop - start)) * ratio)
        if stop == start:
            return silence
        audio = self._codec.decode(self._window[None], position=self._window_start)[0]
        offset = (start - self._window_start) * ratio
        length = (stop - start) * ratio
        piece = audio[:, offset : offset + length].clone()
        if self._fade:
            if self._tail is not None:
                piece[:, : self._fade] += (1 - self._rise) * (self._tail - piece[:, : self._fade])
            self._tail = audio[:, offset + length : offset + length + self._fade].clone()
        self._decoded = stop
        keep_from = max(self._window_start, stop - self._behind)
        self._window = self._window[:, keep_from - self._window_start :].clone()
        self._window_start = keep_from
        return torch.cat([silence, piece], 1)

    def reset(self) -> None:
        self._codec.reset()
        self._window = self._window[:, :0]
        self._window_start = self._decoded = 0
        self._tail = None
