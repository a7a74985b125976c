"""Negation: « n'a pas été saisi » is not "was seised"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.counterparts import find_counterparts, words_of_weight
from timeline.checking.denials import PERHAPS, denials, denying_word, has_any, is_bare, is_lifted
from timeline.checking.pair import Check, Problem
from timeline.checking.said import is_paired_with, is_said_by
from timeline.language.contraries import are_contrary
from timeline.language.senses import KEPT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.language.senses import Sense

_ONLY, _NE = f"{KEPT}only", ("ne", "n")
_TWO = 2
_NON = "non"  # « non-ingérence », "non-interference": it denies the word behind it alone
_WORD = re.compile(r"\w+|[.;:!?]")
_DENIED = 3  # words behind a negation among which the denied one stands, « pas été saisi »
_WEIGHT = 4  # letters of a word that can be denied
_BEFORE, _BEHIND = 10, 3  # words around a word among which another may deny it, "failed to be fully implemented"
_UNDOING = re.compile(r"(?:un|non|in|im|ir|il|dis|de|a)(?=\w{4})")  # « pas signés » "unsigned"


def check_negation(pair: Pair) -> Iterator[Problem]:
    """A problem where one text denies, and the other has no word that may deny the same.

    A word that both have denies nothing more: « ne s'est pas opposé » is not "opposed"; and two that one text alone has
    may cancel each other, « pas rare » "often". Where the very word that is denied stands in the other text, what may
    deny is looked for around it alone.
    """
    source, target = pair.sides
    if denied := _denied_outright(source, target):
        yield _problem(pair, target, source, "new", denied)
        return
    for side, other, verb in ((source, target, "lost"), (target, source, "new")):
        words, others = denials(side), denials(other)
        if any(one.proof for one in others):
            if one := _one_of_several(side, words, other, others):
                yield _problem(pair, side, other, verb, one)
                return
            continue
        sure = [one for one in words if one.proof and not is_lifted(side, one, other)]
        if not sure and any(one.proof for one in words):
            continue
        if not sure:
            # « interdite aux mineurs non accompagnés »: one of two is said.
            near = [one for one in others if denying_word(other, one) == _NON]
            others = near if _count(others) < _count(words) else others
            sure = [one for one in words if denying_word(side, one) == _NON and _is_affirmed(side, one, other, others)]
        if not sure:
            continue
        own, others = _unpaired(side, words, other, others)
        # « il n'est pas exclu que » "may well": two that deny cancel each other.
        alone = not others and all(one.sense == PERHAPS or is_bare(side, one) for one in own)
        lost = (one for one in sure if alone or _is_affirmed(side, one, other, others))
        if denied := next((one for one in lost if not _says_the_contrary(side, one, other)), None):
            yield _problem(pair, side, other, verb, denied)
            return


def _denied_outright(source: Side, target: Side) -> Sense | None:
    """The denial of the target where the source only restricts: « ne s'applique qu'à » is not "shall not apply to"."""
    only = any(one.proof and denying_word(source, one) in _NE for one in source.by_group.get(_ONLY, ()))
    if not only or any(one.proof for one in denials(source)) or has_any(target.plain, target.checks.restricting):
        return None
    return next((one for one in denials(target) if one.proof), None)


def _unpaired(
    side: Side, words: Sequence[Sense], other: Side, others: Sequence[Sense]
) -> tuple[list[Sense], list[Sense]]:
    """What only may deny in either text, but what the other says too, « avant » "before", « pas limiter » "limit"."""
    own = [(one, denying_word(side, one)) for one in words if not one.proof]
    left = [(one, denying_word(other, one)) for one in others]
    weighty = words_of_weight(side), words_of_weight(other)
    forth, _ = find_counterparts(*weighty)
    said = {weighty[0][at].start: weighty[1][forth.own[at]].start for at in forth.sure}
    for one, word in list(own):
        mays = (may for may in left if said.get(one.start, may[0].start) == may[0].start)
        if may := next((may for may in mays if _says(side, word, other, may[1])), None):
            own.remove((one, word))
            left.remove(may)
    there = [match[0] for match in _WORD.finditer(other.plain)]
    denied = [word for one in words if one.proof for word in _denied(side, one)]
    return (
        [one for one, word in own if not any(_says(side, word, other, may) for may in there)],
        [one for one, may in left if one.sense != PERHAPS or not any(_says(side, word, other, may) for word in denied)],
    )


def _says(side: Side, word: str, other: Side, may: str) -> bool:
    """Whether a word says another, which none does that is undone: « révocable », "irrevocable"."""
    bare = _UNDOING.sub("", word, count=1), _UNDOING.sub("", may, count=1)
    undone = (bare[0] == word) != (bare[1] == may) and bare[0][:_WEIGHT] == bare[1][:_WEIGHT]
    # "no longer" has nothing of « absents »
    return not undone and min(len(word), len(may)) > _TWO and is_paired_with(word, side.code, may, other.code)


def _problem(pair: Pair, side: Side, other: Side, verb: str, denied: Sense) -> Problem:
    word = denying_word(side, denied)
    fact = f"a negation is {verb}: the {side.name} has « {word} », the {other.name} nothing like it"
    here, there = ((word,) * (side is one) for one in pair.sides)
    return Problem(Check.NEGATION, fact, here=here, there=there)


def _one_of_several(side: Side, words: Sequence[Sense], other: Side, others: Sequence[Sense]) -> Sense | None:
    """The one of several things denied that the other text affirms, and which denies fewer: none where words may deny.

    « les États qui n'ont pas adopté l'euro ne votent pas » is not "those that have adopted the euro do not vote".
    """
    proven = [one for one in words if one.proof]
    # « aucune … ni aucune » denies once.
    forms = {denying_word(side, one) for one in proven}
    if len(proven) < _TWO or len(forms) > 1 or max(_count(others), len(others)) >= len(proven):
        return None
    here, there = words_of_weight(side), words_of_weight(other)
    forth, _ = find_counterparts(here, there)
    said = {here[at].plain: there[forth.own[at]].start for at in forth.firm}
    tokens = list(_WORD.finditer(other.plain))
    denied = {tokens[place].start() for place in _reach(tokens, others, _BEFORE)}
    return next((one for one in proven if _is_free((said.get(word) for word in _denied(side, one)), denied)), None)


def _is_free(starts: Iterable[int | None], denied: Collection[int]) -> bool:
    """Whether the first of some words that has a counterpart has one that is not denied."""
    first = next((start for start in starts if start is not None), None)
    return first is not None and first not in denied


def _says_the_contrary(side: Side, denial: Sense, other: Side) -> bool:
    """Whether the other text has the contrary of what is denied, and not that: « pas permis », "forbidden"."""
    there = [one.plain for one in words_of_weight(other)]
    denied = _denied(side, denial)
    if any(is_paired_with(word, side.code, one, other.code) for word in denied for one in there):
        return False
    return any(are_contrary(word, one, side.code, other.code) for word in denied for one in there)


def _count(denials: Sequence[Sense]) -> int:
    """How many words may deny, but for those that only perhaps do."""
    return sum(one.sense != PERHAPS for one in denials)


def _is_affirmed(side: Side, denial: Sense, other: Side, others: Sequence[Sense]) -> bool:
    """Whether the word that is denied stands in the other text, and no word that may deny stands around it there."""
    tokens = list(_WORD.finditer(other.plain))
    weak = [one for one in others if one.sense == PERHAPS]
    sure = [one for one in others if one.sense != PERHAPS]
    barring = other.checks.barring
    reach = _reach(tokens, sure, _BEHIND if denying_word(side, denial) == _NON else _BEFORE, barring)
    said = {
        word: [place for place, token in enumerate(tokens) if is_paired_with(word, side.code, token[0], other.code)]
        for word in _denied(side, denial)
    }
    # « de jours courants et non de jours ouvrables »
    non = _reach(tokens, [one for one in sure if denying_word(other, one) == _NON], _BEHIND)
    if any(not non.isdisjoint(places) for places in said.values() if len(places) > 1):
        return False
    found = [places for word, places in said.items() if places and not _is_undone(word, side, other, tokens)]
    # « qui n'ont pas été expressément réglées » is not "continue to govern questions expressly regulated".
    close = _reach(tokens, weak, _BEHIND)
    return any(map(reach.isdisjoint, found)) and all(map(close.isdisjoint, found))


def _reach(
    tokens: Sequence[re.Match[str]], denials: Sequence[Sense], before: int, barring: tuple[str, ...] = ()
) -> frozenset[int]:
    """The places of the words that some words deny: so many behind each, and a few before it, in its sentence.

    « l'épandage de lisier est interdit »: of what is barred the word stands farther before.
    """
    starts = {one.start for one in denials}
    ends = [place for place, token in enumerate(tokens) if token[0] in ".;!?"]
    return frozenset(
        place
        for no, token in enumerate(tokens)
        if token.start() in starts
        for place in range(
            max(no - (_BEFORE if token[0].startswith(barring) else _BEHIND), 0), min(no + before + 1, len(tokens))
        )
        if not any(no < end < place for end in ends)
    )


def _is_undone(word: str, side: Side, other: Side, tokens: Sequence[re.Match[str]]) -> bool:
    """Whether a word says the contrary of one that is denied, or that one stands twice, and is denied once."""
    if sum(one[0].rstrip("es") == word.rstrip("es") for one in _WORD.finditer(side.plain)) > 1:
        return True
    bare = (_UNDOING.sub("", token[0], count=1) for token in tokens if _UNDOING.match(token[0]))
    return any(is_said_by(word, side.code, one, other.code) for one in bare)


def _denied(side: Side, denial: Sense) -> list[str]:
    """The words of weight behind a negation, to the end of its clause; none where one of them denies by itself."""
    tokens = list(_WORD.finditer(side.plain, denial.start))[1:]
    tokens = tokens[: 1 if denying_word(side, denial) == _NON else _DENIED]
    end = next((place for place, token in enumerate(tokens) if not token[0][0].isalnum()), len(tokens))
    words = [token for token in tokens[:end] if len(token[0]) >= _WEIGHT and token[0] not in side.small]
    # "if they receive no reply, their request …": what stands behind a comma is denied only where nothing before it is
    cut = side.plain.find(",", words[0].end()) if words else -1
    words = [token for token in words if cut < 0 or token.start() < cut]
    own = {one.start for one in denials(side) if one.sense != PERHAPS}
    return [] if any(token.start() in own for token in words) else [token[0] for token in words]
