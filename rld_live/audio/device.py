"""The sound cards that are there, and the choice among them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

from rld_live.errors import DeviceError

NULL = "null"
JACK = "jack"
_JACK_HOST_API = "JACK Audio Connection Kit"
_STILL_SECONDS = 0.6
_STILL_PERIODS = 3
_INSTALL = "install it (Debian, Ubuntu: apt-get install libportaudio2), or choose the device null"


@dataclass(frozen=True)
class OutputDevice:
    """A sound card, as PortAudio lists it. The index is good for this process only; names last."""

    index: int
    name: str
    host_api: str
    channels: int
    sample_rate: int
    latency_seconds: float
    is_default: bool


@dataclass(frozen=True)
class OutputInfo:
    """The output that was opened. `channels` are those of the music; `sentence` is what to tell the musician."""

    name: str
    host_api: str
    sample_rate: int
    channels: int
    block_frames: int
    latency_seconds: float
    is_null: bool
    sentence: str

    @property
    def patience_seconds(self) -> float:
        """How long the card may ask for no block before it is taken for lost: a long buffer is asked for in bursts."""
        return max(_STILL_SECONDS, _STILL_PERIODS * self.block_frames / self.sample_rate, 1.5 * self.latency_seconds)


def list_devices() -> tuple[OutputDevice, ...]:
    """Return every output; raise `DeviceError` where PortAudio is missing."""
    portaudio = load_portaudio()
    host_apis = portaudio.query_hostapis()
    default = portaudio.default.device[1]
    return tuple(
        OutputDevice(
            index=index,
            name=device["name"],
            host_api=host_apis[device["hostapi"]]["name"],
            channels=device["max_output_channels"],
            sample_rate=round(device["default_samplerate"]),
            latency_seconds=device["default_low_output_latency"],
            is_default=index == default,
        )
        for index, device in enumerate(portaudio.query_devices())
        if device["max_output_channels"] > 0
    )


def load_portaudio() -> ModuleType:
    """Import sounddevice, which starts PortAudio; raise `DeviceError` with the remedy where that fails."""
    try:
        import sounddevice
    except OSError as error:
        raise DeviceError(f"PortAudio is missing: {_INSTALL}") from error
    except Exception as error:  # PortAudioError, a name of the very module that failed
        raise DeviceError(f"PortAudio does not start: {error}; check the sound server") from error
    module: ModuleType = sounddevice
    return module


def same_device(name: str, host_api: str, devices: Sequence[OutputDevice]) -> OutputDevice:
    """Return the device that has this very name in this host API; raise `DeviceError` if it is not there.

    ALSA puts the number of the card into the name, and a card that is plugged in again may get another one: that does
    not make it another card, unless there are two of that kind.
    """
    namesakes = [device for device in devices if device.host_api == host_api and _kind(device.name) == _kind(name)]
    exact = [device for device in namesakes if device.name == name]
    if exact or len(namesakes) == 1:
        return (exact or namesakes)[0]
    raise DeviceError(f"{name} ({host_api}) is not there: plug it in, or start its sound server")


def choose_device(wanted: str, devices: Sequence[OutputDevice]) -> OutputDevice:
    """Return the device called `wanted`, or the first whose name holds it; `jack` is the first of JACK's.

    Upper and lower case are the same. Raises `DeviceError` that lists what is there.
    """
    if wanted.lower() == JACK:
        matches = [device for device in devices if device.host_api == _JACK_HOST_API]
        remedy = "start a JACK server first"
    else:
        text = wanted.lower()
        exact = [device for device in devices if device.name.lower() == text]
        matches = exact or [device for device in devices if text in f"{device.host_api}: {device.name}".lower()]
        remedy = "set audio.device to a part of one of these names, to jack or to null"
    if matches:
        return next((device for device in matches if device.is_default), matches[0])
    there = "; ".join(f"{device.name} ({device.host_api})" for device in devices) or "no output at all"
    raise DeviceError(f"no sound card matches {wanted!r}: there is {there}; {remedy}")


def _kind(name: str) -> str:
    return re.sub(r"\(hw:\d+,", "(hw:", name)
