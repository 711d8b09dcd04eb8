"""The audio process: the ring on one side, the sound card on the other.

Started by `AudioOutput` as `python -m rld_live.audio.process SETTINGS`. It imports no torch, so that nothing which the
engine does can hold its interpreter, and it never waits for the engine. It says what happens in JSON lines on standard
output, and is told to record in JSON lines on standard input, since files are opened outside of the callback:
`{"record": PATH, "number": N}`, and a path of null to end it. The end of its standard input means that the engine
is gone, for whatever reason: it fades out and exits.
"""

import contextlib
import gc
import json
import os
import select
import signal
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path

from rld_live.audio.card import SoundCard
from rld_live.audio.device import NULL, OutputDevice, choose_device, list_devices
from rld_live.audio.null_device import NullDevice
from rld_live.audio.outlet import Outlet
from rld_live.audio.player import Player
from rld_live.audio.settings import ProcessSettings
from rld_live.errors import DeviceError, RldError

_WATCH_SECONDS = 0.05
_STALLED_SECONDS = 3.0  # PulseAudio may pause for two after an underflow of its own
_STALLED_PERIODS = 10
_REALTIME_PRIORITY = 20


def main() -> int:
    """Play until told to leave; the exit code is 0 unless the output could not be opened or was lost."""
    leaving = threading.Event()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the engine decides
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda *_: leaving.set())
    settings = ProcessSettings.from_text(sys.argv[1])
    try:
        outlet = open_outlet(settings)
        player = Player(
            settings,
            sample_rate=outlet.info.sample_rate,
            latency_seconds=outlet.info.latency_seconds,
            on_recording_failure=lambda number, reason: tell("recording_failed", number=number, message=reason),
        )
        be_prompt()
        outlet.start(player.render)
    except RldError as error:
        tell("error", kind=type(error).__name__, message=str(error))
        return 1
    tell("ready", **asdict(outlet.info))
    is_lost = watch(outlet, player, leaving)
    player.leave()
    player.close()
    stopping = threading.Thread(target=outlet.stop, daemon=True)
    stopping.start()
    stopping.join(timeout=1.0)
    return 1 if is_lost else 0


def open_outlet(settings: ProcessSettings) -> Outlet:
    """Open the named device; with none named, the default, or a clock where there is none."""
    if settings.device is not None:
        if settings.device.lower() == NULL:
            return _null(settings, f"playing into the null device at {settings.preferred_rate} Hz: nothing is heard")
        return _card(settings, choose_device(settings.device, list_devices()))
    try:
        default = next((device for device in list_devices() if device.is_default), None)
        if default is None:
            raise DeviceError("there is no sound card")
        return _card(settings, default)
    except DeviceError as error:
        rate = settings.preferred_rate
        return _null(settings, f"NOTHING WILL BE HEARD ({error}): playing into the null device at {rate} Hz")


def be_prompt() -> None:
    """Do what Python can do for punctuality."""
    with contextlib.suppress(OSError, AttributeError):  # without the right to it the music plays all the same
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(_REALTIME_PRIORITY))
    sys.setswitchinterval(0.0005)
    gc.collect()
    gc.freeze()
    gc.disable()


def watch(outlet: Outlet, player: Player, leaving: threading.Event) -> bool:
    """Wait until it is time to leave; return whether that is because the device was lost."""
    stalled_seconds = max(_STALLED_SECONDS, _STALLED_PERIODS * outlet.info.block_frames / outlet.info.sample_rate)
    heartbeat, seen = -1, time.monotonic()
    heard = b""
    while not leaving.is_set():
        if select.select([sys.stdin], [], [], _WATCH_SECONDS)[0]:
            piece = os.read(sys.stdin.fileno(), 4096)
            if not piece:
                return False
            *lines, heard = (heard + piece).split(b"\n")
            for line in lines:
                tape(player, **json.loads(line))
        if player.meters.heartbeat != heartbeat:
            heartbeat, seen = player.meters.heartbeat, time.monotonic()
        if not outlet.is_active or time.monotonic() - seen > stalled_seconds:
            tell("lost", message=f"{outlet.info.name} stopped asking for sound: check the card or the sound server")
            return True
    return False


def tape(player: Player, *, record: str | None, number: int) -> None:
    """Begin to record to the path `record`, or end the recording, and tell when that is done, or why it is not."""
    try:
        if record is None:
            player.taping.stop()
        else:
            player.taping.start(Path(record), number=number)
            player.taping.await_turn()
    except RldError as error:
        tell("recording_refused", number=number, message=str(error))
    else:
        tell("recording", number=number)


def tell(event: str, **values: object) -> None:
    """Write one line for the engine, if it is still there."""
    with contextlib.suppress(OSError):
        print(json.dumps({"event": event, **values}), flush=True)  # noqa: T201 - the engine reads it


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


if __name__ == "__main__":
    code = main()
    os._exit(code)  # not `sys.exit`: PortAudio's own clean-up waits for ever for a JACK server that has died
