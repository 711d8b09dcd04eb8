"""The presets: everything that the instrument stands at, kept by name."""

from collections.abc import Callable, Mapping
from typing import Protocol

from rld_live.commands import JSON, RestorePreset
from rld_live.control.replies import Answer, Value
from rld_live.engine.attempt import attempt
from rld_live.engine.clerk import Clerk
from rld_live.engine.post_ring import PostRing, checked_knobs
from rld_live.engine.pre_ring import PreRing
from rld_live.engine.preset_folder import PresetFolder
from rld_live.errors import DataError, RldError
from rld_live.pipeline import Performance

PERFORMANCE, KNOBS = "performance", "knobs"


class Part(Protocol):
    """Something that is saved beside the performance and the post-ring knobs; for any thread."""

    def snapshot(self) -> JSON:
        """Return what it stands at."""

    def restore(self, snapshot: JSON) -> None:
        """Stand there again; raise `RldError`, and change nothing, for what was never a snapshot."""


class Presets:
    """Saves and loads, answers by itself; files are the clerk's, the performance is the decoder's."""

    def __init__(
        self,
        folder: PresetFolder,
        *,
        clerk: Clerk,
        pre_ring: PreRing,
        post_ring: PostRing,
        parts: Mapping[str, Part],
    ) -> None:
        self._folder = folder
        self._clerk = clerk
        self._pre_ring = pre_ring
        self._post_ring = post_ring
        self._parts = parts

    def list(self, answer: Answer) -> None:
        """Tell the names."""
        self._in_turn(answer, lambda: answer.done(*self._folder.names()))

    def save(self, name: str, answer: Answer, *, due: float | None = None) -> None:
        """Write a preset of what the instrument stands at."""

        def look(performance: Performance) -> None:
            saved: dict[str, JSON] = {PERFORMANCE: performance.snapshot(), KNOBS: dict(self._post_ring.knobs)}
            saved |= {each: part.snapshot() for each, part in self._parts.items()}
            self._file_work(answer, lambda: write(saved))

        def write(saved: Mapping[str, JSON]) -> None:
            self._folder.write(name, saved)
            answer.done(name)

        self._pre_ring.ask(look, answer, due=due)

    def load(self, name: str, crossfade_seconds: float | None, answer: Answer, *, due: float | None = None) -> None:
        """Crossfade to what a preset holds; one that is damaged changes nothing."""

        def read() -> None:
            saved = self._folder.read(name)
            performance = saved.get(PERFORMANCE)
            if not isinstance(performance, dict):
                raise DataError(f"the preset {name!r} holds no performance: save it again")
            knobs = checked_knobs(saved.get(KNOBS, {}))
            put_back = self._restore_parts(saved)
            loading = _Loading(name, answer, put_back=put_back, turn=lambda: self._turn(knobs, crossfade_seconds))
            self._pre_ring.submit(RestorePreset(performance, crossfade_seconds), loading, due=due)

        self._in_turn(answer, read)

    def _in_turn(self, answer: Answer, job: Callable[[], None]) -> None:
        """Have the clerk do `job` behind what was asked before: what is saved comes from the decoder's thread."""
        self._pre_ring.ask(lambda _performance: self._file_work(answer, job), answer)

    def _file_work(self, answer: Answer, job: Callable[[], None]) -> None:
        self._clerk.submit(lambda: attempt(job, answer))

    def _restore_parts(self, saved: Mapping[str, JSON]) -> Callable[[], None]:
        """Restore the parts that are saved, and return what undoes it; raise `RldError` when nothing has changed."""
        before: list[tuple[Part, JSON]] = []

        def put_back() -> None:
            for part, snapshot in before:
                part.restore(snapshot)

        for name, part in self._parts.items():
            if name in saved:
                snapshot = part.snapshot()
                try:
                    part.restore(saved[name])
                except RldError:
                    put_back()
                    raise
                before.append((part, snapshot))
        return put_back

    def _turn(self, knobs: Mapping[str, float], crossfade_seconds: float | None) -> None:
        seconds = self._pre_ring.knobs["crossfade"] if crossfade_seconds is None else crossfade_seconds
        for name, value in knobs.items():
            self._post_ring.turn(name, value, glide_seconds=seconds)


class _Loading:
    """The answer to a load, in the decoder's thread: what is beside the performance follows it."""

    def __init__(self, name: str, answer: Answer, *, put_back: Callable[[], None], turn: Callable[[], None]) -> None:
        self._name = name
        self._answer = answer
        self._put_back = put_back
        self._turn = turn

    def tell(self, name: str, *values: Value) -> None:
        self._answer.tell(name, *values)

    def done(self, *_values: Value) -> None:
        try:
            self._turn()
        except RldError as error:
            self._answer.failed(str(error))
        else:
            self._answer.done(self._name)

    def failed(self, reason: str) -> None:
        self._put_back()
        self._answer.failed(reason)
