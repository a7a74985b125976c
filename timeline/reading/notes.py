"""Footnotes of a printed text are set aside from the sentence they cut, and their marks taken from its words.

« … a chargé la commission1 de préparer pour / 1 Voir le communiqué du 2 février 2012. / juin 2015 un rapport » is one
sentence and one note.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.reading.offsets import PlacedText
from timeline.reading.running import goes_on_over
from timeline.reading.wrapped import ended

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# « 1 Voir », « 1Voir », « (1) voir », « [1] », « 1. Voir », « ¹ Voir »; not « 1er », not « 2 000 euros ».
_NOTE = re.compile(
    r"[(\[]?(?P<at>\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?P<close>[)\].]?)(?:\s+(?=[^\W\d_]|[«\"])|(?=[A-ZÀ-Þ«]))(?P<first>.)"
)
_NUMBER = re.compile(r"\d{1,2}")
_OPENS = frozenset("([0123456789¹²³⁴⁵⁶⁷⁸⁹")
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
# Lines: no foot of a page has more.
_MOST = 25
# Share of the widest line of a note: a shorter one may be its last.
_FULL = 0.8
# Marks that need no note to be known: « 2020.1 Il a », « la réunion.2 Les ministres », « 2020¹ »; not « km² ».
_SIGN = re.compile(r"\.\d{1,2}\s+[A-ZÀ-Þ«]|[¹²³⁴⁵⁶⁷⁸⁹]")
_SURE = re.compile(
    r"(?<![nN][°o] (?:19|20)\d\d\.)(?:(?<=\b(?:19|20)\d\d\.)|(?<=[a-zß-öø-ÿ]{4}\.))\d{1,2}(?=\s+[A-ZÀ-Þ«])"
    r"|(?:(?<=[^\W\d_]{3})|(?<=\d{4})|(?<=[^\W_][.,;:!?»)]))[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}"
)
# A mark stands behind letters, a year or a stop: « la commission1 de », « en 20151, ».
_BEHIND = (
    r"(?:(?:(?<=[^\W\d_]{{3}})|(?<=\b(?:19|20)\d\d)){0}(?![\w%°]|[.,/]\w)"
    r"|(?:(?<=[a-zß-öø-ÿ]{{4}}\.)|(?<=[a-zß-öø-ÿ]{{2}}[,;:!?»)])|(?<=\b(?:19|20)\d\d[.,;:])){0}(?=\s|$))"
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The lines of one page by their numbers, those that may have marks of its notes, the first line of the next."""

    lines: Sequence[int]
    marked: Sequence[int]
    after: str


def set_notes_aside(
    lines: Sequence[PlacedText], running: frozenset[int], feeds: Sequence[int], cut: re.Pattern[str]
) -> tuple[Sequence[PlacedText], Mapping[int, bool]]:
    """The lines without the marks of notes, and for the offset of each line of a note whether a note begins there.

    A note has its mark above it on its page, or ends a page and cuts a sentence that goes on over it.
    """
    made = list(lines)
    notes: dict[int, bool] = {}
    gone: set[int] = set()
    last = 0
    for sheet in _sheets(made, running, feeds) if any(_begins(line.text) for line in made) else ():
        found = _marked_notes(sheet, made, last) or _cutting_notes(sheet, made, cut)
        last = found[-1][1] if found else last
        starts = {at for at, _ in found}
        for at, number in found:
            _take_mark(made, [one for one in sheet.marked if one < at], number)
            own = [at, *_rest(at, starts, made, running)]
            notes.update((made[one].offsets[0], one == at) for one in own)
            gone.update(one for one in range(at, own[-1]) if not made[one].text)
    return [line for at, line in enumerate(made) if at not in gone], notes


def _rest(start: int, starts: set[int], lines: Sequence[PlacedText], running: frozenset[int]) -> Iterator[int]:
    """The further lines of a note: to the next, to what the page adds, to a stop that a line or its paragraph ends."""
    last, widest = start, 0
    for at in range(start + 1, min(start + _MOST, len(lines))):
        line = lines[at]
        if line.text:
            short = len(lines[last].text) < _FULL * widest
            whole = ended(lines[last].text) and (at > last + 1 or last == start or short)
            if whole or at in starts or line.offsets[0] in running:
                return
            yield at
            widest = max(widest, len(lines[last].text), len(line.text))
            last = at


def without_sure_marks(lines: Sequence[PlacedText], text: str) -> Sequence[PlacedText]:
    """The lines of a text without the marks that need no note to be known."""
    return [line.replaced(_SURE, "") for line in lines] if _SIGN.search(text) else lines


