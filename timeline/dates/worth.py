"""What a find is worth, worked out once: it follows from its numbers, the day of publication and the tense beside it.

Which of these it follows from shows while it is worked out, by what is asked for. What asks for the date before is
worked out each time: that date is seldom the same twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from timeline.dates.expression import Context, Resolved
from timeline.dates.finds import Find
from timeline.dates.resolution import resolve
from timeline.dates.years import completed
from timeline.language.tokens import keep

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from timeline.model.when import When

# In place of a value: there is none, « 30 février 2008 »; it goes with the tense.
_NONE, _BY_TENSE = "none", "by tense"
_MOST_REMEMBERED = 20_000

# A find, its numbers, the day of publication.
Key = tuple[Find, tuple[int, ...], date | None]


@dataclass(slots=True)
class Surroundings:
    """What surrounds an expression of a text, and what of it was asked for."""

    find_tense: Callable[[], str]
    date_before: When | None
    same_paragraph: bool
    told: str | None = None
    asked_before: bool = False

    def tense(self) -> str:
        """The tense, found when it is first asked for."""
        if self.told is None:
            self.told = self.find_tense()
        return self.told

    def before(self) -> When | None:
        """The date named before."""
        self.asked_before = True
        return self.date_before


@dataclass(frozen=True, eq=False)
class Worth:
    """What finds are worth, as far as it is known."""

    known: dict[Hashable, Resolved | str] = field(default_factory=dict)

    def of(
        self, found: Find, numbers: tuple[int, ...], published: date | None, look_around: Callable[[], Surroundings]
    ) -> Resolved | None:
        """The value of a find with these numbers; None when it has none."""
        key = found, numbers, published
        worth = self.known.get(key)
        if worth is None or worth is _BY_TENSE:
            worth = self._looked_at(key, look_around())
        return worth if isinstance(worth, Resolved) else None

    def _looked_at(self, key: Key, surroundings: Surroundings) -> Resolved | str:
        """What it is worth with what surrounds it: from memory when only the tense matters."""
        worth = self.known.get((key, surroundings.tense())) if key in self.known else None
        if worth is None:
            worth = _work_out(*key, surroundings) or _NONE
            self._remember(key, worth, surroundings)
        return worth

    def _remember(self, key: Key, worth: Resolved | str, surroundings: Surroundings) -> None:
        if surroundings.asked_before:
            return
        if surroundings.told is None:
            keep(self.known, key, worth, _MOST_REMEMBERED)
        else:
            keep(self.known, key, _BY_TENSE, _MOST_REMEMBERED)
            keep(self.known, (key, surroundings.told), worth, _MOST_REMEMBERED)


def _work_out(
    found: Find, numbers: tuple[int, ...], published: date | None, surroundings: Surroundings
) -> Resolved | None:
    context = Context(published, surroundings.before, surroundings.same_paragraph, surroundings.tense)
    resolved = resolve(found, iter(numbers), context)
    try:
        return None if resolved is None else completed(resolved, context)
    except ValueError:
        # « du 2 au 29 février » in a year without that day: the words name no stretch of the calendar.
        return None
