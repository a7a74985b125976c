"""The events that headings tell, where no sentence does: « Adoptée à Lusaka, le 10 juillet 1999 »."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.bodies import words_of
from timeline.events.dated import ALWAYS, dated_event
from timeline.events.statements import is_day
from timeline.model.communique import Block
from timeline.model.event import Event, Kind
from timeline.model.period import Precision
from timeline.model.when import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from timeline.events.sitting import Sitting
    from timeline.events.statements import Dating, Statement
    from timeline.model.event import Mention

# Letters: fewer beside a day name nothing.
_WORDS = 5
_BAR = " | "


def headed_events(statement: Statement, mentions: Sequence[Mention]) -> Iterator[Event]:
    """The events that a heading tells: « Adoptée à Lusaka, le 10 juillet 1999 », « Séance du 2 décembre 2014 »."""
    for dating in statement.datings(mentions):
        if statement.own_day and statement.is_own_day(dating):
            made = dated_event(statement, dating, told=False)
            yield from (replace(event, kind=statement.own_day) for event in (made,) if event)
            continue
        near = statement.beside(dating.start, dating.end)
        met = any(one.cue.kind is Kind.MEETING and statement.touches(one, dating.start) for one in near)
        done = any(statement.says_of(one, dating) for one in near) or statement.participle(dating.start, near)
        said = dating.form.heads == ALWAYS or (dating.form.heads and done) or _is_announced(statement, dating)
        if (said or met) and (event := dated_event(statement, dating, told=False)):
            yield replace(event, kind=Kind.MEETING) if met and event.kind is Kind.PAST else event


def _is_announced(statement: Statement, dating: Dating) -> bool:
    """Whether a heading names what is to come on its day: « Fête du village (4 mai) », « Quand ? Le samedi 4 mai »."""
    when, day = dating.when, statement.published
    low = statement.low
    # « Dernière modification 27.06.2013 » is the page's, « Semaine du 3 au 9 février » the title of an agenda.
    plain = when.shape is Shape.ONE and not when.reach and any(map(str.isalpha, low[dating.start : dating.end]))
    ahead = day is not None and when.precision is Precision.DAY and when.earliest is not None and when.earliest > day
    named = sum(map(str.isalpha, low[: dating.start] + low[dating.end :])) >= _WORDS
    return plain and ahead and named and dating.form.makes


def with_sitting(sitting: Sitting, statement: Statement, own: Sequence[Event], *, minutes: bool = False) -> Sitting:
    """The sitting that a line is, « Conseil municipal du 10 janvier », from which what stands under it is dated."""
    met = [day for event in own if (day := _sat_on(statement, event, minutes=minutes))]
    return sitting._replace(held=met[-1], sat=True, headed=True) if met else sitting


def _sat_on(statement: Statement, event: Event, *, minutes: bool) -> date | None:
    """The day of the sitting whose decisions stand under a heading: of minutes, or of a line that is a sitting.

    So it is of a line that is a judgment or an order: « Jugement du 3 novembre 1999 ».
    """
    day = event.when.latest
    if statement.says("earlier_minutes", event.mentions[0].start):
        return None
    said = (event.form, event.kind) in statement.forms.kinds
    met = event.kind is Kind.MEETING and (minutes or said)
    ruled = event.kind is Kind.DECISION and said and statement.sentence.block is Block.HEADING
    over = day is not None and (statement.published is None or day <= statement.published)
    return day if over and (met or ruled) else None


def with_headed(events: Sequence[Event], headed: Sequence[Event], day: date | None) -> tuple[Event, ...]:
    """The events with those of headings that no sentence tells, in order of place.

    « Arrêt du 20 décembre 2024 », the ``day`` of the text, tells nothing more where what was decided is told.
    """
    told = [event for event in events if event.mentions or is_day(event.when, day)]
    more: list[Event] = []
    for one in headed:
        if not any(_tells(event, one) for event in (*told, *more)):
            more.append(one)
    return tuple(sorted((*events, *more), key=lambda event: event.sentence.span.start)) if more else tuple(events)


def _tells(event: Event, headed: Event) -> bool:
    """Whether an event is that of a heading: of the same date and words, or a meeting on one of the days it names."""
    first, last, day = headed.when.earliest, headed.when.latest, event.when.earliest
    met = event.kind is headed.kind is Kind.MEETING and bool(event.mentions)
    if met and first and last and day and first <= day <= last:
        return True
    if not event.mentions:
        under = headed.sentence.span.start < event.sentence.span.start
        return under and event.kind is headed.kind is Kind.DECISION and event.when == headed.when
    return event.when == headed.when and (met or _alike(event, headed))


def _alike(event: Event, headed: Event) -> bool:
    """Whether a sentence has half the words of a heading: « Rapport déposé le 3 mai », « Examen du texte le 3 mai ».

    Each row of a table tells its own: « 4 juin | Fête de l'école », « 4 juin | Fin des cours ».
    """
    if _BAR in headed.sentence.text and _BAR in event.sentence.text:
        return headed.sentence.text == event.sentence.text
    words, said = words_of([headed.sentence.text]), words_of([event.sentence.text])
    return 2 * len(words & said) >= len(words)