def _begins(text: str) -> bool:
    return text[:1] in _OPENS and bool(_NOTE.match(text) or _NUMBER.fullmatch(text))


def _sheets(lines: Sequence[PlacedText], running: frozenset[int], feeds: Sequence[int]) -> Iterator[_Sheet]:
    """The pages of a text, as far as running lines and form feeds tell them; the last may have the notes of all."""
    own: list[int] = []
    ends = False
    for at, line in enumerate(lines):
        if not line.text:
            continue
        if line.offsets[0] in running and not _is_marked(line.text, own, lines):
            ends = bool(own)
            continue
        if own and (ends or bisect_right(feeds, lines[own[-1]].offsets[-1]) < bisect_right(feeds, line.offsets[0])):
            yield _Sheet(own, own, line.text)
            own = []
        own.append(at)
        ends = False
    if own:
        yield _Sheet(own, range(len(lines)), "")


def _is_marked(number: str, own: Sequence[int], lines: Sequence[PlacedText]) -> bool:
    """Whether a number alone on its line is that of a note: a line of its page has its mark."""
    if not _NUMBER.fullmatch(number):
        return False
    mark = re.compile(_BEHIND.format(number))
    return any(mark.search(lines[at].text) for at in own)


def _marked_notes(sheet: _Sheet, lines: Sequence[PlacedText], last: int) -> list[tuple[int, int]]:
    """The line on which each note of a page begins, and its number; each has its mark above it.

    They begin at 1, or go on from ``last``, that of the page before: « 19 personnes » under « la COVID19 » is none.
    """
    found: list[tuple[int, int]] = []
    under = dict(pairwise(sheet.lines))

    @cache
    def marked(number: int, *, in_brackets: bool) -> int:
        """The first line with the mark of a note; no note has more than two digits, so few are asked for."""
        return _first_mark(number, sheet.marked, lines, in_brackets=in_brackets)

    for at in sheet.lines:
        match, bare = _NOTE.match(lines[at].text), _NUMBER.fullmatch(lines[at].text)
        number = _number(lines[at].text) if match or bare else 0
        awaited = {found[-1][1] + 1} if found else {1, last + 1}
        glued = match and match["close"] != "." and match.end() == match.end("close") + 1
        if number not in awaited and not (number and glued and not found):
            continue
        in_brackets = bool(match and match["close"] in {")", "]"})
        raised = bool(match and not match["at"].isdecimal())
        if (not bare or at in under) and (raised or marked(number, in_brackets=in_brackets) < at):
            found.append((under[at] if bare else at, number))
    return found


def _number(text: str) -> int:
    match = _NOTE.match(text)
    return int((match["at"] if match else text).translate(_RAISED))


def _cutting_notes(sheet: _Sheet, lines: Sequence[PlacedText], cut: re.Pattern[str]) -> list[tuple[int, int]]:
    """Notes at the foot of a page that have no mark, but cut a sentence that goes on over it; « 2. » is an item."""
    chain: list[tuple[int, int]] = []
    for at in reversed(sheet.lines[-_MOST:] if sheet.after and ended(lines[sheet.lines[-1]].text) else ()):
        match = _NOTE.match(lines[at].text)
        if match and match["close"] != "." and not match["first"].islower():
            number = _number(lines[at].text)
            chain = [(at, number), *(chain if chain and number == chain[0][1] - 1 else ())]
    above = [one for one in sheet.lines if chain and one < chain[0][0]]
    return chain if above and goes_on_over(lines[above[-1]].text, sheet.after, cut) else []


def _first_mark(number: int, where: Sequence[int], lines: Sequence[PlacedText], *, in_brackets: bool) -> int:
    """The first of some lines that has the mark of a note; where none has, the number of all lines."""
    mark = re.compile(_BEHIND.format(number) + (rf"|(?<=[\w .,»])[(\[]{number}[)\]]" if in_brackets else ""))
    return next((at for at in where if str(number) in lines[at].text and mark.search(lines[at].text)), len(lines))


def _take_mark(lines: list[PlacedText], where: Sequence[int], number: int) -> None:
    mark = re.compile(_BEHIND.format(number))
    for at in where:
        line = lines[at]
        if str(number) in line.text and (found := mark.search(line.text)):
            lines[at] = PlacedText.join((line.cut(0, found.start()), line.cut(found.end(), len(line.text))), "")
            return
