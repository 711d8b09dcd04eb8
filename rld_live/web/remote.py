"""The page's own websocket: commands in, everything that changes out.

A command is a JSON array, `["/rld/gain", -6]`. What goes out are JSON objects, `{"n": 7, "heard": true, "latest":
{address: values}, "lines": [[address, value ..]], "streams": {address: [values ..]}}`. A page answers each with
`{"seen": 7}` when it has drawn it, and gets two at most in advance: so a slow phone lags by two pictures, and not by
what the network's buffers hold.
"""

import asyncio
import json
import math
import time

from starlette.websockets import WebSocket

from rld_live.config import ControlConfig
from rld_live.control.addresses import ROOT
from rld_live.control.packets import Message
from rld_live.control.replies import Value, encode
from rld_live.web.allowance import Allowance
from rld_live.web.frames import read_json
from rld_live.web.instrument import Instrument
from rld_live.web.line import Line
from rld_live.web.outbox import Outbox
from rld_live.web.throttle import Throttle
from rld_live.web.watch import Watch

COMMANDS_PER_SECOND = 5000.0
COMMANDS_AT_ONCE = 1000
PAGES_MAXIMUM = 32
VALUES_MAXIMUM = 64
UNSEEN_MAXIMUM = 2
COLLECT_SECONDS = 0.004
"""A status comes as thirty messages: they are told together."""
HEARTBEAT_SECONDS = 0.4
TRY_AGAIN_LATER = 1013

_WEBS_OWN = frozenset(ROOT + name for name in ("hello", "subscribe", "unsubscribe", "latent/stream", "waveform/stream"))


class Remote:
    """Serves the pages."""

    def __init__(self, instrument: Instrument, watch: Watch, config: ControlConfig) -> None:
        self._instrument = instrument
        self._watch = watch
        self._config = config
        self._pages = 0

    async def serve(self, socket: WebSocket) -> None:
        """Serve one page until it goes."""
        await socket.accept()
        if self._pages >= PAGES_MAXIMUM:
            await socket.close(TRY_AGAIN_LATER, f"{PAGES_MAXIMUM} pages are open: close one")
            return
        self._pages += 1  # before anything is waited for: many may come at once
        try:
            await self._serve(_Page(socket, self._instrument))
        finally:
            self._pages -= 1

    async def _serve(self, page: "_Page") -> None:
        line = await Line.open(self._config.host, self._config.port, page.answered)
        throttle = Throttle(line.send_packet, page.refused)
        self._instrument.add(page.outbox)
        self._watch.open_page()
        sending = asyncio.create_task(page.tell())
        try:
            await page.listen(throttle)
        except asyncio.CancelledError:
            return  # the server ends, and this page still had much to say
        finally:
            self._watch.close_page()
            self._instrument.remove(page.outbox)
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
            throttle.close()
            line.close()


class _Page:
    def __init__(self, socket: WebSocket, instrument: Instrument) -> None:
        self.outbox = Outbox()
        self._socket = socket
        self._instrument = instrument
        self._allowance = Allowance(per_second=COMMANDS_PER_SECOND, at_once=COMMANDS_AT_ONCE)
        self._told = 0
        self._seen = 0
        self._caught_up = asyncio.Event()

    def answered(self, message: Message) -> None:
        """Take an answer to a command of this page."""
        if not message.address.startswith("/rld/hello/") and message.values[:1] != ("/rld/hello",):
            self.outbox.happened(message.address, message.values)

    def refused(self, address: str, reason: str) -> None:
        """Say why a command of this page is not passed on."""
        self.outbox.happened("/rld/error", (address, reason))

    async def listen(self, throttle: Throttle) -> None:
        """Obey the page until it goes."""
        while (frame := await self._socket.receive())["type"] == "websocket.receive":
            await asyncio.sleep(self._allowance.wait(time.monotonic()))
            try:
                self._obey(frame.get("text") or "", throttle)
            except ValueError as error:
                self.refused("page", str(error))

    async def tell(self) -> None:
        """Tell the page everything, then what changes, as fast as it draws."""
        for address, values in self._instrument.latest.items():
            self.outbox.changed(address, values)
        while True:
            await self.outbox.filled(HEARTBEAT_SECONDS)
            await asyncio.sleep(COLLECT_SECONDS)
            while self._told - self._seen >= UNSEEN_MAXIMUM:
                self._caught_up.clear()
                await self._caught_up.wait()
            letter = self.outbox.take()
            self._told += 1
            told = {
                "n": self._told,
                "heard": self._instrument.is_heard(time.monotonic()),
                "latest": {address: list(map(_plain, values)) for address, values in letter.latest.items()},
                "lines": [[address, *map(_plain, values)] for address, values in letter.lines],
                "streams": {
                    address: [list(map(_plain, values)) for values in pieces]
                    for address, pieces in letter.streams.items()
                },
            }
            await self._socket.send_text(json.dumps(told, separators=(",", ":")))

    def _obey(self, text: str, throttle: Throttle) -> None:
        """Do what one frame asks; raise `ValueError` that says what is wrong with it."""
        asked = read_json(text)
        if isinstance(asked, dict) and isinstance(asked.get("seen"), int):
            self._seen = min(asked["seen"], self._told)
            self._caught_up.set()
            return
        address, values = _command(asked)
        throttle.pass_on(address, encode(address, *values))


def _command(asked: object) -> tuple[str, list[Value]]:
    match asked:
        case [str(address), *values] if address.startswith(ROOT) and address.isascii() and len(address) < 200:
            if address in _WEBS_OWN:
                raise ValueError(f"{address}: the web sees to that itself")
            told: list[Value] = [value for value in values if isinstance(value, int | float | str)]
            "".join(map(str, told)).encode()  # half a character, which JSON can say, is a ValueError as well
            if len(told) != len(values) or len(told) > VALUES_MAXIMUM:
                raise ValueError(f"{address}: send up to {VALUES_MAXIMUM} numbers or strings")
            return address, told
        case _:
            raise ValueError('send a command as ["/rld/address", value ..]')


def _plain(value: object) -> object:
    """Return `value` as JSON can hold it, short: a float32 has seven digits."""
    if isinstance(value, float):
        return float(f"{value:.6g}") if math.isfinite(value) else None
    return value if isinstance(value, int | str) else str(value)
