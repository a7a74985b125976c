"""The lines that the pages of a printed text added to it: running heads and feet, page numbers.

« en juin / Conseil OTAN-Russie 3 / 2015 » is cut by one. A line is the page's when it comes back and cuts a sentence,
or stands where a form feed ends a page, or comes at even distances; a heading or a refrain that comes back does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.reading.wrapped import begins_block, ended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.reading.offsets import PlacedText

_DIGITS, _SPACES = re.compile(r"\d+"), re.compile(r"\s+")
_ROMAN = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMBER = rf"(?:\d{{1,3}}|{_ROMAN})"
# « 3 », « - 3 - », « [3] », « 2/4 », « iii », « Page 3 | 12 » alone on a line.
_ALONE = re.compile(
    rf"[\W_]*(?:page|p\.|pag\.|folio)?[\W_]*(?P<at>{_NUMBER})(?:\s*(?:/|sur|de|of|\|)\s*{_NUMBER})?[\W_]*",
    re.IGNORECASE,
)
_BARE = re.compile(r"[-–—|•\s]*\d{1,3}[-–—|\s]*")
_PAGED = re.compile(r"^\W*(\d{1,3})\b(?!\s*[/.,:]?\s*\d)|(?<![\d/.,:])\b(\d{1,3})\W*$")
_OF = re.compile(r"(\d+)\s*(?:/|sur|de|of|\|)\s*(\d+)")
_CLOSING, _STOPS = "»\"')]* ", ".!?…:;,"
# A number far to the right or left of its head.
_ASIDE = re.compile(r"^\W*\d{1,3}\s{3,}|\s{3,}\d{1,3}\W*$")
_LONGEST_ROMAN = 16  # « Page xxxviii »
_LONGEST, _LONGEST_NUMBER, _LONGEST_RUN, _PROSE, _SHORT, _UNDER = 100, 40, 6, 30, 50, 2
# Lines: no page is shorter; how much longer than the shortest the longest may be where nothing else tells a page.
_PAGE, _EVEN = 15, 1.6
_NARROW = 0.7


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that may be the page's, one under the other.

    Whether they cut a sentence, whether a page ends here, and on how many sides a blank line sets them apart.
    """

    lines: tuple[int, ...]
    cuts: bool
    ends_page: bool
    apart: int


def find_running(lines: Sequence[PlacedText], feeds: Sequence[int], cut: re.Pattern[str]) -> frozenset[int]:
    r"""The offsets at which lines begin that are the page's; ``feeds`` are those of form feeds.

    ``cut`` tells of the end of one line and the next, « juin\n2015 », that a sentence goes on.
    """
    texts = [_SPACES.sub(" ", line.text) if "  " in line.text else line.text for line in lines]
    seen: dict[str, list[int]] = {}
    often = Counter(texts)
    for at, text in enumerate(texts):
        # Words that come once are of no kind, whatever they are: most lines are told so at once.
        may_be = often[text] > 1 or len(text) < _LONGEST_ROMAN or _DIGITS.search(text)
        if may_be and 0 < len(text) < _LONGEST and (key := _key(text)):
            seen.setdefault(key, []).append(at)
    # A line without a number that comes once is none; most are such.
    kinds = {key: found for key, found in seen.items() if len(found) > 1 or key[0] in "\0\1"}
    if not kinds:
        return frozenset()
    again = {at for key, found in kinds.items() for at in found if len(found) > 1 or key[0] == "\0"}
    numbers = {at for key, found in kinds.items() for at in found if key[0] == "\0"}
    once = {at for found in kinds.values() for at in found if at not in again}
    taken = _taken_of(kinds, _Page(lines, texts, again, feeds, cut))
    taken |= _taken_of(kinds, _Page(lines, texts, taken | once | numbers, feeds, cut)) if once else set()
    taken |= set(_below(_Page(lines, texts, taken, feeds, cut)))
    return frozenset(lines[at].offsets[0] for at in taken)


def _taken_of(kinds: Mapping[str, Sequence[int]], page: _Page) -> set[int]:
    by_line = {at: run for run in page.runs() for at in run.lines}
    numbers = {at for key, found in kinds.items() if key[0] == "\0" for at in found}
    taken: set[int] = set()
    for key, found in kinds.items():
        if met := [at for at in found if at in by_line]:
            taken.update(_taken(key, met, by_line, page, numbers))
    return taken


def goes_on_over(before: str, after: str, cut: re.Pattern[str]) -> bool:
    """Whether a sentence goes on over the end of a page, by its words alone."""
    return not ended(before) and (after[:1].islower() or bool(cut.search(f"{before[-40:]}\n{after[:40]}".lower())))


