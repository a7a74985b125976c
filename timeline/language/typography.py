"""What is printed of a text: the steps of a language's typography, and what no line may part.

A text keeps its own signs in the corpus; all of this is done on what leaves for a publication.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale, UnknownLocaleError

from timeline.language.signs import may_match, signs_of, ways_by_signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

# An address is copied, not read: nothing of it changes, or it leads nowhere.
_ADDRESS = re.compile(r"((?:https?://|www\.)[^\s<>«»\ue000\ue001]+|(?<![\w.+-])[\w.+-]{1,64}+@[\w-]+\.[\w.-]+)")
# A CLDR pattern: words in quotes, a field as often its letter as it is wide, what stands between them.
_FIELD = re.compile(r"'(?P<said>[^']*)'|(?P<letter>[A-Za-z])(?P=letter)*|(?P<between>[^A-Za-z']+)")
_NO_BREAK = "\u00a0"
_OF_ADDRESSES = ("@", "://", "www.")
# But for the one before a colon, which is a sign of French.
_TIED = re.compile(r"\u00a0(?!:)")


class Step(NamedTuple):
    """What is put in the place of what a pattern finds, which is in no text without the signs that it needs."""

    pattern: re.Pattern[str]
    replacement: str
    needs: tuple[tuple[frozenset[str], ...], ...]


def make_step(pattern: re.Pattern[str], replacement: str) -> Step:
    """The step, with the signs that its pattern needs."""
    return Step(pattern, replacement, ways_by_signs(pattern.pattern))


def apply_steps(text: str, steps: Sequence[Step]) -> str:
    """The text after every step in order, but for its addresses: « https://example.org/OTAN-Russie » stays."""

    def all_steps(piece: str) -> str:
        signs = signs_of(piece)
        for pattern, replacement, needs in steps:
            if may_match(needs, signs) and (new := pattern.sub(replacement, piece)) != piece:
                piece, signs = new, signs_of(new)
        return piece

    return _outside_addresses(text, all_steps)


def enclose_raised(text: str, raised: Sequence[str], opening: str, closing: str) -> str:
    """The text with the letters that stand above the line between two signs: « XXIe siècle », « 1er mars »."""

    def enclosed(found: re.Match[str]) -> str:
        start, end = (place - found.start() for place in found.span("raised"))
        return f"{found[0][:start]}{opening}{found['raised']}{closing}{found[0][end:]}"

    def all_patterns(piece: str) -> str:
        for pattern in raised:
            piece = re.sub(pattern, enclosed, piece)
        return piece

    return _outside_addresses(text, all_patterns)


def untied(text: str) -> str:
    """The text without what keeps a line together: who looks a title up in a catalogue types « OTAN-Russie »."""
    return _TIED.sub(" ", text).translate({0x2011: "-", 0x2060: None})


def _outside_addresses(text: str, change: Callable[[str], str]) -> str:
    if not any(sign in text for sign in _OF_ADDRESSES):
        return change(text)
    return "".join(piece if number % 2 else change(piece) for number, piece in enumerate(_ADDRESS.split(text)))


def days_with_months(code: str, months: Sequence[str]) -> tuple[Step, ...]:
    """The steps that keep a day and its month on one line: « 6 juin », "June 6", «4 de abril».

    What stands between the two, and whether the month may come first, is the CLDR's long date of the language.
    """
    named = "|".join(re.escape(month) for month in sorted(months, key=len, reverse=True))
    day = r"\d{1,2}(?:er|re|e|st|nd|rd|th|º|ª)?"
    between, month_first = _order(code)
    parted, tied = re.escape(between).replace(r"\ ", "[ \u00a0]+"), between.replace(" ", _NO_BREAK)
    steps = [make_step(re.compile(rf"(?<![\d.,])({day}){parted}(?=(?:{named})\b)", re.IGNORECASE), rf"\1{tied}")]
    if month_first:
        before_day = re.compile(rf"\b({named})[ ](?={day}\b(?![ \u00a0](?:{named})\b))", re.IGNORECASE)
        steps.append(make_step(before_day, rf"\1{_NO_BREAK}"))
    return tuple(steps)


def _order(code: str) -> tuple[str, bool]:
    """What stands between day and month, and whether the month comes first."""
    try:
        pattern = Locale.parse(code, sep="-").date_formats["long"].pattern
    except (UnknownLocaleError, ValueError, KeyError):
        return " ", False
    parts = [*_fields(pattern)]
    names = [name for name, _ in parts]
    first, second = sorted((names.index("d"), names.index("M")))
    between = "".join(said for name, said in parts[first + 1 : second] if not name)
    return (between if " " in between else " "), names.index("M") < names.index("d")


def _fields(pattern: str) -> Iterator[tuple[str, str]]:
    """The parts of a CLDR pattern: fields by their letter, and what is written between them under none."""
    for found in _FIELD.finditer(pattern):
        if letter := found["letter"]:
            yield letter.replace("L", "M"), ""
        else:
            yield "", found["between"] or found["said"] or "'"
