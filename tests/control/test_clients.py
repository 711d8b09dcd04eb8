"""The senders that the server knows."""

import pytest

from rld_live.control.clients import NAMED_MAXIMUM, Patience, ReplyPorts
from rld_live.errors import ControlError


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
    for port in range(2 * NAMED_MAXIMUM):
        ports.name(("10.0.0.2", port), 9001)
        ports.name(("10.0.0.1", 1), 9000)
    assert ports.destination(("10.0.0.1", 1))[1] == 9000
    assert ports.destination(("10.0.0.2", 0))[1] == 7401


def test_who_is_heard_is_remembered_whatever_others_of_its_machine_come_and_go() -> None:
    ports = ReplyPorts(7401)
    ports.name(("127.0.0.1", 1), 9000)
    for port in range(2000, 2000 + 2 * NAMED_MAXIMUM):
        ports.name(("127.0.0.1", port), port)
        ports.heard(("127.0.0.1", 1))
    assert ports.destination(("127.0.0.1", 1))[1] == 9000
    assert ports.destination(("127.0.0.1", 2000))[1] == 7401


def test_of_many_machines_with_one_sender_each_the_one_is_forgotten_that_was_heard_longest_ago() -> None:
    ports = ReplyPorts(7401)
    ports.name(("10.0.0.1", 1), 9000)
    for number in range(NAMED_MAXIMUM):
        ports.name((f"10.{number}", 1), 9001)
        ports.heard(("10.0.0.1", 1))
    assert ports.destination(("10.0.0.1", 1))[1] == 9000
    assert [ports.destination((f"10.{number}", 1))[1] for number in (0, 1)] == [7401, 9001]


@pytest.mark.parametrize("port", [-1, 0, 7, 53, 1023])
def test_no_answers_go_to_the_services_of_others(port: int) -> None:
    ports = ReplyPorts(7401)
    with pytest.raises(ControlError, match="1024"):
        ports.name(("10.0.0.1", 50000), port)
    assert ports.destination(("10.0.0.1", 50000))[1] == 7401


def test_one_machine_with_a_crowd_of_senders_does_not_push_out_those_of_others() -> None:
    ports = ReplyPorts(7401)
    ports.name(("10.0.0.1", 1), 9000)
    for port in range(2 * NAMED_MAXIMUM):
        ports.name(("10.0.0.2", port), 9001)
    assert ports.destination(("10.0.0.1", 1))[1] == 9000


def test_garbage_is_explained_a_few_times_then_slowly_and_to_each_host_apart() -> None:
    patience = Patience(per_second=10, at_once=20, for_all=2)
    burst = [patience.is_left(("10.0.0.1", port), now=0.0) for port in range(100)]
    assert sum(burst) == 20
    assert patience.is_left(("10.0.0.2", 1), now=0.0)
    assert [patience.is_left(("10.0.0.1", 1), now=second) for second in (0.05, 0.11, 0.12)] == [False, True, False]


def test_thousands_of_hosts_get_no_more_together_than_is_for_all() -> None:
    patience = Patience(per_second=10, at_once=20, for_all=2)
    assert sum(patience.is_left((f"10.0.{host}.1", 1), now=0.0) for host in range(250) for _ in range(20)) == 40
    assert sum(patience.is_left((f"10.1.{host}.1", 1), now=1.0) for host in range(250)) == 20


def test_what_cost_more_than_was_left_is_owed() -> None:
    patience = Patience(per_second=10, at_once=20, for_all=2)
    assert patience.is_left(("10.0.0.1", 1), now=0.0, cost=35.0)
    assert [patience.is_left(("10.0.0.1", 1), now=second) for second in (1.4, 1.7)] == [False, True]
