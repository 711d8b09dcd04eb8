"""What a codec is and how it does on this machine."""

from pathlib import Path

import torch

from rld_live.codec.contract import CodecInfo
from rld_live.codec.export import Codec, load_module
from rld_live.codec.kind import Kind, Module
from rld_live.codec.prior import open_prior
from rld_live.codec.reach import measure_encoder
from rld_live.codec.self_test import REMEDY_FOR_SLOWNESS, SelfTest, self_test
from rld_live.config import PlayConfig
from rld_live.diffusion.checkpoint import CodecIdentity, read_header
from rld_live.errors import ModelError, RldError
from rld_live.offline.inspection.report import Report, Rows, latent_rate, neighbours, sentence_of, size
from rld_live.pipeline.models import compute_on_one_thread


def codec_report(path: Path, *, sample_rate: int | None) -> Report:
    """Describe the TorchScript module at `path`; one that is no codec, or cannot be used, is told with the remedy."""
    compute_on_one_thread()  # as it will be played
    try:
        module, info, kind = load_module(path, sample_rate=sample_rate)
    except ModelError as error:
        rows = (("size", size(path)), ("plays live", f"no: {sentence_of(error, path)}"))
        return Report(f"{path}: a TorchScript module", rows)
    return Report(
        f"{path}: a codec ({info.generation}, {info.kind})",
        (
            ("sample rate", f"{info.sample_rate} Hz"),
            ("channels", f"{info.input_channels} in, {info.channels} out" if info.has_encoder else f"{info.channels}"),
            ("latents", f"{_dimensions(info)}, {latent_rate(info.sample_rate, info.ratio)}"),
            *_trial(module, info, kind),
            ("methods", ", ".join(info.methods)),
            ("attributes", ", ".join(info.attributes) or "none"),
            ("size", size(path)),
            ("fingerprint", info.fingerprint),
            *(() if kind.refusal else (("fits", _fits(info)),)),
        ),
    )


def _trial(module: Module, info: CodecInfo, kind: Kind) -> Rows:
    """Say what came of playing and encoding with it."""
    if kind.refusal:
        return (("plays live", f"no: {kind.refusal}"),)
    try:
        codec = Codec(module, info)
        encodes = ("encodes", _encodes(codec))
        if info.is_recurrent:
            return (("plays live", "no: its decoder is recurrent, so only generate decodes it, whole"), encodes)
        tested = self_test(codec, chunk=PlayConfig().chunk)
    except ModelError as error:
        return (("plays live", f"no: {sentence_of(error, info.path)}"),)
    return (*_plays(tested), encodes)


def _plays(tested: SelfTest) -> Rows:
    info, reach = tested.info, tested.decoder
    way = (
        "it carries its state from piece to piece"
        if info.is_streaming
        else f"in pieces with {reach.after} latent frames before and {reach.before} after them "
        "(an export with --streaming needs less computing)"
    )
    slow = "" if tested.keeps_up else f": too slow to play safely; {REMEDY_FOR_SLOWNESS}"
    return (
        ("plays live", f"yes: {way}"),
        ("self-test", f"pieces of {tested.chunk} latent frames {tested.joins}; {tested.loudness}"),
        ("delay", f"{1000 * tested.delay_frames / info.sample_rate:.0f} ms, {tested.delay_frames} samples"),
        ("memory", f"{tested.memory} latent frames, {tested.memory / info.latent_rate:.1f} s"),
        ("speed", f"real-time factor {tested.real_time_factor:.3f} on this machine{slow}"),
        ("has a prior", _prior(info)),
    )


def _prior(info: CodecInfo) -> str:
    if not info.has_prior:
        return "no"
    try:
        open_prior(info.path, sample_rate=info.sample_rate)
    except ModelError as error:
        return f"yes, which cannot be played: {sentence_of(error, info.path)}"
    return "yes: play it with --set models.source=prior, or generate --prior"


def _encodes(codec: Codec) -> str:
    info = codec.info
    if not info.has_encoder:
        return "no: it plays latents, and makes none of audio"
    try:
        # for so few calls, optimising takes longer than it saves
        with torch.jit.optimized_execution(False):  # type: ignore[attr-defined]
            reach = measure_encoder(codec)
    except ModelError as error:
        return f"no: {sentence_of(error, info.path)}"
    if info.is_streaming:
        return f"yes: {reach.delay} latent frames late, which preprocess takes back"
    return f"yes: with {reach.after} latent frames of audio before and {reach.before} after them"


def _dimensions(info: CodecInfo) -> str:
    left_out = f" of {info.full_latent_dim}" if info.full_latent_dim > info.latent_dim else ""
    angles = " (angles)" if info.geometry == "angular" else ""
    return f"{info.latent_dim}{left_out} dimensions{angles}"


def _fits(info: CodecInfo) -> str:
    found = [
        file.name
        for file in neighbours(info.path, "*.safetensors")
        if (identity := _codec_of_checkpoint(file)) is not None and identity.fingerprint == info.fingerprint
    ]
    return f"{', '.join(found) or 'checkpoints and latents'} with codec {info.fingerprint}"


def _codec_of_checkpoint(path: Path) -> CodecIdentity | None:
    try:
        return read_header(path).codec
    except RldError:
        return None  # somebody else's safetensors fit nothing
