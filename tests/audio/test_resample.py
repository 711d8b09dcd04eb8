"""Sample rate conversion of a stream."""

import numpy as np
import pytest
import soxr

from rld_live.audio.resample import StreamResampler
from tests.audio.sounds import cuts, noise


@pytest.mark.parametrize("rates", [(44100, 48000), (48000, 44100), (48000, 96000), (16000, 48000)])
def test_in_pieces_it_gives_what_soxr_gives_for_the_whole(rates):
    material = noise(50000)
    stream = StreamResampler(*rates, channels=2)
    pieces = [stream.push(material[cut]) for cut in cuts(len(material), 5)]
    assert np.array_equal(np.concatenate([*pieces, stream.flush()]), soxr.resample(material, *rates, quality="HQ"))


def test_equal_rates_pass_every_bit_at_once():
    stream = StreamResampler(48000, 48000, channels=2)
    material = noise(100)
    assert np.array_equal(stream.push(material), material)
    assert len(stream.flush()) == 0
