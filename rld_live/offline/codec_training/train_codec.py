"""Training of our own codec: from a folder of audio to a streaming `.ts`."""

import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import torch
from torch.utils.tensorboard import SummaryWriter

from rld_live.codec.network.codec import Codec
from rld_live.codec.network.shape import preset
from rld_live.codec.scripted import LatentBasis, export
from rld_live.offline.codec_training.codec_corpus import Corpus, open_corpus
from rld_live.offline.codec_training.codec_trainer import CONTEXT, CodecTrainer, CodecTraining, Progress, crop_frames
from rld_live.offline.interruption import Interruption
from rld_live.offline.output_folder import make_folder

EXPORT = "codec.ts"


def train_codec(config: CodecTraining, on_progress: Callable[[Progress], None]) -> Path:
    """Train, going on from the run's checkpoint if there is one, and return the path of the exported codec.

    Calls `on_progress` after every step. Ctrl-C finishes the step, saves, and raises KeyboardInterrupt; the same call
    goes on from there. Raises DataError without audio, ModelError if the checkpoint belongs to another codec.
    """
    torch.set_num_threads(config.threads)
    make_folder(config.out)
    shape = preset(config.preset, sample_rate=config.sample_rate, channels=config.channels)
    corpus = open_corpus(config.files, config.out, sample_rate=shape.sample_rate, channels=shape.channels)
    training = CodecTrainer(config, shape, corpus)
    training.resume()
    with Interruption() as interruption, SummaryWriter(str(config.out / "log")) as log:
        next_save = time.monotonic() + config.checkpoint_seconds
        while training.progress.fraction < 1.0 and not interruption.is_wanted:
            on_progress(training.step())
            if training.progress.step % 20 == 0:
                _log(log, training.progress)
            if time.monotonic() >= next_save:
                training.validate()
                training.save()
                next_save = time.monotonic() + config.checkpoint_seconds
        training.save()
    if interruption.is_wanted:
        raise KeyboardInterrupt
    training.validate()
    on_progress(training.progress)
    training.save()
    path = config.out / EXPORT
    codec = training.smoothed()
    export(codec, latent_basis(codec, corpus, config), path)
    return path


def latent_basis(codec: Codec, corpus: Corpus, config: CodecTraining) -> LatentBasis:
    """Return the principal axes of the posterior means over evenly spread training audio."""
    crops = corpus.even_crops(config.basis_crops, crop_frames(codec.config, config), held_out=False)
    with torch.inference_mode():
        means = [codec.encoder(batch)[0][:, :, CONTEXT:] for batch in torch.split(crops, config.batch)]
    return LatentBasis.of(torch.cat(means).transpose(0, 1).flatten(1), fidelity=config.fidelity)


def _log(log: SummaryWriter, progress: Progress) -> None:
    for name, value in asdict(progress).items():
        if name != "step" and value is not None:
            log.add_scalar(name, value, progress.step)
