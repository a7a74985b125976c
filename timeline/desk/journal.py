"""What was done since the desk was opened, each step with the way back and the way there again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.project.differing import differing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from timeline.project.files import Source

    # Raises what is wrong with a text that is to be written.
    Prove = Callable[[Source], object]
    # From the text of a file as it stands to the text that is to stand there; ConflictError where that is in the way.
    Rewrite = Callable[[str], str]
    Version = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to a file, how it is undone in another text of it, and what proves either."""

    path: Path
    make: Rewrite
    back: Rewrite
    prove: Prove


@dataclass(frozen=True, slots=True)
class Made:
    """A change that was made: from ``at`` on the file says ``now`` where it said ``was``; what tells both versions.

    ``content`` tells the bytes that were written. Only these words are kept of a file, however large.
    """

    change: Change
    at: int
    was: str
    now: str
    before: Version
    after: Version
    content: Version

    @property
    def undone(self) -> Change:
        """The way back: byte for byte what was there, as long as nothing else changed."""
        return self._to(self.after, self.now, self.was, self.change.back)

    @property
    def redone(self) -> Change:
        """The way there again."""
        return self._to(self.before, self.was, self.now, self.change.make)

    def _to(self, known: Version, old: str, new: str, otherwise: Rewrite) -> Change:
        def rewrite(text: str) -> str:
            if version(text) != known:
                return otherwise(text)
            return text[: self.at] + new + text[self.at + len(old) :]

        return Change(self.change.path, rewrite, rewrite, self.change.prove)


def made(change: Change, before: str, after: str) -> Made:
    """The change that made of one text another."""
    start, end, until = differing(before, after)
    return Made(
        change, start, before[start:end], after[start:until], version(before), version(after), version(after.encode())
    )


def version(content: str | bytes) -> Version:
    """What tells a content from any other as long as the desk is open: its length, and a number drawn from it."""
    return len(content), hash(content)


@dataclass(frozen=True, slots=True)
class Step:
    """What was done at once, to one file or several, and what is said of it.

    ``place`` is the address of the page on which it was made, ``focus`` the entry there; ``beside`` are the files that
    come and go with it.
    """

    said: str
    made: tuple[Made, ...]
    place: str = ""
    focus: str = ""
    beside: Mapping[Path, bytes] = field(default_factory=dict)


@dataclass
class Journal:
    """The steps in their order; those undone wait until another is made."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def add(self, step: Step) -> None:
        """A new step; what was undone before it cannot be made again."""
        self.done.append(step)
        self.undone.clear()

    def took_back(self, step: Step) -> None:
        """A step that stands no more."""
        self.done.remove(step)
        self.undone.append(step)

    def made_again(self, step: Step) -> None:
        """A step that stands again."""
        self.undone.remove(step)
        self.done.append(step)
