"""Whether two dates of a sentence are members of one enumeration: « en 2008 et en 2009 »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.model.when import Shape

if TYPE_CHECKING:
    from timeline.events.cues import Heard
    from timeline.model.event import Mention

# In letters: how near a noun touches its date.
_TOUCH = 80
_AGAIN = re.compile(r",?\s+(?:\w\w\s+)?")
# « le Statut du 17 juillet 1998, le 1er juillet 2002 »
_ARTICLE = re.compile(r",\s+\w+\s+")
_ANEW, _COMMA = re.compile(r",\s\w+\s\w+\s+"), re.compile(r",\s+")


def are_enumerated(heard: Heard, one: Mention, other: Mention, *, told: bool) -> bool:
    """Whether two mentions are members of one enumeration: whole periods of one precision, « et » between them.

    ``told``: a verb stands before the first.
    """
    signs, gap = heard.cues.signs, heard.low[one.end : other.start]
    pointed = signs["pointed"]
    if one.when == other.when and _AGAIN.fullmatch(gap):  # « Aujourd'hui quatorze juin mil sept cent »
        return pointed.fullmatch(heard.low, one.start, one.end) is not None
    # « déposé le lundi 30 mars, et aujourd'hui, nous en sommes à sa lecture »
    to_now = "," in gap and pointed.fullmatch(heard.low, other.start, other.end)
    anew = told and _opens_anew(heard, one, other)
    if to_now or anew or _is_apart(heard, one.start, gap) or not signs["enumeration"].fullmatch(gap):
        return False
    simple = all(m.when.shape is Shape.ONE and not (m.when.reach or m.when.about) for m in (one, other))
    return simple and one.when.precision is other.when.precision and one.when < other.when


def _is_apart(heard: Heard, start: int, gap: str) -> bool:
    """Whether a date that says of what a noun is has one behind it that says when."""
    taken = heard.cues.deciders["taken"]
    said_of = _ARTICLE.fullmatch(gap) and not taken.search(gap)
    return bool(said_of and taken.search(heard.low[max(0, start - _TOUCH) : start]))


def _opens_anew(heard: Heard, one: Mention, other: Mention) -> bool:
    """Whether the second date opens a clause: « a eu lieu le 7 février, et le 4 mars, le conseil a nommé … »."""
    anew = _ANEW.match(heard.low, one.end, other.start) and _COMMA.match(heard.low, other.end)
    return bool(anew and heard.cues.deciders["nominal"].match(heard.low, anew.end()))
