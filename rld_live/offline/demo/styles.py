"""The moods of the built-in set: which instruments play which role, at which tempo, over which groove."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """One mood; `roles` maps a role of ARRANGEMENT to the instruments it may take in this mood."""

    name: str
    bpm: tuple[int, int]
    modes: tuple[str, ...]
    bars_per_chord: tuple[int, ...]
    groove: str | None
    kits: tuple[str, ...]
    bass_line: str
    roles: dict[str, tuple[str, ...]]
    reverb_seconds: tuple[float, float]


STYLES: tuple[Style, ...] = (
    Style(
        "drift", (70, 80), ("lydian", "dorian", "ionian"), (2,), None, (), "long",
        {"pad": ("warm_pad",), "halo": ("choir",), "grains": ("grain",), "bells": ("bell",), "bass": ("sub_bass",),
         "lead": ("soft_lead",), "answer": ("kalimba",), "wash": ("noise",)},
        (3.0, 4.0),
    ),
    Style(
        "dusk", (74, 90), ("dorian", "aeolian", "mixolydian"), (1, 2), "broken", ("dusty", "soft"), "walk",
        {"pad": ("warm_pad",), "comp": ("electric_piano",), "bass": ("sub_bass",),
         "lead": ("plucked_string", "soft_lead"), "answer": ("bell", "kalimba"),
         "halo": ("glass_pad",), "dust": ("dust",)},
        (1.6, 2.4),
    ),
    Style(
        "lattice", (100, 116), ("dorian", "lydian", "aeolian"), (2,), "hands", ("soft", "tight"), "walk",
        {"pad": ("glass_pad",), "arp": ("marimba",), "arp_two": ("kalimba", "plucked_string"), "bass": ("pluck_bass",),
         "halo": ("choir",), "lead": ("soft_lead",), "grains": ("grain",)},
        (1.8, 2.6),
    ),
    Style(
        "tide", (112, 124), ("aeolian", "dorian", "phrygian"), (2,), "four", ("tight", "dusty"), "offbeat",
        {"pad": ("warm_pad",), "arp": ("synth_pluck",), "bass": ("pluck_bass",), "halo": ("glass_pad", "choir"),
         "comp": ("electric_piano",), "lead": ("bell",), "wash": ("noise",)},
        (1.8, 2.8),
    ),
    Style(
        "halflight", (120, 128), ("aeolian", "phrygian", "dorian"), (2, 4), "halftime", ("tight", "soft"), "long",
        {"pad": ("choir",), "bass": ("sub_bass",), "arp": ("kalimba",), "lead": ("soft_lead",),
         "answer": ("plucked_string",), "halo": ("warm_pad",), "grains": ("grain",), "wash": ("noise",)},
        (2.2, 3.2),
    ),
    Style(
        "garden", (84, 100), ("ionian", "mixolydian", "lydian"), (1, 2), "brushes", ("dusty", "soft"), "walk",
        {"pad": ("glass_pad", "warm_pad"), "arp": ("plucked_string",), "lead": ("kalimba", "marimba"),
         "answer": ("bell",), "bass": ("sub_bass",), "comp": ("electric_piano",), "dust": ("dust",)},
        (1.5, 2.2),
    ),
    Style(
        "nave", (70, 78), ("aeolian", "lydian", "phrygian", "dorian"), (2,), None, (), "long",
        {"pad": ("choir", "glass_pad"), "halo": ("warm_pad",), "bells": ("bell",), "lead": ("soft_lead",),
         "answer": ("plucked_string",), "grains": ("grain",), "arp": ("electric_piano",),
         "bass": ("sub_bass",), "wash": ("noise",)},
        (3.2, 4.0),
    ),
    Style(
        "circuit", (104, 118), ("mixolydian", "dorian", "aeolian"), (1, 2), "glitch", ("tight", "dusty"), "pulse",
        {"pad": ("warm_pad",), "comp": ("electric_piano",), "arp": ("synth_pluck", "marimba"), "bass": ("pluck_bass",),
         "lead": ("soft_lead", "plucked_string"), "answer": ("kalimba",), "halo": ("glass_pad",)},
        (1.5, 2.2),
    ),
)  # fmt: skip

# The chance that a role plays in a section, and how loud it plays there (velocity).
SECTIONS = ("intro", "build", "peak", "break", "return", "outro")
ARRANGEMENT: dict[str, tuple[tuple[float, ...], float]] = {
    "pad": ((1.0, 1.0, 1.0, 1.0, 1.0, 1.0), 0.80),
    "halo": ((0.2, 0.3, 0.9, 0.8, 0.9, 0.5), 0.90),
    "comp": ((0.3, 0.9, 1.0, 0.3, 1.0, 0.3), 0.80),
    "arp": ((0.5, 1.0, 1.0, 0.3, 1.0, 0.5), 0.80),
    "arp_two": ((0.0, 0.3, 0.8, 0.4, 1.0, 0.3), 0.65),
    "bass": ((0.0, 0.7, 1.0, 0.25, 1.0, 0.3), 0.90),
    "lead": ((0.1, 0.4, 1.0, 0.7, 1.0, 0.2), 0.85),
    "answer": ((0.0, 0.3, 0.8, 0.6, 1.0, 0.3), 0.80),
    "grains": ((0.8, 0.4, 0.3, 0.9, 0.5, 0.9), 0.60),
    "bells": ((0.6, 0.7, 0.8, 0.8, 0.9, 0.7), 0.80),
    "wash": ((0.8, 0.7, 0.4, 0.9, 0.5, 0.8), 0.60),
    "dust": ((1.0, 0.7, 0.4, 1.0, 0.4, 1.0), 0.60),
}

# How a section moves: its share of the piece, its energy from first to last beat, its drum levels in turn.
SHAPES: dict[str, tuple[float, tuple[float, float], tuple[int, ...]]] = {
    "intro": (0.12, (0.55, 0.72), (0,)),
    "build": (0.18, (0.70, 0.95), (1, 2)),
    "peak": (0.24, (0.95, 1.0), (2, 3, 3)),
    "break": (0.14, (0.75, 0.62), (0,)),
    "return": (0.22, (0.95, 1.0), (3, 3)),
    "outro": (0.10, (0.75, 0.45), (1, 0)),
}

# Place in the mix of each role: pan, reverb send, delay send.
PLACES: dict[str, tuple[float, float, float]] = {
    "pad": (0.0, 0.30, 0.0),
    "halo": (0.0, 0.45, 0.0),
    "comp": (-0.15, 0.18, 0.10),
    "arp": (0.20, 0.20, 0.28),
    "arp_two": (-0.35, 0.25, 0.22),
    "bass": (0.0, 0.0, 0.0),
    "lead": (0.08, 0.35, 0.30),
    "answer": (-0.30, 0.35, 0.35),
    "grains": (0.0, 0.45, 0.15),
    "bells": (0.25, 0.50, 0.30),
    "wash": (0.0, 0.20, 0.0),
    "dust": (0.0, 0.05, 0.0),
}
