"""Where a timeline is headed, in words that a client understands."""

from rld_live.latent.timeline import Timeline
from rld_live.parameters import QuantizeMode, ReseedMode
from rld_live.status import Standing


def standing_of(timeline: Timeline, latent_dim: int, *, reseed: ReseedMode, quantize: QuantizeMode) -> Standing:
    """Return what the instrument is set to, beside the knobs (decoder's thread)."""
    voice = timeline.aimed
    return Standing(
        seed=voice.seeds[0] if voice else 0,
        seeds=voice.seeds if voice and voice.is_morph else (),
        morph=voice.morph.line.target if voice else 0.0,
        pad=voice.morph.pad.target if voice else (0.0, 0.0),
        slots=tuple(sorted(timeline.shelf.slots)),
        freeze=int(timeline.is_frozen),
        reseed=reseed,
        quantize=quantize,
        bias=timeline.manner.hands.targets("bias", latent_dim),
        scale=timeline.manner.hands.targets("scale", latent_dim),
    )
