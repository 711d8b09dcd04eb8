"""The senders that the server knows."""

from rld_live.control.clients import EXPLANATIONS_AT_ONCE, REMEMBERED_MAXIMUM, Patience, ReplyPorts


def test_answers_go_to_the_default_port_until_the_sender_names_another() -> None:
    ports = ReplyPorts(7401)
    pd, maximum = ("127.0.0.1", 50000), ("127.0.0.1", 50001)
    ports.name(maximum, 9000)
    assert ports.destination(pd) == ("127.0.0.1", 7401)
    assert ports.destination(maximum) == ("127.0.0.1", 9000)


def test_an_ipv6_scope_is_kept() -> None:
    assert ReplyPorts(7401).destination(("fe80::1", 50000, 0, 2)) == ("fe80::1", 7401, 0, 2)


def test_a_crowd_of_senders_does_not_grow_the_memory_and_the_active_one_is_kept() -> None:
    ports = ReplyPorts(7401)
    ports.name(("10.0.0.1", 1), 9000)
    for port in range(2 * REMEMBERED_MAXIMUM):
        ports.name(("10.0.0.2", port), 9001)
        ports.name(("10.0.0.1", 1), 9000)
    assert ports.destination(("10.0.0.1", 1))[1] == 9000
    assert ports.destination(("10.0.0.2", 0))[1] == 7401


def test_garbage_is_explained_a_few_times_then_slowly_and_to_each_host_apart() -> None:
    patience = Patience()
    burst = [patience.is_left(("10.0.0.1", port), now=0.0) for port in range(100)]
    assert sum(burst) == EXPLANATIONS_AT_ONCE
    assert patience.is_left(("10.0.0.2", 1), now=0.0)
    assert [patience.is_left(("10.0.0.1", 1), now=second) for second in (0.05, 0.11, 0.12)] == [False, True, False]
