"""Sound files of every common kind."""

import av
import numpy as np
import pytest
import soundfile

from rld_live.audio.channels import map_channels
from rld_live.audio.sound_files import AUDIO_SUFFIXES, read_audio, read_blocks, sound_format, write_audio
from rld_live.audio.sound_sources import open_sound_source
from rld_live.errors import DataError
from tests.audio.sounds import RATE, noise, sine

SECONDS = 2
LIBSNDFILE = [
    ("a.wav", "WAV"),
    ("a.WAV", "WAV"),
    ("a.Flac", "FLAC"),
    ("a.aif", "AIFF"),
    ("a.aiff", "AIFF"),
    ("a.ogg", "OGG"),
    ("a.mp3", "MP3"),
    ("a.caf", "CAF"),
    ("a.w64", "W64"),
    ("a.rf64", "RF64"),
    ("a.au", "AU"),
]
FFMPEG = [
    ("a.m4a", "aac", None),
    ("a.AAC", "aac", "adts"),
    ("a.mp4", "alac", None),
    ("a.mov", "aac", None),
    ("a.mkv", "libopus", None),
    ("a.opus", "libopus", None),
    ("a.wma", "wmav2", "asf"),
]


def encode(path, codec, container_format):
    """Write two seconds of a sine through FFmpeg."""
    with av.open(str(path), "w", format=container_format) as container:
        stream = container.add_stream(codec, rate=RATE, layout="stereo")
        stream.bit_rate = 128_000
        whole = av.AudioFrame.from_ndarray(np.ascontiguousarray(sine(SECONDS * RATE).T), format="fltp", layout="stereo")
        whole.rate = RATE
        stream.codec_context.open()
        to_encoder = av.AudioResampler(
            format=stream.codec_context.format,
            layout="stereo",
            rate=RATE,
            frame_size=stream.codec_context.frame_size or 1024,
        )
        for frame in [*to_encoder.resample(whole), *to_encoder.resample(None), None]:
            container.mux(stream.encode(frame))


