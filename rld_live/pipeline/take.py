"""A recorded take, as its log tells it."""

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rld_live.errors import DataError, RldError
from rld_live.pipeline.take_events import (
    AudioEvent,
    DecoderEvent,
    Event,
    Failed,
    Gap,
    Lost,
    Recorded,
    Seen,
    Swapped,
    event_of,
)
from rld_live.pipeline.take_header import TakeHeader, header_of

log = logging.getLogger(__name__)

LINE_BYTES_MAXIMUM = 1 << 22
"""No line is as long as this, but what is no log at all may be."""


@dataclass(frozen=True)
class Take:
    """The last recording of a log: the device frames `start` … `stop` of its session."""

    path: Path
    header: TakeHeader
    versions: Mapping[str, str]
    """With which programs it was played."""
    fingerprints: Mapping[str, str]
    """Of the model files, by the name of their setting."""
    recording: Path
    """What was recorded; where the log is read, only the name means anything."""
    skips_silence: bool
    start: int
    stop: int
    """Of a log without its end, the last frame that it tells of."""

    def decoder_lines(self) -> Iterator[tuple[int, DecoderEvent]]:
        """Yield line number and event of what the decoder's thread did, in its order."""
        return ((number, event) for number, event in _events(self.path) if isinstance(event, DecoderEvent))

    def audio_lines(self) -> Iterator[tuple[int, AudioEvent]]:
        """Yield line number and event of what the audio process did, in its order."""
        return ((number, event) for number, event in _events(self.path) if isinstance(event, AudioEvent))


def open_take(path: Path) -> Take:
    """Read the whole log once; raise `DataError` that names the line where it is damaged, or cannot be rendered.

    A log that breaks off, since the machine did, is read as far as its last whole line, with a warning.
    """
    header = _header(path)
    recorded: Recorded | None = None
    stop: int | None = None
    frame = chunk = written = number = 0
    for number, event in _events(path):
        where = f"{path}: line {number}"
        match event:
            case Failed():
                raise DataError(f"{where}: a block failed there, so what follows cannot be rendered")
            case Swapped(models=name):
                raise DataError(f"{where}: the set {name!r} took over there, so what follows cannot be rendered")
            case Lost(lost):
                raise DataError(f"{where}: {lost} lines are missing, so what follows cannot be rendered")
            case Gap(gap=lost):
                log.warning("%s: the recording lacks %d frames there, which the rendering has", where, lost)
            case Recorded(recording=""):
                stop = event.frame
            case Recorded():
                recorded, stop = event, None
            case Seen(ring=view):
                if not max(written, view.to) <= view.written:
                    raise DataError(f"{where}: this is no state of a ring; render the log as it was written")
                written = view.written
            case _:
                pass
        if isinstance(event, AudioEvent):
            _check_order(frame, event.frame, where)
            frame = event.frame
        elif isinstance(event, DecoderEvent):
            _check_order(chunk, event.chunk, where)
            chunk = event.chunk
    if recorded is None:
        raise DataError(f"{path}: tells of no recording; give the .jsonl beside one")
    if stop is None:
        log.warning("%s: breaks off behind line %d: what follows in the recording is not rendered", path, number)
    return Take(
        path=path,
        header=header_of(header, f"{path}: line 1"),
        versions=_texts({name: header.get(name) for name in ("rld_live", "torch")}),
        fingerprints=_texts(header.get("sha256")),
        recording=Path(recorded.recording),
        skips_silence=recorded.skips_silence,
        start=recorded.frame,
        stop=frame if stop is None else stop,
    )


def _texts(values: object) -> dict[str, str]:
    return {key: text for key, text in values.items() if isinstance(text, str)} if isinstance(values, dict) else {}


def _check_order(before: int, now: int, where: str) -> None:
    if now < before:
        raise DataError(f"{where}: goes back from {before} to {now}; render the log as it was written")


def _header(path: Path) -> dict[str, Any]:
    for _, values in _objects(path):
        if isinstance(values, dict) and "rld_live" in values:
            return values
        break
    raise DataError(f"{path}: is no log of a take; give the .jsonl beside a recording")


def _events(path: Path) -> Iterator[tuple[int, Event]]:
    for number, values in _objects(path):
        if number > 1:
            try:
                event = event_of(values)
            except RldError as error:
                raise DataError(f"{path}: line {number}: {error}; render the log as it was written") from error
            yield number, event


def _objects(path: Path) -> Iterator[tuple[int, object]]:
    """Yield each whole line with its number, counted from 1."""
    try:
        with path.open("rb") as file:
            number = 1
            while (raw := file.readline(LINE_BYTES_MAXIMUM)).endswith(b"\n"):
                try:
                    yield number, json.loads(raw)
                except (ValueError, RecursionError) as error:  # neither JSON nor text at all, or a tower of brackets
                    raise DataError(f"{path}: line {number}: is damaged; render the log as it was written") from error
                number += 1
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}; give the .jsonl beside a recording") from error
    if len(raw) == LINE_BYTES_MAXIMUM:
        raise DataError(f"{path}: line {number}: is too long for a log; give the .jsonl beside a recording")
