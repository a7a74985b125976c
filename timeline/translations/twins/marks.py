"""The marks of a sentence: what of it may be found again in another language, whatever the language.

Dates and numbers are read by the rules of either language, terms by the glossary; acronyms are compared by their
letters in any order (« OTAN », "NATO"), words by how they begin (« président », "President").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates import find_dates
from timeline.language.common_words import fold, load_common_words
from timeline.language.plurals import Plurals
from timeline.language.quantities import blank, find_quantities
from timeline.translations.terms import Term, TermList, is_acronym, unaccented

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from timeline.language import Language
    from timeline.model.event import Mention
    from timeline.translations.glossary import Glossary

DATE, NUMBER, TERM, ACRONYM, COMMON, WORD = "date", "number", "term", "acronym", "common", "word"
_BEGINNING = 5  # letters of a word that two languages may share
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+")
# « 3. », « a) », « (iv) », « – »
_LABEL = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-z]|[ivxlcdm]{1,7}|[IVXLCDM]{1,7})[.)°]\s|[-–—•*]\s)")


class Mark(NamedTuple):
    """A mark by its kind and the key that both languages share."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence to be aligned: its length in letters, its marks, each with its words here, its number or bullet.

    ``paragraph`` is the number of the block it stands in, -1 where blocks are not known.
    """

    text: str
    length: int
    marks: Mapping[Mark, str] = field(repr=False)
    label: str = ""
    paragraph: int = -1


def letters(text: str) -> int:
    """How many letters a sentence has behind its number or bullet, one at least."""
    return sum(map(len, _cut(text)[1].split())) or 1


def _cut(text: str) -> tuple[str, str]:
    """The number or bullet of a sentence, and what stands behind it."""
    end = label.end() if (label := _LABEL.match(text)) else 0
    return text[:end], text[end:]


@dataclass(frozen=True, eq=False)
class Marker:
    """Reads the marks of sentences in one language, of one day, with the terms of a glossary in that language."""

    code: str
    language: Language | None = None
    published: date | None = None
    terms: TermList = field(default_factory=TermList)

    def segment(self, text: str, paragraph: int = -1) -> Segment:
        """The segment that a sentence is; its number or bullet is no part of its marks."""
        label, body = _cut(text)
        marks: dict[Mark, str] = {}
        for mark, words in self._marks(body):
            marks.setdefault(mark, words)
        return Segment(text, letters(text), marks, label.strip(" .()°"), paragraph)

    def _marks(self, text: str) -> Iterator[tuple[Mark, str]]:
        dates: tuple[Mention, ...] = ()
        if self.language:
            dates = find_dates(text, self.language, self.published)
            for mention in dates:
                yield Mark(DATE, str(mention.when)), mention.text
            for number in find_quantities(text, dates, self.language):
                for value in number.digits:
                    yield Mark(NUMBER, value), number.text
        for start, end, term in self.terms.spans(text):
            yield Mark(TERM, term.target), text[start:end]
        for match in _WORD.finditer(blank(text, dates)):
            for mark in _word_marks(match[0], self.code):
                yield mark, match[0]


@lru_cache(maxsize=1 << 16)
def _word_marks(word: str, code: str) -> tuple[Mark, ...]:
    """The marks of a word: as an acronym, as a common word of its language, by its beginning."""
    if is_acronym(word):
        return (Mark(ACRONYM, "".join(sorted(word))),)
    if rows := load_common_words(code).get(fold(word)):
        return tuple(Mark(COMMON, row) for row in rows)
    return (Mark(WORD, unaccented(word)[:_BEGINNING]),) if len(word) >= _SHORTEST else ()


def glossary_terms(glossary: Glossary, code: str, plurals: Plurals) -> TermList:
    """The terms of a glossary as they are found in one language, every variant too; each names the row it is of."""
    rows = [row for row in glossary.rows if len(row.words) > 1]
    forms = ((form, row) for row in rows for form in (row.word(code), *row.variants.get(code, ())) if form)
    both = (plurals, Plurals())
    return TermList(tuple(Term(form, str(row.line), both, exact=row.case or is_acronym(form)) for form, row in forms))
