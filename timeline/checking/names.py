"""Names: a country, a town, a body, a person of the source is none other in the target."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.checking.compounds import is_named_alone, other_compound
from timeline.checking.pair import Check, Problem
from timeline.checking.sounds import letters, sound_alike
from timeline.checking.waking import first_words
from timeline.language.dictionary import has_bare_word, has_word
from timeline.language.person_names import NAME, find_persons
from timeline.translations.alignment import comparable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.language.proper_names import NamedPlace

    # A name and where it begins.
    Named = tuple[str, int]

# The capital is sought first, and what stands before it looked at then.
_PROPER = re.compile(r"[A-ZÀ-Þ](?:(?<![\w'-].)[^\W\d_]{3,}(?:'s)?(?![\w-])|(?<=[dlDL]'.)[^\W\d_]{3,}(?![\w-]))")
_LOCAL = "FR-"  # how the signs of places of France begin
_TWO = 2
_NEAR = 0.5
_KNOWN = 4  # characters of a name in which its second word may begin
# A capital is often written without its accent: « Etat », « Eglise », « A l'issue ».
_ACCENTED = {"a": "àâä", "e": "éèêë", "i": "îï", "o": "ôö", "u": "ùûü"}


def check_names(pair: Pair) -> Iterator[Problem]:
    """A problem for a place, a body or a person that the target has not, where it has another instead."""
    yield from (*_listed(pair),) or _compound(pair)
    yield from (*_persons(pair),) or (*_missing(pair),) or _left_out(pair)


def _listed(pair: Pair) -> Iterator[Problem]:
    """A problem for a name that the rules list; rivers, départements and towns of France are no countries'."""
    source, target = pair.sides
    for local in (False, True):
        places = ([one for one in side.places if one.sign.startswith(_LOCAL) == local] for side in pair.sides)
        yield from _instead(pair, *places)
    yield from _instead(pair, source.bodies, target.bodies)


def _instead(pair: Pair, here: Sequence[NamedPlace], there: Sequence[NamedPlace]) -> Iterator[Problem]:
    if not here or not there:
        return
    counts = [Counter([one.sign for one in side]) for side in (here, there)]
    lost = [one for one in here if counts[0][one.sign] > counts[1][one.sign]]
    gained = [one for one in there if one.sign not in counts[0]]
    if lost and gained:
        yield _other(pair, lost[0].said, gained[0].said)


def _compound(pair: Pair) -> Iterator[Problem]:
    if found := other_compound(pair):
        yield _other(pair, *found)


def shared_names(pair: Pair) -> tuple[list[tuple[str, str, int]], list[tuple[str, str, int]]]:
    """In each text what is named, as one sign, its words and the character where it begins: places and surnames."""
    sides = []
    for side in pair.sides:
        found = [(one.sign, one.said, one.start) for one in side.places]
        found += [(letters(name), name, start) for name, start in _surnames(side)]
        sides.append(found)
    here, there = sides
    taken = {start for _, _, start in here}, {start for _, _, start in there}
    for (name, start), (other, place) in _alike(_unknown(pair.source), _capital(pair.target)):
        if start not in taken[0] and place not in taken[1]:
            here.append((f"name {name}", name, start))
            there.append((f"name {name}", other, place))
    return sorted(here, key=lambda one: one[2]), sorted(there, key=lambda one: one[2])


# Several questions are asked of the names of one text.
@lru_cache(maxsize=8)
def _unknown(side: Side) -> list[Named]:
    """The words with a capital that no dictionary of the language has, « Alep », « Rutte »."""
    named = ((name, start, name.lower()) for name, start in _capital(side))
    # « Reponse du ministre » was found without its accents.
    bare = side.text.isascii()
    return [
        (name, start)
        for name, start, word in named
        if not _is_word(side.code, word) and not (bare and has_bare_word(side.code, word))
    ]


@lru_cache(maxsize=1 << 14)
def _is_word(code: str, word: str) -> bool:
    """Whether a word is of the language, also where its capital has lost its accent: « les Etats membres »."""
    # « la Procureure », « la Gouverneure »
    forms = (word, word.removesuffix("e"))
    return any(has_word(code, sign + one[1:]) for one in forms for sign in (word[0], *_ACCENTED.get(word[0], "")))


@lru_cache(maxsize=8)
def _capital(side: Side) -> list[Named]:
    """The words with a capital, and where each begins."""
    found = _PROPER.finditer(side.comparable)
    return [(match[0].removesuffix("'s"), match.start()) for match in found if not match[0].isupper()]


