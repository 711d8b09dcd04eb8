import json
import math
from importlib import import_module
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from rich.console import Console

from rld_live.audio.frames import Frames
from rld_live.offline.bench import PARTS, run_bench
from rld_live.offline.bench.latencies import latencies
from rld_live.offline.bench.mark import COUNTS, LEVEL, find_changes, pitch
from rld_live.offline.bench.osc import Burst
from rld_live.offline.bench.rounds import Rounds, noise_notes, take_turns
from rld_live.offline.bench.silence import Silence, find_silences
from rld_live.offline.bench.take import Sent, Take, heard_at
from rld_live.offline.bench.tracer import TracedCodec

RATIO = 2048
CROSSFADE = 480


def marked(counts: range) -> NDArray[np.float64]:
    times = np.arange(RATIO) / RATIO
    return np.concatenate([LEVEL * np.sin(2 * np.pi * pitch(count, RATIO) * times) for count in counts])


def spliced(old: NDArray[np.float64], new: NDArray[np.float64], at: int) -> NDArray[np.float64]:
    """Cross from `old` to `new`, which is as long and goes on at the same moment, in the frames from `at` on."""
    rise = np.clip((np.arange(len(old)) - at) / CROSSFADE, 0.0, 1.0)
    return old * np.sqrt(1 - rise) + new * np.sqrt(rise)


def with_music(tones: NDArray[np.float64]) -> Frames:
    """Add to each of two channels what a decoder may give: noise over the whole band, and a strong low tone."""
    chance = np.random.default_rng(1)
    music = 0.1 * chance.normal(size=(len(tones), 2)) + 0.5 * np.sin(np.arange(len(tones)) / 40)[:, None]
    return (tones[:, None] + LEVEL * music).astype(np.float32)


@pytest.mark.parametrize("offset", [0, 700, 1300, 2000])
@pytest.mark.parametrize("jump", [7, 8, 14, 33, COUNTS + 20])
def test_a_splice_is_found_where_it_begins(offset: int, jump: int) -> None:
    at = 20 * RATIO + offset
    recording = with_music(spliced(marked(range(40)), marked(range(jump, 40 + jump)), at))
    (found,) = find_changes(recording, ratio=RATIO)
    assert abs(found - at) <= CROSSFADE


def test_every_splice_of_a_long_recording_is_found_once() -> None:
    chance = np.random.default_rng(2)
    places = np.cumsum(chance.integers(8 * RATIO, 30 * RATIO, size=40))
    tones, behind = marked(range(int(places[-1]) // RATIO + 20)), 0
    for at in places:
        behind += int(chance.integers(6, 20))
        tones[at:] = spliced(tones, marked(range(behind, behind + len(tones) // RATIO)), int(at))[at:]
    found = find_changes(with_music(tones), ratio=RATIO)
    assert len(found) == len(places)
    assert np.abs(np.array(found) - places).max() <= CROSSFADE


def test_a_recording_without_a_splice_has_no_change() -> None:
    tones = marked(range(5, 200))
    tones[:RATIO] = 0.0  # as good as gone in the fade that a recording begins with
    assert find_changes(with_music(tones), ratio=RATIO) == []


def test_the_traced_codec_counts_the_latent_frames_it_decodes_until_it_is_reset() -> None:
    class Silent(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.sr = 48000
            self.decode_params = torch.tensor([4, RATIO, 2, 1])
            self.encode_params = torch.tensor([2, 1, 4, RATIO])

        def decode(self, z: torch.Tensor) -> torch.Tensor:
            return torch.zeros(z.shape[0], 2, z.shape[2] * RATIO)

        def reset(self) -> None:
            return

    codec = TracedCodec(Silent())
    parts = [codec.decode(torch.zeros(1, 4, length)) for length in (3, 1, 4)]
    codec.reset()
    parts.append(codec.decode(torch.zeros(1, 4, 2)))
    expected = np.concatenate([marked(range(8)), marked(range(2))])
    decoded = torch.cat(parts, 2)[0].numpy()
    assert decoded == pytest.approx(np.stack([expected, expected]), abs=1e-6)


def test_silence_is_found_to_the_frame_and_short_gaps_are_music() -> None:
    recording = np.full((1000, 2), 0.1, np.float32)
    recording[100:350] = 0.0
    recording[200, :] = 5e-7  # below −120 dBFS
    recording[500:520] = 0.0
    recording[600:800, 0] = 0.0  # one channel alone
    recording[900:] = 0.0
    assert find_silences(recording, least_frames=50) == [Silence(100, 350), Silence(900, 1000)]


def test_a_change_belongs_to_the_last_message_before_it() -> None:
    assert latencies([1.0, 2.0, 3.0], [1.2, 1.4, 3.5], early_seconds=0.01) == [pytest.approx(0.2), None, 0.5]


def test_a_change_may_seem_to_come_a_block_before_its_message() -> None:
    assert latencies([1.0], [0.995], early_seconds=0.01) == [pytest.approx(-0.005)]
    assert latencies([1.0], [0.985], early_seconds=0.01) == [None]


def test_a_take_tells_delays_by_the_name_of_the_message() -> None:
    report = {"first_sound_at": 100.0}
    heard = heard_at([48000, 96000 + 4800], report, 48000)
    take = Take.of([Sent("cut", 100.9), Sent("go", 102.0), Sent("cut", 103.0)], heard, report, 0.01)
    assert take.milliseconds("cut") == [pytest.approx(100.0)]
    assert take.milliseconds("go") == [pytest.approx(100.0)]


def test_percentiles_are_values_that_were_seen() -> None:
    rounds = Rounds((tuple(float(value) for value in range(1, 501)), tuple(float(value) for value in range(501, 1001))))
    assert (rounds.count, rounds.median, rounds.percentile(99.9), rounds.worst) == (1000, 500.0, 999.0, 1000.0)
    assert Rounds.single([3.0, 1.0, 2.0]).percentile(99.9) == 3.0
    assert math.isnan(Rounds.single([]).median)


def test_rounds_that_disagree_are_called_noisy() -> None:
    calm, busy = Rounds(((1.0, 1.1, 9.0), (1.0, 1.05, 1.1))), Rounds(((1.0, 1.1), (2.0, 2.2)))
    assert not calm.is_noisy
    assert busy.is_noisy
    (note,) = noise_notes({"calm": calm, "busy": busy})
    assert note.startswith("busy: ")


def test_contenders_take_turns() -> None:
    order: list[str] = []

    def measure(name: str, value: float) -> list[float]:
        order.append(name)
        return [value]

    found = take_turns({"a": lambda: measure("a", 1.0), "b": lambda: measure("b", 2.0)}, rounds=2)
    assert order == ["a", "b", "a", "b"]
    assert found == {"a": Rounds(((1.0,), (1.0,))), "b": Rounds(((2.0,), (2.0,)))}


def test_a_burst_is_judged_by_share_and_order() -> None:
    assert Burst((0, 1, 3), 4).share == 0.75
    assert Burst((0, 1, 3), 4).is_ordered
    assert not Burst((0, 3, 1), 4).is_ordered


def test_every_part_has_a_module_that_measures() -> None:
    for part in PARTS.values():
        assert callable(import_module(f"rld_live.offline.bench.{part.module}").measure)


def test_the_bench_writes_its_figures_even_if_nothing_was_chosen(tmp_path: Path) -> None:
    console = Console(file=StringIO())
    run_bench([], console, tmp_path / "new" / "bench.json")
    assert json.loads((tmp_path / "new" / "bench.json").read_text())["parts"] == {}
