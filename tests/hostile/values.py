"""JSON that was changed by somebody who means harm."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

HARMFUL: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 0.5, -0.0, 1e308, 5e-324, 2**31, 2**53 + 1, 2**63, -(2**63), 10**400),
    *(float("nan"), float("inf"), float("-inf")),
    *(
        "",
        "x",
        "../../etc/passwd",
        "/etc/passwd",
        "a\0b",
        "\ud800",
        "9" * 5000,
        "x" * 100_000,
        "/rld/*",
        "/dev/zero",
        "~nobody/x",
    ),
    *([], [[]], [0] * 5000, {}, {"": {}}, {"__class__": "x"}, [None] * 3, [[[[[[[[]]]]]]]]),
)


def changed(value: Any, *, count: int, seed: int) -> Iterator[bytes]:
    """Yield `value` as JSON, with one to three of its places changed, `count` times."""
    chance = random.Random(seed)
    for _ in range(count):
        copied = copy.deepcopy(value)
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            _harm(copied, chance)
        yield json.dumps(copied).encode()


def _harm(root: Any, chance: random.Random) -> None:
    """Change one place: replace it, remove it, name it otherwise, or repeat it."""
    containers = [each for each in _walk(root) if each]
    if not containers:
        return
    container = chance.choice(containers)
    key = chance.choice(list(container) if isinstance(container, dict) else range(len(container)))
    match chance.randrange(6):
        case 0:
            del container[key]
        case 1 if isinstance(container, dict):
            container[chance.choice(("x", "", key + "x"))] = container.pop(key)
        case 1 | 2 if isinstance(container, list):
            container.extend([copy.deepcopy(container[key])] * chance.choice((1, 10, 600)))
        case _:
            container[key] = copy.deepcopy(chance.choice(HARMFUL))


def _walk(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value
        for each in value.values() if isinstance(value, dict) else value:
            yield from _walk(each)


TOWERS = (
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"[" * 100_000 + b"]" * 100_000,
    b'{"parts": ' + b"[" * 5000 + b"]" * 5000 + b"}",
)
ODDITIES = (
    b"",
    b"\0",
    b"null",
    b"[]",
    b"{}",
    b"1" * 10_000,
    b"\xff\xfe",
    b'"' * 1000,
    b'{"parts": {}, "parts": null}',
    b"NaN",
)
