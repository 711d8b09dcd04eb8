"""The config file read again while the music plays."""

import logging
from collections.abc import Sequence
from pathlib import Path

import pytest

from rld_live.box.notify import Notifier
from rld_live.commands import SetKnob
from rld_live.config import Config
from rld_live.config_file import load_config
from rld_live.control.addresses import TABLE
from rld_live.control.cuelist import CueList
from rld_live.control.packets import Message
from rld_live.engine.reloading import SOURCE, Reloading
from rld_live.parameters import KNOBS

CUES = "- {name: calm, seed: [101, 0]}\n- {name: end, stop: 2.0}\n"


class Stage:
    """A config file, and a control server and controllers that note what they are told."""

    def __init__(self, folder: Path, text: str) -> None:
        self.path, self.cues = folder / "set.yaml", folder / "cues.yaml"
        self.cues.write_text(CUES)
        self.path.write_text(text)
        self.said: list[tuple[str, Sequence[object]]] = []
        self.cuelists: list[CueList] = []
        self.inputs: list[str] = []
        self.configs: list[Config] = []
        read = lambda: load_config(self.path, ["web.port=0"])  # noqa: E731 - as the command line makes it
        self._reloading = Reloading(read(), read, control=self, midi=self, sets=self, notifier=Notifier())

    def inject(self, message: Message, source: str) -> None:
        assert source == SOURCE
        self.said.append((message.address, message.values))

    def put_cuelist(self, cuelist: CueList) -> None:
        self.cuelists.append(cuelist)

    def put_config(self, config: Config) -> None:
        self.configs.append(config)

    def hear(self, wanted: str) -> None:
        self.inputs.append(wanted)

    def reload(self, text: str | None = None) -> None:
        if text is not None:
            self.path.write_text(text)
        self._reloading.reload()


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)


def test_a_knob_is_turned_where_the_file_says_something_else_than_before(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stage = Stage(tmp_path, "knobs: {temperature: 0.8, gain: -3.0, steps: 6}")
    stage.reload("knobs: {temperature: 0.8, gain: -6.0, crossfade: 1.5}")
    assert sorted(stage.said) == [("/rld/crossfade", (1.5,)), ("/rld/gain", (-6.0,)), ("/rld/steps", (8.0,))]
    assert caplog.messages == ["the config was read again: knobs.crossfade, knobs.gain and knobs.steps changed"]
    stage.reload()
    assert len(stage.said) == 3
    assert caplog.messages[1:] == ["the config was read again: nothing has changed"]


def test_every_knob_of_a_file_can_be_said_to_the_performer() -> None:
    for name, knob in KNOBS.items():
        assert TABLE[f"/rld/{name}"].read((knob.default,)) == SetKnob(name, knob.default)


def test_what_needs_a_new_start_is_named_in_one_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    stage = Stage(tmp_path, "control: {port: 7400}")
    stage.reload("control: {port: 7500}\naudio: {device: jack}\nmidi: {input: pad}\nplay: {reseed: loop}")
    assert stage.inputs == ["pad"]
    assert stage.said == [("/rld/reseed", ("loop",))]
    (line,) = caplog.messages
    changed = "midi.input and play.reseed changed"
    assert line == f"the config was read again: {changed}; audio.device and control.port wait for the next start"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("knobs: {temperature: 0.7, gian: 1}", "did you mean gain?"),
        ("knobs: {temperature: 0.7\n", "not valid YAML"),
        ("knobs: {temperature: 0.7}\nplay: {cuelist: gone.yaml}", "gone.yaml"),
        ("- 1", "not sections"),
    ],
)
def test_a_file_with_a_mistake_changes_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str, reason: str
) -> None:
    stage = Stage(tmp_path, "knobs: {temperature: 0.8}")
    stage.reload(text)
    assert stage.said == []
    (line,) = caplog.messages
    assert line.startswith("the config stays as it was: ")
    assert reason in line
    stage.reload("knobs: {temperature: 0.8, gain: -1.0}")
    assert stage.said == [("/rld/gain", (-1.0,))]


def test_a_file_that_is_gone_changes_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    stage = Stage(tmp_path, "knobs: {temperature: 0.8}")
    stage.path.unlink()
    stage.reload()
    assert stage.said == []
    assert len(caplog.messages) == 1


def test_sets_can_be_loaded_from_then_on_and_the_models_that_play_stay(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stage = Stage(tmp_path, "models: {codec: a.ts}")
    stage.reload("models: {codec: b.ts}\nsets: {other: {codec: c.ts}}")
    assert [config.set_names for config in stage.configs] == [("default", "other")]
    assert caplog.messages == ["the config was read again: sets.other changed; models.codec waits for the next start"]


def test_a_written_set_that_has_changed_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    stage = Stage(tmp_path, "play: {cuelist: cues.yaml}")
    stage.reload()
    assert stage.cuelists == []
    stage.cues.write_text(CUES.replace("calm", "bright"))
    stage.reload()
    assert [[cue.name for cue in cues] for cues in stage.cuelists] == [["bright", "end"]]
    assert caplog.messages[-1] == "the config was read again: the written set changed"
