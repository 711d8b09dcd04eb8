"""The thread that loads other models while the music plays."""

import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping
from typing import Protocol

from rld_live.config import Config
from rld_live.control.replies import Answer
from rld_live.engine.pre_ring import DROPPED
from rld_live.engine.sets.arrival import UNFORESEEN, Arrival
from rld_live.engine.sets.memory import give_back_memory, lacks_memory
from rld_live.engine.sets.now_playing import Announce, Note, NowPlaying, Playing
from rld_live.engine.sets.rehearsal import rehearse
from rld_live.engine.thread import EngineThread
from rld_live.errors import ControlError, RldError
from rld_live.pipeline import Performance
from rld_live.pipeline.models import LoadingEnded, compute_on_one_thread, load_models

IDLE_SECONDS = 1.0
REST_SECONDS = 0.05
NO_MEMORY = "there is no memory left for it: end another program, or choose smaller models"

log = logging.getLogger(__name__)


class Decoder(Protocol):
    """The thread that plays."""

    def receive(self, arrival: Arrival) -> None: ...
    def brace(self, *, is_on: bool) -> None: ...


class ModelLoader(EngineThread):
    """Loads one set at a time, tries it, and hands it to the decoder's thread; whatever fails, the music goes on.

    Its priority is that of the others: at a lower one it would be put aside while it holds the interpreter, or the
    generator that exports draw from, and the decoder would wait for it.

    A command is answered when its set plays, or cannot; what it replaces is freed when nobody hears it any more.
    """

    def __init__(
        self,
        config: Config,
        playing: NowPlaying,
        decoder: Decoder,
        *,
        knobs: Callable[[], Mapping[str, float]],
        publish: Callable[[Performance], None],
        announce: Announce,
        note: Note,
        is_music_short: Callable[[], bool],
    ) -> None:
        """Load what `config` names; `publish` is told of the performance that has taken over (decoder's thread).

        While `is_music_short`, nothing is begun that takes its time.
        """
        super().__init__("models")
        self._config = config
        self._playing = playing
        self._decoder = decoder
        self._knobs = knobs
        self._publish = publish
        self._announce = announce
        self._note = note
        self._is_music_short = is_music_short
        self._free = threading.Lock()  # held from a request until its set plays, or cannot
        self._requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
        self._latest: Request | None = None
        self._is_to_tidy = False

    def load(self, name: str, crossfade_seconds: float | None, answer: Answer) -> None:
        """Have the set called `name` take over (control's thread); raise `RldError` where that cannot even begin."""
        self._config.models_of(name)
        if not self._free.acquire(blocking=False):
            raise ControlError("another set is being loaded: wait until it plays, which /rld/event/model tells")
        self._latest = Request(name, crossfade_seconds, answer, announce=self._announce, end=self._end)
        self._requests.put(self._latest)
        self.wake()

    def put_config(self, config: Config) -> None:
        """Load what this one names from now on (any thread)."""
        self._config = config

    def list(self, answer: Answer) -> None:
        """Tell the names of all sets."""
        answer.done(*self._config.set_names)

    def drop(self) -> None:
        """Give up what is being loaded (control's thread); what already fades in plays on."""
        if self._latest is not None:
            self._latest.is_off = True

    def begin(self) -> None:
        compute_on_one_thread()
        for name, models in self._config.sets.items():
            for path in (models.codec, models.checkpoint):
                if path is not None and not path.exists():
                    log.warning("the set %s cannot play: %s is not there", name, path)

    def turn(self) -> None:
        try:
            request = self._requests.get_nowait()
        except queue.Empty:
            self._tidy()
            self.idle(IDLE_SECONDS)
            return
        self._is_to_tidy = True
        self._decoder.brace(is_on=True)
        self._announce("model", request.name, "loading")
        log.info("loading the set %s", request.name)
        try:
            playing = self._loaded(request)
        except LoadingEnded:
            request.failed(DROPPED)
        except Exception as error:  # models come from anywhere, and the music goes on
            reason = _reason(error)
            if reason == UNFORESEEN:
                log.exception("the set %s could not be loaded", request.name)
            request.failed(reason)
        else:
            self._decoder.receive(Arrival(playing, request, crossfade_seconds=request.crossfade_seconds))
        finally:
            self._decoder.brace(is_on=False)

    def _tidy(self) -> None:
        """Give back the memory of what was replaced, or could not play, when nobody uses it any more."""
        is_used = self._free.locked() or self._playing.going is not None
        if self._is_to_tidy and not is_used and not self._is_music_short():
            self._is_to_tidy = False
            give_back_memory()

    def _loaded(self, request: "Request") -> Playing:
        play, knobs = self._config.play, self._knobs()

        def go_on() -> None:
            while not (self.is_stopping or request.is_off) and self._is_music_short():
                time.sleep(REST_SECONDS)
            if self.is_stopping or request.is_off:
                raise LoadingEnded

        models = load_models(self._config.models_of(request.name), solver=play.solver, chunk=play.chunk, go_on=go_on)
        playing = Playing.of(
            request.name, models, chunk=play.chunk, knobs=knobs, announce=self._announce, note=self._note
        )
        go_on()
        rehearse(models, playing.pipeline, chunk=play.chunk)
        return playing

    def _end(self, performance: Performance | None) -> None:
        """Be free for the next request; `performance` is what has taken over, if anything has."""
        if performance is not None:
            self._publish(performance)
        self._free.release()


def _reason(error: Exception) -> str:
    """Return in one line why a set cannot be loaded."""
    if lacks_memory(error):
        return NO_MEMORY
    return str(error) if isinstance(error, RldError) else UNFORESEEN


class Request:
    """A set that somebody waits for; `plays` or `failed` is called once, from the thread in which it happens."""

    def __init__(
        self,
        name: str,
        crossfade_seconds: float | None,
        answer: Answer,
        *,
        announce: Announce,
        end: Callable[[Performance | None], None],
    ) -> None:
        self.name = name
        self.crossfade_seconds = crossfade_seconds
        self.is_off = False
        """Whether it is not wanted any more; set by control's thread."""
        self._answer = answer
        self._announce = announce
        self._end = end

    def plays(self, performance: Performance) -> None:
        """Tell that it does."""
        log.info("the set %s plays", self.name)
        self._end(performance)
        self._announce("model", self.name, "playing")
        self._answer.done(self.name)

    def failed(self, reason: str) -> None:
        """Tell why it cannot play."""
        log.warning("the set %s does not play: %s", self.name, reason)
        self._end(None)
        self._announce("model", self.name, reason)
        self._answer.failed(reason)
