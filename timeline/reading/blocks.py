"""The lines of a page become its blocks: headings, paragraphs, items, and what is not the communiqué's own words.

« Les chefs d'État … se sont réunis / aujourd'hui à Bucarest » is one paragraph over two lines; a page number amid a
sentence is set aside and the halves are joined.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.language.expressions import NEVER
from timeline.model.communique import Block
from timeline.reading.diary import dates_above
from timeline.reading.lines import PageLayout, RawBlock, read_layout, without_break
from timeline.reading.notes import set_notes_aside, without_sure_marks
from timeline.reading.offsets import lowered
from timeline.reading.running import find_running, goes_on_over
from timeline.reading.wrapped import begins_block, ended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.language import Language
    from timeline.reading.offsets import PlacedText

# Letters: so much of a block's end tells whether it goes on.
_END = 60
# Letters about a break that tell whether a sentence goes on over it.
_LINK = 40
_SEVERAL = 2
# What ends the row of a table.
_BAR = " |"
# « > contester l'assemblée. »: what a mail quotes.
_QUOTED = re.compile(r"(?:>\s?)+")


def lay_out(view: PlacedText, language: Language, feeds: Sequence[int] = ()) -> tuple[RawBlock, ...]:
    """Every block of a folded view, in order, furniture included; ``feeds`` are the offsets at which pages begin."""
    lines, words = [_without_quote(without_break(line.strip())) for line in _lines(view)], language.page.table
    cut = words.get("cut", NEVER)
    dates = dates_above(lines, words.get("date_alone", NEVER))
    running = find_running(lines, feeds, cut) - dates
    noted, notes = set_notes_aside(lines, running, feeds, cut)
    unmarked = without_sure_marks(noted, view.text)
    page = read_layout(unmarked, words, running, dates, notes)
    laid = _with_releases([page.classify(group) for group in _group(unmarked, page)], words.get("release", NEVER))
    stretches = _without_related(laid, page)
    return tuple(_rejoin(stretches, page, feeds))


def _without_quote(line: PlacedText) -> PlacedText:
    """A line without the signs by which a mail quotes another: « > > 10 juillet 1965). »."""
    quoted = _QUOTED.match(line.text)
    return line.cut(quoted.end(), len(line.text)).strip() if quoted else line


def _without_related(stretches: Iterable[RawBlock], page: PageLayout) -> Iterator[RawBlock]:
    """Make furniture of the links that follow « À lire également »."""
    related = False
    for stretch in stretches:
        links = stretch.kind in (Block.ITEM, Block.HEADING, Block.FURNITURE)
        related = page.opens_related(stretch.view.text) or (related and links)
        yield replace(stretch, kind=Block.FURNITURE) if related else stretch


def _with_releases(stretches: Sequence[RawBlock], release: re.Pattern[str]) -> Sequence[RawBlock]:
    """Make headings of « Publié le 19/03/2024 », where a page has several releases, each under its day."""
    stamps = [one.kind is Block.FURNITURE and bool(release.fullmatch(lowered(one.view.text))) for one in stretches]
    if sum(stamps) < _SEVERAL:
        return stretches
    return [replace(one, kind=Block.HEADING) if stamp else one for one, stamp in zip(stretches, stamps, strict=True)]


def _lines(view: PlacedText) -> Iterator[PlacedText]:
    start = 0
    for line in view.text.split("\n"):
        yield view.cut(start, start + len(line))
        start += len(line) + 1


def _group(lines: Sequence[PlacedText], page: PageLayout) -> Iterator[list[PlacedText]]:
    group: list[PlacedText] = []
    for line in lines:
        alone = bool(line.text) and line.text != ":" and page.is_furniture(line)
        of_note = page.notes.get(line.offsets[0]) if page.notes and line.text else None
        if of_note is False and group:
            group.append(line)
            continue
        if group and (not line.text or alone or of_note or not _continues(group, line.text, page)):
            yield group
            group = []
        if alone:
            yield [line]
        elif line.text:
            group.append(line)
    if group:
        yield group


def _continues(group: Sequence[PlacedText], after: str, page: PageLayout) -> bool:
    """Whether a line goes on from those above it."""
    text = group[-1].text
    # « adoptées le 1er avril / : », « Affaire des placards / : 17 octobre 1534 »
    if after == ":" or after.startswith(": "):
        return True
    # Each row of a table is one by itself: « | Vote | 3 mai | », « Lundi 3 mai 2021 | Fin des cours | ».
    if text[:1] == after[:1] == "|" or text.endswith(_BAR):
        return False
    full = page.width and len(text) + 1 + len(after.split(" ", 1)[0]) > 0.8 * page.width
    whole = ended(text)
    above = len(group) == 1 and group[0].offsets[0] in page.dates
    if above or (after[:1].isalnum() and page.entry.match(lowered(after))):
        return False
    if begins_block(after):
        # « l'OTAN / - notamment son élargissement -, »: a dash within a wrapped sentence.
        # What begins with such a dash itself is an item, and so is the line: « - cotisation … / - le voyage … ».
        dash = after[:1] in "-–—" and after[:2] != group[0].text[:2]
        return bool(full and not whole and not text.endswith(",") and dash)
    if whole or full:
        return bool(full)
    # « en relation avec le / Ministre des Finances »
    small = text.rpartition(" ")[2].islower()
    linked = small and page.cut.search(f"{text[-_LINK:]}\n{after[:_LINK]}".lower()) is not None
    return linked or after[:1].islower() or (text.isupper() and after.isupper())


@dataclass(slots=True)
class _Held:
    """A block and those that go on with it, joined when the last is known; ``end`` has the last words of all."""

    first: RawBlock
    views: list[PlacedText]
    end: str

    @classmethod
    def of(cls, block: RawBlock) -> _Held:
        return cls(block, [block.view], block.view.text[-_END:])

    def add(self, view: PlacedText) -> None:
        self.views.append(view)
        self.end = f"{self.end} {view.text}"[-_END:]

    def joined(self, page: PageLayout) -> RawBlock:
        if len(self.views) == 1:
            return self.first
        view = page.join(self.views)
        return replace(self.first, view=view, kind=self.first.kind if self.first.bullet else page.kind("", view.text))


def _rejoin(stretches: Iterable[RawBlock], page: PageLayout, feeds: Sequence[int]) -> Iterator[RawBlock]:
    """Join the halves of a sentence that a blank line, a page number or a caption parted."""
    held: _Held | None = None
    between: list[RawBlock] = []
    for stretch in stretches:
        if stretch.is_note or stretch.kind in (Block.FURNITURE, Block.CAPTION, Block.FOREIGN):
            between.append(stretch)
        elif held and _goes_on(held, stretch, page, ends_page=bool(between) or _parted(held, stretch, feeds)):
            held.add(stretch.view)
        else:
            yield from (*([held.joined(page)] if held else ()), *between)
            held, between = _Held.of(stretch), []
    yield from (*([held.joined(page)] if held else ()), *between)


def _goes_on(held: _Held, after: RawBlock, page: PageLayout, *, ends_page: bool) -> bool:
    """Whether a block goes on with the one held; over the end of a page also « en juin / 2015 »."""
    if after.bullet or after.number or ended(held.end) or held.end.endswith(_BAR) or _is_date(held, page):
        return False
    # « Le Conseil a examiné et adopté, », then « Au titre de la Primature : »
    if held.end.endswith(",") and after.view.text.endswith(":") and held.first.kind is Block.PARAGRAPH:
        return True
    return after.view.text[:1].islower() or (ends_page and goes_on_over(held.end, after.view.text, page.cut))


def _is_date(held: _Held, page: PageLayout) -> bool:
    """Whether no more is held than a date that stands above what it is the date of."""
    alone = page.dates and len(held.views) == 1 and held.first.view.text
    return bool(alone) and held.first.view.offsets[0] in page.dates


def _parted(held: _Held, after: RawBlock, feeds: Sequence[int]) -> bool:
    """Whether a form feed lies between; a block may be empty, « # » alone in its line."""
    if not (feeds and after.view.text and held.views[-1].text):
        return False
    return bisect_right(feeds, held.views[-1].offsets[-1]) < bisect_right(feeds, after.view.offsets[0])
