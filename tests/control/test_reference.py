"""The OSC reference."""

from rld_live.control.addresses import EVENTS, GROUPS, STREAMS, TABLE
from rld_live.control.reference import osc_reference
from rld_live.status import STATUS_FIELDS


def test_the_reference_has_a_row_for_everything() -> None:
    rows = [line for line in osc_reference().splitlines() if line.startswith("| `/rld/")]
    names = [row.split("`")[1] for row in rows]
    told = [each.address for each in (*EVENTS.values(), *STREAMS.values())]
    assert names == [*TABLE, *(f"/rld/status/{name}" for name in STATUS_FIELDS), *told]


def test_each_group_has_a_title_and_a_table_of_its_own() -> None:
    for title, rows in GROUPS.items():
        group = osc_reference().split(f"**{title}**")[1].split("**")[0]
        assert [row.address for row in rows] == [line.split("`")[1] for line in group.splitlines() if "`/rld/" in line][
            : len(rows)
        ]


def test_what_is_continuous_and_what_has_a_value_is_marked() -> None:
    marks = {
        line.split("`")[1]: line.split("|")[1].split("`")[2].strip()
        for line in osc_reference().splitlines()
        if line.startswith("| `/rld/")
    }
    assert marks["/rld/gain"] == "~ ="
    assert marks["/rld/seed"] == "="
    assert marks["/rld/go"] == ""


def test_both_forms_of_a_cut_are_shown() -> None:
    assert "seed: 0 to 2^63-1<br>or `slot` n: 0 to 127" in osc_reference()


def test_every_row_of_a_table_has_its_cells_and_no_tag_is_swallowed() -> None:
    for line in osc_reference().splitlines():
        if line.startswith("|"):
            assert line.count("|") in (3, 4)
        outside_code = "".join(line.split("`")[::2]).replace("<br>", "")
        assert "<" not in outside_code
