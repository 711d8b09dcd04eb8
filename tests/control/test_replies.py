"""The way back."""

import threading

import pytest
from pythonosc.osc_message import OscMessage

from rld_live.control.replies import TEXT_LENGTH_MAXIMUM, Reply, Value, encode


@pytest.mark.parametrize(
    ("value", "arrives"),
    [
        (7, 7),
        (-(2**31), -(2**31)),
        (2**31, "2147483648"),
        (2**63 - 1, "9223372036854775807"),
        (0.5, 0.5),
        (1e300, "1e+300"),
        (float("-inf"), float("-inf")),
        (True, 1),
        ("word", "word"),
        ("Gerät", "Gerät"),
        ("a\0b", "a b"),
        ("half \ud800", "half ?"),
        ("x" * 5000, "x" * TEXT_LENGTH_MAXIMUM),
    ],
)
def test_values_arrive_as_int32_float32_or_string(value: Value, arrives: Value) -> None:
    message = OscMessage(encode("/rld/done", value))
    assert message.params == [arrives]


def test_the_first_answer_counts_and_later_ones_are_harmless() -> None:
    sent: list[tuple[Value, ...]] = []
    refusals: list[None] = []
    reply = Reply("/rld/go", lambda *line: sent.append(line), lambda: refusals.append(None))
    reply.failed("nothing is cued")
    reply.done(1)
    reply.failed("again")
    assert sent == [("/rld/error", "/rld/go", "nothing is cued")]
    assert len(refusals) == 1


def test_threads_that_answer_at_once_send_one_answer() -> None:
    for _ in range(50):
        sent: list[tuple[Value, ...]] = []
        reply = Reply("/rld/go", lambda *line, sent=sent: sent.append(line), lambda: None)
        start = threading.Barrier(4)

        def answer(number: int, reply: Reply = reply, start: threading.Barrier = start) -> None:
            start.wait()
            reply.done(number)

        threads = [threading.Thread(target=answer, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(sent) == 1
