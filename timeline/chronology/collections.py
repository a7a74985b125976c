"""A collection, one folder of the corpus: what its texts tell, as the editor wants it, and a catalogue a language.

A sentence has one id in all catalogues: the first that has entries leads. The editor speaks of events by their ids, so
the catalogues are paired with the rules' own events first, then brought up to date with the edited ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.chronology.messages import messages_of, sentence_key, sentences_of
from timeline.chronology.paired_catalogues import belongs, leader, pair_catalogues, paired_today
from timeline.chronology.twins import Twins
from timeline.events.editors_hand import edited, with_added
from timeline.model.translation import Direction, Official, Target, Translation
from timeline.translations.merge import (
    Merge,
    Pairing,
    bring_up_to_date,
)
from timeline.translations.review import is_reviewed
from timeline.translations.states import unit_state
from timeline.translations.twins.official import is_official, with_official

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from timeline.chronology.catalogue_files import Came, CatalogueFile
    from timeline.events.editing import Editing
    from timeline.model.event import Event, Telling
    from timeline.model.translation import Message, MessageKey
    from timeline.translations.po import Unit
    from timeline.translations.report import MergeReport
    from timeline.translations.terms import TermList
    from timeline.translations.twins.official import OfficialWords

    # The terms of the glossary in a direction.
    Terms = Callable[[Direction], TermList]


class _Today(NamedTuple):
    """The messages of a collection that are printed, and its sentences that are not."""

    printed: tuple[Message, ...]
    aside: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class UpdatedCatalogue:
    """A catalogue brought up to date: the path and text of its file, and the merge that is to be written there."""

    path: Path
    text: str
    merge: Merge


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of the corpus: what its texts tell, its catalogues, the translation of each message, the ids of events.

    ``event_ids`` has, for each sentence, the ids of its events in their order; ``messages`` all that is printed.
    """

    name: str
    tellings: tuple[Telling, ...]
    editing: Editing
    catalogues: tuple[UpdatedCatalogue, ...]
    translations: Mapping[MessageKey, Translation]
    event_ids: Mapping[MessageKey, tuple[str, ...]]
    messages: Mapping[MessageKey, Message] = field(default_factory=dict)


def make_collection(  # noqa: PLR0913 what the archivist, the editor and the translator each give
    name: str,
    tellings: Sequence[Telling],
    editing: Editing,
    files: Sequence[CatalogueFile],
    terms: Terms,
    *,
    allow_loss: bool,
    held: AbstractSet[str] = frozenset(),
    twins: Twins | None = None,
) -> tuple[Collection, dict[str, Event]]:
    """The collection, and all its events by id, left out or not; TimelineError T23 when a catalogue loses much.

    ``held`` are the texts that are held back: their entries stay as they are.
    """
    tellings = tuple(with_added(editing, telling) for telling in tellings)
    said = [tuple(messages_of(telling)) for telling in tellings]
    known = [message for messages in said for message in messages]
    pairings = pair_catalogues([file.catalogue for file in files], known, held)
    ids = {message.key: leader(pairings, message).event_ids(message) for message in known if not message.role}
    wanted = tuple(edited(editing, telling, _in_order(telling, ids)) for telling in tellings)
    events = {
        name: event for telling in wanted for name, event in zip(_in_order(telling, ids), telling.events, strict=True)
    }
    # Most texts nobody edits: what is printed of them is what they say.
    printed = tuple(
        message
        for bare, telling, messages in zip(tellings, wanted, said, strict=True)
        for message in (messages if telling is bare else messages_of(telling))
    )
    today = _Today(printed, _aside(wanted, {message.key for message in printed}))
    pairings = [paired_today(pairing, known, today.printed, allow_loss=allow_loss) for pairing in pairings]
    twins = twins or Twins()
    updated = tuple(_updated(files, pairings, today, terms, twins))
    translations = _translated(today.printed, pairings, updated, twins)
    messages = {message.key: message for message in today.printed}
    return Collection(name, wanted, editing, updated, translations, ids, messages), events


