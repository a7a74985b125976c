"""What a sentence says of a date: the cues of its language, and which of them governs.

« Le COR a mené avec succès en janvier 2008 … un exercice » has done something; « l'exercice qui se déroulera en janvier
2008 » is to come; « au Sommet de Rome, le 28 mai 2002 » was a meeting. The nearest cue of the clause decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from operator import attrgetter, or_
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.expressions import NEVER
from timeline.language.schema import DECIDERS, SIGNS
from timeline.language.screening import Screen
from timeline.model.event import Kind
from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.language import Language
    from timeline.model.communique import Sentence
    from timeline.model.errors import Finding
    from timeline.model.event import Mention

_BOUNDARY = re.compile(r"[,:()]|\s[–—-]\s|(;)")
# « Aujourd'hui, un élève sur cinq échoue », a dit la ministre: what is said ends there.
_SAID = re.compile("^[^«]*»")
# « le sommet de Prague, le 21 novembre 2002, … »: the date stands beside the words before it, the comma parts nothing.
_APPOSITION = re.compile(r",\s*(?:\w{1,3}\s+)?$")
_PARTED = re.compile("[;:]")
_COMMA, _SEMICOLON, _AFTER = 40, 400, 12
PLAIN = frozenset({Kind.PAST, Kind.PLANNED})
# Of what tells who decides, that which is looked for in whole sentences.
_ASKED = ("finite", "usual", "vote")
# What a cue may be, and is not where its rule does not say so.
_WORDS = ("undated", "noun", "future", "passive", "sitting", "shared", "verbless", "heads", "whole", "retells")


@dataclass(frozen=True, slots=True)
class Cue:
    """A way of saying that something met, was decided, is done or is to come.

    ``undated``: the meeting may date it. A ``noun`` is no verb, a ``future`` is to come whatever the calendar is. With
    a ``passive`` no one who decides need be named; one of a ``sitting`` decides only where a meeting is told. What is
    ``shared`` has its auxiliary before: « a entendu le rapport et décidé »; what does not ``govern`` is of no date.

    What is ``verbless``, « Adoption du budget. », decides where no verb does; one that ``heads`` in a heading as well,
    one that is ``whole`` only where nothing more is said of it; one that ``retells``, « Adopté à l'unanimité. », not
    after the decision.
    """

    name: str
    kind: Kind
    pattern: re.Pattern[str]
    undated: bool = False
    noun: bool = False
    future: bool = False
    passive: bool = False
    sitting: bool = False
    shared: bool = False
    governs: bool = True
    verbless: bool = False
    heads: bool = False
    whole: bool = False
    retells: bool = False


# A participle that no cue knows tells what was done.
PARTICIPLE = Cue("participle", Kind.PAST, NEVER)


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue at its place in a sentence."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Heard:
    """A sentence, its small letters, and what its words have of all that cues and signs need; it is heard once."""

    text: str
    low: str
    met: int
    cues: Cues

    def says(self, sign: str) -> bool:
        """Whether it has a sign of the language."""
        return self.cues.screen.any_match(self.cues.numbers[sign], self.low, self.met)

    def found(self, *, dated: bool = True) -> tuple[FoundCue, ...]:
        """Every cue in order of place; of a sentence without dates only those the meeting may date."""
        return self._of_dates if dated else self._of_meetings

    @cached_property
    def _of_dates(self) -> tuple[FoundCue, ...]:
        return self._found(self.cues.of_dates)

    @cached_property
    def _of_meetings(self) -> tuple[FoundCue, ...]:
        return self._found(self.cues.of_meetings)

    def _found(self, among: int) -> tuple[FoundCue, ...]:
        cues, screen = self.cues.cues, self.cues.screen
        may = screen.fitting(self.met, among)
        matches = screen.matches(self.low, may) if may else ()
        found = (FoundCue(cues[at], *match.span()) for at, match in matches if not _names(self.text, *match.span()))
        return tuple(sorted(found, key=_place))

    def each(self, sign: str) -> Iterable[re.Match[str]]:
        """Each match of one of the deciders that the screen has."""
        screen, number = self.cues.screen, self.cues.numbers[sign]
        may = screen.fitting(self.met, screen.bits[number])
        return screen.patterns[number].finditer(self.low) if may else ()


class Read(NamedTuple):
    """A sentence as it was read: what its words let it have, and its dates."""

    sentence: Sentence
    heard: Heard
    mentions: Sequence[Mention]


@dataclass(frozen=True, eq=False)
class Cues:
    """A language's cues, the signs that a date makes no event, and how it tells who decides: as its rules have them."""

    cues: tuple[Cue, ...]
    signs: Mapping[str, re.Pattern[str]]
    deciders: Mapping[str, re.Pattern[str]]

    @cached_property
    def screen(self) -> Screen:
        """The cues in their order, then the signs and what else is looked for in sentences."""
        asked = (*self.signs.values(), *map(self.deciders.__getitem__, _ASKED))
        return Screen((*(cue.pattern for cue in self.cues), *asked), len(self.cues))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """By name: the number of a sign in the screen."""
        return {sign: at for at, sign in enumerate((*self.signs, *_ASKED), len(self.cues))}

    @cached_property
    def of_dates(self) -> int:
        """The bits of the cues in the screen."""
        return reduce(or_, self.screen.bits[: len(self.cues)], 0)

    @cached_property
    def of_meetings(self) -> int:
        """The bits of those that the meeting may date."""
        return reduce(or_, [bits for cue, bits in zip(self.cues, self.screen.bits, strict=False) if cue.undated], 0)

    def hear(self, text: str) -> Heard:
        """A sentence as all rules look at it, those of events, then those of headlines."""
        return _hear(self, text)

    def says(self, sign: str, low: str) -> bool:
        """Whether a piece of a sentence, in small letters, has a sign."""
        return self.screen.any_match(self.numbers[sign], low, self.screen.met(low))


