"""The committed patches are what the maker makes of the table today."""

from pathlib import Path

import pytest

from patches.maker.__main__ import PATCHES, patches

MADE = patches()


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_patch_is_what_the_maker_makes(name: str) -> None:
    committed = (PATCHES / name).read_text(encoding="utf-8")
    assert committed == MADE[name], "run: python -m patches.maker"


def test_the_folders_hold_nothing_else() -> None:
    found = [path for folder in ("pd", "max") for path in Path(PATCHES, folder).iterdir()]
    assert {str(path.relative_to(PATCHES)) for path in found} == {name for name in MADE if "/" in name}
