"""The layout for Open Stage Control: a touch screen of transport, seeds, morph pad, slots, knobs and meters.

A control sends to the address of its row. Where that stands comes back at /rld/event/value, with the address first:
an invisible variable beside each control receives it and moves the control without sending.
"""

import json
from collections.abc import Sequence
from typing import Any, get_args

from rld_live.control.addresses import TABLE
from rld_live.parameters import KNOBS, QuantizeMode, ReseedMode

Widget = dict[str, Any]

COLUMNS, CELL_WIDTH, CELL_HEIGHT, AIR = 16, 64, 56, 6
RENEWAL_MILLISECONDS = 20_000  # a third of the server's lease
SLOTS = 8
KNOBS_SHOWN = ("gain", "limiter", "crossfade", "temperature", "guidance", "steps", "horizon", "tempo")
FIELDS_SHOWN = ("state", "seed", "next_seed", "ring_seconds", "horizon_seconds", "underruns", "recording", "latency_ms")
SPEEDS = (-1, 0.25, 0.5, 1, 2, 4)


def session() -> str:
    """Return the text of the session file."""
    root: Widget = {
        "type": "root",
        "id": "root",
        "width": COLUMNS * CELL_WIDTH + AIR,
        "height": 12 * CELL_HEIGHT + AIR,
        "onCreate": _script(
            f"send('{_row('/rld/hello')}', 7401)",
            f"send('{_row('/rld/subscribe')}', 10)",
            f"setInterval(function() {{ send('{_row('/rld/subscribe')}', 10) }}, {RENEWAL_MILLISECONDS})",
        ),
        "widgets": [
            *_transport(),
            *_seeds(),
            *_morph(),
            *_slots(),
            *_knobs(),
            *_time(),
            *_meters(),
            *_status(),
        ],
        "tabs": [],
    }
    file = {"createdWith": "Open Stage Control", "version": "1.30.1", "type": "session", "content": root}
    return json.dumps(file, indent=2) + "\n"


def _row(address: str) -> str:
    """Return `address`, after making sure that the server knows it."""
    return TABLE[address].address


def _script(*lines: str) -> str:
    return "\n".join(lines)


def _at(column: float, row: float, columns: float = 1, rows: float = 1) -> Widget:
    return {
        "left": round(AIR + column * CELL_WIDTH),
        "top": round(AIR + row * CELL_HEIGHT),
        "width": round(columns * CELL_WIDTH) - AIR,
        "height": round(rows * CELL_HEIGHT) - AIR,
    }


def _button(name: str, address: str, place: Widget, *, before: Sequence[Any] = (), tags: str = "") -> Widget:
    """Return a button that sends its address, and the values `before`."""
    label = name.rpartition("_")[2]
    osc = {"address": _row(address), "preArgs": list(before), "typeTags": tags}
    return {"type": "button", "id": name, "label": label, "mode": "momentary", **place, **osc}


def _scripted(name: str, place: Widget, *lines: str, tags: str = "i") -> Widget:
    """Return a button that runs `lines` instead of sending by itself."""
    label = name.rpartition("_")[2]
    osc = {"bypass": True, "typeTags": tags, "onValue": _script(*lines)}
    return {"type": "button", "id": name, "label": label, "mode": "momentary", **place, **osc}


def _text(name: str, place: Widget, *, default: str = "", address: str = "auto") -> Widget:
    return {"type": "text", "id": name, "default": default, "address": address, "wrap": True, **place}


def _seed(name: str, default: int, place: Widget) -> Widget:
    return {"type": "input", "id": name, "default": default, "numeric": True, "bypass": True, "decimals": 0, **place}


def _follow(control: str, address: str) -> Widget:
    """Return the variable that hears where `address` stands, and shows it at `control`."""
    return {
        "type": "variable",
        "id": f"{control}_stands",
        "address": "/rld/event/value",
        "preArgs": [_row(address)],
        "bypass": True,
        "onValue": f"set('{control}', value, {{external: true}})",
    }


def _switch(name: str, address: str, words: Sequence[Any], place: Widget, tags: str) -> list[Widget]:
    widget = {
        "type": "switch",
        "id": name,
        "values": {"labels": [str(word) for word in words], "values": list(words)},
        "layout": "horizontal",
        "address": _row(address),
        "typeTags": tags,
        **place,
    }
    return [widget, _follow(name, address)]


def _toggle(name: str, address: str, place: Widget) -> list[Widget]:
    widget = {
        "type": "button",
        "id": name,
        "mode": "toggle",
        "on": 1,
        "off": 0,
        "typeTags": "i",
        "address": _row(address),
    }
    return [{**widget, **place}, _follow(name, address)]


def _transport() -> list[Widget]:
    panic = {**_button("panic", "/rld/panic", _at(2, 0, 2)), "colorWidget": "#e02020", "alphaFillOff": 0.6}
    return [
        _button("play", "/rld/play", _at(0, 0)),
        _button("stop", "/rld/stop", _at(1, 0)),
        panic,
        *_toggle("mute", "/rld/mute", _at(4, 0)),
        *_toggle("freeze", "/rld/freeze", _at(5, 0)),
        _button("record_start", "/rld/record/start", _at(6, 0)),
        _button("record_end", "/rld/record/stop", _at(7, 0)),
    ]


