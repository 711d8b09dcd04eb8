"""Who gets the status as a stream, how often, and until when."""

import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from rld_live.control.replies import Destination
from rld_live.errors import ControlError

LEASE_SECONDS = 60.0
SUBSCRIBERS_MAXIMUM = 64
SUBSCRIBERS_PER_HOST = 48
"""Fewer than there are in all, so that one machine cannot keep the others out."""
EARLY_SECONDS = 0.01  # a status that comes this much before its time counts as the one that was meant


@dataclass(frozen=True, slots=True)
class Subscription:
    """One destination's wish."""

    destination: Destination
    interval: float
    fields: tuple[str, ...]
    expires: float
    next_due: float


class Subscriptions:
    """The leases, by destination; knows no clock, sends nothing.

    With a lock, because the control thread keeps the leases and whoever publishes the status uses them up.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_destination: dict[Destination, Subscription] = {}

    def renew(self, destination: Destination, *, rate: float, fields: Iterable[str], now: float) -> bool:
        """Begin or renew a lease, and return whether it is new; raise `ControlError` when there are too many."""
        with self._lock:
            self._expire(now)
            is_new = destination not in self._by_destination
            if is_new and is_crowded(self._by_destination, destination):
                raise ControlError(f"{len(self._by_destination)} subscribers already: unsubscribe one")
            subscription = Subscription(destination, 1 / rate, tuple(fields), now + LEASE_SECONDS, now)
            self._by_destination[destination] = subscription
            return is_new

    def cancel(self, destination: Destination) -> None:
        """End a lease, if there is one."""
        with self._lock:
            self._by_destination.pop(destination, None)

    def destinations(self, now: float) -> list[Destination]:
        """Return everybody whose lease runs."""
        with self._lock:
            self._expire(now)
            return list(self._by_destination)

    def take_due(self, now: float) -> list[Subscription]:
        """Return the subscriptions whose turn it is, and count it as taken."""
        with self._lock:
            self._expire(now)
            due = [each for each in self._by_destination.values() if each.next_due - EARLY_SECONDS <= now]
            for each in due:
                # Counted from the time that was due, so that the rate holds on average; a pause is not caught up.
                is_late = each.next_due + each.interval <= now
                next_due = (now if is_late else each.next_due) + each.interval
                self._by_destination[each.destination] = replace(each, next_due=next_due)
            return due

    def _expire(self, now: float) -> None:
        ended = [each.destination for each in self._by_destination.values() if each.expires <= now]
        for destination in ended:
            del self._by_destination[destination]


def is_crowded(leases: Collection[Destination], newcomer: Destination) -> bool:
    """Return whether there are too many `leases` for one more, in all or of the host of `newcomer`."""
    held = sum(destination[0] == newcomer[0] for destination in leases)
    return len(leases) >= SUBSCRIBERS_MAXIMUM or held >= SUBSCRIBERS_PER_HOST
