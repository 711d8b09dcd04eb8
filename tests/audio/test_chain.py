"""Each stage between the ring and the card, and all of them together."""

import numpy as np
import pytest

from rld_live.audio.chain import OutputChain
from rld_live.audio.dc_block import CORNER_HZ, DcBlock
from rld_live.audio.fade import Fade
from rld_live.audio.gain import SmoothedGain
from rld_live.audio.level import LevelMeter
from rld_live.audio.limiter import RELEASE_DB_PER_SECOND, Limiter
from rld_live.audio.repair import NanGuard
from tests.audio.sounds import RATE, cuts, in_pieces, largest_step, noise, sine

CEILING = 10 ** (-1 / 20)


def wide(frames):
    return frames.astype(np.float64)


def loud_material(frames=20000):
    """Noise with bursts far above the ceiling, single samples among them, and stretches below it."""
    material = wide(noise(frames, level=0.5))
    random = np.random.default_rng(7)
    for start in random.integers(0, frames - 500, 12):
        material[start : start + random.integers(1, 500)] *= random.uniform(2, 30)
    material[random.integers(0, frames, 20), 0] = 8.0
    return material


# DC block


def test_the_dc_block_equals_its_recursion_written_out():
    material = wide(noise(5000)) + 0.2
    pole = np.exp(-2 * np.pi * CORNER_HZ / RATE)
    expected, before, last = [], np.zeros(2), np.zeros(2)
    for frame in material:
        last = frame - before + pole * last
        before = frame
        expected.append(last)
    assert np.allclose(DcBlock(2, RATE).process(material), expected, rtol=0, atol=1e-13)


@pytest.mark.parametrize("seed", range(3))
def test_the_dc_block_gives_the_same_bits_in_pieces(seed):
    material = wide(noise(9000)) + 0.1
    assert np.array_equal(in_pieces(DcBlock(2, RATE).process, material, seed), DcBlock(2, RATE).process(material))


