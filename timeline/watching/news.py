"""What a build has to tell the pages that follow it: whether it made them, and what there is to put right."""

from __future__ import annotations

from threading import Condition
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model.errors import Finding

_PATIENCE = 15.0


class News:
    """The last word of the builds, handed to everyone who follows, in any number of threads."""

    def __init__(self) -> None:
        """Begin with nothing to tell."""
        self._changed, self._number, self._ended = Condition(), 0, False
        self._last: dict[str, Any] = {}

    def tell(self, findings: Sequence[Finding], *, made: bool) -> None:
        """Everyone who follows hears it, and whoever comes later, until there is something newer."""
        with self._changed:
            self._number += 1
            self._last = {"made": made, "findings": [str(finding) for finding in sorted(set(findings))]}
            self._changed.notify_all()

    def end(self) -> None:
        """Nobody waits any more."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def follow(self) -> Iterator[dict[str, Any]]:
        """Each word as it is told, first the last; an empty one when nothing was told for a while."""
        seen = 0
        while not self._ended:
            with self._changed:
                self._wait_for_newer(seen)
                seen, told = self._number, self._last if self._number != seen else {}
            if not self._ended:
                yield told

    def _wait_for_newer(self, seen: int) -> None:
        self._changed.wait_for(lambda: self._ended or self._number != seen, _PATIENCE)
