"""The page in a real Chromium: touched, looked at, cut off."""

import json
import os
import signal
import time
from collections.abc import Iterator

import pytest

from rld_live.commands import (
    Cut,
    Freeze,
    Go,
    MoveMorph,
    MovePad,
    Panic,
    Play,
    PlayRandomSeed,
    PlaySeed,
    PlaySlot,
    PrepareCue,
    Recall,
    SavePreset,
    SetKnob,
    SetLatent,
    SetMorphSeeds,
    SetQuantize,
    SetReseed,
    StartRecording,
    Stop,
    StopRecording,
    StoreSlot,
    TapBeat,
)
from rld_live.control.packets import Message
from rld_live.parameters import KNOBS
from tests.web.chromium import DESK, PHONE, PROGRAM, Chromium, Page
from tests.web.stage import DIMENSIONS, START_SECONDS, Stage, stage

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")

HOLD_SECONDS = 0.7
ON_ITS_SIDE = (844, 390)


@pytest.fixture
def page(here: Stage, chromium: Chromium) -> Iterator[Page]:
    """The page on a phone; what it complains about fails the test."""
    page = chromium.open(here.address, PHONE)
    page.wait_until_built()
    yield page
    assert page.complaints == []
    page.close()


def show(page: Page, tab: str) -> None:
    page.evaluate(f"[...document.querySelectorAll('#tabs button')].find((b) => b.textContent === '{tab}').click()")


def played(here: Stage) -> list[object]:
    """What was commanded so far, without what the page asks by itself."""
    return [command for command in here.performer.commands if not type(command).__name__.startswith("List")]


def heard(here: Stage, before: int, count: int = 1, timeout_seconds: float = 5.0) -> list[object]:
    """What was commanded after the first `before`, once there is as much of it."""
    deadline = time.monotonic() + timeout_seconds
    while len(commands := played(here)[before:]) < count:
        assert time.monotonic() < deadline, commands
        time.sleep(0.01)
    return commands


def test_the_pad_is_dragged_and_the_instrument_hears_where(here: Stage, page: Page) -> None:
    show(page, "Morph")
    left, top, width, height = page.box("#pad")
    before = len(played(here))
    path = [(0.25, 0.25), (0.4, 0.4), (0.5, 0.6), (0.75, 0.9)]
    page.drag([(left + x * width, top + (1 - y) * height) for x, y in path], pause_seconds=0.06)
    moves = heard(here, before, len(path))
    assert all(isinstance(move, MovePad) for move in moves)
    told = [(move.x, move.y) for move in moves if isinstance(move, MovePad)]
    assert told == [pytest.approx(point, abs=0.01) for point in path]
    page.wait_for("document.querySelector('#pad .figure').textContent === '0.75  0.90'")


def test_a_finger_that_leaves_the_pad_stays_on_its_edge(here: Stage, page: Page) -> None:
    show(page, "Morph")
    left, top, width, height = page.box("#pad")
    before = len(played(here))
    page.drag([(left + width / 2, top + height / 2), (left - 50, top - 50)], pause_seconds=0.06)
    assert heard(here, before, 2)[-1] == MovePad(0.0, 1.0)


def test_a_tap_counts_right_after_a_flick(here: Stage, page: Page) -> None:
    show(page, "Morph")
    left, top, width, height = page.box("#pad")
    page.drag([(left + width * (0.9 - step / 10), top + height * (0.1 + step / 10)) for step in range(6)])
    page.wait_for("document.querySelector('#pad .figure').textContent === '0.40  0.40'")
    time.sleep(0.1)
    before = len(played(here))
    page.tap("#glide button:nth-child(2)")
    assert page.evaluate("document.querySelector('#glide button:nth-child(2)').ariaChecked") == "true"
    page.tap("#mute")
    page.wait_for("document.querySelector('#mute').ariaPressed === 'true'")
    page.tap("#mute")
    page.wait_for("document.querySelector('#mute').ariaPressed === 'false'")
    assert played(here)[before:] == [SetKnob("mute", 1.0), SetKnob("mute", 0.0)]


def test_panic_acts_when_it_is_touched_wherever_one_is(here: Stage, page: Page) -> None:
    for tab in ("Play", "Morph", "Set"):
        show(page, tab)
        before = len(played(here))
        left, top, width, height = page.box("#panic")
        assert (width >= 80, height >= 60) == (True, True)
        page.touch("touchStart", (left + width / 2, top + height / 2))
        assert heard(here, before) == [Panic()]
        page.touch("touchEnd")
        page.wait_for("document.body.dataset.state === 'panicked'")
        page.tap("#transport")
        page.wait_for("document.body.dataset.state === 'playing'")
        assert heard(here, before, 2)[1:] == [Play(0.1)]