def _key(text: str) -> str:
    """What lines of one kind share: their words, digits masked where a page's number may stand; nothing for no kind.

    A number alone begins with the sign 0, one at either end of words with the sign 1.
    """
    if len(text) < _LONGEST_NUMBER and (alone := _ALONE.fullmatch(text)):
        return "\0" + _DIGITS.sub("0", text.replace(alone["at"], "0", 1)) if alone["at"] else ""
    if len(text) < 4 or text.rstrip(_CLOSING)[-1:] in _STOPS or begins_block(text):
        return ""
    return "\1" + _DIGITS.sub("0", text) if _DIGITS.search(text) and _PAGED.search(text) else text


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a text while its runs are told, those that may be the page's among them."""

    lines: Sequence[PlacedText]
    texts: Sequence[str]
    may_be: set[int]
    feeds: Sequence[int]
    cut: re.Pattern[str]

    def runs(self) -> Iterator[_Run]:
        """Each run of lines that may be the page's; a longer one is a table or a poem."""
        run: list[int] = []
        for at in sorted(self.may_be):
            if run and self.next_to(at, -1) != run[-1]:
                yield from self.as_run(run)
                run = []
            run.append(at)
        yield from self.as_run(run)

    def as_run(self, run: Sequence[int]) -> Iterator[_Run]:
        """The run of these lines, unless they are none."""
        if run and len(run) <= _LONGEST_RUN and not self.is_prose(run):
            yield self.run(run, self.next_to(run[0], -1), self.next_to(run[-1], 1))

    def next_to(self, at: int, step: int) -> int:
        """The line above or below that is not blank; -1 or the number of lines where there is none."""
        at += step
        while 0 <= at < len(self.texts) and not self.texts[at]:
            at += step
        return at

    def is_prose(self, run: Sequence[int]) -> bool:
        """Whether the lines of a run go on from one to the other: a paragraph that comes back, set in lines."""
        pairs = ((self.texts[above], self.texts[below]) for above, below in pairwise(run))
        return any(len(above) > _PROSE and below[:1].islower() for above, below in pairs)

    def run(self, run: Sequence[int], above: int, below: int) -> _Run:
        """A run between two lines of the text, or before its first, behind its last."""
        before, after = (self.texts[at] if 0 <= at < len(self.texts) else "" for at in (above, below))
        prose = len(before) > _PROSE and not begins_block(after)
        start = self.lines[above].offsets[-1] if before else -1
        end = self.lines[below].offsets[0] if after else self.lines[run[-1]].offsets[-1] + _LONGEST
        ends_page = bisect_right(self.feeds, start) < bisect_right(self.feeds, end)
        apart = (run[0] - above > 1) + (below - run[-1] > 1)
        # A line amid a wrapped paragraph is as wide as the one above it.
        apart = apart or all(len(self.texts[at]) < _NARROW * len(before) for at in run)
        return _Run(tuple(run), prose and goes_on_over(before, after, self.cut), ends_page, 2 if ends_page else apart)


def _taken(key: str, found: Sequence[int], by_line: dict[int, _Run], page: _Page, numbers: set[int]) -> Iterable[int]:
    """Those of the lines of one kind that are the page's."""
    texts, raw = page.texts, page.lines
    cuts = [at for at in found if by_line[at].cuts]
    ends = [at for at in found if by_line[at].ends_page]
    if key[0] == "\0":
        sure = cuts or ends or _of_one_total(found, texts)
        return found if sure else [at for at in found if _BARE.fullmatch(texts[at])]
    if key[0] == "\1":
        told = [int(match[1] or match[2]) for at in found if (match := _PAGED.search(texts[at]))]
        rising = all(after > before for before, after in pairwise(told))
        # « Conseil OTAN-Russie 3 », met once, stands apart on both sides.
        known = any(len(found) > 1 or by_line[at].apart > 1 for at in cuts)
        aside = len(found) > 1 and all(_ASIDE.search(raw[at].text) for at in found)
        return found if rising and (known or aside or len(ends) > 1 or (len(found) > 2 and _even(found, told))) else ()
    cuts = [at for at in cuts if by_line[at].apart]
    beside = [at for at in found if numbers.intersection(by_line[at].lines)]
    often = len(found) > 2 and (cuts or 2 * len(beside) > len(found) or _even(found))
    if not (often or len(cuts) > 1 or len(ends) > 1 or (cuts and (ends or page.next_to(found[0], -1) < 0))):
        return beside
    # The title of the first page is what the others have as their head.
    return found[1:] if found[0] < _LONGEST_RUN and found[0] not in {*cuts, *ends, *beside} else found


def _of_one_total(found: Sequence[int], texts: Sequence[str]) -> bool:
    """« 1/3 », « 2/3 », « 3/3 »: one after the other, of the same number of pages."""
    counted = [_OF.search(texts[at]) for at in found]
    pages = [(int(match[1]), match[2]) for match in counted if match]
    by_one = all(after[0] == before[0] + 1 and after[1] == before[1] for before, after in pairwise(pages))
    return len(pages) == len(found) > 1 and by_one


def _below(page: _Page) -> Iterator[int]:
    """What stands under a head and is another on each page: « 12 septembre 2007 », the sentence going on after it."""
    for run in page.runs():
        above, last = page.next_to(run.lines[0], -1), run.lines[-1]
        before = page.texts[above] if above >= 0 else ""
        under = [at for at in range(last + 1, min(last + 9, len(page.texts))) if page.texts[at]][: _UNDER + 1]
        if not under or len(before) <= _PROSE or ended(before) or not page.may_be.isdisjoint(under):
            continue
        if goes_on_over(before, page.texts[under[0]], page.cut) and not page.texts[under[0]][:1].isupper():
            continue
        for number, at in enumerate(under):
            if number and goes_on_over(before, page.texts[at], page.cut):
                yield from under[:number]
                break
            if len(page.texts[at]) > _SHORT or ended(page.texts[at]) or begins_block(page.texts[at]):
                break


def _even(found: Sequence[int], numbers: Sequence[int] = ()) -> bool:
    """Whether lines stand at the even distances of pages, their numbers rising by one."""
    gaps = [after - before for before, after in pairwise(found)]
    by_one = all(after - before in {1, 2} for before, after in pairwise(numbers))
    return min(gaps) >= _PAGE and max(gaps) <= _EVEN * min(gaps) and by_one
