import socket
from collections.abc import Iterator

import pytest

from rld_live.control import server_process


@pytest.fixture
def free_port() -> int:
    return server_process.free_port()


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        yield port
