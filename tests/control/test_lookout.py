"""A client that keeps in touch with a server which comes and goes."""

import time
from collections.abc import Callable

import pytest

from rld_live.config import ControlConfig
from rld_live.control.fake import FakePerformer
from rld_live.control.lookout import GONE_SECONDS, Lookout
from rld_live.control.server import ControlServer
from rld_live.errors import ControlError
from rld_live.status import Status


def serve(port: int, reply_port: int, status: Status) -> ControlServer:
    return ControlServer(ControlConfig(port=port, reply_port=reply_port), FakePerformer(status=status))


def listen_until(lookout: Lookout, server: ControlServer | None, is_so: Callable[[], bool], status: Status) -> None:
    deadline = time.monotonic() + 8.0
    while not is_so():
        assert time.monotonic() < deadline, "it never came to that"
        if server is not None:
            server.publish(status)
        lookout.listen(0.05)


def test_a_server_that_ends_is_noticed_and_one_that_begins_again_is_found(port: int, reply_port: int) -> None:
    first, second = Status(state="playing", seed=5), Status(state="playing", seed=6)
    with Lookout("127.0.0.1", port, rate=20.0) as lookout:
        lookout.listen(0.05)
        assert not lookout.is_there(time.monotonic())
        with serve(port, reply_port, first) as server:
            listen_until(lookout, server, lambda: lookout.mirror.status.seed == 5, first)
            listen_until(lookout, server, lambda: "/rld/gain" in lookout.mirror.stands, first)
            assert lookout.is_there(time.monotonic())
        listen_until(lookout, None, lambda: not lookout.is_there(time.monotonic()), first)
        silent = lookout.silent_seconds(time.monotonic())
        assert silent is not None
        assert silent >= GONE_SECONDS
        lookout.mirror.stands.clear()
        with serve(port, reply_port, second) as server:
            listen_until(lookout, server, lambda: lookout.mirror.status.seed == 6, second)
            listen_until(lookout, server, lambda: "/rld/gain" in lookout.mirror.stands, second)
            assert lookout.is_there(time.monotonic())


def test_everything_is_told_once_without_a_lease(server: ControlServer, port: int) -> None:
    with Lookout("127.0.0.1", port, rate=20.0) as lookout:
        assert lookout.ask_once(5.0)
        assert lookout.mirror.status.state == "playing"
        assert lookout.mirror.facts["gain"] == 0.0
        heard_at = lookout.mirror.status_at
        server.publish(Status())
        assert not lookout.ask_once(0.0)
        assert lookout.mirror.status_at == heard_at


def test_asking_where_nobody_is_comes_to_nothing_in_time(port: int) -> None:
    began = time.monotonic()
    with Lookout("127.0.0.1", port, rate=20.0) as lookout:
        assert not lookout.ask_once(0.2)
    assert 0.2 <= time.monotonic() - began < 1.0


def test_a_machine_that_does_not_exist_is_told_in_one_line() -> None:
    with (
        pytest.raises(ControlError, match=r"no machine is called nowhere\.invalid"),
        Lookout("nowhere.invalid", 7400, rate=1.0),
    ):
        pass
