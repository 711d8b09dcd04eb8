"""What a file is, what goes with it, and what to do with it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from rld_live.codec.container import Container, recognise
from rld_live.offline.inspection.report import Report, size

_ARRAYS = frozenset({".npy", ".npz"})
_ELSEWHERE: Mapping[Container, str] = MappingProxyType(
    {
        Container.ONNX: "nothing here: export the run as TorchScript (rave export --run RUN --streaming)",
        Container.OTHER_ZIP: "nothing here: unpack it, and inspect what is in it",
        Container.ARCHIVE: "nothing here: unpack it, and inspect what is in it",
        Container.WEB_PAGE: "nothing: fetch the file itself again",
        Container.LFS_POINTER: "nothing yet: fetch the file itself (git lfs pull)",
        Container.EMPTY: "nothing: fetch it again",
    }
)
_WEIGHTS = frozenset({Container.SAFETENSORS, Container.TORCH_WEIGHTS, Container.LIGHTNING, Container.PICKLED_OBJECTS})


def inspect(path: Path, *, sample_rate: int | None = None) -> Report:
    """Describe what is at `path`; raise `RldError` if there is nothing that can be read.

    Of a codec the code is run, which is TorchScript and no Python; of all else nothing is. `sample_rate` is that of a
    codec that does not tell its own. What PyTorch is needed for is imported here, since importing it takes a second.
    """
    if path.is_dir() or path.suffix.lower() in _ARRAYS:
        from rld_live.offline.inspection.latents_report import array_report, folder_report

        return folder_report(path) if path.is_dir() else array_report(path)
    container = recognise(path)
    if container is Container.TORCHSCRIPT:
        from rld_live.offline.inspection.codec_report import codec_report

        return codec_report(path, sample_rate=sample_rate)
    if container in _WEIGHTS:
        from rld_live.offline.inspection.checkpoint_report import checkpoint_report

        return checkpoint_report(path, container)
    fits = _ELSEWHERE.get(container, "nothing here: give a .ts, a .safetensors, a .pt or a folder of latents")
    return Report(f"{path}: {container.value}", (("size", size(path)), ("fits", fits)))
