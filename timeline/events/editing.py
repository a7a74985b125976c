"""The editor's hand: ``editing.toml`` beside the texts of a collection says what the rules cannot know.

By event id it leaves an event out, corrects its date or kind, gives it a headline or a note, marks it as key, joins it
to another or keeps it apart; ``[[add]]`` adds an event by hand, with a quotation that must stand in the text. An edit
whose event has gone is a finding, never dropped in silence.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from timeline.model.errors import Finding, TimelineError
from timeline.model.event import Event, Kind
from timeline.model.ids import code_of, communique_of
from timeline.model.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.model.communique import Communique
    from timeline.model.event import Telling
    from timeline.project.files import Source

BY_HAND = "by the editor"
_WORDS = {
    "leave-out": bool,
    "date": str,
    "kind": str,
    "headline": str,
    "key": bool,
    "note": str,
    "join": str,
    "part": bool,
}
_ADDED = ("communique", "quotation", "date", "kind")


@dataclass(frozen=True, slots=True)
class Edit:
    """What the editor says of one event, and the line that says it."""

    id: str
    line: int
    said: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Editing:
    """All edits of a collection, and the events added by hand."""

    path: str = ""
    edits: tuple[Edit, ...] = ()
    added: tuple[Edit, ...] = ()


def read_editing(source: Source) -> Editing:
    """The edits of a file; TimelineError C30 and C31 tell all that is wrong with it."""
    path, text = source.name, source.text
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = int(line[1]) if line else text.count("\n") + 1
        raise TimelineError(
            Finding(path, where, "C30", f"the file is not TOML: {error}", "correct that line")
        ) from error
    lines = text.splitlines()
    adds = [number for number, row in enumerate(lines, 1) if row.strip() == "[[add]]"]
    added = tuple(Edit("", line, said) for line, said in zip(adds, table.pop("add", []), strict=False))
    edits = tuple(Edit(name, _line(lines, name), said) for name, said in table.items())
    if findings := [*_problems(path, edits), *_problems(path, added, _ADDED)]:
        raise TimelineError(*findings)
    return Editing(path, edits, added)


def _line(lines: Sequence[str], name: str) -> int:
    return next((number for number, row in enumerate(lines, 1) if name in row and row.strip().startswith("[")), 0)


def _problems(path: str, edits: Iterable[Edit], needed: Sequence[str] = ()) -> Iterator[Finding]:
    known = {**_WORDS, **dict.fromkeys(needed, str)}
    for edit in edits:
        if not isinstance(edit.said, dict):
            remedy = 'write the event\'s id in quotes and brackets: ["nrc-2007-12-07.suk7"]'
            yield Finding(path, edit.line, "C31", f"{edit.id} is no table", remedy)
            continue
        for word in needed:
            if word not in edit.said:
                yield Finding(path, edit.line, "C31", f"the added event has no {word}", f"add {word} = ...")
        for word, value in edit.said.items():
            yield from _wrong(path, edit.line, word, value, known)


def _wrong(path: str, line: int, word: str, value: object, known: Mapping[str, type]) -> Iterator[Finding]:
    if word not in known:
        yield Finding(path, line, "C31", f"{word!r} is nothing an editor can say", f"choose from {', '.join(known)}")
    elif not isinstance(value, known[word]):
        yield Finding(path, line, "C31", f"{word} is not {'true' if known[word] is bool else 'a text'}", "correct it")
    elif word == "kind" and value not in Kind._value2member_map_:
        yield Finding(path, line, "C31", f"{value!r} is no kind", f"choose from {', '.join(Kind)}")
    elif word == "date":
        try:
            When.read(str(value))
        except ValueError as error:
            remedy = "write EDTF (2008-04-04, 2008-01, 2008) or words: by end 2008, end 2009~"
            yield Finding(path, line, "C31", f"date = {value!r}: {error}", remedy)


def with_added(editing: Editing, telling: Telling) -> Telling:
    """The telling with the events that the editor adds to its communiqué, in the order of their sentences."""
    made = (_added(edit, telling.communique) for edit in editing.added)
    added = [event for event in made if event and not event.left_out]
    events = sorted((*telling.events, *added), key=lambda event: event.sentence.span.start)
    return replace(telling, events=tuple(events))


def edited(editing: Editing, telling: Telling, ids: Sequence[str]) -> Telling:
    """The telling with its events, whose ids are given in their order, as the editor wants them."""
    edits = {edit.id: edit for edit in editing.edits}
    events = (
        _edited(event, edits[name].said, _role(name)) if name in edits else event
        for name, event in zip(ids, telling.events, strict=True)
    )
    return replace(telling, events=tuple(events))


def _edited(event: Event, said: Mapping[str, Any], role: str) -> Event:
    own = {word: said[word] for word in ("headline", "note") if word in said}
    return replace(
        event,
        roles={word: f"{role}-{word}" for word in own},
        when=When.read(said["date"]) if "date" in said else event.when,
        kind=Kind(said.get("kind", event.kind)),
        headline=said.get("headline", event.headline),
        basis=BY_HAND if {"date", "kind"} & said.keys() else event.basis,
        key=said.get("key", event.key),
        left_out=said.get("leave-out", False),
        note=said.get("note", event.note),
    )


def quotations(editing: Editing) -> tuple[str, ...]:
    """The quotations of the events that the editor adds, as sentences have them."""
    return tuple(_folded(edit.said["quotation"]) for edit in editing.added)


def _folded(quotation: str) -> str:
    return " ".join(quotation.replace("’", "'").split())


def _added(edit: Edit, communique: Communique) -> Event | None:
    if edit.said["communique"] != communique.id:
        return None
    quotation = _folded(edit.said["quotation"])
    sentence = next((one for one in communique.sentences if quotation in one.text), None)
    if sentence is None:
        return None
    event = Event(Kind(edit.said["kind"]), When.read(edit.said["date"]), sentence, communique.id, BY_HAND, BY_HAND)
    return _edited(event, edit.said, _role(quotation))


def _role(name: str) -> str:
    """The beginning of the ids of an event's headline and note: its code, or the first words of its quotation."""
    return "-".join(re.findall(r"[a-z0-9]+", code_of(name).lower())[:4])


