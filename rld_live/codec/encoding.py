"""Audio pushed in pieces of any size, latents out as if it had been encoded whole."""

from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from rld_live.codec.export import Codec
from rld_live.codec.reach import EncoderReach, measure_encoder
from rld_live.errors import ModelError

Frames = NDArray[np.float32]  # [frames, channels]


class StreamingEncoder:
    """Encode one recording after another with bounded memory; latent frame i describes frames [i·ratio, (i+1)·ratio).

    A streaming export is late: what it says before the recording has reached it is dropped, and silence is fed after
    the end until all has come out. Its delay is what it declares or what is measured, to the nearest latent frame.
    One that is not streaming gets as much audio around each piece as its network reaches, which is exact.
    """

    def __init__(self, codec: Codec, *, chunk: int, reach: EncoderReach | None = None) -> None:
        """Measure the codec, unless its `reach` is known; `chunk` latent frames are encoded in one call."""
        if not codec.info.has_encoder:
            raise ModelError(f"{codec.info.path}: has no method encode: give the export of a whole autoencoder")
        self.info = codec.info
        self._codec = codec
        self._block = chunk * codec.info.ratio
        reach = reach or measure_encoder(codec)
        declared = codec.declared_delays
        self._way: _Way
        if codec.info.is_streaming:
            self._way = _Carried(codec, delay=reach.delay if declared is None else declared[0])
        else:
            # by symmetry: audio reaches back to latents `before` it, so latents need so much of their future
            self._way = _Surrounded(codec, behind=reach.after, ahead=reach.before)
        self.reset()

    def reset(self) -> None:
        """Begin another recording, whatever became of the last one."""
        self._codec.reset()
        self._way.reset()
        self._pending = np.zeros((0, self.info.input_channels), np.float32)

    def push(self, frames: Frames) -> Tensor:
        """Return the raw latents [latent_dim, n] that `frames` [frames, input_channels] made complete."""
        self._pending = np.concatenate([self._pending, frames])
        pieces = [torch.zeros(self.info.latent_dim, 0)]
        while len(self._pending) >= self._block:
            pieces.append(self._way.push(_rows(self._pending[: self._block])))
            self._pending = self._pending[self._block :]
        return torch.cat(pieces, 1)

    def finish(self) -> tuple[Tensor, int]:
        """Return the rest of the recording's latents and how many frames of silence filled its last one; reset."""
        padding = -len(self._pending) % self.info.ratio
        pieces = []
        if len(self._pending):
            pieces.append(self._way.push(functional.pad(_rows(self._pending), (0, padding))))
        pieces.append(self._way.finish())
        self.reset()
        return torch.cat(pieces, 1), padding


def _rows(frames: Frames) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(frames.T))


class _Way(Protocol):
    """One of the two ways to encode in pieces."""

    def push(self, audio: Tensor) -> Tensor: ...

    def finish(self) -> Tensor: ...

    def reset(self) -> None: ...


class _Carried:
    """The export carries its state from piece to piece, and is late."""

    def __init__(self, codec: Codec, *, delay: int) -> None:
        self._codec = codec
        self._delay = delay
        self._to_drop = delay

    def push(self, audio: Tensor) -> Tensor:
        latents = self._codec.encode(audio[None])[0]
        dropped = min(self._to_drop, latents.shape[1])
        self._to_drop -= dropped
        return latents[:, dropped:]

    def finish(self) -> Tensor:
        info = self._codec.info
        if not self._delay:
            return torch.zeros(info.latent_dim, 0)
        return self.push(torch.zeros(info.input_channels, self._delay * info.ratio))

    def reset(self) -> None:
        self._to_drop = self._delay


class _Surrounded:
    """Each piece is encoded together with the audio around it that it depends on."""

    def __init__(self, codec: Codec, *, behind: int, ahead: int) -> None:
        self._codec = codec
        self._behind = behind
        self._ahead = ahead
        self._window = torch.zeros(codec.info.input_channels, 0)
        self._done = 0  # latent frames of the window that are out already

    def push(self, audio: Tensor) -> Tensor:
        self._window = torch.cat([self._window, audio], 1)
        return self._encode_up_to(self._window.shape[1] // self._codec.info.ratio - self._ahead)

    def finish(self) -> Tensor:
        return self._encode_up_to(self._window.shape[1] // self._codec.info.ratio)

    def reset(self) -> None:
        self._window = self._window[:, :0]
        self._done = 0

    def _encode_up_to(self, stop: int) -> Tensor:
        if stop <= self._done:
            return torch.zeros(self._codec.info.latent_dim, 0)
        latents = self._codec.encode(self._window[None])[0, :, self._done : stop]
        surplus = max(0, stop - self._behind)
        self._window = self._window[:, surplus * self._codec.info.ratio :]
        self._done = stop - surplus
        return latents
