"""Blocks that cannot be generated: what becomes of them, and of the others."""

import pytest
from torch import Tensor

from rld_live.latent.library import BlockKey, Library, Piece
from rld_live.pipeline.diffusion_source import DiffusionSource
from rld_live.pipeline.generation import Generation
from rld_live.pipeline.setbacks import LONGEST_PAUSE_SECONDS, NoNumbersError, Setbacks

HOP = 16


class Poisoned:
    """Makes no number of the windows that it is told to spoil, counted by calls; all others are noise."""

    def __init__(self, *spoiled: int, value: float = float("nan")) -> None:
        self.calls = 0
        self._spoiled, self._value = spoiled, value

    def sample(self, noise: Tensor, *, steps: int, guidance: float) -> Tensor:  # noqa: ARG002
        self.calls += 1
        window = noise.clone()
        if self.calls in self._spoiled:
            window[0, HOP // 2] = self._value
        return window


def keys(seed: int, count: int) -> list[BlockKey]:
    return [BlockKey(Piece(seed, 1.0, 4), index) for index in range(count)]


def generation(sampler: Poisoned, wanted: list[BlockKey]) -> tuple[Generation, Library]:
    library = Library(hop=HOP)
    source = DiffusionSource(sampler, latent_dim=2, window=2 * HOP)
    return Generation(source, library, wanted=lambda: tuple(wanted)), library


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_never_reaches_the_library(value: float) -> None:
    wanted = keys(7, 2)
    failing, library = generation(Poisoned(2, 3, value=value), wanted)
    failing.next()
    with pytest.raises(NoNumbersError, match="seed 7: the model makes no numbers of block 1: play another seed"):
        failing.next()
    assert wanted[0] in library
    assert wanted[1] not in library


def test_one_failure_is_made_good_by_a_second_attempt() -> None:
    wanted = keys(7, 2)
    failing, library = generation(Poisoned(2), wanted)
    while failing.next() is not None:
        pass
    latents = library.frames(wanted[0].piece, 0, 2 * HOP)
    assert latents is not None
    assert bool(latents.isfinite().all())


def test_a_block_without_numbers_is_put_off_for_good_and_the_others_are_made() -> None:
    wanted = [*keys(7, 1), *keys(8, 2)]
    failing, library = generation(Poisoned(1, 2), wanted)
    with pytest.raises(NoNumbersError) as failure:
        failing.next()
    failing.setbacks.add(wanted[0], failure.value)
    while failing.next() is not None:
        pass
    assert [key in library for key in wanted] == [False, True, True]


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_an_error_is_tried_again_after_a_pause_that_grows_and_then_no_more() -> None:
    clock = Clock()
    setbacks = Setbacks(clock=clock)
    (key,) = keys(7, 1)
    pauses = []
    for _ in range(6):
        setbacks.add(key, MemoryError())
        began = clock.now
        while setbacks.rests(key):
            clock.now += 0.5
        pauses.append(clock.now - began)
    assert pauses == [1.0, 2.0, 4.0, *[LONGEST_PAUSE_SECONDS] * 3]
    assert setbacks.count == 6


def test_what_cannot_be_is_not_tried_again() -> None:
    clock = Clock()
    setbacks = Setbacks(clock=clock)
    (key,) = keys(7, 1)
    setbacks.add(key, NoNumbersError("seed 7"))
    clock.now += 1e6
    assert setbacks.rests(key)


def test_each_seed_and_each_kind_of_error_is_news_once() -> None:
    setbacks = Setbacks()
    first, second = keys(7, 2)
    told = [
        setbacks.add(key, error)
        for key, error in ((first, MemoryError("no\nroom")), (second, MemoryError("no room")), (first, OSError()))
    ]
    assert told == [True, False, True]
    assert list(setbacks.news()) == [(7, "no"), (7, "OSError")]
    assert list(setbacks.news()) == []


def test_thousands_of_failures_are_forgotten_again() -> None:
    setbacks = Setbacks(clock=Clock())
    many = keys(7, 3000)
    for key in many:
        setbacks.add(key, NoNumbersError("seed 7"))
    assert setbacks.rests(many[-1])
    assert not setbacks.rests(many[0])