def test_the_keyboard_plays_stops_and_panics(here: Stage, page: Page) -> None:
    before = len(played(here))
    page.press(" ", 32)
    page.wait_for("document.body.dataset.state === 'stopped'")
    page.press("Escape", 27)
    page.wait_for("document.body.dataset.state === 'panicked'")
    page.press(" ", 32)
    page.wait_for("document.body.dataset.state === 'playing'")
    assert heard(here, before, 3) == [Stop(0.5), Panic(), Play(0.1)]


def test_every_knob_is_there_named_and_within_its_range(page: Page) -> None:
    found = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('[data-knob]')].map((e) => [e.dataset.knob,"
        " [Number(e.ariaValueMin), Number(e.ariaValueMax), e.ariaLabel ?? e.textContent.toLowerCase()]]))"
    )
    assert set(found) == set(KNOBS)
    for name, knob in KNOBS.items():
        low, high, label = found[name]
        assert label == name
        if name != "mute":  # which is a switch
            assert (low, high) == (knob.minimum, knob.maximum)


def test_a_knob_follows_the_finger_and_a_tap_or_a_scroll_does_not_move_it(here: Stage, page: Page) -> None:
    show(page, "Sound")
    left, top, width, height = page.box("[data-knob=temperature]")
    middle = (left + width * 0.8, top + height / 2)
    before = len(played(here))
    page.drag([middle])
    page.drag([middle, (middle[0], middle[1] - 60), (middle[0] + 3, middle[1] - 120)])
    assert played(here)[before:] == []
    _, top, _, height = page.box("[data-knob=temperature]")
    page.drag([(left + width * step, top + height / 2) for step in (0.8, 0.75, 0.7, 0.6)], pause_seconds=0.06)
    moves = heard(here, before, 2)
    assert all(isinstance(move, SetKnob) and move.name == "temperature" and 0.1 <= move.value < 1.0 for move in moves)


def test_a_knob_shows_what_others_do_to_it(page: Page) -> None:
    page.wait_for("document.querySelector('[data-knob=horizon] output').textContent === '12.0 s'")
    say(page, "/rld/horizon", 30)
    page.wait_for("document.querySelector('[data-knob=horizon] output').textContent === '30.0 s'")
    say(page, "/rld/horizon", 12)


def say(page: Page, address: str, *values: object) -> None:
    """Send a command as another page would."""
    command = json.dumps(json.dumps([address, *values]))
    page.evaluate(
        "new Promise((done) => {const other = new WebSocket(`ws://${location.host}/ws`);"
        f"other.onopen = () => {{other.send({command}); setTimeout(() => {{other.close(); done();}}, 50);}};}})"
    )


def test_seeds_are_entered_cued_cut_to_and_called_back(here: Stage, page: Page) -> None:
    before = len(played(here))
    page.write("#seed-input", "42")
    page.tap("#seed-play")
    page.wait_for("document.querySelector('#seed').textContent === '42'")
    page.write("#seed-input", "9223372036854775807")
    page.tap("#seed-cue")
    page.wait_for("document.querySelector('#go').textContent === 'Go 9223372036854775807'")
    page.tap("#go")
    page.write("#seed-input", "7")
    page.tap("#seed-cut")
    page.tap("#seed-random")
    page.evaluate("document.querySelector('#reseed button:nth-child(2)').click()")
    wanted = [PlaySeed(42), PrepareCue(2**63 - 1), Go(), Cut(7), PlayRandomSeed(), SetReseed("loop")]
    assert heard(here, before, len(wanted)) == wanted
    page.wait_for("document.querySelectorAll('#history button').length >= 3")
    page.evaluate("document.querySelectorAll('#history button')[0].click()")
    assert heard(here, before, len(wanted) + 1)[-1] == Recall(1)


def test_a_slot_that_somebody_else_has_filled_is_seen_to_keep_something(here: Stage, page: Page) -> None:
    assert not page.evaluate("document.querySelector('#slots button:nth-child(10)').classList.contains('is-kept')")
    here.control.inject(Message("/rld/slot/store", (9,)), "test")
    page.wait_for("document.querySelector('#slots button:nth-child(10)').classList.contains('is-kept')")


def test_a_long_name_makes_the_page_no_wider_than_the_screen(here: Stage, page: Page) -> None:
    show(page, "Set")
    here.control.inject(Message("/rld/record/start", ("w" * 64,)), "test")
    page.wait_for("document.querySelector('#recording').textContent.includes('www')")
    here.control.inject(Message("/rld/cue", (2**63 - 1,)), "test")
    show(page, "Play")
    page.wait_for("document.querySelector('#go').textContent.includes('922337')")
    for tab in ("Play", "Set"):
        show(page, tab)
        assert page.evaluate(
            "document.documentElement.scrollWidth <= innerWidth && visualViewport.width === innerWidth"
        )
        assert page.evaluate("document.querySelector('#go').scrollHeight <= 64")
    here.control.inject(Message("/rld/record/stop", ()), "test")
    page.wait_for("!document.querySelector('#recording').textContent")


@pytest.mark.parametrize(("tab", "dragged"), [("Morph", "#pad"), ("Latent", ".hands")])
def test_on_a_phone_on_its_side_what_is_dragged_is_seen_whole(
    here: Stage, chromium: Chromium, tab: str, dragged: str
) -> None:
    page = chromium.open(here.address, ON_ITS_SIDE)
    page.wait_until_built()
    show(page, tab)
    seen = page.evaluate(
        f"(() => {{const b = document.querySelector('{dragged}').getBoundingClientRect();"
        "return scrollY === 0 && b.top > 0 && b.bottom <= innerHeight && b.height > 130})()"
    )
    assert seen
    page.close()


def test_a_tap_on_a_slot_plays_it_and_a_hold_stores(here: Stage, page: Page) -> None:
    before = len(played(here))
    page.tap("#slots button:nth-child(4)", hold_seconds=HOLD_SECONDS)
    page.wait_for("document.querySelector('#slots button:nth-child(4)').classList.contains('is-kept')")
    page.tap("#slots button:nth-child(4)")
    assert heard(here, before, 2) == [StoreSlot(3), PlaySlot(3)]


def test_the_morph_has_its_seeds_at_the_corners_of_the_pad_and_a_line(here: Stage, page: Page) -> None:
    show(page, "Morph")
    for name, seed in {"a": 11, "b": 22, "c": 33, "d": 44}.items():
        page.evaluate(
            "(() => {const field = [...document.querySelectorAll('#morph-form label')]"
            f".find((l) => l.textContent === '{name}').querySelector('input'); field.value = '{seed}';}})()"
        )
    before = len(played(here))
    page.tap("#morph-form button")
    page.wait_for("document.querySelector('#pad .corner.d').textContent === '44'")
    assert [page.text(f"#pad .corner.{name}") for name in "abcd"] == ["11", "22", "33", "44"]
    page.evaluate("document.querySelector('#glide button:nth-child(3)').click()")
    page.evaluate("document.querySelector('#line .fader').focus()")
    page.press("End", 35)
    assert heard(here, before, 2) == [SetMorphSeeds((11, 22, 33, 44)), MoveMorph(1.0, 1.0)]


def test_a_hand_is_drawn_across_the_dimensions_and_let_go(here: Stage, page: Page) -> None:
    show(page, "Latent")
    left, top, width, height = page.box("canvas.hands")
    before = len(played(here))
    column = width / DIMENSIONS
    page.drag([(left + (d + 0.5) * column, top + height * 0.25) for d in range(3)], pause_seconds=0.06)
    assert heard(here, before, 3) == [SetLatent("bias", d, pytest.approx(4.0, abs=0.1)) for d in range(3)]
    page.evaluate("[...document.querySelectorAll('#hands button')].find((b) => b.textContent === 'Let go').click()")
    page.wait_for("document.querySelector('#hands output').textContent.endsWith('0.00')")
    assert SetLatent("bias", 0, 0.0, 1.0) in played(here)[before:]


def test_time_set_and_recording_are_played(here: Stage, page: Page) -> None:
    show(page, "Set")
    before = len(played(here))
    page.evaluate("document.querySelector('#quantize button:nth-child(3)').click()")
    page.tap("#tap")
    page.write("#preset-name", "opening night")
    page.tap("#preset-form button")
    page.wait_for("[...document.querySelectorAll('#presets button')].some((b) => b.textContent === 'opening night')")
    page.write("#record-name", "take 1")
    page.tap("#record")
    page.wait_for("document.querySelector('#record').textContent === 'Stop recording'")
    page.tap("#record")
    page.wait_for("document.querySelector('#record').textContent === 'Record'")
    page.tap("#freeze")
    page.wait_for("document.querySelector('#freeze').ariaPressed === 'true'")
    page.tap("#freeze")
    page.wait_for("document.querySelector('#freeze').ariaPressed === 'false'")
    assert played(here)[before:] == [
        SetQuantize("bar"),
        TapBeat(),
        SavePreset("opening night"),
        StartRecording("take 1"),
        StopRecording(),
        Freeze(True),
        Freeze(False),
    ]


def test_a_long_press_on_a_knob_explains_it_and_offers_midi(page: Page) -> None:
    show(page, "Sound")
    page.tap("[data-knob=gain]", hold_seconds=HOLD_SECONDS)
    page.wait_for("document.querySelector('#sheet').open")
    assert KNOBS["gain"].sentence in page.text("#sheet")
    assert "/rld/gain" in page.text("#sheet")
    left, top, width, height = page.box("#panic")
    on_top = f"document.elementFromPoint({left + width / 2}, {top + height / 2}).id"
    assert page.evaluate(on_top) == "panic"
    page.tap("#sheet button.strong")
    page.wait_for("!document.querySelector('#sheet').open")
    page.wait_for("document.querySelector('#toast').textContent.startsWith('/rld/midi/learn')")  # nothing is plugged in


def test_an_error_is_said_and_kept_in_the_log(page: Page) -> None:
    page.tap("#slots button:nth-child(16)")
    page.wait_for("!document.querySelector('#toast').hidden")
    assert "slot 15" in page.text("#toast")
    assert "slot 15" in page.text("#log li:first-child")


def test_what_is_heard_is_drawn(here: Stage, page: Page) -> None:
    show(page, "Sound")
    for _ in range(30):
        here.control.stream("waveform", *([-0.5, 0.5] * 50))
    page.wait_for("document.querySelector('#waveform').getContext('2d').getImageData(680, 70, 1, 1).data[3] > 0")
    show(page, "Latent")
    for _ in range(3):
        here.control.stream("latent", *([1.0] * DIMENSIONS))
    page.wait_for(
        "[...document.querySelector('#strip').getContext('2d').getImageData(640, 80, 60, 1).data].some(Boolean)"
    )
    page.wait_for("Number(document.querySelector('.meter').ariaValueNow) > -60")


@pytest.mark.parametrize("size", [PHONE, DESK, (768, 1024), (320, 568)])
def test_nothing_is_wider_than_the_screen_and_what_is_touched_is_large(
    here: Stage, chromium: Chromium, size: tuple[int, int]
) -> None:
    page = chromium.open(here.address, size)
    page.wait_until_built()
    for tab in ("Play", "Morph", "Sound", "Latent", "Set", "Log"):
        show(page, tab)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), tab
        small = page.evaluate(
            "[...document.querySelectorAll('button, input[type=text], .fader')].filter((e) => e.offsetParent"
            " && e.getBoundingClientRect().height < 44).map((e) => e.textContent || e.id)"
        )
        assert small == []
    page.close()


