"""The OSC reference."""

from rld_live.control.addresses import EVENTS, TABLE
from rld_live.control.reference import osc_reference
from rld_live.status import STATUS_FIELDS


def test_the_reference_has_a_row_for_everything() -> None:
    rows = [line for line in osc_reference().splitlines() if line.startswith("| `/rld/")]
    names = [row.split("`")[1] for row in rows]
    assert names == [*TABLE, *(f"/rld/status/{name}" for name in STATUS_FIELDS), *(e.address for e in EVENTS.values())]


def test_every_row_of_a_table_has_its_cells_and_no_tag_is_swallowed() -> None:
    for line in osc_reference().splitlines():
        if line.startswith("|"):
            assert line.count("|") in (3, 4)
        outside_code = "".join(line.split("`")[::2]).replace("<br>", "")
        assert "<" not in outside_code
