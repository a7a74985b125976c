"""The folders of a project: where its texts, its catalogues and its templates lie."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from timeline.model.errors import Finding, MisuseError, TimelineError
from timeline.project.files import read_file, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = Path(__file__).parent.parent
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
        return self.name(path), read_text(self.name(path), read_file(path), "C21")

    def editing(self, collection: str) -> tuple[str, str] | None:
        """Name and text of a collection's ``editing.toml``; None when the editor has nothing to say."""
        path = self.root / "corpus" / collection / "editing.toml"
        return (self.name(path), read_text(self.name(path), read_file(path), "C30")) if path.is_file() else None

    def catalogue(self, collection: str, code: str) -> tuple[str, str]:
        """Name and text of a collection's catalogue; the text is empty when there is none yet."""
        path = self.catalogue_path(collection, code)
        return self.name(path), read_text(self.name(path), read_file(path), "T01") if path.exists() else ""

    def catalogue_path(self, collection: str, code: str) -> Path:
        """Where the catalogue of a collection lies."""
        return self.root / "translations" / "events" / f"{collection}.{code}.po"

    def labels(self, code: str) -> tuple[str, str] | None:
        """Name and text of the labels of a language, the project's own first; None when nobody has any."""
        for root in (self.root, SHIPPED):
            path = root / "translations" / "labels" / f"{code}.po"
            if path.is_file():
                return self.name(path), read_text(self.name(path), read_file(path), "T01")
        return None

    def glossary(self) -> tuple[str, str] | None:
        """Name and text of ``translations/glossary.csv``; None when the project has none."""
        path = self.root / "translations" / "glossary.csv"
        return (self.name(path), read_text(self.name(path), read_file(path), "T01")) if path.is_file() else None

    def rules(self) -> Path | None:
        """The folder of the project's own rules, ``rules/<code>/*.toml``; None when it has none."""
        folder = self.root / "rules"
        return folder if folder.is_dir() else None

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
