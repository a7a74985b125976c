"""A diary's days open lists of what stands under them: « Lundi 3 février », « 10 h 00  Entretien avec M. Ferrante ».

So does the year of a line in a chronology without punctuation: « 1568 Pillage par les reîtres. », and a date alone on
its line: « Mars 1950 » above « Création de la coopérative. »
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from timeline.language.expressions import NEVER
from timeline.model.communique import Block
from timeline.reading.offsets import PlacedText, lowered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.language import Language
    from timeline.reading.lines import RawBlock

_LONGEST, _HOUR, _FEWEST = 60, 12, 3
# A date among so many blocks from the top may be that of the text.
_TOP = 4
# Letters: what a chronology tells of a day is shorter.
_ENTRY = 400
_SPACES = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class _Signs:
    """How a language writes a line that is a day, and one that begins with an hour."""

    day: re.Pattern[str]
    hour: re.Pattern[str]

    def is_day(self, stretch: RawBlock) -> bool:
        return self.day.fullmatch(lowered(stretch.view.text[:_LONGEST])) is not None

    def is_hour(self, stretch: RawBlock) -> bool:
        return self.hour.match(lowered(stretch.view.text[:_HOUR])) is not None


@lru_cache(maxsize=8)
def _signs(language: Language) -> _Signs:
    return _Signs(language.page.table.get("day", NEVER), language.page.table.get("hour", NEVER))


def with_days_as_openings(stretches: Sequence[RawBlock], language: Language) -> Sequence[RawBlock]:
    """The same, where two lines are days and two begin with an hour, as lists: each day opens one.

    Its items are the first line under the day and those that begin with an hour; a short line after goes on with one.
    """
    signs = _signs(language)
    if any(sum(map(told, stretches)) < 2 for told in (signs.is_hour, signs.is_day)):
        return stretches
    made: list[RawBlock] = []
    for stretch in stretches:
        last = made[-1] if made else None
        if signs.is_day(stretch):
            made.append(replace(stretch, kind=Block.PARAGRAPH, opens=True))
        elif signs.is_hour(stretch) or (last and last.opens):
            # « 10 h 00  Entretien »: two spaces set the hours apart on the page.
            made.append(replace(stretch, kind=Block.ITEM, view=stretch.view.replaced(_SPACES, " "), bullet=True))
        elif last and last.bullet and stretch.kind is Block.HEADING and len(stretch.view.text) < _LONGEST:
            made[-1] = replace(last, view=PlacedText.join([last.view, stretch.view]))
        else:
            made.append(stretch)
    return made


def dates_above(lines: Sequence[PlacedText], alone: re.Pattern[str]) -> frozenset[int]:
    """Where the dates of a chronology begin that stand alone on a line after an empty one: three or more, or none.

    « 24 octobre 2023 / l'ouverture des négociations » is no sentence that was wrapped. A date that is printed again is
    the head of a page.
    """
    texts = ["", *(line.text for line in lines)]
    often = Counter(texts)
    after_empty = (line for before, line in zip(texts, lines, strict=False) if not before)
    dates = {line.text: line.offsets[0] for line in after_empty if _is_alone(line, alone)}
    once = [at for text, at in dates.items() if often[text] == 1]
    return frozenset(once) if len(dates) >= _FEWEST else frozenset()


def _is_alone(line: PlacedText, alone: re.Pattern[str]) -> bool:
    return bool(line.text) and alone.fullmatch(lowered(line.text[:_LONGEST])) is not None


def with_dates_as_openings(stretches: Sequence[RawBlock], language: Language) -> Sequence[RawBlock]:
    """The same, where three dates or more, or two that are marked, stand each alone on its line above words.

    Each opens what is below it; so does one that is marked, « **Le 26 août 2024** », above prose and not at the top.
    That is the first block, the items of a list after it, and after a sentence the short ones that follow. A date that
    is printed again below, or above another date, opens nothing, and neither do years above papers of one kind:
    « 2019 », « Rapport annuel ».
    """
    alone = language.page.table.get("date_alone", NEVER)
    dates = [not one.bullet and _is_alone(one.view, alone) for one in stretches]
    above = [date and not after for date, after in zip_longest(dates, dates[1:], fillvalue=True)]
    below = [one for one, before in zip(stretches, [False, *above], strict=False) if before]
    if len(below) < _fewest(stretches, above, below) or _are_alike(below):
        return stretches
    made: list[RawBlock] = []
    under = False
    for stretch, opens, before in zip(stretches, above, [False, *above], strict=False):
        told = stretch.kind is Block.PARAGRAPH and len(stretch.view.text) < _ENTRY
        under = told and not opens and (before or under)
        if opens:
            made.append(replace(stretch, kind=Block.PARAGRAPH, opens=True))
        else:
            made.append(replace(stretch, kind=Block.ITEM, bullet=True) if before or under else stretch)
    return made


def _fewest(stretches: Sequence[RawBlock], above: Sequence[bool], below: Sequence[RawBlock]) -> int:
    """How many dates make a chronology."""
    places = [at for at, opens in enumerate(above) if opens]
    marked = all(stretches[at].marked for at in places)
    prose = all(one.kind is Block.PARAGRAPH for one in below)
    if not (marked and prose):
        return _FEWEST
    return 1 if places and places[0] >= _TOP else 2


def _are_alike(stretches: Sequence[RawBlock]) -> bool:
    """Whether more than half of the blocks are titles that begin with one word."""
    titles = Counter(one.view.text.split(" ", 1)[0] for one in stretches if one.kind is Block.HEADING)
    return 2 * max(titles.values(), default=0) > len(stretches)


def with_years_as_openings(stretches: Sequence[RawBlock], language: Language) -> Sequence[RawBlock]:
    """The same, where three lines or more begin with a year and a capital, in order, each year opening its line.

    « 1000 Bruxelles » and « 2000 Neuchâtel » in a list of addresses stand in any order, or twice.
    """
    found = [_year(stretch, language.page.table.get("year", NEVER)) for stretch in stretches]
    years = [int(match[0][:4]) for match in found if match]
    if len(years) < _FEWEST or years != sorted(set(years)):
        return stretches
    made: list[RawBlock] = []
    for stretch, year in zip(stretches, found, strict=True):
        if year is None:
            made.append(stretch)
        else:
            view = stretch.view
            made.append(replace(stretch, kind=Block.PARAGRAPH, view=view.cut(0, year.end()), opens=True))
            rest = view.cut(year.end(), len(view.text)).strip()
            made.append(replace(stretch, kind=Block.ITEM, view=rest, bullet=True))
    return made


def _year(stretch: RawBlock, year: re.Pattern[str]) -> re.Match[str] | None:
    """The year that a line begins with, where a capital follows it."""
    match = None if stretch.number else year.match(lowered(stretch.view.text))
    return match if match and stretch.view.text[match.end() :].lstrip()[:1].isupper() else None
