"""The folders of a project: where its texts, its catalogues and its templates lie."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, MisuseError
from timeline.model.language_codes import is_language_code
from timeline.project.cache import Cache
from timeline.project.contents import can_be_named, files_in, folders_in, is_there, kept_inside, typed_name
from timeline.project.files import Source, read_file, read_source
from timeline.project.rules import rules_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = Path(__file__).parent.parent
# In a wheel the templates and labels travel inside the package; in a checkout they stand beside it.
SHIPPED = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _PACKAGE.parent


@dataclass(frozen=True, slots=True)
class Project:
    """A folder that holds ``corpus/`` and ``translations/``, and may hold ``templates/`` of its own.

    ``cache`` has what earlier runs made of it; without one nothing is kept.
    """

    root: Path
    cache: Cache = field(default_factory=Cache)

    def communique_paths(self) -> list[Path]:
        """The paths of the corpus files, in order; none whose name a catalogue could not hold.

        TimelineError C22 when a folder of the corpus cannot be listed: its texts are not simply absent.
        """
        folders = folders_in(self.root / "corpus", self.root)
        paths = (path for folder in folders for path in files_in(folder, self.root, ".txt"))
        return sorted(path for path in paths if can_be_named(f"{path.parent.name}{path.name}") and not _hidden(path))

    def unread_paths(self) -> list[Path]:
        """What stands in the corpus and nothing reads, in order: a document dropped there, a text in no collection."""
        corpus = self.root / "corpus"
        edits = (corpus / name / "editing.toml" for name in self.collections_with_editing())
        read = {*self.communique_paths(), self.settings_path, *edits}
        unread = (path for path in self._dropped(corpus) if path not in read)
        return sorted(path for path in unread if path.name != "README.md" and not _hidden(path))

    def _dropped(self, folder: Path) -> Iterator[Path]:
        """All files below a folder but the originals of texts."""
        yield from files_in(folder, self.root)
        for inside in folders_in(folder, self.root):
            if inside.name != "originals" and not _hidden(inside) and not inside.is_symlink():
                yield from self._dropped(inside)

    def read_communique(self, path: Path) -> tuple[str, str, bytes]:
        """A corpus file: its name in the project, its collection, its bytes.

        TimelineError C18 when it is a link out of the project, C22 when it cannot be read.
        """
        name = self.name(path)
        return name, path.parent.name, read_file(kept_inside(path, self.root), name)

    @property
    def settings_path(self) -> Path:
        """The file that makes a folder a project."""
        return self.root / "corpus" / "chronology.toml"

    def settings(self) -> Source:
        """``corpus/chronology.toml``; MisuseError C20 when the folder is no project."""
        path = self.settings_path
        if (settings := _text(self.root, path, "C21")) is None:
            fact = "this folder is no project: it has no corpus/chronology.toml"
            remedy = (
                f"begin one with: timeline new DIR; or give its folder with --project (looked in {self.root.resolve()})"
            )
            raise MisuseError(Finding(self.name(path), 0, "C20", fact, remedy))
        return settings

    def editing(self, collection: str) -> Source | None:
        """A collection's ``editing.toml``; None when the editor has nothing to say."""
        return _text(self.root, self.editing_path(collection), "C30")

    def catalogue(self, collection: str, code: str) -> Source:
        """A collection's catalogue in a language; its text is empty when there is none yet."""
        path = self.catalogue_path(collection, code)
        return _text(self.root, path, "T01") or Source(self.name(path), "")

    def catalogue_path(self, collection: str, code: str) -> Path:
        """Where the catalogue of a collection in a language lies."""
        return self._written("translations", "events", f"{collection}.{code}.po")

    def catalogue_codes(self, collection: str) -> list[str]:
        """The codes of the languages in which a collection has a catalogue, in order."""
        return sorted(code for name, code in self._catalogues() if name == collection)

    def collections_with_catalogue(self) -> list[str]:
        """The names that catalogues have, in order; the collection of one may have no text any more."""
        return sorted({name for name, _ in self._catalogues()})

    def misnamed_catalogues(self) -> list[Path]:
        """The PO files among the catalogues that no collection and no language has, in order."""
        paths = files_in(self.root / "translations" / "events", self.root, ".po")
        return [path for path in paths if not _is_catalogue(*_parts(path)) and not path.name.startswith(".")]

    def _catalogues(self) -> Iterator[tuple[str, str]]:
        """Collection and language of each catalogue."""
        paths = files_in(self.root / "translations" / "events", self.root, ".po")
        return (parts for path in paths if _is_catalogue(*(parts := _parts(path))))

    def collections_with_editing(self) -> list[str]:
        """The collections that have an ``editing.toml``, in order; one may have no text any more."""
        folders = folders_in(self.root / "corpus", self.root)
        return sorted(folder.name for folder in folders if is_there(folder / "editing.toml", self.root))

    def editing_path(self, collection: str) -> Path:
        """Where the editor's hand of a collection lies."""
        return self._written("corpus", collection, "editing.toml")

    def labels(self, code: str) -> Source | None:
        """The labels of a language, the project's own first; None when nobody has any."""
        name = Path("translations", "labels", f"{code}.po")
        return _text(self.root, self.root / name, "T01") or _shipped(name)

    def shipped_labels(self) -> dict[str, Source]:
        """The labels that come with the toolkit, by language."""
        paths = sorted((SHIPPED / "translations" / "labels").glob("*.po"))
        return {path.stem: read_source(path, self.name(path), "T01") for path in paths}

    def glossary(self) -> Source | None:
        """``translations/glossary.csv``; None when the project has none."""
        return _text(self.root, self.root / "translations" / "glossary.csv", "T01")

    @property
    def glossary_path(self) -> Path:
        """Where the project's own glossary lies, or is to lie."""
        return self._written("translations", "glossary.csv")

    def shipped_glossary(self) -> Source | None:
        """The glossary that comes with the toolkit, for a project that has none of its own."""
        return _shipped(Path("translations", "glossary.csv"))

    @property
    def kept_path(self) -> Path:
        """Where all that was ever translated is kept."""
        return self._written("translations", "memory.jsonl")

    def kept(self) -> str:
        """All that was ever translated, as it is kept; empty when nothing is yet."""
        source = _text(self.root, self.kept_path, "T01")
        return source.text if source else ""

    @property
    def build_folder(self) -> Path:
        """Where publications are written unless told otherwise; TimelineError C18 when it is a link out."""
        return kept_inside(self.root / "build", self.root, "name the folder that is meant: --out DIR")

    def rules(self) -> Path | None:
        """The folder of the project's own rules, ``rules/<code>/*.toml``; None when it has none."""
        return rules_folder(self.root)

    def templates(self) -> tuple[Path, ...]:
        """The folders of templates, the project's own first."""
        own, shipped = self.root / "templates", SHIPPED / "templates"
        return tuple(dict.fromkeys(folder.resolve() for folder in (own, shipped) if folder.is_dir()))

    def sources(self) -> list[Path]:
        """The folders that publications are made from, as far as they are there: the project's own, then ours."""
        own = (self.root / name for name in ("corpus", "translations", "templates", "rules"))
        shipped = (SHIPPED / "templates", SHIPPED / "translations" / "labels", _PACKAGE / "rules")
        folders = [path.resolve() for path in (*own, *shipped) if path.is_dir()]
        return [path for path in dict.fromkeys(folders) if not set(path.parents) & set(folders)]

    def _written(self, *names: str) -> Path:
        """A file that is written too: of a link, where it leads; TimelineError C18 when that is out of the project."""
        path = kept_inside(self.root.joinpath(*names), self.root)
        return Path(os.path.realpath(path)) if path.is_symlink() else path

    def name(self, path: Path) -> str:
        r"""The path as a person in the project would type it; « \x1b » stands for what cannot be typed."""
        return typed_name(path, self.root)


def _hidden(path: Path) -> bool:
    """Whether a person does not see it, or its folder: « ._a.txt » of a Mac, « .git »."""
    return path.name.startswith(".") or path.parent.name.startswith(".")


def _text(root: Path, path: Path, code: str) -> Source | None:
    """The text of a file of a project, None when there is none.

    TimelineError C18 when it is a link out of the project, C22 when it cannot be read, the code when it is not UTF-8.
    """
    if not is_there(path, root):
        return None
    return read_source(kept_inside(path, root), typed_name(path, root), code)


def _shipped(name: Path) -> Source | None:
    """The text of a file that comes with the toolkit; an installer may have put a link in its place."""
    path = SHIPPED / name
    return read_source(path, path.as_posix(), "T01") if path.exists() else None


def _parts(path: Path) -> tuple[str, str]:
    """The collection and the language in the name of a catalogue."""
    collection, _, code = path.name.removesuffix(".po").rpartition(".")
    return collection, code


def _is_catalogue(collection: str, code: str) -> bool:
    return bool(collection) and is_language_code(code)
