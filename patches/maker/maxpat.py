"""A Max patcher under construction, and the text of its file."""

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

Rectangle = tuple[float, float, float, float]
"""Left, top, width, height."""
CHARACTER_WIDTH = 6.6
BOX_HEIGHT = 22.0

# Inlets, and the types of the outlets, of objects whose number does not depend on their arguments.
_PORTS: Mapping[str, tuple[int, Sequence[str]]] = {
    "*": (2, ["float"]),
    "*~": (2, ["signal"]),
    "append": (1, [""]),
    "change": (1, ["", "int", "int"]),
    "comment": (1, []),
    "dbtoa": (1, [""]),
    "delay": (2, ["bang"]),
    "ezdac~": (2, []),
    "forward": (1, []),
    "fromsymbol": (1, [""]),
    "gate": (2, [""]),
    "inlet": (0, [""]),
    "int": (2, ["int"]),
    "live.dial": (1, ["", "float"]),
    "live.meter~": (1, ["float", "int"]),
    "live.numbox": (1, ["", "float"]),
    "live.slider": (1, ["", "float"]),
    "live.tab": (1, ["", "", "float"]),
    "live.text": (1, ["", ""]),
    "live.toggle": (1, [""]),
    "loadbang": (1, ["bang"]),
    "loadmess": (1, [""]),
    "message": (2, [""]),
    "metro": (2, ["bang"]),
    "number": (1, ["", "bang"]),
    "outlet": (1, []),
    "panel": (1, []),
    "patcherargs": (1, ["", ""]),
    "pictslider": (2, ["int", "int"]),
    "prepend": (1, [""]),
    "print": (1, []),
    "receive": (1, [""]),
    "send": (1, []),
    "sig~": (1, ["signal"]),
    "textedit": (1, ["", "int", "", ""]),
    "udpreceive": (1, [""]),
    "udpsend": (1, []),
    "zl.slice": (2, ["", ""]),
}
_SHORT = {"r": "receive", "s": "send", "t": "trigger", "i": "int", "sel": "select"}


class Patcher:
    """Boxes and the cords between them; boxes are told apart by their ids."""

    def __init__(self, width: float, height: float, description: str, *, opens_in_presentation: bool = False) -> None:
        self._boxes: list[dict[str, Any]] = []
        self._cords: list[dict[str, Any]] = []
        self._head: dict[str, Any] = {
            "fileversion": 1,
            "appversion": {"major": 8, "minor": 6, "revision": 0, "architecture": "x64", "modernui": 1},
            "classnamespace": "box",
            "rect": [60.0, 90.0, width, height],
            "openinpresentation": int(opens_in_presentation),
            "default_fontsize": 12.0,
            "default_fontface": 0,
            "default_fontname": "Arial",
            "gridonopen": 1,
            "gridsize": [10.0, 10.0],
            "description": description,
        }

    def add(self, text: str, x: float, y: float, *, ports: tuple[int, int] | None = None) -> str:
        """Add an object, and return its id; `ports` of an abstraction are its inlets and outlets."""
        inlets, outlets = (ports[0], [""] * ports[1]) if ports else _ports(text)
        if text.split()[0] in ("inlet", "outlet"):
            return self.box(text.split()[0], (x, y, 30.0, 30.0), comment=text.partition(" ")[2])
        width = max(40.0, len(text) * CHARACTER_WIDTH + 14)
        return self._append("newobj", (x, y, width, BOX_HEIGHT), inlets, outlets, {"text": text})

    def message(self, text: str, x: float, y: float) -> str:
        """Add a message box, and return its id."""
        return self.box("message", (x, y, max(32.0, len(text) * CHARACTER_WIDTH + 12), BOX_HEIGHT), text=text)

    def comment(self, text: str, x: float, y: float, width: float) -> str:
        """Add a comment, and return its id."""
        return self.box("comment", (x, y, width, 20.0), text=text)

    def box(self, maxclass: str, rectangle: Rectangle, **attributes: Any) -> str:
        """Add a box of its own class, and return its id."""
        inlets, outlets = _PORTS[maxclass]
        return self._append(maxclass, rectangle, inlets, outlets, attributes)

    def chain(self, x: float, y: float, *texts: str) -> tuple[str, str]:
        """Add objects below each other, connected, and return the ids of the first and the last."""
        ids = [self.add(text, x, y + 34 * place) for place, text in enumerate(texts)]
        for upper, lower in pairwise(ids):
            self.cord(upper, lower)
        return ids[0], ids[-1]

    def cord(self, source: str, destination: str, *, outlet: int = 0, inlet: int = 0) -> None:
        """Connect two boxes."""
        self._cords.append({"patchline": {"source": [source, outlet], "destination": [destination, inlet]}})

    def text(self) -> str:
        """Return the text of the file; the window of a patch that opens as it is wired holds all of it."""
        if not self._head["openinpresentation"]:
            left, top, width, height = self._head["rect"]
            corners = [(x + w + 20, y + h + 20) for x, y, w, h in (box["patching_rect"] for box in self._boxes)]
            size = [max(width, *(x for x, _ in corners)), max(height, *(y for _, y in corners))]
            self._head["rect"] = [left, top, *size]
        lines = [{"box": box} for box in self._boxes]
        return json.dumps({"patcher": {**self._head, "boxes": lines, "lines": self._cords}}, indent=1) + "\n"

    def _append(
        self, maxclass: str, rectangle: Rectangle, inlets: int, outlets: Sequence[str], attributes: Mapping[str, Any]
    ) -> str:
        name = f"obj-{len(self._boxes) + 1}"
        box = {"id": name, "maxclass": maxclass, "numinlets": inlets, "numoutlets": len(outlets)}
        if outlets:
            box["outlettype"] = list(outlets)
        self._boxes.append({**box, "patching_rect": list(map(float, rectangle)), **attributes})
        return name


def _ports(text: str) -> tuple[int, Sequence[str]]:
    """Return the inlets and the types of the outlets of an object as it is typed."""
    name, *arguments = text.split()
    name = _SHORT.get(name, name)
    match name:
        case "route":
            return len(arguments) + 1, [""] * (len(arguments) + 1)
        case "select":
            return 2 if len(arguments) == 1 else 1, ["bang"] * len(arguments) + [""]
        case "trigger":
            return 1, ["bang" if kind == "b" else "" for kind in arguments]
        case "pack":
            return len(arguments), [""]
        case "unpack":
            return 1, [""] * len(arguments)
        case "join":
            return int(arguments[0]), [""]
        case "sprintf":
            return sum(argument.count("%") for argument in arguments), [""]
        case "nn~":
            return 8, ["signal"]
    return _PORTS[name]
