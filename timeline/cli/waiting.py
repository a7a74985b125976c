"""What takes more than a second, told on a terminal while it lasts: « comparing texts and translations … 12 s »."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

# Seconds: before it is told, and between one count and the next.
_PATIENCE = 1.0
_TAKEN_BACK = "\r\033[K"


@contextmanager
def told_while(what: str, stream: TextIO) -> Iterator[None]:
    """While it is open a line of the terminal says what is waited for; afterwards the line is empty again."""
    done = threading.Event()
    teller = threading.Thread(target=_tell, args=(what, stream, done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(what: str, stream: TextIO, done: threading.Event) -> None:
    begun = perf_counter()
    if done.wait(_PATIENCE):
        return
    try:
        while not done.is_set():
            stream.write(f"{_TAKEN_BACK}{what} … {perf_counter() - begun:.0f} s")
            stream.flush()
            done.wait(_PATIENCE)
        stream.write(_TAKEN_BACK)
        stream.flush()
    except OSError:
        # Who looked on has gone; the work goes on.
        return
