import threading
import time
from pathlib import Path

import pytest
import torch

from rld_live.codec.chance import seeded
from rld_live.codec.export import open_codec
from tests.fakes.exports import LATENT_DIM, write_export


def _draw(*keys: int) -> torch.Tensor:
    with seeded(*keys):
        return torch.randn(4)


def test_the_same_keys_draw_the_same_and_every_key_counts() -> None:
    assert torch.equal(_draw(3, 5), _draw(3, 5))
    for other in ((3, 6), (4, 5), (5, 3), (3,), (3, 5, 1), (-3, 5), (3 + 2**40, 5), (2**63, 5)):
        assert not torch.equal(_draw(*other), _draw(3, 5))


def test_what_others_draw_goes_on_as_if_nothing_had_been() -> None:
    before = torch.get_rng_state()

    _draw(1)
    with pytest.raises(RuntimeError), seeded(2):
        torch.randn(1) @ torch.randn(2)

    assert torch.equal(torch.get_rng_state(), before)


def test_who_waits_comes_before_who_has_just_been() -> None:
    """The decoder waits while the prior makes call after call."""
    order: list[str] = []

    def draw(is_asking: threading.Event) -> None:
        is_asking.set()
        with seeded(2):
            order.append("decoder")

    rounds = 10
    for _ in range(rounds):
        is_asking = threading.Event()
        decoder = threading.Thread(target=draw, args=(is_asking,))
        with seeded(1):
            decoder.start()
            is_asking.wait()
            time.sleep(0.01)  # so that it really waits
        with seeded(1):
            order.append("prior")
        decoder.join()

    firsts = order[::2]
    assert firsts.count("decoder") > rounds // 2


def test_two_threads_that_draw_do_not_disturb_each_other(tmp_path: Path) -> None:
    codec = open_codec(write_export(tmp_path / "codec.ts", kind="wasserstein", is_streaming=False, noise=0.1))
    latents = torch.randn(1, LATENT_DIM, 6, generator=torch.Generator().manual_seed(0))
    alone = codec.decode(latents)
    with seeded(1, 2):
        drawn = torch.rand(3)
    answers: list[bool] = []

    def draw() -> None:
        for _ in range(200):
            with seeded(1, 2):
                answers.append(torch.equal(torch.rand(3), drawn))

    thread = threading.Thread(target=draw)
    thread.start()
    decoded = [codec.decode(latents) for _ in range(200)]
    thread.join()

    assert all(answers)
    assert all(torch.equal(audio, alone) for audio in decoded)
