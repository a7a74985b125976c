"""Dates in a text: recognise, disentangle, resolve.

>>> from datetime import date
>>> from timeline.language import load_language
>>> french = load_language("fr")
>>> [(m.text, str(m.when)) for m in find_dates("Réunis du 2 au 4 avril 2008", french, None)]
[('du 2 au 4 avril 2008', '2008-04-02/2008-04-04')]
>>> [str(m.when) for m in find_dates("La conférence tenue à Rome en février", french, date(2002, 6, 6))]
['2002-02']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates.recognition import Found, Reader, Reading
from timeline.dates.resolution import resolve
from timeline.dates.tense import tense_around
from timeline.dates.years import Context, Resolved, settle
from timeline.language.words import KNOWN, PARAGRAPH, STARTS
from timeline.model import Mention
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from timeline.language import Language

# Known words around one that may start an expression; so many before it and between, that the search stays linear.
_RUN = re.compile(f"{KNOWN}{{0,12}}{STARTS}(?:{KNOWN}{{0,12}}{STARTS})*{KNOWN}{{0,12}}")


def find_dates(text: str, language: Language, published: date | None) -> tuple[Mention, ...]:
    """The calendar expressions of a text in order, never overlapping; a text is a sentence or a whole document."""
    return tuple(_Document(text, language, published).mentions())


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression a rule found: its place, its rule, its value if it has one, whether it stands, and why or why not."""

    start: int
    end: int
    text: str
    rule: str
    when: When | None
    basis: str
    won: bool
    why: str


def explain_dates(text: str, language: Language, published: date | None) -> tuple[Candidate, ...]:
    """Every candidate of a text in order, those that stand before those they beat."""
    found = _Document(text, language, published).candidates()
    return tuple(sorted(found, key=lambda candidate: (candidate.start, not candidate.won, -candidate.end)))


@lru_cache(maxsize=16)
def _reader(language: Language) -> Reader:
    return Reader(language)


class Run(NamedTuple):
    """A stretch worth reading: its shape, the words of its items, and the tokens of each item."""

    reading: Reading
    words: list[str]
    firsts: list[int]
    lasts: list[int]


class _Document:
    """One text cut into tokens."""

    def __init__(self, text: str, language: Language, published: date | None) -> None:
        self.text, self.language, self.published = text, language, published
        self.tokens = language.lexicon.split.findall(text)
        self.reader = _reader(language)
        self.before: When | None = None

    def runs(self) -> Iterator[Run]:
        """The stretches that may hold a date, read."""
        lexicon, tokens = self.language.lexicon, self.tokens
        kinds = "".join(map(lexicon.kinds.__getitem__, tokens))
        details = lexicon.details
        for match in _RUN.finditer(kinds):
            first, last = max(0, match.start() - 1), min(len(tokens), match.end() + 1)
            words = tokens[first:last]
            shape = [details[word] for word in words]
            firsts = lasts = list(range(first, last))
            if not lexicon.number_words.isdisjoint(symbol[0] for symbol in shape):
                shape, words, firsts, lasts = self._with_numbers(shape, words, first)
            whole = (PARAGRAPH if first == 0 else "\n" if "\n" in tokens[first - 1] else "") + "".join(shape)
            whole += PARAGRAPH if last == len(tokens) and not whole.endswith(PARAGRAPH) else ""
            reading = self.reader.read(whole)
            if reading.found or reading.lost:
                yield Run(reading, words, firsts, lasts)

    def _with_numbers(self, shape: list[str], words: list[str], first: int) -> tuple[list[str], list[str], list[int], list[int]]:
        """The run with « trente et un » as one number."""
        lexicon = self.language.lexicon
        cores = lexicon.number_parts(words)
        new: tuple[list[str], list[str], list[int], list[int]] = ([], [], [], [])
        at = 0
        while at < len(words):
            used, symbol = lexicon.read_number(shape, cores, at)
            text = "".join(words[at : at + used])
            for part, value in zip(new, (symbol, text, first + at, first + at + used - 1), strict=True):
                part.append(value)  # type: ignore[attr-defined]
            at += used
        return new

    def mentions(self) -> Iterator[Mention]:
        """Every mention, resolved in the order of the text."""
        starts = list(accumulate(map(len, self.tokens), initial=0))
        for run in self.runs():
            for found in run.reading.found:
                if (resolved := self._resolve(found, run)) is not None:
                    yield self._mention(found, run, resolved, starts)

    def candidates(self) -> Iterator[Candidate]:
        """Every candidate, resolved in the order of the text."""
        starts = list(accumulate(map(len, self.tokens), initial=0))
        for run in self.runs():
            before = self.before
            for found in run.reading.found:
                resolved = self._resolve(found, run)
                why = "stands" if resolved else "has no value"
                yield self._candidate(found, run, resolved, why, starts)
            after, self.before = self.before, before
            for found, why in run.reading.lost:
                yield self._candidate(found, run, self._resolve(found, run), why, starts)
            self.before = after

    def _candidate(self, found: Found, run: Run, resolved: Resolved | None, why: str, starts: list[int]) -> Candidate:
        start, end = self._span(found, run, starts)
        when, basis = (resolved.when, resolved.basis) if resolved else (None, "")
        return Candidate(start, end, self.text[start:end], found.rule.name, when, basis, why == "stands", why)

    def _resolve(self, found: Found, run: Run) -> Resolved | None:
        first, last = run.firsts[found.first], run.lasts[found.last]
        context = Context(
            self.published,
            self.before,
            lambda: tense_around(self.tokens, first, last, self.language),
            lambda item: self.language.lexicon.number(run.words[item]),
        )
        resolved = resolve(found, context)
        if resolved is None:
            return None
        resolved = settle(resolved, context)
        if resolved.when.earliest or resolved.when.latest:
            self.before = resolved.when
        return resolved

    def _mention(self, found: Found, run: Run, resolved: Resolved, starts: list[int]) -> Mention:
        start, end = self._span(found, run, starts)
        return Mention(start, end, self.text[start:end], resolved.when, found.rule.name, resolved.basis, resolved.differs)

    def _span(self, found: Found, run: Run, starts: list[int]) -> tuple[int, int]:
        first, last = run.firsts[found.first], run.lasts[found.last]
        return starts[first], starts[last] + len(self.language.lexicon.core(self.tokens[last]))
