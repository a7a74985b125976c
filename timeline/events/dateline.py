"""The day of a communiqué whose header does not give it, read from the text with its evidence.

« Bruxelles, le 4 mars 2009 » is evidence, and so are a heading with « tenue … le vendredi 7 décembre 2007 », a stamp,
« Ce 4 décembre ». A day without a year takes the year that leaves what the text tells as past in the past and what it
announces to come. What is only likely is said to be so; nothing is taken in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from textwrap import shorten
from typing import TYPE_CHECKING

from timeline.dates import find_dates
from timeline.events.extraction import extract_events
from timeline.events.places import load_places
from timeline.language.expressions import NEVER
from timeline.model.event import Kind
from timeline.model.period import Precision
from timeline.model.when import Shape
from timeline.reading.communique import read_sentences
from timeline.reading.offsets import PlacedText, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.language import Language
    from timeline.model.event import Event, Mention

# « PORT-AU-PRINCE » is « Port-au-Prince ».
_SHOUTED = re.compile(r"\b[A-ZÀ-Þ]{2,}\b")
_SIGNS = ("signed", "published", "updated", "today", "held", "reference")
_TOP, _HEAD, _FOOT = 4, 15, 6
# A day so far back that a year read from it is known to be no one's: « Ce 4 décembre » has only its day and month.
_NO_DAY = date(1600, 7, 1)
_DONE = frozenset({Kind.PAST, Kind.MEETING, Kind.DECISION})


class Confidence(StrEnum):
    """How sure a date is: stated as the document's own, likely its own, or a guess."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Dateline:
    """A day the document may be of (None: only its year is told), the words that say so, and their weight.

    ``place`` is the town that stands with the day, « Bruxelles, le 4 mars 2009 »; empty where none does.
    """

    day: date | None
    year: int
    role: str
    evidence: str
    line: int
    weight: int
    place: str = ""

    @property
    def confidence(self) -> Confidence:
        """By the weight of the evidence."""
        return Confidence.SURE if self.weight > 7 else Confidence.LIKELY if self.weight > 4 else Confidence.UNSURE


def read_datelines(text: str, language: Language) -> tuple[Dateline, ...]:
    """Every day that the document may be of, the likeliest first.

    Roles: signed, dateline, published, today, held, told, updated; of a year alone: reference, between.
    """
    events = extract_events(read_sentences("", text, language), None, language)
    page = _page(normalise(PlacedText.of(text)).text, language, events)
    candidates = sorted(page.datelines(find_dates(page.text, language, _NO_DAY)), key=_rank)
    best: dict[date | int, Dateline] = {}
    for one in candidates:
        known = best.setdefault(one.day or one.year, one)
        if known is not one and one.role != "updated":
            best[one.day or one.year] = replace(known, weight=known.weight + 1)
    return tuple(sorted(best.values(), key=_rank))


def _rank(one: Dateline) -> tuple[int, int]:
    return -one.weight, one.line


def _page(text: str, language: Language, events: tuple[Event, ...]) -> _Page:
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    table = language.page.table.get("dateline", {})
    signs = {name: table.get(name, NEVER) for name in (*_SIGNS, "alone", "opens")}
    top, head, foot = (frozenset(some) for some in (filled[:_TOP], filled[:_HEAD], filled[-_FOOT:]))
    return _Page(text, lines, top, head, foot, signs, events, language)