def test_the_dc_block_removes_direct_current_and_leaves_music():
    material = wide(sine(RATE, hz=100)) + 0.25
    filtered = DcBlock(2, RATE).process(material)[RATE // 2 :]
    assert abs(filtered.mean()) < 1e-4
    assert filtered.max() == pytest.approx(0.3, rel=0.01)


# Limiter


@pytest.mark.parametrize("seed", range(3))
def test_the_limiter_gives_the_same_bits_in_pieces(seed):
    material = loud_material()
    assert np.array_equal(in_pieces(Limiter(2, RATE).process, material, seed), Limiter(2, RATE).process(material))


@pytest.mark.parametrize("ceiling_db", [-1.0, -12.0, 0.0])
def test_the_limiter_never_lets_a_sample_pass_its_ceiling(ceiling_db):
    limited = Limiter(2, RATE, ceiling_db=ceiling_db).process(loud_material() * 50).astype(np.float32)
    assert np.abs(limited).max() <= 10 ** (ceiling_db / 20)
    assert np.abs(limited).max() > 0.99 * 10 ** (ceiling_db / 20)


@pytest.mark.parametrize("ceiling_db", [-1.0, -4.0, -5.0])
def test_what_is_at_the_ceiling_to_the_last_bit_does_not_pass_it_by_rounding(ceiling_db):
    ceiling = 10 ** (ceiling_db / 20)
    material = ceiling * (1 + np.random.default_rng(1).uniform(-1e-7, 0, (20000, 1)))
    limited = Limiter(1, RATE, ceiling_db=ceiling_db).process(material).astype(np.float32)
    assert np.abs(limited.astype(np.float64)).max() <= ceiling


def test_the_limiter_passes_every_bit_of_what_stays_below_the_ceiling():
    limiter = Limiter(2, RATE)
    material = wide(noise(5000, level=0.89))
    limited = limiter.process(material)
    assert np.array_equal(limited[limiter.latency_frames :], material[: -limiter.latency_frames])
    assert limiter.attenuation_db == 0.0


def test_after_a_peak_the_limiter_returns_to_every_bit():
    limiter = Limiter(2, RATE)
    material = wide(noise(RATE, level=0.5))
    material[1000] = 4.0
    limited = limiter.process(material)
    recovery = round(13.1 / RELEASE_DB_PER_SECOND * RATE) + 1000 + 3 * limiter.latency_frames
    assert np.array_equal(limited[recovery:], material[recovery - limiter.latency_frames : -limiter.latency_frames])


def test_the_limiter_turns_all_channels_down_together():
    material = np.full((4000, 2), 0.5)
    material[2000:2100, 0] = 5.0
    limited = Limiter(2, RATE).process(material)
    quiet = np.r_[300:2200, 2400:4000]
    assert np.array_equal(limited[quiet, 0], limited[quiet, 1])


def test_the_limiter_attacks_without_a_step():
    material = np.full((4000, 1), 0.5)
    material[2000] = 8.0
    limited = np.delete(Limiter(1, RATE).process(material), [2000 + 240], axis=0)[240:]
    assert largest_step(limited) < 0.01


def test_a_running_limiter_equals_a_plain_one_written_frame_by_frame():
    material = loud_material(3000)[:, :1]
    limiter = Limiter(1, RATE)
    look = limiter.latency_frames
    unit = 2.0**-20
    ceiling = CEILING * (1 - 2.0**-23)
    needed = [0] * look + [
        int(np.ceil(max(0.0, 20 * np.log10(max(abs(sample), 1e-300) / ceiling)) / unit)) for sample in material[:, 0]
    ]
    held, level = [0] * look, 0
    step = round(RELEASE_DB_PER_SECOND / unit / RATE)
    for index in range(look, len(needed)):
        level = max(max(needed[index - look : index + 1]), level - step)
        held.append(level)
    attenuation = [np.mean(held[index - look : index + 1]) * unit for index in range(look, len(held))]
    delayed = np.concatenate([np.zeros(look), material[:-look, 0]])
    expected = delayed * 10 ** (-np.array(attenuation) / 20)
    assert np.allclose(limiter.process(material)[:, 0], expected, rtol=1e-6, atol=1e-12)


def test_a_reset_limiter_holds_nothing_back():
    limiter = Limiter(2, RATE)
    limiter.process(loud_material(1000))
    limiter.reset()
    assert not limiter.process(np.zeros((500, 2))).any()


# Gain and fades


def test_at_zero_db_the_gain_passes_every_bit():
    gain, material = SmoothedGain(RATE), wide(noise(1000))
    gain.move(0.0, 0.001)
    block = material.copy()
    gain.apply(block)
    assert np.array_equal(block, material)


def test_a_glide_is_a_straight_line_in_decibels_and_ends_exactly():
    gain = SmoothedGain(RATE)
    gain.move(-40.0, 0.1)
    block = np.ones((RATE // 5, 1))
    gain.apply(block)
    glide = 20 * np.log10(block[: RATE // 10, 0])
    assert np.allclose(glide, np.linspace(0, -40, RATE // 10 + 1)[1:], atol=1e-9)
    assert np.all(block[RATE // 10 :] == pytest.approx(0.01))


def test_a_new_message_takes_over_from_where_the_glide_is():
    gain = SmoothedGain(RATE)
    block = np.ones((4800, 1))
    gain.move(-60.0, 0.1)
    gain.apply(block[:2400])
    gain.move(0.0, 0.05)
    gain.apply(block[2400:])
    assert largest_step(block) < 0.02
    assert block[-1, 0] == 1.0


@pytest.mark.parametrize("seed", range(3))
def test_a_gain_glide_gives_the_same_bits_in_pieces(seed):
    def gliding():
        gain = SmoothedGain(RATE)
        gain.move(-33.0, 0.05)

        def process(block):
            gain.apply(block)
            return block

        return process

    material = wide(noise(6000))
    assert np.array_equal(in_pieces(gliding(), material, seed), gliding()(material.copy()))


def test_a_fade_ends_exactly_at_its_target_and_begins_where_it_was():
    fade = Fade(1.0)
    fade.move(0.0, 480)
    block = np.ones((600, 1))
    fade.apply(block)
    assert 0.99 < block[0, 0] < 1.0
    assert not block[479:].any()
    assert largest_step(block) < 2 / 480
    assert fade.is_closed


@pytest.mark.parametrize("start", np.linspace(0.01, 0.99, 20))
def test_a_fade_up_ends_at_exactly_one_so_that_it_changes_no_bit_afterwards(start):
    fade = Fade(start)
    fade.move(1.0, 100)
    block = np.ones((100, 1))
    fade.apply(block)
    assert block[-1, 0] == 1.0
    assert fade.is_unity


def test_a_fade_that_turns_back_makes_no_step():
    fade = Fade(0.0)
    block = np.ones((3000, 1))
    fade.move(1.0, 1000)
    fade.apply(block[:400])
    fade.move(0.0, 1000)
    fade.apply(block[400:])
    assert largest_step(block) < 2 / 1000
    assert not block[1400:].any()


# NaN guard


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e30])
def test_bad_samples_become_silence_without_a_click_and_are_counted(bad):
    material = wide(sine(6000, hz=200))
    material[2000:2003, 1] = bad
    guard = NanGuard(2, RATE)
    repaired = guard.process(material)
    assert guard.bad_frames == 3
    assert largest_step(repaired) < 2 * largest_step(sine(6000, hz=200))
    assert np.array_equal(repaired[:2000], material[:2000])
    assert np.array_equal(repaired[2003 + 480 :], material[2003 + 480 :])


@pytest.mark.parametrize("seed", range(4))
def test_the_guard_gives_the_same_bits_in_pieces(seed):
    material = wide(sine(20000, hz=200))
    random = np.random.default_rng(seed)
    material[random.integers(0, 20000, 30)] = np.nan
    material[15000:17000] = np.inf
    assert np.array_equal(
        in_pieces(NanGuard(2, RATE).process, material, seed), NanGuard(2, RATE).process(material.copy())
    )


def test_a_guard_that_sees_nothing_bad_passes_every_bit():
    material = wide(noise(1000))
    assert np.array_equal(NanGuard(2, RATE).process(material), material)


# The whole chain


@pytest.mark.parametrize("seed", range(3))
def test_the_chain_gives_the_same_bits_in_pieces(seed):
    material = loud_material()
    material[5000] = np.nan

    def chain():
        whole = OutputChain(2, RATE)
        whole.gain.move(-6.0, 0.2)
        whole.set_mute(is_muted=False)
        return lambda block: whole.finish(whole.condition(block))

    assert np.array_equal(in_pieces(chain(), material, seed), chain()(material.copy()))


def test_meters_show_peak_and_rms_of_each_channel():
    meter = LevelMeter(2, RATE)
    material = sine(RATE * 2, level=0.5)
    material[:, 1] = 0.0
    for cut in cuts(len(material), 1):
        meter.process(material[cut])
    assert meter.peak == pytest.approx((0.5, 0.0), abs=0.01)
    assert meter.rms == pytest.approx((0.5 / 2**0.5, 0.0), abs=0.01)
