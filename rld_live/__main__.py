"""`python -m rld_live` is `rld-live`."""

from rld_live.cli import main

if __name__ == "__main__":
    main()
