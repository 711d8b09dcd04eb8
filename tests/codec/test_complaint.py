from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

from rld_live.codec.complaint import FAILURES, complaint
from tests.fakes.exports import torchscript_accepted


class Complaining(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        return x + torch.zeros(x.shape[0] + 1)

    @torch.jit.export
    def check(self, x: float) -> int:
        assert x > 0, "too small"
        assert x < 9
        if x > 1:
            raise ValueError("too large\nby far")
        return 0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda module: module(torch.ones(2)), "The size of tensor a (2) must match the size of tensor b (3)"),
        (lambda module: module.check(-1.0), "too small"),
        (lambda module: module.check(2.0), "too large"),
        (lambda module: module.check(10.0), "it does not say why"),
    ],
)
def test_what_a_module_says_is_told_in_one_line(call: Callable[[torch.jit.ScriptModule], object], words: str) -> None:
    with torchscript_accepted():
        module = torch.jit.script(Complaining())

    with pytest.raises(FAILURES) as failure:
        call(module)

    assert complaint(failure.value).startswith(words)


def test_an_error_without_code_around_it_is_told_by_its_first_line() -> None:
    assert (
        complaint(RuntimeError("\nUnknown builtin op: our::op.\nCould not find any")) == "Unknown builtin op: our::op."
    )
