"""Words and their symbols: a text becomes a string with one symbol for each word, so that rules stay short and fast.

Spelling is settled here and nowhere else: capitals, accents (composed, decomposed or missing), apostrophes, kinds of
space, marks of emphasis and line breaks inside an expression. What a rule sees is « le <day> <month> <year> ».
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from timeline.language import numerals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline.language.numerals import Classes, Numerals

LETTERS = "A-Za-zªµºÀ-ÖØ-öø-\u02b8\u0300-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff"
APOSTROPHES = "'’ʼ‘′`´＇"
HYPHENS = "-‐‑‒–—―−"
# Spaces, marks of emphasis and what is not seen; then the tags and entities that stand for them.
BLANKS = r"\s*_\\^~\u00ad\u200b-\u200f\u2060\ufeff"
TAGS = "</?[A-Za-z]{1,6} ?/?>|&nbsp;|&#160;"
GAP = rf"[{BLANKS}]*(?:(?:{TAGS})[{BLANKS}]*)*"
TIGHT_GAP = rf"(?:[*_\^]|{TAGS}){{0,4}}"
SIGNS = "-.,;:/()%'"
SPACE, BREAK, PARAGRAPH = " ", "\n", "¶"
WORD, SIGN, NUMBER = "x", "o", "9"
KNOWN, STARTS, UNKNOWN = "k", "t", "x"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_TO_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_LONGEST_NUMBER = 12
_FIRST_SYMBOL = 0xE000
_MOST_REMEMBERED, _LONGEST_REMEMBERED = 200_000, 40


@lru_cache(maxsize=65536)
def fold(core: str) -> str:
    """One spelling for all: composed, lower case, a plain apostrophe, nothing unseen."""
    text = core if core.isascii() else unicodedata.normalize("NFKC", _UNSEEN.sub("", core.translate(_TO_APOSTROPHE)))
    return text.translate(_TO_APOSTROPHE).lower()


def bare(folded: str) -> str:
    """The same without accents."""
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


class Values(dict[str, int]):
    """The value of each number met, kept while there is room."""

    def __init__(self, find: Callable[[str], int]) -> None:
        """Nothing is known yet."""
        super().__init__()
        self._find = find

    def __missing__(self, text: str) -> int:
        """Find out, and keep it."""
        value = self._find(text)
        if len(self) < _MOST_REMEMBERED:
            self[text] = value
        return value


class Remembered(dict[str, str]):
    """What was found out about each token, kept while there is room."""

    def __init__(self, find: Callable[[str], str]) -> None:
        """Nothing is known yet; ``find`` is asked for what is not."""
        super().__init__()
        self._find = find

    def __missing__(self, token: str) -> str:
        """Find out, and keep it."""
        found = self._find(token)
        if len(self) < _MOST_REMEMBERED and len(token) < _LONGEST_REMEMBERED:
            self[token] = found
        return found


@dataclass(frozen=True)
class Lexicon:
    """The words a language's rules know, each with its symbol; what number classes a symbol belongs to."""

    numerals: Numerals
    common: frozenset[str]
    symbols: dict[str, str] = field(default_factory=dict)
    spelling: dict[str, str] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    starting: set[str] = field(default_factory=set)

    def add(self, word: str) -> str:
        """The symbol of a word; new words get the next one. A word in capitals, « May », is known only so written."""
        key = word.translate(_TO_APOSTROPHE) if word[:1].isupper() else fold(word)
        if key not in self.symbols:
            self.symbols[key] = chr(_FIRST_SYMBOL + len(self.symbols))
            self.spelling[self.symbols[key]] = key
            value = self.numerals.value(key.lower())
            if value is not None:
                form = numerals.words_form(value, ordinal=key in self.numerals.ordinals)
                self._enrol(self.symbols[key], numerals.SIGNATURES[form])
        return self.symbols[key]

    def is_common(self, symbol: str) -> bool:
        """Whether no search starts at a word: common words and signs."""
        return self.spelling[symbol] in self.common or self.spelling[symbol] in SIGNS

    def is_small_number(self, symbol: str) -> bool:
        """Whether a symbol is a number word below a thousand: « deux » is everywhere."""
        value = self.numerals.value(self.spelling[symbol].lower())
        return value is not None and value < numerals.THOUSAND

    def _enrol(self, symbol: str, classes: Iterable[str]) -> None:
        for name in classes:
            self.classes[name] = self.classes.get(name, "") + symbol

    def add_numbers(self) -> None:
        """Give every form of number its symbol, and every number word its own."""
        for form, classes in numerals.SIGNATURES.items():
            symbol = self.symbols.setdefault(f"#{form}", chr(_FIRST_SYMBOL + len(self.symbols)))
            self.spelling[symbol] = f"#{form}"
            self._enrol(symbol, classes)
        for word in (*self.numerals.cardinals, *self.numerals.ordinals, *self.numerals.loose_endings):
            self.add(word)

    @cached_property
    def _bare(self) -> dict[str, str]:
        """Words without their accents, where that makes no other word of the language: « decembre », but « des » is not « dès »."""
        return {bare(word): symbol for word, symbol in self.symbols.items() if bare(word) not in self.symbols}

    @cached_property
    def _core(self) -> re.Pattern[str]:
        return re.compile(rf"(.*?){GAP}", re.DOTALL)

    @cached_property
    def split(self) -> re.Pattern[str]:
        """Cuts a text into words, numbers and signs, each with the gap after it; together they are the whole text."""
        tight, loose = (_either(endings) for endings in (self.numerals.endings, self.numerals.loose_endings))
        confused = rf"(?=[OoIl]{{0,3}}\d)[\dOoIl]{{1,6}}(?![\d{LETTERS}])"
        return re.compile(
            rf"(?:[0-9]{{1,3}}(?:{TIGHT_GAP}(?:{tight})| ?(?:{loose}))(?![{LETTERS}\d])|{confused}|[0-9]+"
            rf"|[{LETTERS}]+[{APOSTROPHES}]?|[^{BLANKS}]){GAP}|[{BLANKS}]+"
        )

    def core(self, token: str) -> str:
        """A token without the gap after it."""
        return self._core.fullmatch(token)[1]  # type: ignore[index]

    @cached_property
    def kinds(self) -> Remembered:
        """By token: whether it may start an expression, stand in one, or is not known."""
        return Remembered(lambda token: self._kind(self.symbol(self.core(token))))

    @cached_property
    def chunk_kinds(self) -> Remembered:
        """The same for what stands between two spaces, which may be several tokens: « l'année », « (2008-2010), »."""
        return Remembered(self._chunk_kind)

    @cached_property
    def chunk_shapes(self) -> Remembered:
        """The symbols of what stands between two spaces; nothing where they depend on what stands beside."""
        return Remembered(self._chunk_shape)

    def _chunk_shape(self, chunk: str) -> str:
        if not chunk or chunk.startswith("<") or chunk in self.numerals.loose_endings or not self.core(self.split.match(chunk)[0]):
            return ""
        return "".join(map(self.details.__getitem__, self.split.findall(chunk))).rstrip(SPACE)

    def has_long_numbers(self, shape: str) -> bool:
        """Whether a shape has two words in a row that may be one number."""
        return self._long_number.search(shape) is not None

    @cached_property
    def _long_number(self) -> re.Pattern[str]:
        words = re.escape("".join(self.number_words)) or "#"
        links = "".join(re.escape(self.symbols.get(link, "")) for link in ("-", *self.numerals.links))
        gap = f"[{SPACE}{BREAK}]?"
        return re.compile(f"[{words}]{gap}(?:[{links}]{gap})?[{words}]")

    def _chunk_kind(self, chunk: str) -> str:
        kinds = {self.kinds[token] for token in self.split.findall(chunk)}
        if STARTS in kinds:
            return STARTS
        return UNKNOWN if UNKNOWN in kinds else KNOWN

    @cached_property
    def details(self) -> Remembered:
        """By token: its symbol and that of the gap after it."""
        return Remembered(self._detail)

    @cached_property
    def number_words(self) -> frozenset[str]:
        """The symbols of the words that numbers are made of."""
        numbers = self.numerals
        words = {*numbers.cardinals, *numbers.ordinals, *(word for pair in numbers.products for word in pair)}
        return frozenset(self.symbols[word] for word in words if word in self.symbols)

    def _kind(self, symbol: str) -> str:
        if symbol in self.starting:
            return STARTS
        return KNOWN if symbol >= chr(_FIRST_SYMBOL) else UNKNOWN

    def _detail(self, token: str) -> str:
        core = self.core(token)
        return self.symbol(core) + gap_symbol(token[len(core) :])

    def symbol(self, core: str) -> str:
        """The symbol of a word, number or sign."""
        if found := self.word(core):
            return found
        if core[:1].isdigit() or core.translate(numerals.CONFUSED).isdigit():
            return self._number_symbol(core)
        stem = core.rstrip("".join(self.numerals.endings)) if core[:1] in "IVXLC" else ""
        for ending in ("", *self.numerals.endings) if stem or core[:1] in "IVXLC" and core else ():
            numeral = core.removesuffix(ending) if ending else core
            if (not ending or core != numeral) and (value := numerals.roman_value(numeral)):
                return self.symbols["#XIXe" if ending else "#XII" if value <= numerals.LAST_MONTH else "#XIX"]
        return WORD if core[:1].isalpha() else SIGN

    def word(self, core: str) -> str | None:
        """The symbol of a known word, however it is spelt."""
        plain = fold(core)
        for form in (core, core.capitalize() if core.isupper() else core, plain):
            if found := self.symbols.get(form):
                return found
        if len(plain) == 1 and plain in HYPHENS:
            return self.symbols.get("-")
        if plain.endswith("'") and plain.rstrip("'") in self.symbols:
            return self.symbols[plain.rstrip("'")]
        return self._bare.get(bare(plain))

    def _number_symbol(self, core: str) -> str:
        digits = re.match(r"[\dOoIl]+", core)
        text = digits[0].translate(numerals.CONFUSED) if digits else ""
        if len(text) > numerals.LONG or not text.isdecimal() or not text.isascii():
            return NUMBER
        if digits and digits.end() < len(core):
            return self.symbols["#1e" if 1 <= int(text) <= numerals.LAST_DAY else "#32e"]
        form = numerals.digits_form(text)
        return self.symbols[f"#{form}"] if form != "no" else NUMBER

    def number(self, text: str) -> int:
        """The value of a number as the text has it: digits, words, Roman."""
        return self._values[text]

    @cached_property
    def _values(self) -> Values:
        return Values(self._value)

    def _value(self, text: str) -> int:
        core = self.core(text)
        digits = re.match(r"[\dOoIl]*\d[\dOoIl]*", core)
        if digits:
            return int(digits[0].translate(numerals.CONFUSED))
        words = self.number_parts(self.split.findall(text))
        used, value, _ = self.numerals.read(words)
        if used:
            return value
        for ending in ("", *self.numerals.endings):
            if core.endswith(ending) and (value := numerals.roman_value(core.removesuffix(ending))):
                return value
        raise ValueError(f"{text!r} is no number")

    def number_parts(self, tokens: list[str]) -> list[str]:
        """The words of a number as the number words are written: « DÉCEMBRE » stays, « Trente » is « trente »."""
        return [self.spelling.get(self.symbol(self.core(token)), "") for token in tokens]

    def is_word(self, symbol: str) -> bool:
        """Whether a symbol stands for a word, not for a number or a sign."""
        return self.spelling.get(symbol, "#")[0].isalpha()

    def join_numbers(self, shape: list[str], words: list[str]) -> tuple[list[str], list[str]]:
        """A run with « trente et un » as one number."""
        parts = [self.spelling.get(symbol[0], "") for symbol in shape]
        joined: list[str] = []
        texts: list[str] = []
        at = 0
        while at < len(words):
            used, symbol = self.read_number(shape, parts, at)
            joined.append(symbol)
            texts.append("".join(words[at : at + used]))
            at += used
        return joined, texts

    def read_number(self, shape: list[str], parts: list[str], at: int) -> tuple[int, str]:
        """How many tokens the number at a place takes (one if it is none), and its symbol."""
        if shape[at][0] not in self.number_words:
            return 1, shape[at]
        used, value, ordinal = self.numerals.read(parts[at:at + _LONGEST_NUMBER])
        if used < 2:  # noqa: PLR2004
            return 1, shape[at]
        return used, self.symbols[f"#{numerals.words_form(value, ordinal=ordinal)}"] + shape[at + used - 1][1:]


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


def gap_symbol(gap: str) -> str:
    """The symbol of a gap: nothing, a space, a line break, the end of a paragraph."""
    if "\n" in gap:
        return PARAGRAPH if gap.count("\n") > 1 else BREAK
    return SPACE if gap else ""
