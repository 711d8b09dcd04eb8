"""A folder that is written while playing; nothing leads out of it."""

import os
from pathlib import Path

from rld_live.engine.files.names import checked_name
from rld_live.errors import ControlError, DataError


class Folder:
    """A folder in `files.folder`, under names that a performer gives. Links that lead out of that are not followed."""

    def __init__(self, path: Path) -> None:
        """Use the folder at `path`, which is made when it is first written to."""
        self.path = path

    def make(self) -> None:
        """Make it, if it is not there; raise `DataError` that says why it cannot be, or where it leads."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = "there is a file in its place" if isinstance(error, FileExistsError) else error.strerror
            raise DataError(f"{self.path}: cannot be made: {reason}; see files.folder") from error
        self._check_inside(self.path)

    def place_for(self, name: str, suffix: str) -> Path:
        """Return where `name` is written, in a folder that is there.

        Raises `ControlError` for a name that cannot be one, and for one that is there in other capitals: some disks
        take the two for one.
        """
        place = self.path / f"{checked_name(name)}{suffix}"
        self.make()
        for each in self._entries():
            if each != place.name and each.casefold() == place.name.casefold():
                raise ControlError(f"{Path(each).stem!r} is there, and differs in capitals only: choose another name")
        return place

    def file(self, name: str, suffix: str) -> Path:
        """Return where `name` is read, be it there or not.

        Raises `ControlError` for a name that cannot be one, `DataError` for what is no file of this folder.
        """
        path = self.path / f"{checked_name(name)}{suffix}"
        if path.exists():
            self._check_inside(path)
            if not path.is_file():  # a pipe would never end
                raise DataError(f"{path}: is no file")
        return path

    def names(self, suffix: str) -> tuple[str, ...]:
        """Return what there is with this suffix, in its order; nothing where the folder cannot be read."""
        there = (Path(each) for each in self._entries() if not each.startswith("."))
        return tuple(sorted(each.stem for each in there if each.suffix == suffix))

    def _entries(self) -> list[str]:
        try:
            return [each.name for each in self.path.iterdir()]
        except OSError:
            return []

    def _check_inside(self, path: Path) -> None:
        if not path.resolve().is_relative_to(self.path.parent.resolve()):
            raise DataError(f"{path}: leads out of {self.path.parent}: set files.folder to where it leads")


def replace_text(path: Path, text: str) -> None:
    """Write a file that is never seen half, whenever the power goes; raise `OSError`, and the old one stays.

    A link in its place is replaced, not followed.
    """
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)  # of a crash
    try:
        with part.open("x", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)  # what is left of it on a full disk
