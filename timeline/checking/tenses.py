"""What goes with a verb: « ont été alloués » is not "will be allocated", nor « peut déroger » "shall deviate"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.checking.waking import last_words
from timeline.language.dictionary import has_word
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.checking.counterparts import Word
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.language.check_rules import CheckRules

_WORD = re.compile(r"\w+|[^\w\s]")
_LONG = 6  # letters of a verb that is to come
_NEAR = 40  # characters before a verb among which the words stand that give its tense
_VERBS = "verb "  # before the name of what stands before a verb, as the group of a problem
# What one text has before a verb, and what the other may not have before the same.
_EXCLUDED = (
    ("past", "future"), ("future", "past"), ("may", "must"), ("must", "may"), ("may", "future"), ("wished", "past"),
    ("past", "wished"), ("tried", "must"), ("tried", "future"), ("ought", "must"), ("ought", "past"),
)  # fmt: skip


def check_tenses(pair: Pair) -> Iterator[Problem]:
    """A problem for a verb that one text tells as done, wished or free, and the other as to come or due."""
    source, target = pair.sides
    asked = [
        (name, said, other)
        for name, excluded in _EXCLUDED
        for said, other in [(_words(source.checks, name), _words(target.checks, excluded))]
        if not last_words(said).isdisjoint(source.tokens)
        and not last_words(other).isdisjoint(target.tokens)
        and any(word in target.plain for word in other)
        and any(word in source.plain for word in _plain(said))
    ]
    may_be_past = bool(source.checks.future_ends and target.checks.past_ends) and not _has_year(source)
    supposed = bool(source.checks.conditional_ends) and not _tells_as_heard(target)
    if not asked and not may_be_past and not supposed:
        return
    here, there = pair.words
    forth, _ = pair.counterparts
    for place in sorted(forth.own):
        one, two = here[place], there[forth.own[place]]
        told = [
            (name, words, _before(target, two, other))
            for name, said, other in asked
            if (words := _before(source, one, said))
        ]
        if may_be_past and (words := _to_come(source, one)):
            told.append(("", words, _done(target, two)))
        if supposed and target.checks.past_ends and (words := _before(source, one, source.checks.ought)):
            told.append(("ought", words, _done(target, two)))
        if supposed and (words := _supposed(source, one)):
            told.append(("", words, _before(target, two, target.checks.perfect)))
        for name, words, as_words in told:
            if as_words:
                fact = f'the {source.name} says « {words} », the {target.name} "{as_words}"'
                yield Problem(Check.OPPOSITE, fact, here=(words,), there=(as_words,), group=f"{_VERBS}{name}")
                return


def _has_year(side: Side) -> bool:
    """Whether a text tells of a year: « il deviendra ministre en 1958 » is well said "became"."""
    return any(re.match(r"\d{4}", date.when.notation) for date in side.dates)


def _to_come(side: Side, word: Word) -> str:
    """A verb by the ending of which something is to come, « vérifiera »."""
    return word.plain if len(word.plain) >= _LONG and word.plain.endswith(side.checks.future_ends) else ""


def _tells_as_heard(side: Side) -> bool:
    """Whether a text tells what others say or what may be: « le canal altérerait le débit » is "has reportedly"."""
    return not side.checks.hearsay.isdisjoint(side.tokens)


def _supposed(side: Side, word: Word) -> str:
    """A verb by the ending of which something would be, « altérerait » of « altérer », not « considérait »."""
    said = side.lowered[word.start : word.end]
    for ending, infinitive in side.checks.conditional_ends:
        if said.endswith(ending) and has_word(side.code, said.removesuffix(ending) + infinitive):
            return word.plain
    return ""


def _done(side: Side, word: Word) -> str:
    """A verb that tells of what was done: "was verified", or "the Chamber verified"."""
    if said := _before(side, word, side.checks.past):
        return said
    before = _WORD.findall(side.plain[max(0, word.start - _NEAR) : word.start])
    bare = not before or before[-1] in side.checks.bare
    done = word.plain.endswith(side.checks.past_ends) and not word.plain.endswith(side.checks.noun_ends)
    return word.plain if done and not bare else ""


def _words(checks: CheckRules, name: str) -> frozenset[str]:
    words: frozenset[str] = getattr(checks, name)
    return words


def _before(side: Side, word: Word, verbs: frozenset[str]) -> str:
    """A verb with what stands right before it, where that is one of some words."""
    # « à » is no « a ».
    before = side.lowered[max(0, word.start - _NEAR) : word.start]
    if last_words(verbs).isdisjoint(side.tokens):
        return ""
    found = _verbs(verbs, side.checks.passives, side.checks.determiners).search(before)
    # « nul ne peut », "will have been"; "shall be terminable"
    if not found or word.plain.endswith(side.checks.free_ends):
        return ""
    if side.checks.turning.intersection(_WORD.findall(before[: found.start()].replace("'", " "))[-1:]):
        return ""
    return f"{found[0].strip()} {word.plain}"


@lru_cache(maxsize=32)
def _plain(words: frozenset[str]) -> frozenset[str]:
    """Words without their accents, « cherche à »."""
    return frozenset(map(unaccented, words))


@lru_cache(maxsize=32)
def _verbs(words: frozenset[str], being: frozenset[str], articles: frozenset[str]) -> re.Pattern[str]:
    """Some words at the end of a text, those of being with an article too: « a été un », "will be a"."""
    with_article = rf"(?:{_either(word for word in words if word.split()[-1] in being)})\s+(?:{_either(articles)})"
    return re.compile(rf"(?<!\w)(?:{with_article}|(?:{_either(words)})(?:\s+\w+ly)?)\s*$", re.MULTILINE)


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
