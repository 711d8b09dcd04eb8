"""The web's own ear: keeps the leases of status, values and streams alive."""

import asyncio
import time
from types import TracebackType
from typing import Self

from rld_live.config import ControlConfig
from rld_live.control.mirror import has_other_models
from rld_live.control.packets import Message
from rld_live.web.instrument import SILENT_SECONDS, Instrument
from rld_live.web.line import Line

WATCHED_RATE = 20.0
RENEW_SECONDS = 20.0  # of the 60 that a lease lasts
RETRY_SECONDS = 0.5
UNWATCHED_RATE = 4 / SILENT_SECONDS
"""Status per second while no page is open: enough for the health page, and next to no work."""

_STREAMS = ("/rld/latent/stream", "/rld/waveform/stream")


class Watch:
    """Feeds an `Instrument` for as long as the context lasts; asks for the streams only while pages are open."""

    def __init__(self, config: ControlConfig, instrument: Instrument) -> None:
        self._config = config
        self._instrument = instrument
        self._pages = 0
        self._line: Line | None = None
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Open the line; the instrument may come up later."""
        self._line = await Line.open(self._config.host, self._config.port, self._hear)
        self._task = asyncio.create_task(self._keep(self._line))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if self._line is not None:
            self._line.send("/rld/unsubscribe")
            self._stream(self._line, is_on=False)
            self._line.close()

    def open_page(self) -> None:
        """Count one more page that looks."""
        self._pages += 1
        if self._pages == 1 and self._line is not None:
            self._ask(self._line)

    def close_page(self) -> None:
        """Count one page less."""
        self._pages -= 1
        if self._pages == 0 and self._line is not None:
            self._stream(self._line, is_on=False)
            self._ask(self._line)

    def _hear(self, message: Message) -> None:
        self._instrument.hear(message, time.monotonic())
        if has_other_models(message) and self._line is not None:
            self._line.greet()

    async def _keep(self, line: Line) -> None:
        renewed = time.monotonic()
        self._ask(line)
        while True:
            await asyncio.sleep(RETRY_SECONDS)
            now = time.monotonic()
            if not self._instrument.is_heard(now):
                # A server that came up, or came back, tells all values with a new lease only.
                line.greet()
                line.send("/rld/unsubscribe")
                self._ask(line)
            elif now - renewed >= RENEW_SECONDS:
                renewed = now
                line.greet()  # the lease would go elsewhere if a crowd had made the server forget this line
                self._ask(line)

    def _ask(self, line: Line) -> None:
        line.send("/rld/subscribe", WATCHED_RATE if self._pages else UNWATCHED_RATE)
        if self._pages:
            self._stream(line, is_on=True)

    def _stream(self, line: Line, *, is_on: bool) -> None:
        for address in _STREAMS:
            line.send(address, int(is_on))
