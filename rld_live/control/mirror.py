"""What a server has told a client so far."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from rld_live.control.packets import Message
from rld_live.control.replies import Value
from rld_live.status import Status, StatusValue

NEWS_MAXIMUM = 200
UNTOLD_EVENTS = frozenset({"value", "window", "beat"})
"""What is shown where it stands, or comes too often to be news."""
ALARMS = frozenset({"underrun", "refused", "device_lost", "error"})

_STATUS, _HELLO, _EVENT = "/rld/status/", "/rld/hello/", "/rld/event/"
_DEFAULTS: Mapping[str, StatusValue] = asdict(Status())


@dataclass(frozen=True, slots=True)
class News:
    """An event, or something that was refused."""

    at: float
    """Seconds, of whatever clock the mirror was given."""
    name: str
    text: str

    @property
    def is_alarm(self) -> bool:
        """Return whether somebody should look into it."""
        return self.name in ALARMS


class Mirror:
    """The server's state, made of its messages; knows no socket and no clock."""

    def __init__(self) -> None:
        self.facts: dict[str, Value] = {}
        """What `/rld/hello` told."""
        self.stands: dict[str, tuple[Value, ...]] = {}
        """Where each address stands."""
        self.news: deque[News] = deque(maxlen=NEWS_MAXIMUM)
        """The latest last."""
        self.status_at: float | None = None
        """When a field of the status was last heard."""
        self._status: dict[str, StatusValue] = {}

    @property
    def status(self) -> Status:
        """Return the status as far as it was told."""
        return Status(**self._status)  # type: ignore[arg-type]

    def hear(self, message: Message, now: float) -> None:
        """Remember what `message` tells; what is not understood is passed over, as a newer server may say more."""
        address, values = message.address, _plain(message.values)
        if address.startswith(_STATUS):
            self._hear_status(address.removeprefix(_STATUS), values, now)
        elif address.startswith(_HELLO) and values:
            self.facts[address.removeprefix(_HELLO)] = values[0]
        elif address == f"{_EVENT}value" and values:
            self.stands[str(values[0])] = values[1:]
        elif address.startswith(_EVENT):
            self._report(address.removeprefix(_EVENT), values, now)
        elif address == "/rld/cue/ready":
            self._report("cue ready", values, now)
        elif address == "/rld/error":
            self._report("error", values, now)

    def _hear_status(self, name: str, values: tuple[Value, ...], now: float) -> None:
        if name in _DEFAULTS:
            try:
                self._status[name] = _like(_DEFAULTS[name], values)
            except (ValueError, IndexError):
                return
            self.status_at = now

    def _report(self, name: str, values: Sequence[Value], now: float) -> None:
        if name not in UNTOLD_EVENTS:
            text = " ".join(f"{value:.6g}" if isinstance(value, float) else str(value) for value in values)
            self.news.append(News(now, name, text))


def has_other_models(message: Message) -> bool:
    """Tell whether other models play from now on, so that what `/rld/hello` told has changed."""
    return message.address == f"{_EVENT}model" and message.values[1:] == ("playing",)


def _plain(values: tuple[object, ...]) -> tuple[Value, ...]:
    return tuple(value if isinstance(value, int | float | str) else str(value) for value in values)


def _like(default: StatusValue, values: tuple[Value, ...]) -> StatusValue:
    """Return `values` as the field of `default` holds them: numbers beyond 32 bits arrive as text."""
    match default:
        case tuple():
            return tuple(float(value) for value in values)
        case int():
            return int(values[0])
        case float():
            return float(values[0])
        case _:
            return str(values[0])
