"""The player: transport, prebuffer, underruns, splices, panic."""

import numpy as np
import pytest

from rld_live.audio.dc_block import DcBlock
from rld_live.audio.limiter import Limiter
from rld_live.audio.playback import FADE_SECONDS, Playback
from rld_live.audio.ring import RingBuffer
from tests.audio.sounds import RATE, cuts, largest_step, noise, sharpest_bend, sine

PREBUFFER = 4800
FADE = round(FADE_SECONDS * RATE)
LOOK_AHEAD = Limiter(2, RATE).latency_frames


def player(*, capacity=1 << 17, prebuffer=PREBUFFER):
    ring = RingBuffer.create(capacity, 2)
    return ring, Playback(ring, sample_rate=RATE, prebuffer_frames=prebuffer)


def heard(playback, frames, seed=None):
    """Render `frames` frames in blocks of 512, or in random ones."""
    out = np.full((frames, 2), np.nan, np.float32)
    for cut in cuts(frames, seed) if seed is not None else (slice(k, k + 512) for k in range(0, frames, 512)):
        playback.render(out[cut])
    return out


def conditioned(material):
    return DcBlock(2, RATE).process(material.astype(np.float64)).astype(np.float32)


# Transport


def test_nothing_sounds_before_play():
    ring, playback = player()
    ring.write(noise(20000))
    assert not heard(playback, 5000).any()
    assert ring.taken == 0


def test_nothing_sounds_before_the_prebuffer_is_full():
    ring, playback = player()
    playback.play()
    ring.write(noise(PREBUFFER - 1))
    assert not heard(playback, 5000).any()
    assert playback.meters().underruns == 0
    ring.write(noise(1))
    assert heard(playback, 2000).any()


def test_music_fades_in_and_then_passes_every_bit_that_the_dc_block_gives():
    ring, playback = player()
    material = noise(20000, level=0.8)
    ring.write(material)
    playback.play()
    out = heard(playback, 15000)[LOOK_AHEAD:]
    expected = conditioned(material)[: len(out)]
    assert np.array_equal(out[FADE - 1 :], expected[FADE - 1 :])
    assert np.all(np.abs(out[:FADE]) <= np.abs(expected[:FADE]))
    assert largest_step(out[:20]) < 0.01


@pytest.mark.parametrize("seed", range(4))
def test_the_blocks_of_the_device_change_no_bit(seed):
    material = noise(60000, level=2.0)

    def performance(block_seed):
        ring, playback = player()
        ring.write(material)
        playback.play(0.05)
        first = heard(playback, 9000, block_seed)
        playback.set_gain(-20.0, 0.1)
        second = heard(playback, 9000, block_seed)
        playback.stop(0.03)
        third = heard(playback, 5000, block_seed)
        playback.play(0.01)
        return np.concatenate([first, second, third, heard(playback, 9000, block_seed)])

    assert np.array_equal(performance(seed), performance(None))


def test_stop_fades_and_play_goes_on_where_it_stopped():
    ring, playback = player()
    material = sine(60000)
    ring.write(material)
    playback.play()
    heard(playback, 10240)
    playback.stop(0.1)
    assert heard(playback, 4800 + LOOK_AHEAD)[-1, 0] == pytest.approx(0.0, abs=1e-6)
    assert not heard(playback, 10000).any()
    stopped_at = ring.taken
    assert stopped_at == 10240 + 4800
    playback.play(0.02)
    resumed = heard(playback, 5000)[LOOK_AHEAD:]
    expected = conditioned(material)[stopped_at : stopped_at + len(resumed)]
    assert np.allclose(resumed[960:], expected[960:], atol=1e-6)
    assert playback.meters().underruns == 0


def test_play_during_a_fade_to_silence_turns_it_back_without_a_step():
    ring, playback = player()
    ring.write(sine(60000))
    playback.play()
    heard(playback, 5120)
    playback.stop(0.1)
    fading = heard(playback, 2048)
    playback.play(0.1)
    out = np.concatenate([fading, heard(playback, 9000)])
    assert sharpest_bend(out) < 1.1 * sharpest_bend(sine(2000))
    assert np.abs(out[-1000:]).max() == pytest.approx(0.3, rel=0.01)


