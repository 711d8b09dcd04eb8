"""argv → config → one command; prints, exit codes."""

import os
import sys

from rld_live.errors import RldError

__all__ = ["main"]


def main() -> None:
    """Run the command line; exit 0, 1 (models, data, device) or 2 (usage, config)."""
    # Threads of torch that wait by spinning stop each other as soon as another program wants a core.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    from rld_live.cli.app import app  # here, so that a broken installation still prints one line

    try:
        app()
    except RldError as error:
        print(f"rld-live: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("rld-live: interrupted", file=sys.stderr)
        sys.exit(130)
