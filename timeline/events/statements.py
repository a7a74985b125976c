"""One sentence with its cues: which of them governs a date, what form the date has, which dates belong together.

« Le COR a mené avec succès en janvier 2008 … un exercice »: the verb before a date governs it; « Le 3 mai 2019, le
Tribunal a inauguré … »: of a date set in front it is the first verb after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from timeline.events.cues import PARTICIPLE, FoundCue, distance, first_verb, governing
from timeline.events.enumerations import are_enumerated
from timeline.model.event import Kind
from timeline.model.period import Precision
from timeline.model.when import Reach, Shape, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from timeline.events.cues import Cues, Heard, Read
    from timeline.events.forms import Form, Forms
    from timeline.events.places import Places
    from timeline.model.communique import Sentence
    from timeline.model.event import Mention

# In letters: how near a noun touches its date, how long a clause of its own is, how far back words are looked at.
TOUCH, OWN, FRAME, _NEIGHBOURS, _NEAR = 80, 100, 240, 8, 20
_MARK, _END = re.compile(r"[,;:.!?()]"), re.compile(r"[;:.!?()]")


class Sayings(NamedTuple):
    """What a language says of its dates: its cues, the forms that dates have, and how it tells places."""

    cues: Cues
    forms: Forms
    scenery: Places


@dataclass(frozen=True, slots=True)
class Dating:
    """A date in its sentence: its mention, or the members of its enumeration, its value, its form, what governs it.

    ``room`` is the stretch between the dates before and after it.
    """

    group: tuple[Mention, ...]
    when: When
    form: Form
    cue: FoundCue | None
    room: tuple[int, int]

    @property
    def start(self) -> int:
        """Where it begins in the sentence."""
        return self.group[0].start

    @property
    def end(self) -> int:
        """Where it ends in the sentence."""
        return self.group[-1].end


@dataclass(frozen=True, eq=False)
class Statement:
    """One sentence, its cues, the day on which it was published, how its language tells places.

    ``own_day`` says what the day of its text is, where that is told: of a letter the writing, of minutes the sitting.
    """

    sentence: Sentence
    heard: Heard
    found: tuple[FoundCue, ...]
    published: date | None
    scenery: Places
    forms: Forms
    own_day: Kind | None

    @classmethod
    def of(cls, read: Read, says: Sayings, published: date | None, own_day: Kind | None = None) -> Statement:
        """The sentence with its cues found; without dates only those that the meeting may date."""
        found = read.heard.found(dated=bool(read.mentions))
        return cls(read.sentence, read.heard, found, published, says.scenery, says.forms, own_day)

    @property
    def cues(self) -> Cues:
        """The cues of its language."""
        return self.heard.cues

    @property
    def low(self) -> str:
        """Its small letters."""
        return self.heard.low

    @cached_property
    def ruling(self) -> tuple[FoundCue, ...]:
        """The cues that may govern a date."""
        return tuple(one for one in self.found if one.cue.governs)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where these begin."""
        return tuple(one.start for one in self.ruling)

    def datings(self, mentions: Sequence[Mention]) -> Iterator[Dating]:
        """Each date of the sentence with its form; only of one that may make an event what governs it is asked."""
        groups = list(self.groups(mentions))
        ends = [0, *(group[-1].end for group in groups)]
        starts = [*(group[0].start for group in groups[1:]), len(self.low)]
        for group, *room in zip(groups, ends, starts, strict=False):
            form = self.form(group)
            when = self.due(together(group), group[0])
            yield Dating(group, when, form, self.cue(group) if form.makes else None, (room[0], room[1]))

    def beside(self, start: int, end: int) -> tuple[FoundCue, ...]:
        """The cues nearest to a stretch of the sentence that may govern a date, some on either side."""
        at = bisect_left(self.starts, start)
        after = bisect_left(self.starts, end, at)
        return self.ruling[max(0, at - _NEIGHBOURS) : after + _NEIGHBOURS]

    def cue(self, group: Sequence[Mention]) -> FoundCue | None:
        """The cue that governs a date: of one set in front, the first verb after it, else the nearest of its clause."""
        start, end = group[0].start, group[-1].end
        near, text = self.beside(start, end), self.sentence.text
        # « a aujourd'hui inauguré »
        if around := next((one for one in near if one.start < start and end < one.end), None):
            return around
        if self.is_fronted(start) and (verb := self.first_verb(near, end)):
            return verb
        # « La réunion du 3 mai a approuvé le bilan », not « le compte rendu de la réunion du 3 mai est approuvé ».
        beside = [one for one in near if one.start == end + 1]
        within, passive = self.says("within", start, OWN), any(one.cue.passive for one in beside)
        if not passive and (verb := self.first_verb(beside, end)) and not (within and verb.cue.kind is Kind.PAST):
            return (verb.cue.kind is Kind.PAST and self._meeting(group[0], near)) or verb
        if within:
            decided = [one for one in near if one.cue.kind is Kind.DECISION and not one.cue.noun]
            # « Le bureau m'a désigné à sa réunion du 28 juin et a fixé mon mandat »: the verb before it.
            decided = [one for one in decided if one.end <= start] or decided
            if (verb := governing(decided, text, start, end)) and distance(verb, text, start, end) < OWN:
                return verb
        return self.participle(start, near) or governing(near, text, start, end)

    def _meeting(self, mention: Mention, near: Sequence[FoundCue]) -> FoundCue | None:
        """The meeting that a day names, so that a mere verb tells it: « La réunion du 3 mai a duré deux heures »."""
        of = self.cues.deciders["taken"].search(self.low[max(0, mention.start - TOUCH) : mention.start])
        named = of and mention.when.precision is Precision.DAY
        met = [one for one in near if one.cue.noun and one.cue.kind is Kind.MEETING]
        return next((one for one in met if named and self.touches(one, mention.start)), None)

    def first_verb(self, found: Sequence[FoundCue], end: int) -> FoundCue | None:
        """The first verb after a character of the sentence, those of relative clauses left out."""
        return first_verb(found, self.low, end, self.cues.signs["relative"])

    def participle(self, start: int, near: Sequence[FoundCue]) -> FoundCue | None:
        """The participle right before a date, where no cue knows it: « le comité installé le 28 décembre »."""
        first = max(0, start - TOUCH)
        if (match := self.cues.signs["participle"].search(self.low[first:start])) is None:
            return None
        begins, ends = (first + at for at in match.span("participle"))
        word = self.sentence.text[begins:ends]
        named = begins and word[0].isupper() and not word.isupper()  # « en visite en Turquie le 3 mai »
        known = any(one.start < ends and begins < one.end + (0 if one.cue.noun else _NEAR) for one in near)
        return None if named or known else FoundCue(PARTICIPLE, begins, ends)

    def is_fronted(self, start: int) -> bool:
        """Whether a date opens its clause: « Le 3 mai 2019, … », « Enfin, dans la nuit du 3 mai, … »."""
        return self.says("fronted", start, OWN)

    def touches(self, found: FoundCue, start: int) -> bool:
        """Whether a cue stands right before a date, no mark between: « séance du conseil du 3 mai »."""
        return 0 <= start - found.end < TOUCH and not _MARK.search(self.low[found.end : start])

    def says_of(self, found: FoundCue, dating: Dating) -> bool:
        """Whether a verb and a date stand in one clause of a heading, at most commas between them."""
        first, last = min(found.end, dating.end), max(found.start, dating.start)
        return not found.cue.noun and not _END.search(self.low[first:last])

    def says(self, sign: str, start: int, reach: int = FRAME) -> bool:
        """Whether one of the language's signs stands before a character, within reach."""
        return self.cues.says(sign, self.low[max(0, start - reach) : start])

    def is_pointed(self, dating: Dating) -> bool:
        """Whether the day is only pointed at: « aujourd'hui », « ce soir », not « aujourd'hui, le 3 avril »."""
        return len(dating.group) == 1 and self.points(dating.start, dating.end)

    def points(self, start: int, end: int) -> bool:
        """Whether a stretch of the sentence points at the day, « aujourd'hui », and names none."""
        return self.cues.signs["pointed"].fullmatch(self.low, start, end) is not None

    def verbs_before(self, end: int) -> bool:
        """Whether anything before a character says that something is done."""
        return any(not one.cue.noun and one.start < end for one in self.found)

    def form(self, group: Sequence[Mention]) -> Form:
        """The form that the date has in the sentence."""
        return self.forms.of(self.low, group[0].start, group[0].end)

    def groups(self, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
        """Mentions one by one, the members of an enumeration together: « en 2008 et en 2009 »."""
        group: list[Mention] = []
        for mention in mentions:
            if group and not self._goes_on(group[-1], mention):
                yield tuple(group)
                group = []
            group.append(mention)
        if group:
            yield tuple(group)

    def _goes_on(self, one: Mention, other: Mention) -> bool:
        return are_enumerated(self.heard, one, other, told=self.verbs_before(one.start))

    def due(self, when: When, mention: Mention) -> When:
        """The date as a deadline where something must be done for it: « devront être prêts pour le 12 septembre »."""
        fine = when.shape is Shape.ONE and not when.reach and when.precision in (Precision.DAY, Precision.MONTH)
        return replace(when, reach=Reach.BY) if fine and self.says("due", mention.start) else when

    def is_own_day(self, dating: Dating) -> bool:
        """Whether a heading is the day of a text whose own day is told: a dateline, « Date : 14 juin 2005 » or less."""
        alone = not (self.low[: dating.start] + self.low[dating.end :]).strip(" .*")
        said = alone or (self.own_day is Kind.MEETING and self.says("dated", dating.start))
        return self.own_day is not None and dating.form.makes and (said or self.is_dateline(dating))

    def is_dateline(self, dating: Dating) -> bool:
        """Whether the date is that of a dateline: « BUCAREST, 4 décembre 2001 – Les ministres … »."""
        signs, start, end = self.cues.signs, dating.start, dating.end
        heads = start < FRAME and signs["heading_day"].match(self.low[:start])
        return bool(heads and signs["after_heading_day"].match(self.low, end)) and not self.verbs_before(end)


def together(group: Sequence[Mention]) -> When:
    """The date of a mention, of a day said twice, or the set that the members of an enumeration make."""
    if len(group) == 1 or group[0].when == group[-1].when:
        return group[0].when
    return When(tuple(mention.when.periods[0] for mention in group), Shape.ALL)


def is_day(when: When, day: date | None) -> bool:
    """Whether the date is that very day."""
    return day is not None and str(when) == day.isoformat()
