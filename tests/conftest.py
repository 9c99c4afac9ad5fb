"""What tests are handed: the program with the bundled corpus loaded, built once, and never changed by a test."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from program import Program

settings.register_profile("shared-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared-machine")  # a slow moment of the machine is no fault of the program


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program in a home where the bundled corpus is loaded. Tests only read; one that writes takes `fresh`."""
    made = Program(tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("folder"))
    ran = made.run("ingest")
    assert ran.status == 0, ran.stderr
    return made


@pytest.fixture
def fresh(tmp_path: Path) -> Program:
    """The program in a home where nothing was asked yet."""
    folder = tmp_path / "folder"
    folder.mkdir()
    return Program(tmp_path / "home", folder)
