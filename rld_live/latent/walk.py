"""The way through the next chunk of music."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from rld_live.latent.geometry import Geometry
from rld_live.latent.library import Library
from rld_live.latent.manner import Manner
from rld_live.latent.moment import Moment
from rld_live.latent.pending import Hold, Pending
from rld_live.latent.scene import Scene
from rld_live.latent.turns import Turns
from rld_live.latent.voice import Voice


@dataclass(frozen=True)
class Walk:
    """The music of one chunk, and where it leads."""

    latents: Tensor
    """[latent_dim, latent_frames]"""
    moments: tuple[tuple[int, Moment], ...]
    """What it began with, and what began within it, each with its position."""
    after: Moment
    starts: bool
    """Whether what waited has started."""
    turns: bool
    """Whether the successor has taken over."""
    holds: bool
    """Whether it was frozen, or let go."""
    events: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Walker:
    """Walks from one moment, as often as it is asked: nothing is changed by that."""

    library: Library
    geometry: Geometry
    turns: Turns
    may_turn: Callable[[Voice], bool]
    manner: Manner
    """How the first voice of all is played."""

    def walk(
        self,
        moment: Moment | None,
        count: int,
        *,
        produced: int,
        pending: Pending | None,
        hold: Hold | None,
        successor: Voice | None,
    ) -> Walk | None:
        """Return `count` latent frames from `moment` at `produced` on; None while some lack.

        The `pending` voice and the `hold` begin if their place lies among them; the `successor` takes over at the end
        of the window, if it may.
        """
        parts: list[Tensor] = []
        moments: list[tuple[int, Moment]] = []
        events: list[tuple[str, int]] = []
        start_at = -1 if pending is None else pending.when.after(produced)
        hold_at = -1 if hold is None else hold.when.after(produced)
        window = None if moment is None else self.turns.window_of(moment.voice)
        stop = produced + count
        starts = turns = holds = False
        while produced < stop:
            if hold is not None and moment is not None and produced >= hold_at and not holds:
                moment, holds = moment.frozen(hold), True
            if pending is not None and produced == start_at and not starts:
                moment, successor, starts = self._started(moment, pending), None, True
                window = self.turns.window_of(moment.voice)
                events.append(("seed", moment.voice.seeds[0]))
            if moment is None:
                return None
            run = min(at for at in (start_at, hold_at, stop) if produced < at <= stop) - produced
            until_turn = self.turns.frames_until(moment)
            if until_turn > 0:
                run = min(run, until_turn)
            elif until_turn == 0 and successor is not None:
                follower, successor = successor, None  # asked once
                if self.may_turn(follower):
                    moment, turns = self.turns.turned(moment, follower), True
                    events.append(("seed", moment.voice.seeds[0]))
                    continue
            played = moment.render(self.library, 1 if moment.is_measured else run, self.geometry)
            if played is None:
                return None
            latents, after = played
            if moment.scene.outgoing is not None and after.scene.outgoing is None:
                events.append(("crossfade_done", after.voice.seeds[0]))
            parts.append(latents)
            moments.append((produced, moment))
            moment, produced = after, produced + latents.shape[1]
        assert moment is not None
        if self.turns.window_of(moment.voice) != window:
            events.append(("window", self.turns.window_of(moment.voice)))
        joined = torch.cat(parts, dim=1) if len(parts) > 1 else parts[0]
        return Walk(joined, tuple(moments), moment, starts, turns, holds, tuple(events))

    def _started(self, moment: Moment | None, pending: Pending) -> Moment:
        if moment is None:
            return Moment(Scene(pending.voice), self.manner, started=pending)
        voice = pending.resolved(moment.voice)
        begun = moment.followed_by(voice, pending.fade_frames, leaves=not pending.follows)
        return replace(begun, started=pending)
