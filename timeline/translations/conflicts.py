r"""Conflicts that git and msgcat leave in a catalogue: told by their lines, or settled where nothing hangs on them.

Who saved a file last and when, two translators never agree on; of such lines the later ones stand. Where a sentence
stands is written anew by each update. Where git also wrote what both sides were before (``merge.conflictStyle`` diff3),
a side that changed nothing else gives way to the other.

>>> text = '<<<<<<< a\n"Last-Translator: A\\n"\n=======\n"Last-Translator: B\\n"\n>>>>>>> b\n'
>>> settled(text)
'"Last-Translator: B\\n"\n'
>>> settled('<<<<<<< a\n=======\n>>>>>>> b\n')[:9]
'<<<<<<< a'
>>> settled('<<<<<<< a\n#: a.txt:13\n#, fuzzy\n||||||| o\n#: a.txt:12\n#, fuzzy\n=======\n#: a.txt:12\n>>>>>>> b\n')
'#: a.txt:12\n'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONFLICT = re.compile(
    r"^<{7}(?: .*)?\r?\n(?P<ours>(?:.*\n)*?)(?:^\|{7}(?: .*)?\r?\n(?P<before>(?:.*\n)*?))?"
    r"^={7}\r?\n(?P<theirs>(?:.*\n)*?)^>{7}(?: .*)?$\n?",
    re.MULTILINE,
)
_FIELDS = "PO-Revision-Date|POT-Creation-Date|Last-Translator|X-Generator|X-Poedit-[\\w-]+|Report-Msgid-Bugs-To"
_VOLATILE = re.compile(rf'^(?:"(?:{_FIELDS}):(?:[^"\\]|\\.)*"|#:.*)\s*?$\n?', re.MULTILINE)
_DATE = re.compile(r"PO-Revision-Date: ([^\\]*)")
BOTH = "#-#-#-#-#"  # what msgcat writes between two translations of one entry


def settled(text: str) -> str:
    """The text without the conflicts in which two sides differ only in who saved the file, when and with what."""
    return _CONFLICT.sub(_later, text) if "<<<<<<<" in text else text


def _later(conflict: re.Match[str]) -> str:
    sides = conflict["ours"], conflict["theirs"]
    # Marks with nothing between them are what is left of something: nobody can say that it hung on nothing.
    ours, theirs = map(_lasting, sides)
    before = None if conflict["before"] is None else _lasting(conflict["before"])
    if not any(sides) or not (ours == theirs or before in (ours, theirs)):
        return conflict[0]
    if ours != theirs:
        return sides[1] if before == ours else sides[0]
    days = [max(_DATE.findall(side), default="") for side in sides]
    return sides[0] if days[0] > days[1] else sides[1]


def _lasting(side: str) -> str:
    """A side without what hangs on nothing: who saved the file, and where sentences stand."""
    return _VOLATILE.sub("", side)


def git_conflicts(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The number of the line at which each conflict begins, from 1, and what is to be said of it."""
    begun = 0
    for number, line in enumerate(lines, 1):
        if line.startswith("<<<<<<<"):
            begun = number
        elif line.startswith(">>>>>>>") and begun:
            yield begun, f"git left a conflict here, to line {number}: choose one of the two"
            begun = 0
    if begun:
        yield begun, "git left a conflict here, and its end is not there"
