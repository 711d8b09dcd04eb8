"""What the monitor shows, made of what the server has told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rich.console import Group
from rich.text import Text

from rld_live.cli.gauges import BAD, DOUBTFUL, GOOD, QUIET, bar, beside, clock, folded, labelled, progress, verdict
from rld_live.cli.say import verbatim
from rld_live.control.mirror import Mirror, News
from rld_live.parameters import KNOBS
from rld_live.status import Status

WIDE_COLUMNS = 116
"""From this width on, knobs and news stand beside the rest."""
LEFT_COLUMNS = 76
FLOOR_DBFS, LOUD_DBFS, HOT_DBFS = -60.0, -12.0, -3.0
RING_FULL_SECONDS, RING_LOW_SECONDS, RING_EMPTY_SECONDS = 1.0, 0.2, 0.08
RTF_HIGH, RTF_LATE = 0.6, 0.9
HANDS_SHOWN = 5
STATE_STYLES: Mapping[str, str] = {"playing": GOOD, "panicked": BAD, "loading": DOUBTFUL, "waiting": DOUBTFUL}


@dataclass(frozen=True, slots=True)
class Connection:
    """Where the server is, and whether it answers."""

    name: str
    is_there: bool
    silent_seconds: float | None
    """Since it told something; None if it never did."""


def page(mirror: Mirror, connection: Connection, *, width: int, height: int, now: float) -> Group:
    """Return at most `height` lines, `width` wide."""
    lines = [_title(mirror, connection, width), *_silence(connection)]
    if connection.silent_seconds is not None:
        body = [*_music(mirror), *_sound(mirror.status), *_machine(mirror.status)]
        knobs, news = _knobs(mirror), [_item(each, now) for each in reversed(mirror.news)]
        if not connection.is_there:
            for line in (*body, *knobs):
                line.stylize(QUIET)
        if width >= WIDE_COLUMNS:
            lines += beside(body, [*knobs, Text(), *news], left_width=LEFT_COLUMNS)
        else:
            lines += [*body, *folded("knobs", knobs, width=width), *news]
    for line in lines:
        line.truncate(width, overflow="ellipsis")
    return Group(*lines[:height])


def plain(mirror: Mirror) -> str:
    """Return the state in one line, for a log."""
    status = mirror.status
    parts = [
        status.state,
        f"seed {status.seed}",
        f"at {clock(status.position)}",
        f"morph {status.morph:.2f}" if status.morph >= 0 else "",
        f"crossfade {status.crossfade:.2f}" if status.crossfade >= 0 else "",
        f"peaks {' '.join(f'{peak:.1f}' for peak in status.level[::2]) or '-'} dBFS",
        f"ring {status.ring_seconds:.2f} s",
        f"generate {status.generate_rtf:.3f}",
        f"decode {status.decode_rtf:.3f}",
        f"underruns {status.underruns}",
        f"recording {status.recording}" if status.recording else "",
    ]
    return ", ".join(filter(None, parts))


def _title(mirror: Mirror, connection: Connection, width: int) -> Text:
    title = Text.assemble(("rld_live ", "bold"), f"{mirror.facts.get('version', '')}  ", (connection.name, QUIET))
    state = mirror.status.state if connection.is_there else "no answer"
    style = STATE_STYLES.get(state, "bold") if connection.is_there else BAD
    badge = Text(f" {state.upper()} ", f"{style} reverse")
    return Text.assemble(title, " " * max(1, width - title.cell_len - badge.cell_len), badge)


def _silence(connection: Connection) -> list[Text]:
    if connection.is_there:
        return []
    if connection.silent_seconds is None:
        return [Text("Nobody answers yet: is `rld-live serve` running there, with control.host open to here?", BAD)]
    return [Text(f"Silent for {connection.silent_seconds:.0f} s: below is what it told last.", BAD)]


def _music(mirror: Mirror) -> list[Text]:
    status = mirror.status
    following = f" → {status.next_seed}" if status.next_seed >= 0 else ""
    is_frozen = _standing(mirror, "freeze") == "1"
    has_pad = len(status.pad) == 2 and min(status.pad) >= 0
    return [
        labelled("seed", f"{status.seed}{following}", f"at {clock(status.position)}", f"window {status.window}"),
        labelled(
            "time",
            Text("frozen", DOUBTFUL) if is_frozen else f"speed {status.speed:.3g}",
            f"reseed {_standing(mirror, 'reseed')}",
            f"cue list at {status.cuelist}" if status.cuelist else "",
        ),
        progress("morph", status.morph, f"of {_standing(mirror, 'morph/seeds')}"),
        *([labelled("pad", f"x {status.pad[0]:.2f}", f"y {status.pad[1]:.2f}")] if has_pad else []),
        progress("crossfade", status.crossfade),
        labelled("slots", _standing(mirror, "slot/play")),
        labelled(
            "beat",
            f"{status.beat:.1f}",
            f"{_standing(mirror, 'tempo')} bpm",
            f"quantize {_standing(mirror, 'quantize')}",
        ),
        labelled("latent", *_hands(mirror)),
    ]


def _sound(status: Status) -> list[Text]:
    pairs = list(zip(status.level[::2], status.level[1::2], strict=False))
    names = ("left", "right") if len(pairs) == 2 else [f"out {index + 1}" for index in range(len(pairs))]
    limiting = f"limiter {status.limiter_db:.1f} dB" if status.limiter_db else "limiter rests"
    recording = Text(f"● recording {status.recording}", BAD) if status.recording else "not recording"
    return [
        *(_meter(name, peak, rms) for name, (peak, rms) in zip(names, pairs, strict=True)),
        labelled("output", limiting, recording),
    ]


def _meter(name: str, peak: float, rms: float) -> Text:
    style = verdict(peak, doubtful_from=LOUD_DBFS, bad_from=HOT_DBFS)
    return labelled(name, bar(1 - peak / FLOOR_DBFS, style), f"{peak:6.1f} dBFS", f"RMS {rms:6.1f}")


def _machine(status: Status) -> list[Text]:
    ring_style = verdict(-status.ring_seconds, doubtful_from=-RING_LOW_SECONDS, bad_from=-RING_EMPTY_SECONDS)
    is_low = status.state == "playing" and status.ring_seconds <= RING_LOW_SECONDS
    return [
        labelled(
            "ring",
            bar(status.ring_seconds / RING_FULL_SECONDS, ring_style),
            f"{status.ring_seconds:.2f} s",
            f"least {status.ring_seconds_min:.2f}",
            Text("LOW: lower steps", BAD) if is_low else "",
        ),
        labelled(
            "underruns",
            Text(str(status.underruns), BAD if status.underruns else GOOD),
            f"{status.underrun_frames} frames",
            f"late: device {status.underflows}, messages {status.late}",
        ),
        labelled(
            "load",
            _factor("generate", status.generate_rtf),
            _factor("decode", status.decode_rtf),
            _factor("P99", status.decode_rtf_p99),
            f"horizon {status.horizon_seconds:.1f} s",
        ),
        labelled("device", status.device or "–", f"{status.sample_rate} Hz", f"latency {status.latency_ms:.0f} ms"),
        labelled("machine", f"{status.cpu:.2f} cores", f"{status.memory_mb:.0f} MB"),
    ]


def _factor(name: str, factor: float) -> Text:
    return Text.assemble(f"{name} ", (f"{factor:.3f}", verdict(factor, doubtful_from=RTF_HIGH, bad_from=RTF_LATE)))


def _knobs(mirror: Mirror) -> list[Text]:
    items = []
    for name, knob in KNOBS.items():
        (value, *_) = mirror.stands.get(f"/rld/{name}") or (mirror.facts.get(name),)
        told = f"{value:.4g} {knob.unit}".rstrip() if isinstance(value, int | float) else "–"
        items.append(Text.assemble((f"{name} ", QUIET), (told, "" if value in (None, knob.default) else "bold")))
    return items


def _hands(mirror: Mirror) -> list[str]:
    """Return the dimensions that somebody holds: those whose bias is not 0, or whose scale is not 1."""
    held = [
        f"{hand} {dimension}: {value:.3g}"
        for hand, neutral in (("bias", 0.0), ("scale", 1.0))
        for dimension, value in _places(mirror, f"/rld/latent/{hand}/")
        if value != neutral
    ]
    more = [f"and {len(held) - HANDS_SHOWN} more"] if len(held) > HANDS_SHOWN else []
    return [*held[:HANDS_SHOWN], *more] or ["no hand on it"]


def _places(mirror: Mirror, parent: str) -> Iterable[tuple[str, float]]:
    for address, values in mirror.stands.items():
        if address.startswith(parent) and values and isinstance(values[0], int | float):
            yield address.removeprefix(parent), values[0]


def _item(news: News, now: float) -> Text:
    age, said = f"{clock(now - news.at):>6} ago", f"{news.name} {news.text}".rstrip()
    return Text.assemble((f"{age}  ", QUIET), verbatim(said, BAD if news.is_alarm else ""))


def _standing(mirror: Mirror, name: str) -> str:
    values = mirror.stands.get(f"/rld/{name}", ())
    return " ".join(f"{value:.4g}" if isinstance(value, float) else str(value) for value in values) or "–"
