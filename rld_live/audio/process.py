"""The audio process: the ring on one side, the sound card on the other.

Started by `AudioOutput` as `python -m rld_live.audio.process SETTINGS`. It imports no torch, so that nothing which the
engine does can hold its interpreter, and it never waits for the engine. It says what happens in JSON lines on standard
output, and is told to record in JSON lines on standard input, since files are opened outside of the callback:
`{"record": PATH, "number": N}`, and a path of null to end it. The end of its standard input means that the engine
is gone, for whatever reason: it fades out and exits.
"""

import contextlib
import os
import select
import signal
import sys
import threading

from rld_live.audio.device import NULL, load_portaudio
from rld_live.audio.settings import ProcessSettings
from rld_live.audio.stillness import LOOK_SECONDS
from rld_live.errors import DeviceError

_REALTIME_PRIORITY = 20


def main() -> int:
    """Play until told to leave; the exit code is 0 unless the output could not be opened or was lost."""
    leaving, opened = threading.Event(), threading.Event()
    for everyone in (signal.SIGINT, signal.SIGHUP):  # a terminal tells them to the whole group; the engine decides
        signal.signal(everyone, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: leaving.set())
    be_prompt()
    settings = ProcessSettings.from_text(sys.argv[1])
    threading.Thread(target=leave_with_engine, args=(opened,), daemon=True).start()
    threading.Thread(target=look_for_cards, args=(settings.device,), daemon=True).start()
    from rld_live.audio.playing import play  # meanwhile: numpy takes as long as PortAudio does

    return play(settings, opened=opened, leaving=leaving)


def be_prompt() -> None:
    """Come before what is not sound, from the start on: the music may be waiting for this very process."""
    with contextlib.suppress(OSError, AttributeError):  # without the right to it the music plays all the same
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(_REALTIME_PRIORITY))


def look_for_cards(wanted: str | None) -> None:
    """Start PortAudio, unless nothing of it is `wanted`; what goes wrong is told when a card is opened."""
    with contextlib.suppress(DeviceError):
        if wanted is None or wanted.lower() != NULL:
            load_portaudio()


def leave_with_engine(opened: threading.Event) -> None:
    """End the process when the engine is gone before the output has `opened`, which a sound server may hold up."""
    while not opened.wait(LOOK_SECONDS):
        if select.select([sys.stdin], [], [], 0.0)[0]:  # nothing is asked before: this is the end
            os._exit(1)


if __name__ == "__main__":
    code = main()
    os._exit(code)  # not `sys.exit`: PortAudio's own clean-up waits for ever for a JACK server that has died
