"""What a find is worth, worked out once: it follows from its numbers, the day of publication and the tense beside it.

Which of these it follows from shows while it is worked out, by what is asked for. What asks for the date before is
worked out each time: that date is seldom the same twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.dates.resolution import resolve
from timeline.dates.slots import Context, Resolved
from timeline.dates.years import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import date

    from timeline.dates.finds import Found
    from timeline.when import When

# In place of a value: there is none, « 30 février 2008 »; it goes with the tense.
_NONE, _BY_TENSE = "none", "by tense"
_MOST_REMEMBERED = 20_000


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
        self, found: Found, numbers: tuple[int, ...], published: date | None, look_around: Callable[[], Surroundings]
    ) -> Resolved | None:
        """The value of a find with these numbers; None when it has none."""
        key = found, numbers, published
        worth = self.known.get(key)
        if worth is None or worth is _BY_TENSE:
            surroundings = look_around()
            worth = worth and self.known.get((key, surroundings.tense()))
            if worth is None:
                worth = _work_out(found, numbers, published, surroundings) or _NONE
                self._remember(key, worth, surroundings)
        return worth if isinstance(worth, Resolved) else None

    def _remember(self, key: Hashable, worth: Resolved | str, surroundings: Surroundings) -> None:
        if surroundings.asked_before:
            return
        if len(self.known) >= _MOST_REMEMBERED:
            self.known.clear()
        if surroundings.told is not None:
            self.known[key] = _BY_TENSE
            key = key, surroundings.told
        self.known[key] = worth


def _work_out(
    found: Found, numbers: tuple[int, ...], published: date | None, surroundings: Surroundings
) -> Resolved | None:
    context = Context(published, surroundings.before, surroundings.same_paragraph, surroundings.tense)
    resolved = resolve(found, iter(numbers), context)
    try:
        return None if resolved is None else settle(resolved, context)
    except ValueError:
        # « du 2 au 29 février » in a year without that day: the words name no stretch of the calendar.
        return None
