"""The morph: on the line and on the square, at constant speed."""

import time
from collections.abc import Callable

import numpy as np
import pytest

from tests.end_to_end.instrument import Instrument
from tests.end_to_end.reading import NEAR, Reading
from tests.end_to_end.telling import LATENT_RATE, Latents

CORNERS = (5, 6, 7, 8)
GLIDE_SECONDS = 1.5


def travelled(instrument: Instrument, move: Callable[[], object]) -> tuple[Latents, Reading]:
    """Return the latent frames that a client is sent while the morph travels, and what is recorded of it."""
    client = instrument.client
    with instrument.recording() as take:
        client.ask("/rld/latent/stream", 1)
        move()
        ending = time.monotonic() + GLIDE_SECONDS + 0.6
        frames = []
        while time.monotonic() < ending:
            frames.append(client.hear("/rld/latent/frame"))
        client.ask("/rld/latent/stream", 0)
    return np.array(frames), take.reading


def angles(latents: Latents) -> np.ndarray:
    """Return the angle from each latent frame to the next, in radians."""
    unit = latents / np.linalg.norm(latents, axis=1, keepdims=True)
    apart = np.linalg.norm(np.diff(unit, axis=0), axis=1)
    return np.asarray(2 * np.arcsin(apart / 2))


def assert_even(latents: Latents, *, corners: int = 0, tolerance: float = 0.01) -> None:
    """The way takes as long as it was asked to, all of it at one angular speed; a step around a corner is shorter."""
    steps = angles(latents)
    moving = np.flatnonzero(steps > 1e-3)
    way = steps[moving[0] : moving[-1] + 1]
    assert len(way) / LATENT_RATE == pytest.approx(GLIDE_SECONDS, abs=0.06)
    way = way[1:-1]  # it begins and ends within a step
    is_even = np.abs(way / np.median(way) - 1) <= tolerance
    assert np.count_nonzero(~is_even) <= corners, way
    assert way[~is_even].max(initial=0.0) < np.median(way)


def test_a_morph_travels_at_constant_angular_speed_on_the_line_and_on_the_square(instrument: Instrument) -> None:
    client = instrument.client
    client.ask("/rld/morph/seeds", *CORNERS)
    time.sleep(0.4)
    client.ask("/rld/freeze", 1)  # so that only the way between the seeds is left
    time.sleep(0.3)
    on_line, recorded_on_line = travelled(instrument, lambda: client.ask("/rld/morph", 1.0, GLIDE_SECONDS))
    client.ask("/rld/morph/xy", 0.0, 0.0)
    time.sleep(0.4)
    on_square, recorded_on_square = travelled(instrument, lambda: client.ask("/rld/morph/xy", 1.0, 1.0, GLIDE_SECONDS))

    seeds = instrument.seeds(*CORNERS)
    (place,) = np.flatnonzero(np.linalg.norm(seeds[CORNERS[0]] - on_line[0], axis=1) < NEAR)
    corners = [seeds[seed][place] for seed in CORNERS]
    assert_even(on_line, corners=2)
    assert_even(recorded_on_line.latents[1:-1], corners=2, tolerance=0.05)  # filtered by the output
    for corner in corners:
        assert np.linalg.norm(on_line - corner, axis=1).min() < 0.2  # half a step
    assert on_line[-1] == pytest.approx(corners[3], abs=1e-3)
    assert_even(on_square)
    assert_even(recorded_on_square.latents[1:-1], tolerance=0.05)
    assert on_square[0] == pytest.approx(corners[0], abs=1e-3)
    assert on_square[-1] == pytest.approx(corners[3], abs=1e-3)
    assert recorded_on_square.latents[-2] == pytest.approx(corners[3], abs=NEAR)
