"""The hands on the latent space."""

import torch

from rld_live.latent.geometry import ANGULAR, LINEAR
from rld_live.latent.hands import Hands


def test_hands_that_nobody_moved_leave_the_latents_alone() -> None:
    latents = torch.randn(4, 10)
    assert Hands().apply(latents, LINEAR) is latents


def test_a_hand_glides_along_a_straight_line_and_only_its_dimension_moves() -> None:
    latents = torch.ones(3, 4)
    hands = Hands().glide("bias", 1, 2.0, 8).glide("scale", 2, 3.0, 0)
    first, second = hands.apply(latents, LINEAR), hands.step(4).apply(latents, LINEAR)
    torch.testing.assert_close(torch.cat([first, second], dim=1)[1], 1.0 + torch.arange(8) * 0.25)
    assert torch.equal(first[0], latents[0])
    assert torch.equal(first[2], 3 * latents[2])
    assert torch.equal(latents, torch.ones(3, 4))
    assert hands.targets("bias", 3) == (0.0, 2.0, 0.0)
    assert hands.targets("scale", 3) == (1.0, 1.0, 3.0)


def test_hands_that_come_back_to_rest_are_gone() -> None:
    hands = Hands().glide("bias", 0, 1.0, 0).glide("bias", 0, 0.0, 4)
    assert hands.step(3) != Hands()
    assert hands.step(4) == Hands()


def test_hands_on_angles_leave_angles() -> None:
    moved = Hands().glide("bias", 1, 0.5, 0).apply(torch.full((2, 3), 0.9), ANGULAR)
    torch.testing.assert_close(moved, torch.tensor([[0.9], [-0.6]]).expand(-1, 3))


def test_hands_that_are_taken_back_go_where_they_were_told_meanwhile() -> None:
    before = Hands().glide("bias", 0, 1.0, 10).step(5)
    latest = before.step(3).glide("scale", 1, 2.0, 4)
    told = before.as_ordered(latest)
    assert told.bias[0] == before.bias[0]
    assert told.scale[1].target == 2.0
    assert before.as_ordered(Hands().glide("bias", 0, -1.0, 0)).bias[0].value == -1.0
