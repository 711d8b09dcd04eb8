"""What of a performance goes into its show log."""

import json
import logging
from pathlib import Path
from typing import Any

from rld_live.box.show_folder import shows
from rld_live.box.show_log import ShowLog
from rld_live.config import Config, FilesConfig, WebConfig
from rld_live.control.clients import Inside
from rld_live.control.fake import FakePerformer
from rld_live.engine.onlookers.chronicle import Chronicle, show_log
from rld_live.status import Status
from tests.control.stage import Stage


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in shows(folder)[-1].read_text().splitlines()]


def without_sound() -> float:
    return 0.0


def test_it_begins_with_what_is_played_and_holds_the_warnings_but_no_secret(tmp_path: Path) -> None:
    config = Config(web=WebConfig(token="secret-word"), files=FilesConfig(folder=tmp_path))
    with show_log(config, restarts=0, death=""):
        logging.getLogger("rld_live.engine").warning("the disk is %s", "slow")
        logging.getLogger("rld_live.engine").warning("underrun 1", extra={"is_event": True})
    start, warning = lines(tmp_path / "shows")
    assert start["kind"] == "start"
    assert start["details"]["config"]["play"]["seed"] == 1
    assert (warning["kind"], warning["details"]["message"]) == ("warning", "the disk is slow")
    assert "secret-word" not in shows(tmp_path / "shows")[0].read_text()


def test_an_engine_that_died_leaves_its_show_to_the_next(tmp_path: Path) -> None:
    config = Config(files=FilesConfig(folder=tmp_path))
    for restarts in range(3):
        with show_log(config, restarts=restarts, death="was killed by signal 9" if restarts else ""):
            pass
    assert [line["details"]["restarts"] for line in lines(tmp_path / "shows")] == [0, 1, 2]
    assert len(shows(tmp_path / "shows")) == 1


def test_events_refusals_and_what_no_event_tells_are_noted_and_the_rest_is_not(tmp_path: Path) -> None:
    with ShowLog.open(tmp_path, kept=5) as show:
        stage = Stage(FakePerformer(), witness=Chronicle(show, without_sound))
        stage.say("/rld/seed", 7)
        stage.say("/rld/gain", "loud")
        stage.say("/rld/preset/save", "mine")
        stage.say("/rld/panic")
        stage.dispatcher.audience.announce("seed", (7,), 0.0)
        stage.dispatcher.audience.announce("beat", (1,), 0.0)
    found = [(line["kind"], line["details"]["values"][0]) for line in lines(tmp_path)]
    assert found == [
        ("refused", "/rld/gain"),
        ("command", "/rld/preset/save"),
        ("command", "/rld/panic"),
        ("seed", 7),
    ]


def test_an_underrun_is_noted_with_how_things_stood_and_a_minute_is_summed_up(tmp_path: Path) -> None:
    with ShowLog.open(tmp_path, kept=5) as show:
        chronicle = Chronicle(show, without_sound)
        for second in range(62):
            ring = 0.1 if second == 30 else 0.5
            status = Status(state="playing", ring_seconds=ring, decode_rtf=0.25, cpu=2.0, underruns=int(second > 30))
            chronicle.look(status, float(second))
            if second == 30:
                chronicle.happened("underrun", (1,))
        chronicle.answered("/rld/error", ("/rld/seed", "why"), Inside("MIDI"))
    state, underrun, minute, refused = lines(tmp_path)
    assert state["details"] == {"values": ["playing"]}
    assert underrun["details"]["values"] == [1]
    assert (underrun["details"]["ring_seconds"], underrun["details"]["decode_rtf"]) == (0.1, 0.25)
    assert minute["details"]["ring_seconds_min"] == 0.1
    assert (minute["details"]["cpu"], minute["details"]["underruns"]) == (2.0, 1)
    assert refused["details"]["sender"] == "MIDI"
