"""What follows upon which death."""

import signal

import pytest

from rld_live.errors import BUG_EXIT_CODE
from rld_live.supervisor.lives import ATTEMPTS, PAUSES_SECONDS, SUSPECT, Again, End, Life, Lives

KILLED = -signal.SIGKILL
MUSIC = Life(KILLED, played_seconds=60.0, has_sounded=True)
STILLBORN = Life(KILLED, played_seconds=0.0, has_sounded=False)


def test_an_engine_that_ends_by_itself_is_not_started_again() -> None:
    assert Lives().after(Life(0, 60.0, has_sounded=True)) == End(0)


@pytest.mark.parametrize("code", [1, 2])
def test_a_mistake_before_the_first_sound_ends_with_its_own_code(code: int) -> None:
    assert Lives().after(Life(code, 0.0, has_sounded=False)) == End(code)


@pytest.mark.parametrize("code", [KILLED, -signal.SIGSEGV, BUG_EXIT_CODE, 1])
def test_whatever_ends_music_starts_it_again_at_once(code: int) -> None:
    lives = Lives()
    for _ in range(100):
        assert lives.after(Life(code, 60.0, has_sounded=True)) == Again(0.0, resumes=True)
    assert lives.deaths == 100


def test_early_deaths_in_a_row_wait_longer_and_longer_and_one_goes_without_the_saved_state() -> None:
    lives = Lives()
    lives.after(MUSIC)
    follows = [lives.after(STILLBORN) for _ in range(8)]
    assert all(isinstance(each, Again) for each in follows)
    assert [each.pause_seconds for each in follows] == [*PAUSES_SECONDS[1:], *[PAUSES_SECONDS[-1]] * 4]
    assert [number for number, each in enumerate(follows, start=1) if not each.resumes] == [SUSPECT]


def test_a_mistake_after_music_is_tried_again_since_somebody_may_mend_it() -> None:
    lives = Lives()
    lives.after(MUSIC)
    follows = [lives.after(Life(2, 0.0, has_sounded=False)) for _ in range(20)]
    assert all(isinstance(each, Again) and each.resumes for each in follows)  # no reason to doubt what was saved


def test_music_that_comes_back_makes_up_for_early_deaths() -> None:
    lives = Lives()
    for life in (MUSIC, STILLBORN, STILLBORN):
        lives.after(life)
    assert lives.after(MUSIC) == Again(0.0, resumes=True)
    assert lives.after(STILLBORN) == Again(PAUSES_SECONDS[1], resumes=True)


def test_what_never_sounds_is_given_up() -> None:
    lives = Lives()
    follows = [lives.after(STILLBORN) for _ in range(ATTEMPTS)]
    assert all(isinstance(each, Again) for each in follows[:-1])
    assert follows[-1] == End(128 + signal.SIGKILL)


def test_a_set_that_was_stopped_all_the_time_is_started_again_all_the_same() -> None:
    silent = Life(KILLED, played_seconds=60.0, has_sounded=False)
    lives = Lives()
    assert all(lives.after(silent) == Again(0.0, resumes=True) for _ in range(2 * ATTEMPTS))
