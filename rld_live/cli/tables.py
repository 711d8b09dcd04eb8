"""Results, laid out for a terminal."""

from collections.abc import Iterable, Sequence

from rich.table import Table

from rld_live.audio.device import OutputDevice
from rld_live.cli.say import verbatim
from rld_live.engine.report import Report


def facts_table(title: str, rows: Iterable[tuple[str, str]]) -> Table:
    """Return a table of names and values."""
    table = Table(title=verbatim(title, "bold"), show_header=False, title_justify="left", box=None, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(verbatim(name), verbatim(value))
    return table


def report_table(report: Report) -> Table:
    """Return the one-page summary of a performance."""
    clock = " (a clock in place of a sound card: nothing was heard)" if report.is_null_device else ""
    rows = [
        ("played", f"{report.seconds:.1f} s on {report.device}{clock}, {report.sample_rate} Hz"),
        ("first sound", f"{report.first_sound_seconds:.2f} s after the command"),
        (
            "underruns",
            f"{report.underruns} ({report.underrun_frames} frames); underflows of the device: {report.underflows}",
        ),
        ("generate RTF", f"{report.generate_rtf:.3f} median, {report.generate_rtf_p999:.3f} P99.9  (below 1 keeps up)"),
        ("decode RTF", f"{report.decode_rtf:.3f} median, {report.decode_rtf_p999:.3f} P99.9"),
        ("ring minimum", f"{1000 * report.ring_seconds_min:.0f} ms"),
        ("latency", f"{report.latency_ms:.0f} ms for what waits behind the ring; triggers, gain and mute are faster"),
        ("commands", f"{report.commands} understood, {report.refused} refused"),
        ("memory", f"{report.peak_rss_mb:.0f} MB at most"),
    ]
    if report.recording:
        rows.append(("recording", report.recording))
    return facts_table("The performance", rows)


def devices_table(devices: Sequence[OutputDevice]) -> Table:
    """Return the sound cards that can be played through."""
    table = Table(title="Sound cards", title_justify="left", title_style="bold", box=None, pad_edge=False)
    for heading in ("", "name", "system", "channels", "rate", "latency"):
        table.add_column(heading, header_style="dim")
    for device in devices:
        table.add_row(
            "default" if device.is_default else "",
            verbatim(device.name),
            verbatim(device.host_api),
            str(device.channels),
            f"{device.sample_rate} Hz",
            f"{1000 * device.latency_seconds:.0f} ms",
        )
    return table
