"""Who is alive."""

from rld_live.box.freshness import Freshness, Sign


class Pulse:
    def __init__(self) -> None:
        self.beats = 0

    def read(self) -> float:
        return self.beats


def test_whose_number_stands_still_for_too_long_is_named_until_it_moves_again() -> None:
    quick, slow = Pulse(), Pulse()
    freshness = Freshness((Sign("quick", quick.read, 2.0), Sign("slow", slow.read, 10.0)))
    assert freshness.stale(100.0) == ()
    assert freshness.stale(102.0) == ()
    assert freshness.stale(102.1) == ("quick",)
    quick.beats = 1
    assert freshness.stale(110.1) == ("slow",)
    slow.beats = 1
    quick.beats = 2
    assert freshness.stale(110.2) == ()


def test_who_is_excused_begins_anew_afterwards() -> None:
    pulse = Pulse()
    freshness = Freshness((Sign("sound", pulse.read, 2.0),))
    assert freshness.stale(0.0) == ()
    assert freshness.stale(60.0, excused={"sound"}) == ()
    assert freshness.stale(61.0) == ()
    assert freshness.stale(62.1) == ("sound",)
