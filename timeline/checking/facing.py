"""Facing words: where one would be said stands its contrary, whatever the text says elsewhere.

« les renseignements comprennent ceux … » is not "information excludes …", though "including" stands further on.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline.checking.denials import is_negated
from timeline.checking.pair import Check, Problem
from timeline.checking.said import words_at
from timeline.language.senses import ACTS, FIRM, KEPT, PEOPLE, QUALITY, THINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.counterparts import Counterparts, Word
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.language.senses import Sense

# Of these more than one may be meant, or the word stands at the other end of its sentence.
_LOOSE = (
    KEPT, QUALITY, ACTS, PEOPLE, THINGS, "denial", "ever", "duty", "official", "pair", "each", "hostages", "threshold",
    "mustneed", "onlyexcept", "butnot", "counsel", "undertaking", "underway", "intent", "vanishing", "noneall", "again",
    FIRM,
)  # fmt: skip
_SMALL = 3  # letters of a word that may say too much
_WIDE = 5  # words between the two that a word is known to stand between


def check_facing(pair: Pair) -> Iterator[Problem]:
    """A problem for the first word in whose place stands one that is proven to say the contrary, and nothing like it.

    Where one text alone denies nothing is asked; nor where each text has both, but for their places.
    """
    source, target = pair.sides
    if not (source.language and target.language) or is_negated(source) != is_negated(target):
        return
    shared = (group for group in source.by_group if group in target.by_group and not group.startswith(_LOOSE))
    proven = {group for group in shared if any(one.proof for one in target.by_group[group])}
    if not proven:
        return
    for one in source.senses:
        if one.group in proven and _says_much(one, source) and (other := _contrary(one, pair)):
            words = words_at(source, one.start), words_at(target, other.start)
            fact = f'the {source.name} says « {words[0]} », the {target.name} "{words[1]}"'
            yield Problem(Check.OPPOSITE, fact, here=words[:1], there=words[1:])
            return


def _says_much(sense: Sense, side: Side) -> bool:
    """Whether a word says its sense, or may by more than « a » and « en » may, which « à moins que » does."""
    if any(one.proof and one.start == sense.start for one in side.senses):
        return True
    return len(words_at(side, sense.start).split()[0]) > _SMALL


def _contrary(one: Sense, pair: Pair) -> Sense | None:
    """The word of the target that faces one of the source and says another sense of its group."""
    source, target = pair.sides
    here, there = pair.words
    forth, back = pair.counterparts
    own = {other.sense for other in _of_group(source, one.group) if other.start == one.start}
    facing = _within(_of_group(target, one.group), _place(one.start, here, there, forth))
    if len(own) > 1 or any(other.sense == one.sense for other in facing):
        return None
    for other in facing:
        place = _place(other.start, there, here, back)
        same = [word.sense for word in _within(_of_group(source, one.group), place)]
        if not other.proof or one.sense not in same or other.sense in same:
            continue
        if not (_says(source, other) and _says(target, one)):
            return other
    return None


def _of_group(side: Side, group: str) -> Sequence[Sense]:
    return side.by_group.get(group, ())


def _within(senses: Sequence[Sense], place: tuple[int, int]) -> list[Sense]:
    return [one for one in senses if place[0] <= one.start < place[1]]


def _says(side: Side, sense: Sense) -> bool:
    return any(one.sense == sense.sense for one in _of_group(side, sense.group))


def _place(start: int, here: Sequence[Word], there: Sequence[Word], said: Counterparts) -> tuple[int, int]:
    """The characters of the other text between which a word would be said: none where they are too far apart."""
    at = bisect_left([word.start for word in here], start)
    sure = [one for one in said.firm if here[one].start != start]
    before = max((one for one in sure if one < at), default=None)
    behind = min((one for one in sure if one > at), default=None)
    if behind is None:
        return 0, 0
    if before is None:
        return 0, there[said.own[behind]].start
    first, last = sorted((said.own[before], said.own[behind]))
    return (there[first].end, there[last].start) if last - first <= _WIDE else (0, 0)
