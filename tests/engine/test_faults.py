"""Faults on purpose, on a clock that only they move."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rld_live.config import FaultConfig
from rld_live.config_file import load_config
from rld_live.engine.faults import Faults, InjectedError, Part


class Clock:
    """Time that passes only in sleep and in work."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds


def taken(faults: Faults, clock: Clock, part: Part, *, work: float = 1.0) -> float:
    """Return how long a call of `part` takes that computes for `work` seconds."""
    began = clock.now
    with faults.during(part):
        clock.pass_by(work)
    return clock.now - began


Make = Callable[..., tuple[Faults, Clock]]


@pytest.fixture
def make() -> Make:
    def build(**fault: object) -> tuple[Faults, Clock]:
        clock = Clock()
        return Faults([FaultConfig.model_validate(fault)], clock=clock, sleep=clock.pass_by), clock

    return build


def test_without_faults_work_takes_its_time() -> None:
    clock = Clock()

    assert taken(Faults(clock=clock, sleep=clock.pass_by), clock, "generate") == 1.0


def test_a_stall_strikes_the_first_call_behind_its_moment_and_no_other(make: Make) -> None:
    faults, clock = make(part="generate", seconds=2.0, at=2.5)

    assert [taken(faults, clock, "generate") for _ in range(6)] == [1.0, 1.0, 1.0, 3.0, 1.0, 1.0]


def test_a_stall_that_repeats_strikes_once_for_all_that_were_missed(make: Make) -> None:
    faults, clock = make(part="decode", seconds=5.0, every=2.0)

    assert [taken(faults, clock, "decode") for _ in range(5)] == [1.0, 1.0, 6.0, 6.0, 6.0]


def test_a_fault_strikes_its_own_part_only(make: Make) -> None:
    faults, clock = make(part="decode", seconds=2.0)

    assert taken(faults, clock, "generate") == 1.0
    assert taken(faults, clock, "decode") == 3.0


def test_slow_work_takes_so_many_times_as_long_while_it_lasts(make: Make) -> None:
    faults, clock = make(part="generate", factor=3.0, at=1.0, lasting=4.0)

    assert [taken(faults, clock, "generate") for _ in range(5)] == [1.0, 3.0, 3.0, 1.0, 1.0]


def test_a_share_of_the_calls_is_struck_the_same_ones_each_time(make: Make) -> None:
    runs = []
    for _ in range(2):
        faults, clock = make(part="decode", factor=5.0, share=0.01)
        runs.append([taken(faults, clock, "decode") for _ in range(10_000)])

    assert runs[0] == runs[1]
    assert 70 < sum(seconds > 4.0 for seconds in runs[0]) < 130


def test_work_that_is_to_fail_is_not_done(make: Make) -> None:
    faults, clock = make(part="generate", fails=True, at=0.5)
    taken(faults, clock, "generate")

    with pytest.raises(InjectedError, match="generate fails"):
        taken(faults, clock, "generate")

    assert taken(faults, clock, "generate") == 1.0


def test_faults_are_read_from_a_set_flag() -> None:
    config = load_config(None, ["faults=[{part: generate, seconds: 2, at: 5}]"])

    assert config.faults == (FaultConfig(part="generate", seconds=2.0, at=5.0),)


def test_faults_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "set.yaml"
    path.write_text("faults:\n  - {part: decode, factor: 5, share: 0.01}\n")

    assert load_config(path).faults[0].share == 0.01


def test_a_stall_ends_with_the_show() -> None:
    faults = Faults([FaultConfig(part="generate", seconds=60.0)])
    ending = threading.Timer(0.05, faults.end)
    ending.start()
    began = time.monotonic()
    with faults.during("generate"):
        pass
    assert time.monotonic() - began < 30.0
    ending.join()
