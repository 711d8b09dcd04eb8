"""The parts of the bench."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from rld_live.offline.bench.measurement import Measurement


@dataclass(frozen=True)
class Part:
    """A question about this machine; the module of that name has `measure() -> Measurement`, which takes a minute."""

    module: str
    sentence: str
    """What is compared with what."""

    def measure(self) -> Measurement:
        """Answer it. The module is imported here: most of them bring torch along, and not all parts are asked for."""
        found: Measurement = import_module(f"{__package__}.{self.module}").measure()
        return found


PARTS: Mapping[str, Part] = MappingProxyType(
    {
        part.module.replace("_", "-"): part
        for part in (
            Part("decode", "latents into audio: our streaming decoder against the plain TorchScript call of nn~"),
            Part("generate", "noise into latents: our sampling against RAVE-Latent Diffusion's, with the same network"),
            Part("first_sound", "`serve` from the command to the first sound, with a warm disk and with a cold one"),
            Part("knob_to_ear", "from an OSC message to the change in the recorded sound, against waiting in the ring"),
            Part("osc", "our control server against python-osc's own, each beside a busy Python thread"),
            Part(
                "callback", "the device's callback in a process of its own against one in a process that loads models"
            ),
            Part("memory", "what `serve` holds, and whether that grows, against a process that holds only the codec"),
        )
    }
)
"""By the name that `--only` takes, in the order in which they run."""
