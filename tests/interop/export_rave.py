"""Write exports of untrained RAVE models with the official exporter, whichever 2.x version of it is on the path.

Usage: export_rave.py CASES.json FOLDER. Runs in an environment of its own; CASES.json is a list of objects with the
fields of `Case` in rave_cases.py. One process writes many files, since RAVE takes seconds to import.
"""

import importlib
import inspect
import json
import sys
import types
from pathlib import Path
from typing import Any

_WAVEFORM_LEVEL = 0.05
_NOISE_SPREAD = 2.0
"""Of what becomes the noise's levels in its bands, through a sigmoid around 5."""


def export(case: dict[str, Any], path: Path) -> None:
    """Build the model that `case` describes, give it what training would have set, and export it to `path`."""
    import cached_conv
    import gin
    import rave
    import rave.blocks
    import scripts.export as exporter
    import torch

    torch.manual_seed(7)
    cached_conv.use_cached_conv(case["is_streaming"])
    gin.clear_config()
    folder = Path(rave.__file__).parent / "configs"
    gin.add_config_file_search_path(str(folder))
    configs = [str(folder / f"{name}.gin") for name in case["configs"]]
    gin.parse_config_files_and_bindings(configs, [f"CAPACITY = {case['capacity']}", *case["bindings"]])
    model = _build(rave.RAVE, n_channels=case["model_channels"]).eval()
    size = model.latent_size
    with torch.no_grad():  # principal axes; with fidelity 0.95 as many are kept as the case asks for
        kept = min(case["latent_dim"], size - 1)  # the exporter rounds it up to a power of two
        model.fidelity.copy_(torch.where(torch.arange(size) < kept, 0.9, 1.0))
        model.latent_pca.copy_(torch.linalg.qr(torch.randn(size, size))[0])
        model.latent_mean.copy_(0.3 * torch.randn(size))
    for part in (model.encoder, model.decoder):
        part.set_warmed_up(True)  # a v1 decoder adds its noise only then
    model(torch.zeros(1, case["model_channels"], 2**14))  # streaming convolutions make their state when they first run
    prior = _prior(exporter, model, case["latent_dim"]) if case["has_prior"] else None
    for module in model.modules():
        if hasattr(module, "weight_g"):
            torch.nn.utils.remove_weight_norm(module)
    kinds = {
        rave.blocks.VariationalEncoder: "VariationalScriptedRAVE",
        rave.blocks.WasserteinEncoder: "WasserteinScriptedRAVE",
        rave.blocks.DiscreteEncoder: "DiscreteScriptedRAVE",
        rave.blocks.SphericalEncoder: "SphericalScriptedRAVE",
    }
    module = _build(
        getattr(exporter, kinds[type(model.encoder)]),
        pretrained=model,
        stereo=case["is_fake_stereo"],
        channels=case["channels"],
        fidelity=0.95,
        target_sr=case["target_rate"],
        prior=prior,
    )
    _make_audible(module, model.decoder)
    module(torch.randn(1, case["model_channels"], 2**14))  # leaves dirty state, as in the wild
    module.export_to_ts(str(path))


def _make_audible(module: Any, decoder: Any) -> None:
    """Amplify waveform and noise: those of an untrained decoder are hardly there."""
    import torch

    if hasattr(decoder, "synth"):  # of v1
        waveform, noise = decoder.synth.branches[0], decoder.synth.branches[2] if decoder.use_noise else None
    else:
        noise = getattr(decoder, "noise_module", None)
        waveform = decoder.net[-1] if noise is None else decoder.waveform_module
    for name, state in module.named_buffers():
        if name.endswith((".pad", "cache")):
            state.zero_()  # a spherical encoder gives NaN for the silence that the exporter tries
    latents = torch.randn(1, module.latent_size, 64)
    level = float(module.decode(latents).std())
    waveform.weight.data.mul_(_WAVEFORM_LEVEL / (level or 1.0))  # the untrained codebook of 2.1.1 is silent
    if noise is None:
        return
    spreads: list[float] = []
    hook = noise.net.register_forward_hook(lambda *called: spreads.append(float(called[-1].std())))
    module.decode(latents)
    hook.remove()
    noise.net[-1].weight.data.mul_(_NOISE_SPREAD / spreads[0])


def _build(kind: Any, **offered: Any) -> Any:
    """Call `kind` with those of the offered arguments that this version of it takes."""
    taken = inspect.signature(kind.__init__).parameters
    return kind(**{name: value for name, value in offered.items() if name in taken})


def _prior(exporter: Any, model: Any, latent_dim: int) -> Any:
    """Return an untrained prior of the model's latents, as `rave train_prior` would begin with."""
    from rave.prior.model import VariationalPrior

    size = {"resolution": 32, "res_size": 32, "skp_size": 32, "kernel_size": 3, "cycle_size": 2, "n_layers": 2}
    prior = VariationalPrior(**size, pretrained_vae=model, n_channels=model.n_channels, latent_size=latent_dim)
    return exporter.TraceModel(prior.eval(), model)


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
    cases_path, folder_path = map(Path, sys.argv[1:])
    sys.argv = sys.argv[:1]  # the exporter reads its own options from there
    stand_in_for_native_torchaudio()
    import scripts.export

    scripts.export.FLAGS(["export", "--run=", "--fidelity=0.95"])
    for described in json.loads(cases_path.read_text()):
        export(described, folder_path / f"{described['key']}.ts")
