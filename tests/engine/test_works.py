"""The order in which works are done, and which of them are."""

from rld_live.engine.works import Work, WorkQueue
from rld_live.pipeline import Performance


class Bench:
    """A queue of works that are told apart by what they would say."""

    def __init__(self) -> None:
        self.queue = WorkQueue()
        self.passed_over: list[str] = []
        self._names: dict[Work, str] = {}

    def put(self, name: str, *, key: str | None = None, due: float | None = None) -> None:
        def do(_performance: Performance) -> None:
            raise AssertionError("nobody does it here")

        work = Work(do, asked_at=0.0, key=key, due=due, otherwise=lambda: self.passed_over.append(name))
        self._names[work] = name
        self.queue.put(work)

    def take(self, count: int = 99, *, with_tail: bool = True) -> list[str]:
        return [self._names[work] for work in self.queue.take(count, with_tail=with_tail)]

    def take_due(self, before: float) -> list[str]:
        return [self._names[work] for work in iter(lambda: self.queue.take_due(before), None)]


def test_works_without_a_key_are_taken_in_the_order_of_their_arrival() -> None:
    bench = Bench()
    for name in "abc":
        bench.put(name)
    assert bench.take() == ["a", "b", "c"]
    assert bench.take() == []


def test_of_a_flood_with_one_key_only_the_latest_is_done_and_the_others_are_told() -> None:
    bench = Bench()
    for number in range(1000):
        bench.put(str(number), key="morph")
    assert bench.take() == ["999"]
    assert bench.passed_over == [str(number) for number in range(999)]


def test_the_latest_stands_at_the_end_of_the_queue() -> None:
    bench = Bench()
    bench.put("morph 1", key="morph")
    bench.put("speed 1", key="speed")
    bench.put("morph 2", key="morph")
    assert bench.take() == ["speed 1", "morph 2"]


def test_a_trigger_finds_every_control_where_it_stood_before_it() -> None:
    bench = Bench()
    bench.put("crossfade 1", key="crossfade")
    bench.put("seed 5")
    bench.put("crossfade 2", key="crossfade")
    assert bench.take() == ["crossfade 1", "seed 5", "crossfade 2"]
    assert bench.passed_over == []


def test_the_tail_of_controls_can_wait_while_triggers_cannot() -> None:
    bench = Bench()
    bench.put("morph 1", key="morph")
    bench.put("seed 5")
    bench.put("morph 2", key="morph")
    assert bench.take(with_tail=False) == ["morph 1", "seed 5"]
    assert bench.take(with_tail=False) == []
    bench.put("morph 3", key="morph")
    assert bench.take() == ["morph 3"]


def test_no_more_is_taken_than_asked_for_and_the_rest_keeps_its_order() -> None:
    bench = Bench()
    for number in range(5):
        bench.put(str(number))
    assert bench.take(3) == ["0", "1", "2"]
    assert bench.take(3) == ["3", "4"]


def test_what_was_taken_is_not_replaced_any_more() -> None:
    bench = Bench()
    bench.put("morph 1", key="morph")
    assert bench.take() == ["morph 1"]
    bench.put("morph 2", key="morph")
    assert bench.passed_over == []
    assert bench.take() == ["morph 2"]


def test_dated_works_come_in_the_order_of_their_dates_and_then_of_their_arrival() -> None:
    bench = Bench()
    bench.put("late", due=3.0)
    bench.put("early", due=1.0)
    bench.put("late too", due=3.0)
    assert bench.take() == []
    assert bench.take_due(0.9) == []
    assert bench.take_due(3.0) == ["early", "late", "late too"]


def test_dropped_dated_works_are_told_and_the_others_stay() -> None:
    bench = Bench()
    bench.put("now")
    bench.put("later", due=9.0)
    bench.queue.drop_dated()
    assert bench.passed_over == ["later"]
    assert bench.take_due(99.0) == []
    assert bench.take() == ["now"]
