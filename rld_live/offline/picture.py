"""A piece of audio and the latents behind it, drawn over one time axis."""

from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.ticker import FuncFormatter, MaxNLocator
from numpy.typing import NDArray

from rld_live.audio.frames import Frames

_INK, _FAINT, _PAPER, _WAVE = "#e8e6e3", "#8d939c", "#14161a", "#7cc5ff"
_COLUMNS = 1400  # more than the picture's pixels show nothing
_FFT = 4096
_LOWEST_HZ = 30.0
_BANDS = 300
_RANGE_DB = 90.0
_SILENCE_DB = -40.0  # of a spectrum's power: a sine wave at −100 dBFS, so that silence is drawn dark
_MOST_DEVIATIONS = 3.0
_TICKS_HZ = (50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000)


def draw(frames: Frames, sample_rate: int, latents: NDArray[np.float32], path: Path, title: str) -> None:
    """Write a PNG of the waveform and spectrogram of audio [frames, channels] above its latents [latent_dim, n].

    Both are drawn as lasting equally long, whatever their numbers of frames. Levels are in dB below the loudest place;
    latents in deviations from the mean of their dimension.
    """
    seconds = max(len(frames), 1) / sample_rate
    figure = Figure(figsize=(14, 8), dpi=110, facecolor=_PAPER, layout="constrained")
    FigureCanvasAgg(figure)
    wave, spectrum, dimensions = figure.subplots(3, 1, sharex=True, height_ratios=(1, 2.4, 1.3))
    figure.suptitle(title, color=_INK, fontsize=14, x=0.01, ha="left")
    for axes in (wave, spectrum, dimensions):
        _style(axes)
    _draw_waveform(wave, frames, seconds)
    _add_scale(figure, _draw_spectrogram(spectrum, frames, sample_rate, seconds), spectrum, "dB")
    _add_scale(figure, _draw_latents(dimensions, latents, seconds), dimensions, "deviations")
    dimensions.set_xlim(0, seconds)
    dimensions.xaxis.set_major_locator(MaxNLocator(12, steps=[1, 1.5, 2, 3, 5, 6, 10]))
    dimensions.xaxis.set_major_formatter(FuncFormatter(_clock))
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, format="png", facecolor=_PAPER, metadata={"Title": title})


def _draw_waveform(axes: Axes, frames: Frames, seconds: float) -> None:
    """The peaks of each column, one channel below the other."""
    channels = frames.shape[1]
    distance = 2.2
    peak = max(float(np.abs(frames).max(initial=0.0)), 1e-6)
    starts = _column_starts(len(frames))
    time = np.linspace(0, seconds, len(starts)) if len(starts) else np.zeros(0)
    for channel in range(channels):
        low, high = (
            edge.reduceat(frames[:, channel], starts) / peak - channel * distance if len(starts) else time
            for edge in (np.minimum, np.maximum)
        )
        axes.fill_between(time, low, high, color=_WAVE, linewidth=0.5)
    names = {1: ["mono"], 2: ["left", "right"]}.get(channels, [str(number + 1) for number in range(channels)])
    axes.set_yticks([-channel * distance for channel in range(channels)], names)
    axes.set_ylim(-(channels - 1) * distance - 1.1, 1.1)
    axes.set_title(f"peak {20 * np.log10(peak):.1f} dBFS", color=_FAINT, fontsize=9, loc="right")


def _draw_spectrogram(axes: Axes, frames: Frames, sample_rate: int, seconds: float) -> AxesImage:
    """The energy of all channels together, on a logarithmic axis of frequency."""
    power = _power(frames)
    edges = np.geomspace(_LOWEST_HZ, sample_rate / 2, _BANDS + 1)
    bins = edges * _FFT / sample_rate
    first = np.minimum(bins[:-1].astype(int), power.shape[0] - 2)
    fraction = (bins[:-1] - first)[:, None]
    # where a band is narrower than a bin, what lies between two bins; where it is wider, the strongest in it
    between = (1 - fraction) * power[first] + fraction * power[first + 1]
    last = np.maximum(bins[1:].astype(int), first + 1)
    strongest = np.stack([power[low:high].max(0) for low, high in zip(first, last, strict=True)])
    level = 10 * np.log10(np.maximum(between, np.where((last - first)[:, None] > 1, strongest, 0)) + 1e-16)
    image = axes.imshow(
        level - max(float(level.max()), _SILENCE_DB),
        aspect="auto",
        origin="lower",
        extent=(0, seconds, 0, _BANDS),
        cmap="magma",
        vmin=-_RANGE_DB,
        vmax=0,
        interpolation="bilinear",
    )
    shown = [hertz for hertz in _TICKS_HZ if hertz < sample_rate / 2]
    places = [_BANDS * np.log(hertz / _LOWEST_HZ) / np.log(sample_rate / 2 / _LOWEST_HZ) for hertz in shown]
    axes.set_yticks(places, [f"{hertz // 1000} kHz" if hertz >= 1000 else f"{hertz} Hz" for hertz in shown])
    return image


def _draw_latents(axes: Axes, latents: NDArray[np.float32], seconds: float) -> AxesImage:
    """One row per dimension, the first (the one of most variance) on top."""
    mean, deviation = latents.mean(1, keepdims=True), latents.std(1, keepdims=True)
    dimensions, count = latents.shape
    image = axes.imshow(
        (latents - mean) / np.maximum(deviation, 1e-6),
        aspect="auto",
        extent=(0, seconds, dimensions - 0.5, -0.5),
        cmap="berlin",
        vmin=-_MOST_DEVIATIONS,
        vmax=_MOST_DEVIATIONS,
        interpolation="nearest" if count < _COLUMNS else "auto",
    )
    axes.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.set_ylabel("latent", color=_FAINT)
    return image


def _power(frames: Frames) -> NDArray[np.float64]:
    """Return the power of Hann-windowed spectra at up to `_COLUMNS` places: [_FFT / 2 + 1, columns]."""
    padded = np.pad(frames, ((_FFT // 2, _FFT), (0, 0)))
    starts = _column_starts(max(len(frames), 1))
    starts = starts[:: max(1, len(starts) * _FFT // (8 * max(len(frames), 1)))]  # no more than eight per FFT length
    window = np.hanning(_FFT)[:, None]
    spectra = [np.abs(np.fft.rfft(padded[start : start + _FFT] * window, axis=0)) ** 2 for start in starts]
    power: NDArray[np.float64] = np.stack(spectra, axis=1).sum(2)
    return power


def _column_starts(count: int) -> NDArray[np.intp]:
    columns = min(_COLUMNS, count)
    return np.arange(columns, dtype=np.intp) * count // max(columns, 1)


def _add_scale(figure: Figure, image: AxesImage, axes: Axes, unit: str) -> None:
    bar = figure.colorbar(image, ax=axes, pad=0.008, aspect=18, fraction=0.03)
    bar.set_label(unit, color=_FAINT)
    bar.ax.tick_params(colors=_FAINT, labelsize=8, length=0)
    bar.outline.set_visible(False)


def _style(axes: Axes) -> None:
    axes.set_facecolor(_PAPER)
    axes.tick_params(colors=_FAINT, labelsize=9, length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _clock(seconds: float, _: int) -> str:
    minutes, rest = divmod(max(seconds, 0.0), 60)
    return f"{int(minutes)}:{rest:04.1f}" if rest % 1 else f"{int(minutes)}:{int(rest):02d}"
