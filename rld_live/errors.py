"""The errors that a person can act on.

Each message says what happened, where, and what to do. The tree::

    RldError
    ├── ConfigError    a setting, an option or a configuration file       exit code 2
    ├── ModelError     a codec or a checkpoint                            exit code 1
    ├── DataError      audio files, latents, a run folder                 exit code 1
    ├── DeviceError    a sound card or a sound server                     exit code 1
    └── ControlError   a message from outside; answered, never fatal      exit code 1

Anything else that is raised is a bug of ours, and keeps its traceback; exit code 70.
"""

from typing import ClassVar

BUG_EXIT_CODE = 70
"""As in sysexits.h: no mistake that a person could mend, so the supervisor starts the engine again."""


class RldError(Exception):
    """Something that the person at the keyboard can mend."""

    exit_code: ClassVar[int] = 1


class ConfigError(RldError):
    """A setting, an option or a configuration file is wrong."""

    exit_code = 2


class ModelError(RldError):
    """A codec or a checkpoint cannot be used."""


class DataError(RldError):
    """Audio files, latents or a run folder cannot be used."""


class DeviceError(RldError):
    """A sound card or a sound server cannot be used."""


class ControlError(RldError):
    """A message cannot be carried out."""
