"""Everything that is looked at before the set plays, in the order of the page."""

from collections.abc import Callable

from rld_live.engine.doctor import load, models, network, priority, processor, software, sound, space
from rld_live.engine.doctor.finding import Finding
from rld_live.engine.doctor.patient import Patient

Check = Callable[[Patient], Finding]

MACHINE: tuple[Check, ...] = (
    software.software,
    processor.cores,
    processor.governor,
    processor.heat,
    processor.clock,
    priority.limits,
    priority.wake_ups,
    load.load,
    space.memory,
    space.swap,
    space.disk,
)
SET: tuple[Check, ...] = (
    network.ports,
    network.doors,
    sound.outputs,
    sound.sound_card,
    models.saved_state,
    models.written_set,
    models.models,
)
"""Models last: loading them keeps the machine busy."""
