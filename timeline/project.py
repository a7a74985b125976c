"""The folders of a project, and the one way in which files are written: whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from timeline.errors import Finding, MisuseError, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PACKAGE = Path(__file__).parent
# In a wheel the templates and labels travel inside the package; in a checkout they stand beside it.
SHIPPED = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _PACKAGE.parent


@dataclass(frozen=True, slots=True)
class Project:
    """A folder that holds ``corpus/`` and ``translations/``, and may hold ``templates/`` of its own."""

    root: Path

    def communiques(self) -> list[Path]:
        """Each corpus file, in order of path."""
        return sorted((self.root / "corpus").glob("*/*.txt"))

    def communique(self, path: Path) -> tuple[str, str, bytes]:
        """Path within the project, collection and bytes of a corpus file."""
        return self.name(path), path.parent.name, read_file(path)

    def settings(self) -> tuple[str, str]:
        """Name and text of ``corpus/chronology.toml``; MisuseError when the folder is no project."""
        path = self.root / "corpus" / "chronology.toml"
        if not path.is_file():
            fact = "this folder is no project: it has no corpus/chronology.toml"
            remedy = f"give the project's folder with --project (looked in {self.root.resolve()})"
            raise MisuseError(Finding(self.name(path), 0, "C20", fact, remedy))
        return self.name(path), _text(self.name(path), read_file(path), "C21")

    def editing(self, collection: str) -> tuple[str, str] | None:
        """Name and text of a collection's ``editing.toml``; None when the editor has nothing to say."""
        path = self.root / "corpus" / collection / "editing.toml"
        return (self.name(path), _text(self.name(path), read_file(path), "C30")) if path.is_file() else None

    def catalogue(self, collection: str, code: str) -> tuple[str, str]:
        """Name and text of a collection's catalogue; the text is empty when there is none yet."""
        path = self.catalogue_path(collection, code)
        return self.name(path), _text(self.name(path), read_file(path), "T01") if path.exists() else ""

    def catalogue_path(self, collection: str, code: str) -> Path:
        """Where the catalogue of a collection lies."""
        return self.root / "translations" / "events" / f"{collection}.{code}.po"

    def labels(self, code: str) -> tuple[str, str] | None:
        """Name and text of the labels of a language, the project's own first; None when nobody has any."""
        for root in (self.root, SHIPPED):
            path = root / "translations" / "labels" / f"{code}.po"
            if path.is_file():
                return self.name(path), _text(self.name(path), read_file(path), "T01")
        return None

    def glossary(self) -> tuple[str, str] | None:
        """Name and text of ``translations/glossary.csv``; None when the project has none."""
        path = self.root / "translations" / "glossary.csv"
        return (self.name(path), _text(self.name(path), read_file(path), "T01")) if path.is_file() else None

    def templates(self) -> tuple[Path, ...]:
        """The folders of templates, the project's own first."""
        own, shipped = self.root / "templates", SHIPPED / "templates"
        return tuple(folder.resolve() for folder in dict.fromkeys((own, shipped)) if folder.is_dir())

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the project's catalogues for one run; TimelineError P51 when another run holds them."""
        digest = hashlib.sha256(str(self.root.resolve()).encode()).hexdigest()[:16]
        lock = FileLock(Path(tempfile.gettempdir()) / f"timeline-{digest}.lock", timeout=0)
        try:
            with lock:
                yield
        except Timeout as error:
            fact, remedy = "another run is writing the catalogues of this project", "wait until it has ended"
            raise TimelineError(Finding("translations", 0, "P51", fact, remedy)) from error

    def name(self, path: Path) -> str:
        """The path as a person in the project would type it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def read_file(path: Path) -> bytes:
    """The bytes of a file anywhere; TimelineError C22 when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        fact = f"the file cannot be read: {error.strerror}"
        raise TimelineError(Finding(path.as_posix(), 0, "C22", fact, "see that it is a file you may read")) from error


def _text(name: str, raw: bytes, code: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = "save the file again with the encoding UTF-8"
        raise TimelineError(Finding(name, line, code, "the file is not UTF-8", remedy)) from error


def write_all(files: Mapping[Path, bytes]) -> None:
    """Every file written whole: all stand beside their places before the first takes its place.

    TimelineError P50 when a folder cannot be written; then every file is as it was.
    """
    beside: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path] = _write_beside(path, content)
        for path, temporary in beside.items():
            temporary.replace(path)
    except OSError as error:
        fact = f"the file cannot be written: {error.strerror}"
        remedy = "see that the folder can be written and the disk has room"
        raise TimelineError(Finding(str(error.filename or path), 0, "P50", fact, remedy)) from error
    finally:
        for temporary in beside.values():
            temporary.unlink(missing_ok=True)


def _write_beside(path: Path, content: bytes) -> Path:
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
