"""The outputs that PortAudio sees, written as JSON by `python -m rld_live.engine.doctor.outputs`."""

import json
import sys

from rld_live.audio.device import list_devices, load_portaudio
from rld_live.errors import DeviceError


def main() -> int:
    """Print `version` and `outputs` (name, rate), or `error`."""
    try:
        told: dict[str, object] = {
            "outputs": [(device.name, device.sample_rate) for device in list_devices()],
            "version": load_portaudio().get_portaudio_version()[1].removeprefix("PortAudio V").partition(",")[0],
        }
    except DeviceError as error:
        told = {"error": str(error)}
    print(json.dumps(told))  # noqa: T201 - the doctor reads it
    return 0


if __name__ == "__main__":
    sys.exit(main())
