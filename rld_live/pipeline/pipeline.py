"""The sound path, put together."""

from collections.abc import Mapping
from dataclasses import dataclass

from rld_live.codec.streaming import StreamingDecoder
from rld_live.latent.circumstances import Circumstances
from rld_live.latent.library import Library
from rld_live.latent.timeline import EventListener, Timeline
from rld_live.pipeline.decoding import BlockDecoder, Decoding
from rld_live.pipeline.fit import check_chunk
from rld_live.pipeline.generation import Generation
from rld_live.pipeline.models import Models
from rld_live.pipeline.performance import Performance
from rld_live.pipeline.pieces import Pieces


@dataclass(frozen=True)
class Pipeline:
    """`generation` belongs to the producer's thread, everything else to the decoder's."""

    generation: Generation
    decoding: Decoding
    performance: Performance
    timeline: Timeline
    library: Library
    latent_rate: float
    """Latent frames per second."""
    latent_dim: int
    codec_rate: int
    """Audio frames per second that come out of it."""
    pieces: Pieces

    @property
    def delay_seconds(self) -> float:
        """By how much what comes out is later than what goes in."""
        return self.decoding.delay_frames / self.codec_rate

    @staticmethod
    def build(
        models: Models,
        *,
        chunk: int,
        knobs: Mapping[str, float],
        decoder: BlockDecoder | None = None,
        on_event: EventListener = lambda name, values: None,
        circumstances: Circumstances | None = None,
    ) -> "Pipeline":
        """Connect models that fit each other; without a `decoder`, the codec decodes in pieces of `chunk`.

        Raise `ConfigError` for a chunk too long for their windows, `ModelError` for a codec that cannot be streamed.
        """
        codec, source = models.codec, models.source
        check_chunk(chunk, window=2 * source.hop)
        info = codec.info
        if decoder is None:
            decoder = StreamingDecoder(codec, chunk=chunk, reach=models.self_test.decoder if models.self_test else None)
        latent_rate = info.sample_rate / info.ratio
        library = Library(hop=source.hop)
        timeline = Timeline(library, geometry=models.geometry, on_event=on_event, circumstances=circumstances)
        performance = Performance(
            timeline,
            latent_rate=latent_rate,
            crossfade_seconds=knobs["crossfade"],
            temperature=knobs["temperature"],
            steps=int(knobs["steps"]),
            guidance=knobs["guidance"],
            tempo=knobs["tempo"],
            latent_dim=info.latent_dim,
            pieces=source.pieces,
            attributes=source.attributes(codec.attributes),
        )
        performance.set_horizon(knobs["horizon"])
        performance.set_speed(knobs["speed"])
        return Pipeline(
            generation=Generation(source, library, wanted=lambda: timeline.wanted),
            decoding=Decoding(timeline, decoder, source.statistics, chunk=chunk, ratio=info.ratio),
            performance=performance,
            timeline=timeline,
            library=library,
            latent_rate=latent_rate,
            latent_dim=info.latent_dim,
            codec_rate=info.sample_rate,
            pieces=source.pieces,
        )
