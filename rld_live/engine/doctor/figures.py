"""What was measured while the set played under observation."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """How one kind of work went, piece by piece; factors are seconds of compute per second of audio."""

    median: float
    p999: float
    worst_seconds: float
    pieces: int
    slow: int
    """Pieces that took several times as long as those around them (`rld_live.engine.timing.SLOW_FACTOR`)."""


@dataclass(frozen=True)
class Settings:
    """What the set was played with, as far as a verdict can change it."""

    prebuffer_seconds: float
    horizon_seconds: float
    steps: int
    chunk: int
    block_frames: int
    latency_seconds: float


@dataclass(frozen=True)
class Figures:
    """One observation."""

    seconds: float
    settings: Settings
    chunk_seconds: float
    """Audio of one call of the decoder."""
    trigger_seconds: float
    """What a trigger leaves in the ring, for the moment in which it is filled again."""
    device: str
    is_null_device: bool
    sample_rate: int
    underruns: int
    silence_seconds: float
    """What the underruns cost, altogether."""
    underflows: int
    lost: int
    """Times that the sound card was lost."""
    ring_seconds_min: float
    decode: Pace
    generate: Pace
    starved: int
    """Times that the music went on in circles, since nothing new was generated in time."""
    steps_used: int
    """Fewest denoising steps that the engine came down to."""
    restarts: int
    wake_up_p999: float
    """Seconds that a sleeper came late, with the priority that the audio process has."""
    wake_up_max: float
    throttled: int
    """Times that a core was slowed down for its heat."""
    reply_p99: float
    """Seconds from an OSC message to its answer."""
    first_sound_seconds: float
    cores: float
    """Cores that were busy with the set, P99."""
    memory_mb: float
    memory_growth: float
    """Of the second half, as a share."""

    @property
    def block_seconds(self) -> float:
        """What the card asks for at once."""
        return self.settings.block_frames / self.sample_rate

    @property
    def stall_seconds(self) -> float:
        """The longest that the decoder stood still: a piece that took its time, or the ring and a silence behind it."""
        silence = self.silence_seconds / self.underruns if self.underruns else 0.0
        return max(self.decode.worst_seconds, self.settings.prebuffer_seconds + silence if self.underruns else 0.0)
