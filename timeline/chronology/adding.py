"""Files of any kind become texts of a project's corpus, their originals kept beside them.

What cannot be read, and what is there already, is told; all else goes in, each text whole or not at all.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from timeline.intake.any_file import read_any
from timeline.intake.corpus_file import NewText, new_text
from timeline.intake.extract import Clue, Sure
from timeline.intake.header_guess import guess_header
from timeline.model.errors import Finding, Severity, TimelineError
from timeline.reading.header import read_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from timeline.intake.extract import Extract, Remark
    from timeline.language import Language
    from timeline.project.folders import Project


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text that the corpus has: its path, and the fields of its header."""

    path: Path
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AddedText:
    """A text that goes in: its path, all files to be written, the clues to its header, and what is to be said."""

    path: Path
    text: NewText
    clues: Mapping[str, Clue]
    findings: tuple[Finding, ...]

    @property
    def files(self) -> dict[Path, bytes]:
        """The text and its original, by path."""
        return {self.path: self.text.content, self.path.parent / self.text.fields["original"]: self.text.original}


def known_texts(project: Project) -> list[KnownText]:
    """The texts of the corpus whose header can be read."""
    headers = (
        (path, read_header(project.name(path), project.read_communique(path)[2])[0])
        for path in project.communique_paths()
    )
    return [KnownText(path, header.fields) for path, header in headers if header]


def add_text(  # noqa: PLR0913, PLR0917 a file, its language, where it goes, what is there, what is said of it
    name: str, raw: bytes, language: Language, folder: Path, known: Iterable[KnownText], stated: Mapping[str, str]
) -> AddedText:
    """What a file called ``name`` becomes in a collection's folder; ``stated`` fields win over all that is read.

    TimelineError C50 or C51 when it cannot be read, C26 or C27 when the corpus has its original or its text.
    """
    known = tuple(known)
    _refuse_twice(name, "original_sha256", hashlib.sha256(raw).hexdigest(), known)
    extract = _with_stated(read_any(name, raw, language), stated)
    ids = [text.fields["id"] for text in known if text.fields.get("id")]
    guess = guess_header(extract, language, name, ids)
    fields = {**guess.filled, "basis": _basis(guess.clues, stated), **stated}
    text = new_text(name, raw, extract, {"language": language.code, "title": PurePosixPath(name).stem, **fields})
    _refuse_twice(name, "sha256", text.fields["sha256"], known)
    stem = _free(text.stem, folder, known)
    remarks = (*extract.remarks, *(remark for remark in guess.remarks if not _is_answered(remark, stated)))
    findings = tuple(_finding(name, _with_place(remark, f"{stem}.txt")) for remark in remarks)
    return AddedText(folder / f"{stem}.txt", text.kept_as(stem), guess.clues, findings)


def read_again(project: Project, text: KnownText, language: Language) -> AddedText:
    """A text taken anew from the original beside it, with the header it has; C28 when there is no original."""
    kept = text.fields.get("original", "")
    path = text.path.parent / kept
    if not kept or not path.is_file():
        remedy = "only texts that came by timeline add have their original beside them"
        raise TimelineError(Finding(project.name(text.path), 1, "C28", "the original is not there", remedy))
    raw = path.read_bytes()
    extract: Extract = read_any(path.name, raw, language)
    new = new_text(text.fields["source"], raw, extract, text.fields)
    findings = tuple(_finding(project.name(path), remark) for remark in extract.remarks)
    return AddedText(text.path, replace(new, fields={**new.fields, "original": kept}), {}, findings)


def _with_stated(extract: Extract, stated: Mapping[str, str]) -> Extract:
    """What the archivist says is the surest clue, also to the id that is made of it."""
    clues = tuple(Clue(name, value, "given by hand", Sure.STATED) for name, value in stated.items())
    return replace(extract, clues=(*clues, *extract.clues))


def _basis(clues: Mapping[str, Clue], stated: Mapping[str, str]) -> str:
    """How the day is known, and how sure that is, in a person's words."""
    if "date" in stated:
        return "given by hand"
    day = clues.get("date")
    return f"{day.sure}: {day.basis}" if day and day.sure != "guess" else ""


def _refuse_twice(name: str, field: str, digest: str, known: Iterable[KnownText]) -> None:
    for text in known:
        if digest in (text.fields.get(field), text.fields.get("sha256")):
            code, what = ("C26", "this file") if field == "original_sha256" else ("C27", "the same text")
            fact = f"{what} is in the corpus already, as {text.fields.get('id')} ({text.path.name})"
            remedy = f"to read it anew: timeline add --again {text.fields.get('id')}"
            raise TimelineError(Finding(name, 0, code, fact, remedy))


def _free(stem: str, folder: Path, known: Iterable[KnownText]) -> str:
    """The stem, or the first of stem-2, stem-3 … that no text of the folder has."""
    taken = {text.path.stem for text in known if text.path.parent == folder}
    numbered = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 3))
    return next(one for one in numbered if one not in taken and not (folder / f"{one}.txt").exists())


def _is_answered(remark: Remark, stated: Mapping[str, str]) -> bool:
    """Whether what was asked of the header stands on the command line: « the place is not sure » with --place."""
    return (remark.code == "C59" and "date" in stated) or (
        remark.code == "C58" and any(remark.fact.startswith(f"the {name} ") for name in stated)
    )


def _with_place(remark: Remark, file: str) -> Remark:
    """What is not known can be given with an option, or written where it belongs."""
    return (
        replace(remark, remedy=f"{remark.remedy}, or write it into the header of {file}")
        if remark.code == "C58"
        else remark
    )


def _finding(name: str, remark: Remark) -> Finding:
    return Finding(name, remark.line, remark.code, remark.fact, remark.remedy, Severity.WARNING)
