"""Sound files from strangers, as `preprocess` and `train-codec` read them."""

import io
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile

from rld_live.audio.frames import Frames
from rld_live.audio.sound_files import read_audio, read_blocks, write_audio
from rld_live.audio.sound_sources import RATES
from tests.hostile.files import assert_harmless, flipped, refusal, truncated

FRAMES: Frames = np.random.default_rng(1).uniform(-0.5, 0.5, (200, 2)).astype(np.float32)
KINDS = {
    "wav": ("WAV", "FLOAT"),
    "rf64": ("RF64", "PCM_16"),
    "flac": ("FLAC", "PCM_24"),
    "aiff": ("AIFF", "PCM_16"),
    "w64": ("W64", "PCM_16"),
    "caf": ("CAF", "ALAC_16"),
    "au": ("AU", "ULAW"),
    "ogg": ("OGG", "VORBIS"),
}


def read(path: Path) -> int:
    """Read a file as an encoder does; return its frames."""
    return sum(len(block) for block in read_blocks(path, sample_rate=48000, channels=1))


def encoded(kind: str) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, FRAMES, 44100, format=KINDS[kind][0], subtype=KINDS[kind][1])
    return file.getvalue()


def m4a(folder: Path) -> bytes:
    """Return a file that libsndfile does not know, with a title."""
    path = folder / "a.m4a"
    with closing(av.open(str(path), "w")) as container:
        container.metadata["title"] = "Caf\u00e9"
        stream = container.add_stream("aac", rate=48000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 4096), np.float32), format="fltp", layout="mono")
        frame.rate = 48000
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return path.read_bytes()


def wave(*, rate: int = 48000, channels: int = 1, bits: int = 16, size: int = 64, riff: int = 100) -> bytes:
    """Return a WAV file that may claim anything."""
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * 2 % 2**32, max(1, channels * bits // 8) % 2**16, bits)
    head = b"RIFF" + struct.pack("<I", riff) + b"WAVEfmt " + struct.pack("<I", 16) + form
    return head + b"data" + struct.pack("<I", size) + bytes(64)


LIES = {
    "no rate": wave(rate=0),
    "one frame a second": wave(rate=1),
    "a rate beyond all": wave(rate=2**32 - 1),
    "no channels": wave(channels=0),
    "thousands of channels": wave(channels=65535),
    "a thousand channels": wave(channels=1000, size=2**31),
    "no bits": wave(bits=0),
    "bits beyond all": wave(bits=65535),
}


@pytest.mark.parametrize("content", LIES.values(), ids=LIES)
def test_headers_that_claim_what_no_sound_has_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    reason = refusal(lambda: read(path), mebibytes=128)
    assert reason is not None
    assert reason.startswith(f"{path}: ")


@pytest.mark.parametrize("size", [0, 1, 2**31 - 1, 2**32 - 1])
@pytest.mark.parametrize("riff", [0, 2**32 - 1])
def test_lengths_that_lie_make_no_more_sound_than_there_is(tmp_path: Path, size: int, riff: int) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(wave(size=size, riff=riff))
    refusal(lambda: read(path), mebibytes=128)
    assert read(path) <= 32


def test_the_slowest_rate_that_is_read_does_not_become_more_than_memory_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    content = wave(rate=RATES.start, size=2**20, bits=8) + bytes(2**20)
    path.write_bytes(content)
    assert refusal(lambda: read(path), mebibytes=128) is None


PLAYLISTS = {
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{secret}\n#EXT-X-ENDLIST\n",
    "concat": "ffconcat version 1.0\nfile 'secret.wav'\n",
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 54321 RTP/AVP 0\n",
}


@pytest.mark.parametrize("suffix", [".wav", ".m3u8", ".mp4"])
@pytest.mark.parametrize("kind", PLAYLISTS)
def test_a_list_of_other_files_is_no_sound(tmp_path: Path, kind: str, suffix: str) -> None:
    write_audio(tmp_path / "secret.wav", FRAMES, sample_rate=48000)
    path = (tmp_path / "a").with_suffix(suffix)
    path.write_text(PLAYLISTS[kind].format(secret=tmp_path / "secret.wav"))
    assert refusal(lambda: read(path)) is not None


def test_tags_in_another_alphabet_do_not_keep_a_file_from_being_read(tmp_path: Path) -> None:
    path = tmp_path / "a.m4a"
    path.write_bytes(m4a(tmp_path).replace("Caf\u00e9".encode(), b"Caf\xe9\xff"))
    assert len(read_audio(path)) > 4000


def damaged(content: bytes, *, count: int) -> Iterator[bytes]:
    yield from truncated(content, step=max(1, len(content) // count))
    yield from flipped(content, count=count, seed=1, within=120)
    yield from flipped(content, count=count, seed=2)


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files_do_no_harm(tmp_path: Path, kind: str) -> None:
    assert_harmless(read, tmp_path / f"a.{kind}", damaged(encoded(kind), count=8))


def test_damaged_files_that_ffmpeg_reads_do_no_harm(tmp_path: Path) -> None:
    assert_harmless(read, tmp_path / "b.m4a", damaged(m4a(tmp_path), count=15))


@pytest.mark.soak
@pytest.mark.parametrize("kind", [*KINDS, "m4a"])
def test_files_cut_at_every_byte_do_no_harm(tmp_path: Path, kind: str) -> None:
    content = m4a(tmp_path) if kind == "m4a" else encoded(kind)
    assert_harmless(read, tmp_path / f"b.{kind}", damaged(content, count=len(content)))
