"""What a mail that was passed on says of itself: its own day, sender and subject, not those of who passed it on.

« Envoyé : mardi 3 mai 2016 14:02 » is Outlook's, « Date: mar. 3 mai 2016 à 14:02 » Gmail's and Apple's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from timeline.intake.extract import Clue, Sure
from timeline.intake.mail_words import mail_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_ENGLISH = (
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})\s+{_MONTH}\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
)


def passed_on_clues(inner: Mapping[str, str]) -> Iterator[Clue]:
    """The clues that the fields ``day``, ``subject`` and ``sender`` of a mail give that was passed on in another."""
    if subject := without_answer(inner.get("subject", "")):
        yield Clue("title", subject, "the subject of the mail that was passed on", Sure.LIKELY)
    if words := inner.get("day", ""):
        yield Clue("date", _day(words), "the day the mail that was passed on was sent", Sure.LIKELY)
    if sender := mail_words().behalf.sub("", inner.get("sender", "")).strip():
        sure = Sure.GUESS if "@" in sender else Sure.LIKELY
        yield Clue("issuer", sender, "the sender of the mail that was passed on", sure)


def as_passed_on(clue: Clue) -> Clue:
    """What the mail says that passed another on: of who passed it on, and when, so it is only shown."""
    if clue.field not in ("date", "issuer", "title"):
        return clue
    return replace(clue, sure=Sure.GUESS, basis=f"{clue.basis} that passed it on")


def without_answer(subject: str) -> str:
    """A subject without « Re: », « TR : », « Fwd: »."""
    return mail_words().again.sub("", subject).strip()


def _day(words: str) -> str:
    """The day in ISO form where it is written in English; else the words without the hour, for who reads days."""
    for pattern in _ENGLISH:
        if match := pattern.search(words):
            month = _MONTHS.index(match["month"].lower()) + 1
            try:
                return date(int(match["year"]), month, int(match["day"])).isoformat()
            except ValueError:
                break
    return mail_words().clock.sub("", words)
