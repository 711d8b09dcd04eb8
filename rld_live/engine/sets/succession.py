"""What the decoder's thread decodes: the set of models that plays, and for a while the one before it, underneath."""

from collections.abc import Callable

from rld_live.audio.frames import Frames
from rld_live.engine.positions import Positions
from rld_live.engine.sets.arrival import Arrival
from rld_live.engine.sets.now_playing import NowPlaying
from rld_live.engine.sets.outgoing import Outgoing
from rld_live.pipeline import Pipeline
from rld_live.pipeline.handover import Crossing
from rld_live.pipeline.sound import Sound

CROSSFADE_SECONDS_MINIMUM = 0.01
"""Shorter crossfades click."""
HURRY_SECONDS = 0.05
"""What a crossfade is cut down to when it takes more time than there is."""


class Succession:
    """The one place where what plays becomes something else; owned by the decoder's thread.

    Another set takes over behind what is in the ring, through a crossfade. Back into that no trigger can go, since its
    old half is decoded once: `whole_from` is the ring frame behind the latest one.
    """

    def __init__(self, playing: NowPlaying, positions: Positions, *, device_rate: int, channels: int) -> None:
        self.whole_from = 0
        self._playing = playing
        self._positions = positions
        self._device_rate = device_rate
        self._channels = channels
        self._sound = self._sound_of(playing.now.pipeline)
        self._arrival: Arrival | None = None
        self._outgoing: Outgoing | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether two sets are decoded."""
        return self._outgoing is not None

    def expect(self, arrival: Arrival) -> None:
        """Have the music of another set generated, so that it can begin."""
        self._arrival, self._playing.coming = arrival, arrival.playing

    def goes_over(self, note: Callable[[str], None]) -> bool:
        """Go over to what has arrived, and `note` its name; False if nothing has, or its music cannot begin yet."""
        arrival = self._arrival
        if arrival is None:
            return False
        is_off = arrival.is_off  # first: where nothing takes from the ring, a crossfade stays under way
        if not is_off and (self.is_under_way or not arrival.is_ready(self._playing.now.pipeline)):
            return False
        self._arrival = self._playing.coming = None
        if is_off:
            arrival.give_up()
        elif (crossing := arrival.complete()) is not None:
            note(arrival.playing.name)
            self._go_over(arrival, crossing)
        return True

    def next(self) -> Frames | None:
        """Return the audio of the next chunk [frames, channels]; None while its latents are not there."""
        frames = self._sound.next()
        return frames if frames is None or self._outgoing is None else self._outgoing.under(frames)

    def rewind(self, produced: int) -> None:
        """Go back, so that the audio of latent frame `produced` is next; only while one set is decoded."""
        self._sound.rewind(produced)

    @property
    def held_frames(self) -> int:
        """How many ring frames of what is decoded come with the next chunk only."""
        return self._sound.held_frames

    def hurry(self) -> None:
        """Be through with a crossfade, if one runs: decoding both takes longer than the ring lasts."""
        if self._outgoing is not None:
            self._outgoing.hurry(round(HURRY_SECONDS * self._device_rate))

    def written(self, ring_frame: int) -> None:
        """Hear that everything so far is in the ring, up to `ring_frame`."""
        if self._outgoing is not None and self._outgoing.is_over:
            self._outgoing = self._playing.going = None
            self.whole_from = ring_frame

    def _go_over(self, arrival: Arrival, crossing: Crossing) -> None:
        old, new = self._playing.now, arrival.playing
        seconds = max(CROSSFADE_SECONDS_MINIMUM, arrival.crossfade_seconds(old.pipeline.performance))
        old.pipeline.timeline.look_ahead(round(seconds * old.pipeline.latent_rate))  # it goes no farther
        self._outgoing = Outgoing(self._sound.next, frames=round(seconds * self._device_rate))
        self._sound = self._sound_of(new.pipeline)
        later_seconds = new.pipeline.delay_seconds - old.pipeline.delay_seconds
        self._positions.go_over(crossing, latent_rate=new.pipeline.latent_rate, later_seconds=later_seconds)
        old.retire()
        new.begin()
        self._playing.now, self._playing.going = new, old
        arrival.asker.plays(new.pipeline.performance)

    def _sound_of(self, pipeline: Pipeline) -> Sound:
        return Sound(pipeline, device_rate=self._device_rate, channels=self._channels)
