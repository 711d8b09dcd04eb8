"""The announcement by mDNS, heard by zeroconf's own browser."""

import contextlib
import time
from collections.abc import Iterator

import pytest
from zeroconf import ServiceBrowser, ServiceListener, Zeroconf

from rld_live.config import Config, ControlConfig, WebConfig
from rld_live.web.announcement import announcement
from rld_live.web.hosts import own_addresses

OSC, OSCQUERY = "_osc._udp.local.", "_oscjson._tcp.local."
(OWN_ADDRESS, *_) = own_addresses("0.0.0.0")

pytestmark = pytest.mark.skipif(OWN_ADDRESS == "127.0.0.1", reason="this machine has no network to announce on")


class Listener(ServiceListener):
    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:  # noqa: ARG002 - zeroconf's signature
        self.found[name] = type_

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        pass

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:  # noqa: ARG002
        self.found.pop(name, None)


@contextlib.contextmanager
def browsing() -> Iterator[tuple[Zeroconf, Listener]]:
    listener = Listener()
    with Zeroconf(interfaces=[OWN_ADDRESS]) as zeroconf:
        browser = ServiceBrowser(zeroconf, [OSC, OSCQUERY], listener)
        yield zeroconf, listener
        browser.cancel()


def ours(listener: Listener) -> dict[str, str]:
    return {name: kind for name, kind in listener.found.items() if name.startswith("rld_live on ")}


def wait_for(listener: Listener, kinds: list[str], timeout_seconds: float = 10.0) -> dict[str, str]:
    deadline = time.monotonic() + timeout_seconds
    while sorted(ours(listener).values()) != sorted(kinds):
        assert time.monotonic() < deadline, listener.found
        time.sleep(0.02)
    return ours(listener)


def config(
    *, control_host: str = OWN_ADDRESS, web_host: str = OWN_ADDRESS, announce: bool = True, port: int = 7400
) -> Config:
    return Config(
        control=ControlConfig(host=control_host, port=port),
        web=WebConfig(host=web_host, port=7480, token="t", announce=announce),
    )


def test_what_other_machines_reach_is_found_under_a_name_of_its_own_and_forgotten_at_the_end() -> None:
    with browsing() as (zeroconf, listener):
        with announcement(config()), announcement(config(port=7410)):
            names = wait_for(listener, [OSC, OSC, OSCQUERY, OSCQUERY])
            infos = [zeroconf.get_service_info(kind, name) for name, kind in names.items()]
        assert len(names) == 4
        assert all(info is not None and info.parsed_addresses() == [OWN_ADDRESS] for info in infos)
        assert sorted(info.port for info in infos if info is not None) == [7400, 7410, 7480, 7480]
        wait_for(listener, [])


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        (config(web_host="127.0.0.1"), [OSC]),
        (config(control_host="127.0.0.1"), []),
        (config(control_host="127.0.0.1", web_host="127.0.0.1"), []),
        (config(announce=False), []),
    ],
)
def test_what_cannot_be_reached_is_not_announced(told: Config, kinds: list[str]) -> None:
    with announcement(told) as announced:
        assert announced.kinds == kinds


def test_leaving_does_not_wait_until_the_name_is_sure() -> None:
    began = time.monotonic()
    with announcement(config()):
        pass
    assert time.monotonic() - began < 2.0