def test_a_block_larger_than_the_ring_is_filled():
    ring, playback = player(capacity=16384)
    ring.write(noise(16384))
    playback.play()
    out = np.full((100_000, 2), np.nan, np.float32)
    playback.render(out)
    assert np.isfinite(out).all()
    assert playback.meters().underruns == 1


# Underruns


def test_a_ring_that_runs_dry_fades_to_silence_and_counts_one_underrun():
    ring, playback = player()
    material = sine(9000)
    ring.write(material)
    playback.play()
    out = heard(playback, 20480)
    assert sharpest_bend(out[1000:]) < 1.1 * sharpest_bend(material)
    assert not out[9000 + LOOK_AHEAD :].any()
    steady = conditioned(material)[FADE : 9000 - FADE]
    assert np.array_equal(out[LOOK_AHEAD + FADE : LOOK_AHEAD + 9000 - FADE], steady)
    meters = playback.meters()
    assert (meters.underruns, meters.underrun_frames, meters.frames_played) == (1, 20480 - 9000, 9000)
    assert meters.ring_min_frames == 0


def test_after_an_underrun_it_waits_for_the_prebuffer_and_fades_in():
    ring, playback = player()
    material = sine(60000)
    ring.write(material[:9000])
    playback.play()
    heard(playback, 12000)
    ring.write(material[9000 : 9000 + PREBUFFER - 1])
    assert not heard(playback, 2000).any()
    ring.write(material[9000 + PREBUFFER - 1 : 40000])
    out = heard(playback, 5000)
    assert sharpest_bend(out) < 1.1 * sharpest_bend(material)
    assert np.abs(out).max() == pytest.approx(0.3, rel=0.01)
    assert playback.meters().underruns == 1


def test_a_ring_that_is_empty_after_stop_is_no_underrun():
    ring, playback = player()
    ring.write(noise(9000))
    playback.play()
    heard(playback, 4096)
    playback.stop(0.01)
    heard(playback, 20000)
    assert playback.meters().underruns == 0
    assert playback.meters().underrun_frames == 0


def test_silence_after_stop_does_not_count_for_the_underrun_before_it():
    ring, playback = player()
    ring.write(noise(9000))
    playback.play()
    heard(playback, 10240)
    playback.stop()
    heard(playback, 10000)
    assert playback.meters().underrun_frames == 10240 - 9000


