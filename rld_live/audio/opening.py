"""Which output is meant, and opened."""

from dataclasses import replace

from rld_live.audio.card import SoundCard
from rld_live.audio.converted import PIECE_FRAMES, ConvertedRender
from rld_live.audio.device import NULL, OutputDevice, OutputInfo, choose_device, list_devices, same_device
from rld_live.audio.null_device import NullDevice
from rld_live.audio.outlet import Outlet, Render
from rld_live.audio.settings import ProcessSettings
from rld_live.errors import DeviceError


def open_outlet(settings: ProcessSettings) -> Outlet:
    """Open the device that is meant; with none named, the default, or a clock where there is none."""
    name = settings.device
    if name is None:
        return _default(settings)
    if name.lower() == NULL:
        return _null(settings, f"playing into the null device at {settings.preferred_rate} Hz: nothing is heard")
    if settings.host_api is not None:
        return _card(settings, same_device(name, settings.host_api, list_devices()))
    return _card(settings, choose_device(name, list_devices()))


def fitting(info: OutputInfo, render: Render, *, music_rate: int) -> tuple[OutputInfo, Render]:
    """Return what to say about the card, and what to ask for its blocks, given the rate of the music."""
    if info.sample_rate == music_rate:
        return info, render
    converted = ConvertedRender(
        render,
        music_rate=music_rate,
        card_rate=info.sample_rate,
        channels=info.channels,
        block_frames=max(info.block_frames, PIECE_FRAMES),
    )
    return replace(info, sentence=f"{info.sentence}: the music, at {music_rate} Hz, is resampled"), converted


def _default(settings: ProcessSettings) -> Outlet:
    try:
        default = next((device for device in list_devices() if device.is_default), None)
        if default is None:
            raise DeviceError("there is no sound card")
        return _card(settings, default)
    except DeviceError as error:
        if settings.needs_card:
            raise
        rate = settings.preferred_rate
        return _null(settings, f"NOTHING WILL BE HEARD ({error}): playing into the null device at {rate} Hz")


def _card(settings: ProcessSettings, device: OutputDevice) -> SoundCard:
    return SoundCard(
        device,
        channels=settings.channels,
        preferred_rate=settings.preferred_rate,
        block_frames=settings.block_frames,
        latency_seconds=settings.latency_seconds,
    )


def _null(settings: ProcessSettings, sentence: str) -> NullDevice:
    return NullDevice(
        sample_rate=settings.preferred_rate,
        channels=settings.channels,
        block_frames=settings.block_frames,
        sentence=sentence,
    )
