r"""A view of a file's text: what a reader sees, each character knowing which character of the file it stands for.

>>> seen = View.of("l’accord-\ncadre").replaced(re.compile("’"), "'").replaced(re.compile("\n"), "")
>>> seen.text, seen.offsets[-1]
("l'accord-cadre", 14)
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class View:
    """A text and, for each of its characters, the offset in the file of the character it stands for."""

    text: str
    offsets: array[int]

    @classmethod
    def of(cls, text: str, start: int = 0) -> View:
        """The text as it is, beginning at ``start`` in the file."""
        return cls(text, array("l", range(start, start + len(text))))

    def cut(self, start: int, end: int) -> View:
        """The characters from ``start`` to ``end``."""
        return View(self.text[start:end], self.offsets[start:end])

    def strip(self) -> View:
        """The view without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def replaced(self, pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], str]) -> View:
        """Every match replaced; the characters put in stand where those of the match stood."""
        pieces: list[str] = []
        offsets, last = array("l"), 0
        for match in pattern.finditer(self.text):
            new, (start, end) = by if isinstance(by, str) else by(match), match.span()
            pieces += self.text[last:start], new
            offsets += self.offsets[last:start]
            offsets.extend(self.offsets[min(start + n, end - 1)] for n in range(len(new)))
            last = end
        if not last and not pieces:
            return self
        return View("".join((*pieces, self.text[last:])), offsets + self.offsets[last:])

    @classmethod
    def join(cls, views: Iterable[View], glue: str = " ") -> View:
        """The views one after the other; the glue stands at the character that follows the one before it."""
        texts: list[str] = []
        offsets = array("l")
        for view in views:
            if not view.text:
                continue
            if texts:
                texts.append(glue)
                offsets.extend([offsets[-1] + 1] * len(glue))
            texts.append(view.text)
            offsets += view.offsets
        return cls("".join(texts), offsets)


_BROKEN = re.compile("\u00ad[ \t]*\r?\n[ \t]*")
_MARK = re.compile("[\u0300-\u036f]")
_ACCENT = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_ENDS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_APOSTROPHES, _HYPHENS = "\u02bc\u2018\u2019\u201b\u2032\uff07", "\u2010\u2011"
_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_WITHOUT_WIDTH = "\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1b\x1f\x7f"
_LIGATURES = "\ufb00-\ufb06"
_SPECIAL = re.compile(
    f"\r\n|[\r{_ENDS[2:]}]|(?P<space>[{_SPACES}])|(?P<nothing>[{_WITHOUT_WIDTH}])"
    f"|(?P<apostrophe>[{_APOSTROPHES}])|(?P<hyphen>[{_HYPHENS}])|(?P<ligature>[{_LIGATURES}])"
)
_FOLDED = {None: "\n", "space": " ", "nothing": "", "apostrophe": "'", "hyphen": "-"}


def fold(view: View) -> View:
    """One kind of apostrophe, space, hyphen and line end; accents composed; marks without width taken away."""
    if "\u00ad" in view.text:
        view = view.replaced(_BROKEN, "")
    view = view.replaced(_SPECIAL, _fold_one)
    if not _MARK.search(view.text):
        return view
    return view.replaced(_ACCENT, lambda match: unicodedata.normalize("NFC", match[0]))


def _fold_one(match: re.Match[str]) -> str:
    if match.lastgroup == "ligature":
        return unicodedata.normalize("NFKC", match[0])
    return _FOLDED[match.lastgroup]
