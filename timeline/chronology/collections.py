"""A collection: a folder of the corpus with what its texts tell, as the editor wants it, and a catalogue a language.

A sentence has one id in all catalogues: the first that has entries leads. The editor speaks of events by their ids, so
the catalogues are paired with the rules' own events first, then brought up to date with the edited ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.chronology.messages import messages, sentence_key
from timeline.events.editing import Editing, edited, extra_texts, unfound, with_added
from timeline.model.errors import Finding, TimelineError
from timeline.model.translation import Direction, Target, Translation
from timeline.translations.catalogue import Catalogue, new_catalogue, read_catalogue
from timeline.translations.merge import Merge, Pairing, bring_up_to_date, pair_catalogue
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from timeline.model.event import Telling
    from timeline.model.translation import Message, MessageKey
    from timeline.project.folders import Project
    from timeline.translations.glossary import Glossary
    from timeline.translations.po import Unit


@dataclass(frozen=True, slots=True)
class Kept:
    """A catalogue as its file has it, where that lies, and what it says today."""

    path: Path
    text: str
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Updated:
    """A catalogue brought up to date, beside its file."""

    path: Path
    text: str
    merge: Merge


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of the corpus, its texts as the editor wants them, its catalogues, each message and its events' ids."""

    name: str
    tellings: tuple[Telling, ...]
    editing: Editing
    catalogues: tuple[Updated, ...]
    translations: Mapping[MessageKey, Translation]
    event_ids: Mapping[MessageKey, tuple[str, ...]]


def read_catalogues(project: Project, collection: str, languages: Sequence[str], source: str) -> tuple[Kept, ...]:
    """The catalogues of a collection: of each language that is wanted, and of each that has one already.

    Where neither is, as in an edition of one language, one in the source language keeps the ids. The first that has
    entries comes first. TimelineError carries all that is wrong with any.
    """
    codes = [code for code in languages if code != source] + project.catalogue_codes(collection)
    kept, findings = [], list[Finding]()
    for code in dict.fromkeys(codes or [source]):
        try:
            kept.append(_kept(project, collection, Direction(source, code)))
        except TimelineError as error:
            findings += error.findings
    if findings:
        raise TimelineError(*findings)
    return tuple(sorted(kept, key=lambda one: not one.catalogue.units))


def _kept(project: Project, collection: str, direction: Direction) -> Kept:
    source = project.catalogue(collection, direction.target)
    filled = read_catalogue(source, direction) if source.text.strip() else new_catalogue(source.name, direction)
    return Kept(project.catalogue_path(collection, direction.target), source.text, filled)


def bring_together(  # noqa: PLR0913 what the archivist, the editor and the translator each give
    name: str,
    tellings: Sequence[Telling],
    editing: Editing,
    kept: Sequence[Kept],
    glossary: Glossary,
    *,
    allow_loss: bool,
) -> tuple[Collection, tuple[Finding, ...]]:
    """The collection, and a finding for each edit that met no event; TimelineError T23 when a catalogue loses much."""
    tellings = tuple(with_added(editing, telling) for telling in tellings)
    known = [message for telling in tellings for message in messages(telling, extra_texts(editing, telling.communique))]
    pairings = _paired(kept, known, allow_loss=allow_loss)
    ids = {message.key: _leader(pairings, message).event_ids(message) for message in known if not message.role}
    wanted = tuple(edited(editing, telling, _in_order(telling, ids)) for telling in tellings)
    findings = unfound(editing, {one for named in ids.values() for one in named}, (one.communique for one in wanted))
    today = [message for telling in wanted for message in messages(telling)]
    updated = tuple(_updated(kept, pairings, today, glossary))
    translations, event_ids = _translated(today, pairings, updated)
    return Collection(name, wanted, editing, updated, translations, event_ids), tuple(findings)


def _paired(kept: Sequence[Kept], known: Sequence[Message], *, allow_loss: bool) -> list[Pairing]:
    """Each catalogue paired with the messages of other languages than its own, the first of them leading."""
    taken = {unit.id for one in kept for unit in one.catalogue.units}
    leading: dict[MessageKey, str] = {}
    pairings = []
    for one in kept:
        mine = [message for message in known if _belongs(message, one.catalogue)]
        pairings.append(pair_catalogue(one.catalogue, mine, leading, taken, allow_loss=allow_loss))
        leading = {**pairings[-1].ids, **leading}
    return pairings


def _belongs(message: Message, catalogue: Catalogue) -> bool:
    """Whether a catalogue has a message: not what is written in its own language, unless it only keeps the ids."""
    return message.language != catalogue.direction.target or len(set(catalogue.direction)) == 1


def _leader(pairings: Iterable[Pairing], message: Message) -> Pairing:
    return next(pairing for pairing in pairings if message.key in pairing.ids)


def _in_order(telling: Telling, ids: Mapping[MessageKey, tuple[str, ...]]) -> list[str]:
    """The ids of a telling's events, in the order of the events."""
    keys = [sentence_key(telling.communique, event.sentence) for event in telling.events]
    left = {key: iter(ids[key]) for key in keys}
    return [next(left[key]) for key in keys]


def _updated(
    kept: Sequence[Kept], pairings: Sequence[Pairing], today: Sequence[Message], glossary: Glossary
) -> Iterator[Updated]:
    leading: dict[MessageKey, Unit] = {}
    for one, pairing in zip(kept, pairings, strict=True):
        target = one.catalogue.direction.target
        mine = [message for message in today if _belongs(message, one.catalogue)]

        def hints(message: Message, target: str = target) -> tuple[str, ...]:
            return glossary.terms(Direction(message.language, target)).hints(message.text)

        merge = bring_up_to_date(pairing, mine, leading, hints)
        leading = {**merge.units, **leading}
        yield Updated(one.path, one.text, merge)


def _translated(
    today: Sequence[Message], pairings: Sequence[Pairing], updated: Sequence[Updated]
) -> tuple[dict[MessageKey, Translation], dict[MessageKey, tuple[str, ...]]]:
    """Each message with its target in every language that has a catalogue, and the ids of each sentence's events."""
    merges = {one.merge.catalogue.direction.target: one.merge for one in updated}
    translations: dict[MessageKey, Translation] = {}
    event_ids: dict[MessageKey, tuple[str, ...]] = {}
    for message in today:
        leader = _leader(pairings, message)
        targets = {
            code: _target(merge.units[message.key], merge.catalogue.path)
            for code, merge in merges.items()
            if message.key in merge.units and code != message.language
        }
        translations[message.key] = Translation(leader.ids[message.key], message.text, message.language, targets)
        if not message.role:
            event_ids[message.key] = leader.event_ids(message)
    return translations, event_ids


def _target(unit: Unit, path: str) -> Target:
    return Target(unit.target, unit_state(unit), path, unit.line)
