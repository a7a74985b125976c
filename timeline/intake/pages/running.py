"""Heads, feet and page numbers are taken out of the pages, by what repeats and by where it stands.

« en juin / Conseil OTAN-Russie 3 / 2015 » is one date again; « 2/4 », « - 3 - », « Page 3 sur 7 », « iii » are numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.intake.pages.characters import Printed
    from timeline.intake.pages.lines import Line

    Key = tuple[str, int]

# Shares of the page's height: where a head or a foot can stand, and where one that repeats word for word can.
_EDGE, _DEEP, _ROWS = 0.13, 0.2, 3
# In points: what a small page has of them.
_MARGIN = 65
_SMALL = 0.95
_NUMBER = r"(?:\d{1,3}|[ivxl]{1,6})"
_PAGE_NUMBER = re.compile(
    rf"[\W_]*(?:page|p\.|pag\.|folio)?[\W_]*{_NUMBER}(?:\s*(?:/|sur|de|of|\|)\s*{_NUMBER})?[\W_]*", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?|file)://\S+(?:\s+\d+\s*/\s*\d+)?")
_STAMP = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}\b")
_PRINTED_AT = rf"{_STAMP.pattern}\W*\d{{1,2}}[:h]\d\d(?:\s*[ap]\.?m\.?)?"
_SAYS_NOTHING = re.compile(rf"(?:{_PAGE_NUMBER.pattern}|{_ADDRESS.pattern}|{_PRINTED_AT})", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"^\W*(\d{1,3})\b|\b(\d{1,3})\W*$")
_WORD = re.compile(r"[^\W\d_]{2}")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class _Edge:
    """What stands at the head (1) or the foot (-1) of one page, row by row from the edge inwards.

    ``inner`` has for each row the one further inwards.
    """

    page: Printed
    rows: tuple[tuple[Line, ...], ...]
    inner: tuple[tuple[Line, ...], ...]
    heads: int


def without_running(pages: Sequence[tuple[Printed, list[Line]]]) -> tuple[list[list[Line]], tuple[Line, ...]]:
    """The lines of each page without its heads and feet, and the lines taken out."""
    edges = [edge for page, lines in pages for edge in _edges(page, lines)]
    times = Counter(key for edge in edges for key in {_key(line) for row in edge.rows for line in row})
    body = _body_size(line for _, lines in pages for line in lines)
    out = [line for edge in edges for line in _taken(edge, times, len(pages), body)]
    gone = {id(line) for line in out}
    return [[line for line in lines if id(line) not in gone] for _, lines in pages], tuple(out)


def _edges(page: Printed, lines: Sequence[Line]) -> Iterator[_Edge]:
    rows = [tuple(row) for row in _rows(lines)]
    high = [row for row in rows[:_ROWS] if row[0].baseline > (1 - _DEEP) * page.height]
    low = [row for row in rows[-_ROWS:] if row[0].baseline < _DEEP * page.height]
    low = [row for row in reversed(low) if row not in high]
    yield _Edge(page, tuple(high), tuple(rows[1 : len(high) + 1]), 1)
    yield _Edge(page, tuple(low), tuple(rows[::-1][1 : len(low) + 1]), -1)


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    ordered = sorted(lines, key=lambda line: -line.baseline)
    held: list[Line] = []
    for line in ordered:
        if held and not held[0].beside(line):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _key(line: Line) -> Key:
    return _DIGITS.sub("0", line.text), round(line.baseline / 6)


def _body_size(lines: Iterator[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _taken(edge: _Edge, times: Counter[Key], pages: int, body: float) -> Iterator[Line]:
    """The lines of an edge that are the page's own, as far inwards as they follow each other.

    What a gap parts from the text, or a smaller size, needs to come back once; all else, « 6 juin 2002 » below the head
    of several pages, on half of them.
    """
    gaps = list(_gaps(edge, body))
    apart = next((number for number, gap in enumerate(gaps) if gap), -1)
    for number, row in enumerate(edge.rows):
        outer = min(row[0].baseline, edge.page.height - row[0].baseline) < max(_EDGE * edge.page.height, _MARGIN)
        small = all(line.size < _SMALL * body for line in row)
        least = 2 if number <= apart or (small and not number) else max(3, pages / 2)
        own = [line for line in row if _repeats(line, times, pages, least) or (outer and _is_number(line, edge, pages))]
        numbered = number <= apart and gaps[number] and _is_numbered(row, edge, body)
        if outer and (_is_printed_by_a_browser(row, edge) or (own and gaps[number]) or numbered):
            own = [line for line in row if line in own or (line.size <= body and len(line.text) < _LONGEST)]
        yield from own
        if len(own) < len(row):
            return


def _gaps(edge: _Edge, body: float) -> Iterator[bool]:
    """Whether more than the distance of two lines lies between each row and the next inwards."""
    for row, inner in zip_longest(edge.rows, edge.inner):
        yield inner is None or abs(row[0].baseline - inner[0].baseline) > 1.6 * max(body, row[0].size)


def _repeats(line: Line, times: Counter[Key], pages: int, least: float) -> bool:
    text, place = _key(line)
    often = times[text, place] + max(times[text, place - 1], times[text, place + 1])
    needed = max(least, 2 if "0" in text or pages == 2 else 3)
    # « 2013. » ends a sentence on two pages.
    return _WORD.search(text) is not None and len(text) < _LONGEST and often >= needed


def _is_number(line: Line, edge: _Edge, pages: int) -> bool:
    """« 3 », « 2/4 », « - iii - »; on a single page only at its foot."""
    return bool(_PAGE_NUMBER.fullmatch(line.text)) and (pages > 1 or edge.heads < 0)


def _is_numbered(row: Sequence[Line], edge: _Edge, body: float) -> bool:
    """« Conseil conjoint 3 » on the third page, smaller than the text or apart from it."""
    numbers = [match[1] or match[2] for line in (row[0], row[-1]) for match in _ENDS.finditer(line.text)]
    small = all(line.size <= body for line in row)
    return small and str(edge.page.number) in numbers and sum(len(line.text) for line in row) < _LONGEST // 2


def _is_printed_by_a_browser(row: Sequence[Line], edge: _Edge) -> bool:
    """« https://… 1/3 » at the foot, « 03/02/2017 Le titre » at the head."""
    text = " ".join(line.text for line in row)
    if edge.heads < 0:
        return bool(_ADDRESS.match(text))
    return bool(_STAMP.match(text)) and edge.page.number > 0 and row[0].size < 9


def taken_words(lines: Sequence[Line]) -> tuple[tuple[str, int], ...]:
    """The words of what was taken out and on how many pages each stood, digits left out of the comparison.

    Page numbers, and what a browser prints above and below a page, are left out.
    """
    ordered = sorted(lines, key=lambda line: _DIGITS.sub("0", line.text))
    groups = [list(group) for _, group in groupby(ordered, key=lambda line: _DIGITS.sub("0", line.text))]
    # Whoever prints a page knows that the browser adds its date, its address and a number.
    groups = [group for group in groups if not _SAYS_NOTHING.fullmatch(group[0].text.strip())]
    groups.sort(key=lambda group: group[0].page)
    return tuple((group[0].text, len({line.page for line in group})) for group in groups)
