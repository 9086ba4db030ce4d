"""What several tests share: a copy of the good packages, and the command run as a contributor runs it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from scripts.cli import main
from tests.built import site  # noqa: F401 - a fixture of the session
from tests.described import actual, described, smallest  # noqa: F401 - fixtures of the session

FIXTURES = Path(__file__).parent / "fixtures"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option to test a site that is already built."""
    parser.addoption("--site", metavar="FOLDER", help="test this finished site instead of building one")


class Result(NamedTuple):
    """Exit code and output of a command."""

    code: int
    out: str
    err: str


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder of small invented data packages without any problem."""
    return shutil.copytree(FIXTURES / "good" / "datapackages", tmp_path / "datapackages")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run a command and give its exit code and output."""

    def run(*arguments: object) -> Result:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        return Result(code, *capfd.readouterr())

    return run


@pytest.fixture
def checked(run: Callable[..., Result], packages: Path) -> Callable[..., Result]:
    """Check the copied packages."""
    return lambda *arguments: run("check", "--data", packages, *arguments)
