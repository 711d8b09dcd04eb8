"""Write what training with Lightning leaves, a checkpoint. Runs in an environment of its own.

Usage: export_checkpoint.py OUT
"""

import sys
from pathlib import Path
from typing import Any

from export_rave import stand_in_for_native_torchaudio

stand_in_for_native_torchaudio()

import pytorch_lightning as pl  # noqa: E402
import torch  # noqa: E402
from torch import Tensor, nn  # noqa: E402


class Model(pl.LightningModule):
    """The smallest thing that trains, with hyperparameters that are no plain numbers."""

    def __init__(self, folder: Path) -> None:  # noqa: ARG002  Lightning saves it from the frame
        super().__init__()
        self.save_hyperparameters()
        self.encoder = nn.Linear(4, 4)

    def training_step(self, batch: Tensor, _: int) -> Tensor:
        loss = self.encoder(batch).square().mean()
        self.log("loss", loss)
        return loss

    def configure_optimizers(self) -> Any:
        return torch.optim.Adam(self.parameters())


if __name__ == "__main__":
    out = Path(sys.argv[1])
    trainer = pl.Trainer(
        max_steps=2,
        accelerator="cpu",
        logger=False,
        enable_progress_bar=False,
        default_root_dir=out.parent,
        callbacks=[pl.callbacks.ModelCheckpoint(dirpath=out.parent / "runs", monitor="loss")],
    )
    trainer.fit(Model(out.parent), torch.utils.data.DataLoader(torch.randn(8, 4)))
    trainer.save_checkpoint(out)
