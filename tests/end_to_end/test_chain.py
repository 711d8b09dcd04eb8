"""The whole chain on somebody's own audio, by the command line alone: from a folder of files to sound."""

import json
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from rld_live.control.server_process import free_port

WINDOW = 64
SECONDS = 3.0
BROKEN = "sketches/cassette.WAV"
SHORT = "blip.wav"
PLAYABLE = {  # name: sample rate, channels
    "strings.wav": (48000, 2),
    "Piano.AIFF": (44100, 2),
    "bass.FLAC": (48000, 1),
    "sketches/choir.ogg": (44100, 2),
    "sketches/deep/radio.Mp3": (44100, 2),
    "phone memo.M4A": (44100, 1),
    "old sampler.aif": (22050, 1),
    "sketches/night.wav": (44100, 2),
}


def music(seed: int, seconds: float, rate: int, channels: int) -> NDArray[np.float32]:
    """A few decaying notes with a little noise, [frames, channels]."""
    chance = np.random.default_rng(seed)
    times = np.arange(round(seconds * rate)) / rate
    notes = [
        np.sin(2 * np.pi * 110 * 2 ** (pitch / 12) * times) * np.exp(-4 * ((times - start) % 1.0))
        for pitch, start in zip(chance.choice(36, 6), chance.uniform(0, 1, 6), strict=True)
    ]
    mono = 0.1 * np.sum(notes, axis=0)
    return np.asarray(mono[:, None] + chance.normal(0, 0.01, (len(times), channels)), np.float32)


def write_aac(path: Path, frames: NDArray[np.float32], rate: int) -> None:
    """Write mono `frames` as a telephone does."""
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(frames.T), format="fltp", layout="mono")
        frame.sample_rate = rate
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)


@pytest.fixture
def own_audio(tmp_path: Path) -> Path:
    """A folder as people have them: ten files of many formats, one of them broken and one hardly there."""
    folder = tmp_path / "my music"
    for seed, (name, (rate, channels)) in enumerate(PLAYABLE.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        frames = music(seed, SECONDS, rate, channels)
        if path.suffix == ".M4A":
            write_aac(path, frames, rate)
        else:
            kind = path.suffix[1:].upper().replace("AIFF", "AIF").replace("AIF", "AIFF")
            soundfile.write(path, frames, rate, format=kind)
    soundfile.write(folder / SHORT, music(99, 0.05, 48000, 1), 48000)
    (folder / BROKEN).write_bytes(b"RIFF\x24\x00\x00\x00WAVEfmt this tape was eaten")
    (folder / "notes.txt").write_text("not music")
    return folder


def rld_live(*arguments: object) -> str:
    """Run a command, which must succeed, and return what it said, on lines however long."""
    command = [sys.executable, "-W", "error", "-m", "rld_live", *map(str, arguments)]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert result.returncode == 0, f"{arguments}\n{result.stdout}"
    return result.stdout


@pytest.mark.interop
def test_a_folder_of_any_audio_becomes_an_instrument_that_plays(own_audio: Path, tmp_path: Path) -> None:
    codec, latents, checkpoint = tmp_path / "codec/codec.ts", tmp_path / "latents", tmp_path / "run/best.safetensors"

    brief = ("--steps", 3, "--batch", 2)
    said = rld_live("train-codec", own_audio, "--out", codec.parent, *brief)
    assert "left out of training" in said
    assert BROKEN in said
    said = rld_live("preprocess", own_audio, "--codec", codec, "--out", latents, "--window", WINDOW)
    assert f"not encoded: {BROKEN}: " in said
    assert "9 files" in said
    manifest = json.loads((latents / "manifest.json").read_text())
    assert {source["path"] for source in manifest["sources"]} == {*PLAYABLE, SHORT}
    assert [failure["path"] for failure in manifest["failed"]] == [BROKEN]
    assert all(source["frames"] >= WINDOW for source in manifest["sources"])
    for source in manifest["sources"]:
        assert source["seconds"] == pytest.approx(0.05 if source["path"] == SHORT else SECONDS, abs=0.12)

    rld_live("train", latents, "--out", checkpoint.parent, "--window", WINDOW, *brief)
    assert "codec" in rld_live("inspect", codec)
    assert BROKEN in rld_live("inspect", latents)
    assert f"{WINDOW} latent frames" in rld_live("inspect", checkpoint)

    models = ("--codec", codec, "--checkpoint", checkpoint)
    rld_live("generate", *models, "--seed", 5, "--steps", 2, "--format", "flac", "--out", tmp_path / "generated")
    (generated,) = (tmp_path / "generated").glob("*.flac")
    assert soundfile.info(generated).duration == pytest.approx(WINDOW * 2048 / 48000, abs=0.1)
    assert generated.with_suffix(".png").exists()

    config, report, record = (tmp_path / name for name in ("my-set.yaml", "report.json", "concert.wav"))
    config.write_text(
        "models: {codec: codec/codec.ts, checkpoint: run/best.safetensors}\n"
        "play: {seed: 5}\n"
        "audio: {device: 'null'}\n"
        f"control: {{port: {free_port()}, reply_port: {free_port()}}}\n"
        "web: {port: 0}\n"
        "files: {folder: files}\n"
    )
    rld_live("serve", "--config", config, "--duration", 2, "--report", report, "--record", record)
    performance = json.loads(report.read_text())
    assert performance["seconds"] >= 2.0
    assert performance["underruns"] == 0
    concert, _ = soundfile.read(record, dtype="float32")
    assert np.isfinite(concert).all()
    assert np.abs(concert).max() > 0
