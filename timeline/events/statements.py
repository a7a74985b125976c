"""What one sentence says of its dates: which of them make events, and of which kind.

A date is judged by the calendar first (is it before or after the day of publication?), then by the cue that governs it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from timeline.events.cues import PARTICIPLE, PLAIN, FoundCue, distance, first_verb, governing
from timeline.events.forms import PLAIN as PLAIN_FORM
from timeline.events.forms import form_of
from timeline.model.event import Event, Kind
from timeline.model.period import Precision
from timeline.model.when import ONWARDS, Reach, Shape, When
from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from timeline.events.cues import Cues
    from timeline.events.forms import Form
    from timeline.events.places import Places
    from timeline.model.communique import Sentence
    from timeline.model.event import Mention

FROM_MEETING = "from the meeting"
_PLACED = PLAIN | {Kind.MEETING}
_NEAR, _CLOSE, _OWN, _FAR = 20, 40, 100, 250
_NEIGHBOURS, _FRAME = 8, 240
_MARK = re.compile(r"[,;:.!?()]")
_WEEK = timedelta(weeks=1)


class Sayings(NamedTuple):
    """What a language says of its dates: its cues, the forms that dates have, and how it tells places."""

    cues: Cues
    forms: tuple[Form, ...]
    scenery: Places


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, its cues, the day on which it was published, how its language tells places, its small letters."""

    sentence: Sentence
    cues: Cues
    found: tuple[FoundCue, ...]
    published: date | None
    scenery: Places
    forms: tuple[Form, ...]
    low: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, sentence: Sentence, says: Sayings, published: date | None, *, dated: bool) -> Statement:
        """The sentence with its cues found; without dates only those that the meeting may date."""
        low = lowered(sentence.text)
        found = says.cues.find(sentence.text, low, dated=dated)
        starts = tuple(one.start for one in found)
        return cls(sentence, says.cues, found, published, says.scenery, says.forms, low, starts)

    def events(
        self, mentions: Sequence[Mention], *, told: bool, held: date | None, after: Event | None
    ) -> Iterator[Event]:
        """The events in order of place.

        ``told``: the meeting has its entry; ``held``: its day; ``after``: the event told just before.
        """
        dated = [event for group in self.groups(mentions) if (event := self.dated(group, told=told))]
        dated = [event for at, event in enumerate(dated) if not any(self.repeats(one, event) for one in dated[:at])]
        held = next((day for event in dated if (day := just_held(event, self.published))), held)
        decision = self.undated(dated, held, after)
        placed = [(event.mentions[0].start, event) for event in dated] + ([decision] if decision else [])
        yield from (event for _, event in sorted(placed, key=lambda pair: pair[0]))

    def repeats(self, one: Event, other: Event) -> bool:
        """Whether an event is the one before it named again: the same day, in no clause of its own."""
        start, end = one.mentions[-1].end, other.mentions[0].start
        own = end - start > _OWN and any(start <= cue.start < end and not cue.cue.noun for cue in self.found)
        return one.when == other.when and not own

    def headed(self, mentions: Sequence[Mention]) -> Iterator[Event]:
        """The events that a heading tells: « Adoptée à Lusaka, le 10 juillet 1999 », « Séance du 2 décembre 2014 »."""
        for group in self.groups(mentions):
            start, end = group[0].start, group[-1].end
            form, near = self.form(group), self.beside(start, end)
            met = any(one.cue.kind is Kind.MEETING and self.touches(one, start) for one in near)
            verbs = any(not one.cue.noun for one in near)
            if ((form.heads and verbs) or met) and (event := self.dated(group, told=False)):
                yield replace(event, kind=Kind.MEETING) if met else event

    def touches(self, found: FoundCue, start: int) -> bool:
        """Whether a cue stands right before a date, with no mark between: « séance du conseil du 3 mai »."""
        return 0 <= start - found.end < 2 * _CLOSE and not _MARK.search(self.low[found.end : start])

    def beside(self, start: int, end: int) -> tuple[FoundCue, ...]:
        """The cues nearest to a stretch of the sentence, some on either side."""
        at = bisect_left(self.starts, start)
        after = bisect_left(self.starts, end, at)
        return self.found[max(0, at - _NEIGHBOURS) : after + _NEIGHBOURS]

    def cue(self, group: Sequence[Mention]) -> FoundCue | None:
        """The cue that governs a date: of one set in front, the first verb after it, else the nearest of its clause."""
        start, end = group[0].start, group[-1].end
        near, text = self.beside(start, end), self.sentence.text
        if self.is_fronted(start) and (verb := first_verb(near, self.low, end)):
            return verb
        if self.cues.signs["within"].search(self.low[max(0, start - _FRAME) : start]):
            decided = [one for one in near if one.cue.kind is Kind.DECISION and not one.cue.noun]
            if (verb := governing(decided, text, start, end)) and distance(verb, text, start, end) < _OWN:
                return verb
        return self.participle(start, near) or governing(near, text, start, end)

    def participle(self, start: int, near: Sequence[FoundCue]) -> FoundCue | None:
        """The participle right before a date, where no cue knows it: « le comité installé le 28 décembre »."""
        first = max(0, start - _FRAME)
        if (match := self.cues.signs["participle"].search(self.low[first:start])) is None:
            return None
        begins, ends = (first + at for at in match.span("participle"))
        known = any(one.start < ends and begins < one.end for one in near)
        return None if known else FoundCue(PARTICIPLE, begins, ends)

    def is_fronted(self, start: int) -> bool:
        """Whether a date opens its clause: « Le 3 mai 2019, … », « Enfin, dans la nuit du 3 mai, … »."""
        return bool(self.cues.signs["fronted"].search(self.low[max(0, start - _FRAME) : start]))

    def groups(self, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
        """Mentions one by one, the members of an enumeration together: « en 2008 et en 2009 »."""
        group: list[Mention] = []
        for mention in mentions:
            if group and not self.enumerated(group[-1], mention):
                yield tuple(group)
                group = []
            group.append(mention)
        if group:
            yield tuple(group)

    def enumerated(self, one: Mention, other: Mention) -> bool:
        """Whether two mentions are members of one enumeration: whole periods of one precision, « et » between them."""
        simple = all(m.when.shape is Shape.ONE and not m.when.reach and not m.when.about for m in (one, other))
        gap = self.low[one.end : other.start]
        same = simple and one.when.precision is other.when.precision and one.when < other.when
        return same and bool(self.cues.signs["enumeration"].fullmatch(gap))

    def dated(self, group: tuple[Mention, ...], *, told: bool) -> Event | None:
        """The event that a date of the sentence makes, if its form lets it make one."""
        when, form = self.due(_together(group), group[0]), self.form(group)
        coarse = when.precision is Precision.CENTURY or (when.precision is Precision.DECADE and not form.heads)
        cue = self.cue(group)
        if coarse or not form.makes:
            return None
        kind: Kind | None = self.kind(when, cue, group)
        if is_day(when, self.published):
            kind = self.of_the_day(kind, cue, group)
            if self.is_dateline(group) or (kind is Kind.MEETING and told and _is_deictic(group)):
                return None
        if kind is None:
            return None
        placed = kind is Kind.MEETING or (kind in _PLACED and when.precision is not Precision.YEAR)
        place = self.scenery.place(self.sentence.text, group[0].start, group[-1].end) if placed else ""
        body = self.body(group) if kind is Kind.MEETING else ""
        dates = group[0].rule, group[0].basis, group
        return Event(kind, when, self.sentence, "", *dates, place=place, body=body, form=form.name)

    def form(self, group: Sequence[Mention]) -> Form:
        """The form that the date has in the sentence."""
        return form_of(self.low, group[0].start, group[0].end, self.forms)

    def due(self, when: When, mention: Mention) -> When:
        """The date as a deadline where something must be done for it: « devront être prêts pour le 12 septembre »."""
        fine = when.shape is Shape.ONE and not when.reach and when.precision in (Precision.DAY, Precision.MONTH)
        due = fine and self.cues.signs["due"].search(self.low[max(0, mention.start - _FRAME) : mention.start])
        return replace(when, reach=Reach.BY) if due else when

    def body(self, group: tuple[Mention, ...]) -> str:
        """The body that met, as the sentence names it; the opening words of a list name who speaks, not who met."""
        lead = len(self.sentence.opening)
        start, end = group[0].start - lead, group[-1].end - lead
        return self.scenery.body(self.sentence.text[lead:], start, end) if start >= 0 else ""

    def is_dateline(self, group: tuple[Mention, ...]) -> bool:
        """Whether the date is that of a dateline: « BUCAREST, 4 décembre 2001 – Les ministres … »."""
        signs, start, end = self.cues.signs, group[0].start, group[-1].end
        heads = start < _FRAME and signs["heading_day"].match(self.low[:start])
        return bool(heads and signs["after_heading_day"].match(self.low, end)) and not self.verbs_before(end)

    def verbs_before(self, end: int) -> bool:
        """Whether anything before a character says that something is done."""
        return any(not one.cue.noun and one.start < end for one in self.found)

    def kind(self, when: When, cue: FoundCue | None, group: Sequence[Mention]) -> Kind:
        """What the date's statement is: by the calendar first, then by the cue that governs it; a future is to come."""
        said, named = cue.cue.kind if cue else None, self.form(group).kind
        if named and not (self.published and when.earliest and when.earliest > self.published):
            return named
        first, last = when.earliest, when.earliest if when.reach in ONWARDS else when.latest
        if when.is_deadline:
            over = said is Kind.PAST and self.published and last and last < self.published
            return Kind.PAST if over else Kind.DEADLINE
        if cue and cue.cue.future and when.reach is not Reach.SINCE:
            return Kind.PLANNED
        if self.published is None or first is None or last is None:
            return Kind.PLANNED if self.is_forward(group[0]) else said or Kind.PAST
        if first > self.published:
            return Kind.PLANNED
        if last < self.published or first == last:
            return said if said in (Kind.MEETING, Kind.DECISION) else Kind.PAST
        return self.current(first, last, said, group[0])

    def of_the_day(self, kind: Kind, cue: FoundCue | None, group: tuple[Mention, ...]) -> Kind | None:
        """The kind on the day of publication: « Ce 4 décembre, il prendra part à la réunion » is the meeting.

        Else « a annoncé aujourd'hui » was done, « s'exprimera ce soir » is to come, « reste aujourd'hui » is none.
        """
        text, start, end = self.sentence.text, group[0].start, group[-1].end
        met = (
            one
            for one in self.beside(start, end)
            if one.cue.kind is Kind.MEETING and distance(one, text, start, end) < _FAR
        )
        if kind is Kind.DECISION:
            return kind
        if any(met):
            return Kind.MEETING
        near = cue is not None and (self.is_fronted(start) or distance(cue, text, start, end) < _CLOSE)
        if cue and near and cue.cue.kind in PLAIN:
            return cue.cue.kind
        return None if _is_deictic(group) or self.form(group) is PLAIN_FORM else kind

    def current(self, first: date, last: date, said: Kind | None, mention: Mention) -> Kind:
        """The kind of a month or year in which the text was published: past when most of it was over."""
        if self.is_forward(mention):
            return Kind.PLANNED
        over = (self.published - first).days * 4 > (last - first).days * 3 if self.published else False
        return Kind.PAST if over and said is Kind.PLANNED else said or (Kind.PAST if over else Kind.PLANNED)

    def is_forward(self, mention: Mention) -> bool:
        """Whether the words before a date look forward: « pour l'année 2014 »."""
        return bool(self.cues.signs["forward"].search(self.low[max(0, mention.start - _CLOSE) : mention.start]))

    def undated(self, dated: Sequence[Event], held: date | None, after: Event | None) -> tuple[int, Event] | None:
        """The decision that the meeting dates, and where it is said; None when a date of its own or none is told."""
        if held is None or any(held in (event.when.earliest, event.when.latest) for event in dated):
            return None
        taken = {self.governs(event) for event in dated}
        for found in self.found:
            if found.cue.undated and found not in taken and self.is_main(found) and not self.goes_on(after):
                when = When.day(held)
                return found.start, Event(found.cue.kind, when, self.sentence, "", found.cue.name, FROM_MEETING)
        return None

    def governs(self, event: Event) -> FoundCue | None:
        """The cue whose own date the event has: a past date near the words that tell what was decided."""
        if event.kind not in (Kind.DECISION, Kind.PAST):
            return None
        return self.cue(event.mentions)

    def is_main(self, found: FoundCue) -> bool:
        """Whether the cue stands in a clause of its own: not « ainsi que le Conseil l'a décidé »."""
        clause = max(self.low.rfind(sign, 0, found.start) for sign in ",;:(") + 1
        return not self.cues.signs["subordinate"].search(self.low[clause : found.start])

    def goes_on(self, after: Event | None) -> bool:
        """Whether the sentence before it tells of another day: « En 1997, … ont signé l'Acte. Ils ont créé … »."""
        if after is None or after.sentence.paragraph != self.sentence.paragraph or self.published is None:
            return False
        begins = bool(after.mentions) and after.mentions[0].start < _NEAR
        return begins and after.when.latest is not None and after.when.latest < self.published


def _is_deictic(group: Sequence[Mention]) -> bool:
    """Whether the day is only pointed at: « aujourd'hui », « ce soir »."""
    return not any(character.isdigit() for character in group[0].text)


def just_held(event: Event, published: date | None) -> date | None:
    """The last day of a meeting that an event tells, when it was published within a week."""
    day = event.when.latest if event.kind is Kind.MEETING and event.when.precision is Precision.DAY else None
    return day if day and published and timedelta(0) <= published - day <= _WEEK else None


def is_day(when: When, day: date | None) -> bool:
    """Whether the date is that very day."""
    return day is not None and str(when) == day.isoformat()


def _together(group: tuple[Mention, ...]) -> When:
    if len(group) == 1:
        return group[0].when
    return When(tuple(mention.when.periods[0] for mention in group), Shape.ALL)
