"""The figures of a set that plays well, to be spoilt one by one."""

from dataclasses import replace

from rld_live.engine.doctor.figures import Figures, Pace, Settings

SETTINGS = Settings(
    prebuffer_seconds=0.5, horizon_seconds=12.0, steps=8, chunk=4, block_frames=512, latency_seconds=0.05
)
DECODE = Pace(median=0.03, p999=0.06, worst_seconds=0.012, pieces=800, slow=0)
GENERATE = Pace(median=0.02, p999=0.04, worst_seconds=0.25, pieces=600, slow=0)
HEALTHY = Figures(
    seconds=60.0,
    settings=SETTINGS,
    chunk_seconds=0.17,
    trigger_seconds=0.34,
    device="Stage Card",
    is_null_device=False,
    sample_rate=48000,
    underruns=0,
    silence_seconds=0.0,
    underflows=0,
    lost=0,
    ring_seconds_min=0.35,
    decode=DECODE,
    generate=GENERATE,
    starved=0,
    steps_used=8,
    restarts=0,
    wake_up_p999=0.001,
    wake_up_max=0.004,
    throttled=0,
    reply_p99=0.004,
    first_sound_seconds=3.0,
    cores=0.9,
    memory_mb=450.0,
    memory_growth=0.004,
)


def with_decode(**changed: float) -> Figures:
    """Return the healthy figures with another pace of the decoder."""
    return replace(HEALTHY, decode=replace(DECODE, **changed))


def with_generate(**changed: float) -> Figures:
    """Return the healthy figures with another pace of the generator."""
    return replace(HEALTHY, generate=replace(GENERATE, **changed))