@lru_cache(maxsize=1024)
def _hear(cues: Cues, text: str) -> Heard:
    low = lowered(text)
    return Heard(text, low, cues.screen.met(low), cues)


_place = attrgetter("start", "end")


def _names(text: str, start: int, end: int) -> bool:
    """« reuni a Tripoli » in a text without accents: what ends in a name is no verb; « D'approuver » is none."""
    last = text.rfind(" ", start, end) + 1
    return last > 0 and text[last].isupper() and text[last + 1 : last + 2] != "'" and not text[last:end].isupper()


@lru_cache(maxsize=8)
def load_cues(language: Language) -> Cues:
    """The cues of a language, and the signs that it has."""
    rows = [row.table for row in language.events.rows("cue")]
    cues = tuple(
        Cue(
            row["name"],
            Kind(row["kind"]),
            row["pattern"],
            governs=row.get("governs", True),
            **{word: row.get(word, False) for word in _WORDS},
        )
        for row in rows
    )
    signs = language.events.table.get("signs", {})
    who = language.events.table.get("deciders", {})
    return Cues(
        cues, {name: signs.get(name, NEVER) for name in SIGNS}, {name: who.get(name, NEVER) for name in DECIDERS}
    )


def check_cues(language: Language) -> Iterator[Finding]:
    """A finding for every example a cue does not match and every phrase it should have refused."""
    for row in language.events.rows("cue"):
        pattern = row.table["pattern"]
        for text in row.table["examples"]:
            if not pattern.search(lowered(text)):
                yield row.finding("R21", f"the cue {row.name} misses {text!r}", "correct the pattern")
        for text in row.table.get("refuses", ()):
            if pattern.search(lowered(text)):
                yield row.finding("R21", f"the cue {row.name} takes {text!r}", "correct the pattern")


def governing(found: Iterable[FoundCue], text: str, start: int, end: int) -> FoundCue | None:
    """The cue nearest to the characters ``start`` to ``end``: a comma counts as 40 letters, a semicolon parts them."""
    apart = ((distance(one, text, start, end), one) for one in found if one.end <= start or one.start >= end)
    near = [(far, one.cue.kind in PLAIN, at, one) for at, (far, one) in enumerate(apart) if far < _SEMICOLON]
    return min(near, default=(0, False, 0, None))[-1]


def first_verb(found: Iterable[FoundCue], low: str, end: int, relative: re.Pattern[str]) -> FoundCue | None:
    """The first verb after the character ``end`` within its sentence, those of ``relative`` clauses left out.

    « Le 3 mai, la commission, qui a été créée en 1998, a siégé »
    """
    verbs = [one for one in found if one.start >= end and not one.cue.noun]
    gaps = ((one.start, low[end : one.start]) for one in verbs)
    apart = (_PARTED, _SAID, relative)
    main = next((start for start, gap in gaps if not any(sign.search(gap) for sign in apart)), None)
    return min((one for one in verbs if one.start == main), key=lambda one: one.cue.kind in PLAIN, default=None)


def distance(found: FoundCue, text: str, start: int, end: int) -> int:
    """How far a cue stands from a stretch of the sentence, in letters; what stands after it counts as farther."""
    return clause_gap(text, found.start, found.end, start, end) + (_AFTER if found.start >= end else 0)


def clause_gap(text: str, first: int, last: int, start: int, end: int) -> int:
    """How far ``first`` to ``last`` stands from ``start`` to ``end``: a comma is 40 letters, a semicolon 400."""
    gap = text[last:start] if last <= start else text[end:first]
    if last <= start and text[end : end + 1] == ",":
        gap = _APPOSITION.sub("", gap)
    marks = sum(_SEMICOLON if match[1] else _COMMA for match in _BOUNDARY.finditer(gap))
    return len(gap) + marks + (_SEMICOLON if "»" in gap and _SAID.search(gap) else 0)
