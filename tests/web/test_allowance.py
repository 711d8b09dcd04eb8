"""How much one client may send."""

from rld_live.web.allowance import DEBT_SECONDS, Allowance


def test_however_much_was_sent_it_is_forgiven_after_a_while() -> None:
    allowance = Allowance(per_second=10.0, at_once=5)
    assert max(allowance.wait(0.0) for _ in range(100_000)) == DEBT_SECONDS
    assert allowance.wait(DEBT_SECONDS + 1.0) == 0.0
