"""Reviewed, apart from translated: a second person has read French and English and stands for them.

The mark is a comment of the entry, ``# reviewed: A. Martin``, because every tool keeps comments and gettext drops flags
that it does not know (msgcat, msgmerge and msgattrib 0.21 do). An update adds a digest of both texts; when one of them
is no longer what was reviewed the mark says so, and it counts again when that returns.

>>> from timeline.translations.po import Unit
>>> unit = signed(Unit("a.k3f7", "Le plan.", "The plan.", comments=("reviewed: A. Martin",)))
>>> unit.comments, is_reviewed(unit)
(('reviewed: A. Martin [cb58]',), True)
>>> later = with_review(replace(unit, target="The plans."))
>>> later.comments, is_reviewed(later)
(('reviewed before: A. Martin [cb58]',), False)
>>> with_review(replace(later, target="The plan.")) == unit
True
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.translations.alignment import comparable

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.translations.po import Unit

_MARK = re.compile(r"reviewed(?P<before> before)?(?P<who>: .*?|:|)\s*(?:\[(?P<digest>[0-9a-f]{4})\])?", re.IGNORECASE)
REVIEWED = "reviewed"


def is_reviewed(unit: Unit) -> bool:
    """Whether someone reviewed the unit as it is: its source and its target, neither of them waiting for anybody."""
    if unit.fuzzy or not unit.target.strip():
        return False
    marks = [match for match in map(_MARK.fullmatch, unit.comments) if match and not match["before"]]
    return any(match["digest"] in (None, _digest(unit)) for match in marks)


def is_mark(comment: str) -> bool:
    """Whether a comment says that an entry was reviewed, as it is or as it was before."""
    return _MARK.fullmatch(comment.strip()) is not None


def reviewers(unit: Unit) -> tuple[str, ...]:
    """Who reviewed the unit as it is, in the order of the marks; an empty name where a mark says none."""
    if not is_reviewed(unit):
        return ()
    marks = [match for match in map(_MARK.fullmatch, unit.comments) if match and not match["before"]]
    return tuple(_who(mark) for mark in marks if mark["digest"] in (None, _digest(unit)))


def reviewed(unit: Unit, who: str) -> Unit:
    """The unit as it is, reviewed by somebody; what was reviewed before it became so is said no more."""
    kept = unreviewed(unit).comments
    mark = _MARK.fullmatch(f"{REVIEWED}: {' '.join(who.split())}".removesuffix(": "))
    return replace(unit, comments=(*kept, _written(mark, "", _digest(unit)))) if mark else unit


def unreviewed(unit: Unit) -> Unit:
    """The unit of which nobody says that it was reviewed."""
    return replace(unit, comments=tuple(comment for comment in unit.comments if not is_mark(comment)))


def signed(unit: Unit) -> Unit:
    """The unit with a digest of its texts in each mark that someone wrote by hand."""

    def sign(mark: re.Match[str]) -> str:
        return mark[0] if mark["digest"] or mark["before"] else _written(mark, "", _digest(unit))

    return _marked(unit, sign) if unit.target.strip() else unit


def with_review(unit: Unit) -> Unit:
    """The unit with marks that say whether what was reviewed is what it has; one that waits keeps them as they are."""

    def compare(mark: re.Match[str]) -> str:
        if not mark["digest"]:
            return mark[0]
        return _written(mark, "" if mark["digest"] == _digest(unit) else " before", mark["digest"])

    return unit if unit.fuzzy or not unit.target.strip() else _marked(unit, compare)


def _marked(unit: Unit, write: Callable[[re.Match[str]], str]) -> Unit:
    if not unit.comments:
        return unit
    comments = tuple(write(mark) if (mark := _MARK.fullmatch(comment)) else comment for comment in unit.comments)
    return replace(unit, comments=comments) if comments != unit.comments else unit


def _written(mark: re.Match[str], before: str, digest: str) -> str:
    who = _who(mark)
    return f"{REVIEWED}{before}{f': {who}' if who else ''} [{digest}]"


def _who(mark: re.Match[str]) -> str:
    return mark["who"].removeprefix(":").strip()


def _digest(unit: Unit) -> str:
    texts = f"{comparable(unit.source)}\0{comparable(unit.target)}"
    return hashlib.sha256(texts.encode()).hexdigest()[:4]
