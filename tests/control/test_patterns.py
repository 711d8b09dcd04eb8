"""Address patterns."""

import fnmatch
import itertools
import time

import pytest

from rld_live.control.addresses import TABLE
from rld_live.control.patterns import is_pattern, matching
from rld_live.errors import ControlError


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("/rld/{play,stop}", ["/rld/play", "/rld/stop"]),
        ("/rld/s[et]*p*", ["/rld/stop", "/rld/steps"]),
        ("/rld/?eed", ["/rld/seed"]),
        ("/rld/seed/*", ["/rld/seed/random"]),
        ("/*/morph/seeds", ["/rld/morph/seeds"]),
        ("/rld/[!a-s]*", ["/rld/temperature", "/rld/tempo", "/rld/unsubscribe"]),
        ("/rld/c[a-u][t-z]", ["/rld/cut"]),
        ("/rld/{p,pl}{ay,lay}", ["/rld/play"]),
        ("/rld*", []),
        ("/rld//seed", []),
        ("*", []),
    ],
)
def test_a_pattern_matches_segment_by_segment(pattern: str, expected: list[str]) -> None:
    assert sorted(matching(pattern, TABLE)) == sorted(expected)


def test_stars_and_question_marks_match_as_the_shell_matches_them() -> None:
    words = ["".join(letters) for length in range(4) for letters in itertools.product("ab", repeat=length)]
    patterns = ["".join(letters) for length in range(5) for letters in itertools.product("ab*?", repeat=length)]
    for pattern in patterns:
        assert matching(pattern, words) == [word for word in words if fnmatch.fnmatchcase(word, pattern)], pattern


@pytest.mark.parametrize("pattern", ["/rld/[abc", "/rld/{play", "/rld/play}", "/rld/[]", "/rld/a]"])
def test_a_bracket_that_is_not_closed_is_refused(pattern: str) -> None:
    assert is_pattern(pattern)
    with pytest.raises(ControlError, match="bracket"):
        matching(pattern, TABLE)


@pytest.mark.parametrize(
    "bomb", ["/rld/" + "*" * 8 + "z", "/rld/" + "*a" * 8 + "z", "/" + "*" * 200, "/rld/" + "{a,b}" * 8, "*" * 5000]
)
def test_a_pattern_bomb_costs_less_than_50_ms(bomb: str) -> None:
    addresses = [f"/rld/latent/bias/{'aaaaaaaa' * 4}{number}" for number in range(100)] + list(TABLE)
    start = time.process_time()
    try:
        assert matching(bomb, addresses) == []
    except ControlError as error:
        assert "too long" in str(error)  # noqa: PT017 - refusing is the other right answer
    assert time.process_time() - start < 0.05
