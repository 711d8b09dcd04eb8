"""The control server over real UDP."""

import random
import threading
import time

import pytest

from rld_live.commands import Command, PlaySeed, SavePreset, SetKnob, SetLatent
from rld_live.config import ControlConfig
from rld_live.control.addresses import TABLE
from rld_live.control.client import OscClient
from rld_live.control.dispatcher import LEAD_SECONDS
from rld_live.control.fake import FakePerformer
from rld_live.control.packets import Message
from rld_live.control.replies import Answer, encode
from rld_live.control.server import ControlServer
from rld_live.errors import ControlError
from rld_live.status import Status
from tests.control.stage import bundle


class SlowPerformer(FakePerformer):
    """Keeps its last answer for later."""

    def submit(self, command: Command, answer: Answer, *, due: float | None = None) -> None:
        self.late = answer
        super().submit(command, _Silent(), due=due)


class _Silent:
    def tell(self, name: str, *values: object) -> None:
        pass

    def done(self, *values: object) -> None:
        pass

    def failed(self, reason: str) -> None:
        pass


def dated(ahead: float, *messages: bytes) -> bytes:
    return bundle(time.time() + ahead, *messages)


def test_messages_are_obeyed_in_their_order_and_each_is_answered(client: OscClient, performer: FakePerformer) -> None:
    for number in range(1000):
        client.send("/rld/seed", number)
    assert performer.wait_for(1000) == [PlaySeed(number) for number in range(1000)]
    assert [client.hear() for _ in range(200)] == [Message("/rld/done", ("/rld/seed", seed)) for seed in range(200)]


def test_a_bundle_dated_ahead_is_handed_on_with_its_time_and_delays_nothing(
    client: OscClient, performer: FakePerformer
) -> None:
    start = time.monotonic()
    client.send_bytes(dated(LEAD_SECONDS + 0.2, encode("/rld/seed", 1), encode("/rld/seed", 2)))
    assert client.ask("/rld/ping", 1) == Message("/rld/pong", (1,))
    assert time.monotonic() - start < 0.15
    assert performer.commands == []

    assert performer.wait_for(2) == [PlaySeed(1), PlaySeed(2)]
    assert 0.18 < time.monotonic() - start < 0.4
    first, second = (due for _, due in performer.submissions)
    assert first == second == pytest.approx(start + LEAD_SECONDS + 0.2, abs=0.02)


def test_a_dated_request_is_on_time_in_a_flood(client: OscClient) -> None:
    client.send_bytes(dated(0.1, encode("/rld/ping", "dated")))
    start = time.monotonic()
    while time.monotonic() - start < 0.15:
        client.send_bytes(b"flood")
    client.hear_until("/rld/pong", "dated")
    assert 0.09 < time.monotonic() - start < 0.5


def test_20000_broken_packets_leave_the_server_alive_and_polite(
    server: ControlServer, client: OscClient, port: int
) -> None:
    rng = random.Random(7)
    valid = [encode(address, *values) for address in TABLE for values in ((), (1,), (0.5, 2), ("seed", 3.0))]
    valid += [encode("/rld/{seed,play}", 1), dated(0.01, valid[3], valid[4]), dated(0.0, dated(0.0, valid[5]))]
    with OscClient(port) as fuzzer:  # a sender of its own: it may well ask for its answers elsewhere
        for number in range(20_000):
            packet = bytearray(rng.choice(valid))
            for _ in range(rng.randint(1, 6)):
                at = rng.randrange(len(packet) + 1)
                packet[at : at + rng.randint(0, 4)] = rng.randbytes(rng.randint(0, 5))
            fuzzer.send_bytes(bytes(packet))
            if number % 400 == 399:  # wait, so that the receive buffer overflows with none of them
                client.send("/rld/ping", f"after {number}")
                client.hear_until("/rld/pong", f"after {number}")
    deadline = time.monotonic() + 20.0  # the ping was answered before the fuzzer's packets, which it has not sent
    while (counted := server.counts.commands + server.counts.refused) <= 20_000 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert counted > 20_000


def test_datagrams_of_every_size_are_survived(client: OscClient) -> None:
    for size in (0, 1, 8191, 8192, 8193, 60_000):
        client.send_bytes(b"/" * size)
    client.send("/rld/ping", 1)
    client.hear_until("/rld/pong", 1)


def test_a_pattern_bomb_holds_the_next_message_up_for_less_than_50_ms(client: OscClient) -> None:
    start = time.monotonic()
    client.send("/rld/" + "*" * 9 + "z")
    client.send("/rld/" + "*a" * 7 + "z")
    client.send("/rld/ping", 1)
    client.hear_until("/rld/pong", 1)
    assert time.monotonic() - start < 0.05


