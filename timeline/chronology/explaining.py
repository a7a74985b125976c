"""Why this event: how an entry of the chronology came to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.language.names import english_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model.edition import Entry


def explain_entry(entry: Entry, languages: Sequence[str]) -> Iterator[str]:
    """Lines that say how an entry came about: its sentence and place, what dates it, rule, basis, translations."""
    event, communique = entry.event, entry.communique
    yield f"{entry.id}: {event.when} {event.kind}"
    yield f"    {event.sentence.span}, {event.sentence.cite()} of {communique.id}"
    yield f"    « {event.sentence.text} »"
    if event.mentions:
        yield f"    dated by « {event.expression} », rule {event.rule}, {event.basis}"
    else:
        yield f"    a decision without a date, by the cue {event.rule}; dated by the meeting of {communique.published}"
    yield f"    the communiqué's date: {communique.published}, {communique.basis}"
    if entry.why:
        others = ", ".join(other.id for other in entry.others) or entry.within
        yield f"    the same event as {others}: {entry.why}"
    for code in languages:
        if code != entry.text.language:
            target = entry.text.target(code)
            yield f"    {english_name(code)} {target.state}: {target.text or '-'}"
