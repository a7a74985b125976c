"""What translators wrote, kept beside the catalogues: an entry that another tool empties can have its words back.

``translations/memory.jsonl`` has a line for each entry that ever had a translation, in each language, in order of their
ids. It is brought up to date whenever catalogues are written or sent out; what is empty in a catalogue takes nothing
out of it.

>>> one = KeptTranslation("nrc-2007.place", "en", "Rome", "Rome", State.TRANSLATED)
>>> read_kept(write_kept({one.key: one}))[one.key] == one
True
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from timeline.model.translation import State
from timeline.translations.alignment import comparable
from timeline.translations.event_ids import read_dates, same_dates, write_dates
from timeline.translations.po import FUZZY, Unit
from timeline.translations.states import unit_state
from timeline.translations.waiting import recalled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.translations.catalogue import Catalogue

    # The id of an entry and the language of its catalogue.
    Key = tuple[str, str]
    Kept = Mapping[Key, "KeptTranslation"]


class KeptTranslation(NamedTuple):
    """A translation as it last stood in a catalogue: the source and the dates it was made for, and its state."""

    id: str
    language: str
    source: str
    target: str
    state: State
    dates: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return self.id, self.language


class _Row(msgspec.Struct):
    """A line as we write it."""

    id: str
    language: str
    state: str
    source: str
    target: str
    dates: tuple[str, ...] = ()


_ROWS, _LINES = msgspec.json.Decoder(_Row), json.JSONEncoder(ensure_ascii=False)


def read_kept(text: str) -> dict[Key, KeptTranslation]:
    """The translations of the file's lines; a line that is none, as of a conflict, keeps nothing and harms nothing."""
    read = (_read(line) for line in text.split("\n") if line.strip())
    return {kept.key: kept for kept in read if kept}


def _read(line: str) -> KeptTranslation | None:
    with suppress(msgspec.DecodeError, ValueError):
        row = _ROWS.decode(line)
        return KeptTranslation(row.id, row.language, row.source, row.target, State(row.state), row.dates)
    return _read_otherwise(line)


def _read_otherwise(line: str) -> KeptTranslation | None:
    """A line that is not as we write it, as far as it can be understood."""
    try:
        row = json.loads(line)
        identity, language, source, target = (str(row[name]) for name in ("id", "language", "source", "target"))
        dates = tuple(map(str, row.get("dates", ())))
        return KeptTranslation(identity, language, source, target, State(row["state"]), dates)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def write_kept(kept: Kept) -> str:
    """The lines of the file, one for each translation, in the order of their ids."""
    return "".join(_line(kept[key]) for key in sorted(kept))


@dataclass(frozen=True, slots=True)
class StandingMemory:
    """The text of the file, the translations that were read of it, and the line by which each is written."""

    text: str
    kept: Kept
    lines: Mapping[Key, str]


def standing_memory(text: str) -> StandingMemory:
    """A file with this text, read."""
    kept = read_kept(text)
    return StandingMemory(text, kept, {key: _line(one) for key, one in kept.items()})


def memory_of(standing: StandingMemory, kept: Kept) -> StandingMemory:
    """The file with these translations; the lines of those that it had are not written again."""
    lines = {key: standing.lines[key] if standing.kept.get(key) == one else _line(one) for key, one in kept.items()}
    return StandingMemory("".join(lines[key] for key in sorted(lines)), kept, lines)


def _line(one: KeptTranslation) -> str:
    return f"{_LINES.encode(_row(one))}\n"


def _row(one: KeptTranslation) -> dict[str, object]:
    row: dict[str, object] = {"id": one.id, "language": one.language, "state": str(one.state)}
    row |= {"dates": list(one.dates)} if one.dates else {}
    return row | {"source": one.source, "target": one.target}


def keep(kept: Kept, catalogues: Iterable[Catalogue]) -> dict[Key, KeptTranslation]:
    """What was kept, with all that these catalogues have translated now; what is empty there stays as it was kept."""
    catalogues = tuple(catalogues)
    known = {(unit.id, one.direction.target) for one in catalogues for unit in one.units}
    return keep_all(kept, known, (now for one in catalogues for now in translated(one.units, one.direction.target)))


def keep_all(
    kept: Kept, known: AbstractSet[Key], translations: Iterable[KeptTranslation]
) -> dict[Key, KeptTranslation]:
    """What was kept, with these translations; ``known`` are all entries there are, translated or not.

    What no catalogue has under its id any more, and one has under another, has moved, and is kept there.
    """
    now = {one.key: one for one in translations}
    words = {(one.language, one.source, one.target) for one in now.values()}
    stays = (one for one in kept.values() if one.key in known or (one.language, one.source, one.target) not in words)
    return {one.key: one for one in stays} | now


def translated(units: Iterable[Unit], language: str) -> tuple[KeptTranslation, ...]:
    """What of the entries of a catalogue is translated, the live ones last."""
    ordered = sorted(units, key=lambda unit: not unit.obsolete)
    return tuple(_kept(unit, language) for unit in ordered if unit.target.strip())


def without(kept: Kept, gone: Collection[Key]) -> dict[Key, KeptTranslation]:
    """What was kept, but these."""
    return {key: one for key, one in kept.items() if key not in gone}


def _kept(unit: Unit, language: str) -> KeptTranslation:
    dates, was = read_dates(recalled(unit).notes)
    read = was if was is not None else tuple(date.notation for date in dates if not (date.gone or date.added))
    source = unit.source if unit.previous is None else unit.previous
    return KeptTranslation(unit.id, language, source, unit.target, unit_state(unit), read)


def emptied(catalogue: Catalogue, kept: Kept) -> tuple[Unit, ...]:
    """The live entries that are empty and of which a translation is kept."""
    code = catalogue.direction.target
    units = (unit for unit in catalogue.units if not unit.obsolete and not unit.target.strip())
    return tuple(unit for unit in units if (unit.id, code) in kept)


def restored(catalogue: Catalogue, kept: Kept) -> Catalogue:
    """The catalogue, what was emptied with its words again: stale where its source or its dates are others now."""
    back = {unit.id: _refilled(unit, kept[unit.id, catalogue.direction.target]) for unit in emptied(catalogue, kept)}
    units = (unit if unit.obsolete else back.get(unit.id, unit) for unit in catalogue.units)
    return replace(catalogue, units=tuple(units))


def _refilled(unit: Unit, kept: KeptTranslation) -> Unit:
    dates, _ = read_dates(unit.notes)
    now = tuple(date.notation for date in dates if not (date.gone or date.added))
    same, dated = comparable(kept.source) == comparable(unit.source), same_dates(kept.dates, now)
    draft = kept.state is State.DRAFT
    fuzzy = draft or not (same and dated)
    return replace(
        unit,
        target=kept.target,
        flags=(FUZZY,) * fuzzy + tuple(flag for flag in unit.flags if flag != FUZZY),
        previous=None if draft or not fuzzy else kept.source,
        notes=unit.notes if draft or dated else _with_former_dates(unit.notes, kept.dates),
    )


def _with_former_dates(notes: Sequence[str], former: Sequence[str]) -> tuple[str, ...]:
    """The notes of an entry that was translated for other dates than it has."""
    dates, _ = read_dates(notes)
    lines = tuple(write_dates(dates, former))
    return (*lines, *(note for note in notes if note not in lines))
