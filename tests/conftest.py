"""What every test may use: the flag that rewrites golden files, the tools a machine may lack, one small chronology."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--accept``: golden files are rewritten, to be reviewed like code."""
    parser.addoption("--accept", action="store_true", help="rewrite the golden files with what came out")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--accept"))


def need(tool: str) -> str:
    """The tool's path; without it a test is skipped on a user's machine and fails where CI is true."""
    beside = Path(sys.executable).parent
    if found := shutil.which(tool) or shutil.which(tool, path=str(beside)):
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(f"{tool} is not installed", pytrace=False)
    pytest.skip(f"{tool} is not installed")
