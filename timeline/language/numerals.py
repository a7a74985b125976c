"""Numbers as a language writes them: digits, digits with an ordinal ending, words, Roman numerals, scanning slips.

A number is sorted into the classes a rule can ask for (``day``, ``year``, ``count``, ``ordinal``...), by value and form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# « 2OO7 », « l2 mai »: letters that a scanner puts for digits.
CONFUSED = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_SHAPE = re.compile(r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
THOUSAND, HUNDRED, TEN = 1000, 100, 10
LAST_DAY, LAST_MONTH = 31, 12
YEARS = range(1000, 2200)
SHORT, LONG = 2, 4

Classes = frozenset[str]
SIGNATURES: dict[str, Classes] = {
    "1": frozenset({"day", "day-digits", "day-figures", "month-number", "count", "digits"}),
    "01": frozenset({"day", "day-digits", "day-figures", "month-number", "short-year", "digits"}),
    "10": frozenset({"day", "day-digits", "day-figures", "month-number", "short-year", "count", "digits"}),
    "13": frozenset({"day", "day-digits", "day-figures", "short-year", "count", "digits"}),
    "32": frozenset({"short-year", "count", "digits"}),
    "00": frozenset({"short-year", "digits"}),
    "100": frozenset({"count", "digits"}),
    "1000": frozenset({"year", "year-digits", "digits"}),
    "1e": frozenset({"day", "day-figures", "ordinal", "day-ordinal"}),
    "32e": frozenset({"ordinal"}),
    "one": frozenset({"day", "count", "day-words"}),
    "fifty": frozenset({"count"}),
    "thousand": frozenset({"year", "count"}),
    "first": frozenset({"day", "ordinal", "day-words", "day-ordinal"}),
    "fiftieth": frozenset({"ordinal"}),
    "XIXe": frozenset({"ordinal", "roman"}),
    "XIX": frozenset({"roman"}),
    "XII": frozenset({"roman", "roman-month"}),
    "no": frozenset(),
}


def digits_form(digits: str) -> str:
    """The signature of a number written in digits: ``07`` is like ``01``, ``2007`` like ``1000``."""
    value = int(digits)
    if len(digits) == LONG:
        return "1000" if value in YEARS else "no"
    if len(digits) == 1:
        return "1" if value else "no"
    if len(digits) == SHORT:
        steps = ((0, "00"), (9, "01"), (LAST_MONTH, "10"), (LAST_DAY, "13"), (99, "32"))
        return next(form for last, form in steps if value <= last)
    return "100" if digits[0] != "0" else "no"


def words_form(value: int, *, ordinal: bool) -> str:
    """The signature of a number written in words."""
    if ordinal:
        return "first" if 1 <= value <= LAST_DAY else "fiftieth"
    if value in YEARS:
        return "thousand"
    return "one" if 1 <= value <= LAST_DAY else "fifty"


def roman_value(text: str) -> int:
    """The value of a Roman numeral in capitals up to 399; 0 when it is none."""
    if not text or not _ROMAN_SHAPE.fullmatch(text):
        return 0
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


@dataclass(frozen=True)
class Numerals:
    """One language's number words: cardinals, ordinals, products (quatre-vingt), what may link them, ordinal endings."""

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    products: Mapping[tuple[str, str], int]
    links: Mapping[str, tuple[int, ...]]
    endings: tuple[str, ...]
    loose_endings: tuple[str, ...] = ()
    paired_years: bool = False

    def value(self, word: str) -> int | None:
        """The value of one number word, None when it is none."""
        value = self.cardinals.get(word)
        return self.ordinals.get(word) if value is None else value

    def read(self, words: Sequence[str]) -> tuple[int, int, bool]:
        """Read the longest number at the front: how many words, the value, whether an ordinal.

        « trente et un décembre » is 31 in three words; « deux mille huit » 2008; hyphens count as words.
        """
        total, current, used, at, ordinal = 0, 0, 0, 0, False
        while at < len(words) and not ordinal:
            step, value = self._next(words, at, current, started=used > 0)
            if value is None or (joined := self._join(total, current, value, started=used > 0)) is None:
                break
            (total, current), ordinal = joined, words[at + step - 1] in self.ordinals
            at += step
            used = at
        return used, total + current, ordinal

    def _next(self, words: Sequence[str], at: int, current: int, *, started: bool) -> tuple[int, int | None]:
        """The next number word from ``at``, past a hyphen or a link: how many words it takes, and its value."""
        link = words[at] if started and (words[at] == "-" or words[at] in self.links) else None
        first = at + (link is not None)
        if first >= len(words):
            return 0, None
        pair = words[first : first + 3]
        if len(pair) > 1 and pair[1] == "-":
            pair = [pair[0], *pair[2:]]
        product = self.products.get((pair[0], pair[1])) if len(pair) > 1 else None
        value, length = (self.value(words[first]), 1)
        if product is not None:
            value, length = product, 1 + words[first : first + 3].index(pair[1])
        if link in self.links and self.links[link] and value not in self.links[link]:
            return 0, None
        if link == "-" and current >= THOUSAND:
            return 0, None
        return (first - at) + length, value

    def _join(self, total: int, current: int, value: int, *, started: bool) -> tuple[int, int] | None:
        """The sum with one more number word; None when the word begins another number (« dix, vingt »)."""
        if not started:
            return (0, value) if value != THOUSAND else (THOUSAND, 0)
        if value == THOUSAND:
            return (total + max(current, 1) * THOUSAND, 0) if total == 0 and current < THOUSAND else None
        if value == HUNDRED:
            return (total, max(current, 1) * HUNDRED) if current < HUNDRED else None
        if value in _room(current % HUNDRED):
            return total, current + value
        if self.paired_years and TEN < current < HUNDRED and TEN <= value < HUNDRED and total == 0:
            return current * HUNDRED, value
        return None


def _room(tail: int) -> range:
    """What may follow the tens: « vingt-neuf », « soixante-dix-neuf », « dix-neuf », but no « vingt vingt »."""
    if tail == 0:
        return range(1, HUNDRED)
    if tail in {60, 80}:
        return range(1, 20)
    if tail == TEN:
        return range(7, TEN)
    return range(1, TEN) if tail % TEN == 0 else range(0)
