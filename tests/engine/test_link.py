"""The beat that follows Ableton Link."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from rld_live.commands import FollowBeat
from rld_live.engine.link import ALONE, FOLLOWING, LOOK_SECONDS, LinkThread, Steering, join_link
from rld_live.errors import ConfigError


@dataclass
class FakeSession:
    """A session whose beat stands still."""

    num_peers: int = 1
    beat: float = 8.0
    tempo: float = 120.0
    enabled: bool = True


@dataclass
class FakePerformance:
    """Where a performance's beat stands."""

    beat: float = 0.0
    knobs: dict[str, float] = field(default_factory=lambda: {"tempo": 120.0})

    def follow_beat(self, beat: float, bpm: float) -> None:
        self.beat = beat
        self.knobs = {"tempo": bpm}


class FakeDecoder:
    """Does at once what is submitted."""

    def __init__(self) -> None:
        self.performance = FakePerformance()
        self.submissions = 0
        self.noted: list[FollowBeat] = []

    def submit(self, do: Callable[[FakePerformance], None], *, key: str | None = None) -> None:
        assert key == "link"
        do(self.performance)
        self.submissions += 1

    def note(self, command: FollowBeat) -> None:
        self.noted.append(command)


def follow(session: FakeSession, *, looks: int) -> FakeDecoder:
    decoder = FakeDecoder()
    thread = LinkThread(session, decoder, lambda _: None)
    thread.wake()
    for _ in range(looks):
        thread.turn()
        thread.wake()  # so that nobody waits
    return decoder


def test_the_beat_and_tempo_of_the_session_become_ours_and_are_noted_once() -> None:
    decoder = follow(FakeSession(tempo=90.0), looks=12)
    assert decoder.noted == [FollowBeat(8.0, 90.0)]
    assert decoder.performance == FakePerformance(8.0, {"tempo": 90.0})
    assert decoder.submissions == 12


@pytest.mark.parametrize(
    ("session", "line"), [(FakeSession(num_peers=0), ALONE), (FakeSession(tempo=700.0), "outside")]
)
def test_alone_or_too_fast_the_tempo_stays_ours_which_is_told_once(
    session: FakeSession, line: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO"):
        assert follow(session, looks=3).submissions == 0
    assert len(caplog.messages) == 1
    assert line in caplog.messages[0]


def test_the_thread_follows_from_start_to_stop_and_then_leaves_the_session(caplog: pytest.LogCaptureFixture) -> None:
    session, decoder, published = FakeSession(), FakeDecoder(), []
    with caplog.at_level("INFO"), LinkThread(session, decoder, published.append) as thread:
        time.sleep(2.5 * LOOK_SECONDS)
    assert thread.fault is None
    assert 2 <= decoder.submissions <= 4
    assert published == [decoder.performance]
    assert not session.enabled
    assert FOLLOWING in caplog.text


def test_a_grid_that_shakes_but_does_not_drift_stays_where_it_is() -> None:
    steering, chance = Steering(), random.Random(1)
    looks = [
        steering.correct(ours=beat + chance.gauss(0, 0.003) * 2, our_bpm=120, theirs=beat, bpm=120)
        for beat in range(200)
    ]
    assert [look for look in looks if look is not None] == []


def test_a_drift_is_corrected_by_what_it_is_and_not_by_what_one_look_says() -> None:
    steering, chance, at, drift_beats = Steering(), random.Random(1), 0.0, 0.0
    errors = []
    for look in range(4000):  # a thousand seconds in which the sound card is 100 ppm fast
        at = look * 0.25 * 2
        drift_beats += 0.25 * 2 * 1e-4
        wanted = steering.correct(ours=at + drift_beats + chance.gauss(0, 0.003) * 2, our_bpm=120, theirs=at, bpm=120)
        if wanted is not None:
            drift_beats += wanted - (at + drift_beats)
        errors.append(abs(drift_beats) / 2)
    assert max(errors) < 0.008


def test_a_beat_that_somebody_moves_and_a_new_tempo_are_followed_at_once() -> None:
    steering = Steering()
    assert steering.correct(ours=10.0, our_bpm=120, theirs=10.0, bpm=120) is None
    assert steering.correct(ours=10.5, our_bpm=120, theirs=12.0, bpm=120) == 12.0
    assert steering.correct(ours=12.5, our_bpm=120, theirs=12.5, bpm=121) == 12.5


def test_without_aalink_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aalink", None)
    with pytest.raises(ConfigError, match="pip install aalink") as caught:
        join_link(120.0)
    assert "\n" not in str(caught.value)


PEER = "from rld_live.engine.link import join_link; import time; session = join_link(90.0); time.sleep(30)"
US = """
import json, time
from rld_live.engine.link import join_link
session, deadline = join_link(120.0), time.monotonic() + 8
while not (session.num_peers and round(session.tempo) == 90) and time.monotonic() < deadline:
    time.sleep(0.05)
before = session.beat
time.sleep(1.0)
print(json.dumps([session.num_peers, session.tempo, session.beat - before]))
"""


@pytest.mark.interop
def test_the_package_of_the_user_shows_the_session_of_another_process() -> None:
    pytest.importorskip("aalink")
    with subprocess.Popen([sys.executable, "-c", PEER], env=dict(os.environ)) as peer:
        time.sleep(2.0)
        heard = subprocess.run([sys.executable, "-c", US], capture_output=True, text=True, check=True)
        peer.kill()
    peers, bpm, beats = json.loads(heard.stdout)
    assert (peers, round(bpm, 3)) == (1, 90.0)
    assert beats == pytest.approx(1.5, abs=0.2)
