"""The folders of a project: where its texts, its catalogues and its templates lie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from timeline.model.errors import Finding, MisuseError
from timeline.project.files import Source, read_file, read_source
from timeline.project.rules import rules_folder

_PACKAGE = Path(__file__).parent.parent
# In a wheel the templates and labels travel inside the package; in a checkout they stand beside it.
SHIPPED = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _PACKAGE.parent
# What a name on a disk may hold and no line of text: control signs, bytes that are no letters, turns of direction.
_UNNAMED = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Project:
    """A folder that holds ``corpus/`` and ``translations/``, and may hold ``templates/`` of its own."""

    root: Path

    def communique_paths(self) -> list[Path]:
        """The paths of the corpus files, in order; none whose name a catalogue could not hold."""
        paths = sorted((self.root / "corpus").glob("*/*.txt"))
        return [path for path in paths if not _UNNAMED.search(f"{path.parent.name}{path.name}")]

    def unread_paths(self) -> list[Path]:
        """The files of the corpus that nothing reads, in order: a document dropped there, a text in no collection."""
        corpus = self.root / "corpus"
        files = (path for path in (*corpus.glob("*"), *corpus.glob("*/*")) if path.is_file())
        read = {*self.communique_paths(), corpus / "chronology.toml", *corpus.glob("*/editing.toml")}
        return sorted(
            path for path in files if path not in read and path.name != "README.md" and not path.name.startswith(".")
        )

    def read_communique(self, path: Path) -> tuple[str, str, bytes]:
        """A corpus file: its name in the project, its collection, its bytes; TimelineError C22 when unreadable."""
        return self.name(path), path.parent.name, read_file(path)

    @property
    def settings_path(self) -> Path:
        """The file that makes a folder a project."""
        return self.root / "corpus" / "chronology.toml"

    def settings(self) -> Source:
        """``corpus/chronology.toml``; MisuseError C20 when the folder is no project."""
        path = self.settings_path
        if not path.is_file():
            fact = "this folder is no project: it has no corpus/chronology.toml"
            remedy = (
                f"begin one with: timeline new DIR; or give its folder with --project (looked in {self.root.resolve()})"
            )
            raise MisuseError(Finding(self.name(path), 0, "C20", fact, remedy))
        return read_source(path, self.name(path), "C21")

    def editing(self, collection: str) -> Source | None:
        """A collection's ``editing.toml``; None when the editor has nothing to say."""
        return self._source(self.editing_path(collection), "C30")

    def catalogue(self, collection: str, code: str) -> Source:
        """A collection's catalogue in a language; its text is empty when there is none yet."""
        path = self.catalogue_path(collection, code)
        return read_source(path, self.name(path), "T01") if path.exists() else Source(self.name(path), "")

    def catalogue_path(self, collection: str, code: str) -> Path:
        """Where the catalogue of a collection in a language lies."""
        return self.root / "translations" / "events" / f"{collection}.{code}.po"

    def catalogue_codes(self, collection: str) -> list[str]:
        """The codes of the languages in which a collection has a catalogue, in order."""
        paths = (self.root / "translations" / "events").glob("*.po")
        codes = (path.name.removesuffix(".po").rpartition(".") for path in paths)
        return sorted(code for name, _, code in codes if name == collection)

    def collections_with_catalogue(self) -> list[str]:
        """The names that catalogues have, in order; the collection of one may have no text any more."""
        paths = (self.root / "translations" / "events").glob("*.po")
        names = (path.name.removesuffix(".po").rpartition(".")[0] for path in paths)
        return sorted(set(filter(None, names)))

    def collections_with_editing(self) -> list[str]:
        """The collections that have an ``editing.toml``, in order; one may have no text any more."""
        return sorted(path.parent.name for path in (self.root / "corpus").glob("*/editing.toml"))

    def editing_path(self, collection: str) -> Path:
        """Where the editor's hand of a collection lies."""
        return self.root / "corpus" / collection / "editing.toml"

    def labels(self, code: str) -> Source | None:
        """The labels of a language, the project's own first; None when nobody has any."""
        places = (root / "translations" / "labels" / f"{code}.po" for root in (self.root, SHIPPED))
        return next((source for path in places if (source := self._source(path, "T01"))), None)

    def shipped_labels(self) -> dict[str, Source]:
        """The labels that come with the toolkit, by language."""
        paths = sorted((SHIPPED / "translations" / "labels").glob("*.po"))
        return {path.stem: read_source(path, self.name(path), "T01") for path in paths}

    def glossary(self) -> Source | None:
        """``translations/glossary.csv``; None when the project has none."""
        return self._source(self.root / "translations" / "glossary.csv", "T01")

    def shipped_glossary(self) -> Source | None:
        """The glossary that comes with the toolkit, for a project that has none of its own."""
        return self._source(SHIPPED / "translations" / "glossary.csv", "T01")

    @property
    def kept_path(self) -> Path:
        """Where all that was ever translated is kept."""
        return self.root / "translations" / "memory.jsonl"

    def kept(self) -> str:
        """All that was ever translated, as it is kept; empty when nothing is yet."""
        source = self._source(self.kept_path, "T01")
        return source.text if source else ""

    def rules(self) -> Path | None:
        """The folder of the project's own rules, ``rules/<code>/*.toml``; None when it has none."""
        return rules_folder(self.root)

    def templates(self) -> tuple[Path, ...]:
        """The folders of templates, the project's own first."""
        own, shipped = self.root / "templates", SHIPPED / "templates"
        return tuple(folder.resolve() for folder in dict.fromkeys((own, shipped)) if folder.is_dir())

    def sources(self) -> list[Path]:
        """The folders that publications are made from, as far as they are there: the project's own, then ours."""
        own = (self.root / name for name in ("corpus", "translations", "templates", "rules"))
        shipped = (SHIPPED / "templates", SHIPPED / "translations" / "labels", _PACKAGE / "rules")
        folders = [path.resolve() for path in (*own, *shipped) if path.is_dir()]
        return [path for path in dict.fromkeys(folders) if not set(path.parents) & set(folders)]

    def name(self, path: Path) -> str:
        r"""The path as a person in the project would type it; « \x1b » stands for what cannot be typed."""
        name = path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()
        return _UNNAMED.sub(lambda sign: sign[0].encode("unicode_escape").decode(), name)

    def _source(self, path: Path, code: str) -> Source | None:
        """The text of a file, None when there is none; TimelineError with the code when it is not UTF-8."""
        return read_source(path, self.name(path), code) if path.is_file() else None
