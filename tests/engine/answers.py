"""An answer that remembers what it was told."""

import threading
from typing import Any


class NotingAnswer:
    """Can be waited for, whatever thread answers."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []
        self.heard: list[tuple[Any, ...]] = []
        self._is_answered = threading.Event()

    def tell(self, name: str, *values: int | float | str) -> None:
        self.told.append((name, *values))

    def done(self, *values: int | float | str) -> None:
        self._answer("done", *values)

    def failed(self, reason: str) -> None:
        self._answer("failed", reason)

    def wait(self, seconds: float = 5.0) -> tuple[Any, ...]:
        """Return the one answer."""
        assert self._is_answered.wait(seconds)
        (heard,) = self.heard
        return heard

    def _answer(self, *heard: int | float | str) -> None:
        self.heard.append(heard)
        self._is_answered.set()
