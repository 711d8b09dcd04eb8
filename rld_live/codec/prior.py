"""The generator of latents that some exports bring along."""

import math
import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from rld_live.codec.attributes import Attributes
from rld_live.codec.chance import seeded
from rld_live.codec.complaint import FAILURES, complaint
from rld_live.codec.contract import CodecInfo
from rld_live.codec.export import load_module
from rld_live.codec.kind import Module
from rld_live.codec.memory import Memory
from rld_live.errors import ModelError

# Latent frames per call: a call holds the process's one generator, and the decoder waits for it. A prior with a
# condition takes whole steps of the condition only, so the longer ones are tried where the first fails.
_CALL_FRAMES = (2, 4, 8, 16, 32, 64)
_LISTEN = "listen"
"""An attribute that msprior's models have: while it is set they hand back what they hear instead of going on."""
_TAKEN: Mapping[str, str] = {
    "temperature": "turn the knob, /rld/temperature",
    _LISTEN: "a prior that listens does not go on",
    "reset": "each piece begins with the prior reset, send /rld/seed",
}


@dataclass(frozen=True)
class PriorState:
    """What a prior remembers between two latent frames."""

    buffers: Mapping[str, Tensor]

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return sum(buffer.nbytes for buffer in self.buffers.values())


class Prior:
    """An autoregressive model of a codec's latents inside the codec's export. Owner: one thread.

    It goes on where its state stands, and its draws are decided by the keys given with each call: from the same state,
    the same temperature and the same keys give the same latents.
    """

    def __init__(self, module: Module, info: CodecInfo) -> None:
        """Take over `module`, find out what it remembers, and warm it up; raise `ModelError` for what cannot play."""
        self.info = info
        self._module = module
        self.attributes = Attributes(module)
        self._own = Attributes(module)  # what is set here is not the performer's, and never set back
        names = self.attributes.names()
        is_msprior = _LISTEN in names
        # msprior's last output is no latent dimension: it says how sure the prior is
        self._inputs = _check_contract(module, info, extra_outputs=1 if is_msprior else 0)
        self._has_temperature = "temperature" in names
        taken = names if is_msprior else {"temperature"}.intersection(names)
        self.taken_attributes = {name: why for name, why in _TAKEN.items() if name in taken}
        """Attributes that are set here and nowhere else, and what to do instead."""
        if is_msprior:
            self._own.set(_LISTEN, [False])
        Memory(module).forget()  # files are saved with the state of their last test run
        self._rows: dict[str, int] = {}  # how many, of each buffer that it remembers something in
        self._call_frames, self.seconds_per_frame = self._try_out()
        self.beginning = self.state()
        """What it remembers before it was asked for anything."""

    def generate(self, count: int, *, temperature: float, keys: tuple[int, ...]) -> Tensor:
        """Go on by `count` latent frames, a multiple of 64; return them [latent_dim, count], as `decode` takes them.

        `keys` decide every draw. Raise `ModelError` if the prior answers with anything but numbers.
        """
        parts = []
        for start in range(0, count, self._call_frames):
            try:
                with seeded(*keys, start):
                    parts.append(self._call(self._call_frames, temperature))
            except FAILURES as error:
                raise self._failure(complaint(error)) from error
        latents = torch.cat(parts, dim=1)
        if not bool(torch.isfinite(latents).all()):
            raise ModelError(f"{self.info.path}: its prior answered with NaN or infinity: choose another temperature")
        return latents.clone()  # made outside inference mode: an ordinary tensor, free to be used anywhere

    def state(self) -> PriorState:
        """Return a copy of what it remembers now."""
        buffers = dict(self._module.named_buffers())
        return PriorState({name: _leading(buffers[name], rows).clone() for name, rows in self._rows.items()})

    def restore(self, state: PriorState) -> None:
        """Go back to what `state` returned once."""
        buffers = dict(self._module.named_buffers())
        with torch.inference_mode():
            for name, kept in state.buffers.items():
                _leading(buffers[name], self._rows[name]).copy_(kept)

    def _try_out(self) -> tuple[int, float]:
        """Return how many latent frames a call takes and how long one of them lasts, in seconds; leave no trace."""
        opening = {name: buffer.clone() for name, buffer in self._module.named_buffers()}
        said = ""
        for frames in _CALL_FRAMES:
            try:
                return frames, self._trial(opening, frames) / frames
            except FAILURES as error:
                said = complaint(error)
            finally:
                with torch.inference_mode():
                    for name, buffer in self._module.named_buffers():
                        buffer.copy_(opening[name])
        raise self._failure(said)

    def _trial(self, opening: Mapping[str, Tensor], frames: int) -> float:
        """Return the seconds of a call of so many latent frames, and note what the prior remembers: whatever changes.

        It goes on for the longest of all calls, and for one more: a counter may be back where it was by then.
        """
        self._rows, seconds = {}, []
        for call in range(_CALL_FRAMES[-1] // frames + 1):
            began = time.perf_counter()
            with seeded(call):
                latents = self._call(frames, 1.0)
            seconds.append(time.perf_counter() - began)
            if tuple(latents.shape) != (self.info.latent_dim, frames):
                raise ModelError(
                    f"{self.info.path}: its prior gives {list(latents.shape)} where [{self.info.latent_dim}, {frames}] "
                    "is due: export it again"
                )
            changed = {name: now for name, now in self._module.named_buffers() if not torch.equal(now, opening[name])}
            if any(bool(buffer.isnan().any()) for buffer in changed.values()):  # what it chooses by that are numbers
                raise ModelError(f"{self.info.path}: its prior computes NaN: export an earlier state of its run")
            for name, buffer in changed.items():
                self._rows[name] = max(self._rows.get(name, 0), _changed_rows(buffer, opening[name]))
        return statistics.median(seconds)  # the first calls compile

    def _failure(self, said: str) -> ModelError:
        return ModelError(f"{self.info.path}: its prior fails ({said}): export it again, or play with diffusion")

    def _call(self, frames: int, temperature: float) -> Tensor:
        """Call the module once; RAVE's takes the temperature as a signal x, and makes softplus(x) / ln 2 of it."""
        signal = torch.zeros(1, self._inputs, frames)
        if self._has_temperature:
            self._own.set("temperature", [temperature])
        elif self._inputs == 1:
            signal += math.log(math.expm1(temperature * math.log(2)))
        with torch.inference_mode():
            latents: Tensor = self.attributes.guarded(lambda: self._module.prior(signal))
        return latents[0, : self.info.latent_dim]


def open_prior(path: Path, *, sample_rate: int | None = None) -> Prior:
    """Load the prior of the export at `path`, in a module of its own; raise `ModelError` where there is none.

    Call it outside `torch.inference_mode`, as `open_codec`.
    """
    module, info, kind = load_module(path, sample_rate=sample_rate)
    if kind.refusal:
        raise ModelError(f"{path}: is a {kind.name} codec: {kind.refusal}")
    return Prior(module, info)


def _check_contract(module: Module, info: CodecInfo, *, extra_outputs: int) -> int:
    """Return how many channels the prior takes; raise `ModelError` with both values where it does not fit the codec."""
    params = getattr(module, "prior_params", None)
    if not info.has_prior or not isinstance(params, Tensor):
        raise ModelError(
            f"{info.path}: has no prior: export it together with one, or play it with a diffusion checkpoint"
        )
    inputs, ratio_in, outputs, ratio_out = (int(value) for value in params.tolist())
    pairs = (
        ("latent dimensions", outputs - extra_outputs, info.latent_dim),
        ("ratio", ratio_in, info.ratio),
        ("ratio", ratio_out, info.ratio),
    )
    for name, found, wanted in pairs:
        if found != wanted:
            raise ModelError(
                f"{info.path}: its prior has {name} {found}, its decoder {wanted}: they do not belong together; "
                "combine the codec with a prior that was trained on it"
            )
    return inputs


def _changed_rows(buffer: Tensor, before: Tensor) -> int:
    """Return how many leading rows hold all that has changed: of 64 for a batch, one is used."""
    changed = _as_rows(buffer != before)
    return int(changed.reshape(len(changed), -1).any(1).nonzero().max()) + 1


def _leading(buffer: Tensor, rows: int) -> Tensor:
    return _as_rows(buffer)[:rows]


def _as_rows(buffer: Tensor) -> Tensor:
    """Return a view in which a single number is a row, too."""
    return buffer.unsqueeze(0) if buffer.ndim == 0 else buffer
