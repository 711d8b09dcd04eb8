"""Address patterns: `/rld/{play,stop}`, `/rld/latent/bias/*`, segment by segment (OSC 1.0).

Regular expressions would be shorter, and a trap: they go back over every star, so that 28 bytes of stars keep one busy
for seconds. Here each token moves a set of positions forward through the segment, once.
"""

import re
from collections.abc import Callable, Iterable

from rld_live.errors import ControlError

Step = Callable[[set[int], str], set[int]]

LENGTH_MAXIMUM = 255
WILDCARDS_MAXIMUM = 16

_SPECIAL = re.compile(r"[*?\[\]{}]")
_TOKEN = re.compile(r"(?P<star>\*+)|(?P<any>\?)|\[(?P<set>[^\[\]]+)\]|\{(?P<words>[^{}]*)\}|(?P<text>[^*?\[\]{}]+)")


def is_pattern(address: str) -> bool:
    """Return whether `address` can match more than itself."""
    return _SPECIAL.search(address) is not None


def matching(pattern: str, addresses: Iterable[str]) -> list[str]:
    """Return the `addresses` that `pattern` matches, in their order; raise `ControlError` when it is not one."""
    if len(pattern) > LENGTH_MAXIMUM or len(_SPECIAL.findall(pattern)) > WILDCARDS_MAXIMUM:
        raise ControlError(f"address pattern too long: use at most {WILDCARDS_MAXIMUM} of * ? [ ] {{ }}")
    segments = [_Segment(segment) for segment in pattern.split("/")]
    return [address for address in addresses if _matches(segments, address.split("/"))]


class _Segment:
    """What stands between two slashes of a pattern; remembers its verdicts, as many addresses share their words."""

    def __init__(self, text: str) -> None:
        self._steps = _compile(text)
        self._verdicts: dict[str, bool] = {}

    def matches(self, word: str) -> bool:
        """Return whether `word` is one of those that are meant."""
        if word not in self._verdicts:
            self._verdicts[word] = _matches_word(self._steps, word)
        return self._verdicts[word]


def _matches(pattern: list[_Segment], words: list[str]) -> bool:
    return len(pattern) == len(words) and all(map(_Segment.matches, pattern, words))


def _matches_word(steps: list[Step], segment: str) -> bool:
    positions = {0}
    for step in steps:
        positions = step(positions, segment)
    return len(segment) in positions


def _compile(segment: str) -> list[Step]:
    steps, end = [], 0
    for token in _TOKEN.finditer(segment):
        if token.start() != end:
            break
        steps.append(_step(token))
        end = token.end()
    if end != len(segment):
        raise ControlError(f"address pattern with a bracket that is not closed: {segment[:40]!r}")
    return steps


def _step(token: re.Match[str]) -> Step:
    if token["star"]:
        return lambda positions, segment: set(range(min(positions, default=len(segment) + 1), len(segment) + 1))
    if token["any"]:
        return lambda positions, segment: {at + 1 for at in positions if at < len(segment)}
    if token["set"]:
        return _one_of(token["set"])
    words = [token["text"]] if token["text"] else token["words"].split(",")
    return lambda positions, segment: {
        at + len(word) for at in positions for word in words if segment.startswith(word, at)
    }


def _one_of(characters: str) -> Step:
    """Return the step of `[abc]`, `[a-z]` or `[!0-9]`."""
    is_negated = characters[0] == "!" and len(characters) > 1
    body = characters[1:] if is_negated else characters
    ranges = [(pair[0], pair[-1]) for pair in re.findall(r".-.|.", body, re.DOTALL)]

    def step(positions: set[int], segment: str) -> set[int]:
        return {
            at + 1
            for at in positions
            if at < len(segment) and any(low <= segment[at] <= high for low, high in ranges) != is_negated
        }

    return step
