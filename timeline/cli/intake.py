"""The commands by which texts come in: new begins a project, add takes files of any kind into its corpus."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from timeline.chronology.adding import add_text, dropped_in, known_texts, read_again
from timeline.chronology.twin_sources import as_twin_of, twin_of
from timeline.cli.output import note, show_findings, step
from timeline.cli.project import language_asked
from timeline.cli.taking import Intake
from timeline.intake.header_guess import FIELDS
from timeline.intake.names import one_line, slug
from timeline.language.languages import Languages
from timeline.model.close_words import did_you_mean
from timeline.model.errors import Finding, MisuseError, TimelineError
from timeline.project.beginning import begin_project
from timeline.project.files import read_file, take_away
from timeline.project.folders import Project
from timeline.project.lock import locked
from timeline.project.settings import read_edition

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.chronology.adding import KnownText
    from timeline.language import Language

STANDARD_INPUT = "-"
_OWN_FOLDERS = frozenset(("corpus", "translations", "templates", "rules", "build"))


def new(arguments: argparse.Namespace) -> int:
    """Begin a project in a folder: one communiqué, its translation, settings and guides; overwrites nothing."""
    if unwritten := Languages().unwritten(arguments.languages, "--languages"):
        raise MisuseError(*unwritten)
    titles = _titles(arguments.title, arguments.languages)
    for path in begin_project(arguments.folder, uuid4().urn, titles, arguments.languages):
        note(path.as_posix())
    here = arguments.folder.as_posix()
    if len(set(titles.values())) < len(titles):
        note(f"the title is the same in {', '.join(titles)}; {here}/corpus/chronology.toml has them, one by one")
    note(f"next: timeline build --project {here}, then timeline add FILE --project {here}")
    return 0


def _titles(said: list[str], languages: Sequence[str]) -> dict[str, str]:
    """The titles by language: « fr=Le Conseil » is that of one, a text without a language that of all others."""
    named = {
        code: text.strip() for code, sign, text in (one.partition("=") for one in said) if sign and code in languages
    }
    rest = [one for one in said if one.partition("=")[0] not in named]
    if len(rest) > 1:
        fact = f"{len(rest)} titles name no language of the chronology: {' and '.join(rest)}"
        remedy = " ".join(f'--title "{code}=…"' for code in languages)
        raise MisuseError(Finding("timeline new", 0, "C29", fact, remedy))
    return {code: named.get(code, rest[0] if rest else "") for code in languages if code in named or rest}


def add(arguments: argparse.Namespace) -> int:
    """Take files of any kind into the corpus, each with its header and its original; what cannot be read is told."""
    project = Project(Path(arguments.project))
    project.settings()
    with locked(project.root):
        known, unread = known_texts(project)
        is_twin_of = _twin_of(arguments, project, known)
        language = language_asked(arguments)
        show_findings(unread)
        if arguments.again:
            return _add_again(arguments, project, language, known)
        return _add_files(arguments, project, language, known, is_twin_of)


def _twin_of(arguments: argparse.Namespace, project: Project, known: list[KnownText]) -> dict[str, str]:
    """What an official twin takes from the text that it says again: its day, its folder; and not its language."""
    if not (name := arguments.translation_of):
        return {}
    source = twin_of(name, known)
    others = [code for code in read_edition(project.settings()).languages if code != source.fields.get("language")]
    if arguments.language in ("", source.fields.get("language")) and others:
        arguments.language = others[0]
    arguments.collection = arguments.collection or source.path.parent.name
    return as_twin_of(source)


def _add_files(
    arguments: argparse.Namespace,
    project: Project,
    language: Language,
    known: list[KnownText],
    is_twin_of: Mapping[str, str],
) -> int:
    collection = _collection(arguments, project)
    stated = {**is_twin_of, **_stated(arguments)}
    words = list(dict.fromkeys(arguments.files))
    if len(words) < len(arguments.files):
        note("what was named twice is taken once")
    files = list(_files(words, project))
    if "id" in stated and slug(stated["id"]) != stated["id"]:
        fact, remedy = f"{stated['id']!r} cannot be an id", f"for example --id {slug(stated['id'])}"
        raise MisuseError(Finding("timeline add", 0, "C29", fact, remedy))
    if not files:
        raise MisuseError(Finding("timeline add", 0, "C29", "no file is named", "timeline add FILE …, or a folder"))
    if len(files) > 1 and (single := [f"--{name}" for name in ("id", "title") if name in stated]):
        fact = f"{len(files)} files cannot have one {' and one '.join(single)}"
        raise MisuseError(Finding("timeline add", 0, "C29", fact, "add them one by one"))
    intake = Intake()
    for name, path in files:
        with intake.refusing(), step(f"reading {name}"):
            raw = _standard_input() if path is None else read_file(path)
            dropped = dropped_in(project, path) if path else None
            folder = project.root / "corpus" / (arguments.collection or dropped or collection)
            others = [text for text in known if not _is_itself(text, path)]
            added = add_text(name, raw, language, folder, others, stated)
            intake.put(added, project, dry=arguments.dry_run)
            known = [*others, added.known]
            if path and dropped is not None and not arguments.dry_run:
                # It lies among the originals now, byte for byte.
                take_away(path)
    return intake.close(dry=arguments.dry_run)


def _add_again(arguments: argparse.Namespace, project: Project, language: Language, known: list[KnownText]) -> int:
    """The texts with these ids are read anew from their originals; the header stays, but for what is stated now."""
    stated = _stated(arguments)
    if arguments.files or "id" in stated:
        remedy = "files are added without --again; timeline move ID --id NEW gives a text another id"
        raise MisuseError(Finding("timeline add", 0, "C29", "--again takes neither files nor another id", remedy))
    if len(arguments.again) > 1 and "title" in stated:
        fact = f"{len(arguments.again)} texts cannot have one title"
        raise MisuseError(Finding("timeline add", 0, "C29", fact, "give it to one text alone"))
    by_id = {text.fields.get("id"): text for text in known}
    intake = Intake("read anew")
    for name in arguments.again:
        with intake.refusing():
            if name not in by_id:
                ids = sorted(filter(None, by_id))
                remedy = did_you_mean(name, ids) or f"the ids are {', '.join(ids)}"
                raise TimelineError(Finding(name, 0, "C28", "no text has this id", remedy))
            intake.put(read_again(project, by_id[name], language, stated), project, dry=arguments.dry_run)
    return intake.close(dry=arguments.dry_run)


def _is_itself(text: KnownText, path: Path | None) -> bool:
    """Whether a text of the corpus is the file that is given, and lacks but its header."""
    return bool(path and text.findings and "id" not in text.fields and text.path.resolve() == path.resolve())


def _stated(arguments: argparse.Namespace) -> dict[str, str]:
    """What the command line says of the text, on one line each."""
    stated = {name: one_line(getattr(arguments, name, None) or "") for name in FIELDS if name != "language"}
    return {name: value for name, value in stated.items() if value}


def _files(words: list[str], project: Project) -> Iterator[tuple[str, Path | None]]:
    """Each file by its name, those of a folder in order but the project's own; standard input has no path."""
    for word in words:
        path = Path(word)
        if word == STANDARD_INPUT:
            yield "standard input", None
        elif os.path.isdir(word):  # noqa: PTH112 a name that is too long is no folder, and no error here
            yield from (
                (inside.name, inside) for inside in sorted(path.rglob("*")) if _is_offered(inside, path, project)
            )
        else:
            yield path.name, path


def _standard_input() -> bytes:
    """All that comes; MisuseError C29 where it was closed from the beginning."""
    if sys.stdin is None:
        raise MisuseError(Finding("stdin", 0, "C29", "it is closed", "name a file, or let one come in: < FILE"))
    return sys.stdin.buffer.read()


def _is_offered(path: Path, folder: Path, project: Project) -> bool:
    """Whether a path in a folder is a file, neither it nor its folder is hidden, and it is none of the project's."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    root = project.root.resolve()
    place = path.resolve()
    own = place.is_relative_to(root) and (place.parent == root or place.relative_to(root).parts[0] in _OWN_FOLDERS)
    return path.is_file() and not hidden and not own


def _collection(arguments: argparse.Namespace, project: Project) -> str:
    """The collection named, else the only one there is, else « communiques »."""
    named: str = arguments.collection
    if named and slug(named) != named:
        fact, remedy = "this cannot be the name of a collection", f"for example {slug(named)}"
        raise MisuseError(Finding(named, 0, "C29", fact, remedy))
    there = {path.parent.name for path in project.communique_paths()}
    return named or (there.pop() if len(there) == 1 else "communiques")
