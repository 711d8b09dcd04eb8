"""The announcement on the network: `_osc._udp` and `_oscjson._tcp` by mDNS, as long as the context lasts.

Only what can be reached is announced: OSC when `control.host` is no loopback, OSCQuery when `web.host` is none either.
"""

import logging
import threading
from types import TracebackType
from typing import Self

from zeroconf import ServiceInfo, Zeroconf

from rld_live.config import Config
from rld_live.web.hosts import is_loopback, own_addresses, own_name

LEAVE_SECONDS = 1.5

_OSC, _OSCQUERY = "_osc._udp.local.", "_oscjson._tcp.local."
_ABOUT_OSC = {"txtvers": "1", "version": "1.0", "types": "ifsbTFN", "ns": "/rld"}

_logger = logging.getLogger(__name__)


class Announcement:
    """Tells the network what is here; in a thread of its own, because to make sure of a name takes seconds."""

    def __init__(self, services: list[ServiceInfo], *, interfaces: list[str]) -> None:
        self._services = services
        self._interfaces = interfaces
        self._leaving = threading.Event()
        self._thread = threading.Thread(target=self._run, name="announcement", daemon=True)

    def __enter__(self) -> Self:
        """Begin, if there is anything to announce."""
        if self._services:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take it back: other programs forget the instrument at once."""
        self._leaving.set()
        if self._services:
            self._thread.join(LEAVE_SECONDS)

    @property
    def kinds(self) -> list[str]:
        """The kinds of services that are announced."""
        return [service.type for service in self._services]

    def _run(self) -> None:
        try:
            with Zeroconf(interfaces=self._interfaces) as zeroconf:
                for service in self._services:
                    if not self._leaving.is_set():
                        zeroconf.register_service(service, allow_name_change=True)
                self._leaving.wait()
                zeroconf.unregister_all_services()
        except Exception:  # a network without multicast fails in many ways, and none of them matters here
            _logger.warning("not announced by mDNS", exc_info=True)


def instrument_name(config: Config) -> str:
    """Return what this instrument is called on the network: two of one machine differ by their ports."""
    return f"rld_live on {own_name()} {config.control.port}"


def announcement(config: Config) -> Announcement:
    """Return the announcement of what `config` lets other machines reach."""
    name = instrument_name(config)
    services: list[ServiceInfo] = []
    interfaces: list[str] = []
    if config.web.announce and not is_loopback(config.control.host):
        interfaces = own_addresses(config.control.host)
        services.append(_service(_OSC, name, config.control.port, interfaces, _ABOUT_OSC))
        web = config.web
        if not is_loopback(web.host):
            services.append(_service(_OSCQUERY, name, web.port, own_addresses(web.host), {"txtvers": "1"}))
    return Announcement(services, interfaces=interfaces)


def _service(kind: str, name: str, port: int, addresses: list[str], about: dict[str, str]) -> ServiceInfo:
    return ServiceInfo(
        kind, f"{name}.{kind}", port=port, properties=about, server=f"{own_name()}.local.", parsed_addresses=addresses
    )
