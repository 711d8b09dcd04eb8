"""Messages that wait."""

import pytest

from rld_live.control.scheduler import WAITING_MAXIMUM, Scheduler
from rld_live.errors import ControlError


def test_items_come_when_they_are_due_and_in_their_order() -> None:
    scheduler: Scheduler[str] = Scheduler()
    scheduler.add(["c"], due=3.0, now=0.0)
    scheduler.add(["a1", "a2"], due=1.0, now=0.0)
    scheduler.add(["a3"], due=1.0, now=0.5)

    assert scheduler.seconds_to_next(0.25) == 0.75
    assert scheduler.take_due(0.99) == []
    assert scheduler.take_due(1.0) == ["a1", "a2", "a3"]
    assert scheduler.seconds_to_next(5.0) == 0.0
    assert scheduler.take_due(9.0) == ["c"]
    assert scheduler.seconds_to_next(9.0) is None


def test_a_date_too_far_ahead_is_refused_with_the_distance() -> None:
    scheduler: Scheduler[str] = Scheduler()
    with pytest.raises(ControlError, match="3600 s ahead"):
        scheduler.add(["x"], due=3700.0, now=100.0)
    assert len(scheduler) == 0


def test_a_full_schedule_takes_a_bundle_as_a_whole_or_not_at_all() -> None:
    scheduler: Scheduler[int] = Scheduler()
    scheduler.add(range(WAITING_MAXIMUM - 1), due=1.0, now=0.0)
    with pytest.raises(ControlError, match="wait already"):
        scheduler.add([1, 2], due=1.0, now=0.0)
    assert len(scheduler) == WAITING_MAXIMUM - 1


def test_everything_can_be_taken_at_once_in_order() -> None:
    scheduler: Scheduler[str] = Scheduler()
    scheduler.add(["b"], due=2.0, now=0.0)
    scheduler.add(["a"], due=1.0, now=0.0)
    assert scheduler.take_all() == ["a", "b"]
    assert len(scheduler) == 0
