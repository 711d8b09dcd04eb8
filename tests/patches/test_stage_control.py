"""The Open Stage Control session: its structure against its documentation, its messages against our table."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from rld_live.control.addresses import TABLE, find
from rld_live.control.arguments import Number
from rld_live.status import STATUS_FIELDS
from tests.patches.boxes import covering, outside

SESSION = Path(__file__).parents[2] / "patches" / "rld_live.open-stage-control.json"
FILE = json.loads(SESSION.read_text(encoding="utf-8"))
ROOT = FILE["content"]
WIDGETS: list[dict[str, Any]] = ROOT["widgets"]

# The properties of https://openstagecontrol.ammd.net/docs/widgets/properties-reference/ that the session uses, by
# widget; the same stand as `defaults()` in src/client/widgets/**/<widget>.js of jean-emmanuel/open-stage-control.
EVERY = frozenset({"type", "id"})
PLACE = frozenset({"left", "top", "width", "height"})
STYLE = frozenset({"colorWidget", "alphaFillOff"})
MESSAGE = frozenset({"address", "preArgs", "typeTags", "decimals", "bypass"})
COMMON = EVERY | PLACE | STYLE | MESSAGE | {"interaction", "default", "onValue", "onCreate"}
PROPERTIES: Mapping[str, frozenset[str]] = {
    "root": EVERY | {"width", "height", "onCreate", "widgets", "tabs"},
    "button": COMMON | {"label", "mode", "on", "off"},
    "fader": COMMON | {"design", "pips", "range", "gradient"},
    "xy": COMMON | {"rangeX", "rangeY", "snap"},
    "switch": COMMON | {"values", "layout"},
    "input": COMMON | {"numeric"},
    "text": (COMMON | {"wrap"}) - {"typeTags"},
    "variable": COMMON - PLACE - STYLE - {"interaction"},
}
CHOICES = {
    "mode": {"toggle", "push", "momentary", "tap"},
    "design": {"default", "round", "compact"},
    "layout": {"horizontal"},
}
SCRIPT_FUNCTIONS = {"send", "get", "set", "setInterval", "function"}
TOLD = {"/rld/event/value", "/rld/error", *(f"/rld/status/{name}" for name in STATUS_FIELDS)}


def test_the_file_is_a_session_of_one_root() -> None:
    assert (FILE["createdWith"], FILE["type"], ROOT["type"], ROOT["id"]) == (
        "Open Stage Control",
        "session",
        "root",
        "root",
    )
    assert ROOT["tabs"] == []  # a container has widgets or tabs, not both


@pytest.mark.parametrize("widget", [ROOT, *WIDGETS], ids=lambda widget: widget["id"])
def test_a_widget_has_only_properties_that_are_documented(widget: dict[str, Any]) -> None:
    assert set(widget) <= PROPERTIES[widget["type"]]
    assert all(widget[name] in choices for name, choices in CHOICES.items() if name in widget)
    if widget["type"] in ("button", "fader", "xy", "switch", "input", "text"):
        assert set(widget) >= PLACE


def test_every_widget_has_an_id_of_its_own() -> None:
    ids = [widget["id"] for widget in WIDGETS]
    assert len(ids) == len(set(ids))


def test_no_widget_covers_another_and_all_are_in_the_window() -> None:
    shown = [
        (each["id"], (each["left"], each["top"], each["width"], each["height"])) for each in WIDGETS if "left" in each
    ]
    assert covering(shown) == []
    assert outside(shown, ROOT["width"], ROOT["height"]) == []


SENDING = [each for each in WIDGETS if each["type"] in ("button", "fader", "xy", "switch") and not each.get("bypass")]


def values(widget: dict[str, Any]) -> list[list[Any]]:
    """Return lists of values that a widget can send after its `preArgs`."""
    if widget["type"] == "switch":
        return [[each] for each in widget["values"]["values"]]
    if widget["type"] == "fader":
        return [[widget["range"]["min"]], [widget["range"]["max"]]]
    if widget["type"] == "xy":
        return [[widget["rangeX"][x], widget["rangeY"][y]] for x in ("min", "max") for y in ("min", "max")]
    return [[]] if widget["mode"] == "momentary" else [[widget["on"]], [widget["off"]]]


@pytest.mark.parametrize("widget", SENDING, ids=lambda widget: widget["id"])
def test_what_a_widget_sends_is_taken_by_the_server(widget: dict[str, Any]) -> None:
    (found,) = find(widget["address"], dimensions=8)
    for each in values(widget):
        found.row.read([*widget.get("preArgs", []), *each])


def test_the_faders_reach_both_ends_of_their_knobs() -> None:
    for widget in SENDING:
        if widget["type"] == "fader":
            first = TABLE[widget["address"]].arguments[0]
            assert isinstance(first, Number)
            assert (widget["range"]["min"], widget["range"]["max"]) == (first.minimum, first.maximum)


def test_the_scripts_send_what_the_server_takes_and_use_what_there_is() -> None:
    ids = {widget["id"] for widget in WIDGETS}
    for widget in [ROOT, *WIDGETS]:
        script = widget.get("onValue", "") + widget.get("onCreate", "")
        assert set(re.findall(r"(\w+)\s*\(", script)) <= SCRIPT_FUNCTIONS
        assert set(re.findall(r"[gs]et\('(\w+)'", script)) <= ids
        for address, rest in re.findall(r"send\('([^']+)'((?:, (?:\d+|get\('\w+'\)))*)\)", script):
            (found,) = find(address, dimensions=8)
            found.row.read([7401 if "7401" in each else 10 for each in rest.split(", ")[1:]])


def test_what_is_listened_for_is_told() -> None:
    for widget in WIDGETS:
        if widget["type"] == "variable" or (widget["id"].startswith("status_") and widget["type"] == "text"):
            assert widget["address"] in TOLD
            for address in widget.get("preArgs", []):
                assert TABLE[address].standing, address


def test_the_stage_has_transport_seeds_pad_slots_knobs_and_meters() -> None:
    said = {widget["address"] for widget in SENDING}
    scripted = set(re.findall(r"send\('([^']+)'", "".join(widget.get("onValue", "") for widget in WIDGETS)))
    assert said | scripted >= {
        *("/rld/play", "/rld/stop", "/rld/panic", "/rld/mute", "/rld/freeze", "/rld/record/start", "/rld/record/stop"),
        *("/rld/seed", "/rld/cue", "/rld/cut", "/rld/go", "/rld/seed/random", "/rld/recall", "/rld/reseed"),
        *("/rld/morph", "/rld/morph/xy", "/rld/morph/seeds", "/rld/slot/store", "/rld/slot/play", "/rld/speed"),
        *("/rld/quantize", "/rld/beat", "/rld/tempo", "/rld/gain", "/rld/limiter", "/rld/cuelist/next"),
    }
