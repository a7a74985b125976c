"""What other tools give back, and how it comes into a catalogue.

What comes back never counts for more than it can: a target for another source is stale, what a tool guessed is a draft,
and what a file does not say empties nothing and clears no mark.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.model.errors import Finding, Severity
from timeline.model.translation import Direction, State
from timeline.translations.alignment import comparable
from timeline.translations.po import FUZZY, Unit
from timeline.translations.review import REVIEWED, is_reviewed
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.translations.catalogue import Catalogue

_NAMED = 6


class ReturnedTranslation(NamedTuple):
    """A translation as another tool gives it back; the id is empty where the tool lost it.

    ``marked`` says whether the file states its state: where a mark is only missing, the tool may have dropped it.
    ``comments`` are what a translator wrote beside it, ``previous`` the source it was made for, where that is told.
    What comes of a ``memory`` replaces no translation: it may be older. ``reviewed`` says that a second person stands
    for it.
    """

    id: str
    source: str
    target: str
    state: State
    direction: Direction
    marked: bool = True
    comments: tuple[str, ...] = ()
    previous: str | None = None
    memory: bool = False
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """The translations that a file gives back, and what of it was not taken, as findings."""

    translations: tuple[ReturnedTranslation, ...] = ()
    skipped: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A catalogue with what came back: the ids of entries filled, changed and stale now.

    ``unconfirmed`` kept their mark, ``older`` their translation, for what came back was made for an older source;
    ``weaker`` kept theirs, for what came back is a draft only, or of a memory; ``unknown`` are ids that no entry has.
    """

    catalogue: Catalogue
    filled: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    weaker: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def take_returned(catalogue: Catalogue, returned: Iterable[ReturnedTranslation], *, cleared: bool = False) -> TakenBack:
    """The catalogue with returned translations in the entries of their ids, or of their source where an id is lost.

    Only what is in the catalogue's languages is taken. Drafts fill what is empty, and mend what waits for review. A
    target for another source than today's is stale. A mark that is only missing clears none of ours, unless
    ``cleared``.
    """
    ours = [one for one in returned if one.direction == catalogue.direction and one.target.strip()]
    by_id = {translation.id: translation for translation in reversed(ours) if translation.id}
    by_text = {comparable(translation.source): translation for translation in reversed(ours)}
    outcomes: dict[str, list[str]] = defaultdict(list)
    units = []
    for unit in catalogue.units:
        translation = None if unit.obsolete else by_id.get(unit.id) or by_text.get(comparable(unit.source))
        units.append(_taken(unit, translation, outcomes, cleared=cleared) if translation else unit)
    known = {unit.id for unit in catalogue.units}
    outcomes["unknown"] = [identity for identity in by_id if identity not in known]
    return TakenBack(replace(catalogue, units=tuple(units)), **{name: tuple(ids) for name, ids in outcomes.items()})


def same_direction(direction: Direction, other: Direction) -> bool:
    """Whether two directions go from the same language into the same, whatever the country."""
    return all(same_language(code, code_there) for code, code_there in zip(direction, other, strict=True))


def same_language(code: str, other: str) -> bool:
    """Whether two codes are of the same language, whatever the country: en-GB and en_US are."""
    return code.replace("_", "-").partition("-")[0].lower() == other.replace("_", "-").partition("-")[0].lower()


def language_mismatch(path: str, fact: str, directions: Iterable[Direction]) -> Finding:
    """The finding T28: a file goes in none of these directions; ``fact`` says in which."""
    ours = ", ".join(f"from {source} to {target}" for source, target in directions)
    return Finding(path, 0, "T28", fact, f"the catalogues go {ours}")


def not_taken(path: str, reasons: Iterable[tuple[str, str]]) -> tuple[Finding, ...]:
    """A warning T32 for each reason for which entries of a file were not taken, with some of their names.

    ``reasons`` has for each entry the reason and its name.
    """
    reasons = tuple(reasons)
    counts = Counter(reason for reason, _ in reasons)
    names = {why: [name for reason, name in reasons if reason == why and name] for why in counts}
    return tuple(
        Finding(path, 0, "T32", f"not taken: {_entries(count)} {why}{listed(names[why])}", "", Severity.WARNING)
        for why, count in counts.items()
    )


def _entries(count: int) -> str:
    return f"{count} entr{'ies' if count > 1 else 'y'}"


def listed(names: Sequence[str]) -> str:
    """Some names behind a colon, and how many more there are; nothing for none."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f": {', '.join(names[:_NAMED])}{more}" if names else ""


def _taken(unit: Unit, returned: ReturnedTranslation, outcomes: dict[str, list[str]], *, cleared: bool) -> Unit:
    empty, same = not unit.target.strip(), comparable(returned.source) == comparable(unit.source)
    taken = unit if _is_older(unit, returned, same=same) else _with_target(unit, returned, same=same)
    if taken is unit and unit_state(unit) is State.TRANSLATED and not same and returned.target != unit.target:
        outcomes["older"].append(unit.id)
    elif taken is unit and returned.target != unit.target:
        outcomes["weaker"].append(unit.id)
    if unit.fuzzy and not (taken.fuzzy or returned.marked or cleared) and taken.target == unit.target:
        outcomes["unconfirmed"].append(unit.id)
        taken = unit
    if taken != unit:
        outcomes["filled" if empty else "changed" if same else "stale"].append(unit.id)
    # One that went out as reviewed may come back so whatever was done to it since.
    raised = returned.reviewed and same and taken.target == returned.target and not is_reviewed(unit)
    comments = (*returned.comments, REVIEWED) if raised and not taken.fuzzy else returned.comments
    new = tuple(comment for comment in comments if comment not in taken.comments)
    return replace(taken, comments=(*taken.comments, *new)) if new else taken


def _is_older(unit: Unit, returned: ReturnedTranslation, *, same: bool) -> bool:
    """Whether what came back may not replace what there is: a memory no translation, no file one of a later source."""
    if unit_state(unit) is State.TRANSLATED:
        return returned.memory or not (same or returned.marked)
    return not (same or returned.marked) and unit.target == returned.target


def _with_target(unit: Unit, returned: ReturnedTranslation, *, same: bool) -> Unit:
    """The unit with what came back, as far as that counts for as much as what it has."""
    empty, now = not unit.target.strip(), unit_state(unit)
    flags = tuple(flag for flag in unit.flags if flag != FUZZY)
    done, draft = returned.state is State.TRANSLATED, returned.state is State.DRAFT
    mended = draft and same and now is State.STALE and returned.target != unit.target
    if done or empty or mended:
        former = returned.previous if returned.state is State.STALE else returned.source if done and not same else None
        fuzzy = (FUZZY,) * (not (done and same))
        return replace(unit, target=returned.target, flags=fuzzy + flags, previous=former, notes=_undated(unit))
    return replace(unit, target=returned.target) if unit.fuzzy and returned.state is now else unit


def _undated(unit: Unit) -> tuple[str, ...]:
    """The notes of a unit without the dates that it was translated for before."""
    return tuple(note for note in unit.notes if not note.startswith("date was: "))
