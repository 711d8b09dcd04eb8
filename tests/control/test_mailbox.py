"""What other threads leave for the control thread."""

import selectors
import threading

from rld_live.control.mailbox import Mailbox


def test_letters_come_in_their_order_and_wake_a_selector() -> None:
    with Mailbox[int]() as mailbox, selectors.DefaultSelector() as selector:
        selector.register(mailbox, selectors.EVENT_READ)
        assert selector.select(0) == []
        sender = threading.Thread(target=lambda: [mailbox.put(number) for number in range(100)])
        sender.start()
        letters: list[int] = []
        while len(letters) < 100:
            assert selector.select(5.0)
            letters += mailbox.take_all()
        sender.join()
        assert letters == list(range(100))


def test_more_letters_than_the_bell_can_count_are_all_taken() -> None:
    with Mailbox[int]() as mailbox:
        for number in range(20_000):
            mailbox.put(number)
        assert mailbox.take_all() == list(range(20_000))


def test_a_letter_to_a_closed_mailbox_is_harmless() -> None:
    with Mailbox[int]() as mailbox:
        pass
    mailbox.put(1)
