"""Numbers as a language writes them: digits, digits with an ordinal ending, words, Roman numerals, scanning slips.

A number has a form, told by an example, « 07 » is like « 01 »; a form has the classes that a rule can ask for by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# « 2OO7 », « l2 mai »: letters that a scanner puts for digits.
_CONFUSED = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
_DIGITS = re.compile(r"(?=[OoIl]*[0-9])[0-9OoIl]+")
# « XXIe siècle », « CCCXCIX »: Roman numerals are read up to 399. D and M are known as their letters, and not read.
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
ROMAN_LETTERS = "".join(_ROMAN)
_ALL_ROMAN_LETTERS = frozenset(ROMAN_LETTERS + "DM")
_ROMAN_SHAPE = re.compile(rf"(?=[{ROMAN_LETTERS}])C{{0,3}}(?:XC|XL|L?X{{0,3}})(?:IX|IV|V?I{{0,3}})")
THOUSAND, HUNDRED, TEN = 1000, 100, 10
LAST_DAY, LAST_MONTH, LONGEST = 31, 12, 4
YEARS, RECENT_YEARS = range(1000, 2200), range(1900, 2100)

_DAY = frozenset({"day", "day-figures"})
SIGNATURES: dict[str, frozenset[str]] = {
    "1": _DAY | {"day-digits", "week-number", "month-number", "count", "digits"},
    "01": _DAY | {"day-digits", "week-number", "month-number", "short-year", "digits"},
    "10": _DAY | {"day-digits", "week-number", "month-number", "short-year", "count", "digits"},
    "13": _DAY | {"day-digits", "week-number", "short-year", "count", "digits"},
    "32": frozenset({"week-number", "short-year", "count", "digits", "no-day"}),
    "00": frozenset({"short-year", "digits"}),
    "100": frozenset({"early-year", "count", "digits"}),
    "1000": frozenset({"year", "year-digits", "digits", "round-year"}),
    "1001": frozenset({"year", "year-digits", "digits"}),
    "1910": frozenset({"year", "year-digits", "digits", "round-year", "recent-year"}),
    "1901": frozenset({"year", "year-digits", "digits", "recent-year"}),
    "1e": _DAY | {"ordinal"},
    "32e": frozenset({"ordinal"}),
    "one": frozenset({"day", "count"}),
    "fifty": frozenset({"count"}),
    "thousand": frozenset({"year", "count", "round-year"}),
    "thousand and one": frozenset({"year", "count"}),
    "first": frozenset({"day", "ordinal"}),
    "fiftieth": frozenset({"ordinal"}),
    "XIXe": frozenset({"ordinal", "roman", "roman-ordinal"}),
    "XIX": frozenset({"roman"}),
    "XII": frozenset({"roman", "roman-month"}),
}


def write_number(value: int, code: str) -> str:
    """A count as a language writes it, « 1\u202f200 », "1,200"; plain digits where the CLDR does not know it."""
    try:
        return str(format_decimal(value, locale=Locale.parse(code, sep="-")))
    except (UnknownLocaleError, ValueError):
        return str(value)


def looks_like_digits(word: str) -> bool:
    """Whether a word begins as digits do, slips of a scanner included."""
    return _DIGITS.match(word) is not None


def digits_value(word: str) -> int:
    """The value of the digits a word begins with: « 1er » is 1, « l2 » is 12."""
    found = _DIGITS.match(word)
    return int(found[0].translate(_CONFUSED)) if found else 0


def write_roman(number: int) -> str:
    """The Roman numeral of a number up to 89."""
    text = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += letters * (number // value)
        number %= value
    return text


def may_be_roman(word: str) -> bool:
    """Whether a word has the letters of Roman numerals alone, as « XIX » has, « MM. Solana et Lavrov » too."""
    return _ALL_ROMAN_LETTERS.issuperset(word)


def words_form(value: int, *, ordinal: bool) -> str:
    """The form of a number written in words."""
    if ordinal:
        return "first" if 1 <= value <= LAST_DAY else "fiftieth"
    if value in YEARS:
        return "thousand and one" if value % TEN else "thousand"
    return "one" if 1 <= value <= LAST_DAY else "fifty"


def _year_form(value: int) -> str:
    """The form of a year; « un effectif (2000) » is no recent one."""
    if value in RECENT_YEARS and value % HUNDRED:
        return "1901" if value % TEN else "1910"
    return "1001" if value % TEN else "1000"


def _plain_form(digits: str) -> str:
    """The form of plain digits; empty when they are none that a date has."""
    value = int(digits)
    if len(digits) == LONGEST:
        return _year_form(value) if value in YEARS else ""
    if len(digits) == 1:
        return "1" if value else ""
    if len(digits) > 2:
        return "100" if digits[0] != "0" else ""
    steps = ((0, "00"), (9, "01"), (LAST_MONTH, "10"), (LAST_DAY, "13"), (99, "32"))
    return next(form for last, form in steps if value <= last)


@dataclass(frozen=True)
class Numerals:
    """One language's number words: cardinals, ordinals, products (quatre-vingt), what may link them, endings."""

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    products: Mapping[tuple[str, ...], int]
    links: Mapping[str, tuple[int, ...]]
    endings: tuple[str, ...]
    loose_endings: tuple[str, ...] = ()
    paired_years: bool = False

    def value(self, word: str) -> int | None:
        """The value of one number word, None when it is none."""
        value = self.cardinals.get(word)
        return self.ordinals.get(word) if value is None else value

    def digits_form(self, word: str) -> str:
        """The form of a number in digits, with an ordinal ending or without."""
        found = _DIGITS.match(word)
        digits = found[0].translate(_CONFUSED) if found else ""
        if len(digits) > LONGEST:
            return ""
        if found and found.end() < len(word):
            return "1e" if 1 <= int(digits) <= LAST_DAY else "32e"
        return _plain_form(digits)

    def roman_form(self, word: str) -> str | None:
        """The form of a Roman numeral, with an ordinal ending or without; None when a word is none."""
        if word[:1] not in _ROMAN or not (value := self.roman_value(word)):
            return None
        if not _ROMAN_SHAPE.fullmatch(word):
            return "XIXe"
        return "XII" if value <= LAST_MONTH else "XIX"

    def roman_value(self, word: str) -> int:
        """The value of a Roman numeral in capitals up to 399, whatever its ending; 0 when a word is none."""
        for ending in ("", *self.endings):
            # « XXIE SIÈCLE »: in capitals the ending has them too.
            numeral = word[: len(word) - len(ending)] if word.endswith((ending, ending.upper())) else ""
            if numeral and _ROMAN_SHAPE.fullmatch(numeral):
                values = [_ROMAN[letter] for letter in numeral]
                return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
        return 0

    def read(self, words: Sequence[str]) -> tuple[int, int, bool]:
        """Read the longest number at the front: how many words, the value, whether an ordinal.

        « trente et un décembre » is 31 in three words; « deux mille huit » 2008; hyphens count as words.
        """
        total, current, used, ordinal = 0, 0, 0, False
        while used < len(words) and not ordinal:
            step, value = self._next(words, used, current)
            if value is None or (joined := self._join(total, current, value, started=used > 0)) is None:
                break
            (total, current), ordinal = joined, words[used + step - 1] in self.ordinals
            used += step
        return used, total + current, ordinal

    def _next(self, words: Sequence[str], at: int, current: int) -> tuple[int, int | None]:
        """The next number word from a place, past a hyphen or a link: how many words it takes, and its value."""
        link = words[at] if at and (words[at] == "-" or words[at] in self.links) else ""
        first = at + bool(link)
        if first >= len(words) or (link == "-" and current >= THOUSAND):
            return 0, None
        length, value = self._product(words[first : first + 3])
        allowed = self.links.get(link)
        return (first - at) + length, None if allowed and value not in allowed else value

    def _product(self, words: Sequence[str]) -> tuple[int, int | None]:
        """The value of the first word, or of the first two when they are a product: « quatre-vingt »."""
        pair = tuple(word for word in words if word != "-")[:2]
        if pair in self.products:
            return 2 + (words[1] == "-"), self.products[pair]
        return 1, self.value(words[0])

    def _join(self, total: int, current: int, value: int, *, started: bool) -> tuple[int, int] | None:
        """The sum with one more number word; None when the word begins another number (« dix, vingt »)."""
        if value == THOUSAND:
            return (max(current, 1) * THOUSAND, 0) if total == 0 and current < THOUSAND else None
        if not started:
            return 0, value
        if value == HUNDRED:
            return (total, max(current, 1) * HUNDRED) if current < HUNDRED else None
        if value in _room(current % HUNDRED):
            return total, current + value
        if self.paired_years and total == 0 and TEN < current < HUNDRED and TEN <= value < HUNDRED:
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
