"""A player without a process and without a device: each block is asked for by hand."""

import os

import numpy as np

from rld_live.audio.journal import Journal
from rld_live.audio.messages import Message, MessageQueue, Verb
from rld_live.audio.meters import MeterBoard
from rld_live.audio.playback import Playback
from rld_live.audio.player import Player
from rld_live.audio.ring import RingBuffer, RingView
from rld_live.audio.scope import Scope
from rld_live.audio.settings import ProcessSettings
from tests.audio.sounds import RATE

PREBUFFER_SECONDS = 0.1
LATENCY_SECONDS = 0.02


class Stage:
    """Both ends of what the engine and the audio process share."""

    def __init__(self, *, capacity=1 << 16, record=None, sample_rate=RATE):
        self.sample_rate = sample_rate
        self.ring = RingBuffer.create(capacity, 2)
        self.messages = MessageQueue.create()
        self.board = MeterBoard.create(2)
        self.journal = Journal.create()
        self.scope = Scope.create()
        self.failures = []
        self._record = record
        self.player = self._new_player()
        self.frame = 0
        self.lines = []
        self.material = []

    def replace_player(self):
        """Let another player take over from the one that plays, as if that had been killed."""
        self.lines += self.journal.take()
        self.taken_at_replacement = self.ring.taken
        self.player = self._new_player()

    def write(self, frames):
        """Write what fits of `frames`, and remember it."""
        count = self.ring.write(frames)
        self.material.append(frames[:count])
        return count

    def post(self, verb, value=0.0, seconds=0.0, *, due=0.0):
        """Send a message as the engine does."""
        assert self.messages.post(Message(verb, value, seconds, due))

    def hear(self, frames, *, block_time=None):
        """Return the next block; its time is that of an ideal device which began at 1000 s, unless given."""
        out = np.full((frames, 2), np.nan, np.float32)
        begins = 1000.0 + self.frame / self.sample_rate if block_time is None else block_time
        self.player.render(out, block_time=begins, late_seconds=0.0, is_underflow=False)
        self.frame += frames
        self.lines += self.journal.take()
        return out

    def heard_again(self, cuts):
        """Return what the journal says was heard, in blocks that end at other frames: an iterable of slices."""
        ring = RingBuffer.create(self.ring.capacity_frames, 2)
        playback = Playback(ring, sample_rate=RATE, prebuffer_frames=round(PREBUFFER_SECONDS * RATE))
        material = np.concatenate([np.zeros((0, 2), np.float32), *self.material])
        out = np.full((self.frame, 2), np.nan, np.float32)
        view, lines = RingView(0), list(self.lines)
        for cut in cuts:
            start = cut.start
            while start < cut.stop:
                while lines and lines[0]["frame"] == start:
                    line = lines.pop(0)
                    if "ring" in line:
                        view = RingView(*line["ring"])
                        new = material[ring.written : view.written]
                        assert ring.write(new) == len(new)
                    elif "verb" in line:
                        playback.obey(Message(Verb[line["verb"].upper()], line["value"], line["seconds"]))
                stop = min([cut.stop, *(line["frame"] for line in lines)])
                playback.render(out[start:stop], view)
                start = stop
        return out

    def _new_player(self):
        shared = (self.ring, self.messages, self.board, self.journal, self.scope)
        descriptors = (os.dup(each.fd) for each in shared)
        settings = ProcessSettings(
            None, 2, self.sample_rate, 512, LATENCY_SECONDS, PREBUFFER_SECONDS, self._record, *descriptors
        )
        return Player(
            settings,
            sample_rate=self.sample_rate,
            latency_seconds=LATENCY_SECONDS,
            on_recording_failure=lambda number, reason: self.failures.append((number, reason)),
        )
