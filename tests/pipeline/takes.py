"""The log of a take, as a performance writes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rld_live.config import AudioConfig, Config, WebConfig
from rld_live.parameters import defaults
from rld_live.pipeline.take_header import TakeHeader
from rld_live.pipeline.take_log import TakeLog

HEADER = TakeHeader(
    config=Config(audio=AudioConfig(device="null"), web=WebConfig(token="secret")),
    knobs=defaults(),
    codec_rate=44100,
    device_rate=48000,
    channels=2,
    ring_frames=1 << 16,
)


@contextmanager
def taken(path: Path) -> Iterator[TakeLog]:
    with TakeLog() as log:
        log.head(HEADER)
        log.begin(path)
        yield log
