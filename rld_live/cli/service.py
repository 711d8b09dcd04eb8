"""The commands that make a service of the instrument, which starts with the machine."""

import grp
import os
import pwd
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from rld_live.box.unit import Unit
from rld_live.cli.say import say
from rld_live.config_file import load_config
from rld_live.errors import ConfigError, DataError, RldError

NAME = "rld-live"
UNIT = f"{NAME}.service"
SYSTEM_UNITS = Path("/etc/systemd/system")

service = typer.Typer(help="The instrument as a service, which starts with the machine.", no_args_is_help=True)

ConfigOption = Annotated[Path | None, typer.Option("--config", help="YAML file of the set.")]
SettingsOption = Annotated[list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Override one key.")]
DeviceOption = Annotated[str | None, typer.Option(help="Sound card by name or part of it, null, or jack.")]
SystemOption = Annotated[
    bool, typer.Option("--system/--user", help="A service of the machine, or of your own session (the default).")
]
RunAsOption = Annotated[str | None, typer.Option(help="Who plays, with --system: you, if you do not say.")]


@service.command("install")
def install_command(
    config: ConfigOption = None,
    settings: SettingsOption = None,
    device: DeviceOption = None,
    is_system: SystemOption = False,
    run_as: RunAsOption = None,
    now: Annotated[bool, typer.Option("--now", help="Start it as well, and at every start of the machine.")] = False,
) -> None:
    """Write the systemd unit, and say what to do next, or do it."""
    unit = _unit(config, settings or [], device, user=_player(run_as) if is_system else "")
    path = _write(unit)
    say(f"written: {path}")
    steps = _steps(is_system)
    if now and shutil.which("systemctl"):
        for step in steps:
            _run(step)
        say(f"it plays; its log: journalctl {'' if is_system else '--user '}-u {NAME} -f")
    else:
        say("next:")
        for step in steps:
            say(f"  {shlex.join(step)}")


@service.command("uninstall")
def uninstall_command(is_system: SystemOption = False) -> None:
    """Stop the service, and delete its unit."""
    path = _folder(is_system) / UNIT
    if not path.exists():
        raise ConfigError(f"{path}: there is no such unit: look with {'--user' if is_system else '--system'}")
    if shutil.which("systemctl"):
        subprocess.run([*_systemctl(is_system), "disable", "--now", UNIT], check=False, capture_output=True)
    try:
        path.unlink()
    except OSError as error:
        raise DataError(f"{path}: cannot be deleted: {error.strerror}; try it with sudo") from error
    if shutil.which("systemctl"):
        subprocess.run([*_systemctl(is_system), "daemon-reload"], check=False, capture_output=True)
    say(f"deleted: {path}")


@service.command("status")
def status_command(is_system: SystemOption = False) -> None:
    """Say how the service goes, as systemd knows it; the exit code is systemd's."""
    path = _folder(is_system) / UNIT
    if not path.exists():
        raise ConfigError(f"{path}: there is no such unit: `rld-live service install` writes it")
    if not shutil.which("systemctl"):
        raise RldError(f"{path} is there, but systemctl is not: this machine was not started by systemd")
    sys.exit(subprocess.run([*_systemctl(is_system), "status", "--no-pager", UNIT], check=False).returncode)


@service.command("print")
def print_command(
    config: ConfigOption = None,
    settings: SettingsOption = None,
    device: DeviceOption = None,
    is_system: SystemOption = False,
    run_as: RunAsOption = None,
) -> None:
    """Print the unit that `install` would write."""
    print(_unit(config, settings or [], device, user=_player(run_as) if is_system else "").text, end="")


def _unit(config: Path | None, settings: list[str], device: str | None, *, user: str) -> Unit:
    folder = load_config(config, settings).files.folder  # a mistake is told now, and not at every start
    command = [sys.executable, "-m", "rld_live", "serve", "--resume"]
    command += ["--config", str(config.absolute())] if config else []
    command += ["--device", device] if device else []
    if not any(setting.startswith("audio.wait=") for setting in settings):
        settings = ["audio.wait=true", *settings]  # at the start of a machine the sound card may be late
    for setting in settings:
        command += ["--set", setting]
    groups = ["audio"] if user and _is_group("audio") else []
    folder, here = (_at_home_of(user, path.absolute()) for path in (folder, Path()))
    return Unit(command, folder, here, user=user, groups=groups)


def _player(name: str | None) -> str:
    """Return who plays: not root, if somebody became that for the installation only."""
    name = name or os.environ.get("SUDO_USER") or pwd.getpwuid(os.getuid()).pw_name
    try:
        return pwd.getpwnam(name).pw_name
    except KeyError:
        raise ConfigError(f"--run-as {name}: there is no such user") from None


def _at_home_of(user: str, folder: Path) -> Path:
    """Return `folder` in the home of `user` if it was meant to be in one's own."""
    home = Path.home()
    if user and folder.is_relative_to(home):
        return Path(pwd.getpwnam(user).pw_dir) / folder.relative_to(home)
    return folder


def _is_group(name: str) -> bool:
    try:
        grp.getgrnam(name)
    except KeyError:
        return False
    return True


def _folder(is_system: bool) -> Path:
    if is_system:
        return SYSTEM_UNITS
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"


def _write(unit: Unit) -> Path:
    path = _folder(unit.is_system) / UNIT
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(unit.text, encoding="utf-8")
        if not unit.folder.exists():  # else systemd could not let it be written
            unit.folder.mkdir(parents=True)
            if unit.is_system:
                shutil.chown(unit.folder, unit.user)
    except OSError as error:
        raise DataError(f"{error.filename}: cannot be written: {error.strerror}; try it with sudo") from error
    return path


def _steps(is_system: bool) -> list[list[str]]:
    steps = [[*_systemctl(is_system), "daemon-reload"], [*_systemctl(is_system), "enable", "--now", UNIT]]
    return steps if is_system else [*steps, ["loginctl", "enable-linger"]]


def _systemctl(is_system: bool) -> list[str]:
    return ["systemctl"] if is_system else ["systemctl", "--user"]


def _run(step: list[str]) -> None:
    done = subprocess.run(step, check=False, capture_output=True, text=True)
    if done.returncode:
        said = " ".join(done.stderr.split()) or f"exit code {done.returncode}"
        raise RldError(f"{shlex.join(step)}: {said}; the unit is written, `rld-live service status` tells more")
