"""The built-in corpus: what is composed keeps its rules, what is rendered is clean, what is on disk is reproducible."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from rld_live.errors import ConfigError
from rld_live.offline.demo import effects
from rld_live.offline.demo.composer import Plan, compose, lay_out
from rld_live.offline.demo.corpus import Progress, compose_corpus, plan_corpus
from rld_live.offline.demo.drums import KITS, strokes
from rld_live.offline.demo.harmony import voice
from rld_live.offline.demo.instruments import GAINS_DB, INSTRUMENTS
from rld_live.offline.demo.melody import euclid, invent, vary
from rld_live.offline.demo.renderer import render
from rld_live.offline.demo.score import MODES, Chord, Key, Piece
from rld_live.offline.demo.styles import SHAPES, STYLES
from rld_live.offline.demo.voices import Frames, frequency_of

RATE = 32000
UNPITCHED = {"noise", "dust"}
SHORT = plan_corpus(minutes=0.15, seed=3)[0]  # eight bars with drums


@pytest.fixture(scope="module")
def pieces() -> list[Piece]:
    return [compose(plan) for plan in plan_corpus(minutes=66, seed=0)]


@pytest.fixture(scope="module")
def sound() -> Frames:
    return render(compose(SHORT), RATE)


# What is composed


def test_the_set_is_long_and_varied(pieces: list[Piece]) -> None:
    assert len(pieces) >= 24
    assert sum(piece.seconds for piece in pieces) / 60 == pytest.approx(66, rel=0.03)
    assert all(110 < piece.seconds < 240 for piece in pieces)
    assert {piece.style for piece in pieces} == {style.name for style in STYLES}
    assert {piece.key.tonic for piece in pieces} == set(range(12))
    assert {piece.key.mode for piece in pieces} == set(MODES)
    assert max(piece.bpm for piece in pieces) - min(piece.bpm for piece in pieces) > 45
    assert {part.instrument for piece in pieces for part in piece.parts} == set(INSTRUMENTS)
    assert {piece.kit for piece in pieces} == {"", *KITS}


def test_every_note_is_in_the_key_and_in_reach(pieces: list[Piece]) -> None:
    for piece in pieces:
        scale = {(piece.key.tonic + step) % 12 for step in MODES[piece.key.mode]}
        for part in piece.parts:
            if part.instrument not in UNPITCHED:
                assert {note.pitch % 12 for note in part.notes} <= scale, (piece.number, part.role)
                assert all(24 <= note.pitch <= 108 for note in part.notes), (piece.number, part.role)


def test_every_note_has_length_loudness_and_a_place_inside_the_piece(pieces: list[Piece]) -> None:
    for piece in pieces:
        for part in piece.parts:
            assert all(n.beats > 0 and 0 < n.velocity <= 1 and 0 <= n.start < piece.beats for n in part.notes)
        assert all(0 < hit.velocity <= 1 and 0 <= hit.start < piece.beats for hit in piece.hits)


def test_tempo_belongs_to_the_style(pieces: list[Piece]) -> None:
    ranges = {style.name: style.bpm for style in STYLES}
    assert all(ranges[piece.style][0] <= piece.bpm <= ranges[piece.style][1] for piece in pieces)


def test_sections_and_chords_follow_each_other_without_gap_or_overlap(pieces: list[Piece]) -> None:
    for piece in pieces:
        assert [section.name for section in piece.sections] == list(SHAPES)
        assert all(a.end == b.start for a, b in pairwise(piece.sections))
        assert all(a.start + a.beats == b.start for a, b in pairwise(piece.harmonies))
        assert piece.harmonies[-1].start + piece.harmonies[-1].beats == piece.beats


@pytest.mark.parametrize("bars", [1, 9, 23.4, 64, 100])
def test_a_form_fills_whole_phrases_near_the_wished_length(bars: float) -> None:
    sections = lay_out(bars)
    total = sum(section.bars for section in sections)
    assert total % 4 == 0
    assert total == 8 or abs(total - bars) <= 2


def test_drums_rest_in_intro_and_break_and_some_pieces_have_none(pieces: list[Piece]) -> None:
    for piece in pieces:
        for section in piece.sections:
            if section.name in ("intro", "break"):  # a loose hand may strike a hair early
                assert not [hit for hit in piece.hits if section.start < hit.start < section.end - 0.1]
    assert 3 <= sum(not piece.hits for piece in pieces) < len(pieces) / 2


def test_where_there_are_drums_the_peak_is_denser_than_the_intro(pieces: list[Piece]) -> None:
    for piece in (piece for piece in pieces if piece.hits):
        starts = np.array([note.start for part in piece.parts for note in part.notes] + [h.start for h in piece.hits])
        density = {s.name: np.sum((starts >= s.start) & (starts < s.end)) / s.bars for s in piece.sections}
        assert density["peak"] > density["intro"], piece.number


def test_voices_move_less_than_chords_in_root_position_would(pieces: list[Piece]) -> None:
    led, parallel = [], []
    for piece in pieces:
        for a, b in pairwise(piece.harmonies):
            led.append(sum(abs(x - y) for x, y in zip(a.voicing, b.voicing, strict=True)))
            roots = [[piece.key.pitch(h.chord.root + tone) for tone in h.chord.tones] for h in (a, b)]
            parallel.append(sum(abs(x - y) for x, y in zip(*roots, strict=True)))
    assert np.mean(led) / 4 < 2.5  # semitones per voice
    assert np.mean(led) < 0.5 * np.mean(parallel)


def test_a_voicing_holds_exactly_the_tones_of_its_chord() -> None:
    key = Key(9, "aeolian")
    pitches = voice(Chord(3, (0, 2, 4, 8)).pitch_classes(key), ())
    assert sorted(pitch % 12 for pitch in pitches) == sorted({2, 5, 9, 4})  # D minor with the ninth
    assert list(pitches) == sorted(pitches)


def test_a_variant_keeps_the_rhythm_and_an_inversion_twice_is_the_motif() -> None:
    motif = invent(np.random.default_rng(1))
    assert all(vary(motif, letter).rhythm == motif.rhythm for letter in "AavV")
    assert vary(motif, "A") == motif
    assert vary(motif, "a") != motif
    assert vary(vary(motif, "v"), "v") == motif


def test_euclid_spreads_pulses_evenly() -> None:
    assert euclid(3, 8) == "x..x..x."
    assert euclid(4, 16) == "x..." * 4


def test_the_same_plan_gives_the_same_score_and_another_seed_another() -> None:
    assert compose(SHORT) == compose(SHORT)
    other = Plan(SHORT.number, SHORT.seed + 1, SHORT.style, SHORT.key, SHORT.seconds)
    assert compose(other).parts != compose(SHORT).parts


# What is rendered


@pytest.mark.parametrize("name", sorted(set(INSTRUMENTS) - UNPITCHED))
def test_an_instrument_is_tuned_to_equal_temperament(name: str) -> None:
    hertz = frequency_of(64)
    tone = INSTRUMENTS[name](hertz, 2.0, 0.8, RATE, np.random.default_rng(0)).sum(axis=1)
    size = 1 << 19
    spectrum = np.abs(np.fft.rfft(tone * np.hanning(len(tone)), size))
    near = slice(int(hertz * 0.97 * size / RATE), int(hertz * 1.03 * size / RATE))
    found = (near.start + int(np.argmax(spectrum[near]))) * RATE / size
    assert abs(1200 * np.log2(found / hertz)) < 1.5  # cents
    assert frequency_of(69) == 440.0


@pytest.mark.parametrize("name", sorted(INSTRUMENTS))
@pytest.mark.parametrize("seconds", [0.05, 1.0])
def test_a_note_starts_and_ends_in_silence(name: str, seconds: float) -> None:
    note = INSTRUMENTS[name](440.0, seconds, 0.8, RATE, np.random.default_rng(0))
    peak = np.max(np.abs(note))
    assert note.dtype == np.float32
    assert note.shape[1] == 2
    assert np.max(np.abs(note[-1])) < 1e-3 * peak
    assert np.max(np.abs(note[:2])) < 0.05 * peak
    last = note[-round(0.005 * RATE) :]  # the release is longer than 5 ms, so these are its quiet end
    assert np.max(np.abs(last)) < 0.35 * peak


@pytest.mark.parametrize("kit", sorted(KITS))
def test_a_stroke_starts_and_ends_in_silence_and_no_two_takes_are_alike(kit: str) -> None:
    for name, takes in strokes(KITS[kit], 5, RATE, np.random.default_rng(0)).items():
        for take in takes:
            assert np.max(np.abs(take[[0, -1]])) < 1e-3 * np.max(np.abs(take)), name
        assert not np.array_equal(takes[0], takes[1])


def test_every_instrument_has_a_level() -> None:
    assert set(GAINS_DB) == set(INSTRUMENTS)


def test_a_piece_has_headroom_loudness_no_offset_no_hole_and_silent_ends(sound: Frames) -> None:
    assert np.all(np.isfinite(sound))
    assert effects.true_peak_db(sound) <= effects.CEILING_DB + 0.05
    assert effects.gated_rms_db(sound, RATE) == pytest.approx(effects.LOUDNESS_DB, abs=1.5)
    assert np.max(np.abs(sound.mean(axis=0))) < 1e-4
    assert np.max(np.abs(sound[[0, -1]])) < 1e-4
    blocks = sound[: len(sound) // RATE * RATE].reshape(-1, RATE * 2)
    assert np.min(np.sqrt(np.mean(blocks[:-3] ** 2, axis=1))) > 10 ** (-55 / 20)  # a second, before the last fade


def test_a_piece_lasts_its_bars_and_its_tail(sound: Frames) -> None:
    piece = compose(SHORT)
    bars = sum(section.bars for section in piece.sections)
    assert len(sound) == round((bars * 4 * 60 / piece.bpm + piece.tail_seconds) * RATE)


def test_bass_stays_in_the_middle_and_the_whole_is_wide(sound: Frames) -> None:
    middle, side = sound.mean(axis=1), (sound[:, 0] - sound[:, 1]) / 2
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    power = [np.abs(np.fft.rfft(signal)) ** 2 for signal in (middle, side)]
    low, high = hertz < 90, hertz > 300
    assert power[1][low].sum() < 0.02 * power[0][low].sum()
    assert power[1][high].sum() > 0.03 * power[0][high].sum()


# The effects, by a second way


def test_convolution_equals_the_direct_sum() -> None:
    rng = np.random.default_rng(0)
    signal, impulse = (rng.standard_normal((n, 2)).astype(np.float32) for n in (500, 77))
    direct = np.stack([np.convolve(signal[:, c], impulse[:, c])[:500] for c in range(2)], axis=1)
    np.testing.assert_allclose(effects.convolve(signal, impulse), direct, atol=1e-4)


def test_true_peak_finds_what_lies_between_the_samples() -> None:
    wave = np.sin(2 * np.pi * (np.arange(100_000) / 4 + 1 / 8))[:, None].repeat(2, axis=1)
    assert 20 * np.log10(np.max(np.abs(wave))) == pytest.approx(-3.01, abs=0.01)
    assert effects.true_peak_db(wave[2000:90_000]) == pytest.approx(0.0, abs=0.4)  # its hard ends overshoot a little


def test_a_room_has_unit_energy_and_dies_in_its_time() -> None:
    impulse = effects.room(2.0, RATE, np.random.default_rng(0))
    np.testing.assert_allclose(np.sum(impulse.astype(np.float64) ** 2, axis=0), 1.0, rtol=1e-4)
    energy = np.cumsum(impulse[::-1, 0].astype(np.float64) ** 2)[::-1]  # Schroeder's backward integral
    decay_db = 10 * np.log10(energy / energy[0] + 1e-12)
    early, late = (int(np.argmax(decay_db < level)) / RATE for level in (-5, -25))
    assert (late - early) * 3 == pytest.approx(2.0, rel=0.25)


def test_echoes_change_sides_and_fade() -> None:
    impulse = effects.echoes(0.25, RATE, count=4)
    per_echo = [
        np.sum(impulse[round((k + 0.5) * 0.25 * RATE) : round((k + 1.5) * 0.25 * RATE)], axis=0) for k in range(4)
    ]
    louder = [int(np.argmax(echo)) for echo in per_echo]
    assert louder == [0, 1, 0, 1]
    assert all(a.sum() > 1.8 * b.sum() for a, b in pairwise(per_echo))


def test_ducking_dips_by_its_depth_without_a_step_and_returns() -> None:
    signal = np.ones((RATE, 2), np.float32)
    effects.duck(signal, [(1000, 1.0)], RATE, depth_db=6.0)
    assert 20 * np.log10(signal.min()) == pytest.approx(-6.0, abs=0.1)
    assert np.all(signal[:1001] == 1.0)
    assert np.all(signal[1000 + round(0.3 * RATE) :] == 1.0)
    assert np.max(np.abs(np.diff(signal, axis=0))) < 0.02


# What is on disk


def write_one(out: Path, *, on_progress: Progress | None = None) -> Path:
    (path,) = compose_corpus(out, minutes=0.15, seed=SHORT.seed, sample_rate=RATE, on_progress=on_progress)
    return path


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_one(tmp_path_factory.mktemp("corpus"))


def test_the_same_seed_gives_the_same_bytes_also_in_place_of_another_piece(written: Path, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "piece_00.flac", np.zeros((RATE, 2)), RATE)
    assert write_one(tmp_path).read_bytes() == written.read_bytes()


def test_a_piece_on_disk_is_the_rendered_one_in_stereo(written: Path, sound: Frames) -> None:
    assert soundfile.info(written).samplerate == RATE
    frames, _ = soundfile.read(written, dtype="float32")
    np.testing.assert_allclose(frames, sound, atol=2**-15)


def test_finished_pieces_are_kept_and_nothing_else_is_left_behind(written: Path) -> None:
    seen: list[tuple[int, int]] = []
    before = written.stat().st_mtime_ns
    write_one(written.parent, on_progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 1)]
    assert written.stat().st_mtime_ns == before
    assert [path.name for path in written.parent.iterdir()] == ["piece_00.flac"]


@pytest.mark.parametrize(("minutes", "rate"), [(0, 48000), (-1, 48000), (float("nan"), 48000), (1, 22050)])
def test_an_impossible_corpus_is_refused(tmp_path: Path, minutes: float, rate: int) -> None:
    with pytest.raises(ConfigError):
        compose_corpus(tmp_path / "never", minutes=minutes, sample_rate=rate)
    assert not (tmp_path / "never").exists()
