"""Footnotes of a printed text are set aside from the sentence they cut, and their marks taken from its words.

« … a chargé la commission1 de préparer pour / 1 Voir le communiqué du 2 février 2012. / juin 2015 un rapport » is one
sentence and one note.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.reading.lines import ended
from timeline.reading.offsets import PlacedText
from timeline.reading.running import goes_on_over

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# « 1 Voir », « 1Voir », « (1) voir », « [1] », « 1. Voir », « ¹ Voir »; not « 1er », not « 2 000 euros ».
_NOTE = re.compile(
    r"[(\[]?(?P<at>\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?P<close>[)\].]?)(?:\s+(?=[^\W\d_]|[«\"])|(?=[A-ZÀ-Þ«]))(?P<first>.)"
)
_NUMBER = re.compile(r"\d{1,2}")
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
# Lines: no foot of a page has more.
_MOST = 25
# Marks that need no note to be known: « 2020.1 Il a », « la réunion.2 Les ministres », « 2020¹ »; not « km² ».
_SIGN = re.compile(r"\.\d{1,2}\s+[A-ZÀ-Þ«]|[¹²³⁴⁵⁶⁷⁸⁹]")
_SURE = re.compile(
    r"(?<![nN][°o] (?:19|20)\d\d\.)(?:(?<=\b(?:19|20)\d\d\.)|(?<=[a-zß-öø-ÿ]{4}\.))\d{1,2}(?=\s+[A-ZÀ-Þ«])"
    r"|(?:(?<=[^\W\d_]{3})|(?<=\d{4})|(?<=[^\W_][.,;:!?»)]))[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}"
)
# A mark stands behind letters, a year or a stop: « la commission1 de », « en 20151, ».
_BEHIND = (
    r"(?:(?:(?<=[^\W\d_]{{3}})|(?<=\b(?:19|20)\d\d)){0}(?![\w%°]|[.,/]\d)"
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
) -> tuple[Sequence[PlacedText], frozenset[int]]:
    """The lines without the marks of notes, and the offsets at which notes begin.

    Notes end a page, their numbers follow each other, and a mark of the page or the sentence that they cut tells them.
    """
    made = [line.replaced(_SURE, "") if _SIGN.search(line.text) else line for line in lines]
    notes: set[int] = set()
    for sheet in _sheets(made, running, feeds) if any(_begins(line.text) for line in made) else ():
        found = _notes(sheet, made, cut)
        notes.update(made[at].offsets[0] for at, _ in found)
        for _, number in found:
            _take_mark(made, [at for at in sheet.marked if at < found[0][0]], number)
    return made, frozenset(notes)


def _begins(text: str) -> bool:
    return bool(_NOTE.match(text) or _NUMBER.fullmatch(text))


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


def _notes(sheet: _Sheet, lines: Sequence[PlacedText], cut: re.Pattern[str]) -> list[tuple[int, int]]:
    """The line on which each note of a page begins, and its number."""
    begun = [at for at in sheet.lines[-_MOST:] if _begins(lines[at].text)]
    chain: list[tuple[int, int]] = []
    for at in reversed(begun):
        number = _number(lines[at].text)
        if chain and number != chain[0][1] - 1:
            break
        chain.insert(0, (at, number))
    while chain and not _are_told(chain, sheet, lines, cut):
        chain.pop(0)
    under = {at: below for at, below in pairwise(sheet.lines) if _NUMBER.fullmatch(lines[at].text)}
    return [(under.get(at, at), number) for at, number in chain]


def _number(text: str) -> int:
    match = _NOTE.match(text)
    return int((match["at"] if match else text).translate(_RAISED))


def _are_told(
    chain: Sequence[tuple[int, int]], sheet: _Sheet, lines: Sequence[PlacedText], cut: re.Pattern[str]
) -> bool:
    """Whether the first of some notes has a mark above it, or cuts a sentence that goes on over the page.

    « 2. » opens a paragraph more often than a note: of such ones each has its mark.
    """
    at = chain[0][0]
    match = _NOTE.match(lines[at].text)
    marked = [lines[one].text for one in sheet.marked if one < at and lines[one].text]
    asked = chain if match and match["close"] == "." else chain[:1]
    if all(_has_mark(number, marked, in_brackets=bool(match and match["close"] in {")", "]"})) for _, number in asked):
        return True
    above = [one for one in sheet.lines if one < at]
    if not match or match["close"] == "." or match["first"].islower() or not above or not sheet.after:
        return False
    return ended(lines[sheet.lines[-1]].text) and goes_on_over(lines[above[-1]].text, sheet.after, cut)


def _has_mark(number: int, texts: Sequence[str], *, in_brackets: bool) -> bool:
    mark = re.compile(_BEHIND.format(number) + (rf"|(?<=[\w .,»])[(\[]{number}[)\]]" if in_brackets else ""))
    return any(mark.search(text) for text in texts)


def _take_mark(lines: list[PlacedText], where: Sequence[int], number: int) -> None:
    mark = re.compile(_BEHIND.format(number))
    for at in where:
        line = lines[at]
        if found := mark.search(line.text):
            lines[at] = PlacedText.join((line.cut(0, found.start()), line.cut(found.end(), len(line.text))), "")
            return
