"""The doors of the instrument: whether they are free, and who may come in."""

import ipaddress
import socket

from rld_live.engine.doctor.finding import Finding
from rld_live.engine.doctor.patient import Patient


def ports(patient: Patient) -> Finding:
    """Nobody else listens where we want to."""
    control, web = patient.config.control, patient.config.web
    wanted = [("OSC", socket.SOCK_DGRAM, control.host, control.port)]
    wanted += [("web", socket.SOCK_STREAM, web.host, web.port)] if web.port else []
    taken = [f"{name} {port}: {why}" for name, kind, host, port in wanted if (why := _refusal(kind, host, port))]
    if taken:
        return Finding(
            "ports",
            "bad",
            "; ".join(taken),
            "end what listens there (another rld-live?), or set control.port and web.port",
        )
    return Finding("ports", "ok", ", ".join(f"{name} {port}" for name, _, _, port in wanted) + ": free")


def doors(patient: Patient) -> Finding:
    """This machine only, unless the set says otherwise."""
    control, web = patient.config.control, patient.config.web
    is_osc_open, is_web_open = not _is_loopback(control.host), bool(web.port) and not _is_loopback(web.host)
    if is_osc_open:
        return Finding(
            "doors",
            "warn",
            f"OSC is open to the network (control.host {control.host}): whoever is in it can play",
            "use a network of your own, or leave control.host out",
        )
    if is_web_open:
        return Finding(
            "doors", "ok", f"the page is open to the network (web.host {web.host}) for those who have the token"
        )
    return Finding("doors", "ok", "this machine only")


def _refusal(kind: socket.SocketKind, host: str, port: int) -> str:
    """Return why nobody can listen there, empty if one can."""
    try:
        family, *_, address = socket.getaddrinfo(host or None, port, type=kind, flags=socket.AI_PASSIVE)[0]
        with socket.socket(family, kind) as probe:
            if kind is socket.SOCK_STREAM:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does: no ghost of the last
            probe.bind(address)
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return ""


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
