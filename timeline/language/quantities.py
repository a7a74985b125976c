"""Quantities: whatever a text counts, in digits or in words, read outside its dates.

A number in digits, or a word from two on, is hard: the other text must have it. What may be said without a number
(« la première », "both", "a decade") is soft: it answers for a hard one of the other text and asks for nothing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from babel.dates import get_month_names

from timeline.language import load_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model.event import Mention

# What stands for numbers without being one, by language: the numbers, and the words.
_SOFT_WORDS: dict[str, tuple[tuple[tuple[int, ...], str], ...]] = {
    "fr": (
        ((1,), "premièrement"),
        ((2,), "deuxièmement double doublé doubler paire couple bilatéral bilatérale"),
        ((3,), "troisièmement tiers triple triplé tripler"),
        ((4,), "quatrièmement quart quarts quadruple quadruplé"),
        ((5,), "cinquièmement"),
        ((9,), "neuf"),
        ((10,), "dizaine dizaines décennie décennies"),
        ((12,), "douzaine douzaines"),
        ((14, 15, 2), "quinzaine"),
        ((20,), "vingtaine"),
        ((30,), "trentaine"),
        ((50,), "cinquantaine"),
        ((100,), "centaine centaines siècle siècles"),
        ((1000,), "millier milliers"),
        ((10**6,), "million millions"),
        ((10**9,), "milliard milliards"),
    ),
    "en": (
        ((1,), "firstly once"),
        ((2,), "secondly both twice double doubled twofold pair couple either neither dual bilateral biennial half"),
        ((3,), "thirdly thrice triple tripled threefold"),
        ((4,), "fourthly fourfold quadrupled quarter quarters"),
        ((5,), "fifthly fivefold"),
        ((7, 8), "week weeks"),
        ((10,), "decade decades tenfold"),
        ((12,), "dozen dozens"),
        ((14, 15, 2), "fortnight"),
        ((20,), "score"),
        ((100,), "hundreds century centuries"),
        ((1000,), "thousands"),
        ((10**6,), "million millions"),
        ((10**9,), "billion billions"),
    ),
}
_SOFT = {code: {word: values for values, words in rows for word in words.split()} for code, rows in _SOFT_WORDS.items()}
_TIMES = {
    "fr": {
        "mille": 1000,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "billion": 10**12,
    },
    "en": {
        "thousand": 1000,
        "million": 10**6,
        "millions": 10**6,
        "billion": 10**9,
        "billions": 10**9,
        "trillion": 10**12,
    },
}
_TOKEN = {
    "fr": re.compile(
        r"(?P<digits>(?<![A-Za-z\d])(?:\d{1,3}(?:[ .]\d{3})+(?!\d)|\d+)(?:,\d+)?)"
        r"(?P<ending>er|re|e|è|ème|eme|nde?)?(?![^\W\d_])"
        r"|(?P<roman>\b(?:[IVXLC]{2,}|[IVX]))(?:e|er|ère|ème)\b|(?P<word>[^\W\d_]+)|(?P<hyphen>-)|(?P<other>[^\s])"
    ),
    "en": re.compile(
        r"(?P<digits>(?<![A-Za-z\d])(?:\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+)(?:\.\d+)?)"
        r"(?P<ending>st|nd|rd|th)?(?![^\W\d_])"
        r"|(?P<roman>\b[IVXLC]+)(?:th|st|nd|rd)\b|(?P<word>[^\W\d_]+)|(?P<hyphen>-)|(?P<other>[^\s])"
    ),
}
_PERCENT = re.compile(r"\b(?:pour|per)\s?cent\b")
_LINKS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)\S{1,64}@\S+")
_SPACES = re.compile("[\u00a0\u202f\u2009\t\n]")
_CLOCK = re.compile(r"\b(\d{1,2})[.:](\d\d)(?= ?[ap]\.?m\b)")
_HOURS = re.compile(r"\b(\d{1,2}) ?[hH](\d\d)?\b")
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_RANKS = {
    "fr": {"premièrement", "deuxièmement", "troisièmement", "tiers", "quart", "quarts"},
    "en": {"firstly", "secondly", "thirdly", "quarter", "quarters"},
}
_LONGEST = 16  # tokens of a number in words
_LEAST = 2  # « un » is said in many ways
_ORDINALS = 4  # ordinals are hard from here on: « la deuxième » may be "the other", a third is « un tiers »
_NOON = 12


class Quantity(NamedTuple):
    """A number in a text: the values it may have, where it stands, its words, whether the other text must have it.

    A rank, « première », "third", is soft, but may not stand in the place of another rank.
    """

    values: frozenset[Decimal]
    start: int
    text: str
    hard: bool
    rank: bool = False

    @property
    def digits(self) -> set[str]:
        """The values it may have, in plain digits."""
        return {f"{value:f}" for value in self.values}


@cache
def months(code: str) -> dict[str, int]:
    """The months and, after them, the seasons by their names in small letters."""
    seasons = {"fr": ("printemps", "été", "automne", "hiver"), "en": ("spring", "summer", "autumn", "winter")}
    names = [name.lower() for name in month_names(code)]
    return {name: number for number, name in enumerate([*names, *seasons[code]], 1)}


@cache
def month_names(code: str) -> tuple[str, ...]:
    """The names of the months as the language writes them in a sentence, from January on."""
    return tuple(name for _, name in sorted(get_month_names("wide", locale=code).items()))


def find_quantities(text: str, dates: Sequence[Mention], code: str) -> tuple[Quantity, ...]:
    """The numbers of a text, in order, outside its dates and links."""
    return _find(blank(text, dates), code)


def blank(text: str, dates: Sequence[Mention]) -> str:
    """The text with a sign for each character of its dates."""
    for date in dates:
        text = text[: date.start] + "¤" * (date.end - date.start) + text[date.end :]
    return text


def _without(text: str) -> str:
    for pattern, filling in ((_LINKS, "¤"), (_PERCENT, "%")):
        text = pattern.sub(lambda match, filling=filling: filling * len(match[0]), text)  # type: ignore[misc]
    return _CLOCK.sub(r"\1 \2", _HOURS.sub(r"\1 \2", _SPACES.sub(" ", text)))


@lru_cache(maxsize=256)
def _find(text: str, code: str) -> tuple[Quantity, ...]:
    return tuple(_numbers(_without(text), code))


def _numbers(text: str, code: str) -> Iterator[Quantity]:
    """Read a number wherever one may begin: so much of a text is none that only there its tokens are cut."""
    end = 0
    for hint in _hints(code).finditer(text):
        if hint.start() >= end:
            tokens = list(islice(_TOKEN[code].finditer(text, hint.start()), _LONGEST))
            number, used = _number(tokens, [token[0].lower() for token in tokens], code)
            if number:
                yield number
                end = tokens[used - 1].end()


@cache
def _hints(code: str) -> re.Pattern[str]:
    words = "|".join(sorted(_counting(code), key=lambda word: (-len(word), word)))
    return re.compile(rf"\d|\b(?-i:[IVXLC]+(?:e|er|ère|ème|th|st|nd|rd))\b|\b(?:{words})\b", re.IGNORECASE)


@cache
def _counting(code: str) -> frozenset[str]:
    """The words that a number worth comparing may begin with: « un » is the article as well."""
    numerals = load_language(code).lexicon.numerals
    products = (first for first, _ in numerals.products)
    counted = (word for word, value in numerals.cardinals.items() if value > 1)
    return frozenset({*counted, *numerals.ordinals, *products, *_SOFT[code]})


def _number(tokens: list[re.Match[str]], words: list[str], code: str) -> tuple[Quantity | None, int]:
    """The number that these tokens begin with, if there is one, and how many of them it takes."""
    token = tokens[0]
    if soft := _SOFT[code].get(words[0]):
        rank = words[0] in _RANKS[code]
        return Quantity(frozenset(map(Decimal, soft)), token.start(), token[0], hard=False, rank=rank), 1
    value, used, hard = _value(token, words, code)
    if not value:
        return None, 1
    if times := _TIMES[code].get(words[used], 0) if used < len(words) else 0:
        value, used, hard = value * times, used + 1, True
    values = {value} | _also_said(value, words[used : used + 4], code)
    text = " ".join(one[0] for one in tokens[:used])
    rank = not hard and value < _ORDINALS
    return Quantity(frozenset(values), token.start(), text, hard and len(values) == 1, rank=rank), used


def _value(token: re.Match[str], words: list[str], code: str) -> tuple[Decimal, int, bool]:
    """The value a number begins with, how many tokens say it, and whether the other text must have it."""
    if token["digits"]:
        value = _digits(token["digits"], code)
        return value, 1, value >= _ORDINALS if token["ending"] else value >= _LEAST or len(token["digits"]) > 1
    if token["roman"]:
        return _roman(token["roman"]), 1, True
    used, read, ordinal = load_language(code).lexicon.numerals.read(words)
    return Decimal(read), max(used, 1), read >= (_ORDINALS if ordinal else _LEAST)


def _also_said(value: Decimal, after: list[str], code: str) -> set[Decimal]:
    """« quinze jours » are two weeks, « huit jours » one; 2 p.m. is 14 h."""
    if code == "fr" and after[:1] == ["jours"]:
        return {Decimal(7): set(), Decimal(8): {Decimal(1)}, Decimal(15): {Decimal(14), Decimal(2)}}.get(value, set())
    if code == "en" and value <= _NOON and {"pm", "p"} & set(after):
        return {value + _NOON}
    return set()


def _roman(numeral: str) -> Decimal:
    values = [_LETTERS[letter] for letter in numeral]
    return Decimal(sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True)))


def _digits(text: str, code: str) -> Decimal:
    point, group = (",", ". ") if code == "fr" else (".", ", ")
    whole, _, rest = text.partition(point)
    digits = whole.translate(dict.fromkeys(map(ord, group)))
    return Decimal(f"{digits}.{rest}" if rest else digits).normalize()
