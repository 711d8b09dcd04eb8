"""The sound path, put together."""

from collections.abc import Mapping
from dataclasses import dataclass

from rld_live.codec.export import Codec
from rld_live.codec.streaming import StreamingDecoder
from rld_live.diffusion.checkpoint import Checkpoint
from rld_live.errors import ConfigError, ModelError
from rld_live.latent.library import Library
from rld_live.latent.timeline import EventListener, Timeline
from rld_live.pipeline.decoding import Decoding
from rld_live.pipeline.generation import Generation, Sampler
from rld_live.pipeline.performance import Performance


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

    @staticmethod
    def build(
        codec: Codec,
        checkpoint: Checkpoint,
        sampler: Sampler,
        *,
        chunk: int,
        knobs: Mapping[str, float],
        on_event: EventListener = lambda name, values: None,
    ) -> "Pipeline":
        """Connect models that fit each other.

        Raise `ModelError` with both values where they do not, `ConfigError` for a chunk too long for their windows.
        """
        check_fit(codec, checkpoint)
        info = codec.info
        longest = max(1, checkpoint.network.window // 4)
        if chunk > longest:  # the timeline has that much generated before a voice starts
            raise ConfigError(
                f"play.chunk = {chunk} is too long for windows of {checkpoint.network.window}: {longest} at most"
            )
        latent_rate = info.sample_rate / info.ratio
        library = Library(hop=checkpoint.network.window // 2)
        timeline = Timeline(library, on_event=on_event)
        decoder = StreamingDecoder(codec, chunk=chunk)
        return Pipeline(
            generation=Generation(
                sampler, library, latent_dim=checkpoint.network.latent_dim, wanted=lambda: timeline.wanted
            ),
            decoding=Decoding(timeline, decoder, checkpoint.statistics, chunk=chunk, ratio=info.ratio),
            performance=Performance(
                timeline,
                latent_rate=latent_rate,
                crossfade_seconds=knobs["crossfade"],
                temperature=knobs["temperature"],
                steps=int(knobs["steps"]),
            ),
            timeline=timeline,
            library=library,
            latent_rate=latent_rate,
        )


def check_fit(codec: Codec, checkpoint: Checkpoint) -> None:
    """Raise `ModelError` when the checkpoint's latents are not the codec's."""
    info = codec.info
    pairs = (
        ("latent dimensions", checkpoint.network.latent_dim, info.latent_dim),
        ("ratio", checkpoint.codec.ratio, info.ratio),
        ("sample rate", checkpoint.codec.sample_rate, info.sample_rate),
        ("fingerprint", checkpoint.codec.fingerprint, info.fingerprint),
    )
    for name, wanted, found in pairs:
        if wanted != found:
            raise ModelError(
                f"{info.path}: the checkpoint was trained on a codec with {name} {wanted}, this one has {found}: "
                f"use {checkpoint.codec.name}, or train on this codec"
            )
