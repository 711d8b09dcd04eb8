"""The sound card of the set, opened as the show will open it."""

import json
import subprocess
import sys
import time

from rld_live.audio.channels import OUTPUT_CHANNELS
from rld_live.audio.device import OutputInfo
from rld_live.audio.output import AudioOutput
from rld_live.codec.export import describe_codec
from rld_live.engine.doctor.finding import Finding
from rld_live.engine.doctor.patient import Patient
from rld_live.errors import RldError
from rld_live.pipeline.models import BUILTIN_CODEC, builtin

SILENT_SECONDS = 1.0
ANY_RATE = 48000


NAMED = 3


def outputs(_patient: Patient) -> Finding:
    """PortAudio sees sound cards; asked in a process of its own, whose libraries may print what they like."""
    command = [sys.executable, "-m", "rld_live.engine.doctor.outputs"]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    told = json.loads(asked.stdout or '{"error": "it does not answer"}')
    if "error" in told:
        return Finding("PortAudio", "bad", told["error"], "`rld-live devices` has to work first")
    names = [f"{name} {rate} Hz" for name, rate in told["outputs"]]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return Finding("PortAudio", "ok", f"{told['version']}: {', '.join(names[:NAMED]) or 'no output'}{more}")


def sound_card(patient: Patient) -> Finding:
    """It opens, by its name, at the codec's rate, and asks for sound; it gets a second of silence."""
    audio, wanted = patient.config.audio.model_copy(update={"wait": False}), _codec_rate(patient)
    try:
        with AudioOutput(audio, channels=OUTPUT_CHANNELS, preferred_rate=wanted or ANY_RATE) as output:
            card = output.start()
            time.sleep(SILENT_SECONDS)
            blocks = output.meters().heartbeat
    except RldError as error:
        return Finding("sound card", "bad", str(error), "plug it in and look at `rld-live devices`")
    if card.is_null and audio.device is None:
        return Finding("sound card", "bad", "there is none: nothing will be heard", "plug one in: `rld-live devices`")
    return _judge(card, wanted, blocks)


def _judge(card: OutputInfo, wanted: int | None, blocks: int) -> Finding:
    host = "" if card.is_null else f" ({card.host_api})"
    found = f"{card.name}{host} at {card.sample_rate} Hz, {1000 * card.latency_seconds:.0f} ms"
    if not blocks:
        return Finding("sound card", "bad", f"{found}: it opens, but asks for nothing", "restart the sound server")
    if wanted is not None and wanted != card.sample_rate:
        return Finding(
            "sound card",
            "warn",
            f"{found}; the codec has {wanted} Hz: it is resampled",
            f"set the sound server to {wanted} Hz",
        )
    return Finding("sound card", "ok", f"{found}{'' if wanted is None else ', as the codec'}")


def _codec_rate(patient: Patient) -> int | None:
    """Return the rate of the codec; None for one that cannot be read, which is told elsewhere."""
    models = patient.config.models
    try:
        return describe_codec(models.codec or builtin(BUILTIN_CODEC), sample_rate=models.sample_rate)[0].sample_rate
    except RldError:
        return None
