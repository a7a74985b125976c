"""Bytes become text: UTF-8 and UTF-16 by their own signs, old code pages by how much of French they leave whole.

« réunis » is written with other bytes on each of four machines; read as the wrong one it is « rŽunis », « r‚unis ».
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# The first that fits best wins: Windows-1252 where nothing tells them apart.
_PAGES = ("cp1252", "mac-roman", "cp858", "iso8859-15")
_NAMES = {
    "utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32-le": "UTF-32", "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252", "mac-roman": "MacRoman", "cp858": "CP850", "iso8859-15": "ISO-8859-15",
}  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE = re.compile(rb"[^\r\n]*(?:\r\n?|\n|\Z)")
_ASCII = re.compile(rb"[\x00-\x7f]*")
_SAMPLE = 1 << 16
# « réunis », « Élysée », « RÉUNION », « l’accord », « n° 4 », « 5 € », « – », « mot… »: what a French page is made of.
_FRENCH = re.compile(
    r"(?<![A-ZÀ-Þ]{2})[àâäçéèêëîïôöùûüÿœæ](?![A-ZÀ-Þ])|(?<![a-zß-ÿœ])[ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ](?![a-zß-ÿœ][A-Z])"
    r"|«(?=\W)|(?<=\W)»|(?<=[a-zA-Z])’(?=\w)|(?<=[\d\s\xa0])€|(?<=[nNd\d])°|[…•](?=\s|\Z)|(?<=\s)[–—](?=\s)|[“„‘](?=\w)|(?<=\S)”"
    r"|\xa0(?=[\d:;!?»€%«–—])|(?<=[\d«–—])\xa0|(?<=\s)[«•]|»(?=\W)|\xad(?=\w)"
)
_STRANGE = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file are text: the encoding of its lines, and of those lines, counted from 1, that are odd.

    Each line is decoded by itself, so that the first lines alone decode as they do in the whole file. ``line`` is the
    first that is not UTF-8.
    """

    name: str
    odd: str = ""
    odd_lines: tuple[int, ...] = ()
    line: int = 0

    def decode(self, raw: bytes) -> str:
        """The text; U+FFFD stands for what is no character, a mark of byte order before UTF-16 is taken away."""
        if self.name.startswith("utf-16") or self.name.startswith("utf-32"):
            return raw.decode(self.name, errors="replace").removeprefix("\ufeff")
        if not self.odd:
            return raw.decode(self.name, errors="replace")
        odd = frozenset(self.odd_lines)
        lines = enumerate(_lines(raw), 1)
        return "".join(line.decode(self.odd if n in odd else self.name, errors="replace") for n, line in lines)

    @property
    def fact(self) -> str:
        """What a person should know of it; nothing of UTF-8."""
        if not self.odd:
            return "" if self.name == "utf-8" else f"the file is not UTF-8; it was read as {_NAMES[self.name]}"
        lines = ", ".join(map(str, self.odd_lines[:5])) + (" and more" if len(self.odd_lines) > 5 else "")
        which = f"line {lines} was" if len(self.odd_lines) == 1 else f"lines {lines} were"
        return f"the file was read as {_NAMES[self.name]}, but {which} read as {_NAMES[self.odd]}"


def find_encoding(raw: bytes) -> Encoding:
    """The encoding in which the bytes read best as French; one odd line does not decide the whole file."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return Encoding(name, line=1)
    if name := _wide(raw):
        return Encoding(name, line=1)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return _by_line(raw)
    return Encoding("utf-8")


def _wide(raw: bytes) -> str:
    """UTF-16 without its mark: every second byte of French in it is zero."""
    sample = raw[: _SAMPLE // 16]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) < 4 or max(even, odd) < 0.6 * half or min(even, odd) > 0.1 * half:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _by_line(raw: bytes) -> Encoding:
    """UTF-8 or a code page, as most lines with accents are; the others are the odd ones."""
    told = [(number, line) for number, line in enumerate(_lines(raw), 1) if not _ASCII.fullmatch(line)]
    broken = [(number, line) for number, line in told if not _is_utf8(line)]
    sample = b"".join(line for _, line in broken)[:_SAMPLE]
    page = max(_PAGES, key=lambda page: _score(sample, page))
    if 2 * len(broken) < len(told) or _score(sample, "utf-8") > _score(sample, page):
        # A line of UTF-8 that was cut amid a letter is one all the same.
        numbers = tuple(number for number, line in broken if _score(line, page) > _score(line, "utf-8"))
        return Encoding("utf-8", page, numbers, numbers[0]) if numbers else Encoding("utf-8")
    kept = frozenset(number for number, _ in broken)
    odd = tuple(n for n, line in told if n not in kept and _score(line, "utf-8") >= _score(line, page))
    return Encoding(page, "utf-8" if odd else "", odd, broken[0][0])


def _score(line: bytes, page: str) -> int:
    """One for each sign that French has where it stands, three less for each that it has not."""
    text = line.decode(page, errors="replace")
    right = len(_FRENCH.findall(text))
    return right - 3 * (len(_STRANGE.findall(text)) - right)


def _lines(raw: bytes) -> list[bytes]:
    """The lines with their ends, whichever system wrote them."""
    return [line for line in _LINE.findall(raw) if line]


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
