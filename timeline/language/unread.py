"""What lies among the rules of a project and nothing reads: ``rules/fr/date.toml``, ``rules/dates.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.language.schema import FILES
from timeline.model.errors import Finding, Severity
from timeline.model.language_codes import is_language_code
from timeline.project.contents import standing_in, typed_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def unread_rules(own: Path | None) -> Iterator[Finding]:
    """A warning R10 for each file or folder that is none of a language's, hidden ones and guides aside.

    TimelineError C22 when a folder cannot be listed.
    """
    known = ", ".join(f"{name}.toml" for name in FILES)
    remedy = f"the rules of a language are rules/fr/ and the like, and its files {known}"
    for path in _unread(own) if own else ():
        name = typed_name(path, path.parents[1] if path.parent == own else path.parents[2])
        yield Finding(name, 0, "R10", "no rules are read from here", remedy, Severity.WARNING)


def _unread(own: Path) -> Iterator[Path]:
    for path in _shown(own):
        if not path.is_dir() or not is_language_code(path.name):
            yield path
            continue
        yield from (one for one in _shown(path) if one.suffix != ".toml" or one.stem not in FILES)


def _shown(folder: Path) -> Iterator[Path]:
    names = (entry.name for entry in standing_in(folder, folder.parent))
    return (folder / name for name in names if not name.startswith(".") and name != "README.md")
