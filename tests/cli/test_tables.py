"""Results, laid out for a terminal."""

import pytest
from rich.console import Console
from rich.table import Table

from rld_live.audio.device import OutputDevice
from rld_live.cli.tables import devices_table, facts_table


def printed(table: Table, capsys: pytest.CaptureFixture[str]) -> str:
    Console(width=100).print(table)
    return capsys.readouterr().out


def test_brackets_in_names_and_paths_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(facts_table("Take [7]", [("[bold]", "/sets/[/b]/take.wav\x1b[2J")]), capsys)
    assert [" ".join(line.split()) for line in text.splitlines()] == ["Take [7]", "[bold] /sets/[/b]/take.wav�[2J"]


def test_a_sound_card_keeps_the_brackets_of_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    card = OutputDevice(
        index=0,
        name="USB [hw:1,0] [/]",
        host_api="[ALSA]",
        channels=2,
        sample_rate=48000,
        latency_seconds=0.01,
        is_default=True,
    )
    text = printed(devices_table([card]), capsys)
    assert "USB [hw:1,0] [/]" in text
    assert "[ALSA]" in text