@dataclass(frozen=True, slots=True)
class _Page:
    """A text by lines, which of them stand at its head or foot, and what its language says beside a document's day."""

    text: str
    lines: list[str]
    top: frozenset[int]
    head: frozenset[int]
    foot: frozenset[int]
    signs: Mapping[str, re.Pattern[str]]
    events: tuple[Event, ...]
    language: Language

    def datelines(self, mentions: Iterable[Mention]) -> Iterator[Dateline]:
        """Every day named, with what the words around it say that it is."""
        for mention in mentions:
            when, number = mention.when, self.text.count("\n", 0, mention.start)
            if when.precision is Precision.DAY and when.shape is Shape.ONE and not when.reach:
                start = self.text.rfind("\n", 0, mention.start) + 1
                role, weight = self.role(number, mention.start - start, mention.end - start)
                base = when.periods[0].base
                unstated = mention.basis != "stated" and abs(int(base[:4]) - _NO_DAY.year) < 2
                if not unstated or any(character.isdigit() for character in mention.text):
                    place = self.place(number, mention.start - start, role)
                    for day in self.days("XXXX" + base[4:] if unstated else base, role, weight, number):
                        yield replace(day, place=place)
        yield from self.meetings()
        yield from self.years()

    def meetings(self) -> Iterator[Dateline]:
        """The day of the first meeting that the text tells, where it is told at its head."""
        for event in self.events[:2]:
            when = event.when
            if event.kind is Kind.MEETING and event.sentence.paragraph < 3 and when.latest:
                line = event.sentence.span.line
                yield Dateline(when.latest, when.latest.year, "held", event.expression, line, 6, event.place)
                return

    def role(self, number: int, start: int, end: int) -> tuple[str, int]:
        """What the words of a line around a day say it is, and how much that weighs."""
        before, after = self.lines[number][:start], self.lines[number][end:]
        ends = len(re.findall(r"\w+", after)) < 3
        said = {name: self.signs[name].search(before) for name in _SIGNS}
        alone, opens = self.signs["alone"], self.signs["opens"]
        found = [
            ("updated", 1) if said["updated"] else None,
            ("signed", 10) if said["signed"] else None,
            ("published", 7) if said["published"] else None,
            ("dateline", 9) if ends and number in self.head | self.foot and alone.fullmatch(before) else None,
            # « BRUXELLES, 4 mars 2009 – Le Conseil … » opens a paragraph.
            ("dateline", 8) if opens.fullmatch(before) and re.match(r"\s*(?:[–—:.*-]|\()", after) else None,
            # « Point de presse - 4 décembre 2007 » is a heading.
            ("dateline", 7) if ends and number in self.top and len(before) < 70 and not after.strip(" *_)") else None,
            ("today", 7) if said["today"] else None,
            ("held", 8 if before.isupper() else 5) if said["held"] and number in self.head else None,
        ]
        return next(filter(None, found), ("told", 2))

    def place(self, number: int, start: int, role: str) -> str:
        """The town that a line names with its day: « SARLAT, 14 mai 2019 (AGP) », « Fait à Paris, le … »."""
        before, places = self.lines[number][:start], load_places(self.language)
        match = self.signs["alone"].fullmatch(before) or self.signs["opens"].fullmatch(before)
        if role == "told" or match is None or not match["town"]:
            return places.place(self.lines[number], start, start) if role in ("signed", "held", "dateline") else ""
        town = re.sub(r"\s?\([A-Z]+\)$", "", match["town"])
        if match["stop"] == ":" or town in places.no_place:
            return ""
        small = self.language.page.table.get("own", ())
        return _SHOUTED.sub(lambda word: word[0].lower() if word[0].lower() in small else word[0].title(), town)

    def days(self, base: str, role: str, weight: int, number: int) -> Iterator[Dateline]:
        """The day itself; a day without a year in the year that fits best what the text tells."""
        evidence = shorten(self.lines[number], 70, placeholder="…")
        if not base.startswith("XXXX"):
            yield Dateline(date.fromisoformat(base), int(base[:4]), role, evidence, number + 1, weight)
        elif role != "told" and (found := _year(self.events, int(base[5:7]))):
            year, margin = found
            day = date(year, int(base[5:7]), min(int(base[8:]), 28 if base.endswith("02-29") else 31))
            yield Dateline(day, year, role, evidence, number + 1, max(3, weight - 3 + min(margin, 1)))

    def years(self) -> Iterator[Dateline]:
        """The year that a reference number has, and the one that fits what is told as past and as to come."""
        for number, line in enumerate(self.lines):
            if (match := self.signs["reference"].search(line)) and (year := match["year"] or "").isdecimal():
                yield Dateline(None, int(year), "reference", match[0], number + 1, 2)
                break
        if (found := _year(self.events, 6)) and found[1] > 0:
            told = "what the text tells as past and as to come"
            yield Dateline(None, found[0], "between", told, 0, 3)


def _year(events: Iterable[Event], month: int) -> tuple[int, int] | None:
    """The year that fits what is told as past and as to come, and by how many statements it beats the next."""
    spans = [(one.when.earliest or one.when.latest, one.kind) for one in events]
    told = [(day.year, kind) for day, kind in spans if day]
    if not told:
        return None
    first, last = min(year for year, _ in told), max(year for year, _ in told)
    scores = sorted(((_fits(year, month, told), year) for year in range(first - 1, last + 1)), reverse=True)
    return scores[0][1], scores[0][0] - scores[1][0]


def _fits(year: int, month: int, told: list[tuple[int, Kind]]) -> int:
    score = 0
    for other, kind in told:
        if kind not in _DONE:
            score += 2 if other >= year else -3
            score -= other == year and month > 9
        else:
            score += 2 if other <= year else -3
        score -= min(abs(other - year), 3)
    return score
