"""Every date of a text in the order of the text, each resolved with what was named before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from timeline.dates.digits import has_unread_numbers, is_behind_unread_number
from timeline.dates.expression import OPEN, Context, Resolved
from timeline.dates.hyphens import join_words
from timeline.dates.recognition import Lost, Reader
from timeline.dates.resolution import in_full, resolve
from timeline.dates.stretches import Items, Text
from timeline.dates.tense import tense_around
from timeline.model.event import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from timeline.dates.finds import PlacedFind
    from timeline.language import Language
    from timeline.model.when import When


def find_dates(text: str, language: Language, published: date | None) -> tuple[Mention, ...]:
    """The calendar expressions of a text in order, never overlapping; a text is a sentence or a whole document."""
    return tuple(_Document(text, language, published).mentions())


# « quitte Auxerre le 5 août 1914 »: a day with its year, and the word before it.
_DAY = re.compile(r"\d(?<=\W\d)\d?(?:er|st|nd|rd|th|\.)?\s[^\W\d_]{3,10}\.?\s((?:1\d|20)\d\d)\b")
_WORD_BEFORE, _LONGEST = re.compile(r"(\w*)\W{1,3}$"), 40
# A year, the digits first: a search for an edge of a word looks at each letter.
_YEAR = re.compile(r"[12]\d{3}(?<=\b1\d{3}|\b20\d\d)\b")
_LONG_PAST = 5
# « la Coupe du Monde 2018 : la finale (15 juillet) », « le tournoi 2018 (du 3 au 5 mai) »
_OPENED, _ENDED, _NEAR = re.compile(r"\((?:\w{2,3} )?$"), re.compile(r"[.;!?]\s|\n\n"), 600
_WORD = re.compile(r"\w+")
# « le sommet de Bucarest (2008) »: no date to come is of that year.
_ASIDE = ("aside", 1)


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
def reader(language: Language) -> Reader:
    """The reader of a language, who remembers what shapes hold."""
    return Reader(language)


class _Document:
    """One text and what was read of it so far."""

    def __init__(self, text: str, language: Language, published: date | None) -> None:
        self.given, self.joined = text, join_words(text, language)
        self.text, self.language, self.published = self.joined.text, language, published
        self.cut, self.numbers = Text(self.text, language.tokens), language.tokens.numbers
        self.reader = reader(language)
        self.unread = has_unread_numbers(self.text)
        self.before: When | None = None
        self.opening: When | None = None
        self.ended = 0
        self.hung = False
        self.history: bool | None = None

    def mentions(self) -> Iterator[Mention]:
        """Every mention, resolved in the order of the text."""
        # One thing after the other for the whole text, which is half as fast again as stretch by stretch.
        stretches = list(self.cut.stretches())
        held = list(map(self.reader.found.__getitem__, [stretch.shape for stretch in stretches]))
        for stretch, all_placed in zip(stretches, held, strict=True):
            if not all_placed:
                continue
            words = self.cut.words(stretch)
            for placed in all_placed:
                start, end = self._span(placed, words)
                if (resolved := self._resolve(placed, words, start, end)) is not None:
                    start, end = self.joined.span(start, end)
                    text, rule = self.given[start:end], placed.found.rule.name
                    yield Mention(start, end, text, resolved.when, rule, resolved.basis, resolved.differs)

    def candidates(self) -> Iterator[Candidate]:
        """Every candidate, resolved in the order of the text."""
        for stretch in self.cut.stretches():
            lost: list[Lost] = []
            all_placed = self.reader.read(stretch.shape, lost)
            words = self.cut.words(stretch)
            before = self._remembered
            for placed in all_placed:
                yield self._candidate(placed, words, "")
            after, self._remembered = self._remembered, before
            for placed, why in lost:
                yield self._candidate(placed, words, why)
            self._remembered = after

    def _candidate(self, placed: PlacedFind, words: Items, why: str) -> Candidate:
        start, end = self._span(placed, words)
        resolved = self._resolve(placed, words, start, end)
        when, basis = (resolved.when, resolved.basis) if resolved else (None, "")
        why = why or ("stands" if resolved else "has no value")
        start, end = self.joined.span(start, end)
        text, rule = self.given[start:end], placed.found.rule.name
        return Candidate(start, end, text, rule, when, basis, why == "stands", why)

    def _resolve(self, placed: PlacedFind, words: Items, start: int, end: int) -> Resolved | None:
        first, found = placed
        if self.unread and self._may_lack_its_day(words.texts[first], start):
            return None
        numbers = tuple([self.numbers[words.texts[first + item]] for item in found.numbers])
        resolved = in_full(found, numbers) if found.in_full else resolve(found, numbers, self._context(start, end))
        if resolved is not None and not resolved.when.periods[0].base.startswith(OPEN) and _ASIDE not in found.slots:
            self._remember(resolved.when, start, end)
        return resolved

    @property
    def _remembered(self) -> tuple[When | None, When | None, int, bool]:
        """What was read so far, which candidates that lost do not change."""
        return self.before, self.opening, self.ended, self.hung

    @_remembered.setter
    def _remembered(self, remembered: tuple[When | None, When | None, int, bool]) -> None:
        self.before, self.opening, self.ended, self.hung = remembered

    def _remember(self, when: When, start: int, end: int) -> None:
        """What the next dates go on from, and what those of the next sentence do.

        « Le 5 août, le bac, parti le 12 juillet, a coulé. Dès le lendemain … » is of the 6th of August.
        """
        if not self._is_aside(start, end):
            self.opening = when if self._opens_sentence(start) else None
        self.before, self.ended, self.hung = when, end, self._hangs(start)

    def _is_aside(self, start: int, end: int) -> bool:
        """Whether it stands between commas in a sentence that another date opens."""
        between = self.text[self.ended : start]
        inside = self.opening is not None and "," in between and self.text.startswith(",", end)
        return inside and not _ENDED.search(between) and not self._is_joined(self.ended, start)

    def _opens_sentence(self, start: int) -> bool:
        """Whether no more than a few words stand before it, and the first is a small one: « Dans la nuit du »."""
        before = _ENDED.split(self.text[max(0, start - _LONGEST) : start])[-1]
        words = _WORD.findall(before.lower())
        return len(before) < _LONGEST and bool(words) and words[0] in self.language.lexicon.common

    def _may_lack_its_day(self, word: str, start: int) -> bool:
        """« Rendez-vous 3️⃣ mai 2019 »: whether a month stands behind a number that may be its day or an item's."""
        months = self.language.slots["month-name"].values if "month-name" in self.language.slots else ()
        return self.language.tokens.symbols[word][0] in months and is_behind_unread_number(self.text, start)

    def _context(self, start: int, end: int) -> Context:
        if self.opening is not None and _ENDED.search(self.text, self.ended, start):
            self.before, self.opening = self.opening, None
        find_tense = cache(partial(tense_around, self.text, start, end, self.language))
        beside, named = partial(self._lends, self.ended, start), partial(self._in_brackets, start)
        following, joined = partial(self._goes_on, self.ended, start), partial(self._is_joined, self.ended, start)
        return Context(self.published, self.before, beside, find_tense, self._history, named, following, joined)

    def _in_brackets(self, start: int) -> int:
        """The year of a contest that a day in brackets is of: that of publication in its sentence, else a later one.

        « Il se réunira (le 7 mai) » in another sentence is no day of the contest.
        """
        opened = _OPENED.search(self.text, max(0, start - 8), start)
        if not opened or not self.published:
            return 0
        years = list(_YEAR.finditer(self.text, max(0, start - _NEAR), start))
        if not years:
            return 0
        year, named = int(years[-1][0]), self.text[max(0, years[-1].start() - 60) : years[-1].start()].lower()
        same = not _ENDED.search(self.text, years[-1].end(), start)
        fits = year >= self.published.year if same else opened[0] == "(" and year > self.published.year
        named_so = self.language.tense.contests.intersection(_WORD.findall(_ENDED.split(named)[-1]))
        return year if named_so and fits else 0

    def _history(self) -> bool:
        """Whether the text tells of times long past: two days of far years, hung on no noun, no year near its own."""
        if self.history is None and self.published:
            latest = max(map(int, _YEAR.findall(self.text)), default=0)
            days = list(self._days()) if latest < self.published.year - 1 else []
            self.history = len(days) > 1 and max(days) < self.published.year - _LONG_PAST
        return bool(self.history)

    def _days(self) -> Iterator[int]:
        """The year of each day that has one and hangs on no noun."""
        for match in _DAY.finditer(self.text):
            start = match.start()
            before = _WORD_BEFORE.search(self.text, max(0, start - _LONGEST), start)
            if before and before[1].lower() not in self.language.tense.hangs:
                yield int(match[1])

    def _lends(self, ended: int, start: int) -> bool:
        """Whether the date before is near: in its paragraph; hung on a noun, « la loi de 1982 », in its sentence."""
        apart = self.hung and self.text.find(". ", ended, start) >= 0
        return not apart and self._same_paragraph(ended, start)

    def _goes_on(self, ended: int, start: int) -> bool:
        """Whether no more than the end of a paragraph lies between, and the date before hung on no noun."""
        return not self.hung and self.text.count("\n\n", ended, start) <= 1

    def _is_joined(self, ended: int, start: int) -> bool:
        """Whether « et » or « puis » joins it to the date before: « le 5 juin 2019 à Paris et le 7 juin à Rome »."""
        between = self.text[ended:start].lower()
        if self.hung or _ENDED.search(between) or len(between) > _NEAR:
            return False
        words = _WORD.findall(between)
        article = len(words) > 1 and words[-1] in self.language.lexicon.common
        return bool(words) and words[-2 if article else -1] in self.language.tense.links

    def _hangs(self, start: int) -> bool:
        words = self.text[max(0, start - 8) : start].split()
        return bool(words) and words[-1].lower() in self.language.tense.hangs

    def _same_paragraph(self, ended: int, start: int) -> bool:
        return self.text.find("\n\n", ended, start) < 0

    def _span(self, placed: PlacedFind, words: Items) -> tuple[int, int]:
        last = placed.first + placed.found.items - 1
        return words.starts[placed.first], words.starts[last] + self.language.tokens.lengths[words.texts[last]]
