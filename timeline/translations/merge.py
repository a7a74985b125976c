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

from timeline.model.errors import Finding, TimelineError
from timeline.model.ids import communique_of
from timeline.translations.event_ids import carry_letters, event_ids, read_dates, write_dates
from timeline.translations.joining import joined_units, parted_origins
from timeline.translations.pairing import current_units, pair_units
from timeline.translations.po import FUZZY, Unit
from timeline.translations.report import MergeReport, report_merge
from timeline.translations.sentence_ids import new_id
from timeline.translations.states import state_after

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.model.translation import Message, MessageKey
    from timeline.translations.catalogue import Catalogue

    Hints = Callable[[Message], Iterable[str]]

MOST_LOST = 0.2
_WAITING = "event "  # an obsolete unit has no extracted comments: its dates wait among the translator's


@dataclass(frozen=True, slots=True)
class Pairing:
    """A catalogue and the messages of an extraction, each message with the unit that is its own.

    ``units`` are all known before, each once and under its communiqué's name of today; ``found`` has the unit of each
    message that has one, ``grown`` that unit where it now holds the words of others too, ``origins`` the unit of which
    a new message was a part; ``ids`` has the lasting id of every message; ``renamed`` communiqués, old name to new.
    """

    catalogue: Catalogue
    units: tuple[Unit, ...]
    found: Mapping[MessageKey, Unit]
    grown: Mapping[MessageKey, Unit]
    origins: Mapping[MessageKey, Unit]
    ids: Mapping[MessageKey, str]
    renamed: Mapping[str, str]

    def event_ids(self, message: Message) -> tuple[str, ...]:
        """The lasting ids of a sentence's events, in the order of its dates."""
        known = read_dates(self.found[message.key].notes)[0] if message.key in self.found else ()
        return event_ids(self.ids[message.key], carry_letters(known, message.dates))


@dataclass(frozen=True, slots=True)
class Merge:
    """A catalogue brought up to date, its unit for each message, and what became of every entry."""

    catalogue: Catalogue
    units: Mapping[MessageKey, Unit]
    report: MergeReport = field(default_factory=MergeReport)


def merge_catalogue(catalogue: Catalogue, messages: Sequence[Message], *, allow_loss: bool = False) -> Merge:
    """A catalogue that is the only one of its collection, paired and brought up to date at once."""
    return bring_up_to_date(pair_catalogue(catalogue, messages, allow_loss=allow_loss), messages)


def pair_catalogue(
    catalogue: Catalogue,
    messages: Sequence[Message],
    leading: Mapping[MessageKey, str] | None = None,
    taken: AbstractSet[str] = frozenset(),
    *,
    allow_loss: bool = False,
) -> Pairing:
    """The pairing of a catalogue; ``leading`` has the ids that other catalogues gave, ``taken`` all that are in use.

    TimelineError T23 when more than a fifth of the entries would become obsolete: that is a bad extraction more often
    than a change of the sources. ``allow_loss`` says that it is meant.
    """
    units, renamed = current_units(catalogue.units, messages)
    paired = pair_units(units, messages, leading or {})
    gone = _gone(units, (unit for unit in paired if unit))
    if not allow_loss:
        _refuse_loss(catalogue, [unit for unit in gone if not unit.obsolete])
    keys = [message.key for message in messages]
    return Pairing(
        catalogue,
        tuple(units),
        {key: unit for key, unit in zip(keys, paired, strict=True) if unit},
        {keys[place]: unit for place, unit in joined_units(paired, messages, gone, units).items()},
        {keys[place]: unit for place, unit in parted_origins(paired, messages).items()},
        _named(paired, messages, leading or {}, {unit.id for unit in units} | taken),
        renamed,
    )


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
) -> Merge:
    """The merge of a pairing with today's messages, all of which are paired; ``hints`` gives notes on one.

    ``leading`` has the units of the catalogue that leads: they give the events their letters.
    """
    live = [_live(pairing, message, (leading or {}).get(message.key), hints) for message in messages]
    paired = [pairing.found.get(message.key) for message in messages]
    gone = _gone(pairing.units, (unit for unit in paired if unit))
    obsolete = sorted((retired(unit) for unit in gone if unit.target.strip()), key=lambda unit: (unit.id, unit.source))
    units = {message.key: unit for message, unit in zip(messages, live, strict=True)}
    what_became = replace(
        report_merge(paired, live, pairing.units, gone, pairing.renamed),
        joined=tuple(units[key].id for key in pairing.grown if key in units),
        parted=tuple(units[key].id for key in pairing.origins if key in units),
    )
    return Merge(replace(pairing.catalogue, units=(*live, *obsolete)), units, what_became)


