"""Files of any kind become texts of a project's corpus, their originals kept beside them.

What cannot be read, and what is there already, is told; all else goes in, each text whole or not at all.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from timeline.intake.any_file import read_any, shown_name
from timeline.intake.corpus_file import ORIGINALS, NewText, new_text
from timeline.intake.extract import Clue, Sure
from timeline.intake.header_guess import guess_header
from timeline.intake.names import one_line, slug
from timeline.model.errors import Finding, Severity, TimelineError
from timeline.reading.header import read_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from timeline.intake.extract import Extract, Remark
    from timeline.intake.header_guess import HeaderGuess
    from timeline.language import Language
    from timeline.project.folders import Project


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text that the corpus has: its path, the fields of its header, and what is wrong with that."""

    path: Path
    fields: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class AddedText:
    """A text that goes in: its path, all files to be written, the clues to its header, and what is to be said."""

    path: Path
    text: NewText
    files: Mapping[Path, bytes]
    clues: Mapping[str, Clue]
    findings: tuple[Finding, ...]


def known_texts(project: Project) -> list[KnownText]:
    """The texts of the corpus whose header can be read."""
    headers = (
        (path, *read_header(project.name(path), project.read_communique(path)[2]))
        for path in project.communique_paths()
    )
    return [KnownText(path, header.fields, findings) for path, header, findings in headers if header]


def add_text(  # noqa: PLR0913, PLR0917 a file, its language, where it goes, what is there, what is said of it
    name: str, raw: bytes, language: Language, folder: Path, known: Iterable[KnownText], stated: Mapping[str, str]
) -> AddedText:
    """What a file called ``name`` becomes in a collection's folder; ``stated`` fields win over all that is read.

    TimelineError C50 or C51 when it cannot be read, C26 or C27 when the corpus has its original or its text, C58 when
    its day is not known, C11 when its id is another text's.
    """
    name, known = shown_name(name), tuple(known)
    _refuse_twice(name, "original_sha256", hashlib.sha256(raw).hexdigest(), known)
    extract = _with_stated(read_any(name, raw, language), stated)
    guess = guess_header(extract, language, name, [text.fields.get("id", "") for text in known])
    text = new_text(name, raw, extract, _fields(name, guess, language, stated))
    _refuse_twice(name, "sha256", text.fields["sha256"], known)
    _refuse_id(name, text.fields["id"], known)
    remarks = [*extract.remarks, *_questions(guess, text, stated)]
    if "date" not in text.fields:
        raise TimelineError(*(one.finding(name, Severity.ERROR) for one in remarks if one.fact.startswith("the date ")))
    text = text.kept_as(_free(text.stem, folder), name)
    path = folder / f"{text.fields['original'].removeprefix(ORIGINALS + '/').removesuffix(text.ending)}.txt"
    # The original first: a run that is killed between the two can be made again.
    files = {folder / text.fields["original"]: raw, path: text.content}
    findings = tuple(_with_place(remark, path.name).finding(name) for remark in remarks)
    return AddedText(path, text, files, guess.clues, findings)


def _fields(name: str, guess: HeaderGuess, language: Language, stated: Mapping[str, str]) -> dict[str, str]:
    """The header as it is known; what the file itself calls its text is cleaned, what it says that cannot be goes."""
    given = {field: words for field, value in guess.filled.items() if (words := one_line(value))}
    if not _is_day(given.get("updated", "")):
        given.pop("updated", None)
    fields = {"basis": _basis(guess, stated), **given, **stated}
    if "id" not in stated:
        fields["id"] = slug(fields.get("id") or fields.get("title", ""))
    title = fields.get("title") or PurePosixPath(name).stem.strip()
    return {**fields, "language": language.code, "title": title if re.search(r"\w", title) else "Sans titre"}


def read_again(project: Project, text: KnownText, language: Language) -> AddedText:
    """A text taken anew from the original beside it, with the header it has.

    TimelineError with all that is wrong with its header or its text, C28 when the original is not there or another.
    """
    if text.findings:
        raise TimelineError(*text.findings)
    kept = text.fields.get("original", "")
    path, name = text.path.parent / kept, project.name(text.path)
    if not kept or path.parent != text.path.parent / ORIGINALS or not path.is_file():
        remedy = "only texts that came by timeline add have their original beside them, in originals/"
        raise TimelineError(Finding(name, 1, "C28", "the original is not there", remedy))
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != text.fields.get("original_sha256"):
        raise TimelineError(Finding(name, 1, "C28", f"{kept} is not the file that was added", "put that back"))
    extract = read_any(path.name, raw, language)
    new = new_text(text.fields["source"], raw, extract, text.fields)
    findings = tuple(remark.finding(project.name(path)) for remark in extract.remarks)
    return AddedText(text.path, new, {text.path: new.content}, {}, findings)


def _with_stated(extract: Extract, stated: Mapping[str, str]) -> Extract:
    """What the archivist says is the surest clue, also to the id that is made of it."""
    clues = tuple(Clue(name, value, "given by hand", Sure.STATED) for name, value in stated.items())
    return replace(extract, clues=(*clues, *extract.clues))


def _basis(guess: HeaderGuess, stated: Mapping[str, str]) -> str:
    """How the day is known, and how sure that is, in a person's words."""
    if "date" in stated:
        return "given by hand"
    day = guess.clues.get("date")
    return f"{day.sure}: {day.basis}" if day and day.sure is not Sure.GUESS else ""


def _is_day(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None


def _refuse_twice(name: str, field: str, digest: str, known: Iterable[KnownText]) -> None:
    for text in known:
        if digest in (text.fields.get(field), text.fields.get("sha256")):
            code, what = ("C26", "this file") if field == "original_sha256" else ("C27", "the same text")
            fact = f"{what} is in the corpus already, as {text.fields.get('id')} ({text.path.name})"
            remedy = f"to read it anew: timeline add --again {text.fields.get('id')}"
            raise TimelineError(Finding(name, 0, code, fact, remedy))


def _refuse_id(name: str, identity: str, known: Iterable[KnownText]) -> None:
    if there := next((text for text in known if text.fields.get("id") == identity), None):
        fact = f"its id {identity} is that of {there.path.name}"
        raise TimelineError(Finding(name, 0, "C11", fact, "give it another with --id"))


def _free(stem: str, folder: Path) -> str:
    """The stem, or the first of stem-2, stem-3 … that neither a text of the folder nor an original has."""
    places = (*folder.glob("*"), *(folder / ORIGINALS).glob("*"))
    taken = {path.stem for path in places} | {path.name for path in places}
    numbered = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)


def _questions(guess: HeaderGuess, text: NewText, stated: Mapping[str, str]) -> Iterator[Remark]:
    """What is to be asked of the header, without what the command line answers and what was taken all the same."""
    for remark in guess.remarks:
        field = remark.fact.split()[1] if remark.code == "C58" else "date"
        if field == "title" and "title" not in stated:
            fact = f"the title « {text.fields['title']} » is only a guess"
            yield replace(remark, fact=fact)
        elif field not in (*stated, "language", "title"):
            yield remark


def _with_place(remark: Remark, file: str) -> Remark:
    """What is not known can be given with an option, or written where it belongs."""
    if remark.code != "C58":
        return remark
    return replace(remark, remedy=f"write it into the header of {file}")
