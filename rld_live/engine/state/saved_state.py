"""The file from which a set goes on where it was: after a crash, or with `serve --resume`."""

import json
import os
import stat
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rld_live.engine.files.folder import replace_text
from rld_live.errors import DataError

MEBIBYTES_MAXIMUM = 16
NAME_MAXIMUM = 4096


class SavedState(BaseModel):
    """Everything that the instrument stood at; a file that is not just this is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    version: Literal[1] = 1
    codec: str
    """Fingerprint of the one that played."""
    set: Annotated[str, Field(max_length=NAME_MAXIMUM)]
    """Name of the set that played."""
    transport: Literal["playing", "stopped", "panicked"]
    is_frozen: bool
    recording: Annotated[str, Field(max_length=NAME_MAXIMUM)] = ""
    """File that was being recorded; empty if none was."""
    cuelist: Annotated[int, Field(ge=0)] = 0
    """Number of the written cue that was played last."""
    seconds_to_next_cue: Annotated[float, Field(ge=0.0)] | None = None
    """How long it was until the next one came by itself; None if none was to."""
    attributes: dict[str, tuple[bool | int | float | str, ...]] = {}
    """Of the codec: what has been set."""
    parts: dict[str, Any]
    """As a preset holds them; checked by whoever stands there again."""


class StateFile:
    """Read at start, then written by one thread; it is there whole or not at all, whenever the power goes."""

    def __init__(self, path: Path) -> None:
        """Use `path`, whose folder is made when it is first written."""
        self.path = path

    def read(self) -> SavedState | None:
        """Return what was saved, None if nothing was; raise `DataError` for anything else that is there."""
        try:
            status = self.path.stat()
            if not stat.S_ISREG(status.st_mode):
                raise DataError(f"{self.path}: no saved state: it is no file")
            if status.st_size > MEBIBYTES_MAXIMUM * 2**20:
                raise DataError(f"{self.path}: no saved state: it is larger than {MEBIBYTES_MAXIMUM} MiB")
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DataError(f"{self.path}: the saved state cannot be read: {error.strerror}") from error
        except ValueError as error:
            raise DataError(f"{self.path}: no saved state: it is not UTF-8 text") from error
        try:
            return SavedState.model_validate_json(text)
        except ValidationError as error:
            raise DataError(f"{self.path}: no whole saved state: {error.errors()[0]['msg']}") from error

    def write(self, state: SavedState) -> None:
        """Replace what was saved; raise `DataError` if it cannot be."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            replace_text(self.path, json.dumps(state.model_dump(mode="json")))
        except OSError as error:
            raise DataError(f"{self.path}: the state cannot be saved: {error.strerror}; see files.folder") from error

    def set_aside(self) -> Path | None:
        """Keep what is there under another name, which is returned; None if that cannot be done."""
        numbers = range(1, 1000)
        names = (self.path.with_name(f"{self.path.stem}-aside-{number}{self.path.suffix}") for number in numbers)
        aside = next((name for name in names if not os.path.lexists(name)), None)
        if aside is None:
            return None
        try:
            return self.path.rename(aside)
        except OSError:
            return None
