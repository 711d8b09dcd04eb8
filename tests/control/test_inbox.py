"""Datagrams by sender: fair between them, in order within each, and bounded."""

from rld_live.control.inbox import BYTES_MAXIMUM, HOSTS_WITH_A_SHARE, KEPT_OF_EACH, SENDERS_MAXIMUM, Inbox

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
    inbox.put(b"3", LOUD)
    assert inbox.take_newcomer() is None
    inbox.put(b"ping", QUIET)
    inbox.put(b"pong", QUIET)
    assert [inbox.take_newcomer(), inbox.take_newcomer()] == [(b"ping", QUIET), None]
    assert [taken for taken, _ in drained(inbox)] == [b"1", b"pong", b"2", b"3"]


def test_senders_of_one_message_each_keep_their_order_whenever_a_turn_ends() -> None:
    inbox = Inbox()
    for port in range(6):
        inbox.put(b"%d" % port, ("127.0.0.1", port))
        if port == 2:  # the turn ends here, and the rest arrives in the pause
            assert inbox.take() == (b"0", ("127.0.0.1", 0))
    heard = [taken for _ in range(5) if (taken := inbox.take_newcomer()) is not None]
    assert [datagram for datagram, _ in heard] == [b"1", b"2", b"3", b"4", b"5"]


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


def hosts(number: int) -> list[str]:
    return [f"10.0.0.{each}" for each in range(number)]


def test_senders_without_number_do_not_fill_the_memory() -> None:
    inbox = Inbox()
    kept = [inbox.put(b"!", (host, port)) for host in hosts(2 * HOSTS_WITH_A_SHARE) for port in range(SENDERS_MAXIMUM)]
    assert kept.count(True) == SENDERS_MAXIMUM


def test_one_host_with_a_crowd_of_senders_locks_nobody_out_and_is_heard_again_when_it_is_read() -> None:
    inbox = Inbox()
    kept = [inbox.put(b"!", ("10.0.0.1", port)) for port in range(SENDERS_MAXIMUM + 88)]
    assert kept.count(True) == SENDERS_MAXIMUM // HOSTS_WITH_A_SHARE
    assert inbox.put(b"panic", ("10.0.0.2", 1))
    assert len(drained(inbox)) == SENDERS_MAXIMUM // HOSTS_WITH_A_SHARE + 1
    assert all(inbox.put(b"!", ("10.0.0.1", port)) for port in range(SENDERS_MAXIMUM // HOSTS_WITH_A_SHARE))


def test_large_datagrams_fill_the_memory_no_further_than_is_allowed() -> None:
    inbox = Inbox()
    large = bytes(2**16)
    for host in hosts(2 * HOSTS_WITH_A_SHARE):
        kept = sum(inbox.put(large, (host, number % 64)) for number in range(BYTES_MAXIMUM // len(large)))
        assert kept in {BYTES_MAXIMUM // len(large) // HOSTS_WITH_A_SHARE, 0}
    assert not inbox.put(large, LOUD)
    inbox.take()
    assert inbox.put(large, LOUD)
