"""Quantities: whatever a text counts, in digits or in words, read outside its dates.

A number in digits, or a word from two on, is hard: the other text must have it. What may be said without a number
(« la première », "both", "a decade") is soft: it answers for a hard one of the other text and asks for nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from timeline.language.figures import value_of_figures, with_own_thousands
from timeline.language.fractions import MIXED, mixed_value
from timeline.language.links import without_links
from timeline.language.loading import by_word
from timeline.language.naming import season_names
from timeline.language.numerals import ROMAN_LETTERS
from timeline.language.quantity import Quantity
from timeline.language.summed import summed
from timeline.language.wording import month_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.language.language import Language
    from timeline.language.numerals import Numerals
    from timeline.model.event import Mention

# International symbols of units, which English texts write without a space: "1012MB", "64-128MB", "10km".
_UNITS = "px|dpi|[kMG]?(?:bps|bit/s)|[kMGT]?(?:Wh?|Hz|B|o|Pa|eV|t)|[kcmµ]?m[²³]?|km/h|[kmµ]?g|[cdhm]?[lL]|ha|dB|ppm|°C"
_SPACES = re.compile("[\u00a0\u202f\u2009\t\n]")
_FIGURE = re.compile(r"\d")
_BEGUN = re.compile(r"\d|[^\W\d_]+")
_LONGEST = 16  # tokens of a number in words
_LEAST = 2  # « un » is said in many ways
_ORDINALS = 4  # ordinals are hard from here on: « la deuxième » may be "the other", a third is « un tiers »
_NOON = 12
_MANY = 1000  # « un million et demi »; « deux ans et demi » say two and a half in many ways


@lru_cache(maxsize=16)
def months(language: Language) -> dict[str, int]:
    """The months and, after them, the seasons by their names in small letters."""
    names = (*month_names(language.wording), *season_names(language.wording))
    return {name.lower(): number for number, name in enumerate(names, 1)}


def find_quantities(text: str, dates: Sequence[Mention], language: Language) -> tuple[Quantity, ...]:
    """The numbers of a text, in order, outside its dates and links."""
    return _find(blank(text, dates), language)


def blank(text: str, dates: Sequence[Mention]) -> str:
    """The text with a sign for each character of its dates."""
    for date in dates:
        text = text[: date.start] + "¤" * (date.end - date.start) + text[date.end :]
    return text


@lru_cache(maxsize=256)
def _find(text: str, language: Language) -> tuple[Quantity, ...]:
    counting = load_counting(language)
    plain = counting.plain(text)
    return tuple(summed(counting.numbers(plain), plain, counting.times, counting.numerals.links))


@lru_cache(maxsize=16)
def load_counting(language: Language) -> Counting:
    """How a language counts, as its ``numbers.toml`` has it."""
    table = language.numbers.table
    instead = {
        word.lower(): tuple(map(Decimal, str(values).split()))
        for word, values in by_word(table.get("instead", {})).items()
    }
    return Counting(
        numerals=language.numerals,
        instead=instead,
        times={word.lower(): int(value) for word, value in by_word(table.get("times", {})).items()},
        ranks=frozenset(word.lower() for word in table.get("ranks", ())),
        token=_token(table),
        hint=_hint(language.numerals, instead, table),
        begins=frozenset(_BEGUN.findall(word.lower())[0] for word in _hinting(language.numerals, instead)),
        percent=re.compile(rf"\b(?:{_either(table.get('percent', ()))})\b"),
        clock=tuple(map(re.compile, table.get("clock", ()))),
        decimal=str(table.get("decimal", ".")),
        thousands=str(table.get("thousands", " ")),
        afternoon=frozenset(table.get("afternoon", ())),
        also={word.lower(): said for word, said in table.get("also", {}).items()},
        scales={word: int(value) for word, value in by_word(table.get("scales", {})).items()},
        halves=tuple(tuple(words.split()) for words in table.get("halves", ())),
        joins=frozenset((*table.get("joins", ()), "-")),
    )


def _token(table: Mapping[str, Any]) -> re.Pattern[str]:
    """Cuts a text into numbers in figures, Roman ones with their ending, words, hyphens and signs."""
    thousands, decimal = re.escape(table.get("thousands", " ")), re.escape(table.get("decimal", "."))
    endings, roman = _either(table.get("figure_endings", ())), _either(table.get("roman_endings", ()))
    # « Debian 2.1 »: two figures behind a full stop are no thousands, at the end of a sentence too.
    # "31,4 %": figures behind a comma that are no thousands, as texts of the European Union have them in English too.
    dotted = r"|\.\d{1,2}(?!\d|\.\d)" if decimal != r"\." else r"|(?<!,\d{3}),\d{1,2}(?!\d|,\d)"
    none = _either(table.get("no_numbers", ()))
    scales = "|".join(map(_scale, sorted(by_word(table.get("scales", {})), key=len, reverse=True))) or "(?!)"
    return re.compile(
        rf"(?P<mixed>{MIXED})|(?P<digits>(?<![A-Za-z\d])(?:\d{{1,3}}(?:[{thousands}]\d{{3}})+(?!\d)|\d++)(?:{decimal}\d++{dotted})?)"
        rf"(?:(?:(?P<ending>{endings})|(?P<scale>{scales})(?!\d))?(?![^\W\d_])|(?=(?:{_UNITS})(?![^\W\d_])))"
        rf"|(?P<roman>\b(?!(?:{none})\b)(?:[{ROMAN_LETTERS}]{{2,}}|[IVX]))(?:{roman})\b|(?P<word>[^\W\d_]+)|(?P<hyphen>-)|(?P<other>[^\s])"
    )


def _scale(word: str) -> str:
    """What multiplies figures, « 620 Md€ », "€4 bn"; one small letter stands right behind them: "4 m" are metres."""
    return rf"{'' if len(word) == 1 and word.islower() else ' ?'}{re.escape(word)}"


def _hint(numerals: Numerals, instead: Iterable[str], table: Mapping[str, Any]) -> re.Pattern[str]:
    """Where a number worth comparing may begin."""
    either = _either(_hinting(numerals, instead))
    roman = _either(table.get("roman_endings", ()))
    name = rf"(?!\w+-(?!(?:{either})\b)(?-i:[A-ZÀ-Þ][a-zà-ÿ]))"  # « Trois-Rivières »
    return re.compile(rf"\d|\b(?-i:[{ROMAN_LETTERS}]+(?:{roman}))\b|\b{name}(?:{either})\b", re.IGNORECASE)


def _hinting(numerals: Numerals, instead: Iterable[str]) -> set[str]:
    """The words that a number worth comparing begins with: « un » is the article as well."""
    counted = (word for word, value in numerals.cardinals.items() if value > 1)
    return {*counted, *numerals.ordinals, *(first for first, *_ in numerals.products), *instead}


def _either(words: Iterable[str]) -> str:
    """Any of these words, the longest first; « pour cent » may have a no-break space in it."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest) or "(?!)"


