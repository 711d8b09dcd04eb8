"""Who vouches that the music goes on."""

from pathlib import Path

import pytest

from rld_live.box.freshness import Freshness, Sign
from rld_live.box.notify import Notifier, Starting
from rld_live.engine.onlookers.watchdog import PING_SECONDS, Watchdog
from rld_live.status import Status
from tests.box.receiver import Receiver

PLAYING = Status(state="playing", seed=7, ring_seconds=0.5, device="USB")


class Engine:
    """A watchdog over two parts whose signs a test gives, at times that a test tells."""

    def __init__(self, manager: Receiver, notifier: Notifier) -> None:
        self.signs = {"sound": 0, "producer": 0}
        self._manager = manager
        signs = [Sign(name, lambda name=name: self.signs[name], 8.0) for name in self.signs]
        self._watchdog = Watchdog(notifier, Starting(notifier), Freshness(signs))
        self._now = 0.0

    def look(self, status: Status = PLAYING, *, alive: tuple[str, ...] = ("sound", "producer")) -> list[dict[str, str]]:
        """Let the time for a ping pass, and return what the manager heard."""
        self._now += PING_SECONDS
        for name in alive:
            self.signs[name] += 1
        self._watchdog.look(status, self._now)
        heard = []
        while (message := self._manager.hear()) is not None:
            heard.append(message)
        return heard


@pytest.mark.parametrize(
    ("status", "is_ready"),
    [
        (Status(state="loading"), False),
        (Status(state="waiting"), False),
        (PLAYING, True),
        (Status(state="stopped"), True),
        (Status(state="waiting", device_state="lost"), True),
    ],
    ids=["loading", "the ring fills", "playing", "stopped", "no sound card"],
)
def test_it_is_ready_when_it_sounds_or_would_if_it_were_let(status: Status, is_ready: bool, tmp_path: Path) -> None:
    with Receiver(tmp_path) as manager, Notifier(manager.address) as notifier:
        heard = Engine(manager, notifier).look(status)
        assert ({"READY": "1"} in heard) == is_ready


def test_it_is_ready_once_and_pings_with_a_line_on_how_it_goes(tmp_path: Path) -> None:
    with Receiver(tmp_path) as manager, Notifier(manager.address) as notifier:
        engine = Engine(manager, notifier)
        ping = {"WATCHDOG": "1", "STATUS": "playing, seed 7, ring 500 ms, 0 underruns on USB"}
        assert engine.look() == [{"READY": "1"}, ping]
        assert engine.look() == [ping]


def test_it_is_silent_while_a_part_hangs_and_says_which(tmp_path: Path) -> None:
    with Receiver(tmp_path) as manager, Notifier(manager.address) as notifier:
        engine = Engine(manager, notifier)
        heard = [message for _ in range(10) for message in engine.look(alive=("sound",))]
        assert sum("WATCHDOG" in message for message in heard) == 5  # at 2, 4, 6, 8 and 10 s
        assert heard[-1]["STATUS"].endswith("; hangs: producer")
        assert "WATCHDOG" in engine.look()[-1]


def test_a_lost_sound_card_is_no_reason_to_be_started_again(tmp_path: Path) -> None:
    lost = Status(state="waiting", device="USB", device_state="lost")
    with Receiver(tmp_path) as manager, Notifier(manager.address) as notifier:
        engine = Engine(manager, notifier)
        engine.look()
        for _ in range(20):
            (message,) = engine.look(lost, alive=("producer",))
            assert message["WATCHDOG"] == "1"
            assert "the sound card is lost" in message["STATUS"]
