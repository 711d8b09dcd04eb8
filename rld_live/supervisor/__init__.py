"""The parent of the engine: it plays nothing, and so it survives what ends the music, and begins it again."""

from rld_live.supervisor.supervisor import Supervisor

__all__ = ["Supervisor"]
