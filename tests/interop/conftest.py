"""What the tests with other projects' files share."""

import json
from pathlib import Path

import pytest

from tests.interop.environments import Environments
from tests.interop.rave_cases import CASES, VERSIONS, Case


@pytest.fixture(scope="session")
def environments(request: pytest.FixtureRequest) -> Environments:
    """Environments that outlive the session."""
    return Environments(Path(request.config.cache.mkdir("interop")))  # type: ignore[union-attr]


@pytest.fixture
def case(request: pytest.FixtureRequest) -> Case:
    """The case whose key is the test's parameter."""
    return CASES[request.param]


@pytest.fixture
def export(case: Case, environments: Environments) -> Path:
    """The file that RAVE's own exporter wrote for `case`."""
    return rave_exports(environments, case.version) / f"{case.key}.ts"


def rave_exports(environments: Environments, version: str) -> Path:
    """Return the folder with all exports of `version`."""
    script = Path(__file__).with_name("export_rave.py")
    cases = json.dumps([case.to_json() for case in CASES.values() if case.version == version], indent=1)

    def make(folder: Path) -> None:
        described = folder / "cases.json"
        described.write_text(cases)
        environments.run(VERSIONS[version], str(script), str(described), str(folder))

    requirements = VERSIONS[version]
    return environments.made(f"exports of RAVE {version}", script.read_text(), cases, *requirements, make=make)
