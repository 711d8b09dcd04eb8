"""Generation by a prior: a piece grows out of its own past, and is the same however it was reached."""

from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from rld_live.codec.export import open_codec
from rld_live.codec.prior import Prior, open_prior
from rld_live.errors import ControlError
from rld_live.latent.library import BlockKey, Library, Piece
from rld_live.pipeline.generation import Generation
from rld_live.pipeline.prior_source import ENDS_KEPT, HOP, PriorSource
from rld_live.pipeline.setbacks import NoNumbersError
from tests.fakes.priors import write_msprior, write_v1_with_prior

PIECE = Piece(7, 1.0)


@pytest.fixture
def prior(tmp_path: Path) -> Prior:
    return open_prior(write_v1_with_prior(tmp_path / "joined.ts"))


def reached(source: PriorSource, *keys: BlockKey) -> dict[BlockKey, Tensor]:
    """Return every block that is made until all of `keys` are there, the first one first."""
    library, made = Library(hop=HOP), []
    generation = Generation(source, library, wanted=lambda: keys)
    while (key := generation.next()) is not None:
        made.append(key)
    blocks = {key: library.frames(key.piece, key.index * HOP, (key.index + 1) * HOP) for key in made}
    return {key: block for key, block in blocks.items() if block is not None}


def test_a_piece_goes_on_where_it_ended_without_a_break(prior: Prior) -> None:
    blocks = reached(PriorSource(prior), *(BlockKey(PIECE, index) for index in range(3)))
    prior.restore(prior.beginning)
    whole = [prior.generate(HOP, temperature=1.0, keys=(PIECE.seed, index)) for index in range(3)]
    assert [torch.equal(made, due) for made, due in zip(blocks.values(), whole, strict=True)] == [True] * 3


def test_a_place_that_is_far_is_reached_block_by_block_and_is_the_same_music(prior: Prior) -> None:
    straight = reached(PriorSource(prior), *(BlockKey(PIECE, index) for index in range(5)))
    far = reached(PriorSource(prior), BlockKey(PIECE, 4))
    assert list(far) == [BlockKey(PIECE, index) for index in range(5)]
    assert torch.equal(far[BlockKey(PIECE, 4)], straight[BlockKey(PIECE, 4)])


def test_pieces_that_take_turns_do_not_disturb_each_other(prior: Prior) -> None:
    others = [Piece(8, 1.0), Piece(7, 0.5)]
    alone = reached(PriorSource(prior), *(BlockKey(PIECE, index) for index in range(3)))
    keys = [BlockKey(piece, index) for index in range(3) for piece in (PIECE, *others)]
    together = reached(PriorSource(prior), *keys)
    assert list(together) == keys
    assert all(torch.equal(together[key], block) for key, block in alone.items())
    assert not torch.equal(together[BlockKey(others[0], 2)], alone[BlockKey(PIECE, 2)])


def test_a_knob_leaves_what_was_and_changes_what_follows(prior: Prior) -> None:
    source = PriorSource(prior)
    before = reached(source, *(BlockKey(PIECE, index) for index in range(4)))
    turned = PIECE.turned(0.2, block=2)
    after = reached(source, BlockKey.of(turned, 1), BlockKey.of(turned, 2), BlockKey.of(turned, 3))
    assert torch.equal(after[BlockKey(PIECE, 1)], before[BlockKey(PIECE, 1)])
    calm, wild = after[BlockKey(turned, 3)], before[BlockKey(PIECE, 3)]
    assert float(calm.diff(dim=1).std()) < 0.5 * float(wild.diff(dim=1).std())


def test_the_ends_that_are_kept_are_bounded_and_a_lost_one_is_found_again(prior: Prior) -> None:
    source = PriorSource(prior, bytes_kept=0)
    first = reached(source, *(BlockKey(PIECE, index) for index in range(2)))
    for seed in range(ENDS_KEPT):
        reached(source, BlockKey(Piece(seed + 100, 1.0), 0))
    again = reached(source, BlockKey(PIECE, 1))
    assert list(again) == [BlockKey(PIECE, 0), BlockKey(PIECE, 1)]
    assert torch.equal(again[BlockKey(PIECE, 1)], first[BlockKey(PIECE, 1)])


def test_a_long_way_to_one_place_leaves_the_other_pieces_where_they_are(prior: Prior) -> None:
    source = PriorSource(prior, bytes_kept=0)
    reached(source, BlockKey(PIECE, 2))
    reached(source, BlockKey(Piece(8, 1.0), 2 * ENDS_KEPT))
    assert list(reached(source, BlockKey(PIECE, 3))) == [BlockKey(PIECE, 3)]


def test_what_a_performer_sets_on_the_codec_reaches_the_prior_with_the_next_block(tmp_path: Path) -> None:
    path = write_msprior(tmp_path / "joined.ts")
    prior, codec = open_prior(path), open_codec(path)
    source = PriorSource(prior)
    panel = source.attributes(codec.attributes)
    panel.set("colour", [3])
    assert panel.get("colour") == (3,)
    assert prior.attributes.get("colour") == (0,)  # its module belongs to another thread
    reached(source, BlockKey(PIECE, 0))
    assert prior.attributes.get("colour") == (3,)


def test_what_the_knobs_decide_is_not_free_as_an_attribute(tmp_path: Path) -> None:
    path = write_msprior(tmp_path / "joined.ts")
    panel = PriorSource(open_prior(path)).attributes(open_codec(path).attributes)
    assert panel.names() == ("colour",)
    with pytest.raises(ControlError, match=r"temperature is not free .* /rld/temperature"):
        panel.set("temperature", [0.5])
    with pytest.raises(ControlError, match="listen"):
        panel.get("listen")


def test_an_attribute_that_only_the_codec_takes_does_not_stop_the_music(prior: Prior, tmp_path: Path) -> None:
    source = PriorSource(prior)  # of another file, which has no attributes
    source.attributes(open_codec(write_msprior(tmp_path / "other.ts")).attributes).set("colour", [1])
    assert list(reached(source, BlockKey(PIECE, 0))) == [BlockKey(PIECE, 0)]


def test_steps_and_guidance_have_no_meaning_where_nothing_is_denoised(prior: Prior) -> None:
    pieces = PriorSource(prior).pieces
    assert pieces.piece(7, temperature=1.0, steps=8, guidance=3.0) == PIECE
    with pytest.raises(ControlError, match="steps has no meaning"):
        pieces.with_steps(PIECE, 12)
    with pytest.raises(ControlError, match="guidance has no meaning"):
        pieces.with_guidance(PIECE, 3.0)
    assert pieces.with_guidance(PIECE, 1.0) == PIECE  # off, as it is


class Spoiling:
    """A prior whose latents are no numbers in some of its calls."""

    def __init__(self, prior: Prior, *calls: int) -> None:
        self._prior, self._spoiled, self._calls = prior, calls, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._prior, name)

    def generate(self, count: int, *, temperature: float, keys: tuple[int, ...]) -> Tensor:
        self._calls += 1
        latents = self._prior.generate(count, temperature=temperature, keys=keys)
        return latents * float("nan") if self._calls in self._spoiled else latents


def test_nothing_grows_out_of_what_is_no_number(prior: Prior) -> None:
    keys = [BlockKey(PIECE, index) for index in range(4)]
    healthy = reached(PriorSource(prior), *keys)
    spoiled: Any = Spoiling(prior, 3, 4)
    source = PriorSource(spoiled)
    with pytest.raises(NoNumbersError):
        reached(source, *keys)
    made, block = source.block(keys[3])
    assert made == keys[2]
    assert torch.equal(block, healthy[keys[2]])
