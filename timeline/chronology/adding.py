"""Files of any kind become texts of a project's corpus, their originals kept beside them.

What cannot be read, and what is there already, is told; all else goes in, each text whole or not at all.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from timeline.chronology.originals import read_original
from timeline.intake.any_file import read_any, shown_name
from timeline.intake.corpus_file import ORIGINALS, NewText, new_text
from timeline.intake.extract import Clue, Remark, Sure
from timeline.intake.header_guess import guess_header
from timeline.intake.likeness import Words
from timeline.intake.names import one_line, slug
from timeline.model.errors import Finding, Severity, TimelineError
from timeline.reading.encodings import find_encoding
from timeline.reading.header import HEADER, read_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from timeline.intake.extract import Extract
    from timeline.intake.header_guess import HeaderGuess
    from timeline.language import Language
    from timeline.project.folders import Project

# A header that cannot be read: closed, or all lines that look like fields.
_BROKEN = re.compile(HEADER.pattern + rb"|\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[\w-]+:[^\n]*\n)*", HEADER.flags)

# What may be said of many texts at once.
_STATED_AGAIN = ("date", "place", "issuer", "title")


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text that the corpus has: its path, the fields of its header, its words, and what is wrong with its header.

    A text whose header cannot be read has no fields, but words.
    """

    path: Path
    fields: Mapping[str, str]
    words: Words
    findings: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        """What it is called where it is spoken of: « essai-2005 (a.txt) »."""
        return f"{identity} ({self.path.name})" if (identity := self.fields.get("id")) else self.path.name


@dataclass(frozen=True, slots=True)
class AddedText:
    """A text that goes in: its path, all files to be written, the clues to its header, and what is to be said."""

    path: Path
    text: NewText
    files: Mapping[Path, bytes]
    clues: Mapping[str, Clue]
    findings: tuple[Finding, ...]

    @property
    def known(self) -> KnownText:
        """The text as one that the corpus has."""
        return KnownText(self.path, self.text.fields, Words.of(self.text.body.decode()))


def known_texts(project: Project) -> tuple[list[KnownText], list[Finding]]:
    """The texts of the corpus, also those whose header cannot be read; a warning for each file that cannot be."""
    texts, unread = [], []
    for path in project.communique_paths():
        try:
            raw = project.read_communique(path)[2]
        except TimelineError as error:
            unread += [replace(one, path=project.name(path), severity=Severity.WARNING) for one in error.findings]
            continue
        header, findings = read_header(project.name(path), raw)
        body = raw[header.length :] if header else _BROKEN.sub(b"", raw, count=1)
        fields = header.fields if header else {}
        texts.append(KnownText(path, fields, Words.of(find_encoding(body).decode(body)), findings))
    return texts, unread


def dropped_in(project: Project, path: Path) -> str | None:
    """The collection into whose folder a file was dropped that is no text yet; empty in corpus/ itself, else None."""
    corpus, place = (project.root / "corpus").resolve(), path.resolve()
    if place.parent == corpus:
        return ""
    return place.parent.name if place.parent.parent == corpus else None


def add_text(  # noqa: PLR0913, PLR0917 a file, its language, where it goes, what is there, what is said of it
    name: str, raw: bytes, language: Language, folder: Path, known: Iterable[KnownText], stated: Mapping[str, str]
) -> AddedText:
    """What a file called ``name`` becomes in a collection's folder; ``stated`` fields win over all that is read.

    TimelineError C50 or C51 when it cannot be read, C26 or C27 when the corpus has its original or its words, C58 when
    its day is not known, C11 when its id is another text's. C27 is a warning when the words are nearly another's.
    """
    given, name = name, shown_name(name)
    known = tuple(known)
    _refuse_file(name, hashlib.sha256(raw).hexdigest(), known)
    extract = _with_stated(read_any(name, raw, language), stated)
    guess = guess_header(extract, language, name, [text.fields.get("id", "") for text in known])
    text = new_text(name, raw, extract, _fields(name, guess, language, stated))
    near = _refuse_words(name, Words.of(extract.text), known)
    _refuse_id(name, text.fields["id"], known)
    remarks = [*_of_name(given, name), *extract.remarks, *_questions(guess, text, stated)]
    if "date" not in text.fields:
        raise TimelineError(*(one.finding(name, Severity.ERROR) for one in remarks if one.fact.startswith("the date ")))
    text = text.kept_as(_free(text.stem, folder), name)
    path = folder / f"{text.fields['original'].removeprefix(ORIGINALS + '/').removesuffix(text.ending)}.txt"
    # The original first: a run that is killed between the two can be made again.
    files = {folder / text.fields["original"]: raw, path: text.content}
    findings = (*(_with_place(remark, path.name, text.fields["id"]).finding(name) for remark in remarks), *near)
    return AddedText(path, text, files, guess.clues, findings)


