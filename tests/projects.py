"""Small whole projects for the tests: copied, changed, run as a user would run them."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli import main
from timeline.project.cache import CACHE_FOLDER

if TYPE_CHECKING:
    import pytest

EDITIONS = Path(__file__).parent / "cases" / "editions"


def copy(name: str, to: Path) -> Path:
    """A copy of a project, without what was made from it."""
    shutil.copytree(EDITIONS / name, to, ignore=shutil.ignore_patterns("build", "expected", CACHE_FOLDER))
    return to


def put(project: Path, name: str, body: str, **fields: str) -> Path:
    """A text added to the project's one collection, with a header whose digest is right."""
    known = {
        "id": "autre-2007", "title": "Texte", "date": "2007-12-07", "basis": "stated", "place": "Bruxelles",
        "issuer": "OTAN", "language": "fr", "source": "a.txt",
        "sha256": hashlib.sha256(body.encode()).hexdigest(),
    }  # fmt: skip
    head = "".join(f"{key}: {value}\n" for key, value in (known | fields).items())
    folder = next(one for one in sorted((project / "corpus").iterdir()) if one.is_dir())
    path = folder / name
    path.write_bytes(f"---\n{head}---\n{body}".encode())
    return path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit code, output and complaints of one command."""
    try:
        code = main(words)
    except SystemExit as stop:
        code = int(stop.code or 0)
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by name, but what was made once and may be deleted at any time."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and CACHE_FOLDER not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: set[str] = set()
        self.languages: set[str] = set()
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style")
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if name == "lang" and value:
                self.languages.add(value)

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)


def words(html: str) -> _Words:
    """The text a reader of a page sees, its ids and its languages."""
    parser = _Words()
    parser.feed(html)
    return parser


def book(path: Path) -> str:
    """All pages of an e-book, one after the other."""
    with zipfile.ZipFile(path) as file:
        return "\n".join(file.read(name).decode() for name in file.namelist() if name.endswith(".xhtml"))
