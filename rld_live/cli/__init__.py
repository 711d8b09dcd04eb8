"""argv → config → one command; prints, exit codes."""

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from rld_live.box.standard_error import tell
from rld_live.errors import BUG_EXIT_CODE, RldError

__all__ = ["main"]

UNSUPERVISED = frozenset({"--once", "--supervised", "--help"})


def main() -> None:
    """Run the command line; exit 0, 1 (models, data, device), 2 (usage, config) or 70 (a bug)."""
    _open_standard_streams()
    # Threads of torch that wait by spinning stop each other as soon as another program wants a core.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    if is_to_be_supervised(sys.argv[1:]):
        from rld_live.supervisor import Supervisor

        sys.exit(Supervisor(sys.argv[1:]).run())
    from rld_live.cli.app import app  # here, so that a broken installation still prints one line

    try:
        app()
    except RldError as error:
        _end_with(f"rld-live: {' '.join(str(error).splitlines())}")  # names may come out of files
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        _end_with("rld-live: interrupted")
        sys.exit(130)
    except Exception:  # noqa: BLE001 - a code of its own, by which the supervisor tells a bug from a mistake
        _end_with(traceback.format_exc().rstrip())
        sys.exit(BUG_EXIT_CODE)


def is_to_be_supervised(arguments: Sequence[str]) -> bool:
    """Tell whether these arguments play live; found without the parser, whose import takes as long as all the rest."""
    return arguments[:1] == ["serve"] and UNSUPERVISED.isdisjoint(arguments)


def _end_with(lines: str) -> None:
    """Print `lines` behind all that was logged."""
    from rld_live.cli.logs import flush_log

    flush_log()
    tell(lines)


def _open_standard_streams() -> None:
    """Give streams that are closed, as a daemon's may be, to nobody: else the next file that opens takes their place.

    That file would be the ring, which the audio process cannot inherit where its own standard output belongs.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):  # in the order of their numbers
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - it stays open
