"""What was done since the desk was opened, each step with the way back and the way there again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from timeline.project.files import Source

    # Raises what is wrong with a text that is to be written.
    Prove = Callable[[Source], object]
    # From the text of a file as it stands to the text that is to stand there; ConflictError where that is in the way.
    Rewrite = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Step:
    """A change of one file: what is said of it, the whole text before and after, and how it is undone in another text.

    ``place`` is the address of the page on which it was made, ``focus`` the entry there; ``beside`` are the files that
    come and go with it.
    """

    path: Path
    said: str
    before: str
    after: str
    back: Rewrite
    again: Rewrite
    prove: Prove
    place: str = ""
    focus: str = ""
    beside: Mapping[Path, bytes] = field(default_factory=dict)

    def undone(self, text: str) -> str:
        """The text without the step: byte for byte what was there, as long as nothing else changed."""
        return self.before if text == self.after else self.back(text)

    def redone(self, text: str) -> str:
        """The text with the step made again."""
        return self.after if text == self.before else self.again(text)


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
