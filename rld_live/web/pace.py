"""How fast one machine may ask: what is too much waits, and what is far too much is refused."""

import asyncio
import time
from collections import OrderedDict

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from rld_live.web.allowance import Allowance

REQUESTS_PER_SECOND = 200.0
REQUESTS_AT_ONCE = 100
PATIENCE_SECONDS = 2.0
HOSTS_REMEMBERED = 256


class Pace:
    """ASGI middleware that holds each host to a rate of requests; to open a websocket is one, to speak in it none."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._allowances: OrderedDict[str, Allowance] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on when its turn has come."""
        if scope["type"] in {"http", "websocket"}:
            wait = self._allowance(scope["client"][0] if scope["client"] else "").wait(time.monotonic())
            if wait > PATIENCE_SECONDS:
                refusal = PlainTextResponse("ask less often\n", status_code=429, headers={"Retry-After": "2"})
                await refusal(scope, receive, send)
                return
            await asyncio.sleep(wait)
        await self._app(scope, receive, send)

    def _allowance(self, host: str) -> Allowance:
        allowance = self._allowances.pop(host, None) or Allowance(
            per_second=REQUESTS_PER_SECOND, at_once=REQUESTS_AT_ONCE
        )
        self._allowances[host] = allowance
        if len(self._allowances) > HOSTS_REMEMBERED:
            self._allowances.popitem(last=False)
        return allowance
