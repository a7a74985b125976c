"""What is found out once of a text: what ``functools.cached_property`` does, whose lock costs more than most finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class once(Generic[Value]):  # noqa: N801 it is written as a decorator
    """A property that is asked for once: from then on the object has it."""

    def __init__(self, find: Callable[[Any], Value]) -> None:
        """Nothing is found yet."""
        self._find, self._name, self.__doc__ = find, find.__name__, find.__doc__

    @overload
    def __get__(self, of: None, owner: type) -> once[Value]: ...
    @overload
    def __get__(self, of: object, owner: type) -> Value: ...
    def __get__(self, of: object, owner: type) -> Value | once[Value]:
        """Find it; Python asks here only while the object does not have it."""
        if of is None:
            return self
        found = of.__dict__[self._name] = self._find(of)
        return found
