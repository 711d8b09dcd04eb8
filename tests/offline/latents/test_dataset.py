from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch

from rld_live.diffusion.checkpoint import CodecIdentity
from rld_live.errors import DataError
from rld_live.latent.statistics import LatentStatistics
from rld_live.offline.latents.dataset import Span, WindowCrops, read_latents, split, step_generator
from rld_live.offline.latents.manifest import EncodedSource, Manifest

WINDOW = 16


def write_folder(folder: Path, lengths: Sequence[int], *, padded: int = 0) -> Manifest:
    """Write latents whose first dimension is 1000 · source + frame, so that every crop tells where it comes from."""
    (folder / "latents").mkdir()
    for number, frames in enumerate(lengths):
        place = 1000.0 * number + np.arange(frames)
        np.save(folder / f"latents/{number}.npy", np.stack([place, -place]).astype(np.float32))
    manifest = Manifest(
        codec=CodecIdentity(name="toy", fingerprint="f", sample_rate=48000, ratio=2048, latent_dim=2),
        window=WINDOW,
        audio="audio",
        statistics=LatentStatistics(mean=(0.0, 0.0), deviation=(1.0, 1.0)),
        sources=tuple(
            EncodedSource(
                path=f"{number}.wav",
                size=0,
                mtime_ns=0,
                latents=f"latents/{number}.npy",
                frames=frames,
                padded_frames=padded,
                seconds=1.0,
            )
            for number, frames in enumerate(lengths)
        ),
        failed=(),
    )
    manifest.write(folder)
    return read_latents(folder)


def crops_of(folder: Path, lengths: Sequence[int]) -> WindowCrops:
    manifest = write_folder(folder, lengths)
    spans = tuple(Span(folder / source.latents, 0, source.frames) for source in manifest.sources)
    return WindowCrops(spans, manifest.statistics, window=WINDOW)


def split_of(folder: Path, lengths: Sequence[int], *, padded: int = 0) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    return split(folder, write_folder(folder, lengths, padded=padded).sources, window=WINDOW)


def test_every_offset_of_every_source_is_a_window_and_none_crosses_a_border(tmp_path: Path) -> None:
    crops = crops_of(tmp_path, [20, 16, 40])
    starts = [float(window[0, 0]) for window in crops.at(list(range(len(crops))))]

    assert starts == [*range(5), 1000, *range(2000, 2025)]
    assert all(bool((window[0].diff() == 1).all()) for window in crops.at(list(range(len(crops)))))


def test_every_offset_is_drawn_equally_often(tmp_path: Path) -> None:
    crops = crops_of(tmp_path, [20, 17])
    starts = crops.draw(7000, torch.Generator().manual_seed(0))[:, 0, 0]
    counts = torch.unique(starts, return_counts=True)[1]

    assert len(counts) == 7
    assert float((counts - 1000).abs().max()) < 5 * 1000**0.5


def test_the_same_step_draws_the_same_windows_and_another_step_others(tmp_path: Path) -> None:
    crops = crops_of(tmp_path, [500])
    draws = [crops.draw(8, step_generator(seed, step)) for seed, step in ((1, 5), (1, 5), (1, 6), (2, 5))]

    assert torch.equal(draws[0], draws[1])
    assert not torch.equal(draws[0], draws[2])
    assert not torch.equal(draws[0], draws[3])


def test_spread_windows_cover_everything_evenly(tmp_path: Path) -> None:
    crops = crops_of(tmp_path, [115])

    assert crops.spread(4)[:, 0, 0].tolist() == [12, 37, 62, 87]


def test_windows_come_standardised(tmp_path: Path) -> None:
    write_folder(tmp_path, [100])
    statistics = LatentStatistics(mean=(50.0, -50.0), deviation=(10.0, 20.0))
    crops = WindowCrops((Span(tmp_path / "latents/0.npy", 0, 100),), statistics, window=WINDOW)

    torch.testing.assert_close(crops.at([0])[0, :, 0], torch.tensor([-5.0, 2.5]))


def test_the_split_holds_out_whole_sources_and_about_the_share_asked_for(tmp_path: Path) -> None:
    sources = write_folder(tmp_path, [100] * 40).sources
    training, validation = split(tmp_path, sources, window=WINDOW, share=0.1)
    sides = [{span.path for span in side} for side in (training, validation)]

    assert len(validation) == 4
    assert sides[0] | sides[1] == {tmp_path / source.latents for source in sources}
    assert not sides[0] & sides[1]
    assert split(tmp_path, sources[::-1], window=WINDOW, share=0.1) == (training, validation)


def test_two_sources_are_one_for_each_side(tmp_path: Path) -> None:
    training, validation = split_of(tmp_path, [1000, 16])

    assert len(training) == len(validation) == 1


def test_a_single_source_is_cut_in_time_without_overlap(tmp_path: Path) -> None:
    ((training,), (validation,)) = split_of(tmp_path, [1000])

    assert (training.start, training.stop) == (0, 900)
    assert (validation.start, validation.stop) == (900, 1000)


def test_a_single_short_source_validates_on_itself(tmp_path: Path) -> None:
    training, validation = split_of(tmp_path, [20])

    assert training == validation


@pytest.mark.parametrize(("frames", "padded", "stop"), [(64, 30, 34), (64, 60, 16), (16, 3, 16)])
def test_added_silence_counts_only_as_far_as_a_window_needs_it(
    tmp_path: Path, frames: int, padded: int, stop: int
) -> None:
    training, validation = split_of(tmp_path, [frames, frames], padded=padded)

    assert {span.stop for span in (*training, *validation)} == {stop}


def test_a_source_shorter_than_the_window_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"1\.wav: 15 latent frames .* --window 16"):
        split_of(tmp_path, [20, 15])


def test_a_folder_without_manifest_or_latents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="neither a manifest nor"):
        read_latents(tmp_path)
    with pytest.raises(DataError, match="nowhere: is no folder"):
        read_latents(tmp_path / "nowhere")
    with pytest.raises(DataError, match=r"sources: .*run preprocess again"):
        write_folder(tmp_path, [])


def test_an_array_that_is_not_what_the_manifest_says_is_refused(tmp_path: Path) -> None:
    crops = crops_of(tmp_path, [100])
    np.save(tmp_path / "latents/0.npy", np.zeros((2, 50), dtype=np.float32))

    with pytest.raises(DataError, match=r"0\.npy: holds latents \[2, 50\].*\[2, at least 100\]"):
        crops.at([0])