def _live(pairing: Pairing, message: Message, leading: Unit | None, hints: Hints) -> Unit:
    """A message's unit as it stands after today's extraction; the part of a sentence is offered the whole's target."""
    key = message.key
    unit = pairing.grown.get(key) or pairing.found.get(key) or Unit(pairing.ids[key], message.text)
    if key not in pairing.found and (origin := pairing.origins.get(key)):
        unit = replace(unit, target=origin.target, flags=(FUZZY,))
    return _revised(replace(unit, id=pairing.ids[key]), message, leading, tuple(hints(message)))


def _revised(unit: Unit, message: Message, leading: Unit | None, hints: tuple[str, ...]) -> Unit:
    """The unit with today's source, dates and flag."""
    unit = _recalled(unit) if unit.obsolete else unit
    known, was = read_dates(unit.notes)
    fuzzy, previous, was = state_after(unit, message, known, was)
    dates = read_dates(leading.notes)[0] if leading else carry_letters(known, message.dates)
    notes = (" ".join(note.split()) for note in (*message.notes, *hints) if note.strip())
    return replace(
        unit,
        source=message.text,
        flags=(FUZZY,) * fuzzy + tuple(flag for flag in unit.flags if flag != FUZZY),
        previous=previous,
        previous_id=None,
        notes=(*write_dates(dates, was), *notes),
        references=_references(message.reference),
    )


def _references(reference: str) -> tuple[str, ...]:
    """The ``#:`` line; a name with spaces stands between isolates, as gettext writes it."""
    if not reference:
        return ()
    return (f"\u2068{reference}\u2069" if " " in reference else reference,)


def retired(unit: Unit) -> Unit:
    """The unit as obsolete; its dates go among the translator's comments, the only ones every tool keeps there."""
    dates, was = read_dates(unit.notes)
    kept = tuple(_WAITING + line for line in write_dates(dates, was))
    return replace(unit, obsolete=True, comments=unit.comments + kept, notes=(), references=(), previous_id=None)


def _recalled(unit: Unit) -> Unit:
    """The unit as live again, its dates among the extracted comments."""
    waiting = tuple(
        comment for comment in unit.comments if comment.startswith((_WAITING + "date: ", _WAITING + "date "))
    )
    comments = tuple(comment for comment in unit.comments if comment not in waiting)
    notes = tuple(comment.removeprefix(_WAITING) for comment in waiting)
    return replace(unit, obsolete=False, comments=comments, notes=notes or unit.notes)


def _gone(units: Iterable[Unit], paired: Iterable[Unit]) -> list[Unit]:
    here = {unit.id for unit in paired}
    return [unit for unit in units if unit.id not in here]


def _refuse_loss(catalogue: Catalogue, gone: Sequence[Unit]) -> None:
    live = sum(not unit.obsolete for unit in catalogue.units)
    if len(gone) <= MOST_LOST * live:
        return
    named = ", ".join(sorted({communique_of(unit.id) for unit in gone}))
    fact = f"{len(gone)} of {live} entries would become obsolete, of {named}"
    remedy = "see whether a communiqué is missing or cut short; if the loss is meant, say --allow-loss"
    raise TimelineError(Finding(catalogue.path, 0, "T23", fact, remedy))
