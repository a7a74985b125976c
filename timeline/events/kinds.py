"""What a dated statement is: a meeting, a decision, past, planned or a deadline.

The calendar and the tense say what is over and what is to come, the verb that governs the date what was done:
« l'accord entrera en vigueur le 15 juin » is planned in whatever year it is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.cues import PLAIN, distance
from timeline.events.forms import PLAIN as PLAIN_FORM
from timeline.events.statements import is_day
from timeline.model.event import Kind
from timeline.model.period import Precision
from timeline.model.when import ONWARDS, Reach

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from timeline.events.cues import FoundCue
    from timeline.events.statements import Statement
    from timeline.model.event import Mention
    from timeline.model.when import When

_CLOSE, _FAR = 40, 250


def kind_of(statement: Statement, when: When, group: Sequence[Mention]) -> Kind | None:
    """What the statement of a date is; None where a day is pointed at that is only « now »."""
    cue = statement.cue(group)
    kind = _by_calendar(statement, when, cue, group)
    return _of_the_day(statement, kind, cue, group) if is_day(when, statement.published) else kind


def _by_calendar(statement: Statement, when: When, cue: FoundCue | None, group: Sequence[Mention]) -> Kind:
    """By the form that says it, then by the bound of the date and the tense, then by the calendar and the verb."""
    said, named, published = cue.cue.kind if cue else None, statement.form(group).kind, statement.published
    first, last = when.earliest, when.earliest if when.reach in ONWARDS else when.latest
    if named and not (published and first and first > published):
        return named
    if when.is_deadline:
        return Kind.PAST if said is Kind.PAST and published and last and last < published else Kind.DEADLINE
    if published is None or first is None or last is None:
        return Kind.PLANNED if _is_forward(statement, group[0]) else said or Kind.PAST
    if first > published or (cue and _is_to_come(statement, when, cue, group)):
        return Kind.PLANNED
    over = said if said in (Kind.MEETING, Kind.DECISION) else Kind.PAST
    return over if last < published or first == last else _current(statement, published, (first, last), said, group[0])


def _is_to_come(statement: Statement, when: When, cue: FoundCue, group: Sequence[Mention]) -> bool:
    """Whether a future governs a date that is over or under way: « l'accord entrera en vigueur le 15 juin »."""
    published = statement.published
    if not cue.cue.future or when.reach is Reach.SINCE or is_day(when, published):
        return False
    if when.precision is Precision.YEAR and when.latest and published and when.latest >= published:
        return False
    start, end = group[0].start, group[-1].end
    return statement.is_fronted(start) or distance(cue, statement.sentence.text, start, end) < _CLOSE


def _of_the_day(statement: Statement, kind: Kind, cue: FoundCue | None, group: Sequence[Mention]) -> Kind | None:
    """The kind on the day of publication: « Ce 4 décembre, il prendra part à la réunion » is the meeting.

    Else « a annoncé aujourd'hui » was done, « s'exprimera ce soir » is to come, « reste aujourd'hui » is none.
    """
    text, start, end = statement.sentence.text, group[0].start, group[-1].end
    far = _FAR // 2 if statement.is_pointed(group) else _FAR
    met = (
        one
        for one in statement.beside(start, end)
        if one.cue.kind is Kind.MEETING and distance(one, text, start, end) < far
    )
    near = cue is not None and (statement.is_fronted(start) or distance(cue, text, start, end) < _CLOSE)
    if kind is Kind.DECISION:
        return kind
    if cue and near and cue.cue.future and statement.is_pointed(group):
        return Kind.PLANNED
    if any(met):
        return Kind.MEETING
    if cue and near and cue.cue.kind in PLAIN:
        return cue.cue.kind
    return None if statement.is_pointed(group) or statement.form(group) is PLAIN_FORM else kind


def _current(
    statement: Statement, published: date, bounds: tuple[date, date], said: Kind | None, mention: Mention
) -> Kind:
    """The kind of a month or year in which the text was published: past when most of it was over."""
    if _is_forward(statement, mention):
        return Kind.PLANNED
    over = (published - bounds[0]).days * 4 > (bounds[1] - bounds[0]).days * 3
    return Kind.PAST if over and said is Kind.PLANNED else said or (Kind.PAST if over else Kind.PLANNED)


def _is_forward(statement: Statement, mention: Mention) -> bool:
    """Whether the words before a date look forward: « pour l'année 2014 »."""
    return statement.says("forward", mention.start, _CLOSE)