def _of_name(given: str, name: str) -> Iterator[Remark]:
    if given.replace("\xa0", " ").strip() != name:
        fact = f"its name holds signs that no header can; it is written there as « {name} »"
        yield Remark("C52", fact, "give the file another name, if you can")


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


def read_again(project: Project, text: KnownText, language: Language, stated: Mapping[str, str]) -> AddedText:
    """A text taken anew from the original beside it, with the header it has; ``stated`` fields win over those.

    TimelineError with all that is wrong with its header or its text, C28 when the original is not there or another.
    """
    if text.findings:
        raise TimelineError(*text.findings)
    path, raw = read_original(project, text.path, text.fields)
    extract = read_any(path.name, raw, language)
    given = {**stated, "basis": "given by hand"} if "date" in stated else stated
    new = new_text(text.fields["source"], raw, extract, {**text.fields, **given})
    findings = tuple(remark.finding(project.name(path)) for remark in extract.remarks)
    return AddedText(text.path, new, {text.path: new.content}, {}, findings)


def _with_stated(extract: Extract, stated: Mapping[str, str]) -> Extract:
    """What the archivist says is the surest clue, also to the id that is made of it."""
    named = ((name, value) for name, value in stated.items() if name != "translation-of")
    clues = tuple(Clue(name, value, "given by hand", Sure.STATED) for name, value in named)
    return replace(extract, clues=(*clues, *extract.clues))


def _basis(guess: HeaderGuess, stated: Mapping[str, str]) -> str:
    """How the day is known, and how sure that is, in a person's words."""
    if "date" in stated:
        return "given by hand"
    day = guess.clues.get("date")
    return f"{day.sure}: {day.basis}" if day and day.sure is not Sure.GUESS else ""


def _is_day(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None


def _refuse_file(name: str, digest: str, known: Iterable[KnownText]) -> None:
    for text in known:
        if digest in (text.fields.get("original_sha256"), text.fields.get("sha256")):
            raise TimelineError(_twice(name, "C26", "this file", text))


def _refuse_words(name: str, words: Words, known: Iterable[KnownText]) -> list[Finding]:
    """A warning for each text that is nearly this one; TimelineError C27 when one has the same words."""
    near = []
    for text in known:
        likeness = words.likeness(text.words)
        if likeness == 1:
            raise TimelineError(_twice(name, "C27", "the same text, word for word,", text))
        if likeness:
            # A word in a thousand is no 100 %.
            share = min(99, int(100 * likeness))
            fact = f"{share} % of its words stand in {text.name} too: perhaps another version of it"
            remedy = "compare the two; if they are one text, keep the better one"
            near.append(Finding(name, 0, "C27", fact, remedy, Severity.WARNING))
    return near


def _twice(name: str, code: str, what: str, text: KnownText) -> Finding:
    remedy = "put its header right; corpus/README.md tells how"
    if identity := text.fields.get("id"):
        remedy = f"to read it anew: timeline add --again {identity}"
    return Finding(name, 0, code, f"{what} is in the corpus already, as {text.name}", remedy)


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


def _with_place(remark: Remark, file: str, identity: str) -> Remark:
    """What is not known, or may be another, is written where it belongs."""
    if remark.code not in ("C58", "C59"):
        return remark
    if remark.code == "C59":
        return replace(remark, remedy=f"{remark.remedy}  in the header of {file}")
    field = remark.fact.split()[1]
    again = f", or: timeline add --again {identity} --{field} …" if field in _STATED_AGAIN else ""
    return replace(remark, remedy=f"write it into the header of {file}{again}")
