"""Work that goes on behind the pages: nobody waits for it, and what it finds is told as it comes."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Seconds: so long after a page nobody asks for what belongs to it, and the browser has painted it.
_QUIET = 0.3


class Behind:
    """One work after the other in a thread of its own, each by its name, however often it is asked for.

    Whoever waits for a page shares the interpreter with it, so that it gives way wherever it can.
    """

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self._lock = threading.Lock()
        self._idle = threading.Event()
        self._idle.set()
        self._asked: dict[str, Callable[[], None]] = {}
        self._failed: dict[str, Exception] = {}
        self._pages = threading.Condition()
        self._waited_for, self._lately = 0, False

    def ask(self, name: str, work: Callable[[], None]) -> None:
        """It is done soon, once more where it is being done now; what went wrong in it last is raised instead.

        A TimelineError is not: what cannot be read is told by whoever asks for that.
        """
        with self._lock:
            if error := self._failed.pop(name, None):
                raise error
            self._asked[name] = work
            if not self._idle.is_set():
                return
            self._idle.clear()
        threading.Thread(target=self._go_on, daemon=True).start()

    def wait(self, seconds: float | None = None) -> bool:
        """Whether all that was asked for is done, be it after so many seconds at most."""
        return self._idle.wait(seconds)

    @contextmanager
    def page(self) -> Iterator[None]:
        """A page that somebody waits for while it is made."""
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def give_way(self) -> None:
        """Nobody waits for a page, nor did a moment ago."""
        with self._pages:
            while self._waited_for or self._lately:
                self._lately = False
                self._pages.wait(_QUIET)

    def _count(self, number: int) -> None:
        with self._pages:
            self._waited_for += number
            self._lately = True
            self._pages.notify_all()

    def _go_on(self) -> None:
        while one := self._next():
            name, work = one
            try:
                with suppress(TimelineError):
                    work()
            except Exception as error:  # noqa: BLE001 raised to whoever asks for it next
                self._failed[name] = error

    def _next(self) -> tuple[str, Callable[[], None]] | None:
        with self._lock:
            if not self._asked:
                self._idle.set()
                return None
            name = next(iter(self._asked))
            return name, self._asked.pop(name)
