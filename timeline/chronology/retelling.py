"""Retellings: entries of several texts that tell the same event become one, each text keeping its own words.

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

_JOINABLE = frozenset({Kind.MEETING, Kind.PAST, Kind.PLANNED})
_WORD = re.compile(r"[^\W\d_]{5,}")
_AROUND, _COMMON = 120, 2


def join_retellings(
    entries: Sequence[Entry],
    languages: Mapping[str, Language],
    joins: Iterable[tuple[str, str]] = (),
    parts: Iterable[str] = (),
) -> tuple[Entry, ...]:
    """Entries, those that tell one event joined: that with the most exact date stands, the rest are its ``others``.

    ``joins`` are pairs of ids that the editor joins, ``parts`` ids that the editor keeps apart.
    """
    groups: list[list[Entry]] = []
    places = {code: load_places(languages[code]) for code in {entry.communique.language for entry in entries}}
    wanted, apart = {frozenset(pair) for pair in joins}, set(parts)
    for entry in entries:
        group = next((earlier for earlier in groups if _tells_the_same(earlier, entry, places, wanted, apart)), None)
        if group is None:
            groups.append([entry])
        else:
            group.append(entry)
    return tuple(_joined_entry(group, wanted, places) for group in groups)


def _tells_the_same(
    group: Sequence[Entry],
    entry: Entry,
    places: Mapping[str, Places],
    wanted: set[frozenset[str]],
    apart: set[str],
) -> bool:
    if any(frozenset((member.id, entry.id)) in wanted for member in group):
        return True
    if entry.id in apart or any(member.id in apart for member in group):
        return False
    return all(why_same(member, entry, places[entry.communique.language]) for member in group)


def why_same(entry: Entry, other: Entry, places: Places) -> str:
    """Why two entries tell the same event: its name, its place and both dates; empty when they do not."""
    one_source = entry.communique.id == other.communique.id
    if entry.communique.language != other.communique.language or (one_source and entry.event.when != other.event.when):
        return ""
    if not {entry.event.kind, other.event.kind} <= _JOINABLE or not _agree(entry.event.when, other.event.when):
        return ""
    place, name = _shared(entry, other, _place), _shared(entry, other, lambda member: _name(member, places))
    if not place or not name:
        return ""
    bodies = {entry.event.body, other.event.body} - {""}
    telling = entry.event.when.precision is Precision.DAY or name not in places.frequent
    same = entry.event.when == other.event.when and telling
    if len(bodies) > 1 or (not same and len(_around(entry, places) & _around(other, places)) < _COMMON):
        return ""
    return f"{name} in {place}, {entry.event.when} and {other.event.when}"


def _agree(here: When, there: When) -> bool:
    """Whether one date lies within the other, both closed, neither only about."""
    if any(when.reach is not Reach.ON or when.about or len(when.periods) > 1 for when in (here, there)):
        return False
    if not (here.earliest and here.latest and there.earliest and there.latest):
        return False
    inner, outer = sorted((here, there), key=lambda when: when.latest - when.earliest)  # type: ignore[operator]
    fine = inner.precision in (Precision.DAY, Precision.MONTH)
    return fine and outer.earliest <= inner.earliest and inner.latest <= outer.latest  # type: ignore[operator]


def _shared(entry: Entry, other: Entry, of: Callable[[Entry], str]) -> str:
    """What both entries have of a kind, empty when they differ."""
    return of(entry) if of(entry) == of(other) else ""


def _place(entry: Entry) -> str:
    return entry.event.place or (entry.place.source if entry.place else "")


def _name(entry: Entry, places: Places) -> str:
    start, end = _span(entry)
    return places.name(entry.event.sentence.text, start, end)


def _around(entry: Entry, places: Places) -> frozenset[str]:
    """The longer words near the date, without the place: who met, and over what."""
    start, end = _span(entry)
    text = entry.event.sentence.text[max(0, start - _AROUND) : end + _AROUND].lower()
    dull = f"{_place(entry)} {entry.event.expression}".lower()
    return frozenset(_WORD.findall(text)) - frozenset(_WORD.findall(dull)) - places.dull


def _span(entry: Entry) -> tuple[int, int]:
    mentions = entry.event.mentions
    return (mentions[0].start, mentions[-1].end) if mentions else (0, 0)


def _joined_entry(group: Sequence[Entry], wanted: set[frozenset[str]], places: Mapping[str, Places]) -> Entry:
    """The telling with the most exact date, the latest published of those, with the others beside it."""
    if len(group) == 1:
        return group[0]
    first, *others = sorted(group, key=_exactness)
    whys = [
        "by the editor"
        if frozenset((first.id, other.id)) in wanted
        else why_same(first, other, places[first.communique.language])
        for other in others
    ]
    why = "; ".join(dict.fromkeys(filter(None, whys)))
    return replace(first, others=tuple(replace(telling, within=first.id, why=why) for telling in others), why=why)


def _exactness(entry: Entry) -> tuple[int, float, str]:
    when, published = entry.event.when, entry.communique.published
    return list(Precision).index(when.precision), -(published.toordinal() if published else 0), entry.id
