"""The desk: everything that a command reaches."""

from collections.abc import Mapping
from dataclasses import dataclass

from rld_live import __version__
from rld_live.config import Config
from rld_live.control.midi.map import MidiMap
from rld_live.engine.chain import Chain
from rld_live.engine.clerk import Clerk
from rld_live.engine.files.preset_folder import PresetFolder
from rld_live.engine.files.presets import Presets
from rld_live.engine.files.recordings import Recordings
from rld_live.engine.performer import LivePerformer
from rld_live.engine.post_ring import PostRing
from rld_live.engine.pre_ring import PreRing
from rld_live.engine.sets.loader import ModelLoader
from rld_live.engine.sets.now_playing import Announce
from rld_live.parameters import SLOT_MAXIMUM
from rld_live.pipeline.take_log import TakeLog


@dataclass(frozen=True)
class Desk:
    """The performer, who takes every command, and those among whom commands are shared out."""

    performer: LivePerformer
    pre_ring: PreRing
    post_ring: PostRing
    loader: ModelLoader
    presets: Presets
    midi: MidiMap

    @staticmethod
    def of(
        config: Config,
        chain: Chain,
        *,
        knobs: Mapping[str, float],
        recordings: Recordings,
        clerk: Clerk,
        take_log: TakeLog,
        announce: Announce,
    ) -> "Desk":
        """Build it around a chain whose knobs stand at `knobs`."""
        post_ring = PostRing(chain.output, knobs)
        chain.output.when_back(post_ring.restore)
        pre_ring = PreRing(chain.decoder, chain.playing.now.pipeline.performance)
        midi = MidiMap()
        folder = PresetFolder(config.files.folder / "presets")
        presets = Presets(folder, clerk=clerk, pre_ring=pre_ring, post_ring=post_ring, parts={"midi": midi})
        loader = ModelLoader(
            config,
            chain.playing,
            chain.decoder,
            knobs=lambda: pre_ring.knobs,
            publish=pre_ring.publish,
            announce=announce,
            note=take_log.note,
            is_music_short=lambda: chain.is_short_of(1.0),
        )
        performer = LivePerformer(
            pre_ring=pre_ring,
            post_ring=post_ring,
            presets=presets,
            recordings=recordings,
            clerk=clerk,
            loader=loader,
            playing=chain.playing,
            facts={"version": __version__, "sample_rate": chain.device.sample_rate, "slots": SLOT_MAXIMUM + 1},
        )
        return Desk(performer, pre_ring, post_ring, loader, presets, midi)
