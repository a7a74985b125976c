"""The front page: the key entries, what is to come as of the edition's day, what changed since the last edition.

What it lists fits on one printed page; ``share_lines`` says how much of each list that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model.edition import Glance
from timeline.model.event import Kind
from timeline.model.former import TEXTS, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from timeline.model.edition import Entry
    from timeline.model.former import Former, Told

# As many entries as a page of A4 holds, in two languages side by side.
LINES = 16
ADDED = "Added since the last edition"
CORRECTED = "Corrected or completed since the last edition"
TRANSLATED = "Newly translated since the last edition"
WITHDRAWN = "Withdrawn since the last edition"


def see_at_a_glance(
    entries: Sequence[Entry], day: date | None, former: Former | None, languages: tuple[str, ...]
) -> tuple[Glance, ...]:
    """The lists of the front page that have something to say; ``day`` is the one as of which something is to come.

    Of more than fit, the next to come are listed, and the latest of all else; ``more`` says how many are not.
    """
    key = Glance("Key events", tuple(entry for entry in entries if entry.event.key))
    ahead = tuple(entry for entry in entries if day and is_to_come(entry, day))
    lists = [key, Glance("To come as of", ahead, day), *(_changes(entries, former, languages) if former else ())]
    shares = share_lines([len(one.entries) for one in lists])
    shown = (_cut(one, share, next_first=one.day is not None) for one, share in zip(lists, shares, strict=True))
    return tuple(one for one in shown if one.entries or one.more)


def is_to_come(entry: Entry, day: date) -> bool:
    """Whether an entry is planned or due on a day or after it: « 2013 » is to come until the end of 2013."""
    planned = entry.event.kind in (Kind.PLANNED, Kind.DEADLINE) or entry.event.when.is_deadline
    return planned and entry.event.when.stretch[1] >= day


def share_lines(wanted: Sequence[int], room: int = LINES) -> list[int]:
    """How many lines each list has: as many as it wants, and where there is not room for all, in turn one each.

    >>> share_lines([30, 2, 0, 5], 16)
    [9, 2, 0, 5]
    """
    shares = [0] * len(wanted)
    while sum(shares) < min(room, sum(wanted)):
        for number, most in enumerate(wanted):
            if shares[number] < most and sum(shares) < room:
                shares[number] += 1
    return shares


def _cut(one: Glance, share: int, *, next_first: bool) -> Glance:
    shown = one.entries[:share] if next_first else one.entries[len(one.entries) - share :]
    return Glance(one.called, shown, one.day, one.more + len(one.entries) - len(shown))


def _changes(entries: Sequence[Entry], former: Former, languages: tuple[str, ...]) -> Iterator[Glance]:
    """What was added, corrected and translated, and how many entries of the last edition are gone."""
    common = tuple(code for code in languages if code in former.languages)
    changed = {entry.id: change_of(entry, former, common) for entry in entries}
    for called in (ADDED, CORRECTED, TRANSLATED):
        yield Glance(called, tuple(entry for entry in entries if changed[entry.id] == called))
    today = {telling.id for entry in entries for telling in entry.tellings}
    yield Glance(WITHDRAWN, (), more=len(former.entries.keys() - today))


def change_of(entry: Entry, former: Former, languages: tuple[str, ...]) -> str:
    """What was done to an entry since the last edition, in the languages that both have; empty when nothing was.

    An event that another text tells now is completed; one that was joined or parted in the meantime is the same.
    """
    then = {**former.entries, **former.tellings}
    known = [telling for telling in entry.tellings if telling.id in then]
    if not known:
        return ADDED
    changes = {_compared(told(one, languages), then[one.id], one.text.language, languages) for one in known}
    if len(known) < len(entry.tellings):
        changes.add(CORRECTED)
    return next((change for change in (CORRECTED, TRANSLATED) if change in changes), "")


def _compared(now: Told, then: Told, original: str, languages: tuple[str, ...]) -> str:
    if (now.date, now.kind) != (then.date, then.kind):
        return CORRECTED
    found = {_text_change(now, then, name, code, own=code == original) for name in TEXTS for code in languages}
    if CORRECTED in found:
        return CORRECTED
    return TRANSLATED if now.sure and (TRANSLATED in found or not then.sure) else ""


def _text_change(now: Told, then: Told, name: str, code: str, *, own: bool) -> str:
    """What was done to one text: a translation that was missing, or not sure, is translated and not corrected."""
    before, after = _said(then.texts, name, code), _said(now.texts, name, code)
    if before == after:
        return ""
    return CORRECTED if own or (before and then.sure) else TRANSLATED


def _said(texts: Mapping[str, Mapping[str, str]], name: str, code: str) -> str:
    return texts.get(name, {}).get(code, "")
