"""The systemd unit, as text and before systemd's own check."""

import configparser
import shutil
import subprocess
from pathlib import Path

import pytest

from rld_live.box.unit import Unit

COMMAND = ("/usr/bin/python3", "-m", "rld_live", "serve", "--resume")


def read(unit: Unit) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(unit.text)
    return parser


def user_unit(*command: str) -> Unit:
    return Unit(command or COMMAND, Path("/home/ana/rld_live"), Path("/home/ana"))


def system_unit() -> Unit:
    return Unit(COMMAND, Path("/home/ana/my 100% set"), Path("/home/ana/my 100% box"), user="root", groups=("audio",))


def test_it_is_watched_started_again_without_end_and_asked_to_fade() -> None:
    service = read(user_unit())["Service"]
    assert service["Type"] == "notify"
    assert service["NotifyAccess"] == "all"
    assert service["WatchdogSec"] == "10"
    assert service["Restart"] == "always"
    assert service["KillMode"] == "mixed"
    assert service["TimeoutStopSec"] == "10"
    assert service["ExecReload"] == "/bin/kill -HUP $MAINPID"
    assert service["LimitRTPRIO"] == "95"
    assert service["LimitMEMLOCK"] == "infinity"
    assert "OMP_WAIT_POLICY=PASSIVE" in service["Environment"]
    assert read(user_unit())["Unit"]["StartLimitIntervalSec"] == "0"


def test_a_users_unit_asks_for_nothing_that_a_user_may_not_have() -> None:
    unit = read(user_unit())
    assert unit["Install"]["WantedBy"] == "default.target"
    for name in ("User", "Nice", "OOMScoreAdjust", "ProtectSystem", "SupplementaryGroups", "CapabilityBoundingSet"):
        assert name not in unit["Service"]


def test_a_system_unit_keeps_the_sound_card_and_its_folder_and_little_else() -> None:
    unit = read(system_unit())
    service = unit["Service"]
    assert unit["Install"]["WantedBy"] == "multi-user.target"
    assert (service["User"], service["SupplementaryGroups"]) == ("root", "audio")
    assert service["ProtectSystem"] == "strict"
    assert service["ReadWritePaths"] == '"/home/ana/my 100%% set" -/tmp -/var/tmp'
    assert service["WorkingDirectory"] == "-/home/ana/my 100%% box"  # systemd reads no quotes here
    assert service["NoNewPrivileges"] == "yes"
    assert service["RestrictRealtime"] == "no"
    for name in ("PrivateDevices", "ProtectClock", "DevicePolicy", "PrivateTmp", "DynamicUser"):  # no sound then
        assert name not in service


def test_arguments_reach_the_program_as_they_are() -> None:
    unit = user_unit("/bin/echo", "a b", 'say "hi"', "100%", "$HOME", "C:\\x", "it's", "")
    assert read(unit)["Service"]["ExecStart"] == ('/bin/echo "a b" "say \\"hi\\"" 100%% $$HOME "C:\\\\x" "it\'s" ""')


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")
@pytest.mark.parametrize(("scope", "unit"), [("--user", user_unit()), ("--system", system_unit())])
def test_systemd_finds_nothing_wrong_with_it(scope: str, unit: Unit, tmp_path: Path) -> None:
    path = tmp_path / "rld-live.service"
    path.write_text(unit.text)
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    checked = subprocess.run(
        ["systemd-analyze", scope, "verify", str(path)],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(runtime)},
    )
    said = [line for line in checked.stderr.splitlines() if path.name in line]
    assert (checked.returncode, said) == (0, [])
