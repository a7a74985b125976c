r"""A view of a file's text: what a reader sees, each character knowing which character of the file it stands for.

>>> seen = PlacedText.of("l’accord-\ncadre").replaced(re.compile("’"), "'").replaced(re.compile("\n"), "")
>>> seen.text, seen.offsets[-1]
("l'accord-cadre", 14)
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text and, for each of its characters, the offset in the file of the character it stands for.

    The offsets are a range as long as they follow each other, which they do in most texts.
    """

    text: str
    offsets: range | array[int]

    @classmethod
    def of(cls, text: str, start: int = 0) -> PlacedText:
        """The text as it is, beginning at ``start`` in the file."""
        return cls(text, range(start, start + len(text)))

    def cut(self, start: int, end: int) -> PlacedText:
        """The characters from ``start`` to ``end``."""
        return PlacedText(self.text[start:end], self.offsets[start:end])

    def strip(self) -> PlacedText:
        """The view without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def replaced(self, pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], str]) -> PlacedText:
        """Every match replaced; the characters put in stand where those of the match stood."""
        pieces: list[str] = []
        offsets, last = array("l"), 0
        for match in pattern.finditer(self.text):
            new, (start, end) = by if isinstance(by, str) else by(match), match.span()
            pieces += self.text[last:start], new
            offsets.extend(self.offsets[last:start])
            offsets.extend(self.offsets[min(start + n, end - 1)] for n in range(len(new)))
            last = end
        if not pieces:
            return self
        offsets.extend(self.offsets[last:])
        return PlacedText("".join((*pieces, self.text[last:])), offsets)

    def reduced(self, pattern: re.Pattern[str], group: int) -> PlacedText:
        """Every match reduced to one of its groups, whose characters keep their places."""
        matches = list(pattern.finditer(self.text))
        if not matches:
            return self
        cuts = [0, *(cut for one in matches for cut in (one.start(), *one.span(group), one.end())), len(self.text)]
        spans = list(zip(cuts[::2], cuts[1::2], strict=True))
        offsets = array("l", (offset for start, end in spans for offset in self.offsets[start:end]))
        return PlacedText("".join(self.text[start:end] for start, end in spans), offsets)

    @classmethod
    def join(cls, views: Iterable[PlacedText], glue: str = " ") -> PlacedText:
        """The views one after the other; the glue stands at the character that follows the one before it."""
        views = [view for view in views if view.text]
        return cls(glue.join(view.text for view in views), _joined([view.offsets for view in views], len(glue)))


def _joined(parts: Sequence[range | array[int]], glue: int) -> range | array[int]:
    ranges = [part for part in parts if isinstance(part, range)]
    follow = all(after.start - before.stop == glue for before, after in pairwise(ranges))
    if ranges and len(ranges) == len(parts) and glue < 2 and follow:
        return range(ranges[0].start, ranges[-1].stop)
    offsets = array("l")
    for part in parts:
        if offsets:
            offsets.extend([offsets[-1] + 1] * glue)
        offsets.extend(part)
    return offsets


def runs_of(offsets: range | array[int]) -> list[int]:
    """Where each run of offsets that follow each other begins and where it ends, one after the other.

    >>> runs_of(array("l", [4, 5, 6, 9]))
    [4, 7, 9, 10]
    """
    if isinstance(offsets, range):
        return [offsets.start, offsets.stop]
    cuts = [at for at, (one, two) in enumerate(pairwise(offsets), 1) if two != one + 1]
    ends = zip((0, *cuts), (*cuts, len(offsets)), strict=True)
    return [end for first, behind in ends for end in (offsets[first], offsets[behind - 1] + 1)]


def offsets_of(runs: Sequence[int]) -> range | array[int]:
    """The offsets of which these are the runs.

    >>> list(offsets_of([4, 7, 9, 10]))
    [4, 5, 6, 9]
    """
    ranges = [range(*run) for run in zip(runs[::2], runs[1::2], strict=True)]
    return ranges[0] if len(ranges) == 1 else array("l", (offset for run in ranges for offset in run))


_BROKEN = re.compile("\u00ad[ \t]*\r?\n[ \t]*(?=[a-zß-öø-ÿœ])")
# « déposi/Conseil OTAN-Russie 3/taire »: the hyphen is wanted until the page's lines are gone.
_PARTED = re.compile("\u00ad(?=[ \t]*[\r\n\f])")
_ACCENT = re.compile(r"[^\W\d_][\u0300-\u036f]+")
# « le 26\\ juin\\ 2010 », « n°\\ 12 », « l\\'accord »: what a converter has escaped for Markdown.
_ESCAPE = re.compile(r"\\(?=[ \u00a0'\u2019\".,:;!?()<>#@$~-])(?![ \u00a0]*[\r\n])")
_RETURN = re.compile("\r\n?")
_NOTHING = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1b\x1f\x7f]+")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_ONE_FOR_ONE = (
    dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n")
    | dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " ")
    | dict.fromkeys("\u02bc\u2018\u2019\u201b\u2032\uff07", "'")
    | dict.fromkeys("\u2010\u2011", "-")
)
# Far quicker than a translation: most letters are none of them.
_ODD = re.compile(f"[{''.join(_ONE_FOR_ONE)}]")
_RARE = re.compile(f"[\r\ufb00-\ufb06\u0300-\u036f{_NOTHING.pattern[1:-1]}")


def normalise(view: PlacedText) -> PlacedText:
    """One kind of apostrophe, space, hyphen and line end; accents composed; marks without width taken away."""
    if "\u00ad" in view.text:
        view = view.replaced(_BROKEN, "").replaced(_PARTED, "-")
    if "\\" in view.text:
        view = view.replaced(_ESCAPE, "")
    view = PlacedText(_ODD.sub(lambda odd: _ONE_FOR_ONE[odd[0]], view.text), view.offsets)
    if not _RARE.search(view.text):
        return view
    for pattern, by in ((_RETURN, "\n"), (_NOTHING, ""), (_LIGATURE, _compatible), (_ACCENT, _composed)):
        view = view.replaced(pattern, by)
    return view


def _compatible(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[0])


def lowered(text: str) -> str:
    """The text in small letters, letter for letter: « İ », which would become two, stays."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(one if len(one.lower()) != 1 else one.lower() for one in text)
