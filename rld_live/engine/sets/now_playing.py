"""The set of models that plays now, the one that comes, and the one that goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from rld_live.codec.contract import CodecInfo
from rld_live.control.replies import Value
from rld_live.latent.circumstances import Live
from rld_live.pipeline import Pipeline
from rld_live.pipeline.circumstances import Moment, NotingCircumstances
from rld_live.pipeline.models import Models


class Announce(Protocol):
    """Tells listeners of an event."""

    def __call__(self, name: str, *values: Value) -> None: ...


class Note(Protocol):
    """Adds a line to the take's log."""

    def __call__(self, **line: Any) -> None: ...


class Spokesman:
    """Passes on what happens in a pipeline, as long as it is the one that is heard."""

    def __init__(self, announce: Announce, note: Note) -> None:
        self.pipeline: Pipeline | None = None
        self._announce = announce
        self._note = note

    def event(self, name: str, values: tuple[Value, ...]) -> None:
        if self.pipeline is not None:
            self._announce(name, *values)

    def note(self, **line: Any) -> None:
        if self.pipeline is not None:
            self._note(**line)

    def moment(self) -> Moment:
        if self.pipeline is None:
            return Moment(0, 0)
        return Moment(self.pipeline.decoding.chunks, self.pipeline.timeline.produced)


@dataclass(frozen=True)
class Playing:
    """A set of models at work."""

    name: str
    codec: CodecInfo
    pipeline: Pipeline
    spokesman: Spokesman

    @staticmethod
    def of(
        name: str, models: Models, *, chunk: int, knobs: Mapping[str, float], announce: Announce, note: Note
    ) -> "Playing":
        """Put `models` to work, silently at first; raise what `Pipeline.build` raises."""
        spokesman = Spokesman(announce, note)
        pipeline = Pipeline.build(
            models,
            chunk=chunk,
            knobs=knobs,
            on_event=spokesman.event,
            circumstances=NotingCircumstances(Live(), spokesman.note, moment=spokesman.moment),
        )
        return Playing(name, models.codec.info, pipeline, spokesman)

    def begin(self) -> None:
        """Say from now on what happens: it is the one that is heard."""
        self.spokesman.pipeline = self.pipeline

    def retire(self) -> None:
        """Say nothing any more; afterwards nothing in it refers to the whole, so that it goes with the last user."""
        self.spokesman.pipeline = None

    @property
    def facts(self) -> Mapping[str, Value]:
        """What a client may want to know of it."""
        pipeline = self.pipeline
        return {
            "latent_dim": pipeline.latent_dim,
            "latent_rate": pipeline.latent_rate,
            "window_seconds": 2 * pipeline.library.hop / pipeline.latent_rate,
        }


class NowPlaying:
    """The decoder's thread writes, any thread reads: each is one value, replaced whole, so look only once."""

    def __init__(self, now: Playing) -> None:
        self.now = now
        self.coming: Playing | None = None
        """What is loaded, and waits for the beginning of its music."""
        self.going: Playing | None = None
        """What is still heard under what took its place."""

    @property
    def at_work(self) -> tuple[Playing, ...]:
        """All for which latents are generated, the one that plays first."""
        return tuple(each for each in (self.now, self.going, self.coming) if each is not None)
