"""The folder that a command writes to."""

import os
from pathlib import Path

from rld_live.errors import DataError


def make_folder(path: Path) -> None:
    """Make the folder `path` where it is not there yet; raise `DataError` if nothing can be written to it.

    Call it before the work: nobody wants to hear after an hour that there is no place for what came of it.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(f"{path}: cannot be made: {error.strerror}; choose another folder with --out") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise DataError(f"{path}: cannot be written to: choose another folder with --out")
