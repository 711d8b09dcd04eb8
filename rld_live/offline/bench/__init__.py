"""How this machine plays, in figures: each part against what one would use instead, side by side."""

from rld_live.offline.bench.parts import PARTS
from rld_live.offline.bench.run import run_bench

__all__ = ["PARTS", "run_bench"]
