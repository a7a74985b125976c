"""The bytes of a text file become its text, and every letter that is doubtful is told.

« rÃ©unis » is « réunis » twice encoded: where nothing but French comes out it is mended and said, else only said.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from textwrap import shorten
from typing import TYPE_CHECKING

from timeline.intake.extract import Remark
from timeline.reading.encodings import find_encoding

if TYPE_CHECKING:
    from collections.abc import Iterable

# What « é », « à », « ’ », « œ », « « » become when their bytes are read as Windows-1252, MacRoman or CP850.
_TWICE = re.compile("Ã[^a-zA-Z\\s]|Ã\xa0|Â[^a-zA-Z\\s]|Â\xa0|â€|√[^\\s\\d]|Å“|[├┬]\\S|ÔÇ|¬[´ª]|‚Ä|ï»¿|ï¿½")
_CP850 = re.compile("[├┬]\\S|ÔÇ")
_FRENCH = frozenset(map(chr, range(128))) | frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»’‘“”–—…€°•\xa0\u202f")
_CONTROL = re.compile("[\x80-\x9f]")
_LOST = re.compile("\ufffd|(?<=[a-zà-ÿ])\\?(?=[a-zà-ÿ]{2})")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_END = re.compile("\r\n?|\u2028")
_SHOWN = 60


def read_text(raw: bytes) -> tuple[str, tuple[Remark, ...]]:
    r"""The text of a file without its mark of byte order, lines ending in \n, and what is to be said of its letters.

    C10 names an encoding that is not UTF-8, C53 tells letters that are lost, C54 letters twice encoded.
    """
    encoding = find_encoding(raw)
    text = _END.sub("\n", encoding.decode(raw).removeprefix("\ufeff")).replace("\x00", "")
    remarks = []
    if encoding.fact:
        remarks.append(Remark("C10", encoding.fact, "look whether its accents are right", encoding.line))
    mended, said = mend_letters(text)
    return mended, (*remarks, *said)


def as_it_is(raw: bytes) -> str:
    """The text of a file as it is, with its own line ends and letters, without its mark of byte order."""
    return find_encoding(raw).decode(raw).removeprefix("\ufeff")


def mend_letters(text: str) -> tuple[str, tuple[Remark, ...]]:
    """The text with what was certainly encoded twice made whole, and what is to be said of its letters."""
    text, remarks = _mend_twice(mend_controls(text))
    if lost := list(_LOST.finditer(text)):
        line = text.count("\n", 0, lost[0].start()) + 1
        around = text[max(0, lost[0].start() - 15) : lost[0].end() + 15].replace("\n", " ")
        fact = f"{_many(len(lost), 'letter')} lost before the file came here, the first in « {around.strip()} »"
        if "\ufffd" in text or len(lost) > 2:
            remarks.append(Remark("C53", fact, "take the text from a better copy, or write them in", line))
    return text, tuple(remarks)


def mend_controls(text: str) -> str:
    r"""The text with « l\x92accord », Windows' signs under another name, as Windows means them."""
    return _CONTROL.sub(lambda sign: sign[0].encode("latin-1").decode("cp1252", errors="replace"), text)


def mend_entities(text: str) -> str:
    """The text with « r&eacute;union » as the letters that are meant; « R&D » stays."""
    return _ENTITY.sub(lambda entity: unescape(entity[0]), text)


def _mend_twice(text: str) -> tuple[str, list[Remark]]:
    """Line by line, so that what is doubtful in one does not hold back the others."""
    if not _TWICE.search(text):
        return text, []
    lines = text.split("\n")
    mended: dict[int, str] = {}
    doubtful: dict[int, str] = {}
    for number, line in enumerate(lines):
        if _TWICE.search(line) and (proposed := _propose(line)) != line:
            sure = not (Counter(proposed) - Counter(line)).keys() - _FRENCH
            (mended if sure else doubtful)[number] = proposed
    remarks = [*_said(lines, mended, "mended"), *_said(lines, doubtful, "not mended, for it is not sure")]
    return "\n".join(mended.get(number, line) for number, line in enumerate(lines)), remarks


def _propose(line: str) -> str:
    """What ftfy would write, apostrophes, ligatures and everything else but twice encoded letters left alone."""
    if _CP850.search(line):
        return _reread(line, "cp850")
    import ftfy  # noqa: PLC0415 it takes as long to load as the rest of the reading

    config = ftfy.TextFixerConfig(
        uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False, normalization=None,
        unescape_html=False, fix_line_breaks=False, remove_terminal_escapes=False, remove_control_chars=False,
        fix_surrogates=False,
    )  # fmt: skip
    return ftfy.fix_text(line, config)


def _reread(line: str, page: str) -> str:
    try:
        return line.encode(page).decode("utf-8")
    except UnicodeError:
        return line


def _said(lines: list[str], proposed: dict[int, str], what: str) -> Iterable[Remark]:
    for number, right in list(proposed.items())[:1]:
        before, after = (shorten(line, _SHOWN, placeholder="…") for line in (lines[number], right))
        fact = f"{_many(len(proposed), 'line')} encoded twice, {what}: « {before} » is « {after} »"
        yield Remark("C54", fact, "compare with the original", number + 1)


def _many(number: int, noun: str) -> str:
    return f"1 {noun} was" if number == 1 else f"{number} {noun}s were"
