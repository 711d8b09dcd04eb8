"""The way from a signal handler to a thread."""

import threading

from rld_live.box.handing_over import handed_over


def test_everything_is_heard_in_its_order_by_another_thread() -> None:
    heard: list[tuple[int, bool]] = []

    def hear(number: int) -> None:
        heard.append((number, threading.current_thread() is threading.main_thread()))

    with handed_over(hear) as hand_over:
        for number in range(100):
            hand_over(number)
    assert heard == [(number, False) for number in range(100)]
