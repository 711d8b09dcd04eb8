"""A performer that plays, a control server in front of it, and the web process beside them, on ports of their own."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from rld_live.config import Config, ControlConfig, WebConfig
from rld_live.control.addresses import values
from rld_live.control.fake import FakePerformer
from rld_live.control.server import ControlServer
from rld_live.control.server_process import free_port
from rld_live.engine.web_door import WebDoor

START_SECONDS = 20.0
TICK_SECONDS = 0.05
DIMENSIONS = 8


class Stage:
    """An instrument without sound and its web, as `serve` joins them."""

    def __init__(self, config: Config, performer: FakePerformer, control: ControlServer, door: WebDoor) -> None:
        self.config = config
        self.performer = performer
        self.control = control
        self.door = door
        self._is_telling = threading.Event()
        self._is_telling.set()
        self._is_over = threading.Event()
        self._told = values(performer.standing(), performer.knobs())

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.config.web.port}"

    def fall_silent(self) -> None:
        """Stop telling how it is, as an engine that hangs."""
        self._is_telling.clear()

    def go_on(self) -> None:
        self._is_telling.set()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell the status and what changes, twenty times a second, as the engine's main loop does."""
        thread = threading.Thread(target=self._tell)
        thread.start()
        try:
            yield
        finally:
            self._is_over.set()
            thread.join()

    def _tell(self) -> None:
        while not self._is_over.wait(TICK_SECONDS):
            if not self._is_telling.is_set():
                continue
            self.control.publish(self.performer.move(TICK_SECONDS))
            before, self._told = self._told, values(self.performer.standing(), self.performer.knobs())
            for address in self._told:
                if self._told[address] != before.get(address):
                    self.control.event("value", address, *self._told[address])


@contextmanager
def stage(*, web_host: str = "127.0.0.1", control_host: str = "127.0.0.1", token: str | None = None) -> Iterator[Stage]:
    """Put up an instrument and its web, and take them down again."""
    port, web_port = free_port(), free_port(socket.SOCK_STREAM)
    config = Config(
        control=ControlConfig(host=control_host, port=port, reply_port=free_port()),
        web=WebConfig(host=web_host, port=web_port, token=token, announce=False),
    )
    performer = FakePerformer(latent_dim=DIMENSIONS)
    with ExitStack() as stack:
        control = stack.enter_context(ControlServer(config.control, performer))
        door = stack.enter_context(WebDoor(config, first_pause_seconds=0.1))
        put_up = Stage(config, performer, control, door)
        stack.enter_context(put_up.telling())
        assert door.wait_until_ready(START_SECONDS)
        yield put_up
