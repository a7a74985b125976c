"""Words: an empty translation, text left as it was, a word twice, a length that cannot be right."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.checking.terms import is_shouted
from timeline.checking.waking import first_words
from timeline.language.common_words import rows_of
from timeline.language.dictionary import has_it_oftener, has_word
from timeline.language.links import may_link
from timeline.translations.alignment import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

_ACCENT = re.compile(r"[à-ÿœæ]")
_WORD = re.compile(r"[^\W\d_]+(?:[-][^\W\d_]+)*")
_TWICE = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
_LONG, _SHORTEST, _LONGEST = 40, 0.5, 1.75
# Up to so many characters "the other two were convicted" may be so much longer, "Bill read" so much shorter.
_FREE, _FREER, _BRIEFER = 80, 2.2, 0.42
_ACRONYM, _IN_FULL = re.compile(r"[A-Z](?<!\w.)[A-Z]{1,5}\b"), 20  # what an acronym is shorter than its name
_LINK = re.compile(r"https?://\S+|www\.\S+|<[^<>]{,300}>|(?<!\S)\S{1,64}@\S+")
_GLOSS = re.compile(r"\(([^()\d]{3,60})\)")
# Words that a translator keeps beside their English: "planning certificate (certificat d'urbanisme)", in italics too.
_KEPT = re.compile(
    r"(?<=[^\W_] )(?:\(\W{0,2}([^()\d]{3,60}?)\W{0,2}\)|\*([^*\d]{3,60})\*|[\"“‘]([^\"“”‘’\d]{3,60})[\"”’])"
)
_MARK = re.compile(r"[(*\"“‘]")
_PER = re.compile(r"(?<=\d)\s?[^\W\d_]{1,4}[²³]?/[^\W\d_]{1,5}")  # « 72 km/h »
# The capital is sought first, and what stands before it looked at then.
_NAME = re.compile(r"[A-ZÀ-Þ](?<!\w.)\w+'(\w+)")
_SHOUTED = re.compile(r"[A-ZÀ-Þ](?<![\w'-].)[A-ZÀ-Þ]+(?:[ '-]+[A-ZÀ-Þ]+){1,12}(?!\w)")  # words in capitals
_RUN = 2
_SHORT = 3


def check_empty(pair: Pair) -> Iterator[Problem]:
    """A problem where there is no translation at all."""
    if not pair.target.text.strip(" \t\n\u00a0.…-–—*_"):
        yield Problem(Check.EMPTY, f"there is no {pair.target.name}")


def check_untranslated(pair: Pair) -> Iterator[Problem]:
    """A problem for source left as it was: the whole, a run of words with a small one among them, an accented word."""
    source, target = pair.sides
    if not target.text.strip():
        return
    small = _own_words(source.common, target.common)
    accented = _is_accented(source.common) and not _is_accented(target.common)
    here, there = source.comparable, target.comparable
    there = _without_gloss(here, _PER.sub("¤", there) if "/" in there else there)
    if not first_words(target.checks.borrowed).isdisjoint(target.tokens):
        there = _phrases(target.checks.borrowed).sub("¤", there)
    there = _without_shouted(here, there, source.checks.firms)
    if here == there:
        words = _WORD.findall(there)
        if len(words) > 1 and any(word in small or (accented and _has_accent(word)) for word in words):
            yield Problem(Check.UNTRANSLATED, f"the {target.name} is the {source.name}")
        return
    known = set(_WORD.findall(here)) - pair.terms.target_words if accented else set()
    left = [word for word in dict.fromkeys(_WORD.findall(there)) if word in known and _has_accent(word)]
    left += [word for word in _single(pair, here, there) if word not in left]
    for words in (*left, *_runs(here, there, small, pair)):
        if words in left or (words not in pair.terms.target_words and not any(word in words for word in left)):
            fact = f"« {words} » is left in {source.name}"
            yield Problem(Check.UNTRANSLATED, fact, here=(words,), there=(words,))


def _without_gloss(here: str, there: str) -> str:
    """The target without the word of the source in brackets, where each names the other's: « ministre (Minister) »."""
    text = there
    for kept in kept_words(here, there):
        text = text.replace(kept, "¤")
    if "(" not in there:
        return text
    for gloss in _GLOSS.finditer(there):
        own = there.replace(gloss[0], "").lower()
        if gloss[1].lower() in here.lower() and any(other[1].lower() in own for other in _GLOSS.finditer(here)):
            text = text.replace(gloss[0], "¤")
    return text


def kept_words(here: str, there: str) -> list[str]:
    """What the target has of the source's own words in brackets, in italics or between quotation marks of its own.

    Some English must stand before it, and the source not mark it too: « le "pacte civil" » is not kept, but left.
    """
    if not _MARK.search(there):
        return []
    plain = here.lower()
    marked = {next(filter(None, match.groups())).lower() for match in _KEPT.finditer(here)}
    found = (match for match in _KEPT.finditer(there) if next(filter(None, match.groups())).lower() in plain)
    return [match[0] for match in found if next(filter(None, match.groups())).lower() not in marked]


