"""Stalls, slowness and errors of a real server with the built-in set, injected while it plays."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from rld_live.offline.render import render
from tests.end_to_end.stalls import Show, show
from tests.reliability import ROUNDS, Bound, Outcome, Reliability

pytestmark = pytest.mark.soak

RING_SECONDS = 0.5
SLOW_SECONDS = 40.0
SHORT = {"knobs.horizon": 2.0}
"""A horizon with which generation that stalls is missed soon."""


def test_a_decoder_that_stalls_is_heard_as_what_the_ring_does_not_hold(
    tmp_path: Path, reliability: Reliability
) -> None:
    short, long = (0.05, 0.3), (1.0, 3.0, 10.0)
    survived: list[Outcome] = []
    heard: list[Outcome] = []
    for number in range(ROUNDS):
        moments = (4.0, 6.0, 9.0, 13.0, 19.0)
        faults = [{"part": "decode", "seconds": s, "at": at} for s, at in zip((*short, *long), moments, strict=True)]
        played = show(tmp_path / str(number), faults, seconds=33.0)
        assert len(played.struck) == len(faults)
        assert played.report["underruns"] == len(long) == played.count("/rld/event/underrun")
        assert len(played.silences) == len(long)
        survived += [Outcome(silent=0.0, clicks=played.clicks) for _ in short]
        for seconds, struck, (start, stop) in zip(long, played.struck[len(short) :], played.silences, strict=True):
            detected = played.first("/rld/event/underrun", after=struck) - RING_SECONDS
            back = played.first("/rld/status/state", "playing", after=struck + seconds)
            assert abs(stop - start - (seconds - RING_SECONDS)) < 0.5
            heard.append(Outcome(max(0.0, detected), stop - start, back, played.clicks))
    reliability.add("decoding stalls for 0.05 and 0.3 s (ring of 0.5 s)", survived, Bound(silent=0.0))
    reliability.add(
        "decoding stalls for 1, 3 and 10 s (detected when the ring is empty; recovered from its end)",
        heard,
        Bound(detected=0.5, silent=10.0, recovered=0.5),
    )


def test_generation_that_stalls_is_heard_as_the_last_window_again(tmp_path: Path, reliability: Reliability) -> None:
    stalls = (0.05, 0.3, 1.0, 3.0, 10.0)
    outcomes: list[Outcome] = []
    for number in range(ROUNDS):
        moments = (2.0, 8.0, 14.0, 20.0, 32.0)  # a block is made every 5.5 s
        faults = [{"part": "generate", "seconds": s, "at": at} for s, at in zip(stalls, moments, strict=True)]
        played = show(tmp_path / str(number), faults, seconds=55.0, settings=SHORT)
        assert len(played.struck) == len(stalls)
        assert played.report["underruns"] == 0
        episodes = played.count("/rld/event/starving", 1)
        assert 1 <= episodes == played.count("/rld/event/starving", 0) <= len(stalls)
        again = render(tmp_path / str(number) / "recording.jsonl", None, lambda fraction: None).path
        assert np.array_equal(soundfile.read(again, dtype="float32", always_2d=True)[0], played.audio)
        over = played.first("/rld/event/starving", 0, after=played.struck[-1]) - stalls[-1]
        outcomes += [_unheard(played) for _ in stalls[:-1]]
        outcomes.append(_unheard(played, recovered=max(0.0, over)))
    reliability.add(
        "generation stalls for 0.05, 0.3, 1, 3 and 10 s (horizon of 2 s; recovered from its end)",
        outcomes,
        Bound(silent=0.0, recovered=1.0),
    )


def test_generation_that_is_too_slow_has_its_steps_lowered_and_raised_again(
    tmp_path: Path, reliability: Reliability
) -> None:
    healthy = show(tmp_path / "healthy", [], seconds=8.0)
    factor = min(100.0, 1.3 / float(healthy.report["generate_rtf"]))
    outcomes = []
    for number in range(ROUNDS):
        fault = {"part": "generate", "factor": factor, "at": 1.0, "lasting": SLOW_SECONDS}
        played = show(tmp_path / str(number), [fault], seconds=180.0, until=("/rld/event/steps", 8, 8))
        assert played.report["underruns"] == 0
        lowered = played.first("/rld/event/steps", after=played.struck[0])
        raised = played.first("/rld/event/steps", 8, 8, after=played.struck[0])
        assert lowered < raised
        outcomes.append(_unheard(played, detected=lowered, recovered=max(0.0, raised - SLOW_SECONDS)))
    reliability.add(
        "generation 1.3 times too slow for 40 s: fewer steps (recovered: all of them again)",
        outcomes,
        Bound(detected=60.0, silent=0.0, recovered=90.0),
    )


def test_generation_that_raises_is_tried_again_while_the_music_goes_round(
    tmp_path: Path, reliability: Reliability
) -> None:
    outcomes = []
    for number in range(ROUNDS):
        fault = {"part": "generate", "fails": True, "at": 4.0, "lasting": 10.0}
        played = show(tmp_path / str(number), [fault], seconds=28.0, settings=SHORT)
        assert played.report["underruns"] == 0
        assert played.count("/rld/event/generation_failed", 1) == 1
        detected = played.first("/rld/event/generation_failed", after=played.struck[0])
        over = played.first("/rld/event/starving", 0, after=played.struck[0]) - 10.0
        outcomes.append(_unheard(played, detected=detected, recovered=max(0.0, over)))
    bound = Bound(detected=0.5, silent=0.0, recovered=9.0)
    reliability.add("generation raises for 10 s (horizon of 2 s; recovered from its end)", outcomes, bound)


def _unheard(played: Show, *, detected: float | None = None, recovered: float | None = None) -> Outcome:
    silent = sum(stop - start for start, stop in played.silences)
    return Outcome(detected, silent, recovered, played.clicks)
