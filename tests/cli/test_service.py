"""The commands of the service, in a home of the test's own."""

import os
import pwd
import subprocess
import sys
from pathlib import Path

import pytest


def rld_live(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command where there is no systemctl."""
    environment = {"HOME": str(home), "PATH": str(home / "bin"), "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-m", "rld_live", "service", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=home,
    )


def unit_of(home: Path) -> Path:
    return home / ".config" / "systemd" / "user" / "rld-live.service"


def test_install_writes_a_unit_of_the_users_own_and_uninstall_takes_it_away(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text("files:\n  folder: takes\n")
    installed = rld_live(tmp_path, "install", "--config", "set.yaml", "--device", "jack")
    assert installed.returncode == 0, installed.stderr
    assert "systemctl --user enable --now rld-live.service" in installed.stdout
    assert "loginctl enable-linger" in installed.stdout
    text = unit_of(tmp_path).read_text()
    assert f"ExecStart={sys.executable} -m rld_live serve --resume --config {tmp_path}/set.yaml --device jack" in text
    assert "--set audio.wait=true" in text
    assert (tmp_path / "takes").is_dir()
    assert rld_live(tmp_path, "print", "--config", "set.yaml", "--device", "jack").stdout == text
    gone = rld_live(tmp_path, "uninstall")
    assert (gone.returncode, unit_of(tmp_path).exists()) == (0, False)


def test_now_does_what_is_to_be_done_where_there_is_a_systemctl(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    for name in ("systemctl", "loginctl"):
        program = tmp_path / "bin" / name
        program.write_text(f'#!/bin/sh\necho {name} "$@" >> {tmp_path}/done\n')
        program.chmod(0o755)
    assert rld_live(tmp_path, "install", "--now").returncode == 0
    assert (tmp_path / "done").read_text().splitlines() == [
        "systemctl --user daemon-reload",
        "systemctl --user enable --now rld-live.service",
        "loginctl enable-linger",
    ]


def test_what_systemctl_says_against_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "systemctl"
    program.write_text("#!/bin/sh\necho 'Failed to connect to bus' >&2\nexit 1\n")
    program.chmod(0o755)
    installed = rld_live(tmp_path, "install", "--now")
    assert installed.returncode == 1
    assert installed.stderr.startswith("rld-live: systemctl --user daemon-reload: Failed to connect to bus")
    assert installed.stderr.count("\n") == 1


def test_a_mistake_in_the_config_is_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    installed = rld_live(tmp_path, "install", "--set", "audio.prebufer_seconds=1")
    assert installed.returncode == 2
    assert "did you mean prebuffer_seconds?" in installed.stderr
    assert not unit_of(tmp_path).exists()


def test_a_system_unit_plays_as_the_user_who_is_named(tmp_path: Path) -> None:
    user = pwd.getpwuid(os.getuid()).pw_name
    printed = rld_live(tmp_path, "print", "--system", "--run-as", user).stdout
    assert f"User={user}\n" in printed
    home = pwd.getpwnam(user).pw_dir
    assert f"ReadWritePaths={home}/rld_live " in printed
    assert rld_live(tmp_path, "print", "--system", "--run-as", "nobody-of-that-name").returncode == 2


def test_what_is_named_from_here_is_found_from_here_by_the_service(tmp_path: Path) -> None:
    printed = rld_live(tmp_path, "print", "--set", "models.codec=codecs/x.ts").stdout
    assert "--set models.codec=codecs/x.ts\n" in printed
    assert f"WorkingDirectory=-{tmp_path}\n" in printed


def test_the_folder_that_a_system_unit_may_write_to_is_the_one_that_it_writes_to(tmp_path: Path) -> None:
    user = pwd.getpwuid(os.getuid()).pw_name
    home = pwd.getpwnam(user).pw_dir
    printed = rld_live(tmp_path, "print", "--system", "--run-as", user, "--set", "files.folder=files").stdout
    assert f"WorkingDirectory=-{home}\n" in printed  # from here, which is a home, in the home of who plays
    assert f"ReadWritePaths={home}/files " in printed


@pytest.mark.parametrize("command", ["status", "uninstall"])
def test_without_a_unit_there_is_none_to_look_at(command: str, tmp_path: Path) -> None:
    answer = rld_live(tmp_path, command)
    assert answer.returncode == 2
    assert "there is no such unit" in answer.stderr
