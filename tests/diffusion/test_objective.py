import pytest
import torch
from torch import nn

from rld_live.diffusion.network import build_network, preset
from rld_live.diffusion.objective import stratified_times, velocity_errors


def test_the_loss_is_audio_diffusion_pytorchs() -> None:
    network = build_network(preset("tiny", latent_dim=4, window=64))  # first: it makes the library importable
    from audio_diffusion_pytorch.diffusion import VDiffusion

    latents = torch.randn(6, 4, 64, generator=torch.Generator().manual_seed(1))
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        torch.manual_seed(5)
        theirs = VDiffusion(net=network)(latents)
        torch.manual_seed(5)
        times, noise = torch.rand(6), torch.randn_like(latents)
        ours = velocity_errors(network, latents, noise, times).mean()

    torch.testing.assert_close(ours, theirs)


def test_a_network_that_knows_the_velocity_has_no_error() -> None:
    latents, noise = torch.randn(4, 2, 8), torch.randn(4, 2, 8)
    times = torch.tensor([0.0, 0.3, 0.7, 1.0])
    angle = (times * torch.pi / 2)[:, None, None]

    class Oracle(nn.Module):
        def forward(self, x: torch.Tensor, time: torch.Tensor) -> torch.Tensor:
            torch.testing.assert_close(x, torch.cos(angle) * latents + torch.sin(angle) * noise)
            torch.testing.assert_close(time, times)
            return torch.cos(angle) * noise - torch.sin(angle) * latents

    assert float(velocity_errors(Oracle(), latents, noise, times).max()) < 1e-10


@pytest.mark.parametrize("count", [1, 7, 16])
def test_every_batch_has_one_time_in_each_stratum(count: int) -> None:
    times = stratified_times(count, torch.Generator().manual_seed(3))

    assert torch.equal((times * count).floor().sort().values, torch.arange(count, dtype=torch.float32))


def test_each_time_is_uniform_on_its_own() -> None:
    generator = torch.Generator().manual_seed(0)
    first = torch.stack([stratified_times(4, generator)[0] for _ in range(4000)])
    counts = torch.histc(first, bins=8, min=0, max=1)

    assert float((counts - 500).abs().max()) < 5 * 500**0.5
