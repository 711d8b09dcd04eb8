"""Names and addresses of this machine, and how far they reach."""

import ipaddress
import socket

import ifaddr


def is_address(host: str) -> bool:
    """Return whether `host` is an IP address, as opposed to a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Return whether `host` reaches this machine from itself only."""
    if not is_address(host):
        return host == "localhost"
    return ipaddress.ip_address(unmapped(host)).is_loopback


def unmapped(host: str) -> str:
    """Return `host` as IPv4 writes it, where a socket of both kinds calls it `::ffff:192.168.0.7`."""
    mapped = getattr(ipaddress.ip_address(host), "ipv4_mapped", None) if is_address(host) else None
    return host if mapped is None else str(mapped)


def own_name() -> str:
    """Return what this machine is called, without its domain."""
    return socket.gethostname().partition(".")[0]


def own_addresses(host: str) -> list[str]:
    """Return the addresses at which a server bound to `host` is reached: of all interfaces, those of IPv4."""
    if host not in {"0.0.0.0", "::", ""}:
        return [host]
    found = [each.ip for adapter in ifaddr.get_adapters() for each in adapter.ips if isinstance(each.ip, str)]
    return [address for address in found if not is_loopback(address)] or ["127.0.0.1"]
