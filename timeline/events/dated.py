"""The events that the dates of a sentence make."""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

from timeline.events.cues import PLAIN
from timeline.events.kinds import kind_of
from timeline.events.statements import OWN, is_day
from timeline.model.event import Event, Kind
from timeline.model.period import Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from timeline.events.statements import Dating, Statement
    from timeline.model.event import Mention
    from timeline.model.when import When

ALWAYS, _SEMICOLON = "always", " ; "
_LINES = frozenset({Kind.MEETING, Kind.DECISION})
_PLACED = PLAIN | {Kind.MEETING}
_WEEK = timedelta(weeks=1)


def dated_events(statement: Statement, mentions: Sequence[Mention], *, told: bool) -> list[Event]:
    """The events of a sentence in order of place; ``told``: the meeting of the day has its entry."""
    made = [event for dating in statement.datings(mentions) if (event := dated_event(statement, dating, told=told))]
    return list(_said_once(statement, made))


def dated_event(statement: Statement, dating: Dating, *, told: bool) -> Event | None:
    """The event that a date of the sentence makes, if its form lets it make one."""
    when, form, group = dating.when, dating.form, dating.group
    # « XIIe siècle : fondation de l'abbaye » is a line of a chronicle, « au XIIe siècle » a word in passing.
    century = when.precision is Precision.CENTURY and form.heads != ALWAYS
    coarse = when.precision is Precision.DECADE and not form.heads
    if century or coarse or not form.makes or (kind := _kind(statement, dating)) is None:
        return None
    if statement.own_day and statement.is_own_day(dating):
        # « Le lundi 22 septembre 1997. », a line of a debate.
        kind = statement.own_day
    met = dating.cue is not None and dating.cue.cue.kind is Kind.MEETING and not dating.cue.cue.noun
    # « aujourd'hui » beside the meeting whose entry there is; « a rencontré aujourd'hui » is told again.
    again = told and kind is Kind.MEETING and statement.is_pointed(dating) and not met
    # « Séance du mercredi 20 juin 2007 », « Arrêt du 20 décembre 2024 » are no datelines.
    # Nor is « Version 4.1 – 8 septembre 2023 », the newest of several, or what is due that day.
    named = statement.own_day or form.kind in _LINES or (form.heads == ALWAYS and form.kind and not form.over)
    if is_day(when, statement.published) and (again or (statement.is_dateline(dating) and not named)):
        return None
    placed = kind is Kind.MEETING or (kind in _PLACED and when.precision is not Precision.YEAR)
    place = _place(statement, dating) if placed else ""
    body = _body(statement, group) if kind is Kind.MEETING else ""
    dates = group[0].rule, group[0].basis, group
    return Event(kind, when, statement.sentence, "", *dates, place=place, body=body, form=form.name)


def _kind(statement: Statement, dating: Dating) -> Kind | None:
    """What a date makes: that of its clause, and of the line that signs an order its decision."""
    signed = statement.own_day is Kind.DECISION and statement.is_own_day(dating)
    return Kind.DECISION if signed else kind_of(statement, dating)


def _place(statement: Statement, dating: Dating) -> str:
    """Where it was, as the words between the dates before and after say: « signé à Rome le 3 mai, en vigueur le 5 »."""
    first, last = dating.room
    return statement.scenery.place(statement.sentence.text[first:last], dating.start - first, dating.end - first)


def _said_once(statement: Statement, events: Iterable[Event]) -> Iterator[Event]:
    """The events without those that name one before them again: the same day, in no clause of its own.

    A day that is named tells what one only pointed at does: « "Tout change aujourd'hui", a écrit ce 3 mai l'élue ».
    A semicolon parts what is on one day: « la fête du quai le 28 mars ; le souper du maire le 28 mars ».
    """
    verbs = sorted(one.start for one in statement.found if not one.cue.noun)
    ends: dict[When, int] = {}
    made: dict[When, list[Event]] = {}
    for event in events:
        # Where the nearest that names the day lies in another clause, all before it do.
        end, start = ends.get(event.when), event.mentions[0].start
        told = made.setdefault(event.when, [])
        apart = end is not None and start - end > OWN and bisect_left(verbs, end) < bisect_left(verbs, start)
        if end is None or apart or _SEMICOLON in statement.low[end:start]:
            told.append(event)
        elif _points(statement, told[-1]) and not _points(statement, event):
            told[-1] = event
        ends[event.when] = max(end or 0, event.mentions[-1].end)
    yield from sorted(chain.from_iterable(made.values()), key=lambda event: event.mentions[0].start)


def _points(statement: Statement, event: Event) -> bool:
    """Whether an event's date only points at its day, « aujourd'hui »."""
    return statement.points(event.mentions[0].start, event.mentions[-1].end)


def _body(statement: Statement, group: tuple[Mention, ...]) -> str:
    """The body that met, as the sentence names it; the opening words of a list name who speaks, not who met."""
    lead = len(statement.sentence.opening)
    start, end = group[0].start - lead, group[-1].end - lead
    return statement.scenery.body(statement.sentence.text[lead:], start, end) if start >= 0 else ""


def just_held(event: Event, published: date | None) -> date | None:
    """The last day of a meeting that an event tells, when it was published within a week."""
    day = event.when.latest if event.kind is Kind.MEETING and event.when.precision is Precision.DAY else None
    return day if day and published and timedelta(0) <= published - day <= _WEEK else None
