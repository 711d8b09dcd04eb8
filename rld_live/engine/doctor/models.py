"""The set itself: its words, its models, what was saved of it."""

from rld_live.codec.self_test import REMEDY_FOR_SLOWNESS
from rld_live.config import OWN_SET
from rld_live.control.cuelist import load_cuelist
from rld_live.engine.doctor.finding import Finding
from rld_live.engine.doctor.patient import Patient
from rld_live.engine.state.resuming import STATE_NAME
from rld_live.engine.state.saved_state import StateFile
from rld_live.errors import RldError
from rld_live.pipeline.models import compute_on_one_thread, load_models


def written_set(patient: Patient) -> Finding:
    """The cue list says nothing that nobody understands; the config was understood before."""
    path = patient.config.play.cuelist
    try:
        cues = load_cuelist(path)
    except RldError as error:
        return Finding("cue list", "bad", str(error), "mend the line that it names")
    return Finding("cue list", "ok", f"{len(cues)} cues in {path.name}" if path else "none")


def saved_state(patient: Patient) -> Finding:
    """What `serve --resume` goes on from is whole, if there is any."""
    try:
        state = StateFile(patient.config.files.folder / STATE_NAME).read()
    except RldError as error:
        return Finding("saved state", "warn", str(error), "it is not gone on from: remove it, or start without it")
    return Finding("saved state", "ok", "none" if state is None else "there is one, and it is whole")


def models(patient: Patient) -> Finding:
    """Those of every set load, fit each other, and the codecs do what they should."""
    config, slow, first = patient.config, [], ""
    compute_on_one_thread()
    for name in config.set_names:
        try:
            loaded = load_models(config.models_of(name), solver=config.play.solver, chunk=config.play.chunk)
        except RldError as error:
            return Finding("models", "bad", f"{_of(name)}{error}", "`rld-live inspect FILE` tells what a file is")
        info, tested = loaded.codec.info, loaded.self_test
        first = first or f"{info.name} ({info.generation}), {info.sample_rate} Hz"
        if tested is not None and not tested.keeps_up:
            slow.append(f"{_of(name)}decoding takes {tested.real_time_factor:.2f} of real time")
    if slow:
        return Finding("models", "warn", f"{first}; {'; '.join(slow)}", REMEDY_FOR_SLOWNESS)
    others = f"; the other {len(config.sets)} too" if config.sets else ""
    return Finding("models", "ok", f"{first}; they fit, and passed the self-test{others}")


def _of(name: str) -> str:
    return "" if name == OWN_SET else f"set {name}: "
