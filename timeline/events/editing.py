"""``editing.toml`` is read: what the editor says of events by their ids, and the events that the editor adds.

All that is wrong with the file is told in one run, each thing with its line; what is said of events that are not there
is told once the texts are read (``editors_hand``), and a date in words then too (``editing_dates``).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from timeline.model.errors import Finding, TimelineError
from timeline.model.event import Edit, Kind
from timeline.model.when import When
from timeline.project.toml import read_toml
from timeline.project.toml_lines import key_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.project.files import Source
    from timeline.project.toml_lines import Path

_TEXTS = ("date", "kind", "headline", "note", "place", "text")
_WORDS = {"leave-out": bool, **dict.fromkeys(_TEXTS, str), "key": bool, "subjects": list, "join": str, "part": bool}
_ADDED = {
    **dict.fromkeys(("communique", "quotation", "stated", *_TEXTS), str), "key": bool, "subjects": list,
    "leave-out": bool,
}  # fmt: skip
# An empty headline or note takes away what the event has; nothing else may be empty.
_MAY_BE_EMPTY = frozenset({"headline", "note"})
# What was reviewed: « "nrc-2008-04-04.hv7t" = "past 2008-01" », what the rules said of an event when it was accepted;
# « "nrc-2008-04-04" = "5b1f09c2" », the beginning of the SHA-256 of a text that was read to its end.
SEEN = "seen"
_NEEDED = {
    "communique": 'communique = "…", the id of its text',
    "date": 'date = "…"',
    "kind": f"kind = one of {', '.join(Kind)}",
}
DATE_REMEDY = (
    "write EDTF (2008-04-04, 2008-01, 2008, 2008-04-02/2008-04-04), or: by end 2008, end 2009~, or one date in the "
    "words of the text's language: d'ici à la fin 2014"
)


@dataclass(frozen=True)
class Editing:
    """All edits of a collection, the events added by hand, and what was reviewed, by the id of an event or a text."""

    path: str = ""
    edits: tuple[Edit, ...] = ()
    added: tuple[Edit, ...] = ()
    seen: Mapping[str, str] = field(default_factory=dict)
    seen_lines: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Edit]:
        """The edit of each event; the last where there are several."""
        return {edit.id: edit for edit in self.edits}

    @cached_property
    def added_to(self) -> dict[str, list[tuple[int, Edit]]]:
        """By the id of a text, what the editor adds to it, each with its number among all that is added."""
        texts: dict[str, list[tuple[int, Edit]]] = {}
        for number, edit in enumerate(self.added):
            texts.setdefault(edit.said["communique"], []).append((number, edit))
        return texts


def read_editing(source: Source, former: Editing | None = None) -> Editing:
    """The edits of a file; TimelineError C30 and C31 tell all that is wrong with it.

    An edit that an earlier state of it had is not asked again whether it can be said, and is the very same where it
    stands on the same lines.
    """
    table = read_toml(source, "C30")
    lines = key_lines(source.text)
    seen = table.pop(SEEN, {})
    findings = [*_ids_without_quotes(source.name, table, lines), *_unread_seen(source.name, seen, lines)]
    edits: list[Edit] = []
    known_edits = former.by_id if former and former.path == source.name else {}
    for name, path, said, known in _all_said(table):
        line = _line(lines, path)
        if not isinstance(said, dict):
            findings.append(_no_table(source.name, line, name, said))
            continue
        edit = Edit(name, source.name, line, said, {word: _line(lines, (*path, word)) for word in said})
        if name and (same := known_edits.get(name)) and same.said == said:
            edits.append(same if (same.line, same.lines) == (line, edit.lines) else replace(edit, when=same.when))
            continue
        wrong = [*_problems(edit, known)]
        findings += wrong
        edits.append(edit if wrong else _dated(edit))
    if findings:
        raise TimelineError(*findings)
    own, added = (tuple(edit for edit in edits if bool(edit.id) is wanted) for wanted in (True, False))
    return Editing(source.name, own, added, seen, {name: lines[SEEN, name] for name in seen})


def _unread_seen(path: str, seen: object, lines: Mapping[Path, int]) -> Iterator[Finding]:
    """What is no table of ids and words."""
    if not isinstance(seen, dict):
        yield Finding(path, lines[SEEN,], "C31", "seen is no table", "write [seen], and below it what was reviewed")
        return
    for name, said in seen.items():
        if not isinstance(said, str):
            remedy = f'write "{name}" = "…", or take the line away: the event is then new again'
            yield Finding(path, lines[SEEN, name], "C31", f"what is said of {name} under [seen] is no text", remedy)


def _all_said(table: Mapping[str, Any]) -> Iterator[tuple[str, Path, object, Mapping[str, type]]]:
    """Of each edit and each added event: the id, empty for one that is added, the path, what is said, what may be."""
    for name, said in table.items():
        if name == "add" and isinstance(said, list):
            yield from (("", ("add", number), one, _ADDED) for number, one in enumerate(said))
        elif name == "add":
            yield "", ("add",), said, _ADDED
        elif not _lost_quotes(name, said):
            yield name, (name,), said, _WORDS


def _line(lines: Mapping[Path, int], path: Path) -> int:
    """The line of a path, or of what holds it."""
    return lines.get(path) or next(line for end in range(len(path), 0, -1) if (line := lines.get(path[:end])))


def _no_table(path: str, line: int, name: str, said: object) -> Finding:
    if not name:
        remedy = "write [[add]], and below it what the event is"
        return Finding(path, line, "C31", f"add = {said!r} is no event", remedy)
    remedy = 'write the event\'s id in quotes and brackets: ["nrc-2007-12-07.suk7"]'
    return Finding(path, line, "C31", f"{name} is no table", remedy)


def _lost_quotes(name: str, said: object) -> bool:
    """Whether a table is an id that stands without quotes: TOML reads its full stop as a table within a table."""
    return "." not in name and isinstance(said, dict) and any(isinstance(value, dict) for value in said.values())


def _ids_without_quotes(path: str, table: Mapping[str, Any], lines: Mapping[Path, int]) -> Iterator[Finding]:
    """« [cm-2024-07-31.a53e] »."""
    for name, codes in table.items():
        for code in codes if _lost_quotes(name, codes) else ():
            remedy = f'put the id in quotes: ["{name}.{code}"]'
            yield Finding(path, lines[name, code], "C31", f"the id {name}.{code} stands without quotes", remedy)


def _problems(edit: Edit, known: Mapping[str, type]) -> Iterator[Finding]:
    """All that is wrong with what is said of one event."""
    for word, value in edit.said.items():
        if fault := _fault(word, value, known):
            yield Finding(edit.path, edit.lines[word], "C31", *fault)
    if not edit.id:
        yield from _incomplete(edit)


def _fault(word: str, value: object, known: Mapping[str, type]) -> tuple[str, str] | None:
    """The fact and the remedy of what is wrong with one word, if anything is."""
    if word not in known:
        return f"{word!r} is nothing an editor can say here", f"choose from {', '.join(known)}"
    if word == "subjects":
        return _subjects_fault(value)
    if not isinstance(value, known[word]):
        shown = f'{word} = "{value}"'
        return (f"{word} is not true", f"write {word} = true") if known[word] is bool else (
            f"{word} is no text", f"write it in quotes: {shown}"
        )  # fmt: skip
    if isinstance(value, str) and not value.strip() and word not in _MAY_BE_EMPTY:
        return f"{word} is empty", f"write the {word}, or take the line away"
    if word == "kind" and value not in Kind._value2member_map_:
        return f"{value!r} is no kind", f"choose from {', '.join(Kind)}"
    return _date_fault(str(value)) if word == "date" else None


def _subjects_fault(value: object) -> tuple[str, str] | None:
    """What is wrong with a list of subjects; whether they are named anywhere is asked once the settings are read."""
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        return "subjects is no list of ids", 'write each in quotes: subjects = ["missile-defence", "terrorism"]'
    return None


def _date_fault(text: str) -> tuple[str, str] | None:
    """What is wrong with a date, as far as it can be told without its text."""
    try:
        when = When.read(text)
    except ValueError as error:
        return None if in_words(text) else (f"date = {text!r}: {error}", DATE_REMEDY)
    if any(period.base == "XXXX" for period in when.periods):
        return f"date = {text!r} names no year, month or day", DATE_REMEDY
    return None


def in_words(text: str) -> bool:
    """Whether a date is said in words, and not in EDTF."""
    return any(letter.isalpha() and letter not in "XT" for letter in text)


def _incomplete(edit: Edit) -> Iterator[Finding]:
    """What an added event lacks, and what it has too much."""
    for word, remedy in _NEEDED.items():
        if word not in edit.said:
            yield Finding(edit.path, edit.line, "C31", f"the added event has no {word}", f"add {remedy}")
    if "stated" in edit.said and "quotation" in edit.said:
        remedy = "keep stated only where no text tells the event"
        fact = "the added event has both a quotation and stated"
        yield Finding(edit.path, edit.lines["stated"], "C31", fact, remedy)
    elif "stated" in edit.said and "text" not in edit.said:
        yield Finding(edit.path, edit.line, "C31", "the added event has no text", 'add text = "…", the words to print')
    elif "stated" not in edit.said and "quotation" not in edit.said:
        remedy = 'add quotation = "…", words of its text; or, where no text tells it, stated = "…", where it comes from'
        yield Finding(edit.path, edit.line, "C31", "the added event has no quotation", remedy)


def _dated(edit: Edit) -> Edit:
    """The edit with the date it says, where that is no date in words."""
    try:
        when = When.read(edit.said["date"]) if "date" in edit.said else None
    except ValueError:
        return edit
    return Edit(edit.id, edit.path, edit.line, edit.said, edit.lines, when)
