"""The same event told twice is one entry: the most exact date, every telling kept with its own source and words.

« l'exercice … qui se déroulera en Allemagne en janvier 2008 » and, four months later, « Le COR a mené avec succès en
janvier 2008, en Allemagne, un exercice »: the same name, the same place, dates that agree. Two tellings are joined
only when all three do; the editor may join or part them by hand.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.places import load_places
from timeline.model.event import Kind
from timeline.model.period import Precision
from timeline.model.when import Reach

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from timeline.events.places import Places
    from timeline.language import Language
    from timeline.model.edition import Entry
    from timeline.model.when import When

_TOLD = frozenset({Kind.MEETING, Kind.PAST, Kind.PLANNED})
_WORD = re.compile(r"[^\W\d_]{5,}")
_AROUND, _COMMON = 120, 2


def join_retellings(
    entries: Sequence[Entry],
    languages: Mapping[str, Language],
    joins: Iterable[tuple[str, str]] = (),
    parts: Iterable[str] = (),
) -> tuple[Entry, ...]:
    """The entries with each event once; ``joins`` are pairs of ids that the editor joins, ``parts`` ids kept apart."""
    groups: list[list[Entry]] = []
    scenery = {code: load_places(languages[code]) for code in {entry.communique.language for entry in entries}}
    wanted, apart = {frozenset(pair) for pair in joins}, set(parts)
    for entry in entries:
        group = next((one for one in groups if _joins(one, entry, scenery, wanted, apart)), None)
        if group is None:
            groups.append([entry])
        else:
            group.append(entry)
    return tuple(_one(group, wanted, scenery) for group in groups)


def _joins(
    group: Sequence[Entry],
    entry: Entry,
    scenery: Mapping[str, Places],
    wanted: set[frozenset[str]],
    apart: set[str],
) -> bool:
    if any(frozenset((one.id, entry.id)) in wanted for one in group):
        return True
    if entry.id in apart or any(one.id in apart for one in group):
        return False
    return all(why_same(one, entry, scenery[entry.communique.language]) for one in group)


def why_same(one: Entry, other: Entry, scenery: Places) -> str:
    """Why two entries tell one event, in a phrase; empty when they do not."""
    one_source = one.communique.id == other.communique.id
    if one.communique.language != other.communique.language or (one_source and one.event.when != other.event.when):
        return ""
    if not {one.event.kind, other.event.kind} <= _TOLD or not _agree(one.event.when, other.event.when):
        return ""
    place, name = _shared(one, other, _place), _shared(one, other, lambda e: _name(e, scenery))
    if not place or not name:
        return ""
    bodies = {one.event.body, other.event.body} - {""}
    telling = one.event.when.precision is Precision.DAY or name not in scenery.frequent
    same = one.event.when == other.event.when and telling
    if len(bodies) > 1 or (not same and len(_around(one, scenery) & _around(other, scenery)) < _COMMON):
        return ""
    return f"{name} in {place}, {one.event.when} and {other.event.when}"


def _agree(one: When, other: When) -> bool:
    """Whether one date lies within the other, both closed, neither only about."""
    if any(when.reach is not Reach.ON or when.about or len(when.periods) > 1 for when in (one, other)):
        return False
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    inner, outer = sorted((one, other), key=lambda when: when.latest - when.earliest)  # type: ignore[operator]
    fine = inner.precision in (Precision.DAY, Precision.MONTH)
    return fine and outer.earliest <= inner.earliest and inner.latest <= outer.latest  # type: ignore[operator]


def _shared(one: Entry, other: Entry, of: Callable[[Entry], str]) -> str:
    return of(one) if of(one) == of(other) else ""


def _place(entry: Entry) -> str:
    return entry.event.place or (entry.place.source if entry.place else "")


def _name(entry: Entry, scenery: Places) -> str:
    start, end = _span(entry)
    return scenery.name(entry.event.sentence.text, start, end)


def _around(entry: Entry, scenery: Places) -> frozenset[str]:
    """The longer words near the date, without the place: who met, and over what."""
    start, end = _span(entry)
    text = entry.event.sentence.text[max(0, start - _AROUND) : end + _AROUND].lower()
    dull = f"{_place(entry)} {entry.event.expression}".lower()
    return frozenset(_WORD.findall(text)) - frozenset(_WORD.findall(dull)) - scenery.dull


def _span(entry: Entry) -> tuple[int, int]:
    mentions = entry.event.mentions
    return (mentions[0].start, mentions[-1].end) if mentions else (0, 0)


def _one(group: Sequence[Entry], wanted: set[frozenset[str]], scenery: Mapping[str, Places]) -> Entry:
    """The telling with the most exact date, the latest published of those, with the others beside it."""
    if len(group) == 1:
        return group[0]
    first, *others = sorted(group, key=_exactness)
    whys = [
        "by the editor"
        if frozenset((first.id, other.id)) in wanted
        else why_same(first, other, scenery[first.communique.language])
        for other in others
    ]
    why = "; ".join(dict.fromkeys(filter(None, whys)))
    return replace(first, others=tuple(replace(one, within=first.id, why=why) for one in others), why=why)


def _exactness(entry: Entry) -> tuple[int, float, str]:
    when, published = entry.event.when, entry.communique.published
    return list(Precision).index(when.precision), -(published.toordinal() if published else 0), entry.id