@dataclass(frozen=True, eq=False)
class Counting:
    """How a language counts beyond its number words.

    ``instead``: words that stand for numbers without being one, « quinzaine », with the numbers they stand for.
    ``times``: what a number before them is multiplied by, « millions », ``scales`` what figures are, « Md€ »;
    ``halves``: what adds half of that, « et demi ». ``joins``: words between two numbers of which the second says for
    both what they are multiplied by, « de 12 à 15 M€ ». ``also``: by a word and the number before it,
    what the two may also be said as, « quinze jours » two weeks.
    """

    numerals: Numerals
    instead: Mapping[str, tuple[Decimal, ...]]
    times: Mapping[str, int]
    ranks: frozenset[str]
    token: re.Pattern[str]
    hint: re.Pattern[str]
    begins: frozenset[str]
    percent: re.Pattern[str]
    clock: tuple[re.Pattern[str], ...]
    decimal: str
    thousands: str
    afternoon: frozenset[str]
    also: Mapping[str, Mapping[str, Sequence[int]]]
    scales: Mapping[str, int]
    halves: Sequence[tuple[str, ...]]
    joins: frozenset[str]

    def plain(self, text: str) -> str:
        """The text without links, its hours as two numbers, « pour cent » as a sign."""
        text = self.percent.sub(lambda match: "%" * len(match[0]), without_links(text))
        text = _SPACES.sub(" ", text)
        if not _FIGURE.search(text):
            return text
        text = with_own_thousands(text, self.decimal, self.thousands)
        for pattern in self.clock:
            text = pattern.sub(lambda match: " ".join(part or "" for part in match.groups()[:2]), text)
        return text

    def numbers(self, text: str) -> Iterator[Quantity]:
        """Read a number wherever one may begin: so much of a text is none that only there its tokens are cut."""
        end = 0
        for hint in self.hints(text):
            if hint.start() >= end:
                tokens = list(islice(self.token.finditer(text, hint.start()), _LONGEST))
                number, used = self.number(tokens, [token[0].lower() for token in tokens])
                if number:
                    yield number
                    end = tokens[used - 1].end()

    def hints(self, text: str) -> Iterator[re.Match[str]]:
        """Where a number may begin: the expression is tried at figures, and at words that one may begin with."""
        end = 0
        for begun in _BEGUN.finditer(text):
            word, start = begun[0], begun.start()
            may_begin = word[0] in ROMAN_LETTERS or word.isdecimal() or word.lower() in self.begins
            if may_begin and start >= end and (hint := self.hint.match(text, start)):
                end = hint.end()
                yield hint

    def number(self, tokens: list[re.Match[str]], words: list[str]) -> tuple[Quantity | None, int]:
        """The number that these tokens begin with, if there is one, and how many of them it takes."""
        token = tokens[0]
        if soft := self.instead.get(words[0]):
            rank = words[0] in self.ranks
            values = {value for one in soft for value in (one, self.half_more(one, one, words[1:]))}
            return Quantity(frozenset(values), token.start(), token[0], hard=False, rank=rank, end=token.end()), 1
        value, used, hard = self.value(token, words)
        if not value:
            return None, 1
        used += words[used : used + 1] == ["-"] and bool(self.times.keys() & words[used + 1 : used + 2])  # "$3-million"
        if times := self.times.get(words[used], 0) if used < len(words) else 0:
            value, used, hard = self.half_more(value * times, Decimal(times), words[used + 1 :]), used + 1, True
        values = {value} | self.also_said(value, words[used : used + 4])
        rank = not hard and value < _ORDINALS
        hard = hard and len(values) == 1
        values |= {value * times for times in self.said_for_both(tokens[used : used + 3], words[used : used + 3])}
        text, end = " ".join(one[0] for one in tokens[:used]), tokens[used - 1].end()
        return Quantity(frozenset(values), token.start(), text, hard, rank=rank, end=end), used

    def said_for_both(self, tokens: list[re.Match[str]], words: list[str]) -> set[Decimal]:
        """What the next number is multiplied by, where it says so for this one too."""
        if len(tokens) < 2 or words[0] not in self.joins or not tokens[1]["digits"]:
            return set()
        scale = tokens[1]["scale"]
        times = self.scales[scale.strip()] if scale else self.times.get(words[2], 0) if len(words) > 2 else 0
        return {Decimal(times)} if times else set()

    def half_more(self, value: Decimal, times: Decimal, after: list[str]) -> Decimal:
        """The value with half of what it was multiplied by, « un million et demi »."""
        halved = any(tuple(after[: len(words)]) == words for words in self.halves)
        return value + times / 2 if halved and times >= _MANY else value

    def value(self, token: re.Match[str], words: list[str]) -> tuple[Decimal, int, bool]:
        """The value a number begins with, how many tokens say it, and whether the other text must have it."""
        if token["mixed"]:
            return mixed_value(token["mixed"]), 1, True
        if token["digits"]:
            value = value_of_figures(token["digits"], self.decimal, self.thousands)
            if token["scale"]:
                return value * self.scales[token["scale"].strip()], 1, True
            return value, 1, value >= _ORDINALS if token["ending"] else value >= _LEAST or len(token["digits"]) > 1
        if token["roman"]:
            return Decimal(self.numerals.roman_value(token["roman"])), 1, True
        used, read, ordinal = self.numerals.read(words)
        return Decimal(read), max(used, 1), read >= (_ORDINALS if ordinal else _LEAST)

    def also_said(self, value: Decimal, after: list[str]) -> set[Decimal]:
        """What else a number may be said as: « quinze jours » are two weeks, « huit jours » one; 2 p.m. is 14 h."""
        said = set(map(Decimal, self.also.get(after[0], {}).get(f"{value:f}", ()) if after else ()))
        return said | {value + _NOON} if value <= _NOON and not self.afternoon.isdisjoint(after) else said
