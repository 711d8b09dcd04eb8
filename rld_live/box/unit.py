"""The systemd unit that makes an instrument of a machine."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

WATCHDOG_SECONDS = 10
STOP_SECONDS = 10
START_SECONDS = 120
"""How long nothing may be heard of a start; while it loads it asks for more, again and again."""

_SOUND_SERVERS = (
    "sound.target pipewire.service pipewire-pulse.service wireplumber.service pulseaudio.service jack.service "
    "jackd.service"
)

_SERVICE: Mapping[str, str] = {
    "Type": "notify",
    "NotifyAccess": "all",  # the engine tells, which is a child of the supervisor
    "ExecReload": "/bin/kill -HUP $MAINPID",
    "WatchdogSec": str(WATCHDOG_SECONDS),
    "Restart": "always",
    "RestartSec": "1",
    "TimeoutStartSec": str(START_SECONDS),
    "TimeoutStopSec": str(STOP_SECONDS),
    "KillMode": "mixed",  # the supervisor alone is asked to end, and lets the music fade
    "LimitRTPRIO": "95",
    "LimitMEMLOCK": "infinity",
    "LimitNOFILE": "4096",
    "StandardInput": "null",
    "StandardOutput": "journal",
    "StandardError": "journal",
    "SyslogIdentifier": "rld-live",
}

_GUARDS: Mapping[str, str] = {
    "NoNewPrivileges": "yes",
    "RestrictRealtime": "no",  # the audio process asks for SCHED_FIFO
    "MemoryDenyWriteExecute": "no",  # PortAudio's callback is made at run time
    "LockPersonality": "yes",
    "RestrictSUIDSGID": "yes",
    "SystemCallArchitectures": "native",
    "RestrictAddressFamilies": "AF_UNIX AF_INET AF_INET6 AF_NETLINK",
}
"""For a user's unit as well: none of them needs a namespace, which not every system lets a user have."""

_SYSTEM_GUARDS: Mapping[str, str] = {
    "ProtectSystem": "strict",
    "ProtectHome": "read-only",
    "ProtectKernelTunables": "yes",
    "ProtectKernelModules": "yes",
    "ProtectKernelLogs": "yes",
    "ProtectControlGroups": "yes",
    "ProtectHostname": "yes",
    "RestrictNamespaces": "yes",
    "CapabilityBoundingSet": "",
}
"""Not PrivateDevices or ProtectClock, which take the sound card away, nor PrivateTmp: sound servers may be there."""


@dataclass(frozen=True)
class Unit:
    """A service that plays a set from the start of the machine on, or of the user's session."""

    command: Sequence[str]
    """What is started, with its arguments."""
    folder: Path
    """`files.folder`: what is written goes there."""
    working_directory: Path
    """From where paths are meant that are not absolute."""
    user: str = ""
    """Who plays, in a system unit; empty in a unit of the user's own."""
    groups: Sequence[str] = ()
    """Further groups of that user: `audio`, where there is one."""

    @property
    def is_system(self) -> bool:
        """Whether it belongs to the machine rather than to a user."""
        return bool(self.user)

    @property
    def text(self) -> str:
        """The unit file."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield "# Written by `rld-live service install`, which also overwrites it: `systemctl edit rld-live` is yours."
        yield from _section(
            "Unit",
            {
                "Description": "rld_live, an instrument of neural audio",
                "After": f"network.target {_SOUND_SERVERS}",
                "StartLimitIntervalSec": "0",  # it is never given up
            },
        )
        yield ""
        yield from _section("Service", self._service())
        yield ""
        yield from _section("Install", {"WantedBy": "multi-user.target" if self.is_system else "default.target"})

    def _service(self) -> dict[str, str]:
        service = {"ExecStart": " ".join(map(_quoted, self.command)), **_SERVICE}
        # With a dash: one that the player may not enter keeps nobody from playing what has absolute paths.
        service["WorkingDirectory"] = "-" + str(self.working_directory).replace("%", "%%")  # which knows no quotes
        service["Environment"] = "OMP_WAIT_POLICY=PASSIVE PYTHONUNBUFFERED=1"
        service |= _GUARDS
        if self.is_system:
            service |= {"User": self.user, "Nice": "-5", "OOMScoreAdjust": "-500", **_SYSTEM_GUARDS}
            service["ReadWritePaths"] = f"{_escaped_path(self.folder)} -/tmp -/var/tmp"
            if self.groups:
                service["SupplementaryGroups"] = " ".join(self.groups)
        return service


def _section(name: str, settings: Mapping[str, str]) -> Iterator[str]:
    yield f"[{name}]"
    for key, value in settings.items():
        yield f"{key}={value}"


def _quoted(argument: str) -> str:
    """Return `argument` as ExecStart reads it: systemd has its own quotes, and its own meanings of % and $."""
    text = argument.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{text}"' if set(text) & set(" \t'\"\\;") or not text else text


def _escaped_path(path: Path) -> str:
    text = str(path).replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{text}"' if set(text) & set(" \t'\"\\") else text
