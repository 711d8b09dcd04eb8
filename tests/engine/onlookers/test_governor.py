"""Fewer steps on a machine that is too slow: when, how many, and back."""

import pytest

from rld_live.commands import BoundSteps, Command
from rld_live.control.replies import Value
from rld_live.engine.onlookers.governor import LEAST_STEPS, PAUSE_SECONDS, Governor, Load, most_steps
from rld_live.engine.sets.now_playing import NowPlaying
from rld_live.engine.timing import RealTimeFactor
from rld_live.engine.works import Do
from rld_live.status import Status
from tests.engine.sets.small_sets import generate, playing_of, small_pipeline


@pytest.mark.parametrize(
    ("load", "expected"),
    [
        (Load(used=8, real_time_factor=0.2, horizon=1.0), 8),
        (Load(used=8, real_time_factor=0.9, horizon=1.0), 8),  # it keeps up
        (Load(used=8, real_time_factor=0.2, horizon=0.1), 8),  # the horizon has just begun to be filled
        (Load(used=8, real_time_factor=0.8, horizon=0.3), 5),
        (Load(used=8, real_time_factor=1.0, horizon=0.3), 4),
        (Load(used=8, real_time_factor=9.0, horizon=0.0), LEAST_STEPS),
        (Load(used=4, real_time_factor=9.0, horizon=0.0), LEAST_STEPS),
        (Load(used=3, real_time_factor=9.0, horizon=0.0), 3),  # asked for so few: not more either
        (Load(used=4, real_time_factor=0.45, horizon=1.0), 4),  # 5 would be too many
        (Load(used=4, real_time_factor=0.4, horizon=1.0), 5),
        (Load(used=4, real_time_factor=0.01, horizon=1.0), 8),
        (Load(used=4, real_time_factor=0.01, horizon=0.5), 4),  # not yet
    ],
)
def test_steps_are_lowered_to_what_the_machine_has_time_for_and_raised_again(load: Load, expected: int) -> None:
    assert most_steps(load, asked=8) == expected


@pytest.mark.parametrize("speed_of_the_machine", [0.02, 0.06, 0.1, 0.14, 0.2])
def test_what_is_decided_is_decided_for_good_while_the_machine_stays_as_it_is(speed_of_the_machine: float) -> None:
    used, decided = 8, []
    for horizon in (0.5, 1.0, 0.5, 1.0, 0.5, 1.0):
        used = most_steps(Load(used, real_time_factor=used * speed_of_the_machine, horizon=horizon), asked=8)
        decided.append(used)
    assert len(set(decided[1:])) == 1


class Machine:
    """A set that plays, on a machine that takes so long for each step."""

    def __init__(self, *, steps: int = 8) -> None:
        self.pipeline = small_pipeline(knobs={"crossfade": 0.0, "steps": steps})
        self.pipeline.performance.start((1,))
        self.play()
        self.real_time_factor = RealTimeFactor()
        self.noted: list[Command] = []
        self.told: list[tuple[Value, ...]] = []
        self.now = 0.0
        self.governor = Governor(
            NowPlaying(playing_of("default", self.pipeline)),
            self.real_time_factor,
            self,
            knobs=lambda: self.pipeline.performance.knobs,
            announce=lambda *told: self.told.append(told),
        )

    def submit(self, do: Do, *, key: str | None = None) -> None:  # noqa: ARG002
        do(self.pipeline.performance)

    def note(self, command: Command) -> None:
        self.noted.append(command)

    def play(self) -> None:
        generate(self.pipeline)
        assert self.pipeline.decoding.next() is not None

    def goes(self, per_step: float, horizon: float, *, looks: int = 6, seconds: float = 1.0) -> int:
        """Let some blocks be made and looked at; return the steps that are used then."""
        for _ in range(looks):
            self.now += seconds
            used = self.pipeline.timeline.steps_used
            self.real_time_factor.add(compute_seconds=used * per_step, audio_seconds=1.0)
            self.governor.look(Status(steps_used=used, horizon_seconds=horizon), self.now)
        return self.pipeline.timeline.steps_used


def test_a_slow_machine_gets_fewer_steps_by_a_command_that_the_take_knows() -> None:
    machine = Machine()
    assert machine.goes(0.15, horizon=3.0) == 4
    assert machine.noted == [BoundSteps(4)]
    assert machine.told == [("steps_lowered", 4, 8)]


def test_when_there_is_time_again_all_the_steps_come_back() -> None:
    machine = Machine()
    machine.goes(0.15, horizon=3.0)
    assert machine.goes(0.01, horizon=12.0, seconds=PAUSE_SECONDS) == 8
    assert machine.told == [("steps_lowered", 4, 8), ("steps_lowered", 8, 8)]
    assert machine.noted == [BoundSteps(4), BoundSteps(0)]


def test_one_stall_is_no_slow_machine() -> None:
    machine = Machine()
    machine.goes(0.02, horizon=12.0)
    assert machine.goes(1.0, horizon=1.0, looks=1) == 8
    assert machine.goes(0.02, horizon=1.0) == 8
    assert machine.told == []


def test_a_performer_who_turns_the_knob_wins_until_it_is_too_much_again() -> None:
    machine = Machine()
    machine.goes(0.15, horizon=3.0)
    machine.pipeline.performance.set_steps(12)
    machine.play()
    assert machine.goes(0.15, horizon=3.0, looks=1) == 12
    assert machine.goes(0.15, horizon=3.0) == 4
    assert machine.told == [("steps_lowered", 4, 8), ("steps_lowered", 4, 12)]


def test_a_morph_of_three_seeds_costs_three_times_as_much_and_speed_as_well() -> None:
    machine = Machine()
    assert machine.goes(0.04, horizon=3.0) == 8
    machine.pipeline.performance.set_morph_seeds((1, 2, 3))
    machine.play()
    assert machine.goes(0.04, horizon=3.0) == 4
    fast = Machine()
    fast.pipeline.performance.set_speed(4.0)
    fast.play()
    assert fast.goes(0.03, horizon=3.0) == 4


def test_what_was_asked_for_before_is_bounded_when_it_sounds() -> None:
    machine = Machine()
    machine.pipeline.performance.store_slot(1)
    machine.goes(0.15, horizon=3.0)
    machine.pipeline.performance.play_slot(1, 0.0)
    machine.play()
    assert machine.pipeline.timeline.steps_used == 8
    assert machine.goes(0.1, horizon=12.0, looks=3) == 4
    assert machine.told == [("steps_lowered", 4, 8)]


def test_a_slot_with_few_steps_of_its_own_is_not_raised() -> None:
    machine = Machine(steps=2)
    machine.pipeline.performance.store_slot(1)
    machine.pipeline.performance.set_steps(8)
    machine.play()
    machine.pipeline.performance.play_slot(1, 0.0)
    machine.play()
    assert machine.goes(0.01, horizon=12.0, looks=8, seconds=PAUSE_SECONDS) == 2
    assert machine.told == []


def test_frozen_music_needs_nothing_and_is_left_alone() -> None:
    machine = Machine()
    machine.pipeline.performance.freeze(True)
    machine.play()
    assert machine.goes(1.0, horizon=1.0) == 8
