"""Tokens: a text cut into words, numbers and signs, and what is remembered of each: no word is looked at twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from timeline.language import numerals
from timeline.language.kept_expressions import compile_or_find
from timeline.language.spelling import (
    AFTER_ENDING,
    APOSTROPHES,
    BLANKS,
    BREAK,
    GAP,
    LETTERS,
    SPACE,
    TIGHT_GAP,
    core,
    gap_symbol,
)
from timeline.language.words import FIRST_SYMBOL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline.language.words import Lexicon

# What a token is to the search: an expression may start there, it may belong to one, or it is not known.
STARTS, KNOWN, UNKNOWN = "t", "k", "x"
_TAGGED = re.compile("[<&]")
# In place of a shape that depends on what stands beside.
UNSURE = "?"
_LONGEST_NUMBER = 12
# Most of what stands between two spaces: a word in letters that have one spelling and are no numeral, « l'accord, ».
_WORD = re.compile(
    r"\n?(?P<article>[a-zß-öø-ÿœ]{1,2}['’])?(?P<word>(?:[ABE-HJKN-UWYZ]|[a-zß-öø-ÿœ])[a-zß-öø-ÿœ]+)[,.;:]?"
)
_MOST_REMEMBERED, _LONGEST_REMEMBERED = 200_000, 40
# Shapes are longer, and fewer.
_MOST_SHAPES, _LONGEST_SHAPE = 50_000, 200

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(dict[str, Value]):
    """What was found out about each token; all is forgotten when there is no more room."""

    def __init__(
        self, find: Callable[[str], Value], most: int = _MOST_REMEMBERED, longest: int = _LONGEST_REMEMBERED
    ) -> None:
        """Nothing is known yet; ``find`` is asked for what is not."""
        super().__init__()
        self._find, self._most, self._longest = find, most, longest

    def __missing__(self, token: str) -> Value:
        """Find out, and keep it."""
        found = self._find(token)
        if len(token) < self._longest:
            keep(self, token, found, self._most)
        return found


def keep(table: dict[Key, Value], key: Key, told: Value, most: int) -> None:
    """The table has it; all else is forgotten when there is no more room."""
    if len(table) >= most:
        table.clear()
    table[key] = told


def by_shape(find: Callable[[str], Value]) -> Remembered[Value]:
    """What was found out about each shape."""
    return Remembered(find, _MOST_SHAPES, _LONGEST_SHAPE)


@dataclass(frozen=True, eq=False)
class Tokens:
    """Cuts texts for one lexicon."""

    lexicon: Lexicon

    @cached_property
    def split(self) -> re.Pattern[str]:
        """Cuts a text into words, numbers and signs, each with the gap after it; together they are the whole text."""
        numbers = self.lexicon.numerals
        tight, loose = _either(numbers.endings), _either(numbers.loose_endings)
        # « l5septembre » too: what a scanner reads for a digit, glued to a word.
        confused = rf"(?=[OoIl]{{0,3}}\d)[\dOoIl]{{1,6}}(?![\d{LETTERS}])|[lI]\d(?=[{LETTERS}]{{3}})"
        return compile_or_find(
            rf"(?:[0-9]{{1,3}}(?:{TIGHT_GAP}(?i:{tight}){AFTER_ENDING}| ?(?i:{loose}))(?![{LETTERS}\d])"
            rf"|{confused}|[0-9]+|[{LETTERS}]+[{APOSTROPHES}]?|[^{BLANKS}]){GAP}|[{BLANKS}]+"
        )

    @cached_property
    def symbols(self) -> Remembered[str]:
        """By token: its symbol and that of the gap after it."""

        def find(token: str) -> str:
            word = core(token)
            return self.lexicon.symbol(word) + gap_symbol(token[len(word) :])

        return Remembered(find)

    @cached_property
    def chunk_kinds(self) -> Remembered[str]:
        """By what stands between two spaces, perhaps several tokens, « (2008-2010), »: what it is to the search.

        Here and below the end of the line before may come with it.
        """

        def find(chunk: str) -> str:
            if (plain := _WORD.fullmatch(chunk)) and self.lexicon.is_strange(plain["word"]):
                article = plain["article"]
                return STARTS if article and self.symbols[article] in self.lexicon.starting else UNKNOWN
            symbols = {self.symbols[token][0] for token in self.split.findall(chunk.removeprefix(BREAK))}
            if not symbols.isdisjoint(self.lexicon.starting):
                return STARTS
            return KNOWN if all(symbol >= FIRST_SYMBOL for symbol in symbols) else UNKNOWN

        return Remembered(find)

    @cached_property
    def chunk_shapes(self) -> Remembered[str]:
        """By what stands between two spaces: its symbols; UNSURE where they depend on what stands beside."""

        def find(chunk: str) -> str:
            word = chunk.removeprefix(BREAK)
            if not word and chunk:
                return BREAK
            tokens = self.split.findall(word)
            # « 1 er mars », « 1<br /> »: an ending belongs to what stands before it, a tag may have a space.
            first = core(tokens[0]) if tokens else ""
            if (word and not first) or first.lower() in self.lexicon.numerals.loose_endings or _TAGGED.search(word):
                return UNSURE
            return chunk[: -len(word)] + "".join(map(self.symbols.__getitem__, tokens)).rstrip(SPACE)

        return Remembered(find)

    @cached_property
    def chunk_words(self) -> Remembered[tuple[str, ...]]:
        """By what stands between two spaces: its words, the last with the space after it."""
        return Remembered(lambda chunk: tuple(self.split.findall(chunk.removeprefix(BREAK) + " ")))

    @cached_property
    def lengths(self) -> Remembered[int]:
        """By token: its length without the gap after it."""
        return Remembered(lambda token: len(core(token)))

    @cached_property
    def numbers(self) -> Remembered[int]:
        """By number as a text has it, in digits, words or Roman, or by word for which another stands: its value."""

        def find(text: str) -> int:
            word = core(text)
            if numerals.looks_like_digits(word):
                return numerals.digits_value(word)
            if (value := self.lexicon.value(word)) is not None:
                return value
            words = self._number_words(map(self.symbols.__getitem__, self.split.findall(text)))
            used, value, _ = self.lexicon.numerals.read(words)
            return value if used else self.lexicon.numerals.roman_value(word)

        return Remembered(find)

    @cached_property
    def long_numbers(self) -> Remembered[bool]:
        """By shape: whether it has two words in a row that may be one number."""
        words = re.escape("".join(self.lexicon.number_words)) or "#"
        gap = f"[{SPACE}{BREAK}]?"
        search = re.compile(f"[{words}]{gap}(?:[{self.lexicon.links}]{gap})?[{words}]").search
        return by_shape(lambda shape: search(shape) is not None)

    def join_numbers(self, symbols: list[str], tokens: list[str]) -> tuple[list[str], list[str]]:
        """Symbols and tokens with « trente et un » as one number."""
        words = self._number_words(symbols)
        joined: tuple[list[str], list[str]] = ([], [])
        at = 0
        while at < len(tokens):
            used, symbol = 1, symbols[at]
            if symbol[0] in self.lexicon.number_words:
                length, value, ordinal = self.lexicon.numerals.read(words[at : at + _LONGEST_NUMBER])
                if length > 1:
                    form = numerals.words_form(value, ordinal=ordinal)
                    used, symbol = length, self.lexicon.symbols[f"#{form}"] + symbols[at + length - 1][1:]
            joined[0].append(symbol)
            joined[1].append("".join(tokens[at : at + used]))
            at += used
        return joined

    def _number_words(self, symbols: Iterable[str]) -> list[str]:
        return [self.lexicon.spellings.get(symbol[0], "") for symbol in symbols]


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"
