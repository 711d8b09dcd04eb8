"""The health pages: for a monitor that asks whether music comes out, and for Prometheus."""

import dataclasses
import time
from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from rld_live.status import STATUS_FIELDS, Status
from rld_live.web.instrument import STATUS, Instrument, Values

_COUNTERS = frozenset({"underruns", "underrun_frames", "underflows"})
_KINDS = {each.name: type(each.default) for each in dataclasses.fields(Status)}


class Health:
    """Answers `/healthz` and `/metrics`."""

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument

    async def healthz(self, _request: Request) -> Response:
        """Answer 200 while the engine answers and plays, 503 otherwise."""
        now = time.monotonic()
        is_heard, silent = self._instrument.is_heard(now), self._instrument.seconds_silent(now)
        state = self._instrument.status("state")
        is_well = is_heard and state == "playing"
        content = {
            "healthy": is_well,
            "state": state if is_heard else "silent",
            "seconds_silent": None if silent is None else round(silent, 3),
            "ring_seconds": self._instrument.status("ring_seconds"),
            "underruns": self._instrument.status("underruns"),
        }
        return JSONResponse(content, status_code=200 if is_well else 503, headers={"Cache-Control": "no-store"})

    async def metrics(self, _request: Request) -> Response:
        """Answer with every field of the status, in Prometheus' text format."""
        is_heard = self._instrument.is_heard(time.monotonic())
        lines = [*_metric("up", "1 while the engine answers", "gauge", {"": int(is_heard)})]
        if is_heard:  # a number from the past would look like one of now
            for field, sentence in STATUS_FIELDS.items():
                values = self._instrument.latest.get(STATUS + field, ())
                kind = "counter" if field in _COUNTERS else "gauge"
                name = f"{field}_total" if field in _COUNTERS else field
                lines += _metric(name, sentence, kind, _samples(field, values))
        return PlainTextResponse("\n".join([*lines, ""]), media_type="text/plain; version=0.0.4; charset=utf-8")


def _samples(field: str, values: Values) -> dict[str, object]:
    """Return the samples of a field by their labels; of a word, that it is this one."""
    if _KINDS[field] is str:
        return {f'{{{field}="{_escaped(str(value))}"}}': 1 for value in values}
    if _KINDS[field] is tuple:
        return {f'{{n="{number}"}}': value for number, value in enumerate(values)}
    return {"": values[0]} if values else {}


def _metric(name: str, sentence: str, kind: str, samples: dict[str, object]) -> Iterator[str]:
    yield f"# HELP rld_{name} {sentence}"
    yield f"# TYPE rld_{name} {kind}"
    for labels, value in samples.items():
        yield f"rld_{name}{labels} {value}"


def _escaped(label: str) -> str:
    return label.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
