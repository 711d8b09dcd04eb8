"""Names of files that a performer gives."""

import re

from rld_live.errors import ControlError

_NAME = re.compile(r"[A-Za-z0-9_-]([A-Za-z0-9 _-]{0,62}[A-Za-z0-9_-])?")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""What no file can be called on a stick that other systems read as well."""


def is_name(text: str) -> bool:
    """Return whether a file can be asked for by this name."""
    return bool(_NAME.fullmatch(text)) and not _DEVICE.fullmatch(text)


def checked_name(name: str) -> str:
    """Return `name`, which cannot lead out of its folder; raise `ControlError` for any other."""
    if not _NAME.fullmatch(name):
        raise ControlError(f"the name {name[:80]!r} cannot be used: send 1 to 64 letters, digits, spaces, _ and -")
    if _DEVICE.fullmatch(name):
        raise ControlError(f"the name {name!r} cannot be used: Windows keeps it for a device; send another")
    return name
