"""The health pages."""

import asyncio
import json
import time
from typing import Any

import httpx
import pytest
from prometheus_client.core import Metric
from prometheus_client.parser import text_string_to_metric_families
from starlette.requests import Request

from rld_live.commands import Panic
from rld_live.control.client import OscClient
from rld_live.control.packets import Message
from rld_live.status import STATUS_FIELDS
from rld_live.web.health import Health
from rld_live.web.instrument import Instrument
from rld_live.web.metrics import metrics
from tests.web.stage import Stage, stage


def wait_for_status(address: str, status: int, timeout_seconds: float = 5.0) -> httpx.Response:
    deadline = time.monotonic() + timeout_seconds
    while (answer := httpx.get(f"{address}/healthz")).status_code != status:
        assert time.monotonic() < deadline, answer.text
        time.sleep(0.05)
    return answer


def test_it_is_healthy_while_the_engine_plays_and_not_while_it_is_silent_or_panicked() -> None:
    with stage() as put_up:
        well = wait_for_status(put_up.address, 200).json()
        assert (well["healthy"], well["state"]) == (True, "playing")
        put_up.fall_silent()
        assert wait_for_status(put_up.address, 503).json()["state"] == "silent"
        put_up.go_on()
        wait_for_status(put_up.address, 200)
        with OscClient(put_up.config.control.port) as client:
            client.send("/rld/panic")
            assert put_up.performer.wait_for(1) == [Panic()]
        ill = wait_for_status(put_up.address, 503).json()
        assert (ill["healthy"], ill["state"]) == (False, "panicked")


def scraped(address: str) -> dict[str, Metric]:
    """Return what Prometheus makes of the page, by name."""
    answer = httpx.get(f"{address}/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    return {family.name: family for family in text_string_to_metric_families(answer.text)}


def test_prometheus_reads_a_metric_for_every_field_of_the_status(here: Stage) -> None:
    wait_for_status(here.address, 200)
    families = scraped(here.address)
    told = {family.documentation for family in families.values()}
    assert all(any(sentence.startswith(each) for each in told) for sentence in STATUS_FIELDS.values())
    assert len(families) == len(STATUS_FIELDS) + 1
    assert all(name.startswith("rld_live_") for name in families)
    assert [sample.value for sample in families["rld_live_up"].samples] == [1.0]
    assert [sample.labels for sample in families["rld_live_state"].samples] == [{"value": "playing"}]
    assert families["rld_live_underruns"].type == "counter"
    assert families["rld_live_underruns"].samples[0].name == "rld_live_underruns_total"
    assert families["rld_live_ring_seconds"].type == "gauge"


def test_megabytes_and_milliseconds_become_base_units() -> None:
    told = {"memory_mb": (2.0,), "latency_ms": (500.0,), "seed": ("9007199254740992",)}
    values = {metric.name: metric.samples[0].value for metric in metrics(told) if metric.samples}
    assert values == {
        "rld_live_memory_bytes": 2 * 2**20,
        "rld_live_latency_seconds": 0.5,
        "rld_live_seed": 9007199254740992.0,
    }


def test_an_engine_that_is_gone_has_no_numbers_left() -> None:
    with stage() as put_up:
        wait_for_status(put_up.address, 200)
        put_up.fall_silent()
        wait_for_status(put_up.address, 503)
        families = scraped(put_up.address)
        assert list(families) == ["rld_live_up"]
        assert families["rld_live_up"].samples[0].value == 0.0


class Told:
    """A health page of an instrument that a test speaks for."""

    def __init__(self) -> None:
        self.instrument = Instrument()
        self._health = Health(self.instrument, silent_seconds=0.0)

    def tell(self, **fields: Any) -> None:
        for field, value in fields.items():
            values = value if isinstance(value, tuple) else (value,)
            self.instrument.hear(Message(f"/rld/status/{field}", values), time.monotonic())

    def reasons(self) -> list[str]:
        answer = asyncio.run(self._health.healthz(Request({"type": "http"})))
        content = json.loads(bytes(answer.body))
        assert answer.status_code == (503 if content["reasons"] else 200)
        reasons: list[str] = content["reasons"]
        return reasons


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"state": "stopped"}, "stopped"),
        ({"state": "waiting"}, "waiting"),
        ({"device_state": "lost", "device": "USB Audio"}, "USB Audio"),
        ({"starving": 1}, "no new latents"),
        ({"level": (-120.0, -120.0)}, "silent"),
    ],
    ids=["stopped", "waiting", "card lost", "starving", "silent though playing"],
)
def test_what_keeps_the_music_from_going_on_is_named(fields: dict[str, Any], reason: str) -> None:
    told = Told()
    assert told.reasons() == ["the engine does not answer"]
    told.tell(state="playing", level=(-20.0, -30.0))
    assert told.reasons() == []
    told.tell(**fields)
    assert [reason in each for each in told.reasons()] == [True]
    told.tell(state="playing", level=(-20.0, -30.0), device_state="open", starving=0)
    assert told.reasons() == []


def test_silence_that_somebody_wants_is_healthy() -> None:
    told = Told()
    told.tell(state="playing", level=(-20.0, -30.0))
    told.instrument.hear(Message("/rld/event/value", ("/rld/mute", 1)), time.monotonic())
    told.tell(level=(-120.0, -120.0))
    assert told.reasons() == []


@pytest.mark.parametrize("path", ["/healthz", "/metrics"])
def test_a_health_page_is_never_kept(here: Stage, path: str) -> None:
    assert httpx.get(here.address + path).headers["cache-control"] in {"no-store", "no-cache"}
