"""The whole vocabulary: every row, by what it is for."""

from collections.abc import Mapping
from types import MappingProxyType

from rld_live.control.music_rows import DIMENSIONS_MAXIMUM, MUSIC
from rld_live.control.row import Row
from rld_live.control.service_rows import CUES_MAXIMUM, SERVICE

__all__ = ["CUES_MAXIMUM", "DIMENSIONS_MAXIMUM", "GROUPS"]

GROUPS: Mapping[str, tuple[Row, ...]] = MappingProxyType({**MUSIC, **SERVICE})
"""The rows in the groups that help and the reference show."""
