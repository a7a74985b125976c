"""Words that say one thing and not another: « hausse » and « baisse », « au moins » and « au plus », "buyer", "seller".

The senses of a group exclude each other: a translation that has another of them than its text, and not that one, says
something else. Both languages have the same groups and senses, each its own words for them.

>>> senses = make_senses({"trend": {"up": ["hausse*", "?porté"], "down": ["bais*"], "-": ["en hausse de ton"]}})
>>> [(found.group, found.sense, found.proof) for found in senses.find("la hausse, puis une baisse")]
[('trend', 'up', True), ('trend', 'down', True)]
>>> senses.find("en hausse de ton") == senses.find("la chausse") == []
True
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.tokens import Remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    # Sense by sense, group by group, the words of a language.
    Groups = Mapping[str, Mapping[str, Sequence[str]]]

ACTS = "act"  # the group of what one does to another: its senses exclude nothing
PEOPLE, THINGS = "people", "things"  # the groups of who and what is hardly called two ways: they exclude nothing either
KEPT = "kept "  # before the name of a group whose one sense neither may be lost nor be added
QUALITY = "quality "  # before the name of one, « voisin », of which the same is true
FIRM = "firm "  # before the name of a group whose senses exclude each other whatever else a text denies
NEAR = "near "  # before the name of a group that is compared in its place alone
_WORD = re.compile(r"\w+")
_IN_PATTERN = re.compile(r"\w+\*?|[*#]")
# Sixty senses are made a pair: this spares the function that names what each holds.
_make = tuple.__new__
_NEITHER = "-"
_DOUBT = "?"
_NUMBER = "#"
_TWO = 2  # words by which a phrase is found


class Sense(NamedTuple):
    """A word of a group in a text: the character where it begins, and its sense.

    ``proof`` says whether the word shows by itself that the sense is meant; a word that may mean it shows only that the
    sense need not be missing.
    """

    start: int
    group: str
    sense: str
    proof: bool


class _Phrase(NamedTuple):
    """Words as they stand in the rules: a star at the end of one is any ending, alone any word; # is any figures."""

    words: tuple[str, ...]
    group: str
    sense: str
    proof: bool


class _Going(NamedTuple):
    """Phrases that begin alike, those of them of more than two words, and what is said where none of these stands."""

    phrases: tuple[_Phrase, ...]
    longer: tuple[_Phrase, ...]
    settled: tuple[_Phrase, ...]


@dataclass(frozen=True, eq=False)
class Senses:
    """The senses of a language, found by their first word: the whole of it, or what stands before its star."""

    whole: Mapping[str, Sequence[_Phrase]] = field(default_factory=dict)
    begun: Mapping[str, Sequence[_Phrase]] = field(default_factory=dict)
    groups: frozenset[str] = frozenset()

    @cached_property
    def longest(self) -> int:
        """How many letters the longest beginning of a word has."""
        return max(map(len, self.begun), default=0)

    @cached_property
    def beginning(self) -> Remembered[tuple[_Phrase, ...]]:
        """By a word the phrases that begin with it."""
        return Remembered(self._beginning)

    def _beginning(self, word: str) -> tuple[_Phrase, ...]:
        phrases = [*self.whole.get(word, ())]
        for length in range(1, min(len(word), self.longest) + 1):
            phrases += self.begun.get(word[:length], ())
        return tuple(phrases)

    def find(self, text: str) -> list[Sense]:
        """The senses that a text has, given in small letters and without accents: of each group the longest words."""
        words, beginning = _words(text), self.beginning
        taken: dict[str, int] = {}
        found: list[Sense] = []
        until = 0
        for place, (start, word) in enumerate(words):
            if not beginning[word]:
                continue
            phrases, longer, settled = _going_on(self, word, words[place + 1][1] if place + 1 < len(words) else "")
            standing = [phrase for phrase in longer if _stands(phrase, words, place)] if longer else longer
            if place < until or standing:
                settled = _longest(
                    [
                        phrase
                        for phrase in phrases
                        if place >= taken.get(phrase.group, 0) and (len(phrase.words) <= _TWO or phrase in standing)
                    ]
                )
            for said, group, sense, proof in settled:
                if len(said) > 1:
                    taken[group] = place + len(said)
                    until = max(until, taken[group])
                if sense:
                    found.append(_make(Sense, (start, group, sense, proof)))
        return found


# Of one text the senses, the places, the bodies and the words of choice are asked.
@lru_cache(maxsize=8)
def _words(text: str) -> tuple[tuple[int, str], ...]:
    """The words of a text, and where each begins."""
    return tuple([(match.start(), match[0]) for match in _WORD.finditer(text)])


@lru_cache(maxsize=1 << 17)
def _going_on(senses: Senses, word: str, following: str) -> _Going:
    """The phrases that begin with two words."""
    phrases = tuple([one for one in senses.beginning[word] if len(one.words) == 1 or _is(one.words[1], following)])
    longer = tuple([one for one in phrases if len(one.words) > _TWO])
    return _Going(phrases, longer, _longest([one for one in phrases if len(one.words) <= _TWO] if longer else phrases))


def _longest(phrases: Sequence[_Phrase]) -> tuple[_Phrase, ...]:
    """Of the phrases of a group the longest, each sense once; without a sense where it is to mean none."""
    if not phrases:
        return ()
    best: dict[tuple[str, str], _Phrase] = {}
    for phrase in phrases:
        _keep_longest(best, phrase)
    neither = {group for group, sense in best if sense == _NEITHER}
    return tuple(one._replace(sense="") if one.group in neither else one for one in best.values())


def _is(part: str, word: str) -> bool:
    """Whether a word is what the rules write for it."""
    if part == word:
        return True
    # Behind the last word of a text stands none.
    if part[-1] == "*":
        return word.startswith(part[:-1]) if word else False
    return part == _NUMBER and word.isdigit()


def _keep_longest(best: dict[tuple[str, str], _Phrase], phrase: _Phrase) -> None:
    """Of the phrases of a group at one place the longest stand; one may have several senses, « acquis »."""
    others = [key for key in best if key[0] == phrase.group] if best else []
    longest = max((len(best[key].words) for key in others), default=0)
    if len(phrase.words) < longest:
        return
    if len(phrase.words) > longest:
        for key in others:
            del best[key]
    key = phrase.group, phrase.sense
    if key not in best or phrase.proof:
        best[key] = phrase


def _stands(phrase: _Phrase, words: Sequence[tuple[int, str]], place: int) -> bool:
    """Whether the words of a phrase from the third on stand in a text."""
    if place + len(phrase.words) > len(words):
        return False
    return all(map(_is, phrase.words[_TWO:], [word for _, word in words[place + _TWO : place + len(phrase.words)]]))


def make_senses(groups: Groups) -> Senses:
    """The senses that the rules of a language list."""
    whole: dict[str, list[_Phrase]] = {}
    begun: dict[str, list[_Phrase]] = {}
    for group, senses in groups.items():
        for sense, phrases in senses.items():
            for written in phrases:
                words = tuple(_IN_PATTERN.findall(folded(written.removeprefix(_DOUBT))))
                phrase = _Phrase(words, group, sense, not written.startswith(_DOUBT))
                table, key = (begun, words[0][:-1]) if words[0].endswith("*") else (whole, words[0])
                table.setdefault(key, []).append(phrase)
    return Senses(whole, begun, frozenset(groups))


def folded(text: str) -> str:
    """The text in small letters and without accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
