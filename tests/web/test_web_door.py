"""The engine's door to the web."""

import contextlib
import json
import logging
import os
import signal
import socket
import subprocess
import sys
import time

import httpx
import psutil
import pytest

from rld_live.config import Config, ControlConfig, WebConfig
from rld_live.control.server_process import free_port
from rld_live.engine.web_door import WebDoor
from tests.waiting import wait_until
from tests.web.page_client import PageClient
from tests.web.stage import START_SECONDS, Stage, stage

SHORT = 0.1


def config_for(web_port: int) -> Config:
    port = free_port()
    return Config(control=ControlConfig(port=port), web=WebConfig(port=web_port))


def is_gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_leaving_ends_the_process_soon_even_with_a_page_open() -> None:
    with stage() as put_up, contextlib.ExitStack() as still_open:
        page = still_open.enter_context(PageClient(put_up.config.web.port))
        page.hear()
        pid = put_up.door.pid
        assert pid is not None
        began = time.monotonic()
        put_up.door.__exit__(None, None, None)
        assert time.monotonic() - began < 2.0
        assert not psutil.pid_exists(pid)


def test_a_process_that_dies_comes_back_and_is_mourned_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    with stage() as put_up:
        pid = put_up.door.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: is_gone(pid))
        deadline = time.monotonic() + START_SECONDS
        while put_up.door.pid in {None, pid} or not put_up.door.address:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        with PageClient(put_up.config.web.port) as page:
            page.hear_latest("/rld/status/state", "playing")
    assert [record.message for record in caplog.records if record.levelno >= logging.WARNING] == [
        "the web page has ended, and comes back"
    ]


def test_a_taken_port_is_one_warning_and_the_page_comes_when_it_is_free(caplog: pytest.LogCaptureFixture) -> None:
    port = free_port(socket.SOCK_STREAM)
    with contextlib.ExitStack() as stack:
        squatter = stack.enter_context(socket.create_server(("127.0.0.1", port)))
        door = stack.enter_context(WebDoor(config_for(port), first_pause_seconds=SHORT))
        deadline = time.monotonic() + START_SECONDS
        while not caplog.records:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        time.sleep(10 * SHORT)  # two more attempts
        assert len(caplog.records) == 1
        assert caplog.records[0].levelno == logging.WARNING
        assert "web.port" in caplog.records[0].message
        assert door.address == ""
        squatter.close()
        assert door.wait_until_ready(START_SECONDS)


def test_port_0_opens_no_door() -> None:
    with WebDoor(config_for(0)) as door:
        assert (door.pid, door.address, door.wait_until_ready(0.05)) == (None, "", False)


def test_the_process_leaves_when_whoever_started_it_is_killed() -> None:
    sections = {"web": {"port": free_port(socket.SOCK_STREAM)}, "control": {}}
    script = (
        "import os, subprocess, sys\n"
        f"child = subprocess.Popen([sys.executable, '-m', 'rld_live.web.process', {json.dumps(sections)!r}],"
        " stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        "child.stdout.readline()\n"
        "print(child.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    parent = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=START_SECONDS)
    wait_until(lambda: is_gone(int(parent.stdout)))


def test_the_process_imports_neither_torch_nor_numpy() -> None:
    script = (
        "import sys, rld_live.web.process\nprint([name for name in ('torch', 'numpy', 'scipy') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout.strip() == "[]"


def test_the_ready_line_is_the_address(here: Stage) -> None:
    assert here.door.address == here.address
    assert httpx.get(here.door.address, headers={"Accept": "text/html"}).text.startswith("<!doctype html>")
