"""The presets: everything that the instrument stands at, kept by name."""

from collections.abc import Callable, Mapping
from typing import Protocol

from rld_live.commands import JSON, RestorePreset
from rld_live.control.replies import Answer, Value
from rld_live.engine.attempt import attempt
from rld_live.engine.clerk import Clerk
from rld_live.engine.files.preset_folder import PresetFolder
from rld_live.engine.post_ring import PostRing, checked_knobs
from rld_live.engine.pre_ring import PreRing
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
            photograph = self.photograph(performance)
            self._file_work(answer, lambda: write(photograph()))

        def write(saved: Mapping[str, JSON]) -> None:
            self._folder.write(name, saved)
            answer.done(name)

        self._pre_ring.ask(look, answer, due=due)

    def load(self, name: str, crossfade_seconds: float | None, answer: Answer, *, due: float | None = None) -> None:
        """Crossfade to what a preset holds; one that is damaged changes nothing."""

        def read() -> None:
            saved = self._folder.read(name)
            performance, knobs = _checked(saved)
            put_back = self._restore_parts(saved)
            loading = _Loading(name, answer, put_back=put_back, turn=lambda: self._turn(knobs, crossfade_seconds))
            self._pre_ring.submit(RestorePreset(performance, crossfade_seconds), loading, due=due)

        self._in_turn(answer, read)

    def photograph(self, performance: Performance) -> Callable[[], dict[str, JSON]]:
        """Return what gives all that a preset of this moment holds, to any thread (decoder's thread)."""
        of_performance = performance.photograph()
        beside: dict[str, JSON] = {KNOBS: dict(self._post_ring.knobs)}
        beside |= {name: part.snapshot() for name, part in self._parts.items()}
        return lambda: {PERFORMANCE: of_performance(), **beside}

    def resume(self, saved: Mapping[str, JSON], performance: Performance, *, is_frozen: bool) -> None:
        """Stand where a photograph was taken, before any thread runs; raise `RldError` when nothing has changed."""
        snapshot, knobs = _checked(saved)
        put_back = self._restore_parts(saved)
        try:
            performance.resume(snapshot, is_frozen=is_frozen)
        except RldError:
            put_back()
            raise
        for name, value in knobs.items():
            self._post_ring.turn(name, value)
        self._pre_ring.publish(performance)

    def _in_turn(self, answer: Answer, job: Callable[[], None]) -> None:
        """Have the clerk do `job` behind what was asked before: what is saved comes from the decoder's thread."""
        self._pre_ring.ask(lambda _performance: self._file_work(answer, job), answer)

    def _file_work(self, answer: Answer, job: Callable[[], None]) -> None:
        self._clerk.ask(lambda: attempt(job, answer))

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


def _checked(saved: Mapping[str, JSON]) -> tuple[dict[str, JSON], dict[str, float]]:
    """Return what is saved of the performance, and the post-ring knobs; raise `DataError` where there is none."""
    performance = saved.get(PERFORMANCE)
    if not isinstance(performance, dict):
        raise DataError("no preset of this instrument: it holds no performance: save it again")
    return performance, checked_knobs(saved.get(KNOBS, {}))


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
