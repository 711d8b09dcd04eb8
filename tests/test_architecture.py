"""The shape of the house, where import-linter does not look."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "rld_live").rglob("*.py"))
LONGEST = 300
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "manager", "handler", "common", "misc", "data", "info"}


def loaded_by(code: str) -> set[str]:
    """Return the names of all modules that a fresh Python has loaded after `code`."""
    code = f"import sys\n{code}\nprint('\\n' + ' '.join(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(result.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        ("import rld_live.audio.process", {"torch", "yaml", "pydantic", "typer"}),
        ("import rld_live.control.server, rld_live.config, rld_live.status", {"torch", "numpy"}),
        ("import rld_live.cli.app", {"torch", "sounddevice", "matplotlib"}),
    ],
    ids=["the audio process", "control", "the command line"],
)
def test_what_has_to_start_quickly_loads_little(code: str, unwanted: set[str]) -> None:
    assert loaded_by(code) & unwanted == set()


def test_help_needs_no_torch() -> None:
    code = "sys.argv = ['rld-live', '--help']\nimport runpy\n"
    code += "try: runpy.run_module('rld_live', run_name='__main__')\nexcept SystemExit: pass"
    loaded = loaded_by(code)
    assert "typer" in loaded
    assert "torch" not in loaded


def test_every_module_begins_with_a_sentence_that_says_what_it_is() -> None:
    for path in MODULES:
        tree = ast.parse(path.read_text())
        docstring = ast.get_docstring(tree)
        if path.name == "__init__.py" and not tree.body:
            continue
        assert docstring, path
        assert docstring.splitlines()[0].endswith((".", ":")), path


def test_no_module_is_longer_than_one_noun_needs() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in MODULES}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {word for path in MODULES for word in path.relative_to(ROOT).with_suffix("").as_posix().split("/")}
    assert names & EMPTY_WORDS == set()
