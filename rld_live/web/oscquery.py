"""OSCQuery: the namespace over HTTP, and live values over a websocket.

Source: the OSCQuery proposal (github.com/Vidvox/OSCQueryProposal). A websocket client listens to nodes by text frames,
`{"COMMAND": "LISTEN", "DATA": "/rld/gain"}`, gets their values as OSC packets in binary frames, and sends such itself.
"""

import asyncio
import json
import time
from typing import Any

from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.websockets import WebSocket

from rld_live.config import ControlConfig
from rld_live.control.packets import read_packet
from rld_live.control.replies import encode
from rld_live.errors import ControlError
from rld_live.web.allowance import Allowance
from rld_live.web.frames import read_json
from rld_live.web.hosts import unmapped
from rld_live.web.instrument import HELLO, Instrument, Values
from rld_live.web.line import Line
from rld_live.web.namespace import ATTRIBUTES, Node, find, namespace, typed, types
from rld_live.web.outbox import Outbox
from rld_live.web.throttle import Throttle

MESSAGES_PER_SECOND = 5000.0
MESSAGES_AT_ONCE = 1000
QUIET_SECONDS = 30.0

_EXTENSIONS = dict.fromkeys((*ATTRIBUTES[2:], "LISTEN", "PATH_CHANGED"), True)


class OscQuery:
    """Answers what the proposal lets a client ask."""

    def __init__(self, instrument: Instrument, config: ControlConfig, *, name: str) -> None:
        self._instrument = instrument
        self._config = config
        self._name = name

    async def describe(self, request: Request) -> Response:
        """Answer a GET: the node at the path with all below it, or one attribute of it."""
        asked = next((key for key in request.query_params if key != "token"), "")
        if asked == "HOST_INFO":
            return _json(self._host_info(request))
        if asked and asked not in ATTRIBUTES:
            return PlainTextResponse(f"there is no attribute {asked[:40]!r}\n", status_code=400)
        node = find(self._root(), request.url.path)
        if node is None:
            return PlainTextResponse("there is no such address\n", status_code=404)
        if not asked:
            return _json(node)
        return _json({asked: node[asked]}) if asked in node else Response(status_code=204)

    async def listen(self, socket: WebSocket) -> None:
        """Serve one websocket client until it goes."""
        await socket.accept()
        client = _Client(socket, self._instrument, self._root())
        line = await Line.open(self._config.host, self._config.port, lambda _: None)
        throttle = Throttle(line.send_packet, lambda _address, _reason: None)
        allowance = Allowance(per_second=MESSAGES_PER_SECOND, at_once=MESSAGES_AT_ONCE)
        self._instrument.add(client)
        sending = asyncio.create_task(client.tell())
        try:
            while (frame := await socket.receive())["type"] == "websocket.receive":
                await asyncio.sleep(allowance.wait(time.monotonic()))
                if frame.get("text"):
                    client.obey(frame["text"])
                elif frame.get("bytes"):
                    _pass_on(throttle, frame["bytes"])
        except asyncio.CancelledError:
            return  # the server ends, and this client still had much to say
        finally:
            self._instrument.remove(client)
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
            throttle.close()
            line.close()

    def _root(self) -> Node:
        return namespace(self._instrument.latest, self._instrument.latent_dimensions)

    def _host_info(self, request: HTTPConnection) -> dict[str, Any]:
        # The address at which this client reached us: another one of ours might be out of its reach.
        address, port = request.scope["server"]
        address = unmapped(address)
        return {
            "NAME": self._name,
            "EXTENSIONS": _EXTENSIONS,
            "OSC_IP": address,
            "OSC_PORT": self._config.port,
            "OSC_TRANSPORT": "UDP",
            "WS_IP": address,
            "WS_PORT": port,
        }


class _Client(Outbox):
    """A websocket client: what it listens to, and what it has yet to hear."""

    def __init__(self, socket: WebSocket, instrument: Instrument, root: Node) -> None:
        super().__init__()
        self._socket = socket
        self._instrument = instrument
        self._types = types(root)
        self._listens: set[str] = set()

    def obey(self, text: str) -> None:
        """Do what a text frame asks; what makes no sense is passed over."""
        try:
            asked = read_json(text)
        except ValueError:
            return
        match asked:
            case {"COMMAND": "LISTEN", "DATA": str(address)} if address in self._types:
                self._listens.add(address)
                self.changed(address, self._instrument.latest.get(address, ()))
            case {"COMMAND": "IGNORE", "DATA": str(address)}:
                self._listens.discard(address)

    def changed(self, address: str, values: Values) -> None:
        """Keep what is listened to, and what makes the tree another one."""
        if address in self._listens or self._reshapes(address, values):
            super().changed(address, values)

    def happened(self, address: str, values: Values) -> None:
        """Events have no node."""

    def streamed(self, address: str, values: Values) -> None:
        """Streams neither."""

    async def tell(self) -> None:
        """Send what there is to tell, as fast as the client takes it."""
        while True:
            await self.filled(QUIET_SECONDS)
            latest = self.take().latest
            if any(self._reshapes(address, values) for address, values in latest.items()):
                for path in self._changed_paths():
                    await self._socket.send_text(json.dumps({"COMMAND": "PATH_CHANGED", "DATA": path}))
            for address in self._listens & latest.keys():
                tags, values = self._types.get(address) or "", latest[address]
                if values and len(values) == len(tags):
                    await self._socket.send_bytes(encode(address, *typed(tags, values)))

    def _reshapes(self, address: str, values: Values) -> bool:
        """Return whether the tree has other nodes or types since `address` stands at `values`."""
        return address.startswith(HELLO) or (bool(values) and len(values) != len(self._types.get(address) or ""))

    def _changed_paths(self) -> list[str]:
        """Return the containers whose contents are others than the client was told."""
        before, self._types = self._types, types(namespace(self._instrument.latest, self._instrument.latent_dimensions))
        changed = {path for path, _ in before.items() ^ self._types.items()}
        return sorted({path.rpartition("/")[0] or "/" for path in changed})


def _pass_on(throttle: Throttle, packet: bytes) -> None:
    """Hand an OSC packet to the control server, which obeys or refuses it."""
    try:
        batches = read_packet(packet)
    except ControlError:
        return
    messages = [message for batch in batches for message in batch.messages]
    if len(messages) == 1 and packet.startswith(b"/"):
        throttle.pass_on(messages[0].address, packet)
    elif any(batch.due is not None for batch in batches):
        throttle.pass_on("", packet)
    else:  # what is meant for now may be thinned like anything else
        for message in messages:
            said = [value for value in message.values if isinstance(value, int | float | str)]  # without nil
            throttle.pass_on(message.address, encode(message.address, *said))


def _json(content: object) -> Response:
    return JSONResponse(content, headers={"Cache-Control": "no-store"})
