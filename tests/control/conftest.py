"""A performer, a server and a client on ports of their own."""

from collections.abc import Iterator

import pytest

from rld_live.config import ControlConfig
from rld_live.control.client import OscClient
from rld_live.control.fake import FakePerformer
from rld_live.control.server import ControlServer
from rld_live.control.server_process import free_port


@pytest.fixture
def performer() -> FakePerformer:
    return FakePerformer()


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def reply_port() -> int:
    return free_port()


@pytest.fixture
def server(port: int, reply_port: int, performer: FakePerformer) -> Iterator[ControlServer]:
    with ControlServer(ControlConfig(port=port, reply_port=reply_port), performer) as server:
        yield server


@pytest.fixture
def client(server: ControlServer, port: int, reply_port: int) -> Iterator[OscClient]:
    """A client of `server`, which runs already."""
    assert server.counts.commands == 0
    with OscClient(port, reply_port=reply_port) as client:
        yield client
