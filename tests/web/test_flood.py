"""A flood at every door of the web, and how long others wait for their answers."""

import time
from collections.abc import Callable

import psutil
import pytest

from rld_live.control.client import OscClient
from tests.web.flood import flooding, p99, waits
from tests.web.page_client import PageClient
from tests.web.stage import stage

SECONDS = 60.0
PER_SECOND = 20000.0
P99_SECONDS = 0.1
"""At four times the flood that the instrument is made for."""
GROWTH_BYTES = 30 * 2**20


@pytest.mark.soak
def test_a_flood_of_good_and_bad_messages_hurts_nobody_else(record_property: Callable[[str, object], None]) -> None:
    with stage() as put_up, OscClient(put_up.config.control.port) as osc, PageClient(put_up.config.web.port) as page:
        web_port, control_port = put_up.config.web.port, put_up.config.control.port
        osc.send("/rld/hello", osc.port)
        osc.hear_until("/rld/done", "/rld/hello")
        page.hear_latest("/rld/status/state", "playing")
        assert put_up.door.pid is not None
        process = psutil.Process(put_up.door.pid)

        def ask_osc(number: int) -> None:
            osc.send("/rld/ping", number)
            osc.hear_until("/rld/pong", number)

        def ask_page(number: int) -> None:
            page.say("/rld/ping", number)
            page.hear_line("/rld/pong", number)

        with flooding(web_port=web_port, control_port=control_port, seconds=SECONDS + 1.0, per_second=PER_SECOND):
            time.sleep(0.7)
            memory = process.memory_info().rss
            over_osc = waits(ask_osc, SECONDS / 2)
            over_page = waits(ask_page, SECONDS / 2)
            grown = process.memory_info().rss - memory
        record_property("p99_osc_ms", 1000 * p99(over_osc))
        record_property("p99_page_ms", 1000 * p99(over_page))
        assert p99(over_osc) < P99_SECONDS
        assert p99(over_page) < P99_SECONDS
        assert grown < GROWTH_BYTES
        page.hear_latest("/rld/status/state", "playing")
