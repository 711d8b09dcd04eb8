"""Messages that wait."""

import pytest

from rld_live.control.scheduler import WAITING_MAXIMUM, Scheduler
from rld_live.errors import ControlError


def test_items_come_when_they_are_due_and_in_their_order() -> None:
    scheduler: Scheduler[str] = Scheduler()
    scheduler.add([(0.0, "c")], due=3.0, now=0.0)
    scheduler.add([(0.0, "a1"), (0.0, "a2")], due=1.0, now=0.0)
    scheduler.add([(0.0, "a3")], due=1.0, now=0.5)

    assert scheduler.seconds_to_next(0.25) == 0.75
    assert scheduler.take_due(0.99) == []
    assert scheduler.take_due(1.0) == ["a1", "a2", "a3"]
    assert scheduler.seconds_to_next(5.0) == 0.0
    assert scheduler.take_due(9.0) == ["c"]
    assert scheduler.seconds_to_next(9.0) is None


def test_each_item_comes_as_long_before_the_date_as_it_asks() -> None:
    scheduler: Scheduler[str] = Scheduler()
    scheduler.add([(2.0, "early"), (0.0, "on time")], due=10.0, now=0.0)
    assert scheduler.take_due(7.9) == []
    assert scheduler.take_due(8.0) == ["early"]
    assert scheduler.take_due(9.9) == []
    assert scheduler.take_due(10.0) == ["on time"]


def test_a_date_too_far_ahead_is_refused_with_the_distance() -> None:
    scheduler: Scheduler[str] = Scheduler()
    with pytest.raises(ControlError, match="3600 s ahead"):
        scheduler.add([(1.0, "x")], due=3700.0, now=100.0)
    assert len(scheduler) == 0


def test_a_full_schedule_takes_a_bundle_as_a_whole_or_not_at_all() -> None:
    scheduler: Scheduler[int] = Scheduler()
    scheduler.add([(0.0, number) for number in range(WAITING_MAXIMUM - 1)], due=1.0, now=0.0)
    with pytest.raises(ControlError, match="wait already"):
        scheduler.add([(0.0, 1), (0.0, 2)], due=1.0, now=0.0)
    assert len(scheduler) == WAITING_MAXIMUM - 1


def test_everything_can_be_taken_at_once_in_order() -> None:
    scheduler: Scheduler[str] = Scheduler()
    scheduler.add([(0.0, "b")], due=2.0, now=0.0)
    scheduler.add([(0.0, "a")], due=1.0, now=0.0)
    assert scheduler.take_all() == ["a", "b"]
    assert len(scheduler) == 0
