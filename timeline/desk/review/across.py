"""What a text in another language perhaps tells too: the events of which ``timeline check`` says C85, beside one's own.

Nobody knows all of it by a sign, so the toolkit joins neither with the other; whoever reviews sees both, and does.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from timeline.chronology.across_languages import why_met
from timeline.chronology.composing import compose_entries
from timeline.chronology.occasions import Occasion
from timeline.chronology.perhaps_same import is_told_for_sure, likeness
from timeline.events.places import load_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.chronology.one_text import OneText
    from timeline.desk.shelved import Shelved
    from timeline.desk.workbench import Workbench
    from timeline.language import Language
    from timeline.model.edition import Entry
    from timeline.model.when import When


class Elsewhere(NamedTuple):
    """An event that a text in another language perhaps tells too: as its entry there, and how much both say alike."""

    entry: Entry
    likeness: int


def told_elsewhere(bench: Workbench, shelved: Shelved, text: OneText) -> Mapping[str, tuple[Elsewhere, ...]]:
    """By the id of an event of a text, what texts in other languages perhaps tell of it, the likeliest first.

    Nothing of an event that the editor joins or keeps apart, nor of two that the toolkit joins.
    """
    found: dict[str, tuple[Elsewhere, ...]] = {}
    spoken = text.communique.language if text.communique else ""
    others = [one for one in shelved.texts if one.communique and one.communique.language != spoken]
    by_day = [known for other in others if (known := _by_day(bench, other))]
    for when, entries in _by_day(bench, text).items() if by_day else ():
        there = [entry for known in by_day for entry in known.get(when, ())]
        for entry in entries if there else ():
            alike = [Elsewhere(other, much) for other in there if (much := _alike(bench, entry, other))]
            if alike:
                found[entry.id] = tuple(sorted(alike, key=lambda one: (-one.likeness, one.entry.id)))
    return found


def _by_day(bench: Workbench, text: OneText) -> Mapping[When, list[Entry]]:
    """The entries of a text that stand on a day for sure, by that day; made again only where the text changed."""
    if text.collection is None:
        return {}
    return bench.keep(("days", text.path), text.collection, partial(_days, text))


def _days(text: OneText) -> Mapping[When, list[Entry]]:
    days: dict[When, list[Entry]] = {}
    made = text.collection
    if made is None:
        return days
    for entry in compose_entries(made.tellings, made.translations, made.event_ids, {})[0]:
        if is_told_for_sure(entry) and not _is_settled(entry):
            days.setdefault(entry.event.when, []).append(entry)
    return days


def _is_settled(entry: Entry) -> bool:
    return any(edit.said.get(word) for edit in entry.event.edits for word in ("join", "part"))


def _alike(bench: Workbench, entry: Entry, other: Entry) -> int:
    """How much both say alike; 0 where they are not told apart, or are joined without anybody."""
    known = dict(_languages(bench, entry, other))
    if len(known) < len({entry.communique.language, other.communique.language}):
        return 0
    one, two = (Occasion(each, load_places(known[each.communique.language])) for each in (entry, other))
    return 0 if why_met(one, two, known) else likeness(one, two, known)


def _languages(bench: Workbench, *entries: Entry) -> Iterator[tuple[str, Language]]:
    for entry in entries:
        if language := bench.shelf.languages.of_texts(entry.communique.language):
            yield entry.communique.language, language
