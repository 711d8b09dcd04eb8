"""A performer who plays everything at random moments, and the same things for the same seed."""

import random
import time
from collections.abc import Callable, Mapping

from rld_live.control.replies import encode
from tests.end_to_end.instrument import dated_bundle
from tests.end_to_end.server import Client

Say = Callable[..., None]
SEEDS = 12
"""So few that some are generated already, and others are not."""


class Improviser:
    """Plays on a server by the messages of one client; what is refused is part of the play."""

    def __init__(self, client: Client, *, seed: int) -> None:
        self._client = client
        self._chance = random.Random(seed)
        self.said = 0

    def play(self, seconds: float) -> None:
        """Improvise for so long."""
        ending = time.monotonic() + seconds
        while (left := ending - time.monotonic()) > 0:
            gesture = self._chance.choices(list(GESTURES), list(GESTURES.values()))[0]
            gesture(self)
            self._client.forget()
            time.sleep(min(left, self._chance.expovariate(5.0)))

    def say(self, address: str, *values: int | float | str) -> None:
        self._client.send(address, *values)
        self.said += 1

    def seed(self) -> int:
        return self._chance.randrange(SEEDS)

    def fade(self) -> tuple[float, ...]:
        return self._chance.choice(((), (0.0,), (self._chance.uniform(0.0, 2.0),)))

    def uniform(self, low: float, high: float) -> float:
        return self._chance.uniform(low, high)

    def choice(self, *values: int | float | str) -> int | float | str:
        return self._chance.choice(values)

    def say_one_of(self, *messages: tuple[int | float | str, ...]) -> None:
        self.say(*self._chance.choice(messages))  # type: ignore[arg-type]

    def say_dated(self, *messages: tuple[int | float | str, ...]) -> None:
        moment = time.time() + self.uniform(0.0, 0.6)
        packets = (encode(str(address), *values) for address, *values in messages)
        self._client.send_bytes(dated_bundle(moment, *packets))
        self.said += len(messages)


def _seeds(player: Improviser) -> None:
    player.say("/rld/seed", player.seed(), *player.fade())


def _cue(player: Improviser) -> None:
    seed = player.seed()
    player.say("/rld/cue", seed)
    time.sleep(player.uniform(0.0, 0.4))
    player.say_one_of(("/rld/go", *player.fade()), ("/rld/cut", seed), ("/rld/cut", seed))


def _other_seeds(player: Improviser) -> None:
    mode = player.choice("continue", "loop", "next", "random")
    player.say_one_of(("/rld/seed/random", *player.fade()), ("/rld/reseed", mode))


def _morph(player: Improviser) -> None:
    if player.choice(0, 1):
        player.say("/rld/morph/seeds", *(player.seed() for _ in range(int(player.choice(2, 3, 4)))))
    player.say("/rld/morph", player.uniform(0, 1), *player.fade())


def _pad(player: Improviser) -> None:
    for _ in range(int(player.choice(1, 40))):
        player.say("/rld/morph/xy", player.uniform(0, 1), player.uniform(0, 1), *player.fade())


def _memory(player: Improviser) -> None:
    slot = player.choice(0, 1, 2)
    player.say_one_of(
        ("/rld/history",),
        ("/rld/recall", player.choice(1, 2, 3), *player.fade()),
        ("/rld/slot/store", slot),
        ("/rld/slot/play", slot, *player.fade()),
        ("/rld/cut", "slot", slot),
    )


def _presets(player: Improviser) -> None:
    player.say(f"/rld/preset/{player.choice('save', 'load')}", player.choice("one", "two"))


def _freeze(player: Improviser) -> None:
    player.say("/rld/freeze", 1)
    time.sleep(player.uniform(0.0, 0.5))
    player.say("/rld/freeze", 0)


def _speed(player: Improviser) -> None:
    player.say("/rld/speed", player.choice(1.0, 1.0, 2.0, 0.5, -1.0, -0.7, 4.0), *player.fade())


def _faders(player: Improviser) -> None:
    """What a hand on a controller sends: hundreds of messages at once."""
    address = str(player.choice("/rld/gain", "/rld/latent/bias/0", "/rld/latent/scale/*", "/rld/limiter", "/rld/tempo"))
    low, high = RANGES[address]
    for _ in range(int(player.choice(1, 20, 200))):
        player.say(address, player.uniform(low, high))


RANGES: Mapping[str, tuple[float, float]] = {
    "/rld/gain": (-12.0, 0.0),
    "/rld/latent/bias/0": (-2.0, 2.0),
    "/rld/latent/scale/*": (0.5, 1.5),
    "/rld/limiter": (-12.0, 0.0),
    "/rld/tempo": (90.0, 300.0),
}


def _generation(player: Improviser) -> None:
    player.say_one_of(
        ("/rld/crossfade", player.uniform(0.0, 2.0)),
        ("/rld/steps", player.choice(2, 4, 8)),
        ("/rld/temperature", player.uniform(0.5, 1.5)),
        ("/rld/horizon", player.uniform(4.0, 20.0)),
    )


def _time(player: Improviser) -> None:
    player.say("/rld/quantize", player.choice("off", "off", "beat", "bar"))
    player.say("/rld/beat")


def _dated(player: Improviser) -> None:
    player.say_dated(("/rld/seed", player.seed(), 0.0), ("/rld/gain", player.uniform(-9.0, 0.0), 0.1))


def _mute(player: Improviser) -> None:
    player.say("/rld/mute", 1)
    time.sleep(player.uniform(0.0, 0.2))
    player.say("/rld/mute", 0)


def _stop(player: Improviser) -> None:
    player.say("/rld/stop", player.uniform(0.0, 0.3))
    time.sleep(player.uniform(0.0, 0.5))
    player.say("/rld/play", player.uniform(0.0, 0.3))


def _panic(player: Improviser) -> None:
    player.say("/rld/panic")
    time.sleep(player.uniform(0.0, 0.3))
    player.say("/rld/play")


def _nonsense(player: Improviser) -> None:
    player.say("/rld/seed", "loud")
    player.say("/rld/nothing", 1.0)


GESTURES: Mapping[Callable[[Improviser], None], int] = {
    _seeds: 6,
    _cue: 8,
    _other_seeds: 2,
    _morph: 6,
    _pad: 3,
    _memory: 8,
    _presets: 2,
    _freeze: 4,
    _speed: 4,
    _faders: 5,
    _generation: 3,
    _time: 2,
    _dated: 4,
    _mute: 2,
    _stop: 2,
    _panic: 1,
    _nonsense: 1,
}
"""What a performer does, and how often."""
