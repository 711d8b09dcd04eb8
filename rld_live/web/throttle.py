"""What comes in from one client, thinned to what an instrument can be played with."""

import asyncio
import time
from collections.abc import Callable

from rld_live.control.addresses import TABLE
from rld_live.web.allowance import Allowance

INTERVAL_SECONDS = 1 / 60
"""A moving finger gives 60 to 240 values a second, and none of them is heard before the next block."""
TRIGGERS_PER_SECOND = 50.0
TRIGGERS_AT_ONCE = 100
COMPLAINTS_PER_SECOND = 1.0


class Throttle:
    """Passes packets on in their order; belongs to the event loop.

    Of a continuous value the latest counts, sixty times a second: the first of a movement passes at once, the last one
    within the interval, and nothing overtakes a trigger. Triggers all count, as many as hands can give; what is beyond
    that is refused, because it would be obeyed long after the flood.
    """

    def __init__(self, send: Callable[[bytes], None], refuse: Callable[[str, str], None]) -> None:
        self._send = send
        self._refuse = refuse
        self._triggers = Allowance(per_second=TRIGGERS_PER_SECOND, at_once=TRIGGERS_AT_ONCE)
        self._complaints = Allowance(per_second=COMPLAINTS_PER_SECOND, at_once=1)
        self._waiting: dict[str, bytes] = {}
        self._timer: asyncio.TimerHandle | None = None

    def pass_on(self, address: str, packet: bytes) -> None:
        """Send `packet`, which speaks to `address`, now or in a moment."""
        if not is_continuous(address):
            self._trigger(address, packet)
        elif self._timer is None:
            self._send(packet)
            self._timer = asyncio.get_running_loop().call_later(INTERVAL_SECONDS, self._tick)
        else:
            self._waiting.pop(address, None)  # so that the latest goes last, as it came
            self._waiting[address] = packet

    def close(self) -> None:
        """Send what waits, and be done."""
        self._flush()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _trigger(self, address: str, packet: bytes) -> None:
        now = time.monotonic()
        if self._triggers.is_left(now):
            self._flush()
            self._send(packet)
        elif self._complaints.is_left(now):
            self._refuse(address, f"more than {TRIGGERS_PER_SECOND:g} a second: send fewer")

    def _tick(self) -> None:
        self._timer = None
        if self._waiting:
            self._flush()
            self._timer = asyncio.get_running_loop().call_later(INTERVAL_SECONDS, self._tick)

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for packet in waiting.values():
            self._send(packet)


def is_continuous(address: str) -> bool:
    """Return whether only the latest of many values for `address` counts."""
    row = TABLE.get(address) or TABLE.get(f"{address.rpartition('/')[0]}/<d>")
    return row is not None and row.is_continuous
