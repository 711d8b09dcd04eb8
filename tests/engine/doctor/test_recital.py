"""What is played under observation."""

import random
import time
from collections import deque

import pytest

from rld_live.control.packets import Message
from rld_live.control.replies import Value
from rld_live.engine.doctor.recital import MOVES, Recital
from rld_live.errors import ControlError
from tests.control.stage import Stage


class Friend:
    """A server that answers at once: pings, cues, and what it was told to say."""

    def __init__(self, *said: Message) -> None:
        self.told: list[tuple[str, tuple[Value, ...]]] = []
        self._said = deque(said)

    def send(self, address: str, *values: Value) -> None:
        self.told.append((address, values))
        if address == "/rld/ping":
            self._said.append(Message("/rld/pong", values))
        if address == "/rld/cue" and len(self.heard("/rld/cue")) < 4:
            self._said.append(Message("/rld/cue/ready", values))

    def hear(self, timeout_seconds: float = 5.0) -> Message:
        if self._said:
            return self._said.popleft()
        time.sleep(timeout_seconds)
        raise ControlError("nothing heard")

    def heard(self, address: str) -> list[tuple[Value, ...]]:
        return [values for each, values in self.told if each == address]


class Deaf(Friend):
    def send(self, address: str, *values: Value) -> None:
        self.told.append((address, values))


def test_every_move_is_understood() -> None:
    stage = Stage()
    for move in MOVES:
        for address, values in move(random.Random(1)):
            stage.say(address, *values)
    assert [line for line in stage.outlet.lines if line[0] == "/rld/error"] == []


def test_replies_are_timed_and_one_cue_follows_the_other() -> None:
    friend = Friend()
    recital = Recital(friend, seconds=0.5)
    shares: list[float] = []
    recital.play(shares.append)
    assert len(recital.replies) == len(friend.heard("/rld/ping"))
    assert max(recital.replies) < 0.5
    assert len(friend.heard("/rld/cue")) == 4
    assert friend.heard("/rld/subscribe")
    assert 0.0 <= shares[0] < shares[-1] <= 1.0


def test_what_happened_meanwhile_is_counted() -> None:
    said = (
        Message("/rld/event/starving", (1,)),
        Message("/rld/event/starving", (0,)),
        Message("/rld/event/steps", (6, 8)),
        Message("/rld/event/steps", (5, 8)),
        Message("/rld/event/steps", (7, 8)),
        Message("/rld/event/device_lost", ("Stage Card", "unplugged")),
        Message("/rld/status/restarts", (2,)),
        Message("/rld/status/memory_mb", (400.0,)),
        Message("/rld/status/cpu", (1.5,)),
        Message("/rld/hello/latent_rate", (23.4375,)),
    )
    recital = Recital(Friend(*said), seconds=0.1)
    recital.play(lambda share: None)
    assert (recital.starved, recital.least_steps, recital.lost) == (1, 5, 1)
    assert recital.mirror.status.restarts == 2
    assert (recital.memory_mb, recital.cores) == ([400.0], [1.5])
    assert recital.mirror.facts["latent_rate"] == pytest.approx(23.4375)


def test_a_ping_that_is_never_answered_counts_as_a_very_late_one() -> None:
    recital = Recital(Deaf(), seconds=1.2)
    recital.play(lambda share: None)
    assert recital.replies
    assert min(recital.replies) > 1.0
