"""What an extra of the package brings: a command that needs it says so, and everything else works without."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, ToolMissingError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


@contextmanager
def extra_needed(command: str, code: str, what: str, remedy: str, brought: Collection[str]) -> Iterator[None]:
    """A module of those the extra has ``brought`` that is not installed is ToolMissingError ``code``, with the remedy.

    ``what`` begins the fact: « the desk needs ». That any other module is missing is a fault of our own.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in brought:
            raise
        fact = f"{what} {error.name}, which is not installed"
        raise ToolMissingError(Finding(command, 0, code, fact, remedy)) from error
