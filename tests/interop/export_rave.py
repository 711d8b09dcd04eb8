"""Write one export of an untrained RAVE model, with the official exporter. Runs in an environment of its own.

Usage: export_rave.py OUT CONFIG[,CONFIG] CHANNELS streaming|offline
"""

import importlib
import sys
import types
from pathlib import Path


def main(out: str, configs: list[str], channels: int, *, is_streaming: bool) -> None:
    """Build the model that `configs` describe, give it what training would have set, and export it to `out`."""
    import cached_conv
    import gin
    import rave
    import rave.blocks
    import scripts.export as exporter
    import torch

    classes = {
        rave.blocks.VariationalEncoder: exporter.VariationalScriptedRAVE,
        rave.blocks.WasserteinEncoder: exporter.WasserteinScriptedRAVE,
        rave.blocks.DiscreteEncoder: exporter.DiscreteScriptedRAVE,
        rave.blocks.SphericalEncoder: exporter.SphericalScriptedRAVE,
    }
    torch.manual_seed(7)
    cached_conv.use_cached_conv(is_streaming)
    folder = Path(rave.__file__).parent / "configs"
    gin.add_config_file_search_path(str(folder))
    gin.parse_config_files_and_bindings([str(folder / f"{name}.gin") for name in configs], ["CAPACITY=16"])
    model = rave.RAVE(n_channels=channels).eval()
    size = model.latent_size
    with torch.no_grad():  # principal axes, sixteen of which are to be kept
        model.fidelity.copy_((torch.arange(size) + 1) / 14)
        model.latent_pca.copy_(torch.linalg.qr(torch.randn(size, size))[0])
        model.latent_mean.copy_(0.3 * torch.randn(size))
    for module in model.modules():
        if hasattr(module, "weight_g"):
            torch.nn.utils.remove_weight_norm(module)
    export = classes[type(model.encoder)](pretrained=model, channels=channels, fidelity=0.95)
    export.decode(export.encode(torch.randn(1, channels, 2**14)))  # so that the state is dirty, as in the wild
    export.export_to_ts(out)


def stand_in_for_native_torchaudio() -> None:
    """Make torchaudio importable where it is a CUDA build beside a CPU build of torch: nothing here is native."""
    try:
        importlib.import_module("torchaudio")
    except OSError:
        for name in [name for name in sys.modules if name.startswith("torchaudio")]:
            del sys.modules[name]
        stand_in = types.ModuleType("torchaudio._extension")
        stand_in.__dict__.update(
            _IS_TORCHAUDIO_EXT_AVAILABLE=False, _IS_RIR_AVAILABLE=False, fail_if_no_align=lambda function: function
        )
        sys.modules["torchaudio._extension"] = stand_in


if __name__ == "__main__":
    path, names, count, mode = sys.argv[1:]
    sys.argv = sys.argv[:1]  # the exporter reads its own options from there
    stand_in_for_native_torchaudio()
    main(path, names.split(","), int(count), is_streaming=mode == "streaming")
