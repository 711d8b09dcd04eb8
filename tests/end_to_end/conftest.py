"""One server for all tests of the address groups, each of which makes a recording of its own."""

from collections.abc import Iterator

import pytest

from tests.end_to_end.instrument import Instrument, instrument_playing


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instrument]:
    with instrument_playing(tmp_path_factory.mktemp("instrument")) as started:
        yield started


@pytest.fixture(scope="module")
def playing(shared: Instrument) -> Iterator[Instrument]:
    """The instrument, which rests while other tests need the machine."""
    yield shared
    shared.client.ask("/rld/stop", 0.0)


@pytest.fixture
def instrument(playing: Instrument) -> Instrument:
    """An instrument that stands as it does after its start, whatever was done to it before."""
    playing.make_neutral()
    return playing


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home for the servers that are told of no folder: their shows do not belong into that of whoever tests."""
    monkeypatch.setenv("HOME", str(tmp_path_factory.getbasetemp()))
