import subprocess
import sys

from rld_live.diffusion.unet_library import unet_v0


def run_alone(program: str) -> str:
    """Run `program` in an interpreter of its own, warnings being errors, and return what it prints."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_network_is_built_beside_any_build_of_torch_without_a_warning() -> None:
    shape = "latent_dim=2, window=64"
    built = run_alone(
        "from rld_live.diffusion.network import build_network, preset\n"
        f"print(len(list(build_network(preset('tiny', {shape})).parameters())) > 9)"
    )

    assert built == "True"


def test_the_library_is_not_imported_before_a_network_is_built() -> None:
    imported = run_alone(
        "import sys, rld_live.diffusion.checkpoint, rld_live.diffusion.sampler\n"
        "print([name for name in ('audio_diffusion_pytorch', 'torchaudio', 'lightning_fabric') if name in sys.modules])"
    )

    assert imported == "[]"


def test_the_library_is_imported_once() -> None:
    assert unet_v0() is unet_v0()
