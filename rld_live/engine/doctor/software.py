"""The programs that the set stands on."""

import platform
from importlib.metadata import PackageNotFoundError, version

from rld_live import __version__
from rld_live.engine.doctor.finding import Finding
from rld_live.engine.doctor.patient import Patient

PACKAGES = ("torch", "numpy", "sounddevice", "soxr", "python-osc", "uvicorn")
"""Those without which nothing sounds, or nothing can be played; the first ones are named."""
_NAMED = 2


def software(_patient: Patient) -> Finding:
    """Everything is installed."""
    found, missing = [], []
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            missing.append(package)
    told = f"Python {platform.python_version()}, rld_live {__version__}, {', '.join(found[:_NAMED])}"
    if missing:
        return Finding("software", "bad", f"{told}; {', '.join(missing)} missing", "install rld-live again, with pip")
    return Finding("software", "ok", told)
