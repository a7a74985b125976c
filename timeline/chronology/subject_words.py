"""What a telling says besides its day, its place, who acts and what is done: words, by the signs of all languages.

A body adopts many things on one day. « adopté la loi sur le loyer » and „das Gesetz über die Hebammen verabschiedet“
are told apart by « loyer » and „Hebammen“ alone: no word of the one may say a word of the other.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from timeline.language.common_words import fold, load_common_words
from timeline.language.senses import folded
from timeline.translations.alignment import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.chronology.occasions import Occasion
    from timeline.language import Language

    Signs = frozenset[str]

# Letters that a word shares with its translation, « fusion » "fusions", « politique » "political".
_BEGINNING = 5
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGER = 4
# „nahm die Resolution zum Wasser an“: of a verb in two parts only the parts say what is done.
_LONG = 30


def subject_words(one: Occasion, language: Language) -> tuple[Signs, ...]:
    """Each word of its sentence that is none of the date, the place, the actors and the act, by its signs."""
    text = one.entry.event.sentence.text
    told = [*_told(one, text), *((mention.start, mention.end) for mention in one.entry.event.mentions)]
    dull = frozenset(map(fold, chain(one.places.papers, one.places.dull, language.lexicon.common)))
    return tuple(
        _signs(one, language, match)
        for match in _WORD.finditer(text)
        if _weighs(one, match[0])
        and fold(match[0]) not in dull
        and not any(start < match.end() and match.start() < end for start, end in told)
    )


def matched(here: Sequence[Signs], there: Sequence[Signs]) -> int:
    """How many words of the first may be said by a word of the other."""
    said = frozenset().union(*there)
    return sum(not said.isdisjoint(signs) for signs in here)


def say_the_same(here: Sequence[Signs], there: Sequence[Signs]) -> bool:
    """Whether most words of the side that says less are said by the other, or neither says any more.

    « les enfants roms » and "child seats" are two things.
    """
    fewer, more = sorted((here, there), key=len)
    return not more if not fewer else 2 * matched(fewer, more) > len(fewer)


def _weighs(one: Occasion, word: str) -> bool:
    """Whether a word is long, an acronym, or one of those for what decisions are about, « eau »."""
    return len(word) >= _LONGER or word.isupper() or any(has.fullmatch(word) for has in one.places.subjects.values())


def _told(one: Occasion, text: str) -> Iterator[tuple[int, int]]:
    """Where the sentence names its place, who acts, offices and what is done."""
    places = one.places
    actors = chain(places.signs.values(), places.wide.values(), places.roles.values(), [places.organ])
    yield from (match.span() for pattern in actors for match in pattern.finditer(text))
    for match in chain.from_iterable(act.finditer(text) for act in places.acts.values()):
        first, last = match.span()
        if last - first <= _LONG:
            yield first, last
        else:
            yield first, first + len(match[0].split()[0])
            yield last - len(match[0].split()[-1]), last
    if name := one.entry.event.place or one.entry.communique.place:
        yield from (match.span() for match in re.finditer(re.escape(name), text))


def _signs(one: Occasion, language: Language, match: re.Match[str]) -> Signs:
    """How a word is known: by its beginning, by the rows of common words, by a place, by what it is about."""
    word, code = match[0], one.language
    plain = folded(comparable(word))
    rows = load_common_words(code).get(fold(word), ())
    places = (found.sign for found in language.names.find_places(comparable(word), plain))
    subjects = (f"of {sign}" for sign, pattern in one.places.subjects.items() if pattern.fullmatch(word))
    # « invoqué » "invoked"
    return frozenset((f"={plain.replace('qu', 'k')[:_BEGINNING]}", *rows, *places, *subjects))