def test_everything_that_can_be_reached_has_a_name_for_a_screen_reader(page: Page) -> None:
    nodes = page.ask("Accessibility.getFullAXTree")["nodes"]
    roles = {"button", "slider", "textbox", "radio", "tab", "meter", "group"}
    named = [node for node in nodes if node.get("role", {}).get("value") in roles]
    assert len(named) > 30
    assert [node["role"]["value"] for node in named if not node.get("name", {}).get("value")] == []


def test_the_page_says_when_it_is_stale_and_comes_back_by_itself(chromium: Chromium) -> None:
    with stage() as put_up:
        page = chromium.open(put_up.address, PHONE)
        page.wait_until_built()
        put_up.fall_silent()
        page.wait_for("document.body.classList.contains('is-away')")
        assert "silent" in page.text("#away")
        put_up.go_on()
        page.wait_for("!document.body.classList.contains('is-away')")
        pid = put_up.door.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        page.wait_for("document.querySelector('#away').textContent.startsWith('no connection')")
        page.wait_for("document.body.classList.contains('is-away')")
        deadline = time.monotonic() + START_SECONDS
        while put_up.door.pid in {None, pid}:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        page.wait_for("!document.body.classList.contains('is-away')", START_SECONDS)
        before = len(played(put_up))
        page.tap("#panic")
        assert heard(put_up, before) == [Panic()]
        page.close()


def test_what_is_touched_while_there_is_no_connection_is_said_and_not_sent_later(chromium: Chromium) -> None:
    with stage() as put_up:
        page = chromium.open(put_up.address, PHONE)
        page.wait_until_built()
        put_up.door.__exit__(None, None, None)
        page.wait_for("document.body.classList.contains('is-away')")
        before = len(played(put_up))
        page.tap("#seed-random")
        page.wait_for("document.querySelector('#toast').textContent.includes('not sent')")
        assert len(played(put_up)) == before
        page.close()
