"""Words and their symbols: a rule is an expression over symbols, one a word, so that it stays short and fast."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from timeline.language import numerals
from timeline.language.spelling import HYPHENS, NUMBER, SIGN, SIGNS, WORD, bare, composed, one_spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline.language.numerals import Numerals

_BARE_LETTERS = str.maketrans({letter: bare(letter) for letter in map(chr, range(0xDF, 0x100))})
FIRST_SYMBOL = "\ue000"


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words that a language's rules know, each with its symbol, and the symbols of each class of numbers.

    ``named`` are the symbols that a pattern names by themselves; ``alike`` has for others, « janvier », « février »,
    the one that stands for them in a text, and ``values`` what each is worth.
    """

    numerals: Numerals
    common: frozenset[str]
    symbols: dict[str, str] = field(default_factory=dict)
    spellings: dict[str, str] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    starting: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    alike: dict[str, str] = field(default_factory=dict)
    values: dict[str, int] = field(default_factory=dict)

    def add(self, word: str) -> str:
        """The symbol of a word; a new word gets the next one. « May » with a capital is known only so written.

        ValueError when nothing of the word is seen.
        """
        key = composed(word) if word[:1].isupper() else one_spelling(word)
        if not key.strip():
            raise ValueError(f"{word!r} is not seen in a text")
        if key not in self.symbols:
            self._enter(key)
            value = self.numerals.value(key if key in self.numerals.ordinals else key.lower())
            if value is not None:
                self._enrol(key, numerals.words_form(value, ordinal=key in self.numerals.ordinals))
        return self.symbols[key]

    def add_numbers(self) -> None:
        """Give every form of number its symbol, and every number word its own."""
        for form in numerals.SIGNATURES:
            self._enter(f"#{form}")
            self._enrol(f"#{form}", form)
        for word in (*self.numerals.cardinals, *self.numerals.ordinals, *self.numerals.loose_endings, "-", "."):
            self.add(word)

    def _enter(self, key: str) -> None:
        self.symbols[key] = chr(ord(FIRST_SYMBOL) + len(self.symbols))
        self.spellings[self.symbols[key]] = key

    def _enrol(self, key: str, form: str) -> None:
        for name in numerals.SIGNATURES[form]:
            self.classes[name] = self.classes.get(name, "") + self.symbols[key]

    def liken(self, groups: Iterable[Mapping[str, int | str]]) -> None:
        """Let one symbol stand for the words of a group that no rule tells apart: « 3 mars » reads like « 3 mai ».

        A word of two groups, or of a longer entry, « lundi de Pâques », is told apart.
        """
        groups = list(groups)
        uses = Counter(symbol for words in groups for symbol in chain.from_iterable(words))
        apart = self.named | self.number_words
        for words in groups:
            plain = {
                symbol: value
                for symbol, value in words.items()
                if isinstance(value, int) and symbol not in apart and uses[symbol] == 1
            }
            self.alike.update(dict.fromkeys(plain, next(iter(plain), "")))
            self.values.update(plain)

    def is_common(self, symbol: str) -> bool:
        """Whether no search starts at a word: common words and signs."""
        return self.spellings[symbol] in self.common or self.spellings[symbol] in SIGNS

    def is_small_number(self, symbol: str) -> bool:
        """Whether a symbol is a number word below a thousand: « deux » is everywhere."""
        value = self.numerals.value(self.spellings[symbol].lower())
        return value is not None and value < numerals.THOUSAND

    def is_word(self, symbol: str) -> bool:
        """Whether a symbol stands for a word, not for a number or a sign."""
        return symbol == WORD or self.spellings.get(symbol, "#")[0].isalpha()

    def symbol(self, word: str) -> str:
        """The symbol of a word, a number or a sign as a text spells it."""
        if found := self._known(word):
            return self.alike.get(found, found)
        digits = numerals.looks_like_digits(word)
        form = self.numerals.digits_form(word) if digits else self.numerals.roman_form(word)
        if form is None:
            return WORD if word[:1].isalpha() else SIGN
        return self.symbols.get(f"#{form}", NUMBER)

    def is_strange(self, word: str) -> bool:
        """Whether the rules do not know a word of composed Latin letters, no numeral and not all in capitals."""
        plain = word.lower()
        known = word in self.symbols or plain in self.symbols
        return not known and plain.translate(_BARE_LETTERS) not in self._bare

    def value(self, word: str) -> int | None:
        """What a word is worth for which another stands: « février » is 2."""
        return self.values.get(self._known(word) or "")

    def _known(self, word: str) -> str | None:
        plain = one_spelling(word)
        for form in (word, word.capitalize() if word.isupper() else word, plain):
            if found := self.symbols.get(form):
                return found
        if len(plain) == 1 and plain in HYPHENS:
            return self.symbols["-"]
        if plain.endswith("'") and plain.rstrip("'") in self.symbols:
            return self.symbols[plain.rstrip("'")]
        return self._bare.get(bare(plain))

    @cached_property
    def _bare(self) -> dict[str, str]:
        """Words without their accents, where that is no other word: « decembre » is known, « des » is not « dès »."""
        return {bare(word): symbol for word, symbol in self.symbols.items() if bare(word) not in self.symbols}

    @cached_property
    def number_words(self) -> frozenset[str]:
        """The symbols of the words that numbers are made of."""
        pairs = (word for pair in self.numerals.products for word in pair)
        words = {*self.numerals.cardinals, *self.numerals.ordinals, *pairs}
        return frozenset(self.symbols[word] for word in words if word in self.symbols)

    @cached_property
    def links(self) -> str:
        """The symbols of what may stand between two words of one number."""
        return "".join(re.escape(self.symbols.get(link, "")) for link in ("-", *self.numerals.links))
