"""The health pages: for a monitor that asks whether music comes out, and for Prometheus."""

import time
from collections.abc import Iterator

from prometheus_client import CollectorRegistry
from prometheus_client.core import Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rld_live.status import STATUS_FIELDS
from rld_live.web.instrument import STATUS, Instrument, Values
from rld_live.web.metrics import metrics, up

SILENT_SECONDS = 10.0
"""So long a rest may be in music; a longer one that nobody asked for is a fault."""
SILENT_DBFS = -90.0

MUTED_DB = -60.0
"""A gain at which silence is no wonder."""

_OF_SILENCE = frozenset({f"{STATUS}level", f"{STATUS}state", "/rld/mute", "/rld/gain"})
_NO_STORE = {"Cache-Control": "no-store"}


class Health:
    """Answers `/healthz` and `/metrics`."""

    def __init__(self, instrument: Instrument, *, silent_seconds: float = SILENT_SECONDS) -> None:
        self._instrument = instrument
        self._silent_seconds = silent_seconds
        self._silent_since: float | None = None
        """Since when it plays, and nothing comes of it, and nobody wants that."""
        instrument.add(self)

    def changed(self, address: str, _values: Values) -> None:
        """Take notice of when silence begins, and ends."""
        if address in _OF_SILENCE:
            is_silent = self._is_silent() and not self._is_silenced()
            if is_silent and self._silent_since is None:
                self._silent_since = time.monotonic()
            elif not is_silent:
                self._silent_since = None

    def happened(self, address: str, values: Values) -> None:
        """Pass it over: where things stand tells enough."""

    def streamed(self, address: str, values: Values) -> None:
        """Pass it over."""

    async def healthz(self, _request: Request) -> Response:
        """Answer 200 while the music goes on, and 503 with the reasons while it does not."""
        now = time.monotonic()
        silent = self._instrument.seconds_silent(now)
        reasons = list(self._reasons(now))
        content = {
            "healthy": not reasons,
            "reasons": reasons,
            "state": self._instrument.status("state") if self._instrument.is_heard(now) else "silent",
            "seconds_silent": None if silent is None else round(silent, 3),
            **{field: self._instrument.status(field) for field in ("device", "ring_seconds", "underruns")},
        }
        return JSONResponse(content, status_code=503 if reasons else 200, headers=_NO_STORE)

    async def metrics(self, request: Request) -> Response:
        """Answer with every field of the status, in the format of Prometheus or OpenMetrics, as it is asked for."""
        encode, content_type = choose_encoder(request.headers.get("accept", ""))
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Scrape(self._instrument, time.monotonic()))
        return Response(encode(registry), media_type=content_type, headers=_NO_STORE)

    def _reasons(self, now: float) -> Iterator[str]:
        """Yield why no music goes on, or soon none will."""
        if not self._instrument.is_heard(now):
            yield "the engine does not answer"
            return
        state = self._instrument.status("state")
        if state != "playing":
            yield f"it is not playing but {state}"
        elif self._silent_since is not None and now - self._silent_since > self._silent_seconds:
            yield f"it plays, and has been silent for {now - self._silent_since:.0f} s"
        if self._instrument.status("device_state") == "lost":
            yield f"the sound card is lost: {self._instrument.status('device')}"
        if self._instrument.status("starving"):
            yield "no new latents come: the last window is played again and again"

    def _is_silent(self) -> bool:
        level = self._instrument.latest.get(f"{STATUS}level", ())
        return bool(level) and all(float(str(value)) < SILENT_DBFS for value in level)

    def _is_silenced(self) -> bool:
        """Tell whether somebody wants no sound: it is muted, turned down, or does not play."""
        return (
            self._instrument.status("state") != "playing"
            or self._instrument.latest.get("/rld/mute", (0,))[0] == 1
            or float(str(self._instrument.latest.get("/rld/gain", (0.0,))[0])) <= MUTED_DB
        )


class _Scrape(Collector):
    """What Prometheus gets for one question."""

    def __init__(self, instrument: Instrument, now: float) -> None:
        self._instrument = instrument
        self._now = now

    def collect(self) -> Iterator[Metric]:
        is_heard = self._instrument.is_heard(self._now)
        yield up(is_heard)
        if is_heard:  # a number from the past would look like one of now
            latest = self._instrument.latest
            yield from metrics({field: latest.get(STATUS + field, ()) for field in STATUS_FIELDS})
