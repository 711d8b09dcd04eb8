"""Sets of models that cannot play, one of each kind."""

import pickle
from collections.abc import Callable
from pathlib import Path

import torch

from rld_live.config import ModelsConfig
from rld_live.diffusion.checkpoint import save_checkpoint
from rld_live.diffusion.network import build_network
from rld_live.diffusion.weights import weights_of
from tests.fakes.exports import write_export
from tests.fakes.flawed import write_flawed
from tests.fakes.hybrid import write_hybrid
from tests.fakes.sets import FakeSet, write_checkpoint_for, write_playable_set, write_set


class _Touches:
    """Pickled, what it becomes when it is read writes a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Path.touch, (self._path,)


PICKLE_WAS_RUN = "pickle-was-run"
"""Name of the file that is there when somebody has unpickled what he should not."""


def write_bad_sets(folder: Path) -> dict[str, tuple[ModelsConfig, str]]:
    """Write the files; return each set by its kind, and what the reason why it does not play must say."""
    good = write_playable_set(_new(folder / "good"))
    return {
        "missing": (_with(good, codec=folder / "nowhere.ts"), "nowhere.ts"),
        "empty": (_with(good, codec=_file(folder / "empty.ts", b"")), "is an empty file"),
        "text": (_with(good, checkpoint=_file(folder / "text.safetensors", b"hello\n" * 99)), "text.safetensors"),
        "cut off": (_with(good, codec=_cut(good.codec, folder / "cut.ts")), "cut.ts"),
        "cut off checkpoint": (_with(good, checkpoint=_cut(good.checkpoint, folder / "cut.safetensors")), "cut.safe"),
        "pickle": (_with(good, checkpoint=_pickle(folder)), "pickle.pt"),
        "other codec": (_with(good, codec=write_export(folder / "other.ts", weights=1)), "was trained on a codec"),
        "no checkpoint": (ModelsConfig(codec=good.codec), "models.checkpoint is missing"),
        "recurrent": (_with(good, codec=write_hybrid(folder / "hybrid.ts")), "recurrent"),
        "flawed": (_flawed(_new(folder / "flawed")), "gives NaN"),
        "poisoned": (_poisoned(write_playable_set(_new(folder / "poisoned"))), "poisoned"),
        "too slow": (write_set(_new(folder / "slow")).config, "too slow"),
    }


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _with(good: FakeSet, *, codec: Path | None = None, checkpoint: Path | None = None) -> ModelsConfig:
    return ModelsConfig(codec=codec or good.codec, checkpoint=checkpoint or good.checkpoint)


def _file(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _cut(whole: Path, path: Path) -> Path:
    content = whole.read_bytes()
    return _file(path, content[: len(content) // 2])


def _pickle(folder: Path) -> Path:
    evil = {"model_state_dict": _Touches(folder / PICKLE_WAS_RUN)}
    return _file(folder / "pickle.pt", pickle.dumps(evil))


def _flawed(folder: Path) -> ModelsConfig:
    codec = write_flawed(folder / "codec.ts", "gives NaN")
    config = write_checkpoint_for(codec, sample_rate=48000).config
    return config.model_copy(update={"sample_rate": 48000})


def _poisoned(whole: FakeSet) -> ModelsConfig:
    with torch.random.fork_rng(devices=[]):
        weights = weights_of(build_network(whole.header.network))
    save_checkpoint(whole.checkpoint, whole.header, {name: tensor / 0.0 for name, tensor in weights.items()})
    return whole.config