def _seeds() -> list[Widget]:
    return [
        _seed("seed", 42, _at(0, 1, 2)),
        _scripted("seed_play", _at(2, 1), f"send('{_row('/rld/seed')}', get('seed'))"),
        _scripted("seed_cue", _at(3, 1), f"send('{_row('/rld/cue')}', get('seed'))"),
        _scripted("seed_cut", _at(4, 1), f"send('{_row('/rld/cut')}', get('seed'))"),
        _button("go", "/rld/go", _at(5, 1)),
        _button("random", "/rld/seed/random", _at(6, 1)),
        _button("recall", "/rld/recall", _at(7, 1)),
        *_switch("reseed", "/rld/reseed", get_args(ReseedMode), _at(0, 2, 8), "s"),
    ]


def _morph() -> list[Widget]:
    names = "abcd"
    values = ", ".join(f"get('{name}')" for name in names)
    return [
        *(_seed(name, place + 1, _at(1.5 * place, 3, 1.5)) for place, name in enumerate(names)),
        _scripted("morph_set", _at(6, 3, 2), f"send('{_row('/rld/morph/seeds')}', {values})"),
        {
            "type": "xy",
            "id": "pad",
            "rangeX": {"min": 0, "max": 1},
            "rangeY": {"min": 0, "max": 1},
            "snap": True,
            "decimals": 3,
            "address": _row("/rld/morph/xy"),
            **_at(0, 4, 6, 5),
        },
        _follow("pad", "/rld/morph/xy"),
        *_fader("morph", "/rld/morph", 0.0, 1.0, 6.5, 4),
    ]


def _slots() -> list[Widget]:
    rows = (("store", "/rld/slot/store"), ("slot", "/rld/slot/play"))
    plain = [
        {
            **_button(f"{name}_{slot}", address, _at(slot, 9 + row), before=[slot], tags="i"),
            "label": f"{name} {slot}",
        }
        for row, (name, address) in enumerate(rows)
        for slot in range(SLOTS)
    ]
    cuts = [
        {
            **_button(f"cut_{slot}", "/rld/cut", _at(slot, 11), before=["slot", slot], tags="si"),
            "label": f"cut {slot}",
        }
        for slot in range(SLOTS)
    ]
    return plain + cuts


def _fader(name: str, address: str, minimum: float, maximum: float, column: float, row: float) -> list[Widget]:
    """Return a fader with its name below it, and the variable that it follows."""
    widget = {
        "type": "fader",
        "id": name,
        "range": {"min": minimum, "max": maximum},
        "pips": True,
        "decimals": 3,
        "address": _row(address),
        **_at(column, row, 1, 4.5),
    }
    return [widget, _text(f"{name}_label", _at(column, row + 4.5, 1, 0.5), default=name), _follow(name, address)]


def _knobs() -> list[Widget]:
    made: list[Widget] = []
    for place, name in enumerate(KNOBS_SHOWN):
        knob = KNOBS[name]
        widget, *others = _fader(name, f"/rld/{name}", knob.minimum, knob.maximum, 8 + place, 0)
        made += [{**widget, "decimals": 0} if knob.is_integer else widget, *others]
    return made


def _time() -> list[Widget]:
    return [
        *_switch("speed", "/rld/speed", SPEEDS, _at(8, 5, 6), "f"),
        _button("tap", "/rld/beat", _at(14, 5, 2)),
        *_switch("quantize", "/rld/quantize", get_args(QuantizeMode), _at(8, 6, 3), "s"),
        _button("next", "/rld/cuelist/next", _at(11, 6, 2)),
        _button("status_ask", "/rld/status", _at(13, 6, 3)),
    ]


def _meters() -> list[Widget]:
    meters = [
        {
            "type": "fader",
            "id": name,
            "design": "compact",
            "range": {"min": -60, "max": 0},
            "interaction": False,
            "bypass": True,
            "gradient": {"0": "#20a020", "0.8": "#c0c020", "1": "#e02020"},
            **_at(8 + place, 7, 1, 5),
        }
        for place, name in enumerate(("left", "right"))
    ]
    heard = {
        "type": "variable",
        "id": "level",
        "address": "/rld/status/level",
        "bypass": True,
        "onValue": _script("set('left', value[0], {external: true})", "set('right', value[2], {external: true})"),
    }
    return [*meters, heard]


def _status() -> list[Widget]:
    made: list[Widget] = []
    for place, name in enumerate(FIELDS_SHOWN):
        row = 7 + 0.5 * place
        made += [
            _text(f"{name}_label", _at(10, row, 2.5, 0.5), default=name),
            _text(f"status_{name}", _at(12.5, row, 3.5, 0.5), default="-", address=f"/rld/status/{name}"),
        ]
    return [*made, _text("error", _at(10, 11, 6), default="no error", address="/rld/error")]
