"""What follows upon the death of an engine."""

from dataclasses import dataclass

from rld_live.errors import BUG_EXIT_CODE

STEADY_SECONDS = 3.0
"""An engine that could be played for so long did not die of its start."""
PAUSES_SECONDS = (0.0, 0.5, 1.0, 2.0, 5.0)
"""Before the next start: after a death in the midst of music, an early one, a second early one in a row, …"""
SUSPECT = 3
"""So many early crashes with the saved state in a row: it may be what kills, and the next start is without it, once."""
ATTEMPTS = 4
"""So many early deaths in a row end it all, unless music has sounded: then somebody is listening."""
MISTAKES = (1, 2)
"""Exit codes of what a person has to mend; see `rld_live.errors`."""
START_FAILED = 71
"""As in sysexits.h: the system could not start an engine, for lack of memory or of processes."""


@dataclass(frozen=True)
class Life:
    """How an engine lived, and how it ended."""

    code: int
    """As `subprocess` tells it: below 0, the signal that killed it."""
    played_seconds: float
    """How long it could be played; 0 if it never could."""
    sounding_since: float = 0.0
    """Monotonic seconds of its first sound; 0 if there was none."""
    is_over: bool = False
    """Whether it had begun to end because it was wanted to: what came then is no reason to play again."""

    @property
    def death(self) -> str:
        """How it ended, as in "the engine …"."""
        if self.code < 0:
            return f"was killed by signal {-self.code}"
        known = {BUG_EXIT_CODE: "failed by a bug", START_FAILED: "could not be started"}
        return known.get(self.code, f"ended with code {self.code}")

    @property
    def exit_code(self) -> int:
        """What to tell the shell."""
        return 128 - self.code if self.code < 0 else self.code


@dataclass(frozen=True)
class Again:
    """Start another engine."""

    pause_seconds: float
    resumes: bool
    """From the saved state, or from the config."""
    is_state_suspect: bool = False
    """Whether the saved state may be what kills: nobody is to go on from it."""


@dataclass(frozen=True)
class End:
    """Start no more."""

    code: int


class Lives:
    """Counts the lives of one performance; knows no clock."""

    def __init__(self, *, resumes: bool) -> None:
        """Begin with an engine that `resumes` what an earlier performance has saved, or looks at nothing of it."""
        self.deaths = 0
        self.has_played = False
        """Whether an engine could be played, and so has saved where this performance stands."""
        self.sounding_since = 0.0
        """Monotonic seconds of the first sound of all; 0 before."""
        self._may_resume = self._resumes = resumes
        self._early_in_a_row = 0
        self._crashes_in_a_row = 0
        """Those of the early ones that no person can mend, and that went on from the saved state."""

    def after(self, life: Life) -> Again | End:
        """Return what follows upon `life`."""
        self.has_played = self.has_played or life.played_seconds > 0.0
        self.sounding_since = self.sounding_since or life.sounding_since
        if life.code == 0 or life.is_over or (life.code in MISTAKES and not self.sounding_since):
            return End(life.exit_code)
        self.deaths += 1
        is_early = life.played_seconds < STEADY_SECONDS
        is_crash_of_state = self._resumes and life.code not in (*MISTAKES, START_FAILED)
        self._early_in_a_row = self._early_in_a_row + 1 if is_early else 0
        self._crashes_in_a_row = self._crashes_in_a_row + is_crash_of_state if is_early else 0
        if self._early_in_a_row >= ATTEMPTS and not self.sounding_since:
            return End(life.exit_code)
        pause = PAUSES_SECONDS[min(self._early_in_a_row, len(PAUSES_SECONDS) - 1)]
        is_suspect = is_crash_of_state and self._crashes_in_a_row == SUSPECT
        # Before anybody could play, what is saved is of an earlier performance, which not everybody wants.
        self._resumes = (self._may_resume or self.has_played) and not is_suspect
        return Again(pause, resumes=self._resumes, is_state_suspect=is_suspect)
