"""A dispatcher with everything around it that a test looks at."""

import struct

from rld_live.control.bindings import Bindings
from rld_live.control.clients import Source
from rld_live.control.cuelist import CueList
from rld_live.control.dispatcher import LEAD_SECONDS, Dispatcher
from rld_live.control.fake import FakePerformer
from rld_live.control.replies import Destination, Value, encode
from rld_live.control.tally import Tally
from rld_live.control.witness import Witness

PD = ("127.0.0.1", 50000)
UNIX_NOW = 1_700_000_000.0


class RecordingOutlet:
    """Remembers what would be sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[Destination, str, tuple[Value, ...]]] = []

    def send(self, destination: Destination, address: str, *values: Value) -> None:
        self.sent.append((destination, address, values))

    @property
    def lines(self) -> list[tuple[Value, ...]]:
        return [(address, *values) for _, address, values in self.sent]


class Stage:
    """A dispatcher with everything around it that a test looks at."""

    def __init__(
        self,
        performer: FakePerformer | None = None,
        *,
        cuelist: CueList = (),
        midi: Bindings | None = None,
        witness: Witness | None = None,
        lead_seconds: float = LEAD_SECONDS,
        cue: int = 0,
    ) -> None:
        self.performer = performer or FakePerformer()
        self.outlet = RecordingOutlet()
        self.tally = Tally()
        self.dispatcher = Dispatcher(
            self.performer,
            outlet=self.outlet,
            reply_port=7401,
            tally=self.tally,
            cuelist=cuelist,
            midi=midi,
            witness=witness,
            lead_seconds=lead_seconds,
            cue=cue,
        )

    def hear(self, datagram: bytes, *, now: float = 0.0, source: Source = PD) -> None:
        """Receive a datagram in the middle of a turn."""
        self.dispatcher.receive(datagram, source, now=now, unix_now=UNIX_NOW + now)

    def say(self, address: str, *values: Value, now: float = 0.0, source: Source = PD) -> None:
        """Receive a message in a turn of its own."""
        self.hear(encode(address, *values), now=now, source=source)
        self.dispatcher.flush()

    def say_dated(self, ahead: float, *messages: bytes, now: float = 0.0) -> None:
        """Receive a bundle in a turn of its own."""
        self.hear(bundle(UNIX_NOW + now + ahead, *messages), now=now)
        self.dispatcher.flush()

    def run(self, now: float) -> None:
        """Take a turn in which nothing is received."""
        self.dispatcher.run_due(now)
        self.dispatcher.flush()


def bundle(unix_seconds: float, *messages: bytes) -> bytes:
    """Return a bundle that is dated `unix_seconds`."""
    timetag = struct.pack(">Q", int((unix_seconds + 2_208_988_800) * 2**32))
    return b"#bundle\0" + timetag + b"".join(struct.pack(">i", len(each)) + each for each in messages)
