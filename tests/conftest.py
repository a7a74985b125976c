"""What every test may use: golden files rewritten, tools a machine may lack, what is made once for a whole run."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings
from projects import copy

if TYPE_CHECKING:
    from collections.abc import Callable

    Once = Callable[[str, Callable[[Path], object]], Path]

ROOT = Path(__file__).parent.parent
# The mark that a test carries which runs this program: `make quick` leaves both marks out.
MARKS = {"pandoc": "books", "chromium": "browsers", "node": "browsers", "java": "browsers", "Xvfb": "browsers"}

# `make quick` asks for it: a third of the examples, where a test does not say itself how many it needs.
settings.register_profile("quick", deadline=None, max_examples=30)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--accept``: golden files are rewritten, to be reviewed like code."""
    parser.addoption("--accept", action="store_true", help="rewrite the golden files with what came out")


def pytest_configure() -> None:
    """A test without its mark is told so when it runs a program that needs one; the user's own folders are left alone."""
    os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="timeline-tests-")
    atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)
    sys.addaudithook(_look_at_program)


_running: set[str] = set()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Know the marks of the test that runs now."""
    _running.clear()
    _running.update(mark.name for mark in item.iter_markers())


def _look_at_program(event: str, arguments: tuple[object, ...]) -> None:
    if event == "subprocess.Popen":
        mark = MARKS.get(Path(os.fsdecode(arguments[0])).name)  # type: ignore[arg-type]
        if mark and mark not in _running:
            pytest.fail(f"this test runs {arguments[0]}: mark it with pytest.mark.{mark}", pytrace=False)


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


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Gives the path of a name, made once in a run: of several workers the first that asks makes it, the others wait."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, make: Callable[[Path], object]) -> Path:
        path, beside = shared / name, shared / f"{name}.part"
        with FileLock(shared / f"{name}.lock"):
            if not path.exists():
                make(beside)
                beside.rename(path)
        return path

    return made


@pytest.fixture(scope="session")
def trial_edition(once: Once) -> Path:
    """A copy of the trial edition with its three publications in build/."""

    def make(project: Path) -> None:
        build("--project", copy("essai", project))

    return once("trial", make)


@pytest.fixture(scope="session")
def corpus_edition(once: Once) -> Path:
    """The folder of everything that can be made of the corpus that ships."""
    return once("corpus", lambda out: build("all", "--project", ROOT, "--out", out))


def build(*words: str | Path) -> None:
    """Run ``timeline build`` as a user does."""
    subprocess.run([sys.executable, "-m", "timeline", "build", *words], check=True, capture_output=True)
