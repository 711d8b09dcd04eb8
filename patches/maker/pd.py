"""A Pd canvas under construction, and the text of its file."""

import re
from itertools import pairwise

FONT_SIZE = 12
CHARACTER_WIDTH = 7
BOX_HEIGHT = 22


class Canvas:
    """Boxes in the order of their numbers, and the cords between them."""

    def __init__(self, width: int, height: int, *, name: str = "") -> None:
        self._width, self._height, self._name = width, height, name
        self._boxes: list[str] = []
        self._cords: list[str] = []

    def widen(self, width: int) -> None:
        """Make the window at least so wide."""
        self._width = max(self._width, width)

    def add(self, kind: str, x: int, y: int, text: str) -> int:
        """Add an `obj` or `msg` box, and return its number."""
        self._boxes.append(f"#X {kind} {x} {y} {escaped(text)};")
        return len(self._boxes) - 1

    def text(self, x: int, y: int, text: str, characters: int) -> None:
        """Add a comment of at most `characters` in a line."""
        self._boxes.append(f"#X text {x} {y} {escaped(text)}, f {characters};")

    def gui(self, x: int, y: int, text: str) -> int:
        """Add a box of Pd's own notation, whose commas are its own, and return its number."""
        self._boxes.append(f"#X {text.split(' ', 1)[0]} {x} {y} {text.split(' ', 1)[1]};")
        return len(self._boxes) - 1

    def inside(self, x: int, y: int, canvas: "Canvas", name: str) -> int:
        """Add `canvas` as a subpatch, and return its number."""
        self._boxes.append(f"{canvas.lines()}\n#X restore {x} {y} pd {name};")
        return len(self._boxes) - 1

    def cord(self, source: int, destination: int, *, outlet: int = 0, inlet: int = 0) -> None:
        """Connect two boxes."""
        self._cords.append(f"#X connect {source} {outlet} {destination} {inlet};")

    def chain(self, x: int, y: int, *texts: str) -> tuple[int, int]:
        """Add objects below each other, connected, and return the numbers of the first and the last."""
        numbers = [self.add("obj", x, y + 30 * place, text) for place, text in enumerate(texts)]
        for upper, lower in pairwise(numbers):
            self.cord(upper, lower)
        return numbers[0], numbers[-1]

    def lines(self) -> str:
        """Return the canvas as a file has it, without the last line end."""
        head = f"#N canvas 60 60 {self._width} {self._height} {self._name + ' 0' if self._name else FONT_SIZE};"
        return "\n".join([head, *self._boxes, *self._cords])


def escaped(text: str) -> str:
    """Return `text` as a file holds it: dollars, commas and semicolons with a backslash."""
    return re.sub(r" ?([,;])", r" \\\1", re.sub(r"\$", r"\\$", text))


def width_of(text: str) -> int:
    """Return how wide a box with `text` is, in pixels."""
    return max(len(text), 2) * CHARACTER_WIDTH + 8
