"""The bounds that a stage-safe set keeps.

Each is about one question: if this machine gets twice as slow as it was under observation, does the music go on? So
what is bounded is the worst that was seen (P99.9, minima, counts), never a mean: what is heard is what happens once.

=====================  ====================================  =======================================================
what                   bound                                 reason
=====================  ====================================  =======================================================
underruns              0                                     each one is a hole in the music
ring, least            > 40 % of what a trigger leaves in    a trigger writes two chunks, and refills behind them:
                       it, or of a prebuffer below that      what falls far below that came from late decoding
prebuffer              ≥ 2 × the longest stall               the stall that was seen may come twice in a row
decoding, P99.9        < 0.5                                 twice as slow, it still keeps up
generating, P99.9      < 0.7                                 as above, but behind the horizon: it may catch up
horizon                ≥ 2 × the longest generation          as for the prebuffer, one step further upstream
slow pieces            1 % ruled out (95 % sure), if any     a machine whose work now and then takes three times as
                                                             long stands still at times: heat, or another program. It
                                                             will do so longer when the room is hot
underflows of a card   0, and never lost                     each may be a click, whatever the ring holds
wake-ups, P99.9        < 1 block                             the audio process is woken as late as this, once a second
                                                             or so; the card's own buffer is to be left for the rest
heat                   never throttled                       it gets hotter in the show than in a minute
OSC answers, P99       < 50 ms                               from there on a hand feels that the instrument is late
memory                 grows < 5 % in the second half        a set of hours would not fit into the machine
=====================  ====================================  =======================================================

Where nothing slow was seen among too few pieces, that is said, and held against nobody.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from rld_live.engine.doctor.chance import PIECES_NEEDED, is_ruled_out
from rld_live.engine.doctor.figures import Figures, Pace
from rld_live.engine.doctor.finding import Change, Finding
from rld_live.engine.timing import SLOW_FACTOR

RING_SHARE = 0.4
DECODE_FACTOR, GENERATE_FACTOR = 0.5, 0.7
TWICE = 2.0
REPLY_SECONDS = 0.05
GROWTH = 0.05

PREBUFFER_SECONDS_MOST, CHUNK_MOST, HORIZON_SECONDS_MOST = 4.0, 8, 120.0
BLOCK_FRAMES_MOST, LATENCY_SECONDS_MOST = 2048, 0.2
STEPS_LEAST = 4
"""Beyond these a change is no remedy any more: the set needs smaller models, or another machine."""
SPARE = 1.1
"""What is suggested lies so far beyond the bound, as it has to pass where the next minute is a little worse."""

CALM = "see load, governor, limits and heat above"
STALLED = f"it stands still at times: {CALM}"


@dataclass(frozen=True)
class Bound:
    """Something that has to hold, and what to do where it does not."""

    holds: bool
    remedy: str
    changes: tuple[Change | None, ...] = ()


Rule = Callable[[Figures], Finding]


def underruns(figures: Figures) -> Finding:
    """The ring never ran dry."""
    found = f"{figures.underruns}, {figures.silence_seconds:.2f} s of silence" if figures.underruns else "none"
    return _finding("underruns", found, Bound(not figures.underruns, CALM, (_prebuffer(figures),)))


def ring(figures: Figures) -> Finding:
    """The ring outlasts the longest stall twice over."""
    settings = figures.settings
    usual = min(settings.prebuffer_seconds, figures.trigger_seconds)
    # A drain of d leaves 40 % of d / 0.6; where the ring ran dry, how deep it would have drained is not known.
    missing = 0.0 if figures.underruns else (usual - figures.ring_seconds_min) / (1 - RING_SHARE)
    changes = (
        _up("audio.prebuffer_seconds", settings.prebuffer_seconds, missing, step=0.1, most=PREBUFFER_SECONDS_MOST),
        _up("play.chunk", settings.chunk, settings.chunk * missing / figures.trigger_seconds, step=1, most=CHUNK_MOST),
    )
    return _finding(
        "ring",
        f"{figures.ring_seconds_min:.2f} s at least, of {settings.prebuffer_seconds:g}; the longest stall took "
        f"{figures.stall_seconds:.2f} s",
        Bound(figures.ring_seconds_min > RING_SHARE * usual, "keep more of the music ready", changes),
        Bound(
            settings.prebuffer_seconds >= TWICE * figures.stall_seconds,
            "keep more of the music ready",
            (_prebuffer(figures),),
        ),
    )


def decoding(figures: Figures) -> Finding:
    """Decoding keeps up at half the speed, and does not stand still."""
    pace, settings = figures.decode, figures.settings
    # A piece of c seconds that was stalled for s takes s + c · median: a longer one spreads the same stall.
    stalled = max(0.0, pace.p999 - pace.median) * figures.chunk_seconds
    room = DECODE_FACTOR - SPARE * pace.median
    needed = settings.chunk * stalled / (room * figures.chunk_seconds) if room > 0 else math.inf
    change = _up("play.chunk", settings.chunk, needed, step=1, most=CHUNK_MOST)
    slow = STALLED if _is_stalled(pace) else _SMALL
    return _finding(
        "decoding",
        _told(pace, figures.seconds),
        _even(pace),
        Bound(pace.p999 < DECODE_FACTOR, "decode longer pieces, or a smaller codec" if change else slow, (change,)),
    )


def generating(figures: Figures) -> Finding:
    """Generating keeps up with something to spare, and does not stand still."""
    pace, settings = figures.generate, figures.settings
    # Fewer steps shorten the work and no stall.
    bearable = settings.steps * GENERATE_FACTOR / (SPARE * pace.p999) if not _is_stalled(pace) else math.inf
    steps = min(bearable, figures.steps_used)
    fewer = Change("knobs.steps", math.floor(steps)) if STEPS_LEAST <= steps < settings.steps else None
    horizon = _up(
        "knobs.horizon",
        settings.horizon_seconds,
        TWICE * SPARE * pace.worst_seconds,
        step=1,
        most=HORIZON_SECONDS_MOST,
    )
    slow = "fewer steps" if fewer else STALLED if _is_stalled(pace) else _SMALL
    starved = f"; music repeated for want of new, {figures.starved} times" if figures.starved else ""
    lowered = f"; steps came down to {figures.steps_used}" if figures.steps_used < settings.steps else ""
    return _finding(
        "generating",
        f"{_told(pace, figures.seconds)}{starved}{lowered}",
        _even(pace),
        Bound(pace.p999 < GENERATE_FACTOR and not lowered, slow, (fewer,)),
        Bound(not starved, "generate further ahead", (fewer, horizon)),
        Bound(settings.horizon_seconds >= TWICE * pace.worst_seconds, "generate further ahead", (horizon,)),
    )


def card(figures: Figures) -> Finding:
    """The sound card got its sound in time; a clock in its place has no buffer that could run out."""
    settings = figures.settings
    changes = (
        _up("audio.block_frames", settings.block_frames, 2 * settings.block_frames, step=1, most=BLOCK_FRAMES_MOST),
        _up(
            "audio.latency_seconds",
            settings.latency_seconds,
            2 * settings.latency_seconds,
            step=0.01,
            most=LATENCY_SECONDS_MOST,
        ),
    )
    if figures.is_null_device:
        return Finding(
            "sound card",
            "warn",
            "a clock stood in for it: the card itself was not tried",
            "try it before the show; with --quiet nobody hears it",
        )
    lost = f", lost {figures.lost} times" if figures.lost else ""
    return _finding(
        "sound card",
        f"{figures.device} at {figures.sample_rate} Hz, {figures.underflows or 'no'} underflows{lost}",
        Bound(not figures.underflows or bool(lost), "give the card more at once", changes),
        Bound(not lost, "look after its plug, or the sound server"),
    )


def wake_ups(figures: Figures) -> Finding:
    """The system wakes the audio process in time."""
    frames = figures.settings.block_frames
    needed = 2 ** math.ceil(math.log2(max(frames, SPARE * figures.wake_up_p999 * figures.sample_rate)))
    return _finding(
        "wake-ups",
        f"P99.9 {_ms(figures.wake_up_p999)} late, worst {_ms(figures.wake_up_max)}; a block is "
        f"{_ms(figures.block_seconds)}",
        Bound(
            figures.wake_up_p999 < figures.block_seconds,
            "allow realtime priority, or larger blocks",
            (_up("audio.block_frames", frames, needed, step=1, most=BLOCK_FRAMES_MOST),),
        ),
    )


def heat(figures: Figures) -> Finding:
    """No core was slowed down."""
    found = f"slowed down {figures.throttled} times" if figures.throttled else "no core was slowed down"
    return _finding("heat", found, Bound(not figures.throttled, "give the machine air, or let it work less"))


def control(figures: Figures) -> Finding:
    """The instrument answers the hand, and its engine lives."""
    again = f"; the engine was started again {figures.restarts} times" if figures.restarts else ""
    return _finding(
        "control",
        f"answers within {_ms(figures.reply_p99)} (P99){again}",
        Bound(figures.reply_p99 < REPLY_SECONDS, CALM),
        Bound(not figures.restarts, "look into the log of `rld-live serve --verbose`"),
    )


def memory(figures: Figures) -> Finding:
    """The set stays as large as it is."""
    return _finding(
        "cost",
        f"{figures.cores:.1f} cores, {figures.memory_mb:.0f} MB ({figures.memory_growth:+.1%}), first sound after "
        f"{figures.first_sound_seconds:.1f} s",
        Bound(figures.memory_growth < GROWTH, "watch for longer: --seconds 600; report it if it grows on"),
    )


RULES: tuple[Rule, ...] = (underruns, ring, decoding, generating, card, wake_ups, heat, control, memory)

_SMALL = "smaller models, or a faster machine"


def _finding(name: str, found: str, *bounds: Bound) -> Finding:
    broken = [bound for bound in bounds if not bound.holds]
    return Finding(
        name,
        grade="bad" if broken else "ok",
        found=found,
        remedy="; ".join(dict.fromkeys(bound.remedy for bound in broken)),
        changes=tuple(dict.fromkeys(change for bound in broken for change in bound.changes if change is not None)),
    )


def _even(pace: Pace) -> Bound:
    return Bound(not pace.slow or is_ruled_out(pace.slow, pace.pieces), STALLED)


def _is_stalled(pace: Pace) -> bool:
    """Return whether the worst was no work that took its time, but a machine that stood still, or nothing at all."""
    return pace.p999 >= SLOW_FACTOR * pace.median


def _told(pace: Pace, seconds: float) -> str:
    enough = 10 * math.ceil(0.1 * seconds * PIECES_NEEDED / max(1, pace.pieces))
    few = f" (--seconds {enough} tells more)" if pace.pieces < PIECES_NEEDED else ""
    return f"RTF {pace.median:.3f}, P99.9 {pace.p999:.3f}; {pace.slow} of {pace.pieces} stalled{few}"


def _prebuffer(figures: Figures) -> Change | None:
    now, needed = figures.settings.prebuffer_seconds, TWICE * SPARE * figures.stall_seconds
    return _up("audio.prebuffer_seconds", now, needed, step=0.1, most=PREBUFFER_SECONDS_MOST)


def _up(key: str, now: float, needed: float, *, step: float, most: float) -> Change | None:
    """Return the raise of a setting to `needed`, rounded up to `step`s; None where that is none, or beyond `most`."""
    if not now < needed <= most:
        return None
    return Change(key, round(math.ceil(needed / step - 1e-9) * step, 6))


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms"
