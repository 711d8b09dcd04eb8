"""Write a Neutone model with Neutone's SDK. Usage: export_neutone.py OUT. Runs in an environment of its own."""

import shutil
import sys
import tempfile
from pathlib import Path

from export_rave import stand_in_for_native_torchaudio
from torch import Tensor, nn

stand_in_for_native_torchaudio()

from neutone_sdk import ContinuousNeutoneParameter, WaveformToWaveformBase  # noqa: E402
from neutone_sdk.utils import save_neutone_model  # noqa: E402


class Gain(nn.Module):
    """The smallest effect."""

    def forward(self, x: Tensor, gain: Tensor) -> Tensor:
        return x * gain


class Effect(WaveformToWaveformBase):
    """What every Neutone model has to say of itself."""

    def get_model_name(self) -> str:
        return "tests.gain"

    def get_model_authors(self) -> list[str]:
        return ["rld_live"]

    def get_model_short_description(self) -> str:
        return "A gain."

    def get_model_long_description(self) -> str:
        return "A gain."

    def get_technical_description(self) -> str:
        return "A gain."

    def get_tags(self) -> list[str]:
        return ["gain"]

    def get_model_version(self) -> str:
        return "1"

    def is_experimental(self) -> bool:
        return False

    def get_neutone_parameters(self) -> list[ContinuousNeutoneParameter]:
        return [ContinuousNeutoneParameter("gain", "how loud", default_value=0.5)]

    def is_input_mono(self) -> bool:
        return True

    def is_output_mono(self) -> bool:
        return True

    def get_native_sample_rates(self) -> list[int]:
        return [44100]

    def get_native_buffer_sizes(self) -> list[int]:
        return [2048]

    def do_forward_pass(self, x: Tensor, params: dict[str, Tensor]) -> Tensor:
        return self.model(x, params["gain"])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        save_neutone_model(Effect(Gain()), Path(folder), speed_benchmark=False, test_offline_mode=False)
        shutil.copy(Path(folder) / "model.nm", sys.argv[1])
