"""The days that a text may be of, each with how it is known, the likeliest first.

A day is taken from the text before it is taken from what a page or a mail says of itself; one in an address, in the
name of a file, or only told, is shown and never taken.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from timeline.dates import find_dates
from timeline.events.dateline import Confidence
from timeline.intake.extract import Clue, Sure
from timeline.model.when import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.events.dateline import Dateline
    from timeline.intake.extract import Extract
    from timeline.language import Language

_ADDRESS_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_.]?(0[1-9]|1[0-2])[-/_.]?([0-2]\d|3[01])(?!\d)")
ROLES = {
    "signed": "signed in the text", "dateline": "the text's own dateline", "published": "published, as the text says",
    "today": "the text speaks of its own day", "held": "the meeting that the text tells", "told": "only told",
}  # fmt: skip
_OWN_DAY = ("signed", "dateline", "published")


def days_of(extract: Extract, datelines: Sequence[Dateline], language: Language, name: str) -> Iterator[Clue]:
    """Every day that may be the text's, whose datelines are given, the likeliest first; no day twice."""
    stated = [clue for clue in (_as_day(one, language) for one in extract.clues if one.field == "date") if clue]
    own, likely, told = _in_text(datelines)
    ranked = [
        *(one for one in stated if _is_header(one)), *own, *(one for one in stated if one.sure is Sure.STATED), *likely,
        *(one for one in stated if one.sure is not Sure.STATED), *_of_names(extract, name), *told,
    ]  # fmt: skip
    best: dict[str, Clue] = {}
    for one in sorted(ranked, key=lambda one: one.sure is Sure.GUESS):
        best.setdefault(one.value, one)
    yield from best.values()


def _in_text(given: Sequence[Dateline]) -> tuple[list[Clue], list[Clue], list[Clue]]:
    """The days of a text: its own, « Rennes, le 15 mai 2019 » before others; those that are likely; those told."""
    datelines = [one for one in given if one.day and one.role != "updated"]
    datelines.sort(key=lambda one: not one.place or f"{one.place},".lower() not in one.evidence.lower())
    own = [one for one in datelines if one.confidence is Confidence.SURE and one.role in _OWN_DAY]
    told = [one for one in datelines if one.confidence is Confidence.UNSURE or one.role == "told"]
    likely = sorted((one for one in datelines if one not in own and one not in told), key=lambda one: -one.weight)
    clues = ([_of_dateline(one) for one in some] for some in (own, likely, told))
    own_clues, likely_clues, told_clues = clues
    return own_clues, likely_clues, [as_guess(one) for one in told_clues]


def _is_header(clue: Clue) -> bool:
    return clue.basis == "the header of a corpus file"


def _of_dateline(one: Dateline) -> Clue:
    sure = Sure.STATED if one.confidence is Confidence.SURE else Sure.LIKELY
    return Clue("date", str(one.day), f"{ROLES.get(one.role, one.role)}: « {one.evidence} »", sure)


def as_guess(clue: Clue) -> Clue:
    """The clue as one that is only shown."""
    return Clue(clue.field, clue.value, clue.basis, Sure.GUESS)


def _as_day(clue: Clue, language: Language) -> Clue | None:
    """A clue whose words are a day, in ISO form; None when they are none."""
    try:
        day: date | None = date.fromisoformat(clue.value.strip()[:10])
    except ValueError:
        found = [one.when for one in find_dates(clue.value, language, None)]
        day = next((one.earliest for one in found if one.shape is Shape.ONE and one.earliest == one.latest), None)
    return Clue("date", str(day), f"{clue.basis}: « {clue.value[:60]} »", clue.sure) if day else None


def _of_names(extract: Extract, name: str) -> Iterator[Clue]:
    """The day in an address or a file's name, which is only ever shown."""
    addresses = [(clue.value, "the address") for clue in extract.clues if clue.field == "source"]
    for words, where in (*addresses, (name, "the name of the file")):
        if match := _ADDRESS_DAY.search(words):
            try:
                day = date(*map(int, match.groups()))
            except ValueError:
                continue
            yield Clue("date", str(day), f"{where}: « {words[-60:]} »", Sure.GUESS)