def test_a_stop_while_the_ring_runs_dry_ends_the_underrun():
    ring, playback = player()
    ring.write(noise(9000))
    playback.play()
    heard(playback, 9000 - FADE // 2)
    assert playback.meters().underruns == 1
    playback.stop()
    heard(playback, 10240)
    assert playback.meters().underrun_frames == 0


# Panic


def test_panic_is_silent_within_5_ms_and_drops_what_was_queued():
    ring, playback = player()
    ring.write(noise(20000))
    playback.play()
    heard(playback, 4096)
    playback.panic(drop_to=ring.written)
    out = heard(playback, 2048)
    assert out[:200].any()
    assert not out[240:].any()
    assert ring.taken == 20000
    ring.write(sine(30000))
    assert not heard(playback, 4096).any()
    playback.play()
    after = heard(playback, 8192)
    assert sharpest_bend(after) < 1.1 * sharpest_bend(sine(4000))


def test_what_is_written_after_panic_was_sent_is_kept():
    ring, playback = player()
    ring.write(noise(20000))
    playback.play()
    heard(playback, 4096)
    sent_at = ring.written
    ring.write(sine(30000))
    playback.panic(drop_to=sent_at)
    heard(playback, 512)
    assert ring.taken == 20000


def test_play_right_after_panic_plays_the_new_sound():
    ring, playback = player()
    ring.write(noise(20000))
    playback.play()
    heard(playback, 4096)
    playback.panic(drop_to=ring.written)
    playback.play()
    heard(playback, 512)
    ring.write(sine(30000))
    out = heard(playback, 8192)
    assert np.abs(out[-1000:]).max() == pytest.approx(0.3, rel=0.01)


# Splices


def test_a_splice_goes_over_to_the_new_material_at_its_frame_without_a_click():
    ring, playback = player()
    old, new = sine(20000), sine(20000, hz=330)
    ring.write(old)
    playback.play()
    before = heard(playback, 5120)
    ring.splice(at_frame=7000, to_frame=20000)
    ring.write(new)
    out = np.concatenate([before, heard(playback, 10240)])[LOOK_AHEAD:]
    assert sharpest_bend(out[1000:]) < 1.5 * sharpest_bend(old)
    assert np.allclose(out[5000:7000], conditioned(old)[5000:7000], atol=1e-6)
    landed = out[7000 + FADE : 12000]
    assert np.allclose(landed, new[FADE : FADE + len(landed)], atol=0.01)
    assert playback.meters().underruns == 0
    assert not ring.is_splice_pending


def test_a_splice_between_equal_materials_is_not_heard():
    material = noise(40000)
    ring, playback = player()
    ring.write(material[:20000])
    playback.play()
    before = heard(playback, 5120)
    ring.splice(at_frame=7000, to_frame=20000)
    ring.write(material[7000:30000])
    out = np.concatenate([before, heard(playback, 10240)])[LOOK_AHEAD:]
    assert np.allclose(out[FADE:], conditioned(material)[FADE : len(out)], atol=1e-6)


def test_a_splice_between_strangers_keeps_the_power():
    levels = []
    for seed in range(40):
        ring, playback = player()
        ring.write(noise(20000, seed=2 * seed + 1))
        playback.play()
        ring.splice(at_frame=7000, to_frame=20000)
        ring.write(noise(20000, seed=2 * seed + 2))
        out = heard(playback, 10240)[LOOK_AHEAD:]
        levels.append(np.mean(out[7000 : 7000 + FADE].astype(np.float64) ** 2))
    assert np.mean(levels) == pytest.approx(0.3**2 / 3, rel=0.05)


def test_a_splice_that_comes_late_stays_in_step_with_the_music():
    material = noise(60000)
    ring, playback = player()
    ring.write(material[:20000])
    playback.play()
    before = heard(playback, 8192)
    ring.splice(at_frame=7000, to_frame=20000)
    waiting = heard(playback, 1024)  # the new material is not there yet: the old goes on
    ring.write(material[7000:30000])
    out = np.concatenate([before, waiting, heard(playback, 10240)])[LOOK_AHEAD:]
    assert np.allclose(out[FADE:], conditioned(material)[FADE : len(out)], atol=1e-6)
    assert not ring.is_splice_pending


def test_when_the_new_material_does_not_come_the_old_fades_out_and_the_new_fades_in():
    ring, playback = player()
    old, new = sine(9000), sine(30000, hz=330)
    ring.write(old)
    playback.play()
    before = heard(playback, 5120)
    ring.splice(at_frame=7000, to_frame=9000)
    dry = heard(playback, 10240)
    ring.write(new)
    after = heard(playback, 10240)
    assert playback.meters().underruns == 1
    assert sharpest_bend(np.concatenate([before, dry, after])[1000:]) < 1.5 * sharpest_bend(old)
    assert np.allclose(after[LOOK_AHEAD + FADE :], new[FADE : len(after) - LOOK_AHEAD], atol=0.02)


@pytest.mark.parametrize("new_frames", [FADE, FADE + 10, 2 * FADE - 1, 2 * FADE, 3 * FADE])
def test_a_splice_to_very_little_new_material_does_not_click_either(new_frames):
    ring, playback = player()
    old, new = sine(20000), sine(40000, hz=330)
    ring.write(old)
    playback.play()
    before = heard(playback, 5120)
    ring.splice(at_frame=7000, to_frame=20000)
    ring.write(new[:new_frames])
    meanwhile = heard(playback, 20480)
    ring.write(new[new_frames:])
    out = np.concatenate([before, meanwhile, heard(playback, 10240)])
    assert sharpest_bend(out[1000:]) < 1.5 * sharpest_bend(old)
    assert np.abs(out[-1000:]).max() == pytest.approx(0.3, rel=0.05)
    assert playback.meters().underruns == 1


def test_a_splice_at_the_very_end_of_the_old_material_is_made_while_there_is_enough_of_it():
    ring, playback = player()
    old = sine(9000)
    ring.write(old)
    playback.play()
    before = heard(playback, 5120)
    ring.splice(at_frame=8990, to_frame=9000)
    ring.write(sine(30000, hz=330))
    out = np.concatenate([before, heard(playback, 10240)])
    assert sharpest_bend(out[1000:]) < 1.5 * sharpest_bend(old)
    assert playback.meters().underruns == 0


def test_while_stopped_a_splice_is_made_at_once_and_play_begins_with_the_new_sound():
    ring, playback = player()
    ring.write(noise(20000))
    heard(playback, 512)
    ring.splice(at_frame=7000, to_frame=20000)
    ring.write(sine(20000))
    heard(playback, 512)
    assert not ring.is_splice_pending
    playback.play()
    assert np.allclose(
        heard(playback, 5120)[LOOK_AHEAD + FADE :, 0], sine(5120)[FADE : 5120 - LOOK_AHEAD, 0], atol=0.01
    )


# Level


def test_mute_is_heard_within_5_ms_of_the_block_and_the_music_goes_on_below_it():
    ring, playback = player()
    ring.write(noise(60000))
    playback.play()
    heard(playback, 5120)
    playback.set_mute(True)
    out = heard(playback, 2048)
    assert not out[240:].any()
    playback.set_mute(False)
    assert heard(playback, 512)[240:].any()
    assert ring.taken == 5120 + 2048 + 512


def test_a_level_that_is_set_before_the_first_sound_is_there_from_its_first_frame():
    ring, playback = player()
    material = noise(20000)
    ring.write(material)
    playback.set_gain(-6.0)
    playback.play()
    out = heard(playback, 2048)
    other_ring, other = player()
    other_ring.write(material)
    other.play()
    assert np.allclose(out, heard(other, 2048) * 10 ** (-6 / 20), atol=1e-7)


class Oscillator:
    """Writes a sine that goes on smoothly from write to write, unless it is told to begin another."""

    def __init__(self, ring, random):
        self._ring, self._random = ring, random
        self.begin_another()

    def begin_another(self):
        self._step = 2 * np.pi * self._random.uniform(100, 500) / RATE
        self._phase = self._random.uniform(0, 2 * np.pi)

    def write(self, frames):
        wave = 0.3 * np.sin(self._phase + self._step * np.arange(frames))
        self._phase += self._step * self._ring.write(np.repeat(wave.astype(np.float32)[:, None], 2, axis=1))


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_done_to_it_smooth_material_stays_smooth_and_below_the_ceiling(seed):
    random = np.random.default_rng(seed)
    ring, playback = player()
    oscillator = Oscillator(ring, random)
    out = []
    for _ in range(500):
        match random.integers(0, 30):
            case 0 | 1:
                playback.play(float(random.uniform(0, 0.2)))
            case 2:
                playback.stop(float(random.uniform(0, 0.2)))
            case 3:
                playback.panic(ring.written)
            case 4:
                playback.set_gain(float(random.uniform(-30, 12)), 0.05)
            case 5:
                playback.set_mute(bool(random.integers(0, 2)))
            case 6 | 7 | 8 if ring.splice(min(ring.written, ring.taken + int(random.integers(4000))), ring.written):
                oscillator.begin_another()
        if random.integers(0, 3) and ring.filled_frames < 20000:
            oscillator.write(int(random.integers(1, 4000)))
        block = np.full((int(random.integers(1, 2000)), 2), np.nan, np.float32)
        playback.render(block)
        out.append(block)
    out = np.concatenate(out)
    assert sharpest_bend(out) < 0.02  # a step of 0.02 would be one; a 500 Hz sine at the ceiling has 0.004
    assert np.abs(out).max() <= 10 ** (-1 / 20)
    meters = playback.meters()
    assert meters.frames_played <= ring.taken <= ring.written
    assert meters.underruns > 0
