"""The performer without sound."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator

import pytest

from rld_live.commands import LoadPreset, PlaySeed, Recall, SavePreset, SetKnob, SetLatent, StoreSlot
from rld_live.control.client import OscClient
from rld_live.control.fake import FakePerformer
from rld_live.control.server_process import free_port
from rld_live.errors import ControlError
from tests.control.stage import Stage


@pytest.fixture
def fake_program() -> Iterator[int]:
    """Run the fake as a program, and return its port."""
    port = free_port()
    with subprocess.Popen([sys.executable, "-m", "rld_live.control.fake", str(port)], stderr=subprocess.DEVNULL) as run:
        try:
            yield port
        finally:
            run.kill()


def wait_until_it_answers(client: OscClient) -> None:
    for _ in range(100):
        client.send("/rld/hello", client.port)
        with contextlib.suppress(ControlError):
            client.hear_until("/rld/done", "/rld/hello", client.port, timeout_seconds=0.1)
            return
    raise AssertionError("the fake does not answer")


def test_the_program_moves_its_status_and_tells_what_is_turned(fake_program: int) -> None:
    with OscClient(fake_program) as client:
        wait_until_it_answers(client)
        client.send("/rld/subscribe", 20, "position")
        client.send("/rld/latent/stream")
        client.hear_until("/rld/done", "/rld/latent/stream")
        first, second = (client.hear_until("/rld/status/position")[-1].values[0] for _ in range(2))
        assert second > first  # type: ignore[operator]
        assert len(client.hear_until("/rld/latent/frame")[-1].values) == 8
        client.send("/rld/gain", -6)
        client.hear_until("/rld/event/value", "/rld/gain", -6.0)
        client.send("/rld/seed", 5)
        client.hear_until("/rld/event/seed", 5)


def test_what_it_is_told_stands() -> None:
    stage = Stage()
    stage.say("/rld/morph/seeds", 4, 5, 6)
    stage.say("/rld/morph/xy", 0.5, 1)
    stage.say("/rld/latent/bias/1", 0.5)
    stage.say("/rld/quantize", "bar")
    standing = stage.performer.standing()
    assert (standing.seed, standing.seeds, standing.pad) == (4, (4, 5, 6), (0.5, 1.0))
    assert standing.bias[:3] == (0.0, 0.5, 0.0)
    assert standing.quantize == "bar"


def test_slots_history_and_presets_give_back_what_they_keep() -> None:
    stage = Stage()
    for command in (PlaySeed(10), StoreSlot(3), SetKnob("gain", -6.0), SavePreset("a"), SetKnob("gain", 0.0)):
        stage.performer.submit(command, _Silent())
    stage.say("/rld/seed", 20)
    stage.say("/rld/cut", "slot", 3)
    assert stage.performer.standing().seed == 10
    stage.performer.submit(Recall(1), _Silent())
    assert stage.performer.standing().seed == 20
    stage.performer.submit(LoadPreset("a"), _Silent())
    assert stage.performer.standing().seed == 10
    assert stage.performer.knobs()["gain"] == -6.0


def test_a_codec_of_any_dimension_can_be_pretended() -> None:
    performer = FakePerformer(latent_dim=128)
    performer.submit(SetLatent("scale", 127, 2.0), _Silent())
    assert performer.facts()["latent_dim"] == len(performer.standing().scale) == 128
    assert performer.standing().scale[127] == 2.0


class _Silent:
    def tell(self, name: str, *values: object) -> None:
        pass

    def done(self, *values: object) -> None:
        pass

    def failed(self, reason: str) -> None:
        pass
