"""The health pages."""

import re
import time

import httpx
import pytest

from rld_live.commands import Panic
from rld_live.control.client import OscClient
from rld_live.status import STATUS_FIELDS
from tests.web.stage import Stage, stage

SAMPLE = re.compile(r'rld_[a-z0-9_]+(\{[a-z_]+="([^"\\]|\\.)*"\})? -?[0-9.e+-]+(inf|nan)?')


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


def test_the_metrics_are_every_field_of_the_status_in_the_format_of_prometheus(here: Stage) -> None:
    wait_for_status(here.address, 200)
    answer = httpx.get(f"{here.address}/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = answer.text.splitlines()
    for line in lines:
        assert line.startswith(("# HELP rld_", "# TYPE rld_")) or SAMPLE.fullmatch(line), line
    names = {line.split()[2].removeprefix("rld_").removesuffix("_total") for line in lines if line.startswith("# TYPE")}
    assert names == {"up", *STATUS_FIELDS}
    assert "rld_up 1" in lines
    assert 'rld_state{state="playing"} 1' in lines
    assert any(line.startswith("rld_underruns_total ") for line in lines)


@pytest.mark.parametrize("path", ["/healthz", "/metrics"])
def test_a_health_page_is_never_kept(here: Stage, path: str) -> None:
    assert httpx.get(here.address + path).headers["cache-control"] in {"no-store", "no-cache"}
