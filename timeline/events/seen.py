"""What was reviewed goes along with its text: the lines of ``[seen]`` stand beside its edits, under its id."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.events.editing import SEEN
from timeline.events.moved_edits import renamed_event
from timeline.model.errors import Finding, Severity, TimelineError
from timeline.model.ids import communique_of
from timeline.project.toml_edits import Said, UnpatchableError
from timeline.project.toml_patch import patch

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from timeline.events.editing import Editing
    from timeline.events.moved_edits import Today
    from timeline.project.files import Source

_TABLE = (SEEN,)


def settled_seen(sources: Mapping[str, Source], texts: Mapping[str, str], today: Today) -> dict[str, str]:
    """The text of each collection's file whose lines under ``[seen]`` are to be others.

    ``sources`` are the files as they are, ``texts`` those that change already. What was seen of a removed text goes;
    where a line is there already it stays. TimelineError C74 for lines that cannot be changed.
    """
    files = {name: source.text for name, source in sources.items()} | dict(texts)
    going: dict[str, list[Said]] = defaultdict(list)
    for name, text in files.items():
        for key, said in tomllib.loads(text).get(SEEN, {}).items():
            home, identity = _place(name, key, today)
            if (home, identity) != (name, key):
                going[name].append(Said(_TABLE, key, None))
                if home:
                    going[home].append(Said(_TABLE, identity, said))
    return {name: _patched(sources, name, files.get(name, ""), changes) for name, changes in going.items()}


def _place(name: str, key: str, today: Today) -> tuple[str, str]:
    """The collection and the id of today of what a line speaks of; no collection when its text was removed."""
    former = communique_of(key) or key
    if former in today.removed:
        return "", key
    communique = today.renamed.get(former, former)
    return today.places.get(communique, name), renamed_event(key, today.renamed) if "." in key else communique


def _patched(sources: Mapping[str, Source], name: str, text: str, changes: list[Said]) -> str:
    """What goes first, then what comes: a line under another id may have the place of one that goes."""
    there = tomllib.loads(text).get(SEEN, {})
    leaving = [one for one in changes if one.value is None]
    gone = {one.key for one in leaving}
    coming = [one for one in changes if one.value is not None and (one.key not in there or one.key in gone)]
    try:
        return patch(text, [*leaving, *coming])
    except UnpatchableError as error:
        path = sources[name].name if name in sources else name
        remedy = 'write [seen] as a table of its own, one line for each: "nrc-2007-12-07.suk7" = "past 2008-01"'
        raise TimelineError(Finding(path, error.line, "C74", "this line cannot be changed", remedy)) from error


def seen_of_nothing(
    editing: Editing, events: Container[str], held: AbstractSet[str], texts: Container[str]
) -> Iterator[Finding]:
    """A warning C32 for each line under ``[seen]`` whose event or text is there no more."""
    for name, line in editing.seen_lines.items():
        communique = communique_of(name)
        there = name in texts if not communique else name in events or communique in held
        if not there:
            fact = f"{name} was reviewed, and there is no such {'event' if communique else 'text'} any more"
            yield Finding(editing.path, line, "C32", fact, "take the line away", Severity.WARNING)
