"""Merge: a fresh extraction meets a catalogue, and no translation is lost or silently wrong.

A unit whose source, or whose dates, are no longer those that were translated is stale, however large the change, and
keeps the source that was translated; it is clear again when that returns. What vanishes is obsolete, and comes back
with its state. Only what no one had translated yet goes for good.

A collection has a catalogue for each language, and a sentence one id in all of them: the catalogue that is paired first
leads, and the others take their ids and letters from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from timeline.model.ids import communique_of
from timeline.translations.editor_texts import editors_word, pair_editors_texts, under_own_id, whole_units
from timeline.translations.event_ids import carry_letters, event_ids, read_dates, write_dates
from timeline.translations.joining import joined_units, parted_origins
from timeline.translations.loss import refuse_loss
from timeline.translations.pairing import current_units, pair_units
from timeline.translations.po import FUZZY, Unit
from timeline.translations.report import MergeReport, report_merge
from timeline.translations.review import signed, with_review
from timeline.translations.sentence_ids import new_id
from timeline.translations.states import DRAFT_NOTE, kept_notes, state_after
from timeline.translations.waiting import recalled, retired, set_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.model.translation import Message, MessageKey
    from timeline.translations.catalogue import Catalogue

    Hints = Callable[[Message], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Pairing:
    """A catalogue and the messages of an extraction, each message with the unit that is its own.

    ``units`` are all known before, each once and under its communiqué's name of today; ``found`` has the unit of each
    message that has one, ``grown`` that unit where it now holds the words of others too, ``origins`` the unit of which
    a new message was a part; ``ids`` has the lasting id of every message; ``renamed`` communiqués, old name to new;
    ``held`` the units of texts that are held back, which stay as they are.
    """

    catalogue: Catalogue
    units: tuple[Unit, ...]
    found: Mapping[MessageKey, Unit]
    grown: Mapping[MessageKey, Unit]
    origins: Mapping[MessageKey, Unit]
    ids: Mapping[MessageKey, str]
    renamed: Mapping[str, str]
    held: tuple[Unit, ...] = ()

    def event_ids(self, message: Message) -> tuple[str, ...]:
        """The lasting ids of a sentence's events, in the order of its dates."""
        known = read_dates(recalled(self.found[message.key]).notes)[0] if message.key in self.found else ()
        return event_ids(self.ids[message.key], carry_letters(known, message.dates, message.hands))


@dataclass(frozen=True, slots=True)
class Merge:
    """A catalogue brought up to date, its unit for each message, and what became of every entry."""

    catalogue: Catalogue
    units: Mapping[MessageKey, Unit]
    report: MergeReport = field(default_factory=MergeReport)


def merge_catalogue(catalogue: Catalogue, messages: Sequence[Message], *, allow_loss: bool = False) -> Merge:
    """A catalogue that is the only one of its collection, paired and brought up to date at once.

    TimelineError T23 when it would lose much, unless that is meant.
    """
    pairing = pair_catalogue(catalogue, messages)
    if not allow_loss:
        refuse_much_loss(pairing, messages)
    return bring_up_to_date(pairing, messages)


def pair_catalogue(
    catalogue: Catalogue,
    messages: Sequence[Message],
    leading: Mapping[MessageKey, str] | None = None,
    taken: AbstractSet[str] = frozenset(),
    held: AbstractSet[str] = frozenset(),
) -> Pairing:
    """The pairing of a catalogue; ``leading`` has the ids that other catalogues gave, ``taken`` all that are in use.

    ``held`` are the communiqués that are held back: none of their units is asked.
    """
    units, renamed = current_units([unit for unit in catalogue.units if communique_of(unit.id) not in held], messages)
    paired = pair_units(units, messages, leading or {})
    gone = _gone(units, (unit for unit in paired if unit))
    keys = [message.key for message in messages]
    return Pairing(
        catalogue,
        tuple(units),
        {key: unit for key, unit in zip(keys, paired, strict=True) if unit},
        {keys[place]: unit for place, unit in joined_units(paired, messages, gone, units).items()},
        {keys[place]: unit for place, unit in parted_origins(paired, messages).items()},
        _named(paired, messages, leading or {}, {unit.id for unit in units} | taken),
        renamed,
        tuple(unit for unit in catalogue.units if communique_of(unit.id) in held),
    )


def with_editors_texts(pairing: Pairing, messages: Sequence[Message]) -> Pairing:
    """The pairing with the texts that the editor gives: their ids are known once those of the events are."""
    more = [message for message in messages if message.key not in pairing.ids]
    known = {unit.id for unit in pairing.found.values()}
    found = {**pairing.found, **pair_editors_texts(pairing.units, more, known)}
    ids = {message.key: f"{message.communique}.{message.role}" for message in more}
    by_id = {unit.id: unit for unit in pairing.units if not editors_word(unit.id)}
    found |= {key: by_id[ids[key]] for key in ids if key not in found and ids[key] in by_id}
    origins = {**pairing.origins, **whole_units(more, found)}
    return replace(pairing, found=found, ids={**pairing.ids, **ids}, origins=origins)


def refuse_much_loss(pairing: Pairing, messages: Iterable[Message]) -> None:
    """TimelineError T23 when too many of the entries are those of no message, known or of today."""
    kept = (pairing.found[message.key] for message in messages if message.key in pairing.found)
    refuse_loss(pairing.catalogue.path, pairing.units, _gone(pairing.units, kept))


