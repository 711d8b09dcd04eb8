"""Datagrams by sender: fair between them, in order within each, and bounded."""

from rld_live.control.inbox import BYTES_MAXIMUM, KEPT_OF_EACH, SENDERS_MAXIMUM, Inbox

LOUD, QUIET, LATE = ("127.0.0.1", 1), ("127.0.0.1", 2), ("127.0.0.1", 3)


def drained(inbox: Inbox) -> list[tuple[bytes, tuple[str, int]]]:
    taken = []
    while (each := inbox.take()) is not None:
        taken.append(each)
    return taken


def test_a_quiet_sender_waits_for_one_message_of_a_loud_one() -> None:
    inbox = Inbox()
    for number in range(100):
        inbox.put(b"%d" % number, LOUD)
    inbox.put(b"ping", QUIET)
    assert [inbox.take(), inbox.take()] == [(b"0", LOUD), (b"ping", QUIET)]


def test_somebody_new_is_served_between_turns_once_and_a_flood_is_not() -> None:
    inbox = Inbox()
    for number in range(3):
        inbox.put(b"%d" % number, LOUD)
    inbox.take()
    inbox.end_turn()
    inbox.put(b"3", LOUD)
    assert inbox.take_newcomer() is None
    inbox.put(b"ping", QUIET)
    inbox.put(b"pong", QUIET)
    assert [inbox.take_newcomer(), inbox.take_newcomer()] == [(b"ping", QUIET), None]
    assert [taken for taken, _ in drained(inbox)] == [b"1", b"pong", b"2", b"3"]


def test_somebody_new_who_was_served_in_the_turn_is_new_no_more() -> None:
    inbox = Inbox()
    inbox.put(b"ping", QUIET)
    inbox.take()
    assert inbox.take_newcomer() is None


def test_each_senders_messages_keep_their_order_and_none_is_lost() -> None:
    inbox = Inbox()
    sent = {LOUD: [b"a", b"b", b"c", b"d"], QUIET: [b"x", b"y"], LATE: [b"z"]}
    for source, datagrams in sent.items():
        assert all(inbox.put(each, source) for each in datagrams)
    taken = drained(inbox)
    assert {source: [each for each, sender in taken if sender == source] for source in sent} == sent
    assert len(inbox) == 0


def test_what_a_flood_sends_beyond_its_share_is_lost_and_nothing_of_the_others() -> None:
    inbox = Inbox()
    kept = [inbox.put(b"!", LOUD) for _ in range(KEPT_OF_EACH + 10)]
    assert kept == [True] * KEPT_OF_EACH + [False] * 10
    assert inbox.put(b"ping", QUIET)
    assert len(drained(inbox)) == KEPT_OF_EACH + 1
    assert inbox.put(b"again", LOUD)


def test_senders_without_number_do_not_fill_the_memory() -> None:
    inbox = Inbox()
    kept = [inbox.put(b"!", ("127.0.0.1", port)) for port in range(SENDERS_MAXIMUM + 5)]
    assert kept.count(False) == 5


def test_large_datagrams_fill_the_memory_no_further_than_is_allowed() -> None:
    inbox = Inbox()
    kept = sum(inbox.put(bytes(2**16), ("127.0.0.1", number % 64)) for number in range(2 * BYTES_MAXIMUM // 2**16))
    assert kept == BYTES_MAXIMUM // 2**16
    inbox.take()
    assert inbox.put(bytes(2**16), LOUD)
