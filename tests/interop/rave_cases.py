"""Which exports of RAVE 2.x are made, with which version of its exporter."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import Any

VERSIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "2.1.1": ("acids-rave==2.1.1", "cached-conv==2.4.1", "nn-tilde==1.3.4"),  # the first on PyPI
        "2.1.16": ("acids-rave==2.1.16", "cached-conv==2.5.0", "nn-tilde==1.3.4"),  # the last that draws on the CPU
        "2.2.2": ("acids-rave==2.2.2", "cached-conv==2.5.0", "nn-tilde==1.5.6"),
        "2.3.1": ("acids-rave==2.3.1", "cached-conv==2.5.0", "nn-tilde==1.6.0"),
        # Later nn-tilde tries four rows at once, which RAVE 2.3 cannot do with a prior, nor with channels that it
        # makes of a mono model: it refuses to export those.
        "2.3.1 (nn-tilde 1.3.4)": ("acids-rave==2.3.1", "cached-conv==2.5.0", "nn-tilde==1.3.4"),
    }
)
"""What stands for each version, beside the environment that all share."""

_WHOLE = "LATENT_SIZE = 16"  # with 16 kept, no dimension is left out that `decode` would fill with noise
_QUIET = "NOISE_AUGMENTATION = 0"


@dataclass(frozen=True)
class Case:
    """One export: what `export_rave.py` is told."""

    version: str
    name: str
    configs: tuple[str, ...]
    bindings: tuple[str, ...] = ()
    """In gin's language, after the configs."""
    latent_dim: int = 16
    """Dimensions kept of a variational model, by their share of the variance."""
    model_channels: int = 1
    channels: int | None = None
    """Of the export, where they are not the model's (RAVE 2.3, --channels)."""
    is_fake_stereo: bool = False
    """One model decodes twice (RAVE 2.1 and 2.2, --stereo)."""
    target_rate: int | None = None
    """Rate of the export where it is not the model's (--sr)."""
    has_prior: bool = False
    is_streaming: bool = True
    capacity: int = 8

    @property
    def key(self) -> str:
        """Name of the file and of the test."""
        return f"rave{self.version.split()[0]}-{self.name}-{'streaming' if self.is_streaming else 'offline'}"

    def to_json(self) -> dict[str, Any]:
        """Return what the exporter's script reads."""
        return {**asdict(self), "key": self.key}


def _in_all(version: str, wasserstein: str) -> Iterator[Case]:
    """Yield what every version of RAVE 2 can export."""
    yield from _both(Case(version, "v1", ("v1",), (_WHOLE,)))
    yield from _both(Case(version, "v2", ("v2",), (_WHOLE,)))
    yield from _both(Case(version, "v2-left-out", ("v2",)))
    yield from _both(Case(version, "wasserstein", ("v2", wasserstein), (_QUIET,)))
    yield Case(version, "v2-8-of-16", ("v2",), (_WHOLE,), latent_dim=8)
    yield Case(version, "discrete", ("discrete",))


def _in_2_1_and_2_2(version: str, wasserstein: str) -> Iterator[Case]:
    yield from _in_all(version, wasserstein)
    yield from _both(Case(version, "v2-fake-stereo", ("v2",), (_WHOLE,), is_fake_stereo=True))
    yield Case(version, "v2-fake-stereo-left-out", ("v2",), is_fake_stereo=True)


def _from_2_1_16(version: str) -> Iterator[Case]:
    yield from _both(Case(version, "spherical", ("v2", "spherical")))
    yield from _both(Case(version, "wasserstein-noise", ("v2", "wasserstein")))


def _from_2_2(version: str) -> Iterator[Case]:
    yield from _both(Case(version, "v3", ("v3",), (_WHOLE,)))
    yield from _both(Case(version, "noise", ("v2", "noise"), (_WHOLE,)))
    yield from _both(Case(version, "v2-to-88200", ("v2",), (_WHOLE,), target_rate=88200))
    yield Case(version, "v2-48000", ("v2",), (_WHOLE, "SAMPLING_RATE = 48000"))
    yield Case(version, "v2-ratio-512", ("v2",), (_WHOLE, "RATIOS = [4, 2, 2, 2]"))
    yield Case(version, "v2-ratio-4096", ("v2",), (_WHOLE, "RATIOS = [4, 4, 4, 4]"))
    yield Case(version, "causal", ("v2", "causal"), (_WHOLE,))
    yield Case(version, "raspberry", ("raspberry",), (_WHOLE,))
    yield Case(version, "snake", ("v2", "snake"), (_WHOLE,))
    yield Case(version, "discrete-v3", ("discrete_v3",))


def _in_2_3(version: str) -> Iterator[Case]:
    yield from _both(Case(version, "v2-stereo", ("v2",), (_WHOLE,), model_channels=2))
    yield from _both(Case(version, "v2-stereo-left-out", ("v2",), model_channels=2))
    yield from _both(Case(version, "noise-stereo", ("v2", "noise"), (_WHOLE,), model_channels=2))
    yield from _both(Case(version, "v2-small", ("v2_small",), (_WHOLE,)))
    yield from _both(Case(version, "hybrid", ("v2", "hybrid"), (_WHOLE,)))
    yield Case(version, "wasserstein-stereo", ("v2", "wasserstein"), (_QUIET,), model_channels=2)
    yield Case(version, "v3-stereo", ("v3",), (_WHOLE,), model_channels=2)
    yield Case(version, "v2-four-channels", ("v2",), (_WHOLE,), model_channels=4)
    yield Case(version, "v2-stereo-to-mono", ("v2",), (_WHOLE,), model_channels=2, channels=1)
    yield Case(version, "v2-32000", ("v2",), (_WHOLE, "SAMPLING_RATE = 32000"))
    yield Case(version, "v2-48000-to-96000", ("v2",), (_WHOLE, "SAMPLING_RATE = 48000"), target_rate=96000)
    yield Case(version, "v2-ratio-1024", ("v2",), (_WHOLE, "RATIOS = [4, 4, 2, 2]"))
    yield from _both(Case(version, "onnx", ("onnx",), (_WHOLE,)))


def _in_2_3_with_an_older_nn_tilde(version: str) -> Iterator[Case]:
    yield from _both(Case(version, "v2-fake-stereo", ("v2",), (_WHOLE,), channels=2))
    yield Case(version, "v2-fake-stereo-left-out", ("v2",), channels=2)
    yield from _both(Case(version, "prior", ("v2",), (_WHOLE,), has_prior=True))
    yield Case(version, "prior-8-of-16", ("v2",), (_WHOLE,), latent_dim=8, has_prior=True)


def _both(case: Case) -> tuple[Case, Case]:
    return case, replace(case, is_streaming=False)


CASES: Mapping[str, Case] = MappingProxyType(
    {
        case.key: case
        for cases in (
            _in_2_1_and_2_2("2.1.1", "wassertein"),  # the config's own spelling, then
            _in_2_1_and_2_2("2.1.16", "wasserstein"),
            _from_2_1_16("2.1.16"),
            _in_2_1_and_2_2("2.2.2", "wasserstein"),
            _from_2_1_16("2.2.2"),
            _from_2_2("2.2.2"),
            _in_all("2.3.1", "wasserstein"),
            _from_2_1_16("2.3.1"),
            _from_2_2("2.3.1"),
            _in_2_3("2.3.1"),
            _in_2_3_with_an_older_nn_tilde("2.3.1 (nn-tilde 1.3.4)"),
        )
        for case in cases
    }
)
