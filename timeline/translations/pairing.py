"""Which entry of a catalogue is which message of today: by its id, its role or its likeness.

What no entry is paired with gets a new id (``sentence_ids``). Entries move along when their communiqué is renamed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import starmap, zip_longest
from typing import TYPE_CHECKING

from timeline.model.ids import communique_of, is_sentence_id
from timeline.translations.alignment import align, align_unordered, comparable
from timeline.translations.event_ids import known_by, read_dates
from timeline.translations.po import FUZZY, Unit
from timeline.translations.renaming import renamed_communiques, said_by_messages, said_by_units, under_name
from timeline.translations.sentence_ids import new_id

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from timeline.model.translation import Message, MessageKey


def pair_units(
    units: Sequence[Unit], messages: Sequence[Message], leading: Mapping[MessageKey, str]
) -> list[Unit | None]:
    """For each message the unit that is its own, None where there is none.

    It is that of the id which another catalogue gave the message (``leading``), that of its role, or the one it is
    aligned with among the units of its communiqué.
    """
    by_id = {unit.id: unit for unit in units}
    paired = [by_id.get(_known_id(message, leading)) for message in messages]
    left = _sentences_left(units, {unit.id for unit in paired if unit})
    places: dict[str, list[int]] = defaultdict(list)
    for place, message in enumerate(messages):
        if paired[place] is None and not message.role and message.communique in left:
            places[message.communique].append(place)
    for communique, open_places in places.items():
        aligned = _sentences(left[communique], [messages[place] for place in open_places])
        for place, unit in zip(open_places, aligned, strict=True):
            paired[place] = unit
    return paired


def _sentences_left(units: Iterable[Unit], taken: Container[str]) -> dict[str, list[Unit]]:
    """By communiqué, the units of sentences that are not taken."""
    left: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if is_sentence_id(unit.id) and unit.id not in taken:
            left[communique_of(unit.id)].append(unit)
    return left


def _known_id(message: Message, leading: Mapping[MessageKey, str]) -> str:
    """The id that a message is known to have: that of its role, or the one that leads."""
    return f"{message.communique}.{message.role}" if message.role else leading.get(message.key, "")


def _sentences(units: Sequence[Unit], messages: Sequence[Message]) -> list[Unit | None]:
    """Align with the live units; an obsolete one comes back for its very text, or where no live one is like it."""
    live = [unit for unit in units if not unit.obsolete]
    texts = [comparable(message.text) for message in messages]
    present = {comparable(unit.source) for unit in live}
    gone: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.obsolete:
            gone[comparable(unit.source)].append(unit)
    paired = [None if text in present or not gone[text] else gone[text].pop(0) for text in texts]
    _fill(paired, live, messages, texts)
    open_places = [place for place, unit in enumerate(paired) if unit is None]
    waiting = [(text, unit) for text, others in gone.items() for unit in others]
    aligned = align_unordered([text for text, _ in waiting], [texts[place] for place in open_places])
    for place, j in zip(open_places, aligned, strict=True):
        paired[place] = None if j is None else waiting[j][1]
    return paired


def _dates(message: Message) -> Iterable[tuple[str, str]]:
    return zip_longest(message.dates, message.hands, fillvalue="")


def _fill(paired: list[Unit | None], live: Sequence[Unit], messages: Sequence[Message], texts: Sequence[str]) -> None:
    places = [place for place, unit in enumerate(paired) if unit is None]
    dates = [tuple(date.known_by for date in read_dates(unit.notes)[0] if not date.gone) for unit in live]
    aligned = align(
        [comparable(unit.source) for unit in live],
        [texts[place] for place in places],
        dates,
        [tuple(starmap(known_by, _dates(messages[place]))) for place in places],
    )
    for place, j in zip(places, aligned, strict=True):
        paired[place] = None if j is None else live[j]


def current_units(units: Sequence[Unit], messages: Sequence[Message]) -> tuple[list[Unit], dict[str, str]]:
    """The units, each id once and under its communiqué's name of today; then the communiqués renamed, old to new."""
    renamed = _renamed(units, messages)
    named = ((renamed.get(communique_of(unit.id)), unit) for unit in units)
    return _unique([under_name(name, unit) if name else unit for name, unit in named]), renamed


def _renamed(units: Sequence[Unit], messages: Sequence[Message]) -> dict[str, str]:
    """Communiqués that are gone, and whose sentences stand in one of which the catalogue knows nothing."""
    known, today = {communique_of(unit.id) for unit in units}, {message.communique for message in messages}
    gone = (unit for unit in units if communique_of(unit.id) not in today)
    new = (message for message in messages if message.communique not in known)
    return renamed_communiques(said_by_units(gone), said_by_messages(new))


def _unique(units: Sequence[Unit]) -> list[Unit]:
    """Give an obsolete unit whose id is taken an id of its own; msgmerge makes such twins when a sentence changes much.

    Where the live one has no translation yet, it takes the obsolete one's, as stale.
    """
    live = {unit.id: unit for unit in units if not unit.obsolete}
    used = set(live)
    kept: list[Unit] = []
    for unit in (unit for unit in units if unit.obsolete):
        twin = live.get(unit.id)
        if twin and unit.target.strip() and not twin.target.strip():
            live[unit.id] = _inherit(twin, unit)
        elif not twin or (twin.source, twin.target) != (unit.source, unit.target):
            identity = new_id(communique_of(unit.id), unit.source, used) if unit.id in used else unit.id
            kept.append(replace(unit, id=identity))
            used.add(identity)
    return [live[unit.id] for unit in units if not unit.obsolete] + kept


def _inherit(unit: Unit, former: Unit) -> Unit:
    draft = former.fuzzy and former.previous is None
    previous = None if draft else former.previous if former.fuzzy else former.source
    comments = unit.comments + tuple(comment for comment in former.comments if comment not in unit.comments)
    return replace(unit, target=former.target, comments=comments, flags=(FUZZY, *unit.flags), previous=previous)