def _aside(tellings: Sequence[Telling], printed: AbstractSet[MessageKey]) -> tuple[Message, ...]:
    """The sentences that have events, and of which nothing is printed, or only words that the editor took out."""
    return tuple(one for telling in tellings for one in sentences_of(telling, printed))


def _in_order(telling: Telling, ids: Mapping[MessageKey, tuple[str, ...]]) -> list[str]:
    """The ids of a telling's events, in the order of the events."""
    keys = [sentence_key(telling.communique, event.sentence) for event in telling.events]
    left = {key: iter(ids[key]) for key in keys}
    return [next(left[key]) for key in keys]


def _updated(
    files: Sequence[CatalogueFile], pairings: Sequence[Pairing], today: _Today, terms: Terms, twins: Twins
) -> Iterator[UpdatedCatalogue]:
    leading: dict[MessageKey, Unit] = {}
    for file, pairing in zip(files, pairings, strict=True):
        target = file.catalogue.direction.target
        own_messages, aside = (
            [message for message in messages if belongs(message, file.catalogue)] for messages in today
        )

        def hints(message: Message, target: str = target) -> tuple[str, ...]:
            return terms(Direction(message.language, target)).hints(message.text)

        merge = bring_up_to_date(pairing, own_messages, leading, hints, aside)
        merge = _with_official(merge, [(message, twins.words(message, target)) for message in own_messages])
        merge = replace(merge, report=_with_moves(merge.report, file.came))
        leading = {**merge.units, **leading}
        yield UpdatedCatalogue(file.path, file.text, merge)


def _with_official(merge: Merge, said: Sequence[tuple[Message, OfficialWords | None]]) -> Merge:
    """The merge with the words of official twins, and a report of those that were taken."""
    units = {**merge.units, **{message.key: with_official(merge.units[message.key], words) for message, words in said}}
    changed = {unit.id: unit for key, unit in units.items() if unit is not merge.units[key]}
    if not changed:
        return merge
    was = {unit.id: unit for unit in merge.units.values()}
    filled = tuple(name for name, unit in changed.items() if not was[name].target.strip() and unit.target)
    stale = tuple(name for name, unit in changed.items() if unit.fuzzy and not was[name].fuzzy and name not in filled)
    catalogue = replace(
        merge.catalogue,
        units=tuple(unit if unit.obsolete else changed.get(unit.id, unit) for unit in merge.catalogue.units),
    )
    report = replace(merge.report, official=filled, stale=(*merge.report.stale, *stale))
    return replace(merge, catalogue=catalogue, units=units, report=report)


def _with_moves(report: MergeReport, came: Came) -> MergeReport:
    renamed = tuple(dict.fromkeys((*came.renamed, *report.renamed)))
    return replace(report, renamed=renamed, arrived=came.arrived, left=came.left)


def _translated(
    today: Sequence[Message], pairings: Sequence[Pairing], updated: Sequence[UpdatedCatalogue], twins: Twins
) -> dict[MessageKey, Translation]:
    """Each message with its target in every language that has a catalogue."""
    merges = {catalogue.merge.catalogue.direction.target: catalogue.merge for catalogue in updated}
    translations: dict[MessageKey, Translation] = {}
    for message in today:
        targets = {
            code: _target(merge.units[message.key], merge.catalogue.path, _official(twins, message, code))
            for code, merge in merges.items()
            if message.key in merge.units and code != message.language
        }
        identity = leader(pairings, message).ids[message.key]
        translations[message.key] = Translation(identity, message.text, message.language, targets)
    return translations


def _official(twins: Twins, message: Message, code: str) -> Official | None:
    """Where the twin in a language says a message."""
    words, twin = twins.words(message, code), twins.twin(message.key, code)
    return Official(twin, words.sentence) if words and twin else None


def _target(unit: Unit, path: str, official: Official | None) -> Target:
    own_words = official is None or not is_official(unit)
    where = None if own_words else official
    return Target(unit.target, unit_state(unit), path, unit.line, where, is_reviewed(unit))
