"""What the machine tells about itself, read from a folder that looks like its root."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rld_live.config import Config, ControlConfig, FilesConfig, ModelsConfig, WebConfig
from rld_live.engine.doctor import load, network, priority, processor, space
from rld_live.engine.doctor.finding import Finding, Grade
from rld_live.engine.doctor.patient import Patient

KILOBYTES_PER_GIB = 2**20
CPU = "sys/devices/system/cpu"


def machine(root: Path, files: dict[str, str], *, cores: int = 4, config: Config | None = None) -> Patient:
    for number in range(cores):
        (root / f"{CPU}/cpu{number}").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return Patient(config or Config(), root)


def memory_of(*, free_gib: float, swap_used_gib: float) -> dict[str, str]:
    sizes = {"MemAvailable": free_gib, "SwapTotal": 8.0, "SwapFree": 8.0 - swap_used_gib}
    lines = (f"{name}:{round(size * KILOBYTES_PER_GIB):>16} kB" for name, size in sizes.items())
    return {"proc/meminfo": "\n".join(lines)}


@pytest.mark.parametrize(
    ("check", "files", "grade", "said"),
    [
        (processor.governor, {f"{CPU}/cpu0/cpufreq/scaling_governor": "performance\n"}, "ok", "performance"),
        (
            processor.governor,
            {
                f"{CPU}/cpu0/cpufreq/scaling_governor": "performance\n",
                f"{CPU}/cpu1/cpufreq/scaling_governor": "powersave\n",
            },
            "warn",
            "powersave",
        ),
        (processor.governor, {}, "ok", "does not say"),
        (processor.heat, {f"{CPU}/cpu0/thermal_throttle/core_throttle_count": "0\n"}, "ok", "not slowed"),
        (processor.heat, {f"{CPU}/cpu1/thermal_throttle/core_throttle_count": "7\n"}, "warn", "7 times"),
        (processor.clock, {"sys/devices/system/clocksource/clocksource0/current_clocksource": "tsc\n"}, "ok", "tsc"),
        (processor.clock, {"sys/devices/system/clocksource/clocksource0/current_clocksource": "hpet"}, "warn", "slow"),
        (processor.cores, {}, "ok", "4"),
        (
            processor.cores,
            {"proc/self/cgroup": "0::/set/own\n", "sys/fs/cgroup/set/cpu.max": "150000 100000\n"},
            "warn",
            "1.5",
        ),
        (
            processor.cores,
            {"proc/self/cgroup": "0::/own\n", "sys/fs/cgroup/own/cpu.max": "max 100000\n"},
            "ok",
            "4",
        ),
        (space.memory, memory_of(free_gib=8, swap_used_gib=0), "ok", "8.0 GB free"),
        (space.memory, memory_of(free_gib=0.3, swap_used_gib=0), "bad", "0.3 GB free"),
        (space.swap, memory_of(free_gib=8, swap_used_gib=0.01), "ok", "not in use"),
        (space.swap, memory_of(free_gib=8, swap_used_gib=1.5), "warn", "1.5 GB"),
    ],
)
def test_what_the_system_tells_is_graded(
    tmp_path: Path, check: Callable[[Patient], Finding], files: dict[str, str], grade: Grade, said: str
) -> None:
    found = check(machine(tmp_path, files))
    assert found.grade == grade
    assert said in found.found
    assert bool(found.remedy) == (grade != "ok")


def test_a_system_that_tells_nothing_is_not_blamed(tmp_path: Path) -> None:
    bare = machine(tmp_path, {}, cores=0)
    checks = (processor.cores, processor.governor, processor.heat, processor.clock, space.memory, space.swap)
    assert {check(bare).grade for check in checks} == {"ok"}


def test_a_single_core_is_too_few(tmp_path: Path) -> None:
    assert processor.cores(machine(tmp_path, {}, cores=1)).grade == "warn"


def test_large_models_need_more_memory(tmp_path: Path) -> None:
    codec = tmp_path / "codec.ts"
    with codec.open("wb") as file:
        file.truncate(2**30)
    config = Config(models=ModelsConfig(codec=codec, checkpoint=codec))
    assert space.memory(machine(tmp_path, memory_of(free_gib=2, swap_used_gib=0), config=config)).grade == "bad"


def test_the_disk_is_counted_in_hours_of_recording_also_before_the_folder_is_there(tmp_path: Path) -> None:
    config = Config(files=FilesConfig(folder=tmp_path / "not" / "yet"))
    assert "of recording" in space.disk(machine(tmp_path, {}, config=config)).found


def test_limits_are_told_as_the_system_tells_them(tmp_path: Path) -> None:
    text = (
        "Limit                     Soft Limit           Hard Limit           Units     \n"
        "Max locked memory         8388608              8388608              bytes     \n"
        "Max realtime priority     95                   95                   \n"
    )
    assert "RTPRIO 95, MEMLOCK 8 MB" in priority.limits(machine(tmp_path, {"proc/self/limits": text})).found


def stat(number: int, name: str, ticks: int) -> dict[str, str]:
    return {f"proc/{number}/stat": f"{number} ({name}) S 1 1 1 0 -1 4194560 1 0 0 0 {ticks} {ticks} 0 0 20 0 1 0 9 9 9"}


def test_the_greediest_programs_are_named_and_the_rest_summed_up(tmp_path: Path) -> None:
    names = ["quiet", "web (1) browser", "web (1) browser", "render", "mail", "chat"]
    before, after = tmp_path / "before", tmp_path / "after"
    for root, ticks in ((before, (0, 0, 0, 0, 0, 0)), (after, (0, 50, 25, 40, 10, 5))):
        for number, (name, used) in enumerate(zip(names, ticks, strict=True), start=1_000_000):
            machine(root, stat(number, name, used))
    found = load.eaters(load.appetite(before), load.appetite(after), seconds=1.0)
    assert list(found) == ["web (1) browser", "render", "mail", "others"]
    assert found["web (1) browser"] == pytest.approx(15 * found["others"])


@pytest.mark.parametrize(
    ("words", "name"),
    [(["-u", "-m", "pytest", "tests"], "pytest"), (["/home/me/noise.py"], "noise.py"), (["-c", "print()"], "python3")],
)
def test_an_interpreter_goes_by_the_name_of_what_it_runs(tmp_path: Path, words: list[str], name: str) -> None:
    command = "\0".join(("/usr/bin/python3", *words))
    machine(tmp_path, {**stat(1_000_000, "python3", 5), "proc/1000000/cmdline": command})
    assert [eater.name for eater in load.appetite(tmp_path).values()] == [name]


def test_ports_that_are_taken_are_named(free_port: int, taken_port: int) -> None:
    config = Config(control=ControlConfig(port=taken_port), web=WebConfig(port=free_port))
    found = network.ports(Patient(config))
    assert (found.grade, str(taken_port) in found.found, str(free_port) in found.found) == ("bad", True, False)
    assert network.ports(Patient(Config(control=ControlConfig(port=free_port), web=WebConfig(port=0)))).grade == "ok"


@pytest.mark.parametrize(
    ("control", "web", "grade"),
    [("127.0.0.1", "127.0.0.1", "ok"), ("0.0.0.0", "127.0.0.1", "warn"), ("localhost", "0.0.0.0", "ok")],
)
def test_a_door_that_anybody_can_use_is_told(control: str, web: str, grade: Grade) -> None:
    config = Config(control=ControlConfig(host=control), web=WebConfig(host=web))
    assert network.doors(Patient(config)).grade == grade
