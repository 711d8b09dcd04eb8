"""A performer whose decoder does its work at once, on a timeline that nobody generates for."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rld_live.commands import JSON, Command
from rld_live.control.replies import Answer
from rld_live.engine.clerk import Clerk
from rld_live.engine.files.preset_folder import PresetFolder
from rld_live.engine.files.presets import Presets
from rld_live.engine.files.recordings import Recordings
from rld_live.engine.performer import LivePerformer
from rld_live.engine.post_ring import PostRing
from rld_live.engine.pre_ring import PreRing
from rld_live.engine.sets.now_playing import NowPlaying
from rld_live.engine.works import Do, nothing
from rld_live.errors import ConfigError, DataError, DeviceError, ModelError
from rld_live.latent.circumstances import Live
from rld_live.latent.library import Library
from rld_live.latent.timeline import Timeline
from rld_live.parameters import defaults
from rld_live.pipeline import Performance
from tests.engine.answers import NotingAnswer
from tests.engine.sets.small_sets import playing_of, small_pipeline

LATENT_DIM = 3


class NotingOutput:
    def __init__(self) -> None:
        self.notes: list[tuple[object, ...]] = []
        self.is_broken = False

    def play(self, fade_seconds: float, *, due: float | None = None) -> None:
        self._note("play", fade_seconds, due)

    def stop(self, fade_seconds: float, *, due: float | None = None) -> None:
        self._note("stop", fade_seconds, due)

    def panic(self) -> None:
        self._note("panic")

    def set_gain(self, db: float, glide_seconds: float, *, due: float | None = None) -> None:
        self._note("gain", db, glide_seconds, due)

    def set_mute(self, is_muted: bool, *, due: float | None = None) -> None:
        self._note("mute", is_muted, due)

    def set_limiter(self, db: float, *, due: float | None = None) -> None:
        self._note("limiter", db, due)

    def _note(self, *note: object) -> None:
        if self.is_broken:
            raise DeviceError("the audio process does not answer: restart the server")
        self.notes.append(note)


class NoTape:
    recording: Path | None = None

    def start_recording(self, path: Path) -> None:
        self.recording = path

    def stop_recording(self) -> None:
        self.recording = None

    def journal(self) -> list[dict[str, Any]]:
        return []


class NoLog:
    def note(self, **line: Any) -> None: ...
    def begin(self, path: Path) -> None: ...
    def end(self) -> None: ...


class LevelAndBias:
    """The attributes of a codec: a float that may be anything, and a pair that breaks the module."""

    def __init__(self) -> None:
        self.level = 1.0

    def names(self) -> tuple[str, ...]:
        return "level", "bias"

    def get(self, name: str) -> tuple[float, ...]:
        return {"level": (self.level,), "bias": (0.0, 0.5)}[name]

    def set(self, name: str, values: Sequence[bool | int | float | str]) -> None:
        if name == "bias":
            raise IndexError("nobody foresaw this")
        if isinstance(values[0], str):
            raise ModelError(f"attribute {name} takes a float")
        self.level = float(values[0])


class FixedSeed(Live):
    """Chance has no choice."""

    def fresh_seed(self) -> int:
        return 4711


class PromptDecoder:
    """Does works at once; those with a date wait until `pass_time`."""

    def __init__(self) -> None:
        self.performance = Performance(
            Timeline(Library(hop=8), circumstances=FixedSeed()),
            latent_rate=10.0,
            crossfade_seconds=1.0,
            temperature=1.0,
            steps=6,
            latent_dim=LATENT_DIM,
            attributes=LevelAndBias(),
        )
        self.noted: list[Command] = []
        self.keys: list[str | None] = []
        self._dated: list[tuple[Do, Callable[[], None]]] = []

    def submit(
        self, do: Do, *, key: str | None = None, due: float | None = None, otherwise: Callable[[], None] = nothing
    ) -> None:
        self.keys.append(key)
        if due is None:
            do(self.performance)
        else:
            self._dated.append((do, otherwise))

    def note(self, command: Command) -> None:
        self.noted.append(command)

    def drop_dated(self) -> None:
        dropped, self._dated = self._dated, []
        for _, otherwise in dropped:
            otherwise()

    def pass_time(self) -> None:
        due, self._dated = self._dated, []
        for do, _ in due:
            do(self.performance)


class NotingLoader:
    """Has two sets; what is asked of it is noted."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, float | None]] = []
        self.drops = 0

    def load(self, name: str, crossfade_seconds: float | None, answer: Answer) -> None:
        if name not in ("default", "other"):
            raise ConfigError(f"there is no set {name!r}")
        self.asked.append((name, crossfade_seconds))
        answer.done(name)

    def list(self, answer: Answer) -> None:
        answer.done("default", "other")

    def drop(self) -> None:
        self.drops += 1


class Bindings:
    """A part of presets: a number, anything else is refused."""

    def __init__(self) -> None:
        self.value: JSON = 1

    def snapshot(self) -> JSON:
        return self.value

    def restore(self, snapshot: JSON) -> None:
        if not isinstance(snapshot, int):
            raise DataError("no bindings")
        self.value = snapshot


class Rig:
    """Enter it for what the clerk does."""

    def __init__(self, folder: Path = Path("nowhere")) -> None:
        self.output, self.decoder, self.clerk, self.bindings = NotingOutput(), PromptDecoder(), Clerk(), Bindings()
        self.loader = NotingLoader()
        self.post_ring = PostRing(self.output, defaults())
        self.pre_ring = PreRing(self.decoder, self.decoder.performance)
        self.presets = PresetFolder(folder / "presets")
        self.performer = LivePerformer(
            pre_ring=self.pre_ring,
            post_ring=self.post_ring,
            presets=Presets(
                self.presets,
                clerk=self.clerk,
                pre_ring=self.pre_ring,
                post_ring=self.post_ring,
                parts={"midi": self.bindings},
            ),
            recordings=Recordings(folder / "recordings", tape=NoTape(), log=NoLog(), clerk=self.clerk),
            clerk=self.clerk,
            loader=self.loader,
            playing=NowPlaying(playing_of("default", small_pipeline(latent_dim=LATENT_DIM))),
            facts={"version": "0"},
        )

    def __enter__(self) -> "Rig":
        self.clerk.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.clerk.__exit__(None, None, None)

    def ask(self, command: Command) -> tuple[Any, ...]:
        """Return the answer to `command`."""
        answer = NotingAnswer()
        self.performer.submit(command, answer)
        return answer.wait()
