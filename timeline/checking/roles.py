"""Roles: « affectés par le Parlement » is not "appropriated by the Service", though both texts have both."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from timeline.checking.counterparts import is_alike
from timeline.checking.pair import Check, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.counterparts import Counterparts, Word
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

    Roles = dict[str, list["Named"]]

_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s']|\d+")
_SIGN = re.compile(r"[,;:.()]")
# « soit versée au Service » is not "be paid by the Service"
_CONTRARY = (("dative", "agent"), ("favour", "against"), ("against", "favour"))
# « désigné par l'usager », « il appartient à la victime »
_ACTING = ("agent", "burden")
_start = attrgetter("start")
_MOST = 4  # words of weight of one name, « le ministre des affaires étrangères du Luxembourg »


class Named(NamedTuple):
    """Who or what stands behind a word that gives it its role: its words of weight, and the word before the role."""

    words: frozenset[int]
    governor: int


def check_roles(pair: Pair) -> Iterator[Problem]:
    """A problem for the first role in which the target has what the source says elsewhere, and the other way round.

    Both texts must have the role as often; of « par », « à » and « pour », which do many things, it must stand behind
    words that say one another.
    """
    source, target = pair.sides
    here, there = pair.words
    forth, back = pair.counterparts
    named = _named(source, here), _named(target, there)
    for role, ours in named[0].items():
        theirs = named[1].get(role, [])
        lost, new = _unmatched(ours, theirs, forth), _unmatched(theirs, ours, back)
        if len(ours) != len(theirs) or len(lost) != 1 or len(new) != 1:
            continue
        governed = forth.own.get(lost[0].governor) == new[0].governor
        if role in source.checks.governed and not governed:
            continue
        if _is_elsewhere(lost[0], forth) and _is_elsewhere(new[0], back) and not _says(lost[0], new[0], here, there):
            yield _problem(pair, _said(source, here, lost[0]), _said(target, there, new[0]))
            return
    yield from _turned(pair, *named)
    yield from _taken_over(pair, *named)


def _taken_over(pair: Pair, ours: Roles, theirs: Roles) -> Iterator[Problem]:
    """A problem for one who acts here, whom nothing says there, where another of the source acts in his place."""
    source, target = pair.sides
    here, there = pair.words
    forth, back = pair.counterparts
    for role in _ACTING:
        for one, two in ((one, two) for one in ours.get(role, ()) for two in theirs.get(role, ())):
            governed = one.governor in forth.sure and forth.own[one.governor] == two.governor
            if not one.words or not two.words or (role in source.checks.governed and not governed):
                continue
            lost = here[min(one.words)]
            unsaid = min(one.words) not in forth.own and min(one.words) not in forth.shared
            if unsaid and lost.plain in source.checks.doers and _is_another(one, two, back):
                yield _problem(pair, source.comparable[lost.start : lost.end], _said(target, there, two))
                return


def _is_another(one: Named, two: Named, back: Counterparts) -> bool:
    """Whether all words of a name of the target say what the source names elsewhere."""
    return all(word in back.shared or word in back.sure for word in two.words) and not any(
        back.own.get(word) in one.words for word in two.words
    )


def _turned(pair: Pair, ours: Roles, theirs: Roles) -> Iterator[Problem]:
    """A problem for one to whom something is done here, and by whom there: « versée au » "paid by the"."""
    source, target = pair.sides
    here, there = pair.words
    forth, _ = pair.counterparts
    for role, other in _CONTRARY:
        for one, two in ((one, two) for one in ours.get(role, ()) for two in theirs.get(other, ())):
            said = {forth.own[word] for word in one.words if word in forth.sure}
            governed = one.governor in forth.sure and forth.own[one.governor] == two.governor
            if governed and role == "dative" and here[one.governor].plain in source.checks.held:
                continue
            if governed and said & two.words and (role != "dative" or _is_passive(source, here[one.governor])):
                yield _problem(pair, _said(source, here, one), _said(target, there, two))
                return


def _is_passive(side: Side, verb: Word) -> bool:
    """Whether something is done to what stands before a verb, « soit versée »."""
    before = side.lowered[: verb.start].split()
    return bool(before) and before[-1] in side.checks.passives


def _problem(pair: Pair, here: str, there: str) -> Problem:
    fact = f'the {pair.source.name} says « {here} », the {pair.target.name} "{there}"'
    return Problem(Check.ORDER, fact, here=(here,), there=(there,))


def _unmatched(named: Sequence[Named], others: Sequence[Named], said: Counterparts) -> list[Named]:
    """Those of which no word has its counterpart in the same role."""
    there = frozenset[int]().union(*(one.words for one in others))
    return [one for one in named if there.isdisjoint(said.own[word] for word in one.words if word in said.own)]


def _is_elsewhere(named: Named, said: Counterparts) -> bool:
    """Whether words of a name have counterparts, all of them beyond doubt."""
    own = [word for word in named.words if word in said.own]
    return bool(own) and said.sure.issuperset(own)


def _says(lost: Named, new: Named, here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether a word of one name may say one of the other, of several the same: « les données » "biodiversity data"."""
    named = [there[word] for word in new.words]
    return any(
        not here[word].rows.isdisjoint(other.rows) or is_alike(here[word], other)
        for word in lost.words
        for other in named
    )


def _said(side: Side, words: Sequence[Word], named: Named) -> str:
    return side.comparable[words[min(named.words)].start : words[max(named.words)].end]


def _named(side: Side, words: Sequence[Word]) -> Roles:
    """Who or what stands behind each word that gives a role, by the role; of two such words at one place the longer."""
    text = side.lowered
    found: dict[str, list[Named]] = {}
    for match in _either(side.checks.role_words).finditer(text):
        one = Named(frozenset(_phrase(text, match.end(), words, side)), _before(text, match.start(), words))
        for role in side.checks.roles[match[0]]:
            found.setdefault(role, []).append(one)
    return found


def _before(text: str, start: int, words: Sequence[Word]) -> int:
    """The word of weight before a role, in the same clause: none, "In Doha, the talks", is -1."""
    place = bisect_left(words, start, key=_start) - 1
    return -1 if place < 0 or _SIGN.search(text, words[place].end, start) else place


def _phrase(text: str, end: int, words: Sequence[Word], side: Side) -> Iterator[int]:
    """The words of weight from there on that nothing parts but what stands inside a name, « de la »."""
    first = bisect_left(words, end, key=_start)
    for place in range(first, min(first + _MOST, len(words))):
        if not side.checks.within_names.issuperset(_TOKEN.findall(text[end : words[place].start])):
            return
        yield place
        end = words[place].end


@lru_cache(maxsize=256)
def _either(marks: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(marks, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?<![\w])(?:{words})(?!\w)")
