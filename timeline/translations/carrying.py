"""Entries come into another catalogue whole: with their state, the translator's comments and acceptances.

Where it has an entry of that id already, the one that is translated and reviewed stands; where both are translated and
differ, both are kept, the one that came as obsolete.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.model.ids import communique_of, is_sentence_id
from timeline.translations.alignment import comparable
from timeline.translations.waiting import retired

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.translations.catalogue import Catalogue
    from timeline.translations.po import Unit


def carried_in(catalogue: Catalogue, units: Iterable[Unit]) -> Catalogue:
    """The catalogue with these units too, none of its own lost."""
    units = tuple(units)
    translated = {_sentence(unit) for unit in units if unit.target.strip()}
    # A sentence that has an empty entry here, under an id drawn anew, keeps that under which it was translated.
    kept = [unit for unit in catalogue.units if not _is_empty(unit) or _sentence(unit) not in translated]
    places = {unit.id: place for place, unit in sorted(enumerate(kept), key=lambda numbered: not numbered[1].obsolete)}
    for unit in units:
        if (place := places.get(unit.id)) is None:
            kept.append(unit)
            continue
        twin = kept[place]
        if _says_more(unit, twin):
            kept[place] = _with_comments(unit, twin)
        elif unit.target.strip() and (unit.source, unit.target) != (twin.source, twin.target):
            kept.append(retired(unit))
        else:
            kept[place] = _with_comments(twin, unit)
    return replace(catalogue, units=tuple(kept))


def _is_empty(unit: Unit) -> bool:
    """Whether no one has written anything in an entry."""
    return not unit.target.strip() and not unit.comments


def _sentence(unit: Unit) -> tuple[str, str]:
    """The communiqué and the text of a sentence; of a title or place, its id."""
    return (communique_of(unit.id), comparable(unit.source)) if is_sentence_id(unit.id) else ("", unit.id)


def _says_more(unit: Unit, twin: Unit) -> bool:
    """Whether an entry that came is translated where its twin is not, or reviewed where that waits."""
    if not twin.target.strip():
        return True
    return (unit.source, unit.target) == (twin.source, twin.target) and twin.fuzzy and not unit.fuzzy


def _with_comments(unit: Unit, twin: Unit) -> Unit:
    """The unit with what translators wrote above its twin."""
    return replace(unit, comments=tuple(dict.fromkeys((*unit.comments, *twin.comments))))
