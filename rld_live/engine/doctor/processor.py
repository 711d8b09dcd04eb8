"""What the processor says of itself."""

from collections.abc import Iterable
from pathlib import Path

from rld_live.engine.doctor.finding import Finding
from rld_live.engine.doctor.patient import Patient

_CPUS = "sys/devices/system/cpu"
_CLOCK = "sys/devices/system/clocksource/clocksource0/current_clocksource"
_SLOW_CLOCKS = frozenset({"hpet", "acpi_pm", "jiffies", "refined-jiffies"})
CORES_LEAST = 2


def throttle_count(root: Path) -> int:
    """Return how often the cores have been slowed down for their heat since the machine was started."""
    files = (root / _CPUS).glob("cpu[0-9]*/thermal_throttle/core_throttle_count")
    return sum(int(path.read_text()) for path in files)


def cores(patient: Patient) -> Finding:
    """Enough of them, all of them ours."""
    count, quota = len(list((patient.root / _CPUS).glob("cpu[0-9]*"))), _quota(patient.root)
    if not count:
        return Finding("cores", "ok", "this system does not say how many")
    usable = min(count, quota)
    found = f"{count}" + (f", of which a control group allows {quota:.1f}" if quota < count else "")
    if usable < CORES_LEAST:
        return Finding("cores", "warn", found, "give the set two cores: it decodes on one and generates on the other")
    return Finding("cores", "ok", found)


def governor(patient: Patient) -> Finding:
    """No core that has to wake up first."""
    kinds = _read_all((patient.root / _CPUS).glob("cpu[0-9]*/cpufreq/scaling_governor"))
    if not kinds:
        return Finding("governor", "ok", "this system does not say; the cores' pace is its own affair")
    if kinds == {"performance"}:
        return Finding("governor", "ok", "performance")
    return Finding("governor", "warn", ", ".join(sorted(kinds)), "sudo cpupower frequency-set --governor performance")


def heat(patient: Patient) -> Finding:
    """Never slowed down since the machine was started."""
    count = throttle_count(patient.root)
    if count:
        return Finding("heat", "warn", f"slowed down {count} times since the start", "give the machine air")
    return Finding("heat", "ok", "not slowed down since the start")


def clock(patient: Patient) -> Finding:
    """A clock that is cheap to read; what time of the day it is does not matter."""
    kind = next(iter(_read_all([patient.root / _CLOCK])), "")
    if kind in _SLOW_CLOCKS:
        return Finding("clock", "warn", f"{kind}, which is slow to read", "start the kernel with clocksource=tsc")
    return Finding("clock", "ok", f"{kind or 'monotonic'}; no time needs to be synchronised")


def _quota(root: Path) -> float:
    """Return how many cores the control groups above this process allow; infinity where none does (version 2)."""
    try:
        own = (root / "proc/self/cgroup").read_text().partition("0::")[2].strip()
    except OSError:
        return float("inf")
    groups = root / "sys/fs/cgroup"
    folder, quotas = groups / own.lstrip("/"), [float("inf")]
    for each in (folder, *folder.parents):
        limits = next(iter(_read_all([each / "cpu.max"])), "max").split()
        if limits[0] != "max":
            quotas.append(int(limits[0]) / int(limits[1]))
        if each == groups:
            break
    return min(quotas)


def _read_all(paths: Iterable[Path]) -> set[str]:
    return {path.read_text().strip() for path in paths if path.is_file()}
