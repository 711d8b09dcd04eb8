"""What the README promises exists."""

import re
import shlex
from collections.abc import Iterator
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import Any, cast

import pytest
import typer

from rld_live.cli.app import app
from rld_live.config_file import load_config
from rld_live.control.reference import osc_reference
from rld_live.errors import ConfigError

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
REFERENCE = re.compile(r"<!-- osc-reference -->\n(.*)<!-- /osc-reference -->", re.DOTALL)
# The second is the usage error of whichever click typer has, its own or the library.
REFUSALS = (ConfigError, cast(type[Exception], typer.BadParameter.__mro__[1]))
FENCED = re.compile(r"^```[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)


def shell_lines(text: str) -> Iterator[list[str]]:
    """Yield the words of every line in a fenced block, comments left out, lines that go on joined."""
    for block in FENCED.findall(text):
        for line in block.replace("\\\n", " ").splitlines():
            try:
                yield shlex.split(line.removeprefix("$ "), comments=True)
            except ValueError:
                continue  # YAML or a drawing


def commands(text: str) -> list[list[str]]:
    """Return the arguments of every `rld-live` in the fenced blocks of `text`."""
    found = []
    for words in shell_lines(text):
        line = list(dropwhile(lambda word: "=" in word, words))  # settings of the environment
        if line and Path(line[0]).name == "rld-live":
            found.append(list(takewhile(lambda word: word not in {"&", "&&", "|", ";", ">"}, line[1:])))
    return found


def check(arguments: list[str]) -> None:
    """Parse `arguments` as the command line does, without doing what they say; raise what it would say."""
    command: Any = typer.main.get_command(app)
    name, rest = "rld-live", list(arguments)
    while hasattr(command, "commands") and rest and not rest[0].startswith("-"):
        name = rest.pop(0)
        if name not in command.commands:
            raise ConfigError(f"there is no command {name}")
        command = command.commands[name]
    if "--help" not in rest and not hasattr(command, "commands"):
        load_config(None, command.make_context(name, rest).params.get("settings") or ())


def test_the_osc_reference_is_that_of_the_table() -> None:
    match = REFERENCE.search(README.read_text(encoding="utf-8"))
    assert match, "README.md lacks <!-- osc-reference --> … <!-- /osc-reference -->"
    assert match[1].strip() == osc_reference().strip(), "run: python .ci/refresh_readme.py"


def test_every_command_line_is_one_that_the_program_understands() -> None:
    lines = commands(README.read_text(encoding="utf-8"))
    assert lines
    for arguments in lines:
        try:
            check(arguments)
        except REFUSALS as error:
            pytest.fail(f"rld-live {shlex.join(arguments)}: {error}")


def test_every_make_target_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        word
        for words in shell_lines(README.read_text(encoding="utf-8"))
        if words[:1] == ["make"]
        for word in words[1:]
        if word.isalpha() and word.islower()
    }
    assert named <= targets


@pytest.mark.parametrize(
    "arguments",
    [
        ["servve"],
        ["serve", "--devise", "null"],
        ["serve", "--duration", "long"],
        ["serve", "--set", "audio.prebufer_seconds=1"],
        ["preprocess", "--out", "latents"],
        ["demo", "bild"],
    ],
    ids=" ".join,
)
def test_a_command_line_that_the_program_refuses_is_found(arguments: list[str]) -> None:
    with pytest.raises(REFUSALS):
        check(arguments)


def test_commands_are_found_behind_prompts_and_over_several_lines() -> None:
    text = "```sh\n$ .venv/bin/rld-live serve --device null \\\n    --duration 2 & # twice\n```\n`rld-live nothing`\n"
    assert commands(text) == [["serve", "--device", "null", "--duration", "2"]]