def extra_texts(editing: Editing, communique: Communique) -> Iterator[tuple[str, str]]:
    """Role and text of each headline and note that the editor gives to events of a communiqué."""
    for edit in (*editing.edits, *editing.added):
        mine = edit.said.get("communique", communique_of(edit.id)) == communique.id
        for word in ("headline", "note"):
            if mine and edit.said.get(word):
                yield f"{_role(edit.id or edit.said['quotation'])}-{word}", edit.said[word]


def unfound(editing: Editing, ids: AbstractSet[str], communiques: Iterable[Communique]) -> Iterator[Finding]:
    """A finding C32 for each edit or join whose event is not told, C33 for each quotation that stands nowhere."""
    remedy = "see timeline events for today's ids; then correct the id or take the edit away"
    for edit in editing.edits:
        if "join" in edit.said and (edit.said["join"] not in ids or edit.said["join"] == edit.id):
            fact = f"{edit.id} cannot be joined to {edit.said['join']}: there is no such other event"
            yield Finding(editing.path, edit.line, "C32", fact, remedy)
        if "join" in edit.said and edit.said.get("part"):
            yield Finding(editing.path, edit.line, "C32", f"{edit.id} is both joined and kept apart", "take one away")
        if edit.id not in ids:
            yield Finding(editing.path, edit.line, "C32", f"no event has the id {edit.id}", remedy)
    known = {communique.id: communique for communique in communiques}
    for edit in editing.added:
        communique = known.get(edit.said["communique"])
        if communique is None or _added(edit, communique) is None:
            fact = f"the quotation does not stand in {edit.said['communique']}"
            yield Finding(editing.path, edit.line, "C33", fact, "quote words of one sentence as the text has them")
