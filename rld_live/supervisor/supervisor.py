"""The engine's parent, which starts it again when it dies."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rld_live.box.handing_over import handed_over
from rld_live.box.journal import WARNING, is_journal
from rld_live.box.notify import Notifier, Starting
from rld_live.box.standard_error import tell
from rld_live.supervisor.engine_process import EngineProcess
from rld_live.supervisor.lives import START_FAILED, Again, End, Life, Lives

ENGINE = (sys.executable, "-m", "rld_live")
RESUME = "--resume"
INTERRUPTED = 128 + signal.SIGINT


class Supervisor:
    """Runs one engine after another until one ends by itself, or until it is asked to end.

    SIGTERM and Ctrl-C: the engine fades and ends; a second one ends it at once. SIGHUP: it reads its config again,
    unless the terminal is gone, which ends it as SIGTERM does. `run` belongs to the main thread, what signals
    ask for is done by one beside it.
    """

    def __init__(self, arguments: Sequence[str], *, engine: Sequence[str] = ENGINE) -> None:
        """Supervise `rld-live` with these arguments, the first of which is `serve`."""
        self._arguments = tuple(arguments)
        self._command = tuple(engine)
        self._engine: EngineProcess | None = None
        self._asked: list[int] = []
        """The signals that asked for the end."""
        self._is_asked = threading.Event()
        self._had_terminal = _has_terminal()

    def run(self) -> int:
        """Return the exit code: the last engine's."""
        lives = Lives(resumes=RESUME in self._arguments)
        with self._signals(), Notifier.from_environment() as notifier:
            life = self._live((*self._arguments, "--supervised"))
            while True:
                if self._asked:
                    return self._code_when_asked(life.code)
                follows = lives.after(life)
                if isinstance(follows, End):
                    if life.code < 0:
                        _say(f"the engine {life.death} before it could be played: `rld-live serve --once` may show why")
                    return follows.code
                announced = _announced(life.death, follows)
                _say(announced)
                arguments = self._again(lives, life, follows)
                # Imports alone may take the engine longer than the service manager waits for a sign of life.
                with Starting(notifier, announced) as starting:
                    if self._is_asked.wait(follows.pause_seconds):
                        return 0
                    life = self._live(arguments, started=starting.end)

    def _live(self, arguments: Sequence[str], *, started: Callable[[], None] = lambda: None) -> Life:
        """Start an engine, and wait until it has ended; `started` is called when it can be played."""
        try:
            self._engine = EngineProcess((*self._command, *arguments), started=started)
        except OSError as error:
            _say(f"no engine can be started: {error}")
            return Life(START_FAILED, 0.0)
        if self._asked:
            self._engine.leave()
        try:
            return self._engine.wait()
        finally:
            self._engine = None

    def _again(self, lives: Lives, life: Life, follows: Again) -> tuple[str, ...]:
        """Return the arguments with which an engine goes on, or begins anew."""
        arguments = [each for each in self._arguments if each != RESUME]
        arguments += [RESUME] * follows.resumes
        arguments += ["--supervised", "--restarts", str(lives.deaths), "--death", life.death]
        arguments += ["--has-played"] * lives.has_played
        arguments += ["--suspect-state"] * follows.is_state_suspect
        arguments += [f"--sounding-since={lives.sounding_since}"] * (lives.sounding_since > 0.0)
        return tuple(arguments)

    def _code_when_asked(self, code: int) -> int:
        """Return the exit code after having been asked to end: one that was not finished is no failure of SIGTERM's."""
        if code >= 0:
            return code
        return 0 if self._asked == [signal.SIGTERM] else INTERRUPTED

    @contextmanager
    def _signals(self) -> Iterator[None]:
        heard = [signal.SIGINT, signal.SIGTERM]
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # as nohup has it
            heard.append(signal.SIGHUP)
        with handed_over(self._hear) as hand_over:
            before = {number: signal.signal(number, lambda number, _frame: hand_over(number)) for number in heard}
            try:
                yield
            finally:
                for number, handler in before.items():
                    signal.signal(number, handler)

    def _hear(self, number: int) -> None:
        if number == signal.SIGHUP and not (self._had_terminal and not _has_terminal()):
            engine = self._engine
            if engine is not None:
                engine.reload()
            return
        self._asked.append(number)
        self._is_asked.set()
        engine = self._engine  # behind the above: one that comes later is asked to leave as soon as it is there
        if engine is None:
            return
        if len(self._asked) == 1:
            engine.leave()
        else:
            engine.kill()


def _announced(death: str, follows: Again) -> str:
    pause = f" in {follows.pause_seconds:g} s" if follows.pause_seconds else ""
    state = ", without its saved state" if follows.is_state_suspect else ""
    return f"the engine {death}: it starts again{pause}{state}"


def _say(line: str) -> None:
    before = WARNING if is_journal(sys.stderr) else "rld-live: "
    tell(f"{before}{line}")


def _has_terminal() -> bool:
    """Tell whether there is a terminal that could send signals."""
    try:
        os.close(os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY))
    except OSError:
        return False
    return True
