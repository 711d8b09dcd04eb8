"""What the service manager is told."""

import os
import socket
import time
from pathlib import Path

from rld_live.box.notify import Notifier, Starting
from tests.box.receiver import Receiver


def test_each_thing_is_said_in_the_words_of_sd_notify(tmp_path: Path) -> None:
    with Receiver(tmp_path) as manager, Notifier(manager.address) as notifier:
        notifier.ready()
        assert manager.hear() == {"READY": "1"}
        notifier.ping("playing,\nseed 7")
        assert manager.hear() == {"WATCHDOG": "1", "STATUS": "playing, seed 7"}
        notifier.status("hangs")
        assert manager.hear() == {"STATUS": "hangs"}
        notifier.stopping()
        assert manager.hear() == {"STOPPING": "1", "STATUS": "fading out"}


def test_a_reload_carries_the_time_that_systemd_waits_for(tmp_path: Path) -> None:
    with Receiver(tmp_path) as manager, Notifier(manager.address) as notifier:
        before = time.monotonic_ns() // 1000
        notifier.reloading()
        message = manager.hear()
    assert message is not None
    assert message["RELOADING"] == "1"
    assert before <= int(message["MONOTONIC_USEC"]) <= time.monotonic_ns() // 1000


def test_an_abstract_address_is_understood() -> None:
    name = f"rld-live-{os.getpid()}-{time.monotonic_ns()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager, Notifier(f"@{name}") as notifier:
        manager.bind(f"\0{name}")
        notifier.ready()
        assert manager.recv(100) == b"READY=1"


def test_a_manager_that_is_gone_or_does_not_listen_holds_nobody_up(tmp_path: Path) -> None:
    with Notifier(str(tmp_path / "nobody")) as notifier:
        notifier.ready()
    with Receiver(tmp_path) as deaf, Notifier(deaf.address) as notifier:
        began = time.monotonic()
        for _ in range(10_000):
            notifier.ping("playing")
    assert time.monotonic() - began < 5.0


def test_without_a_manager_nothing_is_said() -> None:
    with Notifier() as notifier:
        notifier.ready()


def test_a_start_asks_for_time_until_it_has_ended(tmp_path: Path) -> None:
    with Receiver(tmp_path) as manager, Notifier(manager.address) as notifier, Starting(notifier) as starting:
        message = manager.hear(seconds=5.0)
        assert message == {"WATCHDOG": "1", "EXTEND_TIMEOUT_USEC": "30000000", "STATUS": "starting"}
        starting.end()
        assert manager.hear(seconds=0.05) is None


def test_a_start_that_hangs_is_given_up(tmp_path: Path) -> None:
    with Receiver(tmp_path) as manager, Notifier(manager.address) as notifier:
        with Starting(notifier, longest_seconds=0.0):
            pass
        assert manager.hear(seconds=0.05) is None
