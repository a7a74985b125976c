"""One stretch of a sentence read for its verbs, infinitives, relative pronouns and subjects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.headlines.rules import HeadlineRules

COMMA = re.compile(r",\s+|\s[–—-]\s")
_PAIRS = ("«»", "()", "[]", "“”")
# What stands so far back from a word says what it is: « la demande ».
BACK = 24
# A participle stands no farther from its date than this.
_FAR = 120


class Span(NamedTuple):
    """Characters of a stretch, end exclusive."""

    start: int
    end: int


class Verbs:
    """A stretch, the place in it that a date or a deciding verb has, and what its language sees in it."""

    def __init__(self, text: str, at: int, rules: HeadlineRules) -> None:
        """Read the stretch by the signs of its language."""
        self.text, self.low, self.at, self.rules = text, lowered(text), at, rules
        self.verbs = [one for one in self._spans("verb") if not self._behind("no_verb", one)]
        self.relatives = self._spans("relative")
        inside = {at for one in self.verbs for at in range(one.start, one.end)}
        self.infinitives = [one for one in self._spans("infinitive") if one.start not in inside]

    def _spans(self, sign: str) -> list[Span]:
        return [Span(*found.span()) for found in self.rules.sign(sign).finditer(self.low)]

    def _behind(self, sign: str, one: Span) -> bool:
        return self.rules.sign(sign).search(self.low[max(0, one.start - BACK) : one.start]) is not None

    def matches(self, sign: str, start: int, end: int | None = None) -> bool:
        """Whether a sign stands at a place, blanks aside."""
        start += len(self.low[start:]) - len(self.low[start:].lstrip())
        return self.rules.sign(sign).match(self.low, start, len(self.low) if end is None else end) is not None

    # Verbs ----------------------------------------------------------------------------------------------------------

    def last(self, spans: Sequence[Span], end: int) -> Span | None:
        """The last of some that ends before a place."""
        return next((one for one in reversed(spans) if one.end <= end), None)

    def verb_at(self, at: int) -> Span | None:
        """The verb that stands at a place, or the next that no relative clause holds."""
        behind = [one for one in self.verbs if one.end > at]
        free = (one for one in behind if not any(at <= relative.start < one.start for relative in self.relatives))
        return next(free, behind[-1] if behind else None)

    def deciding(self, at: int) -> Span | None:
        """The verb of what a meeting decided, which stands at a place, even one that no sign knows."""
        verb = self.verb_at(at)
        if at and (verb is None or verb.start > at):
            return Span(at, len(self.low[at:].split(" ", 1)[0]) + at)
        return verb

    def is_aim(self, infinitive: Span) -> bool:
        """Whether an infinitive with what it aims at opens the sentence: « Pour trouver mieux, il faut … »."""
        return not self.low[: infinitive.start].strip() and "," in self.low[infinitive.end : self.at]

    def relative_between(self, start: int, end: int) -> bool:
        """Whether a relative pronoun or « que » stands between two places."""
        return any(start <= one.start < end for one in self.relatives)

    def is_over(self, relative: Span) -> bool:
        """Whether the clause it opens is over before the date: « Le Parlement, qui a été prorogé, se réunit ¤ »."""
        verbs = [one for one in self.verbs if relative.end <= one.start and one.end <= self.at]
        if verbs and self.low[relative.end : verbs[0].start].rstrip().endswith(","):
            return True
        return len(verbs) > 1 and any(mark in self.low[verbs[-2].end : verbs[-1].start] for mark in (",", "¤"))

    def is_relative(self, verb: Span, start: int) -> bool:
        """Whether a verb is that of a relative clause."""
        relative = self.last(self.relatives, verb.start)
        if relative is None or relative.start < start or self.is_said(relative):
            return False
        if self.low[: verb.start].rstrip().endswith(","):
            return False
        return not any(relative.end <= one.start < verb.start for one in self.verbs)

    def is_said(self, relative: Span) -> bool:
        """Whether « que » opens what is said: « a annoncé que », « informé le Conseil qu' », « …, et que »."""
        before = self.low[: relative.start]
        joined = before.rstrip().endswith((" et", ",et"))
        if joined and any(self.is_said(one) for one in self.relatives if one < relative):
            return True
        return self.matches("that", relative.start) and self.rules.sign("saying").search(before) is not None

    def participle_before(self, end: int, verb: Span | None) -> Span | None:
        """The participle right before a place, « signé à Rome ¤ », that belongs to no verb and is no noun."""
        for found in self.rules.sign("participle").finditer(self.low, max(verb.end if verb else 0, end - _FAR), end):
            named = found.start() and self.text[found.start()].isupper()
            here = Span(found.start(), end)
            is_noun = self._behind("no_verb", here) or self._behind("number", here)
            if found.end() == end and not named and not is_noun:
                return here
        return None

    def coordinate(self, end: int) -> int:
        """Where a clause begins that the date opens, « …, mais ¤ 336 personnes … »; 0 when it opens none."""
        found = self.rules.sign("coordinate").search(self.low[:end])
        return found.end() if found else 0

    @property
    def is_fronted(self) -> bool:
        """Whether the stretch opens with what is set in front of a subject: « Par un arrêt rendu ¤, la chambre … »."""
        return self.matches("fronted", 0)

    def told_by(self, verb: Span) -> str:
        """The verb and what follows it, up to another clause that is set beside it."""
        return self.text[verb.start : self._clause_end(max(verb.end, self.at))]

    def from_infinitive(self, infinitive: Span) -> str:
        """The infinitive, without the word before it, and what follows."""
        found = self.rules.sign("to").match(self.low, infinitive.start)
        return self.text[found.end() if found else infinitive.start : self._clause_end(self.at)]

    def _clause_end(self, at: int) -> int:
        ends = (found.start() for found in self.rules.sign("beside").finditer(self.low, at))
        return next((end for end in ends if is_level(self.text[:end])), len(self.text))

    # Subjects -------------------------------------------------------------------------------------------------------

    def subject(self, verb: Span, start: int) -> str:
        """The subject of a verb, without what stands in front of it and what is said between it and the verb."""
        for one in reversed([one for one in self.verbs if start <= one.start and one.end <= verb.start]):
            gap = self.low[one.end : verb.start]
            if self.rules.sign("shared").search(gap):
                return self.subject(one, start)
            if opens := [*self.rules.sign("another").finditer(gap)]:
                start = one.end + opens[-1].end()
                break
        for relative in reversed(self.relatives):
            inner = start <= relative.start < verb.start and self.is_said(relative)
            if inner and not any(relative.end <= one.start < verb.start for one in self.verbs):
                return self._subject_of_what_is_said(relative, verb, start)
        return self._subject_in(start, verb.start)

    def _subject_of_what_is_said(self, relative: Span, verb: Span, start: int) -> str:
        """Its own subject; « il » is who says it."""
        own = self._subject_in(relative.end, verb.start)
        if self.rules.sign("pronoun").fullmatch(lowered(own).strip()):
            saying = self.last(self.verbs, relative.start)
            return self.subject(saying, start) if saying else own
        return own

    def _subject_in(self, start: int, end: int) -> str:
        parts = self._parts(start, end)
        while parts and self.matches("fronted", *parts[0]):
            parts = parts[1:]
        if not parts:
            return ""
        listed = len(parts) > 1 and self.matches("enumerated", *parts[-1])
        return self.text[parts[0].start : parts[-1 if listed else 0].end].strip()

    def _parts(self, start: int, end: int) -> list[Span]:
        """What stands between commas, outside quotations and brackets."""
        cuts = [cut for cut in COMMA.finditer(self.text, start, end) if is_level(self.text[start : cut.start()])]
        starts, ends = [start, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end]
        spans = map(Span, starts, ends)
        return [one for one in spans if self.text[one.start : one.end].strip(" –—-•*")]


def is_level(before: str) -> bool:
    """Whether no quotation or bracket is left open."""
    return before.count('"') % 2 == 0 and all(before.count(pair[0]) == before.count(pair[1]) for pair in _PAIRS)
