"""The palette: the fifteen instruments that all pieces share, each a way of synthesis with its settings."""

from functools import partial

from rld_live.offline.demo import voices
from rld_live.offline.demo.voices import Voice

_SAW = tuple((k, 1 / k) for k in range(1, 13))
_GLASS = ((1, 1.0), (2, 0.5), (3, 0.4), (5, 0.22), (8, 0.14), (10, 0.06))
_VOWEL = ((520.0, 1.0), (1050.0, 0.55), (2500.0, 0.25))
_THROAT = tuple((k, k**-0.35) for k in range(1, 19))
# The bell's partials lie on tempered semitones around its strike note: hum, strike, fifth, octave, twelfth, third.
_BELL = tuple(
    (2 ** (semitones / 12), gain, share)
    for semitones, gain, share in (
        (-12, 0.35, 1.3),
        (0, 1.0, 1.0),
        (7, 0.25, 0.7),
        (12, 0.5, 0.8),
        (19, 0.25, 0.45),
        (28, 0.15, 0.3),
    )
)
_STRING = tuple((float(k), 1.1 / k**1.15, 1 / (0.55 + 0.45 * k)) for k in range(1, 13))

INSTRUMENTS: dict[str, Voice] = {
    "warm_pad": partial(voices.pad, spectrum=_SAW, attack=0.7, release=0.9, cutoff=650.0),
    "glass_pad": partial(voices.pad, spectrum=_GLASS, attack=0.5, release=1.2, cutoff=2600.0),
    "choir": partial(voices.pad, spectrum=_THROAT, attack=0.6, release=0.8, cutoff=2400.0, formants=_VOWEL),
    "electric_piano": voices.electric_piano,
    "plucked_string": partial(voices.struck, partials=_STRING, decay=1.7, knock=0.05),
    "marimba": partial(
        voices.struck, partials=((1, 1.0, 1.0), (4, 0.28, 0.3), (10, 0.08, 0.12)), decay=0.75, knock=0.08
    ),
    "kalimba": partial(voices.struck, partials=((1, 1.0, 1.0), (2, 0.22, 0.6), (6, 0.14, 0.12)), decay=1.1, knock=0.05),
    "bell": partial(voices.struck, partials=_BELL, decay=3.2),
    "soft_lead": voices.soft_lead,
    "synth_pluck": partial(voices.filtered_pluck, harmonics=14, sweep=0.16, decay=0.32),
    "sub_bass": voices.sub_bass,
    "pluck_bass": partial(voices.filtered_pluck, harmonics=12, sweep=0.22, decay=0.55),
    "grain": voices.grain,
    "noise": voices.noise,
    "dust": voices.dust,
}

# Level of a part in the mix (dB), set by measuring each alone so that none hides the others.
GAINS_DB: dict[str, float] = {
    "warm_pad": -21.0,
    "glass_pad": -23.0,
    "choir": -20.5,
    "electric_piano": -18.5,
    "plucked_string": -13.0,
    "marimba": -12.5,
    "kalimba": -13.0,
    "bell": -15.0,
    "soft_lead": -16.0,
    "synth_pluck": -13.0,
    "sub_bass": -13.5,
    "pluck_bass": -10.0,
    "grain": -14.0,
    "noise": -13.0,
    "dust": -19.0,
}
