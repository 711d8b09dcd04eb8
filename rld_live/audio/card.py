"""A sound card, through PortAudio."""

import time
from typing import Any

import numpy as np

from rld_live.audio.block_clock import BlockClock
from rld_live.audio.device import OutputDevice, OutputInfo, load_portaudio
from rld_live.audio.frames import Frames
from rld_live.audio.outlet import Render
from rld_live.errors import DeviceError

_LONGEST_BURST = 3


class SoundCard:
    """Opens `device`, at the preferred rate if it has that and at its own otherwise.

    Mono music goes to both channels of a stereo card. Raises `DeviceError` if the card refuses.
    """

    def __init__(
        self, device: OutputDevice, *, channels: int, preferred_rate: int, block_frames: int, latency_seconds: float
    ) -> None:
        self._portaudio = load_portaudio()
        self._channels = channels
        self._render: Render | None = None
        self._expected = 0.0
        opened_channels = min(max(2, channels), device.channels)
        settings = {"device": device.index, "channels": opened_channels, "dtype": "float32"}
        rate = self._rate(settings, preferred_rate, device.sample_rate)
        try:
            self._stream = self._portaudio.OutputStream(
                **settings, samplerate=rate, blocksize=block_frames, latency=latency_seconds, callback=self._called
            )
        except self._portaudio.PortAudioError as error:
            raise DeviceError(
                f"{device.name} ({device.host_api}) cannot be opened: {error}; free it or choose another"
            ) from error
        self._clock = BlockClock(rate)
        self.info = OutputInfo(
            name=device.name,
            host_api=device.host_api,
            sample_rate=rate,
            channels=channels,
            block_frames=block_frames,
            latency_seconds=self._stream.latency,
            is_null=False,
            sentence=f"playing on {device.name} ({device.host_api}) at {rate} Hz",
        )

    @property
    def is_active(self) -> bool:
        """Whether PortAudio still plays."""
        return bool(self._stream.active)

    def start(self, render: Render) -> None:
        """Ask `render` for every block from now on."""
        self._render = render
        try:
            self._stream.start()
        except self._portaudio.PortAudioError as error:
            raise DeviceError(
                f"{self.info.name} does not start: {error}; check the card or the sound server"
            ) from error

    def stop(self) -> None:
        """Stop at once. With a dead JACK server this hangs in PortAudio, and only killing the process helps."""
        self._stream.abort()

    def _rate(self, settings: dict[str, Any], preferred: int, own: int) -> int:
        try:
            self._portaudio.check_output_settings(**settings, samplerate=preferred)
        except self._portaudio.PortAudioError:
            return own
        return preferred

    def _called(self, out: Frames, frames: int, _: object, status: Any) -> None:
        """Fill `out`, in PortAudio's thread; no wait, no lock, no log, and nothing that raises."""
        now, period = time.monotonic(), frames / self.info.sample_rate
        late = max(0.0, now - self._expected) if self._expected else 0.0
        # A server with longer periods calls in bursts: what comes early may be followed by a longer gap.
        self._expected = min(max(now, self._expected), now + _LONGEST_BURST * period) + period
        began = self._clock.begin(now, frames)
        if self._render is None:
            out.fill(0.0)
        elif out.shape[1] == self._channels:
            self._render(out, block_time=began, late_seconds=late, is_underflow=bool(status.output_underflow))
        else:
            music = np.empty((frames, self._channels), np.float32)
            self._render(music, block_time=began, late_seconds=late, is_underflow=bool(status.output_underflow))
            out[:] = music if self._channels == 1 else music.mean(axis=1, keepdims=True)
