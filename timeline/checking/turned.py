"""Who does it to whom: « le comité demande au gouvernement » is not "the government asks the committee"."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.counterparts import Word
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

    Said = Sequence[tuple[Word, Word]]

_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"[.;:(),/]|'s\b")
_MOST = 4  # words of weight between the two that act
_NEAR = 24  # characters beside a verb in which the words stand that go with it
_AIDES = 2  # words before a verb of which one may go with it, « sont alors nommés »


def check_turned(pair: Pair) -> Iterator[Problem]:
    """A problem for two who act and changed places around a verb, and for one by whom it was done, to whom it is now.

    Nothing is asked of a list, « le comité et le gouvernement », nor of a clause of its own, nor where one text alone
    tells by whom.
    """
    if not pair.source.checks.actors:
        return
    here, there = pair.words
    forth, _ = pair.counterparts
    said = [(here[at], there[forth.own[at]]) for at in sorted(forth.sure)]
    for one, other in (*_exchanged(pair, said), *_acting(pair, said)):
        fact = f'the {pair.source.name} says « {one} », the {pair.target.name} "{other}"'
        yield Problem(Check.ORDER, fact, here=(one,), there=(other,))
        return


def _exchanged(pair: Pair, said: Said) -> Iterator[tuple[str, str]]:
    """What stands from one who acts to another in both texts, where the two stand the other way round."""
    source, target = pair.sides
    places = [place for place, (word, _) in enumerate(said) if word.plain in source.checks.actors]
    for first, last in combinations(places, 2):
        (one, its), (other, his) = said[first], said[last]
        between = [word for _, word in said[first + 1 : last] if his.start < word.start < its.start]
        if his.start > its.start or not between or not len(between) == last - first - 1 <= _MOST:
            continue
        # "the Commission statement" is no "statement to the Commission".
        apart = target.plain[max(between, key=lambda word: word.start).end : its.start].strip()
        if apart and not _parts(source, one, other) and not _parts(target, his, its):
            yield _stretch(source, one, other), _stretch(target, his, its)


def _parts(side: Side, one: Word, other: Word) -> bool:
    """Whether a sign, a word that joins or opens a clause, or one that tells by whom, stands between two words."""
    between = side.comparable[one.end : other.start].lower()
    # « les juges peuvent être choisis parmi les avocats »: "a lawyer may be appointed judge"
    among = {word for word, roles in side.checks.roles.items() if "among" in roles}
    words = side.checks.joins | side.checks.clauses | side.checks.agents | among
    return bool(_SIGN.search(between)) or not words.isdisjoint(_WORD.findall(between))


def _stretch(side: Side, one: Word, other: Word) -> str:
    return side.comparable[one.start : other.end]


def _acting(pair: Pair, said: Said) -> Iterator[tuple[str, str]]:
    """What is done by whom, « X est nommé par Y », where the other text has the same in the same order: "X names Y"."""
    source, target = pair.sides
    for (whom, its), (verb, act), (who, his) in zip(said, said[1:], said[2:], strict=False):
        # The words of the other text stand in the order of these.
        if not its.start < act.start < his.start or not _is_done_by(source, verb, who):
            continue
        before = _WORD.findall(target.comparable[max(act.start - _NEAR, 0) : act.start].lower())
        behind = _WORD.findall(target.comparable[act.end : his.start].lower())
        acts = not (target.checks.must | target.checks.may | target.checks.future).isdisjoint(before[-1:])
        if acts and target.checks.determiners.issuperset(behind):
            yield _stretch(source, whom, who), _stretch(target, its, his)


def _is_done_by(side: Side, verb: Word, who: Word) -> bool:
    """Whether something is done by somebody, « sont nommés par les administrateurs »."""
    text = side.lowered
    before, behind = _WORD.findall(text[: verb.start])[-_AIDES:], _WORD.findall(text[verb.end : who.start])
    done = not side.checks.passives.isdisjoint(before)
    return done and bool(behind) and behind[0] in side.checks.agents and side.checks.determiners.issuperset(behind[1:])
