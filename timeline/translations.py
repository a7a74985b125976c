"""Merge: a fresh extraction meets the catalogue, and no translation is lost or silently wrong.

A unit whose French, or whose dates, are no longer those that were translated is stale, however large the change, and
keeps the French that was translated; it is clear again when that French returns. What vanishes is obsolete, and comes
back with its state. Only what no one had translated yet goes for good.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from timeline.alignment import fold
from timeline.dating import Dated, carry, read_dates, same_dates, write_dates
from timeline.errors import Finding, TimelineError
from timeline.identity import draw, home, pair, settle
from timeline.model import State, Translation
from timeline.po import FUZZY, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.catalogue import Catalogue
    from timeline.model import Message

MOST_LOST = 0.2
_WAITING = "event "  # an obsolete unit has no extracted comments: its dates wait among the translator's


@dataclass(frozen=True, slots=True)
class Report:
    """What a merge did, by ids; each message is in one of kept, touched, stale, cleared, restored and new."""

    kept: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    obsolete: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """One line of numbers, then the names of all that did not simply stay."""
        counts = {field.name: getattr(self, field.name) for field in fields(self)}
        numbers = ", ".join(f"{len(names)} {name}" for name, names in counts.items() if names or name == "kept")
        named = (f"  {name} {one}" for name, names in counts.items() if name != "kept" for one in names)
        return (numbers, *named)


@dataclass(frozen=True, slots=True)
class Merge:
    """The catalogue of today; for each message, in order, its translation and the lasting ids of its events."""

    catalogue: Catalogue
    translations: tuple[Translation, ...]
    event_ids: tuple[tuple[str, ...], ...]
    report: Report


def merge(catalogue: Catalogue, messages: Sequence[Message], *, allow_loss: bool = False) -> Merge:
    """Bring a catalogue up to date with the messages of a fresh extraction.

    TimelineError when more than a fifth of its entries would become obsolete: that is a bad extraction more often than
    a change of the sources. ``allow_loss`` says that it is meant.
    """
    units, renamed = settle(catalogue.units, messages)
    found = pair(units, messages)
    gone = _gone(units, found)
    if not allow_loss:
        _refuse_loss(catalogue, [unit for unit in gone if not unit.obsolete])
    live = _live(found, messages, {unit.id for unit in units})
    obsolete = sorted((_retire(unit) for unit in gone if unit.target.strip()), key=lambda unit: (unit.id, unit.source))
    return Merge(
        replace(catalogue, units=(*live, *obsolete)),
        tuple(_translation(unit, catalogue.path) for unit in live),
        tuple(_event_ids(unit) for unit in live),
        _report(found, live, units, gone, renamed),
    )


def state(unit: Unit) -> State:
    """What the English of a unit is worth."""
    if not unit.target.strip():
        return State.MISSING
    if not unit.fuzzy:
        return State.TRANSLATED
    return State.DRAFT if unit.previous is None and read_dates(unit.notes)[1] is None else State.STALE


def _live(found: Sequence[Unit | None], messages: Sequence[Message], used: set[str]) -> list[Unit]:
    live = []
    for unit, message in zip(found, messages, strict=True):
        live.append(_revise(unit or _new(message, used), message))
        used.add(live[-1].id)
    return live


def _new(message: Message, used: set[str]) -> Unit:
    if message.role:
        return Unit(f"{message.communique}.{message.role}", message.text)
    return Unit(draw(message.communique, message.text, used), message.text)


def _revise(unit: Unit, message: Message) -> Unit:
    """The unit as it stands after today's extraction: its French, its dates, its flag."""
    unit = _recall(unit) if unit.obsolete else unit
    known, was = read_dates(unit.notes)
    fuzzy, previous, was = _judge(unit, message, known, was)
    notes = (" ".join(note.split()) for note in message.notes if note.strip())
    return replace(
        unit,
        source=message.text,
        flags=(FUZZY,) * fuzzy + tuple(flag for flag in unit.flags if flag != FUZZY),
        previous=previous,
        previous_id=None,
        notes=(*write_dates(carry(known, message.dates), was), *notes),
        references=_references(message.reference),
    )


