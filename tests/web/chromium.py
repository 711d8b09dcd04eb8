"""A real Chromium without a window, driven over its DevTools protocol."""

import base64
import itertools
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from websockets.sync.client import ClientConnection, connect

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
START_SECONDS = 20.0
PHONE, DESK = (390, 844), (1280, 800)

_FLAGS = (
    "--headless=new",
    "--remote-debugging-port=0",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--mute-audio",
)


class Chromium:
    """The browser, from `__enter__` to `__exit__`; `folder` takes its profile."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._answers: dict[int, dict[str, Any]] = {}
        self._pages: dict[str, Page] = {}
        self._stack = ExitStack()
        self._socket: ClientConnection | None = None

    def __enter__(self) -> Self:
        assert PROGRAM is not None
        root = ("--no-sandbox",) if os.geteuid() == 0 else ()
        command = [PROGRAM, *_FLAGS, *root, f"--user-data-dir={self._folder}", "about:blank"]
        process = self._stack.enter_context(
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )
        self._stack.callback(process.terminate)
        where = self._folder / "DevToolsActivePort"
        deadline = time.monotonic() + START_SECONDS
        while not (where.exists() and where.read_text().count("\n")):
            assert time.monotonic() < deadline, "Chromium did not start"
            time.sleep(0.02)
        port, path = where.read_text().split()
        self._socket = self._stack.enter_context(
            connect(f"ws://127.0.0.1:{port}{path}", max_size=2**26, close_timeout=0.1)
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def open(self, address: str, size: tuple[int, int] = PHONE) -> "Page":
        """Open a page in a window of its own; a narrow one is a phone, which is touched."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = self._pages[session] = Page(self, session, target)
        width, height = size
        is_phone = width < height
        for domain in ("Page", "Runtime", "Log", "Network"):
            page.ask(f"{domain}.enable")
        page.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=2 if is_phone else 1,
            mobile=is_phone,
        )
        page.ask("Emulation.setTouchEmulationEnabled", enabled=is_phone)
        page.ask("Page.navigate", url=address)
        return page

    def ask(self, method: str, *, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Return the answer to a DevTools command."""
        assert self._socket is not None
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        self._socket.send(json.dumps(message | ({"sessionId": session} if session else {})))
        while number not in self._answers:
            self._hear(START_SECONDS)
        answer = self._answers.pop(number)
        assert "error" not in answer, answer["error"]
        result: dict[str, Any] = answer["result"]
        return result

    def _hear(self, timeout_seconds: float) -> None:
        assert self._socket is not None
        heard = json.loads(self._socket.recv(timeout_seconds))
        if "id" in heard:
            self._answers[heard["id"]] = heard
        elif heard.get("sessionId") in self._pages:
            self._pages[heard["sessionId"]].take(heard["method"], heard["params"])


class Page:
    """One open page, with fingers."""

    def __init__(self, browser: Chromium, session: str, target: str) -> None:
        self._browser = browser
        self._session = session
        self._target = target
        self.complaints: list[str] = []

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Return the answer to a DevTools command for this page."""
        return self._browser.ask(method, session=self._session, **parameters)

    def take(self, method: str, parameters: dict[str, Any]) -> None:
        """Remember what the page complains about."""
        if method == "Runtime.exceptionThrown":
            details = parameters["exceptionDetails"]
            self.complaints.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Log.entryAdded" and parameters["entry"]["level"] == "error":
            self.complaints.append(f"{parameters['entry']['text']} {parameters['entry'].get('url', '')}")

    def evaluate(self, script: str) -> Any:
        """Return the value of a JavaScript expression."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait_for(self, condition: str, timeout_seconds: float = 10.0) -> None:
        """Return when a JavaScript expression is true."""
        deadline = time.monotonic() + timeout_seconds
        while not self.evaluate(condition):
            assert time.monotonic() < deadline, f"{condition} stays false; complaints: {self.complaints}"
            time.sleep(0.03)

    def wait_until_built(self) -> None:
        """Return when the page is complete, and hears the instrument."""
        self.wait_for("document.body?.matches('.is-built:not(.is-away)')")

    def text(self, selector: str) -> str:
        """Return what an element says."""
        return str(self.evaluate(f"document.querySelector({json.dumps(selector)}).textContent"))

    def box(self, selector: str) -> tuple[float, float, float, float]:
        """Return left, top, width and height of an element, which is scrolled into sight."""
        found = self.evaluate(
            f"(() => {{const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({block: 'center', behavior: 'instant'});"
            "const b = e.getBoundingClientRect(); return [b.left, b.top, b.width, b.height];})()"
        )
        left, top, width, height = found
        return left, top, width, height

    def touch(self, kind: str, *points: tuple[float, float]) -> None:
        """Put fingers down (`touchStart`), move them (`touchMove`) or lift them (`touchEnd`)."""
        self.ask("Input.dispatchTouchEvent", type=kind, touchPoints=[{"x": x, "y": y} for x, y in points])

    def drag(self, points: Iterable[tuple[float, float]], pause_seconds: float = 0.02) -> None:
        """Put one finger down at the first point, move it along the others, and lift it."""
        for number, point in enumerate(points):
            self.touch("touchMove" if number else "touchStart", point)
            time.sleep(pause_seconds)
        self.touch("touchEnd")

    def tap(self, selector: str, hold_seconds: float = 0.0) -> None:
        """Touch the middle of an element."""
        left, top, width, height = self.box(selector)
        self.touch("touchStart", (left + width / 2, top + height / 2))
        time.sleep(hold_seconds)
        self.touch("touchEnd")

    def press(self, key: str, code: int) -> None:
        """Press a key of the keyboard; `code` is its Windows code, as DevTools wants it."""
        for kind in ("rawKeyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def write(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.evaluate(f"document.querySelector({json.dumps(selector)}).focus()")
        self.ask("Input.insertText", text=text)

    def screenshot(self, file: Path) -> None:
        """Write what is seen as PNG."""
        file.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"]))

    def close(self) -> None:
        """Close the page."""
        self._browser.ask("Target.closeTarget", targetId=self._target)
