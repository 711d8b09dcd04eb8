"""What the instrument reports while it plays."""

from dataclasses import dataclass, field, fields
from typing import Any

StatusValue = int | float | str | tuple[float, ...]


def _told(sentence: str, default: Any) -> Any:
    return field(default=default, metadata={"sentence": sentence})


@dataclass(frozen=True)
class Status:
    """One snapshot: each field is sent at `/rld/status/<field>`."""

    state: str = _told("loading, waiting, playing, stopped or panicked", "loading")
    set: str = _told("name of the set of models that plays", "default")
    seed: int = _told("seed that sounds (the first one, in a morph)", 0)
    next_seed: int = _told("seed that is cued or waited for; -1 if none", -1)
    position: float = _told("seconds into the piece of the seed", 0.0)
    window: int = _told("window that sounds, counted from 0", 0)
    morph: float = _told("position in the morph, 0 to 1; -1 if none plays", -1.0)
    pad: tuple[float, ...] = _told("x and y on the square of four seeds; -1 -1 if the pad is not in use", (-1.0, -1.0))
    speed: float = _told("latent time against heard time now; negative backwards, 0 while frozen", 1.0)
    beat: float = _told("beats since the beat was set, counted from what is heard now", 0.0)
    cuelist: int = _told("number of the written cue that was played last; 0 before the first", 0)
    crossfade: float = _told("progress of the crossfade, 0 to 1; -1 if none runs", -1.0)
    ring_seconds: float = _told("decoded audio that waits to be heard, in seconds", 0.0)
    ring_seconds_min: float = _told("least of it since playing began, in seconds", 0.0)
    horizon_seconds: float = _told("latents generated ahead of the playhead, in seconds", 0.0)
    starving: int = _told("1 while the last window is played again for want of a new one", 0)
    steps_used: int = _told("denoising steps used now: fewer than the knob says while the machine is too slow", 0)
    generate_rtf: float = _told("seconds of generation per second of audio: median of the last windows", 0.0)
    decode_rtf: float = _told("seconds of decoding per second of audio: median of the last blocks", 0.0)
    decode_rtf_p99: float = _told("the same, 99th percentile", 0.0)
    underruns: int = _told("episodes in which the ring ran dry", 0)
    underrun_frames: int = _told("frames of silence that they cost", 0)
    underflows: int = _told("times that the device reported a late callback", 0)
    level: tuple[float, ...] = _told("peak then RMS of each channel, in dBFS", ())
    limiter_db: float = _told("attenuation of the limiter now, in dB", 0.0)
    device: str = _told("sound card that plays", "")
    device_state: str = _told("open, or lost while the music holds until the sound card is back", "open")
    sample_rate: int = _told("rate of the sound card in Hz", 0)
    latency_ms: float = _told("from a pre-ring change to the ear: ring and device, in milliseconds", 0.0)
    recording: str = _told("file that is recorded; empty if none", "")
    recording_lost_frames: int = _told("frames of it that the disk was too slow for: silence is in their place", 0)
    commands: int = _told("messages that were understood", 0)
    refused: int = _told("messages that were answered with an error", 0)
    late: int = _told("messages that came more than 50 ms after the time that they were dated", 0)
    restarts: int = _told("times that the engine has died and was started again", 0)
    cpu: float = _told("CPU use of all processes, in cores", 0.0)
    memory_mb: float = _told("resident memory of all processes, in MB", 0.0)


STATUS_FIELDS: dict[str, str] = {each.name: each.metadata["sentence"] for each in fields(Status)}


@dataclass(frozen=True)
class Standing:
    """What the instrument is set to, beside the knobs: one value of one moment, where everything is headed."""

    set: str = "default"
    """The set of models that plays."""
    seed: int = 0
    """The seed that was chosen last (the first one, of a morph)."""
    seeds: tuple[int, ...] = ()
    """The seeds of the morph; empty if none plays."""
    morph: float = 0.0
    pad: tuple[float, float] = (0.0, 0.0)
    slots: tuple[int, ...] = ()
    """Which slots keep something."""
    freeze: int = 0
    reseed: str = "continue"
    quantize: str = "off"
    bias: tuple[float, ...] = ()
    """Of each latent dimension."""
    scale: tuple[float, ...] = ()
    recording: str = ""
    """File that is recorded; empty if none."""
