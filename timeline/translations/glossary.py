"""The glossary, a CSV: terms that must be translated one way, and words the house spells one way.

Its columns are ``fr,en,note,variants,case,status``, with a column for each language. ``variants`` are other
words that are right in the second language (``variants-de`` in German), parted by bars; ``case`` says yes for names
whose capitals count (an acronym's always do); ``status`` is ``must``, ``may`` (shown to the translator, not asked),
``keep`` (the word stays as it is), ``false`` (a false friend: the variants are what it is not), or, in one language
alone, ``spelling`` and ``never`` (the variants are spellings, or words, that the house does not use).
"""

from __future__ import annotations

import csv
import io
import pickle
import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.language.names import english_name
from timeline.model.errors import Finding, TimelineError
from timeline.translations.terms import Term, TermList, is_acronym

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from timeline.model.translation import Direction
    from timeline.project.files import Source
    from timeline.translations.terms import PluralsOfBoth

STATUSES = ("must", "may", "spelling", "keep", "false", "never")
_OF_ONE_LANGUAGE = frozenset(("spelling", "never"))
_FALSE_FRIENDS, _NOT = Path(__file__).parent.parent / "rules" / "false_friends.csv", "not-"
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_REMEDY = (
    f"columns are the codes of two or more languages, note, variants, case, status (one of {', '.join(STATUSES)}); "
    "see translations/README.md"
)


@dataclass(frozen=True, slots=True)
class GlossaryRow:
    """A row of the CSV: the term by language, other words that are right there, and whether it must be used."""

    words: Mapping[str, str]
    variants: Mapping[str, tuple[str, ...]]
    note: str = ""
    case: bool = False
    status: str = "must"
    line: int = field(default=0, compare=False)

    def word(self, code: str) -> str:
        """The term in a language; empty when the row has none."""
        return self.words.get(code, "")

    def term(self, direction: Direction, plurals: PluralsOfBoth) -> Term:
        """The row as a term to look for in texts of one direction, whose languages have these plurals."""
        source, target = self.word(direction.source), self.word(direction.target)
        if self.status == "keep":
            source = target = source or target
        exact = self.case or is_acronym(source)
        return Term(source, target, plurals, self.variants.get(direction.target, ()), exact, self.status)


@dataclass(frozen=True, eq=False)
class Glossary:
    """All rows in their order, and the languages of their columns."""

    path: str = ""
    languages: tuple[str, ...] = ()
    rows: tuple[GlossaryRow, ...] = ()

    def terms(self, direction: Direction, plurals: PluralsOfBoth) -> TermList:
        """The terms of one direction: those that both languages have, and the spellings of the target.

        ``plurals`` are those of the source language and of the target language.
        """
        return _terms(self, direction, plurals)

    def __reduce__(self) -> tuple[Callable[[bytes], Glossary], tuple[bytes]]:
        """Another process has it once, however often it is sent there: its terms take 30 ms to be made ready."""
        return _received, (_packed(self),)


@lru_cache(maxsize=8)
def _packed(glossary: Glossary) -> bytes:
    return pickle.dumps((glossary.path, glossary.languages, glossary.rows))


@lru_cache(maxsize=8)
def _received(packed: bytes) -> Glossary:
    return Glossary(*pickle.loads(packed))  # noqa: S301 what another process of this run sent


@lru_cache(maxsize=64)
def _terms(glossary: Glossary, direction: Direction, plurals: PluralsOfBoth) -> TermList:
    own = {row.word(direction.source) for row in glossary.rows}
    friends = (row for row in false_friends() if row.word(direction.source) not in own)
    terms = (row.term(direction, plurals) for row in (*glossary.rows, *friends))
    return TermList(tuple(term for term in terms if term.target and (term.source or term.status in _OF_ONE_LANGUAGE)))


