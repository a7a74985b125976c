"""The project while it lies open: what is read of it, what was written, what can be undone, who is told."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

from timeline.desk.behind import Behind
from timeline.desk.journal import Journal, Step, version
from timeline.desk.news import News
from timeline.desk.shelf import Shelf
from timeline.desk.shelved import rules_standing
from timeline.desk.writing import rewrite

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from timeline.desk.journal import Change, Made, Version
    from timeline.desk.shelved import Shelved
    from timeline.project.folders import Project

T = TypeVar("T")


@dataclass
class Workbench:
    """One project, open in any number of windows."""

    project: Project
    news: News = field(default_factory=News)
    journal: Journal = field(default_factory=Journal)
    behind: Behind = field(default_factory=Behind)
    # The addresses and names of the screens, for the navigation.
    screens: Sequence[tuple[str, str]] = ()
    # How many changes were made since the desk was opened: a page that shows so many need not be made anew.
    number: int = 0
    # Whether the whole trace of a fault of our own is wanted in the terminal.
    debug: bool = False
    # What the desk itself wrote last into each file: the watcher tells of that too.
    _written: dict[str, Version] = field(default_factory=dict)
    _made: dict[object, tuple[object, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lay out the texts."""
        self.rules = rules_standing(self.project)
        self.shelf = Shelf(self.project)

    def look(self) -> Shelved:
        """All texts as they are on the disk now."""
        return self.shelf.look()

    def keep(self, name: object, made_of: object, make: Callable[[], T]) -> T:
        """What was made under a name of one thing, made again when it is another."""
        known = self._made.get(name)
        if known is None or known[0] is not made_of:
            known = self._made[name] = (made_of, make())
        return cast("T", known[1])

    def change(
        self,
        said: str,
        *changes: Change,
        place: str = "",
        focus: str = "",
        beside: Mapping[Path, bytes] | None = None,
    ) -> bool:
        """Change files, all or none, and remember how that is undone; whether there was anything to change.

        What stands ``beside`` a file that is new comes and goes with it. ConflictError and TimelineError leave all
        files as they are.
        """
        return self.carry_out(said, lambda: changes, place, focus, beside)

    def carry_out(
        self,
        said: str,
        plan: Callable[[], Sequence[Change]],
        place: str = "",
        focus: str = "",
        beside: Mapping[Path, bytes] | None = None,
    ) -> bool:
        """The same with changes that are planned while nobody else can write."""
        made = rewrite(self.project, plan, beside or {})
        if all(one.after == one.before for one in made):
            return False
        self._wrote(made, beside or {})
        self.journal.add(Step(said, made, place, focus, beside or {}))
        return True

    def undo(self) -> Step | None:
        """The last step, undone; None when there is none. ConflictError where another change is in the way."""
        if not self.journal.done:
            return None
        step = self.journal.done[-1]
        made = rewrite(self.project, lambda: [one.undone for one in step.made], step.beside)
        # The folder of an original that goes may go with it.
        gone = {place: b"" for other in step.beside for place in (other, other.parent)}
        self._wrote(made, gone)
        self.journal.took_back(step)
        return step

    def redo(self) -> Step | None:
        """The step undone last, made again; None when there is none. ConflictError as above."""
        if not self.journal.undone:
            return None
        step = self.journal.undone[-1]
        self._wrote(rewrite(self.project, lambda: [one.redone for one in step.made], step.beside), step.beside)
        self.journal.made_again(step)
        return step

    def _wrote(self, made: Sequence[Made], beside: Mapping[Path, bytes]) -> None:
        """Tell every window; the watcher need not tell it again, nor of what stands ``beside``, empty where gone."""
        files = {self.project.name(one.change.path): one.content for one in made}
        self._written |= files | {self.project.name(other): version(content) for other, content in beside.items()}
        self.number += 1
        self.news.tell({"files": list(files), "own": True, "number": self.number})

    def tell_of_disk(self, names: Sequence[str]) -> None:
        """Tell every window of files that changed, but for what the desk wrote itself."""
        if foreign := [name for name in names if not self._is_own(name)]:
            self.news.tell({"files": foreign, "own": False})

    def _is_own(self, name: str) -> bool:
        """Whether the desk wrote it; that a folder is there says nothing that its files do not."""
        if (self.project.root / name).is_dir():
            return True
        content = b""
        with suppress(OSError):
            content = (self.project.root / name).read_bytes()
        return self._written.get(name) == version(content)
