"""The folder of the presets: one file by name."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from rld_live import __version__
from rld_live.commands import JSON
from rld_live.engine.names import checked_name
from rld_live.errors import ControlError, DataError

SUFFIX = ".json"
MEBIBYTES_MAXIMUM = 4


class PresetFolder:
    """A preset is either there whole or not at all. For one thread at a time."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which is made when the first preset is written."""
        self._folder = folder

    def names(self) -> tuple[str, ...]:
        """Return the names of the presets, in their order."""
        return tuple(sorted(path.stem for path in self._folder.glob(f"[!.]*{SUFFIX}")))

    def write(self, name: str, parts: Mapping[str, JSON]) -> None:
        """Write a preset, in place of one of that name; raise `ControlError` for the name, `DataError` for the disk."""
        path = self._path(name)
        text = json.dumps({"rld_live": __version__, "parts": parts}, indent=1)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _replace(path, text)
        except OSError as error:
            raise DataError(f"{path}: the preset cannot be written: {error.strerror}; see files.folder") from error

    def read(self, name: str) -> dict[str, JSON]:
        """Return the parts of a preset; raise `ControlError` when there is none, `DataError` when it is damaged."""
        path = self._path(name)
        try:
            if path.stat().st_size > MEBIBYTES_MAXIMUM * 2**20:
                raise DataError(f"{path}: no preset: it is larger than {MEBIBYTES_MAXIMUM} MiB")
            saved = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            there = ", ".join(self.names()) or "none so far"
            raise ControlError(f"there is no preset {name!r}: there are {there}") from None
        except OSError as error:
            raise DataError(f"{path}: the preset cannot be read: {error.strerror}") from error
        except (ValueError, RecursionError) as error:
            raise DataError(f"{path}: no whole preset ({error}): save it again") from error
        parts = saved.get("parts") if isinstance(saved, dict) else None
        if not isinstance(parts, dict):
            raise DataError(f"{path}: no preset: it has no parts: save it again")
        return parts

    def _path(self, name: str) -> Path:
        return self._folder / f"{checked_name(name)}{SUFFIX}"


def _replace(path: Path, text: str) -> None:
    """Write a file that is never seen half, whenever the power goes."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)  # what is left of it on a full disk
