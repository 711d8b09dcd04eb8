"""An OSC server in a process of its own, beside a thread of pure Python that never rests.

Started as `python -m rld_live.offline.bench.osc_child NAME PORT REPLY_PORT`; says "ready" on standard output, and
ends with its standard input.
"""

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

from pythonosc.dispatcher import Dispatcher
from pythonosc.osc_server import BlockingOSCUDPServer, OSCUDPServer, ThreadingOSCUDPServer

from rld_live.config import ControlConfig
from rld_live.control.fake import FakePerformer
from rld_live.control.server import ControlServer

SWITCH_SECONDS = 0.0005
"""What `serve` sets: how long one thread may keep the interpreter from another."""

HOST = "127.0.0.1"


def _ours(port: int, reply_port: int) -> AbstractContextManager[object]:
    sys.setswitchinterval(SWITCH_SECONDS)
    return ControlServer(ControlConfig(port=port, reply_port=reply_port), FakePerformer())


@contextmanager
def _theirs(server_class: type[OSCUDPServer], port: int) -> Iterator[None]:
    dispatcher = Dispatcher()
    dispatcher.map("/rld/ping", lambda _address, token: ("/rld/pong", token))
    with server_class((HOST, port), dispatcher) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield
        server.shutdown()
        thread.join()


def _theirs_switching(port: int) -> AbstractContextManager[object]:
    sys.setswitchinterval(SWITCH_SECONDS)
    return _theirs(BlockingOSCUDPServer, port)


SERVERS: Mapping[str, Callable[[int, int], AbstractContextManager[object]]] = {
    "rld_live": _ours,
    "python-osc Blocking": lambda port, _: _theirs(BlockingOSCUDPServer, port),
    "python-osc Threading": lambda port, _: _theirs(ThreadingOSCUDPServer, port),
    "Blocking, 0.5 ms": lambda port, _: _theirs_switching(port),
}


def main() -> None:
    """Serve until standard input ends."""
    name, port, reply_port = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with SERVERS[name](port, reply_port):
        threading.Thread(target=_compute_for_ever, daemon=True).start()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.read()


def _compute_for_ever() -> None:
    number = 1
    while True:
        number = number * 48271 % 2147483647


if __name__ == "__main__":
    main()
