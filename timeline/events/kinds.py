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
    from datetime import date

    from timeline.events.statements import Dating, Statement

_TIGHT, _CLOSE, _FAR = 20, 40, 250
# « elle recevra chaque semaine près de vingt millions de masques lavables à partir de mai »
_ONWARDS = 120


def kind_of(statement: Statement, dating: Dating) -> Kind | None:
    """What the statement of a date is; None where a day is pointed at that is only « now »."""
    kind = _by_calendar(statement, dating)
    return _of_the_day(statement, kind, dating) if is_day(dating.when, statement.published) else kind


def _by_calendar(statement: Statement, dating: Dating) -> Kind:
    """By the form that says it, then by the bound of the date and the tense, then by the calendar and the verb."""
    when, named, published = dating.when, dating.form.kind, statement.published
    said = dating.cue.cue.kind if dating.cue else None
    first, last = when.earliest, when.earliest if when.reach in ONWARDS else when.latest
    if named and (dating.form.over or not (published and first and first > published)):
        return named
    if when.is_deadline:
        return Kind.PAST if said is Kind.PAST and published and last and last < published else Kind.DEADLINE
    if published is None or first is None or last is None:
        return Kind.PLANNED if _is_forward(statement, dating) else said or Kind.PAST
    if first > published or _is_to_come(statement, dating):
        return Kind.PLANNED
    # « est nommé M. Roux, qui était préfet depuis mai 2019 »: what goes on since a day was not decided then.
    lasting = when.reach is Reach.SINCE and not _is_near(statement, dating, _TIGHT)
    over = said if said in (Kind.MEETING, Kind.DECISION) and not lasting else Kind.PAST
    return over if last < published or first == last else _current(statement, published, (first, last), dating)


def _is_to_come(statement: Statement, dating: Dating) -> bool:
    """Whether a future governs a date that is over or under way: « l'accord entrera en vigueur le 15 juin »."""
    when, cue, published = dating.when, dating.cue, statement.published
    if cue is None or not cue.cue.future or when.reach is Reach.SINCE or is_day(when, published):
        return False
    if when.precision is Precision.YEAR and when.latest and published and when.latest >= published:
        return False
    return _is_near(statement, dating, _ONWARDS if when.reach is Reach.FROM else _CLOSE)


def _is_near(statement: Statement, dating: Dating, close: int = _CLOSE) -> bool:
    """Whether the cue that governs a date is its own: the date is set in front, or the cue stands close to it."""
    cue, text = dating.cue, statement.sentence.text
    if cue is None:
        return False
    return distance(cue, text, dating.start, dating.end) < close or statement.is_fronted(dating.start)


def _of_the_day(statement: Statement, kind: Kind, dating: Dating) -> Kind | None:
    """The kind on the day of publication: « Ce 4 décembre, il prendra part à la réunion » is the meeting.

    Else « a annoncé aujourd'hui » was done, « s'exprimera ce soir » is to come, « reste aujourd'hui » is none.
    """
    pointed, near = statement.is_pointed(dating), _is_near(statement, dating)
    if kind is Kind.DECISION:
        return kind
    if dating.cue and near and dating.cue.cue.future and pointed:
        return Kind.PLANNED
    # « a affirmé ce matin le ministre devant la conférence »
    if pointed and statement.says("spoken", dating.start, _CLOSE):
        return Kind.PAST
    if _is_beside_meeting(statement, dating, _FAR // 2 if pointed else _FAR):
        return Kind.MEETING
    if dating.cue and near and dating.cue.cue.kind in PLAIN:
        return dating.cue.cue.kind
    return None if (pointed and not dating.form.kind) or dating.form is PLAIN_FORM else kind


def _is_beside_meeting(statement: Statement, dating: Dating, far: int) -> bool:
    start, end, text = dating.start, dating.end, statement.sentence.text
    met = (one for one in statement.beside(start, end) if one.cue.kind is Kind.MEETING)
    return any(distance(one, text, start, end) < far for one in met)


def _current(statement: Statement, published: date, bounds: tuple[date, date], dating: Dating) -> Kind:
    """The kind of a month or year in which the text was published: past when most of it was over."""
    said = dating.cue.cue.kind if dating.cue else None
    if _is_forward(statement, dating):
        return Kind.PLANNED
    over = (published - bounds[0]).days * 4 > (bounds[1] - bounds[0]).days * 3
    return Kind.PAST if over and said is Kind.PLANNED else said or (Kind.PAST if over else Kind.PLANNED)


def _is_forward(statement: Statement, dating: Dating) -> bool:
    """Whether the words before a date look forward: « pour l'année 2014 »."""
    return statement.says("forward", dating.start, _CLOSE)
