"""A quantity: one number of a text, with what it may mean and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


class Quantity(NamedTuple):
    """A number in a text: the values it may have, where it stands, its words, whether the other text must have it.

    A rank, « première », "third", is soft, but may not stand in the place of another rank.
    """

    values: frozenset[Decimal]
    start: int
    text: str
    hard: bool
    rank: bool = False
    end: int = 0

    @property
    def digits(self) -> set[str]:
        """The values it may have, in plain digits."""
        return {f"{value:f}" for value in self.values}
