"""Who gets the status stream."""

import pytest

from rld_live.control.subscriptions import (
    LEASE_SECONDS,
    SUBSCRIBERS_MAXIMUM,
    SUBSCRIBERS_PER_HOST,
    Subscriptions,
)
from rld_live.errors import ControlError

HERE, THERE = ("127.0.0.1", 7401), ("127.0.0.1", 7402)


def test_a_subscription_gets_the_rate_it_asked_for() -> None:
    subscriptions = Subscriptions()
    subscriptions.renew(HERE, rate=20, fields=(), now=0.0)
    subscriptions.renew(THERE, rate=5, fields=("seed",), now=0.0)
    taken = [each.destination for tick in range(200) for each in subscriptions.take_due(tick / 20)]
    assert taken.count(HERE) == 200
    assert taken.count(THERE) == 50


def test_a_clock_that_jitters_does_not_halve_the_rate() -> None:
    subscriptions = Subscriptions()
    subscriptions.renew(HERE, rate=20, fields=(), now=0.0)
    jitter = [0.0, 0.004, -0.004, 0.002, -0.003]
    taken = [subscriptions.take_due(tick / 20 + jitter[tick % 5]) for tick in range(1, 201)]
    assert sum(len(each) for each in taken) == 200


def test_a_pause_is_not_caught_up() -> None:
    subscriptions = Subscriptions()
    subscriptions.renew(HERE, rate=20, fields=(), now=0.0)
    taken = [subscriptions.take_due(30.0 + tick / 1000) for tick in range(50)]
    assert sum(len(each) for each in taken) <= 2


def test_a_lease_ends_unless_it_is_renewed() -> None:
    subscriptions = Subscriptions()
    subscriptions.renew(HERE, rate=1, fields=(), now=0.0)
    subscriptions.renew(THERE, rate=1, fields=(), now=0.0)
    subscriptions.renew(HERE, rate=1, fields=(), now=30.0)
    assert subscriptions.destinations(LEASE_SECONDS - 0.1) == [HERE, THERE]
    assert subscriptions.destinations(LEASE_SECONDS) == [HERE]
    assert subscriptions.destinations(30.0 + LEASE_SECONDS) == []


def test_one_subscriber_too_many_is_refused_and_renewing_is_not() -> None:
    subscriptions = Subscriptions()
    for host in range(SUBSCRIBERS_MAXIMUM):
        subscriptions.renew((f"10.0.0.{host}", 7401), rate=1, fields=(), now=0.0)
    subscriptions.renew(("10.0.0.0", 7401), rate=2, fields=(), now=0.0)
    with pytest.raises(ControlError, match="unsubscribe"):
        subscriptions.renew(HERE, rate=1, fields=(), now=0.0)


def test_one_machine_cannot_keep_the_others_out() -> None:
    subscriptions = Subscriptions()
    for port in range(SUBSCRIBERS_PER_HOST):
        subscriptions.renew(("10.0.0.1", port), rate=1, fields=(), now=0.0)
    with pytest.raises(ControlError, match="unsubscribe"):
        subscriptions.renew(("10.0.0.1", 7401), rate=1, fields=(), now=0.0)
    assert subscriptions.renew(HERE, rate=1, fields=(), now=0.0)
