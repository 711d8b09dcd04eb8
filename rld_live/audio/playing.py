"""What the audio process does from its first block to its last one."""

import contextlib
import gc
import json
import os
import select
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from rld_live.audio.device import OutputInfo
from rld_live.audio.opening import fitting, open_outlet
from rld_live.audio.outlet import Outlet
from rld_live.audio.player import Player
from rld_live.audio.settings import ProcessSettings
from rld_live.audio.stillness import LOOK_SECONDS, Stillness
from rld_live.errors import DeviceError, RldError

_STOPPING_SECONDS = 0.3
_BEGIN_SECONDS = 4.0
"""How long a card may take to ask for its first block; PulseAudio likes two."""


def play(settings: ProcessSettings, *, opened: threading.Event, leaving: threading.Event) -> int:
    """Play until it is time to leave; the exit code is 0 unless the output could not be opened or was lost."""
    try:
        outlet = open_outlet(settings)
        music_rate = settings.preferred_rate if settings.is_rate_fixed else outlet.info.sample_rate
        player = Player(
            settings,
            sample_rate=music_rate,
            latency_seconds=outlet.info.latency_seconds,
            on_recording_failure=lambda number, reason: tell("recording_failed", number=number, message=reason),
        )
        info, render = fitting(outlet.info, player.render, music_rate=music_rate)
        be_undisturbed()
        outlet.start(render)
        await_first_block(outlet.info, player)
    except RldError as error:
        tell("error", kind=type(error).__name__, message=str(error))
        return 1
    opened.set()
    tell("ready", **asdict(info))
    if watch(outlet, player, leaving):
        player.close()
        return 1  # nothing can be faded, and the card may take what it is told now amiss
    player.leave()
    player.close()
    stopping = threading.Thread(target=outlet.stop, daemon=True)
    stopping.start()
    stopping.join(timeout=_STOPPING_SECONDS)
    return 0


def await_first_block(info: OutputInfo, player: Player) -> None:
    """Return when the card asks for sound, and not only says that it will; raise `DeviceError` if it never does."""
    heartbeat, deadline = player.meters.heartbeat, time.monotonic() + _BEGIN_SECONDS
    while player.meters.heartbeat == heartbeat:
        if time.monotonic() > deadline:
            raise DeviceError(f"{info.name} asks for no sound: check the card or the sound server")
        time.sleep(0.002)


def be_undisturbed() -> None:
    """Have no collection of garbage, and short turns for the threads, while there is sound."""
    sys.setswitchinterval(0.0005)
    gc.collect()
    gc.freeze()
    gc.disable()


def watch(outlet: Outlet, player: Player, leaving: threading.Event) -> bool:
    """Wait until it is time to leave; return whether that is because the device was lost."""
    stillness = Stillness()
    heard = b""
    taper = ThreadPoolExecutor(max_workers=1, thread_name_prefix="taping")  # its disk may stand still, this must not
    while not leaving.is_set():
        if select.select([sys.stdin], [], [], LOOK_SECONDS)[0]:
            piece = os.read(sys.stdin.fileno(), 4096)
            if not piece:
                return False
            *lines, heard = (heard + piece).split(b"\n")
            for line in lines:
                taper.submit(tape, player, **json.loads(line))
        seconds = stillness.look(player.meters.heartbeat)
        if not outlet.is_active or seconds > outlet.info.patience_seconds:
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
        line = json.dumps({"event": event, **values}) + "\n"  # in one piece: more threads than one tell
        print(line, end="", flush=True)  # noqa: T201 - the engine reads it
