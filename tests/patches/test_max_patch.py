"""The Max patch, checked against Max's own reference data, without Max."""

import json
from pathlib import Path

import pytest

py2max = pytest.importorskip("py2max", reason="needs py2max, a dev dependency")

PATCH = Path(__file__).parents[2] / "patches" / "rld_live.maxpat"


def test_every_object_and_every_cord_exists_in_max() -> None:
    findings = py2max.Patcher.from_file(PATCH).lint()
    # The window is as large as the presentation, which is what opens: the rest of the patch lies outside of it.
    assert [str(finding) for finding in findings if finding.code != "W-OFFCANVAS"] == []


def test_what_the_performer_touches_is_in_the_presentation_and_nothing_covers_another() -> None:
    patcher = json.loads(PATCH.read_text())["patcher"]
    assert patcher["openinpresentation"] == 1
    boxes = [box["box"] for box in patcher["boxes"]]
    assert all(box.get("presentation") for box in boxes if box["maxclass"].startswith(("live.", "number")))
    shown = [(box["id"], box["presentation_rect"]) for box in boxes if box.get("presentation")]
    for index, (name, (left, top, width, height)) in enumerate(shown):
        for other, (left2, top2, width2, height2) in shown[index + 1 :]:
            is_apart = left + width <= left2 or left2 + width2 <= left or top + height <= top2 or top2 + height2 <= top
            assert is_apart, (name, other)
