"""Who gets which stream, and until when: the latent frames, the outline of the sound."""

import threading

from rld_live.control.addresses import STREAMS
from rld_live.control.replies import Destination
from rld_live.control.subscriptions import LEASE_SECONDS, is_crowded
from rld_live.errors import ControlError


class Streams:
    """The leases, by stream and destination; knows no clock, sends nothing.

    With a lock, because the control thread keeps the leases and whoever feeds a stream uses them up.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._expires: dict[str, dict[Destination, float]] = {name: {} for name in STREAMS}

    def renew(self, name: str, destination: Destination, *, now: float) -> None:
        """Begin or renew a lease; raise `ControlError` when there are too many."""
        with self._lock:
            leases = self._running(name, now)
            if destination not in leases and is_crowded(leases, destination):
                raise ControlError(f"{len(leases)} listeners already: end the stream of one")
            leases[destination] = now + LEASE_SECONDS

    def cancel(self, name: str, destination: Destination) -> None:
        """End a lease, if there is one."""
        with self._lock:
            self._expires[name].pop(destination, None)

    def destinations(self, name: str, now: float) -> list[Destination]:
        """Return everybody whose lease runs."""
        with self._lock:
            return list(self._running(name, now))

    def _running(self, name: str, now: float) -> dict[Destination, float]:
        leases = self._expires[name]
        for destination in [each for each, expires in leases.items() if expires <= now]:
            del leases[destination]
        return leases
