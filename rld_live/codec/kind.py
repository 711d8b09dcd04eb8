"""The families of exports, told by the names of the classes that were scripted: a row each."""

from dataclasses import dataclass, replace

import torch

Module = torch.jit.ScriptModule


@dataclass(frozen=True)
class Kind:
    """A family of exports, and what the adapter has to know of it."""

    name: str
    generation: str
    geometry: str = "linear"  # or "angular": angles in [-1, 1), the last of which wraps
    refusal: str | None = None  # why it cannot be used here, and what to use instead
    has_posterior: bool = False  # `encode` draws from a distribution whose principal axes it keeps the first of
    full_size: str = "full_latent_size"  # where a kind that has a posterior keeps the number of all its axes
    has_declared_delay: bool = False


_V1, _V2_2, _V2_3 = "RAVE v1", "RAVE v2.1-2.2", "RAVE v2.3"
_GENERIC = Kind("generic", "nn~")
_KINDS: dict[str, Kind] = {
    "VariationalScriptedRAVE": Kind("variational", _V2_2, has_posterior=True),
    "WasserteinScriptedRAVE": Kind("wasserstein", _V2_2),  # the exporter's own spelling
    "SphericalScriptedRAVE": Kind("spherical", _V2_2, geometry="angular"),
    "DiscreteScriptedRAVE": Kind(
        "discrete",
        _V2_2,
        refusal="its latents are codebook indices, not numbers to diffuse: train RAVE with --config v2 instead",
    ),
    "TraceModel": Kind("variational", _V1, has_posterior=True, full_size="latent_size"),
    "ScriptedCodec": Kind("rld-live", "rld-live", has_declared_delay=True),
}
_WRAPPERS: dict[str, tuple[str, str]] = {  # a codec with a prior beside it: where the codec is, and who made it so
    "Combined": ("_rave", _V1),
    "CombinedModule": ("rave_model", "msprior"),
}


def kind_of(module: Module) -> Kind:
    """Return the family that `module` belongs to; what is not known but keeps the contract is "generic"."""
    core = core_of(module)
    kind = _KINDS.get(str(core.original_name), _GENERIC)
    if kind.generation == _V2_2 and hasattr(core, "target_channels"):
        kind = replace(kind, generation=_V2_3)
    return kind if core is module else replace(kind, generation=_WRAPPERS[str(module.original_name)][1])


def core_of(module: Module) -> Module:
    """Return the codec inside of a module that joins a codec and a prior; any other module is its own core."""
    name, _ = _WRAPPERS.get(str(module.original_name), ("", ""))
    core = getattr(module, name, None) if name else None
    return core if isinstance(core, torch.jit.ScriptModule) else module
