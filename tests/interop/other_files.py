"""Which files of other tools than RAVE's exporter are made, and with what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tests.interop.conftest import rave_exports
from tests.interop.environments import Environments
from tests.interop.rave_cases import CASES, VERSIONS

_HERE = Path(__file__).parent
_CACHED_CONV = "cached-conv==2.5.0"
_NN_VERSIONS = ("1.3.4", "1.5.6", "1.6.0")
_NN = f"nn-tilde=={_NN_VERSIONS[-1]}"
_MSPRIOR = "acids-msprior==1.1.3"
_NEUTONE = ("neutone-sdk==1.5.2", "jsonschema", "jsonschema-specifications", "referencing", "rpds-py", "attrs")
_SHARED = ("tiny_codec.py", "export_rave.py")  # what exporters import from beside them
RATE = 44100
"""Of codecs whose files do not tell theirs: any will do."""


@dataclass(frozen=True)
class Other:
    """One file: what its exporter needs, and what it is told."""

    name: str  # of the file
    requirements: tuple[str, ...]
    script: str
    arguments: tuple[str, ...] = ()
    codec: str | None = None  # the export of RAVE that goes into it
    tells_rate: bool = False

    @property
    def sample_rate(self) -> int | None:
        """What a user has to say about the file."""
        return None if self.tells_rate else RATE


def _nn_modules() -> Iterator[Other]:
    for version in _NN_VERSIONS:
        for variant in ("offline", "streaming", "decoder", "effect"):
            tools = (f"nn-tilde=={version}", _CACHED_CONV)
            yield Other(f"nn{version}-{variant}.ts", tools, "export_nn.py", (variant,))
    yield Other("nn1.6.0-accessors.ts", (_NN, _CACHED_CONV), "export_nn.py", ("accessors",), tells_rate=True)


def _priors() -> Iterator[Other]:
    codec, discrete = "rave2.3.1-v2-streaming", "rave2.3.1-discrete-streaming"

    def prior(name: str, *arguments: str, codec: str, nn: str = "1.6.0") -> Other:
        tools = (_MSPRIOR, f"nn-tilde=={nn}", _CACHED_CONV)
        return Other(f"{name}.ts", tools, "export_msprior.py", arguments, codec=codec, tells_rate=True)

    for version in _NN_VERSIONS[1:]:
        for config in ("recurrent", "decoder_only"):
            yield prior(f"msprior-{config}-nn{version}", config, "1", "16", "2048", codec=codec, nn=version)
    yield prior("msprior-rwkv", "rwkv", "1", "16", "2048", codec=codec)
    yield prior("msprior-conditioned", "rwkv_semantic", "1", "16", "2048", codec=codec)
    yield prior("msprior-of-another-ratio", "recurrent", "1", "16", "1024", codec=codec)
    yield prior("msprior-of-other-latents", "recurrent", "1", "8", "2048", codec=codec)
    yield prior("msprior-discrete", "recurrent", "0", "16", "1024", codec=discrete)
    yield prior("msprior-alone", "recurrent", "1", "16", "2048", codec="-")


def _rest() -> Iterator[Other]:
    for mode in ("streaming", "offline"):
        yield Other(f"iil-{mode}.ts", VERSIONS["2.3.1"], "export_iil.py", (mode,), tells_rate=True)
    for kind in ("model", "codec", "streaming-codec"):
        yield Other(f"after-{kind}.ts", (_NN, _CACHED_CONV), "export_after.py", (kind,))
    yield Other("neutone.nm", _NEUTONE, "export_neutone.py")
    yield Other("lightning.ckpt", (_CACHED_CONV,), "export_checkpoint.py")
    yield Other("model.onnx", ("onnx", "ml_dtypes", "typing_extensions"), "export_onnx.py")


OTHERS: Mapping[str, Other] = MappingProxyType(
    {other.name: other for others in (_nn_modules(), _priors(), _rest()) for other in others}
)


def write_other(other: Other, environments: Environments) -> Path:
    """Return the file, made once for all sessions."""
    script = _HERE / other.script
    before: tuple[str, ...] = ()
    if other.codec == "-":
        before = ("-",)
    elif other.codec is not None:
        before = (str(rave_exports(environments, CASES[other.codec].version) / f"{other.codec}.ts"),)
    arguments = (*before, *other.arguments)

    def make(folder: Path) -> None:
        environments.run(other.requirements, str(script), str(folder / other.name), *arguments)

    sources = (script, *(_HERE / name for name in _SHARED))
    ingredients = (*(source.read_text() for source in sources), *arguments, *other.requirements)
    return environments.made(f"other {other.name}", *ingredients, make=make) / other.name
