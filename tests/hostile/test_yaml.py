"""Configs and cue lists from strangers."""

import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from rld_live.config_file import load_config
from rld_live.control.cuelist import load_cuelist
from rld_live.errors import ConfigError
from rld_live.yaml_file import BYTES_MAXIMUM
from tests.hostile.files import assert_harmless, flipped, refusal, truncated

CONFIGS = Path(__file__).parents[2] / "configs"
READERS: tuple[Callable[[Path], object], ...] = (load_config, load_cuelist)
LAUGHS = "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = "".join(
    f"{name}: &{name} {{<<: [{', '.join(['*' + before] * 9)}]}}\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
REFUSED = {
    "a billion laughs": f"a: &a [x, x]\n{LAUGHS}",
    "a billion keys": f"a: &a {{x: 1, y: 2}}\n{MERGES}",
    "a list of itself": "&a [*a]",
    "a section of itself": "&a {<<: *a}",
    "an object": "!!python/object/apply:os.system ['exit 7']",
    "a module": "!!python/module:os",
    "a name": "!!python/name:os.system",
    "a new object": "!!python/object/new:subprocess.Popen [[id]]",
    "a date": "!!timestamp 2001-99-99",
    "no truth": "!!bool perhaps",
    "no number": "!!int one",
    "no fraction": "!!float half",
    "too many digits": "play: {seed: " + "1" * 5000 + "}",
    "too many hexadecimal digits": "- name: 0x" + "f" * 5000,
    "minutes without end": "play: {seed: 1" + ":59" * 5000 + "}",
    "a tower": "[" * 10_000,
    "a tower of sections": "{a: " * 10_000,
    "a key twice": "- {name: a, name: b}",
    "a section twice": "play: {}\nplay: {}",
    "a key that is a list": "? [a]\n: b",
    "two documents": "a: 1\n---\nb: 2\n",
    "another version": "%YAML 9.9\n---\n- name: a",
    "a null character": "play: {seed: 1\0}",
    "bytes": "!!binary aGVsbG8=",
    "a file's name with a null character": 'models: {codec: "a\\0b"}',
    "somebody's home": "files: {folder: ~nobody-has-this-name/rld}",
    "a machine without a name": 'control: {host: ""}',
    "a machine of a long name": f"control: {{host: {'a' * 300}}}",
    "a machine with a null character": 'web: {host: "127.0.0.1\\0"}',
    "a port that is none": "control: {port: 70000}",
    "no number at all": "knobs: {gain: .nan}",
    "an endless number": "knobs: {gain: 1e999}",
    "a list for a section": "play: [1, 2]",
    "a section for a number": "play: {seed: {a: b}}",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_harms_or_means_nothing_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "set.yaml"
    path.write_text(text)
    for read in READERS:
        reason = refusal(lambda read=read: read(path), seconds=2.0, mebibytes=64)  # type: ignore[misc]
        assert reason is not None
        assert reason.startswith(f"{path}: ")
        assert "\n" not in reason
        assert len(reason) < 1000


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "set.yaml"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for read in READERS:
        assert "larger than 1 MiB" in str(refusal(lambda read=read: read(path)))  # type: ignore[misc]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak < 16 * 1024
    assert BYTES_MAXIMUM == 2**20


@pytest.mark.parametrize("written", ["play.seed=!!python/name:os.system", "play.seed=*a", "play.seed=" + "[" * 5000])
def test_an_override_is_read_as_carefully(written: str) -> None:
    with pytest.raises(ConfigError, match=r"play\.seed"):
        load_config(None, [written])


@pytest.mark.parametrize(("read", "name"), [(load_config, "example.yaml"), (load_cuelist, "cuelist.yaml")])
def test_damaged_files_do_no_harm(tmp_path: Path, read: Callable[[Path], object], name: str) -> None:
    content = (CONFIGS / name).read_bytes()
    assert_harmless(read, tmp_path / name, truncated(content, step=max(1, len(content) // 12)))
    assert_harmless(read, tmp_path / name, flipped(content, count=12, seed=1))


@pytest.mark.soak
@pytest.mark.parametrize(("read", "name"), [(load_config, "example.yaml"), (load_cuelist, "cuelist.yaml")])
def test_files_cut_at_every_byte_do_no_harm(tmp_path: Path, read: Callable[[Path], object], name: str) -> None:
    content = (CONFIGS / name).read_bytes()
    assert_harmless(read, tmp_path / name, truncated(content))
    assert_harmless(read, tmp_path / name, flipped(content, count=5000, seed=2))
