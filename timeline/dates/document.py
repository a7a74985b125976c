"""Every date of a text in the order of the text, each resolved with what was named before it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.dates.hyphens import join_words
from timeline.dates.recognition import Found, Reader, Reading
from timeline.dates.resolution import resolve
from timeline.dates.slots import OPEN, Context, Resolved
from timeline.dates.stretches import Stretch, Text, Words
from timeline.dates.tense import tense_around
from timeline.dates.years import settle
from timeline.language.spelling import core
from timeline.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from timeline.language import Language
    from timeline.when import When


def find_dates(text: str, language: Language, published: date | None) -> tuple[Mention, ...]:
    """The calendar expressions of a text in order, never overlapping; a text is a sentence or a whole document."""
    return tuple(_Document(text, language, published).mentions())


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression a rule found: its place, rule and value if it has one, whether it stands, and why or why not."""

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


class _Document:
    """One text and what was read of it so far."""

    def __init__(self, text: str, language: Language, published: date | None) -> None:
        self.given, self.joined = text, join_words(text, language)
        self.text, self.language, self.published = self.joined.text, language, published
        self.cut = Text(self.text, language.tokens)
        self.before: When | None = None

    def readings(self) -> Iterator[tuple[Reading, Stretch]]:
        """The stretches that hold candidates, read."""
        read = _reader(self.language).read
        for stretch in self.cut.stretches():
            reading = read(stretch.shape)
            if reading.found or reading.lost:
                yield reading, stretch

    def mentions(self) -> Iterator[Mention]:
        """Every mention, resolved in the order of the text."""
        for reading, stretch in self.readings():
            if not reading.found:
                continue
            words = self.cut.words(stretch)
            for found in reading.found:
                start, end = self._span(found, words)
                if (resolved := self._resolve(found, words, start, end)) is not None:
                    start, end = self.joined.start(start), self.joined.end(end)
                    text = self.given[start:end]
                    yield Mention(start, end, text, resolved.when, found.rule.name, resolved.basis, resolved.differs)

    def candidates(self) -> Iterator[Candidate]:
        """Every candidate, resolved in the order of the text."""
        for reading, stretch in self.readings():
            words = self.cut.words(stretch)
            before = self.before
            for found in reading.found:
                yield self._candidate(found, words, "")
            after, self.before = self.before, before
            for found, why in reading.lost:
                yield self._candidate(found, words, why)
            self.before = after

    def _candidate(self, found: Found, words: Words, why: str) -> Candidate:
        start, end = self._span(found, words)
        resolved = self._resolve(found, words, start, end)
        when, basis = (resolved.when, resolved.basis) if resolved else (None, "")
        why = why or ("stands" if resolved else "has no value")
        start, end = self.joined.start(start), self.joined.end(end)
        return Candidate(start, end, self.given[start:end], found.rule.name, when, basis, why == "stands", why)

    def _resolve(self, found: Found, words: Words, start: int, end: int) -> Resolved | None:
        context = Context(
            self.published,
            self.before,
            lambda: tense_around(self.text, start, end, self.language),
            lambda item: self.language.tokens.numbers[words.texts[item]],
        )
        if (resolved := resolve(found, context)) is None:
            return None
        try:
            resolved = settle(resolved, context)
        except ValueError:
            # « du 2 au 29 février » in a year without that day: the words name no stretch of the calendar.
            return None
        if not resolved.when.periods[0].base.startswith(OPEN):
            self.before = resolved.when
        return resolved

    def _span(self, found: Found, words: Words) -> tuple[int, int]:
        last = found.last
        return words.starts[found.first], words.starts[last] + len(core(words.texts[last]))
