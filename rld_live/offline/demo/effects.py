"""What happens after the instruments: room, echoes, ducking, mastering."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rld_live.audio.frames import Frames

CEILING_DB = -1.0  # true peak
LOUDNESS_DB = -17.0  # gated RMS
LOWEST_HZ = 24.0


def room(seconds: float, rate: int, rng: np.random.Generator) -> Frames:
    """A stereo impulse response of unit energy per channel: bands of noise, the high dying first; RT60 = `seconds`."""
    frames = round(seconds * rate)
    t = np.arange(frames) / rate
    hertz = np.maximum(np.fft.rfftfreq(frames, 1 / rate), 1.0)
    spectrum = np.fft.rfft(rng.standard_normal((2, frames)), axis=1)
    impulse = np.zeros((2, frames))
    for centre, share, gain in ((200.0, 0.9, 0.7), (600.0, 1.0, 1.0), (1800.0, 0.8, 0.8), (5400.0, 0.45, 0.45)):
        mask = np.exp(-0.5 * (np.log2(hertz / centre) / 0.8) ** 2)
        impulse += gain * np.fft.irfft(spectrum * mask, frames, axis=1) * np.exp(-6.9 * t / (seconds * share))
    diffusing = np.minimum(t / 0.03, 1.0)  # the room needs a moment to answer
    impulse *= diffusing * np.minimum((frames - 1 - np.arange(frames)) / (0.05 * rate), 1.0)
    silence = np.zeros((2, round(0.018 * rate)))
    impulse = np.concatenate((silence, impulse), axis=1)
    impulse /= np.sqrt(np.sum(impulse**2, axis=1, keepdims=True))
    return impulse.T.astype(np.float32)


def echoes(seconds: float, rate: int, *, feedback: float = 0.48, count: int = 7) -> Frames:
    """A ping-pong delay as an impulse response: echoes that change sides and grow darker."""
    step = round(seconds * rate)
    width = max(3, round(rate / 9000))
    kernel = np.hanning(2 * width + 1)
    kernel /= kernel.sum()
    impulse = np.zeros((step * count + 40 * width, 2))
    echo = kernel
    for index in range(count):
        begin = step * (index + 1) - len(echo) // 2
        side, other = index % 2, (index + 1) % 2
        impulse[begin : begin + len(echo), side] += 0.9 * feedback**index * echo
        impulse[begin : begin + len(echo), other] += 0.25 * feedback**index * echo
        echo = np.convolve(echo, kernel)
    return impulse.astype(np.float32)


def convolve(signal: Frames, impulse: Frames) -> Frames:
    """Channel by channel, cut to the signal's length."""
    size = _smooth_length(len(signal) + len(impulse) - 1)
    spectrum = np.fft.rfft(signal, size, axis=0) * np.fft.rfft(impulse, size, axis=0)
    return np.fft.irfft(spectrum, size, axis=0)[: len(signal)].astype(np.float32)


def duck(signal: Frames, kicks: Sequence[tuple[int, float]], rate: int, *, depth_db: float) -> None:
    """Lower the signal in place at every (frame, strength) and let it swell back within 0.3 s."""
    frames = round(0.3 * rate)
    t = np.arange(frames) / frames
    dip = 0.5 + 0.5 * np.cos(np.pi * np.maximum(0, (t - 0.1) / 0.9))
    dip *= np.minimum(t / 0.02, 1.0)  # 6 ms in: quick, and no click
    lowering = np.zeros(len(signal), np.float32)
    for start, strength in kicks:
        stretch = lowering[start : start + frames]
        np.maximum(stretch, (dip * strength)[: len(stretch)], out=stretch)
    signal *= (10 ** (-depth_db * lowering / 20))[:, None]


def master(mix: Frames, rate: int, *, fade_out: float) -> Frames:
    """Rumble out, to loudness, softly saturated, faded, true peak under the ceiling."""
    size = _smooth_length(len(mix))
    hertz = np.fft.rfftfreq(size, 1 / rate)
    slope = hertz**4 / (hertz**4 + LOWEST_HZ**4)
    clean = np.fft.irfft(np.fft.rfft(mix, size, axis=0) * slope[:, None], size, axis=0)[: len(mix)]
    loud = clean * 10 ** ((LOUDNESS_DB - gated_rms_db(clean, rate)) / 20)
    knee, top = 0.45, 0.86
    bent = np.abs(loud)
    bent = np.where(bent > knee, knee + (top - knee) * np.tanh((bent - knee) / (top - knee)), bent) * np.sign(loud)
    rise, fall = round(0.02 * rate), round(fade_out * rate)
    bent[:rise] *= (0.5 - 0.5 * np.cos(np.pi * np.arange(rise) / rise))[:, None]
    bent[-fall:] *= (0.5 + 0.5 * np.cos(np.pi * np.arange(1, fall + 1) / fall))[:, None]
    over = true_peak_db(bent) - CEILING_DB
    bent *= 10 ** (-max(0.0, over) / 20)
    return bent.astype(np.float32)


def gated_rms_db(signal: NDArray[np.floating], rate: int) -> float:
    """RMS over the 0.4 s blocks that are within 15 dB of the loudest."""
    block = round(0.4 * rate)
    count = len(signal) // block
    power = np.mean(np.asarray(signal[: count * block]).reshape(count, -1).astype(np.float64) ** 2, axis=1)
    return float(10 * np.log10(np.mean(power[power > power.max() / 10**1.5]) + 1e-12))


def true_peak_db(signal: NDArray[np.floating], block: int = 1 << 16) -> float:
    """The peak between the samples, by 4× oversampling; blocks overlap so that their ends, which ring, are left out."""
    margin = block // 4
    padded = np.pad(signal, ((margin, block), (0, 0)))
    peak = 1e-9
    for begin in range(0, len(signal), block - 2 * margin):
        spectrum = np.fft.rfft(padded[begin : begin + block], axis=0)
        fine = np.fft.irfft(spectrum, 4 * block, axis=0)[4 * margin : -4 * margin] * 4
        peak = max(peak, float(np.max(np.abs(fine))))
    return float(20 * np.log10(peak))


def _smooth_length(least: int) -> int:
    """The smallest 2^a·3^b·5^c from `least` on, where the FFT is fast."""
    best = 1 << (least - 1).bit_length()
    five = 1
    while five < best:
        three = five
        while three < best:
            size = three << max(0, -(-least // three) - 1).bit_length()
            best = min(best, size)
            three *= 3
        five *= 5
    return best
