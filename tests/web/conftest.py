"""What the tests of the web share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.chromium import Chromium
from tests.web.stage import Stage, stage


@pytest.fixture(scope="module")
def here() -> Iterator[Stage]:
    """An instrument for the tests of one module, which leave it playing."""
    with stage() as put_up:
        yield put_up


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with Chromium(Path(tmp_path_factory.mktemp("chromium"))) as browser:
        yield browser