def _named(
    paired: Sequence[Unit | None], messages: Sequence[Message], leading: Mapping[MessageKey, str], used: set[str]
) -> dict[MessageKey, str]:
    """The lasting id of each message: that of the leading catalogue, of its unit, or a new one."""
    ids: dict[MessageKey, str] = {}
    for unit, message in zip(paired, messages, strict=True):
        known = leading.get(message.key) or (unit.id if unit else _first_id(message, used))
        ids[message.key] = known
        used.add(known)
    return ids


def _first_id(message: Message, used: AbstractSet[str]) -> str:
    if message.role:
        return f"{message.communique}.{message.role}"
    return new_id(message.communique, message.text, used)


def bring_up_to_date(
    pairing: Pairing,
    messages: Sequence[Message],
    leading: Mapping[MessageKey, Unit] | None = None,
    hints: Hints = lambda _: (),
    aside: Sequence[Message] = (),
) -> Merge:
    """The merge of a pairing with today's messages, all of which are paired; ``hints`` gives notes on one.

    ``leading`` has the units of the catalogue that leads: they give the events their letters. ``aside`` are sentences
    of the texts that the editor does not print: they wait, obsolete, under their ids.
    """
    live = [_live(pairing, message, (leading or {}).get(message.key), hints) for message in messages]
    paired = [pairing.found.get(message.key) for message in messages]
    gone = _gone(pairing.units, (unit for unit in paired if unit))
    waiting = [set_aside(pairing.found.get(one.key), pairing.ids[one.key], one) for one in aside]
    known = {unit.id for unit in waiting}
    lost = (retired(unit) if not unit.obsolete else unit for unit in gone if unit.id not in known)
    here = {unit.id for unit in live}
    obsolete = [*waiting, *(under_own_id(unit, here) for unit in lost if unit.target.strip())]
    units = {message.key: unit for message, unit in zip(messages, live, strict=True)}
    what_became = replace(
        report_merge(paired, live, pairing.units, gone, pairing.renamed, known),
        joined=tuple(units[key].id for key in pairing.grown if key in units),
        parted=tuple(units[key].id for key in pairing.origins if key in units and not key.role),
    )
    return Merge(replace(pairing.catalogue, units=_in_order(pairing, live, obsolete)), units, what_became)


def _in_order(pairing: Pairing, live: Sequence[Unit], obsolete: Sequence[Unit]) -> tuple[Unit, ...]:
    """The live units, each that is held back behind the one it stood behind; then the obsolete ones by id."""
    held = {unit.id: unit for unit in pairing.held if not unit.obsolete}
    behind: dict[str, list[Unit]] = {}
    last, here = "", {unit.id for unit in live}
    for unit in pairing.catalogue.units if held else ():
        if unit.id in held:
            behind.setdefault(last, []).append(unit)
        elif unit.id in here:
            last = unit.id
    ordered = [*behind.get("", []), *(one for unit in live for one in (unit, *behind.get(unit.id, [])))]
    waiting = [unit for unit in pairing.held if unit.obsolete]
    return (*ordered, *sorted((*obsolete, *waiting), key=lambda unit: (unit.id, unit.source)))


def _live(pairing: Pairing, message: Message, leading: Unit | None, hints: Hints) -> Unit:
    """A message's unit as it stands after today's extraction; the part of a sentence is offered the whole's target."""
    key = message.key
    unit = pairing.grown.get(key) or pairing.found.get(key) or Unit(pairing.ids[key], message.text)
    if key not in pairing.found and (origin := pairing.origins.get(key)):
        # The French of the whole says what the offered English is from.
        notes = () if message.whole else (f"{DRAFT_NOTE}from {origin.id}",)
        unit = replace(unit, target=origin.target, flags=(FUZZY,), previous=origin.source, notes=notes)
    named = unit if unit.id == pairing.ids[key] else replace(unit, id=pairing.ids[key])
    return _revised(named, message, leading, tuple(hints(message)))


def _revised(unit: Unit, message: Message, leading: Unit | None, hints: tuple[str, ...]) -> Unit:
    """The unit with today's source, dates and flag."""
    unit = signed(recalled(unit))
    known, was = read_dates(unit.notes)
    fuzzy, previous, was = state_after(unit, message, known, was)
    kept = kept_notes(unit, previous) if fuzzy else ()
    dates = read_dates(leading.notes)[0] if leading else carry_letters(known, message.dates, message.hands)
    notes = (" ".join(note.split()) for note in (*message.notes, *hints) if note.strip())
    flags = (FUZZY,) * fuzzy + tuple(flag for flag in unit.flags if flag != FUZZY)
    all_notes = (*write_dates(dates, was), *kept, *notes)
    references = _references(message.reference)
    now = (message.text, flags, previous, None, all_notes, references)
    if now == (unit.source, unit.flags, unit.previous, unit.previous_id, unit.notes, unit.references):
        # Of a thousand texts most entries are as they were.
        return with_review(unit)
    today = replace(
        unit,
        source=message.text,
        flags=flags,
        previous=previous,
        previous_id=None,
        notes=all_notes,
        references=references,
    )
    return with_review(today)


def _references(reference: str) -> tuple[str, ...]:
    """The ``#:`` line: the file and, of a sentence, the line where it begins today.

    A name with spaces stands between isolates, the line behind them, as gettext writes it. The line is that of today
    even where nothing else of the entry changed: who follows it is to find the sentence. Another line counts as no
    change of an entry, and as no conflict of git.
    """
    if not reference:
        return ()
    name, colon, line = reference.rpartition(":")
    if not line.isdecimal():
        name, colon, line = reference, "", ""
    return (f"\u2068{name}\u2069{colon}{line}" if any(map(str.isspace, name)) else reference,)


def _gone(units: Iterable[Unit], paired: Iterable[Unit]) -> list[Unit]:
    here = {unit.id for unit in paired}
    return [unit for unit in units if unit.id not in here]
