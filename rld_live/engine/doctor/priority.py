"""How soon this machine lets the sound run."""

import threading
import time

from rld_live.engine.doctor.finding import Finding
from rld_live.engine.doctor.patient import Patient
from rld_live.engine.doctor.sleeper import REALTIME_PRIORITY, Sleeper, be_realtime

WATCH_SECONDS = 3.0
RATE = 48000
"""What a block is counted by, before a card has told its own."""
_ALLOW = (
    "add to /etc/security/limits.d/audio.conf: @audio - rtprio 95, @audio - memlock unlimited; join the group audio"
)


def limits(patient: Patient) -> Finding:
    """Realtime priority for the audio process; what may be locked is for sound servers that ask for it."""
    told = _limits(patient)
    granted = _is_granted()
    locked = told.get("Max locked memory", "not told")
    memory = f"{int(locked) / 2**20:.0f} MB" if locked.isdigit() else locked
    limit = told.get("Max realtime priority", "not told")
    found = f"RTPRIO {limit}, MEMLOCK {memory}; realtime priority is {'granted' if granted else 'refused'}"
    if not granted:
        return Finding("limits", "warn", found, _ALLOW)
    return Finding("limits", "ok", found)


def wake_ups(patient: Patient) -> Finding:
    """Punctual while nothing plays."""
    block = patient.config.audio.block_frames / RATE
    with Sleeper() as sleeper:
        time.sleep(WATCH_SECONDS)
    late, worst = sleeper.percentile(99.9), sleeper.percentile(100)
    found = f"P99.9 {1000 * late:.1f} ms late, worst {1000 * worst:.1f} ms; a block is {1000 * block:.1f} ms"
    if late > block:
        return Finding("wake-ups", "warn", found, "allow realtime priority, and stop what keeps the machine busy")
    return Finding("wake-ups", "ok", found)


def _limits(patient: Patient) -> dict[str, str]:
    """Return the soft limits by name, as the system tells them."""
    try:
        lines = (patient.root / "proc/self/limits").read_text().splitlines()
    except OSError:
        return {}
    return {line[:25].strip(): line[25:].split()[0] for line in lines[1:]}


def _is_granted() -> bool:
    """Ask in a thread of its own, which ends with what it got."""
    granted: list[bool] = []
    asking = threading.Thread(target=lambda: granted.append(be_realtime()), name=f"fifo-{REALTIME_PRIORITY}")
    asking.start()
    asking.join()
    return granted[0]
