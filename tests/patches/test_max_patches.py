"""The Max patches, object by object against Max's documentation, without Max."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from patches.maker.jobs import JOBS
from tests.patches.boxes import Rectangle, covering, outside

py2max = pytest.importorskip("py2max", reason="needs py2max, a dev dependency")

MAX = Path(__file__).parents[2] / "patches" / "max"
PATCHES = sorted(MAX.glob("*.maxpat"))

Count = int | Callable[[list[str]], int]

# Each object: its inlets, its outlets (of the words after its name, where they depend on them), the attributes of its
# own that a patch may set. From the reference page of the same name at https://docs.cycling74.com/reference/, but nn~:
# that page does not exist, and its inlets are those of the model's method, its outlets the channels that it gives.
FACTS: Mapping[str, tuple[Count, Count, frozenset[str]]] = {
    "*": (2, 1, frozenset()),
    "*~": (2, 1, frozenset()),
    "append": (1, 1, frozenset()),
    "change": (1, 3, frozenset()),
    "comment": (1, 0, frozenset({"text", "fontface"})),
    "dbtoa": (1, 1, frozenset()),
    "delay": (2, 1, frozenset()),
    "ezdac~": (2, 0, frozenset()),
    "forward": (1, 0, frozenset()),
    "fromsymbol": (1, 1, frozenset()),
    "gate": (2, 1, frozenset()),  # one argument more would be an outlet more
    "inlet": (0, 1, frozenset({"comment"})),
    "int": (2, 1, frozenset()),
    "join": (lambda words: int(words[0]), 1, frozenset()),
    "live.dial": (1, 2, frozenset()),
    "live.meter~": (1, 2, frozenset({"orientation"})),
    "live.numbox": (1, 2, frozenset()),
    "live.slider": (1, 2, frozenset({"orientation", "showname", "shownumber"})),
    "live.tab": (1, 3, frozenset()),
    "live.text": (1, 2, frozenset({"mode", "text", "texton"})),
    "live.toggle": (1, 1, frozenset()),
    "loadbang": (1, 1, frozenset()),
    "loadmess": (1, 1, frozenset()),
    "message": (2, 1, frozenset({"text"})),
    "metro": (2, 1, frozenset()),
    "nn~": (8, 1, frozenset()),
    "number": (1, 2, frozenset({"minimum", "maximum"})),
    "outlet": (1, 0, frozenset({"comment"})),
    "pack": (len, 1, frozenset()),
    "panel": (1, 0, frozenset({"mode", "rounded", "bgcolor"})),
    "patcherargs": (1, 2, frozenset()),
    "pictslider": (2, 2, frozenset({"leftvalue", "rightvalue", "bottomvalue", "topvalue"})),
    "prepend": (1, 1, frozenset()),
    "print": (1, 0, frozenset()),
    "receive": (1, 1, frozenset()),
    "route": (lambda words: len(words) + 1, lambda words: len(words) + 1, frozenset()),
    "select": (lambda words: 2 if len(words) == 1 else 1, lambda words: len(words) + 1, frozenset()),
    "send": (1, 0, frozenset()),
    "sig~": (1, 1, frozenset()),
    "sprintf": (lambda words: sum(word.count("%") for word in words), 1, frozenset()),
    "textedit": (1, 4, frozenset({"keymode", "lines", "text"})),
    "trigger": (1, len, frozenset()),
    "udpreceive": (1, 1, frozenset()),
    "udpsend": (1, 0, frozenset()),
    "unpack": (1, len, frozenset()),
    "zl.slice": (2, 2, frozenset()),
}
# Of every box, and of what has a parameter: "Common Box Attributes" of https://docs.cycling74.com/reference/live.dial
COMMON = frozenset({"annotation", "background", "ignoreclick", "presentation", "presentation_rect", "varname"})
PARAMETER = frozenset({"parameter_enable", "saved_attribute_attributes"})
FORMAT = frozenset({"id", "maxclass", "numinlets", "numoutlets", "outlettype", "patching_rect"})
PARAMETER_VALUES = frozenset(
    f"parameter_{name}"
    for name in ("longname", "shortname", "modmode", "invisible", "type", "enum", "mmin", "mmax", "unitstyle")
)
ABSTRACTIONS = {
    "rld.connect": (1, 2),
    "rld.hold": (2, 1),
    **{job.name: (int(bool(job.says)), len(job.hears)) for job in JOBS},
}
SHORT = {"r": "receive", "s": "send", "t": "trigger", "i": "int", "sel": "select"}

Box = dict[str, Any]


def boxes(path: Path) -> list[Box]:
    return [each["box"] for each in json.loads(path.read_text(encoding="utf-8"))["patcher"]["boxes"]]


def words(box: Box) -> list[str]:
    """Return a box as it would be typed: name and arguments."""
    typed = box["text"].split() if box["maxclass"] == "newobj" else [box["maxclass"]]
    return [SHORT.get(typed[0], typed[0]), *typed[1:]]


def counts(box: Box) -> tuple[int, int]:
    """Return the inlets and outlets that the documentation gives a box."""
    name, *arguments = words(box)
    if name in ABSTRACTIONS:
        return ABSTRACTIONS[name]
    inlets, outlets, _ = FACTS[name]
    return (
        inlets(arguments) if callable(inlets) else inlets,
        outlets(arguments) if callable(outlets) else outlets,
    )


@pytest.mark.parametrize("path", PATCHES, ids=lambda path: path.name)
def test_every_box_is_one_that_max_documents_with_its_inlets_outlets_and_attributes(path: Path) -> None:
    for box in boxes(path):
        name = words(box)[0]
        assert (box["numinlets"], box["numoutlets"]) == counts(box), box
        assert len(box.get("outlettype", [])) == box["numoutlets"], box
        own = FACTS[name][2] if name in FACTS else frozenset()
        allowed = FORMAT | COMMON | own | (frozenset({"text"}) if box["maxclass"] == "newobj" else frozenset())
        allowed |= PARAMETER if name.startswith("live.") else frozenset()
        assert set(box) <= allowed, (name, set(box) - allowed)
        value = box.get("saved_attribute_attributes", {}).get("valueof", {})
        assert set(value) <= PARAMETER_VALUES, box


@pytest.mark.parametrize("path", PATCHES, ids=lambda path: path.name)
def test_every_cord_ends_at_inlets_and_outlets_that_exist(path: Path) -> None:
    by_id = {box["id"]: box for box in boxes(path)}
    assert len(by_id) == len(boxes(path))
    for line in json.loads(path.read_text(encoding="utf-8"))["patcher"]["lines"]:
        (source, outlet), (destination, inlet) = line["patchline"]["source"], line["patchline"]["destination"]
        assert outlet < counts(by_id[source])[1], line
        assert inlet < counts(by_id[destination])[0], line


@pytest.mark.parametrize("path", PATCHES, ids=lambda path: path.name)
def test_max_own_reference_data_agrees(path: Path) -> None:
    # The console's window is as large as its presentation, which is what opens: the rest lies outside of it.
    may_be_outside = path.name == "rld_live.maxpat"
    found = py2max.Patcher.from_file(path).lint()
    findings = [each for each in found if not (may_be_outside and each.code == "W-OFFCANVAS")]
    unknown = [each for each in findings if each.code == "W-UNKNOWN-OBJECT"]
    assert all("'rld." in str(each) or "'nn~'" in str(each) for each in unknown)
    assert [str(each) for each in findings if each not in unknown] == []


def test_the_facts_agree_with_max_own_reference_data() -> None:
    for name, (inlets, outlets, _) in FACTS.items():
        if name in ("inlet", "outlet", "nn~", "udpsend"):  # the data has no such object, or none of its ports
            continue
        for told, counted in ((inlets, py2max.maxref.get_inlet_count), (outlets, py2max.maxref.get_outlet_count)):
            assert callable(told) or counted(name) == told, name


def test_the_attributes_are_in_max_own_reference_data() -> None:
    kept_with_the_box = {"text", "comment", "fontface"}
    for name, (_, _, own) in FACTS.items():
        if own - kept_with_the_box:
            assert own - kept_with_the_box <= set(py2max.maxref.get_object_info(name)["attributes"]), name


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_an_abstraction_has_the_inlets_and_outlets_that_others_use(job: Any) -> None:
    kinds = [box["maxclass"] for box in boxes(MAX / f"{job.name}.maxpat")]
    assert (kinds.count("inlet"), kinds.count("outlet")) == ABSTRACTIONS[job.name]


@pytest.mark.parametrize("path", PATCHES, ids=lambda path: path.name)
def test_a_creation_argument_stands_where_max_replaces_it(path: Path) -> None:
    for box in boxes(path):
        for word in box.get("text", "").split():
            assert "#" not in word[1:], "Max replaces # at the beginning of a word only"


def test_no_message_box_waits_for_a_word() -> None:
    # A word does not trigger a message box, only bang, numbers and lists do: words go through prepend.
    for path in PATCHES:
        assert not any("$" in box["text"] for box in boxes(path) if box["maxclass"] == "message")


def test_what_the_performer_touches_is_in_the_presentation_and_nothing_covers_another() -> None:
    patcher = json.loads((MAX / "rld_live.maxpat").read_text(encoding="utf-8"))["patcher"]
    assert patcher["openinpresentation"] == 1
    touched = ("live.", "number", "textedit", "pictslider")
    assert all(box.get("presentation") for box in boxes(MAX / "rld_live.maxpat") if box["maxclass"].startswith(touched))
    shown: list[tuple[str, Rectangle]] = [
        (f"{box['maxclass']} {box.get('text', box.get('varname'))} {box['id']}", tuple(box["presentation_rect"]))
        for box in boxes(MAX / "rld_live.maxpat")
        if box.get("presentation") and box["maxclass"] != "panel"
    ]
    assert covering(shown) == []
    assert outside(shown, patcher["rect"][2], patcher["rect"][3]) == []


def test_every_parameter_has_a_name_of_its_own() -> None:
    names = [box["varname"] for box in boxes(MAX / "rld_live.maxpat") if "varname" in box]
    assert len(names) == len(set(names))