@cache
def false_friends() -> tuple[GlossaryRow, ...]:
    """The false friends that every project is told of, unless its glossary has a row for the same word.

    They stand in ``rules/false_friends.csv``: a column for each language, and what it is not in ``not-en``.
    """
    with _FALSE_FRIENDS.open(encoding="utf-8", newline="") as file:
        return tuple(_false_friend(row) for row in csv.DictReader(file))


def _false_friend(row: Mapping[str, str]) -> GlossaryRow:
    words = {code: word for code, word in row.items() if word and not code.startswith(_NOT)}
    avoided = {code.removeprefix(_NOT): _parted(cell) for code, cell in row.items() if code.startswith(_NOT)}
    return GlossaryRow(words, avoided, "false friend", status="false")


def read_glossary(source: Source) -> Glossary:
    """The glossary that a CSV holds; TimelineError T24 and T25 name every row that is wrong."""
    reader = csv.reader(io.StringIO(source.text.removeprefix("\ufeff"), newline=""), strict=True)
    findings: list[Finding] = []
    rows: list[GlossaryRow] = []
    languages: tuple[str, ...] = ()
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        languages = _languages(header, source.name)
        for cells in filter(any, reader):
            row = _row(dict(zip(header, map(str.strip, cells), strict=False)), languages, reader.line_num)
            rows.append(row)
            findings += (Finding(source.name, row.line, "T24", fact, _REMEDY) for fact in _wrong(row, languages))
    except csv.Error as error:
        findings.append(Finding(source.name, reader.line_num, "T24", f"this is no CSV: {error}", _REMEDY))
    if findings := [*findings, *_twice(rows, languages, source.name)]:
        raise TimelineError(*findings)
    return Glossary(source.name, languages, tuple(rows))


def _languages(header: Sequence[str], path: str) -> tuple[str, ...]:
    """The languages that have a column; TimelineError T24 when they are fewer than two."""
    languages = tuple(name for name in header if _LANGUAGE.fullmatch(name))
    if len(languages) < 2:
        fact = f"{languages[0]} alone has a column" if languages else "no language has a column"
        raise TimelineError(Finding(path, 1, "T24", fact, _REMEDY))
    if twice := next((name for name in header if name and header.count(name) > 1), ""):
        raise TimelineError(Finding(path, 1, "T24", f"{twice} stands over two columns", _REMEDY))
    return languages


def _row(cells: Mapping[str, str], languages: Sequence[str], line: int) -> GlossaryRow:
    variants = {code: _parted(cells.get(f"variants-{code}", "")) for code in languages}
    variants[languages[1]] += _parted(cells.get("variants", ""))
    return GlossaryRow(
        {code: cells[code] for code in languages if cells.get(code)},
        {code: forms for code, forms in variants.items() if forms},
        cells.get("note", ""),
        cells.get("case", "").lower() in ("yes", "oui", "1", "true"),
        cells.get("status", "") or "must",
        line,
    )


def _parted(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _wrong(row: GlossaryRow, languages: Sequence[str]) -> Iterator[str]:
    """What is wrong with a row: its first language's word, or no word at all, names it."""
    name = next(iter(row.words.values()), "the row")
    if row.status not in STATUSES:
        yield f"{row.status} is no status"
    elif row.status in {"spelling", "never", "false"} and not row.variants:
        yield f"{name} says no {'spelling' if row.status == 'spelling' else 'word'} to avoid"
    elif row.status in {"spelling", "never", "keep"}:
        return
    elif len(row.words) < 2:
        lacking = next(code for code in languages if code not in row.words)
        yield f"{name} has no {english_name(lacking)}"


def _twice(rows: Iterable[GlossaryRow], languages: Sequence[str], path: str) -> Iterator[Finding]:
    """A term of the first language that stands in two rows."""
    first: dict[str, GlossaryRow] = {}
    for row in rows:
        word = row.word(languages[0])
        if word and first.setdefault(word, row) is not row:
            fact = f"{word} stands here again, first at line {first[word].line}"
            yield Finding(path, row.line, "T25", fact, "make one row of the two: other right words go into variants")
