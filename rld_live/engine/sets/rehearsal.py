"""What a set of models does when it is tried beside the music, before anybody hears it."""

import time

from rld_live.codec.self_test import KEEPS_UP, REMEDY_FOR_SLOWNESS, self_test
from rld_live.errors import ModelError
from rld_live.latent.library import BlockKey
from rld_live.pipeline import Pipeline
from rld_live.pipeline.models import Models

TRIES = 3
"""How often a codec may be measured that seems too slow: the machine has other work."""
SEED = 0


def rehearse(models: Models, pipeline: Pipeline, *, chunk: int) -> None:
    """Generate a block, and look at how decoding went; raise `ModelError` for what is too slow or no music at all."""
    tested = models.self_test
    for _ in range(TRIES - 1):
        if tested is not None and not tested.keeps_up:
            tested = self_test(models.codec, chunk=chunk)
    name = models.codec.info.path
    if tested is not None and not tested.keeps_up:
        raise ModelError(
            f"{name}: too slow: decoding beside the music takes {tested.real_time_factor:.2f} of the time that it "
            f"plays: {REMEDY_FOR_SLOWNESS}"
        )
    (piece,) = pipeline.performance.voice(SEED).pieces
    began = time.thread_time()  # of this thread alone, which is a good deal more patient than it may be when it plays
    _, block = models.source.block(BlockKey.of(piece, 0))
    factor = (time.thread_time() - began) * pipeline.latent_rate / pipeline.library.hop
    if not block.isfinite().all():
        raise ModelError(f"{name}: what generates its latents gives NaN: use an earlier state of the run")
    if factor >= KEEPS_UP:
        raise ModelError(
            f"{name}: too slow: generating takes {factor:.2f} of the time that it plays: lower steps first"
        )
