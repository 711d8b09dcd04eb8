"""What other projects' exporters need and what they write, made once and kept in pytest's cache."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

# RAVE 2 does not start on current numpy and scipy, and asks for more than an export needs.
_PACKAGES = (
    "torch==2.13.0 numpy<2 scipy==1.10.0 setuptools<80 scikit-learn<1.4 einops gin-config GPUtil absl-py PyYAML tqdm "
    "librosa flask tensorboard lightning-utilities torchmetrics fsspec packaging"
)
_BARE_PACKAGES = "torchaudio pytorch-lightning==1.9.0 udls==1.1.4 lmdb"


class Environments:
    """One Python with what all exporters share, and folders that one exporter adds to its path.

    Several processes may ask at once: the first makes, the others wait. A test that needs what cannot be had here is
    skipped, and says why.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._failures: dict[str, str] = {}

    def python(self) -> Path:
        """Return an interpreter with torch and the packages that exporters share."""
        return self.made("python", sys.version, _PACKAGES, _BARE_PACKAGES, make=_make_python) / "bin" / "python"

    def packages(self, requirements: Sequence[str]) -> Path:
        """Return a folder for PYTHONPATH that holds these packages and nothing that they depend on."""
        python = self.python()
        name = "-with-".join(requirements)
        return self.made(
            name, sys.version, make=lambda folder: _pip(python, "--no-deps", "--target", str(folder), *requirements)
        )

    def run(self, requirements: Sequence[str], *arguments: str) -> None:
        """Run a script of the exporters' with `requirements` on its path; raise `AssertionError` with what it said."""
        environment = {**os.environ, "PYTHONPATH": str(self.packages(requirements)), "OMP_NUM_THREADS": "1"}
        command = [str(self.python()), *arguments]
        outcome = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        assert outcome.returncode == 0, outcome.stderr[-2000:]

    def made(self, name: str, *ingredients: str, make: Callable[[Path], None]) -> Path:
        """Return the folder that `make` filled; it is made again when an ingredient has changed."""
        if name in self._failures:
            pytest.skip(self._failures[name])
        recipe = hashlib.sha256("\n".join(ingredients).encode()).hexdigest()
        folder = self._folder / name
        with _locked(self._folder / f"{name}.lock"):
            complete = folder / "complete"
            if not complete.exists() or complete.read_text() != recipe:
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir(parents=True)
                try:
                    make(folder)
                except _UnavailableError as error:
                    self._failures[name] = f"{name} cannot be installed here: {error}"
                    pytest.skip(self._failures[name])
                complete.write_text(recipe)
        return folder


class _UnavailableError(Exception):
    """A package cannot be had."""


def _make_python(folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True)
    _pip(folder / "bin" / "python", *_PACKAGES.split())
    _pip(folder / "bin" / "python", "--no-deps", *_BARE_PACKAGES.split())


def _pip(python: Path, *arguments: str) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", *arguments]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    if outcome.returncode:
        raise _UnavailableError(outcome.stderr.strip()[-300:])


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep other processes out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
