"""The web process: started by the engine as `python -m rld_live.web.process CONFIG`, with the config as JSON.

It imports neither torch nor numpy, and plays no part in the music: it is one more OSC client, and a web server. It says
what happens in JSON lines on standard output. The end of its standard input means that the engine is gone, for whatever
reason: it leaves.
"""

import asyncio
import contextlib
import gc
import json
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable

import h11
import uvicorn

from rld_live.config import Config
from rld_live.config_file import parse_config
from rld_live.errors import ControlError, RldError
from rld_live.web.announcement import announcement, instrument_name
from rld_live.web.app import build_app
from rld_live.web.connection import Connection, WebSocketConnection
from rld_live.web.hosts import is_loopback, own_addresses

CONNECTIONS_MAXIMUM = 200
FRAME_BYTES_MAXIMUM = 16384
HEADER_BYTES_MAXIMUM = 16384
POLITENESS = 5
"""How far it stands back behind the music, on a machine that has too much to do."""

_POLL_SECONDS = 0.02
_STRANGERS = (UnicodeDecodeError, h11.LocalProtocolError)
"""What uvicorn takes for a failure: a frame that is no UTF-8, and who has gone wrong so far that it cannot be told."""


def main() -> int:
    """Serve until told to leave; the exit code is 0 unless the port cannot be had."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    # What strangers send is no news; what breaks in here is.
    logging.getLogger("uvicorn.error").addFilter(_is_news)
    with contextlib.suppress(OSError):
        os.nice(POLITENESS)
    try:
        config = parse_config(json.loads(sys.argv[1]), "web process")
        endpoint = _open(config.web.host, config.web.port)
    except RldError as error:
        tell("error", message=str(error))
        return 1
    asyncio.run(serve(config, endpoint))
    return 0


def _is_news(record: logging.LogRecord) -> bool:
    return record.exc_info is not None and record.exc_info[0] not in _STRANGERS


async def serve(config: Config, endpoint: socket.socket) -> None:
    """Answer at `endpoint` until standard input ends, or a signal comes."""
    server = uvicorn.Server(
        uvicorn.Config(
            build_app(config, name=instrument_name(config)),
            http=Connection,
            ws=WebSocketConnection,
            log_config=None,
            access_log=False,
            server_header=False,
            limit_concurrency=CONNECTIONS_MAXIMUM,
            ws_max_size=FRAME_BYTES_MAXIMUM,
            ws_per_message_deflate=False,
            h11_max_incomplete_event_size=HEADER_BYTES_MAXIMUM,
            timeout_graceful_shutdown=1,
        )
    )
    with announcement(config):
        _on_end_of_input(lambda: setattr(server, "should_exit", True))
        serving = asyncio.create_task(server.serve([endpoint]))
        while not (server.started or serving.done()):
            await asyncio.sleep(_POLL_SECONDS)
        gc.collect()
        gc.freeze()  # else it looks through all modules again and again, and everybody waits
        tell("ready", address=page_address(config))
        await serving


def page_address(config: Config) -> str:
    """Return what to open: with the token, where other machines need it."""
    host = own_addresses(config.web.host)[0]
    token = "" if config.web.token is None or is_loopback(config.web.host) else f"/?token={config.web.token}"
    return f"http://{f'[{host}]' if ':' in host else host}:{config.web.port}{token}"


def tell(event: str, **values: object) -> None:
    """Write one line for the engine, if it is still there."""
    with contextlib.suppress(OSError):
        print(json.dumps({"event": event, **values}), flush=True)  # noqa: T201 - the engine reads it


def _open(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server(
            (host, port),
            family=socket.AF_INET6 if ":" in host else socket.AF_INET,
            dualstack_ipv6=host == "::" and socket.has_dualstack_ipv6(),  # the addresses that are told are of IPv4
            backlog=128,
        )
    except OSError as error:
        reason = os.strerror(error.errno or 0)  # what asyncio and socket add to it repeats the address
        raise ControlError(
            f"no web page: {host}:{port}: {reason}: set web.port, or end the program that has it"
        ) from error


def _on_end_of_input(leave: Callable[[], None]) -> None:
    def wait() -> None:
        with contextlib.suppress(OSError):
            while os.read(sys.stdin.fileno(), 4096):
                pass
        leave()

    threading.Thread(target=wait, name="end-of-input", daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