def assert_is_the_sine(frames, channels):
    assert frames.dtype == np.float32
    assert frames.shape[1] == channels
    assert abs(len(frames) - SECONDS * RATE) <= 4096  # lossy formats pad to whole packets
    middle = frames[RATE // 2 : RATE // 2 + 48000 // 10, 0].astype(np.float64)
    spectrum = np.abs(np.fft.rfft(middle))
    assert np.argmax(spectrum) == 44
    assert np.sqrt(2 * np.mean(middle**2)) == pytest.approx(0.3, rel=0.03)


@pytest.mark.parametrize(("name", "kind"), LIBSNDFILE)
def test_formats_of_libsndfile_are_read(tmp_path, name, kind):
    soundfile.write(tmp_path / name, sine(SECONDS * RATE), RATE, format=kind)
    assert_is_the_sine(read_audio(tmp_path / name), 2)
    assert (tmp_path / name).suffix.lower() in AUDIO_SUFFIXES


@pytest.mark.parametrize(("name", "codec", "container"), FFMPEG)
def test_formats_of_ffmpeg_are_read(tmp_path, name, codec, container):
    encode(tmp_path / name, codec, container)
    assert sound_format(tmp_path / name) == (RATE, 2)
    assert_is_the_sine(read_audio(tmp_path / name), 2)
    assert (tmp_path / name).suffix.lower() in AUDIO_SUFFIXES


@pytest.mark.parametrize("channels", [8, 9, 18, 64])
def test_ffmpeg_reads_as_many_channels_as_there_are(tmp_path, channels):
    path = tmp_path / "a.mov"
    material = np.random.default_rng(1).uniform(-1, 1, (3000, channels)).astype(np.float32)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_f32le", rate=RATE, layout=f"{channels} channels")
        frame = av.AudioFrame.from_ndarray(material.reshape(1, -1), format="flt", layout=f"{channels} channels")
        frame.rate = RATE
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    source = open_sound_source(path)
    assert source.channels == channels
    assert np.array_equal(np.concatenate(list(source.blocks)), material)


def test_a_suffix_that_lies_does_not_matter(tmp_path):
    soundfile.write(tmp_path / "a.mp3", sine(SECONDS * RATE), RATE, format="FLAC")
    assert_is_the_sine(read_audio(tmp_path / "a.mp3"), 2)


def test_rate_and_channels_are_as_wanted_and_nothing_is_lost(tmp_path):
    material = np.repeat(sine(SECONDS * 44100, hz=440 * 44100 / RATE * 48000 / 44100, channels=1), 2, axis=1)
    soundfile.write(tmp_path / "a.wav", material, 44100, subtype="FLOAT")
    frames = read_audio(tmp_path / "a.wav", sample_rate=88200, channels=1)
    assert frames.shape == (2 * SECONDS * 44100, 1)


def test_it_reads_in_blocks_of_bounded_size_that_make_up_the_whole(tmp_path):
    material = noise(300_000)
    soundfile.write(tmp_path / "a.wav", material, RATE, subtype="FLOAT")
    blocks = list(read_blocks(tmp_path / "a.wav"))
    assert max(len(block) for block in blocks) <= 1 << 16
    assert np.array_equal(np.concatenate(blocks), material)


def test_what_is_written_is_read_back(tmp_path):
    material = noise(1000)
    write_audio(tmp_path / "a.wav", material, sample_rate=RATE)
    assert np.array_equal(read_audio(tmp_path / "a.wav"), material)
    write_audio(tmp_path / "a.flac", material, sample_rate=RATE)
    assert np.allclose(read_audio(tmp_path / "a.flac"), material, atol=2**-23)


def test_a_file_without_frames_gives_no_frames(tmp_path):
    soundfile.write(tmp_path / "a.wav", np.zeros((0, 2), np.float32), RATE)
    assert read_audio(tmp_path / "a.wav", sample_rate=44100, channels=1).shape == (0, 1)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "no such file"), (b"", "empty"), (b"this is not sound" * 100, "is not sound that can be read")],
)
def test_a_file_that_cannot_be_read_is_an_error_with_name_and_reason(tmp_path, content, reason):
    path = tmp_path / "a.wav"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=rf"a\.wav: .*{reason}"):
        read_audio(path)


def test_samples_that_are_not_numbers_are_an_error(tmp_path):
    material = noise(1000)
    material[500] = np.nan
    soundfile.write(tmp_path / "a.wav", material, RATE, subtype="FLOAT")
    with pytest.raises(DataError, match="not numbers"):
        read_audio(tmp_path / "a.wav")


# Channels


def test_mono_goes_to_both_sides_and_stereo_becomes_its_mean():
    stereo = noise(100)
    mono = map_channels(stereo, 1)
    assert np.allclose(mono[:, 0], stereo.mean(axis=1))
    assert np.array_equal(map_channels(mono, 2), np.repeat(mono, 2, axis=1))
    assert map_channels(stereo, 2) is stereo


@pytest.mark.parametrize("present", range(3, 12))
def test_a_downmix_keeps_the_sides_apart_and_cannot_clip(present):
    loud = np.ones((10, present), np.float32)
    assert np.abs(map_channels(loud, 2)).max() == pytest.approx(1.0)
    only_left = np.zeros((10, present), np.float32)
    only_left[:, 0] = 1.0
    mixed = map_channels(only_left, 2)
    assert mixed[0, 0] > 0.1
    assert mixed[0, 1] == 0.0


def test_the_centre_goes_to_both_sides_and_the_subwoofer_to_none():
    five_one = np.zeros((1, 6), np.float32)
    five_one[0, 2] = 1.0
    left, right = map_channels(five_one, 2)[0]
    assert left == right > 0.1
    five_one[0] = [0, 0, 0, 1, 0, 0]
    assert not map_channels(five_one, 2).any()
