"""Going on where a set was, as far as what was saved allows: whatever is wrong with it, the music begins."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rld_live.audio.recording import further_path, is_taken
from rld_live.codec.contract import CodecInfo
from rld_live.commands import Command, SetAttribute
from rld_live.config import OWN_SET, Config
from rld_live.control.cues import BEGINNING, CuePlace
from rld_live.engine.files.presets import PERFORMANCE, Presets
from rld_live.engine.state.saved_state import SavedState, StateFile
from rld_live.errors import ConfigError, DataError, RldError
from rld_live.pipeline import Performance, Pipeline
from rld_live.pipeline.perform import perform
from rld_live.pipeline.take_header import Resumed

STATE_NAME = "state.json"

Opened = TypeVar("Opened")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Start:
    """How an engine begins."""

    resumes: bool = False
    """From the saved state, if there is one."""
    restarts: int = 0
    """How often the engine has died before in this performance."""
    death: str = ""
    """How it died the last time, as in "the engine …"."""
    has_played: bool = False
    """Whether one of them could be played: what is saved, and recorded, is then this performance's."""
    is_state_suspect: bool = False
    """Whether they died with the saved state again and again."""
    sounding_since: float = 0.0
    """When the first of them sounded (monotonic seconds); 0 if none has."""


FIRST = Start()


class Resuming:
    """What was saved, from the start until it plays; one that cannot be used is said in one line, and kept aside."""

    def __init__(self, file: StateFile, start: Start) -> None:
        """Read it, if it is wanted."""
        self.state: SavedState | None = None
        self._file = file
        self._start = start
        if start.is_state_suspect:
            self._give_up("the engine died with it again and again")
        if not start.resumes:
            return
        try:
            self.state = file.read()
        except DataError as error:
            self._give_up(str(error))
            return
        if self.state is None:
            log.warning("%s: nothing was saved: the set begins as its config says", file.path)

    def set_name(self, config: Config) -> str:
        """Return which set of models is to play."""
        if self.state is None:
            return OWN_SET
        try:
            config.models_of(self.state.set)
        except ConfigError as error:
            self._give_up(str(error))
            return OWN_SET
        return self.state.set

    def opened(self, config: Config, open_set: Callable[[str], Opened]) -> Opened:
        """Return the set that is to play, as `open_set` opens it: the config's own where the other one cannot be."""
        name = self.set_name(config)
        try:
            return open_set(name)
        except RldError as error:
            if name == OWN_SET:
                raise
            self._give_up(str(error))
            return open_set(OWN_SET)

    def resume(self, presets: Presets, performance: Performance, codec: CodecInfo) -> bool:
        """Have everything stand where it was, before any thread runs; return whether it does."""
        if self.state is None:
            return False
        try:
            if self.state.codec != codec.fingerprint:
                raise DataError(f"{self._file.path}: it is of another codec than {codec.name}")
            presets.resume(self.state.parts, performance, is_frozen=self.state.is_frozen)
        except RldError as error:
            self._give_up(str(error))
            return False
        return performance.timeline.aimed is not None

    def set_attributes(self, performance: Performance, note: Callable[[Command], None]) -> None:
        """Set the codec's attributes as they were, before any thread runs; `note` is told of each for the take."""
        for name, values in self.state.attributes.items() if self.state is not None else ():
            command = SetAttribute(name, values)
            try:
                perform(command, performance)
            except RldError as error:
                log.warning("attribute %s stands where the codec begins: %s", name, error)
            else:
                note(command)

    @property
    def resumed(self) -> Resumed | None:
        """What a rendering of this performance has to go on from; None where nothing was."""
        return None if self.state is None else Resumed(self.state.parts[PERFORMANCE], self.state.is_frozen)

    @property
    def transport(self) -> str | None:
        """What was asked for last; None where nothing is known of it."""
        return None if self.state is None else self.state.transport

    def first_recording(self, asked_for: Path | None, *, goes_on: Path | None) -> Path | None:
        """Return what is recorded from the first sound on; None where nothing is, or where a recording `goes_on`.

        What an earlier start has recorded is never written over: a box that boots into its set asks for the same file.
        """
        was_stopped = self._start.has_played and self.state is not None
        if asked_for is None or goes_on is not None or was_stopped:
            return None
        return further_path(asked_for) if self._start.resumes and is_taken(asked_for) else asked_for

    def further_recording(self, asked_for: Path | None, folder: Path) -> Path | None:
        """Return where the recording goes on that a death has cut short; None where none was.

        A state is a file like any other: only what belongs into the `folder` of recordings is recorded to, or beside
        what was `asked_for` at the start.
        """
        if self.state is None:
            was_begun = self._start.restarts > 0 and asked_for is not None and asked_for.exists()
            return further_path(asked_for) if was_begun and asked_for is not None else None
        if not self.state.recording:
            return None
        recording = Path(self.state.recording)
        if _lies_in(folder, recording):
            return further_path(recording)
        if asked_for is not None and recording.parent == asked_for.parent:
            return further_path(asked_for)
        log.warning("%s: the recording does not go on: that is outside of %s", recording, folder)
        return None

    def tell(self, pipeline: Pipeline, *, announce: Callable[..., None]) -> None:
        """Say what has happened, and where the music goes on; nothing where it just begins."""
        if self.state is None and not self._start.death:
            return
        voice = pipeline.timeline.aimed
        where = "" if voice is None else f" from seed {voice.seeds[0]}, {voice.place / pipeline.latent_rate:.1f} s"
        subject = f"the engine {self._start.death} and" if self._start.death else "the set"
        log.warning("%s plays again%s", subject, where)
        if self._start.death:
            announce("resumed", self._start.death)

    @property
    def cue(self) -> CuePlace:
        """Where the written set goes on."""
        return BEGINNING if self.state is None else CuePlace(self.state.cuelist, self.state.seconds_to_next_cue)

    def _give_up(self, reason: str) -> None:
        self.state = None
        aside = self._file.set_aside()
        kept = f" (kept as {aside.name})" if aside is not None else ""
        log.warning("the set begins as its config says, not as it was%s: %s", kept, reason)


def _lies_in(folder: Path, path: Path) -> bool:
    """Tell whether `path` is right in `folder`, wherever links lead."""
    try:
        return path.parent.resolve() == folder.resolve()
    except (OSError, RuntimeError, ValueError):
        return False
