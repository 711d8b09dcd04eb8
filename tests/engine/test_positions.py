"""What is heard, and where in the ring a latent frame begins."""

import numpy as np
import pytest
import torch

from rld_live.audio.ring import RingBuffer
from rld_live.engine.positions import Place, Positions, Written

RATE = 1000.0
RATIO = 10


class Rig:
    """A ring at 1000 Hz, latents at 100 Hz, and a reader whose clock is the test."""

    def __init__(self, *, late_seconds: float = 0.0) -> None:
        self.ring = RingBuffer.create(4096, 1)
        self.clock = (0, 0.0)
        self.positions = Positions(
            self.ring, clock=lambda: self.clock, latent_rate=RATE / RATIO, late_seconds=late_seconds
        )

    def write(self, produced_start: int, produced_stop: int) -> None:
        count = produced_stop - produced_start
        start = self.ring.written
        self.ring.write(np.zeros((count * RATIO, 1), np.float32))
        numbers = torch.arange(produced_start, produced_stop, dtype=torch.float32)
        self.positions.add(Written(start, self.ring.written, produced_start, produced_stop, torch.stack([numbers] * 2)))


def test_what_is_heard_goes_on_between_two_looks_of_the_clock() -> None:
    rig = Rig()
    rig.write(0, 8)
    rig.clock = (40, 5.0)
    assert rig.positions.heard(5.0) == pytest.approx(4.0)
    assert rig.positions.heard(5.01) == pytest.approx(5.0)


def test_what_the_device_has_is_heard_later_by_its_latency_and_never_before_the_beginning() -> None:
    rig = Rig(late_seconds=0.03)
    rig.write(0, 8)
    rig.clock = (40, 5.0)
    assert rig.positions.heard(5.0) == pytest.approx(1.0)
    assert rig.positions.heard(4.9) == 0.0


def test_the_count_goes_on_across_a_splice_though_the_ring_jumps() -> None:
    rig = Rig()
    rig.write(0, 8)
    rig.write(3, 7)  # spliced in at latent frame 3
    rig.ring.advance_to(29)
    rig.clock = (29, 0.0)
    before = rig.positions.heard(0.0)
    rig.clock = (81, 0.002)
    assert rig.positions.heard(0.002) == pytest.approx(before + 0.2)


def test_a_place_is_where_the_next_latent_frame_begins() -> None:
    rig = Rig()
    rig.write(100, 104)
    assert rig.positions.place_after(0) == Place(0, 100)
    assert rig.positions.place_after(11) == Place(20, 102)
    assert rig.positions.place_after(40) is None
    assert rig.positions.place_of(103) == Place(30, 103)
    assert rig.positions.place_of(104) is None


def test_what_was_decoded_again_is_looked_for_in_its_newest_material() -> None:
    rig = Rig()
    rig.write(0, 8)
    rig.write(3, 7)
    assert rig.positions.place_of(5) == Place(100, 5)
    assert rig.positions.place_of(1) == Place(10, 1)


def test_latents_are_remembered_as_long_as_they_may_be_heard() -> None:
    rig = Rig()
    rig.write(0, 4)
    frame = rig.positions.latent_frame(2)
    assert frame is not None
    assert frame.tolist() == [2.0, 2.0]
    assert rig.positions.latent_frame(4) is None
