"""Why this event: how an entry of the chronology came to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.language.names import english_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model.edition import Entry
    from timeline.model.event import Edit, Event


def explain_entry(entry: Entry, languages: Sequence[str]) -> Iterator[str]:
    """Lines that say how an entry came about: its sentence and place, what dates it, rule, basis, translations."""
    event, communique = entry.event, entry.communique
    yield f"{entry.id}: {event.when} {event.kind}"
    if event.stated:
        yield f"    {event.sentence.span}, an entry of the editors beside {communique.id}"
    else:
        yield f"    {event.sentence.span}, {event.sentence.cite()} of {communique.id}"
    yield f"    « {event.sentence.text} »"
    yield f"    {_dated(entry)}"
    yield f"    the communiqué's date: {communique.published}, {communique.basis}"
    for edit in event.edits:
        for word in edit.said:
            yield from _said(event, edit, word)
    if entry.why:
        others = ", ".join(other.id for other in entry.others) or entry.within
        yield f"    the same event as {others}: {entry.why}"
    for code in languages if not event.left_out else ():
        if code != entry.text.language:
            target = entry.text.target(code)
            yield f"    {english_name(code)} {target.state}: {target.text or '-'}"


def _dated(entry: Entry) -> str:
    """What dates the event, before the editor."""
    event = entry.event
    if event.added:
        return "no text states it: added by the editor" if event.stated else "added by the editor on this sentence"
    if event.mentions:
        form = f", form {event.form}" if event.form else ""
        return f"dated by « {event.expression} », rule {event.rule}, {event.basis}{form}"
    published = entry.communique.published
    return f"a decision without a date, by the cue {event.rule}; dated by the meeting of {published}"


def _said(event: Event, edit: Edit, word: str) -> Iterator[str]:
    """What the editor says with one word, and how it was taken."""
    if word == "date":
        read = f"; the text has {event.read}" if event.read else ""
        yield f"    {edit.place(word)}: date = {edit.reading or edit.said[word]}{read}"
    elif word == "text":
        yield f"    {edit.place(word)}: printed as « {event.text or event.sentence.text} »"
    elif word == "leave-out" and event.left_out:
        yield f"    {edit.place(word)}: left out by the editor; to bring it back, delete that line, leave-out = true"
    elif word not in ("communique", "leave-out"):
        yield f"    {edit.place(word)}: {word} = {edit.said[word]}"
