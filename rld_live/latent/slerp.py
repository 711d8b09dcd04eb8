"""Ways from one point of the latent space to another that keep its loudness."""

import torch
from torch import Tensor

# Below this angle (radians) sin is flat enough that the straight line and the arc are the same float32 numbers.
_SMALL_ANGLE = 1e-4
# acos of a float32 near 1 is wrong by up to 5e-4, so the gains of a smaller angle are anything.
_SMALL_SINE = 1e-3


def slerp(a: Tensor, b: Tensor, t: float | Tensor, *, dim: int = 0) -> Tensor:
    """Return the point at `t` (0 … 1) on the arc from `a` to `b`: Shoemake, "Animating rotation with quaternion
    curves", SIGGRAPH 1985.

    Vectors lie along `dim`: for latents [latent_dim, latent_frames] each latent frame turns by its own angle. `t`
    broadcasts against the other dimensions. Lengths are interpolated linearly, so vectors of unequal length keep
    theirs at both ends. Equal vectors give themselves, a zero vector gives the straight line; between opposite ones,
    where no arc is shorter than another, the way leads through a fixed perpendicular.
    """
    progress = torch.as_tensor(t, dtype=a.dtype, device=a.device)
    length_a = torch.linalg.vector_norm(a, dim=dim, keepdim=True)
    length_b = torch.linalg.vector_norm(b, dim=dim, keepdim=True)
    unit_a = a / length_a.clamp_min(torch.finfo(a.dtype).tiny)
    unit_b = b / length_b.clamp_min(torch.finfo(b.dtype).tiny)
    # The part of b that is perpendicular to a: unlike acos of the scalar product, exact for small angles and for
    # nearly opposite vectors (Kahan).
    cosine = (unit_a * unit_b).sum(dim, keepdim=True)
    side = unit_b - cosine * unit_a
    sine = torch.linalg.vector_norm(side, dim=dim, keepdim=True)
    angle = torch.atan2(sine, cosine)
    is_opposite = (cosine < 0) & (sine < _SMALL_ANGLE)
    side = torch.where(is_opposite, _perpendicular(unit_a, dim=dim), side / sine.clamp_min(torch.finfo(a.dtype).tiny))
    turned = torch.cos(progress * angle) * unit_a + torch.sin(progress * angle) * side
    length = torch.lerp(length_a, length_b, progress)
    straight = a + progress * (b - a)
    has_no_arc = (length_a == 0) | (length_b == 0) | ((cosine > 0) & (sine < _SMALL_ANGLE))
    return torch.where(has_no_arc, straight, length * turned)


def angle(a: Tensor, b: Tensor, *, dim: int = 0) -> Tensor:
    """Return the angle in radians between vectors that lie along `dim`, exact for small ones too; 0 beside a zero."""
    tiny = torch.finfo(a.dtype).tiny
    unit_a = a / torch.linalg.vector_norm(a, dim=dim, keepdim=True).clamp_min(tiny)
    unit_b = b / torch.linalg.vector_norm(b, dim=dim, keepdim=True).clamp_min(tiny)
    # Kahan: the halves of the rhombus that two unit vectors span
    apart = torch.linalg.vector_norm(unit_a - unit_b, dim=dim)
    together = torch.linalg.vector_norm(unit_a + unit_b, dim=dim)
    is_defined = (unit_a.square().sum(dim) > 0) & (unit_b.square().sum(dim) > 0)
    return torch.where(is_defined, 2 * torch.atan2(apart, together), torch.zeros_like(apart))


def crossfade(outgoing: Tensor, incoming: Tensor, progress: Tensor) -> Tensor:
    """Return `outgoing` [latent_dim, latent_frames] turning into `incoming` as `progress` [latent_frames] goes 0 → 1.

    Gains cos and sin keep the power of unrelated material; divided by √(1 + ρ·sin 2φ), with ρ the correlation measured
    over the whole overlap, they also keep the level of related material, up to identical, where they give the thing
    itself. Negative ρ counts as none: raising opposite material would only raise what is left of the cancellation.
    """
    angle = progress.clamp(0, 1) * (torch.pi / 2)
    fade_out, fade_in = torch.cos(angle), torch.sin(angle)
    power = torch.sqrt(outgoing.square().sum() * incoming.square().sum())
    correlation = ((outgoing * incoming).sum() / power.clamp_min(torch.finfo(power.dtype).tiny)).clamp(0, 1)
    level = torch.rsqrt(1 + correlation * torch.sin(2 * angle))
    return (fade_out * outgoing + fade_in * incoming) * level


def trajectory_slerp(a: Tensor, b: Tensor) -> Tensor:
    """Return a window [latent_dim, window] that begins as `a` and ends as `b`, by RAVE-Latent Diffusion's formula.

    There every dimension's trajectory through the whole window is one vector; the angle between the two of a dimension
    sets its gains sin((1 − t)·ω) / sin ω and sin(t·ω) / sin ω, with t going from 0 to 1 along time. Where that formula
    is no number, or made of rounding errors (ω near 0 or π, a silent trajectory), the straight line stands in.
    """
    t = torch.linspace(0.0, 1.0, a.shape[1], dtype=a.dtype, device=a.device)
    unit_a = a / torch.linalg.vector_norm(a, dim=1, keepdim=True)
    unit_b = b / torch.linalg.vector_norm(b, dim=1, keepdim=True)
    angle = torch.acos((unit_a * unit_b).sum(dim=1, keepdim=True).clamp(-1, 1))
    sine = torch.sin(angle)
    way = (torch.sin((1.0 - t) * angle) / sine) * a + (torch.sin(t * angle) / sine) * b
    is_defined = sine > _SMALL_SINE  # false for NaN, too
    return torch.where(is_defined, way, a + t * (b - a))


def _perpendicular(unit: Tensor, *, dim: int) -> Tensor:
    """Return a unit vector at a right angle to `unit`: the axis it has least of, less what lies along it."""
    axis = torch.zeros_like(unit).scatter(dim, unit.abs().argmin(dim, keepdim=True), 1.0)
    side = axis - (axis * unit).sum(dim, keepdim=True) * unit
    length: Tensor = torch.linalg.vector_norm(side, dim=dim, keepdim=True)
    return side / length.clamp_min(torch.finfo(unit.dtype).tiny)