def _without_shouted(here: str, there: str, firms: frozenset[str]) -> str:
    """The target without the names that both texts keep, « ASSOCIATION DES CRABIERS » however it is written again.

    A name is a run of capitals that both have, or of words behind which the sign of a firm stands, « Les Pêches inc. ».
    """
    names = {match[0] for match in _SHOUTED.finditer(here) if match[0] in there} if here != there else set()
    if not firms.isdisjoint(_WORD.findall(here.lower())):
        names |= {match[0] for match in _firm(firms).finditer(here) if match[0] in there}
    for name in sorted(names, key=len, reverse=True):
        there = re.sub(re.escape(name), "¤", there, flags=re.IGNORECASE)
    return there


@lru_cache(maxsize=16)
def _firm(signs: frozenset[str]) -> re.Pattern[str]:
    """Words behind a capital, up to the sign of a firm."""
    return re.compile(
        rf"(?<!\w)[A-ZÀ-Þ][\w'-]*(?: [\w'&-]+){{1,8}}? (?i:{'|'.join(sorted(map(re.escape, signs)))})(?!\w)"
    )


def _single(pair: Pair, here: str, there: str) -> Iterator[str]:
    """Words of both texts that the target language does not have: « mairie », a lone « et »."""
    source, target = pair.sides
    text = _LINK.sub("¤", there) if may_link(there) or "<" in there else there
    # « M. Prud'homme »
    text = _NAME.sub("¤", text)
    known, words = set(_WORD.findall(here)), _WORD.findall(text)
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        # « Quai d'Orsay », « ministère de la Défense »; « et » joins two names.
        named = before[:1].isupper() and after[:1].isupper()
        small = word in source.checks.left and word not in target.common and not named
        own = word in known and word not in pair.terms.target_words
        if small or (own and _is_only(word, source.code, target.code)):
            yield word


def _is_only(word: str, code: str, other: str) -> bool:
    """Whether one language has a word, not too short, and the other has not, or hardly has: « lois »."""
    if not word.islower() or len(word) <= _SHORT or not has_word(code, word):
        return False
    # Of « plus » and « cache » the lists have the English.
    return not has_word(other, word) or (not rows_of(word, other) and has_it_oftener(code, word, other))


def check_doubled(pair: Pair) -> Iterator[Problem]:
    """A problem for each word that stands twice in a row, unless the source has it so or the language may."""
    twice = {match[1].lower() for match in _TWICE.finditer(pair.source.comparable)} | pair.target.checks.twice
    for match in _TWICE.finditer(" ".join(pair.target.text.split())):
        word = match[1]
        if word.lower() not in twice and not word.isdigit():
            yield Problem(Check.DOUBLED, f'"{match[0]}" stands twice', there=(match[0],))


def check_length(pair: Pair) -> Iterator[Problem]:
    """A problem where a long sentence became a short one, or the other way round."""
    shouted = any(is_shouted(side.text) for side in pair.sides)
    here, there = (_length(side, shouted=shouted) for side in pair.sides)
    there -= sum(map(len, kept_words(pair.source.text, pair.target.text)))
    longest = _FREER if there <= _FREE else _LONGEST
    shortest = _BRIEFER if here <= _FREE else _SHORTEST
    if not there or max(here, there) <= _LONG or shortest <= there / max(here, 1) <= longest:
        return
    yield Problem(Check.LENGTH, f"{there} characters of {pair.target.name} for {here} of {pair.source.name}")


def _length(side: Side, *, shouted: bool) -> int:
    """How long a text would be with its acronyms in full."""
    acronyms = () if shouted else _ACRONYM.findall(side.text)
    return len(side.text.strip()) + _IN_FULL * len(acronyms)


@lru_cache(maxsize=16)
def _phrases(phrases: frozenset[str]) -> re.Pattern[str]:
    """Any of these words or phrases, whole."""
    either = "|".join(re.escape(comparable(phrase)) for phrase in sorted(phrases, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=16)
def _own_words(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The small words that one language alone has; they are the same for all texts."""
    return words - others


@lru_cache(maxsize=16)
def _is_accented(common: frozenset[str]) -> bool:
    """Whether a language writes accents in its small words: an accented word can then be its own."""
    return any(map(_ACCENT.search, common))


def _has_accent(word: str) -> bool:
    return word[:1].islower() and _ACCENT.search(word) is not None


def _runs(here: str, there: str, small: frozenset[str], pair: Pair) -> Iterator[str]:
    """Runs of words that both texts have, all in one name's capitals excepted, with a small word among them.

    « son programme (asset purchase programme) »: what the source borrows is left in no language of its own.
    """
    source, target = (side.code for side in pair.sides)
    words = _WORD.findall(there)
    padded = f" {' '.join(_WORD.findall(here))} "
    start = 0
    while start < len(words):
        length = _shared(words, start, padded)
        if length >= _RUN:
            run = words[start : start + length]
            lower = [word for word in run if word[:1].islower()]
            own = all(has_word(target, word) for word in lower) and not all(has_word(source, word) for word in lower)
            if len(lower) * 2 > length and not small.isdisjoint(lower) and not own:
                yield " ".join(run)
        start += max(length, 1)


def _shared(words: Sequence[str], start: int, padded: str) -> int:
    """How many words from there on stand in the other text one after the other, each between two spaces."""
    place, end = 0, 1
    for count in range(len(words) - start):
        word = words[start + count]
        # The words so far stand at the place already: only what follows them there is looked at.
        if not padded.startswith(f"{word} ", place + end):
            place = padded.find(f"{padded[place : place + end]}{word} ", place + 1)
        if place < 0:
            return count
        end += len(word) + 1
    return len(words) - start
