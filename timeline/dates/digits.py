"""Digits as people type them: of other scripts, « ３ mai », « ٣ mai », and in a frame, « le 3️⃣ mai ».

A digit in a frame is the day where a word of dates stands before it, « le 3️⃣ mai », and the mark of an item at the head
of a line. Elsewhere nobody can tell which, and the month behind it is no date: better none than a wrong one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from timeline.language.spelling import LETTERS
from timeline.language.words import FIRST_SYMBOL

if TYPE_CHECKING:
    from timeline.language import Language

FRAME = "\u20e3"
# What makes a digit one of a picture.
FRAMES = ("\ufe0e", "\ufe0f", FRAME)
_OTHER = re.compile(r"(?![0-9])\d")
# What may be a digit of another script, and what may be any number but one of our own: most texts have none, which one
# look tells. Letters of Europe, marks and signs of money are none.
_MAY_BE_DIGIT = re.compile("[^\x00-\u065f\u2000-\u20cf]")
_MAY_BE_NUMBER = re.compile("[^\x00-\xb1\xb4-\xb8\xba\xbb\xbf-\u065f\u2000-\u206f\u20a0-\u20cf]")
_AFTER_DIGIT = re.compile(f"(?<=[0-9])[\ufe0e\ufe0f]?{FRAME}?")
_WORD_BEFORE = re.compile(f"([{LETTERS}]+)['’]?[ \t]*(?:[0-9]\ufe0f?{FRAME})*[0-9]\\Z")
_NUMBER = re.compile(f"(?:[0-9]\ufe0f?{FRAME}|[^\x00-\x7f])+\\Z")
_BLANKS, _BULLETS = " \t\u00a0", " \t>*•-–—"
# Letters: no word that the rules know is longer.
_LONGEST = 40


def plain_digits(text: str) -> str:
    """The text with each digit of another script in our own, sign for sign.

    >>> plain_digits("le ３ mai ２０１９")
    'le 3 mai 2019'
    """
    if not _MAY_BE_DIGIT.search(text):
        return text
    return _OTHER.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)


def frame_of_day(text: str, place: int, language: Language) -> tuple[int, int] | None:
    """Where the frame of a digit ends that is the day of a date, « le 3️⃣ mai »; None when it may be another number."""
    frame = _AFTER_DIGIT.match(text, place)
    if frame is None or frame.end() == place:
        return None
    word = _WORD_BEFORE.search(text[max(0, place - _LONGEST) : place])
    known = word is not None and language.tokens.symbols[word[1]][0] >= FIRST_SYMBOL
    return frame.span() if known or FRAME not in frame[0] else None


def has_unread_numbers(text: str) -> bool:
    """Whether a text has numbers that are none to the rules: « ③ », « ³ », a digit in a frame."""
    if not _MAY_BE_NUMBER.search(text):
        return False
    return any(sign == FRAME or sign.isnumeric() for sign in set(text) if not sign.isascii())


def is_behind_unread_number(text: str, start: int) -> bool:
    """Whether such a number, standing alone and not at the head of its line, is right before a character."""
    before = text[max(0, start - _LONGEST) : start].rstrip(_BLANKS)
    if before[-1:].isascii() or not (before[-1] == FRAME or before[-1].isnumeric()):
        return False
    number = _NUMBER.search(before)
    head = before[: number.start()] if number else before
    return bool(head.rpartition("\n")[2].strip(_BULLETS)) and not head[-1:].isalnum()
