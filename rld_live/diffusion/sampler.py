"""From a window of noise to a window of latents."""

import torch
from torch import Tensor, nn

from rld_live.diffusion.guidance import AttentionGuidance
from rld_live.diffusion.solvers import solver as solver_named
from rld_live.errors import ConfigError, ModelError


class WindowSampler:
    """Denoises one window at a time; the same noise, steps and solver give the same bits on one machine.

    Belongs to one thread. It leaves torch's global settings alone: who starts the thread sets `set_num_threads(1)` (on
    a busy machine a second thread costs more than it gives, and one keeps the order of sums fixed).
    """

    def __init__(self, network: nn.Module, *, latent_dim: int, window: int) -> None:
        """Take over `network`: nobody else may train or move it from now on."""
        self.latent_dim = latent_dim
        self.window = window
        self._network = network.eval().requires_grad_(False)
        self._guidance = AttentionGuidance(self._network)
        first = next(network.parameters(), None)
        self._device = torch.device("cpu") if first is None else first.device

    @property
    def can_be_guided(self) -> bool:
        """Whether a guidance other than 1 means anything to the network."""
        return self._guidance.is_possible

    def sample(self, noise: Tensor, *, steps: int, solver: str = "dpmpp-2m", guidance: float = 1.0) -> Tensor:
        """Return standardised latents [latent_dim, window] made from `noise` of that shape in `steps` network calls.

        A `guidance` of 1 is none at all; any other makes each call one of a batch of two (`AttentionGuidance`).
        Raise `ConfigError` for an unknown solver, no steps, or guidance of a network that cannot be guided,
        `ModelError` if the network answers with NaN or infinity.
        """
        chosen = solver_named(solver)
        if steps < 1:
            raise ConfigError(f"{steps} steps denoise nothing: choose 1 or more")
        if tuple(noise.shape) != (self.latent_dim, self.window):
            raise ConfigError(
                f"noise of shape {list(noise.shape)} does not fit: the network takes [{self.latent_dim}, {self.window}]"
            )
        if guidance != 1.0 and not self.can_be_guided:
            raise ConfigError(
                f"a guidance of {guidance:g} needs a network with attention, and this one has none: choose 1"
            )

        def velocity(x: Tensor, time: float) -> Tensor:
            return self._velocity(x, torch.full((1,), time, dtype=x.dtype, device=x.device), guidance)

        with torch.inference_mode():
            latents = chosen.walk(velocity, noise.to(self._device).unsqueeze(0), chosen.times(steps))
            latents = latents.squeeze(0).cpu()
        if not bool(torch.isfinite(latents).all()):
            raise ModelError("the network answered with NaN or infinity: lower the temperature, or train it further")
        # A clone made outside inference mode is an ordinary tensor, free to be used anywhere.
        return latents.clone()

    def warm_up(self) -> None:
        """Run the network twice, so that what torch does once per shape is not done while music plays."""
        self.sample(torch.zeros(self.latent_dim, self.window), steps=2)

    def _velocity(self, x: Tensor, time: Tensor, guidance: float) -> Tensor:
        if guidance != 1.0:
            return self._guidance.velocity(x, time, guidance=guidance)
        velocity: Tensor = self._network(x, time)
        return velocity
