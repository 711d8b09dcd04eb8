"""The patches say only what the server understands, and listen only for what it says."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rld_live.control.addresses import EVENTS, TABLE
from rld_live.parameters import KNOBS
from rld_live.status import STATUS_FIELDS

PATCHES = Path(__file__).parents[2] / "patches"
ADDRESS = re.compile(r"/rld(?:/[a-z_]+)+")

ANSWERS = {"/rld/done", "/rld/error", "/rld/pong", "/rld/help"}
TOLD = {
    *ANSWERS,
    *(event.address for event in EVENTS.values()),
    *(f"/rld/status/{name}" for name in STATUS_FIELDS),
    *(f"/rld/hello/{name}" for name in ("version", "sample_rate", *KNOBS)),
}
NEEDED = {
    "/rld/play",
    "/rld/stop",
    "/rld/panic",
    "/rld/seed",
    "/rld/seed/random",
    "/rld/cue",
    "/rld/go",
    "/rld/cut",
    "/rld/morph",
    "/rld/morph/seeds",
    "/rld/reseed",
    "/rld/crossfade",
    "/rld/gain",
    "/rld/mute",
}


def max_texts() -> list[str]:
    patcher = json.loads((PATCHES / "rld_live.maxpat").read_text())["patcher"]
    return [box["box"].get("text", "") for box in patcher["boxes"] if box["box"]["maxclass"] != "comment"]


def pd_texts() -> list[str]:
    lines = (PATCHES / "rld_live.pd").read_text().splitlines()
    return [line for line in lines if line.startswith(("#X obj", "#X msg"))]


@pytest.mark.parametrize("texts", [max_texts, pd_texts], ids=["max", "pd"])
def test_every_address_in_a_patch_is_one_that_the_server_understands_or_tells(texts: Callable[[], list[str]]) -> None:
    for text in texts():
        is_listening = " route " in f" {text}"
        for address in ADDRESS.findall(text):
            assert address in (TOLD | set(TABLE) if is_listening else set(TABLE)), text


@pytest.mark.parametrize("texts", [max_texts, pd_texts], ids=["max", "pd"])
def test_a_patch_has_transport_seed_morph_and_knobs(texts: Callable[[], list[str]]) -> None:
    said = {address for text in texts() for address in ADDRESS.findall(text)}
    assert said >= NEEDED


def test_the_pd_panel_shows_fields_that_exist() -> None:
    shown = set(re.findall(r"rld-status-([a-z_]+)", "\n".join(pd_texts() + pd_atoms())))
    assert shown
    assert shown <= set(STATUS_FIELDS)


def test_the_pd_panel_shows_knobs_that_exist() -> None:
    shown = set(re.findall(r"rld-hello-([a-z_]+)", "\n".join(pd_texts() + pd_atoms())))
    assert shown >= {"gain", "crossfade"}
    assert shown <= set(KNOBS)


def pd_atoms() -> list[str]:
    lines = (PATCHES / "rld_live.pd").read_text().splitlines()
    return [line for line in lines if line.startswith(("#X floatatom", "#X symbolatom"))]
