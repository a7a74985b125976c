"""The overview above the web timeline: a cell for each year, a column for each month, a stroke for an imprecise date.

Widths are per cent of a year's cell, heights are pixels. ``templates/html/overview.html.jinja`` writes them as SVG, and
``templates/html/style`` says how they look.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from timeline.model.period import Precision
from timeline.model.when import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model.edition import Chronology, Entry

_COLUMN_HEIGHT, _LANE, _LANES = 36, 8, 4
_UNIT = 6
_GAP = 6  # more empty years than this in a row are one cell
_NO_YEAR = "9999"


@dataclass(frozen=True, slots=True)
class Column:
    """The entries dated to a day of one month."""

    month: int
    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """What one year sees of an imprecise date or of a deadline; ``closed`` where a deadline falls due."""

    x: float
    width: float
    y: float
    reach: bool
    about: bool
    closed: bool

    @property
    def end(self) -> float:
        """Where it stops."""
        return round(self.x + self.width, 2)


@dataclass(frozen=True, slots=True)
class Cell:
    """One year, or the empty years up to ``skipped``."""

    year: int
    entries: int = 0
    columns: tuple[Column, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """All cells, and the heights they share."""

    cells: tuple[Cell, ...]
    height: int
    ground: float
    unit: float


@dataclass(frozen=True, slots=True)
class _Stretch:
    first: date
    last: date
    reach: bool
    about: bool
    lane: int = 0


def draw_overview(chronology: Chronology) -> Overview:
    """The overview of a chronology, without the entries whose year is not known."""
    years = {int(year): entries for year, entries in chronology.years if year != _NO_YEAR}
    if not years:
        return Overview((), 0, 0, 0)
    months = Counter(
        (year, month) for year, entries in years.items() for entry in entries if (month := month_of(entry))
    )
    unit = min(_UNIT, _COLUMN_HEIGHT / max(months.values(), default=1))
    stretches = _joined(_in_lanes(_stretches(chronology.entries, date(min(years), 1, 1), date(max(years), 12, 31))))
    lanes = max((stretch.lane for stretch in stretches), default=-1) + 1
    cells = tuple(_cell(year, years, months, stretches, unit) for year in range(min(years), max(years) + 1))
    return Overview(_without_long_gaps(cells), _COLUMN_HEIGHT + 4 + lanes * _LANE, _COLUMN_HEIGHT, round(unit, 2))


def month_of(entry: Entry) -> int:
    """The month an entry is counted in, from 1: that of its day; 0 when it has no one day."""
    when = entry.event.when
    exact = when.shape is Shape.ONE and when.precision is Precision.DAY and not when.is_deadline and not when.reach
    return when.earliest.month if exact and when.earliest else 0


def _cell(
    year: int,
    years: dict[int, tuple[Entry, ...]],
    months: Counter[tuple[int, int]],
    stretches: Sequence[_Stretch],
    unit: float,
) -> Cell:
    columns = tuple(
        Column(month, round((month - 1) * 100 / 12 + 1.6, 2), 5.1, round(_COLUMN_HEIGHT - height, 2), round(height, 2))
        for month in range(1, 13)
        if (height := months[year, month] * unit)
    )
    seen = (stretch for stretch in stretches if stretch.first.year <= year <= stretch.last.year)
    return Cell(year, len(years.get(year, ())), columns, tuple(_stroke(stretch, year) for stretch in seen))


def _stroke(stretch: _Stretch, year: int) -> Stroke:
    start = share_of_year(stretch.first) if stretch.first.year == year else 0.0
    closed = stretch.last.year == year
    stop = max(share_of_year(stretch.last, end=True) if closed else 100.0, start + 1)
    y = _COLUMN_HEIGHT + 6 + stretch.lane * _LANE
    return Stroke(round(start, 2), round(stop - start, 2), y, stretch.reach, stretch.about, closed)


def share_of_year(day: date, *, end: bool = False) -> float:
    """How much of its year is over as a day begins, or ends, per cent."""
    days = 366 if day.replace(month=12, day=31).timetuple().tm_yday == 366 else 365
    return (day.timetuple().tm_yday - (not end)) * 100 / days


def _stretches(entries: Iterable[Entry], first: date, last: date) -> list[_Stretch]:
    """Dates that are no one day, cut to the period drawn; equal ones once."""
    stretches: set[_Stretch] = set()
    for entry in entries:
        when = entry.event.when
        if month_of(entry) or when.sort_key[0] == date.max:
            continue
        published = entry.communique.published or first
        start, stop = when.earliest or published, when.latest or last
        stretch = _Stretch(max(min(start, stop), first), min(stop, last), when.is_deadline, when.about)
        if stretch.first <= stretch.last:
            stretches.add(stretch)
    return sorted(stretches, key=lambda stretch: (stretch.first, stretch.last, stretch.reach, stretch.about))


def _in_lanes(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Each span on the first free lane; when all are taken, on the one that is free soonest."""
    free: list[date] = []
    placed = []
    for stretch in stretches:
        lane = next((number for number, until in enumerate(free) if until < stretch.first), len(free))
        if lane == _LANES:
            lane = free.index(min(free))
        free[lane : lane + 1] = [stretch.last]
        placed.append(_Stretch(stretch.first, stretch.last, stretch.reach, stretch.about, lane))
    return placed


def _joined(placed: Sequence[_Stretch]) -> list[_Stretch]:
    """Periods that lie on one another on a lane, as one; deadlines stay, each with its end."""
    open_ones: dict[tuple[int, bool], _Stretch] = {}
    joined = [stretch for stretch in placed if stretch.reach]
    for stretch in sorted((one for one in placed if not one.reach), key=lambda one: one.first):
        before = open_ones.get(key := (stretch.lane, stretch.about))
        if before and stretch.first <= before.last:
            open_ones[key] = replace(before, last=max(before.last, stretch.last))
        else:
            joined += [before] if before else []
            open_ones[key] = stretch
    return sorted((*joined, *open_ones.values()), key=lambda one: (one.first, one.last, one.lane, one.reach))


def _without_long_gaps(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Long stretches without entries become one cell."""
    folded: list[Cell] = []
    empty: list[Cell] = []
    for cell in cells:
        if not cell.entries:
            empty.append(cell)
            continue
        folded += [Cell(empty[0].year, skipped=empty[-1].year)] if len(empty) > _GAP else empty
        empty = []
        folded.append(cell)
    return tuple(folded)
