"""What a performance came to, in numbers."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from rld_live.errors import DataError


@dataclass(frozen=True)
class Report:
    """Written by `serve --report` as JSON, and printed at the end of a performance."""

    version: str
    device: str
    is_null_device: bool
    sample_rate: int
    seconds: float
    """Music that went out."""
    first_sound_seconds: float
    """From the start of the process to the first sound."""
    underruns: int
    underrun_frames: int
    underflows: int
    generate_rtf: float
    generate_rtf_p999: float
    generate_pieces: int
    """Half windows that were generated: what the percentiles stand on."""
    generate_pieces_slow: int
    """Those of them that took several times as long as those around them."""
    generate_seconds_max: float
    """The longest that one took."""
    decode_rtf: float
    decode_rtf_p999: float
    decode_pieces: int
    decode_pieces_slow: int
    decode_seconds_max: float
    ring_seconds_min: float
    latency_ms: float
    """From a change before the ring to the ear, for what does not splice: ring and device."""
    commands: int
    refused: int
    peak_rss_mb: float
    restarts: int
    """Times that the engine died and was started again; the other figures are of its last life."""
    recording: str
    first_sound_at: float
    """Unix time of the first sound, which is the first frame of a recording; 0 if there was none."""

    def write(self, path: Path) -> None:
        """Write the report as JSON; raise `DataError` if it cannot be."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")
        except OSError as error:
            raise DataError(f"{path}: the report cannot be written: {error.strerror}; choose another place") from error
