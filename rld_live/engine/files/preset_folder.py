"""The folder of the presets: one file by name."""

import json
from collections.abc import Mapping
from pathlib import Path

from rld_live import __version__
from rld_live.commands import JSON
from rld_live.engine.files.folder import Folder, replace_text
from rld_live.engine.files.names import is_name
from rld_live.errors import ControlError, DataError

SUFFIX = ".json"
MEBIBYTES_MAXIMUM = 4
PRESETS_MAXIMUM = 512
"""So many names, of 64 characters each, fit into the one datagram that tells them."""


class PresetFolder:
    """A preset is either there whole or not at all. For one thread at a time."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which is made when the first preset is written."""
        self._folder = Folder(folder)

    def names(self) -> tuple[str, ...]:
        """Return the names of the presets, in their order; of what was copied here, no more than can be told."""
        return tuple(filter(is_name, self._folder.names(SUFFIX)))[:PRESETS_MAXIMUM]

    def write(self, name: str, parts: Mapping[str, JSON]) -> None:
        """Write a preset, in place of one of that name.

        Raises `ControlError` for the name, and for one preset more than `PRESETS_MAXIMUM`; `DataError` for the disk.
        """
        path = self._folder.place_for(name, SUFFIX)
        if not path.exists() and len(self._folder.names(SUFFIX)) >= PRESETS_MAXIMUM:
            raise ControlError(
                f"{PRESETS_MAXIMUM} presets are there: use the name of one, or move some out of {self._folder.path}"
            )
        text = json.dumps({"rld_live": __version__, "parts": parts}, indent=1)
        try:
            replace_text(path, text)
        except OSError as error:
            raise DataError(f"{path}: the preset cannot be written: {error.strerror}; see files.folder") from error

    def read(self, name: str) -> dict[str, JSON]:
        """Return the parts of a preset; raise `ControlError` when there is none, `DataError` when it is damaged."""
        path = self._folder.path
        try:
            path = self._folder.file(name, SUFFIX)
            if path.stat().st_size > MEBIBYTES_MAXIMUM * 2**20:
                raise DataError(f"{path}: no preset: it is larger than {MEBIBYTES_MAXIMUM} MiB")
            saved = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            there = ", ".join(self.names()) or "none so far"
            raise ControlError(f"there is no preset {name!r}: there are {there}") from None
        except OSError as error:
            raise DataError(f"{path}: the preset cannot be read: {error.strerror}; see files.folder") from error
        except (ValueError, RecursionError) as error:
            raise DataError(f"{path}: no whole preset ({error}): save it again") from error
        parts = saved.get("parts") if isinstance(saved, dict) else None
        if not isinstance(parts, dict):
            raise DataError(f"{path}: no preset: it has no parts: save it again")
        return parts
