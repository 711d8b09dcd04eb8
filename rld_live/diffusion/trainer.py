"""One step of training, and all that it changes."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

import torch
from lightning_fabric import Fabric
from torch import Generator, Tensor
from torch.optim import Optimizer

from rld_live.diffusion.average import WeightAverage
from rld_live.diffusion.network import NetworkConfig, build_network
from rld_live.diffusion.objective import stratified_times, velocity_errors
from rld_live.diffusion.weights import load_weights, weights_of
from rld_live.errors import ConfigError, ModelError
from rld_live.latent.noise import draw_noise

_ONLINE, _FIRST_MOMENT, _SECOND_MOMENT = "online.", "moment1.", "moment2."


@dataclass(frozen=True)
class StepSettings:
    """What a training step depends on besides its batch."""

    learning_rate: float = 3e-4
    warmup_steps: int = 500
    weight_decay: float = 0.01
    clip_norm: float = 1.0
    average_decay: float = 0.9995
    accumulate: int = 1
    """In how many parts a batch is computed: more parts need less memory and give the same step."""


class Trainer:
    """Owns the network, its optimiser and its average; the state after a step depends on nothing but (state, batch)."""

    def __init__(
        self, config: NetworkConfig, settings: StepSettings, *, seed: int, fabric: Fabric, noise: str = "white"
    ) -> None:
        """Build a network whose first weights depend on `seed` alone; torch's global generator is left as it was.

        `noise` names the kind that latents are mixed with, of `rld_live.latent.noise`.
        """
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            self.network = build_network(config)
            self._averaged_network = fabric.to_device(build_network(config)).requires_grad_(False)
        self.step = 0
        self.settings = settings
        self.config = config
        self._noise = noise
        self._fabric = fabric
        self._wrapped = fabric.setup_module(self.network)
        self._adam = torch.optim.AdamW(
            self.network.parameters(),
            lr=settings.learning_rate,
            weight_decay=settings.weight_decay,
            betas=(0.9, 0.99),
            fused=True,
        )
        self._optimizer = cast(Optimizer, fabric.setup_optimizers(self._adam))
        self.average = WeightAverage(weights_of(self.network), decay=settings.average_decay)

    def train_step(self, latents: Tensor, generator: Generator) -> float:
        """Learn from one batch of standardised `latents` [batch, latent_dim, window]; return its loss.

        Times and noise come from `generator` (CPU), for the whole batch at once, so that neither the number of parts
        nor of devices changes what is learnt. With several devices each takes its share of the batch.
        """
        times = stratified_times(len(latents), generator)
        noise = draw_noise(self._noise, latents.shape, generator)
        parts = list(self._parts(latents, noise, times))
        for group in self._adam.param_groups:
            group["lr"] = self.settings.learning_rate * min(1.0, (self.step + 1) / max(1, self.settings.warmup_steps))
        self._optimizer.zero_grad()
        total = torch.zeros((), device=self._fabric.device)
        for number, (part, part_noise, part_times) in enumerate(parts, start=1):
            with self._fabric.no_backward_sync(self._wrapped, enabled=number < len(parts)):
                loss = velocity_errors(self._wrapped, part, part_noise, part_times).mean() / len(parts)
                self._fabric.backward(loss)
            total += loss.detach()
        self._fabric.clip_gradients(
            self._wrapped, self._optimizer, max_norm=self.settings.clip_norm, error_if_nonfinite=False
        )
        value = float(cast(Tensor, self._fabric.all_reduce(total, reduce_op="mean")))
        if not math.isfinite(value):
            raise ModelError(
                f"the loss became {value} at step {self.step}: lower the learning rate, or look for bad latents"
            )
        self._optimizer.step()
        self.average.update(weights_of(self.network))
        self.step += 1
        return value

    @torch.inference_mode()
    def validate(self, latents: Tensor, noise: Tensor, times: Tensor, *, batch: int) -> float:
        """Return the mean loss of the averaged weights on fixed material, in batches of `batch`."""
        load_weights(self._averaged_network, self.average.weights, where="the weight average")
        errors = [
            velocity_errors(self._averaged_network, *(part.to(self._fabric.device) for part in parts))
            for parts in zip(*(torch.split(whole, batch) for whole in (latents, noise, times)), strict=True)
        ]
        return float(torch.cat(errors).mean())

    def begin_from(self, weights: Mapping[str, Tensor], *, where: str) -> None:
        """Take `weights` for the first ones, of the average too; raise `ModelError` if they are of another network."""
        load_weights(self.network, weights, where=where)
        self.average = WeightAverage(weights_of(self.network), decay=self.settings.average_decay)

    def resuming_tensors(self) -> dict[str, Tensor]:
        """Return all that has to be kept, beside the average and the step, to go on as if never stopped."""
        tensors: dict[str, Tensor] = {}
        for name, parameter in self.network.named_parameters():
            state = self._adam.state[parameter]
            tensors[_ONLINE + name] = parameter.data
            tensors[_FIRST_MOMENT + name] = state["exp_avg"]
            tensors[_SECOND_MOMENT + name] = state["exp_avg_sq"]
        return tensors

    def resume(
        self, step: int, average: dict[str, Tensor], read: Callable[[str], dict[str, Tensor]], *, where: str
    ) -> None:
        """Go on after `step`; `read(prefix)` gives what `resuming_tensors` gave, `average` the averaged weights."""
        load_weights(self.network, read(_ONLINE), where=where)
        first, second = read(_FIRST_MOMENT), read(_SECOND_MOMENT)
        for name, parameter in self.network.named_parameters():
            if name not in first or name not in second:
                raise ModelError(f"{where}: the optimiser's state of {name} is missing: start again in another folder")
            self._adam.state[parameter] = {
                "step": torch.tensor(float(step), device=parameter.device),
                "exp_avg": first[name].to(parameter.device),
                "exp_avg_sq": second[name].to(parameter.device),
            }
        self.average = WeightAverage(
            {name: tensor.to(self._fabric.device) for name, tensor in average.items()},
            decay=self.settings.average_decay,
            updates=step,
        )
        self.step = step

    def _parts(self, latents: Tensor, noise: Tensor, times: Tensor) -> list[tuple[Tensor, Tensor, Tensor]]:
        shares = self.settings.accumulate * self._fabric.world_size
        if len(latents) % shares:
            raise ConfigError(f"a batch of {len(latents)} does not divide into {shares} equal parts: choose a multiple")
        size = len(latents) // shares
        first = self._fabric.global_rank * self.settings.accumulate
        slices = [slice(part * size, (part + 1) * size) for part in range(first, first + self.settings.accumulate)]
        device = self._fabric.device
        return [(latents[s].to(device), noise[s].to(device), times[s].to(device)) for s in slices]
