"""seed → noise → latents → audio: the sound path, pulled by `serve` and by `generate` alike."""

from rld_live.pipeline.decoding import Decoding
from rld_live.pipeline.generation import Generation
from rld_live.pipeline.performance import Performance
from rld_live.pipeline.pipeline import Pipeline

__all__ = ["Decoding", "Generation", "Performance", "Pipeline"]