def _judge(
    unit: Unit, message: Message, known: Sequence[Dated], was: tuple[str, ...] | None
) -> tuple[bool, str | None, tuple[str, ...] | None]:
    """Whether the unit is fuzzy now; the French, and the dates where they were others, that were translated."""
    if (now := state(unit)) is State.MISSING:
        return False, None, None
    if now is State.DRAFT or unit.previous_id not in (None, unit.id):
        # msgmerge guessed from another entry: the English was never this sentence's own.
        return True, None, None
    stale = now is State.STALE
    translated = unit.previous if stale and unit.previous is not None else unit.source
    before = was if stale and was is not None else tuple(date.notation for date in known if not date.gone)
    # A program that drops comments drops the dates: that is no change of them.
    dated = same_dates(before, message.dates) or not (known or was)
    if dated and fold(translated) == fold(message.text):
        return False, None, None
    return True, translated, None if dated else before


def _references(reference: str) -> tuple[str, ...]:
    """The ``#:`` line; a name with spaces stands between isolates, as gettext writes it."""
    if not reference:
        return ()
    return (f"\u2068{reference}\u2069" if " " in reference else reference,)


def _retire(unit: Unit) -> Unit:
    """The unit as obsolete; its dates go among the translator's comments, the only ones every tool keeps there."""
    dates, was = read_dates(unit.notes)
    kept = tuple(_WAITING + line for line in write_dates(dates, was))
    return replace(unit, obsolete=True, comments=unit.comments + kept, notes=(), references=(), previous_id=None)


def _recall(unit: Unit) -> Unit:
    """The unit as live again, its dates among the extracted comments."""
    waiting = tuple(
        comment for comment in unit.comments if comment.startswith((_WAITING + "date: ", _WAITING + "date "))
    )
    comments = tuple(comment for comment in unit.comments if comment not in waiting)
    notes = tuple(comment.removeprefix(_WAITING) for comment in waiting)
    return replace(unit, obsolete=False, comments=comments, notes=notes or unit.notes)


def _gone(units: Iterable[Unit], found: Iterable[Unit | None]) -> list[Unit]:
    here = {unit.id for unit in found if unit}
    return [unit for unit in units if unit.id not in here]


def _refuse_loss(catalogue: Catalogue, gone: Sequence[Unit]) -> None:
    live = sum(not unit.obsolete for unit in catalogue.units)
    if len(gone) <= MOST_LOST * live:
        return
    named = ", ".join(sorted({home(unit.id) for unit in gone}))
    fact = f"{len(gone)} of {live} entries would become obsolete, of {named}"
    remedy = "see whether a communiqué is missing or cut short; if the loss is meant, say --allow-loss"
    raise TimelineError(Finding(catalogue.path, 0, "T23", fact, remedy))


def _translation(unit: Unit, path: str) -> Translation:
    return Translation(unit.id, unit.source, unit.target, state(unit), path, unit.line)


def _event_ids(unit: Unit) -> tuple[str, ...]:
    dates, _ = read_dates(unit.notes)
    return tuple(f"{unit.id}-{date.letter}" if date.letter else unit.id for date in dates if not date.gone)


def _report(
    found: Sequence[Unit | None],
    live: Sequence[Unit],
    units: Sequence[Unit],
    gone: Sequence[Unit],
    renamed: dict[str, str],
) -> Report:
    names: dict[str, list[str]] = {field.name: [] for field in fields(Report)}
    for before, now in zip(found, live, strict=True):
        names[_done(before, now)].append(now.id)
    lost = [unit for unit in gone if not unit.obsolete]
    names["moved"] = _moved([unit.id for unit in units], [unit.id for unit in found if unit and not unit.obsolete])
    names["obsolete"] = [unit.id for unit in lost if unit.target.strip()]
    names["dropped"] = [unit.id for unit in lost if not unit.target.strip()]
    names["renamed"] = [f"{old} to {new}" for old, new in renamed.items()]
    return Report(**{name: tuple(some) for name, some in names.items()})


def _done(before: Unit | None, now: Unit) -> str:
    """Which line of the report a message stands in."""
    if before is None:
        return "new"
    if before.obsolete:
        return "restored"
    was, changed = state(before), before.source != now.source
    if state(now) is State.STALE and (was is not State.STALE or fold(before.source) != fold(now.source)):
        return "stale"
    if was is State.STALE and state(now) is State.TRANSLATED:
        return "cleared"
    return "touched" if changed and fold(before.source) == fold(now.source) else "kept"


def _moved(before: Sequence[str], now: Sequence[str]) -> list[str]:
    """The fewest ids that must move to turn one order into the other."""
    place = {identity: n for n, identity in enumerate(before)}
    order = [place[identity] for identity in now]
    staying = _longest_rising(order)
    return [identity for identity, n in zip(now, order, strict=True) if n not in staying]


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
