"""Names of files that a performer gives."""

import re

from rld_live.errors import ControlError

_NAME = re.compile(r"[A-Za-z0-9_-]([A-Za-z0-9 _-]{0,62}[A-Za-z0-9_-])?")


def checked_name(name: str) -> str:
    """Return `name`, which cannot lead out of its folder; raise `ControlError` for any other."""
    if not _NAME.fullmatch(name):
        raise ControlError(f"the name {name!r} cannot be used: send 1 to 64 letters, digits, spaces, _ and -")
    return name
