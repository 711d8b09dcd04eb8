"""What follows upon which death."""

import signal

import pytest

from rld_live.errors import BUG_EXIT_CODE
from rld_live.supervisor.lives import ATTEMPTS, PAUSES_SECONDS, START_FAILED, SUSPECT, Again, End, Life, Lives

KILLED = -signal.SIGKILL
MUSIC = Life(KILLED, played_seconds=60.0, sounding_since=1.0)
STILLBORN = Life(KILLED, played_seconds=0.0)


def test_an_engine_that_ends_by_itself_is_not_started_again() -> None:
    assert Lives(resumes=False).after(Life(0, 60.0, sounding_since=1.0)) == End(0)


@pytest.mark.parametrize("code", [1, 2])
def test_a_mistake_before_the_first_sound_ends_with_its_own_code(code: int) -> None:
    assert Lives(resumes=False).after(Life(code, 0.0)) == End(code)


@pytest.mark.parametrize("code", [KILLED, -signal.SIGSEGV, BUG_EXIT_CODE, 1])
def test_whatever_ends_music_starts_it_again_at_once(code: int) -> None:
    lives = Lives(resumes=False)
    for _ in range(100):
        assert lives.after(Life(code, 60.0, sounding_since=1.0)) == Again(0.0, resumes=True)
    assert lives.deaths == 100


def test_early_deaths_in_a_row_wait_longer_and_longer_and_one_goes_without_the_saved_state() -> None:
    lives = Lives(resumes=False)
    lives.after(MUSIC)
    follows = [lives.after(STILLBORN) for _ in range(8)]
    assert all(isinstance(each, Again) for each in follows)
    assert [each.pause_seconds for each in follows] == [*PAUSES_SECONDS[1:], *[PAUSES_SECONDS[-1]] * 4]
    assert [number for number, each in enumerate(follows, start=1) if not each.resumes] == [SUSPECT]
    assert [each.is_state_suspect for each in follows] == [not each.resumes for each in follows]


def test_before_an_engine_could_be_played_nothing_is_resumed_that_nobody_asked_for() -> None:
    lives = Lives(resumes=False)
    for _ in range(ATTEMPTS - 1):
        follows = lives.after(STILLBORN)
        assert isinstance(follows, Again)
        assert not follows.resumes
        assert not follows.is_state_suspect  # it was not looked at
    assert not lives.has_played


def test_what_somebody_asked_to_resume_is_resumed_by_the_second_engine_as_well() -> None:
    lives = Lives(resumes=True)
    follows = [lives.after(STILLBORN) for _ in range(SUSPECT)]
    assert [isinstance(each, Again) and each.resumes for each in follows] == [True] * (SUSPECT - 1) + [False]
    assert isinstance(follows[-1], Again)
    assert follows[-1].is_state_suspect


def test_a_mistake_after_music_is_tried_again_since_somebody_may_mend_it() -> None:
    lives = Lives(resumes=False)
    lives.after(MUSIC)
    follows = [lives.after(Life(2, 0.0)) for _ in range(20)]
    assert all(isinstance(each, Again) and each.resumes for each in follows)  # no reason to doubt what was saved


def test_music_that_comes_back_makes_up_for_early_deaths() -> None:
    lives = Lives(resumes=False)
    for life in (MUSIC, STILLBORN, STILLBORN):
        lives.after(life)
    assert lives.after(MUSIC) == Again(0.0, resumes=True)
    assert lives.after(STILLBORN) == Again(PAUSES_SECONDS[1], resumes=True)


def test_what_never_sounds_is_given_up() -> None:
    lives = Lives(resumes=False)
    follows = [lives.after(STILLBORN) for _ in range(ATTEMPTS)]
    assert all(isinstance(each, Again) for each in follows[:-1])
    assert follows[-1] == End(128 + signal.SIGKILL)


def test_a_system_that_cannot_start_an_engine_is_asked_again_and_the_saved_state_is_not_suspected() -> None:
    lives = Lives(resumes=False)
    lives.after(MUSIC)
    follows = [lives.after(Life(START_FAILED, 0.0)) for _ in range(8)]
    assert [isinstance(each, Again) and each.pause_seconds for each in follows[:4]] == list(PAUSES_SECONDS[1:])
    assert all(isinstance(each, Again) and each.resumes for each in follows)
    never = Lives(resumes=False)
    assert [never.after(Life(START_FAILED, 0.0)) for _ in range(ATTEMPTS)][-1] == End(START_FAILED)


def test_a_set_that_was_stopped_all_the_time_is_started_again_all_the_same() -> None:
    silent = Life(KILLED, played_seconds=60.0)
    lives = Lives(resumes=False)
    assert all(lives.after(silent) == Again(0.0, resumes=True) for _ in range(2 * ATTEMPTS))
