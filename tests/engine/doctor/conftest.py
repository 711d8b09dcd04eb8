import socket
from collections.abc import Iterator

import pytest

from rld_live.engine.doctor.served import free_port as find_free_port


@pytest.fixture
def free_port() -> int:
    return find_free_port(socket.SOCK_DGRAM)


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        yield port
