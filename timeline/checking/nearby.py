"""What stands where the other text would say a word: « la semaine prochaine » is not "last week", elsewhere or not.

Other checks ask whether a text has a word anywhere. Here is asked around the counterparts of the words on either side.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING

from timeline.checking.once import once
from timeline.checking.pair import Check, Problem
from timeline.checking.placed import placed_dates, placed_names, placed_numbers
from timeline.checking.said import is_of_a_name, may_be_said, words_at
from timeline.language.senses import ACTS, KEPT, PEOPLE, QUALITY, THINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.checking.counterparts import Counterparts, Word
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.language import Language
    from timeline.language.senses import Sense

    By = Mapping[str, Sequence[Sense]]

_TOKEN = re.compile(r"\w+")
# Words on either side of the two counterparts; words that may stand between them; words of weight that may stand before
# the first, or behind the last. Closely a word elsewhere answers for nothing; widely one is found that moved.
_CLOSELY, _WIDELY = (2, 14, 3), (6, 24, 6)
_DENIAL = "denial"
_SAID = "said"
_OFFICES = frozenset(("official", "near body2"))
_OTHER = (KEPT, QUALITY, ACTS, PEOPLE, THINGS, _DENIAL)


@dataclass(frozen=True)
class _Text:
    """A text of a pair, its words of weight, those of the other, and which of them says each."""

    pair: Pair
    side: Side
    words: Sequence[Word]
    there: Sequence[Word]
    said: Counterparts
    reach: tuple[int, int, int]

    @once
    def tokens(self) -> list[int]:
        """Where each word begins, small ones too."""
        return [match.start() for match in _TOKEN.finditer(self.side.plain)]

    @once
    def starts(self) -> list[int]:
        """Where each word of weight begins."""
        return [word.start for word in self.words]

    @once
    def anchors(self) -> list[tuple[int, int]]:
        """Where words stand whose counterpart is beyond doubt, and values that both texts have, with that one's place.

        Between « réduction » and « salaire » may stand « de 2 958 $ »: what stands behind it stands behind "$2,958".
        """
        placed = (*placed_numbers(self.pair), *placed_dates(self.pair), *placed_names(self.pair))
        own = self.side is self.pair.source
        values = [(one.here, one.there) if own else (one.there, one.here) for one in placed]
        said = ((self.starts[at], self.there[self.said.own[at]].start) for at in self.said.firm)
        return sorted([*values, *said])

    def facing(self, start: int, other: _Text) -> range:
        """The characters of the other text among which a word would be said; none where that is not known."""
        before, behind = bisect_left(self.starts, start), bisect_right(self.starts, start)
        first, last = bisect_left(self.anchors, (start,)), bisect_left(self.anchors, (start + 1,))
        low = [other.place(there) for _, there in self.anchors[max(first - 1, 0) : first]]
        high = [other.place(there) for _, there in self.anchors[last : last + 1]]
        slack, wide, edge = self.reach
        low = low or [0] * (before <= edge)
        high = high or [len(other.tokens) - 1] * (len(self.words) - behind <= edge)
        if not low or not high or not other.tokens:
            return range(0)
        first, last = sorted((low[0], high[0]))
        if last - first > wide:
            return range(0)
        ends = max(first - slack, 0), min(last + slack, len(other.tokens) - 1)
        return range(other.tokens[ends[0]], other.tokens[ends[1]] + 1)

    def place(self, start: int) -> int:
        """Which of all words stands at a character."""
        return max(bisect_right(self.tokens, start) - 1, 0)


def check_nearby(pair: Pair) -> Iterator[Problem]:
    """The first problem of a word, one slip being one finding."""
    yield from islice(_find_nearby(pair), 1)


def _find_nearby(pair: Pair) -> Iterator[Problem]:
    """A problem for each word in whose place the other text has one that excludes it, or has none that may say it."""
    if not all(side.language for side in pair.sides):
        return
    # What a language has no words for, German « à l'unanimité », is not lost in it.
    known = _known(*(side.language for side in pair.sides))
    ours, theirs = (_by_group(side, known) for side in pair.sides)
    contrary = [*_contrary(ours, theirs)]
    lost, new = _unproven(ours, theirs), _unproven(theirs, ours)
    if not (contrary or lost or new):
        return
    here, there = pair.words
    forth, back = pair.counterparts
    for reach in (_CLOSELY, _WIDELY):
        source = _Text(pair, pair.source, here, there, forth, reach)
        target = _Text(pair, pair.target, there, here, back, reach)
        yield from _replaced(source, target, contrary, ours, theirs)
        for text, other, groups, others in ((source, target, lost, theirs), (target, source, new, ours)):
            yield from _lost(text, other, groups, others, pair)


@lru_cache(maxsize=16)
def _known(*languages: Language | None) -> frozenset[str]:
    """The groups of which all these languages have words, but for those that are compared elsewhere."""
    groups = (one.near.groups | one.senses.groups if one else frozenset[str]() for one in languages)
    return frozenset(one for one in frozenset.intersection(*groups) if not one.startswith(_OTHER))


def _by_group(side: Side, known: frozenset[str]) -> dict[str, list[Sense]]:
    """The words of a text by their group: those that are compared in place alone, and all that exclude others."""
    found: dict[str, list[Sense]] = {}
    for one in side.near:
        if one.group in known:
            found.setdefault(one.group, []).append(one)
    for group, ones in side.by_group.items():
        if group in known:
            found.setdefault(group, []).extend(ones)
    return found


def _contrary(ours: By, theirs: By) -> Iterator[tuple[Sense, Sense]]:
    """A word of either text that prove two senses of a group, and did not only move."""
    for group, own in ours.items():
        others = theirs.get(group, ())
        for one, other in product(own, others) if others else ():
            if one.proof and other.proof and one.sense != other.sense and not _only_moved(one, other, own, others):
                yield one, other


def _replaced(
    source: _Text, target: _Text, contrary: Sequence[tuple[Sense, Sense]], ours: By, theirs: By
) -> Iterator[Problem]:
    """A problem for a word of the source that has not its sense where it would be said, but another of its group."""
    for one, other in contrary:
        group = one.group
        if _stands_for(one, other, source, target, ours[group], theirs[group]) and not _is_anothers(
            one, other, source, target
        ):
            words = words_at(source.side, one.start), words_at(target.side, other.start)
            fact = f'the {source.side.name} says « {words[0]} », the {target.side.name} "{words[1]}"'
            yield Problem(Check.OPPOSITE, fact, here=words[:1], there=words[1:], group=group)
            return


def _only_moved(one: Sense, other: Sense, ours: Sequence[Sense], theirs: Sequence[Sense]) -> bool:
    """Whether each text has both senses as often: « interrompu en mars, a repris » is "resumed after stopping".

    One of them beyond doubt. Where the other text names one alone, it is the same one here: of « aux bénéficiaires et
    aux employeurs » "holders and employers" says the second.
    """
    if not any(may.sense == one.sense for may in theirs) and _answered(other.sense, theirs, ours)[1]:
        return True
    answered = [_answered(one.sense, ours, theirs), _answered(other.sense, theirs, ours)]
    return all(may for may, _ in answered) and any(proven for _, proven in answered)


def _answered(sense: str, senses: Sequence[Sense], others: Sequence[Sense]) -> tuple[bool, bool]:
    """Whether others may say a sense as often as some words prove it, and whether they prove it as often."""
    proven = sum(one.proof for one in senses if one.sense == sense)
    same = [one.proof for one in others if one.sense == sense]
    return len(same) >= proven, sum(same) >= proven


def _stands_for(  # noqa: PLR0913, PLR0917 a word of either text, and all words of their group
    one: Sense, other: Sense, source: _Text, target: _Text, ours: Sequence[Sense], theirs: Sequence[Sense]
) -> bool:
    """Whether two words stand in each other's place, neither text having there a word of the other's sense."""
    forth, back = source.facing(one.start, target), target.facing(other.start, source)
    if other.start not in forth or one.start not in back or _denies(source, back) != _denies(target, forth):
        return False
    if any(may.sense == one.sense and may.start in forth for may in theirs):
        return False
    return not any(may.sense == other.sense and may.start in back for may in ours)


def _is_anothers(one: Sense, other: Sense, source: _Text, target: _Text) -> bool:
    """Whether who is named in the target is another of the source beyond doubt: "directors" « administrateurs »."""
    if other.group not in _OFFICES:
        return False
    place = bisect_left(target.starts, other.start)
    if place not in target.said.sure or place in target.said.astray or target.starts[place] != other.start:
        return False
    return source.starts[target.said.own[place]] != one.start


def _denies(text: _Text, place: range) -> bool:
    """Whether a word there denies: « ne pas accepter » is "refuse"."""
    return any(one.group == _DENIAL and one.proof and one.start in place for one in text.side.senses)


def _unproven(own: By, others: By) -> By:
    """The words that prove a group of one sense which no word of the other text proves."""
    return {
        group: [one for one in ones if one.proof]
        for group, ones in own.items()
        if ones[0].sense == _SAID
        and any(one.proof for one in ones)
        and all(one.sense == _SAID for one in ones)
        and not any(one.proof for one in others.get(group, ()))
    }


def _lost(text: _Text, other: _Text, groups: By, others: By, pair: Pair) -> Iterator[Problem]:
    """A problem for a word of such a group for which the other text has none in its place."""
    for group, ones in groups.items():
        theirs = others.get(group, ())
        for one in ones:
            place = text.facing(one.start, other)
            unsaid = place and not any(may.start in place for may in theirs)
            if unsaid and not may_be_said(text.side, one.start, other.side) and not is_of_a_name(text.side, one.start):
                words = words_at(text.side, one.start)
                verb = "lost" if text.side is pair.source else "new"
                fact = f"« {words} » is {verb}: the {text.side.name} says it, the {other.side.name} has nothing like it"
                here, there = ((words,) * (text.side is side) for side in pair.sides)
                yield Problem(Check.CONDITION, fact, here=here, there=there, group=group)
                return
