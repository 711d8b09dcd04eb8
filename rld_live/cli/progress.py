"""Progress in the terminal: what runs, how far, how long still."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from rld_live.errors import RldError


class Bar:
    """One line that fills."""

    def __init__(self, progress: Progress, description: str) -> None:
        self._progress = progress
        self._task = progress.add_task(description, total=1.0, note="")

    def show(self, fraction: float, note: str = "", *, description: str | None = None) -> None:
        """Show how far the work is (0 … 1), and what there is to say about it."""
        self._progress.update(self._task, completed=fraction, note=note, description=description)


@contextmanager
def progress_bar(description: str) -> Iterator[Bar]:
    """Show a bar on standard error while inside; an error takes it away, since its own line says all there is."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        try:
            yield Bar(progress, description)
        except RldError:
            progress.live.transient = True
            progress.live.stop()
            progress.disable = True  # where there is no terminal, it would end its line, which is not there now
            raise
