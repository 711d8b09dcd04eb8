"""The real set, watched while it plays."""

import math
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rld_live.config import Config
from rld_live.control.server_process import ServerProcess
from rld_live.engine.decoder import SPLICE_CHUNKS
from rld_live.engine.doctor.figures import Figures, Pace, Settings
from rld_live.engine.doctor.finding import Change
from rld_live.engine.doctor.processor import throttle_count
from rld_live.engine.doctor.recital import Recital
from rld_live.engine.doctor.sleeper import Sleeper
from rld_live.engine.report import Report
from rld_live.errors import DeviceError
from rld_live.parameters import defaults

SETTLE_SHARE = 0.1
"""Of the looks at the memory, so many on either side make one figure."""
SPARE_SECONDS = 30.0
"""After this much more music the set ends by itself: whoever started it is gone."""


@dataclass(frozen=True)
class Show:
    """What is observed: a config, and the words of the command line that lead to it."""

    config: Config
    words: tuple[str, ...] = ()
    """As `rld-live serve` takes them."""
    is_quiet: bool = False
    """Whether it plays muted."""

    def with_changes(self, config: Config, changes: Sequence[Change]) -> "Show":
        """Return the show with some settings changed, which make it `config`."""
        more = tuple(word for change in changes for word in ("--set", str(change)))
        return Show(config, (*self.words, *more), self.is_quiet)


def observe(show: Show, *, seconds: float, root: Path, on_progress: Callable[[float], None]) -> Figures:
    """Play the set for `seconds`, and return what was measured; raise `DeviceError` where it cannot be played.

    `root` is where the system tells about itself, `/`. `on_progress` is told the share that is over.
    """
    words = [*show.words, "--set", "play.autoplay=true", "--duration", str(seconds + SPARE_SECONDS)]
    if show.is_quiet:
        words += ["--set", "knobs.mute=1"]
    with tempfile.TemporaryDirectory(prefix="rld-live-doctor-") as folder:
        server = ServerProcess(Path(folder), *words, has_web=show.config.web.port > 0)
        with server, Sleeper() as sleeper:
            throttled = throttle_count(root)
            recital = Recital(server.client, seconds)
            recital.play(on_progress)
            throttled = throttle_count(root) - throttled
            report = Report(**server.finish())
    return _figures(settings(show.config), report, recital, sleeper, throttled=throttled)


def settings(config: Config) -> Settings:
    """Return what a verdict may want to change of `config`."""
    knobs = {**defaults(), **config.knobs}
    return Settings(
        prebuffer_seconds=config.audio.prebuffer_seconds,
        horizon_seconds=knobs["horizon"],
        steps=int(knobs["steps"]),
        chunk=config.play.chunk,
        block_frames=config.audio.block_frames,
        latency_seconds=config.audio.latency_seconds,
    )


def _figures(played: Settings, report: Report, recital: Recital, sleeper: Sleeper, *, throttled: int) -> Figures:
    facts = recital.mirror.facts
    if "latent_rate" not in facts:
        raise DeviceError("the set played, and answered nothing: a firewall on this machine may keep UDP from it")
    chunk_seconds = played.chunk / float(facts["latent_rate"])
    return Figures(
        seconds=report.seconds,
        settings=played,
        chunk_seconds=chunk_seconds,
        trigger_seconds=SPLICE_CHUNKS * chunk_seconds,
        device=report.device,
        is_null_device=report.is_null_device,
        sample_rate=report.sample_rate,
        underruns=report.underruns,
        silence_seconds=report.underrun_frames / report.sample_rate,
        underflows=report.underflows,
        lost=recital.lost,
        ring_seconds_min=report.ring_seconds_min,
        decode=Pace(
            median=report.decode_rtf,
            p999=report.decode_rtf_p999,
            worst_seconds=report.decode_seconds_max,
            pieces=report.decode_pieces,
            slow=report.decode_pieces_slow,
        ),
        generate=Pace(
            median=report.generate_rtf,
            p999=report.generate_rtf_p999,
            worst_seconds=report.generate_seconds_max,
            pieces=report.generate_pieces,
            slow=report.generate_pieces_slow,
        ),
        starved=recital.starved,
        steps_used=int(min(played.steps, recital.least_steps or played.steps)),
        restarts=recital.mirror.status.restarts,
        wake_up_p999=sleeper.percentile(99.9),
        wake_up_max=sleeper.percentile(100),
        throttled=throttled,
        reply_p99=_percentile(recital.replies, 99),
        first_sound_seconds=report.first_sound_seconds,
        cores=_percentile(recital.cores, 99),
        memory_mb=report.peak_rss_mb,
        memory_growth=_growth(recital.memory_mb),
    )


def _growth(sizes: Sequence[float]) -> float:
    """Return how much more the last sizes are than those in the middle, as a share."""
    count = max(1, round(SETTLE_SHARE * len(sizes)))
    middle, last = sizes[len(sizes) // 2 :][:count], sizes[-count:]
    return (sum(last) / sum(middle) - 1.0) if middle and sum(middle) else 0.0


def _percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that `percent` of all do not exceed; infinity without any: nothing was answered."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(percent * len(ordered) / 100) - 1)] if ordered else math.inf