def _alike(here: Sequence[Named], there: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """The names that both texts have once, in letters that sound alike or begin alike."""
    sounds = [(other, letters(other[0])) for other in there] if here else []
    for one in here if there else ():
        own = letters(one[0])
        same = [other for other, sound in sounds if sound_alike(own, sound)]
        if len(same) == 1 and sum(_sounds(other[0], same[0][0]) for other in here) == 1:
            yield one, same[0]


def _sounds(name: str, other: str) -> bool:
    return sound_alike(letters(name), letters(other))


def _missing(pair: Pair) -> Iterator[Problem]:
    """A problem for a name of the source that the target has not, where it has the others and none for it."""
    here = _unknown(pair.source)
    if not here:
        return
    there = _unknown(pair.target)
    both = [*_alike(here, there)]
    words = {letters(word) for word in NAME.findall(pair.target.comparable)}
    # « La Haye » is known in all its words.
    known = {at for one in (*pair.source.places, *pair.source.bodies) for at in range(one.start, one.start + _KNOWN)}
    left = [
        name
        for name, start in here
        if start not in known and start and not any(_sounds(name, word) or letters(name) in word for word in words)
    ]
    own = [name for name, _ in there if name not in {other for _, (other, _) in both}] or _strange(pair)
    if both and len(left) == 1 and not own and not _is_first(left[0], pair.source, words):
        fact = f"the {pair.source.name} names {left[0]}, the {pair.target.name} nothing in its place"
        yield Problem(Check.NAME, fact, here=(left[0],))
    elif len(left) == 1 == len(own) and not _is_said(own[0], pair.source) and not _is_near(left[0], own[0]):
        yield _other(pair, left[0], own[0])


def _strange(pair: Pair) -> list[str]:
    """The names of the target that a list of words may have but no list of translations, « Bourges », « Dordogne »."""
    side, known = pair.target, {one.start for one in pair.target.places}
    strange = [name for name, start in _capital(side) if start not in known and is_named_alone(side, name, start)]
    return [name for name in strange if not _is_said(name, pair.source)]


def _is_first(name: str, side: Side, known: Collection[str]) -> bool:
    """Whether a name is the first of a person whose surname the other text has, « Gilles Savary » "Mr Savary"."""
    behind = re.search(rf"(?<![\w'-]){re.escape(name)} (?:[a-z]{{2,3}} )?([A-ZÀ-Þ][\w'-]*)", side.comparable)
    return behind is not None and letters(behind[1]) in known


def _left_out(pair: Pair) -> Iterator[Problem]:
    """A problem for the one place of a list that the target has not, where it has those beside it, « au Kosovo »."""
    source, target = pair.sides
    if not source.places:
        return
    there = {one.sign for one in target.places}
    gone = [place for place, one in enumerate(source.places) if one.sign not in there]
    strange = [name for name, _ in _unknown(target) if not _is_said(name, source)]
    if len(gone) != 1 or strange or not there <= {one.sign for one in source.places}:
        return
    one = source.places[gone[0]]
    beside = [source.places[at] for at in (gone[0] - 1, gone[0] + 1) if 0 <= at < len(source.places)]
    if len(beside) == _TWO and _is_joined(source, beside[0], one) and _is_joined(source, one, beside[1]):
        fact = f"« {one.said} » of a list is missing in the {target.name}"
        yield Problem(Check.OMISSION, fact, here=(one.said,))


def _is_joined(side: Side, one: NamedPlace, other: NamedPlace) -> bool:
    """Whether nothing but a join and small words stands between two places."""
    between = side.comparable[one.start + len(one.said) : other.start].lower()
    words = re.findall(r"\w+|,", between)
    joins = side.checks.joins | {","}
    return not joins.isdisjoint(words) and (joins | side.checks.small_joined).issuperset(words)


def _is_near(name: str, other: str) -> bool:
    """Whether two names have most of their letters in one order: « Idleb » "Idlib", « Maghawir » "Mahavir"."""
    return SequenceMatcher(None, letters(name), letters(other), autojunk=False).ratio() >= _NEAR


def _is_said(name: str, side: Side) -> bool:
    """Whether a text has a name, or a word that begins like it."""
    return any(_sounds(name, word) or letters(name) in letters(word) for word in NAME.findall(side.comparable))


def _persons(pair: Pair) -> Iterator[Problem]:
    """A problem for a person whose surname the target has not, where it names another."""
    others = [name for name, _ in _surnames(pair.target)]
    if not others or not _surnames(pair.source):
        return
    known = {letters(word) for word in NAME.findall(pair.target.comparable)}
    here = {letters(word) for word in NAME.findall(pair.source.comparable)}
    for name, _ in _surnames(pair.source):
        if not any(_is_name(letters(name), word) for word in known):
            other = next((one for one in others if not any(_is_name(letters(one), word) for word in here)), "")
            if other:
                yield _other(pair, name, other)
                return


def _is_name(name: str, word: str) -> bool:
    """Whether two words are one name, « Lavrov » and "Lavrov's" too."""
    return name == word or word.removesuffix("'s") == name or word.rstrip("s'") == name


@lru_cache(maxsize=8)
def _surnames(side: Side) -> list[tuple[str, int]]:
    """The last name behind each title, « M. Jean de La Fontaine », and where it begins."""
    if first_words(side.checks.titles).isdisjoint(side.tokens):
        return []
    found = find_persons(side.comparable, _comparable(side.checks.titles))
    return [(one.name, one.start) for one in found]


@lru_cache(maxsize=16)
def _comparable(titles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(comparable, titles))


def _other(pair: Pair, here: str, there: str) -> Problem:
    fact = f"the {pair.source.name} names {here}, the {pair.target.name} {there}"
    return Problem(Check.NAME, fact, here=(here,), there=(there,))
