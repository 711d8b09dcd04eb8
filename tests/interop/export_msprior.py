"""Write an untrained prior of msprior and the codec that its combiner put beside it. Runs in an environment of its own.

Usage: export_msprior.py OUT RAVE.ts CONFIG CONTINUOUS DIMENSIONS RATIO, with CONTINUOUS 0 or 1; without a codec where
RAVE.ts is "-".
"""

import sys
import tempfile
from pathlib import Path

from export_rave import stand_in_for_native_torchaudio

stand_in_for_native_torchaudio()

import cached_conv  # noqa: E402
import gin  # noqa: E402
import torch  # noqa: E402
from msprior.scripted import ScriptedPrior  # noqa: E402
from msprior_scripts.combine import CombinedModule  # noqa: E402


def main(out: str, codec: str, config: str, *, is_continuous: bool, dimensions: int, ratio: int) -> None:
    """Build the prior that `config` describes, very small, and export it."""
    torch.manual_seed(11)
    cached_conv.MAX_BATCH_SIZE = 1  # as its exporter does
    cached_conv.use_cached_conv(True)
    sizes = [f"NUM_QUANTIZERS = {dimensions}", "MODEL_DIM = 32", "NUM_TOKENS = 64", "SEQ_LEN = 32", "NUM_LAYERS = 2"]
    gin.parse_config_files_and_bindings([f"{config}.gin"], sizes)
    prior = ScriptedPrior(temporal_ratio=ratio, from_continuous=is_continuous)
    for name, parameter in prior.named_parameters():
        if ".time_" in name:  # RWKV's, which come with whatever was in memory: training fills them
            torch.nn.init.uniform_(parameter)
    prior.apply_full_reset()
    if codec == "-":
        prior.export_to_ts(out)
        return
    with tempfile.TemporaryDirectory() as folder:
        alone = str(Path(folder) / "prior.ts")
        prior.export_to_ts(alone)
        CombinedModule(alone, codec).export_to_ts(out)


if __name__ == "__main__":
    path, rave, name, continuous, size, frames = sys.argv[1:]
    sys.argv = sys.argv[:1]  # the combiner reads its own options from there
    torch.set_grad_enabled(False)
    main(path, rave, name, is_continuous=continuous == "1", dimensions=int(size), ratio=int(frames))
