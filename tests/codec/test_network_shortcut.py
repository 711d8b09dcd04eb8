"""An untrained codec that starts from principal components already knows its notes."""

import math

import torch

from rld_live.codec.losses import magnitudes
from rld_live.codec.network.codec import Codec
from rld_live.codec.network.shape import CodecConfig
from rld_live.codec.network.shortcut import start_from

RATE = 48000
NOTES = (220.0, 277.183, 329.628, 440.0, 554.365)


def notes(frames: int) -> torch.Tensor:
    """Each row another note, left and right alike: [notes, 2, frames]."""
    time = torch.arange(frames) / RATE
    return torch.stack([0.1 * torch.sin(2 * math.pi * hertz * time).expand(2, -1) for hertz in NOTES])


def test_each_note_comes_back_as_itself_before_any_training() -> None:
    torch.manual_seed(0)
    codec = Codec(CodecConfig(sample_rate=RATE)).eval()
    audio = notes(24 * codec.config.ratio)
    start_from(codec, audio)
    with torch.inference_mode():
        copies = codec.reconstruct(audio)[:, :, 12 * codec.config.ratio :]
    for hertz, copy in zip(NOTES, copies, strict=True):
        spectrum = magnitudes(copy[None], 8192)[0].mean((0, 2))
        loudest = float(spectrum.argmax()) * RATE / 8192
        assert abs(loudest - hertz) < RATE / 8192


def test_starting_changes_the_shortcuts_and_the_posteriors_width_only() -> None:
    torch.manual_seed(0)
    codec = Codec(CodecConfig(sample_rate=RATE))
    before = {name: value.clone() for name, value in codec.named_parameters()}
    start_from(codec, notes(12 * codec.config.ratio))
    changed = {name for name, value in codec.named_parameters() if not torch.equal(value, before[name])}
    assert {name for name in changed if "shortcut" not in name} == {
        f"encoder.net.{len(codec.encoder.net) - 1}.conv.bias"
    }