def test_publish_reaches_a_subscriber_and_an_event_comes_at_once(server: ControlServer, client: OscClient) -> None:
    client.send("/rld/subscribe", 20, "seed")
    client.send("/rld/ping", "every value is told")
    client.hear_until("/rld/pong", "every value is told")
    server.publish(Status(seed=11))
    assert client.hear() == Message("/rld/status/seed", (11,))
    server.event("cue_ready", 12)
    assert client.hear() == Message("/rld/cue/ready", (12,))
    client.ask("/rld/unsubscribe")
    server.publish(Status(seed=13))
    with pytest.raises(ControlError, match="nothing heard"):
        client.hear(timeout_seconds=0.05)


def test_an_event_that_nobody_defined_is_logged_and_stops_nothing(
    server: ControlServer, client: OscClient, caplog: pytest.LogCaptureFixture
) -> None:
    server.event("no_such_event")
    assert "no_such_event" in caplog.text
    assert client.ask("/rld/ping", 1).values == (1,)


def test_what_is_injected_is_obeyed_as_if_it_had_come_over_udp(server: ControlServer, performer: FakePerformer) -> None:
    server.inject(Message("/rld/seed", (7.0,)), "midi")
    server.inject(Message("/rld/latent/bias/2", (0.5,)), "midi")
    assert performer.wait_for(2) == [PlaySeed(7), SetLatent("bias", 2, 0.5)]


def test_a_stream_reaches_who_listens_and_nobody_else(server: ControlServer, client: OscClient) -> None:
    assert not server.has_listeners("latent")
    server.stream("latent", 1.0)
    client.ask("/rld/latent/stream")
    assert server.has_listeners("latent")
    assert not server.has_listeners("waveform")
    server.stream("latent", 0.5, -0.5)
    assert client.hear() == Message("/rld/latent/frame", (0.5, -0.5))


def test_two_clients_at_once_get_their_own_answers(client: OscClient, port: int) -> None:
    def play(first: int) -> None:
        with OscClient(port) as other:
            other.send("/rld/hello", other.port)
            other.hear_until("/rld/done", "/rld/hello", other.port)
            heard[first] = [other.ask("/rld/ping", number) for number in range(first, first + 100)]

    heard: dict[int, list[Message]] = {}
    threads = [threading.Thread(target=play, args=(first,)) for first in (0, 1000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10.0)
    assert heard == {
        first: [Message("/rld/pong", (number,)) for number in range(first, first + 100)] for first in (0, 1000)
    }
    with pytest.raises(ControlError, match="nothing heard"):
        client.hear(timeout_seconds=0.05)


def test_a_port_that_is_taken_is_an_error_with_a_remedy(port: int) -> None:
    with (
        ControlServer(ControlConfig(port=port), FakePerformer()),
        pytest.raises(ControlError, match=rf"cannot listen on 127\.0\.0\.1:{port}: .*control\.port"),
        ControlServer(ControlConfig(port=port), FakePerformer()),
    ):
        pass


def test_the_port_is_free_again_and_the_thread_gone_after_the_server(port: int) -> None:
    for _ in range(3):
        with ControlServer(ControlConfig(port=port), FakePerformer()) as server:
            assert any(thread.name == "control" for thread in threading.enumerate())
        assert not any(thread.name == "control" for thread in threading.enumerate())
        server.publish(Status())  # a last status from another thread is harmless


def test_an_answer_may_be_as_long_as_a_datagram(client: OscClient, performer: FakePerformer) -> None:
    names = tuple(f"{number:064}" for number in range(500))
    for name in names:
        performer.submit(SavePreset(name), _Silent())
    assert client.ask("/rld/preset/list").values == ("/rld/preset/list", *names)


def test_an_answer_after_the_end_is_harmless(port: int) -> None:
    performer = SlowPerformer()
    with ControlServer(ControlConfig(port=port), performer), OscClient(port) as client:
        client.send("/rld/play")
        performer.wait_for(1)
    performer.late.done()


def test_a_knob_is_answered_with_its_new_value(client: OscClient, performer: FakePerformer) -> None:
    client.send("/rld/temperature", 0.7)
    assert client.hear().values == ("/rld/temperature", pytest.approx(0.7))
    assert performer.commands == [SetKnob("temperature", 0.7)]


def test_95_of_100_pings_are_answered_within_20_ms(client: OscClient) -> None:
    delays = []
    for number in range(300):
        start = time.perf_counter()
        client.ask("/rld/ping", number)
        delays.append(time.perf_counter() - start)
    assert sorted(delays)[int(len(delays) * 0.95)] < 0.02
