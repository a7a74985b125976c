"""The names on the overview of the web page: those of the most telling entries, in full, above the drawing.

A thin line leads from each name down to its date, behind any name it meets. Places are per cent of the width of the
overview, counted for the least at which names are shown: on a wider page all stand farther apart, no name is longer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from timeline.model.event import Kind
from timeline.publishing.html.overview import share_of_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model.edition import Chronology, Entry
    from timeline.publishing.html.overview import Overview

MOST = 10
# A name may end a little beyond the overview, in the margin of the page.
_ALL, _EDGE = 100.0, 103.0
# More years than this are no row of cells in which a year can still be read.
_MOST_CELLS = 16
# The least width, and what a letter takes of it, in ems of the overview; a typeface that is wider needs the gap.
LEAST_WIDTH, _LETTER, _GAP = 72, 0.5, 6
# The height of a line and of the columns below, in pixels: a finger finds each name.
_LINE, _COLUMNS = 24, 36


@dataclass(frozen=True, slots=True)
class Name:
    """A named entry: the place of its date, the width of its name, and the line it stands on, from above."""

    entry: Entry
    x: float
    width: float
    line: int = 0

    @property
    def before(self) -> float:
        """Which share of it stands before its date: none, where it finds room after that."""
        return max(0.0, (self.x + self.width - _EDGE) / self.width)

    @property
    def begin(self) -> float:
        """Where its first letter stands."""
        return self.x - self.before * self.width

    def meets(self, other: Name) -> bool:
        """Whether the line of another one, named above, runs through this name."""
        return self.line > other.line and self.begin < other.x < self.begin + self.width

    def is_clear_of(self, other: Name) -> bool:
        """Whether both have room on one line."""
        first, second = sorted((self, other), key=lambda name: name.begin)
        return first.begin + first.width + _GAP < second.begin


def name_entries(chronology: Chronology, drawn: Overview) -> tuple[Name, ...]:
    """All that the editors marked and, while no line runs through a name for it, meetings; ten at most.

    None where the years are too many for one row.
    """
    if not 1 < len(drawn.cells) <= _MOST_CELLS:
        return ()
    kept: tuple[Name, ...] = ()
    for entry in most_telling(chronology.entries):
        name = _name(entry, chronology, drawn)
        with_it = in_lines((*kept, name)) if name else kept
        if entry.event.key or _meetings(with_it) <= _meetings(kept):
            kept = with_it
    return kept


def most_telling(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """What the editors marked, then meetings, ten at most; of too many alike, those that stand apart in time."""
    titled = [entry for entry in entries if entry.headline and entry.event.when.sort_key[0] != date.max]
    key = _thinned([entry for entry in titled if entry.event.key], MOST)
    met = [entry for entry in titled if entry.event.kind is Kind.MEETING and not entry.event.key]
    return (*key, *_thinned(met, MOST - len(key)))


def _thinned(entries: Sequence[Entry], most: int) -> Sequence[Entry]:
    return entries if len(entries) <= most else [entries[number * len(entries) // most] for number in range(most)]


def _name(entry: Entry, chronology: Chronology, drawn: Overview) -> Name | None:
    """Where a name stands; none where it is longer than the overview, or not there in all languages of the edition."""
    x = _place(entry, drawn)
    said = [entry.headline.said(code) if entry.headline else "" for code in chronology.edition.languages]
    width = round((max(map(len, said)) + 1) * _LETTER * _ALL / LEAST_WIDTH, 2)
    return Name(entry, x, width) if x is not None and all(said) and width <= _ALL else None


def _place(entry: Entry, drawn: Overview) -> float | None:
    """The middle of what an entry is dated to, of a deadline its end, within the cell of its year."""
    first, last = entry.event.when.stretch
    day = last if entry.event.when.is_deadline else date.fromordinal((first.toordinal() + last.toordinal()) // 2)
    cell = next((number for number, one in enumerate(drawn.cells) if one.year == day.year and not one.skipped), None)
    return None if cell is None else round((cell + share_of_year(day) / 100) * _ALL / len(drawn.cells), 2)


def in_lines(names: Iterable[Name]) -> tuple[Name, ...]:
    """Each above those that its line runs past, so that few lines run through a name, and on as few as can be."""
    left, placed = sorted(names, key=lambda name: name.x), list[Name]()
    while left:
        below = [replace(name, line=MOST) for name in left]
        best = min(left, key=lambda name: sum(other.meets(name) for other in below))
        left.remove(best)
        placed.append(_on_a_line(best, placed))
    return tuple(placed)


def _on_a_line(name: Name, placed: Sequence[Name]) -> Name:
    """On the first line where it has room and meets no more than on a line of its own below all."""
    last = max((other.line for other in placed), default=-1) + 1
    own = _meetings((*placed, replace(name, line=last)))
    tried = (replace(name, line=line) for line in range(last + 1))
    return next(
        one
        for one in tried
        if all(one.is_clear_of(other) for other in placed if other.line == one.line)
        and _meetings((*placed, one)) <= own
    )


def _meetings(names: Sequence[Name]) -> int:
    return sum(name.meets(other) for name in names for other in names)


def name_rules(names: Sequence[Name], drawn: Overview) -> Markup:
    """The rules of style that put them there; the script says that the overview is wide enough for it."""
    if not names:
        return Markup()
    height = (max(name.line for name in names) + 1) * _LINE
    rules = (
        f".named .names {{ display: block; height: {height}px; }}",
        f".named ol {{ grid-template-columns: repeat({len(drawn.cells)}, minmax(0, 1fr)); }}",
        *(_rule(number, name, height) for number, name in enumerate(names, start=1)),
    )
    inside = "\n".join(f"  .overview{rule}" for rule in rules)
    return Markup(f"\n@media screen {{\n{inside}\n}}")  # noqa: S704 digits and our own words


def _rule(number: int, name: Name, height: int) -> str:
    top = name.line * _LINE
    place = f"top: {top}px; inset-inline-start: {name.x:.2f}%; --before: {name.before:.1%}"
    return f".named .names > :nth-child({number}) {{ {place}; --down: {height - top + _COLUMNS}px; }}"
