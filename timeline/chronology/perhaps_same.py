"""Perhaps the same: events of one day in two languages that are not joined, because not all of it is known.

Nobody knows « le conseil général du Finistère » by a sign, and so it is never joined with "the county council". Words,
names and numbers of both that may say each other are told to the editor, who joins them or keeps them apart.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from timeline.chronology.across_languages import contradict, encounters, place_of
from timeline.chronology.occasions import Occasion
from timeline.chronology.subject_words import matched, subject_words
from timeline.events.places import load_places
from timeline.language.names import english_name
from timeline.model.errors import Finding, Severity
from timeline.model.event import Kind
from timeline.model.period import Precision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from timeline.language import Language
    from timeline.model.edition import Entry
    from timeline.model.when import When

# So many words must be said by both where who acts is not known.
_ENOUGH = 2
# A day with more events than this in each of two languages is a list: nobody could judge each with each.
_MANY = 50
_REMEDY = 'if it is, write join = "{}" under ["{}"] in editing.toml; if it is not, part = true'


def perhaps_same(
    entries: Iterable[Entry], languages: Mapping[str, Language], apart: Collection[str]
) -> Iterator[Finding]:
    """A remark C85 for each event that may be that of another language on its day; each stands in one remark.

    ``apart`` are the ids that the editor keeps apart.
    """
    places = {code: load_places(language) for code, language in languages.items()}
    by_day: dict[When, list[Occasion]] = defaultdict(list)
    for entry in entries:
        if entry.id not in apart and entry.communique.language in places and is_told_for_sure(entry):
            by_day[entry.event.when].append(Occasion(entry, places[entry.communique.language]))
    for occasions in by_day.values():
        yield from _of_a_day(occasions, languages)


def is_told_for_sure(entry: Entry) -> bool:
    """Whether the day of an entry is known, and printed: another text may tell it too."""
    event = entry.event
    return event.when.precision is Precision.DAY and event.kind is not Kind.DEADLINE and not event.left_out


def _of_a_day(occasions: list[Occasion], languages: Mapping[str, Language]) -> Iterator[Finding]:
    """The likeliest pairs first; each entry, with all that is joined to it, in one of them."""
    spoken: dict[str, list[Occasion]] = defaultdict(list)
    for one in occasions:
        spoken[one.language].append(one)
    first, *others = spoken.values()
    pairs = product(first, [one for some in others for one in some][:_MANY]) if len(first) <= _MANY else ()
    likely = [(much, one, other) for one, other in pairs if (much := likeness(one, other, languages))]
    taken: set[str] = set()
    for _, one, other in sorted(likely, key=lambda pair: (-pair[0], pair[1].entry.id, pair[2].entry.id)):
        names = {one.entry.within or one.entry.id, other.entry.within or other.entry.id}
        if len(names) > 1 and taken.isdisjoint(names):
            taken |= names
            yield _finding(one.entry, other.entry)


def likeness(one: Occasion, other: Occasion, languages: Mapping[str, Language]) -> int:
    """How much both say alike; 0 where they contradict each other, or say too little to be taken for one event."""
    here, there = languages[one.language], languages[other.language]
    place, elsewhere = place_of(one, here), place_of(other, there)
    if (place and elsewhere and place != elsewhere) or contradict(one, other, languages):
        return 0
    words, others = subject_words(one, here), subject_words(other, there)
    alike = min(matched(words, others), matched(others, words))
    known = bool(encounters(one, here) & encounters(other, there))
    if 2 * alike < min(len(words), len(others)) and not known:
        return 0
    return alike + _ENOUGH * known if known or alike >= _ENOUGH else 0


def _finding(entry: Entry, other: Entry) -> Finding:
    language = english_name(other.communique.language)
    fact = f"{entry.id} may be the same event as {other.id}, told in {language}; not joined, as not all of it is known"
    span = entry.event.sentence.span
    return Finding(entry.communique.path, span.line, "C85", fact, _REMEDY.format(other.id, entry.id), Severity.INFO)
